"""Many reports of one event folded into one row, and one value of a series picked, each by a named rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.annotations import Figure
from rashomon.model.book import Series

__all__ = ["Aggregate", "BestRule", "ReportRow", "best_of", "mode_of", "reconcile"]

#: One report: column to what it says; an empty cell says nothing.
ReportRow = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One column over all reports of one event.

    Attributes:
        n: reports that say anything.
        distinct: different values among them.
        low, high: smallest and largest, as written; None for columns that are not numbers, or where nothing is said.
        mode: most frequent value; of tied ones the smallest number, else the first in the alphabet; None where nothing is said.
        ties: all tied values in that order; empty where there is no tie.
    """

    n: int
    distinct: int
    low: str | None
    high: str | None
    mode: str | None
    ties: tuple[str, ...]


class BestRule(StrEnum):
    """How one value of a series may be picked; only ever by name."""

    LATEST = "latest"
    LOWEST = "lowest"
    HIGHEST = "highest"
    MAJORITY = "majority"
    ORIGINS = "majority of origins"


def reconcile(reports: Iterable[ReportRow], *, event: str, numbers: Sequence[str], others: Sequence[str]) -> dict[str, dict[str, Aggregate]]:
    """What the reports of each event say together: event id to column to aggregate, for events with more than one report.

    Args:
        reports: rows; every row names its event.
        event: the column with the event's id.
        numbers: columns that hold numbers.
        others: columns compared as words.

    >>> rows = [{"e": "1", "dead": "8"}, {"e": "1", "dead": "12"}, {"e": "1", "dead": "8"}, {"e": "2", "dead": "3"}]
    >>> reconcile(rows, event="e", numbers=["dead"], others=[])["1"]["dead"]
    Aggregate(n=3, distinct=2, low='8', high='12', mode='8', ties=())
    """
    grouped: dict[str, list[ReportRow]] = defaultdict(list)
    for report in reports:
        grouped[report[event]].append(report)
    return {
        key: {
            **{column: _aggregate([row[column] for row in rows], numeric=True) for column in numbers},
            **{column: _aggregate([row[column] for row in rows], numeric=False) for column in others},
        }
        for key, rows in grouped.items()
        if len(rows) > 1
    }


def _aggregate(values: Sequence[str], *, numeric: bool) -> Aggregate:
    said = [value.strip() for value in values if value.strip()]
    mode, ties = mode_of(said, numeric=numeric)
    ordered = sorted(said, key=float) if numeric else []
    return Aggregate(len(said), len(set(said)), ordered[0] if ordered else None, ordered[-1] if ordered else None, mode, ties)


def mode_of(values: Sequence[str], *, numeric: bool) -> tuple[str | None, tuple[str, ...]]:
    """The most frequent value and, if several share the first place, all of them.

    >>> mode_of(["b", "a"], numeric=False)
    ('a', ('a', 'b'))
    """
    if not values:
        return None, ()
    counted = Counter(values)
    most = max(counted.values())
    tied = [value for value, count in counted.items() if count == most]
    tied = sorted(tied, key=float) if numeric else sorted(tied)
    return tied[0], tuple(tied) if len(tied) > 1 else ()


def best_of(series: Series, figures: Mapping[str, Figure], rule: BestRule) -> float | None:
    """The value of a series by a named rule, or None where no reading gives one.

    ``latest`` takes the last reading in as-of order, ``majority`` the value that most articles give, ``majority of origins`` the one that
    most speakers stand behind, an account that names none counting as its own (of tied ones the lowest).
    """
    readings = [figures[reading] for reading in series.readings]
    points = [(figure.value if figure.value is not None else figure.low, figure.article) for figure in readings]
    values = [(value, article) for value, article in points if value is not None]
    if not values:
        return None
    if rule is BestRule.LATEST:
        return values[-1][0]
    if rule is BestRule.ORIGINS:
        values = [(value, figure.speaker or figure.speaker_words or article) for (value, article), figure in zip(points, readings, strict=True) if value is not None]
    if rule in {BestRule.MAJORITY, BestRule.ORIGINS}:
        votes = Counter(value for value, _ in sorted(set(values)))
        return min(votes, key=lambda value: (-votes[value], value))
    return min(values)[0] if rule is BestRule.LOWEST else max(values)[0]
