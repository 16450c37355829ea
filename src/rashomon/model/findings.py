"""How comparisons answer, and how support is counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.spans import Evidence

__all__ = ["ChangeKind", "CopyKind", "DisputeKind", "Finding", "Support"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of a comparison: a score (0 to 1, or a log-odds weight), the reason a reader sees, and what was compared."""

    score: float
    because: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Support:
    """How many voices stand behind a line, counted three ways; copies never vote twice.

    Attributes:
        outlets: outlet names (or article ids where the outlet is unknown) that carry it, sorted.
        families: family ids left when copies are folded (an article without copies is its own family), sorted.
        origins: innermost named speakers (actor ids or words), else roots of families, sorted.
        unknown: how many carriers have a source that could not be resolved to a name.
    """

    outlets: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    unknown: int = 0


class CopyKind(StrEnum):
    """How one article was made from another."""

    IDENTICAL = "identical"
    NEAR = "near"
    PARTIAL = "partial"
    REWRITE = "rewrite"
    TRANSLATION = "translation"


class ChangeKind(StrEnum):
    """What changed between two versions of one article, in the order in which a reader is told."""

    FIGURE = "figure"
    STATEMENT = "statement"
    TEXT = "text"


class DisputeKind(StrEnum):
    """How two readings differ; a contradiction is what is left when the others are ruled out."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"
    SCOPE = "scope"
    ROUNDING = "rounding"
    WORDING = "wording"
    DENIAL = "denial"


def evidence_of(*pieces: Evidence | None) -> tuple[Evidence, ...]:
    """The pieces that exist, without repeats, in text order."""
    return tuple(sorted({piece for piece in pieces if piece is not None}))
