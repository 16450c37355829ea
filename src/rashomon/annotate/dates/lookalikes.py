"""Whether a form is a time where it stands: "may", "the Lakeside Daily", "every second voter" and "3 min read" are none."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["stands"]

#: Words that are also something else: taken as a name of a month or day only with a capital letter.
NEEDS_CAPITAL = frozenset({"may", "march", "mar", "sun", "sat", "mon", "wed", "fri", "dec", "jan", "thu", "august"})
#: "2010 people" is no year.
COUNTED = re.compile(r"\s+(?:people|troops|men|women|children|soldiers|miles|km|feet|meters|metres|points|shares|dollars|euros|jobs|[a-z]+s of\b)")
#: "a quarter of its staff", "789, or about a quarter, of its staff".
PORTION = re.compile(r",? of ")
#: What pages say of their own length.
READING = re.compile(r" read\b")
#: What is said of a day's trade or fighting: "to end the day at 9,505", "for the day,".
DAY_SPENT = re.compile(r"\b(?:end|finish|clos|start|beg[iau]n|spen[dt]|for|late in|early in|later in)(?:ed|es|s|ing|e|ning)? $")
LONGEST_SPENT = 12
#: What stands before a month whose name is also a verb or a person's.
BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|during|before|after|early|late|last|this|next|mid|for|and|to|through|between|around)\s+$"
)
BEFORE_NAME = re.compile(r"\b(?:in|of|since|by|until|from|during|before|after|early|late|last|this|next|and|to)\s+$")
LONGEST_BEFORE = 12


def stands(name: str, flat: str, start: int, end: int) -> bool:
    """Whether ``flat[start:end]``, which looks like the form ``name``, is a time there."""
    words = flat[start:end].removesuffix("'s")
    if words == "TODAY" and re.search(r"[A-Z]{2} $", flat[max(0, start - 3) : start]):
        return False  # the name of a paper
    if name in CAPITALISED and any(word in NEEDS_CAPITAL for word in re.findall(r"[A-Za-z]+", words)):
        return False
    check = CHECKS.get(name)
    return check is None or check(words, flat, start, end)


def _adverb(words: str, flat: str, start: int, end: int) -> bool:
    if words[0].isupper() and flat[max(0, start - 2) : start].strip(" \"'") and flat[start - 2] not in ".!?\n":
        return False  # the Lakeside Daily
    if words.lower().startswith("annual"):
        return False  # annual sales, the annual meeting: no more than a kind of sales or meeting
    # "a Split daily, the Courier" is a paper
    return not (
        re.search(r"[A-Z][a-z]+ $", flat[max(0, start - LONGEST_BEFORE) : start]) and re.match(r",? (?:the [A-Z]|[A-Z])", flat[end : end + 7])
    )


def _length(words: str, flat: str, start: int, end: int) -> bool:  # noqa: ARG001 - every check has the same four arguments
    if words.lower() == "a second" or ("quarter" in words and PORTION.match(flat, end)):
        return False
    # "3 min read", "the years 2017 to 2021"
    return not (READING.match(flat, end) or (words.lower().endswith("years") and re.match(r" \d{4}\b", flat[end : end + 5])))


def _season(words: str, flat: str, start: int, end: int) -> bool:  # noqa: ARG001 - every check has the same four arguments
    """Not the fall of a wall."""
    fall = words.lower().removesuffix(" of").endswith("the fall")
    return not (fall and (words.endswith(" of") or flat.startswith(" of ", end) or not words.lower().startswith("in ")))


def _every(words: str, flat: str, start: int, end: int) -> bool:  # noqa: ARG001 - every check has the same four arguments
    """Not every second voter, nor a walk through every quarter."""
    return not (re.match(r"every (?:second|quarter|minute)$", words.lower()) and re.match(r" [A-Za-z]|\.", flat[end : end + 2]))


def _day(words: str, flat: str, start: int, end: int) -> bool:  # noqa: ARG001 - every check has the same four arguments
    return DAY_SPENT.search(flat, max(0, start - LONGEST_SPENT), start) is not None


def _month(words: str, flat: str, start: int, end: int) -> bool:
    before = flat[max(0, start - LONGEST_BEFORE) : start].lower()
    if words.rstrip(".") in {"May", "March", "Mar", "Jun", "Sun"}:
        return BEFORE_MONTH.search(before) is not None
    if words in {"April", "June", "Jan", "Jun"} and re.match(r"\s[A-Z][a-z]", flat[end : end + 3]):
        return BEFORE_NAME.search(before) is not None
    return True


def _weekday(words: str, flat: str, start: int, end: int) -> bool:
    if re.fullmatch(r"(?:Sun|Sat|Mon|Wed|Fri|Thu|Tue|Tues|Thur|Thurs)\.?", words):
        number = words.endswith(".") or re.match(r"[,\s]*\d", flat[end : end + 3]) is not None
        return re.match(r"[A-Za-z]", flat[end : end + 1] or " ") is None and number
    # the name of a day of its own
    return re.search(r"\b(?:Black|Bloody|Super|Cyber|Good|Palm|Fat|Ash) $", flat[max(0, start - 7) : start]) is None


def _year(words: str, flat: str, start: int, end: int) -> bool:  # noqa: ARG001 - every check has the same four arguments
    return re.fullmatch(r"\d{4}", words) is None or COUNTED.match(flat, end) is None


def _clock(words: str, flat: str, start: int, end: int) -> bool:  # noqa: ARG001 - every check has the same four arguments
    bare = re.fullmatch(r"\d\d?:\d\d", words) is not None
    return not bare or re.search(r"(?:\d|vs\.?|score|verse|chapter) ?$", flat[max(0, start - 8) : start].lower()) is None


CAPITALISED = frozenset({"month", "weekday", "mdy", "dmy", "dmy_words", "weekday_day"})
CHECKS: dict[str, Callable[[str, str, int, int], bool]] = {
    "adverb_set": _adverb, "duration": _length, "in_units": _length, "season": _season, "every": _every, "the_day": _day, "month": _month, "weekday": _weekday, "year": _year, "clock": _clock,
}  # fmt: skip
