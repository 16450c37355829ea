"""What was captured: documents and the articles inside them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.spans import Mark, Span

__all__ = ["Article", "ArticleKind", "Document", "Precision", "PublishedFrom"]


class ArticleKind(StrEnum):
    """What sort of piece an article is."""

    NEWS = "news"
    OPINION = "opinion"
    EXPLAINER = "explainer"
    LIVE = "live"
    RELEASE = "release"


class Precision(StrEnum):
    """How exactly a date is known."""

    MINUTE = "minute"
    DAYPART = "daypart"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class PublishedFrom(StrEnum):
    """Where a publication date comes from."""

    METADATA = "metadata"
    PAGE = "page"
    TEXT = "text"
    OTHER_ACCOUNTS = "other_accounts"
    ANALYST = "analyst"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Document:
    """One captured file, page or record.

    Attributes:
        id: from the hash of the text and, for a record, its own id.
        path: as read, relative to the folder given; a record's own id for JSON lines.
        url: where it was captured from, if known.
        sha256: of the raw bytes.
        text: decoded once, newlines untouched, NUL replaced by U+FFFD; never changed again.
        raw: the bytes as captured.
        media_type: text/plain, text/markdown, text/html or application/json.
        encoding: the codec that decoded ``raw``.
        extractor: name and version of what turned ``raw`` into ``text``.
    """

    id: str
    path: str
    url: str | None
    sha256: str
    text: str
    raw: bytes
    media_type: str
    encoding: str
    extractor: str

    @property
    def characters(self) -> int:
        """Length of the text in code points."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """One authored piece inside a document.

    Attributes:
        span: in document code points; contains the title where the title stands in the text.
        title: as given, without furniture; None where there is none.
        title_span: where the title stands in the text, if it does.
        published: ISO date or date-time (UTC offset kept), or None.
        published_from: what ``published`` rests on.
        published_because: one line for the reader, why this date.
        language: ISO 639-1, or None where it cannot be told.
        furniture: stretches that are not the author's running text, in text order.
        damage: stretches garbled by machine rewriting, in text order; assigned by the damage layer.
        rewritten: whether the text shows machine rewriting; None until the damage layer ran.
        rewrite_score: 0 (clean) to 1, from the text alone.
        credits: agencies or outlets that the piece itself credits ("(AP)", "RT").
    """

    id: str
    document: str
    span: Span
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_precision: Precision = Precision.UNKNOWN
    published_from: PublishedFrom = PublishedFrom.UNKNOWN
    published_because: str | None = None
    kind: ArticleKind = ArticleKind.NEWS
    language: str | None = None
    furniture: tuple[Mark, ...] = ()
    damage: tuple[Mark, ...] = ()
    rewritten: bool | None = None
    rewrite_score: float | None = None
    credits: tuple[str, ...] = ()
