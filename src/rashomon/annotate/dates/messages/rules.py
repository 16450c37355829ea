"""What messages say and what it comes to: one rule a form, each a pattern with its reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from rashomon.annotate.dates import patterns as form
from rashomon.annotate.dates.messages.days import DAY, IN_YEAR, MONTH, NUMBERED, Day, coming, day_named, in_year, last_numbered, number_in
from rashomon.annotate.dates.messages.ends import CLOCKED, DATED, NOW, RANGE, TO, End, end_of, range_of, stretch
from rashomon.annotate.dates.messages.periods import PERIOD_RULES
from rashomon.annotate.dates.messages.spans import SPAN, span_between
from rashomon.annotate.dates.messages.words import BARE, CLOCK, LENGTH, clock_of, later, length_of, moment, part_of
from rashomon.annotate.dates.scene import months_in
from rashomon.text.calendar import SOME_WEEK, WEEKDAYS, Unit, shift, weekday_near

__all__ = ["RULES"]

Reader = Callable[[re.Match[str], datetime], tuple[str, str] | None]
EDGE = r"(?<![\w'.$£€/:-])"
ENDPOINT = rf"(?:{DATED}|{DAY}|{NOW})"
TEND = rf"(?:{DATED}|{CLOCKED}|{NOW})"
#: "the next", "5 upcoming": which way a length is laid.
WHICH = r"(?:last|past|previous|next|coming|upcoming|following)"
BACKWARDS = re.compile(r"\b(?:ago|last|past|previous|back|before|earlier)\b")


def _end(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """A day with an hour."""
    end = end_of(match["t"], now)
    return (end.timex(), "TIME") if end is not None and end.day is not None and end.clock is not None else None


def _day(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    if match["t"] in {"sun", "sat", "may", "march"} and match.string[: match.start("t")].endswith("the "):
        return None
    day = day_named(match["t"], now)
    return None if day is None else (End(day, None).timex(), "TIME" if day.part else "DATE")


def _half_of_day(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``tuesday AM``."""
    day = day_named(match["d"], now)
    return None if day is None else (f"{day.date}T{'MO' if match['h'].startswith('a') else 'AF'}", "TIME")


def _daypart(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``Tuesday, in the late afternoon``."""
    day = day_named(match["d"], now)
    return None if day is None else (f"{day.date}T{part_of(match['p'])}", "TIME")


def _numbered(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``the 27th``, ``15 at 8:00``, ``the 12th between 2 and 4pm``: of this month, else of the last that had one."""
    number = number_in(match["d"])
    day = last_numbered(number, now) if number else None
    if day is None:
        return None
    hours = match["c"] if "c" in match.re.groupindex else None
    if not hours:
        return day.isoformat(), "DATE"
    both = range_of(hours)
    if both is not None:
        ends = stretch(End(Day(day), both[0]), End(None, both[1]))
        return ("/".join(ends), "TIME") if ends else None
    end = end_of(hours, now)
    return (f"{day}{end.clock.timex()}", "TIME") if end is not None and end.clock is not None else None


def _days(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``April 9th through 17th``, ``from 4 to 22 this month``: the first day and the last."""
    month, year = match["m"], match["y"] or ""
    if month.endswith("month"):
        ends = [day_named(f"{match[name]} {month}", now) for name in "ab"]
    else:
        last = day_named(f"{match['b']} {month}{year}", now)
        ends = [day_named(f"{match['a']} {month} {last.date.year}", now) if last else None, last]
    if ends[0] is None or ends[1] is None:
        return None
    first, final = ends[0].date, ends[1].date
    return f"{first}/{final if final >= first else shift(final, 1, Unit.MONTH)}", "DATE"


def _hence(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``4 weeks in the future``: from tomorrow on, or from now."""
    length = length_of(match["n"])
    if length is None or length.of_clock():
        return _within(match, now)
    first = shift(now.date(), 1, Unit.DAY)
    return f"{first}/{later(datetime.combine(first, now.time()), length).date()}", "DATE"


def _clock(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    end = end_of(match["c"], datetime(2000, 1, 1))  # noqa: DTZ001 - a clock time alone asks for no day
    return (end.clock.timex(), "TIME") if end is not None and end.clock is not None and end.day is None else None


def _clocks(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """Two clock times, on a day where one is named."""
    words = match["d"] if "d" in match.re.groupindex else None
    day = day_named(words, now) if words else None
    if words and day is None:
        return None
    found = range_of(match["r"], day.part if day else None)
    if found is None:
        return None
    both = stretch(End(day, found[0]), End(None, found[1]))
    return None if both is None else ("/".join(both), "TIME")


def _between(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """From one day or moment to another; either may be now."""
    if (
        (found := re.search(r"\b20\d\d$", match["b"]))
        and not re.search(r"\d{4}", match["a"])
        and (dated := day_named(match["a"], now))
        and (months_in(match["a"]) or "/" in match["a"])
    ):
        last = end_of(match["b"], now)
        first = in_year(dated.date, int(found.group()))
        if last is not None and last.day is not None and last.clock is None:
            return f"{first if first <= last.day.date else in_year(first, first.year - 1)}/{last.day.date}", "DATE"
    ends = [_or_now(match[name], now, clocked=bool(re.search(CLOCK, match["a"] + " " + match["b"]))) for name in ("a", "b")]
    if ends[0] is None or ends[1] is None:
        return None
    if re.fullmatch(form.WD, match["b"]) and ends[0].day and ends[1].day and ends[0].clock is None:
        ends[1] = End(Day(weekday_near(ends[0].day.date, ends[1].day.date.weekday(), direction=1)), None)
    both = stretch(ends[0], ends[1])
    return None if both is None else ("/".join(both), "TIME" if "T" in both[0] else "DATE")


def _or_now(words: str, now: datetime, *, clocked: bool) -> End | None:
    if re.fullmatch(NOW, words.strip()):
        today = day_named("today", now)
        clock = clock_of(f"{now.hour}:{now.minute:02}") if clocked else None
        return End(today, clock)
    return end_of(words, now)


def _counted(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``in 5 minutes``, ``2 weeks ago``, ``1 month 21 days later``: the moment, or the day, so far from now."""
    length = length_of(match["n"])
    if length is None:
        return None
    when = later(now, length, -1 if BACKWARDS.search(match["t"]) else 1)
    return (moment(when), "TIME") if length.of_clock() else (when.date().isoformat(), "DATE")


def _within(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``within 5 minutes``, ``next 5 hrs``, ``last 3 minute``: from now on, or until now."""
    words = re.sub(rf"{WHICH} ", "", match["n"])
    length = length_of(words if words[0].isdigit() or " " in words else f"one {words}")
    if length is None:
        return None
    back = BACKWARDS.search(match["t"]) is not None
    other = later(now, length, -1 if back else 1)
    first, last = (other, now) if back else (now, other)
    return (f"{moment(first)}/{moment(last)}", "TIME") if length.of_clock() else (f"{first.date()}/{last.date()}", "DATE")


def _away(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``3 weeks after Christmas``, ``2 days before yesterday``; on a weekday where one is named beside it."""
    length, day = length_of(match["n"]), coming(match["d"], now)
    if length is None or day is None:
        return None
    when = later(datetime.combine(day.date, now.time()), length, -1 if match["w"] == "before" else 1).date()
    if re.match(r"(?:less than|within) ", match["t"]):
        return f"{day.date}/{when}", "DATE"
    return when.isoformat(), "DATE"


def _laid(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``for 2 hours from 2pm tomorrow``, ``a week starting tomorrow``: the stretch of that length from there."""
    length, end = length_of(match["n"]), end_of(match["d"], now)
    if length is None or end is None:
        return None
    if end.clock is None:
        if end.day is None or length.of_clock():
            return None
        return f"{end.day.date}/{later(datetime.combine(end.day.date, now.time()), length).date()}", "DATE"
    day = day_named(match["e"], now) if "e" in match.re.groupindex and match["e"] else end.day
    begin = datetime.combine(day.date if day else now.date(), now.time()).replace(
        hour=end.clock.hour, minute=end.clock.minute or 0, second=end.clock.second or 0
    )
    finish = later(begin, length)
    return (f"{moment(begin)}/{moment(finish)}" if day else f"{begin:%H:%M:%S}/{finish:%H:%M:%S}"), "TIME"


def _set(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    """``every day at 7``, ``9am on Sundays``, ``tuesday afternoons``, ``everyday``."""
    words = match["t"]
    clock = clock_of(match["c"]) if "c" in match.re.groupindex and match["c"] else None
    part = part_of(words)
    name = re.search(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", words)
    at = clock.in_part(part).timex() if clock else f"T{part}" if part else ""
    if re.search(r"every ?day", words) and not at:
        return "P1D", "SET"
    if name:
        return f"{SOME_WEEK}-{WEEKDAYS[name[1] + 'day'] + 1}{at}", "SET"
    return (at, "SET") if at else None


def _length(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    length = length_of(match["n"])
    return (length.timex(), "DURATION") if length is not None else None


def _end_of_day(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    day = day_named(match["d"], now) if "d" in match.re.groupindex and match["d"] else day_named("today", now)
    return (f"{day.date}T23:59:59", "TIME") if day else None


def _rest_of_day(match: re.Match[str], now: datetime) -> tuple[str, str] | None:  # noqa: ARG001 - every reader has the same two arguments
    return f"{moment(now)}/{moment(now.replace(hour=23, minute=59, second=59))}", "TIME"


def _weekday_away(match: re.Match[str], now: datetime) -> tuple[str, str] | None:
    """``Monday two weeks from now``: that day of the week that the count leads to."""
    length, weekday = length_of(match["n"]), re.search(form.WD, match["wd"])
    base = coming(match["d"], now) if match["d"] != "now" else day_named("today", now)
    if length is None or weekday is None or base is None:
        return None
    when = later(datetime.combine(base.date, now.time()), length)
    step = WEEKDAYS[weekday.group().rstrip(".")] - when.weekday()
    week = {"W": 0, "D": 0}.get(length.parts[-1][1])
    if week is None and step < 0:
        step += 7
    return (when + timedelta(days=step)).date().isoformat(), "DATE"


def _rule(name: str, pattern: str, read: Reader) -> tuple[str, re.Pattern[str], Reader]:
    return name, re.compile(EDGE + pattern), read


DAYPART = r"(?:in the )?(?:(?:early|mid|late)[ -])?(?:morning|afternoon|evening|night)"
DAY_PARTS = r"(?:mornings?|afternoons?|evenings?|nights?)"
OFTEN = rf"(?:every ?day|(?:every|each) (?:other )?(?:day|{DAY_PARTS}|{form.WD})|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:on )?(?:mornings|afternoons|evenings|nights))"
HOURS_ONLY = r"(?:hours?|hrs?|h|minutes?|mins?|seconds?|secs?)\b"
RULES: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    _rule("day", rf"(?<!\d )(?P<t>{DAY})(?![\w/%])", _day),
    _rule("end", rf"(?P<t>{DATED})(?![\w/:])", _end),
    _rule("span", SPAN, span_between),
    _rule("between", rf"(?P<t>(?:from |between )(?P<a>{ENDPOINT}){TO}(?P<b>{ENDPOINT}))(?![\w/])", _between),
    _rule("between", rf"(?P<t>(?:from |between )?(?P<a>{TEND}){TO}(?P<b>{TEND}))(?![\w/])", _between),
    _rule("between", rf"(?P<t>(?P<a>{DAY})(?: ?(?:-|–|—|~) ?| (?:to|until|till|through) (?:the )?)(?P<b>{DAY}|{NOW}))(?![\w/])", _between),
    _rule("clocks", rf"(?P<t>(?P<d>{DAY})(?:,? )(?P<r>{RANGE}))(?![\w/:])", _clocks),
    _rule("clocks", rf"(?P<t>(?P<r>{RANGE}),? (?:on |of |in )?(?:the )?(?P<d>{DAY}))(?!\w)", _clocks),
    _rule(
        "clocks",
        rf"(?P<t>(?P<r>(?:from|between) (?:{CLOCKED}|{BARE}|\d{{4}}){TO}(?:{CLOCKED}|{BARE}|\d{{4}})))(?![\w/:-])(?! (?:people|percent|%|of\b))",
        _clocks,
    ),
    _rule("clocks", rf"(?P<t>(?P<r>(?:{CLOCKED}|{BARE}){TO}{CLOCKED}))", _clocks),
    _rule("clocks", rf"(?P<t>(?P<r>{CLOCKED}{TO}(?:{CLOCKED}|{BARE})))", _clocks),
    _rule("daypart", rf"(?P<t>(?P<d>{DAY}),? (?P<p>{DAYPART}))(?!\w)", _daypart),
    _rule("daypart", rf"(?P<t>(?P<p>in the (?:(?:early|late)[ -])?(?:morning|afternoon|evening|night)),? (?:of |on )?(?P<d>{DAY}))(?!\w)", _daypart),
    _rule(
        "numbered",
        rf"(?P<t>(?P<d>(?:on )?(?:the )?\d\d?(?:st|nd|rd|th)?)(?:,? at |, ?| (?=from|between))(?P<c>{CLOCKED}|{BARE}|{RANGE}))(?![\w:])",
        _numbered,
    ),
    _rule("numbered", rf"(?P<t>(?P<c>{CLOCKED}|{BARE}) on (?:the )?(?P<d>\d\d?(?:st|nd|rd|th)?))(?![\w:/.-])", _numbered),
    _rule("numbered", rf"(?:(?<=on )|(?<=for )|(?<=back )|(?<=at )|(?=the ))(?P<t>(?P<d>(?:the )?{NUMBERED}))(?=[ ]?[.,!?](?!\d)|$| - )", _numbered),
    _rule(
        "days",
        rf"(?P<t>(?P<m>{MONTH}) (?:between |from )?(?:the )?(?P<a>{NUMBERED}){TO}(?:the )?(?P<b>{NUMBERED})(?P<y>{IN_YEAR})?)(?![\w/])(?! ?(?:people|percent|%|:|[ap]m))",
        _days,
    ),
    _rule(
        "days",
        rf"(?P<t>(?:from |between )?(?:the )?(?P<a>{NUMBERED}){TO}(?:the )?(?P<b>{NUMBERED}) (?:of |in )?(?P<m>{MONTH}|(?:this|next|last) month)(?P<y>{IN_YEAR})?)(?![\w/])",
        _days,
    ),
    _rule("days", rf"(?P<t>from (?:the )?(?P<a>{NUMBERED}) to (?P<m>{MONTH}) (?P<b>{NUMBERED})(?P<y>{IN_YEAR})?)(?![\w/])", _days),
    _rule("half", rf"(?P<t>(?P<d>{DAY}) (?P<h>[ap]m))\b", _half_of_day),
    _rule("clock", rf"(?P<t>(?P<c>{CLOCKED}))(?!\w)", _clock),
    _rule("clock", rf"(?P<t>at (?P<c>{BARE}))(?! (?:people|percent|%|points|dollars|a\b|time|once))(?=[ .,;!?]|$)", _clock),
    _rule("counted", rf"(?P<t>(?:in|in about|in less than|in another) (?P<n>{LENGTH})(?:'s? time| from now|’s? time)?)(?!\w)", _counted),
    _rule("counted", rf"(?P<t>(?P<n>{LENGTH}) (?:ago|from now|later|back|from today|before now))(?!\w)(?! this)", _counted),
    _rule(
        "within",
        rf"(?P<t>(?:with)?in (?:the |these )?(?:{WHICH} )?(?P<n>{LENGTH})(?: (?:from|after) (?:today|now))?)(?!\w)(?<!in )",
        lambda match, now: _within(match, now) if match["t"].startswith("within") else None,
    ),
    _rule("within", rf"(?P<t>(?:less than|within) (?P<n>{LENGTH}) (?:from|after) (?:today|now))(?!\w)", _within),
    _rule("within", rf"(?P<t>(?:within )?(?:the |these )?{WHICH} (?P<n>(?:\d+ ?|few |couple of |several |[a-z]+ )?{HOURS_ONLY}))(?!\w)", _within),
    _rule("hence", rf"(?P<t>(?P<n>{LENGTH}) (?:in the future|hence))(?!\w)", _hence),
    _rule("within", rf"(?P<t>(?P<n>\d+ ?{WHICH} {HOURS_ONLY}))(?!\w)", _within),
    _rule("away", rf"(?P<t>(?:(?:less than|within|more than) )?(?P<n>{LENGTH}) (?P<w>after|before|from) (?P<d>{DAY}))(?![\w/])", _away),
    _rule("weekday_away", rf"(?P<t>(?P<wd>{form.WD}),? (?:in )?(?P<n>{LENGTH}) (?:from|after) (?P<d>now|{DAY}))(?![\w/])", _weekday_away),
    _rule(
        "weekday_away",
        rf"(?P<t>(?:in )?(?P<n>{LENGTH})(?: (?:from|after) (?P<d>now|today|{DAY}))? on (?P<wd>{form.WD}))(?![\w/])",
        lambda match, now: _weekday_away(match, now) if match["d"] else None,
    ),
    _rule("laid", rf"(?P<t>(?:for )?(?P<n>{LENGTH}),? (?:from|starting(?: from| at| on)?) (?P<d>{DATED}|{DAY}|{CLOCKED}|{BARE}))(?![\w/])", _laid),
    _rule("laid", rf"(?P<t>(?:from )?(?P<d>{DATED}|{CLOCKED}|{BARE}) for (?P<n>{LENGTH}))(?![\w/])", _laid),
    _rule("laid", rf"(?P<t>(?P<e>{DAY}) for (?P<n>{LENGTH}) from (?P<d>{CLOCKED}|{BARE}))(?![\w/])", _laid),
    _rule("set", rf"(?P<t>(?P<c>{CLOCKED})(?: on)? {OFTEN})(?!\w)", _set),
    _rule("set", rf"(?P<t>{OFTEN}(?: at|,)? (?P<c>{CLOCKED}|{BARE}))(?!\w)", _set),
    _rule("set", rf"(?P<t>(?:every|each) (?:other )?{form.WD})(?!\w)", _set),
    _rule("set", rf"(?P<t>{form.WD} (?:mornings|afternoons|evenings|nights))(?!\w)", _set),
    _rule("set", rf"(?P<t>(?:in the |on )?(?:mornings|afternoons|evenings|nights)|(?:every|each) {DAY_PARTS})(?!\w)", _set),
    _rule("length", rf"(?P<t>(?:more than |less than |over |about )?(?P<n>{LENGTH}))(?!\w)(?! (?:ago|from|later|old))", _length),
    _rule("end_of_day", rf"(?P<t>(?:the )?(?:end of (?:the )?day|eod)|(?:the )?end of (?:the |my )?(?P<d>{DAY}))(?!\w)", _end_of_day),
    _rule("rest_of_day", r"(?P<t>(?:the )?(?:rest|remaining|remainder)(?: of)?(?: (?:the|my|this|current))? day)(?!\w)", _rest_of_day),
    *((name, re.compile(EDGE + pattern), read) for name, pattern, read in PERIOD_RULES),
)
"""Form, what it looks like (group ``t`` is the expression itself), and its reader."""
