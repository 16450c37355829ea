"""Groups of articles with an index over their strongest features, so that the groups near an article are found without reading all."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.stories.features import Vector

__all__ = ["Group", "Shelf", "closeness", "product"]

#: Features of an article or group that lead to others; the strongest carry names and rare words.
LEADS = 40
#: Groups that one feature leads to: the latest ones. A word in more stories than this tells none of them apart.
LONGEST_LIST = 120
#: Groups compared in full.
COMPARED = 24
#: Two weeks apart, news is hardly the same event's any more unless the words insist: likeness halves each 30 days, down to a quarter.
HALVING_DAYS, LEAST_DECAY = 30.0, 0.25


@dataclass(slots=True, eq=False)
class Group:
    """Articles taken together.

    Attributes:
        articles: their numbers in the stream.
        total: sum of their vectors.
        first, last: days (proleptic ordinal) of the earliest and latest dated article, or None.
    """

    articles: list[int]
    total: Vector
    first: int | None
    last: int | None

    def add(self, other: Group) -> None:
        """Takes in the articles of another group."""
        self.articles.extend(other.articles)
        for word, weight in other.total.items():
            self.total[word] = self.total.get(word, 0.0) + weight
        days = [day for day in (self.first, self.last, other.first, other.last) if day is not None]
        self.first, self.last = (min(days), max(days)) if days else (None, None)


@dataclass(slots=True, eq=False)
class Shelf:
    """Groups by number, and which of them each strong feature leads to, oldest first."""

    groups: dict[int, Group] = field(default_factory=dict)
    index: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    known: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def enter(self, number: int, words: Iterable[str]) -> None:
        """Lets the features lead to the group."""
        for word in words:
            if word not in self.known[number]:
                self.known[number].add(word)
                self.index[word].append(number)

    def near(self, vector: Vector, words: Iterable[str]) -> list[int]:
        """The groups that share most of the vector's strong features (``words``), best first."""
        scores: defaultdict[int, float] = defaultdict(float)
        for word in words:
            for number in self.index.get(word, ())[-LONGEST_LIST:]:
                scores[number] += vector[word]
        return sorted(scores, key=lambda number: (-scores[number], number))[:COMPARED]


def leads(vector: Vector) -> list[str]:
    """The strongest features of a vector."""
    return sorted(vector, key=lambda word: (-vector[word], word))[:LEADS]


def product(one: Vector, two: Vector) -> float:
    """The scalar product of two vectors; exact, so the order of summing does not matter."""
    if len(one) > len(two):
        one, two = two, one
    return math.fsum(weight * two[word] for word, weight in one.items() if word in two)


def closeness(one: Group, two: Group) -> float:
    """Mean likeness of the articles of two groups, less where time lies between them; 0 to 1."""
    mean = product(one.total, two.total) / (len(one.articles) * len(two.articles))
    return mean * _decay(one, two)


def _decay(one: Group, two: Group) -> float:
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return 1.0
    gap = max(0, max(one.first, two.first) - min(one.last, two.last))
    return max(LEAST_DECAY, math.pow(0.5, gap / HALVING_DAYS))
