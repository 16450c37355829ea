"""The fixed sentence patterns: how dates, numbers, counts and kinds read in every export."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from datetime import date

from rashomon.model.annotations import Comparator, Figure, Status
from rashomon.model.findings import CopyKind, DisputeKind, Support

__all__ = ["COPIES", "COUNTS", "DISPUTES", "STATUSES", "bounds_words", "counts", "day_key", "day_words", "number_words", "plural", "reading_words"]

#: The plain meaning of each kind of disagreement, as the page that lists them says it.
DISPUTES: dict[DisputeKind, str] = {
    DisputeKind.CONTRADICTION: "They differ, and none of these explains it: a later time, another scope, a rounding, a wording, a denial.",
    DisputeKind.UPDATE: "They hold for different times.",
    DisputeKind.SCOPE: "They speak of different places, groups or times.",
    DisputeKind.ROUNDING: "Both can hold: one is a rounding or a looser bound of the other.",
    DisputeKind.WORDING: "The same thing in words that do not mean quite the same.",
    DisputeKind.DENIAL: "One side says it, the other says that it is not so.",
}

STATUSES: dict[Status, str] = {
    Status.HAPPENED: "told as happened",
    Status.ORDERED: "ordered",
    Status.PLANNED: "planned or announced, not told as done",
    Status.THREATENED: "threatened",
    Status.DEMANDED: "asked for",
    Status.DENIED: "denied by someone",
    Status.ALLEGED: "claimed, not told as fact",
    Status.BACKGROUND: "told as background",
}

COPIES: dict[CopyKind, str] = {
    CopyKind.IDENTICAL: "word for word",
    CopyKind.NEAR: "almost word for word",
    CopyKind.PARTIAL: "in part",
    CopyKind.REWRITE: "reworded",
    CopyKind.TRANSLATION: "translated",
}

#: What the three counts mean; printed wherever they stand.
COUNTS: tuple[tuple[str, str], ...] = (
    ("outlets", "how many outlets carry it"),
    ("families", "how many are left when copies are folded into one"),
    ("origins", "who stands behind it: each speaker once, however many accounts lean on them, and each family that tells it in its own voice"),
)

BEFORE: dict[Comparator, str] = {
    Comparator.EXACTLY: "",
    Comparator.ABOUT: "about ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.LESS_THAN: "less than ",
    Comparator.AT_MOST: "at most ",
    Comparator.NEARLY: "nearly ",
    Comparator.VAGUE: "",
}

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?")
#: EDTF writes the seasons as months 21 to 24.
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
#: Units that take an s; all others ("%", "km", "USD") stay as they are.
_COUNTED_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


def plural(count: int, noun: str) -> str:
    """A count with its noun.

    >>> plural(1, "family"), plural(2, "family"), plural(0, "outlet")
    ('1 family', '2 families', '0 outlets')
    """
    if count == 1:
        return f"{count} {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def counts(support: Support) -> tuple[str, ...]:
    """The three counts in words, and how many sources beside them bear no name."""
    nameless = (f"{support.unknown} without a named source",) if support.unknown else ()
    return plural(len(support.outlets), "outlet"), plural(len(support.families), "family"), plural(len(support.origins), "origin"), *nameless


def number_words(value: float) -> str:
    """A number as a reader writes it.

    >>> number_words(20000.0), number_words(2.5e9), number_words(3.5)
    ('20,000', '2.5 billion', '3.5')
    """
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def bounds_words(low: float | None, high: float | None, unit: str | None = None) -> str:
    """A range with its unit: both ends, one open end, or "no number"."""
    return _bounds(low, high) + _unit(unit, low if low == high else None)


def _bounds(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"
    if low is not None:
        return f"{number_words(low)} or more"
    return "no number" if high is None else f"up to {number_words(high)}"


def reading_words(figure: Figure) -> str:
    """One reading as a field: comparator, value or range, unit."""
    if figure.value is not None:
        text = BEFORE[figure.comparator] + number_words(figure.value)
    elif figure.comparator in {Comparator.MORE_THAN, Comparator.AT_LEAST} and figure.low is not None and figure.high is None:
        text = BEFORE[figure.comparator] + number_words(figure.low)
    elif figure.comparator in {Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.NEARLY} and figure.high is not None and figure.low is None:
        text = BEFORE[figure.comparator] + number_words(figure.high)
    else:
        text = _bounds(figure.low, figure.high)
    return text + _unit(figure.unit, figure.value)


def _unit(unit: str | None, value: float | None) -> str:
    if not unit:
        return ""
    return f" {unit}s" if unit in _COUNTED_UNITS and value != 1 else f" {unit}"


def day_key(value: str | None) -> str:
    """Sorts EDTF values by their first day, or by their last where the start is open; unknown ones come last."""
    if not value:
        return "~"
    first, _, last = value.partition("/")
    return (first if first[:1].isdigit() else last) or "~"


def day_words(value: str | None) -> str:
    """An EDTF value in words; what has no words stays as it is.

    >>> day_words("2031-03-04"), day_words("2031-03"), day_words("2031-03-04/2031-03-06")
    ('Tuesday 4 March 2031', 'March 2031', 'Tuesday 4 March 2031 to Thursday 6 March 2031')
    """
    if not value:
        return "Date unknown"
    first, slash, last = value.partition("/")
    if not slash:
        return _point(first)
    if first in {"", ".."}:
        return f"until {_point(last)}"
    return f"from {_point(first)} on" if last in {"", ".."} else f"{_point(first)} to {_point(last)}"


def _point(value: str) -> str:
    match = _DAY.match(value)
    if match is None or value[: match.end()] != value.rstrip("~?%Z"):
        return f"{value[:3]}0s" if re.fullmatch(r"\d{3}X", value) else value
    year, month, day, clock = match.groups()
    if month is None:
        return year
    if day is None:
        number = int(month)
        return f"{month_name[number]} {year}" if 1 <= number <= 12 else f"{_SEASONS.get(number, month)} {year}"
    try:
        weekday = day_name[date(int(year), int(month), int(day)).weekday()]
    except ValueError:
        return value
    return f"{weekday} {int(day)} {month_name[int(month)]} {year}" + (f", {clock}" if clock else "")
