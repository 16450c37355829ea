"""Where words stand: spans and evidence, in code points of a document's immutable text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Claimed", "Evidence", "Mark", "MarkKind", "Span", "covered", "cut"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: 0-based, half-open, in Unicode code points.

    Raises:
        ValueError: the span would be empty or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            msg = f"a span needs 0 <= start < end, not {self.start}, {self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Exact words at an exact place; ``words`` equals ``document.text[start:end]``, always."""

    document: str
    start: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.words) or not self.words:
            msg = f"evidence {self.start}:{self.end} does not fit its {len(self.words)} words"
            raise ValueError(msg)

    @property
    def span(self) -> Span:
        """The same place without the words."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, order=True)
class Claimed:
    """Words that are said to stand at a place, read from outside: nothing about them holds until it was checked."""

    document: str
    start: int
    end: int
    words: str


def cut(document: str, text: str, span: Span) -> Evidence:
    """Evidence for ``span`` of ``text``, the whole stored text of ``document``.

    Raises:
        ValueError: the span reaches beyond the text.

    >>> cut("d1", "Eight died.", Span(0, 5)).words
    'Eight'
    """
    return Evidence(document, span.start, span.end, text[span.start : span.end])


class MarkKind(StrEnum):
    """What a marked stretch is: furniture around a piece, or damage inside it."""

    DUPLICATE_TITLE = "duplicate_title"
    SECTION_LABEL = "section_label"
    IMAGE_CREDIT = "image_credit"
    IMAGE_CAPTION = "image_caption"
    UPDATE_FLAG = "update_flag"
    DATELINE = "dateline"
    DATE_PREFIX = "date_prefix"
    DATE_HEADER = "date_header"
    CONTRIBUTOR_CREDIT = "contributor_credit"
    FOOTER = "footer"
    HEADLINE = "aggregator_headline"
    SOURCE_CREDIT = "source_credit"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"
    FUSED = "fused_words"
    BROKEN = "broken_sentence"
    LEFTOVER = "leftover"
    SPACING = "spacing"
    GRAMMAR = "grammar"
    WORDING = "odd_wording"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of furniture or damage, in document code points."""

    start: int
    end: int
    kind: MarkKind

    @property
    def span(self) -> Span:
        """The same place without the kind."""
        return Span(self.start, self.end)


def covered(span: Span, marks: Iterable[Mark]) -> bool:
    """Whether any of ``marks`` covers all of ``span``."""
    return any(mark.start <= span.start and span.end <= mark.end for mark in marks)
