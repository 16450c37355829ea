"""Readings of one quantity across accounts, joined into series with the reason for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.align.figure_likeness import Likeness, likeness, meetings
from rashomon.align.figure_sums import addends
from rashomon.align.figure_words import befell, counted, place_names, who_counted
from rashomon.align.series_keys import PEOPLE, Facet, facet, reference, sense, sentence_around
from rashomon.align.series_tolls import by_nation, one_toll, places_of, told_apart, with_counts
from rashomon.align.series_units import comparable
from rashomon.align.twins import Spot, Twins
from rashomon.model.annotations import Account, Figure, FigureKind, PlaceKind
from rashomon.model.book import Series
from rashomon.model.findings import Support
from rashomon.model.ids import make_id
from rashomon.text.facets import broader

__all__ = ["join_series"]

_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
#: Two sums this close, in two currencies, are one price told twice: "90 rupees, or 12 cents".
_APPOSED = re.compile(r"^\s?(?:\(|,\s?or\b|,|or\b|\(about\b)?(?:\s?(?:about|or|around|roughly|some|just|nearly|over))*\s?$")
_NEAR = 24
#: So many groups or places are named in a reason.
NAMED = 4
#: Smaller numbers are equal by chance too often to say that two places tell of one quantity.
LEAST_SHARED = 3


def join_series(
    accounts: Sequence[Account], actor_of: Mapping[tuple[str, str], str], twins: Twins | None = None
) -> tuple[tuple[Figure, ...], tuple[Series, ...]]:
    """Which readings are of one quantity: all figures with ``series`` and ``speaker`` filled, and the series, in order of their first reading.

    Args:
        accounts: the accounts of one story.
        actor_of: (article, local entity) to actor id.
        twins: the passages that the accounts copied from each other; one number at one place of them is one reading.
    """
    of_article = {account.article.id: account for account in accounts}
    told = [_spoken(figure, actor_of) for account in accounts for figure in account.annotations.figures]
    figures = comparable(told, of_article)
    countries = _countries(accounts)
    buckets: dict[Facet, list[Figure]] = defaultdict(list)
    now = reference(accounts)
    for figure in figures:
        buckets[facet(figure, now[figure.article])].append(figure)
    groups: list[list[Figure]] = []
    for key, members in buckets.items():
        for nation in by_nation(members) if FigureKind(key.kind) in PEOPLE else [members]:
            groups.extend(_split(key, nation, countries, of_article))
    kin = likeness(of_article, figures)
    whole_of = addends(figures)
    tolls = one_toll(groups, places_of(accounts), whole_of)
    groups = with_counts(_met(_copied(_apposed(tolls, of_article), twins or Twins()), kin), kin, whole_of)
    names = place_names(accounts)
    of_id = {figure.id: figure for figure in told}
    groups = [[of_id[figure.id] for figure in group] for group in groups]
    built = [_series(group, of_article, names) for group in groups]
    built = _nested(built, groups)
    series_of = {reading: series.id for series in built for reading in series.readings}
    order = {figure.id: at for at, figure in enumerate(told)}
    placed = sorted(built, key=lambda series: min(order[reading] for reading in series.readings))
    return tuple(replace(figure, series=series_of[figure.id]) for figure in told), tuple(placed)


def _spoken(figure: Figure, actor_of: Mapping[tuple[str, str], str]) -> Figure:
    speaker = actor_of.get((figure.article, figure.entity)) if figure.entity else None
    return replace(figure, speaker=speaker) if speaker else figure


def _countries(accounts: Sequence[Account]) -> dict[str, tuple[str | None, bool]]:
    """Place key to its country and whether it *is* the country."""
    return {place.place: (place.country, place.kind is PlaceKind.COUNTRY) for account in accounts for place in account.annotations.places}


def _split(
    key: Facet, members: list[Figure], countries: Mapping[str, tuple[str | None, bool]], of_article: Mapping[str, Account]
) -> Iterable[list[Figure]]:
    """One bucket by place: a place that is not said, or the whole country, goes with the only narrower place there is."""
    if key.kind == FigureKind.COUNT.value:
        yield from _sharing_names(members, of_article)
        return
    if FigureKind(key.kind) not in PEOPLE | {FigureKind.VEHICLES, FigureKind.BUILDINGS}:
        yield members
        return
    narrow: dict[str, list[Figure]] = defaultdict(list)
    wide: list[Figure] = []
    for figure in members:
        if figure.where is None or countries.get(figure.where, (None, False))[1]:
            wide.append(figure)
        else:
            narrow[figure.where].append(figure)
    groups = _told_alike(narrow, place_names([of_article[article] for article in {figure.article: None for figure in members}]))
    if wide:
        sharing = [group for group in groups if _tolls(group) & _tolls(wide)]
        joined = groups if len(groups) == 1 else sharing if len(sharing) == 1 else []
        if joined:
            joined[0].extend(wide)
        else:
            yield wide
    yield from groups


def _tolls(group: Sequence[Figure]) -> set[float]:
    return {figure.value for figure in group if figure.value is not None and figure.value >= LEAST_SHARED}


def _told_alike(narrow: Mapping[str, list[Figure]], names: Mapping[str, str]) -> list[list[Figure]]:
    """The groups of places, those joined that give one number or whose names hold each other ("Norden", "the Norden valley").

    One flood is told of in the town, the valley and the province; two floods seldom kill the same number. Linear in the readings.
    """
    into: dict[str, str] = {place: place for place in narrow}

    def root(place: str) -> str:
        while into[place] != place:
            place = into[place]
        return place

    seen: dict[tuple[str, float], str] = {}
    words = {place: frozenset(names.get(place, place).lower().split()) for place in narrow}
    for place, group in narrow.items():
        keys: list[tuple[str, float]] = [("", value) for value in sorted(_tolls(group))] + [
            (word, 0.0) for word in sorted(words[place]) if len(word) > 3
        ]
        for key in keys:
            other = seen.setdefault(key, place)
            if other != place and (not key[0] or words[other] <= words[place] or words[place] <= words[other]):
                into[root(place)] = root(other)
    joined: dict[str, list[Figure]] = defaultdict(list)
    for place, group in narrow.items():
        joined[root(place)].extend(group)
    return list(joined.values())


def _sharing_names(members: list[Figure], of_article: Mapping[str, Account]) -> Iterable[list[Figure]]:
    """Counts of one noun meet where their sentences, or the one after, share a name; linear, by the first group that shares one."""
    groups: list[list[Figure]] = []
    by_name: dict[str, int] = {}
    for figure in members:
        names = sorted(set(_NAME.findall(sentence_around(of_article[figure.article], figure))))
        at = next((by_name[name] for name in names if name in by_name and _alike(groups[by_name[name]][0], figure)), None)
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(figure)
        for name in names:
            by_name.setdefault(name, at)
    return groups


def _alike(left: Figure, right: Figure) -> bool:
    """Whether one noun phrase is the other with fewer words; words of the sense "state" name members of one body anyway."""
    one, other = set((left.who or "").split()), set((right.who or "").split())
    return one <= other or other <= one or sense((left.who or "").split()[-1]) == "state"


def _apposed(groups: list[list[Figure]], of_article: Mapping[str, Account]) -> list[list[Figure]]:
    """The groups with sums in two currencies joined where one text gives them side by side."""
    sums = {FigureKind.PRICE, FigureKind.MONEY, FigureKind.INCOME}
    placed = [(at, figure) for at, group in enumerate(groups) for figure in group if figure.kind in sums and figure.unit not in {None, "times"}]
    money = sorted(placed, key=lambda pair: (pair[1].article, pair[1].evidence))
    into = list(range(len(groups)))

    def root(at: int) -> int:
        while into[at] != at:
            at = into[at]
        return at

    for (left, one), (right, two) in pairwise(money):
        gap = of_article[one.article].text[one.evidence.end : two.evidence.start]
        if one.article == two.article and one.unit != two.unit and one.kind is two.kind and len(gap) < _NEAR and _APPOSED.match(gap):
            into[max(root(left), root(right))] = min(root(left), root(right))
    joined: dict[int, list[Figure]] = defaultdict(list)
    for at, group in enumerate(groups):
        joined[root(at)].extend(group)
    return list(joined.values())


def _copied(groups: list[list[Figure]], twins: Twins) -> list[list[Figure]]:
    """The groups joined whose readings are one number at one place of a copied passage, however the copy words it."""
    spots: dict[tuple[int, float | None, float | None], list[tuple[Spot, int, Figure]]] = defaultdict(list)
    into = list(range(len(groups)))
    for at, group in enumerate(groups):
        for figure in group:
            if (spot := twins.spot(figure.article, figure.evidence)) is not None:
                spots[spot.passage, figure.value, figure.low].append((spot, at, figure))
    for found in spots.values():
        found.sort(key=lambda each: (each[0].at, each[2].article, each[2].evidence))
        for (one, left, first), (other, right, second) in pairwise(found):
            if one.near(other) and first.article != second.article:
                low, high = sorted((_root(into, left), _root(into, right)))
                into[high] = low
    joined: dict[int, list[Figure]] = defaultdict(list)
    for at, group in enumerate(groups):
        joined[_root(into, at)].extend(group)
    return list(joined.values())


def _met(groups: list[list[Figure]], found: Likeness) -> list[list[Figure]]:
    """The groups with those joined whose readings are of one quantity in other words; never two numbers that one account tells apart."""
    of_figure = {figure.id: at for at, group in enumerate(groups) for figure in group}
    into = list(range(len(groups)))
    held = [list(group) for group in groups]
    for _, left, right in meetings(found, [figure for group in groups for figure in group]):
        one, other = sorted((_root(into, of_figure[left.id]), _root(into, of_figure[right.id])))
        if one != other and not told_apart(held[one], held[other], left.article if left.article == right.article else None):
            into[other] = one
            held[one] += held[other]
            held[other] = []
    return [group for group in held if group]


def _root(into: list[int], at: int) -> int:
    while into[at] != at:
        at = into[at]
    return at


def _common(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _lowest(figure: Figure) -> float | None:
    return figure.value if figure.value is not None else figure.low


def _highest(figure: Figure) -> float | None:
    return figure.value if figure.value is not None else figure.high


def _ordered(group: list[Figure], of_article: Mapping[str, Account]) -> list[Figure]:
    def told(figure: Figure) -> str:
        return of_article[figure.article].article.published or "9999"

    # A reading that is told as an earlier one, without its day, stands before the day of its account.
    return sorted(group, key=lambda f: ((f.as_of or told(f))[:10], f.as_of is not None, told(f), f.evidence))


def _monotone(ordered: list[Figure]) -> bool | None:
    """Whether dated readings with a value only grow."""
    dated = [figure for figure in ordered if figure.as_of is not None and _lowest(figure) is not None]
    if len(dated) < 2:
        return None
    values = [_lowest(figure) or 0.0 for figure in dated]
    return all(left <= right for left, right in pairwise(values))


def _series(group: list[Figure], of_article: Mapping[str, Account], names: Mapping[str, str]) -> Series:
    ordered = _ordered(group, of_article)
    units = {figure.unit for figure in group}
    first_unit = ordered[0].unit
    same = [figure for figure in ordered if figure.unit == first_unit and not figure.negated]  # "no deaths" is no lowest toll
    lows = [value for figure in same if (value := _lowest(figure)) is not None]
    highs = [value for figure in same if (value := _highest(figure)) is not None]
    kind = _kind(ordered)
    return Series(
        id=make_id("series", kind.value, tuple(sorted(figure.id for figure in group))),
        kind=kind,
        who=who_counted(ordered),
        what=befell(ordered, of_article),
        where=_common(figure.where for figure in ordered),
        unit=first_unit if len(units) == 1 else " / ".join(sorted(unit for unit in units if unit)),
        readings=tuple(figure.id for figure in ordered),
        low=min(lows, default=None),
        high=max(highs, default=None),
        best=None,
        best_rule=None,
        part_of=None,
        monotone=_monotone(same),
        because=_because(ordered, names),
        support=Support(),
    )


def _kind(ordered: Sequence[Figure]) -> FigureKind:
    """The kind that most readings have; one that says what befell people, or what a thing is, before a mere count."""
    counted = Counter(figure.kind for figure in ordered)
    return max(counted, key=lambda kind: (kind is not FigureKind.COUNT, counted[kind], kind is ordered[0].kind))


def _because(ordered: list[Figure], names: Mapping[str, str]) -> str:
    """Why these readings are of one quantity, in words: the kind, the words for who is counted, the places named."""
    first = ordered[0]
    if len(ordered) == 1:
        return "the only reading: the account says that there were none" if first.negated else "the only reading of this quantity"
    groups = list(dict.fromkeys(words.lower() for figure in ordered if (words := counted(figure)) is not None))
    places = list(dict.fromkeys(names.get(figure.where, figure.where) for figure in ordered if figure.where))
    who = f"of {_listed(groups)}" if groups else "of people" if first.kind in PEOPLE else "of one matter"
    where = f"in {_listed(places)}" if places else "no place said"
    unit = f", in {first.unit}" if first.unit and first.unit not in {"times", "fraction"} else ""
    return f"{len(ordered)} readings of {first.kind.value} {who}{unit}; {where}"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:NAMED]) + (f" and {len(words) - NAMED} more" if len(words) > NAMED else "")


def _nested(built: list[Series], groups: list[list[Figure]]) -> list[Series]:
    """The series with ``part_of``: a stated part, a narrower group, or a narrower place."""
    series_of = {figure.id: series.id for series, group in zip(built, groups, strict=True) for figure in group}
    by_scope: dict[tuple[FigureKind, str, bool], tuple[str, float]] = {}
    for series, group in zip(built, groups, strict=True):
        if group[0].kind in PEOPLE and not any(figure.incremental or figure.part_of for figure in group):
            widest = max((value for figure in group if (value := _highest(figure) or _lowest(figure)) is not None), default=0.0)
            by_scope.setdefault((group[0].kind, group[0].who_class or "people", all(figure.where is None for figure in group)), (series.id, widest))
    return [_within(series, group, series_of, by_scope) for series, group in zip(built, groups, strict=True)]


def _within(
    series: Series, group: list[Figure], series_of: Mapping[str, str], by_scope: Mapping[tuple[FigureKind, str, bool], tuple[str, float]]
) -> Series:
    stated = next((series_of[figure.part_of] for figure in group if figure.part_of is not None and figure.part_of in series_of), None)
    if stated is not None and stated != series.id:
        return replace(series, part_of=stated)
    if group[0].kind not in PEOPLE:
        return series
    for wide in broader(group[0].who_class) or ("people",):
        found = by_scope.get((series.kind, wide, True))
        if found is not None and found[0] != series.id and found[1] >= (series.low or 0.0):
            return replace(series, part_of=found[0])
    return series
