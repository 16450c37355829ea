"""Quoted words that link to their place in the reader; what was linked is what the reader marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from markupsafe import Markup, escape

from rashomon.export.context import cut_ends, sentence_around
from rashomon.export.labels import Names
from rashomon.model.documents import Document
from rashomon.model.spans import Evidence, Span

__all__ = ["Links", "Nest", "Trace", "exact", "nested"]

#: A piece of evidence with those inside it.
Nest: TypeAlias = tuple[Evidence, tuple[Evidence, ...]]


class Trace(StrEnum):
    """What a marked stretch of an account serves as; "is-" before it makes its class in the style sheet."""

    HAPPENING = "happening"
    FIGURE = "figure"
    QUOTATION = "quotation"
    NAMING = "naming"
    PLACE = "place"
    ACTOR = "actor"
    DISPUTE = "dispute"
    PASSAGE = "passage"


@dataclass(slots=True)
class Links:
    """Makes links into the reader and remembers them, so that the reader, written last, marks exactly these."""

    names: Names
    numbers: dict[str, int]
    """Document ids, numbered in book order: short and safe in an anchor."""
    marked: dict[str, dict[tuple[int, int], set[Trace]]] = field(default_factory=dict)

    def anchor(self, evidence: Evidence) -> str:
        """The anchor of a piece of evidence in the reader.

        Raises:
            KeyError: the book does not hold its document.
        """
        return f"w{self.numbers[evidence.document]}-{evidence.start}-{evidence.end}"

    def words(self, evidence: Evidence, trace: str, inner: Sequence[Evidence] = ()) -> Markup:
        """The exact words as a quotation that leads to their place in the account; ``inner`` are pieces inside them, in order, apart."""
        self._mark(evidence, trace)
        parts, at = Markup(""), evidence.start
        for piece in inner:
            self._mark(piece, trace)
            parts += exact(evidence.words[at - evidence.start : piece.start - evidence.start]) + _quote(piece, exact(piece.words))
            at = piece.end
        parts += exact(evidence.words[at - evidence.start :])
        return Markup('<a class="words" href="#{}">{}</a>').format(self.anchor(evidence), _quote(evidence, parts))

    def compared(self, evidence: Evidence, trace: str, changed: Sequence[Span]) -> Markup:
        """The exact words as a link, with the stretches of ``changed`` (inside them, in order) set off."""
        self._mark(evidence, trace)
        parts, at = Markup(""), evidence.start
        for span in changed:
            parts += exact(evidence.words[at - evidence.start : span.start - evidence.start])
            parts += Markup('<b class="changed">{}</b>').format(exact(evidence.words[span.start - evidence.start : span.end - evidence.start]))
            at = span.end
        parts += exact(evidence.words[at - evidence.start :])
        return Markup('<a class="words" href="#{}">{}</a>').format(self.anchor(evidence), _quote(evidence, parts))

    def dot(self, evidence: Evidence, label: str) -> Markup:
        """A mark that leads to the evidence, for a table cell; ``label`` says whose words they are."""
        self._mark(evidence, Trace.HAPPENING)
        return Markup('<a href="#{}" title="{}">●</a>').format(self.anchor(evidence), f"{label}: {evidence.words}")

    def unlinked(self, evidence: Evidence) -> Markup:
        """The exact words as a quotation that leads nowhere and marks nothing in the reader: for what stands between shared passages."""
        return _quote(evidence, exact(evidence.words))

    def _mark(self, evidence: Evidence, trace: str) -> None:
        self.marked.setdefault(evidence.document, {}).setdefault((evidence.start, evidence.end), set()).add(Trace(trace))

    def within(self, evidence: Evidence, trace: str, reach: int = 180) -> Markup:
        """The exact words inside the sentence they stand in; the sentence is evidence of its own, and its cut ends are marked."""
        return self.together([evidence], trace, reach)[0]

    def together(self, pieces: list[Evidence], trace: str, reach: int = 180) -> list[Markup]:
        """Like ``within`` for pieces of one document; those of one sentence are shown in it together."""
        document = self.names.documents.get(pieces[0].document)
        if document is None:
            return [self.words(piece, trace) for piece in pieces]
        shown: list[tuple[Span, list[Nest]]] = []
        for nest in nested(pieces):
            around = sentence_around(document.text, nest[0].span, reach)
            last = shown[-1] if shown else None
            if last and around.overlaps(last[0]) and nest[0].start >= last[1][-1][0].end:
                shown[-1] = Span(last[0].start, max(last[0].end, around.end)), [*last[1], nest]
            else:
                shown.append((around, [nest]))
        return [self._sentence(document, around, nests, trace) for around, nests in shown]

    def _sentence(self, document: Document, around: Span, nests: list[Nest], trace: str) -> Markup:
        parts, at = Markup(""), around.start
        for outer, inner in nests:
            parts += exact(document.text[at : outer.start]) + self.words(outer, trace, inner)
            at = outer.end
        parts += exact(document.text[at : around.end])
        own = document.text[around.start] in '“"', document.text[around.end - 1] in '”"'
        edges = zip(("cut-before", "cut-after", "own-before", "own-after"), (*cut_ends(document.text, around), *own), strict=True)
        cut = " ".join(name for name, holds in edges if holds)
        opening = Markup('<span class="context {}" data-document="{}" data-start="{}" data-end="{}">').format(
            cut, document.id, around.start, around.end
        )
        return opening + parts + Markup("</span>")

    def where(self, evidence: Evidence) -> str:
        """The label of the article that a piece of evidence stands in, else of its document."""
        article = self.names.article_at(evidence)
        if article:
            return self.names.article(article)
        document = self.names.documents.get(evidence.document)
        return evidence.document if document is None else document.path

    def source(self, article: str) -> Markup:
        """The article's label as a link to its entry among the sources."""
        return Markup('<a class="source" href="#source-{}">{}</a>').format(article, self.names.article(article))


def nested(pieces: Iterable[Evidence]) -> list[Nest]:
    """Pieces of one document in text order, each with the pieces that lie inside it and apart from one another."""
    nests: list[tuple[Evidence, list[Evidence]]] = []
    for piece in sorted(set(pieces), key=lambda each: (each.start, -each.end)):
        outer, inner = nests[-1] if nests else (None, [])
        if outer is not None and piece.end <= outer.end and (not inner or piece.start >= inner[-1].end):
            inner.append(piece)
        else:
            nests.append((piece, []))
    return [(outer, tuple(inner)) for outer, inner in nests]


def _quote(evidence: Evidence, words: Markup) -> Markup:
    return Markup('<q data-document="{}" data-start="{}" data-end="{}">{}</q>').format(evidence.document, evidence.start, evidence.end, words)


def exact(words: str) -> Markup:
    """Words as HTML text that reads back as the same words: a bare carriage return would be read as a line feed."""
    return escape(words).replace("\r", Markup("&#13;"))
