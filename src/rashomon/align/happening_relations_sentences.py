"""The sentences of an account with what each tells: only inside one do words tie one happening to another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from rashomon.model.annotations import Account, Event

__all__ = ["by_sentence"]


def by_sentence(account: Account) -> Iterator[tuple[tuple[int, str], list[Event]]]:
    """Where each sentence with an event begins, its words, and its events in text order; the whole article where it has no sentences."""
    spans = [sentence.span for sentence in account.annotations.sentences] or [account.article.span]
    starts = [span.start for span in spans]
    groups: dict[int, list[Event]] = {}
    for event in account.annotations.events:
        number = bisect_right(starts, event.trigger.start) - 1
        if number >= 0 and event.trigger.end <= spans[number].end:
            groups.setdefault(number, []).append(event)
    for number, events in groups.items():
        span = spans[number]
        yield (span.start, account.text[span.start : span.end]), sorted(events, key=lambda event: (event.trigger.start, event.id))
