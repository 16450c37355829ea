"""The figures layer: hand-made cases, parts, speakers, and evidence that always equals its slice."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.figures import LAYER
from rashomon.model.annotations import Annotations, Attribution, AttributionKind, Comparator, Figure, FigureKind
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span
from rashomon.text.parse import Source, parse_articles

CASES = Path(__file__).parents[2] / "bench" / "cases" / "figures.tsv"
Reading = tuple[str, float | None, float | None, float | None, str]


def figures_in(text: str, *, attributions: tuple[Attribution, ...] = ()) -> tuple[Figure, ...]:
    return figures_of((text,), attributions=attributions)[0]


def figures_of(texts: tuple[str, ...], *, attributions: tuple[Attribution, ...] = ()) -> list[tuple[Figure, ...]]:
    sources = [Source(Article(f"a{n}", f"d{n}", Span(0, len(text)), published="2024-03-05"), text) for n, text in enumerate(texts)]
    return [LAYER.run(parsed, Annotations(parsed.article.id, attributions=attributions)).figures for parsed in parse_articles(sources)]


def reading(figure: Figure) -> Reading:
    return figure.kind.value, figure.value, figure.low, figure.high, figure.comparator.value


def expected(cell: str) -> list[Reading]:
    found: list[Reading] = []
    for part in cell.split(";") if cell != "-" else []:
        kind, value, *comparator = part.split()
        hedge = comparator[0] if comparator else "exactly"
        low, dots, high = value.partition("..")
        if dots:
            found.append((kind, None, float(low) if low else None, float(high) if high else None, hedge))
        else:
            found.append((kind, None if value == "?" else float(value), None, None, hedge))
    return sorted(found, key=str)


@functools.cache
def strong_cases() -> tuple[tuple[str, str], ...]:
    rows = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert len(rows) >= 250
    return tuple((row[0], row[1]) for row in rows if row[2] == "STRONG")


def test_strong_cases_are_read_right() -> None:
    cases = strong_cases()
    found = figures_of(tuple(sentence for sentence, _ in cases))
    wrong = [
        (sentence, got)
        for (sentence, cell), figures in zip(cases, found, strict=True)
        if (got := sorted(map(reading, figures), key=str)) != expected(cell)
    ]
    assert wrong == []


def test_a_part_points_at_its_whole() -> None:
    whole, part = figures_in("Rioters burned 90 cars, including 12 police vans.")
    assert part.part_of == whole.id
    assert part.who_class == "police_vehicles"


def test_more_injured_than_dead_is_not_a_new_toll() -> None:
    dead, hurt = figures_in("The ministry said 14 soldiers have died, with 87 more injured.")
    assert (dead.kind, dead.incremental) == (FigureKind.DEATHS, None)
    assert (hurt.kind, hurt.incremental) == (FigureKind.INJURIES, None)


def test_new_ones_are_incremental() -> None:
    (found,) = figures_in("The clinic reported three more deaths.")
    assert found.incremental is True


def test_absence_of_figures_has_no_value() -> None:
    (found,) = figures_in("No figures for deaths have been released.")
    assert found.negated
    assert found.value is None


def test_speaker_is_the_innermost_attribution() -> None:
    text = "The mayor said police reported that 12 people were arrested."
    outer = _attribution("outer", "The mayor", text, text.index("police"))
    inner = _attribution("inner", "police", text, text.index("12"))
    (found,) = figures_in(text, attributions=(outer, inner))
    assert found.attribution == "inner"
    assert found.speaker_words == "police"


def _attribution(name: str, speaker: str, text: str, start: int) -> Attribution:
    content = Evidence("d0", start, len(text), text[start:])
    return Attribution(name, "a0", AttributionKind.INDIRECT, None, None, speaker, None, None, None, None, content)


def test_years_ages_and_labels_are_no_figures() -> None:
    assert figures_in("In 2016 the court, under Article 12, freed Ann Lee, 34, on May 5.") == ()


def test_group_of_two_services_is_the_class_above_them() -> None:
    (found,) = figures_in("Officials said 14 police and army reserve personnel died.")
    assert found.who_class in {"security_forces", "police"}
    assert found.comparator is Comparator.EXACTLY


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("0123456789 .,-/:$%€aehndozs\n“’")), max_size=60))
def test_garbage_never_breaks_and_evidence_is_its_slice(text: str) -> None:
    if not text:
        return
    for figure in figures_in(text):
        assert text[figure.evidence.start : figure.evidence.end] == figure.evidence.words


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_empty_text_has_no_figures(text: str) -> None:
    padded = f"x{text}"
    assert figures_in(padded) == ()


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("On the evening of the blast the minister had named 50 dead.", None),
        ("The ministry had previously reported 19 deaths.", None),
        ("Police earlier put the number of injured at 40.", None),
        ("Police said 12 people had been killed.", "2024-03-05"),
        ("Officials said they had counted 12 dead.", "2024-03-05"),
    ],
)
def test_an_earlier_reading_has_another_day(text: str, as_of: str | None) -> None:
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text)), published="2024-03-05"), text)])
    (figure,) = LAYER.run(parsed, Annotations("a1")).figures
    assert figure.as_of == as_of


def test_a_toll_that_rose_holds_the_one_before() -> None:
    text = "The death toll rose to 340, up from 290."
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text)), published="2024-03-05"), text)])
    assert [(figure.value, figure.as_of) for figure in LAYER.run(parsed, Annotations("a1")).figures] == [(340.0, "2024-03-05"), (290.0, None)]


def test_a_share_of_the_vote_is_somebodys() -> None:
    assert [figure.who for figure in figures_in("Ana Reyes won 51 percent of the vote.")] == ["vote for reyes"]


def test_the_verb_that_passes_a_number_is_its_hedge() -> None:
    assert [figure.evidence.words for figure in figures_in("The death toll passed 100 on Friday.")] == ["passed 100"]
