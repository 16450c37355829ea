"""Whether one of two texts is copied from the other, and of what kind the copy is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.lineage.alignment import Aligned
from rashomon.lineage.running import Running
from rashomon.model.findings import CopyKind
from rashomon.text.shingles import Flags

__all__ = ["Verdict", "coverage", "judge"]

# The four proofs, all counted on words outside quotation marks, so that two newsrooms that quote one speaker at length do not meet.
# Read off real pairs: independent reports of one event share runs in a fifth of their own words only through unmarked quotations,
# names of offices and charges, and then no run of a sentence's length.
#: 1. Runs of five and more words cover a fifth of the one text, 30 words in all, and one run has a sentence's length.
RUN_SHARE, RUN_WORDS, RUN_LONGEST = 0.2, 30, 12
#: 2. One run is as long as a paragraph, however long the rest.
PARAGRAPH = 50
#: 3. Three sentences of eight own words and more are the same but for exchanged words, and cover a third of the one text.
REWORDED_SENTENCES, REWORDED_WORDS, REWORDED_SHARE = 3, 8, 0.35
#: 4. A short text that lies in the other nearly whole.
WHOLE_SHARE, WHOLE_WORDS = 0.8, 14
#: Of its names and numbers, where there are so many, such a share recurs: in notices of one pattern all words recur but those.
SAME_NAMES, ENOUGH_NAMES = 0.6, 4
#: A pair of sentences with so many names in each of which less recurs is of one pattern; where most aligned words lie in such, nothing was copied.
PATTERN_NAMES, PATTERNED = 2, 0.5

#: All counts of words above are doubled in a script without spaces, where a word is one character and a name in full, with its office,
#: runs over twenty of them.
CHARACTER = re.compile("[\u3040-\u30ff\u3400-\u9fff]")

#: Both texts nearly covered in unchanged runs.
NEAR = 0.8
#: Of the covered words, the share in unchanged runs of five below which a copy counts as rewritten.
UNCHANGED = 0.75


@dataclass(frozen=True, slots=True)
class Verdict:
    """A proven copy: its kind, the share of each text that recurs in the other, and the proof in words."""

    kind: CopyKind
    left_share: float
    right_share: float
    because: str


def coverage(text: Running, marks: Flags, *, own: bool = False) -> float:
    """Share of the running words that are marked; with ``own`` of those outside quotation marks."""
    if own:
        return float((marks & text.own).sum()) / max(1, int(text.own.sum()))
    return float(marks.sum()) / max(1, len(text.words))


def judge(left: Running, right: Running, aligned: Aligned) -> Verdict | None:
    """What kind of copy the alignment proves; None where it proves none."""
    proof = None if _patterned(left, right, aligned) else _proof(left, right, aligned)
    if proof is None:
        return None
    left_share, right_share = coverage(left, aligned.left), coverage(right, aligned.right)
    return Verdict(_kind(left, right, aligned), left_share, right_share, proof)


def _proof(left: Running, right: Running, aligned: Aligned) -> str | None:
    sides = ((left, aligned.left_runs, aligned.left), (right, aligned.right_runs, aligned.right))
    words = max(int((runs & text.own).sum()) for text, runs, _ in sides)
    size = _word_size(left, right)
    longest = max(_longest(runs & text.own) for text, runs, _ in sides)
    share = max(coverage(text, runs, own=True) for text, runs, _ in sides)
    whole = max(coverage(text, marks, own=True) for text, _, marks in sides)
    sentences = _reworded(left, right, aligned, size)
    told = f"{words} words outside quotations recur in runs of five and more ({share:.0%} of the shorter share), the longest of {longest}"
    if longest >= size * PARAGRAPH or (share >= RUN_SHARE and words >= size * RUN_WORDS and longest >= size * RUN_LONGEST):
        return told
    if sentences >= REWORDED_SENTENCES and whole >= REWORDED_SHARE:
        return f"{sentences} sentences are the same but for exchanged words and cover {whole:.0%} of the text outside quotations"
    if whole >= WHOLE_SHARE and words >= size * WHOLE_WORDS and _same_names(left, right):
        return f"{whole:.0%} of the short text recurs, {words} words of it in runs of five and more"
    return None


def _same_names(left: Running, right: Running) -> bool:
    return _names_recur((left, range(len(left.words))), (right, range(len(right.words))), ENOUGH_NAMES)


def _names_recur(left: tuple[Running, range], right: tuple[Running, range], enough: int) -> bool:
    """Whether most names and numbers of one side stand on the other, whatever their case; True where there are not enough to tell."""
    sides = [(text.names(places), {text.words[at] for at in places}) for text, places in (left, right)]
    (one, ours), (two, theirs) = (({name for name in names if len(name) > 1 or name.isdigit()}, words) for names, words in sides)
    if min(len(one), len(two)) < enough:
        return True
    return len(one & theirs) >= SAME_NAMES * len(one) or len(two & ours) >= SAME_NAMES * len(two)


def _patterned(left: Running, right: Running, aligned: Aligned) -> bool:
    """Whether the two have their sentences from one pattern, filled in with other names and numbers: notices, bulletins, results."""
    total = pattern = 0
    for link in aligned.links:
        places = range(*left.bounds[link.left]), range(*right.bounds[link.right])
        total += len(places[0])
        pattern += 0 if _names_recur((left, places[0]), (right, places[1]), PATTERN_NAMES) else len(places[0])
    return pattern > PATTERNED * total


def _longest(marks: Flags) -> int:
    best = current = 0
    for mark in marks.tolist():
        current = current + 1 if mark else 0
        best = max(best, current)
    return best


def _word_size(left: Running, right: Running) -> float:
    """How many entries of ``words`` make a word: 1 in scripts with spaces, 2 where every character is an entry."""
    single = sum(CHARACTER.match(word) is not None for text in (left, right) for word in text.words)
    return 1 + single / max(1, len(left.words) + len(right.words))


def _reworded(left: Running, right: Running, aligned: Aligned, size: float) -> int:
    def own(text: Running, number: int) -> int:
        return int(text.own[slice(*text.bounds[number])].sum())

    return sum(min(own(left, link.left), own(right, link.right)) >= size * REWORDED_WORDS for link in aligned.links)


def _kind(left: Running, right: Running, aligned: Aligned) -> CopyKind:
    unchanged = min(coverage(left, aligned.left_runs), coverage(right, aligned.right_runs))
    if unchanged >= NEAR:
        return CopyKind.NEAR
    runs = int(aligned.left_runs.sum() + aligned.right_runs.sum())
    marks = int(aligned.left.sum() + aligned.right.sum())
    return CopyKind.REWRITE if runs < UNCHANGED * marks else CopyKind.PARTIAL
