"""The places layer: every place that an article names, with its gazetteer entry and point where one can honestly be given."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from rashomon.annotate.layers import Layer
from rashomon.annotate.places.governments import stands_for_government
from rashomon.annotate.places.mentions import KNOWN_TOWN, Named, names_in, state_code
from rashomon.annotate.places.resolve import Resolved, outer_third, resolve
from rashomon.model.annotations import Annotations, PlaceKind, PlaceMention
from rashomon.model.ids import make_id
from rashomon.text.gazetteer import countries, fold, lookup, residences
from rashomon.text.parse import Parsed

__all__ = ["LAYER"]


def places_of(parsed: Parsed, annotations: Annotations) -> Annotations:
    """The annotations with ``places`` filled, in text order."""
    doc = parsed.doc
    names = names_in(doc)
    following = [_following(doc, named) for named in names]
    resolved = resolve(names, following, parsed.article.outlet or "")
    lands = {answer.named.words: answer.entry.country for answer in resolved if answer.entry is not None and answer.named.form == "name"}
    return replace(
        annotations,
        places=tuple(
            _record(parsed, answer, _land(answer.named, after, lands)) for answer, after in zip(resolved, following, strict=True) if _is_place(answer)
        ),
    )


def _land(named: Named, after: str | None, lands: dict[str, str | None]) -> str | None:
    """The country of a building or site: that of the place stated after it, or of the place that its name begins with; None where neither tells."""
    if not named.facility:
        return None
    if after is not None:
        return "US" if state_code(after) is not None else next((entry.country for entry in lookup(after)[:1]), None)
    words = named.words.split()
    for size in range(len(words) - 1, 0, -1):
        head = " ".join(words[:size])
        if head in lands:
            return lands[head]
        entries = [entry for entry in lookup(head) if not entry.alternate]
        weighty = bool(entries) and (entries[0].kind is PlaceKind.COUNTRY or entries[0].population >= KNOWN_TOWN)
        # A small town's name is often a person's as well; one whose only country the article names is the town.
        if entries and (weighty or ({entry.country for entry in entries} == {entries[0].country} and entries[0].country in lands.values())):
            return entries[0].country
    return None


def _following(doc: Doc, named: Named) -> str | None:
    """The state, region or country that stands after the name and a comma or in brackets, or None."""
    at = named.last
    if at + 1 >= len(doc) or doc[at].text not in {",", "("}:
        return None
    for size in (3, 2, 1):
        words = doc[at + 1 : at + 1 + size]
        text = words.text.strip()
        if not text[:1].isupper() or any(token.is_space for token in words):
            continue
        if state_code(text) is None and any(entry.kind is PlaceKind.COUNTRY for entry in lookup(named.words)[:1]):
            continue  # "Laos, Vietnam and Thailand" is a list
        if state_code(text) is not None or any(entry.kind in {PlaceKind.COUNTRY, PlaceKind.REGION} for entry in lookup(text)[:2]):
            return text
    return None


def _is_place(answer: Resolved) -> bool:
    """Names without an entry stay only where the parser is sure of its kind of name: capitalised throughout and longer than an acronym."""
    named = answer.named
    return answer.entry is not None or named.form == "metonym" or (len(named.words) > 3 and named.words[:1].isupper())


def _record(parsed: Parsed, answer: Resolved, land: str | None) -> PlaceMention:
    named, entry = answer.named, answer.entry
    evidence = parsed.words(named.first, named.last)
    key, name, kind = (
        fold(named.words) or named.words,
        named.words,
        PlaceKind.FACILITY if named.facility or named.form == "metonym" else PlaceKind.OTHER,
    )
    country, lat, lon, number, because = land, None, None, None, answer.because
    if named.form == "metonym":
        country = residences()[fold(named.words)] or None
    if entry is not None:
        key, name, kind, country, lat, lon, number = entry.key, entry.name, entry.kind, entry.country, entry.lat, entry.lon, entry.gazetteer_id
    if entry is not None and named.direction and named.direction != "central":
        inside = outer_third(countries()[country], named.direction) if kind is PlaceKind.COUNTRY and country in countries() else None
        key, name, kind, number = f"{key}/{named.direction}", f"{named.direction} {name}", PlaceKind.AREA, None
        if inside is not None:
            # A part of a town or region lies where it does, near enough; a part of a country does not.
            lat, lon, because = *inside, f"{because}; middle of its {named.direction} third"
    form = named.form
    if form == "name" and entry is not None and entry.country is not None and stands_for_government(parsed.doc, named.first, named.last, entry):
        # "Washington said": no point on the map is meant, and the town of that name stays a place of its own.
        form, key, kind, lat, lon, number = "metonym", f"government:{entry.country}", PlaceKind.OTHER, None, None, None
        because = f"stands for the government of {entry.country}"
    return PlaceMention(
        id=make_id("place", parsed.article.id, evidence.start, evidence.end),
        article=parsed.article.id, place=key, name=name, kind=kind, country=country, lat=lat, lon=lon, gazetteer_id=number, form=form, because=because, evidence=evidence,
    )  # fmt: skip


LAYER = Layer(name="places", run=places_of, requires=(), assigns=("places",), version=5)
