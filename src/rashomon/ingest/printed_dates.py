"""Publication dates as pages print them: in a line of their own, before the text, or in a dateline."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from rashomon.model.documents import Precision

__all__ = ["DATE", "Published", "date_line", "date_prefix", "is_date_only", "read_by_months", "read_date", "read_metadata_date"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"

#: Day, month and year in the orders that news pages use. Figures such as 01/07/2022 are read only where one order is possible.
DATE = (
    rf"{WEEKDAY}(?:(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}}(?=\d?\d:\d{{2}})|\d{{4}}(?!\d))"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<m2>{MONTH}),?\s+(?P<y2>\d{{4}}(?=\d?\d:\d{{2}})|\d{{4}}(?!\d))"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{2})[-/.](?P<d3>\d{2})(?!\d)|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})(?!\d)|(?<![/-])(?P<a5>\d{1,2})(?P<s5>[/-])(?P<b5>\d{1,2})(?P=s5)(?P<y5>\d{4}|\d{2}(?![/-]))(?!\d))"
)
TIME = r"(?:\s*(?:,|at|\||-|–|—|·|•|T)?\s*\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:[A-Z]{2,5}|GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?)?)?"
LABEL = r"(?:(?:(?:first |originally )?(?:published|posted|created|issued|released|dated?|updated|last (?:updated|modified)|modified|filed)(?: (?:on|at|date))?|on)\s*:?\s*)"

ANY_DATE = re.compile(rf"(?<![\w.]){DATE}", re.IGNORECASE)
PREFIX = re.compile(rf"(?P<label>{LABEL})?(?<!\w){DATE}{TIME}(?P<after>\s*(?:[:|·•–—-]+)?\s*)", re.IGNORECASE)
TIMES = re.compile(
    rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|UTC|EST|EDT|ET|CET|CEST|BST|IST|MSK|PST|PDT|AM|PM|{LABEL}|by|at|and)(?![a-z])",
    re.IGNORECASE,
)

#: The parts that such lines are made of; one of them must be a clock time, a date in figures or a day of a month.
CLOCK_OR_DAY = re.compile(
    rf"\d{{1,2}}[:.]\d{{2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|{MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}", re.IGNORECASE
)
ZONE = r"(?:GMT|UTC|[ECMP][SD]?T|CES?T|EES?T|BST|IST|MSK|JST|KST|SGT|HKT|AES?T|CAT|EAT|WAT|SAST|PKT|WIB)"
PARTS = re.compile(
    rf"(?>(?:{LABEL}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|{MONTH}|\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s*[ap]\.?m\.?)?|\d{{1,4}}(?:st|nd|rd|th)?|[ap]\.?m\.?|{ZONE}|at|of|hrs?|hours)(?![a-z\d])|[\s,.:;/|·•()+–—-])++",
    re.IGNORECASE,
)
LONGEST_DATE_LINE = 120

#: "May" and "March" open sentences; a month counts beside a number.
NAMED_MONTH = re.compile(rf"(?<=\d ){MONTH}(?!\w)|\b{MONTH}(?= \d)", re.IGNORECASE)

#: A line with a date may hold the place, the author or the outlet beside it, not a whole headline.
MOST_WORDS_BESIDE = 5
EARLIEST, LATEST = 1900, 2100
LAST_MONTH, CENTURY = 12, 2000
#: "2:40 PM ET" stands beside dates that name the month first.
AMERICAN_ZONE = re.compile(r"\d\s*(?:[ap]\.?m\.?)?\s*\(?\b[ECMP][SD]?T\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """A date with where it stands; ``words`` is what the reader is shown."""

    value: str
    precision: Precision
    words: str
    start: int = 0
    end: int = 0


def _value(match: re.Match[str]) -> str | None:
    for number in "1234":
        if year := match[f"y{number}"]:
            month = match[f"m{number}"]
            figure = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
            return _iso(int(year), figure, int(match[f"d{number}"]))
    return _either_order(match) if match["y5"] else None


def _either_order(match: re.Match[str]) -> str | None:
    """The date in figures where only one order of day and month is possible: 13/02, 02/13, 09/09, and 01/07 beside an American time zone."""
    first, second, year = int(match["a5"]), int(match["b5"]), int(match["y5"])
    american = AMERICAN_ZONE.search(match.string) is not None
    if first <= LAST_MONTH and second <= LAST_MONTH and first != second and not american:
        return None
    day, month = (first, second) if second <= LAST_MONTH and not (american and first <= LAST_MONTH) else (second, first)
    return _iso(year if year > 99 else CENTURY + year, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat() if EARLIEST <= year < LATEST else None
    except ValueError:
        return None  # 31 February is no date, and a line that holds it no date line


def read_date(text: str, base: int = 0) -> Published | None:
    """The first full date in a text, with its place from ``base`` on; None if there is none.

    >>> read_date("Friday, 7 January 2022").value
    '2022-01-07'
    """
    for match in ANY_DATE.finditer(text):
        value = _value(match)
        if value:
            return Published(value, Precision.DAY, match[0], base + match.start(), base + match.end())
    return None


def read_by_months(text: str, base: int, told: str) -> Published | None:
    """A date in figures whose order cannot be told by itself, by the months that the piece names: 05/09/2021 above "on September 3".

    None if the piece names both months, or none of them.
    """
    match = next((found for found in ANY_DATE.finditer(text) if found["y5"] and _value(found) is None), None)
    if match is None:
        return None
    named = {MONTHS[found[0].lower().rstrip(".")] for found in NAMED_MONTH.finditer(told)}
    first, second = int(match["a5"]), int(match["b5"])
    if (first in named) == (second in named):
        return None
    day, month = (first, second) if second in named else (second, first)
    year = int(match["y5"])
    value = _iso(year if year > 99 else CENTURY + year, month, day)
    return Published(value, Precision.DAY, match[0], base + match.start(), base + match.end()) if value else None


def date_line(text: str, base: int = 0) -> Published | None:
    """The date that a line gives and does little else ("Published: 7 January 2022, 10:30 GMT"); None for other lines."""
    found = read_date(text, base)
    if found is None or len(text) > 120:
        return None
    beside = text[: found.start - base] + " " + text[found.end - base :]
    rest = TIMES.sub(" ", beside)
    return found if len(re.findall(r"[^\W\d_]{2,}", rest)) <= MOST_WORDS_BESIDE else None


def is_date_only(text: str) -> bool:
    """Whether a line holds the parts of a date or time and nothing else, also where they make no full date ("Updated Wed, Jan 5 at 5:53 PM").

    >>> is_date_only("Posted 04/09/2012 8:33 am"), is_date_only("May 2021 in pictures")
    (True, False)
    """
    return len(text) <= LONGEST_DATE_LINE and PARTS.fullmatch(text) is not None and (CLOCK_OR_DAY.search(text) is not None)


def date_prefix(text: str, base: int = 0) -> Published | None:
    """The labelled date that running text begins with ("date 2021-03-04 The river ..."); None if it begins otherwise.

    A date without a label must be written in figures: "January 7, 2022 was a day ..." is a sentence.
    """
    match = PREFIX.match(text)
    if match is None or not (match["label"] or match["y3"] or match["y5"] or match["after"].strip()):
        return None
    rest = text[match.end() :]
    value = _value(match)
    if value is None or not rest[:1].strip() or rest[0].islower():
        return None
    return Published(value, Precision.DAY, match[0].strip(), base + match.start(), base + match.end())


def read_metadata_date(given: str) -> Published | None:
    """A metadata field as a date: ISO (the offset kept), a month or year alone, an e-mail date, or words; None if it is no date.

    >>> read_metadata_date("2021-03-04T10:20:00Z").value, read_metadata_date("2021-03").precision.value
    ('2021-03-04T10:20:00+00:00', 'month')
    """
    words = given.strip()
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", words):
        return Published(words, Precision.MONTH if "-" in words else Precision.YEAR, words)
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(words)
        except ValueError:
            continue  # another form; each is tried in turn
        if ":" in words:
            return Published(moment.isoformat(), Precision.MINUTE, words)
        return Published(moment.date().isoformat(), Precision.DAY, words)
    return read_date(words)
