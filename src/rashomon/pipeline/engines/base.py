"""What an engine is: something that maps a function over items and keeps their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

__all__ = ["Engine"]

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Decides where per-item work runs; results come back in item order, so that every engine gives the same dossier."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of ``function`` over ``items``, in order, as they become ready."""
        ...
