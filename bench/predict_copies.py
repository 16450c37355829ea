"""Answers the benchmark "copies": pairs of articles in, labels, aligned sentences and direction out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from rashomon.lineage import find_copies
from rashomon.model.annotations import Account, Annotations, Sentence
from rashomon.model.book import Copy
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span

__all__ = ["predict"]


def predict(pairs: Iterable[dict[str, object]], texts: Mapping[str, dict[str, object]]) -> Iterator[dict[str, object]]:
    """For each pair whether it is a copy; with sentence links where the texts come with sentences, and the original where it is told."""
    for pair in pairs:
        left, right = str(pair["a"]), str(pair["b"])
        answer: dict[str, object] = {"a": left, "b": right, "label": "independent"}
        copies = find_copies([account for name in (left, right) if (account := _account(texts[name])) is not None])
        for copy in copies:
            answer["label"] = "copy"
            answer["aligned"] = _links(copy, left, _sentences(texts[left]), _sentences(texts[right]))
            if copy.directed:
                answer["original"] = copy.original
        yield answer


def _sentences(record: Mapping[str, object]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in cast("Sequence[tuple[int, int]]", record.get("sentences", ())) if end > start]


def _account(record: Mapping[str, object]) -> Account | None:
    text, name = str(record["text"]), str(record["id"])
    if not text.strip():
        return None
    outlet, title, published = (str(record[key]) if record.get(key) else None for key in ("outlet", "title", "published"))
    article = Article(name, name, Span(0, len(text)), title=title, outlet=outlet, published=published)
    sentences = tuple(Sentence(Span(start, end), 0) for start, end in _sentences(record))
    return Account(article, text, Annotations(name, sentences))


def _links(copy: Copy, left: str, left_sentences: Sequence[tuple[int, int]], right_sentences: Sequence[tuple[int, int]]) -> list[list[int]]:
    links = set()
    for passage in copy.passages:
        one, two = (passage.original, passage.copy) if copy.original == left else (passage.copy, passage.original)
        first, second = _held(one, left_sentences), _held(two, right_sentences)
        if first is not None and second is not None:
            links.add((first, second))
    return [list(link) for link in sorted(links)]


def _held(evidence: Evidence, sentences: Sequence[tuple[int, int]]) -> int | None:
    """The sentence in which a passage stands, if the passage covers most of it."""
    at = bisect_right(sentences, (evidence.start, 1 << 60)) - 1
    if at < 0:
        return None
    start, end = sentences[at]
    return at if 2 * (min(end, evidence.end) - max(start, evidence.start)) >= end - start else None
