"""One actor of an article while it is being read, and how a mention came to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.annotate.mentions.candidate import Candidate
from rashomon.model.annotations import ActorKind

__all__ = ["Chain", "Link"]


@dataclass(slots=True)
class Chain:
    """One actor of an article while it is being read."""

    number: int
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    named: bool
    key: str
    gender: str | None = None
    last: int = 0
    roles: list[str] = field(default_factory=list)
    portfolios: set[str] = field(default_factory=set)
    into: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate, the number of its chain and why it belongs there."""

    candidate: Candidate
    chain: int
    because: str
