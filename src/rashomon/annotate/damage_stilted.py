"""Plain words of news for which a program put stilted ones, all through a text: one tells nothing, many together do."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rashomon.annotate.damage_phrases import phrases_in
from rashomon.annotate.damage_text import Sign
from rashomon.model.spans import MarkKind

__all__ = ["stilted_signs"]

#: What one such word weighs beside others.
WEIGHT = 0.25

#: A text is stilted from so many different words on, in so many running words: of 4,151 human news texts none has as many.
LEAST_KINDS, IN_WORDS = 3, 300


def stilted_signs(text: str, words: int) -> Sequence[Sign]:
    """The stilted words of a text of so many words, in text order; none unless there are enough different ones for its length.

    Those beyond enough are a second kind of sign: a text with twice as many counts as rewritten by them alone.
    """
    found = sorted(phrases_in("damage_stilted.tsv", text))
    kinds = list(dict.fromkeys(row for _, _, row, _ in found))
    enough = math.ceil(LEAST_KINDS * max(1.0, words / IN_WORDS))
    if len(kinds) < enough:
        return ()
    first = frozenset(kinds[:enough])
    return tuple(
        Sign(start, end, MarkKind.WORDING, WEIGHT, "stilted words" if row in first else "many stilted words") for start, end, row, _ in found
    )
