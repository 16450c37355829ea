"""Links between happenings that an account states in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rashomon.model.annotations import Account, Event
from rashomon.model.book import Relation

__all__ = ["stated_relations"]

#: (words between two triggers, kind, whether the later words tell of the earlier happening).
LINKS = (
    (re.compile(r"\b(?:because of|due to|as a result of|caused by|triggered by|sparked by)\b", re.IGNORECASE), "cause", True),
    (re.compile(r"\b(?:resulted in|led to|prompted|caused|triggered|sparked)\b", re.IGNORECASE), "cause", False),
    (re.compile(r"\b(?:in response to|in retaliation for|at the request of)\b", re.IGNORECASE), "response", True),
    (re.compile(r"\b(?:after|following|since)\b", re.IGNORECASE), "before", True),
    (re.compile(r"\b(?:before|until|prior to)\b", re.IGNORECASE), "before", False),
)

#: Behind a link, these begin what another thing is said of.
BREAK = re.compile(r",|\b(?:who|which|whose|that|when|where)\b", re.IGNORECASE)

#: Triggers further apart than this are not linked by what stands between them.
NEAR = 90


def stated_relations(accounts: Sequence[Account], home: Mapping[str, str]) -> tuple[Relation, ...]:
    """Relations between happenings, in order of finding and without repeats; ``home`` maps event ids to happening ids."""
    found: dict[tuple[str, str, str], Relation] = {}
    for account in accounts:
        events = [event for event in account.annotations.events if event.id in home]
        for first, second in pairwise(events):
            for relation in _between(account.text, first, second, home):
                found.setdefault((relation.kind, relation.left, relation.right), relation)
    return tuple(found.values())


def _between(text: str, first: Event, second: Event, home: Mapping[str, str]) -> Iterator[Relation]:
    words = text[first.trigger.end : second.trigger.start]
    left, right = home[first.id], home[second.id]
    if left == right or len(words) > NEAR or any(mark in words for mark in ".!?\n;"):
        return
    for pattern, kind, turned in LINKS:
        match = pattern.search(words)
        if match is not None and BREAK.search(words, match.end()):
            return  # "came at the request of the mayor, who vowed": the vow is no request
        if match is not None:
            pair = (right, left) if turned else (left, right)
            yield Relation(kind, *pair, f"“{match.group()}” between “{first.trigger.words}” and “{second.trigger.words}”")
            return
