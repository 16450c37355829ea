"""The gold of our own stories: every mark's words are the slice it points at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

STORIES = Path(__file__).parents[2] / "bench" / "stories"
GOLDS = sorted(STORIES.glob("*/gold.json"))
#: What a dispute may be called, in the words of the export.
DISPUTES = {"contradiction", "update", "scope", "rounding", "wording", "denial"}


def marks(node: Any) -> Iterator[dict[str, Any]]:
    """Every mark of a gold, however deep it lies."""
    if isinstance(node, dict):
        if {"document", "start", "end"} <= node.keys():
            yield node
        for value in node.values():
            yield from marks(value)
    elif isinstance(node, list):
        for value in node:
            yield from marks(value)


def test_there_are_stories():
    assert GOLDS


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.parent.name)
def test_every_mark_says_the_words_it_points_at(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    texts = {each.stem: each.read_bytes().decode("utf-8") for each in path.parent.glob("*.txt")}
    wrong = [mark for mark in marks(gold) if "words" in mark and texts[mark["document"]][mark["start"] : mark["end"]] != mark["words"]]
    assert wrong == []
    assert all(0 <= mark["start"] < mark["end"] <= len(texts[mark["document"]]) for mark in marks(gold))


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.parent.name)
def test_every_account_is_marked_and_every_member_is_a_mark(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    names = {each.stem for each in path.parent.glob("*.txt")}
    assert {article["document"] for article in gold["articles"]} == names
    assert {name for pair in gold["copies"] for name in pair} <= names
    figures = {(each["document"], each["start"], each["end"]) for each in gold["figures"]}
    members = {(each["document"], each["start"], each["end"]) for group in gold.get("series", []) for each in group}
    assert members <= figures
    assert {group["kind"] for group in [*gold.get("disputes", []), *gold.get("text_disputes", [])]} <= DISPUTES
