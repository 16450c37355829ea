"""Stretches between months, quarters, years and days: "between May 2015 and 2018", "Nov-Feb 2017", "from 2007 to the end of 2008"."""

from __future__ import annotations

import re
from datetime import date, datetime

from rashomon.annotate.dates import patterns as form
from rashomon.annotate.dates.messages.days import DAY, YEAR_WORDS, day_named, year_of_words
from rashomon.annotate.dates.scene import months_in
from rashomon.text.calendar import Unit, shift

__all__ = ["SPAN", "span_between"]

YEAR = r"(?:1[5-9]\d\d|20\d\d)"
MONTH = rf"(?:(?:this |last |next )?{form.MONTH}(?:(?: of| in|,)? (?:{YEAR}|{YEAR_WORDS})|[/ -]{YEAR})?|{YEAR} {form.MONTH})"
PERIOD = rf"(?:(?:the )?(?:(?:start|beginning|middle|end) of )?(?:{MONTH}|{YEAR}[- ]?q[1-4]|{YEAR}|{YEAR_WORDS}))(?![\w/-]\d)"
NOW = r"(?:now|to date|date|today|tomorrow|yesterday)"
END = rf"(?:{DAY}|{PERIOD}|{NOW})"
TO = r"(?: ?[-–—~] ?| (?:to|and|until|till|through)(?: the(?= \d))? )"
SPAN = rf"(?P<t>(?:(?:from|between|in) )?(?P<a>{END})(?P<o>{TO}|(?= to date))(?P<b>{END}| to date))(?![\w/])"


def span_between(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """From the first day of one period to that of the other, or to a day; the year of one serves both."""
    first, last = match["a"].strip(), match["b"].strip()
    opened = match["t"].startswith(("from ", "between "))
    if not _is_period(first) and not _is_period(last):
        return None
    if not opened and (match["o"].strip() == "and" or (not re.search(form.MONTH, first) and not re.search(r"\d{4}", first))):
        return None
    begin, end = _edge(first, now), _edge(last, now)
    if begin is None or end is None:
        return None
    if not _has_year(first) and _has_year(last):
        begin = begin.replace(year=end.year, day=min(begin.day, 28))
        begin = begin if begin <= end else begin.replace(year=max(end.year - 1, 1))
    elif end < begin and not _has_year(last):
        end = end.replace(year=begin.year, day=min(end.day, 28))
        end = end if end >= begin else end.replace(year=min(end.year + 1, 9999))
    return (f"{begin}/{end}", "DATE") if begin <= end else None


def _is_period(words: str) -> bool:
    return re.fullmatch(PERIOD, words) is not None and re.fullmatch(DAY, words) is None


def _has_year(words: str) -> bool:
    return re.search(rf"{YEAR}|{YEAR_WORDS}|\b(?:this|last|next) |today|now|date|tomorrow|yesterday", words) is not None


def _edge(words: str, now: datetime) -> date | None:
    if re.fullmatch(r"now|to date|date", words):
        return now.date()
    day = day_named(words, now)
    if day is not None:
        return day.date
    months, year = months_in(words), _year(words)
    quarter = re.search(r"q([1-4])$", words)
    if quarter and year:
        return date(year, 3 * int(quarter[1]) - 2, 1)
    if months:
        start, unit = date(year or now.year, months[0], 1), Unit.MONTH
    elif year:
        start, unit = date(year, 1, 1), Unit.YEAR
    else:
        return None
    if re.search(r"\bend of\b", words):
        return shift(start, 1, unit)
    if re.search(r"\bmiddle of\b", words):
        return date(start.year, 7, 2) if unit is Unit.YEAR else start.replace(day=16)
    return start


def _year(words: str) -> int | None:
    digits = re.search(YEAR, words)
    if digits:
        return int(digits.group())
    spelled = re.search(YEAR_WORDS, words)
    return year_of_words(spelled.group()) if spelled else None
