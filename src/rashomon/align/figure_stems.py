"""The words around a number by their stems, without those that say nothing of what is counted."""

from __future__ import annotations

import functools
import re
from importlib import resources

from rashomon.align.series_keys import noun_sense

__all__ = ["stem_of", "stems_of"]

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_ENDINGS = ("ations", "ation", "ingly", "ments", "ment", "ings", "ing", "ers", "ies", "ied", "ed", "es", "er", "s", "y", "e")


@functools.cache
def _idle() -> frozenset[str]:
    table = resources.files("rashomon.align").joinpath("figure_idle.tsv").read_text("utf-8")
    return frozenset(line for line in table.splitlines() if line and not line.startswith("#"))


def stem_of(word: str) -> str:
    """The word without its ending, or its sense where it names what is counted."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if (sensed := noun_sense(word)) != word or (sensed := noun_sense(word.removesuffix("s"))) != word.removesuffix("s"):
        return sensed
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def stems_of(sentence: str) -> set[str]:
    """The stems of a sentence that can tell what it is about."""
    found = {stem_of(word) for word in _WORD.findall(sentence) if len(word) > 2 and word.lower() not in _idle()}
    if re.search(r"\b(?:a|per|every|each|the) day\b|\bdaily\b", sentence):
        found.add("a day")
    return found
