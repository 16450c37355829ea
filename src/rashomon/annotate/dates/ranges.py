"""Joins time expressions that stand side by side: "at noon on Friday", "from next Monday to 3 June", "three weeks from tomorrow"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from rashomon.annotate.dates.time import Time
from rashomon.model.annotations import DateKind
from rashomon.model.documents import Precision
from rashomon.text.calendar import Unit, fold_to, shift, timex_of, weekday_near
from rashomon.text.tense import sentence_before

__all__ = ["joined"]

#: Between a day and a time of day that belong together.
JOINT = re.compile(r",? ?(?:at |on |around |about |from )?(?:the )?(?:[a-z]+ time,? ?(?:on )?)?")
#: Only behind a day: "Tuesday shortly before 4 p.m."; "from 11 p.m. to 7 a.m. until Tuesday" is two things.
LIMIT = re.compile(r",? ?(?:(?:shortly |just |soon )?(?:before|after)|by|no later than) ")
TO = re.compile(r" ?[-–—~] ?| (?:to|until|till|through) ")
FROM = re.compile(r"\b(?:from|between) $")
#: What is moved from Monday to Friday does not last that long.
MOVED = re.compile(r"\b(?:postpon|mov|delay|chang|extend|reschedul|shift|push|put back|bring|brought|adjourn|fell|rose|f[ae]ll|drop|cut|revis)")
COUNTED = re.compile(r"P(\d+)([DWMY])")
UNIT_OF = {"D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Y": Unit.YEAR}
#: From these days anything is counted, from those that only a few days or weeks: "a year after 6 January" is seldom meant to the day.
NEAR_DAY = frozenset({"backwards", "holiday"})
NAMED_DAY = NEAR_DAY | {"mdy", "dmy", "dmy_words", "iso", "numeric", "weekday"}
SOME_DAYS = re.compile(r"\b(?:trading|business|working)\b")
AWAY = re.compile(r" (from|after|before) ")
CLOCKS = frozenset({"clock", "clocks"})
LONGEST_JOINT = 24


def joined(flat: str, times: Iterable[Time]) -> Iterator[Time]:
    """The times in text order, those that make one expression as one."""
    for join in (_day_and_clock, _offset, _range):
        times = _pairwise(flat, times, join)
    yield from times


def _pairwise(flat: str, times: Iterable[Time], join: Callable[[str, Time, Time], Time | None]) -> Iterator[Time]:
    held: Time | None = None
    for time in times:
        both = join(flat, held, time) if held is not None and time.start - held.end <= LONGEST_JOINT else None
        if both is None and held is not None:
            yield held
        held = both or time
    if held is not None:
        yield held


def _day_and_clock(flat: str, left: Time, right: Time) -> Time | None:
    between = flat[left.end : right.start].lower()
    if JOINT.fullmatch(between) is None and (right.form != "clock" or LIMIT.fullmatch(between) is None):
        return None
    day, clock = (left, right) if _of_day(flat, right) else (right, left)
    if (
        not _of_day(flat, clock)
        or _of_day(flat, day)
        or day.precision not in {Precision.DAY, Precision.DAYPART}
        or day.first is None
        or day.first != day.last
    ):
        return None
    parts = [part.partition("T")[2] for part in (clock.timex or "").split("/")]
    if not all(parts):
        return None
    if clock.form == "that_part":
        return replace(day, start=left.start, end=right.end, kind=DateKind.TIME, precision=Precision.DAYPART, timex=f"{day.first}T{parts[0]}")
    return replace(
        day, start=left.start, end=right.end, kind=DateKind.TIME, precision=Precision.MINUTE, timex="/".join(f"{day.first}T{part}" for part in parts)
    )


def _of_day(flat: str, time: Time) -> bool:
    """Whether the words name a time of day that asks for a day: "9 a.m.", "in the morning"."""
    return time.form in CLOCKS or (time.form == "that_part" and flat[time.start : time.start + 3].lower() == "in ")


def _offset(flat: str, left: Time, right: Time) -> Time | None:
    """So many units from a day that is named by its distance from the day of writing or by its feast."""
    way, count = AWAY.fullmatch(flat[left.end : right.start].lower()), COUNTED.fullmatch(left.timex or "")
    if (
        way is None
        or count is None
        or left.form != "duration"
        or SOME_DAYS.search(flat[left.start : left.end].lower())
        or right.first is None
        or right.first != right.last
        or right.form not in (NAMED_DAY if count[2] in "DW" else NEAR_DAY)
    ):
        return None
    number = int(count[1]) if len(count[1]) < 5 else 0
    point = fold_to(Unit.DAY, shift(right.first, -number if way[1] == "before" else number, UNIT_OF[count[2]]))
    return replace(
        right,
        start=left.start,
        value=point.day.isoformat(),
        first=point.day,
        last=point.day,
        timex=timex_of(point),
        kind=DateKind.DATE,
        precision=Precision.DAY,
    )


def _range(flat: str, left: Time, right: Time) -> Time | None:
    """The days from one to the other: only behind "from" or "between", for "Monday to Friday" alone may be two days."""
    before, between = flat[max(0, left.start - 8) : left.start].lower(), flat[left.end : right.start].lower()
    opening = FROM.search(before)
    stated = left.anchor is None and right.anchor is None and between.strip() in {"-", "–", "—", "~"}
    if not stated and opening is None:
        return None
    if not (TO.fullmatch(between) or (between == " and " and opening is not None and opening.group().startswith("between"))):
        return None
    if (
        left.kind is not DateKind.DATE
        or right.kind is not DateKind.DATE
        or left.first is None
        or right.first is None
        or right.last is None
        or not left.timex
        or not right.timex
    ):
        return None
    if MOVED.search(sentence_before(flat, left.start)) or "/" in f"{left.timex}{right.timex}":
        return None
    left, right = _same_year(left, right), _coming(left, right)
    if left.first is None or right.last is None or left.first > right.last:
        return None
    value = f"{left.value}/{right.value}" if left.value and right.value and "/" not in f"{left.value}{right.value}" else f"{left.first}/{right.last}"
    return replace(
        left,
        end=right.end,
        value=value,
        last=right.last,
        precision=Precision.INTERVAL,
        timex=f"{left.timex}/{right.timex}",
        anchor=left.anchor or right.anchor,
        form="range",
    )


def _same_year(left: Time, right: Time) -> Time:
    """The first day in the year that only the second one states: "from April to June 2017"."""
    if left.anchor is None or right.anchor is not None or left.form not in {"month", "mdy", "dmy"} or left.first is None or right.first is None:
        return left
    year = right.first.year - ((left.first.month, left.first.day) > (right.first.month, right.first.day))
    return _moved(left, left.first.replace(year=year, day=min(left.first.day, 28 if left.first.month == 2 else left.first.day)))


def _coming(left: Time, right: Time) -> Time:
    """The second day after the first where its own words leave open which one it is."""
    if right.anchor is None or left.first is None or right.first is None or right.first >= left.first:
        return right
    if right.form == "weekday":
        return _moved(right, weekday_near(left.first, right.first.weekday(), direction=1))
    return _moved(right, shift(right.first, 1, Unit.YEAR)) if right.form in {"month", "mdy", "dmy"} else right


def _moved(time: Time, day: date) -> Time:
    unit = Unit.MONTH if time.form == "month" else Unit.DAY
    point = fold_to(unit, day)
    last = shift(shift(point.day, 1, unit), -1, Unit.DAY)
    timex = timex_of(point)
    return replace(time, first=point.day, last=last, value=timex, timex=timex)
