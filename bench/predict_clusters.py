"""Answers the benchmark "clusters": articles in, stories out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.stories import place_articles

__all__ = ["predict"]


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """For each record the id of the story that it is placed in; a record without text stays alone."""
    known = list(records)
    accounts = [_account(record) for record in known if str(record["text"]).strip()]
    story_of = {name: story.id for story in place_articles(accounts) for name in story.articles}
    for record in known:
        yield {"id": record["id"], "story": story_of.get(str(record["id"]))}


def _account(record: dict[str, object]) -> Account:
    text, name = str(record["text"]), str(record["id"])
    title, published, outlet = (str(record[key]) if record.get(key) else None for key in ("title", "published", "outlet"))
    article = Article(name, name, Span(0, len(text)), title=title, published=published, outlet=outlet)
    return Account(article, text, Annotations(name))
