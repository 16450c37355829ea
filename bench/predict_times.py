"""Answers the time benchmarks: the dates layer over a parse of each article, without one for single sentences, written as TIMEX3 values."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from datetime import time as time_of_day

from rashomon.annotate.dates import Time, find_times
from rashomon.annotate.dates.messages import MESSAGE, find_in_message
from rashomon.annotate.dates.tense import parsed_looks_ahead
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.calendar import Unit, day_of, shift
from rashomon.text.parse import Source, parse_articles

__all__ = ["predict"]

LONGEST_SENTENCE = 300
TO_IN_WORDS = re.compile(r"(?:(?:from|between) )?(.+?) (?:to|and|until|till|through) (.+)", re.IGNORECASE)
TO_AS_DASH = re.compile(r"(?:(?:from|between) )?(.+?) ?[-–~] ?(.+)", re.IGNORECASE)


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One answer a record: ``{"id", "times": [{"start", "end", "value", "type"}]}``, or the date of a single ``phrase``."""
    kept = list(records)
    articles = [
        Source(Article(str(record["id"]), str(record["id"]), Span(0, len(str(record["text"])))), str(record["text"]))
        for record in kept
        if "phrase" not in record and not _is_sentence(str(record["text"]))
    ]
    parses = {parsed.article.id: parsed for parsed in parse_articles(articles)}
    for record in kept:
        published = str(record["published"]) if record.get("published") else None
        if "phrase" in record:
            yield _phrase(record, published)
            continue
        text, parsed = str(record["text"]), parses.get(str(record["id"]))
        if parsed is None:
            # Parser specifications (one sentence each, no article) write intervals as start and exclusive end; TIMEX3 has no intervals of dates.
            rows = [_interval(text, time, published) for time in _message(text, published, str(record.get("published_time") or ""))]
        else:
            times = find_times(text, published, ahead=functools.partial(parsed_looks_ahead, parsed))
            rows = [row for time in times for row in _plain(text, time)]
        yield {"id": record["id"], "times": rows}


def _is_sentence(text: str) -> bool:
    return len(text) < LONGEST_SENTENCE and "\n" not in text.strip()


def _message(text: str, published: str | None, written: str) -> tuple[Time, ...]:
    """The times of a sentence that is no article: with the moment of writing known, it is read as a message."""
    day = day_of(published)
    if day is None:
        return find_times(text, published)
    clock = time_of_day.fromisoformat(written[11:19]) if re.match(r".{10}T\d\d:\d\d:\d\d", written) else time_of_day()
    return find_in_message(text, datetime.combine(day, clock))


def _row(start: int, end: int, value: str | None, kind: str) -> dict[str, object]:
    return {"start": start, "end": end, "value": value, "type": kind}


def _plain(text: str, time: Time) -> Iterator[dict[str, object]]:
    """The time as TIMEX3; a range as its two ends, each with its own words."""
    words = text[time.start : time.end]
    ends = TO_IN_WORDS.fullmatch(words) or TO_AS_DASH.fullmatch(words)
    if time.timex and "/" in time.timex and ends:
        for number, value in enumerate(time.timex.split("/"), start=1):
            yield _row(time.start + ends.start(number), time.start + ends.end(number), value, time.kind.value)
        return
    yield _row(time.start, time.end, time.timex, time.kind.value)


def _interval(text: str, time: Time, published: str | None) -> dict[str, object]:
    """The time as the parser specifications write it."""
    words, value = text[time.start : time.end], time.timex or ""
    if time.form.startswith(MESSAGE):
        return _row(time.start, time.end, value, time.kind.value)
    if "T" in value and "/" in value:
        ends = [end if end.count(":") > 1 else f"{end}:00" if ":" in end else f"{end}:00:00" for end in value.split("/")]
        return _row(time.start, time.end, "/".join(end.partition("T")[2] if time.form == "clocks" else end for end in ends), "TIME")
    counted = re.fullmatch(r"P(\d+)([DWMY])", value)
    day = day_of(published)
    if counted and time.form == "past_units" and day and (back := re.search(r"\b(?:last|past|previous)\b|\bnext|\bcoming", words.lower())):
        number, unit = int(counted[1]), {"D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Y": Unit.YEAR}[counted[2]]
        first = (
            day
            if words.lower().startswith("within")
            else shift(day, 1, Unit.DAY)
            if back.group() in {"next", "coming"}
            else shift(day, -number, unit)
        )
        return _row(time.start, time.end, f"{first}/{shift(first, number, unit)}", "DATE")
    if time.form == "week_of" and time.first:
        return _row(time.start, time.end, str(time.first), "DATE")
    if time.form == "that_part" and time.kind.value == "TIME" and not re.search(r"\b(?:that|same|next|following|previous)\b", words.lower()):
        return _row(time.start, time.end, "T" + value.partition("T")[2], "TIME")
    if ("/" in value or re.search(r"-[QH]\d$", value) or (value.startswith("P") and time.value)) and time.first and time.last:
        exclusive = 0 if re.fullmatch(r"\d{4}-\d\d-\d\d/.*", value) or value.startswith("P") else 1
        if time.form == "range":
            return _row(time.start, time.end, f"{time.first}/{_beginning(value.partition('/')[2], time.last)}", "DATE")
        last = time.last + timedelta(days=exclusive)
        if "/" in value and exclusive:
            last = (
                last.replace(month=1, day=1, year=last.year - 1) if re.fullmatch(r"\d{4}/\d{4}", value) else (last - timedelta(days=1)).replace(day=1)
            )
        return _row(time.start, time.end, f"{time.first}/{last}", "DATE")
    if "T" in value and re.search(r"T\d\d:00$", value) and ":" not in words and "." not in words.replace("p.m.", "").replace("a.m.", ""):
        value = value.removesuffix(":00")
    if (
        time.form == "clock"
        and re.match(r"(?:\d|noon|midnight|about|around)", words)
        and "T" in value
        and time.kind.value == "TIME"
        and not re.search(r"\d{4}|day|ight", words)
    ):
        value = "T" + value.partition("T")[2]
    return _row(time.start, time.end, value or None, time.kind.value)


def _beginning(timex: str, last: date) -> date:
    """The first day of the unit that ends a range: where the specification ends it."""
    if re.fullmatch(r"\d{4}", timex):
        return last.replace(month=1, day=1)
    if re.fullmatch(r"\d{4}-\d\d", timex):
        return last.replace(day=1)
    return last.replace(month=last.month - 2, day=1) if re.fullmatch(r"\d{4}-Q\d", timex) else last


def _phrase(record: dict[str, object], published: str | None) -> dict[str, object]:
    found = [time for time in find_times(str(record["phrase"]), published) if time.first is not None]
    if not found:
        return {"id": record["id"], "date": None, "end": None, "granularity": None, "type": "unresolved"}
    time = found[0]
    first, last = (day.isoformat() if day else None for day in (time.first, time.last))
    grain = (
        time.precision.value if time.precision.value in {"day", "week", "month", "quarter", "year"} else "day" if time.first == time.last else None
    )
    kind = "range" if time.precision.value == "interval" else "exact" if grain == "day" else "approximate"
    return {"id": record["id"], "date": first, "end": last if first != last else None, "granularity": grain, "type": kind}
