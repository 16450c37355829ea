"""How bodies are spoken of for short: by a noun of their class, or without their legal form."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["SAME_CLASS", "TAKEN_UP", "base_name"]

#: Common nouns that can take up a body named with another of the same set ("the alliance" for a treaty organisation).
SAME_CLASS = (
    frozenset(["alliance", "organization", "organisation", "bloc", "pact", "union", "coalition", "group", "treaty"]),
    frozenset(["company", "corporation", "firm", "operator", "consortium", "airline", "bank", "group"]),
    frozenset(["agency", "service", "watchdog"]),
    frozenset(["channel", "network", "broadcaster", "station", "newspaper", "magazine", "outlet"]),
    frozenset(["council", "committee", "commission", "board"]),
    frozenset(["ministry", "department"]),
    frozenset(["party", "movement", "faction", "front"]),
    frozenset(["university", "institute", "center", "centre", "school"]),
    frozenset(["parliament", "congress", "senate", "assembly"]),
)
#: Bare nouns for bodies whose names seldom hold them -> the sectors that the body may be of.
TAKEN_UP: Mapping[str, tuple[str | None, ...]] = {
    "company": (None, "BUS"),
    "firm": (None, "BUS"),
    "newspaper": ("MED",),
    "broadcaster": ("MED",),
    "channel": ("MED",),
}
#: What a company's name ends in and everyday speech leaves out.
LEGAL_FORMS = frozenset(
    ["inc", "corp", "corporation", "ltd", "limited", "llc", "plc", "co", "company", "stores", "holdings", "holding", "ag", "nv", "gmbh", "sa", "spa", "asa", "ab", "oyj", "airlines", "airways", "motors", "motor"]
)  # fmt: skip


def base_name(folded: str) -> str:
    """A company's folded name without its legal form; the name itself where nothing else is left.

    >>> base_name("acme stores inc"), base_name("holdings")
    ('acme', 'holdings')
    """
    words = folded.split()
    kept = len(words)
    while kept > 1 and words[kept - 1].strip(".,") in LEGAL_FORMS:
        kept -= 1
    return " ".join(words[:kept]).strip(",")
