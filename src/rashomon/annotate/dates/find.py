"""Finds the time expressions of a text and says what each means: one pass in text order, remembering the day last spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

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
#: Words that are also something else: taken as a name of a month or day only with a capital letter.
NEEDS_CAPITAL = frozenset({"may", "march", "mar", "sun", "sat", "mon", "wed", "fri", "dec", "jan", "thu", "august"})
#: "2010 people" is no year.
COUNTED = re.compile(r"\s+(?:people|troops|men|women|children|soldiers|miles|km|feet|meters|metres|points|shares|dollars|euros|jobs|[a-z]+s of\b)")
#: "a quarter of its staff", "789, or about a quarter, of its staff".
PORTION = re.compile(r",? of ")
#: "11:30 – The count goes on".
STAMP = re.compile(r" ?(?:h|hrs|[A-Z]{2,4})? ?[–—:-] ?[A-Z“‘\"'W]")
#: What pages say of their own length.
READING = re.compile(r" read\b")
#: What is said of a day's trade or fighting: "to end the day at 9,505", "for the day,".
DAY_SPENT = re.compile(r"\b(?:end|finish|clos|start|beg[iau]n|spen[dt]|for|late in|early in|later in)(?:ed|es|s|ing|e|ning)? $")
LONGEST_SPENT = 12
#: "Tuesday's ruling" is told of, not foretold, whatever the clause plans; these are what a day ahead can have.
COMING = re.compile(
    r" (?:[\w-]+ ){0,2}(?:election|vote|ballot|poll|referendum|runoff|summit|meeting|talks|hearing|trial|match|game|final|deadline|session|debate|round|launch|rally|protest|march|ceremony|funeral)"
)
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
        if not _stands(name, flat, start, end):
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
        ):
            focus, focus_words = replace(meaning.point, part=None), f"“{flat[start:end]}”"
        if name in {"year", "relative"} and meaning.point is not None and meaning.point.unit is Unit.YEAR:
            year = meaning.point
        if name == "quarter" and meaning.point is not None:
            quarter = meaning.point


def _stands(name: str, flat: str, start: int, end: int) -> bool:
    """Whether the form is a time where it stands: "may", "sun" and bare numbers need more than their letters."""
    words = flat[start:end].removesuffix("'s")
    if name == "adverb_set" and words[0].isupper() and flat[max(0, start - 2) : start].strip(" \"'") and flat[start - 2] not in ".!?\n":
        return False  # the Lakeside Daily
    if name == "adverb_set" and words.lower().startswith("annual"):
        return False  # annual sales, the annual meeting: no more than a kind of sales or meeting
    if name in {"duration", "in_units"} and (words.lower() == "a second" or ("quarter" in words and PORTION.match(flat, end))):
        return False
    if name in {"month", "weekday", "mdy", "dmy", "dmy_words", "weekday_day"}:
        for word in re.findall(r"[A-Za-z]+", words):
            if word in NEEDS_CAPITAL:
                return False
    if (
        name == "season"
        and words.lower().removesuffix(" of").endswith("the fall")
        and (words.endswith(" of") or flat.startswith(" of ", end) or not words.lower().startswith("in "))
    ):
        return False  # the fall of the wall
    if name == "every" and re.match(r"every (?:second|quarter|minute)$", words.lower()) and re.match(r" [A-Za-z]|\.", flat[end : end + 2]):
        return False  # every second voter; through every quarter
    if name == "duration" and (READING.match(flat, end) or (words.lower().endswith("years") and re.match(r" \d{4}\b", flat[end : end + 5]))):
        return False  # "3 min read", "the years 2017 to 2021"
    if (
        name == "adverb_set"
        and re.search(r"[A-Z][a-z]+ $", flat[max(0, start - 12) : start])
        and re.match(r",? (?:the [A-Z]|[A-Z])", flat[end : end + 7])
    ):
        return False  # a Split daily, the Courier
    if words == "TODAY" and re.search(r"[A-Z]{2} $", flat[max(0, start - 3) : start]):
        return False  # the name of a paper
    if name == "the_day":
        return DAY_SPENT.search(flat, max(0, start - LONGEST_SPENT), start) is not None
    if name == "month" and words.rstrip(".") in {"May", "March", "Mar", "Jun", "Sun"}:
        return (
            re.search(
                r"\b(?:in|of|since|by|until|till|from|during|before|after|early|late|last|this|next|mid|for|and|to|through|between|around)\s+$",
                flat[max(0, start - 12) : start].lower(),
            )
            is not None
        )
    if (
        name == "month"
        and re.fullmatch(r"(?:Jan|Dec|Mar|Apr|Jun|Jul|Aug|Sep|Nov|Oct|April|June|Augusta?)\.?", words)
        and re.match(r"\s[A-Z][a-z]", flat[end : end + 3])
        and words in {"April", "June", "Jan", "Jun"}
    ):
        return (
            re.search(
                r"\b(?:in|of|since|by|until|from|during|before|after|early|late|last|this|next|and|to)\s+$", flat[max(0, start - 12) : start].lower()
            )
            is not None
        )
    if name == "weekday" and re.fullmatch(r"(?:Sun|Sat|Mon|Wed|Fri|Thu|Tue|Tues|Thur|Thurs)\.?", words):
        return re.match(r"[A-Za-z]", flat[end : end + 1] or " ") is None and (
            words.endswith(".") or re.match(r"[,\s]*\d", flat[end : end + 3]) is not None
        )
    if name == "weekday" and re.search(r"\b(?:Black|Bloody|Super|Cyber|Good|Palm|Fat|Ash) $", flat[max(0, start - 7) : start]):
        return False  # the name of a day of its own
    if name == "year" and re.fullmatch(r"\d{4}", words):
        return COUNTED.match(flat, end) is None
    if name == "clock" and re.fullmatch(r"\d\d?:\d\d", words):
        return re.search(r"(?:\d|vs\.?|score|verse|chapter) ?$", flat[max(0, start - 8) : start].lower()) is None
    return True


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
