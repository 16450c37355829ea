"""What wordings have in common: stems, their weight, and how much of one is in the other."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

__all__ = [
    "ACTS",
    "PLAIN_WORDS",
    "WORD",
    "Marker",
    "Weights",
    "content_stem",
    "light_stems",
    "likeness",
    "markers",
    "proper_stems",
    "stem",
    "stems",
    "weigh",
    "words_in",
]

Weights = Mapping[str, float]

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’-][^\W_]+)*")
SUFFIXES = ("ations", "ation", "ingly", "ings", "edly", "ing", "ers", "ed", "es", "er", "s", "e")
#: A stem keeps at least this many letters, so that "used" and "uses" do not become "u".
SHORTEST_STEM = 4
#: Words that say nothing about what an utterance is about.
PLAIN_WORDS = frozenset(["a", "an", "the", "this", "that", "these", "those", "he", "she", "it", "they", "we", "you", "i", "him", "her", "them", "us", "me", "his", "its", "their", "our", "your", "my", "who", "whom", "which", "what", "whose", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "should", "can", "of", "in", "on", "at", "by", "to", "for", "from", "with", "as", "and", "or", "but", "if", "so", "than", "then", "there", "here", "into", "onto", "over", "under", "out", "up", "down", "off", "about", "after", "before", "during", "while", "when", "where", "why", "how", "also", "just", "very", "now", "more", "such", "own", "same", "other", "s", "t", "said", "say", "says", "told", "according", "it's"])  # fmt: skip
#: Words that colour what is said; whether it is denied or may be so is for the drift to tell, not for what it is about.
COLOURS = frozenset(["not", "no", "never", "could", "may", "might", "must", "well", "really", "yes", "going", "get", "got", "even", "much", "many", "i'm", "i've", "i'll", "i'd", "it's", "that's", "he's", "she's", "they're", "we're", "we've", "you're", "there's", "don't", "doesn't", "didn't", "isn't", "wasn't", "can't", "won't", "cannot", "because", "like", "what's"])  # fmt: skip
#: Words that half of all remarks hold: alone they make no two of them alike.
LIGHT = frozenset(["think", "believe", "time", "times", "long", "year", "years", "day", "days", "today", "people", "thing", "things", "way", "ways", "make", "take", "come", "know", "want", "good", "great", "new", "see", "look", "very", "need", "right", "back", "first", "last", "next", "something", "part", "country", "world", "work", "let", "put", "keep", "give", "tell", "use", "find", "seem", "feel", "try", "against", "still", "again", "only", "some", "any", "all", "every"])  # fmt: skip
#: Stems of verbs with which a speaker does something by saying it.
ACTS = frozenset(["ask", "request", "appeal", "urg", "demand", "vow", "promis", "pledg", "threaten", "warn", "apologiz", "apologis", "invit", "order", "authoriz", "authoris", "permit", "offer"])  # fmt: skip


def words_in(text: str) -> list[str]:
    """The words of ``text`` in lower case, typographic apostrophes made plain."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def stem(word: str) -> str:
    """The word without a common English ending; crude on purpose, since both sides are cut alike.

    >>> stem("deploying") == stem("deployed") == stem("deploys")
    True
    >>> stem("parties") == stem("party")
    True
    """
    word = word.removesuffix("'s")
    if len(word) > SHORTEST_STEM and word.endswith(("ies", "ied", "y")):
        return word.removesuffix("es").removesuffix("ed").removesuffix("y").removesuffix("i") + "i"
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return word.removesuffix(suffix)
    return word


@functools.cache
def _synonyms() -> dict[str, str]:
    text = resources.files("rashomon.align").joinpath("statement_synonyms.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {stem(word): line[0] for line in reversed(lines) for word in line}


@dataclass(frozen=True, slots=True)
class Marker:
    """Words whose loss changes what was said.

    Attributes:
        kind: what is changed: negation, hedge, condition, limit, extent.
        sign: the same for all words that stand for one another, or "-".
        numeric: it says this only before a number: "over 40".
    """

    words: tuple[str, ...]
    kind: str
    sign: str
    numeric: bool


@functools.cache
def markers() -> dict[str, tuple[Marker, ...]]:
    """First word -> the markers that begin with it, the longest first."""
    text = resources.files("rashomon.align").joinpath("statement_markers.tsv").read_text(encoding="utf-8")
    found: dict[str, list[Marker]] = {}
    for words, kind, sign in (line.split("\t") for line in text.splitlines() if line and not line.startswith("#")):
        marker = Marker(tuple(words.split()), kind, sign.rstrip("!"), sign.endswith("!"))
        found.setdefault(marker.words[0], []).append(marker)
    return {first: tuple(sorted(each, key=lambda marker: -len(marker.words))) for first, each in found.items()}


@functools.lru_cache(maxsize=16384)
def content_stem(word: str) -> str:
    """The stem of one lower-case word, synonyms as one; empty for a word that carries no content."""
    if word in PLAIN_WORDS or word in COLOURS:
        return ""
    cut = stem(word)
    return _synonyms().get(cut, cut)


def stems(text: str) -> frozenset[str]:
    """The stems that carry the content of ``text``, synonyms as one."""
    return frozenset(found for word in words_in(text) if (found := content_stem(word)))


def proper_stems(texts: Iterable[str]) -> frozenset[str]:
    """Stems that stand with a capital inside a wording: names, which many remarks on one event share.

    >>> sorted(proper_stems(["They left Lima in May"]))
    ['lima', 'may']
    """
    same = _synonyms()
    found = (stem(m.group().lower()) for text in texts for m in WORD.finditer(text) if m.start() and m.group()[0].isupper())
    return frozenset(same.get(word, word) for word in found)


@functools.cache
def light_stems() -> frozenset[str]:
    """Stems of the words that say little wherever they stand."""
    return stems(" ".join(sorted(LIGHT)))


def weigh(contents: Iterable[frozenset[str]], names: frozenset[str] = frozenset()) -> dict[str, float]:
    """Inverse document frequency, log(1 + n / df), over the wordings that are compared; half of it for ``names``."""
    found = list(contents)
    counts = Counter(word for content in found for word in content)
    return {word: math.log(1 + len(found) / count) * (0.5 if word in names else 1.0) for word, count in counts.items()}


def likeness(left: frozenset[str], right: frozenset[str], weights: Weights) -> float:
    """Share of the shorter wording's weight that the other one holds, 0 to 1; a single shared word of a long wording counts little.

    Sums are exact (fsum): the order of a set must not decide what joins.
    """
    if not left or not right:
        return 0.0
    both = math.fsum(weights.get(word, 0.0) for word in left & right)
    smaller = min(math.fsum(weights.get(word, 0.0) for word in side) for side in (left, right))
    if smaller == 0:
        return 0.0
    # One word in common proves little unless it is all that the shorter one says.
    return both / smaller * (min(1.0, len(left & right) / 2) if min(len(left), len(right)) > 1 else 1.0)
