"""Tellings that stand at one spot of one passage, which a copy repeats in whatever words: they tell of one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.align.happening_pairs import Told
from rashomon.align.twins import Spot, Twins

__all__ = ["twin_tellings"]

#: Of two tellings equally near, the one of the same kind is the twin: it may stand this much further off, as a share of the passage.
OTHER_KIND = 0.1


def twin_tellings(told: Iterable[Told], twins: Twins) -> Mapping[str, Sequence[str]]:
    """The ids of the tellings that repeat a telling in a copy of its passage, by its own id.

    Two tellings are twins where each is the nearest one to the other in its article's wording of the passage.
    """
    passages: dict[int, dict[str, list[tuple[Spot, Told]]]] = defaultdict(lambda: defaultdict(list))
    for each in told:
        spot = twins.spot(each.event.article, each.event.trigger)
        if spot is not None:
            passages[spot.passage][each.event.article].append((spot, each))
    found: dict[str, list[str]] = defaultdict(list)
    for articles in passages.values():
        for one, two in combinations(sorted(articles), 2):
            for left, right in _pairs(articles[one], articles[two]):
                found[left].append(right)
                found[right].append(left)
    return found


def _pairs(left: Sequence[tuple[Spot, Told]], right: Sequence[tuple[Spot, Told]]) -> Iterator[tuple[str, str]]:
    """Each telling with the nearest of the other wording, where the choice is mutual; passages are sentences, they hold few tellings."""
    gaps = sorted(
        (abs(here.at - there.at) + (0.0 if one.group == two.group else OTHER_KIND), one.event.id, two.event.id)
        for here, one in left
        for there, two in right
        if here.near(there)
    )
    taken: set[str] = set()
    for _, one_id, two_id in gaps:
        if not taken & {one_id, two_id}:
            yield one_id, two_id
        taken |= {one_id, two_id}
