"""The engine that spreads items over spawned processes on this machine."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

__all__ = ["ProcessEngine"]

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Items sent ahead of the one that is waited for: enough to keep workers busy, few enough to bound memory.
AHEAD_PER_WORKER = 4
#: How often a broken pool is started anew for the same items before the failure is passed on.
RETRIES = 2


class ProcessEngine:
    """Spawned workers, each with its own language model; a killed worker costs its items a second try, not the run."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results in order, with a bounded number of items in flight.

        Raises:
            BrokenProcessPool: workers kept dying on the same items.
        """
        stream = iter(items)
        while window := list(islice(stream, self.workers * AHEAD_PER_WORKER * 8)):
            yield from self._window(function, window)

    def _window(self, function: Callable[[Item], Result], window: list[Item]) -> Iterator[Result]:
        done = 0
        for attempt in range(RETRIES + 1):
            try:
                for result in self._pooled(function, window[done:]):
                    done += 1
                    yield result
            except BrokenProcessPool:
                if attempt == RETRIES:
                    raise
            else:
                return

    def _pooled(self, function: Callable[[Item], Result], items: list[Item]) -> Iterator[Result]:
        with ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            yield from pool.map(function, items, chunksize=1)
