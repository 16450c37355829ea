"""Quoted words that link to their place in the reader; what was linked is what the reader marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup, escape

from rashomon.export.labels import Names
from rashomon.export.report.context import cut_ends, sentence_around
from rashomon.model.spans import Evidence

__all__ = ["Links", "Trace", "exact"]


class Trace(StrEnum):
    """What a marked stretch of an account serves as; "is-" before it makes its class in the style sheet."""

    HAPPENING = "happening"
    FIGURE = "figure"
    QUOTATION = "quotation"
    NAMING = "naming"
    PLACE = "place"
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

    def words(self, evidence: Evidence, trace: str) -> Markup:
        """The exact words as a quotation that leads to their place in the account."""
        self.marked.setdefault(evidence.document, {}).setdefault((evidence.start, evidence.end), set()).add(Trace(trace))
        return Markup('<a class="words" href="#{}"><q data-document="{}" data-start="{}" data-end="{}">{}</q></a>').format(
            self.anchor(evidence), evidence.document, evidence.start, evidence.end, exact(evidence.words)
        )

    def within(self, evidence: Evidence, trace: str, reach: int = 180) -> Markup:
        """The exact words inside the sentence they stand in; the sentence is evidence of its own, and its cut ends are marked."""
        document = self.names.documents.get(evidence.document)
        if document is None:
            return self.words(evidence, trace)
        text, around = document.text, sentence_around(document.text, evidence.span, reach)
        before, after = text[around.start : evidence.start], text[evidence.end : around.end]
        cut = " ".join(name for name, is_cut in zip(("cut-before", "cut-after"), cut_ends(text, around), strict=True) if is_cut)
        return Markup('<span class="context {}" data-document="{}" data-start="{}" data-end="{}">{}{}{}</span>').format(
            cut, evidence.document, around.start, around.end, exact(before), self.words(evidence, trace), exact(after)
        )

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


def exact(words: str) -> Markup:
    """Words as HTML text that reads back as the same words: a bare carriage return would be read as a line feed."""
    return escape(words).replace("\r", Markup("&#13;"))
