"""The terms layer: the words by which an article names those who take part, forces sent, and what happens, with whose word each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.annotate.layers import Layer
from rashomon.annotate.mentions.tables import states
from rashomon.annotate.terms.event import of_the_event
from rashomon.annotate.terms.phrases import Phrase, find_phrases, known_nouns
from rashomon.model.annotations import ActorForm, ActorMention, Annotations, Attribution, AttributionKind, Term, Voice
from rashomon.model.ids import make_id
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "run"]

#: Verbs that put a label on somebody ("called the crowd a mob"): the outlet names the one, the labeller's word is the other.
LABELS = frozenset(
    {"call", "brand", "label", "dub", "describe", "term", "denounce", "decry", "portray", "depict", "condemn", "characterise", "characterize", "present", "refer", "view"}
)  # fmt: skip

#: Prepositions that set the scene of a statement.
SCENES = frozenset({"amid", "amidst"})


def run(parsed: Parsed, annotations: Annotations) -> Annotations:
    """Which words name people, forces and happenings, in text order, each with its voice."""
    published = _year(parsed.article.published)
    nouns = known_nouns(parsed.doc)
    phrases = of_the_event(parsed.doc, nouns, find_phrases(parsed.doc, nouns, _dominant(annotations, parsed.doc), published), published)
    mentions = {mention.evidence.end: mention for mention in annotations.mentions if mention.form is not ActorForm.PRONOUN}
    voices = _voices(parsed, phrases, annotations.attributions)
    return replace(annotations, terms=tuple(_term(parsed, phrase, voice, mentions) for phrase, voice in zip(phrases, voices, strict=True)))


def _dominant(annotations: Annotations, doc: Doc) -> str | None:
    """The country that the article names most, by its places or, without them, by the parser's entities."""
    counts = Counter(place.country for place in annotations.places if place.country)
    if not counts:
        counts = Counter(code for ent in doc.ents if (code := states().country(ent.text.strip())))
    return counts.most_common(1)[0][0] if counts else None


def _year(published: str | None) -> int | None:
    return int(published[:4]) if published and published[:4].isdigit() else None


def _voices(parsed: Parsed, phrases: Sequence[Phrase], attributions: Sequence[Attribution]) -> Iterator[tuple[Voice, Attribution | None]]:
    """For each phrase its voice and the innermost attribution whose content holds its head; both run through the text once."""
    spoken = sorted((each for each in attributions if not each.evidential), key=lambda each: (each.content.start, -each.content.end))
    open_ones: list[Attribution] = []
    place = 0
    for phrase in sorted(phrases, key=lambda each: each.head):
        head = parsed.words(phrase.head, phrase.head + 1)
        while place < len(spoken) and spoken[place].content.start <= head.start:
            open_ones.append(spoken[place])
            place += 1
        open_ones = [each for each in open_ones if each.content.end > head.start]
        holding = [each for each in open_ones if head.end <= each.content.end]
        marked = [each for each in holding if each.kind is not AttributionKind.INDIRECT]
        label = _label(parsed.doc, phrase)
        if not marked and (label is Voice.OWN or _amid(parsed.doc, phrase)):
            yield Voice.OWN, None
        else:
            # A word in scare quotes is somebody else's word too: it counts as quoted.
            yield Voice.QUOTED if holding or label is Voice.QUOTED else Voice.OWN, holding[-1] if holding else None


def _amid(doc: Doc, phrase: Phrase) -> bool:
    """Whether the phrase sets the scene of what was said ("vowed to act amid spiralling unrest"): that is the outlet's word."""
    over = doc[phrase.head].head
    return doc[phrase.head].dep_ == "pobj" and over.lower_ in SCENES


def _label(doc: Doc, phrase: Phrase) -> Voice | None:
    """OWN for what a labelling verb labels, QUOTED for the label, None where no such verb governs the phrase.

    "branding the crowd a mob", "referring to the crowd as a mob", "the crowd was described as a mob".
    """
    head = doc[phrase.head]
    over = head.head
    if head.dep_ == "pobj":
        verb = over.head
        if verb.lemma_ not in LABELS or verb.pos_ != "VERB":
            return None
        return Voice.QUOTED if over.lower_ == "as" else Voice.OWN if over.lower_ == "to" and verb.lemma_ == "refer" else None
    if head.dep_ == "nsubj" and over.dep_ in ("oprd", "ccomp", "xcomp"):
        # The label is parsed as a small clause: "(the crowd a mob)".
        over = over.head
    if over.lemma_ not in LABELS or over.pos_ != "VERB" or head.i < over.i:
        return None
    if head.dep_ == "oprd" or (head.dep_ == "dobj" and any(child.dep_ == "dative" for child in over.children)):
        return Voice.QUOTED
    return Voice.OWN if head.dep_ in ("dobj", "nsubj", "dative") else None


def _term(parsed: Parsed, phrase: Phrase, voiced: tuple[Voice, Attribution | None], mentions: Mapping[int, ActorMention]) -> Term:
    voice, attribution = voiced
    evidence = parsed.words(phrase.first, phrase.last)
    mention = mentions.get(evidence.end)
    article = parsed.article.id
    return Term(
        id=make_id("term", article, evidence.start, evidence.end),
        article=article,
        head=phrase.lemma,
        family=phrase.family,
        entity=mention.entity if mention else None,
        voice=voice,
        attribution=attribution.id if attribution else None,
        evidence=evidence,
    )


LAYER = Layer(name="terms", run=run, requires=("mentions", "attributions"), assigns=("terms",), version=6)
