"""The trigger tables: which words name which kind of happening, and under which conditions."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["HOSTILE", "THREAT_MODES", "Rule", "Tables", "tables"]

#: PLOVER types whose announcement is a threat; the announcement of any other type is a promise.
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "THREATEN", "REJECT", "ACCUSE"})

#: PLOVER mode of a threat by the type of what is threatened.
THREAT_MODES = {"ASSAULT": "violence", "COERCE": "restrict", "PROTEST": "restrict", "SANCTION": "relations"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what a trigger is if all of ``needs`` (test, class or word) hold."""

    type: str
    mode: str | None
    family: str
    needs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows by lemma, in table order, and the word classes that they test for."""

    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    classes: dict[str, frozenset[str]]


def _rows(name: str) -> list[list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _needs(field: str) -> tuple[tuple[str, str], ...]:
    if field == "-":
        return ()
    pairs = (need.partition(":") for need in field.split())
    return tuple((test, value) for test, _, value in pairs)


def _rules(name: str) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for lemmas, kind, mode, family, needs in _rows(name):
        rule = Rule(kind, None if mode == "-" else mode, family, _needs(needs))
        for lemma in lemmas.split(","):
            found.setdefault(lemma, []).append(rule)
    return {lemma: tuple(rules) for lemma, rules in found.items()}


@functools.cache
def tables() -> Tables:
    """The shipped tables, read once."""
    classes = {name: frozenset(words.split()) for name, words in _rows("classes.tsv")}
    return Tables(_rules("verbs.tsv"), _rules("nouns.tsv"), classes)
