"""Which pairs of texts are worth a full comparison: near-linear in the size of the collection, whatever it holds.

Two paths over word 5-grams that do not lie in quotations: an inverted index of rare shingles (finds a paragraph inside a long text)
and banded MinHash sketches (find texts that are alike as a whole, however many outlets carry them). A shingle in many texts opens no
pair by itself, so a boilerplate paragraph in 10,000 texts costs 10,000 postings and not 50 million pairs.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from rashomon.lineage.alignment import covered_words
from rashomon.lineage.running import SHINGLE, Running
from rashomon.text.shingles import Hashes

__all__ = ["Candidates", "candidates"]

#: A shingle in more texts than this opens no pair: 50 texts make at most 1,225 pairs.
MOST_TEXTS = 50
#: Partners of one text that are compared for rare shingles, those with most of them first: thousands of notices of one pattern share some
#: shingle with hundreds of others each.
MOST_PARTNERS = 24
#: Shared shingles that make a pair; a shared sentence of 12 words has eight.
FEWEST_SHARED = 3
#: Above so many texts only each fourth shingle (by hash) is indexed; a shared sentence of 12 words still keeps two on average.
SAMPLED_FROM, SAMPLING = 4_000, 4
#: 16 bands of 4 rows: two texts with Jaccard .5 meet with chance .64, with .7 in .99, with .2 in .03.
BANDS, ROWS, SEED = 16, 4, 1950
#: A stretch in at least so many texts that are about different things is boilerplate. Of the words of six letters and more outside
#: shared runs, texts about one event share .16 of the fewer in nine of ten pairs, texts about different ones .12 at most in nine of ten.
BOILERPLATE_TEXTS, SAME_SUBJECT, LONG_WORD = 6, 0.12, 6
#: Last lines of so many words at most, and of such a share of the text, are a footer where of what stands above them no more than such a
#: part is shared, with so many in ten of the other carriers. Wire copies share their beginning, or nearly all.
FOOTER_WORDS, FOOTER_SHARE, STRAY, MOST = 120, 0.75, 0.3, 0.8
#: So many names and numbers say something: of those, texts about one event share .18 of the fewer in nine of ten pairs, others less in as many.
ENOUGH_NAMES = 4
#: Carriers of a stretch that are looked at beside the first one.
CARRIERS = 12
#: Two texts are alike as a whole from this estimated Jaccard on (64 hashes: standard error .06); then they prove each other's shingles,
#: unless both hold more than so many words beside boilerplate that they share, and not so many, or such a share, of the long ones are the
#: same: two short notices under one long paragraph are alike to the sketches (of 2,000 such notices 187 became one family).
ALIKE, OWN_WORDS, SAME_WORDS, SAME_REST = 0.4, 14, 4, 0.3

Pairs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs to compare.

    Attributes:
        pairs: numbers of texts, the lower first, sorted.
        whole: those of them that are alike as a whole, for which no shingle is boilerplate.
        boilerplate: shingles that prove nothing between the other pairs; sorted.
    """

    pairs: tuple[tuple[int, int], ...]
    whole: frozenset[tuple[int, int]]
    boilerplate: Hashes


def candidates(texts: Sequence[Running]) -> Candidates:
    """Which of ``texts`` may share text that is their own."""
    if len(texts) < 2:
        return Candidates((), frozenset(), np.zeros(0, dtype=np.uint64))
    sets = [np.unique(text.shingles[_own_shingles(text)]) for text in texts]
    sketches = _sketches(sets)
    keys, owners = _postings(sets)
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.concatenate((starts, [len(keys)])))
    common = _boilerplate(keys, owners, starts, sizes, (texts, sets))
    whole = _alike(sketches, sets)
    rare = _rare_pairs(owners, starts, sizes, len(texts))
    alike = frozenset(pair for pair in whole if (sketches[pair[0]] == sketches[pair[1]]).mean() >= ALIKE and _one_text(texts, sets, pair, common))
    return Candidates(tuple(sorted(rare | whole)), alike, common)


def _own_shingles(text: Running) -> npt.NDArray[np.bool_]:
    """Shingles that begin and end outside quotations."""
    count = len(text.shingles)
    return text.own[:count] & text.own[SHINGLE - 1 : SHINGLE - 1 + count]


def _postings(sets: Sequence[Hashes]) -> tuple[Hashes, Pairs]:
    if len(sets) > SAMPLED_FROM:
        sets = [keys[(keys >> np.uint64(7)) % np.uint64(SAMPLING) == 0] for keys in sets]
    keys = np.concatenate(sets)
    owners = np.repeat(np.arange(len(sets), dtype=np.int64), [len(found) for found in sets])
    order = np.argsort(keys, kind="stable")
    return keys[order], owners[order]


def _rare_pairs(owners: Pairs, starts: Pairs, sizes: Pairs, count: int) -> set[tuple[int, int]]:
    """Pairs that share enough shingles, counting only those in few texts."""
    found = []
    for size in range(2, MOST_TEXTS + 1):
        heads = starts[sizes == size]
        if not len(heads):
            continue
        groups = owners[heads[:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        found.append((groups[:, left] * count + groups[:, right]).ravel())
    if not found:
        return set()
    codes, shared = np.unique(np.concatenate(found), return_counts=True)
    fewest = 1 if count > SAMPLED_FROM else FEWEST_SHARED
    kept = shared >= fewest
    codes, shared = codes[kept], shared[kept]
    return {(int(code // count), int(code % count)) for code in codes[_nearest(codes, shared, count)].tolist()}


def _nearest(codes: Pairs, shared: Pairs, count: int) -> npt.NDArray[np.bool_]:
    """Which pairs are among the nearest ones of either of their texts, by shared shingles."""
    owners = np.concatenate((codes // count, codes % count))
    order = np.lexsort((-np.tile(shared, 2), owners))
    sorted_owners = owners[order]
    first = np.searchsorted(sorted_owners, sorted_owners, side="left")
    near = np.zeros(len(owners), dtype=np.bool_)
    near[order] = np.arange(len(owners)) - first < MOST_PARTNERS
    return near[: len(codes)] | near[len(codes) :]


def _sketches(sets: Sequence[Hashes]) -> npt.NDArray[np.uint32]:
    offsets = np.concatenate(([0], np.cumsum([len(found) for found in sets]))).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(sets), offsets, BANDS * ROWS, SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32)


def _alike(sketches: npt.NDArray[np.uint32], sets: Sequence[Hashes]) -> set[tuple[int, int]]:
    """Pairs that share a band; a bucket makes a star and a chain, never all its pairs."""
    filled = np.array([number for number, found in enumerate(sets) if len(found) >= SHINGLE], dtype=np.int64)
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        rows = sketches[filled, band * ROWS : (band + 1) * ROWS]
        _, inverse = np.unique(rows, axis=0, return_inverse=True)
        order = np.argsort(inverse.ravel(), kind="stable")
        labels, members = inverse.ravel()[order], filled[order]
        cuts = np.flatnonzero(labels[1:] != labels[:-1]) + 1
        for bucket in np.split(members, cuts):
            numbers = sorted(bucket.tolist())
            pairs.update((numbers[0], other) for other in numbers[1:])
            pairs.update(itertools.pairwise(numbers))
    return pairs


def _boilerplate(keys: Hashes, owners: Pairs, starts: Pairs, sizes: Pairs, held: tuple[Sequence[Running], Sequence[Hashes]]) -> Hashes:
    """Shingles whose carriers are many and about different things; judged by the first carrier beside some others."""
    texts, sets = held
    verdicts: dict[tuple[int, ...], bool] = {}
    common = []
    for at in np.flatnonzero(sizes >= BOILERPLATE_TEXTS).tolist():
        size, start = int(sizes[at]), int(starts[at])
        spread = range(start, start + size, max(1, size // CARRIERS))
        carriers = tuple(owners[list(spread)].tolist())
        if carriers not in verdicts:
            first, others = texts[carriers[0]], [texts[other] for other in carriers[1:]]
            verdicts[carriers] = statistics.median(_subject(first, other) for other in others) < SAME_SUBJECT or _footer(first, others)
        if verdicts[carriers]:
            common.append(keys[start])
    found = np.array(common, dtype=np.uint64)
    if len(sets) <= SAMPLED_FROM:
        return found
    return np.unique(np.concatenate([found, *(_most_carry([sets[at] for at in carriers]) for carriers, plate in verdicts.items() if plate)]))


def _footer(first: Running, others: Sequence[Running]) -> bool:
    """Whether all that a text shares with most others is its last lines: what an outlet prints below each of its notices."""
    tails = 0
    for other in others:
        marks = covered_words(first, other.shingles)
        free = np.flatnonzero(~marks)
        tail = len(marks) - 1 - int(free[-1]) if len(free) else len(marks)
        fewer = min(len(first.words), len(other.words))
        tails += 0 < tail <= min(FOOTER_WORDS, FOOTER_SHARE * fewer) and int(marks.sum()) - tail <= STRAY * (len(marks) - tail)
    return tails >= MOST * len(others)


def _most_carry(sets: Sequence[Hashes]) -> Hashes:
    """Shingles that more than half of some texts hold: the whole stretch of which the index holds each fourth shingle only."""
    keys, counts = np.unique(np.concatenate(sets), return_counts=True)
    return keys[2 * counts > len(sets)]


def _one_text(texts: Sequence[Running], sets: Sequence[Hashes], pair: tuple[int, int], common: Hashes) -> bool:
    """Whether what two texts hold beside their shared boilerplate leaves them one text: little, or about the same things."""
    left, right = pair
    if not len(common) or not np.isin(np.intersect1d(sets[left], sets[right], assume_unique=True), common).any():
        return True
    beside = [
        len(text.words) - int(covered_words(text, other.shingles).sum()) for text, other in ((texts[left], texts[right]), (texts[right], texts[left]))
    ]
    one, two = _rest(texts[left], texts[right]), _rest(texts[right], texts[left])
    long = len(one.long & two.long) >= max(SAME_WORDS, SAME_REST * min(len(one.long), len(two.long)))
    return min(beside) <= OWN_WORDS or (long and _shared(one.names, two.names, ENOUGH_NAMES) >= SAME_REST)


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a text holds outside the runs that it shares with another: its long words, and its names and numbers."""

    long: frozenset[str]
    names: frozenset[str]


def _subject(one: Running, two: Running) -> float:
    """Share of the fewer long words, or names and numbers, outside shared runs that two texts have in common, whichever is lower.

    Notices of one pattern have all their words in common and none of their names.
    """
    left, right = _rest(one, two), _rest(two, one)
    return min(_shared(left.long, right.long, 0), _shared(left.names, right.names, ENOUGH_NAMES))


def _shared(left: frozenset[str], right: frozenset[str], enough: int) -> float:
    """Share of the fewer that both have; 1 where one side has not enough for it to say anything."""
    fewer = min(len(left), len(right))
    return 1.0 if fewer < enough else len(left & right) / max(1, fewer)


def _rest(text: Running, other: Running) -> _Rest:
    free = np.flatnonzero(~covered_words(text, other.shingles)).tolist()
    return _Rest(frozenset(text.words[at] for at in free if len(text.words[at]) >= LONG_WORD), text.names(free))
