"""From bytes to a document: plain text as it stands, a web page by its main text; then the articles in it."""

from __future__ import annotations

import hashlib
import re

import trafilatura

from rashomon.errors import UnreadableInput
from rashomon.ingest.articles import find_articles
from rashomon.ingest.captured import Captured, Form, Known
from rashomon.model.documents import Document
from rashomon.model.ids import make_id
from rashomon.text.encoding import Decoded, decode, without_surprises

__all__ = ["capture_html", "capture_text", "captured"]

#: Where a page says how it is encoded; only its beginning counts, as in browsers.
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
CHARSET_WITHIN = 4096

EXTRACTOR = f"trafilatura {trafilatura.__version__}"


def captured(decoded: Decoded, raw: bytes, path: str, known: Known, form: Form) -> Captured:
    """The document for a text, with its articles. A record's id is part of the document's: the same words may come twice."""
    digest = hashlib.sha256(decoded.text.encode("utf-8")).hexdigest()
    document = Document(
        id=make_id("document", digest, path if known.whole else None),
        path=path,
        url=known.url,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=decoded.text,
        raw=raw,
        media_type=form.media_type,
        encoding=decoded.encoding,
        extractor=form.extractor,
    )
    return Captured(document, find_articles(document, known))


def _decoded(raw: bytes, name: str, declared: str | None = None) -> Decoded:
    try:
        return decode(raw, declared=declared)
    except UnicodeError as error:
        raise UnreadableInput(name, "its encoding cannot be told: save it as UTF-8") from error


def capture_text(raw: bytes, name: str, media_type: str) -> Captured:
    """A plain text as a document.

    Raises:
        UnreadableInput: it cannot be decoded, or holds only spaces.
    """
    decoded = _decoded(raw, name)
    if not any(character.isalnum() for character in decoded.text):
        raise UnreadableInput(name, "no words: there is nothing to read in it")
    return captured(decoded, raw, name, Known(), Form(media_type, "as it stands"))


def capture_html(raw: bytes, name: str) -> Captured:
    """A web page as a document: its title and main text, frozen as extracted.

    Raises:
        UnreadableInput: it cannot be decoded, or no main text is found in it.
    """
    declared = CHARSET.search(raw[:CHARSET_WITHIN])
    decoded = _decoded(raw, name, declared.group(1).decode("ascii") if declared else None)
    page = trafilatura.bare_extraction(decoded.text, with_metadata=True, include_comments=False)
    body = without_surprises(page.text or "").strip() if page is not None and not isinstance(page, dict) else ""
    if page is None or isinstance(page, dict) or not body:
        raise UnreadableInput(name, "no article text was found in the page: save the article's text as .txt")
    known = Known(title=page.title, byline=page.author, outlet=page.sitename, published=page.date, url=page.url)
    return captured(Decoded(titled(body, page.title), decoded.encoding), raw, name, known, Form("text/html", EXTRACTOR))


def titled(body: str, title: str | None) -> str:
    """The main text under its title; the title is put first where the extraction dropped it, because it is part of the account."""
    words = " ".join(without_surprises(title or "").split())
    if not words or words.casefold() in " ".join(body[: 3 * len(words) + 300].split()).casefold():
        return body
    return f"{words}\n\n{body}"
