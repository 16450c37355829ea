"""The places of a story: one record for each place, with its mentions in all accounts."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.annotations import Account, PlaceMention
from rashomon.model.book import Place
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence

__all__ = ["gather_places", "place_ids"]


def gather_places(accounts: Sequence[Account]) -> tuple[Place, ...]:
    """One place for each key that the accounts mention, in order of first mention; its mentions in account and text order.

    What the mentions of a key agree on comes from the first of them that has it: a name that could not be resolved has no point.
    """
    mentions: dict[str, list[PlaceMention]] = {}
    for account in accounts:
        for mention in account.annotations.places:
            mentions.setdefault(mention.place, []).append(mention)
    return tuple(_place(key, found) for key, found in mentions.items())


def place_ids(accounts: Sequence[Account]) -> dict[str, str]:
    """The id of the place for each key that the accounts mention."""
    return {mention.place: make_id("place", mention.place) for account in accounts for mention in account.annotations.places}


def _place(key: str, mentions: list[PlaceMention]) -> Place:
    # A demonym or a metonym bears another form of the name: the place is called after a mention by name where there is one.
    best = min(mentions, key=lambda mention: (mention.lat is None, mention.form != "name"))
    evidence: dict[Evidence, None] = {mention.evidence: None for mention in mentions}
    return Place(make_id("place", key), best.name, best.kind, best.country, best.lat, best.lon, best.gazetteer_id, tuple(evidence))
