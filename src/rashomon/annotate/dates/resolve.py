"""What a matched form means: the reader of each form, and the ones for sets and vague references."""

from __future__ import annotations

import re
from collections.abc import Callable

from rashomon.annotate.dates.reckoned import (
    ago,
    beside,
    clock,
    clocks,
    day_of_month,
    duration,
    in_units,
    near_day,
    new_year,
    of_year,
    past_units,
    relative,
    same,
    since_new_year,
    that_part,
    the_day,
    the_unit,
    weekday,
    weekday_day,
    year_ago,
    year_quarter,
)  # fmt: skip
from rashomon.annotate.dates.scene import LETTER, Meaning, Scene, part_in, period, unit_in, unknown
from rashomon.annotate.dates.stated import (
    century,
    day_range,
    decade,
    half,
    iso,
    month,
    month_day,
    month_range,
    named_day,
    nth_week,
    numeric,
    quarter,
    season,
    week_of,
    year,
    year_end,
    years,
)
from rashomon.model.annotations import DateKind
from rashomon.text.calendar import SOME_DAY, SOME_WEEK, WEEKDAYS, number_of

__all__ = ["Meaning", "Scene", "meaning_of"]

PAST_WORDS = re.compile(r"recent|lately|previous|former|past|already|once|at the time|at that time|so far")
NEXT_WORDS = re.compile(r"future|soon")


def every(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``every two weeks``, ``per month``."""
    unit = unit_in(words)
    number = 2 if "other" in words else number_of(re.sub(r"^(?:every|each|per|an?)|\b\w+$", "", words).strip() or "one")
    return Meaning(DateKind.SET, value="", timex=period(number, LETTER.get(unit, "D")))


def weekday_set(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``every Monday``, ``on Sundays``."""
    name = re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", words)
    part = part_in(words)
    timex = (
        f"{SOME_WEEK}-{WEEKDAYS[name.group()] + 1}" if name else f"{SOME_DAY}T{part}" if part else f"{SOME_WEEK}-WE" if "weekend" in words else SOME_WEEK
    )
    return Meaning(DateKind.SET, value="", timex=timex)


def adverb_set(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``daily``, ``annual``."""
    letters = {"dai": "P1D", "wee": "P1W", "mon": "P1M", "qua": "P3M", "yea": "P1Y", "ann": "P1Y", "hou": "PT1H", "per": "P1Y"}
    if words.startswith("bi"):
        return Meaning(DateKind.SET, value="", timex={"wee": "P2W", "mon": "P2M", "ann": "P6M"}.get(words[2:5], "P2Y"))
    return Meaning(DateKind.SET, value="", timex=letters.get(words.removeprefix("twice ")[:3], "P1D"))


def reference(words: str, scene: Scene) -> Meaning | None:  # noqa: ARG001 - every reader has the same two arguments
    """``now``, ``recently``, ``the future``."""
    return unknown("FUTURE_REF" if NEXT_WORDS.search(words) else "PAST_REF" if PAST_WORDS.search(words) else "PRESENT_REF")


READERS: dict[str, Callable[[str, Scene], Meaning | None]] = {
    "iso": iso, "numeric": numeric, "days_mdy": day_range, "days_dmy": day_range, "mdy": month_day, "dmy": month_day, "months": month_range, "month": month,
    "quarter": quarter, "half": half, "dmy_words": month_day, "week_of": week_of, "nth_week": nth_week, "year_end": year_end, "backwards": near_day, "last_night": near_day, "weekday": weekday, "weekday_day": weekday_day, "month_day": day_of_month, "weekdays_set": weekday_set, "that_part": that_part, "same": same,
    "beside": beside, "year_ago": year_ago, "year_quarter": year_quarter, "ago": ago, "in_units": in_units, "past_units": past_units, "since_new_year": since_new_year, "new_year": new_year,
    "the_day": the_day, "relative": relative, "of_year": of_year, "the_unit": the_unit, "season": season, "decade": decade, "century": century, "years": years, "holiday": named_day,
    "clock": clock, "clocks": clocks, "every": every, "adverb_set": adverb_set, "duration": duration, "reference": reference, "year": year,
}  # fmt: skip


def meaning_of(name: str, words: str, scene: Scene) -> Meaning | None:
    """What the form called ``name`` (see ``patterns``) means in its scene; None if it is no time expression after all."""
    return READERS[name](words, scene)
