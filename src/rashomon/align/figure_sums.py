"""Numbers that an account adds up: stated parts beside their whole, and numbers told side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rashomon.align.figure_pairs import bounds, said
from rashomon.align.series_keys import PEOPLE
from rashomon.model.annotations import Figure, FigureKind
from rashomon.text.facets import contains

__all__ = ["addends", "overfull"]

#: So many code points stand between two numbers that are told side by side: "12 Norlanders and 11 Sudlanders".
BESIDE = 30


def addends(figures: Sequence[Figure]) -> Mapping[str, float]:
    """Figure id to the sum that it makes with the number told beside it, for people only and where the sum is told somewhere.

    Args:
        figures: the figures of one story.
    """
    people = [figure for figure in figures if _counts_people(figure) and figure.value and not figure.part_of]
    told = {figure.value for figure in people}
    sums: dict[str, float] = {}
    for one, other in pairwise(sorted(people, key=lambda figure: (figure.article, figure.evidence))):
        total = (one.value or 0.0) + (other.value or 0.0)
        beside = one.article == other.article and 0 < other.evidence.start - one.evidence.end < BESIDE
        if beside and one.kind is other.kind and total in told:
            sums[one.id] = sums[other.id] = total
    return sums


def _counts_people(figure: Figure) -> bool:
    return figure.kind in PEOPLE or (figure.kind is FigureKind.COUNT and figure.unit is None and contains("people", figure.who_class))


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
