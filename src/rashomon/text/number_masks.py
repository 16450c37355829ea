"""Stretches that hold digits or number words and say no count: telephone numbers, negative values, clock times with a point, years in words."""

from __future__ import annotations

import re

__all__ = ["readable"]

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNREAD = re.compile(
    r"\+\d[\d ().\-]{6,18}\d"
    r"|\bminus [\d.,]*\d|−[\d.,]*\d"
    r"|\b\d{1,2}\.\d\d ?[ap]\.?m\b"
    rf"|\b(?:nineteen|twenty)[ -](?:oh[ -]\w+|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:{_TENS})(?:-[a-z]+)?)\b",
    re.IGNORECASE,
)
#: Separators of thousands that are no plain space: no-break and thin spaces, the Swiss apostrophe.
_THIN = re.compile(r"(?<=\d)[\u00a0\u202f\u2009'’](?=\d{3}(?!\d))")


def readable(text: str) -> str:
    """The text, as long as it was, with what only looks like a number crossed out and thin separators made plain.

    >>> readable("call +44 20 7946 0958"), readable("1'000 people")
    ('call ________________', '1 000 people')
    """
    return _UNREAD.sub(lambda found: "_" * len(found[0]), _THIN.sub(" ", text))
