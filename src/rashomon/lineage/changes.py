"""What changed between two versions of one article, title and sentence by sentence: changed, added, dropped. Linear in both."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from rashomon.lineage.alignment import COMMON_WORD, PARTNERS
from rashomon.lineage.running import Running
from rashomon.lineage.stages import folded_title
from rashomon.model.book import Change
from rashomon.model.findings import ChangeKind
from rashomon.model.spans import Evidence, Span, cut
from rashomon.text.shingles import words_of

__all__ = ["changes_between"]

#: Two sentences are one, changed, where half of their words together recur in order; beside the same neighbours a third is enough.
CHANGED, CHANGED_IN_PLACE = 0.5, 0.34
#: A sentence that was lengthened keeps three quarters of its words, if it had six or more: fewer meet by chance.
LENGTHENED, LENGTHENED_WORDS = 0.75, 6
#: Longer "sentences" are tables: only their first words are compared, since that is quadratic.
LONGEST = 400
#: So many stretches of words are shown in a reason, each up to so many words.
SHOWN, SHOWN_WORDS = 2, 8
OPENING = "“\"‘'«([$€£#"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or title: its folded words and where it stands."""

    number: int
    words: tuple[str, ...]
    evidence: Evidence


def changes_between(earlier: Running, later: Running) -> tuple[Change, ...]:
    """What the later version says otherwise, in text order of the later one, what was dropped behind; all of the kind text.

    Case, punctuation, furniture, and the order of sentences are no changes.
    """
    if earlier.words == later.words:
        return tuple(_title(earlier, later))
    olds, news = _units(earlier), _units(later)
    kept = _kept(olds, news)
    rest_old = [unit for unit in olds if unit.number not in kept]
    rest_new = [unit for unit in news if unit.number not in set(kept.values())]
    paired = _paired(rest_old, rest_new, kept)
    of_new = {new: old for old, new in paired.items()}
    by_number = {unit.number: unit for unit in olds}
    told = [_changed(by_number[of_new[unit.number]], unit) if unit.number in of_new else _added(unit) for unit in rest_new]
    dropped = [Change(ChangeKind.TEXT, unit.evidence, None, "dropped") for unit in rest_old if unit.number not in paired]
    return (*_title(earlier, later), *told, *dropped)


def _title(earlier: Running, later: Running) -> Iterator[Change]:
    pieces = []
    for text in (earlier, later):
        span = text.account.article.title_span
        pieces.append(None if span is None else cut(text.account.article.document, text.account.text, span))
    one, two = (folded_title(text.account.article.title) for text in (earlier, later))
    old, new = pieces
    if one != two and old is not None and new is not None:
        yield _changed(_Unit(-1, words_of(old.words).folded, old), _Unit(-1, words_of(new.words).folded, new))


def _units(text: Running) -> list[_Unit]:
    found = []
    for number, (first, last) in enumerate(text.bounds):
        if last > first:
            found.append(_Unit(number, text.words[first:last], _evidence(text, first, last)))
    return found


def _evidence(text: Running, first: int, last: int) -> Evidence:
    """The words with the marks that open and close them."""
    piece, source = text.evidence(first, last), text.account.text
    start, least = piece.start, text.account.article.span.start
    while start > least and source[start - 1] in OPENING:
        start -= 1
    return cut(piece.document, source, Span(start, piece.end))


def _kept(olds: Sequence[_Unit], news: Sequence[_Unit]) -> dict[int, int]:
    """Old to new numbers of the sentences that stand in both, each used once."""
    places: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for unit in news:
        places[unit.words].append(unit.number)
    return {unit.number: places[unit.words].popleft() for unit in olds if places.get(unit.words)}


def _paired(olds: Sequence[_Unit], news: Sequence[_Unit], kept: dict[int, int]) -> dict[int, int]:
    """Old to new numbers of the sentences that were changed, the likest first; each is used once."""
    by_number = {unit.number: unit for unit in news}
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for unit in news:
        for word in dict.fromkeys(unit.words):
            postings[word].append(unit.number)
    likest = []
    for unit in olds:
        beside = _beside(unit.number, kept)
        for number in _partners(unit, postings, beside if beside in by_number else None):
            likeness = _likeness(unit.words[:LONGEST], by_number[number].words[:LONGEST])
            if likeness >= (CHANGED_IN_PLACE if number == beside else CHANGED):
                likest.append((-likeness, unit.number, number))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, old, new in sorted(likest):
        if old not in pairs and new not in used:
            pairs[old] = new
            used.add(new)
    return pairs


def _beside(number: int, kept: dict[int, int]) -> int | None:
    """Where the new sentence would stand that took the old one's place: behind its unchanged neighbour, or at the very beginning."""
    if number == 0:
        return 0
    before, behind = kept.get(number - 1), kept.get(number + 1)
    return before + 1 if before is not None else behind - 1 if behind is not None else None


def _partners(unit: _Unit, postings: dict[str, list[int]], beside: int | None) -> list[int]:
    scores: defaultdict[int, int] = defaultdict(int)
    for word in dict.fromkeys(unit.words):
        places = postings.get(word, ())
        if len(places) <= COMMON_WORD:
            for place in places:
                scores[place] += 1
    best = sorted(scores, key=lambda place: (-scores[place], place))[:PARTNERS]
    return [*best, *([beside] if beside is not None and beside not in best else [])]


def _likeness(old: Sequence[str], new: Sequence[str]) -> float:
    same = LCSseq.similarity(old, new)
    fewer = min(len(old), len(new))
    lengthened = fewer >= LENGTHENED_WORDS and same >= LENGTHENED * fewer
    return max(2 * same / (len(old) + len(new)), CHANGED if lengthened else 0.0)


def _added(unit: _Unit) -> Change:
    return Change(ChangeKind.TEXT, None, unit.evidence, "added")


def _changed(old: _Unit, new: _Unit) -> Change:
    return Change(ChangeKind.TEXT, old.evidence, new.evidence, _because(old, new))


def _because(old: _Unit, new: _Unit) -> str:
    """The words that became others, as printed; only the first stretches where there are many."""
    steps = [step for step in LCSseq.opcodes(old.words[:LONGEST], new.words[:LONGEST]) if step.tag != "equal"]
    told = []
    for gone, come in _merged([(step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps]):
        was, now = _printed(old, *gone), _printed(new, *come)
        told.append(f"“{was}” became “{now}”" if was and now else f"“{now}” came in" if now else f"“{was}” went out")
    if not told:
        return "the words are the same, their marks or letters are not"
    more = f"; {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return "; ".join(told[:SHOWN]) + more


def _merged(steps: Sequence[tuple[int, int, int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """A deletion beside an insertion is one replacement."""
    merged: list[list[int]] = []
    for a, b, c, d in steps:
        if merged and merged[-1][1] == a and merged[-1][3] == c:
            merged[-1][1], merged[-1][3] = b, d
        else:
            merged.append([a, b, c, d])
    return [((a, b), (c, d)) for a, b, c, d in merged]


def _printed(unit: _Unit, first: int, last: int) -> str:
    """Words ``first`` to ``last`` (exclusive) of a unit as they are printed, shortened."""
    places = words_of(unit.evidence.words)
    if first >= last or last > len(places):
        return ""
    stop = min(last, first + SHOWN_WORDS)
    return unit.evidence.words[int(places.starts[first]) : int(places.ends[stop - 1])] + (" …" if stop < last else "")
