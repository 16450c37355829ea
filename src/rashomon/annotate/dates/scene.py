"""What a time expression can mean, where it is met, and the words that all readers look for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rashomon.annotate.dates import patterns as form
from rashomon.model.annotations import DateKind
from rashomon.text.calendar import MONTHS, Point, Unit, number_of

__all__ = ["BACK", "LETTER", "ON", "UNITS", "Meaning", "Scene", "base_of", "dated", "months_in", "part_in", "period", "unit_in", "unknown", "year_in"]

PARTS = {
    "morning": "MO", "dawn": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI", "tonight": "NI", "overnight": "NI", "noon": "12:00", "midday": "MI",
    "midnight": "00:00", "daytime": "DT", "mid-morning": "MO", "midmorning": "MO", "mid-afternoon": "AF", "midafternoon": "AF",
}  # fmt: skip
LETTER = {"second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "E", "century": "C"}  # fmt: skip
UNITS = {
    "day": Unit.DAY,
    "night": Unit.DAY,
    "week": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
}
HALF, HALVES = 0.5, {"Y": "6M", "TH": "30M", "TM": "30S"}
BACK = re.compile(r"\b(?:last|past|previous|preceding|ago|earlier|before)\b")
ON = re.compile(r"\b(?:next|coming|following|upcoming|later|after|hence|from now)\b")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form stands for.

    Attributes:
        point: the calendar unit, if it is one.
        until: the last unit of a range that ``point`` begins, or None.
        value: an EDTF value that replaces the point's own ("1990/1993"); "" says that there is no value.
        anchor: what it was reckoned from.
    """

    kind: DateKind
    point: Point | None = None
    until: Point | None = None
    value: str | None = None
    timex: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known where a form is met.

    Attributes:
        published: day of writing, or None.
        focus: the calendar unit last spoken of, with its words, or None.
        ahead: whether the clause speaks of the future; asked only when it matters.
        year: the year last named as a year ("in 2017"), or None.
        quarter: the quarter last named, or None: business news compares it with "a year earlier".
    """

    published: date | None
    focus: Point | None
    focus_words: str
    ahead: Callable[[], bool]
    quarter: Point | None = None
    year: Point | None = None

    def written(self) -> str:
        """The anchor line for the day of writing."""
        return f"published {self.published}"


def dated(point: Point | None, anchor: str | None = None, until: Point | None = None, **more: str | None) -> Meaning | None:
    """The meaning of a calendar unit, or of the range from it to ``until``; None for no unit."""
    if point is None:
        return None
    kind = DateKind.TIME if point.part else DateKind.DATE
    return Meaning(kind, point, until, anchor=anchor, **more)


def unknown(timex: str | None, kind: DateKind = DateKind.DATE) -> Meaning:
    """A time with no place on the calendar; only its TIMEX3 value is known, with ``SOME_YEAR`` and its like for what is not."""
    return Meaning(kind, value="", timex=timex)


def base_of(scene: Scene) -> tuple[Point | None, str]:
    """The unit last spoken of, else the day of writing, with its anchor line."""
    if scene.focus is not None:
        return scene.focus, scene.focus_words
    return (Point(Unit.DAY, scene.published), scene.written()) if scene.published else (None, "")


def part_in(words: str) -> str | None:
    """The TIMEX3 part of day that the words name, or None."""
    if "hours of" in words or "hours on" in words:
        return "MO"
    found = re.search(
        r"\b(?:morning|dawn|afternoon|evening|dusk|night|tonight|overnight|noon|midday|midnight|daytime|midmorning|midafternoon)\b", words
    )
    return PARTS[found.group()] if found else None


def year_in(words: str) -> int | None:
    """The year in the words, in digits or spelled out ("nineteen ninety-six"), or None."""
    found = re.search(rf"\b{form.YEAR}\b", words)
    return int(found.group()) if found else _spoken_year(words)


def _spoken_year(words: str) -> int | None:
    found = re.search(form.SPOKEN, words)
    if found is None:
        return None
    if found.group().startswith("two thousand"):
        return 2000 + int(number_of(found.group().removeprefix("two thousand and ")) or 0)
    first, second = re.split(r"[ -](?:oh[ -])?", found.group(), maxsplit=1)
    return int((number_of(first) or 0) * 100 + (number_of(second) or 0))


def months_in(words: str) -> list[int]:
    """Numbers of the months named, in order."""
    return [MONTHS[name.rstrip(".")] for name in re.findall(rf"\b{form.MONTH}", words)]


def unit_in(words: str) -> str:
    """The unit named last in the words, singular; "" if there is none."""
    found = re.findall(rf"\b{form.UNIT}(?=s?\b)", words)
    return {"centurie": "century", "fortnight": "week"}.get(found[-1], found[-1]) if found else ""


def period(number: float | None, letter: str) -> str:
    """A TIMEX3 duration; X for a number that is not stated."""
    count = "X" if number is None else f"{number:g}"
    if letter == "E" and number is not None:
        return f"P{number * 10:g}Y"
    if letter == "C" and number is not None:
        return f"P{number * 100:g}Y"
    if letter == "Q" and number is not None:
        return f"P{number * 3:g}M"
    if number is not None and number % 1 == HALF and letter in HALVES:
        # ISO 8601 writes a half as so many of the next smaller unit.
        whole = f"{int(number)}{letter[-1]}" if number > 1 else ""
        return f"P{'T' * letter.startswith('T')}{whole}{HALVES[letter]}"
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"
