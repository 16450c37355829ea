"""What ingest hands on, and what it knows about a text before it looks into it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.documents import Article, Document

__all__ = ["Captured", "Form", "Known"]


@dataclass(frozen=True, slots=True)
class Captured:
    """A document with the articles in it, in text order; at least one."""

    document: Document
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What came with a text from outside it: a record's fields or a page's metadata; None where it came with nothing.

    Attributes:
        published: as given, not yet read as a date.
        whole: the text is one authored piece by declaration (a record), never a page of several.
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """How a text came: the media type of its bytes, and what made text of them."""

    media_type: str
    extractor: str
