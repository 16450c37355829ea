"""What each article tells of: happenings with type, status, parties, date and place."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Sent
from spacy.tokens import Token

from rashomon.annotate.events.arguments import roles, words_of
from rashomon.annotate.events.status import CUE_STATUS, is_purpose, long_ago, told
from rashomon.annotate.events.tables import THREAT_MODES
from rashomon.annotate.events.tree import RELATIVE, clause
from rashomon.annotate.events.triggers import Trigger, triggers
from rashomon.annotate.events.when import Found, Index, is_ahead, make_index, names_nothing, when, where
from rashomon.annotate.layers import Layer
from rashomon.model.annotations import Annotations, Attribution, Event, Status
from rashomon.model.documents import Precision
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence, Span
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "run"]

#: A clause longer than this is cut around its trigger: evidence is the clause, not the paragraph.
LONGEST_CLAUSE = 34

#: A noun that nothing in its sentence carries ("the unrest") recalls a happening rather than telling of one.
RECALLED = 0.3

#: Who speaks or is spoken to: "I ask you" is talk more often than a happening.
SPEAKING = frozenset({"i", "we", "you"})

#: How sure a date is that comes from a sentence before, in the same paragraph or in an earlier one.
INHERITED, EARLIER = 0.4, 0.2

#: How sure a date is that stands in the clause of the happening.
OWN = 0.9

#: Families in which "for four years" is the sentence passed, not how long ago it was.
TERMS = frozenset({"trial", "arrest"})

#: What ties a clause to the one above is no part of the telling.
LINKING = frozenset({"mark", "punct", "cc"})

#: Acts of speech that newspapers tell in the present tense; other verbs in it tell what is usual, not what took place.
STANDING = frozenset({"appeal", "accuse", "reject", "deny", "threaten", "warn", "label", "promise"})


def run(parsed: Parsed, annotations: Annotations) -> Annotations:
    """The ``annotations`` with the article's events in text order."""
    return dataclasses.replace(annotations, events=tuple(_events(parsed, annotations)))


def _events(parsed: Parsed, annotations: Annotations) -> Iterator[Event]:
    index = make_index(parsed, annotations)
    speech = _Speech(annotations.attributions)
    inherited: Found | None = None
    for sentence in parsed.doc.sents:
        if not _is_text(parsed, sentence):
            continue
        for trigger in triggers(iter(sentence)):
            yield _event(parsed, trigger, _Around(sentence, index, speech, inherited))
        inherited = _governing(sentence, index, parsed.article.published) or inherited
        if sentence.text.endswith("\n"):
            # Newspapers break a paragraph after every sentence: the day holds for one more, then it is forgotten.
            inherited = Found(inherited.date, EARLIER) if inherited is not None and inherited.sure > EARLIER else None


def _is_text(parsed: Parsed, sentence: Sent) -> bool:
    text = sentence.text
    if not text.strip():
        return False
    start = parsed.article.span.start + sentence.start_char
    span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
    return not parsed.is_furniture(span) and not _asks(text.strip())


def _asks(text: str) -> bool:
    """Whether a sentence asks or heads a section: neither tells that something took place."""
    return text.startswith("#") or text.rstrip("”’\"'*_)").endswith("?")


def _governing(sentence: Sent, index: Index, published: str | None) -> Found | None:
    """The last day that the sentence names: what a later sentence of the paragraph without a date is taken to speak of.

    A day still to come ("will meet on Sunday") holds for its own clause alone.
    """
    days = []
    for i in range(sentence.start, sentence.end):
        date = index.dates.get(i)
        if date is None or date.precision is not Precision.DAY or names_nothing(sentence.doc[i]) or is_ahead(sentence.doc[i]):
            continue
        if published is None or (date.start_date or "")[:10] <= published[:10]:
            days.append(date)
    return Found(days[-1], INHERITED) if days else None


class _Speech:
    """Attributions by where their content stands; the innermost one is asked for."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self.by_start = sorted(attributions, key=lambda each: (each.content.start, -each.content.end))
        self.starts = [each.content.start for each in self.by_start]

    def around(self, offset: int) -> Attribution | None:
        """The innermost attribution whose content holds ``offset``, or None; looks back over few, contents nest shallowly."""
        last = bisect_right(self.starts, offset)
        for each in reversed(self.by_start[max(0, last - 12) : last]):
            if each.content.end > offset:
                return each
        return None


@dataclasses.dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a trigger."""

    sentence: Sent
    index: Index
    speech: _Speech
    inherited: Found | None


def _event(parsed: Parsed, trigger: Trigger, around: _Around) -> Event:
    token = trigger.token
    sentence = range(around.sentence.start, around.sentence.end)
    mark = parsed.words(token.i, token.i + 1)
    attribution = around.speech.around(mark.start)
    tokens = clause(trigger.light or token, inner=True)
    words = parsed.words(*_bounds(tokens, token.i))
    found = when(trigger, sentence, around.index, around.inherited)
    place = where(trigger, sentence, around.index)
    how = told(trigger, attribution)
    parties = roles(trigger)
    actors, recipients = _named(parsed, around.index, parties.actors), _named(parsed, around.index, parties.recipients)
    own_day = found is not None and found.sure >= OWN and found.date.precision is Precision.DAY
    usual = how.status is Status.HAPPENED and not own_day and trigger.rule.family not in TERMS and long_ago(tokens)
    old = usual or (how.status is Status.HAPPENED and _is_old(parsed, found))
    found = None if usual else found  # "for years" has no day
    return Event(
        id=make_id("event", parsed.article.id, mark.start, mark.end, trigger.rule.family), article=parsed.article.id,
        type=trigger.rule.type, mode=_mode(trigger), what=words.words, lemma=_lemma(trigger),
        status=Status.BACKGROUND if old else how.status,
        date=found.date.value if found is not None else None, date_ref=found.date.id if found is not None else None,
        place=place.place if place is not None else None,
        actors=actors[0], actor_words=actors[1], recipients=recipients[0], recipient_words=recipients[1],
        entity=attribution.entity if attribution is not None else None,
        speaker_words=attribution.speaker_words if attribution is not None else None,
        attribution=attribution.id if attribution is not None else None,
        confidence=min(_confidence(trigger, found, imagined=how.imagined), 1.0 if actors[1] or recipients[1] or trigger.rule.type == "OTHER" else 0.45), trigger=mark, evidence=words,
    )  # fmt: skip


def _mode(trigger: Trigger) -> str | None:
    """The mode of the rule; a threat takes it from what is threatened."""
    if trigger.rule.type == "THREATEN" and trigger.inner is not None:
        return THREAT_MODES.get(trigger.inner.type)
    return trigger.rule.mode


def _lemma(trigger: Trigger) -> str:
    """Family of what is told, then the trigger's own lemma: "deploy.send"; a cue takes the family of its complement."""
    family = trigger.inner.family if trigger.inner is not None and trigger.rule.family in CUE_STATUS else trigger.rule.family
    return f"{family}.{trigger.token.lemma_.lower()}"


def _bounds(tokens: list[Token], middle: int) -> tuple[int, int]:
    listed = sorted(tokens, key=lambda token: token.i)
    while len(listed) > 1 and listed[0].i != middle and (listed[0].dep_ in LINKING or listed[0].lower_ in RELATIVE or listed[0].tag_ == "WRB" or listed[0].is_punct):
        listed.pop(0)
    if len(listed) > 1 and listed[0].dep_ == "advmod" and listed[0].i != middle and listed[0].nbor(1).text == ",":
        listed.pop(0)  # "Still, ", "Meanwhile, "
    first, last = listed[0].i, listed[-1].i + 1
    if last - first > LONGEST_CLAUSE:
        first = max(first, min(_subject_start(tokens[0]), middle), middle - LONGEST_CLAUSE // 2)
        last = min(last, first + LONGEST_CLAUSE)
        while first < middle and (tokens[0].doc[first].is_punct or tokens[0].doc[first].dep_ in LINKING):
            first += 1
    return first, max(last, middle + 1)


def _subject_start(verb: Token) -> int:
    """Where the subject begins: a clause that must be cut begins there, not in the middle of what stands before."""
    return min((child.left_edge.i for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), default=0)


def _named(parsed: Parsed, index: Index, heads: Iterable[Token]) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Entity ids, each once, and the words of every party."""
    entities: dict[str, None] = {}
    words: list[Evidence] = []
    for head in heads:
        first, last = words_of(head)
        words.append(parsed.words(first, last))
        entity = index.entities.get(head.i) or next((index.entities[i] for i in range(first, last) if i in index.entities), None)
        if entity is not None:
            entities[entity] = None
    return tuple(entities), tuple(words)


def _is_old(parsed: Parsed, found: Found | None) -> bool:
    """Whether the date lies in a year before the one of publication."""
    published = parsed.article.published
    end = found.date.end_date if found is not None else None
    return published is not None and end is not None and end[:4] < published[:4]


def _of_year(noun: Token) -> bool:
    """Whether a year only tells which one is meant: "the 2016 election"."""
    return any(child.i < noun.i and child.lower_.isdigit() and len(child) == len("2016") for child in noun.children)


def _confidence(trigger: Trigger, found: Found | None, *, imagined: bool) -> float:
    """0 to 1: how sure it is that the words tell of something, and when."""
    token = trigger.token
    if imagined:
        return 0.2
    if token.tag_[:2] == "NN" and trigger.light is None and token.dep_ != "ROOT" and (found is None or found.sure < OWN or _of_year(token)):
        return RECALLED
    if (token.tag_ == "VBG" and token.dep_ in {"pcomp", "csubj"}) or any(child.dep_ == "nsubj" and child.lower_ in SPEAKING for child in token.children):
        return 0.45
    if is_purpose(token) or (token.tag_ in {"VBZ", "VBP"} and trigger.rule.family not in STANDING and not any(child.dep_ == "aux" for child in token.children)):
        return 0.4
    return 0.6 if found is None else round(0.5 + found.sure / 2, 2)


LAYER = Layer(name="events", run=run, requires=("dates", "places", "mentions", "attributions"), assigns=("events",), version=3)
