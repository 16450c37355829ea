"""The dates layer: every time expression of an article with its value, precision, and what it was reckoned from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from rashomon.annotate.dates.find import find_times
from rashomon.annotate.dates.messages import find_in_message
from rashomon.annotate.dates.tense import parsed_looks_ahead
from rashomon.annotate.dates.time import Time
from rashomon.annotate.layers import Layer
from rashomon.model.annotations import Annotations, Date
from rashomon.model.ids import make_id
from rashomon.model.spans import Span
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "Time", "find_times", "message_moment"]

#: A post on a channel or a text message; news pieces are longer, and have a head line.
LONGEST_MESSAGE = 300
MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def dates_of(parsed: Parsed, annotations: Annotations) -> Annotations:
    """The annotations with ``dates`` filled, in text order."""
    article = parsed.article
    body = parsed.text[article.span.start : article.span.end]
    written = message_moment(body, article.published)
    if written is not None:
        times = find_in_message(body, written)
    else:
        times = find_times(body, article.published, ahead=lambda start, end: parsed_looks_ahead(parsed, start, end))
    return replace(annotations, dates=tuple(_record(parsed, time) for time in times))


def message_moment(body: str, published: str | None) -> datetime | None:
    """The minute at which a short message was written; None for what is longer than one line or has no minute: that is read as news prose.

    >>> message_moment("Shelling again, 2 hours ago", "2031-03-04T21:30")
    datetime.datetime(2031, 3, 4, 21, 30)
    >>> message_moment("Shelling again, 2 hours ago", "2031-03-04")
    """
    found = MINUTE.match(published or "")
    if found is None or len(body) > LONGEST_MESSAGE or "\n" in body.strip():
        return None
    try:
        return datetime.fromisoformat(found[0])
    except ValueError:
        return None  # "2031-02-30T10:00": a minute that is none


def _record(parsed: Parsed, time: Time) -> Date:
    article = parsed.article
    span = Span(article.span.start + time.start, article.span.start + time.end)
    return Date(
        id=make_id("date", article.id, span.start, span.end),
        article=article.id,
        kind=time.kind,
        value=time.value,
        start_date=time.first.isoformat() if time.first else None,
        end_date=time.last.isoformat() if time.last else None,
        precision=time.precision,
        timex=time.timex,
        anchor=time.anchor,
        evidence=parsed.evidence(span),
    )


LAYER = Layer(name="dates", run=dates_of, requires=(), assigns=("dates",), version=6)
