"""Shares that two numbers say: "one in five", "seven out of 10", "one person in 50"."""

from __future__ import annotations

import re

__all__ = ["share"]

_JOINT = re.compile(r" (?:(?P<noun>\w+) )?(?P<joint>out of|of every|in)(?: every)? ", re.IGNORECASE)
#: "Two in three days", "one in two attacks": spans of time, places and occasions, no shares.
_NO_SHARE = re.compile(
    r"[\s-](?:(?:\w+ly|different|separate|other|big|major|recent|straight|consecutive) )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?"
    r"|attacks?|incidents?|explosions?|raids?|cities|towns|villages|provinces|states|countries|districts|regions|places|locations|games|matches|stages|phases"
    r"|hundred|thousand|million|billion)\b|:\d",
    re.IGNORECASE,
)
#: Where "two in three" opens a clause it is a share; behind a verb it may be two cases in three places.
_OPENS = re.compile(
    r"(?:^|[.!?;:,(\n“\"])\s*(?:(?:and|but|about|nearly|almost|some|roughly|over|more than|at least|only|just|that)\s)*$", re.IGNORECASE
)
#: Wholes that people round shares to.
_WHOLES = frozenset({*range(2, 13), 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})
#: "One person in 50" names what is counted between the numbers.
_HEADED = frozenset({"person", "child", "woman", "man", "adult", "household", "family", "voter", "patient", "home", "house", "job"})
_LEAD = 30

_Part = tuple[int, int, float | None]


def share(text: str, left: _Part, right: _Part) -> float | None:
    """How many percent two neighbouring numbers (start, end, value) say together; None where they are no share.

    >>> share("one in five of them", (0, 3, 1.0), (7, 11, 5.0))
    20.0
    """
    found = _JOINT.fullmatch(text, left[1], right[0]) if right[0] - left[1] < _LEAD else None
    if found is None or left[2] is None or right[2] is None or not left[2].is_integer():
        return None
    if not 0 < left[2] < right[2] or right[2] not in _WHOLES or _NO_SHARE.match(text, right[1]):
        return None
    joint, noun = found["joint"].lower(), found["noun"]
    if noun is not None and (left[2] != 1 or noun.lower() not in _HEADED):
        return None
    if joint == "in" and left[2] != 1 and not _OPENS.search(text[max(0, left[0] - _LEAD) : left[0]]):
        return None
    return round(100 * left[2] / right[2], 4)
