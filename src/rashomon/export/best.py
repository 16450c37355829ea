"""One value for each series, by a rule that the user names: shown with its name, stored nowhere."""

from __future__ import annotations

from dataclasses import replace

from rashomon.align.reconcile import BestRule, best_of
from rashomon.model.book import Book

__all__ = ["BestRule", "with_best"]


def with_best(book: Book, rule: BestRule | None) -> Book:
    """The book with ``best`` and ``best_rule`` of every series filled by ``rule``; as it is where none was named."""
    if rule is None:
        return book
    figures = {figure.id: figure for figure in book.figures}
    found = ((series, best_of(series, figures, rule)) for series in book.series)
    return replace(book, series=tuple(series if best is None else replace(series, best=best, best_rule=rule.value) for series, best in found))
