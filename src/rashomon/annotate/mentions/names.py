"""Named actors: the parser's entities with their classes repaired, their edges trimmed and their titles read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from rashomon.annotate.mentions.candidate import Candidate, country_in, lemma_of
from rashomon.annotate.mentions.doubtful import (
    ACRONYM,
    ACTING,
    Seen,
    is_clause,
    is_common_noun,
    is_family,
    is_lone_place,
    is_no_body,
    looks_like_body,
)
from rashomon.annotate.mentions.offices import (
    AWARDS,
    COMMON_BODIES,
    NOT_ACTORS,
    PRESS,
    RANKS,
    long_forms,
    over_place,
    past_domain,
    titled,
)
from rashomon.annotate.mentions.tables import bodies, given_gender, groups, outlets, roles, states
from rashomon.model.annotations import ActorForm, ActorKind
from rashomon.text.names import HONORIFICS, bare_name, fold_name, is_given_name

__all__ = ["acts", "find_names", "role_words"]

KEPT = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LAW", "PRODUCT", "WORK_OF_ART", "LOC"})
#: Behind these a place name is a place; behind "by", "with", "against" or "from ... to" it acts or is acted on.
WHERE = frozenset(["in", "into", "at", "across", "throughout", "near", "around", "over", "inside", "within", "outside", "through", "via", "of", "from", "to", "off", "on", "between", "amid", "along"])
#: A channel behind these prepositions and verbs is an outlet, whatever class the model gave it.
CHANNEL = frozenset({"via", "courtesy"})
LONGEST_ROLE = 9
#: No name ends in one of these in small letters; the model took a word too many.
TRAILING = frozenset({"ADP", "ADV", "VERB", "AUX", "SCONJ", "CCONJ"})
#: Two capitals before a surname are mostly initials.
SHORTEST_OFFICE = 2
#: What only somebody can say or decide.
SAYINGS = frozenset(
    {
        "claim", "accusation", "allegation", "statement", "denial", "warning", "threat", "demand", "announcement", "response", "promise", "pledge", "assertion",
        "proposal", "offer", "criticism", "objection", "refusal", "insistence", "assurance", "request", "appeal",
    }
)  # fmt: skip
STREETS = frozenset(["street", "st", "avenue", "ave", "road", "rd", "turnpike", "freeway", "boulevard", "blvd", "lane", "drive", "highway", "square", "bridge", "park", "airport", "river", "lake", "mountain", "island", "bay", "beach"])
CURRENCIES = frozenset({"USD", "EUR", "GBP", "CNY", "JPY", "CHF", "KZT", "RUB", "GDP", "COVID"})


def find_names(doc: Doc, known_places: frozenset[str]) -> list[Candidate]:
    """Named persons, organisations and states of a parse in text order.

    ``known_places`` are lower-case words that the gazetteer places, which a lone word of doubtful class is then taken for.
    """
    spans = list(_spans(doc))
    spans = sorted([*spans, *long_forms(doc, {i for first, last, _ in spans for i in range(first, last)})])
    seen = _seen(doc, spans, known_places)
    acronyms = _acronyms(doc, spans)
    found = [candidate for first, last, label in spans if (candidate := _classed(doc, first, last, label, seen)) is not None]
    covered = {i for first, last, _ in spans for i in range(first, last)}
    found += _loose(doc, covered, acronyms, seen)
    return sorted(found, key=lambda candidate: candidate.first)


def _spans(doc: Doc) -> Iterator[tuple[int, int, str]]:
    for ent in doc.ents:
        if ent.label_ not in KEPT:
            continue
        first, last = _trimmed(doc, ent.start, ent.end, titles=ent.label_ != "PERSON")
        if ent.label_ == "PERSON" and last - first > 1 and ACRONYM.match(doc[first].text) and len(doc[first].text) > SHORTEST_OFFICE and doc[last - 1].is_title:
            # "ADA Lee": an office in capitals, no given name.
            first += 1
        first = past_domain(doc, first, last) if ent.label_ == "PERSON" else first
        for start, end in _possessive_parts(doc, first, last, two=ent.label_ == "PERSON"):
            # What an outlet or body possesses is a name of its own only if it says so ("Peru's Senate", not "Amnesty's Eastern Europe").
            if start == first or ent.label_ == "PERSON" or _body(doc, start, end):
                yield start, end, ent.label_


def _trimmed(doc: Doc, first: int, last: int, *, titles: bool) -> tuple[int, int]:
    def edge(token: Token) -> bool:
        return token.is_space or token.is_punct or token.tag_ in ("POS", "DT") or token.lower_ in ("'s", "’s", "'")

    while first < last and (edge(doc[first]) or (last - first > 1 and doc[first].lower_.rstrip(".") in HONORIFICS | RANKS)):
        first += 1
    while last > first and (edge(doc[last - 1]) or (doc[last - 1].is_lower and doc[last - 1].pos_ in TRAILING) or (titles and last - first > 1 and _is_title(doc, last - 1))):
        last -= 1
    return first, last


def _is_title(doc: Doc, i: int) -> bool:
    """Whether a name's last word is an office held in it ("UN Chair"), not a part of a hyphenated name."""
    return lemma_of(doc[i]) in roles() and doc[i].lower_ not in bodies() and doc[i - 1].text != "-"


def _possessive_parts(doc: Doc, first: int, last: int, *, two: bool) -> Iterator[tuple[int, int]]:
    """Both sides of a possessive inside an entity: "Amnesty's Europe" is one body's part, "Peru's Senate" a state's body.

    With ``two``, "Lee and Ito" are two.
    """
    start = first
    for i in range(first, last):
        if doc[i].tag_ == "POS" or doc[i].is_space or (two and doc[i].lower_ in ("and", "&")):
            if start < i:
                yield start, i
            start = i + 1
    if start < last:
        yield start, last


def _seen(doc: Doc, spans: Sequence[tuple[int, int, str]], places: frozenset[str]) -> Seen:
    votes: Counter[str] = Counter()
    full: set[str] = set()
    for first, last, label in spans:
        surname = doc[last - 1].lower_
        before = doc[first - 1].lower_.rstrip(".") if first else ""
        if before in HONORIFICS:
            votes[surname] += 5
            full.add(surname)
        if label == "PERSON":
            votes[surname] += 3 if last - first > 1 else 1
            if last - first > 1:
                full.add(surname)
        elif label in ("ORG", "GPE", "FAC") and last - first == 1:
            votes[surname] -= 1
        elif label in ("ORG", "FAC") and last - first == 2 and is_given_name(doc[first].text) and not _body(doc, first, last):
            votes[surname] += 3
            full.add(surname)
    for surname, count in titled(doc).items():
        # "President Ann Lee", "Senator Lee": nobody but a person holds an office, whatever class the model gave the name.
        votes[surname] += 5 * count
        full.add(surname)
    plain = frozenset(token.text for token in doc if token.is_lower and token.pos_ == "NOUN")
    return Seen(votes, frozenset(full), places, plain, frozenset(token.text for token in doc if token.is_lower))


def _acronyms(doc: Doc, spans: Sequence[tuple[int, int, str]]) -> frozenset[str]:
    known = {doc[first].text for first, last, label in spans if label == "ORG" and last - first == 1 and ACRONYM.match(doc[first].text)}
    bracketed = {doc[i].text for i in range(1, len(doc) - 1) if doc[i - 1].text == "(" and doc[i + 1].text == ")" and ACRONYM.match(doc[i].text)}
    return frozenset(word for word in known | bracketed if states().country(word) is None and len(word) > 1 and word not in CURRENCIES)


def _body(doc: Doc, first: int, last: int) -> str | None:
    """The lemma of the word that makes a name a body's name: its last word, or the one before "of"."""
    for i in range(last - 1, first - 1, -1):
        lemma = lemma_of(doc[i])
        if lemma in bodies() and (i == last - 1 or doc[i + 1].lower_ in ("of", "for", "on", "at")):
            return lemma
    lemma = lemma_of(doc[last - 1])
    return lemma if last - first > 1 and lemma in ("organization", "organisation", "nations", "international", "media") else None


def _classed(doc: Doc, first: int, last: int, label: str, seen: Seen) -> Candidate | None:
    words = doc[first:last].text
    lower = words.casefold()
    table = states()
    if lower in table.names:
        return _state(doc, first, last, table.names[lower])
    if lower in table.adjectives:
        return _demonym(doc, first, last, table.adjectives[lower])
    if lower in table.seats:
        return _seat(doc, first, last)
    if not any(letter.isupper() for letter in words) or words in CURRENCIES or NOT_ACTORS.search(words) or lower.rstrip(".") in RANKS or all(table.country(part) for part in words.split("-")):
        return None
    if last - first == 1 and (is_common_noun(doc, first) or (lower in seen.plain and lower not in seen.full and doc[first].is_title)):
        return None
    if last - first > 1 and doc[last - 1].lower_ in PRESS and doc[last - 1].is_title:
        return replace(_organisation(doc, first, last), sector="MED")
    if label == "ORG" and is_clause(doc, first, last):
        return None
    if lower in outlets() or _body(doc, first, last):
        return _organisation(doc, first, last)
    if last - first > 1 and (lemma_of(doc[last - 1]) in groups() or lemma_of(doc[last - 1]) in AWARDS or doc[last - 1].lower_.rstrip(".") in STREETS):
        # "Leeds Police" is read as a group with its place; "Lorraine Avenue" and the "Mercy Award" are nobody.
        return None
    surname = doc[last - 1].lower_
    # "the Lee government": who is known by name elsewhere gives a common noun its owner.
    owner = surname in seen.full and last < len(doc) and doc[last].is_lower and lemma_of(doc[last]) in COMMON_BODIES
    body = not owner and looks_like_body(doc, last)
    if last - first == 1 and is_family(doc, last - 1, seen):
        return None
    if (seen.votes[surname] > 0 or surname in seen.full) and label in ("PERSON", "ORG", "GPE", "FAC") and not body:
        return None if not words[0].isupper() or is_lone_place(doc, first, last, seen) else _person(doc, first, last)
    channel = first > 0 and doc[first - 1].lower_ in CHANNEL
    if label == "ORG" or channel or (label in ("PERSON", "FAC", "PRODUCT", "LAW") and (body or ACRONYM.match(words))):
        return None if is_no_body(doc, first, last, seen, channel=channel) else _organisation(doc, first, last)
    return None


def acts(token: Token) -> bool:
    """Whether a place name stands where someone acts or is acted on, and not where something is."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ in ACTING:
        return True
    return token.dep_ == "pobj" and token.head.lower_ not in WHERE


def _state(doc: Doc, first: int, last: int, country: str) -> Candidate | None:
    if not acts(doc[last - 1]):
        return None
    return Candidate(first, last, last - 1, ActorKind.STATE, ActorForm.NAME, states().label[country], key=country, country=country, sector="GOV")


def _demonym(doc: Doc, first: int, last: int, country: str) -> Candidate | None:
    head = doc[last - 1]
    if head.dep_ in ("amod", "compound") and head.head.lemma_ in SAYINGS:
        # "Peruvian claims": the adjective stands for who claims.
        return Candidate(first, last, last - 1, ActorKind.STATE, ActorForm.DEMONYM, states().label[country], key=country, country=country, sector="GOV")
    if head.dep_ in ("amod", "compound", "nmod") or head.pos_ == "ADJ" or not head.lower_.endswith("s"):
        return None
    return Candidate(first, last, last - 1, ActorKind.GROUP, ActorForm.DEMONYM, fold_name(head.text), key=f"people {country}", country=country, sector="CVL")


def _seat(doc: Doc, first: int, last: int) -> Candidate | None:
    lower = doc[first:last].text.casefold()
    country = states().seats[lower]
    if lower in states().residences:
        name = bare_name(doc[first:last].text)
        sector = states().residences[lower]
        return Candidate(first, last, last - 1, ActorKind.ORGANISATION, ActorForm.METONYM, name, key=lower, country=country, sector=sector)
    head = doc[last - 1]
    if head.dep_ not in ("nsubj", "nsubjpass") or head.pos_ != "PROPN" or head.text.isupper():
        return None
    return Candidate(first, last, last - 1, ActorKind.STATE, ActorForm.METONYM, states().label[country], key=country, country=country, sector="GOV")


def _person(doc: Doc, first: int, last: int) -> Candidate:
    span = _role_before(doc, first) or _role_after(doc, last)
    name = bare_name(doc[first:last].text)
    before = doc[first - 1].lower_.rstrip(".") if first else ""
    gender = "m" if before == "mr" else "f" if before in ("mrs", "ms", "miss") else given_gender(name) if " " in name else None
    if span is None:
        return Candidate(first, last, last - 1, ActorKind.PERSON, ActorForm.NAME, name, gender=gender)
    role, country, sector = role_words(doc, *span)
    return Candidate(
        first, last, last - 1, ActorKind.PERSON, ActorForm.NAME, name, role=role, country=country, sector=sector, title=span, gender=gender
    )  # fmt: skip


def _organisation(doc: Doc, first: int, last: int) -> Candidate:
    acronym = None
    end = over_place(doc, last)
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and ACRONYM.match(doc[end + 1].text):
        acronym = doc[end + 1].text
    body = _body(doc, first, last)
    # A country inside the name or right before it ("Peru's Senate") tells two bodies of one name apart.
    start = next((i for i in range(max(0, first - 4), first) if states().country(doc[i].text) and _leads(doc, i, first)), first)
    country = country_in(doc, start, last)
    name = bare_name(doc[first:last].text)
    sector = bodies().get(body) if body else "MED" if name.casefold() in outlets() else None
    return Candidate(first, last, last - 1, ActorKind.ORGANISATION, ActorForm.NAME, name, country=country, sector=sector, acronym=acronym)


def _leads(doc: Doc, i: int, first: int) -> bool:
    """Whether the country at ``i`` stands before the name as its possessor or adjective."""
    return doc[i].dep_ in ("poss", "amod", "compound", "nmod") and all(doc[j].tag_ == "POS" or doc[j].pos_ in ("ADJ", "ADV") for j in range(i + 1, first))


def role_words(doc: Doc, first: int, last: int) -> tuple[str, str | None, str | None]:
    """The words of a role, the country that it is held in and its sector."""
    tokens = doc[first:last]
    head = next((token.i for token in tokens if lemma_of(token) in roles()), last)
    country = country_in(doc, first, min(last, head + 4))
    sector = next((roles()[lemma_of(token)] for token in tokens if lemma_of(token) in roles()), None)
    return bare_name(tokens.text), country, sector


def _role_before(doc: Doc, first: int) -> tuple[int, int] | None:
    """The title right before a name: "Peruvian Foreign Minister", "President of Peru", "US Secretary of State"; nothing beyond it."""
    end = first
    while end > 0 and doc[end - 1].lower_.rstrip(".") in HONORIFICS | {"."}:
        end -= 1
    start = end
    seen_role = False
    while start > 0 and end - start < LONGEST_ROLE:
        before = doc[start - 1]
        if before.lower_ in ("of", "for"):
            # "of" belongs to the title only behind an office: "President of Peru Ann Lee", but not "the rule of leader Ann Lee".
            if start < 2 or lemma_of(doc[start - 2]) not in roles() or (seen_role and not before.nbor().text.istitle()):
                break
        elif (before.pos_ not in ("PROPN", "NOUN", "ADJ") and before.text != "-") or (before.ent_type_ == "PERSON" and doc[start].ent_iob_ != "I") or (before.dep_ in ("pobj", "dobj", "nsubj") and start < end and doc[start].lower_ != "of" and before.pos_ == "NOUN"):
            break
        seen_role = seen_role or lemma_of(before) in roles()
        start -= 1
    while start < end and (doc[start].is_punct or doc[start].lower_ == "of"):
        # "The then-chief Ann Lee" held it then.
        if doc[start].text == "-" and start > 0 and doc[start - 1].lower_ in ("then", "ex"):
            return (start - 1, end) if seen_role else None
        start += 1
    return (start, end) if seen_role else None


def _role_after(doc: Doc, last: int) -> tuple[int, int] | None:
    """The office between a name and the next comma: ", director of the institute,"."""
    if last + 1 >= len(doc) or doc[last].text != "," or doc[last + 1].pos_ == "ADP":
        return None
    end = last + 1
    head = cut = None
    while end < len(doc) and end - last < 14 and (doc[end].pos_ not in ("VERB", "AUX", "SCONJ") or _dates_office(doc, end)) and doc[end].tag_ not in ("WP", "WDT", "WRB"):
        if doc[end].is_space or (doc[end].is_punct and doc[end].text != "-"):
            break
        if head is None and lemma_of(doc[end]) in roles():
            head = end
        if doc[end].pos_ == "ADP":
            cut = end
        end += 1
    else:
        # Cut off in the middle: back to where the last prepositional phrase begins.
        end = cut if cut is not None and head is not None and cut > head else end
    start = last + 2 if doc[last + 1].tag_ == "DT" else last + 1
    return (start, end) if head is not None and head - last < 8 and start < end else None


def _dates_office(doc: Doc, i: int) -> bool:
    """Whether "since" or "until" says when the office was held: "president since 2019"."""
    return doc[i].lower_ in ("since", "until") and i + 1 < len(doc) and doc[i + 1].ent_type_ == "DATE"


def _loose(doc: Doc, covered: set[int], acronyms: frozenset[str], seen: Seen) -> Iterator[Candidate]:
    """Acronyms and full names that the model missed but the article shows elsewhere, and bylines such as "Ann Lee:"."""
    i = 0
    while i < len(doc):
        token = doc[i]
        if i in covered or token.is_lower or token.is_punct or token.lower_.rstrip(".") in HONORIFICS | RANKS:
            i += 1
            continue
        if token.text in acronyms:
            yield _organisation(doc, i, i + 1)
            i += 1
            continue
        end = i
        while end < len(doc) and end not in covered and doc[end].pos_ == "PROPN" and doc[end].is_title:
            end += 1
        if (end - i in (2, 3) and _plain_name(doc, i, end, seen)) or (end - i == 1 and token.lower_ in seen.full and seen.votes[token.lower_] > 0):
            yield _person(doc, i, end)
        i = max(end, i + 1)


def _plain_name(doc: Doc, first: int, last: int, seen: Seen) -> bool:
    """Two or three capitalised words alone on their line or before a colon, or ending in a known surname; no word of another table."""
    lemmas = [lemma_of(doc[i]) for i in range(first, last)]
    if any(lemma in roles() or lemma in bodies() or lemma in groups() or states().country(lemma) for lemma in lemmas):
        return False
    if seen.votes[doc[last - 1].lower_] > 0:
        return True
    starts = first == 0 or doc[first - 1].is_space
    ends = last >= len(doc) or doc[last].is_space or doc[last].text == ":"
    return starts and ends and all(doc[i].ent_type_ not in ("GPE", "LOC", "EVENT", "DATE") for i in range(first, last))
