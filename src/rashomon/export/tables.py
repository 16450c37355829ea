"""The book as flat tables, one row a finding: what opens in a spreadsheet, a statistics package or a database.

Names stand where people read, ids where programs join; every row that quotes has its document, offsets and words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from rashomon.export.labels import Names, names_of
from rashomon.model.book import Book, Happening, RelationKind
from rashomon.model.findings import Support
from rashomon.model.spans import Evidence

__all__ = ["Cell", "Table", "tables_of"]

#: None is an empty cell: unknown.
Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One noun: its name, its columns, and a row for each, in the book's order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


WHERE = ("document", "start", "end", "words")
SUPPORT = ("outlets", "families", "origins", "outlet_names", "origin_names", "unknown_origins")
#: Between several values of one cell.
AND = "; "


def tables_of(book: Book) -> tuple[Table, ...]:
    """All tables; one without rows still has its columns.

    >>> [table.name for table in tables_of(Book())][:3]
    ['articles', 'figures', 'series']
    """
    names = names_of(book)
    return tuple(Table(name, columns, tuple(rows(book, names))) for name, columns, rows in TABLES)


def _words(evidence: Evidence, names: Names) -> Row:
    found = names.documents.get(evidence.document)
    return (evidence.document if found is None else found.path), evidence.start, evidence.end, evidence.words


def _support(support: Support, names: Names) -> Row:
    return (
        len(support.outlets), len(support.families), len(support.origins), AND.join(map(names.outlet, support.outlets)),
        AND.join(map(names.origin, support.origins)), support.unknown,
    )  # fmt: skip


def _listed(values: Iterable[str | None]) -> str | None:
    return AND.join(value for value in values if value) or None


def _articles(book: Book, names: Names) -> Iterator[Row]:
    story_of = {article: story.title for story in book.stories for article in story.articles}
    for each in book.articles:
        document = names.documents.get(each.document)
        yield (
            names.article(each.id), each.title, each.outlet, each.byline, each.published, each.published_precision.value,
            each.published_from.value, each.kind.value, each.language, each.rewritten, story_of.get(each.id), names.family_of.get(each.id),
            document.path if document else each.document, document.url if document else None, each.span.start, each.span.end, each.id,
        )  # fmt: skip


def _figures(book: Book, names: Names) -> Iterator[Row]:
    for each in book.figures:
        yield (
            names.article(each.article), each.kind.value, each.who, each.what, names.place(each.where), each.value, each.low, each.high,
            each.unit, each.comparator.value, each.as_of, each.incremental, each.negated, names.speaker(each.speaker, each.speaker_words),
            *_words(each.evidence, names), each.series, each.article, each.id,
        )  # fmt: skip


def _series(book: Book, names: Names) -> Iterator[Row]:
    for each in book.series:
        yield (
            each.kind.value, each.who, each.what, names.place(each.where), each.unit, each.low, each.high, each.best, each.best_rule,
            len(each.readings), each.monotone, names.readable(each.because), *_support(each.support, names), each.part_of, each.id,
        )  # fmt: skip


def _happenings(book: Book, names: Names) -> Iterator[Row]:
    whole = {each.right: each.left for each in book.relations if each.kind is RelationKind.PART}
    for each in book.happenings:
        yield (*_happening(each, names), whole.get(each.id), each.id)


def _happening(each: Happening, names: Names) -> Row:
    place = names.places.get(each.place or "")
    return (
        each.what, each.status.value, each.type, each.mode, each.date, names.place(each.place), place.kind.value if place else None,
        place.country if place else None, place.lat if place else None, place.lon if place else None, _listed(map(names.actor, each.actors)),
        _listed(map(names.actor, each.recipients)), names.speaker(each.speaker, each.speaker_words), each.background, each.weight,
        names.readable(each.because), *_support(each.support, names),
    )  # fmt: skip


def _tellings(book: Book, names: Names) -> Iterator[Row]:
    for each in book.happenings:
        for told in each.tellings:
            speaker = names.speaker(told.speaker, told.speaker_words)
            yield (names.article(told.article), told.status.value, speaker, *_words(told.evidence, names), told.article, each.id)


def _relations(book: Book, names: Names) -> Iterator[Row]:
    what = {each.id: each.what for each in book.happenings}
    for each in book.relations:
        yield each.kind.value, what.get(each.left), what.get(each.right), names.readable(each.because), each.left, each.right


def _quotations(book: Book, names: Names) -> Iterator[Row]:
    statement_of = {attribution: each.id for each in book.statements for attribution in each.attributions}
    for each in book.attributions:
        yield (
            names.article(each.article), each.kind.value, names.speaker(each.speaker, each.speaker_name or each.speaker_words),
            each.speaker_words, each.via, each.cue.words if each.cue else None, each.lost_marks, each.negated, each.hedged,
            *_words(each.content, names), statement_of.get(each.id), each.article, each.id,
        )  # fmt: skip


def _statements(book: Book, names: Names) -> Iterator[Row]:
    for each in book.statements:
        drift = AND.join(f"{names.readable(found.because)}: {' / '.join(found.words)}" for found in each.drift) or None
        yield names.speaker(each.speaker, each.speaker_words), len(each.attributions), drift, *_support(each.support, names), each.id


def _disputes(book: Book, names: Names) -> Iterator[Row]:
    for each in book.disputes:
        for side, piece in enumerate(each.evidence, start=1):
            article = names.article_at(piece)
            yield (
                each.kind.value, names.readable(each.about), names.readable(each.because), side, names.article(article) if article else None,
                *_words(piece, names), each.id,
            )  # fmt: skip


def _namings(book: Book, names: Names) -> Iterator[Row]:
    for each in book.namings:
        speaker = names.speaker(each.speaker, None)
        yield (names.readable(each.referent), each.term, each.voice.value, speaker, names.article(each.article), *_words(each.evidence, names))


def _actors(book: Book, names: Names) -> Iterator[Row]:
    for each in book.actors:
        because = _listed(names.readable(reason) for reason in each.because)
        yield (
            each.name, each.kind.value, _listed(each.aliases), _listed(each.roles), each.country, each.sector, len(each.mentions), because, each.id
        )  # fmt: skip


def _places(book: Book, names: Names) -> Iterator[Row]:  # noqa: ARG001 - every table has the same two arguments
    for each in book.places:
        yield each.name, each.kind.value, each.country, each.lat, each.lon, each.gazetteer_id, len(each.mentions), each.id


def _copies(book: Book, names: Names) -> Iterator[Row]:
    for each in book.copies:
        yield (
            names.article(each.original), names.article(each.copy), each.kind.value, each.score, each.directed, names.readable(each.because),
            len(each.passages), each.original, each.copy, each.id,
        )  # fmt: skip


def _failures(book: Book, names: Names) -> Iterator[Row]:  # noqa: ARG001 - every table has the same two arguments
    for each in book.failures:
        yield each.item, each.stage, each.reason


Rows: TypeAlias = Callable[[Book, Names], Iterator[Row]]
TABLES: tuple[tuple[str, tuple[str, ...], Rows], ...] = (
    ("articles", ("article", "title", "outlet", "byline", "published", "published_precision", "published_from", "kind", "language", "rewritten", "story", "family", "document", "url", "start", "end", "article_id"), _articles),
    ("figures", ("article", "kind", "who", "what", "where", "value", "low", "high", "unit", "comparator", "as_of", "incremental", "negated", "speaker", *WHERE, "series_id", "article_id", "figure_id"), _figures),
    ("series", ("kind", "who", "what", "where", "unit", "low", "high", "best", "best_rule", "readings", "only_grows", "because", *SUPPORT, "part_of", "series_id"), _series),
    ("happenings", ("what", "status", "plover_type", "plover_mode", "date", "place", "place_precision", "country", "lat", "lon", "actors", "recipients", "speaker", "background", "weight", "because", *SUPPORT, "part_of", "happening_id"), _happenings),
    ("tellings", ("article", "status", "speaker", *WHERE, "article_id", "happening_id"), _tellings),
    ("relations", ("kind", "left", "right", "because", "left_id", "right_id"), _relations),
    ("quotations", ("article", "kind", "speaker", "speaker_words", "via", "cue", "lost_marks", "negated", "hedged", *WHERE, "statement_id", "article_id", "quotation_id"), _quotations),
    ("statements", ("speaker", "wordings", "drift", *SUPPORT, "statement_id"), _statements),
    ("disputes", ("kind", "about", "because", "side", "article", *WHERE, "dispute_id"), _disputes),
    ("namings", ("referent", "term", "voice", "speaker", "article", *WHERE), _namings),
    ("actors", ("name", "kind", "aliases", "roles", "country", "sector", "mentions", "because", "actor_id"), _actors),
    ("places", ("name", "precision", "country", "lat", "lon", "gazetteer_id", "mentions", "place_id"), _places),
    ("copies", ("original", "copy", "kind", "score", "directed", "because", "passages", "original_id", "copy_id", "link_id"), _copies),
    ("failures", ("item", "stage", "reason"), _failures),
)  # fmt: skip
