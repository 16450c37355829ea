"""Disagreements in words: over when, how, who, whether, what for, under which name, and what is denied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.align.text_dispute_axes import axes, having
from rashomon.align.text_dispute_denials import denials, opposed_statements
from rashomon.align.text_dispute_drift import lost_words
from rashomon.align.text_dispute_happenings import called, demands, purposes, when_told, whether, whys
from rashomon.align.text_dispute_names import bodies, phrases, places, renamed
from rashomon.align.text_dispute_open import answered, set_against
from rashomon.align.text_dispute_parts import Scene, make_scene
from rashomon.align.text_dispute_polarity import polarity
from rashomon.align.text_dispute_questions import questions
from rashomon.align.text_dispute_replies import motives, replies
from rashomon.align.text_dispute_retold import cause_kinds, conditions, corrected, whereabouts
from rashomon.align.text_dispute_slots import directions, past_days, times
from rashomon.align.text_dispute_states import causes, states, who_began
from rashomon.align.text_dispute_values import narrowed, origins_apart, values
from rashomon.align.text_dispute_wordings import left_open, wordings
from rashomon.model.annotations import Account
from rashomon.model.book import Dispute, Happening, Statement
from rashomon.model.findings import DisputeKind

__all__ = ["text_disputes"]

#: How a dispute over whether a thing is so begins.
WHETHER = "whether: "
#: For each kind of question at most this many disputes for every account: an analyst reads them.
MOST_FOR_EACH = 2


def text_disputes(
    accounts: Sequence[Account], happenings: Sequence[Happening], statements: Sequence[Statement], actor_of: Mapping[tuple[str, str], str]
) -> tuple[Dispute, ...]:
    """The disputes between happenings and statements of one story, hardest questions first.

    Args:
        accounts: the accounts of the story.
        happenings: as merged from the accounts.
        statements: as joined from the accounts.
        actor_of: actor id for every (article id, local entity id).
    """
    scene = make_scene(accounts, happenings, actor_of)
    most = MOST_FOR_EACH * max(1, len(accounts))
    found: dict[str, Dispute] = {}
    for question in _questions(scene, statements):
        for number, dispute in enumerate(question):
            if number >= most:
                break
            if not any(_within(dispute, other) or _again(dispute, other) for other in found.values()):
                found[dispute.id] = dispute
    return tuple(found.values())


def _within(dispute: Dispute, other: Dispute) -> bool:
    """Whether every piece of evidence of ``dispute`` lies inside one of ``other``: the reader has seen it."""
    return all(any(piece.document == seen.document and seen.span.contains(piece.span) for seen in other.evidence) for piece in dispute.evidence)


def _again(dispute: Dispute, other: Dispute) -> bool:
    """Whether an earlier dispute has shown both sides, or two statements are opposed of which a denial has shown one: one topic, shown once."""
    if dispute.about.startswith(WHETHER) and other.about.startswith(WHETHER) and dispute.kind is other.kind:
        denied = dispute.about.removeprefix(WHETHER).removesuffix(" …")
        if any(
            denied in piece.words and piece.document == seen.document and piece.span.overlaps(seen.span)
            for piece in dispute.evidence
            for seen in other.evidence
        ):
            return True
    seen_pieces = [
        piece for piece in dispute.evidence if any(piece.document == seen.document and piece.span.overlaps(seen.span) for seen in other.evidence)
    ]
    if (
        dispute.kind is DisputeKind.DENIAL
        and other.about.startswith(WHETHER)
        and len({piece.document for piece in seen_pieces}) > 1
        and len(dispute.evidence) <= len(seen_pieces) + 2
    ):
        return True
    if dispute.kind is other.kind and 2 * len(seen_pieces) >= len(dispute.evidence) and len({piece.document for piece in seen_pieces}) > 1:
        return True  # most of it, and both sides, an earlier one shows: "armed or unarmed", "had a gun"
    if (
        dispute.kind is not DisputeKind.DENIAL
        or other.kind is not DisputeKind.DENIAL
        or not dispute.members
        or not all(each.startswith("statement") for each in dispute.members)
    ):
        return False
    return any(piece.document == seen.document and piece.span.overlaps(seen.span) for piece in dispute.evidence for seen in other.evidence)


def _questions(scene: Scene, statements: Sequence[Statement]) -> Iterator[Iterator[Dispute]]:
    yield called(scene)
    yield whether(scene)
    yield polarity(scene)
    yield lost_words(scene, statements)
    yield when_told(scene)
    yield bodies(scene)
    yield phrases(scene)
    yield denials(scene)
    yield opposed_statements(scene, statements)
    yield purposes(scene)
    yield whys(scene)
    yield demands(scene)
    yield left_open(scene)
    yield answered(scene)
    yield set_against(scene)
    yield states(scene)
    yield who_began(scene)
    yield causes(scene)
    yield cause_kinds(scene)
    yield questions(scene)
    yield axes(scene)
    yield having(scene)
    yield values(scene)
    yield origins_apart(scene)
    yield narrowed(scene)
    yield directions(scene)
    yield times(scene)
    yield past_days(scene)
    yield motives(scene)
    yield replies(scene)
    yield whereabouts(scene)
    yield corrected(scene)
    yield conditions(scene)
    yield wordings(scene)
    yield places(scene)
    yield renamed(scene)
