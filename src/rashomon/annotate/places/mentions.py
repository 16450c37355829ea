"""Where places are named in a parse: the parser's entities, and capitalised words that the gazetteer knows well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from rashomon.model.annotations import PlaceKind
from rashomon.text.gazetteer import Entry, demonyms, fold, lookup, residences, state_names

__all__ = ["Named", "names_in"]

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
#: Labels inside which a country or town is part of another name ("Georgia Stevens").
PERSONAL = frozenset({"PERSON", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"})
DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "north-eastern", "north-western", "south-eastern", "south-western", "mid"]
)  # fmt: skip
REGION_NOUNS = frozenset("region oblast province state county district governorate prefecture krai republic voivodeship department canton".split())  # noqa: SIM905 - a list of words
PART_NOUNS = frozenset("regions parts areas provinces region part area province half".split())  # noqa: SIM905 - a list of words
FACILITY_WORDS = frozenset(
    ["airport", "street", "avenue", "road", "boulevard", "square", "bridge", "station", "hospital", "university", "college", "school", "stadium", "center", "centre", "tower", "hotel", "park", "museum", "church", "mosque", "prison", "palace", "base", "port", "plaza", "hall", "building", "house", "highway", "interstate", "route", "terminal", "mall", "court", "theatre", "theater", "library", "cemetery"]
)  # fmt: skip
#: A town of this size is taken for a place wherever its name stands capitalised outside other names.
KNOWN_TOWN = 250_000
LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of tokens that names a place.

    Attributes:
        first, last: tokens, half-open.
        words: what to look up, without article, direction and possessive.
        form: name, demonym or metonym.
        direction: "western" in "western Kazakhstan", else "".
        region_noun: whether "region", "oblast" or the like stands beside it.
        why: what made it a candidate.
    """

    first: int
    last: int
    words: str
    form: str
    direction: str = ""
    region_noun: bool = False
    facility: bool = False
    why: str = ""


def names_in(doc: Doc) -> list[Named]:
    """Places named in the parse, in text order, without overlaps."""
    found: list[Named] = []
    taken = bytearray(len(doc))
    for entity in doc.ents:
        for named in _of_entity(entity):
            found.append(named)
            taken[named.first : named.last] = b"\1" * (named.last - named.first)
        if entity.label_ in PERSONAL:
            taken[entity.start : entity.end] = b"\1" * len(entity)
    found.extend(_of_capitals(doc, taken))
    return [_widened(doc, named) for named in sorted(found, key=lambda named: named.first)]


def _of_entity(entity: Span) -> Iterator[Named]:
    if entity.label_ == "NORP":
        yield from _demonym(entity)
        return
    if entity.label_ not in PLACE_LABELS:
        return
    first, last = entity.start, entity.end
    doc = entity.doc
    while first < last and (doc[first].lower_ in {"the", "'s", "a", "an"} or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > first and (doc[last - 1].lower_ in {"'s", "'", "’s"} or doc[last - 1].is_space or (doc[last - 1].is_punct and doc[last - 1].text != ".")):
        last -= 1
    if first >= last or not any(letter.isupper() for letter in doc[first:last].text):
        return
    text = doc[first:last].text
    if text in demonyms():
        yield Named(first, last, text, "demonym", why="demonym")
        return
    if fold(text) in residences():
        yield Named(first, last, text, "metonym", why="residence that stands for a government")
        return
    yield from _parts(doc, first, last, entity.label_)


def _parts(doc: Doc, first: int, last: int, label: str) -> Iterator[Named]:
    """A name, without its leading direction; "Bend, Oregon" in one entity gives two."""
    for token in doc[first:last]:
        if token.text == "," and first < token.i < last - 1:
            yield from _parts(doc, first, token.i, label)
            yield from _parts(doc, token.i + 1, last, label)
            return
    text = doc[first:last].text
    facility = label == "FAC" or doc[last - 1].lower_ in FACILITY_WORDS
    if lookup(text) or last - first == 1:
        yield Named(first, last, text, "name", facility=facility and not lookup(text), why=f"{label} in the parse")
        return
    if doc[last - 1].lower_ in REGION_NOUNS:
        yield Named(first, last, doc[first : last - 1].text, "name", region_noun=True, why=f"{label} in the parse")
        return
    if doc[first].lower_ in DIRECTIONS:
        yield Named(first, last, doc[first + 1 : last].text, "name", direction=doc[first].lower_, why=f"{label} in the parse")
        return
    yield Named(first, last, text, "name", facility=facility, why=f"{label} in the parse")


def _demonym(entity: Span) -> Iterator[Named]:
    table = demonyms()
    for token in entity:
        pair = entity.doc[token.i : token.i + 2].text
        if pair in table:
            yield Named(token.i, token.i + 2, pair, "demonym", why="demonym")
            return
        if token.text in table:
            yield Named(token.i, token.i + 1, token.text, "demonym", why="demonym")
            return


def _of_capitals(doc: Doc, taken: bytearray) -> Iterator[Named]:
    """Capitalised words outside the parser's places that name a country, a people, a state or a big town."""
    at = 0
    while at < len(doc):
        token = doc[at]
        if taken[at] or not token.text[:1].isupper():
            at += 1
            continue
        named = next((one for size in range(LONGEST_NAME, 0, -1) if (one := _known(doc, at, at + size, taken)) is not None), None)
        if named is None:
            at += 1
            continue
        yield named
        at = named.last


def _known(doc: Doc, first: int, last: int, taken: bytearray) -> Named | None:
    if last > len(doc) or any(taken[first:last]) or not doc[last - 1].text[:1].isupper():
        return None
    text = doc[first:last].text
    if text in demonyms():
        return Named(first, last, text, "demonym", why="demonym")
    if fold(text) in residences():
        return Named(first, last, text, "metonym", why="residence that stands for a government")
    inside = doc[first].ent_type_
    if last - first == 1 and not _stands_out(doc[first], text):
        return None
    if any(_weighty(entry) for entry in lookup(text)):
        return Named(first, last, text, "name", why=f"gazetteer name{' inside ' + inside if inside else ''}")
    return None


def _stands_out(token: Token, text: str) -> bool:
    """Whether one capitalised word can be a place at all: not the first word of a sentence that the parser calls no name."""
    if text.isupper() and len(text) <= 3:
        return text in {"US", "UK", "USA", "UAE", "EU", "U.S.", "U.K."}
    return token.pos_ == "PROPN" and len(text) > 3


def _weighty(entry: Entry) -> bool:
    return entry.kind in {PlaceKind.COUNTRY, PlaceKind.AREA, PlaceKind.WATER} or entry.key.startswith("area:") or (entry.country == "US" and entry.kind is PlaceKind.REGION) or entry.population >= KNOWN_TOWN


def _widened(doc: Doc, named: Named) -> Named:
    """The name with what stands beside it: "northern regions of", "western", "region"."""
    if named.form != "name":
        return _as_metonym(doc, named)
    before = doc[named.first - 1].lower_ if named.first > 0 else ""
    after = doc[named.last].lower_ if named.last < len(doc) else ""
    if not named.direction and before in DIRECTIONS and (doc[named.first - 1].text[:1].islower() or named.first == 1):
        return replace(named, first=named.first - 1, direction=before)
    if before == "of" and named.first >= 3 and doc[named.first - 2].lower_ in PART_NOUNS and doc[named.first - 3].lower_ in DIRECTIONS:
        return replace(named, first=named.first - 3, direction=doc[named.first - 3].lower_)
    if after in REGION_NOUNS or (before == "of" and named.first >= 2 and doc[named.first - 2].lower_ in REGION_NOUNS):
        return replace(named, region_noun=True)
    return named


def _as_metonym(doc: Doc, named: Named) -> Named:  # noqa: ARG001 - the same two arguments as its caller
    return named


def state_code(words: str) -> str | None:
    """The US state that the words name in full or abbreviated, or None."""
    return state_names().get(words) or state_names().get(fold(words))
