"""What an analyst decided, kept for good: the record, and the anchors that survive every re-run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.spans import Span

__all__ = [
    "STAGE",
    "Anchor",
    "Judged",
    "Judgement",
    "JudgementKind",
    "anchored",
    "in_force",
    "one_line",
    "overruled",
    "place_of",
    "signed",
    "withdrawn",
    "worded",
]

#: The stage under which a judgement that could not be replayed is listed among the failures.
STAGE = "judgement"

_ANCHOR = re.compile(r"(.+):(\d+)-(\d+)")


class JudgementKind(StrEnum):
    """What an analyst can decide."""

    MERGE = "merge"
    SPLIT = "split"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


class Judged(StrEnum):
    """What a judgement can be about."""

    STORY = "story"
    FAMILY = "family"
    ARTICLE = "article"
    ACTOR = "actor"
    STATEMENT = "statement"
    FIGURE = "figure"
    SERIES = "series"
    HAPPENING = "happening"

    @property
    def one(self) -> str:
        """The noun with its article.

        >>> Judged.ACTOR.one
        'an actor'
        """
        return f"{'an' if self.value[0] in 'aeiou' else 'a'} {self.value}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """An analyst's decision; never deleted, withdrawn by a later one.

    Ids of merged records change with every new document, so a decision holds to anchors: the places of the words that were judged
    (``article-ID:START-END``), or article ids where whole articles were.

    Attributes:
        subject: the id that was judged as it was then; for a withdrawal the id of the judgement that it takes back.
        members: anchors. Merge: those of each record that was joined, the leading one first. Split: those that leave, then those that stay.
            Correct: those of the record. Withdraw: none.
        field_name, value: of a correction; ``value`` None says that it is unknown.
        at: UTC, ISO 8601.
        about: the subject in the words in which the analyst saw it.
    """

    id: str
    kind: JudgementKind
    subject: str
    members: tuple[tuple[str, ...], ...]
    field_name: str | None
    value: str | None
    author: str
    at: str
    note: str
    noun: Judged | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place that a judgement holds to."""

    article: str
    span: Span

    def __str__(self) -> str:
        return f"{self.article}:{self.span.start}-{self.span.end}"


def anchored(text: str) -> Anchor | None:
    """The place that an anchor names; None for one that is an article's id.

    >>> str(anchored("article-1f:20-31"))
    'article-1f:20-31'
    """
    found = _ANCHOR.fullmatch(text)
    if found is None or int(found[3]) <= int(found[2]):
        return None
    return Anchor(found[1], Span(int(found[2]), int(found[3])))


def place_of(article: str, start: int, end: int) -> str:
    """The anchor of words of an article.

    >>> place_of("article-1f", 20, 31)
    'article-1f:20-31'
    """
    return f"{article}:{start}-{end}"


def withdrawn(judgements: Sequence[Judgement]) -> dict[str, Judgement]:
    """The ids of judgements that are taken back, each with the withdrawal that does it; a withdrawal can be withdrawn like any other."""
    answer: dict[str, Judgement] = {}
    for judgement in reversed(_ordered(judgements)):
        if judgement.kind is JudgementKind.WITHDRAW and judgement.id not in answer:
            answer[judgement.subject] = judgement
    return answer


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold, earliest first: none that is withdrawn, and no withdrawal. Order is by time; of one second, as they stand."""
    gone = withdrawn(judgements)
    return tuple(each for each in _ordered(judgements) if each.kind is not JudgementKind.WITHDRAW and each.id not in gone)


def _ordered(judgements: Sequence[Judgement]) -> list[Judgement]:
    return sorted(judgements, key=lambda judgement: judgement.at)


def signed(verb: str, judgements: Iterable[Judgement]) -> str:
    """Who decided, when and why, for the reader: "merged by NAME on DATE: note"; of several, each."""
    return "; ".join(f"{verb} by {each.author} on {each.at[:10]}" + (f": {each.note}" if each.note else "") for each in judgements)


def worded(judgement: Judgement) -> str:
    """What was decided, in a line without who and when."""
    if judgement.kind is JudgementKind.WITHDRAW:
        return f"withdraw {judgement.subject}" + (f" ({judgement.about})" if judgement.about else "")
    subject = f"{judgement.kind} {judgement.noun or ''} “{judgement.about or judgement.subject}”"
    if judgement.kind is JudgementKind.SPLIT and len(judgement.members) > 1:
        out, stay = map(len, judgement.members[:2])
        return f"split {out} of {out + stay} from {judgement.noun} “{judgement.about or judgement.subject}”"
    if judgement.kind is JudgementKind.CORRECT:
        return f"{subject}: {judgement.field_name} = {'unknown' if judgement.value is None else judgement.value}"
    return subject


def one_line(text: str) -> str:
    r"""Text as it may stand in a judgement: one line, nothing that a terminal obeys, and encodable.

    >>> one_line(" a\x1b[1m \n b ")
    'a [1m b'
    """
    printable = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(printable.encode("utf-8", "replace").decode("utf-8").split())


def overruled(judgements: Sequence[Judgement]) -> dict[str, str]:
    """The ids of judgements that a later one has its way against, with the id of that later one.

    A split overrules the last merge of what it parts, a merge the last split of what it joins, a correction the last one of the same field.

    Args:
        judgements: those in force, earliest first.
    """
    answer: dict[str, str] = {}
    last: dict[tuple[str | None, str, str], Judgement] = {}
    against = {JudgementKind.MERGE: JudgementKind.SPLIT, JudgementKind.SPLIT: JudgementKind.MERGE, JudgementKind.CORRECT: JudgementKind.CORRECT}
    for judgement in judgements:
        field, anchors = judgement.field_name or "", [anchor for group in judgement.members for anchor in group]
        keys = [(judgement.noun, f"{against[judgement.kind]} {field}", anchor) for anchor in anchors]
        for earlier in {found.id: found for key in keys if (found := last.get(key)) is not None}.values():
            if judgement.kind is JudgementKind.CORRECT or _opposed(earlier, judgement):
                answer[earlier.id] = judgement.id
        last |= {(judgement.noun, f"{judgement.kind} {field}", anchor): judgement for anchor in anchors}
    return answer


def _opposed(one: Judgement, two: Judgement) -> bool:
    """Whether the one parts what the other joins."""
    split, merge = (one, two) if one.kind is JudgementKind.SPLIT else (two, one)
    joined = {anchor for group in merge.members for anchor in group}
    return len(split.members) > 1 and all(joined & set(group) for group in split.members[:2])
