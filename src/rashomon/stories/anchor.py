"""When an undated article was published: from dated articles about the same event, and from the days that its own text names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from rashomon.model.documents import Precision, PublishedFrom
from rashomon.text.calendar import MONTHS, WEEKDAYS, Unit, day_of, point_of, shift, weekday_near
from rashomon.text.parse import flatten
from rashomon.text.tense import looks_ahead, sentence_before

__all__ = ["Inferred", "Undated", "infer_published"]

#: A capitalised word inside a sentence: a name, nearly always.
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'-]*[a-z][\w-]*")
#: Any capitalised word, and any word written small: what begins a sentence is a name where no account of the collection writes it small.
CAPITAL = re.compile(r"(?<![\w'’-])[A-Z][\w'-]*[a-z][\w-]*")
SMALL = re.compile(r"(?<![\w'’-])[a-z][\w'-]*")
DAY_NAME = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!'?s\b)")
MONTH_NAMES = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
#: "posted by Ann Lee, Sunday, June 25" above or below the text, "NORTHPORT, Oct 17 (HNA) -" and "NORTHPORT. October 17. HNA." before it: the day of telling without its year.
PRINTED = re.compile(
    rf"(?:(?:^|\n)[^\n]{{0,20}}\b(?i:posted|published|filed|issued)\b[^\n]{{0,60}}?|(?:^|\n)[A-Z][^\n.]{{1,40}}, |(?:^|\n)[A-Z][A-Z -]{{2,30}}\. )\b(?:(?P<m1>{MONTH_NAMES}) (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{MONTH_NAMES}))(?!,? ?\d{{4}})(?=\s*(?:\n|$|[:(/|·•–—-]|\. [A-Z]{{2}}))"
)
#: "05/09/2024" on a line of credits: the reading that lies near the other accounts.
FIGURES = re.compile(r"(?:^|\n)[^\n]{0,40}?(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])[^\n]{0,40}(?=\n|$)")
#: A whole date that stands so near the beginning is that of what is told, and of the telling.
LEAD = 200
WHOLE = re.compile(
    rf"\b(?:(?P<m1>{MONTH_NAMES}) (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{MONTH_NAMES})),? (?P<year>\d{{4}})\b"
)
MONTH_DAY = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) (\d{1,2})\b(?!,? (?!20\d\d)\d{4})"
)
#: "had appealed on Wednesday", "after they stormed it earlier on Wednesday": the day lies before the day of telling.
BEFORE_NOW = re.compile(r"\b(?:had|having)\b(?:(?!\b(?:said|says|told|announced|reported)\b).)*$|\b(?:after|since|following)\b[^,;]*$")
#: Two accounts of one event share at least this many names, and this share of the shorter list.
SHARED_NAMES, SHARED_PART = 3, 0.15
#: So many do where the undated one prints a day and a month that lie near the other's.
SHARED_PRINTED = 2
#: A name that more than this many dated articles hold tells nothing about the event.
COMMON_NAME = 200
#: Accounts of one event lie within this many days of their middle; the nearest of them count.
SAME_EVENT_DAYS, RELATIVES = 21, 7
#: A day printed without its year, or in an order that cannot be told, is read so that it lies within so many days of the others.
SAME_TELLING_DAYS = 14


@dataclass(frozen=True, slots=True)
class Undated:
    """An article of the collection, dated or not: its id, its text and its ISO publication date, or None."""

    id: str
    text: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Inferred:
    """A publication day found for an undated article, with the reason for the reader; ``printed`` where only the year was missing."""

    id: str
    published: str
    because: str
    published_precision: Precision = Precision.DAY
    published_from: PublishedFrom = PublishedFrom.OTHER_ACCOUNTS
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A day that a text names in the past: its weekday, whether it lies before the day of telling, and whether it comes first."""

    weekday: int
    before: bool
    first: bool


def infer_published(items: Sequence[Undated]) -> tuple[Inferred, ...]:
    """Publication days for the undated items that share their event with a dated one, in the order of ``items``; others get none.

    A day that an item prints without its year, once its year is known, dates others in turn; a day reckoned from weekdays does not.

    >>> told = "Rebels took Port Amber on Tuesday, General Ines Vahl told Radio Meridian near Lake Oro."
    >>> infer_published([Undated("a", told, None), Undated("b", told, "2021-03-04")])[0].published
    '2021-03-02'
    """
    small = frozenset(word for item in items for word in SMALL.findall(item.text))
    names = {item.id: names_of(item.text, small) for item in items}
    dated = {item.id: day for item in items if (day := day_of(item.published)) is not None}
    undated = [item for item in items if item.id not in dated]
    found: dict[str, Inferred] = {}
    fresh = undated
    while fresh:
        holders = _holders(names, dated)
        relatives = {item.id: relatives_of(item, names, holders, dated) for item in undated if item.id not in dated}
        found |= {item.id: _inferred(item, relatives[item.id]) for item in undated if relatives.get(item.id)}
        fresh = [item for item in undated if item.id in found and item.id not in dated and found[item.id].printed]
        dated |= {item.id: date.fromisoformat(found[item.id].published) for item in fresh}
    return tuple(found[item.id] for item in undated if item.id in found)


def _holders(names: Mapping[str, frozenset[str]], dated: Mapping[str, date]) -> dict[str, list[str]]:
    """The dated articles that hold each name."""
    holders: dict[str, list[str]] = defaultdict(list)
    for article in dated:
        for name in sorted(names[article]):
            holders[name].append(article)
    return holders


def names_of(text: str, small: AbstractSet[str]) -> frozenset[str]:
    """The names in a text, lower case; days and months are none, nor is what begins a sentence and stands among the words written ``small``."""
    flat = flatten(text)
    opening = {word for word in (match.group().casefold() for match in CAPITAL.finditer(flat)) if word not in small}
    found = {word.removesuffix("'s") for word in opening | {match.group().casefold() for match in NAME.finditer(flat)}}
    return frozenset(found - WEEKDAYS.keys() - MONTHS.keys())


def relatives_of(
    item: Undated, names: Mapping[str, frozenset[str]], holders: Mapping[str, Sequence[str]], dated: Mapping[str, date]
) -> tuple[date, ...]:
    """Publication days of the dated articles that share the most names with ``item``, sorted; empty if none shares enough.

    A name counts for as much as its holders are of one time: a president's stands in the news of years, and tells no day. Where the item
    prints a day and a month, an article of about that day need not share as many.
    """
    shared: dict[str, float] = defaultdict(float)
    for name in sorted(names[item.id]):
        for other, weight in _weights(holders.get(name, ()), dated):
            shared[other] += weight
    ranked = sorted(((round(weight, 6), other) for other, weight in shared.items()), key=lambda pair: (-pair[0], pair[1]))
    near = [other for weight, other in ranked if weight >= SHARED_NAMES and weight >= SHARED_PART * min(len(names[item.id]), len(names[other]))] or [
        other for weight, other in ranked[:RELATIVES] if weight >= SHARED_PRINTED and printed_day(item.text, dated[other]) is not None
    ]
    days = sorted(dated[other] for other in near[:RELATIVES])
    if not days:
        return ()
    middle = median_low(days)
    return tuple(day for day in days if abs((day - middle).days) <= SAME_EVENT_DAYS)


def _weights(holders: Sequence[str], dated: Mapping[str, date]) -> Iterator[tuple[str, float]]:
    """The dated articles that hold a name, each with the share of them that lie within ``SAME_EVENT_DAYS`` of it."""
    if len(holders) > COMMON_NAME:
        return
    days = sorted(dated[other].toordinal() for other in holders)
    for other in holders:
        day = dated[other].toordinal()
        yield other, (bisect_right(days, day + SAME_EVENT_DAYS) - bisect_left(days, day - SAME_EVENT_DAYS)) / len(days)


def days_named(text: str) -> tuple[Named, ...]:
    """The weekdays that a text names as past, in text order."""
    flat = flatten(text)
    found: list[Named] = []
    for match in DAY_NAME.finditer(flat):
        if not looks_ahead(flat, *match.span()):
            before = BEFORE_NOW.search(sentence_before(flat, match.start())) is not None
            found.append(Named(WEEKDAYS[match.group().casefold()], before, not found))
    return tuple(found)


def latest_weekday(days: Sequence[Named]) -> int:
    """The weekday that the telling stands on: the one named most, the first one counting three times, ties to the first."""
    weight: Counter[int] = Counter()
    for day in days:
        weight[day.weekday] += 3 if day.first else 1
    return max(weight, key=lambda weekday: weight[weekday])


def _inferred(item: Undated, relatives: tuple[date, ...]) -> Inferred:
    middle = median_low(relatives)
    printed = printed_day(item.text, middle)
    others = (
        f"{len(relatives)} dated account{'s' if len(relatives) > 1 else ''} of the same event ({', '.join(sorted({str(day) for day in relatives}))})"
    )
    if printed is not None:
        return Inferred(item.id, printed.isoformat(), f"prints {printed:%d %B} without a year; that of {others}", printed=True)
    named = days_named(item.text)
    if named:
        weekday = latest_weekday(named)
        back, on = weekday_near(middle, weekday, direction=-1), weekday_near(middle, weekday, direction=1)
        day = back if (middle - back).days <= (on - middle).days else on
        name = day.strftime("%A")
        if all(one.before for one in named if one.weekday == weekday):
            return Inferred(
                item.id, shift(day, 1, Unit.DAY).isoformat(), f"tells of what had happened by {name}, the one nearest to {others}; so the day after"
            )
        return Inferred(item.id, day.isoformat(), f"names {name} as its latest day; the {name} nearest to {others}")
    lead = lead_day(item.text, middle)
    if lead is not None:
        return Inferred(item.id, lead.isoformat(), f"begins with what happened on {lead}; near {others}")
    latest = latest_stated(item.text, middle)
    if latest is not None:
        return Inferred(item.id, shift(latest, 1, Unit.DAY).isoformat(), f"the day after the latest day it dates ({latest}); near {others}")
    return Inferred(item.id, middle.isoformat(), f"names no day; the middle of {others}")


def printed_day(text: str, middle: date) -> date | None:
    """The day without a year that a line of credits or a dateline prints, within a fortnight of ``middle``; None if there is none."""
    for match in PRINTED.finditer(text):
        month = MONTHS.get((match["m1"] or match["m2"]).rstrip(".").casefold())
        number = int(match["d1"] or match["d2"])
        for year in (middle.year - 1, middle.year, middle.year + 1):
            point = point_of(year, month, number) if month and number else None
            if point is not None and abs((point.day - middle).days) <= SAME_TELLING_DAYS:
                return point.day
    return _in_figures(text, middle)


def _in_figures(text: str, middle: date) -> date | None:
    for match in FIGURES.finditer(text):
        first, second, year = (int(part) for part in match.groups())
        points = [point_of(year, month, day) for month, day in ((first, second), (second, first)) if 1 <= month <= 12 and 1 <= day <= 31]
        near = sorted({point.day for point in points if point is not None and abs((point.day - middle).days) <= SAME_TELLING_DAYS})
        if len(near) == 1:
            return near[0]
    return None


def lead_day(text: str, middle: date) -> date | None:
    """The whole date within the first sentences, if it lies within a fortnight of ``middle``; None if there is none."""
    match = WHOLE.search(flatten(text[:LEAD]))
    if match is None:
        return None
    point = point_of(int(match["year"]), MONTHS[(match["m1"] or match["m2"]).rstrip(".").casefold()], int(match["d1"] or match["d2"]))
    return point.day if point is not None and abs((point.day - middle).days) <= SAME_TELLING_DAYS else None


def latest_stated(text: str, middle: date) -> date | None:
    """The latest "January 6" of the text within a fortnight of ``middle``, or None."""
    days = []
    for match in MONTH_DAY.finditer(flatten(text)):
        month = MONTHS[match[1].rstrip(".").casefold()]
        for year in (middle.year - 1, middle.year, middle.year + 1):
            point = point_of(year, month, int(match[2])) if int(match[2]) else None
            if point is not None and abs((point.day - middle).days) <= 14:
                days.append(point.day)
    return max(days, default=None)
