"""Progress on stderr for whatever takes longer than a second; silent where nobody watches."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from rashomon.pipeline.run import Progress as Watch

__all__ = ["watched"]

#: Seconds before a bar is worth showing.
PATIENCE = 1.0


@contextlib.contextmanager
def watched() -> Iterator[Watch]:
    """A progress function that draws one bar a stage."""
    console = Console(stderr=True)
    bars = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console, transient=True)
    tasks: dict[str, TaskID] = {}
    began = time.monotonic()

    def watch(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = bars.add_task(what, total=total or None)
        bars.update(tasks[what], completed=done, total=total or None)
        if not bars.live.is_started and console.is_terminal and time.monotonic() - began > PATIENCE:
            bars.start()

    try:
        yield watch
    finally:
        if bars.live.is_started:
            bars.stop()
