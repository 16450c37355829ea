"""Copies that share no wording: translations, and rewrites by machine, found by what their sentences mean.

Only texts that give reason for it are looked at: one in another language than the rest, or one that reads as machine-rewritten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from anyascii import anyascii

from rashomon.lineage.alignment import Aligned, Link
from rashomon.lineage.running import Running
from rashomon.lineage.verdicts import Verdict, coverage
from rashomon.model.findings import CopyKind
from rashomon.text.vectors import Matrix, centred, sentence_vectors, vectors_installed

__all__ = ["Meant", "by_meaning"]

#: Likeness of two sentences that say the same, after the mean of each text's language is taken off. Translated sentences reach .5 to
#: .8, sentences of independent reports .45 at most; in one language rewrites reach .7, independent reports in 1 of 30 sentences.
SAME_ACROSS, SAME_WITHIN = 0.5, 0.7
#: Sentences that must match, and the share of the one text's own sentences that they are.
FEWEST, SHARE = 4, 0.5
#: Share of the matches that stand in the same order in both texts; a retelling keeps the order, chance does not.
IN_ORDER = 0.6
#: Own words that make a sentence worth comparing.
OWN_WORDS = 5
#: Rewrite score from which a text is looked at.
GARBLED = 0.3
#: Share of the one text's names and numbers that a rewrite in the same language keeps: spinning machines leave them alone, independent
#: (.85 and more), independent reports of one event share .41 to .69 of them. With fewer in a text the share says nothing.
SAME_LANDMARKS, ENOUGH_LANDMARKS = 0.75, 8
#: Up to so many texts every pair with a subject is compared; above, only the nearest by names and numbers.
FEW_TEXTS, NEAREST, FEWEST_LANDMARKS, COMMON_LANDMARK = 40, 8, 3, 60


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """A pair that says the same: numbers of the texts, how they meet, and the verdict."""

    left: int
    right: int
    aligned: Aligned
    verdict: Verdict


def by_meaning(texts: Sequence[Running], proven: frozenset[tuple[int, int]]) -> Iterator[Meant]:
    """Translations and machine rewrites among ``texts`` that are not ``proven`` already; none where vectors are not installed."""
    subjects = _subjects(texts)
    if not subjects or not vectors_installed():
        return
    marks = [_landmarks(text) for text in texts]
    pairs = [pair for pair in _pairs(texts, subjects, marks) if pair not in proven and _worth(texts, pair, marks)]
    vectors = _vectors(texts, sorted({number for pair in pairs for number in pair}))
    for left, right in pairs:
        meant = _compare(texts, left, right, vectors)
        if meant is not None:
            yield meant


def _subjects(texts: Sequence[Running]) -> list[int]:
    """Texts in another language than most, and garbled ones."""
    languages = Counter(text.account.article.language for text in texts if text.account.article.language)
    main = min(languages, key=lambda language: (-languages[language], language)) if languages else None
    return [number for number, text in enumerate(texts) if text.account.article.language not in {None, main} or _garbled(text)]


def _garbled(text: Running) -> bool:
    score = text.account.annotations.rewrite_score
    score = text.account.article.rewrite_score if score is None else score
    return score is not None and score >= GARBLED


def _pairs(texts: Sequence[Running], subjects: Sequence[int], marks: Sequence[set[str]]) -> list[tuple[int, int]]:
    near = {subject: range(len(texts)) for subject in subjects} if len(texts) <= FEW_TEXTS else _nearest(subjects, marks)
    return sorted({(min(one, two), max(one, two)) for one, others in near.items() for two in others if one != two})


def _nearest(subjects: Sequence[int], marks: Sequence[set[str]]) -> dict[int, Sequence[int]]:
    """For each subject the texts that share most of its names and numbers."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(marks):
        for mark in sorted(found):
            postings[mark].append(number)
    near: dict[int, Sequence[int]] = {}
    for subject in subjects:
        shared: Counter[int] = Counter()
        for mark in sorted(marks[subject]):
            if len(postings[mark]) <= COMMON_LANDMARK:
                shared.update(postings[mark])
        shared.pop(subject, None)
        near[subject] = [number for number, count in shared.most_common(NEAREST) if count >= FEWEST_LANDMARKS]
    return near


def _worth(texts: Sequence[Running], pair: tuple[int, int], marks: Sequence[set[str]]) -> bool:
    """Across languages always; within one only where most names and numbers of the one text stand in the other, as in any rewrite."""
    one, two = (texts[number].account.article.language for number in pair)
    fewer = min(len(marks[number]) for number in pair)
    return one != two or (fewer >= ENOUGH_LANDMARKS and len(marks[pair[0]] & marks[pair[1]]) >= SAME_LANDMARKS * fewer)


def _landmarks(text: Running) -> set[str]:
    """Numbers of two digits and more, and the first four letters of names in Latin script: what survives a translation."""
    source = text.account.text
    firsts = {first for first, last in text.bounds if last > first}
    found = set()
    for place, word in enumerate(text.words):
        if word.isdigit() and len(word) > 1:
            found.add(word)
        elif source[text.starts[place]].isupper() and place not in firsts:
            found.add(anyascii(word).casefold()[:4])
    return found


def _vectors(texts: Sequence[Running], numbers: Sequence[int]) -> dict[int, tuple[list[int], Matrix]]:
    """For each text its own sentences and their vectors, centred by language."""
    sentences = {number: _own_sentences(texts[number]) for number in numbers}
    by_language: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        by_language[texts[number].account.article.language or ""].append(number)
    answer = {}
    for language in sorted(by_language):
        members = by_language[language]
        words = [texts[number].evidence(*texts[number].bounds[sentence]).words for number in members for sentence in sentences[number]]
        rows, at = centred(sentence_vectors(words)), 0
        for number in members:
            count = len(sentences[number])
            answer[number] = (sentences[number], rows[at : at + count])
            at += count
    return answer


def _own_sentences(text: Running) -> list[int]:
    return [
        number
        for number, (first, last) in enumerate(text.bounds)
        if last > first and int(text.own[first:last].sum()) >= max(OWN_WORDS, (last - first) // 2)
    ]


def _compare(texts: Sequence[Running], left: int, right: int, vectors: dict[int, tuple[list[int], Matrix]]) -> Meant | None:
    (ours, one), (theirs, two) = vectors[left], vectors[right]
    fewer = min(len(ours), len(theirs))
    if fewer < FEWEST:
        return None
    across = texts[left].account.article.language != texts[right].account.article.language
    likeness = one @ two.T
    best, back = likeness.argmax(axis=1), likeness.argmax(axis=0)
    least = SAME_ACROSS if across else SAME_WITHIN
    matches = [(at, int(to)) for at, to in enumerate(best) if back[to] == at and likeness[at, to] >= least]
    if len(matches) < max(FEWEST, SHARE * fewer) or _longest_rise([to for _, to in matches]) < IN_ORDER * len(matches):
        return None
    links = tuple(Link(ours[at], theirs[to], float(likeness[at, to])) for at, to in matches)
    return _meant(texts, (left, right), links, CopyKind.TRANSLATION if across else CopyKind.REWRITE)


def _longest_rise(numbers: Sequence[int]) -> int:
    """Length of the longest rising run of entries that need not stand together."""
    tails: list[int] = []
    for number in numbers:
        at = int(np.searchsorted(tails, number)) if tails else 0
        tails[at : at + 1] = [number]
    return len(tails)


def _meant(texts: Sequence[Running], pair: tuple[int, int], links: tuple[Link, ...], kind: CopyKind) -> Meant:
    left, right = texts[pair[0]], texts[pair[1]]
    marks = [np.zeros(len(text.words), dtype=np.bool_) for text in (left, right)]
    for link in links:
        for text, mark, number in ((left, marks[0], link.left), (right, marks[1], link.right)):
            mark[slice(*text.bounds[number])] = True
    aligned = Aligned(links, (), marks[0], marks[1], marks[0], marks[1])
    said = "in another language" if kind is CopyKind.TRANSLATION else "in other words"
    verdict = Verdict(kind, coverage(left, marks[0]), coverage(right, marks[1]), f"{len(links)} sentences say the same {said}, in the same order")
    return Meant(*pair, aligned, verdict)
