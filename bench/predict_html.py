"""Answers to the HTML task: the text that ingest takes out of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.ingest import Captured, read_inputs

Record = dict[str, object]


def predict(records: Iterable[Record], folder: Path) -> Iterator[Record]:
    """The body of each page, without the headline that ingest puts before it; an unreadable page has an empty one."""
    for record in records:
        page = folder / str(record["html_path"])
        texts = [_body(found) for found in read_inputs([str(page)]) if isinstance(found, Captured)]
        yield {"id": record["id"], "articleBody": "\n".join(texts)}


def _body(found: Captured) -> str:
    text = found.document.text
    title = found.articles[0].title_span if found.articles else None
    return text[title.end :].lstrip() if title is not None and not text[: title.start].strip() else text
