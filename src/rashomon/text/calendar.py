"""Days, weeks, months and years as intervals: how a calendar unit is written, shifted and bounded.

A ``Point`` is one calendar unit (a day, a week, a quarter ...), named by its first day. Everything here is pure.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = [
    "MONTHS",
    "SOME_DAY",
    "SOME_WEEK",
    "SOME_YEAR",
    "WEEKDAYS",
    "Point",
    "Unit",
    "bounds",
    "day_of",
    "edtf_of",
    "fold_to",
    "holiday",
    "number_of",
    "point_of",
    "shift",
    "timex_of",
    "weekday_near",
]

#: TIMEX3 writes an X for each digit that is not known: some year, some week of some year, some day of some month.
UNKNOWN_DIGIT = "X"
SOME_YEAR = UNKNOWN_DIGIT * 4
SOME_WEEK = f"{SOME_YEAR}-W{UNKNOWN_DIGIT * 2}"
SOME_DAY = f"{SOME_YEAR}-{UNKNOWN_DIGIT * 2}-{UNKNOWN_DIGIT * 2}"

WEEKDAYS = {name: number for number, names in enumerate((
    "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun")) for name in names.split()}  # fmt: skip
MONTHS = {name: number for number, names in enumerate((
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov",
    "december dec"), start=1) for name in names.split()}  # fmt: skip
#: EDTF level 1 season codes and their TIMEX3 letters; the month is the northern season's first.
SEASONS = {"spring": (21, "SP", 3), "summer": (22, "SU", 6), "fall": (23, "FA", 9), "autumn": (23, "FA", 9), "winter": (24, "WI", 12)}
SMALL = {word: number for number, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}  # fmt: skip
TENS = {word: 10 * number for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)}
ORDINALS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"], start=1
    )
}
ORDINALS |= {
    word: number
    for number, word in enumerate(
        ["thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"], start=13
    )
}
ORDINALS |= {"twenty-first": 21, "thirtieth": 30}


class Unit(StrEnum):
    """The calendar units that a time expression can name."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Point:
    """One calendar unit.

    Attributes:
        day: its first day (for a season the first day of its first month).
        part: TIMEX3 part of day or clock time after the ``T`` ("EV", "09:30"), or None.
        season: the season's name, for a season.
    """

    unit: Unit
    day: date
    part: str | None = None
    season: str | None = None


def number_of(words: str) -> float | None:
    """Which number the words name: digits, English number words to ninety-nine, "a", "half"; None if they name none.

    >>> number_of("twenty-four"), number_of("a"), number_of("2.5"), number_of("two and a half"), number_of("some")
    (24, 1, 2.5, 2.5, None)
    """
    words = words.strip().replace(",", "")
    if re.fullmatch(r"\d+", words):
        return int(words)
    if re.fullmatch(r"\d*\.\d+", words):
        return float(words)
    if words.endswith(" and a half"):
        whole = number_of(words.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if words in {"a", "an", "single", "the"}:
        return 1
    if (scale := re.fullmatch(r"(?:an?|one) (dozen|hundred|thousand)", words)) is not None:
        return {"dozen": 12, "hundred": 100, "thousand": 1000}[scale[1]]
    if (mixed := re.fullmatch(r"(\d+) (\d)/([1-9])", words)) is not None:
        return int(mixed[1]) + int(mixed[2]) / int(mixed[3])
    if words in {"half", "half a", "half an"}:
        return 0.5
    parts = [part for part in re.split(r"[\s-]+", words) if part != "and"]
    values = [SMALL.get(part, TENS.get(part, ORDINALS.get(part))) for part in parts]
    known = [value for value in values if value is not None]
    return sum(known) if parts and len(known) == len(parts) and (len(parts) == 1 or known[0] >= 20 > known[1]) else None


def fold_to(unit: Unit, day: date) -> Point:
    """The unit that ``day`` lies in (for a weekend: the one that ends its ISO week)."""
    match unit:
        case Unit.DAY:
            first = day
        case Unit.WEEK:
            first = day - timedelta(days=day.weekday())
        case Unit.WEEKEND:
            first = day - timedelta(days=day.weekday() - 5)
        case Unit.MONTH:
            first = day.replace(day=1)
        case Unit.QUARTER:
            first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
        case Unit.HALF:
            first = date(day.year, 1 if day.month < 7 else 7, 1)
        case Unit.SEASON:
            return season_of(day)
        case Unit.YEAR:
            first = date(day.year, 1, 1)
        case Unit.DECADE:
            first = date(max(1, day.year - day.year % 10), 1, 1)
        case Unit.CENTURY:
            first = date(max(1, day.year - day.year % 100), 1, 1)
    return Point(unit, first)


def season_of(day: date) -> Point:
    """The northern season that ``day`` lies in; January and February belong to the winter that began the year before."""
    name = ("winter", "spring", "summer", "fall")[(day.month % 12) // 3]
    year = day.year - 1 if day.month < 3 else day.year
    return Point(Unit.SEASON, date(year, SEASONS[name][2], 1), season=name)


def months_later(day: date, months: int) -> date:
    """The same day of the month, ``months`` later; the month's last day where it is shorter. Clamped to years 1 to 9999."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 12, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


def shift(day: date, number: float, unit: Unit) -> date:
    """The day ``number`` units later (earlier if negative); clamped to the calendar's range.

    >>> shift(date(2022, 1, 31), 1, Unit.MONTH)
    datetime.date(2022, 2, 28)
    """
    if unit in MONTHS_IN:
        return months_later(day, round(max(-120_000, min(120_000, number * MONTHS_IN[unit]))))
    days = number * (1 if unit is Unit.DAY else 7)
    return date.fromordinal(min(max(day.toordinal() + round(max(-4e6, min(4e6, days))), 1), date.max.toordinal()))


def weekday_near(day: date, weekday: int, *, direction: int) -> date:
    """The weekday (Monday is 0) nearest to ``day``: on or before it (-1), on or after it (+1)."""
    back = (day.weekday() - weekday) % 7
    return shift(day, -back if direction < 0 else (7 - back) % 7, Unit.DAY)


def bounds(point: Point) -> tuple[date, date]:
    """First and last day of a unit, both inclusive."""
    if point.unit is Unit.DAY:
        return point.day, point.day
    if point.unit is Unit.SEASON:
        return point.day, shift(months_later(point.day, 3), -1, Unit.DAY)
    if point.unit is Unit.WEEKEND:
        return point.day, shift(point.day, 1, Unit.DAY)
    return point.day, shift(shift(point.day, 1, point.unit), -1, Unit.DAY)


def edtf_of(point: Point) -> str:
    """The unit in EDTF; weeks, weekends, quarters and halves as intervals, which EDTF has no other core form for.

    >>> edtf_of(Point(Unit.WEEK, date(2022, 1, 3))), edtf_of(Point(Unit.DECADE, date(1990, 1, 1)))
    ('2022-01-03/2022-01-09', '199X')
    """
    day = point.day
    first, last = bounds(point)
    match point.unit:
        case Unit.DAY:
            return day.isoformat()
        case Unit.WEEK | Unit.WEEKEND:
            return f"{first.isoformat()}/{last.isoformat()}"
        case Unit.QUARTER | Unit.HALF:
            return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
        case Unit.MONTH:
            return day.isoformat()[:7]
        case Unit.SEASON:
            return f"{day.year:04}-{SEASONS[point.season or 'spring'][0]}"
        case Unit.YEAR:
            return f"{day.year:04}"
        case Unit.DECADE:
            return f"{day.year // 10:03}X"
        case Unit.CENTURY:
            return f"{day.year // 100:02}XX"


def timex_of(point: Point) -> str:
    """The unit as a TIMEX3 value.

    >>> timex_of(Point(Unit.DAY, date(2022, 1, 5), "EV")), timex_of(Point(Unit.WEEK, date(2022, 1, 3)))
    ('2022-01-05TEV', '2022-W01')
    """
    day = point.day
    iso = day.isocalendar()
    match point.unit:
        case Unit.DAY:
            return day.isoformat() + (f"T{point.part}" if point.part else "")
        case Unit.WEEK:
            return f"{iso.year:04}-W{iso.week:02}"
        case Unit.WEEKEND:
            return f"{iso.year:04}-W{iso.week:02}-WE"
        case Unit.QUARTER:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case Unit.HALF:
            return f"{day.year:04}-H{1 if day.month < 7 else 2}"
        case Unit.SEASON:
            return f"{day.year:04}-{SEASONS[point.season or 'spring'][1]}"
        case Unit.DECADE:
            return f"{day.year // 10:03}"
        case Unit.CENTURY:
            return f"{day.year // 100:02}"
        case Unit.MONTH | Unit.YEAR:
            return edtf_of(point)


def point_of(year: int, month: int | None = None, day: int | None = None) -> Point | None:
    """The day, month or year with these numbers; None if the calendar has none such (30 February)."""
    try:
        made = date(year, month or 1, day or 1)
    except ValueError:  # 31 June, year 0: not a date
        return None
    return Point(Unit.DAY if day else Unit.MONTH if month else Unit.YEAR, made)


def day_of(text: str | None) -> date | None:
    """The day of an ISO date or date-time; None if the text holds none.

    >>> day_of("2022-01-05T09:00+06:00"), day_of("soon")
    (datetime.date(2022, 1, 5), None)
    """
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", text or "")
    made = point_of(*(int(part) for part in found.groups())) if found and int(found[1]) and int(found[2]) and int(found[3]) else None
    return made.day if made else None


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The ``number``-th weekday of a month; -1 is the last."""
    if number < 0:
        return weekday_near(date(year, month, calendar.monthrange(year, month)[1]), weekday, direction=-1)
    return shift(weekday_near(date(year, month, 1), weekday, direction=1), number - 1, Unit.WEEK)


FIXED = {
    "new year": (1, 1), "new year day": (1, 1), "new year eve": (12, 31), "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "boxing day": (12, 26), "halloween": (10, 31), "valentine day": (2, 14), "independence day": (7, 4), "fourth of july": (7, 4), "veterans day": (11, 11),
    "armistice day": (11, 11), "may day": (5, 1), "april fools day": (4, 1), "bastille day": (7, 14), "international women day": (3, 8), "earth day": (4, 22),
    "st patrick day": (3, 17),
}  # fmt: skip
FLOATING = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1), "martin luther king day": (1, 0, 3), "mlk day": (1, 0, 3),
    "presidents day": (2, 0, 3), "columbus day": (10, 0, 2), "mother day": (5, 6, 2), "father day": (6, 6, 3),
}  # fmt: skip
FROM_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7, "ash wednesday": -46}


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday (name without ``'s``, lower case) in a year; None for a name that is not known.

    >>> holiday("easter", 2019), holiday("thanksgiving", 2016)
    (datetime.date(2019, 4, 21), datetime.date(2016, 11, 24))
    """
    if not 1 <= year <= 9999:
        return None
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in FLOATING:
        return nth_weekday(year, *FLOATING[name])
    if name in FROM_EASTER:
        return shift(easter(year), FROM_EASTER[name], Unit.DAY)
    return None
