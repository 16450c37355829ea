"""The ends of what messages plan: a day with a clock time, either alone, and the stretch between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from rashomon.annotate.dates import patterns as form
from rashomon.annotate.dates.messages.days import DAY, FORMS, Day, day_named, in_year
from rashomon.annotate.dates.messages.words import BARE, CLOCK, PART, Clock, clock_of, part_of
from rashomon.text.calendar import Unit, shift

__all__ = ["CLOCKED", "DATED", "NOW", "RANGE", "TO", "End", "end_of", "range_of", "stretch"]

BESIDE = f"(?:{FORMS['beside']})"
#: Between a day and its hour, and between an hour and its day.
AT = r"(?:(?:,| -|:)? ?(?:@|at|around|about|circa|by|before|after|from|later than|or later|no later than)? ?|-)"
#: A bare number is an hour only behind a word or right beside the day, not behind a dash.
AT_BARE = r"(?:(?:,| -|:)? (?:@|at|around|about|circa|by|before|after|from) |,? |@ ?)"
FOR = r"(?:,? for )"
ON = r"(?:,? ?(?:or later )?(?:on |of |in )?(?:the )?)"
TO = r"(?: ?(?:-|–|—|~) ?| (?:to|and|until|till|til|through) (?:the )?)"
CLOCKED = rf"(?:{PART},? (?:at |around |by )?(?:{CLOCK}|{BARE})|(?:{CLOCK}|{BARE})(?:,)? {PART}|{CLOCK}(?: (?:early |late )?(?:morning|afternoon|evening))?)"
#: A day with its hour, in either order.
DATED = rf"(?:{DAY}{AT}{CLOCKED}(?:,? {form.YEAR}\b)?|{DAY}{AT_BARE}{BARE}|{DAY}{FOR}{CLOCKED}|{CLOCKED}{ON}{DAY}|{BARE}(?:,? (?:on|of|in) (?:the )?|, ){DAY}|{BARE} {BESIDE})"
NOW = r"(?:right now|now|to date|till date|date|today's date)"
RANGE = rf"(?:(?:from |between )?(?:{CLOCKED}|{BARE}){TO}(?:{CLOCKED}|{BARE}))"
HALVES = re.compile(rf"^(?P<a>.+?){TO}(?P<b>(?:{CLOCKED}|{BARE}|\d{{4}}))$")


@dataclass(frozen=True, slots=True)
class End:
    """A day, a clock time, or both; ``after`` says that the clock stands on no day of its own."""

    day: Day | None
    clock: Clock | None

    def timex(self, *, full: bool = False) -> str:
        """As TIMEX3; ``full`` writes the clock to the second."""
        clock = "" if self.clock is None else "T" + self.clock.full() if full else self.clock.timex()
        part = f"T{self.day.part}" if self.day is not None and self.day.part and not clock else ""
        return (self.day.date.isoformat() if self.day else "") + (clock or part)


def end_of(words: str, now: datetime) -> End | None:
    """What the words (lower case) name: a day, an hour, or both."""
    words = words.strip(" ,")
    clock = _turned(words) or (clock_of(words) if re.fullmatch(rf"{CLOCKED}|{BARE}", words) else None)
    if clock is not None:
        return End(None, clock)
    day = day_named(words, now)
    if day is not None:
        return End(day, None)
    return _both(words, now)


def _turned(words: str) -> Clock | None:
    """``in the morning at 7``."""
    found = re.fullmatch(rf"({PART}),? (?:at |around |by )?({CLOCK}|{BARE})", words)
    clock = clock_of(found[2]) if found else None
    return clock.in_part(part_of(found[1])) if found and clock else None


def _both(words: str, now: datetime) -> End | None:
    trailing = re.search(rf",? ({form.YEAR})$", words)
    year = int(trailing[1]) if trailing and ":" in words else None
    core = words[: trailing.start()] if trailing and year else words
    for pattern, day_first in (
        (rf"({DAY}){AT}({CLOCKED}|{BARE})", True),
        (rf"({DAY}){FOR}({CLOCKED})", True),
        (rf"({CLOCKED}|{BARE}){ON}({DAY})", False),
    ):
        found = re.fullmatch(pattern, core)
        if found is None:
            continue
        day = day_named(found[1 if day_first else 2], now)
        hour = found[2 if day_first else 1]
        clock = _turned(hour) or clock_of(hour)
        if day is None or clock is None:
            continue
        if year is not None:
            day = replace(day, date=in_year(day.date, year))
        return End(day, clock.in_part(day.part))
    return None


def range_of(words: str, part: str | None = None) -> tuple[Clock, Clock] | None:
    """The two clock times of ``from 8 to 9:30 pm``, with the half of the day that one of them, or ``part``, tells."""
    found = HALVES.fullmatch(re.sub(r"^(?:from|between) ", "", words.strip()))
    if found is None:
        return None
    first, last = _hour(found["a"]), _hour(found["b"])
    if first is None or last is None:
        return None
    return _halved(first, last, part or part_of(words))


def _halved(first: Clock, last: Clock, part: str | None) -> tuple[Clock, Clock]:
    """Two clock times of one day with the half that one of them, or the part of day, tells for the other."""
    if part and not first.half and not last.half:
        return first.in_part(part), last.in_part(part)
    if part and first.half and not last.half:
        last = last.in_part(part)
    if last.half == "pm" and not first.half and first.hour < 12 and replace(first, hour=first.hour + 12).full() <= last.full():
        first = replace(first, hour=first.hour + 12)
    elif not last.half and last.full() < first.full() and last.hour < 12:
        last = replace(last, hour=last.hour + 12)
    return first, last


def _hour(words: str) -> Clock | None:
    words = words.strip()
    return clock_of(words) or _turned(words) or (clock_of(f"{words[:-2]}:{words[-2:]}") if re.fullmatch(r"\d{4}", words) else None)


def stretch(first: End, last: End) -> tuple[str, str] | None:
    """Both ends as TIMEX3, each with what only the other one says; None where they cannot stand together."""
    if first.clock is None and last.clock is None:
        if first.day is None or last.day is None:
            return None
        begin, end = first.day.date, last.day.date
        if end < begin and (begin - end).days < 7:
            end = shift(end, 7, Unit.DAY)
        elif end < begin and (begin - end).days < 366:
            end = in_year(end, end.year + 1)
        return begin.isoformat(), end.isoformat()
    if first.clock is None or last.clock is None:
        return None
    day, other = first.day or last.day, last.day or first.day
    if first.day is None or last.day is None or first.day.date == last.day.date:
        begin_clock, end_clock = _halved(first.clock, last.clock, day.part if day else None)
        first, last = replace(first, clock=begin_clock), replace(last, clock=end_clock)
    if day is None or other is None or first.clock is None or last.clock is None:
        return (first.clock.full(), last.clock.full()) if first.clock and last.clock else None
    end_day = other.date
    if last.day is None and last.clock.full() < first.clock.full():
        end_day = shift(end_day, 1, Unit.DAY)
    return f"{day.date}T{first.clock.full()}", f"{end_day}T{last.clock.full()}"
