"""Which place each name stands for: the country of the story, the places named beside it, and population as the last word."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.annotate.places.mentions import Named, state_code
from rashomon.model.annotations import PlaceKind
from rashomon.text.gazetteer import Country, Entry, countries, demonyms, fold, kilometres, lookup, residences, state_name

__all__ = ["Resolved", "resolve"]

#: Weights in steps of ten-fold population: a stated state or country outweighs any size, being named beside a neighbour
#: outweighs a hundred-fold size, the country of the story a hundred-fold.
STATED, NEIGHBOUR, HOME = 6.0, 2.0, 2.0
#: A national capital is meant before namesakes up to a hundred times nearer to the story; tiny ones (Hamilton, Georgetown) are not that well known.
CAPITAL, SMALL_CAPITAL = 2.0, 250_000
#: A town called so today comes before one a hundred times as big that was, or is in another language.
OTHER_NAME = 2.0
#: Larger than any town's log population: a country, then a region, come before a town of the same name.
FIRST = {PlaceKind.COUNTRY: 9.0, PlaceKind.AREA: 8.5, PlaceKind.WATER: 8.0, PlaceKind.REGION: 6.3, PlaceKind.COUNTY: 3.0}
#: A town that the paper is called after may be any of that name: "The Paris Gazette" is seldom printed in the capital of France.
LOCAL, SHORTEST_LOCAL = 4.0, 5
DOMAIN = re.compile(r"\.([a-z]{2})(?:/|:|$)")
#: Country domains that differ from the country's ISO code, and those that are sold to all the world.
LANDS = {"uk": "GB"} | dict.fromkeys(("ai", "co", "fm", "io", "me", "tv"), "")
#: Towns smaller than this are not meant in an article that is set in another country and does not name theirs.
ABROAD, SET_FROM, SET_SHARE = 120_000, 3, 0.5
MOST_CANDIDATES = 40
#: A town this big is what its region is called after.
NAMESAKE_TOWN = 100_000
#: States whose name a country or a bigger city also bears.
TWO_MEANINGS = frozenset({"Georgia", "Washington", "New York", "NEW YORK", "WASHINGTON"})
CITY_FIRST = TWO_MEANINGS - {"Georgia"}
#: Waters that are called by half their name on their own shores.
SHORT_WATERS = {
    "Gulf": {"Persian Gulf": frozenset({"IR", "IQ", "KW", "SA", "BH", "QA", "AE", "OM"}), "Gulf of Mexico": frozenset({"US", "MX", "CU"})},
    "Channel": {"English Channel": frozenset({"GB", "FR"})},
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name with its place (None where nothing fits) and the reason."""

    named: Named
    entry: Entry | None
    because: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article as a whole tells.

    Attributes:
        homes, states: how often each country and US state is named.
        cells: how many names have a candidate in each degree cell.
        local: names that the outlet is called after.
        told: countries that are named, by themselves, their people or their states, or that the outlet sits in.
    """

    homes: Counter[str]
    states: Counter[str]
    cells: Counter[tuple[int, int]]
    local: frozenset[str]
    told: frozenset[str]


def resolve(names: Sequence[Named], following: Sequence[str | None], outlet: str = "") -> list[Resolved]:
    """The place of each name.

    ``following`` holds for each name the words of the place that stands right after it ("Bend, Oregon"), or None; ``outlet`` is the name or
    address of the paper, which may tell its country ("example.ca") and its town ("The Elmford News").
    """
    candidates = {named.words: lookup(named.words)[:MOST_CANDIDATES] for named in names if named.form == "name"}
    namesakes = {entry.key for entries in candidates.values() for entry in _regions_of_towns(entries)}
    setting = _setting(names, candidates, outlet)
    settled: dict[str, Entry] = {}
    answers: list[Resolved] = []
    for named, after in zip(names, following, strict=True):
        answer = _one(
            named,
            after,
            candidates.get(named.words, ()) if named.region_noun else _towns_first(candidates.get(named.words, ()), namesakes),
            setting,
            settled,
        )
        if after is not None and answer.entry is not None and named.words not in settled:
            settled[named.words] = answer.entry
        answers.append(answer)
    # A name settled by "Bend, Oregon" anywhere in the article is settled everywhere.
    return [_again(answer, settled) for answer in answers]


def _regions_of_towns(entries: tuple[Entry, ...]) -> list[Entry]:
    """Regions called after a big town in them: without the word "region" the town is meant."""
    towns = [entry for entry in entries if entry.kind is PlaceKind.CITY and entry.population >= NAMESAKE_TOWN]
    return [
        entry
        for entry in entries
        if entry.kind is PlaceKind.REGION and any(town.country == entry.country and _near(town, entry, 400) for town in towns)
    ]


def _towns_first(entries: tuple[Entry, ...], namesakes: set[str]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.key not in namesakes)


def _setting(names: Sequence[Named], candidates: dict[str, tuple[Entry, ...]], outlet: str) -> Setting:
    homes: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for named in names:
        if named.form == "demonym":
            homes[demonyms()[named.words]] += 1
        elif named.form == "name" and named.words not in TWO_MEANINGS and (code := state_code(named.words)) is not None:
            states[code] += 1
            homes["US"] += 1
        elif named.words not in TWO_MEANINGS and candidates.get(named.words) and candidates[named.words][0].kind is PlaceKind.COUNTRY:
            homes[candidates[named.words][0].country or ""] += 1
    told = frozenset(homes)
    cells: Counter[tuple[int, int]] = Counter()
    for entries in candidates.values():
        _count_unmistakable(entries, homes, states)
        towns = [entry for entry in entries[:20] if entry.kind in {PlaceKind.CITY, PlaceKind.COUNTY}]
        cells.update({cell for entry in towns for cell in _cells(entry)})
    paper = re.sub(r"[^a-z]", "", fold(outlet))
    domain = DOMAIN.search(outlet.lower())
    land = domain and LANDS.get(domain[1], domain[1].upper())
    if land in countries():
        homes[land] += 1
    local = frozenset(words for words in candidates if len(words) >= SHORTEST_LOCAL and re.sub(r"[^a-z]", "", fold(words)) in paper)
    return Setting(homes, states, cells, local, told | ({land} if land else frozenset()))


def _count_unmistakable(entries: tuple[Entry, ...], homes: Counter[str], states: Counter[str]) -> None:
    """Counts the country (and US state) of a name that only one country (one state) has: such a town tells where the story is set."""
    if any(entry.kind not in {PlaceKind.CITY, PlaceKind.COUNTY} for entry in entries):
        return
    lands = {entry.country for entry in entries if not entry.alternate}
    if len(lands) == 1 and (land := next(iter(lands))) is not None:
        homes[land] += 1
        parts = {entry.within for entry in entries if not entry.alternate}
        if land == "US" and len(parts) == 1 and (part := next(iter(parts))) is not None:
            states[part] += 1


def _cells(entry: Entry) -> list[tuple[int, int]]:
    if entry.lat is None or entry.lon is None:
        return []
    row, column = math.floor(entry.lat), math.floor(entry.lon)
    return [(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]


def _one(named: Named, after: str | None, entries: tuple[Entry, ...], setting: Setting, settled: dict[str, Entry]) -> Resolved:
    if named.form == "demonym":
        country = countries()[demonyms()[named.words]]
        return Resolved(named, country.entry, f"demonym of {country.entry.name}")
    if named.form == "metonym":
        return Resolved(named, None, f"stands for the government of {residences()[fold(named.words)]}")
    if named.facility:
        return Resolved(named, None, "a building or site: no point is known for it")
    code = state_code(named.words) if named.words not in TWO_MEANINGS or named.region_noun else None
    if code is not None:
        state = next((entry for entry in lookup(state_name(code)) if entry.country == "US" and entry.kind is PlaceKind.REGION), None)
        if state is not None:
            return Resolved(named, state, "US state")
    if named.words in SHORT_WATERS:
        return _water(named, setting)
    if not entries:
        return Resolved(named, None, "no gazetteer entry")
    if after is None and named.words in settled:
        return Resolved(named, settled[named.words], "as settled earlier in the article")
    scored = [(_score(named, after, entry, setting), -number, entry) for number, entry in enumerate(entries)]
    best = max(scored, key=lambda item: (item[0][0], item[1]))
    if best[2].kind is PlaceKind.CITY and best[2].population < ABROAD and after is None and _elsewhere(best[2], setting):
        return Resolved(named, None, "the only towns of that name lie in countries that the article does not name")
    rivals = sum(score[0] == best[0][0] and entry.kind is PlaceKind.COUNTY for score, _, entry in scored)
    if best[2].kind is PlaceKind.COUNTY and rivals > 1:
        return Resolved(named, None, f"one of {rivals} counties of that name: the article does not tell which")
    return Resolved(named, best[2], best[0][1])


def _water(named: Named, setting: Setting) -> Resolved:
    """The sea that the half name stands for: the one on whose shores most of the countries named lie; none where they lie on no shore or on several."""
    told = {whole: sum(setting.homes[land] for land in shores) for whole, shores in SHORT_WATERS[named.words].items()}
    most = max(told.values())
    whole = [name for name, count in told.items() if count == most > 0]
    entry = next(iter(lookup(whole[0])), None) if len(whole) == 1 else None
    return Resolved(named, entry, f"{whole[0]}, by the countries named" if entry is not None else "the article does not tell which")


def _score(named: Named, after: str | None, entry: Entry, setting: Setting) -> tuple[float, str]:
    weight = FIRST.get(entry.kind, math.log10(entry.population + 10))
    if named.words in setting.local and entry.kind is PlaceKind.CITY:
        weight = min(weight, LOCAL)
    why = [f"{entry.kind.value}" + (f" of {entry.population:,}" if entry.population else "")]
    if (
        entry.kind is PlaceKind.CITY
        and entry.population > SMALL_CAPITAL
        and entry.country in countries()
        and fold(countries()[entry.country].capital) == fold(entry.name)
    ):
        weight += CAPITAL
        why.append("a capital")
    if entry.alternate:
        weight -= OTHER_NAME
        why.append("by another of its names")
    if entry.key.startswith("area:"):
        weight = max(weight, 7.0)
    if named.region_noun:
        weight += 4.0 if entry.kind in {PlaceKind.REGION, PlaceKind.COUNTY} else 0.0
    if after is not None and _lies_in(entry, after):
        weight += STATED
        why.append(f"in {after}, as stated")
    total = sum(setting.homes.values())
    if entry.country and total and entry.kind is not PlaceKind.COUNTRY:
        share = setting.homes[entry.country] / total
        if share > 0:
            weight += HOME * (0.5 + share / 2)
            why.append(f"{entry.country} is named in the article")
    if entry.country == "US" and entry.within and setting.states[entry.within] and entry.kind is not PlaceKind.REGION:
        weight += HOME
        why.append(f"{entry.within} is named in the article")
    if entry.kind in {PlaceKind.CITY, PlaceKind.COUNTY} and entry.lat is not None and entry.lon is not None:
        others = setting.cells[math.floor(entry.lat), math.floor(entry.lon)] - 1
        if others > 0:
            weight += NEIGHBOUR * min(1.0, others / 3)
            why.append("near other places named")
    if named.words in CITY_FIRST and entry.kind is PlaceKind.REGION and not named.region_noun:
        weight -= OTHER_NAME
    if named.words == "Georgia" and entry.kind is PlaceKind.REGION and _american(setting):
        weight += 3.0
    return weight, ", ".join(why)


def _elsewhere(entry: Entry, setting: Setting) -> bool:
    """Whether the article is plainly set in one country, and never names the one that the place lies in."""
    land, count = setting.homes.most_common(1)[0] if setting.homes else ("", 0)
    return (
        bool(land)
        and count >= SET_FROM
        and count >= SET_SHARE * sum(setting.homes.values())
        and land != entry.country
        and entry.country not in setting.told
    )


def _american(setting: Setting) -> bool:
    """Whether the article is set in the United States: most countries it names are that one."""
    return setting.homes["US"] > sum(setting.homes.values()) / 2


def _lies_in(entry: Entry, after: str) -> bool:
    code = state_code(after)
    if code is not None and entry.country == "US":
        return entry.within == code
    for outer in lookup(after)[:3]:
        if outer.kind is PlaceKind.COUNTRY and outer.country == entry.country and entry.kind is not PlaceKind.COUNTRY:
            return True
        if outer.kind is PlaceKind.REGION and outer.country == entry.country and entry.kind is PlaceKind.CITY and outer.name != entry.name:
            # Regions carry no list of their towns: a town of the same country within 400 km of the region's middle is taken to lie in it.
            return _near(entry, outer, 400)
    return False


def _near(entry: Entry, outer: Entry, limit: float) -> bool:
    return (
        None not in (entry.lat, entry.lon, outer.lat, outer.lon)
        and kilometres(entry.lat or 0, entry.lon or 0, outer.lat or 0, outer.lon or 0) <= limit
    )


def _again(answer: Resolved, settled: dict[str, Entry]) -> Resolved:
    entry = settled.get(answer.named.words)
    if entry is None or answer.entry is entry or answer.named.form != "name" or answer.named.facility or answer.named.region_noun:
        return answer
    return Resolved(answer.named, entry, f"as settled elsewhere in the article: {entry.name}, {entry.within or entry.country}")


def outer_third(country: Country, direction: str) -> tuple[float, float] | None:
    """The middle of the outer third of a country on one side: where "western X" lies, to about its own size; None for "central" and others."""
    south, west, north, east = country.extent
    lat, lon = (country.entry.lat or 0.0), (country.entry.lon or 0.0)
    word = direction.replace("-", "")
    if not word.startswith(("north", "south", "east", "west")):
        return None
    if word.startswith("north"):
        lat = north - (north - south) / 6
    elif word.startswith("south"):
        lat = south + (north - south) / 6
    if "west" in word:
        lon = west + (east - west) / 6
    elif "east" in word:
        lon = east - (east - west) / 6
    return round(lat, 2), round(lon, 2)
