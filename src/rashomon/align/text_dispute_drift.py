"""One utterance that lost its "if" or its "not" on the way from account to account, and one thing that its speaker called by two names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.align.text_dispute_parts import Scene, dispute
from rashomon.model.annotations import Attribution, AttributionKind
from rashomon.model.book import Dispute, Drift, Statement
from rashomon.model.findings import DisputeKind

__all__ = ["lost_words"]

#: Drift that changes what was said: not every hedge and number, which accounts leave out by the dozen.
CHANGES = re.compile(r"^(?:lost in|only in) .*: a (?:negation|condition)$")
#: Where the rest is kept word for word, what is missing is missing; where all is reworded only these words are missed.
EDITED = re.compile(r"^(?:cut|reworded|reordered):")
STRONG = re.compile(r"^(?:without|never|unless|until|provided)\b", re.IGNORECASE)
#: In a longer speech something negative is always left out.
LONGEST = 45
#: An account of one utterance is shown once; more than these accounts nobody reads.
MOST_SHOWN = 4


def lost_words(scene: Scene, statements: Sequence[Statement]) -> Iterator[Dispute]:
    """Statements of which one account leaves out a condition or a negation that another has."""
    by_id = {each.id: each for account in scene.accounts for each in account.annotations.attributions}
    for statement in statements:
        edited = [each.because for each in statement.drift if EDITED.match(each.because)]
        changes = [
            each
            for each in statement.drift
            if CHANGES.match(each.because) and (_where(each) in " ".join(edited) or any(STRONG.match(word) for word in each.words))
        ]
        told = list(_widest(statement, by_id))
        if changes and len(told) > 1 and all(len(each.content.words.split()) <= LONGEST for each in told):
            yield _lost(statement, changes[0], told)


def _where(change: Drift) -> str:
    """The account in which the words are lost, or alone are."""
    return change.because.rpartition(":")[0].partition(" in ")[2]


def _widest(statement: Statement, by_id: Mapping[str, Attribution]) -> Iterator[Attribution]:
    """The longest wording of each account, quotations before what is told."""
    best: dict[str, Attribution] = {}
    for each in sorted((by_id[name] for name in statement.attributions if name in by_id), key=_rank):
        best.setdefault(each.content.document, each)
    yield from list(best.values())[:MOST_SHOWN]


def _rank(attribution: Attribution) -> tuple[bool, int, str]:
    long = len(attribution.content.words.split()) > MOST_SHOWN
    return not (long and attribution.kind is AttributionKind.DIRECT), -len(attribution.content.words), attribution.id


def _lost(statement: Statement, change: Drift, told: Sequence[Attribution]) -> Dispute:
    words = next(word for word in change.words if word)
    who = f"“{statement.speaker_words}”" if statement.speaker_words else "one speaker"
    because = f"Same utterance? Yes, of {who}. Same words? No: “{words}” is {change.because}."
    return dispute(
        DisputeKind.WORDING, f"retold: “{words}” {change.because.partition(':')[0]}", (statement.id,), because, (each.content for each in told)
    )
