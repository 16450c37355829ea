"""Where a copy repeats another account: what stands at one place of a shared passage is one thing, however the copy words it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rashomon.model.book import Copy
from rashomon.model.spans import Evidence, Span

__all__ = ["Spot", "Twins", "twins_of"]

#: How far apart, as a share of the passage, one thing may stand in two wordings of it.
NEAR = 0.2


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a passage that several articles share: which passage, and how far into it the middle of the words stands, 0 to 1."""

    passage: int
    at: float

    def near(self, other: Spot) -> bool:
        """Whether both are about one place of one passage.

        >>> Spot(3, 0.5).near(Spot(3, 0.6)), Spot(3, 0.5).near(Spot(3, 0.9)), Spot(3, 0.5).near(Spot(4, 0.5))
        (True, False, False)
        """
        return self.passage == other.passage and abs(self.at - other.at) <= NEAR


@dataclass(frozen=True, slots=True)
class Twins:
    """The shared passages of the accounts of one story, by article: (start, end, passage), in text order and apart."""

    spans: Mapping[str, Sequence[tuple[int, int, int]]] = field(default_factory=dict)

    def spot(self, article: str, evidence: Evidence | Span) -> Spot | None:
        """Where in a shared passage the evidence stands; None where its first character stands in none."""
        rows = self.spans.get(article, ())
        number = bisect_right(rows, (evidence.start, 1 << 60, 0)) - 1
        if number < 0 or evidence.start >= rows[number][1]:
            return None
        start, end, passage = rows[number]
        return Spot(passage, ((evidence.start + evidence.end) / 2 - start) / (end - start))


def twins_of(copies: Iterable[Copy], articles: AbstractSet[str]) -> Twins:
    """The shared passages between ``articles``; what was copied on from a copy is one passage with its first original.

    Linear in the number of passages but for their sorting.
    """
    pairs = [
        ((copy.original, passage.original.start, passage.original.end), (copy.copy, passage.copy.start, passage.copy.end))
        for copy in copies
        if {copy.original, copy.copy} <= articles
        for passage in copy.passages
    ]
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for pair in pairs:
        for article, start, end in pair:
            spans[article].add((start, end))
    places: list[tuple[str, int, int]] = []
    home: dict[tuple[str, int, int], int] = {}
    for article in sorted(spans):
        _settle(article, sorted(spans[article]), places, home)
    into = list(range(len(places)))
    for one, two in pairs:
        low, high = sorted((_root(into, home[one]), _root(into, home[two])))
        into[high] = low
    rows: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, (article, start, end) in enumerate(places):
        rows[article].append((start, end, _root(into, number)))
    return Twins(dict(rows))


def _settle(article: str, spans: Iterable[tuple[int, int]], places: list[tuple[str, int, int]], home: dict[tuple[str, int, int], int]) -> None:
    """Spans of one article as places apart: those that overlap are one place, the widest of them."""
    for start, end in spans:
        if places and places[-1][0] == article and start < places[-1][2]:
            places[-1] = (article, places[-1][1], max(end, places[-1][2]))
        else:
            places.append((article, start, end))
        home[article, start, end] = len(places) - 1


def _root(into: list[int], number: int) -> int:
    while into[number] != number:
        into[number] = into[into[number]]
        number = into[number]
    return number
