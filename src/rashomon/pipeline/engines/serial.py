"""The engine that does the work right here, one item after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["SerialEngine"]

Item = TypeVar("Item")
Result = TypeVar("Result")


class SerialEngine:
    """Runs in this process; the right choice below some dozens of articles, where starting workers costs more than it saves."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in order."""
        return map(function, items)
