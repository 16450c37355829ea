"""What a matched form means: the calendar unit, duration or set behind the words, given the day of writing and the day last spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from rashomon.annotate.dates import patterns as form
from rashomon.model.annotations import DateKind
from rashomon.text.calendar import MONTHS, SEASONS, WEEKDAYS, Point, Unit, fold_to, holiday, number_of, point_of, shift, weekday_near

__all__ = ["Meaning", "Scene", "meaning_of"]

PARTS = {
    "morning": "MO", "dawn": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI", "tonight": "NI", "overnight": "NI", "noon": "12:00", "midday": "MI",
    "midnight": "00:00", "daytime": "DT",
}  # fmt: skip
LETTER = {"second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "E", "century": "C"}  # fmt: skip
UNITS = {"day": Unit.DAY, "night": Unit.DAY, "week": Unit.WEEK, "weekend": Unit.WEEKEND, "month": Unit.MONTH, "quarter": Unit.QUARTER, "year": Unit.YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY}
BACK = re.compile(r"\b(?:last|past|previous|preceding|ago|earlier|before)\b")
ON = re.compile(r"\b(?:next|coming|following|upcoming|later|after|hence|from now)\b")
PAST_WORDS = re.compile(r"recent|lately|previous|former|past|already|once|at the time|at that time|so far")
NEXT_WORDS = re.compile(r"future|soon")


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
        quarter: the quarter last named, or None: business news compares it with "a year earlier".
    """

    published: date | None
    focus: Point | None
    focus_words: str
    ahead: Callable[[], bool]
    quarter: Point | None = None

    def written(self) -> str:
        """The anchor line for the day of writing."""
        return f"published {self.published}"


def _date(point: Point | None, anchor: str | None = None, until: Point | None = None, **more: str | None) -> Meaning | None:
    if point is None:
        return None
    kind = DateKind.TIME if point.part else DateKind.DATE
    return Meaning(kind, point, until, anchor=anchor, **more)


def _unknown(timex: str | None, kind: DateKind = DateKind.DATE) -> Meaning:
    return Meaning(kind, value="", timex=timex)


def part_in(words: str) -> str | None:
    """The TIMEX3 part of day that the words name, or None."""
    if "hours of" in words or "hours on" in words:
        return "MO"
    found = re.search(r"\b(?:morning|dawn|afternoon|evening|dusk|night|tonight|overnight|noon|midday|midnight|daytime)\b", words)
    return PARTS[found.group()] if found else None


def year_in(words: str) -> int | None:
    """The four-digit year in the words, or None."""
    found = re.search(rf"\b{form.YEAR}\b", words)
    return int(found.group()) if found else None


def months_in(words: str) -> list[int]:
    """Numbers of the months named, in order."""
    return [MONTHS[name.rstrip(".")] for name in re.findall(rf"\b{form.MONTH}", words)]


def nearest_year(month: int, day: int, scene: Scene, words: str) -> tuple[int, str] | None:
    """Which year "5 January" stands in: the one stated, else the one that brings it nearest to the day of writing, as the tense tells."""
    year = year_in(words)
    if year is not None:
        return year, "stated"
    if scene.published is None:
        return (scene.focus.day.year, f"year of {scene.focus_words}") if scene.focus else None
    written = scene.published
    near = [year for year in (written.year - 1, written.year, written.year + 1) if point_of(year, month, day)]
    if not near:
        return None
    best = min(near, key=lambda year: abs((date(year, month, day) - written).days))
    if date(best, month, day) > written and (date(best, month, day) - written).days > 62 and not scene.ahead():
        best -= 1
    return best, scene.written()


def month_day(words: str, scene: Scene) -> Meaning | None:
    """``January 5``, ``5 January 2022``, with or without weekday, part of day and year."""
    months, days = months_in(words), re.findall(rf"(?<![\d:]){form.DAY}(?!\d)", re.sub(rf"\b{form.YEAR}\b", "", words))
    if not months or not days:
        return None
    day = int(re.sub(r"\D", "", days[0]))
    year = nearest_year(months[0], min(day, 28), scene, words)
    if year is None:
        return _unknown(f"XXXX-{months[0]:02}-{day:02}")
    return _date(point_of(year[0], months[0], day), None if year[1] == "stated" else year[1])


def day_range(words: str, scene: Scene) -> Meaning | None:
    """``January 5-7``, ``from 5 to 7 January 2022``."""
    months, days = months_in(words), re.findall(rf"(?<!\d){form.DAY}(?!\d)", re.sub(rf"\b{form.YEAR}\b", "", words))
    if not months or len(days) < 2:
        return None
    numbers = [int(re.sub(r"\D", "", day)) for day in days[:2]]
    year = nearest_year(months[0], min(numbers[0], 28), scene, words)
    if year is None:
        return _unknown(None)
    first, last = point_of(year[0], months[0], numbers[0]), point_of(year[0], months[-1], numbers[1])
    return _date(first, None if year[1] == "stated" else year[1], last) if first and last and first.day <= last.day else None


def month_range(words: str, scene: Scene) -> Meaning | None:
    """``from March to May 2021``."""
    months = months_in(words)
    year = nearest_year(months[-1], 15, scene, words)
    if year is None:
        return _unknown(None)
    return _date(point_of(year[0] if months[0] <= months[-1] else year[0] - 1, months[0]), year[1], point_of(year[0], months[-1]))


def month(words: str, scene: Scene) -> Meaning | None:
    """``January``, ``last March``, ``late November 2021``, ``May of next year``."""
    number = months_in(words)[0]
    which = re.search(r"\b(last|this|next|same|that|following) year", words)
    if which and scene.published:
        return _date(point_of(scene.published.year + {"last": -1, "next": 1}.get(which[1], 0), number), scene.written())
    year = nearest_month_year(number, scene, words)
    return _date(point_of(year[0], number), year[1]) if year else _unknown(f"XXXX-{number:02}")


def nearest_month_year(number: int, scene: Scene, words: str) -> tuple[int, str | None] | None:
    """Which year a bare month stands in: the last such month, unless the clause looks ahead."""
    year = year_in(words)
    if year is not None:
        return year, None
    if scene.published is None:
        return (scene.focus.day.year, f"year of {scene.focus_words}") if scene.focus else None
    written = scene.published
    if re.match(r"(?:last|past|previous)\b", words):
        return written.year - (number >= written.month), scene.written()
    if number == written.month or re.match(r"(?:this|earlier this|later this)\b", words):
        return written.year, scene.written()
    ahead = re.match(r"(?:next|coming|upcoming)\b", words) is not None or scene.ahead()
    return written.year + ((number < written.month) if ahead else -(number > written.month)), scene.written()


def weekday(words: str, scene: Scene) -> Meaning | None:
    """``Wednesday``, ``early Friday``, ``next Monday``, ``the early hours of Thursday morning``."""
    name = re.search(rf"\b{form.WD}", words)
    if name is None:
        return None
    number, part = WEEKDAYS[name.group().rstrip(".")], part_in(words)
    if scene.published is None:
        return _unknown(f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else ""), DateKind.TIME if part else DateKind.DATE)
    written = scene.published
    monday = fold_to(Unit.WEEK, written).day
    if re.search(r"\bnext\b|\bfollowing week\b", words):
        day = shift(shift(monday, 1, Unit.WEEK), number, Unit.DAY)
    elif re.search(r"\blast week\b", words):
        day = shift(shift(monday, -1, Unit.WEEK), number, Unit.DAY)
    elif re.search(r"\b(?:last|past|previous)\b", words):
        day = weekday_near(shift(written, -1, Unit.DAY), number, direction=-1)
    elif re.search(r"\b(?:coming|upcoming)\b", words):
        day = weekday_near(shift(written, 1, Unit.DAY), number, direction=1)
    elif re.search(r"\bthis\b", words) and scene.ahead():
        day = shift(monday, number, Unit.DAY)
    else:
        day = weekday_near(written, number, direction=1 if scene.ahead() else -1)
    return _date(Point(Unit.DAY, day, part), scene.written())


def near_day(words: str, scene: Scene) -> Meaning | None:
    """``yesterday``, ``tonight``, ``last night``, ``the day before yesterday``."""
    steps = 0
    if "yesterday" in words:
        steps = -2 if "before" in words else -1
    elif "tomorrow" in words:
        steps = 2 if "after" in words else 1
    elif "last night" in words:
        steps = -1
    part = part_in(words)
    if scene.published is None:
        return _unknown(None if steps else "PRESENT_REF")
    return _date(Point(Unit.DAY, shift(scene.published, steps, Unit.DAY), part), scene.written())


def _base(scene: Scene) -> tuple[Point | None, str]:
    if scene.focus is not None:
        return scene.focus, scene.focus_words
    return (Point(Unit.DAY, scene.published), scene.written()) if scene.published else (None, "")


def that_part(words: str, scene: Scene) -> Meaning | None:
    """``that afternoon``, ``earlier in the evening``, ``the next morning``: the part of the day last spoken of."""
    base, anchor = _base(scene)
    part = part_in(words)
    if base is None or base.unit is not Unit.DAY:
        return _unknown(f"T{part}", DateKind.TIME)
    step = 1 if re.search(r"next|following", words) else -1 if "previous" in words else 0
    if re.match(r"(?:in the|at)\b", words):
        return _unknown(f"{base.day}T{part}", DateKind.TIME)
    return _date(Point(Unit.DAY, shift(base.day, step, Unit.DAY), part), anchor)


def unit_in(words: str) -> str:
    """The unit named last in the words, singular; "" if there is none."""
    found = re.findall(rf"\b{form.UNIT}(?=s?\b)", words)
    return {"centurie": "century", "fortnight": "week"}.get(found[-1], found[-1]) if found else ""


def same(words: str, scene: Scene) -> Meaning | None:
    """``the same day``, ``that same year``, ``that week``: the unit that holds the day last spoken of."""
    base, anchor = _base(scene)
    unit = UNITS.get(unit_in(words))
    if base is None or unit is None:
        return _unknown(None)
    return _date(fold_to(unit, base.day), anchor)


def beside(words: str, scene: Scene) -> Meaning | None:
    """``the day before``, ``the following day``, ``a year later``."""
    base, anchor = _base(scene)
    named = "day" if re.search(r"morning|evening|night", words) else unit_in(words)
    unit = UNITS.get(named)
    if base is None or unit is None:
        return _unknown(None)
    step = -1 if BACK.search(words) else 1
    day = shift(base.day, step, unit)
    target = fold_to(Unit.QUARTER, day) if base.unit is Unit.QUARTER and unit is Unit.YEAR else fold_to(unit, day)
    return _date(replace(target, part=part_in(words)) if target.unit is Unit.DAY else target, anchor)


def year_ago(words: str, scene: Scene) -> Meaning | None:
    """``the year-ago quarter``: a year before the period last spoken of."""
    base, anchor = _base(scene)
    if base is None:
        return _unknown(None)
    if scene.quarter is not None and "month" not in words:
        return _date(fold_to(Unit.QUARTER, shift(scene.quarter.day, -1, Unit.YEAR)), "quarter last spoken of")
    unit = base.unit if base.unit in {Unit.MONTH, Unit.HALF} else Unit.YEAR
    return _date(fold_to(unit, shift(base.day, -1, Unit.YEAR)), anchor)


def ago(words: str, scene: Scene) -> Meaning | None:
    """``four days later``, ``a year and a half ago``, ``two weeks earlier``: so many units from the day of writing or the day last spoken of."""
    half = "and a half" in words
    tail = re.sub(r"\b(?:ago|earlier|later|before that|after that|from now|hence|back|previously)$", "", words).strip()
    head = re.sub(rf"\b{form.UNIT}s?\b.*$", "", tail)
    head = re.sub(r"^(?:about|almost|nearly|more than|less than|over|around|some|just|at least|only|exactly|roughly|barely)\s+", "", head).strip()
    number, unit = number_of(head), UNITS.get(unit_in(re.sub(r" and .*", "", tail)))
    from_now = re.search(r"\b(?:ago|from now|hence|back)$", words)
    backwards = re.search(r"\b(?:ago|earlier|before that|back|previously)$", words) is not None
    base, anchor = (Point(Unit.DAY, scene.published), scene.written()) if from_now and scene.published else _base(scene) if not from_now else (None, "")
    if number is None or unit is None or base is None:
        return _unknown("PAST_REF" if backwards else "FUTURE_REF")
    number = number + 0.5 if half and number == int(number) else number
    day = shift(base.day, -number if backwards else number, unit)
    if scene.quarter is not None and unit is Unit.YEAR and number == 1 and backwards:
        return _date(fold_to(Unit.QUARTER, shift(scene.quarter.day, -1, Unit.YEAR)), "quarter last spoken of")
    fine = Unit.MONTH if number != int(number) and unit is Unit.YEAR else Unit.DAY if unit in {Unit.WEEK, Unit.DAY} else unit
    if base.unit in {Unit.QUARTER, Unit.MONTH} and unit is Unit.YEAR:
        fine = base.unit
    if scene.published and scene.published < day and not backwards and not from_now and not scene.ahead():
        # Told as past, so it cannot lie after the day of writing: such counts include the first day.
        day, anchor = scene.published, f"{anchor}, not after the day of writing"
    return _date(fold_to(fine, day), anchor)


def in_units(words: str, scene: Scene) -> Meaning | None:
    """``in two weeks' time``, ``in three days from now``."""
    if not re.search(r"time$|now$", words) and not scene.ahead():
        return duration(words, scene)
    return ago(re.sub(r"^(?:in|within) (?:about |another |just |less than |the )?|'?s? time$|'s? time$", "", words).replace(" from now", "") + " from now", scene)


def duration(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``three days``, ``a 30-year``, ``decades``: a length of time, with no place on the calendar."""
    unit = unit_in(words)
    letter = LETTER.get(unit, "D")
    unit_word = re.search(rf"\b{form.UNIT}", words)
    head = re.sub(r"\b(?:the|about|almost|nearly|more than|less than|over|around|just|at least|only|up to|another|all|full|entire|whole|for|within|in|consecutive|straight|additional)\b", " ", words[: unit_word.start()] if unit_word else words)
    number = number_of(head.replace("-", " ").strip() or "x")
    if number is None and re.fullmatch(r"\s*(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]\w+[ -]*", head):
        number = number_of(head.strip(" -"))
    if "and a half" in words and number is not None and number == int(number):
        number += 0.5
    return Meaning(DateKind.DURATION, value="", timex=period(number, letter))


def period(number: float | None, letter: str) -> str:
    """A TIMEX3 duration; X for a number that is not stated."""
    count = "X" if number is None else f"{number:g}"
    if letter == "E" and number is not None:
        return f"P{number * 10:g}Y"
    if letter == "C" and number is not None:
        return f"P{number * 100:g}Y"
    if letter == "Q" and number is not None:
        return f"P{number * 3:g}M"
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def past_units(words: str, scene: Scene) -> Meaning | None:
    """``the past two months``, ``the first nine months``, ``recent years``."""
    length = duration(re.sub(r"\b(?:last|past|next|previous|coming|first|final|preceding|recent|following|latest|these|those|its|fiscal)\b", " ", words).strip(), scene)
    if length is None:
        return None
    if scene.published and re.search(r"\b(?:last|past)\b", words) and length.timex and "X" not in length.timex:
        number, unit = number_of(re.sub(r"[^\d.]", "", length.timex)), UNITS.get(unit_in(words))
        if number and unit in {Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR}:
            return replace(length, value=since(scene.published, shift(scene.published, -number, unit), unit), anchor=scene.written())
    return length


def since(written: date, first: date, unit: Unit) -> str:
    """EDTF for the stretch from ``first`` to the day of writing, to the month where whole months or years are meant."""
    return f"{first}/{written}" if unit in {Unit.DAY, Unit.WEEK} else f"{first.isoformat()[:7]}/{written.isoformat()[:7]}"


def since_new_year(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``since the new year``: from 1 January to the day of writing."""
    if scene.published is None:
        return _unknown(None)
    first = date(scene.published.year, 1, 1)
    return Meaning(DateKind.DATE, Point(Unit.DAY, first), Point(Unit.DAY, scene.published), timex=f"{first.year:04}", anchor=scene.written())


def new_year(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``the new year``: the year whose beginning lies nearest."""
    if scene.published is None:
        return _unknown(None)
    return _date(point_of(scene.published.year + (scene.published.month > 9)), scene.written())


def relative(words: str, scene: Scene) -> Meaning | None:
    """``last week``, ``earlier this month``, ``the past year``, ``next summer``, ``the previous year``."""
    season = re.search(rf"\b{form.SEASON}\b", words)
    unit = UNITS.get(unit_in(words)) if not season else Unit.SEASON
    from_focus = re.search(r"\b(?:previous|preceding|following|same)\b", words) is not None
    base, anchor = _base(scene) if from_focus else ((Point(Unit.DAY, scene.published), scene.written()) if scene.published else (None, ""))
    if unit is None or base is None:
        return _unknown("PAST_REF" if BACK.search(words) else "FUTURE_REF" if ON.search(words) else "PRESENT_REF")
    if re.search(r"\bthe past\b|\bpast (?:week|month|year|decade)\b", words) and scene.published and unit not in {Unit.SEASON, Unit.WEEKEND, Unit.QUARTER}:
        letter = LETTER[unit.value]
        return Meaning(DateKind.DURATION, value=since(scene.published, shift(scene.published, -1, unit), unit), timex=period(1, letter), anchor=anchor)
    core = re.sub(r"^(?:earlier|later) (?=this|in)|^(?:earlier|later) ", "", words)
    step = -1 if re.search(r"\b(?:last|previous|preceding|past)\b", core) else 1 if re.search(r"\b(?:next|following|coming|upcoming)\b", core) else 0
    if re.search(r"\b(?:latest|final)\b", core):
        step = -1 if unit is Unit.QUARTER else 0
    if season:
        return _date(named_season(season.group(), base.day, step, scene), anchor)
    whole = fold_to(unit, shift(fold_to(unit, base.day).day, step, unit))
    if re.match(r"earlier (?:this|in)", words) and unit in {Unit.WEEK, Unit.MONTH} and whole.day < base.day:
        return _date(whole, anchor, value=f"{whole.day}/{shift(base.day, -1, Unit.DAY)}") if unit is Unit.WEEK else _date(whole, anchor)
    return _date(whole, anchor)


def named_season(name: str, day: date, step: int, scene: Scene) -> Point:
    """The season of that name: before (-1), after (+1) or nearest in tense to (0) the day."""
    start = date(day.year, SEASONS[name][2], 1)
    if step < 0:
        year = day.year if shift(start, 3, Unit.MONTH) <= day else day.year - 1
    elif step > 0:
        year = day.year if start > day else day.year + 1
    else:
        year = day.year - 1 if start > day and (start - day).days > 185 and not scene.ahead() else day.year
    return Point(Unit.SEASON, date(year, SEASONS[name][2], 1), season=name)


def season(words: str, scene: Scene) -> Meaning | None:
    """``the summer of 2021``, ``last winter``, ``in the spring``."""
    name = re.search(rf"\b{form.SEASON}\b", words)
    if name is None:
        return None
    year = year_in(words)
    if year is not None:
        return _date(Point(Unit.SEASON, date(year, SEASONS[name.group()][2], 1), season=name.group()))
    if scene.published is None:
        return _unknown("XXXX-" + SEASONS[name.group()][1])
    step = -1 if re.search(r"\b(?:last|past|previous)\b", words) else 1 if re.search(r"\b(?:next|coming)\b", words) else 0
    return _date(named_season(name.group(), scene.published, step, scene), scene.written())


def of_year(words: str, scene: Scene) -> Meaning | None:
    """``the end of the year``, ``later in the week``."""
    base, anchor = _base(scene) if " that " in words else ((Point(Unit.DAY, scene.published), scene.written()) if scene.published else (None, ""))
    unit = UNITS.get(unit_in(words))
    return _date(fold_to(unit, base.day), anchor) if unit and base else _unknown(None)


def the_unit(words: str, scene: Scene) -> Meaning | None:
    """``the quarter``, ``the year``: the one last spoken of where it is of that kind, else no more than a length."""
    unit = UNITS.get(unit_in(words))
    if unit is None:
        return None
    if scene.focus is not None and scene.focus.unit is unit and unit is Unit.QUARTER:
        return _date(scene.focus, scene.focus_words)
    if unit is Unit.QUARTER and scene.published:
        return _date(fold_to(unit, shift(scene.published, -1, unit)), scene.written())
    if unit is Unit.WEEKEND and scene.published:
        nearest = fold_to(unit, scene.published)
        back = nearest.day > scene.published and not scene.ahead()
        return _date(fold_to(unit, shift(nearest.day, -1, Unit.WEEK)) if back else nearest, scene.written())
    if scene.published and unit in {Unit.YEAR, Unit.WEEK} and "fiscal" not in words:
        return _date(fold_to(unit, scene.published), scene.written())
    if unit in {Unit.DAY, Unit.MONTH}:
        return None
    return Meaning(DateKind.DURATION, value="", timex=period(1, LETTER[unit.value]))


def quarter(words: str, scene: Scene) -> Meaning | None:
    """``the third quarter``, ``Q2 2021``, ``the fourth quarter of last year``: the latest such quarter, unless a year is given."""
    which = re.search(r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th|q[1-4])\b", words)
    if which is None:
        return None
    number = {"f": 1, "1": 1, "s": 2, "2": 2, "t": 3, "3": 3, "4": 4}.get(which.group().lstrip("q")[0], 1)
    number = 4 if which.group().startswith("fourth") else number
    year, anchor = year_in(words), None
    if year is None:
        if scene.published is None:
            return _unknown(f"XXXX-Q{number}")
        written, anchor = scene.published, scene.written()
        which_year = re.search(r"\b(last|previous|this|next)\b", words)
        if which_year:
            year = written.year + {"last": -1, "previous": -1, "next": 1}.get(which_year[1], 0)
        else:
            started = date(written.year, 3 * number - 2, 1) <= written
            year = written.year if started or scene.ahead() else written.year - 1
    return _date(Point(Unit.QUARTER, date(year, 3 * number - 2, 1)), anchor)


def half(words: str, scene: Scene) -> Meaning | None:
    """``the first half of 2021``."""
    first = 1 if "first" in words else 7
    year = year_in(words)
    if year is None and scene.published is not None and re.search(r"\byear$", words):
        year = scene.published.year + {"last": -1, "next": 1}.get(re.split(r"\s", words)[-2], 0)
    return _date(Point(Unit.HALF, date(year, first, 1))) if year else None


def decade(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``the 1990s``, ``the early 1990s`` (its first four years), ``the eighties``."""
    digits = re.search(r"\d+", words)
    tens = re.search(r"\b(twen|thir|for|fif|six|seven|eigh|nine)ties\b", words)
    if digits:
        start = int(digits.group()) if len(digits.group()) == 4 else 1900 + int(digits.group())
    elif tens:
        start = 1900 + 10 * (2 + ["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"].index(tens[1]))
    else:
        return None
    point = Point(Unit.DECADE, date(start, 1, 1))
    if re.search(r"\b(?:early|beginning|start)\b", words):
        return _date(point, value=f"{start}/{start + 3}")
    if re.search(r"\b(?:mid|middle)\b", words):
        return _date(point, value=f"{start + 4}/{start + 6}")
    return _date(point, value=f"{start + 6}/{start + 9}") if re.search(r"\b(?:late|end)\b", words) else _date(point)


def century(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``the 19th century``."""
    found = re.search(rf"({form.ORDINAL}|twenty-first)[ -]century", words)
    number = number_of(re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", found[1])) if found else None
    return _date(Point(Unit.CENTURY, date(int(number) * 100 - 100, 1, 1))) if number and 2 <= number <= 30 else None


def years(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``from 2010 to 2014``, ``2010-14``."""
    numbers = re.findall(r"\d+", words)
    first = int(numbers[0])
    last = int(numbers[1]) if len(numbers[1]) == 4 else first - first % 100 + int(numbers[1])
    return _date(point_of(first), None, point_of(last)) if first < last else None


def year(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``2019``, ``early 2020``, ``fiscal 1989``, ``nineteen ninety-six``."""
    return _date(point_of(year_in(words) or spoken_year(words)))


def spoken_year(words: str) -> int:
    """The year in words: "nineteen ninety-six", "two thousand"."""
    found = re.search(r"\b(seventeen|eighteen|nineteen|twenty)[ -](?:oh[ -])?(.+)$", words)
    if found is None:
        return 2000
    return int((number_of(found[1]) or 0) * 100 + (number_of(found[2]) or 0))


def named_day(words: str, scene: Scene) -> Meaning | None:
    """``New Year's Day``, ``Easter 2019``: the one of the stated year, else the nearest one that fits the tense."""
    stated = year_in(words)
    name = re.sub(r"'s\b|'|\.|\bjr\b", "", re.sub(rf",? ?{form.YEAR}", "", words))
    name = re.sub(r"\b(new year|valentine|president|mother|father|patrick|fool|women|veteran)s\b", r"\1", name)
    name = re.sub(r"\s+", " ", name).strip()
    name = {"president day": "presidents day", "veteran day": "veterans day", "april fool day": "april fools day"}.get(name, name)
    if stated is not None or scene.published is None:
        day = holiday(name, stated) if stated else None
        return _date(Point(Unit.DAY, day)) if day else _unknown(None)
    written = scene.published
    days = [day for day in (holiday(name, number) for number in (written.year - 1, written.year, written.year + 1)) if day]
    past, coming = [day for day in days if day <= written], [day for day in days if day >= written]
    # A fortnight ahead is nearer than fifty weeks back, whatever the tense.
    ahead = bool(coming) and (scene.ahead() or (coming[0] - written).days <= 14 < (written - past[-1]).days if past else True)
    return _date(Point(Unit.DAY, coming[0] if ahead else past[-1]), scene.written()) if past or coming else _unknown(None)


def iso(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``2022-01-05``, ``2022-01-05T09:00Z``."""
    point = point_of(int(words[:4]), int(words[5:7]), int(words[8:10]))
    return _date(replace(point, part=words[11:].upper() or None)) if point else None


def numeric(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``1/5/2022`` (month first, as in the language of this program), ``5.1.2022`` and ``13/1/2022`` (day first)."""
    first, second, third = (int(number) for number in re.findall(r"\d+", words))
    if first > 31:
        return _date(point_of(first, second, third))
    full = third if third > 99 else third + (1900 if third > 50 else 2000)
    day_first = first > 12 or "." in words
    return _date(point_of(full, second, first) if day_first else point_of(full, first, second))


def clock(words: str, scene: Scene) -> Meaning | None:
    """``9:30 p.m.``, ``14:00 GMT``, ``noon``: on the day last spoken of, else the day of writing."""
    time = clock_time(words)
    if time is None:
        return None
    base = scene.focus if scene.focus is not None and scene.focus.unit is Unit.DAY else Point(Unit.DAY, scene.published) if scene.published else None
    if base is None:
        return _unknown(f"T{time}", DateKind.TIME)
    return _date(Point(Unit.DAY, base.day, time), scene.focus_words if base is scene.focus else scene.written())


def clock_time(words: str) -> str | None:
    """The 24-hour time in the words, "Z" after it where the text says GMT or UTC."""
    if "noon" in words and "afternoon" not in words:
        return "12:00"
    if "midnight" in words:
        return "00:00"
    found = re.search(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))? ?(a\.?m|p\.?m)?", words)
    if found is None:
        return None
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4][0] == "p" else 0)
    if hour > 24:
        return None
    exact = f"{hour:02}:{found[2] or '00'}" + (f":{found[3]}" if found[3] else "")
    return exact + ("Z" if re.search(r"\b(?:gmt|utc)\b", words) else "")


def every(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``every two weeks``, ``per month``."""
    unit = unit_in(words)
    number = 2 if "other" in words else number_of(re.sub(r"^(?:every|each|per|an?)|\b\w+$", "", words).strip() or "one")
    return Meaning(DateKind.SET, value="", timex=period(number, LETTER.get(unit, "D")))


def weekday_set(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``every Monday``, ``on Sundays``."""
    name = re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", words)
    part = part_in(words)
    timex = f"XXXX-WXX-{WEEKDAYS[name.group()] + 1}" if name else f"XXXX-XX-XXT{part}" if part else "XXXX-WXX-WE" if "weekend" in words else "XXXX-WXX"
    return Meaning(DateKind.SET, value="", timex=timex)


def adverb_set(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``daily``, ``annual``."""
    letters = {"dai": "P1D", "wee": "P1W", "mon": "P1M", "qua": "P3M", "yea": "P1Y", "ann": "P1Y", "hou": "PT1H", "per": "P1Y"}
    if words.startswith("bi"):
        return Meaning(DateKind.SET, value="", timex={"wee": "P2W", "mon": "P2M", "ann": "P6M"}.get(words[2:5], "P2Y"))
    return Meaning(DateKind.SET, value="", timex=letters.get(words.removeprefix("twice ")[:3], "P1D"))


def reference(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``now``, ``recently``, ``the future``."""
    return _unknown("FUTURE_REF" if NEXT_WORDS.search(words) else "PAST_REF" if PAST_WORDS.search(words) else "PRESENT_REF")


READERS: dict[str, Callable[[str, Scene], Meaning | None]] = {
    "iso": iso, "numeric": numeric, "days_mdy": day_range, "days_dmy": day_range, "mdy": month_day, "dmy": month_day, "months": month_range, "month": month,
    "quarter": quarter, "half": half, "backwards": near_day, "last_night": near_day, "weekday": weekday, "weekdays_set": weekday_set, "that_part": that_part, "same": same,
    "beside": beside, "year_ago": year_ago, "ago": ago, "in_units": in_units, "past_units": past_units, "since_new_year": since_new_year, "new_year": new_year,
    "relative": relative, "of_year": of_year, "the_unit": the_unit, "season": season, "decade": decade, "century": century, "years": years, "holiday": named_day,
    "clock": clock, "every": every, "adverb_set": adverb_set, "duration": duration, "reference": reference, "year": year,
}  # fmt: skip


def meaning_of(name: str, words: str, scene: Scene) -> Meaning | None:
    """What the form called ``name`` (see ``patterns``) means in its scene; None if it is no time expression after all."""
    return READERS[name](words, scene)


