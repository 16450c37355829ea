"""An account as lineage reads it: its running words without furniture and title, with the quoted ones marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.model.annotations import Account, AttributionKind
from rashomon.model.spans import Evidence, Span, cut
from rashomon.text.shingles import Hashes, inside, quoted_spans, sentence_spans, shingle_hashes, word_hashes, words_of

__all__ = ["SHINGLE", "Running", "run_of"]

#: Five words: below that, stock phrases of news ("in a statement on Monday") meet by chance; above, one changed word in six hides a copy.
SHINGLE = 5

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """The running words of one account.

    Attributes:
        words: folded, in text order; ``starts`` and ``ends`` are their places in the document.
        own: per word, False inside a quotation; bool, shape ``(n,)``.
        sentence: per word, the number of its sentence; int64, shape ``(n,)``.
        bounds: per sentence, first word and one past its last (equal for a sentence without running words).
        hashes: one per word; ``shingles``: one per run of five words.
    """

    account: Account
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    own: Flags
    sentence: Numbers
    bounds: tuple[tuple[int, int], ...]
    hashes: Hashes
    shingles: Hashes

    @property
    def id(self) -> str:
        """The article's id."""
        return self.account.article.id

    def evidence(self, first: int, last: int) -> Evidence:
        """Evidence for words ``first`` to ``last`` (exclusive), with the mark that closes the last one."""
        end, text = self.ends[last - 1], self.account.text
        stop = min(self.account.article.span.end, end + 3)
        while end < stop and text[end] in '.!?…"”’»)':
            end += 1
        return cut(self.account.article.document, text, Span(self.starts[first], end))


def run_of(account: Account) -> Running:
    """What stands in the account as running text: inside its article, outside furniture, its title and labels."""
    article, text = account.article, account.text
    sentences = _sentences(account)
    words = words_of(text, article.span.start, article.span.end)
    places = [(start + end) // 2 for start, end in zip(words.starts, words.ends, strict=True)]
    dropped = inside(places, _dropped(account))
    quoted = inside(places, _merged([*quoted_spans(text, article.span.start, article.span.end), *_direct(account)]))
    numbers = _numbers(places, sentences)
    keep = [at for at in range(len(words)) if not dropped[at] and numbers[at] >= 0]
    hashes = word_hashes([words.folded[at] for at in keep])
    sentence = np.array([numbers[at] for at in keep], dtype=np.int64)
    return Running(
        account=account,
        words=tuple(words.folded[at] for at in keep),
        starts=tuple(words.starts[at] for at in keep),
        ends=tuple(words.ends[at] for at in keep),
        own=np.array([not quoted[at] for at in keep], dtype=np.bool_),
        sentence=sentence,
        bounds=_bounds(sentence, len(sentences)),
        hashes=hashes,
        shingles=shingle_hashes(hashes, SHINGLE),
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


def _numbers(places: list[int], sentences: list[tuple[int, int]]) -> list[int]:
    """For each place the number of the sentence that holds it, -1 for none; places and sentences rise."""
    numbers, current = [], 0
    for place in places:
        while current < len(sentences) and sentences[current][1] <= place:
            current += 1
        held = current < len(sentences) and sentences[current][0] <= place
        numbers.append(current if held else -1)
    return numbers


def _bounds(sentence: Numbers, count: int) -> tuple[tuple[int, int], ...]:
    sizes = Counter(sentence.tolist())
    bounds, first = [], 0
    for number in range(count):
        bounds.append((first, first + sizes[number]))
        first += sizes[number]
    return tuple(bounds)
