"""Readings that are part of another: "80 buses, including 11 school buses", "45 people, among them three children"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.annotations import Figure, FigureKind
from rashomon.model.spans import Span

__all__ = ["inherit"]

_PART = re.compile(
    r"(?:\bincluding|\bamong (?:them|those|the (?:dead|injured|victims|arrested|killed|wounded))|\bof (?:them|whom|those|which)|\bwhich includes?)[\s,:]*(?:at least|about|more than|some|up to|were|are|was|is|the|another)*\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*of (?:them|whom|those|the (?:dead|injured|victims))\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof (?:them|whom|those)$", re.IGNORECASE)
#: Between two sentences that follow each other stand at most so many code points.
ADJACENT = 4
#: A whole stands at most this many readings before its last part.
PARTS = 8
_PEOPLE = {
    FigureKind.DEATHS,
    FigureKind.INJURIES,
    FigureKind.ARRESTS,
    FigureKind.MISSING,
    FigureKind.DISPLACED,
    FigureKind.TROOPS,
    FigureKind.PARTICIPANTS,
}


def inherit(figures: Sequence[Figure], sentences: Sequence[Span], inside: Sequence[bool], text: str) -> tuple[Figure, ...]:
    """The figures with ``part_of`` set; a part without a predicate of its own takes the kind of its whole."""
    done: list[Figure] = []
    for at, figure in enumerate(figures):
        whole = done[-1] if done and sentences[at] == sentences[at - 1] else None
        if whole is None:
            done.append(
                _same_matter(figure, done[-1]) if done and _follows(sentences[at - 1], sentences[at]) and done[-1].kind in _PEOPLE else figure
            )
            continue
        reading = _same_matter(_incremental(figure, whole), whole)
        start, end = reading.evidence.start, figure.evidence.end
        part = (
            inside[at]
            or _PART.search(text[max(sentences[at].start, start - 60) : start])
            or _AFTER.match(text, end)
            or _OF_THEM.search(reading.evidence.words)
        )
        # "50 people, including 30 men and 40 women": both are parts of the 50.
        whole = next((known for known in done[-PARTS:] if known.id == whole.part_of), whole)
        done.append(_part(reading, whole) if part and _fits(reading, whole) else reading)
    return tuple(done)


def _follows(before: Span, sentence: Span) -> bool:
    """Whether the one sentence stands right behind the other."""
    return 0 <= sentence.start - before.end < ADJACENT


def _incremental(figure: Figure, whole: Figure) -> Figure:
    """As in "12 dead and 30 more injured": more than the dead, not new ones."""
    return replace(figure, incremental=None) if figure.incremental and figure.kind is not whole.kind else figure


def _same_matter(figure: Figure, whole: Figure) -> Figure:
    """As in "50,000 marched; police put the number at 18,000": a bare number is of the matter before it."""
    if figure.kind is FigureKind.COUNT and figure.who is None and figure.what in {"number", "figure", "total", "tally", "count"}:
        return replace(figure, kind=whole.kind, who=whole.who, who_class=whole.who_class, what=whole.what, unit=whole.unit)
    return figure


def _fits(figure: Figure, whole: Figure) -> bool:
    if figure.unit != whole.unit:
        return False
    if figure.value is not None and whole.value is not None and figure.value > whole.value:
        return False
    return (
        figure.kind is whole.kind
        or figure.kind is FigureKind.COUNT
        or (whole.kind in _PEOPLE and figure.kind in {FigureKind.TROOPS, FigureKind.PARTICIPANTS})
    )


def _part(figure: Figure, whole: Figure) -> Figure:
    what = whole.what if figure.kind is not whole.kind or figure.what in {None, "include"} else figure.what
    return replace(figure, kind=whole.kind, what=what, part_of=whole.id)
