"""Capitalised words of doubtful class: whether they are a name at all, and whose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.annotate.mentions.candidate import lemma_of
from rashomon.annotate.mentions.offices import COMMON_BODIES, OFFICE_PARTS
from rashomon.annotate.mentions.tables import bodies, groups, roles

__all__ = ["ACRONYM", "ACTING", "Seen", "is_clause", "is_common_noun", "is_family", "is_lone_place", "is_no_body", "looks_like_body"]

ACRONYM = re.compile(r"(?:[A-Z][A-Za-z]?){2,}[A-Z0-9]?$|[A-Z]{2,8}$")
ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent"})
LONGEST_ACRONYM = 5
PLACE_NOUNS = frozenset({"capital", "city", "town", "village", "region", "province", "district", "port", "island"})
#: A capital on one of these, and the words are a headline's: "Wife Indicted On Fraud Charges".
HEADLINE_WORDS = frozenset(
    ["is", "are", "was", "were", "on", "in", "after", "as", "to", "by", "with", "from", "over", "amid", "at", "into", "has", "have", "will", "not", "but", "near"]
)  # fmt: skip
HEADLINE_VERBS = frozenset({"VBZ", "VBD", "VBP", "VBN"})
#: Shorter words stand small in headlines, too; no headline is longer than this on either side.
SHORTEST_CAPITAL = 4
LONGEST_HEADLINE = 25


@dataclass(frozen=True, slots=True)
class Seen:
    """What the whole article shows about doubtful words.

    Attributes:
        votes: how strongly each last word is a person's surname; full names and honorifics outvote single slips of the model.
        full: last words of full person names.
        places: lower-case words that the gazetteer places.
        small: every word that the article writes small.
        plain: nouns that the article writes small: "Fire" in a headline is no name where the text tells of a fire.
    """

    votes: Counter[str]
    full: frozenset[str]
    places: frozenset[str]
    plain: frozenset[str]
    small: frozenset[str]


def is_family(doc: Doc, i: int, seen: Seen) -> bool:
    """Whether a plural stands for several who bear one surname: "the Lees"."""
    lower = doc[i].lower_
    return lower.endswith("s") and lower not in seen.full and lower[:-1] in seen.full and i > 0 and doc[i - 1].lower_ in ("the", "both")


def is_common_noun(doc: Doc, i: int) -> bool:
    """Whether a lone capitalised word is no name but the noun for some body or people: "Army liberates ...", "the Department"."""
    lemma = lemma_of(doc[i])
    return not doc[i].text.isupper() and (lemma in groups() or lemma in COMMON_BODIES)


def is_lone_place(doc: Doc, first: int, last: int, seen: Seen) -> bool:
    """Whether a lone word that the model takes for a person is rather a place: nobody bears it in full, and it stands like one."""
    word = doc[last - 1]
    if last - first > 1 or word.lower_ in seen.full:
        return False
    named = word.dep_ == "appos" and word.head.lower_ in PLACE_NOUNS
    return named or word.lower_ in seen.places or (first > 0 and doc[first - 1].lower_ in ("in", "of", "at", "near", "called"))


def is_no_body(doc: Doc, first: int, last: int, seen: Seen, *, channel: bool) -> bool:
    """Whether what the model takes for a body is a common word, a place, or the rest of a title ("Secretary of State")."""
    words = doc[first:last].text.casefold()
    if _of_headline(doc, first, last, seen) or (last < len(doc) and f"{lemma_of(doc[last - 1])} {doc[last].lower_}" in roles()):
        # "Surgeon General": the second word ends an office.
        return True
    if words in OFFICE_PARTS and first > 1 and doc[first - 1].lower_ == "of" and lemma_of(doc[first - 2]) in roles():
        return True
    if words in OFFICE_PARTS and last < len(doc) and lemma_of(doc[last]) in roles():
        return True
    if last - first > 1:
        return words in seen.places and doc[last - 1].dep_ not in ACTING
    if ACRONYM.match(doc[first].text):
        # "PHOENIX" begins a dateline.
        return len(words) > LONGEST_ACRONYM and words in seen.places
    return doc[first].pos_ in ("ADJ", "ADV") or (words in seen.places and not channel and doc[first].dep_ not in ACTING)


def looks_like_body(doc: Doc, last: int) -> bool:
    """Whether the words around say body: "Aurora party", "Aurora, the largest company"."""
    after = doc[last] if last < len(doc) else None
    if after is None:
        return False
    if lemma_of(after) in bodies() and after.pos_ in ("NOUN", "PROPN") and after.dep_ != "ROOT":
        return True
    if after.text == ",":
        return any(child.dep_ == "appos" and child.i > last and lemma_of(child) in bodies() for child in doc[last - 1].children)
    return False


def _of_headline(doc: Doc, first: int, last: int, seen: Seen) -> bool:
    """Whether the words are a stretch of a headline in capitals: nothing but words that the text below writes small."""
    words = [doc[i] for i in range(first, last) if doc[i].is_alpha]
    if last - first == 1 or doc[first:last].text.isupper() or not words:
        return False
    return _in_capitals(doc, first, last) and all(word.lower_ in seen.small or word.tag_ in HEADLINE_VERBS for word in words)


def is_clause(doc: Doc, first: int, last: int) -> bool:
    """Whether the words are a clause that a headline sets in capitals: "Wife Indicted On Fraud Charges"."""
    return any(doc[i].is_title and doc[i].lower_ in HEADLINE_WORDS for i in range(first + 1, last))


def _in_capitals(doc: Doc, first: int, last: int) -> bool:
    """Whether the line around the words is set in capitals."""
    start, end = first, last
    while start > 0 and not doc[start - 1].is_space and first - start < LONGEST_HEADLINE:
        start -= 1
    while end < len(doc) and not doc[end].is_space and end - last < LONGEST_HEADLINE:
        end += 1
    around = [doc[i] for i in (*range(start, first), *range(last, end)) if doc[i].is_alpha and len(doc[i]) >= SHORTEST_CAPITAL]
    return bool(around) and all(token.text[:1].isupper() for token in around)
