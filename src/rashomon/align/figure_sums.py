"""Numbers that an account adds up: stated parts beside their whole, and numbers told side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rashomon.align.figure_pairs import bounds, said
from rashomon.align.series_keys import PEOPLE
from rashomon.model.annotations import Figure, FigureKind

__all__ = ["addends", "overfull"]

_ADDED = PEOPLE | {FigureKind.COUNT, FigureKind.MONEY}
#: So many code points stand between two numbers that are told side by side: "12 Norlanders and 11 Sudlanders", "2 million doses for the north and 3 million".
BESIDE = 60


def addends(figures: Sequence[Figure]) -> Mapping[str, float]:
    """Figure id to the sum that it makes with the number told beside it, for people, counts and money, where the sum is told somewhere.

    Args:
        figures: the figures of one story.
    """
    added = [figure for figure in figures if figure.kind in _ADDED and figure.value and not figure.part_of]
    told = {(figure.value, figure.unit) for figure in added}
    sums: dict[str, float] = {}
    for one, other in pairwise(sorted(added, key=lambda figure: (figure.article, figure.evidence))):
        total = (one.value or 0.0) + (other.value or 0.0)
        beside = one.article == other.article and 0 < other.evidence.start - one.evidence.end < BESIDE
        if beside and (one.kind, one.unit) == (other.kind, other.unit) and (total, one.unit) in told:
            sums[one.id] = sums[other.id] = total
    return sums


def overfull(figures: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure], str]]:
    """A whole, its stated parts and the reason, where the parts add up to more than the whole.

    Args:
        figures: the figures of one story.
    """
    of_id = {figure.id: figure for figure in figures}
    parts: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.part_of in of_id and figure.value is not None:
            parts[figure.part_of].append(figure)
    for whole_id, found in parts.items():
        whole = of_id[whole_id]
        total = sum(figure.value or 0.0 for figure in found)
        if whole.value is not None and total > bounds(whole)[1]:
            yield whole, found, f"One account: the parts add up to {total:g}, the whole is “{said(whole)}”."
