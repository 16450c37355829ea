"""Re-opening evidence: are the words where they are said to be?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.spans import Claimed, Evidence

__all__ = ["Checked", "Verdict", "check_evidence", "every_evidence"]


class Verdict(StrEnum):
    """Where a piece of evidence was found."""

    HERE = "found here"
    ELSEWHERE = "found elsewhere"
    NOWHERE = "found nowhere"


@dataclass(frozen=True, slots=True)
class Checked:
    """One piece of evidence with what the check found; ``where`` says in which document it stands instead."""

    evidence: Evidence | Claimed
    verdict: Verdict
    where: str | None = None


def every_evidence(value: object) -> Iterator[Evidence]:
    """All evidence inside a record, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from every_evidence(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from every_evidence(getattr(value, field.name))


def check_evidence(pieces: Iterable[Evidence | Claimed], texts: Mapping[str, str]) -> Iterator[Checked]:
    """Compare each piece with the stored text of its document, and look for it elsewhere if it is not there.

    Args:
        pieces: what to check.
        texts: the stored text of each document by id.
    """
    for piece in pieces:
        if texts.get(piece.document, "")[piece.start : piece.end] == piece.words:
            yield Checked(piece, Verdict.HERE)
            continue
        where = next((document for document, text in texts.items() if piece.words in text), None)
        yield Checked(piece, Verdict.ELSEWHERE if where else Verdict.NOWHERE, where)
