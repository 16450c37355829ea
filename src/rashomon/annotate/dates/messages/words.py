"""The clock times and lengths of time that messages write: "half past seven", "8-10pm", "1140 a.m.", "an hour and a half", "2h"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rashomon.annotate.dates import patterns as form
from rashomon.text.calendar import Unit, number_of, shift

__all__ = ["AMPM", "BARE", "CLOCK", "LENGTH", "PART", "Clock", "Length", "clock_of", "later", "length_of", "moment"]

HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
MINUTE_WORD = (
    rf"(?:(?:twenty|thirty|forty|fifty)(?:[ -](?:{form.SMALL}))?|oh[ -](?:{form.SMALL})|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
HOUR = r"(?:2[0-4]|[01]?\d)"
AMPM = r"(?: ?(?:[ap] ?\. ?m ?\.|\.?[ap]m\b|[ap] m\b|ampm\b)|(?<=\d)[ap]\b)"
#: A time of day in so many words.
PART = r"(?:in the (?:early |late )?(?:morning|afternoon|evening|night)s?|at night|in (?:morning|afternoon|evening))"
MINUTES = rf"(?:an? quarter|quarter|half|\d\d?(?: ?min(?:ute)?s?)?|(?:{MINUTE_WORD}|{form.SMALL})(?: min(?:ute)?s?)?)"
#: What is a clock time wherever it stands.
CLOCK = (
    rf"(?:{MINUTES} (?:past|after|before) (?:{HOUR_WORD}|{HOUR})(?: o'? ?clock)?|(?:(?:a )?quarter|[\w-]+ min(?:ute)?s?) to (?:{HOUR_WORD}|{HOUR})(?: o'? ?clock)?|{HOUR}[:.][0-5]\d(?:[:.][0-5]\d)?{AMPM}|{HOUR}:[0-5]\d(?::[0-5]\d)?(?!\d)|"
    rf"(?:1[0-2]|0?\d)[0-5]\d{AMPM}|{HOUR}{AMPM}|{HOUR_WORD}(?:[ -]{MINUTE_WORD})?{AMPM}|(?:{HOUR}|{HOUR_WORD}(?:[ -]{MINUTE_WORD})?) ?o'? ?clock|noon(?:ish)?\b|mid-?day|mid[ -]?night|{HOUR}ish\b)"
)
#: What is one only beside a day or behind "from" or "at".
BARE = rf"(?:(?:{HOUR_WORD}(?:[ -]{MINUTE_WORD})?(?: minutes)?|{HOUR}(?:\.[0-5]\d)?)(?![/.:]?\d| ?%)\b)"
NUMBER = rf"(?:(?:{form.TENS})(?:(?:[ -]| and )(?:{form.SMALL}))?|(?:\d+|{form.SMALL}) and (?:an? )?(?:half|quarter)|{form.SMALL}|\d+(?:\.\d+)?|½|an?|half an?|half|(?:a )?few|several|some|(?:a )?couple(?: of)?|another)"
UNIT = r"(?:(?:business |working |week)?days?|nights|weekends?|weeks?|months?|quarters?|years?|yrs?|hours?|hrs?|minutes?|mins?|seconds|secs?|decades?|fortnights?)\b"
#: Letters stand for units only right behind digits.
SHORT = r"(?:\d+(?:\.\d+)? ?(?:h|d|w|y)\b)"
ONE_LENGTH = rf"(?:{SHORT}|(?:\d+(?:\.\d+)?[ -]?|\b{NUMBER}[ -]){UNIT}(?: and (?:a )?(?:half|quarter)\b)?)"
#: Years, months, weeks, days, hours, minutes and seconds at the most: without a bound, long lists of lengths take quadratic time.
LENGTH = rf"(?:{ONE_LENGTH}(?:(?:,? and |, | ){ONE_LENGTH}){{0,6}})"
LETTERS = {
    "weekd": "WD",
    "weeke": "WE",
    "working": "B",
    "w": "W",
    "mo": "M",
    "y": "Y",
    "h": "TH",
    "mi": "TM",
    "s": "TS",
    "de": "E",
    "f": "F",
    "q": "Q",
    "bus": "B",
    "n": "D",
    "d": "D",
}
FEW, COUPLE = 3.0, 2.0


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time; ``half`` says whether its half of the day is told ("am", "pm", "24") or open (""); minute and second None where unsaid."""

    hour: int
    minute: int | None = None
    second: int | None = None
    half: str = ""

    def timex(self) -> str:
        """As TIMEX3, as exactly as it is said."""
        parts = [self.hour, *([] if self.minute is None else [self.minute]), *([] if self.second is None else [self.second])]
        return "T" + ":".join(f"{part:02}" for part in parts)

    def full(self) -> str:
        """Hours, minutes and seconds."""
        return f"{self.hour:02}:{self.minute or 0:02}:{self.second or 0:02}"

    def in_part(self, part: str | None) -> Clock:
        """The same in a stated part of the day: "7 in the evening" is 19."""
        if part is None or self.half:
            return self
        if part == "MO":
            return replace(self, hour=0 if self.hour == 12 else self.hour, half="am")
        if part == "NI" and self.hour < 5:
            return self
        return replace(self, hour=self.hour + 12 if self.hour < 12 else self.hour, half="pm")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as (number, letter) pairs: D, W, M, Y, Q, E (decade), F (fortnight), B (working day), WD, WE, TH, TM, TS."""

    parts: tuple[tuple[float, str], ...]

    def timex(self) -> str:
        """As a TIMEX3 duration."""
        order = ("Y", "E", "M", "Q", "W", "F", "WE", "WD", "B", "D", "TH", "TM", "TS")
        days, hours = "", ""
        for letter in order:
            for number, own in self.parts:
                if own == letter:
                    many, sign = {"E": (10.0, "Y"), "Q": (3.0, "M"), "F": (2.0, "W"), "B": (1.0, "D")}.get(letter, (1.0, letter))
                    if letter.startswith("T"):
                        hours += f"{number:g}{letter[1]}"
                    else:
                        days += f"{number * many:g}{sign}"
        return f"P{days}" + (f"T{hours}" if hours else "")

    def of_clock(self) -> bool:
        """Whether hours, minutes or seconds are counted."""
        return any(letter.startswith("T") for _, letter in self.parts)


def clock_of(words: str) -> Clock | None:
    """The clock time that the words (lower case) name, or None."""
    words = words.strip()
    part = part_of(words)
    core = re.sub(rf",? ?(?:{PART}|(?:early |late )?(?:morning|afternoon|evening))$", "", words).strip() if part else words
    clock = _plain_clock(core)
    return clock.in_part(part) if clock else None


def part_of(words: str) -> str | None:
    """The TIMEX3 part of day in the words, or None."""
    found = re.search(r"morning|afternoon|evening|night|tonite", words)
    return {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonite": "NI"}[found.group()] if found else None


def _plain_clock(words: str) -> Clock | None:
    if re.match(r"noon|mid-?day", words):
        return Clock(12, half="24")
    if re.match(r"mid[ -]?night", words):
        return Clock(0, half="24")
    beside = re.fullmatch(rf"({MINUTES}) (past|to|after|before) ({HOUR_WORD}|{HOUR})(?: o'? ?clock)?", words)
    if beside:
        minutes = 30 if beside[1].startswith("half") else 15 if "quarter" in beside[1] else _count(re.sub(r" ?min\w*$", "", beside[1]))
        hour = _count(beside[3])
        if minutes is None or hour is None:
            return None
        total = int(hour) * 60 + int(minutes) * (1 if beside[2] in {"past", "after"} else -1)
        return Clock(total // 60 % 24, total % 60)
    half = re.search(rf"{AMPM}$", words)
    mark = (re.sub(r"[^apm]", "", half.group()) if half else "")[:4]
    core = words[: half.start()] if half else re.sub(r" ?o'? ?clock$|ish$| minutes$", "", words)
    read = _digits(core)
    if read is None or read[0] > 24 or (half and mark != "ampm" and read[0] > 12 and mark.startswith("a")):
        return None
    hour, minute, second = read
    if mark.startswith("p") and hour < 12:
        hour += 12
    if mark.startswith("a") and mark != "ampm" and hour == 12:
        hour = 0
    told = "" if mark in {"", "ampm"} else "pm" if mark.startswith("p") else "am"
    return Clock(hour % 24, minute, second, told or ("24" if hour > 12 else ""))


def _digits(core: str) -> tuple[int, int | None, int | None] | None:
    core = core.strip()
    if found := re.fullmatch(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?", core):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if found := re.fullmatch(r"(\d{1,2})(\d\d)", core):
        return int(found[1]), int(found[2]), None
    if core.isdigit():
        return int(core), None, None
    found = re.fullmatch(rf"({HOUR_WORD})(?:[ -]({MINUTE_WORD}))?", core)
    if found is None:
        return None
    minute = _count(re.sub(r"oh[ -]", "", found[2])) if found[2] else None
    return int(_count(found[1]) or 0), int(minute) if minute is not None else None, None


def _count(words: str) -> float | None:
    words = re.sub(r"\b(\w+ty) and (?!an? )", r"\1 ", words.strip()).replace("-", " ")
    if re.fullmatch(r"(?:a )?few|several|some", words):
        return FEW
    if words.startswith(("couple", "a couple")):
        return COUPLE
    if words in {"½", "half"}:
        return 0.5
    if words == "another":
        return 1.0
    mixed = re.fullmatch(r"(\w+) and (?:a )?(half|quarter)", words)
    if mixed:
        return float(number_of(mixed[1]) or 0) + (0.5 if mixed[2] == "half" else 0.25)
    return number_of(words)


def length_of(words: str) -> Length | None:
    """The length of time that the words (lower case) name, or None."""
    parts: list[tuple[float, str]] = []
    for found in re.finditer(
        rf"(?P<short>\d+(?:\.\d+)?) ?(?P<letter>[hdwy])\b|(?:(?P<digits>\d+(?:\.\d+)?)[ -]?|\b(?P<words>{NUMBER})[ -])(?P<unit>{UNIT})(?P<more> and (?:a )?(?:half|quarter)\b)?",
        words,
    ):
        number = _count(found["short"] or found["digits"] or found["words"])
        if number is None:
            return None
        number += 0.0 if not found["more"] else 0.5 if "half" in found["more"] else 0.25
        unit = found["letter"] or found["unit"]
        parts.append((number, next(letter for start, letter in LETTERS.items() if unit.startswith(start))))
    return Length(tuple(parts)) if parts else None


def later(when: datetime, length: Length, sign: int = 1) -> datetime:
    """``when`` moved by a length, months and years by the calendar; working days skip Saturdays and Sundays."""
    clock = when.timetz()
    day: date = when.date()
    rest = timedelta()
    for number, letter in length.parts:
        if letter in {"Y", "M", "Q", "E"}:
            day = shift(day, sign * number * {"Y": 12, "M": 1, "Q": 3, "E": 120}[letter], Unit.MONTH)
        elif letter == "B":
            day = _working(day, sign * int(number))
        elif letter in {"TH", "TM", "TS"}:
            rest += timedelta(seconds=sign * min(number, 1e8) * {"TH": 3600, "TM": 60, "TS": 1}[letter])
        else:
            day = shift(day, sign * number * {"W": 7, "F": 14}.get(letter, 1), Unit.DAY)
    try:
        return datetime.combine(day, clock) + rest
    except OverflowError:  # past the end of the calendar
        return datetime.combine(day, clock)


def _working(day: date, number: int) -> date:
    for _ in range(min(abs(number), 1000)):
        day = shift(day, 1 if number > 0 else -1, Unit.DAY)
        while day.weekday() > 4:
            day = shift(day, 1 if number > 0 else -1, Unit.DAY)
    return day


def moment(when: datetime) -> str:
    """ISO date and time to the second."""
    return when.strftime("%Y-%m-%dT%H:%M:%S") if when.year > 999 else when.isoformat(timespec="seconds")
