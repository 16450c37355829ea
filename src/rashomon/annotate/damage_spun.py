"""Fixed pairs of words of which a program changed one or both ("safety council"): looked up, word by word, in a table."""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.annotate.damage_text import Sign, table
from rashomon.model.spans import MarkKind

__all__ = ["spun_signs"]

WORD = re.compile(r"[A-Za-z]+|\d+")
#: What may stand between two words of one expression; a mark or a line's end parts them.
JOINTS = frozenset({" ", "-", "\u00a0", "\u2011"})


@dataclass(frozen=True, slots=True)
class Expressions:
    """First word to the rests that may follow it, longest first, and the pairs with which they begin; small letters, no final "s"."""

    rests: Mapping[str, tuple[tuple[str, ...], ...]]
    pairs: frozenset[tuple[str, str]]


def spun_signs(text: str) -> Iterator[Sign]:
    """The expressions of the table, in text order; the longest that begins at a word.

    Nearly every text holds none: the pairs of its words are looked at first, all at once, and places are sought only where one is known.
    """
    known = expressions()
    words = [word.lower().removesuffix("s") for word in WORD.findall(text)]
    if known.pairs.isdisjoint(itertools.pairwise(words)):
        return
    places = list(WORD.finditer(text))
    for at, word in enumerate(words):
        rest = next((rest for rest in known.rests.get(word, ()) if tuple(words[at + 1 : at + 1 + len(rest)]) == rest), None)
        if rest is not None and _joined(text, places[at : at + 1 + len(rest)]):
            yield Sign(places[at].start(), places[at + len(rest)].end(), MarkKind.WORDING, 1.0, "words changed one by one")


def _joined(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(text[one.end() : two.start()] in JOINTS for one, two in itertools.pairwise(words))


@functools.cache
def expressions() -> Expressions:
    """All that the rows of damage_spun.tsv stand for."""
    rests: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in table("damage_spun.tsv"):
        slots, _, meant = row.partition("\t")
        right = _words(meant)
        for choice in itertools.product(*(slot.split("|") for slot in slots.split(" "))):
            words = tuple(word.lower().removesuffix("s") for word in choice)
            if words[: len(right)] != right:
                rests[words[0]].add(words[1:])
    pairs = frozenset((first, rest[0]) for first, each in rests.items() for rest in each)
    return Expressions({first: tuple(sorted(each, key=lambda rest: (-len(rest), rest))) for first, each in rests.items()}, pairs)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().removesuffix("s") for word in WORD.findall(text))
