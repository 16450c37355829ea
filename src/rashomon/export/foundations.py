"""What rests on what: for every origin, the lines that would fall with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from rashomon.export.account import Account
from rashomon.export.labels import Names
from rashomon.model.book import Happening, Series

__all__ = ["Foundation", "foundations"]

Resting: TypeAlias = Happening | Series


@dataclass(frozen=True, slots=True)
class Foundation:
    """One origin and what stands on it.

    Attributes:
        name: who it is: a named speaker, an agency, or an account.
        named: False where the origin is the account itself, which names nobody else.
        repeated: lines that several outlets carry and that rest on this origin alone; the most carried first.
        alone: lines that one outlet carries and that rest on this origin alone.
        shared: how many lines it stands behind together with other origins.
    """

    name: str
    named: bool
    repeated: tuple[Resting, ...]
    alone: tuple[Resting, ...]
    shared: int


def foundations(account: Account, names: Names) -> tuple[Foundation, ...]:
    """All origins of a story's happenings and series, those first on which most repeated lines rest alone."""
    alone: dict[str, list[Resting]] = {}
    shared: dict[str, int] = {}
    resting: tuple[Resting, ...] = (*account.happenings, *account.series)
    for line in resting:
        origins = line.support.origins
        if len(origins) == 1 and not line.support.unknown:
            alone.setdefault(origins[0], []).append(line)
        else:
            for origin in origins:
                shared[origin] = shared.get(origin, 0) + 1
    found = (_foundation(origin, alone.get(origin, []), shared.get(origin, 0), names) for origin in {**alone, **shared})
    return tuple(sorted(found, key=lambda one: (-len(one.repeated), not one.named, -len(one.alone), -one.shared, one.name)))


def _foundation(origin: str, lines: list[Resting], shared: int, names: Names) -> Foundation:
    family = names.families.get(origin)
    named = origin not in names.articles and (family is None or family.credit is not None)
    repeated = sorted((line for line in lines if len(line.support.outlets) > 1), key=lambda line: -len(line.support.outlets))
    alone = tuple(line for line in lines if len(line.support.outlets) < 2)
    return Foundation(names.origin(origin), named, tuple(repeated), alone, shared)
