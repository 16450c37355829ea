"""The layer's word tables, read once: counted groups, predicates, units."""

from __future__ import annotations

import functools
from importlib import resources

from rashomon.model.annotations import FigureKind

__all__ = ["Cues", "cues", "groups", "units"]

#: role -> lemma -> kind
Cues = dict[str, dict[str, FigureKind]]


def _rows(name: str) -> list[list[str]]:
    table = resources.files("rashomon.annotate.figures").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]


@functools.cache
def groups() -> dict[str, tuple[str | None, FigureKind | None]]:
    """Which class a counted noun belongs to, and the kind it gives where no predicate decides; by lemma."""
    return {lemma: (None if group == "-" else group, None if kind == "-" else FigureKind(kind)) for lemma, group, kind in _rows("groups.tsv")}


@functools.cache
def cues() -> Cues:
    """Which kind a predicate gives, by the role that the counted group plays in it, then by lemma."""
    found: Cues = {"patient": {}, "subject": {}, "adjective": {}, "noun": {}}
    for lemma, kind, role in _rows("cues.tsv"):
        found[role][lemma] = FigureKind(kind)
    return found


@functools.cache
def units() -> dict[str, tuple[FigureKind, str, float]]:
    """Kind, unit and factor of a unit word, by lemma."""
    return {word: (FigureKind(kind), unit, float(factor)) for word, kind, unit, factor in _rows("units.tsv")}
