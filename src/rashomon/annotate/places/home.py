"""Towns and regions of the country that an article is set in: known there by names that elsewhere would be too small or too common to take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.annotate.places.named import LOCATIVE, LONGEST_NAME, Named
from rashomon.model.annotations import PlaceKind
from rashomon.text.gazetteer import demonyms, lookup

__all__ = ["home_of", "of_home"]

#: What can stand between a preposition and a name: "at the Elmford market".
ARTICLES = frozenset({"the", "nearby", "neighbouring", "neighboring"})
#: Behind these a name is where somebody is, goes or comes from.
WHERE = LOCATIVE | frozenset({"into", "towards", "toward", "through", "via", "for", "leave", "left", "leaving", "reach", "reached", "reaching", "off", "along", "over", "within", "beyond", "past", "north", "south", "east", "west"})  # fmt: skip


def home_of(doc: Doc) -> str | None:
    """The country that the article speaks of most: by its name, its people, and towns and regions that lie in it; None where none stands out."""
    held: Counter[str] = Counter()
    sure = 0
    for entity in doc.ents:
        if entity.label_ in {"GPE", "NORP", "LOC"}:
            code = demonyms().get(entity.text) or next((entry.country for entry in lookup(entity.text)[:1] if entry.kind is PlaceKind.COUNTRY), None)
            if code:
                held[code] += 1
                sure += 1
    for token in doc[:-1]:
        if token.lower_ in LOCATIVE and doc[token.i + 1].text[:1].isupper():
            held.update(_lands(doc, token.i + 1))
    ranked = held.most_common(2)
    tied = len(ranked) == 2 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and (ranked[0][1] > 1 or sure) and not (tied and not sure) else None


def _lands(doc: Doc, first: int) -> set[str]:
    """The countries that have a town or region called by the longest name at token ``first``."""
    for last in range(min(len(doc), first + LONGEST_NAME), first, -1):
        entries = lookup(doc[first:last].text)
        lands = {entry.country for entry in entries if entry.country is not None and not entry.alternate and entry.kind is not PlaceKind.COUNTRY}
        if entries:
            return lands
    return set()


def of_home(doc: Doc, found: Sequence[Named], taken: bytearray, home: str | None, borne: frozenset[str]) -> Iterator[Named]:
    """Names of towns and regions of the country ``home`` where a place stands: behind a preposition, or beside another place in a list."""
    if home is None:
        return
    busy = bytearray(len(doc))
    for named in found:
        busy[named.first : named.last] = b"\1" * (named.last - named.first)
    at = 0
    while at < len(doc):
        here = _at(doc, at, busy, home) if doc[at].text[:1].isupper() and not busy[at] else None
        if here is None or here.words in borne or (here.region_noun and any(taken[here.first : here.last])):
            at += 1
            continue
        busy[here.first : here.last] = b"\1" * (here.last - here.first)
        yield replace(here, region_noun=False)
        at = here.last


def _at(doc: Doc, first: int, busy: bytearray, home: str) -> Named | None:
    """The longest name of the country that begins at token ``first``; ``region_noun`` marks one that no word beside it places."""
    for last in range(min(len(doc), first + LONGEST_NAME), first, -1):
        words = doc[first:last]
        if any(busy[first:last]) or words[-1].is_punct or not words[-1].text[:1].isupper() or any(token.is_space for token in words):
            continue
        kinds = {entry.kind for entry in lookup(words.text) if entry.country == home and not entry.alternate}
        if not kinds & {PlaceKind.CITY, PlaceKind.REGION, PlaceKind.COUNTY} or _inside_name(doc, first, last):
            continue
        if _placed(doc, first, last, busy):
            return Named(first, last, words.text, "name", why="place of the country of the article, where a place stands")
        if PlaceKind.REGION in kinds and len(words.text) > 4 and words.root.pos_ == "PROPN":
            return Named(first, last, words.text, "name", region_noun=True, why="region of the country of the article")
    return None


def _inside_name(doc: Doc, first: int, last: int) -> bool:
    """Whether the words are part of a longer name of a person or body."""
    inner = doc[first:last].root
    if not inner.ent_type_ or inner.ent_type_ in {"GPE", "LOC", "FAC"}:
        return False
    before = first > 0 and doc[first].ent_iob_ == "I" and doc[first - 1].text[:1].isupper()
    after = last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].text[:1].isupper()
    return before or after


def _placed(doc: Doc, first: int, last: int, busy: bytearray) -> bool:
    at = first - 1
    while at >= 0 and doc[at].lower_ in ARTICLES:
        at -= 1
    if at < 0:
        return False
    if doc[at].lower_ in WHERE:
        return True
    # Beside a place in a list or a pair: "in Elmford, Oakley and Ford", "the Elmford-Oakley road".
    if doc[at].lower_ in {"and", ",", "or", "-", "–"} and at > 0 and busy[at - 1]:
        return True
    return last + 1 < len(doc) and doc[last].lower_ in {"and", "or", "-", "–"} and bool(busy[last + 1])
