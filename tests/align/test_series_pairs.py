"""Which readings of two accounts are of one quantity, and how they then part: pairs of our own sentences from many kinds of event."""

from __future__ import annotations

import pytest

from rashomon.align.figure_disputes import figure_disputes
from rashomon.align.series import join_series
from rashomon.annotate.figures import LAYER
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles

#: First account (1 March), second account (given day), words of each reading.
MEET = (
    ("The spill let 4 tonnes of acid run into the river.", 2, "Inspectors put the acid in the river at 5.2 metric tons.", "4 tonnes", "5.2 metric tons"),
    ("The tank released 2 million litres of fuel oil.", 2, "Some 2,900 cubic metres of fuel oil were released.", "2 million", "2,900"),
    ("The fire burned 900 hectares of forest.", 2, "The fire has burned 2,200 acres of forest.", "900", "2,200"),
    ("The village lies 310 kilometres north of Norden.", 2, "The hamlet, 190 miles north of Norden, was cut off.", "310", "190"),
    ("Crews needed 45 minutes to reach the wreck.", 2, "It took two hours until crews reached the wreck.", "45", "two hours"),
    ("The gunmen let seven women go in the evening.", 2, "Nine women were let go in the evening, the army said.", "seven", "Nine"),
    ("The mill employs 850 people.", 2, "The mill has around 800 employees.", "850", "800"),
    ("No more than 40 people were on the ferry, the owner said.", 2, "According to the crew more than 70 people were on the ferry.", "40", "70"),
    ("A storm killed at least 11 people.", 3, "Confirmed deaths: 24", "11", "24"),
    ("Four welders were taken to hospital after the blast.", 3, "Twenty-six people were treated in hospital after the blast.", "Four", "Twenty-six"),
    ("Some 5,000 walked behind the coffin.", 2, "The funeral march drew 5,300 participants.", "5,000", "5,300"),
    ("The quake measured 6.2 on the Richter scale.", 2, "The magnitude-6.0 quake struck at dawn.", "6.2", "6.0"),
    ("The island has about 90,000 residents.", 2, "The island, home to 140,000 people, was without power.", "90,000", "140,000"),
    ("The firm recalled 12,000 strollers.", 2, "Nearly 15,000 strollers were recalled.", "12,000", "15,000"),
    ("The union wants a raise of 9 percent.", 2, "The union demands a 9.5 percent raise.", "9 percent", "9.5"),
)  # fmt: skip
APART = (
    ("Twelve witnesses were heard in court.", 2, "Fifteen marchers carried candles.", "Twelve", "Fifteen"),
    ("The fire burned 900 hectares of forest.", 2, "The farm covers 40 hectares.", "900", "40"),
    ("The village lies 310 kilometres north of Norden.", 2, "Smoke was seen 60 kilometres south of Sarn.", "310", "60"),
    ("The firm recalled 12,000 strollers.", 2, "The firm has 11,000 shops.", "12,000", "11,000"),
    ("The mill employs 850 people.", 2, "The storm trapped 800 people in lifts.", "850", "800"),
    ("Crews needed 45 minutes to reach the wreck.", 2, "The concert lasted 50 minutes.", "45", "50"),
    ("Nine police officers were hurt.", 2, "Ten rioters were hurt.", "Nine", "Ten"),
    ("Ms Ader got 41 percent of the vote.", 2, "Prices rose by 44 percent in a year.", "41", "44"),
    ("A storm killed 11 people.", 3, "Police arrested 12 people.", "11", "12"),
    ("Guards seized seven rifles from the barn.", 2, "Guards seized a radio and three other rifles from the barn.", "seven", "three other"),
    ("The bank lost $4 million.", 2, "The mayor earns $5 million.", "$4", "$5"),
)  # fmt: skip


def accounts_of(first: str, day: int, second: str) -> tuple[Account, ...]:
    days = ("2024-03-01", f"2024-03-{day:02d}")
    sources = [Source(Article(f"a{n}", f"d{n}", Span(0, len(text)), published=days[n]), text) for n, text in enumerate((first, second))]
    return tuple(Account(p.article, p.text, LAYER.run(p, Annotations(p.article.id))) for p in parse_articles(sources))


@pytest.mark.parametrize("case", [*((*row, True) for row in MEET), *((*row, False) for row in APART)], ids=lambda case: f"{case[3]} {case[4]}")
def test_readings_of_one_quantity_meet_and_others_do_not(case: tuple[str, int, str, str, str, bool]) -> None:
    first, day, second, one, other, meet = case
    figures, _ = join_series(accounts_of(first, day, second), {})
    found = [next((f for f in figures if f.article == f"a{n}" and words in f.evidence.words), None) for n, words in enumerate((one, other))]
    assert None not in found, [f.evidence.words for f in figures]
    assert (len({f.series for f in found if f is not None}) == 1) is meet


#: First account, second account (2 March), the kinds of dispute that the two should make.
DIFFER: tuple[tuple[str, str, set[DisputeKind]], ...] = (
    ("The village lies 310 kilometres north of Norden.", "The hamlet, 310 miles north of Norden, was cut off.", {DisputeKind.CONTRADICTION}),
    ("The quake struck 35 miles west of Norden.", "The quake struck 58 km west of Norden.", {DisputeKind.ROUNDING}),
    ("The island has about 90,000 residents.", "The island, home to 140,000 people, was without power.", {DisputeKind.CONTRADICTION}),
    ("No more than 40 people were on the ferry, the owner said.", "According to the crew more than 70 people were on the ferry.",
     {DisputeKind.CONTRADICTION}),
    ("Turnout was 71.4 percent. Women won 80 percent of the seats.", "The commission said that turnout was almost 80 percent.",
     {DisputeKind.CONTRADICTION}),
    ("He repaid the charity about $70,000.", "He repaid the charity more than $70,000.", {DisputeKind.ROUNDING}),
    ("He repaid the charity about $70,000.", "The tailor earns more than $70,000.", set()),
    ("The mill employs 850 people.", "The mill employs 850 people.", set()),
    ("Soldiers seized three rifles.", "Soldiers seized two rifles and a radio.", set()),
    ("The firm recalled 12,000 strollers.", "The firm has 11,000 shops.", set()),
)  # fmt: skip


@pytest.mark.parametrize("case", DIFFER, ids=lambda case: case[0])
def test_readings_that_meet_part_for_a_reason(case: tuple[str, str, set[DisputeKind]]) -> None:
    accounts = accounts_of(case[0], 2, case[1])
    figures, series = join_series(accounts, {})
    assert {dispute.kind for dispute in figure_disputes(accounts, figures, series)} == case[2]
