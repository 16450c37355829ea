"""The date and the place of a happening: in its clause, else nearby; never guessed from the day of publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.annotate.events.tables import tables
from rashomon.annotate.events.tree import clause, governor
from rashomon.annotate.events.triggers import Trigger
from rashomon.model.annotations import Annotations, Date, DateKind, PlaceKind, PlaceMention
from rashomon.text.parse import Parsed

__all__ = ["Found", "Index", "inside_noun", "is_ahead", "make_index", "names_nothing", "when", "where"]

SPEECH = tables().classes["speech"]

PLAN = tables().classes["plan"]

#: Verbs that make a day something, and what they make it.
NAMING = frozenset({"declare", "proclaim", "name", "make", "designate", "call"})
NAMED = frozenset({"day", "holiday"})


@dataclass(frozen=True, slots=True)
class Index:
    """What earlier layers found, by token."""

    dates: dict[int, Date]
    places: dict[int, PlaceMention]
    entities: dict[int, str]
    starts: tuple[int, ...]
    base: int

    def tokens(self, start: int, end: int) -> range:
        """The tokens between two document offsets."""
        first = bisect_left(self.starts, start - self.base)
        return range(first, bisect_left(self.starts, end - self.base))


@dataclass(frozen=True, slots=True)
class Found:
    """A date with how sure its link to the happening is, 0 to 1."""

    date: Date
    sure: float


def make_index(parsed: Parsed, annotations: Annotations) -> Index:
    """The dates, places and mentions of the article by the tokens that they cover."""
    index = Index({}, {}, {}, tuple(token.idx for token in parsed.doc), parsed.article.span.start)
    for date in annotations.dates:
        if date.kind in {DateKind.DATE, DateKind.TIME} and date.value is not None:
            index.dates.update(dict.fromkeys(index.tokens(date.evidence.start, date.evidence.end), date))
    for place in annotations.places:
        index.places.update(dict.fromkeys(index.tokens(place.evidence.start, place.evidence.end), place))
    for mention in annotations.mentions:
        for i in index.tokens(mention.evidence.start, mention.evidence.end):
            index.entities.setdefault(i, mention.entity)
    return index


def when(trigger: Trigger, sentence: Sequence[int], index: Index, inherited: Found | None) -> Found | None:
    """The date of the ``trigger``, surest first: its own clause, a clause above, the sentence, the paragraph."""
    if not any(i in index.dates for i in sentence):
        return inherited
    verb = trigger.light or trigger.token
    doc = verb.doc
    for token in sorted(clause(verb), key=lambda token: abs(token.i - verb.i)):
        if token.i in index.dates and not named_day(token):
            # "broke out over Sunday's price rise": the day is that of the rise, and only perhaps that of the outbreak.
            own = not inside_noun(token) or any(above.i == trigger.token.i and above.tag_[:2] == "NN" for above in token.ancestors)
            return Found(index.dates[token.i], 0.9 if own else 0.6)
    above = governor(verb)
    chain = {above.i} if above is not None else set()
    while above is not None and len(chain) < 4:
        above = governor(above)
        chain |= {above.i} if above is not None else set()
    found = []
    for i in sentence:
        if i in index.dates and not names_nothing(doc[i]):
            head = governor(doc[i])
            if dates_whole_years(index.dates[i]) and (head is None or head.i not in chain):
                continue  # "since 2014" in another clause dates that clause alone
            sure = 0.5 if head is not None and head.lemma_ in SPEECH else 0.7 if head is not None and (head.i in chain or head.head.i == verb.i) else 0.45
            found.append((-sure, abs(i - verb.i), index.dates[i].evidence.start, index.dates[i], sure))
    if not found:
        return inherited
    best = min(found, key=lambda each: each[:3])
    return Found(best[3], best[4])


def names_nothing(token: Token) -> bool:
    """Whether a date dates no happening: it belongs to a noun, or is itself what is spoken of."""
    return inside_noun(token) or named_day(token)


def named_day(token: Token) -> bool:
    """Whether a day is itself declared something ("declared Wednesday a day of mourning")."""
    doc = token.doc
    before = {doc[i].lemma_.lower() for i in range(max(0, token.i - 3), token.i)}
    after = {doc[i].lemma_.lower() for i in range(token.i + 1, min(len(doc), token.i + 6))}
    return not before.isdisjoint(NAMING) and not after.isdisjoint(NAMED)


def dates_whole_years(date: Date) -> bool:
    """Whether a date is no finer than a year."""
    return len(date.value or "") <= len("2014~")


def is_ahead(token: Token) -> bool:
    """Whether a date belongs to what is still to come ("will meet on Sunday", "plans to meet on Sunday")."""
    verb = governor(token)
    if verb is None:
        return False
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return not words.isdisjoint({"will", "'ll", "’ll", "shall"}) or ("to" in words and verb.head.lemma_ in PLAN)


def inside_noun(token: Token) -> bool:
    """Whether a date only tells which one a noun means ("the 2020 war", "his exit in 2019"): it dates that noun and nothing else."""
    here = token
    for _ in range(5):
        if here.head.i == here.i or here.head.tag_[:2] == "VB":
            return False
        if here.head.pos_ in {"NOUN", "PROPN"} and here.head.ent_type_ not in {"DATE", "TIME"}:
            return True
        here = here.head
    return False


def where(trigger: Trigger, sentence: Sequence[int], index: Index) -> PlaceMention | None:
    """The place of the ``trigger``: in its clause after a preposition, else any in the sentence; no demonym, no government."""
    verb = trigger.light or trigger.token
    near = [index.places[token.i] for token in clause(verb) if token.i in index.places and _locates(token, index.places[token.i])]
    found = near or [index.places[i] for i in sentence if i in index.places and _locates(verb.doc[i], index.places[i])]
    return max(found, key=lambda place: (place.kind is not PlaceKind.COUNTRY, -place.evidence.start), default=None)


def _locates(token: Token, place: PlaceMention) -> bool:
    if place.form not in {"name", "nominal"}:
        return False
    here = token
    for _ in range(4):
        if here.dep_ == "pobj" and here.head.lower_ in {"in", "at", "near", "across", "throughout", "around", "outside", "inside", "into", "to", "from", "of", "on"}:
            return True
        if here.dep_ == "dobj":
            return True
        if here.dep_ not in {"compound", "appos", "conj", "poss", "pobj", "prep", "nmod"}:
            return False
        here = here.head
    return False
