"""Numbers that one account seems to have copied wrongly: moved to another noun, from the wounded to the dead, from the whole to a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.align.figure_likeness import Likeness
from rashomon.align.figure_nouns import noun_of
from rashomon.model.annotations import Comparator, Figure, FigureKind

__all__ = ["Slip", "slips"]

#: Two figures with what looks copied wrongly, in words.
Slip = tuple[Figure, Figure, str]
#: Smaller numbers are equal by chance.
LEAST = 3.0
#: So much of the rare words of two sentences is shared where one is the other retold.
SAME_FRAME = 0.5
#: Figures with one value that are compared; more of them are a year or a round number.
MOST_ALIKE = 24
_BEFELL = {FigureKind.DEATHS: "dead", FigureKind.INJURIES: "hurt", FigureKind.MISSING: "missing", FigureKind.ARRESTS: "arrested"}


def slips(figures: Sequence[Figure], kin: Likeness) -> Iterator[Slip]:
    """Which pairs of readings of different accounts tell one number of two things, in sentences that are otherwise one.

    Args:
        figures: the figures of one story.
        kin: what their sentences share.
    """
    parts: dict[str, list[Figure]] = defaultdict(list)
    by_value: dict[float, list[Figure]] = defaultdict(list)
    beside: dict[tuple[str, frozenset[str]], list[Figure]] = defaultdict(list)
    for figure in figures:
        parts[figure.part_of or ""].append(figure)
        beside[figure.article, kin.stems[figure.id]].append(figure)
        if figure.value is not None and figure.value >= LEAST and figure.comparator is not Comparator.VAGUE and figure.unit is None:
            by_value[figure.value].append(figure)
    for members in by_value.values():
        for left, right in combinations(members[:MOST_ALIKE], 2):
            if left.article == right.article:
                continue
            neighbours = {figure.id: beside[figure.article, kin.stems[figure.id]] for figure in (left, right)}
            why = _to_part(left, right, parts) or _befell(left, right, kin, neighbours) or _moved(left, right, kin, neighbours)
            if why is not None:
                yield left, right, why


def _frame(left: Figure, right: Figure, kin: Likeness) -> bool:
    one, other = kin.stems[left.id], kin.stems[right.id]
    return len(one & other) >= SAME_FRAME * len(one | other) > 0


def _befell(left: Figure, right: Figure, kin: Likeness, neighbours: Mapping[str, Sequence[Figure]]) -> str | None:
    """As in "12 wounded" that became "12 dead": no account tells both numbers so."""
    if left.kind is right.kind or not {left.kind, right.kind} <= set(_BEFELL) or not _frame(left, right, kin):
        return None
    if any(figure.kind is right.kind and figure.value == right.value for figure in neighbours[left.id]):
        return None
    if any(figure.kind is left.kind and figure.value == left.value for figure in neighbours[right.id]):
        return None
    return f"{left.value:g} are {_BEFELL[left.kind]} in one account and {_BEFELL[right.kind]} in the other, in the same sentence"


def _moved(left: Figure, right: Figure, kin: Likeness, neighbours: Mapping[str, Sequence[Figure]]) -> str | None:
    """As in "12 soldiers and 30 rebels" that became "30 soldiers and 12 rebels"."""
    one, other = noun_of(left), noun_of(right)
    if left.kind is not right.kind or one is None or other is None or one == other or not _frame(left, right, kin):
        return None
    there = any(noun_of(figure) == other and figure.value not in {None, left.value} for figure in neighbours[left.id])
    here = any(noun_of(figure) == one and figure.value not in {None, right.value} for figure in neighbours[right.id])
    return f"{left.value:g} counts {one} in one account and {other} in the other, in the same sentence" if there and here else None


def _to_part(left: Figure, right: Figure, parts: Mapping[str, Sequence[Figure]]) -> str | None:
    """As in "45 people, 12 of them children" that became "45 children"."""
    for whole, told in ((left, right), (right, left)):
        noun = noun_of(told)
        if noun is None or noun == noun_of(whole) or whole.kind is not told.kind:
            continue
        if any(noun_of(part) == noun and part.value not in {None, told.value} for part in parts.get(whole.id, ())):
            return f"{told.value:g} is the whole in one account and is told of {noun} alone in the other"
    return None
