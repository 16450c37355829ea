"""Happenings on the map as GeoJSON (RFC 7946): one feature each, with its counts and every account's words."""

from __future__ import annotations

import json

from rashomon.export.labels import Names, names_of
from rashomon.model.book import Book, Happening, Place

__all__ = ["happenings_geojson"]


def happenings_geojson(book: Book) -> str:
    """All happenings as a FeatureCollection; ``geometry`` is null where no honest point is known, and ``place_precision`` says what the point stands for.

    A point of precision "country" or "region" is its middle, not where something took place. Coordinates are WGS 84, longitude first.

    >>> json.loads(happenings_geojson(Book()))["features"]
    []
    """
    names = names_of(book)
    features = [_feature(each, names.places.get(each.place or ""), names) for each in book.happenings]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _feature(each: Happening, place: Place | None, names: Names) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": each.id,
        "geometry": _point(place),
        "properties": {
            "what": each.what, "status": each.status.value, "type": each.type, "mode": each.mode, "date": each.date,
            "place": place.name if place else None, "place_precision": place.kind.value if place else None,
            "country": place.country if place else None, "gazetteer_id": place.gazetteer_id if place else None,
            "actors": [names.actor(actor) for actor in each.actors], "recipients": [names.actor(actor) for actor in each.recipients],
            "speaker": names.speaker(each.speaker, each.speaker_words), "background": each.background,
            "outlets": len(each.support.outlets), "families": len(each.support.families), "origins": len(each.support.origins),
            "evidence": [
                {
                    "article": names.article(told.article), "document": told.evidence.document, "start": told.evidence.start,
                    "end": told.evidence.end, "words": told.evidence.words,
                }
                for told in each.tellings
            ],
        },
    }  # fmt: skip


def _point(place: Place | None) -> dict[str, object] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
