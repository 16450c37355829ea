"""Fixed expressions in forms that only a machine gives them, looked up by their first word."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.annotate.damage_text import Sign, table
from rashomon.model.spans import MarkKind

__all__ = ["phrase_signs", "phrases_in"]

WORD = re.compile(r"[^\W_]+")
#: Capitals to small letters, one for one, so that offsets stay.
SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
NUMBER = "NUMBER"
ANYTHING = "*"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The rows of a table: by first word what may follow it, with the row's number and weight; and the patterns that begin with no word."""

    by_word: Mapping[str, tuple[tuple[re.Pattern[str], int, float], ...]]
    others: tuple[tuple[re.Pattern[str], int, float], ...]


def phrase_signs(text: str) -> Iterator[Sign]:
    """The expressions, in no order; of those that begin at one word the first in the table."""
    for start, end, _, weight in phrases_in("damage_phrases.tsv", text):
        yield Sign(start, end, MarkKind.WORDING, weight, "fixed expression gone wrong")


def phrases_in(name: str, text: str) -> Iterator[tuple[int, int, int, float]]:
    """What a table of phrases finds in the text: start, end, the row's number and its weight.

    One pattern of all rows took three times as long as all other signs of the text together: most words begin none.
    """
    known = phrases(name)
    small = text.translate(SMALL)
    for word in WORD.finditer(small):
        for pattern, row, weight in known.by_word.get(NUMBER if word[0].isdigit() else word[0], ()):
            found = pattern.match(small, word.end())
            if found is not None:
                yield word.start(), found.end(), row, weight
                break
    for pattern, row, weight in known.others:
        yield from ((found.start(), found.end(), row, weight) for found in pattern.finditer(small))


@functools.cache
def phrases(name: str) -> Phrases:
    """The rows of a table of phrases, compiled."""
    by_word: defaultdict[str, list[tuple[re.Pattern[str], int, float]]] = defaultdict(list)
    for number, row in enumerate(table(name)):
        firsts, rest, _meant, *weight = row.split("\t")
        entry = (re.compile(rest), number, float(weight[0]) if weight else 1.0)
        for first in firsts.split(" "):
            by_word[first].append(entry)
    others = tuple(by_word.pop(ANYTHING, ()))
    return Phrases({first: tuple(entries) for first, entries in by_word.items()}, others)
