"""Finds the copies in a collection: identical texts by hash, the others by candidates and proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.lineage.alignment import Aligned, align, align_same
from rashomon.lineage.candidates import candidates
from rashomon.lineage.direction import direct
from rashomon.lineage.meaning import by_meaning
from rashomon.lineage.running import Running, run_of
from rashomon.lineage.verdicts import WHOLE_WORDS, Verdict, judge
from rashomon.model.annotations import Account
from rashomon.model.book import Copy, Passage
from rashomon.model.findings import CopyKind
from rashomon.model.ids import make_id

__all__ = ["find_copies"]


def find_copies(accounts: Sequence[Account], urls: Mapping[str, str] | None = None) -> tuple[Copy, ...]:
    """Which articles pass on the text of which others, with the aligned passages that prove it.

    Every copy rests on running text outside quotations, furniture and boilerplate. The result does not depend on the order of
    ``accounts``; it is sorted by original and copy. Identical texts are linked to the earliest one, not to one another.

    Args:
        accounts: in any order.
        urls: address of each document that has one; it may tell the direction.
    """
    known = urls or {}
    texts = [run_of(account) for account in sorted(accounts, key=lambda account: account.article.id)]
    groups = _identical(texts)
    copies = [copy for group in groups for copy in _same(group, known)]
    heads = sorted((group[0] for group in groups if len(group[0].words) >= WHOLE_WORDS), key=lambda text: text.id)
    copies += _proven(heads, known)
    return tuple(sorted(copies, key=lambda copy: (copy.original, copy.copy)))


def _identical(texts: Sequence[Running]) -> list[list[Running]]:
    """Texts with the same running words, the earliest first; very short ones only where title and furniture are the same too."""
    groups: defaultdict[tuple[str, ...], list[Running]] = defaultdict(list)
    for text in texts:
        if text.words:
            span = text.account.article.span
            groups[text.words if len(text.words) >= WHOLE_WORDS else (text.account.text[span.start : span.end],)].append(text)
    return [_earliest_first(group) for group in groups.values()]


def _earliest_first(group: list[Running]) -> list[Running]:
    """Dated texts by date, then undated ones; ties by id."""
    return sorted(group, key=lambda text: (text.account.article.published is None, text.account.article.published or "", text.id))


def _same(group: Sequence[Running], urls: Mapping[str, str]) -> Iterator[Copy]:
    first = group[0]
    for other in group[1:]:
        aligned = align_same(first, other) if first.bounds == other.bounds else align(first, other)
        verdict = Verdict(CopyKind.IDENTICAL, 1.0, 1.0, f"all {len(first.words)} running words are the same")
        yield _copy(first, other, aligned, verdict, urls)


def _proven(texts: Sequence[Running], urls: Mapping[str, str]) -> Iterator[Copy]:
    found = candidates(texts)
    proven = set()
    for left, right in found.pairs:
        ignored = None if (left, right) in found.whole else found.boilerplate
        aligned = align(texts[left], texts[right], ignored=ignored)
        verdict = judge(texts[left], texts[right], aligned)
        if verdict is not None:
            proven.add((left, right))
            yield _copy(texts[left], texts[right], aligned, verdict, urls)
    for meant in by_meaning(texts, frozenset(proven)):
        yield _copy(texts[meant.left], texts[meant.right], meant.aligned, meant.verdict, urls)


def _copy(left: Running, right: Running, aligned: Aligned, verdict: Verdict, urls: Mapping[str, str]) -> Copy:
    direction = direct(left, right, aligned, verdict, urls)
    forward = direction.left_first if direction.left_first is not None else left.id < right.id
    passages = _passages(left, right, aligned)
    if not forward:
        left, right = right, left
        passages = [Passage(passage.copy, passage.original) for passage in passages]
    return Copy(
        id=make_id("copy", left.id, right.id),
        original=left.id,
        copy=right.id,
        kind=verdict.kind,
        score=round(_share(right, passages), 4),
        directed=direction.left_first is not None,
        because=f"{verdict.because}; {direction.because}",
        passages=tuple(sorted(passages, key=lambda passage: (passage.copy.start, passage.original.start))),
    )


def _passages(left: Running, right: Running, aligned: Aligned) -> list[Passage]:
    linked = [Passage(left.evidence(*left.bounds[link.left]), right.evidence(*right.bounds[link.right])) for link in aligned.links]
    return linked + [Passage(left.evidence(*stretch.left), right.evidence(*stretch.right)) for stretch in aligned.stretches]


def _share(copy: Running, passages: Sequence[Passage]) -> float:
    """Share of the copy's running words that lie in a passage."""
    spans = sorted((passage.copy.start, passage.copy.end) for passage in passages)
    covered, number, reach = 0, 0, -1
    for start in copy.starts.tolist():
        while number < len(spans) and spans[number][0] <= start:
            reach = max(reach, spans[number][1])
            number += 1
        covered += start < reach
    return covered / max(1, len(copy.starts))
