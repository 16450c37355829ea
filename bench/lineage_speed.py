"""Speed, memory and recall of copy finding on made-up articles with planted copies, beside datasketch and rensa alone.

    python bench/lineage_speed.py [ARTICLES ...]        default 5,000 and 20,000, which takes minutes

Each contender runs in its own process on the same articles, timed in processor seconds, which other load does not change; the libraries get the same word 5-grams and nothing else. datasketch is run twice: its plain index,
and its index for containment, which is its best at copies that are a small part of a longer text. With several sizes the growth of the time is printed, as
the power of the number of articles: 1 is linear, 2 is every pair.
"""

from __future__ import annotations

import math
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH, MinHashLSHEnsemble
from rensa import RMinHash, RMinHashLSH

from rashomon.lineage import find_copies
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Span

ONSETS, VOWELS, CODAS = (
    ["b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w", "z"],
    ["a", "e", "i", "o", "u", "ai", "ou"],
    ["n", "r", "l", "s", "m", "t", "k", "nd", "rt"],
)
GLUE = [
    "the",
    "a",
    "of",
    "in",
    "on",
    "and",
    "to",
    "was",
    "had",
    "were",
    "by",
    "for",
    "with",
    "from",
    "after",
    "before",
    "under",
    "near",
    "over",
    "that",
]
BOILERPLATE = "Readers may send their letters to the editor at the usual address and must give their full name and the town in which they live."
PERMUTATIONS, THRESHOLD, SIZE, SEED = 128, 0.4, 5, 77
#: Share of the one text that must lie in the other for the index for containment: five sentences in twenty and more.
CONTAINED = 0.2
SIZES = (5_000, 20_000)


@dataclass(frozen=True, slots=True)
class Planted:
    """A made-up article; ``source`` is the number of the article that it copies, ``how`` the way."""

    text: str
    source: int | None
    how: str


def made_up(count: int) -> list[Planted]:
    """Articles in made-up words: four of five are originals, each fifth one copies one of them in one of four ways."""
    rng = random.Random(SEED)  # noqa: S311 - made-up texts, no secrets
    words = sorted({"".join(rng.choice(part) for part in (ONSETS, VOWELS, CODAS, VOWELS, CODAS)) for _ in range(9_000)})
    stories: list[list[str]] = []
    articles: list[Planted] = []
    for number in range(count):
        if number % 5 or number < 20:
            topic = rng.sample(words, 120)
            sentences = [_sentence(rng, topic) for _ in range(rng.randrange(8, 30))]
            stories.append(sentences)
            articles.append(Planted(" ".join([*sentences, BOILERPLATE] if rng.random() < 0.5 else sentences), None, ""))
            continue
        source = rng.randrange(number - 1)
        while articles[source].source is not None:
            source = rng.randrange(number - 1)
        how = ("identical", "cut", "reworded", "embedded")[(number // 5) % 4]
        own = [_sentence(rng, rng.sample(words, 120)) for _ in range(16)]
        stories.append(own)
        articles.append(Planted(_copied(rng, articles[source].text.split(". "), how, own), source, how))
    return articles


def _sentence(rng: random.Random, topic: Sequence[str]) -> str:
    words = [rng.choice(GLUE) if place % 3 == 0 else rng.choice(topic) for place in range(rng.randrange(10, 28))]
    return " ".join(words).capitalize() + "."


def _copied(rng: random.Random, sentences: Sequence[str], how: str, own: Sequence[str]) -> str:
    if how == "cut":
        return ". ".join(sentences[: max(5, len(sentences) // 2)])
    if how == "reworded":
        return ". ".join(" ".join(word if rng.random() > 0.1 else "otherwise" for word in sentence.split(" ")) for sentence in sentences)
    if how == "embedded":
        first = rng.randrange(max(1, len(sentences) - 5))
        return " ".join([*own[:8], ". ".join(sentences[first : first + 5]) + ".", *own[8:]])
    return ". ".join(sentences)


def ours(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs that find_copies proves."""
    accounts = []
    for number, text in enumerate(texts):
        article = Article(f"{number:08}", f"{number:08}", Span(0, len(text)))
        accounts.append(Account(article, text, Annotations(article.id)))
    for copy in find_copies(accounts):
        yield int(copy.original), int(copy.copy)


def grams(text: str) -> set[str]:
    """The word 5-grams of a text."""
    words = text.lower().split()
    return {" ".join(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1)}


def with_datasketch(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs in a common bucket of datasketch's MinHashLSH."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([gram.encode() for gram in grams(text)])
        for other in index.query(sketch):
            yield int(other), number
        index.insert(str(number), sketch)


def with_containment(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs that datasketch's MinHashLSHEnsemble finds when each text asks which others hold it in good part."""
    entries = []
    for number, text in enumerate(texts):
        sketch, found = MinHash(num_perm=PERMUTATIONS), grams(text)
        sketch.update_batch([gram.encode() for gram in found])
        entries.append((number, sketch, len(found)))
    index = MinHashLSHEnsemble(threshold=CONTAINED, num_perm=PERMUTATIONS, num_part=16)
    index.index(entries)
    for number, sketch, size in entries:
        for other in index.query(sketch, size):
            if other != number:
                yield other, number


def with_rensa(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs in a common bucket of rensa's LSH."""
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    for number, text in enumerate(texts):
        sketch = RMinHash(PERMUTATIONS, SEED)
        sketch.update(list(grams(text)))
        for other in index.query(sketch):
            yield other, number
        index.insert(number, sketch)


CONTENDERS: dict[str, Callable[[Sequence[str]], Iterator[tuple[int, int]]]] = {
    "rashomon": ours,
    "datasketch": with_datasketch,
    "datasketch containment": with_containment,
    "rensa": with_rensa,
}


def measure(job: tuple[str, int]) -> dict[str, float]:
    """Articles a second, peak memory and recall of one contender; runs in a process of its own."""
    name, count = job
    articles = made_up(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = {frozenset(pair) for pair in CONTENDERS[name]([article.text for article in articles])}
    seconds = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    row: dict[str, float] = {"articles/s": count / seconds, "MB": grown / 1024}
    home = _components(count, found)
    family = [number if article.source is None else article.source for number, article in enumerate(articles)]
    for how in ("identical", "cut", "reworded", "embedded"):
        planted = [
            home[number] == home[article.source] for number, article in enumerate(articles) if article.source is not None and article.how == how
        ]
        row[how] = sum(planted) / max(1, len(planted))
    row["false pairs"] = sum(len({family[number] for number in pair}) > 1 for pair in found)
    return row


def _components(count: int, pairs: set[frozenset[int]]) -> list[int]:
    """The lowest number that each article is joined to; a planted copy counts as found if it is joined to its source."""
    home = list(range(count))

    def top(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    for pair in pairs:
        ends = sorted(top(number) for number in pair)
        home[ends[-1]] = ends[0]
    return [top(number) for number in range(count)]


def main() -> None:
    """Prints one line a contender and size, and the growth."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    seconds: dict[str, list[float]] = {}
    for count in sizes:
        print(f"{count:,} made-up articles, a fifth of them planted copies; recall by the way of copying")
        with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            for name in CONTENDERS:
                row = pool.map(measure, [(name, count)], chunksize=1)[0]
                seconds.setdefault(name, []).append(count / row["articles/s"])
                print(f"  {name:24}" + "".join(f"{key} {value:,.2f}   " for key, value in row.items()), flush=True)
    if len(sizes) > 1:
        times = math.log(sizes[-1] / sizes[0])
        powers = (f"{name} {math.log(found[-1] / found[0]) / times:.2f}" for name, found in seconds.items())
        print(f"growth of the time from {sizes[0]:,} to {sizes[-1]:,} articles, as a power of their number: {', '.join(powers)}")


if __name__ == "__main__":
    main()
