"""What each article tells of: happenings with type, status, parties, date and place."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Sent
from spacy.tokens import Token

from rashomon.annotate.events.arguments import roles, words_of
from rashomon.annotate.events.days import days_between, is_ahead, is_clock, is_day, is_limit, is_perfect, is_pluperfect, names_nothing
from rashomon.annotate.events.status import CUE_STATUS, is_intended, is_purpose, long_ago, told
from rashomon.annotate.events.tables import THREAT_MODES
from rashomon.annotate.events.tree import RELATIVE, clause, phrase
from rashomon.annotate.events.triggers import PLANS, Trigger, goes_on, triggers
from rashomon.annotate.events.when import FAINT, INHERITED, OWN, SPAN, Found, Index, make_index, of_speech, spoken_of, still_to_come, when, where
from rashomon.annotate.layers import Layer
from rashomon.model.annotations import Annotations, Attribution, AttributionKind, Event, Status
from rashomon.model.documents import ArticleKind, Precision
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

#: How sure a date is that comes from the paragraph before.
EARLIER = 0.2

#: From here on an event makes a happening.
TOLD = 0.5

#: From here on the day of a plain act is sure enough where the account goes on with it: a day named in its paragraph, or the one of the story.
CARRIED = 0.55

#: Families in which "for four years" is the sentence passed, not how long ago it was.
TERMS = frozenset({"trial", "arrest"})

#: How sure a plan, an order or a threat is a happening of its own ("plans to evacuate the island").
PURPOSED = 0.55

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
    published = parsed.article.published
    scene = _opening(parsed, index)
    inherited = scene
    for sentence in parsed.doc.sents:
        if not _is_text(parsed, sentence):
            continue
        around = _Around(sentence, index, speech, inherited)
        yield from _kept([(trigger, _event(parsed, trigger, around)) for trigger in triggers(list(sentence), index.dates)], speech)
        day = _governing(sentence, index, published)
        if day is not None:
            inherited = day
            scene = Found(day.date, FAINT) if published is None or days_between(day.date.value or "", published) <= SPAN else scene
        elif _elsewhere(sentence, index, published):
            inherited = None  # "in 1998 he had ...": what follows is told of that time
        if sentence.text.endswith("\n"):
            # Newspapers break a paragraph after every sentence: the day holds for one more, then it is a guess.
            inherited = Found(inherited.date, EARLIER) if inherited is not None and inherited.sure > EARLIER else scene


def _opening(parsed: Parsed, index: Index) -> Found | None:
    """The day of which an article speaks first, if it is near its own: what it tells before naming a day is likely of that day."""
    published = parsed.article.published
    if published is None:
        return None
    for i in sorted(index.dates):
        date = index.dates[i]
        token = parsed.doc[i]
        if is_day(date) and not (is_clock(date) or is_ahead(token) or is_limit(token)) and 0 <= days_between(date.value or "", published) <= SPAN:
            return Found(date, FAINT)
    return None


def _elsewhere(sentence: Sent, index: Index, published: str | None) -> bool:
    """Whether a sentence names only times in years before that of publication."""
    found = [index.dates[i] for i in range(sentence.start, sentence.end) if i in index.dates]
    return bool(found) and published is not None and all((date.end_date or "9999")[:4] < published[:4] for date in found)


def _timely(trigger: Trigger, found: Found | None) -> Found | None:
    """The date unless it comes from afar and the words do not carry the story on: only what "was done" does, no noun and nothing that "had been done"."""
    if found is None or found.sure > INHERITED:
        return found
    verb = trigger.light or trigger.token
    if is_pluperfect(verb):
        return dataclasses.replace(found, doubtful=True) if found.sure > EARLIER else None
    return found if found.sure > FAINT or verb.tag_ in {"VBD", "VBN"} or is_perfect(verb) else None


def _kept(found: list[tuple[Trigger, Event]], speech: _Speech) -> Iterator[Event]:
    """Without dated words that say less than others in their clause: "said on Monday that five had died" tells of deaths."""
    strong = [
        trigger.token
        for trigger, event in found
        if not trigger.plain and event.confidence >= TOLD and (trigger.token.tag_[:2] == "VB" or trigger.light is not None)
    ]
    for trigger, event in found:
        if not trigger.plain or (
            event.date is not None
            and (event.confidence >= OWN or (event.confidence >= CARRIED and goes_on(trigger.token) and not speech.quotes(event)))
            and not any(trigger.token.is_ancestor(token) and _near(trigger.token, token) for token in strong)
        ):
            yield event


def _near(verb: Token, below: Token) -> bool:
    """Whether nothing but complements and objects stand between: what a relative clause adds is another thing."""
    for _ in range(6):
        if below.i == verb.i:
            return True
        if below.dep_ in {"relcl", "advcl", "acl"}:
            return False
        below = below.head
    return False


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
        if date is None or not is_day(date) or is_clock(date) or names_nothing(sentence.doc[i]) or is_ahead(sentence.doc[i]):
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

    def quotes(self, event: Event) -> bool:
        """Whether an event stands in somebody's own words: a plain act there is talk more often than news."""
        found = self.around(event.trigger.start)
        return found is not None and found.kind is AttributionKind.DIRECT


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
    tokens = _telling(trigger.light or token)
    words = parsed.words(*_bounds(tokens, token.i))
    found = _timely(trigger, when(trigger, sentence, around.index, around.inherited))
    spoken = of_speech(found, trigger, parsed.article.published)
    found = spoken if spoken is found else around.inherited
    place = where(trigger, sentence, around.index)
    how = told(trigger, attribution)
    parties = roles(trigger)
    actors, recipients = _named(parsed, around.index, parties.actors), _named(parsed, around.index, parties.recipients)
    own_day = found is not None and found.sure >= OWN and (is_day(found.date) or found.date.precision is Precision.WEEK)
    usual = how.status is Status.HAPPENED and not own_day and trigger.rule.family not in TERMS and long_ago(tokens)
    ahead = (
        own_day and found is not None and parsed.article.published is not None and (found.date.start_date or "")[:10] > parsed.article.published[:10]
    )
    status = Status.PLANNED if ahead and how.status is Status.HAPPENED else how.status
    old = usual or (how.status is Status.HAPPENED and _is_old(parsed, found))
    found = None if usual else found  # "for years" has no day
    return Event(
        id=make_id("event", parsed.article.id, mark.start, mark.end, trigger.rule.family), article=parsed.article.id,
        type=trigger.rule.type, mode=_mode(trigger), what=words.words, lemma=_lemma(trigger),
        status=Status.BACKGROUND if old else status,
        date=_day(found, trigger, parsed, ahead=status is Status.PLANNED), date_ref=found.date.id if found is not None else None,
        place=place.place if place is not None else None,
        actors=actors[0], actor_words=actors[1], recipients=recipients[0], recipient_words=recipients[1],
        entity=attribution.entity if attribution is not None else None,
        speaker_words=attribution.speaker_words if attribution is not None else None,
        attribution=attribution.id if attribution is not None else None,
        confidence=min(_confidence(trigger, found, imagined=how.imagined, now=_is_now(parsed, trigger)), 1.0 if actors[1] or recipients[1] or trigger.rule.type == "OTHER" or own_day else 0.45), trigger=mark, evidence=words,
    )  # fmt: skip


def _day(found: Found | None, trigger: Trigger, parsed: Parsed, *, ahead: bool) -> str | None:
    """The EDTF value of the happening; a live page tells in the present tense of its own day, and what is planned lies ahead."""
    published = parsed.article.published
    if (found is None or found.sure <= FAINT) and published is not None and _is_now(parsed, trigger):
        return published[:10]
    value = spoken_of(found, trigger, published)
    return still_to_come(value, published) if ahead else value


def _is_now(parsed: Parsed, trigger: Trigger) -> bool:
    """Whether a live page tells it as taking place, or as just done."""
    verb = trigger.light or trigger.token
    if parsed.article.kind is not ArticleKind.LIVE or (verb.lemma_ in STANDING and trigger.plain):
        return False
    return is_perfect(verb) or (verb.tag_ in {"VBZ", "VBP", "VBG"} and (verb.dep_ == "ROOT" or verb.head.dep_ == "ROOT"))


def _telling(verb: Token) -> list[Token]:
    """The clause, with what it hangs on where it cannot stand alone: "the truce that began in July", "the repair is to be completed"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in PLANS and verb.head.tag_[:2] == "VB":
        return clause(verb.head, inner=True)
    tokens = clause(verb, inner=True)
    if (
        verb.dep_ in {"relcl", "acl"}
        and verb.tag_[:2] == "VB"
        and all(child.lower_ in RELATIVE for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"})
    ):
        noun = phrase(verb.head)
        return [*tokens, *noun] if max(each.i for each in tokens) - min(each.i for each in noun) < LONGEST_CLAUSE else tokens
    return tokens


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
    while (
        len(listed) > 1
        and listed[0].i != middle
        and (listed[0].dep_ in LINKING or listed[0].lower_ in RELATIVE or listed[0].tag_ == "WRB" or listed[0].is_punct)
    ):
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


def _confidence(trigger: Trigger, found: Found | None, *, imagined: bool, now: bool) -> float:
    """0 to 1: how sure it is that the words tell of something, and when."""
    token = trigger.token
    if imagined:
        return 0.2
    if trigger.recalled:
        return RECALLED
    if token.tag_[:2] == "NN" and trigger.light is None and token.dep_ != "ROOT" and (found is None or found.sure < OWN or _of_year(token)):
        return RECALLED
    if (token.tag_ == "VBG" and token.dep_ in {"pcomp", "csubj"}) or any(
        child.dep_ == "nsubj" and child.lower_ in SPEAKING for child in token.children
    ):
        return 0.45
    if now and token.tag_[:2] == "VB":
        return 0.6
    if is_purpose(token) and not (trigger.plain and found is not None and found.sure >= OWN):
        return PURPOSED if is_intended(token) else 0.4
    if token.tag_ in {"VBZ", "VBP"} and trigger.rule.family not in STANDING and not any(child.dep_ == "aux" for child in token.children):
        return 0.4
    return 0.6 if found is None else round(0.5 + found.sure / 2, 2)


LAYER = Layer(name="events", run=run, requires=("dates", "places", "mentions", "attributions"), assigns=("events",), version=7)
