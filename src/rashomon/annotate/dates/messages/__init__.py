"""Times in short messages and commands ("see you 8-10pm on the 27th"), where the moment of writing is known to the minute.

News prose is read by the patterns beside this package; a bare number is no hour there, and "in 2 weeks" no day. Here they are.
Rules are tried at every place of the text, and of those that overlap the longest counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

from rashomon.annotate.dates.find import find_times
from rashomon.annotate.dates.messages.rules import RULES
from rashomon.annotate.dates.time import Time
from rashomon.model.annotations import DateKind
from rashomon.model.documents import Precision
from rashomon.text.calendar import day_of
from rashomon.text.parse import flatten

__all__ = ["MESSAGE", "find_in_message"]

#: How the form of a time starts that only messages have.
MESSAGE = "message "
#: Forms that yield to a longer one of news prose round them: the year of "October two thousand and five".
WEAK = frozenset({"year", "part", "weekend", "month"})

LOWER = str.maketrans({chr(code): chr(code + 32) for code in range(65, 91)})


def find_in_message(text: str, now: datetime) -> tuple[Time, ...]:
    """Which times a short message tells that was written at ``now``, in text order: those of news prose and those that only messages have.

    The ``timex`` of the latter holds the value, intervals as start and exclusive end, and their ``form`` begins with ``MESSAGE``.

    >>> [time.timex for time in find_in_message("Call me tmrw at 7pm, or within 2h", datetime(2021, 5, 7, 9))]
    ['2021-05-08T19', '2021-05-07T09:00:00/2021-05-07T11:00:00']
    """
    flat = flatten(text).translate(LOWER)
    plain = find_times(text, now.date().isoformat())
    found = sorted(_all(flat, now), key=lambda time: (time.start - time.end, time.start))
    busy = bytearray(len(flat))
    kept: list[Time] = []
    for time in found:
        if not any(busy[time.start : time.end]) and not (time.form.removeprefix(MESSAGE) in WEAK and any(_holds(other, time) for other in plain)):
            busy[time.start : time.end] = b"\1" * (time.end - time.start)
            kept.append(time)
    kept.extend(time for time in plain if not any(busy[time.start : time.end]))
    return tuple(sorted(kept, key=lambda time: time.start))


def _holds(outer: Time, inner: Time) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _all(flat: str, now: datetime) -> Iterator[Time]:
    for name, pattern, read in RULES:
        yield from _by_rule(flat, now, name, pattern, read)


def _by_rule(
    flat: str, now: datetime, name: str, pattern: re.Pattern[str], read: Callable[[re.Match[str], datetime], tuple[str, str] | None]
) -> Iterator[Time]:
    for match in pattern.finditer(flat):
        value = read(match, now)
        if value is None:
            continue
        start = match.start("t") if "t" in pattern.groupindex else match.start()
        end = match.end("t") if "t" in pattern.groupindex else match.end()
        words = flat[start:end]
        start += len(words) - len(words.lstrip(" ,"))
        end -= len(words) - len(words.rstrip(" ,"))
        first, last = _edges(value[0])
        precision = Precision.INTERVAL if "/" in value[0] else Precision.MINUTE if "T" in value[0] else Precision.DAY if first else Precision.UNKNOWN
        yield Time(
            start,
            end,
            DateKind(value[1]),
            None if first is None else value[0].partition("T")[0],
            first,
            last,
            precision,
            value[0],
            f"written {now}",
            MESSAGE + name,
        )


def _edges(timex: str) -> tuple[date | None, date | None]:
    left, _, right = timex.partition("/")
    first = day_of(left[:10])
    return first, day_of(right[:10]) or first
