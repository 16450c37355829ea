"""Which sentences of two texts say the same in the same or lightly changed words, and which stretches prove it."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from rashomon.lineage.running import SHINGLE, Running
from rashomon.text.shingles import Flags, Hashes

__all__ = ["Aligned", "Link", "Stretch", "align", "align_same", "covered_words"]

#: Share of the shorter sentence's words, weighed by rarity, that must recur in order. Independent sentences about one event reach
#: 0.45, sentences with a fifth of their words replaced stay above 0.6.
LINKED = 0.55
#: A sentence of fewer words links only when nearly all of it recurs: short ones meet by chance.
SHORT, LINKED_SHORT = 6, 0.8
#: Partners looked at for each sentence, best by shared rare words.
PARTNERS = 4
#: A word in more sentences than this opens no candidate; with it a sentence pair costs no more in a book than in a column.
COMMON_WORD = 12
#: A longer "sentence" is a table or a text without punctuation; it meets others by its runs only, since aligning is quadratic in it.
LONGEST_SENTENCE = 400
#: Shortest stretch that counts as a passage of its own inside sentences that do not link as a whole.
STRETCH = 8


@dataclass(frozen=True, slots=True)
class Link:
    """Sentence ``left`` of the one text and ``right`` of the other, with the share of the shorter one that recurs."""

    left: int
    right: int
    share: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``left`` of the one and ``right`` of the other text (first, one past last) that run alike."""

    left: tuple[int, int]
    right: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """How two texts meet.

    Attributes:
        links: sentence pairs, by left then right sentence.
        stretches: word runs outside linked sentences, by left place.
        left, right: which words lie in linked sentences or stretches and recur; bool, one per word.
        left_runs, right_runs: which words lie in shared runs of five and more.
    """

    links: tuple[Link, ...]
    stretches: tuple[Stretch, ...]
    left: Flags
    right: Flags
    left_runs: Flags
    right_runs: Flags


def covered_words(text: Running, others: Hashes) -> Flags:
    """Which words of ``text`` stand in a run of five that is among ``others``; bool, one per word."""
    hits = np.isin(text.shingles, others)
    marks = np.zeros(len(text.words), dtype=np.bool_)
    for offset in range(SHINGLE):
        marks[offset : offset + len(hits)] |= hits
    return marks


def align(left: Running, right: Running, *, ignored: Hashes | None = None) -> Aligned:
    """Where two texts run alike, sentence by sentence and inside sentences.

    Args:
        left: one text.
        right: the other.
        ignored: shingles that prove nothing (boilerplate of the collection).
    """
    left_keys, right_keys = _kept(left.shingles, ignored), _kept(right.shingles, ignored)
    left_runs, right_runs = covered_words(left, right_keys), covered_words(right, left_keys)
    links = _links(left, right, _stale(left, ignored), _stale(right, ignored))
    left_marks, right_marks = left_runs.copy(), right_runs.copy()
    for link in links:
        _mark_link(left, right, link, left_marks, right_marks)
    stretches = _stretches(left, right, left_runs, {(link.left, link.right) for link in links})
    return Aligned(links, stretches, left_marks, right_marks, left_runs, right_runs)


def align_same(left: Running, right: Running) -> Aligned:
    """How two texts with the same words in the same sentences meet: each sentence in its own place, whatever else it is like."""
    links = tuple(Link(number, number, 1.0) for number, (first, last) in enumerate(left.bounds) if last > first)
    every = np.ones(len(left.words), dtype=np.bool_)
    return Aligned(links, (), every, np.ones(len(right.words), dtype=np.bool_), every, every)


def _kept(shingles: Hashes, ignored: Hashes | None) -> Hashes:
    return shingles if ignored is None or not len(ignored) else shingles[~np.isin(shingles, ignored)]


def _stale(text: Running, ignored: Hashes | None) -> frozenset[int]:
    """Sentences that are mostly boilerplate."""
    if ignored is None or not len(ignored):
        return frozenset()
    marks = covered_words(text, ignored)
    return frozenset(number for number, (first, last) in enumerate(text.bounds) if 2 * int(marks[first:last].sum()) > last - first)


def _links(left: Running, right: Running, left_stale: frozenset[int], right_stale: frozenset[int]) -> tuple[Link, ...]:
    weights = _weights(left, right)
    postings = _postings(left, left_stale)
    ours, theirs = _running_sums(left.words, weights), _running_sums(right.words, weights)
    found: list[Link] = []
    for number, (first, last) in enumerate(right.bounds):
        if not 2 <= last - first <= LONGEST_SENTENCE or number in right_stale:
            continue
        for partner in _partners(right.words[first:last], postings, weights):
            start, stop = left.bounds[partner]
            if stop - start > LONGEST_SENTENCE:
                continue
            blocks = _blocks(left.words[start:stop], right.words[first:last])
            lighter = min(ours[stop] - ours[start], theirs[last] - theirs[first])
            share = sum(ours[start + block.a + block.size] - ours[start + block.a] for block in blocks) / lighter
            if share >= _needed(left.bounds[partner], (first, last)):
                found.append(Link(partner, number, share))
    return _best(found)


def _needed(left: tuple[int, int], right: tuple[int, int]) -> float:
    return LINKED_SHORT if min(left[1] - left[0], right[1] - right[0]) < SHORT else LINKED


def _weights(left: Running, right: Running) -> dict[str, float]:
    """Rarity of each word in the two texts together: 1 for a word in every sentence, more for rare ones."""
    counts: Counter[str] = Counter()
    total = 2
    for text in (left, right):
        for first, last in text.bounds:
            counts.update(set(text.words[first:last]))
            total += 1
    return {word: 0.3 + math.log(total / count) for word, count in counts.items()}


def _postings(text: Running, stale: frozenset[int]) -> dict[str, list[int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, (first, last) in enumerate(text.bounds):
        for word in set(text.words[first:last]) if number not in stale else ():
            postings[word].append(number)
    return postings


def _partners(words: Sequence[str], postings: dict[str, list[int]], weights: dict[str, float]) -> list[int]:
    scores: defaultdict[int, float] = defaultdict(float)
    for word in dict.fromkeys(words):  # not set(): its order, and so the rounding of the sums, changes from run to run
        places = postings.get(word, ())
        if len(places) <= COMMON_WORD:
            for place in places:
                scores[place] += weights[word]
    return sorted(scores, key=lambda place: (-scores[place], place))[:PARTNERS]


def _running_sums(words: Sequence[str], weights: dict[str, float]) -> list[float]:
    """The weight of all words before each place; the weight of a stretch is a difference of two."""
    return [0.0, *itertools.accumulate(weights[word] for word in words)]


def _blocks(left: Sequence[str], right: Sequence[str]) -> list[_Block]:
    blocks = []
    for step in LCSseq.opcodes(left, right):
        if step.tag == "equal":
            blocks.append(_Block(step.src_start, step.dest_start, step.src_end - step.src_start))
    return blocks


@dataclass(frozen=True, slots=True)
class _Block:
    a: int
    b: int
    size: int


def _best(found: list[Link]) -> tuple[Link, ...]:
    """Links that are the best of their left or of their right sentence: a merged sentence keeps two, a chance likeness none."""
    by_left: dict[int, Link] = {}
    by_right: dict[int, Link] = {}
    for link in found:
        for best, key in ((by_left, link.left), (by_right, link.right)):
            if key not in best or link.share > best[key].share:
                best[key] = link
    kept = {(link.left, link.right): link for link in (*by_left.values(), *by_right.values())}
    return tuple(kept[key] for key in sorted(kept))


def _mark_link(left: Running, right: Running, link: Link, left_marks: Flags, right_marks: Flags) -> None:
    (a, b), (c, d) = left.bounds[link.left], right.bounds[link.right]
    for block in _blocks(left.words[a:b], right.words[c:d]):
        left_marks[a + block.a : a + block.a + block.size] = True
        right_marks[c + block.b : c + block.b + block.size] = True


def _stretches(left: Running, right: Running, runs: Flags, linked: set[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Maximal equal runs of eight words and more, each left word used once, those inside linked sentences left out."""
    places: dict[int, int] = {}
    for place, key in enumerate(right.shingles.tolist()):
        places.setdefault(key, place)
    keys = left.shingles.tolist()
    found, at = [], 0
    while at < len(keys):
        to = places.get(keys[at]) if runs[at] else None
        if to is None:
            at += 1
            continue
        size = _run_length(left.words, right.words, at, to)
        pair = (int(left.sentence[at]), int(right.sentence[to]))
        if size >= STRETCH and pair not in linked:
            found.append(Stretch((at, at + size), (to, to + size)))
        at += max(1, size - SHINGLE + 1)
    return tuple(found)


def _run_length(left: Sequence[str], right: Sequence[str], at: int, to: int) -> int:
    size = 0
    while at + size < len(left) and to + size < len(right) and left[at + size] == right[to + size]:
        size += 1
    return size
