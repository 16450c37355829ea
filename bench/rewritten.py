"""Copies that no words give away: our own accounts rewritten by machine or translated, among independent accounts of the same events.

    python bench/rewritten.py

All texts are read by the real program into one dossier. A pair is a copy if both texts were made from one account, whether or not that account is the other
text; two accounts of one event, and everything made from them, are independent. Machine copies: ``rewrites/machine.jsonl`` (``rewrites/make.py`` says how).
Translations by hand, and independent accounts in those languages: ``rewrites/hand.jsonl``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rashomon.pipeline.run import Settings, read_sources

__all__ = ["Score", "Text", "main", "score", "table", "texts"]

FOLDER = Path(__file__).with_name("rewrites")
STORIES = Path(__file__).with_name("stories")
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the set; ``sources`` are the accounts it was made from, itself if it is an account."""

    id: str
    how: str
    language: str
    sources: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs found right, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the pairs found that are copies; 1 where none was found."""
        return self.right / max(1, self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the copies that were found; 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def texts() -> list[Text]:
    """The whole set: accounts, what machines made of them, translations and foreign accounts."""
    rows = [json.loads(line) for name in ("machine.jsonl", "hand.jsonl") for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]
    made = [
        Text(f"made-{number}", row["how"], row["language"], frozenset(row["sources"]) or frozenset({f"made-{number}"}), row["text"])
        for number, row in enumerate(rows)
    ]
    named = sorted({source for row in rows for source in row["sources"]})
    accounts = [Text(name, "account", ENGLISH, frozenset({name}), (STORIES / f"{name}.txt").read_text(encoding="utf-8")) for name in named]
    return accounts + made


def found(all_texts: Sequence[Text]) -> set[frozenset[str]]:
    """The pairs, by the ids of their texts, that the program takes for copies, or for versions of one article.

    A machine copy that kept its outlet's name is such a version. Of a row of versions the book holds each with the next; they are all one article.
    """
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "set.jsonl"
        records.write_text("".join(json.dumps({"id": one.id, "text": one.text}) + "\n" for one in all_texts), encoding="utf-8")
        book = read_sources([str(records)], Path(folder) / "set.rashomon", Settings(workers=1)).book
    path = {document.id: document.path for document in book.documents}
    text_of = {article.id: path[article.document] for article in book.articles}
    copies = {frozenset({text_of[copy.original], text_of[copy.copy]}) for copy in book.copies}
    rows: dict[str, set[str]] = {}
    for version in book.versions:
        row = rows.get(version.earlier, {version.earlier}) | rows.get(version.later, {version.later})
        rows.update(dict.fromkeys(row, row))
    return copies | {frozenset({text_of[one], text_of[two]}) for row in rows.values() for one, two in combinations(sorted(row), 2)}


def score(pairs: Iterable[tuple[Text, Text]], predicted: set[frozenset[str]]) -> Score:
    """How many of ``pairs`` are found right, found wrongly and missed."""
    counts = Counter((bool(one.sources & two.sources), frozenset({one.id, two.id}) in predicted) for one, two in pairs)
    return Score(counts[True, True], counts[False, True], counts[True, False])


def table() -> str:
    """The scores as lines: all pairs of one language, all pairs across languages, then recall by how a copy was made."""
    every = texts()
    predicted = found(every)
    pairs = list(combinations(every, 2))
    lines = [f"{len(every)} texts, {sum(1 for one, two in pairs if one.sources & two.sources)} pairs of copies among {len(pairs)}"]
    within = score((pair for pair in pairs if pair[0].language == pair[1].language), predicted)
    across = score((pair for pair in pairs if pair[0].language != pair[1].language), predicted)
    for label, one in (("in one language", within), ("across languages", across)):
        lines.append(
            f"{label:32} F1 {one.f1:.3f}  precision {one.precision:.3f}  recall {one.recall:.3f}  ({one.right} right, {one.wrong} wrong, {one.missed} missed)"
        )
    for how, language in sorted({(one.how, one.language) for one in every if one.how != "account"}):
        group = score(((one, two) for one, two in pairs if two.how == how and two.language == language and one.how == "account"), predicted)
        if group.right + group.missed:
            lines.append(
                f"  {how + ', ' + language:40} recall against its account {group.recall:.3f} ({group.right} of {group.right + group.missed})"
            )
    return "\n".join(lines)


def main() -> int:
    """Print the table."""
    print(table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
