"""The figures layer: every reading of a quantity in an article."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.annotate.figures.changes import MAGNITUDE, Change, absences, magnitudes, multiples, plural_units
from rashomon.annotate.figures.context import Context, as_of, context, date_covers, incremental, speaker_of, where
from rashomon.annotate.figures.earlier import is_earlier, passed
from rashomon.annotate.figures.exclusions import excluded
from rashomon.annotate.figures.heads import REACH, Counted, counted, measured, sentence_of, token_starts
from rashomon.annotate.figures.kinds import Sort, by_place, sort_of
from rashomon.annotate.figures.pairs import lean
from rashomon.annotate.figures.parts import inherit
from rashomon.annotate.figures.predicates import Predicate, predicate
from rashomon.annotate.figures.single import bare_units
from rashomon.annotate.figures.tables import cues
from rashomon.annotate.figures.topics import SUMS, headed, held, multiplied, spent, topic
from rashomon.annotate.figures.who import last_counted, who_class, who_words
from rashomon.annotate.layers import Layer
from rashomon.model.annotations import Annotations, Attribution, Comparator, Figure, FigureKind
from rashomon.model.ids import make_id
from rashomon.model.spans import Span
from rashomon.text.numbers import find_numbers
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "run"]


_PRONOUNS = {"they", "them", "those", "it", "percent", "%", "percentage", "rate", "point"}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A reading before its surroundings are known."""

    sort: Sort
    span: Span
    sentence: Span
    who: str | None
    who_class: str | None
    what: str | None
    new: bool | None = None
    inside: bool = False
    negated: bool = False
    earlier: bool = False


def run(parsed: Parsed, annotations: Annotations) -> Annotations:
    """The annotations with their figures, in text order."""
    doc = parsed.doc
    if not len(doc):
        return replace(annotations, figures=())
    known = context(annotations, parsed.article.published)
    drafts = sorted(_drafts(parsed, doc, known), key=lambda draft: (draft.span, draft.sort.kind))
    drafts = _apart([draft for draft in drafts if not parsed.is_furniture(draft.span)])
    speakers = speaker_of(annotations.attributions, [draft.span for draft in drafts])
    figures = [_figure(parsed, known, draft, speaker) for draft, speaker in zip(drafts, speakers, strict=True)]
    sentences = [draft.sentence for draft in drafts]
    return replace(annotations, figures=inherit(figures, sentences, [draft.inside for draft in drafts], parsed.text))


def _drafts(parsed: Parsed, doc: Doc, known: Context) -> list[_Draft]:
    starts = token_starts(doc)
    sentences = [sentence.start for sentence in doc.sents]
    found: list[_Draft] = []
    strengths = tuple(magnitudes(doc, starts))
    shaken = {at for strength in strengths for at in range(strength.first, strength.last)}
    for number in (*lean(doc.text, find_numbers(doc.text)), *bare_units(doc)):
        item = counted(doc, starts, number)
        if item.last - 1 in shaken:
            continue
        draft = _draft(parsed, doc, item)
        if draft is None or (not number.currency and not number.percent and date_covers(known, parsed.span(item.first, item.last))):
            continue
        found.append(draft)
    for change in (*multiples(doc, starts), *absences(doc, starts), *plural_units(doc, starts), *strengths):
        found.append(_changed(parsed, doc, change, sentences))
    return found


def _draft(parsed: Parsed, doc: Doc, item: Counted) -> _Draft | None:
    found = predicate(doc, item)
    if item.head is None and found is None and (noun := measured(item)) is not None:
        item = replace(item, head=noun)
    if excluded(doc, item, found) or (sort := sort_of(doc, item, found)) is None:
        return None
    span = _extent(parsed, item, found)
    shared = found is None and by_place(doc, item)
    what = _word(found.token) if found else "number" if shared else _verb(item)
    who = who_words(item)
    if sort.kind in SUMS and not (item.head is not None and item.last <= item.head.i < item.last + REACH):
        who = topic(item) or who
    if sort.kind in SUMS and who is None:
        who = headed(item)
    if sort.kind is FigureKind.SHARE:
        who = held(item, who)
    if sort.kind is FigureKind.SHARE and who in _PRONOUNS:
        who = None  # "one in five of them" does not say of whom by itself
    elif sort.kind is FigureKind.DURATION:
        who, what = None, spent(item, what)
    if sort.number.comparator is Comparator.EXACTLY and passed(doc, item):
        sort = replace(sort, number=replace(sort.number, comparator=Comparator.MORE_THAN))
        span = Span(parsed.article.span.start + doc[item.first - 1].idx, span.end)  # "passed 100": the verb is the hedge
    sentence = sentence_of(doc[item.first])
    return _Draft(
        sort,
        span,
        parsed.span(sentence.start, sentence.end),
        who,
        who_class(item),
        what,
        incremental(item),
        bool(found and found.inside) or shared,
        earlier=is_earlier(doc, item),
    )


def _word(token: Token) -> str:
    return token.lower_ if token.pos_ == "ADJ" or token.lower_ in cues()["adjective"] else token.lemma_.lower()


def _verb(item: Counted) -> str | None:
    """The verb that governs the counted group, for readings without a known predicate."""
    if (within := _within(item)) is not None:
        return within
    node = item.node
    bare = (node.dep_ == "pobj" and node.head.lower_ == "at") or node.dep_ in {"dobj", "ccomp"}
    if item.head is None and bare:
        return "number"
    for _ in range(4):
        if node.head is node:
            break
        if node.dep_ in {"acl", "relcl"}:
            break
        node = node.head
        if node.pos_ == "VERB":
            return node.lemma_.lower()
    clause = next((child for child in item.node.children if child.dep_ in {"acl", "relcl"}), None)
    return clause.lemma_.lower() if clause is not None else None


def _harm(head: Token) -> str | None:
    """What befell a thing by its own adjective or clause: "355 damaged shops", "565 shops suffering serious damage"."""
    for child in head.children:
        if child.dep_ == "amod" and child.i < head.i and child.lower_ in _HARMED:
            return _HARMED[child.lower_]
        if (
            child.dep_ in {"acl", "relcl"}
            and child.lemma_.lower() in {"suffer", "sustain"}
            and any(word.lower_ == "damage" for word in child.subtree)
        ):
            return "damage"
    return None


_HARMED = {"damaged": "damage", "destroyed": "destroy", "burned": "burn", "burnt": "burn", "collapsed": "collapse", "looted": "loot", "ruined": "destroy",
           "wrecked": "wreck", "torched": "torch", "gutted": "gut", "flattened": "flatten", "flooded": "flood"}  # fmt: skip
_HAULING = {"pull", "bring", "lift", "hoist", "dig", "haul", "pluck", "winch", "carry"}
_SAVED = {"alive", "surface", "safety", "ashore", "safe", "safely"}


def _within(item: Counted) -> str | None:
    """Where people were rather than what they did: "40 people were on the ferry" are inside, "let five women go" is one word."""
    node = item.node
    verb = node.head
    if item.head is not None and (harm := _harm(item.head)) is not None:
        return harm
    if node.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_.lower() == "be":
        behind = [child.lower_ for child in verb.children if child.i > verb.i and child.dep_ in {"prep", "advmod", "acomp"}]
        return "inside" if behind and behind[0] in {"on", "inside", "aboard", "in"} else None
    words = {token.lower_ for token in verb.doc[max(0, item.first - 3) : node.i + 3]}
    if verb.lemma_.lower() in _HAULING and {token.lower_ for token in verb.doc[verb.i : node.i + 8]} & _SAVED:
        return "rescue"  # "pulled five workers out alive", "five brought to the surface"
    return "let go" if "let" in words and words & {"go", "going"} else None


def _extent(parsed: Parsed, item: Counted, found: Predicate | None) -> Span:
    """From the hedge to the counted noun, or to the predicate where the noun is elided."""
    base = parsed.article.span.start
    last = item.last
    if item.head is not None and last <= item.head.i < last + REACH:
        last = (last_counted(item) or item.head).i + 1
    elif item.head is None and found is not None and last <= found.token.i < last + 4:
        last = found.token.i + 1
    words = parsed.span(item.first, last)
    return Span(base + item.number.start, max(words.end, base + item.number.end))


def _changed(parsed: Parsed, doc: Doc, change: Change, sentences: list[int]) -> _Draft:
    span = parsed.span(change.first, change.last)
    at = bisect_right(sentences, change.first) - 1
    end = sentences[at + 1] if at + 1 < len(sentences) else len(doc)
    number = next(iter(find_numbers("one")))
    number = replace(number, value=change.value, comparator=change.comparator)
    return _Draft(
        Sort(change.kind, change.unit, number),
        span,
        parsed.span(sentences[at], end),
        multiplied(change.cue) if change.unit == "times" else change.unit if change.unit == MAGNITUDE else None,
        None,
        change.cue.lemma_.lower(),
        None,
        negated=change.negated,
        earlier=change.earlier,
    )


def _apart(drafts: list[_Draft]) -> list[_Draft]:
    """Without readings that start inside the one before ("double" inside "double in price")."""
    kept: list[_Draft] = []
    for draft in drafts:
        same = bool(kept) and draft.span.start == kept[-1].span.start
        number = draft.sort.number
        idle = number.value is None and number.low is None and not draft.negated
        inside = bool(kept) and draft.span.start < kept[-1].span.end
        if inside and (same or idle or kept[-1].negated):
            continue
        kept.append(draft)
    return kept


def _figure(parsed: Parsed, known: Context, draft: _Draft, speaker: Attribution | None) -> Figure:
    span, number, sort = draft.span, draft.sort.number, draft.sort
    return Figure(
        id=make_id("figure", parsed.article.id, span.start, span.end, sort.kind.value),
        article=parsed.article.id,
        kind=sort.kind,
        who=draft.who,
        who_class=draft.who_class,
        what=draft.what,
        where=where(known, parsed.text, draft.sentence, span, sort.kind),
        unit=sort.unit,
        value=number.value,
        low=number.low,
        high=number.high,
        comparator=number.comparator,
        as_of=as_of(known, parsed.text, draft.sentence, span, earlier=draft.earlier),
        incremental=draft.new,
        part_of=None,
        negated=draft.negated,
        entity=speaker.entity if speaker else None,
        speaker=speaker.speaker if speaker else None,
        speaker_words=_said_by(speaker) if speaker else None,
        attribution=speaker.id if speaker else None,
        series=None,
        evidence=parsed.evidence(span),
    )


def _said_by(attribution: Attribution) -> str | None:
    """What the text calls the source: a speaker, else pictures or papers that show it."""
    source = attribution.source.words if attribution.source is not None else None
    return attribution.speaker_words or attribution.speaker_name or source


LAYER = Layer(name="figures", run=run, requires=("dates", "places", "attributions"), assigns=("figures",), version=8)
