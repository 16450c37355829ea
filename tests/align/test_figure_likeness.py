"""Readings in other words: which are of one quantity, and which numbers are never set against each other."""

from __future__ import annotations

import pytest

from rashomon.align.figure_disputes import figure_disputes
from rashomon.align.series import join_series
from rashomon.annotate.figures import LAYER
from rashomon.model.annotations import Account, Annotations, Figure
from rashomon.model.book import Dispute
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles

DAYS = ("2024-03-05", "2024-03-06")


def told(*texts: str) -> tuple[tuple[Figure, ...], tuple[Dispute, ...]]:
    sources = [Source(Article(f"a{n}", f"d{n}", Span(0, len(text)), published=DAYS[min(n, 1)]), text) for n, text in enumerate(texts)]
    accounts = tuple(Account(p.article, p.text, LAYER.run(p, Annotations(p.article.id))) for p in parse_articles(sources))
    figures, series = join_series(accounts, {})
    return figures, figure_disputes(accounts, figures, series)


MEET = [
    ("Mira Kovan won 52.4 percent of the vote. Three roads are closed.", "Kovan took 52.36 per cent, the board said. It rained for nine hours."),
    ("The port lost 4.6 million euros in the affair.", "The audit puts the damage to the port at 4.6 million euros."),
    ("Lomia Lines carries 2.3 million passengers a year.", "Lomia Lines carried 2,280,000 passengers in all."),
    ("The aid ship brought 600,000 doses of oral vaccine to Bara.", "Bara received 612,000 doses of vaccine by sea."),
    ("The dam on the Olt holds 12 turbines.", "There are 13 turbines in the dam on the Olt."),
]


@pytest.mark.parametrize(("left", "right"), MEET)
def test_one_quantity_in_other_words(left: str, right: str) -> None:
    figures, _ = told(left, right)
    one, other = (next(figure for figure in figures if figure.article == article) for article in ("a0", "a1"))
    assert one.series == other.series


APART = [
    ("Mira Kovan won 52.4 percent of the vote and Jon Ader 45.1 percent.", "Kovan had 52.36 per cent against 45.07 per cent for Ader."),
    ("The keeper saved 34 shots, the first 17 of them before the break.", "The keeper saved 17 shots before the break."),
    ("She bought two tickets for the ferry.", "The ferry company sold three tickets to her brother."),
    ("The road is 40 kilometres long.", "The lake is 60 kilometres long."),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_two_quantities_do_not_contradict(left: str, right: str) -> None:
    _, disputes = told(left, right)
    assert [dispute.kind.value for dispute in disputes if dispute.kind.value in {"contradiction", "update"}] == []


DISPUTED = [
    ("contradiction", "The fund for the valley farmers holds $250 million.", "The fund for the valley farmers holds $400 million."),
    ("rounding", "Lomia Lines carries 2.3 million passengers a year.", "Lomia Lines carried 2,280,000 passengers in all."),
    ("update", "By Monday, 1,247 cases of cholera had been recorded in Bara.", "So far more than 1,300 cases of cholera were recorded in Bara."),
]


@pytest.mark.parametrize(("kind", "left", "right"), DISPUTED)
def test_counts_and_sums_part(kind: str, left: str, right: str) -> None:
    _, disputes = told(left, right)
    assert kind in {dispute.kind.value for dispute in disputes}


def test_a_story_of_many_figures_is_read_in_time() -> None:
    figures, _ = told(*(" ".join(f"The village of Orn{n} sent {n + 20} tents." for n in range(300)) for _ in range(2)))
    assert len({figure.series for figure in figures}) >= 300


SLIPS = [
    ("In the raid on the depot 12 soldiers and 30 rebels were killed.", "In the raid on the depot 30 soldiers and 12 rebels were killed."),
    ("The blast at the mill in Bara left 14 workers wounded.", "The blast at the mill in Bara left 14 workers dead."),
    ("The flood in Bara killed 45 people, including 12 children.", "The flood in Bara killed 45 children."),
]


@pytest.mark.parametrize(("left", "right"), SLIPS)
def test_a_number_copied_to_the_wrong_place(left: str, right: str) -> None:
    _, disputes = told(left, right)
    assert any(dispute.kind.value == "wording" and "Copied wrongly? Perhaps" in dispute.because for dispute in disputes)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The blast at the mill in Bara left 14 dead and 14 wounded.", "The blast at the mill in Bara left 14 wounded and 14 dead."),
        ("The storm killed 14 people in Bara.", "At the border 14 smugglers were wounded."),
        ("Two soldiers and three rebels were killed.", "Three rebels and two soldiers were killed."),
    ],
)
def test_what_only_looks_copied_wrongly(left: str, right: str) -> None:
    _, disputes = told(left, right)
    assert not any("Copied wrongly? Perhaps" in dispute.because for dispute in disputes)
