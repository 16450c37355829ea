"""The dates layer: every time expression of an article with its value, precision, and what it was reckoned from."""

from __future__ import annotations

from dataclasses import replace

from rashomon.annotate.dates.find import find_times
from rashomon.annotate.dates.tense import parsed_looks_ahead
from rashomon.annotate.dates.time import Time
from rashomon.annotate.layers import Layer
from rashomon.model.annotations import Annotations, Date
from rashomon.model.ids import make_id
from rashomon.model.spans import Span
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "Time", "find_times"]


def dates_of(parsed: Parsed, annotations: Annotations) -> Annotations:
    """The annotations with ``dates`` filled, in text order."""
    article = parsed.article
    body = parsed.text[article.span.start : article.span.end]
    times = find_times(body, article.published, ahead=lambda start, end: parsed_looks_ahead(parsed, start, end))
    return replace(annotations, dates=tuple(_record(parsed, time) for time in times))


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


LAYER = Layer(name="dates", run=dates_of, requires=(), assigns=("dates",), version=3)
