"""The days that messages name: "4/22", "the 27th", "Oct-2", "monday the twenty seventh", "the first friday of july", "tmrw"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from rashomon.annotate.dates import patterns as form
from rashomon.annotate.dates.messages.words import part_of
from rashomon.annotate.dates.scene import months_in, year_in
from rashomon.text.calendar import WEEKDAYS, Unit, holiday, nth_weekday, number_of, point_of, shift, weekday_near

__all__ = ["DAY", "IN_YEAR", "MONTH", "NUMBERED", "Day", "coming", "day_named", "in_year", "last_numbered", "number_in"]

MONTH = form.MONTH
WD = form.WD
YEAR = form.YEAR
#: Cardinals and ordinals to thirty-one, in words.
TEENS = r"ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
DAY_WORD = rf"(?:(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one|two|three|four|five|six|seven|eight|nine)|(?:{TEENS})(?:th)?|tenth|eleventh|twelfth|twentieth|thirtieth|twenty|thirty|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
DIGITS = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
NUMBERED = rf"(?:{DIGITS}|{DAY_WORD})"
#: "nineteen eighty six", "two thousand and thirty two", "seventeen hundred thirty three".
YEAR_WORDS = rf"(?:(?:seventeen|eighteen|nineteen|twenty)(?: hundred(?: and)?)?[ -](?:(?:{form.TENS})(?:[ -](?:{form.SMALL}))?|(?:oh|zero)[ -](?:{form.SMALL})|{TEENS})|two thousand(?: and)?(?: (?:(?:{form.TENS})(?:[ -](?:{form.SMALL}))?|{form.SMALL}))?)\b"
IN_YEAR = rf"(?: ?,? ?(?:of |in )?(?:1\d|20)\d\d\b|,? {YEAR_WORDS}|,? of '?\d\d\b)"
FEAST = (
    rf"(?:(?:the )?(?:next |following |last )?(?:{form.HOLIDAY}|black friday|cyber monday|juneteenth|freedom day|jubilee day|(?:saint|st\.?) patrick(?:'?s)?(?: day)?|thanks ?giving(?: day)?|yuandan|"
    r"(?:international |int'l )?workers'? day|eid al[- ]fitr|new year)(?: (?:of )?(?:this|next|last) year|,? (?:of )?(?:1[5-9]|20)\d\d\b)?)"
)
AGES = r"(?:this|next|last|coming|upcoming|past|previous|following)"
WHICH_MONTH = rf"(?:(?:this|next|last|the|previous|each) month|{MONTH}(?:,? (?:of )?{YEAR}\b)?)"
#: Longer forms stand first.
FORMS: dict[str, str] = {
    "written": (
        rf"{YEAR}[/-](?:{MONTH}[/-]\d\d?|\d\d?[/-]{MONTH})\b|\d\d?[/-]{MONTH}[/-]{YEAR}\b|{MONTH}-\d\d?-{YEAR}\b|{MONTH}-{YEAR}-\d\d?\b|\d\d?-{YEAR}-{MONTH}\b|{YEAR}[ ./-]\d\d?[ ./-]\d\d?\b(?![/.-]\d)|"
        rf"(?:{WD},? )?(?:\d\d?/\d\d?(?:[/,](?:{YEAR}|\d\d\b))?(?!\d|[/.]\d|:)|\d\d?[.-]\d\d?[.-](?:{YEAR}|\d\d\b)(?!\d|[/.-]\d|:)|(?:0?[1-9]|1[0-2])-(?:1[3-9]|2\d|3[01])(?!\d|[/.-]\d|:)|(?<=on )(?:0?[1-9]|1[0-2])\.(?:[12]\d|3[01])(?!\d|:))|"
        rf"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\d\d?\b"
    ),
    "month_day": rf"(?:{WD},? )?{MONTH}[ ./-]?,? ?(?:the )?{NUMBERED}(?:{IN_YEAR})?(?! ?:)",
    "day_month": rf"(?:{WD},? )?(?:the )?{NUMBERED}\.?(?: day)?[ -]?(?:of )?{MONTH}(?:{IN_YEAR})?(?![a-z])",
    "nth_weekday": rf"(?:the )?(?:(?:first|second|third|fourth|1st|2nd|3rd|4th) {WD}(?: (?:morning|afternoon|evening|night))?(?: (?:of|in) {WHICH_MONTH})?|last {WD} (?:of|in) {WHICH_MONTH})",
    "week_weekday": rf"(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) week of {WHICH_MONTH} on {WD}",
    "of_month": rf"(?:the )?{NUMBERED}(?: day)? (?:of )?(?:this|next|last|the|previous) month",
    "weekday_number": rf"{WD},? (?:the )?{NUMBERED}(?! ?(?::\d|o'?clock|[ap]\.?m|to \d|-|– ?\d))",
    "weekday": rf"(?:{AGES}(?: week)?(?: ?-| on)? )?{WD}(?: (?:late |early )?(?:morning|afternoon|evening|night)\b)?(?: (?:of |on |in )?(?:the )?(?:this|next|last|following) week\b)?(?![a-z])",
    "beside": r"(?:the )?day (?:after|before) (?:tomorrow|yesterday|tmrw|tmr)|(?:tomorrow|yesterday|today|tmrw|tmr)(?: (?:morning|afternoon|evening|night)\b)?|tonight|tonite|last night|(?:this|next|last) (?:morning|afternoon|evening|night)|current date|otd\b",
    "counted": rf"(?:one|two|three|four|five|six|\d) {WD}s? (?:from now|later)",
    "feast": FEAST,
}
DAY = "(?:" + "|".join(FORMS.values()) + ")"
#: "03/18/40" is 1940.
BUSY = 40


@dataclass(frozen=True, slots=True)
class Day:
    """A day with the part of it that is named, if one is."""

    date: date
    part: str | None = None


def coming(words: str, now: datetime) -> Day | None:
    """The day that the words name, the next one where no year is stated and the last one is over."""
    day = day_named(words, now)
    if day is None or day.date >= now.date() or re.search(r"\d{4}|yesterday|last |past ", words):
        return day
    if re.fullmatch(FORMS["feast"], words):
        return day_named(f"next {words}", now)
    if months_in(words) or "/" in words:
        return Day(in_year(day.date, day.date.year + 1), day.part)
    return Day(weekday_near(shift(now.date(), 1, Unit.DAY), day.date.weekday(), direction=1), day.part) if re.search(WD, words) else day


def in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February stays where that year has none."""
    point = point_of(year, day.month, day.day)
    return point.day if point else day


def last_numbered(number: int, now: datetime) -> date | None:
    """The last day of that number up to today: "the 27th"."""
    for back in range(3):
        month = shift(now.date().replace(day=1), -back, Unit.MONTH)
        point = point_of(month.year, month.month, number)
        if point is not None and point.day <= now.date():
            return point.day
    return None


def day_named(words: str, now: datetime) -> Day | None:
    """The day that the words (lower case) name, reckoned from ``now``; None where the calendar has none such."""
    words = words.strip()
    for name, pattern in FORMS.items():
        if re.fullmatch(pattern, words):
            found = READERS[name](words, now)
            return Day(found, part_of(words)) if found is not None else None
    return None


def number_in(words: str) -> int | None:
    """The day of the month that stands first in the words, in digits or words, or None."""
    found = re.search(NUMBERED, words)
    if found is None:
        return None
    if found.group()[0].isdigit():
        return int(re.sub(r"\D", "", found.group()))
    spelled = re.match(DAY_WORD, found.group())
    value = number_of(spelled.group().replace("-", " ")) if spelled else None
    if value is None and spelled and (pair := re.fullmatch(r"(twenty|thirty)[ -](\w+)", spelled.group())):
        value = (number_of(pair[1]) or 0) + (number_of(pair[2]) or 0)
    return int(value) if value is not None else None


def _on(year: int | None, month: int, day: int, now: datetime) -> date | None:
    """The day of that year, else the last one up to today (29 February: the last there was)."""
    if year is not None:
        point = point_of(year, month, day)
        return point.day if point else None
    points = [point for back in range(9) if now.year > back and (point := point_of(now.year - back, month, day)) is not None]
    return next((point.day for point in points if point.day <= now.date()), None)


def _year(words: str) -> int | None:
    short = re.search(r" of '?(\d\d)$", words)
    if short:
        return int(short[1]) + (1900 if int(short[1]) > 40 else 2000)
    digits = re.search(r"\b1[0-9]\d\d$|\b20\d\d$", words)
    if digits:
        return int(digits.group())
    spelled = re.search(rf"{YEAR_WORDS}$", words)
    if spelled is None:
        return year_in(words)
    return year_of_words(spelled.group())


def year_of_words(words: str) -> int | None:
    """``nineteen eighty six``, ``seventeen hundred thirty three``, ``two thousand and twenty``: the year."""
    if words.startswith("two thousand"):
        rest = re.sub(r"two thousand(?: and)? ?", "", words)
        return 2000 + int(number_of(rest.replace("-", " ")) or 0) if rest else 2000
    first, rest = re.split(r"[ -]", words, maxsplit=1)
    rest = re.sub(r"^hundred(?: and)? ", "", rest)
    tail = number_of(re.sub(r"^(?:oh|zero)[ -]", "", rest).replace("-", " "))
    head = number_of(first)
    return int(head * 100 + tail) if head is not None and tail is not None else None


def _written(words: str, now: datetime) -> date | None:
    words = re.sub(rf"^{WD},? ", "", words)
    month = months_in(re.sub(r"(?<=[a-z])(?=\d)", " ", words))
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if re.fullmatch(r"\d{8}", words):
        return _on(int(words[:4]), int(words[4:6]), int(words[6:]), now)
    if month:
        year = next((number for number in numbers if number > 31), None)
        day = next((number for number in numbers if number <= 31), 1)
        return _on(year, month[0], day, now)
    if numbers[0] > 31:
        return _on(numbers[0], numbers[1], numbers[2], now) or _on(numbers[0], numbers[2], numbers[1], now) if len(numbers) == 3 else None
    year = None
    if len(numbers) == 3:
        year = numbers[2] if numbers[2] > 99 else numbers[2] + (1900 if numbers[2] >= BUSY else 2000)
    first, second = numbers[0], numbers[1]
    # Points part days from months where months come second, unless that gives no day.
    return _on(year, first, second, now) if first <= 12 else _on(year, second, first, now) if second <= 12 else None


def _month_day(words: str, now: datetime) -> date | None:
    month = months_in(words)
    after = re.split(MONTH, words, maxsplit=1)[1]
    day = number_in(after)
    rest = re.sub(NUMBERED, "", after, count=1).strip()
    year = _year(rest) if rest else None
    return _on(year, month[0], day, now) if month and day else None


def _day_month(words: str, now: datetime) -> date | None:
    before, after = re.split(MONTH, words, maxsplit=1)
    month, day = months_in(words), number_in(re.sub(rf"^{WD},? ", "", before))
    year = _year(after) if after.strip() else None
    return _on(year, month[0], day, now) if month and day else None


def _month_of(words: str, now: datetime) -> date:
    """First day of the month that the words name; the month of writing where they name none."""
    month = months_in(words)
    first = now.date().replace(day=1)
    if month:
        year = year_in(words)
        return date(year, month[0], 1) if year else date(now.year, month[0], 1)
    return shift(first, 1 if "next" in words else -1 if re.search(r"last|previous", words) else 0, Unit.MONTH)


def _nth_weekday(words: str, now: datetime) -> date | None:
    head, _, tail = re.sub(r"^the ", "", words).partition(" ")
    which = {"f": 1, "1": 1, "s": 2, "2": 2, "t": 3, "3": 3, "4": 4, "l": -1}[head[0]]
    which = 4 if head == "fourth" else which
    weekday = re.search(WD, tail)
    month = _month_of(re.sub(r"^.*?\b(?:of|in) ", "", tail) if re.search(r" (?:of|in) ", tail) else "", now)
    return nth_weekday(month.year, month.month, _weekday(weekday.group()), which) if weekday else None


def _week_weekday(words: str, now: datetime) -> date | None:
    return _nth_weekday(re.sub(r"week of (.*) on (.*)", r"\2 of \1", words), now)


def _of_month(words: str, now: datetime) -> date | None:
    month, day = _month_of(re.sub(r"^.*?(?=(?:this|next|last|the|previous) month)", "", words), now), number_in(words)
    point = point_of(month.year, month.month, day) if day else None
    return point.day if point else None


def _weekday(words: str) -> int:
    return WEEKDAYS[words.strip().rstrip(".")]


def _weekday_number(words: str, now: datetime) -> date | None:
    name = re.match(WD, words)
    day = number_in(words[name.end() :]) if name else None
    if name is None or day is None:
        return None
    month = now.date().replace(day=1)
    points = [
        point_of(first.year, first.month, day) for first in (shift(month, step, Unit.MONTH) for step in (0, *range(1, 13), *range(-1, -13, -1)))
    ]
    days = [point.day for point in points if point is not None and point.day.weekday() == _weekday(name.group())]
    if days and (days[0].year, days[0].month) == (now.year, now.month):
        return days[0]
    return min(days, key=lambda one: (one < now.date(), abs((one - now.date()).days))) if days else None


def _of_week(words: str, now: datetime) -> date:
    name = re.search(WD, words)
    weekday = _weekday(name.group()) if name else 0
    monday = shift(now.date(), -now.weekday(), Unit.DAY)
    if re.search(r"\bnext\b|\bfollowing\b", words):
        return shift(monday, 7 + weekday, Unit.DAY)
    if re.search(r"\bpast\b", words):
        return weekday_near(shift(now.date(), -1, Unit.DAY), weekday, direction=-1)
    if re.search(r"\blast\b|\bprevious\b", words):
        return shift(monday, weekday - 7, Unit.DAY)
    if re.search(r"\bthis\b", words):
        return shift(monday, weekday, Unit.DAY)
    if re.search(r"\bcoming\b|\bupcoming\b", words):
        return weekday_near(shift(now.date(), 1, Unit.DAY), weekday, direction=1)
    return weekday_near(shift(now.date(), -1, Unit.DAY), weekday, direction=-1) if now.weekday() != weekday else now.date()


def _beside(words: str, now: datetime) -> date:
    steps = 0
    if re.search(r"yesterday|last ", words):
        steps = -2 if "before" in words else -1
    elif re.search(r"tomorrow|tmr|next ", words):
        steps = 2 if "after " in words else 1
    return shift(now.date(), steps, Unit.DAY)


def _counted(words: str, now: datetime) -> date | None:
    number, name = number_of(words.split(maxsplit=1)[0]), re.search(WD, words)
    return shift(weekday_near(shift(now.date(), 1, Unit.DAY), _weekday(name.group()), direction=1), (number or 1) - 1, Unit.WEEK) if name else None


def _feast(words: str, now: datetime) -> date | None:
    plain = re.sub(r",? (?:of )?(?:(?:1[5-9]|20)\d\d|(?:this|next|last) year)$", "", re.sub(r"^(?:the )?(?:next |following |last )?", "", words))
    year = year_in(words)
    if year is None and (which := re.search(r"(this|next|last) year$", words)):
        year = now.year + {"this": 0, "next": 1, "last": -1}[which[1]]
    days = [day for number in ([year] if year else [now.year - 1, now.year, now.year + 1]) if (day := feast_day(plain, number))]
    ahead = re.match(r"(?:the )?(?:next|following) ", words)
    fitting = [day for day in days if (day > now.date() if ahead else year is not None or day <= now.date())]
    return None if not fitting else fitting[0] if ahead else fitting[-1]


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year, by any of its common names; None for one that moves by another calendar."""
    if name in {"black friday", "cyber monday"}:
        return shift(nth_weekday(year, 11, 3, 4), 1 if name == "black friday" else 4, Unit.DAY)
    if name in {"juneteenth", "freedom day", "jubilee day"}:
        return date(year, 6, 19)
    plain = (
        re.sub(r"'s?\b|\.", "", name)
        .replace("saint", "st")
        .replace("thanks giving", "thanksgiving")
        .replace("international ", "")
        .replace("int'l ", "")
    )
    plain = re.sub(r"^intl ", "", re.sub(r"\b(new year|valentine|president|mother|father|patrick|fool|veteran)s\b", r"\1", plain))
    plain = {
        "yuandan": "new year",
        "workers day": "may day",
        "st patrick": "st patrick day",
        "women day": "international women day",
        "president day": "presidents day",
        "veteran day": "veterans day",
        "april fool day": "april fools day",
    }.get(plain, plain)
    return holiday(plain, year)


READERS: dict[str, Callable[[str, datetime], date | None]] = {
    "written": _written, "month_day": _month_day, "day_month": _day_month, "nth_weekday": _nth_weekday, "week_weekday": _week_weekday, "of_month": _of_month,
    "weekday_number": _weekday_number, "weekday": _of_week, "beside": _beside, "counted": _counted, "feast": _feast,
}  # fmt: skip
