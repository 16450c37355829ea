"""The parse as plain lists, read once per article: asking spaCy for one token at a time costs more than the rules do."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

__all__ = ["Range", "Tree", "read_tree"]

#: Tokens from the first to one past the last.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tree:
    """Words, lower-case lemmas, labels and heads by token; ``left`` and ``right`` bound each token's subtree (inclusive)."""

    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentence: list[int]
    sentence_end: list[int]
    starts: list[int]
    entities: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, i: int) -> Range:
        """The stretch that token ``i`` governs."""
        return self.left[i], self.right[i] + 1

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of ``i`` with one of the labels, or None."""
        return next((c for c in self.children[i] if self.deps[c] in deps), None)

    def kids(self, i: int, *deps: str) -> list[int]:
        """All children of ``i`` with one of the labels, in order."""
        return [c for c in self.children[i] if self.deps[c] in deps]


def read_tree(doc: Doc) -> Tree:
    """The whole parse as lists; one pass over the tokens."""
    size = len(doc)
    if size == 0:
        return Tree([], [], [], [], [], [], [], [], [], [], [], [], [])
    table = doc.to_array(["LOWER", "LEMMA", "POS", "TAG", "DEP", "SENT_START", "ENT_TYPE"])
    names = doc.vocab.strings
    cache: dict[int, str] = {}

    def column(k: int) -> list[str]:
        values = table[:, k].tolist()
        for value in set(values):
            if value not in cache:
                cache[value] = names[value] if value else ""
        return [cache[value] for value in values]

    offsets = doc.to_array("HEAD").astype("int64").tolist()
    heads = [i + offset for i, offset in enumerate(offsets)]
    children: list[list[int]] = [[] for _ in range(size)]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    starts_flag = [value == 1 for value in table[:, 5].tolist()]
    sentence, sentence_end = _sentences(starts_flag)
    left, right = _edges(heads, children)
    lemmas = [lemma.lower() for lemma in column(1)]
    starts = doc.to_array("IDX").astype("int64").tolist()
    return Tree(column(0), lemmas, column(2), column(3), column(4), heads, children, left, right, sentence, sentence_end, starts, column(6))


def _sentences(flags: list[bool]) -> tuple[list[int], list[int]]:
    first, firsts = 0, []
    for i, flag in enumerate(flags):
        first = i if flag else first
        firsts.append(first)
    ends, end = [0] * len(flags), len(flags)
    for i in range(len(flags) - 1, -1, -1):
        ends[i] = end
        end = i if flags[i] else end
    return firsts, ends


def _edges(heads: list[int], children: list[list[int]]) -> tuple[list[int], list[int]]:
    """Subtree bounds, children before heads; a stack keeps deep trees off the call stack."""
    size = len(heads)
    left, right = list(range(size)), list(range(size))
    order: list[int] = [i for i, head in enumerate(heads) if head == i]
    for i in order:
        order.extend(children[i])
    for i in reversed(order):
        for c in children[i]:
            left[i] = min(left[i], left[c])
            right[i] = max(right[i], right[c])
    return left, right
