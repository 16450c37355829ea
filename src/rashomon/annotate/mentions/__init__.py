"""The mentions layer: who is named in an article, and which mentions are one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.annotate.layers import Layer
from rashomon.annotate.mentions.beside import beside_names
from rashomon.annotate.mentions.candidate import Candidate
from rashomon.annotate.mentions.chains import Chain, Link, link
from rashomon.annotate.mentions.names import find_names
from rashomon.annotate.mentions.nominals import find_nominals
from rashomon.annotate.mentions.people import find_people
from rashomon.annotate.mentions.tables import states
from rashomon.model.annotations import ActorForm, ActorKind, ActorMention, Annotations, PlaceMention
from rashomon.model.ids import make_id
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "run"]

#: What no place does in its own name.
SPEAKING = frozenset({"say", "tell", "add", "ask", "write", "announce", "claim", "warn", "argue", "recall", "explain"})


def run(parsed: Parsed, annotations: Annotations) -> Annotations:
    """Which actors the article mentions, chained; in text order."""
    doc = parsed.doc
    known_places = frozenset(place.evidence.words.casefold() for place in annotations.places if place.lat is not None and place.form == "name")
    names = _without_places(parsed, find_names(doc, known_places), annotations.places)
    covered = {i for name in names for i in range(name.first, name.last)} | _titles_before(doc, names)
    nominals = list(find_nominals(doc, covered))
    people = find_people(doc, covered | {each.head for each in nominals})
    found = beside_names(doc, names, [*names, *nominals, *people])
    candidates = sorted(found, key=lambda each: (each.first, -each.last))
    links, chains = link(doc, candidates, _dominant(doc, annotations.places))
    numbers = {chain: f"e{number}" for number, chain in enumerate(dict.fromkeys(each.chain for each in links), 1)}
    return replace(annotations, mentions=tuple(_mention(parsed, each, chains[each.chain], numbers[each.chain]) for each in links))


def _without_places(parsed: Parsed, names: list[Candidate], places: Sequence[PlaceMention]) -> list[Candidate]:
    """The names without those that are places: "the villages of Abro, Ceta and Dorn" has no person in it, whatever the model takes them for.

    Who holds an office, is a body by its last word or an acronym, bears another's surname or speaks stays an actor.
    """
    spans = {(place.evidence.start, place.evidence.end) for place in places if place.form == "name"}
    surnames = {parsed.doc[name.head].lower_ for name in names if name.last - name.first > 1}
    return [
        name for name in names if (name.last - name.first == 1 and parsed.doc[name.head].lower_ in surnames) or not _is_place(parsed, name, spans)
    ]


def _is_place(parsed: Parsed, name: Candidate, spans: AbstractSet[tuple[int, int]]) -> bool:
    if name.kind is ActorKind.STATE or name.form is not ActorForm.NAME or name.title is not None or name.sector is not None:
        return False
    evidence, head = parsed.words(name.first, name.last), parsed.doc[name.head]
    if evidence.words.isupper():
        return False
    speaks = head.dep_ == "nsubj" and head.head.lemma_ in SPEAKING
    return (evidence.start, evidence.end) in spans and not speaks


def _titles_before(doc: Doc, names: list[Candidate]) -> set[int]:
    """Tokens of the titles before names: "Prime Minister" in "Prime Minister Ann Lee" is no mention of its own."""
    spans = [name.title for name in names if name.title is not None and name.title[1] <= name.first]
    return {i for first, last in spans for i in range(first, last) if doc[i].ent_type_ not in ("ORG", "GPE")}


def _dominant(doc: Doc, places: Sequence[PlaceMention]) -> str | None:
    """The country that the article names most, or None; a tie goes to the one named first.

    Its towns and residences count too: an article that names its own cities and one foreign country once is not about that country.
    """
    found = [(ent.start_char, code) for ent in doc.ents if ent.label_ in ("GPE", "NORP") and (code := states().country(ent.text.strip()))]
    own = [code for _, code in sorted(found)]
    own += [code for ent in doc.ents if (code := states().seats.get(ent.text.strip().casefold().removeprefix("the ")))]
    own += [place.country for place in places if place.country and states().country(place.evidence.words) is None]
    counts = Counter(own)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _mention(parsed: Parsed, link: Link, chain: Chain, entity: str) -> ActorMention:
    candidate = link.candidate
    evidence = parsed.words(candidate.first, candidate.last)
    article = parsed.article.id
    return ActorMention(
        id=make_id("mention", article, evidence.start, evidence.end, candidate.form.value),
        article=article,
        entity=entity,
        name=chain.name,
        kind=chain.kind,
        form=candidate.form,
        role=candidate.role,
        country=candidate.country or chain.country,
        sector=candidate.sector or chain.sector,
        link=link.because,
        evidence=evidence,
    )


LAYER = Layer(name="mentions", run=run, requires=(), assigns=("mentions",), version=11)
