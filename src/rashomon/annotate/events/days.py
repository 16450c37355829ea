"""Questions to a date and the words around it: what it dates, whether it is one day, whether it lies ahead."""

from __future__ import annotations

import re
from datetime import date as day
from itertools import takewhile

from spacy.tokens import Token

from rashomon.annotate.events.tables import tables
from rashomon.annotate.events.tree import governor
from rashomon.model.annotations import Date
from rashomon.model.documents import Precision

__all__ = [
    "dates_whole_years",
    "days_between",
    "inside_noun",
    "is_adverbial",
    "is_ahead",
    "is_clock",
    "is_day",
    "is_limit",
    "is_perfect",
    "is_pluperfect",
    "named_day",
    "names_nothing",
    "of_somebody",
]

SPEECH = tables().classes["speech"]

PLAN = tables().classes["plan"]

#: An hour and nothing else.
CLOCK = re.compile(
    r"(?:[\d:., ]|[ap]\.?m\.?|h\b|o'clock|noon|midnight|midday|hours|GMT|UTC|local time|shortly|just|before|after|about|around|at|in|the|early|late|morning|afternoon|evening|night|dawn|dusk)*",
    re.IGNORECASE,
)

DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+)?\Z")

#: Verbs that make a day something, and what they make it.
NAMING = frozenset({"declare", "proclaim", "name", "make", "designate", "call"})

NAMED = frozenset({"day", "holiday"})


def is_adverbial(date: Token) -> bool:
    """Whether a date before its sentence is set off by "in"."""
    return date.dep_ == "pobj" and date.head.lower_ in {"in", "during"}


def is_clock(date: Date) -> bool:
    """Whether the words are an hour or a part of a day alone ("at 4.40 a.m.", "shortly before noon"): they do not tell the day."""
    return date.precision in {Precision.MINUTE, Precision.DAYPART} and CLOCK.fullmatch(date.evidence.words) is not None


def is_limit(token: Token) -> bool:
    """Whether a date only tells how long something lasts: "until Monday"."""
    return any(above.lower_ in {"until", "till"} for above in takewhile(lambda above: above.tag_[:2] != "VB", token.ancestors))


def of_somebody(token: Token) -> bool:
    """Whether a date tells since or until when somebody or something was what it is: "until yesterday the head of the guard"."""
    return any(
        (above.dep_ == "appos" and above.pos_ != "NUM") or above.pos_ == "PROPN"  # "a quake of magnitude *7.8* in 2016"
        for above in takewhile(lambda above: above.tag_[:2] != "VB", token.ancestors)
        if above.ent_type_ not in {"DATE", "TIME"}
    )


def is_day(date: Date) -> bool:
    """Whether a date is one day or a part of one."""
    return date.precision in {Precision.DAY, Precision.DAYPART, Precision.MINUTE} and DAY.match(date.value or "") is not None


def days_between(first: str, last: str) -> int:
    """Days from one ISO day to another; a very large number where one of them does not exist."""
    try:
        return (day.fromisoformat(last[:10]) - day.fromisoformat(first[:10])).days
    except ValueError:
        return 10**6


def is_perfect(token: Token) -> bool:
    """Whether the verb, or the one above it, stands in the present perfect, or is claimed in the present to have been done."""
    for verb in (token, token.head if token.dep_ in {"xcomp", "conj", "ccomp", "acl"} else token):
        if any(
            child.dep_ == "aux" and child.lower_ in {"have", "has", "'ve", "'s"} and child.tag_ in {"VBP", "VBZ", "VB"} for child in verb.children
        ) and verb.tag_ in {"VBN", "VBD"}:
            return True
    return False


def is_pluperfect(token: Token) -> bool:
    """Whether the verb tells of what was earlier than the rest ("had fled"); what somebody says had been done was simply done."""
    if token.dep_ == "ccomp" and token.head.lemma_ in SPEECH:
        return False
    return any(child.dep_ == "aux" and child.lower_ in {"had", "'d"} for child in token.children)


def names_nothing(token: Token) -> bool:
    """Whether a date dates no happening: it belongs to a noun, or is itself what is spoken of."""
    return inside_noun(token) or named_day(token) or is_limit(token)


def named_day(token: Token) -> bool:
    """Whether a day is itself declared something ("declared Wednesday a day of mourning")."""
    doc = token.doc
    before = {doc[i].lemma_.lower() for i in range(max(0, token.i - 3), token.i)}
    after = {doc[i].lemma_.lower() for i in range(token.i + 1, min(len(doc), token.i + 6))}
    return not before.isdisjoint(NAMING) and not after.isdisjoint(NAMED)


def dates_whole_years(date: Date) -> bool:
    """Whether a date is no finer than a year."""
    return len(date.value or "") <= len("2014~")


def is_ahead(token: Token) -> bool:
    """Whether a date belongs to what is still to come ("will meet on Sunday", "plans to meet on Sunday")."""
    verb = governor(token)
    if verb is None:
        return False
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return not words.isdisjoint({"will", "'ll", "’ll", "shall", "would"}) or ("to" in words and verb.head.lemma_ in PLAN)


def inside_noun(token: Token) -> bool:
    """Whether a date only tells which one a noun means ("the 2020 war", "his exit in 2019"): it dates that noun and nothing else."""
    here = token
    for _ in range(5):
        if here.head.i == here.i or here.head.tag_[:2] == "VB":
            return False
        if here.head.pos_ in {"NOUN", "PROPN"} and here.head.ent_type_ not in {"DATE", "TIME"}:
            return not _of_subject(here)
        here = here.head
    return False


def _of_subject(here: Token) -> bool:
    """Whether "on Monday" between a subject that takes no time and its verb is the verb's: "Networks on Monday filled with pictures"."""
    noun = here.head
    return (
        here.dep_ == "prep"
        and here.lower_ == "on"
        and noun.dep_ in {"nsubj", "nsubjpass"}
        and noun.lemma_.lower() not in tables().nouns
        and noun.lemma_.lower() not in tables().classes["occasion"]
    )
