"""Answers the toponym benchmarks: the places layer over a parse of each text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rashomon.annotate.places import LAYER
from rashomon.model.annotations import Annotations, PlaceKind, PlaceMention
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.gazetteer import Entry, countries, demonyms, kilometres, lookup, state_name, state_names
from rashomon.text.parse import Source, parse_articles

__all__ = ["beside", "predict"]

#: The benchmarks place a country where GeoNames does; where that lies more than 140 km from our centre of it, theirs is answered.
GEONAMES_MIDDLE = {
    "US": (39.76, -98.5), "RU": (60.0, 100.0), "CA": (60.11, -113.64), "GB": (54.76, -2.70), "AF": (33.0, 66.0), "BR": (-10.0, -55.0), "CL": (-30.0, -71.0), "CU": (22.0, -79.5),
    "ET": (8.0, 38.0), "JP": (35.69, 139.75), "MA": (32.0, -5.0), "NZ": (-42.0, 174.0), "PE": (-10.0, -76.0), "ZA": (-29.0, 24.0), "SD": (16.0, 30.0), "SE": (62.0, 15.0), "VN": (16.17, 107.83),
    "ZM": (-14.33, 28.5),
}  # fmt: skip
NEAR_KM = 161.0


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One answer a record: ``{"id", "places": [{"start", "end", "name", "geonameid", "lat", "lon", "country"}]}``."""
    kept = list(records)
    sources = [
        Source(
            Article(
                str(record["id"]),
                str(record["id"]),
                Span(0, len(str(record["text"]))),
                outlet=str(record["outlet"]) if record.get("outlet") else None,
            ),
            str(record["text"]),
        )
        for record in kept
        if record["text"]
    ]
    places = {parsed.article.id: LAYER.run(parsed, Annotations(parsed.article.id)).places for parsed in parse_articles(sources)}
    for record in kept:
        yield {
            "id": record["id"],
            "places": [_row(mention) for mention in places.get(str(record["id"]), ()) if mention.kind is not PlaceKind.FACILITY],
        }


def _row(mention: PlaceMention) -> dict[str, object]:
    lat, lon = mention.lat, mention.lon
    if mention.kind is PlaceKind.COUNTRY and mention.country in GEONAMES_MIDDLE:
        lat, lon = GEONAMES_MIDDLE[mention.country]
    if mention.form == "metonym" and mention.lat is None:
        # The benchmarks mark the town in "Washington said".
        town = next((entry for entry in lookup(mention.name) if entry.kind is PlaceKind.CITY and entry.country == mention.country), None)
        if town is not None:
            return {
                "start": mention.evidence.start,
                "end": mention.evidence.end,
                "name": town.name,
                "geonameid": int(town.gazetteer_id or 0),
                "lat": town.lat,
                "lon": town.lon,
                "country": town.country,
            }
    number = int(mention.gazetteer_id) if mention.gazetteer_id else None
    return {
        "start": mention.evidence.start,
        "end": mention.evidence.end,
        "name": mention.name,
        "geonameid": number,
        "lat": lat,
        "lon": lon,
        "country": mention.country,
    }


def beside(gold: Path, answers: Path) -> dict[str, float]:
    """What the scores stand beside: the share of gold points that the gazetteer can reach, and the score of always taking the largest bearer of a name.

    ``reachable``: of all gold places with a point, those whose words the gazetteer knows for a place within 161 km of it.
    ``largest @161km on matched``: on the spans of ``answers`` that meet a gold place with a point, the share within 161 km if each name stood for
    the country, else the region, else the town with most people that is called so.
    """
    found = {str(record["id"]): record["places"] for record in _records(answers)}
    points = reachable = matched = near = 0
    for record in _records(gold):
        text = str(record["text"])
        for place in record["places"]:
            if place.get("lat") is None:
                continue
            bearers = _bearers(text[place["start"] : place["end"]])
            points += 1
            reachable += any(_within(bearer, place) for bearer in bearers)
            span = next(
                (guess for guess in found.get(str(record["id"]), ()) if guess["start"] < place["end"] and place["start"] < guess["end"]), None
            )
            if span is not None:
                matched += 1
                near += any(_within(bearer, place) for bearer in _bearers(text[span["start"] : span["end"]])[:1])
    return {"reachable": reachable / max(1, points), "largest @161km on matched": near / max(1, matched)}


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _bearers(words: str) -> tuple[Entry, ...]:
    """The places that the words can stand for, largest first; a people stands for its country, "Ill." for its state."""
    if words in demonyms():
        return (countries()[demonyms()[words]].entry,)
    code = state_names().get(words)
    return lookup(state_name(code)) if code is not None else lookup(words)


def _within(entry: Entry, place: dict[str, Any]) -> bool:
    lat, lon = GEONAMES_MIDDLE.get(entry.country or "", (entry.lat, entry.lon)) if entry.kind is PlaceKind.COUNTRY else (entry.lat, entry.lon)
    return lat is not None and lon is not None and kilometres(lat, lon, place["lat"], place["lon"]) <= NEAR_KM


def main() -> int:
    """Print what the scores of a set stand beside: ``python bench/predict_geo.py GOLD ANSWERS``."""
    if len(sys.argv) != 3:
        print("usage: predict_geo.py GOLD ANSWERS", file=sys.stderr)
        return 2
    print(", ".join(f"{name} {value:.4f}" for name, value in beside(Path(sys.argv[1]), Path(sys.argv[2])).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
