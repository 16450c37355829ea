"""The date and the place of a happening: in its clause, else nearby; never guessed from the day of publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.annotate.events.days import (
    dates_whole_years,
    days_between,
    inside_noun,
    is_adverbial,
    is_ahead,
    is_clock,
    is_day,
    is_limit,
    is_perfect,
    named_day,
    names_nothing,
    of_somebody,
)
from rashomon.annotate.events.tables import tables
from rashomon.annotate.events.tree import clause, governor, phrase
from rashomon.annotate.events.triggers import Trigger
from rashomon.model.annotations import Annotations, Date, DateKind, PlaceKind, PlaceMention
from rashomon.text.parse import Parsed

__all__ = ["FAINT", "INHERITED", "OWN", "SPAN", "Found", "Index", "make_index", "of_speech", "spoken_of", "still_to_come", "when", "where"]

SPEECH = tables().classes["speech"]


#: How sure a date is that stands in the clause of the happening, in a sentence before of the same paragraph, in an earlier paragraph.
OWN, INHERITED, FAINT = 0.9, 0.4, 0.1

#: What "has been done" was done within these days before the day of writing, if an account tells of a day so near.
SPAN = 7


#: What follows them is earlier, or later, than what they hang on.
LATER = frozenset({"after", "since", "following", "once"})
SOONER = frozenset({"before", "until", "till"})


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
    """A date with how sure its link to the happening is, 0 to 1.

    ``since``: the happening is not before it. ``doubtful``: it is no more than the likeliest day.
    """

    date: Date
    sure: float
    since: bool = False
    doubtful: bool = False


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
    days = [i for i in sentence if i in index.dates and not is_clock(index.dates[i])]
    if not days:
        return inherited
    return (
        _own(trigger, index)
        or _linked(trigger, days, index)
        or _headed(days, index, trigger.token.doc[sentence[0]])
        or _beside(trigger, days, index, inherited)
    )


def _headed(days: Sequence[int], index: Index, first: Token) -> Found | None:
    """The year that stands before a whole sentence: "In 2019, a boat sank; eight people died"."""
    if days[0] > first.i + 2 or not dates_whole_years(index.dates[days[0]]) or not is_adverbial(first.doc[days[0]]):
        return None
    return Found(index.dates[days[0]], 0.6)


def _own(trigger: Trigger, index: Index) -> Found | None:
    """A date in the clause of the trigger, or the day that its clause explains ("until Monday, when she left", "the news on Monday that she left")."""
    verb = trigger.light or trigger.token
    behind = _behind_noun(verb, index) if verb.tag_[:2] == "NN" else None
    if behind is not None:
        return Found(behind, OWN)
    small = {
        child.i: child for child in verb.children if child.dep_ == "ccomp" and child.pos_ in {"NOUN", "PROPN", "ADJ"}
    }  # "declared her *winner on Monday*"
    nominal = [token for child in small.values() for token in clause(child)]
    for token in sorted([*clause(verb), *nominal], key=lambda token: abs(token.i - verb.i)):
        if token.i in index.dates and not named_day(token) and not is_clock(index.dates[token.i]) and not is_limit(token):
            # "broke out over Sunday's price rise": the day is that of the rise, and only perhaps that of the outbreak.
            if (inside_noun(token) and of_somebody(token)) or _of_participle(token, verb):
                continue
            own = not inside_noun(token) or any(
                (above.i == trigger.token.i and above.tag_[:2] == "NN") or above.i in small for above in token.ancestors
            )
            return Found(index.dates[token.i], OWN if own or _announces(token, verb) else 0.6)
    if verb.dep_ in {"relcl", "acl", "ccomp", "advcl"} and any(child.lower_ in {"when", "that"} and child.i < verb.i for child in verb.children):
        day = _explained(verb, index)
        return None if day is None else Found(day, 0.7)
    return None


def _of_participle(date: Token, verb: Token) -> bool:
    """Whether a date belongs to a participle inside a noun phrase: "Ann Lee, *born in 1979*, was sworn in"; an utterance's day stays ("in a note issued on Monday")."""
    head = governor(date)
    return head is not None and head.i != verb.i and head.dep_ in {"acl", "relcl"} and verb.lemma_ not in SPEECH


def _behind_noun(noun: Token, index: Index) -> Date | None:
    """The date behind a noun, whatever the parse hangs it on: "after independence in 1991", "the collapse of a mill in Norham, in 2013"."""
    doc, i = noun.doc, max(token.i for token in phrase(noun)) + 1
    for at in (i, noun.i + 1):
        i = at
        if i < len(doc) and doc[i].text == ",":
            i += 1
        if i + 1 < len(doc) and doc[i].lower_ in {"in", "on", "of"} and i + 1 in index.dates:
            return index.dates[i + 1]
    return None


def _announces(date: Token, verb: Token) -> bool:
    """Whether the day of an utterance dates the verb of saying: "In a statement issued on Monday she said"."""
    if verb.lemma_ not in SPEECH:
        return False
    noun = next((above for above in date.ancestors if above.head.i == verb.i or above.dep_ == "pobj"), None)
    return noun is not None and any(above.dep_ == "prep" and above.head.i == verb.i for above in date.ancestors)


def _explained(verb: Token, index: Index) -> Date | None:
    """The day that a clause explains: the word that it hangs on, or a date beside its conjunction."""
    first = verb.left_edge.i
    for i in range(first - 1, max(verb.sent.start, first - 4) - 1, -1):
        if i in index.dates:
            return index.dates[i]
        if verb.doc[i].tag_[:2] == "VB":
            return None
    return None


def _linked(trigger: Trigger, days: Sequence[int], index: Index) -> Found | None:
    """A date elsewhere in the sentence, by how its verb stands to that of the trigger."""
    verb = trigger.light or trigger.token
    doc = verb.doc
    above = governor(verb)
    chain = {above.i} if above is not None else set()
    while above is not None and len(chain) < 4:
        above = governor(above)
        chain |= {above.i} if above is not None else set()
    found = []
    for i in days:
        if names_nothing(doc[i]):
            continue
        head = governor(doc[i])
        if head is not None and head.i not in chain and head.i != verb.i and is_ahead(doc[i]):
            continue  # "condemned it and said its leaders would meet on Monday": the day is that of the meeting
        if dates_whole_years(index.dates[i]) and (head is None or head.i not in chain):
            continue  # "since 2014" in another clause dates that clause alone
        sure = 0.5 if head is not None and head.lemma_ in SPEECH else 0.7 if head is not None and (head.i in chain or head.head.i == verb.i) else 0.45
        found.append((-sure, abs(i - verb.i), index.dates[i].evidence.start, head, Found(index.dates[i], sure)))
    if not found:
        return None
    *_, head, best = min(found, key=lambda each: each[:3])
    return _turned(best, verb, head, chain)


def _turned(found: Found, verb: Token, head: Token | None, chain: set[int]) -> Found | None:
    """The date of another clause as far as "after" and "before" between both let it hold for the trigger.

    "Retaken after crowds stormed it on Monday": on Monday or later. "Sent home on Monday after he struck a guard": perhaps on Monday, perhaps before.
    """
    if head is not None and head.i not in chain and head.i != verb.i:
        word = _order(head)
        if word in LATER:
            return Found(found.date, 0.4, since=True)
        if word in SOONER:
            return Found(found.date, 0.2, doubtful=True)
    word = _order(verb)
    if word in LATER | SOONER:
        return Found(found.date, found.sure, doubtful=True)
    return found


def _order(verb: Token) -> str:
    """The conjunction or preposition that places a clause in time beside another one, or ""."""
    if verb.dep_ == "pcomp":
        return str(verb.head.lower_)
    if verb.dep_ != "advcl":
        return ""
    return next(
        (
            str(child.lower_)
            for child in verb.children
            if child.dep_ in {"mark", "prep", "advmod"} and child.i < verb.i and child.lower_ in LATER | SOONER
        ),
        "",
    )


def _beside(trigger: Trigger, days: Sequence[int], index: Index, inherited: Found | None) -> Found | None:
    """The day from before; a later day inside a noun of this sentence ("angered by the order early on Monday") is the better guess."""
    doc = trigger.token.doc
    named = [
        index.dates[i]
        for i in days
        if is_day(index.dates[i]) and not (named_day(doc[i]) or is_ahead(doc[i]) or is_limit(doc[i]) or of_somebody(doc[i]))
    ]
    if trigger.token.tag_[:2] != "VB" or not named:
        return inherited
    last = named[-1]
    if inherited is None or (last.start_date or "") > (inherited.date.start_date or ""):
        return Found(last, 0.35, doubtful=inherited is None)
    return inherited


def still_to_come(value: str | None, published: str | None) -> str | None:
    """The part of a span of days that lies ahead on the day of writing: a plan for "this week" is one for the rest of it.

    >>> still_to_come("2021-03-01/2021-03-07", "2021-03-04")
    '2021-03-04/2021-03-07'
    """
    first, _, last = (value or "").partition("/")
    if published is None or len(published) < len("2021-03-04") or not first < published[:10] <= last[:10] or len(first) < len("2021-03-04"):
        return value
    return f"{published[:10]}/{last}"


def of_speech(found: Found | None, trigger: Trigger, published: str | None) -> Found | None:
    """The date unless a past act of speech would lie ahead with it: "told reporters he would appeal before the week is out"."""
    verb = trigger.light or trigger.token
    if found is None or published is None or verb.lemma_ not in SPEECH or verb.tag_ not in {"VBD", "VBN"}:
        return found
    return None if (found.date.end_date or "")[:10] > published[:10] else found


def spoken_of(found: Found | None, trigger: Trigger, published: str | None) -> str | None:
    """The EDTF value of a happening's date.

    A day from an earlier sentence holds for what "has been done" from then until the day of writing. A day that only stands nearby is
    uncertain, which EDTF marks with "?".
    """
    if found is None or found.date.value is None:
        return None
    value = found.date.value
    if not is_day(found.date):
        return value
    lasting = found.since or (found.sure <= INHERITED and is_perfect(trigger.light or trigger.token))
    if lasting and published is not None and value[:10] < published[:10] and days_between(value, published) <= SPAN:
        return f"{value[:10]}/{published[:10]}"
    return f"{value[:10]}?" if found.doubtful or found.sure <= FAINT else value


def where(trigger: Trigger, sentence: Sequence[int], index: Index) -> PlaceMention | None:
    """The place of the ``trigger``: in its clause after a preposition, else any in the sentence; no demonym, no government."""
    verb = trigger.light or trigger.token
    near = [index.places[token.i] for token in clause(verb) if token.i in index.places and _locates(token, index.places[token.i])]
    # "flattened warehouses and was heard in Cyprus": a place of another verb below or beside is not that of this one.
    above = {verb.i, *(each.i for each in verb.ancestors)}
    found = near or [index.places[i] for i in sentence if i in index.places and _locates(verb.doc[i], index.places[i]) and _under(verb.doc[i], above)]
    return max(found, key=lambda place: (place.kind is not PlaceKind.COUNTRY, -place.evidence.start), default=None)


def _under(place: Token, verbs: set[int]) -> bool:
    """Whether the verb that governs a place is one of ``verbs``, or none does."""
    head = governor(place)
    return head is None or head.i in verbs


def _locates(token: Token, place: PlaceMention) -> bool:
    if place.form not in {"name", "nominal"}:
        return False
    here = token
    for _ in range(4):
        if here.dep_ == "pobj" and here.head.lower_ in {
            "in",
            "at",
            "near",
            "across",
            "throughout",
            "around",
            "outside",
            "inside",
            "into",
            "to",
            "from",
            "of",
            "on",
        }:
            return True
        if here.dep_ == "dobj":
            return True
        if here.dep_ not in {"compound", "appos", "conj", "poss", "pobj", "prep", "nmod"}:
            return False
        here = here.head
    return False
