"""How one utterance changed from account to account."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass

from rashomon.align.statement_words import PLAIN_WORDS, markers, stem, words_in
from rashomon.model.annotations import Attribution, AttributionKind
from rashomon.model.book import Drift

__all__ = ["Wording", "drift_of"]

#: Above this share of words in common, two wordings are one text that was edited; below, one that was retold.
SAME_TEXT = 0.75
NUMBER_WORDS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "hundred",
        "thousand",
        "million",
        "billion",
        "dozen",
        "dozens",
        "hundreds",
        "thousands",
        "half",
    ]
)


@dataclass(frozen=True, slots=True)
class Wording:
    """An attribution with the name of the account that holds it."""

    attribution: Attribution
    account: str


def drift_of(base: Wording, other: Wording) -> tuple[Drift, ...]:
    """Where ``other`` departs from ``base``: first how, then each word lost or put in that changes the meaning.

    ``Drift.words`` holds the base's words, then the other's; an empty string where one has nothing.
    """
    left, right = words_in(base.attribution.content.words), words_in(other.attribution.content.words)
    if left == right:
        return ()
    found = [_manner(base, other, left, right)]
    found += _losses(other, left, right)
    return tuple(found)


def _manner(base: Wording, other: Wording, left: list[str], right: list[str]) -> Drift:
    pair = (base.attribution.content.words, other.attribution.content.words)
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    if common == len(right):
        at = matcher.get_matching_blocks()[0]
        whole = at.size == len(right)
        return Drift((_missing(left, matcher), ""), f"cut: {other.account} quotes {'a part of' if whole else 'parts of'} what {base.account} has")
    if Counter(left) == Counter(right):
        return Drift(pair, f"reordered: {other.account} has the words of {base.account} in another order")
    if common / max(1, min(len(left), len(right))) >= SAME_TEXT:
        return Drift(_differing(left, right, matcher), f"reworded: most words are the same in {base.account} and {other.account}")
    direct = AttributionKind.DIRECT
    if base.attribution.kind is direct and other.attribution.kind is not direct:
        return Drift(pair, f"paraphrased: direct speech in {base.account}, told in its own words by {other.account}")
    return Drift(pair, f"paraphrased: {base.account} and {other.account} word it differently")


def _missing(left: list[str], matcher: difflib.SequenceMatcher[str]) -> str:
    return " … ".join(" ".join(left[a:b]) for tag, a, b, _, _ in matcher.get_opcodes() if tag in {"delete", "replace"})


def _differing(left: list[str], right: list[str], matcher: difflib.SequenceMatcher[str]) -> tuple[str, str]:
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    return " … ".join(" ".join(left[a:b]) for _, a, b, _, _ in changes if a < b), " … ".join(
        " ".join(right[c:d]) for _, _, _, c, d in changes if c < d
    )


def _losses(other: Wording, left: list[str], right: list[str]) -> list[Drift]:
    """Negations, hedges, conditions, limits and numbers that only one of the two has."""
    found = [Drift((phrase, ""), f"lost in {other.account}: {kind}") for kind, phrase in _only_in(left, right)]
    # A part that says less has nothing put in; a retelling may have.
    found += [Drift(("", phrase), f"only in {other.account}: {kind}") for kind, phrase in _only_in(right, left)]
    return found


def _only_in(one: list[str], two: list[str]) -> list[tuple[str, str]]:
    held, stems = set(two), {stem(word) for word in two}
    kinds = markers()
    has_negation = any(_kind(word, kinds) == "a negation" for word in two)
    found: list[tuple[str, str]] = []
    for at, word in enumerate(one):
        kind = _kind(word, kinds)
        if kind is None or word in held:
            continue
        following = next((w for w in one[at + 1 : at + 4] if w not in PLAIN_WORDS), "")
        # "will not go" and "never goes" both deny: only the thing denied can be lost.
        if kind == "a negation" and has_negation and stem(following) in stems:
            continue
        end = one.index(following, at + 1) + 1 if following else at + 1
        phrase = " ".join(one[at:end])
        if (kind, phrase) not in found:
            found.append((kind, phrase))
    return found


def _kind(word: str, kinds: dict[str, str]) -> str | None:
    if word.endswith("n't"):
        return "a negation"
    if word in NUMBER_WORDS or word[0].isdigit():
        return "a number"
    kind = kinds.get(word)
    return None if kind is None else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
