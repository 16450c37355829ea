"""Reconcile: aggregates of report rows, and a best value only by a named rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.reconcile import BestRule, best_of, mode_of, reconcile
from rashomon.model.annotations import Comparator, Figure, FigureKind
from rashomon.model.book import Series
from rashomon.model.findings import Support
from rashomon.model.spans import Evidence

ROWS = [
    {"event": "e1", "dead": "10", "town": "Bree"},
    {"event": "e1", "dead": "9", "town": ""},
    {"event": "e1", "dead": "9", "town": "Archet"},
    {"event": "e2", "dead": "1", "town": "Bree"},
]


def test_numbers_sort_as_numbers_and_blanks_say_nothing() -> None:
    found = reconcile(ROWS, event="event", numbers=["dead"], others=["town"])
    assert list(found) == ["e1"]
    dead, town = found["e1"]["dead"], found["e1"]["town"]
    assert (dead.n, dead.distinct, dead.low, dead.high, dead.mode, dead.ties) == (3, 2, "9", "10", "9", ())
    assert (town.n, town.distinct, town.mode, town.ties, town.low) == (2, 2, "Archet", ("Archet", "Bree"), None)


@given(st.lists(st.sampled_from(["1", "2", "10"]), min_size=1, max_size=12))
def test_mode_is_most_frequent_and_smallest_of_ties(values: list[str]) -> None:
    mode, ties = mode_of(values, numeric=True)
    most = max(values.count(value) for value in values)
    tied = sorted({value for value in values if values.count(value) == most}, key=float)
    assert mode == tied[0]
    assert list(ties) == (tied if len(tied) > 1 else [])


def figure(name: str, article: str, value: float) -> Figure:
    words = str(value)
    return Figure(
        name, article, FigureKind.DEATHS, None, None, None, None, None, value, None, None, Comparator.EXACTLY, None, None, None, False, None, None, None,
        None, "s1", Evidence(article, 0, len(words), words),
    )  # fmt: skip


def test_best_only_by_rule() -> None:
    figures = {
        f.id: f
        for f in (figure("f1", "a1", 8.0), figure("f2", "a2", 12.0), figure("f3", "a3", 8.0), figure("f4", "a3", 8.0), figure("f5", "a4", 10.0))
    }
    series = Series("s1", FigureKind.DEATHS, None, None, None, None, tuple(figures), 8.0, 12.0, None, None, None, None, "", Support())
    assert [best_of(series, figures, rule) for rule in (BestRule.LATEST, BestRule.LOWEST, BestRule.HIGHEST, BestRule.MAJORITY)] == [
        10.0,
        8.0,
        12.0,
        8.0,
    ]
