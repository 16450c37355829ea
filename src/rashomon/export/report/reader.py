"""Every account's full text with its evidence marked: nested where spans nest, split where they cross."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.export.report.links import Links, Trace, exact
from rashomon.model.documents import Article, Document
from rashomon.model.spans import MarkKind, Span

__all__ = ["Stretch", "stretches"]

#: What the reader shows when it points at a stretch that is not evidence.
_TITLES = {
    MarkKind.FUSED: "two texts run together here",
    MarkKind.BROKEN: "broken sentence",
    MarkKind.LEFTOVER: "left over from another text",
    MarkKind.SPACING: "spacing",
    MarkKind.GRAMMAR: "grammar",
    MarkKind.WORDING: "odd wording",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a document as the reader shows it: one article, or what stands between articles (``article`` is None)."""

    document: Document
    article: Article | None
    html: Markup


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    """A tag to be written; wider pieces that start at the same place come first."""

    start: int
    minus_end: int
    rank: int
    opening: str
    closing: str
    anchor: str
    continued: bool = False

    @property
    def end(self) -> int:
        return -self.minus_end


def stretches(document: Document, articles: tuple[Article, ...], links: Links) -> Iterator[Stretch]:
    """The whole text of ``document`` in order, article by article, with what stands between them."""
    done = 0
    for article in sorted(articles, key=lambda each: each.span):
        if article.span.start > done:
            yield _stretch(document, None, Span(done, article.span.start), links)
        span = Span(max(done, article.span.start), max(done + 1, article.span.end))
        yield _stretch(document, article, span, links)
        done = span.end
    if done < document.characters:
        yield _stretch(document, None, Span(done, document.characters), links)


def _stretch(document: Document, article: Article | None, span: Span, links: Links) -> Stretch:
    pieces = list(_evidence(document, span, links))
    if article is not None:
        pieces += [_plain(mark.span, span, "furniture", mark.kind.value.replace("_", " ")) for mark in article.furniture if mark.span.overlaps(span)]
        pieces += [_plain(mark.span, span, "damage", f"looks garbled by machine rewriting: {_TITLES.get(mark.kind, mark.kind.value)}") for mark in article.damage if mark.span.overlaps(span)]
    return Stretch(document, article, _woven(document.text, span, pieces))


def _evidence(document: Document, within: Span, links: Links) -> Iterator[_Piece]:
    number = links.numbers[document.id]
    for (start, end), traces in links.marked.get(document.id, {}).items():
        if start < within.end and within.start < end:
            classes = " ".join(f"is-{trace.value}" for trace in Trace if trace in traces)
            begins = within.start <= start
            opening = Markup('<mark class="{}" data-document="{}"').format(classes, document.id)
            yield _Piece(max(start, within.start), -min(end, within.end), 1, opening, "</mark>", f"w{number}-{start}-{end}", not begins)


def _plain(span: Span, within: Span, kind: str, title: str) -> _Piece:
    opening = Markup('<span class="{}" title="{}">').format(kind, title)
    return _Piece(max(span.start, within.start), -min(span.end, within.end), 0, opening, "</span>", "")


def _tag(piece: _Piece, end: int) -> str:
    """The opening tag; a mark's first part has the id that links lead to, later parts name it, and each says its own place."""
    if not piece.anchor:
        return piece.opening
    name = "data-of" if piece.continued else "id"
    return f'{piece.opening} {name}="{piece.anchor}" data-start="{piece.start}" data-end="{end}">'


def _woven(text: str, span: Span, pieces: list[_Piece]) -> Markup:
    """The text of ``span`` with every piece's tags; a piece that crosses the end of another one is split there."""
    waiting = pieces
    heapq.heapify(waiting)
    open_pieces: list[tuple[int, str]] = []
    out: list[str] = []
    at = span.start
    while waiting or open_pieces:
        until = waiting[0].start if waiting else span.end
        while open_pieces and open_pieces[-1][0] <= until:
            end, closing = open_pieces.pop()
            out += [exact(text[at:end]), closing]
            at = end
        if not waiting:
            continue
        piece = heapq.heappop(waiting)
        out.append(exact(text[at : piece.start]))
        at = piece.start
        end = min(piece.end, open_pieces[-1][0]) if open_pieces else piece.end
        if end < piece.end:
            heapq.heappush(waiting, _Piece(end, -piece.end, piece.rank, piece.opening, piece.closing, piece.anchor, continued=True))
        out.append(_tag(piece, end))
        open_pieces.append((end, piece.closing))
    out.append(exact(text[at : span.end]))
    return Markup("".join(out))  # noqa: S704  every part was escaped above
