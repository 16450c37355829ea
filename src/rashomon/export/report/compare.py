"""Two texts side by side: shared passages joined in one row, and between them what only one of the two has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.export.labels import Names
from rashomon.model.book import Change, Copy, Passage
from rashomon.model.findings import CopyKind
from rashomon.model.spans import Evidence, Span, cut

__all__ = ["Row", "Side", "changed", "side_by_side"]

_WORD = re.compile(r"\w+|[^\w\s]")

#: What only one text has is shown by its two ends when it is longer than this many characters.
LONG = 320
#: How much of each end is shown.
SHOWN = 140
#: Word by word comparison stops where a passage has more words than this: the time grows with the square.
MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Side:
    """One text's part of a row: pieces of evidence (two where the middle is left out) and, inside the first, the words that differ."""

    pieces: tuple[Evidence, ...]
    changed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the comparison; a shared passage has both sides, anything else one."""

    original: Side | None
    copy: Side | None

    @property
    def shared(self) -> bool:
        """Whether both texts have it."""
        return self.original is not None and self.copy is not None


def side_by_side(copy: Copy, names: Names) -> list[Row]:
    """The comparison of a copy with its original, in the copy's order; what the original has moved is shown where the copy puts it.

    Raises:
        KeyError: the book holds neither of the two articles.
    """
    passages = sorted(copy.passages, key=lambda passage: passage.copy)
    ends = names.articles[copy.original].span, names.articles[copy.copy].span
    texts = names.documents[names.articles[copy.original].document].text, names.documents[names.articles[copy.copy].document].text
    used = sorted(passage.original.span for passage in passages)
    rows: list[Row] = []
    at = [ends[0].start, ends[1].start]
    for passage in passages:
        if passage.original.start >= at[0]:
            rows += _gap(names, copy.original, _free(texts[0], at[0], passage.original.start, used), original=True)
            at[0] = passage.original.end
        rows += _gap(names, copy.copy, _free(texts[1], at[1], passage.copy.start, []), original=False)
        at[1] = max(at[1], passage.copy.end)
        rows.append(_shared(passage, compare=copy.kind is not CopyKind.TRANSLATION))
    rows += _gap(names, copy.original, _free(texts[0], at[0], ends[0].end, used), original=True)
    return rows + _gap(names, copy.copy, _free(texts[1], at[1], ends[1].end, []), original=False)


def _free(text: str, at: int, until: int, used: list[Span]) -> list[Span]:
    """The parts of ``text[at:until]`` that hold words and lie in none of ``used`` (ascending)."""
    parts = []
    for one in used:
        if one.end > at and one.start < until:
            parts.append((at, one.start))
            at = max(at, one.end)
    return [span for start, end in [*parts, (at, until)] if start < end and (span := _trimmed(text, start, end))]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None where it holds no word."""
    words = text[start:end]
    if not any(map(str.isalnum, words)):
        return None
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _gap(names: Names, article: str, spans: list[Span], *, original: bool) -> list[Row]:
    document = names.documents[names.articles[article].document]
    sides = [Side(tuple(cut(document.id, document.text, piece) for piece in _ends(document.text, span))) for span in spans]
    return [Row(side, None) if original else Row(None, side) for side in sides]


def _ends(text: str, span: Span) -> list[Span]:
    """The whole span, or its two ends cut at white space."""
    if span.end - span.start <= LONG:
        return [span]
    first, last = text.rfind(" ", span.start, span.start + SHOWN), text.find(" ", span.end - SHOWN, span.end)
    head = first if first > span.start else span.start + SHOWN
    tail = last + 1 if last >= 0 else span.end - SHOWN
    return [Span(span.start, head), Span(tail, span.end)]


def changed(change: Change) -> Row:
    """The two sides of a change between versions, with the words that differ."""
    if change.earlier is not None and change.later is not None:
        return _compared(change.earlier, change.later)
    return Row(Side((change.earlier,)) if change.earlier else None, Side((change.later,)) if change.later else None)


def _shared(passage: Passage, *, compare: bool) -> Row:
    if compare:
        return _compared(passage.original, passage.copy)
    return Row(Side((passage.original,)), Side((passage.copy,)))


def _compared(original: Evidence, copy: Evidence) -> Row:
    left, right = _words(original), _words(copy)
    if max(len(left), len(right)) > MOST_WORDS:
        return Row(Side((original,)), Side((copy,)))
    matcher = SequenceMatcher(None, [word for word, _ in left], [word for word, _ in right], autojunk=False)
    blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    mine = tuple(Span(left[i][1].start, left[j - 1][1].end) for _, i, j, _, _ in blocks if i < j)
    theirs = tuple(Span(right[i][1].start, right[j - 1][1].end) for _, _, _, i, j in blocks if i < j)
    return Row(Side((original,), mine), Side((copy,), theirs))


def _words(piece: Evidence) -> list[tuple[str, Span]]:
    """Folded words with their place in the document."""
    return [(match[0].casefold(), Span(piece.start + match.start(), piece.start + match.end())) for match in _WORD.finditer(piece.words)]
