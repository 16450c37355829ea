"""Readers of expressions that state their own place on the calendar: days, months, quarters, seasons, years, holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rashomon.annotate.dates import patterns as form
from rashomon.annotate.dates.scene import Meaning, Scene, dated, months_in, unknown, year_in
from rashomon.text.calendar import SEASONS, SOME_YEAR, Point, Unit, fold_to, holiday, number_of, point_of, shift

#: A numeric date that could be two days is the one this near to the day of writing, if the other is not.
NEAR_DAYS = 21
#: Bare months so near are yet to come.
NEXT_MONTHS = 2


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
    spelled = re.search(form.DAY_WORD, words)
    if not months or not (days or spelled):
        return None
    day = int(re.sub(r"\D", "", days[0])) if days else int(number_of(spelled.group()) or 0) if spelled else 0
    year = nearest_year(months[0], min(day, 28), scene, words)
    if year is None:
        return unknown(f"{SOME_YEAR}-{months[0]:02}-{day:02}")
    return dated(point_of(year[0], months[0], day), None if year[1] == "stated" else year[1])


def day_range(words: str, scene: Scene) -> Meaning | None:
    """``January 5-7``, ``from 5 to 7 January 2022``."""
    months, days = months_in(words), re.findall(rf"(?<!\d){form.DAY}(?!\d)", re.sub(rf"\b{form.YEAR}\b", "", words))
    if not months or len(days) < 2:
        return None
    numbers = [int(re.sub(r"\D", "", day)) for day in days[:2]]
    year = nearest_year(months[0], min(numbers[0], 28), scene, words)
    if year is None:
        return unknown(None)
    first, last = point_of(year[0], months[0], numbers[0]), point_of(year[0], months[-1], numbers[1])
    return dated(first, None if year[1] == "stated" else year[1], last) if first and last and first.day <= last.day else None


def month_range(words: str, scene: Scene) -> Meaning | None:
    """``from March to May 2021``."""
    months = months_in(words)
    year = nearest_year(months[-1], 15, scene, words)
    if year is None:
        return unknown(None)
    return dated(point_of(year[0] if months[0] <= months[-1] else year[0] - 1, months[0]), year[1], point_of(year[0], months[-1]))


def month(words: str, scene: Scene) -> Meaning | None:
    """``January``, ``last March``, ``late November 2021``, ``May of next year``."""
    number = months_in(words)[0]
    which = re.search(r"\b(last|this|next|same|that|following|previous) year", words)
    if which and which[1] in {"same", "that", "following", "previous"} and scene.focus:
        return dated(point_of(scene.focus.day.year + {"previous": -1, "following": 1}.get(which[1], 0), number), f"year of {scene.focus_words}")
    if which and scene.published:
        step = {"last": -1, "next": 1, "following": 1, "previous": -1}.get(which[1], 0)
        return dated(point_of(scene.published.year + step, number), scene.written())
    year = nearest_month_year(number, scene, words)
    return dated(point_of(year[0], number), year[1]) if year else unknown(f"{SOME_YEAR}-{number:02}")


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
    # Newspapers write "last November" for the one eleven months ago: the month after next at the latest is the coming one.
    ahead = re.match(r"(?:next|coming|upcoming)\b", words) is not None or 0 < (number - written.month) % 12 <= NEXT_MONTHS or scene.ahead()
    return written.year + ((number < written.month) if ahead else -(number > written.month)), scene.written()


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
            return unknown(f"{SOME_YEAR}-Q{number}")
        written, anchor = scene.published, scene.written()
        which_year = re.search(r"\b(last|previous|this|next)\b", words)
        if which_year:
            year = written.year + {"last": -1, "previous": -1, "next": 1}.get(which_year[1], 0)
        else:
            started = date(written.year, 3 * number - 2, 1) <= written
            year = written.year if started or scene.ahead() else written.year - 1
    return dated(Point(Unit.QUARTER, date(min(max(1, year), 9999), 3 * number - 2, 1)), anchor)


def half(words: str, scene: Scene) -> Meaning | None:
    """``the first half of 2021``."""
    first = 1 if "first" in words else 7
    year = year_in(words)
    if year is None and scene.published is not None and re.search(r"\byear$", words):
        year = scene.published.year + {"last": -1, "next": 1}.get(re.split(r"\s", words)[-2], 0)
    return dated(Point(Unit.HALF, date(min(year, 9999), first, 1))) if year else None


def week_of(words: str, scene: Scene) -> Meaning | None:
    """``the week of March 6``: the calendar week that holds the day."""
    day = month_day(words, scene)
    return dated(fold_to(Unit.WEEK, day.point.day), day.anchor) if day is not None and day.point is not None else day


def nth_week(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``the first week of 2015``: by the ISO count of weeks, of which the first holds 4 January."""
    year, which = year_in(words), re.search(form.ORDINAL, words)
    if year is None:
        return None
    if which is None:
        return dated(fold_to(Unit.WEEK, date(year, 12, 28)))
    number = number_of(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", which.group()))
    week = fold_to(Unit.WEEK, shift(date(year, 1, 4), number - 1, Unit.WEEK)) if number and number <= 53 else None
    return dated(week)


def year_end(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``by year-end``: the year of writing."""
    return dated(point_of(scene.published.year), scene.written()) if scene.published else unknown(None)


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
        return dated(point, value=f"{start}/{start + 3}")
    if re.search(r"\b(?:mid|middle)\b", words):
        return dated(point, value=f"{start + 4}/{start + 6}")
    return dated(point, value=f"{start + 6}/{start + 9}") if re.search(r"\b(?:late|end)\b", words) else dated(point)


def century(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``the 19th century``."""
    found = re.search(rf"({form.ORDINAL}|twenty-first)[ -]century", words)
    number = number_of(re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", found[1])) if found else None
    return dated(Point(Unit.CENTURY, date(int(number) * 100 - 100, 1, 1))) if number and 2 <= number <= 30 else None


def years(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``from 2010 to 2014``, ``2010-14``."""
    numbers = re.findall(r"\d+", words)
    first = int(numbers[0])
    last = int(numbers[1]) if len(numbers[1]) == 4 else first - first % 100 + int(numbers[1])
    return dated(point_of(first), None, point_of(last)) if first < last else None


def year(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``2019``, ``early 2020``, ``fiscal 1989``, ``nineteen ninety-six``."""
    return dated(point_of(number)) if (number := year_in(words)) else None


def named_day(words: str, scene: Scene) -> Meaning | None:
    """``New Year's Day``, ``Easter 2019``: the one of the stated year, else the nearest one that fits the tense."""
    stated = year_in(words)
    name = re.sub(r"'s\b|'|\.|\bjr\b", "", re.sub(rf",? ?{form.YEAR}", "", words))
    name = re.sub(r"\b(new year|valentine|president|mother|father|patrick|fool|women|veteran)s\b", r"\1", name)
    name = re.sub(r"\s+", " ", name).strip()
    name = {"president day": "presidents day", "veteran day": "veterans day", "april fool day": "april fools day"}.get(name, name)
    if stated is not None or scene.published is None:
        day = holiday(name, stated) if stated else None
        return dated(Point(Unit.DAY, day)) if day else unknown(None)
    written = scene.published
    days = [day for day in (holiday(name, number) for number in (written.year - 1, written.year, written.year + 1)) if day]
    past, coming = [day for day in days if day <= written], [day for day in days if day >= written]
    # A fortnight ahead is nearer than fifty weeks back, whatever the tense.
    ahead = bool(coming) and (scene.ahead() or (coming[0] - written).days <= 14 < (written - past[-1]).days if past else True)
    return dated(Point(Unit.DAY, coming[0] if ahead else past[-1]), scene.written()) if past or coming else unknown(None)


def iso(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``2022-01-05``, ``2022-01-05T09:00Z``."""
    point = point_of(int(words[:4]), int(words[5:7]), int(words[8:10]))
    return dated(replace(point, part=words[11:].upper() or None)) if point else None


def numeric(words: str, scene: Scene) -> Meaning | None:
    """``1/5/2022`` (month first, unless only the other way lies near the day of writing), ``5.1.2022`` and ``13/1/2022`` (day first)."""
    first, second, third = (int(number) for number in re.findall(r"\d+", words))
    if first > 31:
        return dated(point_of(first, second, third))
    full = third if third > 99 else third + (1900 if third > 50 else 2000)
    by_day, by_month = point_of(full, second, first), point_of(full, first, second)
    near = [
        scene.published is not None and point is not None and abs((point.day - scene.published).days) <= NEAR_DAYS for point in (by_day, by_month)
    ]
    return dated(by_day if first > 12 or "." in words or near == [True, False] else by_month)


def season(words: str, scene: Scene) -> Meaning | None:
    """``the summer of 2021``, ``last winter``, ``in the spring``."""
    name = re.search(rf"\b{form.SEASON}\b", words)
    if name is None:
        return None
    year = year_in(words)
    if year is not None:
        return dated(Point(Unit.SEASON, date(year, SEASONS[name.group()][2], 1), season=name.group()))
    if scene.published is None:
        return unknown(f"{SOME_YEAR}-" + SEASONS[name.group()][1])
    step = -1 if re.search(r"\b(?:last|past|previous)\b", words) else 1 if re.search(r"\b(?:next|coming)\b", words) else 0
    return dated(named_season(name.group(), scene.published, step, scene), scene.written())


def named_season(name: str, day: date, step: int, scene: Scene) -> Point:
    """The season of that name: before (-1), after (+1) or nearest in tense to (0) the day."""
    start = date(day.year, SEASONS[name][2], 1)
    if step < 0:
        year = day.year if shift(start, 3, Unit.MONTH) <= day else day.year - 1
    elif step > 0:
        year = day.year if start > day else day.year + 1
    else:
        year = day.year - 1 if start > day and (start - day).days > 185 and not scene.ahead() else day.year
    return Point(Unit.SEASON, date(min(max(year, 1), 9999), SEASONS[name][2], 1), season=name)
