"""Readers of expressions that are reckoned from the day of writing or the day last spoken of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rashomon.annotate.dates import patterns as form
from rashomon.annotate.dates.scene import BACK, LETTER, ON, UNITS, Meaning, Scene, base_of, dated, part_in, period, unit_in, unknown
from rashomon.annotate.dates.stated import named_season
from rashomon.model.annotations import DateKind
from rashomon.text.calendar import SOME_WEEK, WEEKDAYS, Point, Unit, fold_to, number_of, point_of, shift, weekday_near


def duration(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``three days``, ``a 30-year``, ``decades``: a length of time, with no place on the calendar."""
    unit = unit_in(words)
    letter = LETTER.get(unit, "D")
    unit_word = re.search(rf"\b{form.UNIT}", words)
    head = re.sub(
        r"\b(?:the|about|almost|nearly|more than|less than|over|around|just|at least|only|up to|another|all|full|entire|whole|for|within|in|over|during|these|those|consecutive|straight|additional|more|trading|working|business)\b",
        " ",
        words[: unit_word.start()] if unit_word else words,
    )
    number = (
        2
        if "couple" in head
        else 1
        if re.fullmatch(r"(?:the|its) (?:fiscal )?(?:year|quarter)", words)
        else number_of(head.replace("-", " ").strip() or "x")
    )
    if number is None and re.fullmatch(r"\s*(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]\w+[ -]*", head):
        number = number_of(head.strip(" -"))
    if "and a half" in words and number is not None and number == int(number):
        number += 0.5
    return Meaning(DateKind.DURATION, value="", timex=period(number, letter))


def weekday(words: str, scene: Scene) -> Meaning | None:
    """``Wednesday``, ``early Friday``, ``next Monday``, ``the early hours of Thursday morning``."""
    name = re.search(rf"\b{form.WD}", words)
    if name is None:
        return None
    number, part = WEEKDAYS[name.group().rstrip(".")], part_in(words)
    if scene.published is None:
        return unknown(f"{SOME_WEEK}-{number + 1}" + (f"T{part}" if part else ""), DateKind.TIME if part else DateKind.DATE)
    written = scene.published
    monday = fold_to(Unit.WEEK, written).day
    if re.match(r"the (?:previous|preceding|following) (?!week)", words) and scene.focus is not None and scene.focus.unit is Unit.DAY:
        direction = 1 if "following" in words else -1
        return dated(Point(Unit.DAY, weekday_near(shift(scene.focus.day, direction, Unit.DAY), number, direction=direction), part), scene.focus_words)
    if re.search(r"\bnext\b|\bfollowing\b", words):
        day = shift(shift(monday, 1, Unit.WEEK), number, Unit.DAY)
    elif re.search(r"\blast week\b|\bprevious\b", words):
        day = shift(shift(monday, -1, Unit.WEEK), number, Unit.DAY)
    elif re.search(r"\b(?:last|past)\b", words):
        day = weekday_near(shift(written, -1, Unit.DAY), number, direction=-1)
    elif re.search(r"\b(?:coming|upcoming)\b", words):
        day = weekday_near(shift(written, 1, Unit.DAY), number, direction=1)
    elif re.search(r"\bthis\b", words) and scene.ahead():
        day = shift(monday, number, Unit.DAY)
    else:
        day = weekday_near(written, number, direction=1 if scene.ahead() else -1)
    return dated(Point(Unit.DAY, day, part), scene.written())


def weekday_day(words: str, scene: Scene) -> Meaning | None:
    """``Tuesday the 4th``: the nearest day that is both, the past one of two as near."""
    name, day = re.search(rf"\b{form.WD}", words), day_number(words)
    if name is None or day is None or scene.published is None:
        return unknown(None)
    written = scene.published
    number, month = WEEKDAYS[name.group().rstrip(".")], fold_to(Unit.MONTH, written).day
    points = [point_of(first.year, first.month, day) for first in (shift(month, step, Unit.MONTH) for step in range(-6, 7))]
    fitting = [point for point in points if point is not None and point.day.weekday() == number]
    return dated(min(fitting, key=lambda point: abs((point.day - written).days)), scene.written()) if fitting else None


def day_of_month(words: str, scene: Scene) -> Meaning | None:
    """``on the 18th``, ``on the 2nd of last month``: of the month of writing, and the one before where that is still to come."""
    day = day_number(words)
    if day is None or scene.published is None:
        return unknown(None)
    written = scene.published
    step = -1 if "last" in words else 1 if "next" in words else 0
    if not step and "this" not in words and day > written.day and not scene.ahead():
        step = -1
    month = shift(fold_to(Unit.MONTH, written).day, step, Unit.MONTH)
    return dated(point_of(month.year, month.month, day), scene.written())


def day_number(words: str) -> int | None:
    """The day of the month that the words number, in digits or spelled out."""
    digits, spelled = re.search(r"\d+", words), re.search(form.DAY_WORD, words)
    number = number_of(spelled.group()) if spelled else None
    return int(digits.group()) if digits else int(number) if number else None


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
        return unknown(None if steps else "PRESENT_REF")
    return dated(Point(Unit.DAY, shift(scene.published, steps, Unit.DAY), part), scene.written())


def that_part(words: str, scene: Scene) -> Meaning | None:
    """``that afternoon``, ``earlier in the evening``, ``the next morning``: the part of the day last spoken of."""
    base, anchor = base_of(scene)
    part = part_in(words)
    if base is None or base.unit is not Unit.DAY:
        return unknown(f"T{part}", DateKind.TIME)
    step = 1 if re.search(r"next|following", words) else -1 if "previous" in words else 0
    if re.match(r"at\b", words):
        return unknown(f"{base.day}T{part}", DateKind.TIME)
    return dated(Point(Unit.DAY, shift(base.day, step, Unit.DAY), part), anchor)


def same(words: str, scene: Scene) -> Meaning | None:
    """``the same day``, ``that same year``, ``that week``: the unit that holds the day last spoken of."""
    base, anchor = base_of(scene)
    unit = UNITS.get(unit_in(words))
    if unit is Unit.YEAR and scene.year is not None:
        base, anchor = scene.year, "year last spoken of"
    if base is None or unit is None:
        return unknown(None)
    return dated(fold_to(unit, base.day), anchor)


def beside(words: str, scene: Scene) -> Meaning | None:
    """``the day before``, ``the following day``, ``a year later``."""
    base, anchor = base_of(scene)
    named = "day" if re.search(r"morning|evening|night", words) else unit_in(words)
    unit = UNITS.get(named)
    if base is None or unit is None:
        return unknown(None)
    step = -1 if BACK.search(words) else 1
    day = shift(base.day, step, unit)
    target = fold_to(Unit.QUARTER, day) if base.unit is Unit.QUARTER and unit is Unit.YEAR else fold_to(unit, day)
    return dated(replace(target, part=part_in(words)) if target.unit is Unit.DAY else target, anchor)


def year_ago(words: str, scene: Scene) -> Meaning | None:
    """``the year-ago quarter``: a year before the period last spoken of."""
    base, anchor = base_of(scene)
    if base is None:
        return unknown(None)
    if scene.quarter is not None and "month" not in words:
        return dated(fold_to(Unit.QUARTER, shift(scene.quarter.day, -1, Unit.YEAR)), "quarter last spoken of")
    unit = base.unit if base.unit in {Unit.MONTH, Unit.HALF} else Unit.MONTH if "month" in words and base.unit is Unit.DAY else Unit.YEAR
    return dated(fold_to(unit, shift(base.day, -1, Unit.YEAR)), anchor)


def year_quarter(words: str, scene: Scene) -> Meaning | None:
    """``the 2018 period``: in business news the quarter last named, of that year; else the year."""
    number = int(words.split()[1])
    if scene.quarter is None:
        return dated(point_of(number))
    return dated(Point(Unit.QUARTER, scene.quarter.day.replace(year=number)), "quarter last spoken of")


def ago(words: str, scene: Scene) -> Meaning | None:
    """``four days later``, ``a year and a half ago``, ``two weeks earlier``: so many units from the day of writing or the day last spoken of."""
    half = "and a half" in words
    tail = re.sub(r"\b(?:ago|earlier|later|before that|after that|from now|hence|back|previously)$", "", words).strip()
    head = re.sub(rf"\b{form.UNIT}s?\b.*$", "", tail)
    head = re.sub(r"^(?:about|almost|nearly|more than|less than|over|around|some|just|at least|only|exactly|roughly|barely)\s+", "", head).strip()
    number, unit = number_of(head), UNITS.get(unit_in(re.sub(r" and .*", "", tail)))
    from_now = re.search(r"\b(?:ago|from now|hence|back)$", words)
    backwards = re.search(r"\b(?:ago|earlier|before that|back|previously)$", words) is not None
    base, anchor = (
        (Point(Unit.DAY, scene.published), scene.written()) if from_now and scene.published else base_of(scene) if not from_now else (None, "")
    )
    if number is None or unit is None or base is None:
        return unknown("PAST_REF" if backwards else "FUTURE_REF")
    number = number + 0.5 if half and number == int(number) else number
    day = shift(base.day, -number if backwards else number, unit)
    if scene.quarter is not None and unit is Unit.YEAR and number == 1 and backwards:
        return dated(fold_to(Unit.QUARTER, shift(scene.quarter.day, -1, Unit.YEAR)), "quarter last spoken of")
    fine = Unit.MONTH if number != int(number) and unit is Unit.YEAR else Unit.DAY if unit in {Unit.WEEK, Unit.DAY} else unit
    if base.unit in {Unit.QUARTER, Unit.MONTH} and unit is Unit.YEAR:
        fine = base.unit
    if scene.published and scene.published < day and not backwards and not from_now and not scene.ahead():
        # Told as past, so it cannot lie after the day of writing: such counts include the first day.
        day, anchor = scene.published, f"{anchor}, not after the day of writing"
    return dated(fold_to(fine, day), anchor)


def in_units(words: str, scene: Scene) -> Meaning | None:
    """``in two weeks' time``, ``in three days from now``."""
    if not re.search(r"time$|now$", words) and (words.startswith("within") or not scene.ahead()):
        return duration(words, scene)
    return ago(
        re.sub(r"^(?:in|within) (?:about |another |just |less than |the )?|'?s? time$|'s? time$", "", words).replace(" from now", "") + " from now",
        scene,
    )


def past_units(words: str, scene: Scene) -> Meaning | None:
    """``the past two months``, ``the first nine months``, ``recent years``."""
    length = duration(
        re.sub(r"\b(?:last|past|next|previous|coming|first|final|preceding|recent|following|latest|these|those|its|fiscal)\b", " ", words).strip(),
        scene,
    )
    if length is None:
        return None
    if length.timex is not None and "X" in length.timex and re.search(r"\brecent\b|\bcoming\b", words):
        return unknown("PAST_REF" if "recent" in words else "FUTURE_REF")
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
        return unknown(None)
    first = date(scene.published.year, 1, 1)
    return Meaning(DateKind.DATE, Point(Unit.DAY, first), Point(Unit.DAY, scene.published), timex=f"{first.year:04}", anchor=scene.written())


def new_year(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``the new year``: the year whose beginning lies nearest."""
    if scene.published is None:
        return unknown(None)
    return dated(point_of(scene.published.year + (scene.published.month > 9)), scene.written())


def relative(words: str, scene: Scene) -> Meaning | None:
    """``last week``, ``earlier this month``, ``the past year``, ``next summer``, ``the previous year``."""
    season = re.search(rf"\b{form.SEASON}\b", words)
    unit = UNITS.get(unit_in(words)) if not season else Unit.SEASON
    from_focus = re.search(r"\b(?:previous|preceding|following|same)\b", words) is not None
    base, anchor = base_of(scene) if from_focus else ((Point(Unit.DAY, scene.published), scene.written()) if scene.published else (None, ""))
    if unit is None or base is None:
        return unknown("PAST_REF" if BACK.search(words) else "FUTURE_REF" if ON.search(words) else "PRESENT_REF")
    if (
        re.search(r"\bthe past\b|\bpast (?:week|month|year|decade)\b", words)
        and scene.published
        and unit not in {Unit.SEASON, Unit.WEEKEND, Unit.QUARTER}
    ):
        letter = LETTER[unit.value]
        return Meaning(
            DateKind.DURATION, value=since(scene.published, shift(scene.published, -1, unit), unit), timex=period(1, letter), anchor=anchor
        )
    core = re.sub(r"^(?:earlier|later) (?=this|in)|^(?:earlier|later) ", "", words)
    step = -1 if re.search(r"\b(?:last|previous|preceding|past)\b", core) else 1 if re.search(r"\b(?:next|following|coming|upcoming)\b", core) else 0
    if re.search(r"\b(?:latest|final)\b", core):
        step = -1 if unit is Unit.QUARTER else 0
    if season:
        return dated(named_season(season.group(), base.day, step, scene), anchor)
    whole = fold_to(unit, shift(fold_to(unit, base.day).day, step, unit))
    if re.match(r"earlier (?:this|in)", words) and unit in {Unit.WEEK, Unit.MONTH} and whole.day < base.day:
        return dated(whole, anchor, value=f"{whole.day}/{shift(base.day, -1, Unit.DAY)}") if unit is Unit.WEEK else dated(whole, anchor)
    return dated(whole, anchor)


def of_year(words: str, scene: Scene) -> Meaning | None:
    """``the end of the year``, ``later in the week``."""
    base, anchor = base_of(scene) if " that " in words else ((Point(Unit.DAY, scene.published), scene.written()) if scene.published else (None, ""))
    unit = UNITS.get(unit_in(words))
    return dated(fold_to(unit, base.day), anchor) if unit and base else unknown(None)


def the_day(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``to end the day at 9,505``: the day last spoken of."""
    base, anchor = base_of(scene)
    return dated(base, anchor) if base is not None and base.unit is Unit.DAY else unknown(None)


def the_unit(words: str, scene: Scene) -> Meaning | None:
    """``the quarter``, ``the year``: the one last spoken of where it is of that kind, else no more than a length."""
    unit = UNITS.get(unit_in(words))
    if "period" in words and scene.quarter is not None:
        return dated(scene.quarter, "quarter last named")
    if unit is None:
        return None
    if scene.quarter is not None and unit is Unit.QUARTER:
        return dated(scene.quarter, "quarter last named")
    if unit is Unit.QUARTER and scene.published:
        return dated(fold_to(unit, shift(scene.published, -1, unit)), scene.written())
    if unit is Unit.WEEKEND and scene.published:
        nearest = fold_to(unit, scene.published)
        back = nearest.day > scene.published and not scene.ahead()
        return dated(fold_to(unit, shift(nearest.day, -1, Unit.WEEK)) if back else nearest, scene.written())
    if scene.published and unit in {Unit.YEAR, Unit.WEEK} and "fiscal" not in words:
        return dated(fold_to(unit, scene.published), scene.written())
    if unit in {Unit.DAY, Unit.MONTH}:
        return None
    return Meaning(DateKind.DURATION, value="", timex=period(1, LETTER[unit.value]))


def clock(words: str, scene: Scene) -> Meaning | None:
    """``9:30 p.m.``, ``14:00 GMT``, ``noon``: on the day last spoken of, else the day of writing."""
    time = clock_time(words)
    if time is None:
        return None
    base = scene.focus if scene.focus is not None and scene.focus.unit is Unit.DAY else Point(Unit.DAY, scene.published) if scene.published else None
    if base is None:
        return unknown(f"T{time}", DateKind.TIME)
    return dated(Point(Unit.DAY, base.day, time), scene.focus_words if base is scene.focus else scene.written())


def clocks(words: str, scene: Scene) -> Meaning | None:
    """``9-10 a.m.``, ``between 10:30 and 2 p.m.``: both on the day last spoken of, else the day of writing."""
    found = re.fullmatch(rf"(?:from |between )?({form.HOUR}(?:{form.HALF_DAY})?)(?: ?[-–] ?| (?:to|and|until|till) )(.+)", words)
    if found is None:
        return None
    half = re.search(r" ?[ap]\.?m\b\.?", found[2])
    own = re.search(r"[ap]\.?m|o'?clock", found[1]) is not None
    first, last = clock_time(found[1] if own or half is None else found[1] + half.group()), clock_time(found[2])
    if first is not None and last is not None and not own and first > last:
        first = clock_time(found[1])  # "10-2 p.m." begins in the morning
    base = scene.focus if scene.focus is not None and scene.focus.unit is Unit.DAY else Point(Unit.DAY, scene.published) if scene.published else None
    if first is None or last is None or base is None:
        return unknown(f"T{first}/T{last}" if first and last else None, DateKind.TIME)
    return dated(Point(Unit.DAY, base.day, first), scene.focus_words if base is scene.focus else scene.written(), Point(Unit.DAY, base.day, last))


def clock_time(words: str) -> str | None:
    """The 24-hour time in the words, "Z" after it where the text says GMT or UTC."""
    if "noon" in words and "afternoon" not in words:
        return "12:00"
    if "midnight" in words:
        return "00:00"
    if (part := re.search(r"in the (?:morning|afternoon|evening)|at night", words)) is not None:
        words = words.replace(part.group(), "a.m." if "morning" in part.group() else "p.m.")
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
