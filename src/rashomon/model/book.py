"""What many accounts say together: the records that a dossier holds for one collection."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.model.annotations import ActorKind, Attribution, Date, Figure, FigureKind, PlaceKind, Status, Voice
from rashomon.model.documents import Article, Document
from rashomon.model.findings import ChangeKind, CopyKind, DisputeKind, Support
from rashomon.model.judgements import Judgement, JudgementKind
from rashomon.model.spans import Evidence

__all__ = [
    "Actor", "Book", "Change", "Copy", "Dispute", "Drift", "Failure", "Family", "Happening", "Judgement", "JudgementKind", "Naming", "Passage", "Place",
    "Relation", "RelationKind", "Series", "Statement", "Story", "Telling", "Version",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Two stretches that say the same in the same words, or in reworded or translated words."""

    original: Evidence
    copy: Evidence


@dataclass(frozen=True, slots=True)
class Copy:
    """A link between two articles; ``directed`` is False where nothing tells which came first (``original`` is then the lower id).

    Attributes:
        score: share of the copy's own running text that the passages cover, 0 to 1.
        because: the proof in a line, with the reason for the direction.
    """

    id: str
    original: str
    copy: str
    kind: CopyKind
    score: float
    directed: bool
    because: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Articles joined by copies; ``root`` is an article id, or None where the origin is unknown; ``credit`` an agency that is named as origin."""

    id: str
    root: str | None
    articles: tuple[str, ...]
    credit: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one version says otherwise than the one before it.

    Attributes:
        kind: a figure that changed, what someone is said to have said, or other text.
        earlier, later: the title or sentence in each; ``earlier`` is None for what was added, ``later`` for what was dropped.
        because: what is different, in a line.
    """

    kind: ChangeKind
    earlier: Evidence | None
    later: Evidence | None
    because: str


@dataclass(frozen=True, slots=True)
class Version:
    """One article published again by its own outlet: no copy, and no second voice.

    Attributes:
        earlier, later: article ids; of three versions the first and second, and the second and third make a record each.
        because: why the two are one article, and how their order is known.
        changes: figures first, then statements, then other text; each in text order. Empty where it was published again unchanged.
    """

    id: str
    earlier: str
    later: str
    because: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same event; the title is the title of its most central article."""

    id: str
    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state or group across accounts.

    Attributes:
        name: the fullest form that an account uses.
        aliases: other forms, sorted.
        roles: as worded in the accounts, most frequent first.
        mentions: in document and text order.
        entities: the (article, local entity) chains merged into it.
        because: the reasons for its merges, one line each.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    country: str | None
    sector: str | None
    mentions: tuple[Evidence, ...]
    entities: tuple[tuple[str, str], ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved location with its mentions across accounts."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    gazetteer_id: str | None
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """One place where the wordings of a statement differ: the words in each wording, and what kind of change it is."""

    words: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Attributions of the same content by the same speaker across accounts."""

    id: str
    speaker: str | None
    speaker_words: str | None
    attributions: tuple[str, ...]
    drift: tuple[Drift, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Series:
    """All readings of one quantity, in as-of order.

    Attributes:
        readings: figure ids.
        part_of: id of a series with a wider scope, or None.
        best: only when a rule was named by the user.
        monotone: whether the readings only grow in as-of order; None with fewer than two dated readings.
    """

    id: str
    kind: FigureKind
    who: str | None
    what: str | None
    where: str | None
    unit: str | None
    readings: tuple[str, ...]
    low: float | None
    high: float | None
    best: float | None
    best_rule: str | None
    part_of: str | None
    monotone: bool | None
    because: str
    support: Support


@dataclass(frozen=True, slots=True)
class Telling:
    """One account's words for a happening."""

    article: str
    evidence: Evidence
    status: Status
    speaker: str | None
    speaker_words: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that took place (or was ordered, planned, threatened, denied), as all accounts tell it.

    Attributes:
        type, mode: PLOVER 2.0; "OTHER" where none fits.
        what: verbatim words of its best witness.
        date: EDTF or None.
        place: place id or None.
        actors, recipients: actor ids.
        because: why its tellings were merged; "told once" for one telling.
        background: True for what lies before the crisis or is standing practice.
        weight: 0 to 1, how central it is to the story; orders the brief.
    """

    id: str
    type: str
    mode: str | None
    what: str
    status: Status
    date: str | None
    place: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    speaker: str | None
    speaker_words: str | None
    tellings: tuple[Telling, ...]
    because: str
    background: bool
    weight: float
    support: Support


class RelationKind(StrEnum):
    """How the left one of two happenings stands to the right one."""

    BEFORE = "before"
    """An account says that the left one came first."""
    CAUSE = "cause"
    """An account says that the left one brought the right one about."""
    RESPONSE = "response"
    """An account says that the right one answers the left one."""
    PART = "part"
    """The right one lies in the left one: stated, or of a kind, in a place and at a time that leave no other whole."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two happenings, by their ids.

    Attributes:
        kind: read from left to right; for PART ``left`` is the whole, and no happening is the ``right`` of two.
        because: the words that tie them, or what they have in common.
    """

    kind: RelationKind
    left: str
    right: str
    because: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A typed disagreement.

    Attributes:
        about: what it is about, in words from the accounts or a field.
        members: ids of the figures, happenings, statements or attributions that part.
        because: the reason for the type, as answers to the questions that were put, in order.
        evidence: all sides' words.
    """

    id: str
    kind: DisputeKind
    about: str
    members: tuple[str, ...]
    because: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A word used for a referent, in one article, in one voice."""

    referent: str
    term: str
    article: str
    voice: Voice
    speaker: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Failure:
    """One item that could not be processed: what, where, why."""

    item: str
    stage: str
    version: str
    reason: str


@dataclass(frozen=True, slots=True)
class Book:
    """The whole content of a dossier, every tuple in a fixed order; what exporters and pages read."""

    documents: tuple[Document, ...] = ()
    articles: tuple[Article, ...] = ()
    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    families: tuple[Family, ...] = ()
    versions: tuple[Version, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    series: tuple[Series, ...] = ()
    happenings: tuple[Happening, ...] = ()
    relations: tuple[Relation, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    namings: tuple[Naming, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    failures: tuple[Failure, ...] = ()
    parts: tuple[tuple[str, str], ...] = field(default=())
    """What made it: (part, name and version), such as ("language model", "en_core_web_md 3.8.0")."""
