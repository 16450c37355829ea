"""How one utterance changed from account to account."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.align.statement_words import PLAIN_WORDS, WORD, markers
from rashomon.align.statement_words import stems as stems_of
from rashomon.model.annotations import Attribution, AttributionKind
from rashomon.model.book import Drift

__all__ = ["Wording", "drift_of"]

#: Above this share of words in common, two wordings are one text that was edited; below, one that was retold.
SAME_TEXT = 0.75
#: In an edited text a word is lost if it stood this near to words that were kept; what lies farther off was simply not quoted.
NEAR = 4
#: Articles, persons and tenses, which reported speech changes.
SHIFTING = frozenset(
    ["that", "the", "a", "an", "i", "we", "he", "she", "it", "they", "am", "is", "are", "was", "were", "been", "has", "have", "had", "will", "would",
     "my", "our", "his", "her", "its", "their"]
)  # fmt: skip
NUMBER = "a number"
GAP = " … "
#: Quoted words that are fewer are a phrase, no wording of the whole.
FRAGMENT = 5
#: "Not the harbour but the mill": what is meant is said behind "but", at most so many words on.
CONTRAST = 9
#: Of a sentence that is retold the other wording holds so many stems.
LEAST_KEPT = 2
#: "Nothing less than" denies nothing.
COMPARED = frozenset(["less", "more", "but", "short", "else"])
#: A time or a score is one word: "3:33", "9-1-1", "magnitude-5.9".
PIECE = re.compile(rf"\d+(?:[:.]\d\d)?\s?[ap]\.?m\b|(?:[^\W\d_]+-)?\d+(?:[.,:/–-]\d+)+|{WORD.pattern}")
SENTENCE = re.compile(r"[.!?…;]+[\"”’)]*\s+|\s--\s")


@dataclass(frozen=True, slots=True)
class Wording:
    """An attribution with the name of the account that holds it."""

    attribution: Attribution
    account: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A wording with its words in lower case and their places."""

    text: str
    words: list[str]
    places: list[tuple[int, int]]

    def cut(self, first: int, last: int) -> str:
        """Words ``first`` to ``last`` (exclusive) as they stand."""
        return self.text[self.places[first][0] : self.places[last - 1][1]]


def _read(text: str) -> _Text:
    found: list[re.Match[str]] = list(PIECE.finditer(text))
    return _Text(text, [m.group().lower().replace("’", "'") for m in found], [m.span() for m in found])


def drift_of(base: Wording, other: Wording, *, deed: str = "") -> tuple[Drift, ...]:
    """Where ``other`` departs from ``base``: first how, then each word lost or put in that changes the meaning.

    ``deed`` is what both ask for or announce, in words, where that is what makes them one.

    ``Drift.words`` holds the base's words, then the other's, each as it stands in its account; an empty string where one has nothing.
    """
    left, right = _read(base.attribution.content.words), _read(other.attribution.content.words)
    if left.words == right.words or _shifted(left.words) == _shifted(right.words):
        return ()
    matcher = difflib.SequenceMatcher(None, left.words, right.words, autojunk=False)
    manner, edited = _manner(base, other, (left, right), matcher)
    if deed and not edited:
        manner = Drift(manner.words, f"{manner.because}: both tell {deed}")
    kept = [block for block in matcher.get_matching_blocks() if block.size]
    near_left = _near((at for b in kept for at in range(b.a, b.a + b.size)), len(left.words)) if edited else None
    near_right = _near((at for b in kept for at in range(b.b, b.b + b.size)), len(right.words)) if edited else None
    found = [manner]
    if min(len(left.words), len(right.words)) < FRAGMENT:
        return tuple(found)  # of a sentence from which a phrase is quoted nothing is lost: it was not retold
    found += [Drift((phrase, ""), f"lost in {other.account}: {kind}") for kind, phrase in _only_in(left, right, near_left)]
    found += [Drift(("", phrase), f"only in {other.account}: {kind}") for kind, phrase in _only_in(right, left, near_right)]
    return tuple(found)


def _shifted(words: Iterable[str]) -> list[str]:
    """The words without those that reported speech shifts ("I will" becomes "that he would"): their change is no drift."""
    return [word for word in words if word not in SHIFTING]


def _near(places: Iterable[int], size: int) -> frozenset[int]:
    return frozenset(k for at in places for k in range(max(0, at - NEAR), min(size, at + NEAR + 1)))


def _manner(base: Wording, other: Wording, texts: tuple[_Text, _Text], matcher: difflib.SequenceMatcher[str]) -> tuple[Drift, bool]:
    """How the whole changed, and whether it is an edited text rather than a retold one."""
    left, right = texts
    blocks = matcher.get_matching_blocks()
    common = sum(block.size for block in blocks)
    if common == len(right.words):
        part = "a part" if blocks[0].size == len(right.words) else "parts"
        words = GAP.join(left.cut(a, b) for tag, a, b, _, _ in matcher.get_opcodes() if tag == "delete")
        return Drift((words, ""), f"cut: {other.account} quotes {part} of what {base.account} has"), True
    if Counter(left.words) == Counter(right.words):
        return Drift((left.text, right.text), f"reordered: {other.account} has the words of {base.account} in another order"), True
    if common / max(1, min(len(left.words), len(right.words))) >= SAME_TEXT:
        changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
        one = GAP.join(left.cut(a, b) for _, a, b, _, _ in changes if a < b)
        two = GAP.join(right.cut(c, d) for _, _, _, c, d in changes if c < d)
        return Drift((one, two), f"reworded: most words are the same in {base.account} and {other.account}"), True
    direct = AttributionKind.DIRECT
    if base.attribution.kind is direct and other.attribution.kind is not direct:
        because = f"paraphrased: direct speech in {base.account}, told in its own words by {other.account}"
    else:
        because = f"paraphrased: {base.account} and {other.account} word it differently"
    return Drift((left.text, right.text), because), False


def _only_in(one: _Text, two: _Text, near: frozenset[int] | None) -> list[tuple[str, str]]:
    """Negations, hedges, conditions, limits and numbers that only the first has: (kind, words)."""
    return list(dict.fromkeys(_markers_only_in(one, two, near)))


@dataclass(frozen=True, slots=True)
class _Sign:
    """A marker or number in a text: words ``first`` to ``last`` (exclusive), its kind with the article, and what it stands for."""

    first: int
    last: int
    kind: str
    sign: str


def _signs(text: _Text) -> list[_Sign]:
    """The markers and numbers of a text, in order; numbers side by side are one."""
    found: list[_Sign] = []
    for at in range(len(text.words)):
        if found and at < found[-1].last:
            continue
        sign = _sign(text.words, at)
        if sign is None:
            continue
        if found and sign.kind == found[-1].kind == NUMBER and sign.first == found[-1].last:
            found[-1] = _Sign(found[-1].first, sign.last, sign.kind, f"{found[-1].sign} {sign.sign}")
        elif not _idle(text.words, at):
            found.append(sign)
    return found


def _sign(words: Sequence[str], at: int) -> _Sign | None:
    word = words[at]
    if word[0].isdigit():
        return _Sign(at, at + 1, NUMBER, word.replace(",", ""))
    if word.endswith("n't"):
        return _Sign(at, at + 1, "a negation", "-")
    for marker in markers().get(word, ()):
        last = at + len(marker.words)
        numeric = last < len(words) and (words[last][0].isdigit() or _is_number(words[last]))
        if tuple(words[at:last]) == marker.words and (numeric or not marker.numeric):
            return _Sign(at, last, f"{'an' if marker.kind[0] in 'aeiou' else 'a'} {marker.kind}", marker.sign)
    return None


def _is_number(word: str) -> bool:
    return any(marker.kind == "number" for marker in markers().get(word, ()))


def _markers_only_in(one: _Text, two: _Text, near: frozenset[int] | None) -> Iterator[tuple[str, str]]:
    stems, others = stems_of(two.text), _signs(two)
    held = {(sign.kind, sign.sign) for sign in others if sign.sign != "-"}
    words, has_negation = set(two.words), any(sign.kind == "a negation" for sign in others)
    retold = _retold(one, stems)
    for sign in _signs(one):
        at = sign.first
        if (sign.kind, sign.sign) in held or at not in retold or (near is not None and at not in near):
            continue
        if sign.sign == "-" and one.words[at] in words:
            continue
        following = _following(one, sign)
        # "will not go" and "never goes" both deny: only the thing denied can be lost.
        if sign.kind == "a negation" and has_negation and following is not None and stems_of(one.words[following]) & stems:
            continue
        yield sign.kind, one.cut(at, (following if following is not None else sign.last - 1) + 1)


def _following(text: _Text, sign: _Sign) -> int | None:
    """The word that a marker is said of, if it stands right behind it, with no comma between."""
    for at in range(sign.last, min(sign.last + 2, len(text.words))):
        if not text.text[text.places[at - 1][1] : text.places[at][0]].isspace():
            return None
        if text.words[at] not in PLAIN_WORDS:
            return at
    return None


def _retold(one: _Text, stems: frozenset[str]) -> frozenset[int]:
    """The words of those sentences of which the other wording holds something: what stands in a sentence that it left out is not lost in it."""
    ends = [match.end() for match in SENTENCE.finditer(one.text) if match.end() < len(one.text)] + [len(one.text)]
    if len(ends) == 1:
        return frozenset(range(len(one.words)))
    firsts = [first for first, _ in one.places]
    found: list[int] = []
    start = 0
    for end in ends:
        inside = range(bisect_left(firsts, start), bisect_left(firsts, end))
        content = stems_of(one.text[start:end])
        if len(content & stems) >= min(LEAST_KEPT, max(1, len(content) // 3)):
            found += inside
        start = end
    return frozenset(found)


def _idle(words: Sequence[str], at: int) -> bool:
    """Whether a marker changes nothing here: "not only", "first of all", "some 20"."""
    following, before = words[at + 1 : at + 2], words[max(0, at - 1) : at]
    if words[at] in {"not", "n't"} and following and following[0] in {"only", "just", "merely"}:
        return True
    if words[at] in {"not", "n't"} and "but" in words[at : at + CONTRAST]:
        return True
    if words[at] in COMPARED and before and before[0] == "nothing":
        return True
    if words[at] == "could" and following and following[0] == "not":
        return True
    if words[at] in {"nothing", "no", "none"} and following and following[0] in COMPARED:
        return True
    if words[at] == "only" and before and before[0].endswith(("not", "n't")):
        return True
    if words[at] in {"all", "every"} and before and before[0] in {"of", "at", "after", "in"}:
        return True
    return words[at] == "most" and bool(before) and (before[0] in {"the", "his", "her", "its", "their", "our"} or before[0].endswith("'s"))
