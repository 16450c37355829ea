"""Figure disputes: each difference typed by its first explanation; what agrees is no dispute."""

from __future__ import annotations

import pytest

from rashomon.align.figure_disputes import figure_disputes
from rashomon.align.series import join_series
from rashomon.annotate.figures import LAYER
from rashomon.model.annotations import Account, Annotations, Attribution, AttributionKind
from rashomon.model.book import Dispute
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span
from rashomon.text.parse import Source, parse_articles

DAY, NEXT = "2024-03-05", "2024-03-06"


def disputes_of(*texts: tuple[str, str]) -> tuple[Dispute, ...]:
    sources = [Source(Article(f"a{n}", f"d{n}", Span(0, len(text)), published=day), text) for n, (day, text) in enumerate(texts)]
    accounts = tuple(Account(p.article, p.text, LAYER.run(p, Annotations(p.article.id))) for p in parse_articles(sources))
    figures, series = join_series(accounts, {})
    return figure_disputes(accounts, figures, series)


CASES = [
    ("update", (DAY, "The blast killed eight soldiers."), (NEXT, "The blast killed 12 soldiers.")),
    ("contradiction", (DAY, "The blast killed eight soldiers."), (DAY, "The blast killed 12 soldiers.")),
    ("update", (DAY, "The blast killed eight soldiers."), (DAY, "Officials now say the blast killed 12 soldiers.")),
    ("rounding", (DAY, "The bloc sent 2,400 soldiers."), (DAY, "The bloc sent thousands of soldiers.")),
    ("rounding", (DAY, "The storm killed about 400 people."), (DAY, "The storm killed 412 people.")),
    ("scope", (DAY, "The clashes killed eight soldiers."), (DAY, "The clashes killed dozens of protesters.")),
    ("scope", (DAY, "Rioters stormed several shops."), (DAY, "Rioters damaged around 60 shops.")),
    ("wording", (DAY, "The blast killed 123 people."), (DAY, "The blast killed 132 people.")),
    ("contradiction", (DAY, "The state doubled the price of crude oil."), (DAY, "Protests began after palm oil doubled in price.")),
]


@pytest.mark.parametrize(("kind", "left", "right"), CASES)
def test_difference_is_typed(kind: str, left: tuple[str, str], right: tuple[str, str]) -> None:
    found = disputes_of(left, right)
    assert [dispute.kind.value for dispute in found] == [kind]
    assert {piece.document for piece in found[0].evidence} == {"d0", "d1"}
    assert "?" in found[0].because


@pytest.mark.parametrize(
    "texts",
    [
        ((DAY, "The blast killed eight soldiers."), (NEXT, "The blast killed eight soldiers.")),
        ((DAY, "He ruled for 30 years. The war lasted 12 years."), (DAY, "The talks took five days.")),
        ((DAY, "She bought two tickets."), (DAY, "The party won 40 seats.")),
    ],
)
def test_what_agrees_or_is_unrelated_is_no_dispute(texts: tuple[tuple[str, str], ...]) -> None:
    assert disputes_of(*texts) == ()


def test_parts_that_exceed_their_whole() -> None:
    found = disputes_of((DAY, "Police arrested 50 people, including 30 men and 40 women."))
    assert "contradiction" in {dispute.kind.value for dispute in found}


def test_one_card_holds_all_readings() -> None:
    found = disputes_of(
        (DAY, "The blast killed eight soldiers."), (NEXT, "The blast killed 12 soldiers."), ("2024-03-07", "The blast killed 19 soldiers.")
    )
    assert [len(dispute.members) for dispute in found] == [3]


def test_two_speakers_of_one_account_can_part() -> None:
    text = "Rebels say 30 officers died. The army says 12 officers died."
    (parsed,) = parse_articles([Source(Article("a0", "d0", Span(0, len(text)), published=DAY), text)])
    said = tuple(
        Attribution(f"t{n}", "a0", AttributionKind.INDIRECT, None, None, who, None, None, None, None, Evidence("d0", start, end, text[start:end]))
        for n, (who, start, end) in enumerate([("Rebels", text.index("30"), 28), ("The army", text.index("12"), len(text))])
    )
    account = Account(parsed.article, parsed.text, LAYER.run(parsed, Annotations("a0", attributions=said)))
    figures, series = join_series([account], {})
    assert [dispute.kind.value for dispute in figure_disputes([account], figures, series)] == ["contradiction"]
    silent = Account(parsed.article, parsed.text, LAYER.run(parsed, Annotations("a0")))
    figures, series = join_series([silent], {})
    assert figure_disputes([silent], figures, series) == ()


def test_lower_bounds_and_earlier_readings_do_not_contradict() -> None:
    found = disputes_of(
        (DAY, "The blast killed 135 people."),
        (DAY, "At least 100 people were killed."),
        (NEXT, "The minister had named 50 dead. The blast killed 154 people."),
    )
    assert {dispute.kind.value for dispute in found} == {"update", "rounding"}


def test_reasons_are_readable() -> None:
    found = disputes_of((DAY, "The clashes killed eight law enforcement officials."), (DAY, "The clashes killed dozens of protesters."))
    assert [dispute.about for dispute in found] == ["deaths: law enforcement officials / protesters"]
    assert not any(mark in dispute.because for dispute in found for mark in ("_", "None", "none", "geonames"))


def test_two_events_are_not_one_toll() -> None:
    assert disputes_of((DAY, "The quake killed 12 people."), (DAY, "Tens of thousands of people were killed.")) == ()


def test_roundings_of_two_numbers_are_two_cards_and_the_widest_update_is_told() -> None:
    found = disputes_of(
        (DAY, "The blast killed about 50 people."),
        (DAY, "The blast killed 50 people."),
        (NEXT, "The blast killed about 150 people."),
        (NEXT, "The blast killed 154 people."),
    )
    assert sorted((dispute.kind.value, len(dispute.members)) for dispute in found) == [("rounding", 2), ("rounding", 2), ("update", 4)]
    assert "“154 people”" in next(dispute.because for dispute in found if dispute.kind.value == "update")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The visitors scored 24 points.", "The visitors scored 31 points."),
        ("He kicked a 32-yard field goal in the first half.", "He kicked a 41-yard field goal in the first half."),
        ("She hit 33 homers for the Lions and the Hawks.", "She hit 13 homers for the Hawks."),
        ("The club offered 140 million dollars. The agent asked for 184 million dollars.", "The club was asked for 184 million dollars."),
    ],
)
def test_what_an_event_holds_many_of_never_contradicts(left: str, right: str) -> None:
    assert not [dispute for dispute in disputes_of(("2024-03-05", left), ("2024-03-05", right)) if dispute.kind.value == "contradiction"]
