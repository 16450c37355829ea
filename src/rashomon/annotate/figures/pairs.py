"""Numbers that lean on their neighbour: "from 22,000 to 30,000 francs", "12,500 taka, up from 8,000", "sixty (60) months"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.text.numbers import Number

__all__ = ["lean"]

_FROM = re.compile(r"\b(?:from|between)\s(?:\w+\s)?$", re.IGNORECASE)
_PRIOR = re.compile(r"\b(?:from|with|against|instead of|rather than|not)\s(?:the\s|only\s)?$", re.IGNORECASE)
#: What may follow a number that leans back: nothing that it could count.
_ENDS = re.compile(r"\s?(?:[.,;:)\n]|$|(?:that|which|in|a|per|before|last|now|and|earlier|paid|previously)\b)", re.IGNORECASE)


def lean(text: str, numbers: Sequence[Number]) -> tuple[Number, ...]:
    """The numbers with the currency or percent sign that a neighbour says for both, and "sixty (60)" as one number."""
    found: list[Number] = []
    for at, number in enumerate(numbers):
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        if found and _repeats(text, found[-1], number):
            found[-1] = replace(found[-1], end=number.end + 1)
        elif after is not None and _bare(number) and _goes_to(text, number, after):
            found.append(replace(number, currency=after.currency, percent=after.percent))
        elif found and _bare(number) and _came_from(text, found[-1], number):
            found.append(replace(number, currency=found[-1].currency, percent=found[-1].percent))
        else:
            found.append(number)
    return tuple(found)


def _bare(number: Number) -> bool:
    return number.currency is None and not number.percent and number.value is not None


def _repeats(text: str, left: Number, right: Number) -> bool:
    """As in "eight (8) years": the contract's way of saying one number twice."""
    return left.value is not None and left.value == right.value and text[left.end : right.start] == " (" and text[right.end : right.end + 1] == ")"


def _goes_to(text: str, left: Number, right: Number) -> bool:
    marked = right.currency is not None or right.percent
    gap = text[left.end : right.start].lower()
    return marked and gap in {" to ", " and "} and _FROM.search(text[max(0, left.start - 16) : left.start]) is not None


def _came_from(text: str, left: Number, right: Number) -> bool:
    if left.currency is None and not left.percent:
        return False
    if right.value is not None and 1900 <= right.value <= 2100 and "," not in text[right.core : right.end]:
        return False  # "the 8,000 rupees that date from 2018"
    gap = text[left.end : right.core]
    return len(gap) < 28 and _PRIOR.search(gap) is not None and "." not in gap and _ENDS.match(text, right.end) is not None
