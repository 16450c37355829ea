"""Numbers that a unit word says alone: "less than a week", "at least a decade", "decades-long", "for decades"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from rashomon.model.annotations import Comparator
from rashomon.text.hedges import BEFORE
from rashomon.text.numbers import Number

__all__ = ["bare_units"]

_UNIT = "year|decade|century|month|week|day|hour|minute|mile|kilometer|kilometre|metre|meter|tonne"
_HEDGES = {
    phrase: comparator for comparator, phrases in BEFORE.items() for phrase in phrases if comparator is not Comparator.EXACTLY and phrase[0].isalpha()
}
_SINGLE = re.compile(
    rf"\b(?P<hedge>{'|'.join(sorted(map(re.escape, _HEDGES), key=len, reverse=True))})\s(?P<one>an?)\s(?=(?:{_UNIT})\b)", re.IGNORECASE
)
_QUARTER = re.compile(r"\b(?P<one>(?:a|one|three) quarters? of a)\s(?=(?:century|mile|hour)\b)", re.IGNORECASE)
_HALF = re.compile(rf"\b(?P<one>half an?)\s(?=(?:{_UNIT})\b)", re.IGNORECASE)


def bare_units(doc: Doc) -> Iterator[Number]:
    """Numbers for units that stand without a numeral; offsets into the doc's text."""
    text = doc.text
    for found in _SINGLE.finditer(text):
        yield Number(found.start("hedge"), found.end("one"), found.start("one"), 1.0, None, None, _HEDGES[found["hedge"].lower()], spelled=True)
    for found in _QUARTER.finditer(text):
        share = 0.75 if found[0].lower().startswith("three") else 0.25
        yield Number(found.start(), found.end("one"), found.start(), share, None, None, Comparator.EXACTLY, spelled=True)
    for found in _HALF.finditer(text):
        yield Number(found.start(), found.end("one"), found.start(), 0.5, None, None, Comparator.EXACTLY, spelled=True)
