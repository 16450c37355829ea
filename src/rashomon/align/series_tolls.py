"""One event, one toll: groups of readings of people that are of one quantity whatever noun, verb or place name tells it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from rashomon.align.figure_likeness import Likeness, rivals
from rashomon.align.series_keys import ANYONE, BEFORE, CUMULATIVE, PEOPLE, eras_apart, is_share_of, scope
from rashomon.model.annotations import Account, Figure, FigureKind, PlaceKind
from rashomon.text.facets import contains

__all__ = ["Whereabouts", "by_nation", "near", "one_crowd", "one_toll", "places_of", "told_apart", "with_counts"]

#: Groups that one disaster strikes as a whole: "18 inmates" of one account are the "23 dead" of another.
_WHOLE = frozenset(
    {"prisoners", "passengers", "miners", "patients", "students", "residents", "workers", "refugees", "foreigners", "civilians", "men"}
)
#: Kinds whose crowd is told in many words: those in one street are marchers, workers, people.
_CROWDS = frozenset({FigureKind.PARTICIPANTS, FigureKind.DISPLACED, FigureKind.ARRESTS, FigureKind.TROOPS, FigureKind.MISSING})
#: Crowds that are always only some of those in the street.
_SIDES = frozenset({"security_forces", "officials", "children", "women", "journalists", "families", "militants", "rescuers"})
#: Smaller numbers are equal by chance too often to say that two words for the struck are of one group.
LEAST = 3.0
#: From here on equal numbers tell something.
LEAST_SAME = 10.0
#: Two tolls of one disaster lie no further apart than this where the group is named in other words, and where only the place is.
NEAR_GROUP, NEAR_PLACE = 3.0, 10.0
#: So many km lie two places of one disaster apart at most, where they are no country.
NEAR_KM = 80.0
#: No account adds anything up.
NONE: Mapping[str, float] = MappingProxyType({})
#: So many groups of one kind are compared; a story that tells more tolls than these tells of many events.
MOST = 40


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What of a place tells whether two tolls are of one event."""

    name: str
    country: str | None
    whole: bool
    lat: float | None
    lon: float | None


def places_of(accounts: Iterable[Account]) -> dict[str, Whereabouts]:
    """Place key to where it is."""
    return {
        place.place: Whereabouts(place.name.lower(), place.country, place.kind is PlaceKind.COUNTRY, place.lat, place.lon)
        for account in accounts
        for place in account.annotations.places
    }


def one_toll(groups: Sequence[list[Figure]], places: Mapping[str, Whereabouts], whole_of: Mapping[str, float] = NONE) -> list[list[Figure]]:
    """The groups with those joined that are one toll of one event: same kind, no other place, no other group of people, and no account that tells both.

    Args:
        groups: readings that met by facet and place.
        places: as ``places_of`` gives them.
        whole_of: as ``figure_sums.addends`` gives it; such a part joins no whole.
    """
    kept = [list(group) for group in groups]
    for kind in sorted(PEOPLE):
        tolls = [at for at, group in enumerate(kept) if group and _is_toll(group, kind)][:MOST]
        pairs = [(_distance(kept[one], kept[other], places), one, other) for one, other in combinations(tolls, 2)]
        into = {at: at for at in tolls}
        for far, one, other in sorted(pairs):
            low, high = sorted((_root(into, one), _root(into, other)))
            summed = _adds_to(kept[low], kept[high], whole_of) or _adds_to(kept[high], kept[low], whole_of)
            if far < math.inf and low != high and not summed and _distance(kept[low], kept[high], places) < math.inf:
                into[high] = low
                kept[low] += kept[high]
                kept[high] = []
    return [group for group in kept if group]


def _adds_to(part: Sequence[Figure], whole: Sequence[Figure], whole_of: Mapping[str, float]) -> bool:
    """Whether an account adds a reading of the one to another number, and the sum is told in the other: "12 Norlanders and 11 Sudlanders" of the 23."""
    sums = {whole_of[figure.id] for figure in part if figure.id in whole_of}
    return bool(sums) and any(figure.value in sums for figure in whole)


def _root(into: Mapping[int, int], at: int) -> int:
    while into[at] != at:
        at = into[at]
    return at


def _is_toll(group: Sequence[Figure], kind: FigureKind) -> bool:
    first = group[0]
    if first.who and set(first.who.split()) & BEFORE:
        return False  # "four prior arrests" are none of tonight's
    return first.kind is kind and not (first.incremental or first.part_of or is_share_of(first) or (first.negated and first.value is None))


def _distance(group: Sequence[Figure], other: Sequence[Figure], places: Mapping[str, Whereabouts]) -> float:
    """How unlike two tolls are; infinite where they cannot be one."""
    named = {scope(figure) for figure in group} != {scope(figure) for figure in other}
    if named and not all(one_crowd(one, two) for one in _firsts(group) for two in _firsts(other)):
        return math.inf
    if not _one_people(group, other) or not _one_time(group, other) or not _one_place(group, other, places) or told_apart(group, other):
        return math.inf
    apart = _ratio(group, other)
    bare = any(all(figure.who is None for figure in side) for side in (group, other))
    if apart > (NEAR_GROUP if named and not bare and not _grew(group, other) else NEAR_PLACE):
        return math.inf
    return apart + (NEAR_PLACE if named else 0.0)


def _grew(group: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether all that the one tells is later and larger: the four welders of the first evening are among the 26 people of the next day."""
    if group[0].kind not in CUMULATIVE or any(figure.as_of is None for figure in (*group, *other)):
        return False
    for early, late in ((group, other), (other, group)):
        if max(figure.as_of or "" for figure in early) < min(figure.as_of or "" for figure in late):
            return max(map(_size, early)) < min(map(_size, late))
    return False


def _firsts(group: Sequence[Figure]) -> list[Figure]:
    """One reading for each group of people."""
    return list({scope(figure): figure for figure in reversed(group)}.values())


def one_crowd(left: Figure, right: Figure) -> bool:
    """Whether two words for people may stand for the same ones: nobody in particular beside those whom the event struck."""
    one, other = scope(left), scope(right)
    if one == other:
        return True
    if left.kind in _CROWDS:
        held = contains(left.who_class, right.who_class) or contains(right.who_class, left.who_class)
        return not {one, other} & _SIDES and ("people" in {one, other} or (held and None not in {left.who_class, right.who_class}))
    if "people" not in {one, other}:
        return contains(left.who_class, right.who_class) or contains(right.who_class, left.who_class) if {one, other} <= _WHOLE else False
    named, figure = (other, right) if one == "people" else (one, left)
    return named in _WHOLE or (figure.who_class is None and named not in ANYONE)


def _one_people(group: Sequence[Figure], other: Sequence[Figure]) -> bool:
    peoples = [{people for figure in side if (people := _nation(figure))} for side in (group, other)]
    return not all(peoples) or bool(peoples[0] & peoples[1])


def _one_time(group: Sequence[Figure], other: Sequence[Figure]) -> bool:
    years = [{figure.as_of[:4] for figure in side if figure.as_of} for side in (group, other)]
    if all(years) and not years[0] & years[1]:
        return False
    return not any(eras_apart(one, two) for one in _by_day(group) for two in _by_day(other))


def _by_day(group: Sequence[Figure]) -> list[Figure]:
    """One reading for each month that a group is told of."""
    return list({(figure.as_of or "")[:7]: figure for figure in group if figure.as_of}.values())


def _one_place(group: Sequence[Figure], other: Sequence[Figure], places: Mapping[str, Whereabouts]) -> bool:
    sides = [{figure.where for figure in side if figure.where} for side in (group, other)]
    months = [{figure.as_of for figure in side} for side in (group, other)]
    if months[0] == months[1] and len(months[0]) == 1 and len(next(iter(months[0])) or "") == len("2005-02"):
        return True  # "the quake of February" is one quake, in the town or in its province
    return all(near(one, two, places) for one in sides[0] for two in sides[1])


def near(one: str, other: str, places: Mapping[str, Whereabouts]) -> bool:
    """Whether two places may be of one event: one holds the other, or they are neighbours."""
    if one == other or one not in places or other not in places:
        return one == other
    left, right = places[one], places[other]
    if None not in {left.country, right.country} and left.country != right.country:
        return False
    if left.whole or right.whole or set(left.name.split()) <= set(right.name.split()) or set(right.name.split()) <= set(left.name.split()):
        return True
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None not in {left.country, right.country} or left.name == right.name
    wide = math.cos(math.radians((left.lat + right.lat) / 2))
    return math.hypot(left.lat - right.lat, (left.lon - right.lon) * wide) * 111.2 <= NEAR_KM


def told_apart(group: Sequence[Figure], other: Sequence[Figure], but: str | None = None) -> bool:
    """Whether one account tells a number of each group in one voice: it counts two things then.

    Args:
        group: readings.
        other: further readings.
        but: an account that is not asked.
    """
    dated = {figure.article for figure in (*group, *other) if figure.as_of is not None}
    sides: list[dict[tuple[object, ...], Figure]] = [{}, {}]
    for found, side in zip(sides, (group, other), strict=True):
        for figure in side:
            if figure.as_of is not None or figure.article not in dated:  # else told as an earlier reading of the same thing
                found.setdefault((figure.article, figure.value, figure.low, figure.speaker or figure.speaker_words), figure)
    told: dict[str, list[Figure]] = defaultdict(list)
    for figure in sides[0].values():
        told[figure.article].append(figure)
    now = [figure for figure in sides[1].values() if figure.article != but and figure.article in told]
    return any(
        (one.value, one.low) != (figure.value, figure.low) and not rivals(one, figure) for figure in now for one in told[figure.article][:MOST]
    )


def _ratio(group: Sequence[Figure], other: Sequence[Figure]) -> float:
    """How many times the one toll is the other, at the nearest; small numbers tell nothing where the groups differ."""
    sizes = [{size for figure in side if (size := _size(figure)) > 0} for side in (group, other)]
    if not all(sizes):
        return 1.0
    near = min(max(one, two) / min(one, two) for one in sizes[0] for two in sizes[1])
    least = min(max(sizes[0]), max(sizes[1]))
    named = {scope(figure) for figure in group} != {scope(figure) for figure in other}
    return math.inf if named and group[0].kind in CUMULATIVE and least < LEAST else near


def _size(figure: Figure) -> float:
    return figure.value if figure.value is not None else figure.low or 0.0


def _nation(figure: Figure) -> str | None:
    """The capital word that stands before the counted noun inside the reading ("Four Norlandian soldiers"), in lower case."""
    words = figure.evidence.words.split()
    inner = [word for word in words[1:-1] if word[:1].isupper() and word.isalpha() and not word.isupper()]
    return inner[-1].lower() if inner else None


#: Nouns that stand for people in a list.
_LISTED = frozenset({"name", "body", "soul", "signature"})
#: So much of rare words two sentences share where one counts people without saying what befell them.
SHARED = 2.0
#: An untold count lies no further from the toll than this.
NEAR_COUNT = 2.5


def with_counts(groups: Sequence[list[Figure]], found: Likeness, whole_of: Mapping[str, float] = NONE) -> list[list[Figure]]:
    """The groups with bare counts of people ("eighty-seven were taken") joined to the toll of another account that they are likest to.

    Args:
        groups: readings that met.
        found: what the sentences around them share.
        whole_of: as ``figure_sums.addends`` gives it; such a part joins no toll.
    """
    kept = [list(group) for group in groups]
    tolls = [group for kind in sorted(PEOPLE) for group in kept if _is_toll(group, kind)][:MOST]
    for group in kept:
        if group[0].kind is not FigureKind.COUNT or not all(_bare(figure) for figure in group):
            continue
        fitting = sorted(
            (
                (score, -at)
                for at, toll in enumerate(tolls)
                if not _adds_to(group, toll, whole_of) and (score := _fits(group, toll, found)) is not None
            ),
            reverse=True,
        )
        if fitting:
            tolls[-fitting[0][1]].extend(group)
            group.clear()
    return [group for group in kept if group]


def _bare(figure: Figure) -> bool:
    """Whether the reading counts people or does not say what it counts."""
    if figure.unit is not None or figure.incremental or figure.part_of or figure.negated or _size(figure) < LEAST:
        return False
    return figure.who is None or contains("people", figure.who_class) or figure.who.split()[-1] in _LISTED | ANYONE


def _fits(group: Sequence[Figure], toll: Sequence[Figure], found: Likeness) -> float | None:
    """How surely a bare count is of a toll; None where nothing says so."""
    if told_apart(group, toll) or not _one_time(group, toll):
        return None
    scores = [score for one in group for other in toll if (score := _fit(one, other, found)) is not None]
    return max(scores, default=None)


def _fit(figure: Figure, other: Figure, found: Likeness) -> float | None:
    low, high = sorted((_size(figure), _size(other)))
    if low <= 0 or high > NEAR_COUNT * low:
        return None
    classed = figure.who_class not in {None, "people"} and other.who_class not in {None, "people"}
    if classed and not (contains(figure.who_class, other.who_class) or contains(other.who_class, figure.who_class)):
        return None
    common = found.shared(figure, other)
    if common == 0.0 and not low == high >= LEAST_SAME:
        return None  # twelve witnesses in court are not the fifteen who marched
    shared = common + (2.0 if classed else 0.0) + (2.0 if low == high >= LEAST_SAME else 0.0)
    return shared if shared >= SHARED else None


def by_nation(members: Sequence[Figure]) -> list[list[Figure]]:
    """The readings by the people they are of, where two peoples are told: two armies count their own dead."""
    found: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in members:
        found[_nation(figure)].append(figure)
    return list(found.values()) if len(found.keys() - {None}) > 1 else [list(members)]
