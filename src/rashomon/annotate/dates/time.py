"""What a time expression in a text is, with its place and its value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.model.annotations import DateKind
from rashomon.model.documents import Precision

__all__ = ["Time"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in a text.

    Attributes:
        start, end: where its words stand, half-open code points of the text.
        value: EDTF, or None where it cannot be known.
        first, last: first and last day covered, inclusive, or None.
        timex: TIMEX3 value, or None.
        anchor: what it was reckoned from, or None.
        form: name of the pattern that found it.
    """

    start: int
    end: int
    kind: DateKind
    value: str | None
    first: date | None
    last: date | None
    precision: Precision
    timex: str | None
    anchor: str | None
    form: str
