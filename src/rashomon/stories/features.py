"""What an article is about, as weighted words, names and numbers."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import resources

from rashomon.model.annotations import Account
from rashomon.text.shingles import inside, words_of

__all__ = ["Vector", "counts_of", "vectors_of"]

Vector = dict[str, float]

#: As if the collection held 100 more articles, in which every word stood twice: so a word that all of five articles share still counts,
#: and one event's handful of accounts makes one story. Without it (log(1 + N/df)) small collections fall apart: B-cubed .70 for .93.
PRIOR_ARTICLES, PRIOR_COUNT = 100, 2
#: Strongest features kept for an article; a column of 1,000 words has about 400. With 200 a short report and a long one compare on
#: nearer terms (small collections: B-cubed .97 for .93 at one bound), with 60 long texts fall apart.
STRONGEST = 200


@functools.cache
def function_words() -> frozenset[str]:
    """Words that say nothing about the topic."""
    table = resources.files("rashomon.stories").joinpath("function_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in table.splitlines() if not line.startswith("#") for word in line.split())


def counts_of(account: Account) -> Counter[str]:
    """How often each stem and number stands in the title and the running text, furniture left out."""
    article, text = account.article, account.text
    words = words_of(text, article.span.start, article.span.end)
    dropped = inside(words.starts, _furniture(account))
    found = [word for word, drop in zip(words.folded, dropped, strict=True) if not drop]
    if article.title is not None and article.title_span is None and article.title not in text[article.span.start : article.span.end]:
        found.extend(words_of(article.title).folded)
    empty, counts = function_words(), Counter[str]()
    for word, count in Counter(found).items():
        if word not in empty and (len(word) > 2 or not word.isascii() or (word.isdigit() and len(word) > 1)):
            counts[stem(word)] += count
    return counts


def _furniture(account: Account) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for mark in sorted(account.article.furniture):
        if spans and mark.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], mark.end))
        else:
            spans.append((mark.start, mark.end))
    return spans


def stem(word: str) -> str:
    """The word without the commonest English endings; rough on purpose: both sides of a comparison are cut alike.

    >>> [stem(word) for word in ("protests", "protested", "protesting", "cities", "press")]
    ['protest', 'protest', 'protest', 'city', 'press']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("ing"):
        return word[:-3]
    if len(word) > 4 and word.endswith("ed"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def vectors_of(counts: Sequence[Mapping[str, int]]) -> list[Vector]:
    """Each article's features weighed by rarity in the collection, with length one, strongest first; an empty text has an empty vector."""
    spread = Counter(word for found in counts for word in found)
    articles = len(counts) + PRIOR_ARTICLES
    rarity = {word: math.log(articles / (count + PRIOR_COUNT)) for word, count in spread.items()}
    return [_vector(found, rarity) for found in counts]


def _vector(found: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    weighed = {word: (1 + math.log(count)) * rarity[word] for word, count in found.items()}
    kept = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:STRONGEST]
    length = math.sqrt(sum(weight * weight for _, weight in kept))
    return {word: weight / length for word, weight in kept} if length else {}
