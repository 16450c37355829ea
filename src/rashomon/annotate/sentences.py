"""The sentences of an article, by paragraph."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator

from rashomon.annotate.layers import Layer
from rashomon.model.annotations import Annotations, Sentence
from rashomon.model.spans import Span
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "find_sentences"]


def paragraph_starts(text: str) -> list[int]:
    """Where each line that holds more than spaces begins, in order."""
    starts: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            starts.append(at)
        at += len(line)
    return starts


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without spaces at its ends; None if nothing is left."""
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    return Span(first, last) if first < last else None


def continues(text: str, before: Span, after: Span) -> bool:
    """Whether ``after`` is the rest of a sentence that a stray full stop broke ("... the order. be restored").

    A text that writes everything in small letters is left alone: there the sentence before begins with a small letter too.
    """
    return text[after.start].islower() and not text[before.start].islower()


def find_sentences(parsed: Parsed) -> Iterator[Sentence]:
    """The sentences in text order; spans are trimmed and never cross a line end."""
    base = parsed.article.span.start
    starts = [base + start for start in paragraph_starts(parsed.doc.text)]
    pending: tuple[Span, int] | None = None
    for sent in parsed.doc.sents:
        span = trimmed(parsed.text, base + sent.start_char, base + sent.end_char)
        if span is None:
            continue
        paragraph = max(0, bisect_right(starts, span.start) - 1)
        if pending is not None and pending[1] == paragraph and continues(parsed.text, pending[0], span):
            pending = (Span(pending[0].start, span.end), paragraph)
            continue
        if pending is not None:
            yield _sentence(parsed, *pending)
        pending = (span, paragraph)
    if pending is not None:
        yield _sentence(parsed, *pending)


def _sentence(parsed: Parsed, span: Span, paragraph: int) -> Sentence:
    return Sentence(span, paragraph, parsed.is_furniture(span))


def _run(parsed: Parsed, annotations: Annotations) -> Annotations:
    return dataclasses.replace(annotations, sentences=tuple(find_sentences(parsed)))


LAYER = Layer(name="sentences", run=_run, requires=(), assigns=("sentences",), version=2)
