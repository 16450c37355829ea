"""An account as lineage reads it: its running words without furniture and title, with the quoted ones marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from rashomon.model.annotations import Account, AttributionKind
from rashomon.model.spans import Evidence, Span, cut
from rashomon.text.shingles import (
    Flags,
    Hashes,
    Places,
    holders,
    inside,
    quoted_spans,
    sentence_spans,
    shingle_hashes,
    word_hashes,
    words_of,
)

__all__ = ["SHINGLE", "Running", "run_of"]

#: Five words: below that, stock phrases of news ("in a statement on Monday") meet by chance; above, one changed word in six hides a copy.
SHINGLE = 5


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """The running words of one account.

    Attributes:
        words: folded, in text order; ``starts`` and ``ends`` are their places in the document.
        own: per word, False inside a quotation; bool, shape ``(n,)``.
        sentence: per word, the number of its sentence; int64, shape ``(n,)``.
        bounds: per sentence, first word and one past its last (equal for a sentence without running words).
        shingles: one number for each run of five words.
    """

    account: Account
    words: tuple[str, ...]
    starts: Places
    ends: Places
    own: Flags
    sentence: Places
    bounds: tuple[tuple[int, int], ...]
    shingles: Hashes

    @property
    def id(self) -> str:
        """The article's id."""
        return self.account.article.id

    def names(self, places: Iterable[int]) -> frozenset[str]:
        """The numbers and the capitalised words, first words of sentences aside, among the words at these places."""
        firsts = {first for first, last in self.bounds if last > first}
        source = self.account.text
        return frozenset(self.words[at] for at in places if self.words[at].isdigit() or (at not in firsts and source[self.starts[at]].isupper()))

    def evidence(self, first: int, last: int) -> Evidence:
        """Evidence for words ``first`` to ``last`` (exclusive), with the mark that closes the last one."""
        end, text = int(self.ends[last - 1]), self.account.text
        stop = min(self.account.article.span.end, end + 3)
        while end < stop and text[end] in '.!?…"”’»)':
            end += 1
        return cut(self.account.article.document, text, Span(int(self.starts[first]), end))


def run_of(account: Account) -> Running:
    """What stands in the account as running text: inside its article, outside furniture, its title and labels."""
    article, text = account.article, account.text
    sentences = _sentences(account)
    words = words_of(text, article.span.start, article.span.end)
    middles = (words.starts + words.ends) // 2
    numbers = holders(middles, sentences)
    keep = np.flatnonzero(~inside(middles, _dropped(account)) & (numbers >= 0))
    quoted = inside(middles[keep], _merged([*quoted_spans(text, article.span.start, article.span.end), *_direct(account)]))
    kept = tuple(words.folded[at] for at in keep.tolist())
    sentence = numbers[keep]
    return Running(
        account=account,
        words=kept,
        starts=words.starts[keep],
        ends=words.ends[keep],
        own=~quoted,
        sentence=sentence,
        bounds=_bounds(sentence, len(sentences)),
        shingles=shingle_hashes(word_hashes(kept), SHINGLE),
    )


def _sentences(account: Account) -> list[tuple[int, int]]:
    if account.annotations.sentences:
        return [(sentence.span.start, sentence.span.end) for sentence in account.annotations.sentences]
    return list(sentence_spans(account.text, account.article.span.start, account.article.span.end))


def _dropped(account: Account) -> list[tuple[int, int]]:
    spans = [(mark.start, mark.end) for mark in account.article.furniture]
    spans += [(sentence.span.start, sentence.span.end) for sentence in account.annotations.sentences if sentence.furniture]
    if account.article.title_span is not None:
        spans.append((account.article.title_span.start, account.article.title_span.end))
    return _merged(spans)


def _direct(account: Account) -> list[tuple[int, int]]:
    return [(found.content.start, found.content.end) for found in account.annotations.attributions if found.kind is AttributionKind.DIRECT]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _bounds(sentence: Places, count: int) -> tuple[tuple[int, int], ...]:
    ends = np.cumsum(np.bincount(sentence, minlength=count)).tolist()
    return tuple(zip([0, *ends], ends, strict=False))
