"""The dossier as JSON, the documented public format (docs/dossier-format.md, docs/dossier.schema.json).

One function per noun; every list keeps the book's order, so that the same book gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeAlias

from rashomon.export.labels import Names, names_of
from rashomon.model.annotations import Attribution, Date, Figure
from rashomon.model.book import (
    Actor,
    Book,
    Change,
    Copy,
    Dispute,
    Failure,
    Family,
    Happening,
    Judgement,
    Naming,
    Place,
    Relation,
    Series,
    Statement,
    Story,
    Version,
)
from rashomon.model.documents import Article, Document
from rashomon.model.findings import Support
from rashomon.model.spans import Evidence, Mark

__all__ = ["FORMAT", "VERSION", "dossier_json", "dossier_json_text"]

FORMAT = "rashomon-dossier"
VERSION = 1

Row: TypeAlias = dict[str, object]


def dossier_json(book: Book) -> dict[str, object]:
    """The whole book in the public JSON format, version 1.

    Offsets are 0-based, half-open code points into the document's text. Empty lists mean that nothing was found.

    >>> dossier_json(Book())["format"]
    'rashomon-dossier'
    """
    names = names_of(book)
    return {
        "format": FORMAT,
        "version": VERSION,
        "documents": [_document(document) for document in book.documents],
        "articles": [_article(article, names) for article in book.articles],
        "stories": [_story(story) for story in book.stories],
        "copies": [_copy(copy) for copy in book.copies],
        "families": [_family(family) for family in book.families],
        "versions": [_version(version) for version in book.versions],
        "actors": [_actor(actor) for actor in book.actors],
        "places": [_place(place) for place in book.places],
        "dates": [_date(date) for date in book.dates],
        "attributions": [_attribution(attribution) for attribution in book.attributions],
        "statements": [_statement(statement, names) for statement in book.statements],
        "figures": [_figure(figure) for figure in book.figures],
        "series": [_series(series, names) for series in book.series],
        "happenings": [_happening(happening, names) for happening in book.happenings],
        "relations": [_relation(relation) for relation in book.relations],
        "disputes": [_dispute(dispute) for dispute in book.disputes],
        "namings": [_naming(naming) for naming in book.namings],
        "judgements": [_judgement(judgement) for judgement in book.judgements],
        "failures": [_failure(failure) for failure in book.failures],
        "parts": [{"part": part, "made_by": made_by} for part, made_by in book.parts],
    }


def dossier_json_text(book: Book) -> str:
    """``dossier_json`` as text: one space of indent, non-ASCII kept, a newline at the end; the same book gives the same text."""
    return json.dumps(dossier_json(book), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _evidence(evidence: Evidence) -> Row:
    return {"document": evidence.document, "start": evidence.start, "end": evidence.end, "words": evidence.words}


def _evidences(pieces: Iterable[Evidence]) -> list[Row]:
    return [_evidence(piece) for piece in pieces]


def _maybe(evidence: Evidence | None) -> Row | None:
    return None if evidence is None else _evidence(evidence)


def _marks(marks: Iterable[Mark]) -> list[Row]:
    return [{"start": mark.start, "end": mark.end, "kind": mark.kind.value} for mark in marks]


def _support(support: Support, names: Names) -> Row:
    """The three counts, and what was counted: outlets by name, families by id, origins by name."""
    return {
        "outlets": len(support.outlets),
        "families": len(support.families),
        "origins": len(support.origins),
        "outlet_names": [names.outlet(outlet) for outlet in support.outlets],
        "family_ids": list(support.families),
        "origin_ids": list(support.origins),
        "origin_names": [names.origin(origin) for origin in support.origins],
        "unknown_origins": support.unknown,
    }


def _document(document: Document) -> Row:
    return {
        "id": document.id, "path": document.path, "url": document.url, "sha256": document.sha256, "characters": document.characters,
        "media_type": document.media_type, "encoding": document.encoding, "extractor": document.extractor,
    }  # fmt: skip


def _article(article: Article, names: Names) -> Row:
    return {
        "id": article.id, "document": article.document, "start": article.span.start, "end": article.span.end, "title": article.title,
        "outlet": article.outlet, "byline": article.byline, "published": article.published,
        "published_precision": article.published_precision.value, "published_from": article.published_from.value,
        "published_because": article.published_because, "kind": article.kind.value, "language": article.language,
        "furniture": _marks(article.furniture), "damage": _marks(article.damage), "rewritten": article.rewritten,
        "rewrite_score": article.rewrite_score, "credits": list(article.credits), "label": names.article(article.id),
    }  # fmt: skip


def _story(story: Story) -> Row:
    return {"id": story.id, "title": story.title, "articles": list(story.articles)}


def _copy(copy: Copy) -> Row:
    return {
        "id": copy.id, "original": copy.original, "copy": copy.copy, "kind": copy.kind.value, "score": copy.score, "directed": copy.directed,
        "because": copy.because,
        "passages": [{"original": _evidence(passage.original), "copy": _evidence(passage.copy)} for passage in copy.passages],
    }  # fmt: skip


def _family(family: Family) -> Row:
    return {"id": family.id, "root": family.root, "articles": list(family.articles), "credit": family.credit, "because": family.because}


def _version(version: Version) -> Row:
    return {
        "id": version.id, "earlier": version.earlier, "later": version.later, "because": version.because,
        "changes": [_change(change) for change in version.changes],
    }  # fmt: skip


def _change(change: Change) -> Row:
    return {"kind": change.kind.value, "earlier": _maybe(change.earlier), "later": _maybe(change.later), "because": change.because}


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind.value, "aliases": list(actor.aliases), "roles": list(actor.roles),
        "country": actor.country, "sector": actor.sector, "because": list(actor.because), "mentions": _evidences(actor.mentions),
    }  # fmt: skip


def _place(place: Place) -> Row:
    return {
        "id": place.id, "name": place.name, "kind": place.kind.value, "country": place.country, "lat": place.lat, "lon": place.lon,
        "gazetteer_id": place.gazetteer_id, "mentions": _evidences(place.mentions),
    }  # fmt: skip


def _date(date: Date) -> Row:
    return {
        "id": date.id, "article": date.article, "kind": date.kind.value, "value": date.value, "start_date": date.start_date,
        "end_date": date.end_date, "precision": date.precision.value, "timex": date.timex, "anchor": date.anchor,
        "evidence": _evidence(date.evidence),
    }  # fmt: skip


def _attribution(attribution: Attribution) -> Row:
    return {
        "id": attribution.id, "article": attribution.article, "kind": attribution.kind.value, "speaker": attribution.speaker,
        "speaker_words": attribution.speaker_words, "speaker_name": attribution.speaker_name, "via": attribution.via,
        "source": _maybe(attribution.source), "cue": _maybe(attribution.cue), "content": _evidence(attribution.content),
        "lost_marks": attribution.lost_marks, "negated": attribution.negated, "hedged": attribution.hedged,
        "evidential": attribution.evidential, "outer": attribution.outer,
    }  # fmt: skip


def _statement(statement: Statement, names: Names) -> Row:
    return {
        "id": statement.id, "speaker": statement.speaker, "speaker_words": statement.speaker_words,
        "attributions": list(statement.attributions),
        "drift": [{"words": list(drift.words), "because": drift.because} for drift in statement.drift],
        **_support(statement.support, names),
    }  # fmt: skip


def _figure(figure: Figure) -> Row:
    return {
        "id": figure.id, "article": figure.article, "series": figure.series, "kind": figure.kind.value, "who": figure.who,
        "who_class": figure.who_class, "what": figure.what, "where": figure.where, "unit": figure.unit, "value": figure.value,
        "low": figure.low, "high": figure.high, "comparator": figure.comparator.value, "as_of": figure.as_of,
        "incremental": figure.incremental, "part_of": figure.part_of, "negated": figure.negated, "speaker": figure.speaker,
        "speaker_words": figure.speaker_words, "attribution": figure.attribution, "evidence": _evidence(figure.evidence),
    }  # fmt: skip


def _series(series: Series, names: Names) -> Row:
    return {
        "id": series.id, "kind": series.kind.value, "who": series.who, "what": series.what, "where": series.where, "unit": series.unit,
        "readings": list(series.readings), "low": series.low, "high": series.high, "best": series.best, "best_rule": series.best_rule,
        "part_of": series.part_of, "monotone": series.monotone, "because": series.because, **_support(series.support, names),
    }  # fmt: skip


def _happening(happening: Happening, names: Names) -> Row:
    return {
        "id": happening.id, "type": happening.type, "mode": happening.mode, "what": happening.what, "status": happening.status.value,
        "date": happening.date, "place": happening.place, "actors": list(happening.actors), "recipients": list(happening.recipients),
        "speaker": happening.speaker, "speaker_words": happening.speaker_words, "background": happening.background,
        "weight": happening.weight, "because": happening.because,
        "evidence": [
            {
                "article": telling.article, **_evidence(telling.evidence), "status": telling.status.value, "speaker": telling.speaker,
                "speaker_words": telling.speaker_words,
            }
            for telling in happening.tellings
        ],
        **_support(happening.support, names),
    }  # fmt: skip


def _relation(relation: Relation) -> Row:
    return {"kind": relation.kind.value, "left": relation.left, "right": relation.right, "because": relation.because}


def _dispute(dispute: Dispute) -> Row:
    return {
        "id": dispute.id, "kind": dispute.kind.value, "about": dispute.about, "members": list(dispute.members), "because": dispute.because,
        "evidence": _evidences(dispute.evidence),
    }  # fmt: skip


def _naming(naming: Naming) -> Row:
    return {
        "referent": naming.referent, "term": naming.term, "article": naming.article, "voice": naming.voice.value, "speaker": naming.speaker,
        "evidence": _evidence(naming.evidence),
    }  # fmt: skip


def _judgement(judgement: Judgement) -> Row:
    return {
        "id": judgement.id, "kind": judgement.kind.value, "noun": judgement.noun, "subject": judgement.subject, "about": judgement.about,
        "members": [list(group) for group in judgement.members],
        "field_name": judgement.field_name, "value": judgement.value, "author": judgement.author, "at": judgement.at, "note": judgement.note,
    }  # fmt: skip


def _failure(failure: Failure) -> Row:
    return {"item": failure.item, "stage": failure.stage, "version": failure.version, "reason": failure.reason}
