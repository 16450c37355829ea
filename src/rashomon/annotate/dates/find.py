"""Finds the time expressions of a text and says what each means: one pass in text order, remembering the day last spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from rashomon.annotate.dates.lookalikes import stands
from rashomon.annotate.dates.patterns import SCANNER
from rashomon.annotate.dates.ranges import joined
from rashomon.annotate.dates.resolve import Meaning, Scene, meaning_of
from rashomon.annotate.dates.time import Time
from rashomon.model.annotations import DateKind
from rashomon.model.documents import Precision
from rashomon.text.calendar import Point, Unit, bounds, day_of, edtf_of, timex_of
from rashomon.text.parse import flatten
from rashomon.text.tense import looks_ahead

__all__ = ["Time", "find_times"]

#: Lower case for the basic letters only, so that every offset stays.
LOWER = str.maketrans({chr(code): chr(code + 32) for code in range(65, 91)})
#: "11:30 – The count goes on".
STAMP = re.compile(r" ?(?:h|hrs|[A-Z]{2,4})? ?[–—:-] ?[A-Z“‘\"'W]")
#: "Tuesday's ruling" is told of, not foretold, whatever the clause plans; these are what a day ahead can have.
COMING = re.compile(
    r" (?:[\w-]+ ){0,2}(?:election|vote|ballot|poll|referendum|runoff|summit|meeting|talks|hearing|trial|match|game|final|deadline|session|debate|round|launch|rally|protest|march|ceremony|funeral)"
)
#: A year that only tells how old something is, or how long ago the like was seen, is not what the next dates are reckoned from: "born in 1979", "the worst since 2012".
ASIDE = re.compile(r"\bborn(?: in| on)? $|\b(?:worst|biggest|largest|deadliest|heaviest|highest|lowest|strongest)\b[^.;]{0,40}\bsince $")
#: "the lowest level in six years" counts back.
RECORD = re.compile(r"\b(?:first|only|[a-z]{3,}est|most|least)\b[^.;:\n]*$")
LONGEST_RECORD = 50
#: What a focus can be: "the same day" after "in 2010" speaks of a day that nobody named.
PRECISION = {unit: Precision(unit.value) for unit in Unit if unit.value in set(Precision)} | {
    Unit.WEEKEND: Precision.INTERVAL,
    Unit.HALF: Precision.INTERVAL,
}


def find_times(text: str, published: str | None, *, ahead: Callable[[int, int], bool] | None = None) -> tuple[Time, ...]:
    """Which time expressions stand in ``text``, in text order, reckoned from the ISO date ``published`` where they are relative.

    ``ahead`` answers whether the clause round ``text[start:end]`` speaks of the future; without it the nearest verb cue decides.

    >>> [(time.value, time.timex) for time in find_times("He left on Tuesday and said he would be back next week.", "2021-05-07")]
    [('2021-05-04', '2021-05-04'), ('2021-05-10/2021-05-16', '2021-W19')]
    """
    flat = flatten(text)
    return tuple(joined(flat, list(_found(flat, day_of(published), ahead))))


def _found(flat: str, published: date | None, ahead: Callable[[int, int], bool] | None) -> Iterator[Time]:
    focus: Point | None = None
    quarter: Point | None = None
    year: Point | None = None
    focus_words = ""
    tense = ahead or (lambda start, end: looks_ahead(flat, start, end))

    def asks(start: int, end: int) -> bool:
        if flat.startswith("in ", start) and RECORD.search(flat, max(0, start - LONGEST_RECORD), start):
            return False
        return (not flat.startswith("'s", end - 2) or COMING.match(flat, end) is not None) and tense(start, end)

    for match in SCANNER.finditer(flat.translate(LOWER)):
        start, end = match.span()
        name, words = match.lastgroup or "", match.group()
        if not stands(name, flat, start, end):
            continue
        if name == "clock" and STAMP.match(flat, end) and (start == 0 or flat[start - 1] == "\n"):
            focus = None  # the stamp of a live page's entry
        scene = Scene(published, focus, focus_words, lambda start=start, end=end: asks(start, end), quarter, year)  # type: ignore[misc] # the defaults bind the loop's values
        meaning = meaning_of(name, words, scene)
        if meaning is None:
            continue
        yield _time(start, end, name, meaning)
        if (
            meaning.point is not None
            and meaning.until is None
            and meaning.kind in {DateKind.DATE, DateKind.TIME}
            and not (name in {"clock", "clocks"} and meaning.point.unit is not Unit.DAY)
            and not (meaning.point.unit in {Unit.YEAR, Unit.MONTH} and ASIDE.search(flat, max(0, start - LONGEST_RECORD), start))
        ):
            focus, focus_words = replace(meaning.point, part=None), f"“{flat[start:end]}”"
        if name in {"year", "relative"} and meaning.point is not None and meaning.point.unit is Unit.YEAR:
            year = meaning.point
        if name == "quarter" and meaning.point is not None:
            quarter = meaning.point


def _time(start: int, end: int, name: str, meaning: Meaning) -> Time:
    point, until = meaning.point, meaning.until
    if point is None or meaning.value == "":
        first, last = _interval(meaning.value) if meaning.value else (None, None)
        return Time(
            start,
            end,
            meaning.kind,
            meaning.value or None,
            first,
            last,
            Precision.INTERVAL if meaning.value else Precision.UNKNOWN,
            meaning.timex,
            meaning.anchor,
            name,
        )
    first, last = bounds(point)[0], bounds(until or point)[1]
    value, timex, precision = edtf_of(point), timex_of(point), PRECISION[point.unit]
    if until is not None:
        # Two clock times of one day are one day.
        value, timex, precision = value if until.part else f"{value}/{edtf_of(until)}", f"{timex}/{timex_of(until)}", Precision.INTERVAL
    if point.part:
        precision = Precision.MINUTE if point.part[0].isdigit() else Precision.DAYPART
    if meaning.value:
        value, (narrow_first, narrow_last) = meaning.value, _interval(meaning.value)
        first, last, precision = narrow_first or first, narrow_last or last, Precision.INTERVAL
    return Time(start, end, meaning.kind, value, first, last, precision, meaning.timex or timex, meaning.anchor, name)


def _interval(value: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF interval of days, months or years."""
    left, _, right = value.partition("/")
    return _edge(left, last=False), _edge(right or left, last=True)


def _edge(part: str, *, last: bool) -> date | None:
    numbers = [int(number) for number in part.split("-") if number.isdigit()]
    if not numbers or numbers[0] < 1:
        return None
    unit = (Unit.YEAR, Unit.MONTH, Unit.DAY)[min(len(numbers), 3) - 1]
    point = Point(unit, date(*([*numbers, 1, 1])[:3]))
    return bounds(point)[1 if last else 0]
