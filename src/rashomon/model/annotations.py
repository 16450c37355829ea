"""What one article says, layer by layer; made by ``annotate`` from that article alone.

``entity`` fields are local to the article: they name a chain of mentions in it. ``align`` turns them into actors.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.documents import Article, Precision
from rashomon.model.spans import Evidence, Mark, Span

__all__ = [
    "Account", "ActorForm", "ActorKind", "ActorMention", "Annotations", "Attribution", "AttributionKind", "Comparator", "Date", "DateKind",
    "Event", "Figure", "FigureKind", "PlaceKind", "PlaceMention", "Sentence", "Status", "Term", "Voice",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``paragraph`` counts from 0 inside the article; ``furniture`` if it is not running text."""

    span: Span
    paragraph: int
    furniture: bool = False


class DateKind(StrEnum):
    """The four kinds of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression.

    Attributes:
        value: EDTF: ``2022-01-05``, ``2022-01``, ``2020/2022``, ``199X``; None where it cannot be known.
        start_date, end_date: first and last day (ISO, inclusive) that the value covers; None where open or unknown.
        timex: the TIMEX3 value (``2022-01-05TEV``, ``P3D``, ``PAST_REF``), None where there is none.
        anchor: what it was resolved against, for the reader ("published 2022-01-05", "Sunday in the sentence before"), or None.
    """

    id: str
    article: str
    kind: DateKind
    value: str | None
    start_date: str | None
    end_date: str | None
    precision: Precision
    timex: str | None
    anchor: str | None
    evidence: Evidence


class PlaceKind(StrEnum):
    """What sort of place a name stands for."""

    COUNTRY = "country"
    REGION = "region"
    COUNTY = "county"
    CITY = "city"
    DISTRICT = "district"
    FACILITY = "facility"
    WATER = "water"
    NATURAL = "natural"
    AREA = "area"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A mention of a place, resolved or not.

    Attributes:
        place: key of the resolved entry ("geonames:184745", "country:KE"), or the folded name where nothing was found.
        name: the entry's name, or the words.
        country: ISO 3166-1 alpha-2, or None.
        lat, lon: degrees WGS84; None where there is no honest point.
        form: name, demonym ("Kenyan"), metonym ("Moscow said": stands for a government), nominal ("the capital").
        because: why this entry and not another.
    """

    id: str
    article: str
    place: str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    gazetteer_id: str | None
    form: str
    because: str
    evidence: Evidence


class ActorKind(StrEnum):
    """What sort of actor."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"


class ActorForm(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    TITLE = "title"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention of an actor.

    Attributes:
        entity: local id of the chain in this article ("e3"); mentions of one actor share it.
        name: the chain's best name in this article, without honorifics and possessive.
        role: the role or title that stands with this mention ("Prime Minister of Armenia"), or None.
        country: ISO 3166-1 alpha-2 that the text ties the actor to, or None.
        sector: PLOVER sector code (GOV, MIL, COP, OPP, CVL, MED, ...), or None.
        link: why the mention belongs to its chain ("exact name", "surname", "acronym", "pronoun: last male person").
    """

    id: str
    article: str
    entity: str
    name: str
    kind: ActorKind
    form: ActorForm
    role: str | None
    country: str | None
    sector: str | None
    link: str
    evidence: Evidence


class AttributionKind(StrEnum):
    """How content is attributed."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    SCARE = "scare"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what.

    Attributes:
        entity: local id of the speaker in this article, or None where it is unnamed.
        speaker: actor id; None until ``align`` has merged actors.
        speaker_words: what the text calls the speaker (a pronoun allowed), or None.
        speaker_name: the resolved name of the speaker in this article, or None.
        source: where the speaker's words stand.
        via: the outlet or channel that carried it ("Reuters"), or None.
        cue: the words that attribute ("said", "according to").
        content: for direct speech the words inside the marks; for indirect speech the clause.
        lost_marks: a quotation whose marks a rewrite lost.
        negated: the speaker is said *not* to have said it, or to have denied it.
        hedged: "reportedly", "allegedly", "claims".
        evidential: the source is no speaker ("images published online showed").
        outer: id of the attribution that this one stands inside, or None.
    """

    id: str
    article: str
    kind: AttributionKind
    entity: str | None
    speaker: str | None
    speaker_words: str | None
    speaker_name: str | None
    source: Evidence | None
    via: str | None
    cue: Evidence | None
    content: Evidence
    lost_marks: bool = False
    negated: bool = False
    hedged: bool = False
    evidential: bool = False
    outer: str | None = None


class FigureKind(StrEnum):
    """What a figure counts or measures."""

    DEATHS = "deaths"
    INJURIES = "injuries"
    ARRESTS = "arrests"
    MISSING = "missing"
    DISPLACED = "displaced"
    TROOPS = "troops"
    PARTICIPANTS = "participants"
    PRICE = "price"
    MONEY = "money"
    INCOME = "income"
    POPULATION = "population"
    VEHICLES = "vehicles"
    BUILDINGS = "buildings"
    AREA = "area"
    DISTANCE = "distance"
    DURATION = "duration"
    SHARE = "share"
    COUNT = "count"


class Comparator(StrEnum):
    """How a text hedges a figure."""

    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    NEARLY = "nearly"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Figure:
    """One reading of a quantity.

    Attributes:
        who: who or what is counted ("law enforcement officials"), folded to a facet where one is known, else the head words.
        who_class: taxonomy key ("security_forces", "protesters", "civilians", "people", ...), or None.
        what: the predicate ("died", "torched"), lemma.
        where: place key (see PlaceMention.place) or None.
        unit: "USD", "%", "year", "km", "times", ... or None.
        value: the point, None for ranges and vague readings.
        low, high: bounds, None where open; "dozens" has low 24 and no high.
        as_of: EDTF value that the reading holds for, or None.
        incremental: True for new ones ("three more"), False for a stated total, None where the text does not say.
        part_of: id of the figure that this is stated to be a part of ("80 buses, including 11 school buses"), or None.
        negated: a stated absence ("no figures released", "no one was hurt").
        entity, speaker, speaker_words, attribution: as for Attribution; the attribution whose content holds this figure.
        series: series id; None until ``align``.
    """

    id: str
    article: str
    kind: FigureKind
    who: str | None
    who_class: str | None
    what: str | None
    where: str | None
    unit: str | None
    value: float | None
    low: float | None
    high: float | None
    comparator: Comparator
    as_of: str | None
    incremental: bool | None
    part_of: str | None
    negated: bool
    entity: str | None
    speaker: str | None
    speaker_words: str | None
    attribution: str | None
    series: str | None
    evidence: Evidence


class Status(StrEnum):
    """How a happening is told."""

    HAPPENED = "happened"
    ORDERED = "ordered"
    PLANNED = "planned"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    DENIED = "denied"
    ALLEGED = "alleged"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Event:
    """One article's telling of one happening: a trigger with its arguments.

    Attributes:
        type: PLOVER 2.0 type in capitals ("PROTEST"), or "OTHER" where none fits.
        mode: PLOVER 2.0 mode, or None.
        what: the clause in the account's words (never generated).
        lemma: the trigger's lemma, for merging.
        date: EDTF, or None; date_ref is the id of the Date that gave it.
        place: place key, or None.
        actors, recipients: local entity ids; their words beside them.
        attribution: id of the attribution that it stands in, or None (the outlet's own voice).
        confidence: 0 to 1.
    """

    id: str
    article: str
    type: str
    mode: str | None
    what: str
    lemma: str
    status: Status
    date: str | None
    date_ref: str | None
    place: str | None
    actors: tuple[str, ...]
    actor_words: tuple[Evidence, ...]
    recipients: tuple[str, ...]
    recipient_words: tuple[Evidence, ...]
    entity: str | None
    speaker_words: str | None
    attribution: str | None
    confidence: float
    trigger: Evidence
    evidence: Evidence


class Voice(StrEnum):
    """Whose word a word is."""

    OWN = "own"
    QUOTED = "quoted"
    SCARE = "scare"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that names a group, force, event or action, as a candidate for a naming.

    Attributes:
        head: lemma of the head word.
        family: semantic family found by the layer ("people", "troops", "unrest", ...) or None.
        entity: local entity id if the term is a mention of one.
    """

    id: str
    article: str
    head: str
    family: str | None
    entity: str | None
    voice: Voice
    attribution: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that the layers found in one article, each in text order."""

    article: str
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    terms: tuple[Term, ...] = ()
    damage: tuple[Mark, ...] = ()
    rewrite_score: float | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An article with the text it stands in and what was found in it: what lineage, stories and align read.

    ``text`` is the whole text of the article's document, so that every span indexes it.
    """

    article: Article
    text: str
    annotations: Annotations
