"""Places that the parser overlooked: capitalised words that the gazetteer knows well, and towns that the article names elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from rashomon.annotate.places.named import AFTER_AREA, KNOWN_TOWN, LONGEST_NAME, PERSONAL, Named
from rashomon.model.annotations import PlaceKind
from rashomon.text.gazetteer import Entry, demonyms, fold, lookup, residences

__all__ = ["in_body", "named_again", "of_capitals"]


def in_body(doc: Doc, first: int, last: int) -> bool:
    """Whether a sea or part of the world is no more than a word in the name of a body: "Baltic Council", "Middle East Institute"."""
    entries = lookup(doc[first:last].text)[:1]
    # What lies in one country (Gaza, Kashmir) is where such a body sits.
    if (
        not entries
        or entries[0].country is not None
        or (entries[0].kind not in {PlaceKind.AREA, PlaceKind.WATER} and not entries[0].key.startswith("area:"))
    ):
        return False
    following = doc[last] if last < len(doc) else None
    if following is not None and following.text[:1].isupper() and following.lower_ in AFTER_AREA:
        return True
    inside = doc[first]
    return (
        inside.ent_type_ == "ORG"
        and following is not None
        and following.ent_type_ == "ORG"
        and following.ent_iob_ == "I"
        and following.text[:1].isupper()
    )


#: What a country's short name says of money.
CURRENCIES = frozenset({"dollar", "dollars"})


def named_again(doc: Doc, found: list[Named], taken: bytearray) -> Iterator[Named]:
    """Where a town or county that the article names as a place stands again as part of another name: "an Elmford man", "Elmford Fire Station"."""
    towns = {
        named.words.split()[0]: named
        for named in found
        if named.form == "name" and not named.facility and not named.direction and _local(named.words)
    }
    busy = bytearray(taken)
    for named in found:
        busy[named.first : named.last] = b"\1" * (named.last - named.first)
    for token in doc:
        known = towns.get(token.text)
        if known is None or token.ent_type_ in PERSONAL:
            continue
        last = token.i + known.last - known.first
        if any(busy[token.i : last]):
            continue
        following = doc[last] if last < len(doc) else None
        if (
            doc[token.i : last].text == known.words
            and not (following is not None and following.lower_ in AFTER_AREA)
            and not (token.i and doc[token.i - 1].ent_type_ in PERSONAL)
        ):
            yield Named(token.i, last, known.words, "name", why="named as a place elsewhere in the article")


def _local(words: str) -> bool:
    return len(words) > 3 and any(entry.kind in {PlaceKind.CITY, PlaceKind.COUNTY} and not entry.alternate for entry in lookup(words)[:1])


def of_capitals(doc: Doc, taken: bytearray) -> Iterator[Named]:
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
    if last < len(doc) and doc[last].lower_ in CURRENCIES:
        return None  # "250 million US dollars"
    text = doc[first:last].text
    if text in demonyms():
        return Named(first, last, text, "demonym", why="demonym")
    if fold(text) in residences():
        return Named(first, last, text, "metonym", why="residence that stands for a government")
    inside = doc[first].ent_type_
    if last - first == 1 and not _stands_out(doc[first], text):
        return None
    if any(_weighty(entry) for entry in lookup(text)) and not in_body(doc, first, last):
        return Named(first, last, text, "name", why=f"gazetteer name{' inside ' + inside if inside else ''}")
    return None


def _stands_out(token: Token, text: str) -> bool:
    """Whether one capitalised word can be a place at all: not the first word of a sentence that the parser calls no name."""
    if text.isupper() and len(text) <= 3:
        return text in {"US", "UK", "USA", "UAE", "EU", "U.S.", "U.K."}
    return token.pos_ == "PROPN" and len(text) > 3


def _weighty(entry: Entry) -> bool:
    return (
        entry.kind in {PlaceKind.COUNTRY, PlaceKind.AREA, PlaceKind.WATER}
        or entry.key.startswith("area:")
        or (entry.country == "US" and entry.kind is PlaceKind.REGION)
        or entry.population >= KNOWN_TOWN
    )
