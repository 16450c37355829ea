"""The cue tables, read once from package data."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

__all__ = ["AdjectiveCue", "Manner", "NounCue", "VerbCue", "adjective_cues", "noun_cues", "source_words", "verb_cues"]


class Manner(StrEnum):
    """What a cue says of its content: that it was uttered, held, meant to be done, or shown by something."""

    SPEECH = "speech"
    OPINION = "opinion"
    INTENT = "intent"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class VerbCue:
    """What a verb can do as a cue: the complements it takes under each manner, and its flags."""

    frames: tuple[tuple[Manner, frozenset[str]], ...]
    flags: frozenset[str]

    def manner_for(self, complement: str) -> Manner | None:
        """The first manner under which the verb takes this complement."""
        return next((manner for manner, frames in self.frames if complement in frames), None)


@dataclass(frozen=True, slots=True)
class NounCue:
    """What a noun can do as a cue."""

    manner: Manner
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class AdjectiveCue:
    """What an adjective can do as a cue: its manner and the complements it takes."""

    manner: Manner
    complements: frozenset[str]


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@functools.cache
def verb_cues() -> dict[str, VerbCue]:
    """Verb lemma -> what it can do."""
    frames: dict[str, list[tuple[Manner, frozenset[str]]]] = {}
    flags: dict[str, set[str]] = {}
    for lemma, manner, complements, marks in _rows("verbs.tsv"):
        frames.setdefault(lemma, []).append((Manner(manner), frozenset(complements.split())))
        flags.setdefault(lemma, set()).update(marks.split())
    return {lemma: VerbCue(tuple(found), frozenset(flags[lemma])) for lemma, found in frames.items()}


@functools.cache
def noun_cues() -> dict[str, NounCue]:
    """Noun lemma -> what it can do."""
    return {lemma: NounCue(Manner(manner), frozenset(flags.split())) for lemma, manner, flags in _rows("nouns.tsv")}


@functools.cache
def adjective_cues() -> dict[str, AdjectiveCue]:
    """Adjective -> what it can do."""
    return {lemma: AdjectiveCue(Manner(manner), frozenset(taken.split())) for lemma, manner, taken in _rows("adjectives.tsv")}


@functools.cache
def source_words() -> dict[str, str]:
    """Lemma of a source's head -> ``thing`` (it shows, it cannot speak), ``media`` (it carries what others say) or ``paper`` (so does it, as a name)."""
    return {row[0]: row[1] for row in _rows("sources.tsv")}
