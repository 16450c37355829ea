"""Where places are named in a parse: the parser's entities, and capitalised words that the gazetteer knows well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from rashomon.annotate.places.capitals import in_body, named_again, of_capitals
from rashomon.annotate.places.governments import acts_as_state
from rashomon.annotate.places.home import home_of, of_home
from rashomon.annotate.places.named import (
    BODIES,
    CIVIC,
    DATELINE,
    DIRECTIONS,
    FACILITY_WORDS,
    HOME_TOWN,
    KNOWN_TOWN,
    LEAST_ACRONYM,
    LISTED,
    LOCATIVE,
    LONGEST_ACRONYM,
    LONGEST_CREDIT,
    LONGEST_NAME,
    PART_NOUNS,
    PERSONAL,
    PLACE_LABELS,
    REGION_NOUNS,
    SETTLEMENTS,
    Named,
)
from rashomon.model.annotations import PlaceKind
from rashomon.text.gazetteer import countries, demonyms, fold, lookup, residences, state_names

__all__ = ["KNOWN_TOWN", "Named", "names_in", "state_code"]


def names_in(doc: Doc) -> list[Named]:
    """Places named in the parse, in text order, without overlaps."""
    found: list[Named] = []
    taken = bytearray(len(doc))
    _credits(doc, taken)
    home = home_of(doc)
    borne = _names_borne(doc)
    for named in _datelines(doc):
        found.append(named)
        taken[named.first : named.last] = b"\1" * (named.last - named.first)
    for named in _listed(doc, taken):
        found.append(named)
        taken[named.first : named.last] = b"\1" * (named.last - named.first)
    for entity in doc.ents:
        if any(taken[entity.start : entity.end]):
            continue
        if len(entity) == 1 and entity.label_ in PLACE_LABELS and _is_first_name(entity):
            continue
        if (
            len(entity) == 1
            and entity.text in borne
            and not _spoken_of(doc, entity.text)
            and (entity.start == 0 or doc[entity.start - 1].lower_ not in LOCATIVE)
        ):
            taken[entity.start] = 1
            continue
        named_here = list(_of_entity(entity)) or list(_state_misread(entity, borne)) or list(_misread(entity, home)) or list(_in_institution(entity))
        for named in named_here:
            found.append(named)
            taken[named.first : named.last] = b"\1" * (named.last - named.first)
        if entity.label_ in PERSONAL:
            taken[entity.start : entity.end] = b"\1" * len(entity)
    found.extend(of_capitals(doc, taken))
    found.extend(of_home(doc, found, taken, home, borne))
    found.extend(named_again(doc, found, taken))
    return [_widened(doc, named) for named in sorted(found, key=lambda named: named.first)]


def _credits(doc: Doc, taken: bytearray) -> None:
    """Takes away what stands in "(via ...)": the channel or person that a picture or quotation came through; a country or big town is a way station."""
    for token in doc[1:]:
        if token.lower_ != "via" or doc[token.i - 1].text not in {"(", "["}:
            continue
        last = next((after.i for after in doc[token.i + 1 : token.i + 1 + LONGEST_CREDIT] if after.text in {")", "]"}), token.i + 1)
        if not any(entry.kind is PlaceKind.COUNTRY or entry.population >= KNOWN_TOWN for entry in lookup(doc[token.i + 1 : last].text)):
            taken[token.i : last] = b"\1" * (last - token.i)


def _names_borne(doc: Doc) -> frozenset[str]:
    """The words that stand in a longer name of a person: after "Georgia Melk" has been named, "Georgia" alone is she."""
    return frozenset(
        token.text
        for entity in doc.ents
        if entity.label_ == "PERSON" and len(entity) > 1
        for token in entity
        if token.text[:1].isupper() and not token.is_punct
    )


def _is_first_name(entity: Span) -> bool:
    """Whether the parser cut a person in two: a "place" right before a person's name, that is no country or state."""
    doc, last = entity.doc, entity.end
    named = last < len(doc) and doc[last].ent_type_ == "PERSON" and entity.text != entity.text.upper()
    return named and not any(
        entry.kind is PlaceKind.COUNTRY or entry.key.startswith("area:") or (entry.country == "US" and entry.kind is PlaceKind.REGION)
        for entry in lookup(entity.text)[:1]
    )


def _spoken_of(doc: Doc, name: str) -> bool:
    """Whether the name is a country's and the article also names its people or its capital."""
    for entry in lookup(name)[:1]:
        if entry.kind is PlaceKind.COUNTRY and entry.country is not None:
            country = countries()[entry.country]
            return any(word in doc.text for word in (*country.demonyms, country.capital))
    return False


def _datelines(doc: Doc) -> Iterator[Named]:
    """The town in capitals that a report begins with: "ELMFORD, Ohio (AP) - "."""
    for token in doc:
        if not (token.i == 0 or doc[token.i - 1].text.endswith("\n")) or not token.text.isupper() or len(token.text) < 3:
            continue
        last = token.i
        while (
            last < len(doc)
            and last < token.i + LONGEST_NAME
            and (doc[last].text.isupper() or doc[last].text in {".", "-"})
            and not doc[last].text.startswith("-")
        ):
            last += 1
        words = doc[token.i : last].text
        rest = doc[last : last + 8].text
        if DATELINE.match(rest) and lookup(words):
            yield Named(token.i, last, words, "name", why="dateline")


def _listed(doc: Doc, taken: bytearray) -> Iterator[Named]:
    """The names in "the villages of Abro, Ceta and Oldmarket": a village is seldom in a gazetteer, and the parser takes many for people."""
    for token in doc[:-2]:
        if token.lower_ not in LISTED or doc[token.i + 1].lower_ not in {"of", "called", "named"}:
            continue
        at = token.i + 2
        while at < len(doc) and not taken[at]:
            last = at
            while last < len(doc) and last < at + LONGEST_NAME and doc[last].text[:1].isupper() and doc[last].is_alpha and not taken[last]:
                last += 1
            if last == at:
                break
            yield Named(at, last, doc[at:last].text, "name", why=f"in a list of {token.lower_}")
            if last < len(doc) and doc[last].text in {",", "and"}:
                at = last + 1 + (doc[last].text == "," and last + 1 < len(doc) and doc[last + 1].lower_ == "and")
            else:
                break


def _misread(entity: Span, home: str | None) -> Iterator[Named]:
    """A town or region that the parser takes for a person or a body: "the town of Brakno", or a name that only the country of the story has."""
    if entity.label_ not in {"PERSON", "ORG", "NORP"} or len(entity) > 3:
        return
    first, doc = entity.start, entity.doc
    entries = [entry for entry in lookup(entity.text) if not entry.alternate or entry.country == home]
    if not entries or not entity.text[:1].isupper() or (entity.text.isupper() and len(entity.text) < 5):
        return
    before = doc[first - 1].lower_ if first else ""
    placed = before == "of" and first > 1 and doc[first - 2].lower_ in SETTLEMENTS | REGION_NOUNS
    located = before in {"in", "near", "outside"} and entity.label_ != "ORG"
    located = located or (before in {"to", "from"} and entries[0].population >= KNOWN_TOWN)
    at_home = [entry for entry in entries if entry.country == home and entry.population >= HOME_TOWN]
    own = bool(at_home) and (all(entry.country == home for entry in entries) or countries()[home or ""].capital == at_home[0].name)
    named_after = entity.root.dep_ in {"compound", "nsubj", "nsubjpass", "poss", "agent"} or len(entity.text) < 5
    if placed or located or (own and entity.label_ != "ORG" and not named_after):
        yield Named(
            first,
            entity.end,
            entity.text,
            "name",
            region_noun=placed and doc[first - 2].lower_ in REGION_NOUNS,
            why="gazetteer name where a place must stand",
        )


def _state_misread(entity: Span, borne: frozenset[str]) -> Iterator[Named]:
    """A country that the parser takes for a first name ("Chad sent troops"): it does what only a state does, and nobody in the article is called so."""
    if (
        entity.label_ == "PERSON"
        and len(entity) == 1
        and entity.text not in borne
        and acts_as_state(entity.root)
        and any(entry.kind is PlaceKind.COUNTRY for entry in lookup(entity.text)[:1])
    ):
        yield Named(entity.start, entity.end, entity.text, "name", why="does what a state does")


def _in_institution(entity: Span) -> Iterator[Named]:
    """The town or county that an institution is called after: "Elmford Police Department"."""
    if entity.label_ in PERSONAL or entity.label_ in {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "NORP"}:
        return
    doc, first = entity.doc, entity.start + (entity[0].lower_ == "the")
    for last in range(min(entity.end, first + 4), first, -1):
        following = doc[last].lower_ if last < len(doc) else ""
        text = doc[first:last].text
        if (
            following in CIVIC
            and text not in demonyms()
            and not in_body(doc, first, last)
            and any(entry.kind in {PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.REGION} and not entry.alternate for entry in lookup(text))
        ):
            yield Named(first, last, text, "name", why="place that an institution is called after")
            return


def _of_entity(entity: Span) -> Iterator[Named]:
    if entity.label_ == "NORP":
        yield from _demonym(entity)
        return
    if entity.label_ not in PLACE_LABELS:
        return
    first, last = entity.start, entity.end
    doc = entity.doc
    while first < last and (doc[first].lower_ in {"the", "'s", "a", "an"} or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > first and (
        doc[last - 1].lower_ in {"'s", "'", "’s"} or doc[last - 1].is_space or (doc[last - 1].is_punct and doc[last - 1].text != ".")
    ):
        last -= 1
    if first >= last or not any(letter.isupper() for letter in doc[first:last].text):
        return
    text = doc[first:last].text
    if text in demonyms():
        yield Named(first, last, text, "demonym", why="demonym")
        return
    if fold(text) in residences():
        yield Named(first, last, text, "metonym", why="residence that stands for a government")
        return
    yield from _parts(doc, first, last, entity.label_)


def _parts(doc: Doc, first: int, last: int, label: str) -> Iterator[Named]:
    """A name, without its leading direction; "Bend, Oregon" in one entity gives two."""
    for token in doc[first:last]:
        if (token.text == "," or (token.lower_ == "and" and not lookup(doc[first:last].text))) and first < token.i < last - 1:
            yield from _parts(doc, first, token.i, label)
            yield from _parts(doc, token.i + 1, last, label)
            return
    if last + 1 < len(doc) and doc[last].text == "-" and any(entry.kind is PlaceKind.COUNTRY for entry in lookup(doc[first : last + 2].text)[:1]):
        last += 2  # Guinea-Bissau, which the parser cuts
    text = doc[first:last].text
    if doc[last - 1].lower_ in BODIES or in_body(doc, first, last):
        return
    if _is_acronym(text):
        return
    if doc[last - 1].like_num and (head := _country_before(doc, first, last)) is not None:
        last, text, label = head, doc[first:head].text, "GPE"
    facility = label == "FAC" or doc[last - 1].lower_ in FACILITY_WORDS
    if lookup(text) or last - first == 1:
        yield Named(first, last, text, "name", facility=facility and not lookup(text), why=f"{label} in the parse")
        return
    if doc[last - 1].lower_ in REGION_NOUNS:
        yield Named(first, last, doc[first : last - 1].text, "name", region_noun=True, why=f"{label} in the parse")
        return
    if doc[first].lower_ in DIRECTIONS and (
        doc[first].text.islower()
        or any(entry.kind in {PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA} for entry in lookup(doc[first + 1 : last].text)[:1])
    ):
        yield Named(first, last, doc[first + 1 : last].text, "name", direction=doc[first].lower_, why=f"{label} in the parse")
        return
    yield Named(first, last, text, "name", facility=facility, why=f"{label} in the parse")


def _is_acronym(text: str) -> bool:
    """Whether the words are the letters of an agency's name that some town bears in another language only: ISNA, Esna's name in none."""
    return text.isupper() and text.isalpha() and LEAST_ACRONYM <= len(text) <= LONGEST_ACRONYM and all(entry.alternate for entry in lookup(text))


def _country_before(doc: Doc, first: int, last: int) -> int | None:
    """Where the country ends that a headline's entity begins with ("Ruritania Kills 10"), or None."""
    for end in range(last - 1, first, -1):
        if any(entry.kind is PlaceKind.COUNTRY for entry in lookup(doc[first:end].text)[:1]):
            return end
    return None


def _demonym(entity: Span) -> Iterator[Named]:
    table = demonyms()
    for token in entity:
        pair = entity.doc[token.i : token.i + 2].text
        if pair in table:
            yield Named(token.i, token.i + 2, pair, "demonym", why="demonym")
            return
        if token.text in table:
            yield Named(token.i, token.i + 1, token.text, "demonym", why="demonym")
            return


def _widened(doc: Doc, named: Named) -> Named:
    """The name with what stands beside it: "northern regions of", "western", "region"."""
    if named.form != "name":
        return named
    before = doc[named.first - 1].lower_ if named.first > 0 else ""
    after = doc[named.last].lower_ if named.last < len(doc) else ""
    whole = f"{named.words} {doc[named.last].text}" if after in REGION_NOUNS else ""
    if whole and lookup(whole):
        return replace(named, last=named.last + 1, words=whole, region_noun=True)
    if not named.direction and before in DIRECTIONS and (doc[named.first - 1].text[:1].islower() or named.first == 1):
        return replace(named, first=named.first - 1, direction=before)
    if before == "of" and named.first >= 3 and doc[named.first - 2].lower_ in PART_NOUNS and doc[named.first - 3].lower_ in DIRECTIONS:
        return replace(named, first=named.first - 3, direction=doc[named.first - 3].lower_)
    if after in REGION_NOUNS or (before == "of" and named.first >= 2 and doc[named.first - 2].lower_ in REGION_NOUNS):
        return replace(named, region_noun=True)
    return named


def state_code(words: str) -> str | None:
    """The US state that the words name in full or abbreviated, or None."""
    return state_names().get(words) or state_names().get(fold(words))
