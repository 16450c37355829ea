"""Kinds that words right before a bare number give: "Confirmed deaths: 33", "put the number of dead at 74"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from rashomon.annotate.figures.cue_words import noun_kind
from rashomon.annotate.figures.heads import Counted, words_before
from rashomon.annotate.figures.tables import cues
from rashomon.model.annotations import FigureKind

__all__ = ["labelled", "put"]

_OF_AT = re.compile(
    r"\b(?:the|of|number of|and)\s(?:the\s)?(dead|deaths|injured|wounded|missing|arrested|detained|displaced|injuries|arrests)\s(?:\w+\s)?(?:at|to|from|from\s\S+\sto)\s$",
    re.IGNORECASE,
)


_LABEL = re.compile(
    r"(?:^|[\n.;,•*|(–—-])\s*(?:[\w-]+ ){0,3}"
    r"(deaths?|dead|killed|fatalities|injured|injuries|wounded|missing|arrested|arrests|detained|displaced|evacuated|homeless)"
    r"(?: (?:so far|to date|until now|in total|toll))?: ?$",
    re.IGNORECASE,
)


def labelled(doc: Doc, item: Counted) -> tuple[FigureKind, Token] | None:
    """The word before the colon: "Confirmed deaths: 33", "Missing: 17"."""
    if item.head is not None and item.head.pos_ != "PRON" and (item.head.i > item.last or noun_kind(item.head) is not None):
        return None
    found = _LABEL.search(words_before(doc, item, 56))
    if found is None:
        return None
    token = next((token for token in reversed(doc[max(0, item.first - 6) : item.first]) if token.lower_ == found[1].lower()), None)
    kind = None if token is None else noun_kind(token) or cues()["patient"].get(token.lemma_.lower())
    return (kind, token) if kind is not None and token is not None else None


_AMONG = re.compile(r"\bamong\sthe\s(dead|injured|wounded|missing|arrested|detained|displaced)\s(?:are|were|is|was)\s(?:also\s)?$", re.IGNORECASE)


def put(doc: Doc, item: Counted) -> tuple[FigureKind, Token] | None:
    """The group right before "at" or "to": "put the number of dead at 74, of the injured at 1,130"."""
    before = words_before(doc, item, 48)
    found = _OF_AT.search(before)
    if found is None and (found := _AMONG.search(before)) is not None and item.head is not None:
        item = replace(item, head=None)
    if found is None or item.head is not None:
        return None
    token = next((token for token in reversed(doc[max(0, item.first - 6) : item.first]) if token.lower_ == found[1].lower()), None)
    kind = None if token is None else cues()["adjective"].get(token.lower_) or noun_kind(token) or cues()["patient"].get(token.lemma_.lower())
    return (kind, token) if kind is not None and token is not None else None
