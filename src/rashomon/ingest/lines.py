"""A text as lines with their places, and what kind of line each looks like by its shape alone."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model.spans import Span

__all__ = ["Line", "folded_words", "is_body", "is_headline", "is_name", "split_lines", "trim"]

#: What counts as space at the ends of a line; a byte order mark and zero-width characters are no words.
EDGE = " \t\r\n\f\v\u00a0\u200b\u200e\u200f\u2028\u2029\ufeff"

#: Running text is longer than a headline (the longest of 10,000 news headlines have some 150 characters), or a full sentence.
BODY_FROM = 160
SENTENCE_FROM_WORDS = 8
LONGEST_HEADLINE = 200
LONGEST_HEADLINE_WORDS = 32

#: Text that was cut to a width has lines of 60 to 110 characters; a headline above a motto is shorter, mostly.
WRAPPED_FROM = 60
#: A line below a headline that begins so in small letters is a credit and no rest of a sentence.
CREDIT = re.compile(r"(?:by|on|at|in|from|via|posted|published|updated|photos?|images?|video|source)\b")

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!][\"”’')\]]*$|[.?!][\"”’')]* [A-Z“\"].*[.?!][\"”’')\]]*$|:$")
NAME = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Lord|Rev)\.? )?[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|di|del|der|den|van|von|bin|ibn|al|el|ter|la|le|dos))*(?: [^\W\d_a-z][\w.'’-]*)(?:,? (?:Jr|Sr)\.?)?"
)
NAMES = re.compile(rf"{NAME.pattern}(?:(?:, | and | & |, and ){NAME.pattern})*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds words, without spaces at its ends.

    Attributes:
        gap: how many empty lines stand before it.
        block: counts the groups of lines that no empty line divides, from 0.
        wrapped: whether a sentence runs over its end, or over the end of the line before, as in text that was cut to a width.
    """

    start: int
    end: int
    text: str
    gap: int
    block: int
    wrapped: bool = False

    @property
    def span(self) -> Span:
        """Where the line stands in the document."""
        return Span(self.start, self.end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without spaces, byte order marks and zero-width characters at its ends; empty if nothing is left."""
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip(EDGE))
    return first, max(first, start + len(piece.rstrip(EDGE)))


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines that hold words, in order."""
    found: list[Line] = []
    at = gap = 0
    block = -1
    for raw in text.splitlines(keepends=True):
        first, last = trim(text, at, at + len(raw))
        at += len(raw)
        if first == last:
            gap += 1
            continue
        block += bool(gap or not found)
        found.append(Line(first, last, text[first:last], gap, block))
        gap = 0
    return _with_wraps(found)


def _with_wraps(lines: Sequence[Line]) -> tuple[Line, ...]:
    over = [_runs_over(line, after) for line, after in pairwise(lines)]
    ends, begins = [*over, False], [False, *over]
    return tuple(dataclasses.replace(line, wrapped=True) if end or begin else line for line, end, begin in zip(lines, ends, begins, strict=True))


def _runs_over(line: Line, after: Line) -> bool:
    return (
        after.gap == 0
        and after.text[0].islower()
        and not CREDIT.match(after.text)
        and len(line.text) >= WRAPPED_FROM
        and not SENTENCE_END.search(line.text)
    )


def is_body(line: Line) -> bool:
    """Whether a line looks like running text: long, a full sentence of some length, or cut out of one."""
    if len(line.text) >= BODY_FROM or line.wrapped:
        return True
    return len(line.text.split()) >= SENTENCE_FROM_WORDS and bool(SENTENCE_END.search(line.text))


def is_headline(line: Line) -> bool:
    """Whether a line could be a headline: some words, no sentence's end, a capital, figure or quotation mark first."""
    text = line.text.lstrip("#* ")
    words = text.split()
    if not 3 <= len(words) <= LONGEST_HEADLINE_WORDS or len(text) > LONGEST_HEADLINE:
        return False
    return not SENTENCE_END.search(text) and not text[0].islower() and any(word[0].isalpha() for word in words)


def is_name(text: str) -> bool:
    """Whether a line is shaped like the names of people and nothing else.

    >>> is_name("Ann van Lee and J. K. Orr"), is_name("What happens next"), is_name("Storm")
    (True, False, False)
    """
    return len(text) <= 80 and len(text.split()) <= 12 and NAMES.fullmatch(text) is not None


def folded_words(text: str) -> tuple[str, ...]:
    """The words in small letters, without marks."""
    return tuple(word.casefold().replace("’", "'") for word in WORD.findall(text))


def alike(left: Sequence[str], right: Sequence[str]) -> float:
    """Which share of the shorter one's different words the other has too; 0 where one has none."""
    a, b = set(left), set(right)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
