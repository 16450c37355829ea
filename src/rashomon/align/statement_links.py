"""How surely two remarks are one utterance: by words, by meaning, and by who speaks."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.align.statement_deeds import fits_deed, opposed
from rashomon.align.statement_remarks import Reading, Remark
from rashomon.align.statement_words import Weights, content_stem, light_stems, likeness, stems
from rashomon.model.annotations import AttributionKind, FigureKind
from rashomon.text.vectors import Matrix, sentence_vectors, vectors_installed

__all__ = ["Judge", "links", "make_judge"]

#: Wordings with at least this share of the shorter one's weight in common are one utterance; with three stems in common a little less will do.
SAME_UTTERANCE = 0.55
SAME_RETOLD = 0.42
#: A member of a group has at least this much in common with the group's fullest wording.
FITS = 0.33
#: A wording of at most two stems is too short to tell: the sentences around both must agree as well.
SHORT = 2
#: The sentence around a short quotation says what it was about; it counts for less than the words themselves.
CONTEXT_SHARE = 0.85
#: Without one known speaker on both sides, or inside one article, only near-identical wordings of some length join.
SAME_WORDS = 0.8
LEAST_WORDS_UNNAMED = 4
#: ... and this share of the shorter one's word triples stands in the longer one as well.
VERBATIM, VERBATIM_UNNAMED = 0.5, 0.7
LEAST_TRIPLES = 3
#: Two stems in common that stand at most so many words apart are one thought.
CLOSE = 5
#: So many words in a row are one wording whatever is around them; still more even where two speakers are named: one account has it wrong.
RUN, LONG_RUN = 7, 12
#: One speaker's words in two accounts need fewer.
SHORT_RUN = 5
#: The words that tell, names and common words left out, have at least this share in common.
LEAST_TELLING = 0.4
#: A single word quoted by two accounts is one utterance if it is this long and this rare (weight of a stem that so many remarks hold).
ODD, ODD_HOLDERS = 6, 4
#: Cosine of two sentence vectors from which words may differ, and what cosine and shared weight add up to then; read off 60 pairs of retold remarks
#: in 25 news stories: above it are "disaster" for "catastrophe", below it two remarks on one subject.
SAME_MEANING = 0.66
#: With a single telling word in common the sentences must be nearer still.
SURE_MEANING = 0.78
MEANING_AND_WORDS = 0.97
#: Where both give one number of one kind, so much is enough; below it are two remarks on one toll.
COUNTED_MEANING = 0.5
#: Where one account tells a deed twice, so many signs of what it is about are the same.
LEAST_SHARED = 2
#: Of whom two accounts of one remark do not tell two numbers; they are one number if this near.
TOLLS = frozenset({FigureKind.DEATHS, FigureKind.INJURIES, FigureKind.ARRESTS, FigureKind.MISSING, FigureKind.DISPLACED})
SAME_COUNT = 0.1
#: Of many copies of a wording so many speak for it.
MOST_TWINS = 3
#: Pieces of one utterance that an article tells apart stand this close (characters), or are quoted word for word.
NEIGHBOURHOOD = 250
#: Two weeks after, the same words are a new utterance.
FARTHEST_DAYS = 14
#: An appeal or announcement told in other words is the same for so many days only; accounts of one utterance give its day with one day's doubt.
DEED_DAYS, DOUBT_DAYS = 4, 1
#: A stem in more remarks than this brings together neighbours only: otherwise it would compare everything with everything.
COMMONEST = 60
NEIGHBOURS = 3
#: A speaker with more remarks than this is compared by words alone.
MOST_ENCODED = 200
#: A vector says little about a speech of more words.
LONGEST_ENCODED = 120


@dataclass(frozen=True, slots=True)
class Judge:
    """What remarks are compared with.

    Attributes:
        rows: remark number -> row of ``vectors``; a remark without one is compared by its words alone.
        kin: pairs of speakers of which one speaks for the other.
        odd: the weight from which a stem is rare.
    """

    remarks: Sequence[Remark]
    weights: Weights
    names: frozenset[str]
    rows: Mapping[int, int]
    vectors: Matrix
    kin: frozenset[frozenset[str]]
    odd: float
    known: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)

    def score(self, one: int, two: int) -> tuple[float, float]:
        """(how much the remarks have in common, how much they would need), both 0 to 1; (0, 1) for what cannot be one utterance."""
        pair = (min(one, two), max(one, two))
        if pair not in self.known:
            self.known[pair] = self._score(*pair)
        return self.known[pair]

    def joins(self, one: int, two: int) -> float:
        """How surely two remarks are one utterance, 0 if they are not."""
        score, least = self.score(one, two)
        return score if score >= least else 0.0

    def fits(self, fullest: int, number: int, group: Sequence[int]) -> bool:
        """Whether a remark can stand in a group: it is like the fullest wording, or a piece of one that is.

        A wording that another account gives to another speaker stands for its twin in the group.
        """
        if (
            self._like(fullest, number)
            or any(self.alike_in_deed(fullest, each) and self.joins(each, number) > 0 for each in group)
            or any(self._like(one, two) for one in self._twins(fullest, group) for two in self._twins(number, group))
        ):
            return True
        words = self.remarks[number].words
        return any(
            each != number and len(words) < len(self.remarks[each].words) and self.joins(each, number) > 0 and inside(words, self.remarks[each].words)
            for each in group
        )

    def _like(self, fullest: int, number: int) -> bool:
        score, least = self.score(fullest, number)
        return score >= (FITS if least <= SAME_UTTERANCE else least)

    def _twins(self, number: int, group: Sequence[int]) -> list[int]:
        return [each for each in group if self.remarks[each].content == self.remarks[number].content][:MOST_TWINS]

    def beside(self, one: int, two: int, fullest: int) -> bool:
        """Whether two remarks of one article can be one utterance: it says it twice, quotes it in pieces, or tells it and then quotes it.

        Remarks of two articles always can.
        """
        left, right = self.remarks[one], self.remarks[two]
        if left.first.article != right.first.article or self.joins(one, two) > 0:
            return True
        if _told_and_quoted(left, right):
            return True
        gap = max(left.first.content.start, right.first.content.start) - min(left.first.content.end, right.first.content.end)
        if fullest in (one, two):
            return False
        whole = self.remarks[fullest].words
        return gap <= NEIGHBOURHOOD or (verbatim(left.words, whole) and verbatim(right.words, whole))

    def _score(self, one: int, two: int) -> tuple[float, float]:
        left, right = self.remarks[one], self.remarks[two]
        if not _compatible(left, right):
            return 0.0, 1.0
        shared = len(left.content & right.content)
        if self.alike_in_deed(one, two):
            return max(likeness(left.content, right.content, self.weights), SAME_UTTERANCE), SAME_UTTERANCE
        if not shared or (self._opposed(left, right) and len(longest_run(left.words, right.words)) < RUN):
            return 0.0, 1.0
        score = likeness(left.content, right.content, self.weights)
        kin = self._kin(left, right)
        same_article = left.first.article == right.first.article
        if left.speaker is None or not (left.speaker == right.speaker or kin) or (same_article and overlapping(left, right)):
            return self._unnamed(left, right, score) if shared >= LEAST_WORDS_UNNAMED - 1 else (0.0, 1.0)
        shorter = min(len(left.content), len(right.content))
        if shared == 1 and shorter > SHORT:
            return min(score, FITS), SAME_UTTERANCE
        if (shorter >= SHORT and inside(left.words, right.words)) or _quoted_in(left, right) or _quoted_in(right, left):
            return max(score, SAME_WORDS), SAME_UTTERANCE
        if same_article and not _told_and_quoted(left, right):
            return (score, SAME_WORDS) if shorter >= LEAST_WORDS_UNNAMED else (0.0, 1.0)
        if verbatim(left.words, right.words):
            return max(score, SAME_WORDS), SAME_UTTERANCE
        if self._same_meaning(one, two, score) or (_same_number(left.readings, right.readings) and self._cosine(one, two) >= COUNTED_MEANING):
            return max(score, SAME_UTTERANCE), SAME_RETOLD
        run = longest_run(left.words, right.words)
        if len(run) >= SHORT_RUN and len(stems(" ".join(run)) - self.names) > 1:
            return max(score, SAME_UTTERANCE), SAME_UTTERANCE
        return self._same_subject(left, right, score, kin=kin)

    def _kin(self, left: Remark, right: Remark) -> bool:
        return left.speaker is not None and right.speaker is not None and frozenset((left.speaker, right.speaker)) in self.kin

    def alike_in_deed(self, one: int, two: int) -> bool:
        """Whether one speaker asks for, or announces, one deed in both, whatever the words."""
        left, right = self.remarks[one], self.remarks[two]
        if left.deed is None or right.deed is None or left.speaker is None or not (left.speaker == right.speaker or self._kin(left, right)):
            return False
        # An account tells a deed in its lead and once more below: about the same, then.
        again = left.first.article == right.first.article and left.speaker == right.speaker and not _told_and_quoted(left, right)
        if again and len(left.deed.about & right.deed.about) < LEAST_SHARED:
            return False
        return _one_time(left, right) and fits_deed(left.deed, right.deed, self.kin)

    def _opposed(self, left: Remark, right: Remark) -> bool:
        """Whether two remarks ask for or announce different deeds, or give different tolls."""
        if left.deed is not None and right.deed is not None and opposed(left.deed, right.deed, self.kin):
            return True
        return _other_toll(left.readings, right.readings)

    def _same_subject(self, left: Remark, right: Remark, score: float, *, kin: bool) -> tuple[float, float]:
        """Whether wordings that share single words say the same."""
        shared = left.content & right.content
        score = self._with_context(left, right, score)
        ours, theirs = left.content - self.names, right.content - self.names
        if score <= FITS or (ours and theirs and likeness(ours, theirs, self.weights) < LEAST_TELLING):
            return min(score, FITS), SAME_UTTERANCE
        if len(shared) == 2 and len(shared - self.names) < 2:
            # One telling word is a subject in common; what else the sentences say must agree too.
            score = min(score, likeness(left.context - shared, right.context - shared, self.weights))
        elif len(shared) == 2 and not all(_close(shared, remark.words) for remark in (left, right)):
            score = min(score, FITS)
        return score, SAME_RETOLD if len(shared) >= 3 and not kin else SAME_UTTERANCE

    def _unnamed(self, left: Remark, right: Remark, score: float) -> tuple[float, float]:
        """Without one speaker on both sides only the words themselves tell."""
        if left.first.article == right.first.article and overlapping(left, right):
            return 0.0, 1.0
        run = len(longest_run(left.words, right.words))
        apart = left.known and right.known and left.speaker != right.speaker
        enough = min(len(left.content), len(right.content)) >= LEAST_WORDS_UNNAMED
        if run >= (LONG_RUN if apart else RUN) or (
            enough and not apart and score >= SAME_WORDS and verbatim(left.words, right.words, VERBATIM_UNNAMED)
        ):
            return max(score, SAME_WORDS), SAME_WORDS
        return 0.0, 1.0

    def _with_context(self, left: Remark, right: Remark, score: float) -> float:
        """The likeness of two wordings of which one is very short, by the sentences around them."""
        shorter = min(left.content, right.content, key=len)
        if len(shorter) > SHORT:
            return score
        around = likeness(left.context, right.context, self.weights)
        if len(shorter) == 1:
            (word,) = shorter
            odd = score == 1.0 and len(word) >= ODD and word not in self.names and self.weights.get(word, 0.0) >= self.odd
            score = SAME_UTTERANCE if odd else min(score, 2 * around)
        return max(score, CONTEXT_SHARE * around)

    def _same_meaning(self, one: int, two: int, score: float) -> bool:
        """Whether two wordings say the same with other words."""
        cosine = self._cosine(one, two)
        shared = len((self.remarks[one].content & self.remarks[two].content) - self.names)
        return cosine + score >= MEANING_AND_WORDS and cosine >= (SAME_MEANING if shared > 1 else SURE_MEANING) and shared > 0

    def _cosine(self, one: int, two: int) -> float:
        """How near in meaning two remarks are; 0 where it is not known."""
        if one not in self.rows or two not in self.rows:
            return 0.0
        return float(self.vectors[self.rows[one]] @ self.vectors[self.rows[two]])


def make_judge(remarks: Sequence[Remark], weights: Weights, names: frozenset[str], kin: frozenset[frozenset[str]]) -> Judge:
    """The judge of a story's remarks; meaning is read only where one speaker has remarks in several articles."""
    articles: dict[str, set[str]] = defaultdict(set)
    for remark in remarks:
        if remark.speaker is not None:
            articles[remark.speaker].add(remark.first.article)
    counted = Counter(remark.speaker for remark in remarks)
    wanted = [
        i
        for i, r in enumerate(remarks)
        if r.speaker is not None and len(articles[r.speaker]) > 1 and counted[r.speaker] <= MOST_ENCODED
        if len(r.content) > SHORT and len(r.words) <= LONGEST_ENCODED
    ]
    wanted = wanted if vectors_installed() else []
    vectors = sentence_vectors([" ".join(remarks[i].words) for i in wanted])
    return Judge(remarks, weights, names, {i: row for row, i in enumerate(wanted)}, vectors, kin, math.log(1 + len(remarks) / ODD_HOLDERS))


def _compatible(left: Remark, right: Remark) -> bool:
    """Whether polarity and time allow one utterance."""
    if left.first.negated != right.first.negated or left.first.evidential != right.first.evidential:
        return False
    return left.published is None or right.published is None or abs((left.published - right.published).days) <= FARTHEST_DAYS


def _one_time(left: Remark, right: Remark) -> bool:
    """Whether two remarks can be of one day: by the days that their sentences give, else by when the articles came out."""
    if left.day is not None and right.day is not None:
        return abs((left.day - right.day).days) <= DOUBT_DAYS
    one, two = left.day or left.published, right.day or right.published
    return one is None or two is None or abs((one - two).days) <= DEED_DAYS


def _alike(one: Reading, two: Reading) -> bool:
    """Whether two numbers can count the same: who is counted may be left out."""
    return one.kind == two.kind and (one.who == two.who or None in (one.who, two.who))


def _same_number(left: frozenset[Reading], right: frozenset[Reading]) -> bool:
    return any(one.value == two.value and _alike(one, two) for one in left for two in right)


def _other_toll(left: frozenset[Reading], right: frozenset[Reading]) -> bool:
    """Whether both count the same harm to the same people, and no number of one is near one of the other."""
    pairs = [(one, two) for one in left for two in right if one.kind in TOLLS and _alike(one, two)]
    return bool(pairs) and all(abs(one.value - two.value) > SAME_COUNT * max(one.value, two.value) for one, two in pairs)


def overlapping(left: Remark, right: Remark) -> bool:
    """Whether attributions of the two share text of one article: one speaker tells what the other says."""
    return any(one.content.span.overlaps(two.content.span) for one in left.attributions for two in right.attributions)


def _told_and_quoted(left: Remark, right: Remark) -> bool:
    """Whether one is quoted and the other told: an article says what somebody said, and then quotes it."""
    return (left.first.kind is AttributionKind.DIRECT) != (right.first.kind is AttributionKind.DIRECT)


def inside(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the shorter wording, of at least two words, stands in the longer one as it is.

    >>> inside(["in", "vain"], ["all", "was", "in", "vain"])
    True
    """
    short, long = sorted((list(left), list(right)), key=len)
    return len(short) > 1 and any(long[k] == short[0] and long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1))


def verbatim(left: Sequence[str], right: Sequence[str], least: float = VERBATIM) -> bool:
    """Whether the shorter wording's word triples stand in the longer one: a subject in common is no common wording.

    >>> verbatim("a rather thin excuse".split(), "what looks to us like a rather thin excuse is pay".split())
    True
    """
    short, long = sorted((left, right), key=len)
    triples = _triples(short)
    both = triples & _triples(long)
    if not both or len(both) < least * len(triples) or len(both) < min(LEAST_TRIPLES, len(triples)):
        return False
    return len(stems(" ".join(word for triple in sorted(both) for word in triple)) - light_stems()) > 1


def _triples(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[k : k + 3]) for k in range(len(words) - 2)}


def _quoted_in(left: Remark, right: Remark) -> bool:
    """Whether the other account has the very words that one puts between quotation marks."""
    return any(inside(piece, right.words) for piece in left.quoted if len(piece) <= len(right.words))


def _close(shared: frozenset[str], words: Sequence[str]) -> bool:
    """Whether two shared stems stand near each other in a wording: far apart they belong to two thoughts."""
    found = [content_stem(word) for word in words]
    places = [[k for k, word in enumerate(found) if word == each] for each in sorted(shared)]
    return any(abs(one - two) <= CLOSE for one in places[0] for two in places[1])


def longest_run(left: Sequence[str], right: Sequence[str]) -> Sequence[str]:
    """The most words in a row that stand in both; empty for fewer than three.

    >>> longest_run(["it", "is", "over", "the", "line"], ["well", "over", "the", "line"])
    ['over', 'the', 'line']
    """
    held = _triples(right)
    best = run = last = 0
    for k in range(len(left) - 2):
        run = run + 1 if tuple(left[k : k + 3]) in held else 0
        if run > best:
            best, last = run, k + 3
    return left[last - best - 2 : last] if best else []


def links(judge: Judge) -> Iterator[tuple[float, int, int]]:
    """(likeness, remark, remark) for pairs that could be one utterance; partners are found through shared stems."""
    remarks = judge.remarks
    seen: set[tuple[int, int]] = set()
    index: dict[str, list[int]] = defaultdict(list)
    for i, remark in enumerate(remarks):
        for word in remark.content | remark.context | (remark.deed.keys if remark.deed is not None else frozenset()):
            index[word].append(i)
    for word in sorted(index):
        holders = index[word]
        reach = len(holders)
        if reach > COMMONEST:
            # Many copies of one wording lie side by side in this order: neighbours are enough to chain them.
            holders = sorted(holders, key=lambda i: (sorted(remarks[i].content), remarks[i].first.id))
            reach = NEIGHBOURS
        for k, first in enumerate(holders):
            for second in holders[k + 1 : k + 1 + reach]:
                pair = (min(first, second), max(first, second))
                if pair not in seen:
                    seen.add(pair)
                    score = judge.joins(*pair)
                    if score > 0:
                        yield score, *pair
