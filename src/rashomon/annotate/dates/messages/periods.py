"""Weeks, months, halves and years as messages write them: "2015-3", "week 31", "2016H2", "the week after next", "rest of the week"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from rashomon.annotate.dates import patterns as form
from rashomon.annotate.dates.messages.days import YEAR_WORDS, day_named, year_of_words
from rashomon.annotate.dates.messages.words import NUMBER, length_of
from rashomon.annotate.dates.scene import months_in, year_in
from rashomon.text.calendar import Unit, fold_to, number_of, shift, timex_of

__all__ = ["PERIOD_RULES"]

UNITS = {
    "day": Unit.DAY,
    "week": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
}
Reader = Callable[[re.Match[str], datetime], tuple[str, str] | None]


def _month(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    number = int(match["m"])
    return (f"{match['y']}-{number:02}", "DATE") if 1 <= number <= 12 else None


def _month_name(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    year = match["y"] if len(match["y"]) == 4 else f"{'19' if int(match['y']) >= 40 else '20'}{match['y']}"
    return f"{year}-{months_in(match['m'])[0]:02}", "DATE"


def _part_of_year(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    """``2016H2``, ``2019-Q1``: its first month to the month after its last."""
    months = 6 if match["k"] == "h" else 3
    first = date(int(match["y"]), 1, 1)
    begin = shift(first, (int(match["n"]) - 1) * months, Unit.MONTH)
    return f"{begin}/{shift(begin, months, Unit.MONTH)}", "DATE"


def _week(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    year = int(match["y"]) if match["y"] and match["y"].isdigit() else now.year + {"last year": -1, "next year": 1}.get(match["y"] or "", 0)
    number = int(match["n"])
    return (f"{year}-W{number:02}", "DATE") if 1 <= number <= 53 else None


def _nth_week(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    number = number_of(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", match["n"]))
    year = year_of_words(match["y"]) if not match["y"].endswith("year") else now.year + {"last": -1, "next": 1}.get(match["y"].split()[0], 0)
    return (f"{year:04}-W{int(number):02}", "DATE") if number and year and number <= 53 else None


def _weeks(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    first, last = (date.fromisocalendar(now.year, min(int(match[name]), 52), 1) for name in "ab")
    return f"{first}/{last}", "DATE"


def _after_next(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    unit = UNITS[match["u"]]
    start = fold_to(unit, now.date()).day
    return timex_of(fold_to(unit, shift(start, 2, Unit.WEEK if unit is Unit.WEEKEND else unit))), "DATE"


def _mine(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    unit = UNITS[match["u"]] if "u" in match.re.groupindex and match["u"] else Unit.WEEKEND
    return timex_of(fold_to(unit, now.date())), "DATE"


def _next_week(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    return timex_of(fold_to(Unit.WEEK, shift(now.date(), 1, Unit.WEEK))), "DATE"


def _part(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    return {"m": "TMO", "a": "TAF", "e": "TEV"}[match["p"][0]], "TIME"


def _rest(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    unit = UNITS[match["u"]]
    start = fold_to(unit, now.date()).day
    return f"{now.date()}/{shift(shift(start, 1, unit), -1, Unit.DAY)}", "DATE"


def _all_of(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    return {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "weekend": "P1WE"}[match["u"]], "DURATION"


def _counted(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``the next 5 years``, ``2 upcoming months``, ``last 3year``, ``previous three quarters``: whole quarters and decades, else days to or from today."""
    length = length_of(f"{match['n']} {match['u']}")
    if length is None or not length.parts[0][0].is_integer():
        return None
    number, letter = int(length.parts[0][0]), length.parts[0][1]
    unit = {"D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Y": Unit.YEAR, "Q": Unit.QUARTER, "E": Unit.DECADE}.get(letter)
    if unit is None:
        return None
    back = match["w"] in {"last", "past", "previous"}
    today = now.date()
    if unit in {Unit.QUARTER, Unit.DECADE}:
        start = fold_to(unit, today).day
        first = shift(start, -number, unit) if back else shift(start, 1, unit)
    else:
        first = shift(today, -number, unit) if back else shift(today, 1, Unit.DAY)
    return f"{first}/{shift(first, number, unit)}", "DATE"


def _fortnight(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """Two whole weeks: those before this one's Monday, from it, or after it."""
    monday = fold_to(Unit.WEEK, now.date()).day
    step = {"last": -2, "past": -2, "previous": -2, "next": 2, "coming": 2, "following": 2}.get(match["w"] or "", 0)
    first = shift(monday, step, Unit.WEEK)
    return f"{first}/{shift(first, 2, Unit.WEEK)}", "DATE"


def _of_period(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``the first 2 weeks of 2021``, ``the last four months of this year``: whole weeks and months of that year."""
    number = number_of(match["n"])
    unit = UNITS[match["u"]]
    year = year_in(match["y"]) or now.year + {"last": -1, "next": 1}.get(match["y"].split()[0], 0)
    if number is None or not 1 <= number <= 366:
        return None
    if unit is Unit.WEEK:
        starts = date.fromisocalendar(year, 1, 1), shift(date.fromisocalendar(year, date(year, 12, 28).isocalendar().week, 1), 1, Unit.WEEK)
    else:
        starts = date(year, 1, 1), date(year + 1, 1, 1)
    first = starts[0] if match["w"] == "first" else shift(starts[1], -number, unit)
    return f"{first}/{shift(first, number, unit)}", "DATE"


def _nth_month(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    number = number_of(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", match["n"]))
    year = year_in(match["y"]) or now.year + {"last": -1, "next": 1}.get(match["y"].split()[0], 0)
    return (f"{year}-{int(number):02}", "DATE") if number and number <= 12 else None


def _decade(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    words = match["t"]
    if re.search(r"two thousands|noughties", words):
        return "200", "DATE"
    if "twenty-tens" in words or "twenty tens" in words:
        return "201", "DATE"
    tens = re.search(r"(twen|thir|for|fif|six|seven|eigh|nine)ties", words)
    if tens:
        return f"19{2 + ['twen', 'thir', 'for', 'fif', 'six', 'seven', 'eigh', 'nine'].index(tens[1])}", "DATE"
    digits = re.search(r"\d+", words)
    return (digits.group()[:3] if len(digits.group()) == 4 else f"19{digits.group()[0]}", "DATE") if digits else None


def _year(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    words = match["y"] or match["z"]
    if words.isdigit():
        return (words if len(words) == 4 else f"20{words}" if len(words) == 2 else f"{int(words):04}"), "DATE"
    number = year_of_words(words)
    return (f"{number:04}", "DATE") if number else None


def _year_end(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    return timex_of(fold_to(Unit.YEAR if "y" in match["u"] else Unit.MONTH, now.date())), "DATE"


def _meal(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    return {"b": "TMEB", "l": "TMEL", "d": "TMED"}[(match["m"] or match["n"])[0]], "TIME"


def _fixed(value: str, kind: str) -> Reader:
    return lambda match, now: (value, kind)  # noqa: ARG005 - every reader has the same two arguments


def _feast_weekend(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    year = match["y"] or (match["z"] if "z" in match.re.groupindex else "")
    found = day_named(f"{match['f']} {year or ''}".strip(), now)
    if found is None:
        return None
    day = found.date if found.date.weekday() else shift(found.date, -1, Unit.DAY)
    return timex_of(fold_to(Unit.WEEKEND, day)), "DATE"


COUNT = rf"(?:{NUMBER})"
WHOLE = r"(?:days?|weeks?|months?|years?|quarters?|decades?)"
FEAST = rf"(?:{form.HOLIDAY}|thanksgiving)"
PERIOD_RULES: tuple[tuple[str, str, Reader], ...] = (
    ("month", r"(?P<t>(?P<y>(?:19|20)\d\d) ?[-./] ?(?P<m>1[0-2]|0?[1-9]))(?![\w]| ?[-./]\d)", _month),
    ("month", r"(?P<t>(?P<m>1[0-2]|0?[1-9]) ?[-/] ?(?P<y>(?:19|20)\d\d))(?![\w-]|[./]\d)", _month),
    ("month", rf"(?P<t>(?P<y>(?:19|20)\d\d) ?,? (?P<m>{form.MONTH}))(?!\w)(?! \d)", _month_name),
    ("month", rf"(?P<t>(?P<m>{form.MONTH}) of '?(?P<y>\d\d))(?!\w)", _month_name),
    ("part_of_year", r"(?P<t>(?P<y>(?:19|20)\d\d)[- ]?(?P<k>[hq])(?P<n>[1-4]))(?!\w)", _part_of_year),
    ("part_of_year", r"(?P<t>(?P<k>[hq])(?P<n>[1-4]) (?P<y>(?:19|20)\d\d))(?!\w)", _part_of_year),
    ("week", r"(?P<t>(?:the )?week (?P<n>\d\d?)(?: of (?P<y>(?:19|20)\d\d|(?:this|last|next) year))?)(?!\w)", _week),
    ("nth_week", rf"(?P<t>(?:the )?(?P<n>{form.ORDINAL}) week (?:of )?(?P<y>(?:this|last|next) year|{YEAR_WORDS}))(?!\w)", _nth_week),
    ("weeks", r"(?P<t>(?:from|between) week (?P<a>\d\d?) (?:to|and|until) week (?P<b>\d\d?))(?!\w)", _weeks),
    ("after_next", r"(?P<t>the (?P<u>week|month|year|weekend) after (?:the )?next)(?!\w)", _after_next),
    (
        "mine",
        r"(?P<t>(?:my|this working|this work) ?(?P<u>day|week|weekend)|(?<=on )(?P<v>weekend))(?!\w)",
        _mine,
    ),
    ("weekend", r"(?P<t>(?:the )?weekend)(?!\w)(?! (?:of|after))", _mine),
    (
        "workweek",
        r"(?P<t>next (?:work(?:ing)? ?week))(?!\w)",
        _next_week,
    ),
    ("rest", r"(?P<t>(?:the )?(?:rest|remaining|remainder)(?: of)?(?: (?:the|my|this|current))? (?P<u>week|month|year))(?!\w)", _rest),
    ("all_of", r"(?P<t>(?:all|full|whole|another)[- ](?P<u>day|week|month|year|hour|weekend))(?!\w)", _all_of),
    (
        "counted",
        rf"(?P<t>(?:for |over |in |during )?(?:the |only the )?(?P<w>last|past|previous|next|coming|upcoming|following) (?P<n>{COUNT}) ?(?P<u>{WHOLE}))(?!\w)(?! of| and)",
        _counted,
    ),
    (
        "counted",
        rf"(?P<t>(?:the )?(?P<n>{COUNT}) (?P<w>last|past|previous|next|coming|upcoming|following) (?P<u>(?:day|week|month|year|quarter|decade)s))(?!\w)",
        _counted,
    ),
    ("fortnight", r"(?P<t>(?:the )?(?:(?P<w>last|past|previous|next|coming|following|this) )?fortnight)(?!\w|['’])(?<!a fortnight)", _fortnight),
    (
        "of_period",
        rf"(?P<t>(?:the )?(?P<w>first|last) (?P<n>\d+|{form.SMALL}|{form.TENS}) (?P<u>day|week|month)s of (?P<y>(?:19|20)\d\d|(?:this|last|next) year))(?!\w)",
        _of_period,
    ),
    ("nth_month", rf"(?P<t>(?:the )?(?P<n>{form.ORDINAL}) month of (?P<y>(?:19|20)\d\d|(?:this|last|next) year))(?!\w)", _nth_month),
    (
        "decade",
        rf"(?P<t>(?:the )?(?:(?:nineteen|eighteen) )?(?:(?:{form.TENS.replace('ty', 'ties')}))|(?:the )?(?:twenty[- ]tens|two thousands|noughties)|(?:the )?(?:(?:1[5-9]|20)\d0|[2-9]0) ?'?s)(?!\w)",
        _decade,
    ),
    ("year", rf"(?P<t>(?P<y>{YEAR_WORDS}))(?![\w-])(?! (?:people|percent|dollars))", _year),
    (
        "year",
        r"(?P<t>(?:cy|fy) ?(?P<y>\d\d(?:\d\d)?)|year (?P<z>\d{3}))(?!\w)",
        _year,
    ),
    ("year_end", r"(?P<t>(?:the )?(?P<u>eoy|eom|end of month|end of year))(?!\w)", _year_end),
    (
        "meal",
        r"(?P<t>(?:(?:before|after|around|at|during) )?(?P<m>breakfast|lunch|dinner) ?time|(?:before|after|around|at|during) (?P<n>breakfast|lunch|dinner))(?!\w)",
        _meal,
    ),
    ("set", r"(?P<t>every ?day)(?!\w)", _fixed("P1D", "SET")),
    ("set", r"(?P<t>every weekend)(?!\w)", _fixed("P1WE", "SET")),
    ("mine", r"(?:(?<=for )|(?<=of ))(?P<t>the (?P<u>day|month))(?=[ ]?[.!?]|$)", _mine),
    ("set", r"(?P<t>(?:any|all) weekends?)(?!\w)", _fixed("P1WE", "SET")),
    ("set", r"(?P<t>every weekday)(?!\w)", _fixed("P1WD", "SET")),
    ("set", r"(?P<t>semi-?annual(?:ly)?)(?!\w)", _fixed("P0.5Y", "SET")),
    ("set", r"(?P<t>quarterly)(?!\w)", _fixed("P3M", "SET")),
    ("set", r"(?P<t>annual(?:ly)?)(?!\w)", _fixed("P1Y", "SET")),
    (
        "now",
        r"(?P<t>(?:as of|at) (?:this|the) (?:time|minute|moment)|till date|(?<!up )(?<!equals )to date(?=[?.!]|$))(?!\w)",
        _fixed("PRESENT_REF", "DATE"),
    ),
    ("soon", r"(?P<t>as soon as possible|asap)(?!\w)", _fixed("FUTURE_REF", "DATE")),
    ("night", r"(?P<t>in the night-?time)(?!\w)", _fixed("TNT", "TIME")),
    (
        "part",
        r"(?<!good )(?P<t>(?:in |during the )?(?:early |late )?(?P<p>morning|afternoon|evening))(?!\w)",
        _part,
    ),
    ("feast_weekend", rf"(?P<t>(?P<f>{FEAST}) (?:(?P<y>(?:19|20)\d\d) )?weekend(?: (?P<z>(?:19|20)\d\d))?)(?!\w)", _feast_weekend),
    ("feast_weekend", rf"(?P<t>(?:the )?weekend of (?P<f>{FEAST})(?:,? (?P<y>(?:19|20)\d\d))?)(?!\w)", _feast_weekend),
)
"""Form, pattern (group ``t`` is the expression) and reader; tried with the rules for days and hours."""
