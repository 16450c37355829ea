"""What a person or a thing has only one of, and accounts give two of: an age, a calibre, a number of storeys, where somebody is from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.text_dispute_parts import Line, Scene, dispute
from rashomon.model.annotations import PlaceKind
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Evidence

__all__ = ["narrowed", "origins_apart", "values"]

#: Digits in a name count versions: "Deck7, 8" gives no age.
NAME = r"[A-Z](?:[^\W\d]|[’'-])+"
#: "Ana Reyes, 41," and "Reyes (41)"; a number of years behind a name is its age.
AGE_BEHIND = re.compile(
    rf"\b(?P<name>{NAME}(?: {NAME}){{0,3}})(?:, (?:who is |now |aged )?(?P<age>\d{{1,2}})(?=[,.;]| and\b| who\b)| \((?P<aged>\d{{1,2}})\))"
)
#: "41-year-old Ana Reyes".
AGE_BEFORE = re.compile(rf"\b(?P<age>\d{{1,2}})-year-old(?: [a-z]+){{0,3}} (?P<name>{NAME}(?: {NAME}){{0,3}})")
#: Names of months and places stand before numbers, too.
NO_NAMES = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday",
     "thursday", "friday", "saturday", "sunday", "season", "week", "game", "page", "chapter", "article", "psalm", "flight", "route", "highway", "no", "number", "group"]
)  # fmt: skip
#: A measure that a thing bears in its name, with the thing; lengths of time and money are figures.
MEASURED = re.compile(
    r"(?P<value>(?<!\d)(?:\. ?)?(?<!\d)\d{1,6}(?:\.\d{1,3})?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))[- ]?(?P<unit>calib(?:er|re)|gauge|mm|millimet(?:er|re)|stor(?:e?y)|seat(?:er)?|carat|count|member|engine|page|door|inch|foot|met(?:er|re)|ton(?:ne)?)s?(?:[- ](?:long|tall|high|deep|wide))?[- ](?P<what>[a-z]{4,})",
    re.IGNORECASE,
)
#: "Ana Reyes, 41, of Ulmen", "Reyes Brothers, a firm from Ulmen", "Reyes Brothers of Ulmen".
FROM = re.compile(
    rf"\b(?P<name>{NAME}(?: {NAME}){{1,3}}|{NAME}(?=, (?:\d|of )))(?:, \d{{1,2}})?(?:, (?:an? |the )?(?:[\w-]+ ){{0,3}}(?:of|from|based in|resident in)| of| from) (?P<where>{NAME}(?: {NAME})?)"
)
#: Bodies that are called after a place are not from it.
CALLED = frozenset(
    ["university", "bank", "house", "ministry", "department", "republic", "church", "institute", "school", "college", "city", "state", "kingdom", "council", "court", "duke", "prince",
     "queen", "king", "archbishop", "bishop", "mayor", "governor", "president", "gulf", "bay", "strait", "sea", "battle", "treaty", "chamber", "board", "commonwealth", "district", "government",
     "minister", "emir", "sultan", "port", "hospital", "times", "post", "party", "front", "army", "district", "club", "museum", "mosque", "district", "north", "south", "east", "west", "side"]
)  # fmt: skip
#: Words for a claim that is made smaller ("no danger outside the zone", "no hostage was hit by police").
NARROWS = re.compile(r"\b(?:outside|except|apart from|other than|aside from|directly|as a result of|by (?:the )?(?:police|troops|soldiers|fire|our|officers)|among|beyond|further|serious(?:ly)?|immediate(?:ly)?|permanent)\b", re.IGNORECASE)  # fmt: skip
NOBODY = re.compile(
    r"\b(?:no|not|never|nobody|no one|none)\b[^.;,]{0,40}?\b(?P<what>danger|risk|threat|harm(?:ed)?|hurt|injur(?:ed|y|ies)|suffered|damage[d]?|casualt(?:y|ies)|victims?|shots?|leak(?:ed)?|contaminat(?:ed|ion)|pollution|shortages?|violations?|wrongdoing|force|warning)\b",
    re.IGNORECASE,
)
#: Supposed, or a rule: nothing is claimed.
OPEN = re.compile(
    r"\b(?:if|whether|would|could|may|might|should|must|unless|will|shall|can|cannot|ensure[ds]?|means?|meant|requir\w+)\b", re.IGNORECASE
)
#: Words for one harm.
HARM = {
    "harmed": "hurt",
    "harm": "hurt",
    "injured": "hurt",
    "injury": "hurt",
    "injuries": "hurt",
    "suffered": "hurt",
    "risk": "danger",
    "threat": "danger",
    "damaged": "damage",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of what there is only one of."""

    of: str
    value: str
    line: Line
    evidence: Evidence


def values(scene: Scene) -> Iterator[Dispute]:
    """Ages of one person and measures of one thing that differ between accounts, each account true to its own."""
    found = [value for line in scene.lines for value in (*_ages(line), *_measures(line))]
    yield from _apart(found, "Nothing else explains it: both cannot hold.")


def origins_apart(scene: Scene) -> Iterator[Dispute]:
    """Persons and firms that accounts let come from different towns."""
    yield from _apart([value for line in scene.lines for value in _origins(line)], "Nothing else explains it: both cannot hold.")


def _apart(found: Sequence[Value], reason: str) -> Iterator[Dispute]:
    grouped: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for each in found:
        grouped[each.of][each.value].append(each)
    for of, by_value in sorted(grouped.items()):
        if len(by_value) < 2 or not _true_to_themselves(by_value):
            continue
        said = " / ".join(f"“{told[0].evidence.words}”" for _, told in sorted(by_value.items())[:3])
        because = f"Same person or thing? Yes, by its name: {of}. Can it have two? No. One in all accounts? No: {said}. {reason}"
        pieces = [each.evidence for _, told in sorted(by_value.items()) for each in told[:2]]
        yield dispute(DisputeKind.CONTRADICTION, f"{of}: {' / '.join(sorted(by_value)[:3])}", (), because, pieces)


def _true_to_themselves(by_value: Mapping[str, Sequence[Value]]) -> bool:
    """Whether no account gives two values: then there are two such things, or two of one name."""
    documents = [{each.evidence.document for each in told} for told in by_value.values()]
    return sum(len(each) for each in documents) == len(set().union(*documents))


def _ages(line: Line) -> Iterator[Value]:
    for pattern in (AGE_BEHIND, AGE_BEFORE):
        for match in pattern.finditer(line.evidence.words):
            last = match["name"].split()[-1]
            age = match["age"] or match.groupdict().get("aged") or ""
            if last.lower() not in NO_NAMES and age and age != "0":
                yield Value(f"age of {last}", age, line, _cut(line, match))


def _measures(line: Line) -> Iterator[Value]:
    for match in MEASURED.finditer(line.evidence.words):
        value, unit = re.sub(r"[ .]*(?=\d)", "", match["value"], count=1), match["unit"].lower()
        unit = unit.replace("calibre", "caliber").replace("metre", "meter").replace("storey", "story")
        yield Value(f"{unit} of the {match['what'].lower().removesuffix('s')}", value.lower(), line, _cut(line, match))


def _origins(line: Line) -> Iterator[Value]:
    places = {each.evidence.start: each for each in line.account.annotations.places if each.form == "name" and each.kind is PlaceKind.CITY}
    for match in FROM.finditer(line.evidence.words):
        place = places.get(line.evidence.start + match.start("where"))
        words = match["name"].lower().split()
        if place is not None and CALLED.isdisjoint(words) and NO_NAMES.isdisjoint(words):
            yield Value(f"where {words[-1].title()} is from", place.name, line, _cut(line, match))


def _cut(line: Line, match: re.Match[str]) -> Evidence:
    start = line.evidence.start + match.start()
    return Evidence(line.evidence.document, start, start + len(match.group()), match.group())


def narrowed(scene: Scene) -> Iterator[Dispute]:
    """A thing that one account says did not happen at all and another only in part: "no danger", "no danger outside the zone"."""
    whole: dict[str, list[Line]] = defaultdict(list)
    part: dict[str, list[tuple[Line, str]]] = defaultdict(list)
    for line in scene.lines:
        match = NOBODY.search(line.evidence.words)
        if match is None or OPEN.search(line.evidence.words):
            continue
        what = HARM.get(match["what"].lower(), match["what"].lower())
        narrow = NARROWS.search(line.evidence.words, match.start())
        if narrow is None:
            whole[what].append(line)
        else:
            part[what].append((line, narrow.group()))
    for what in sorted(whole.keys() & part.keys()):
        line, words = part[what][0]
        others = [other for other in whole[what] if other.evidence.document != line.evidence.document and (line.words & other.words)]
        if others:
            because = f"Same claim? Yes: no {what}. As wide in both? No: “{words}” stands in one only."
            yield dispute(DisputeKind.WORDING, f"narrowed: no {what}, “{words}”", (), because, (line.evidence, others[0].evidence))
