"""Named actors: the parser's entities with their classes repaired, their edges trimmed and their titles read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from rashomon.annotate.mentions.candidate import Candidate, lemma_of
from rashomon.annotate.mentions.tables import bodies, groups, roles, states
from rashomon.model.annotations import ActorForm, ActorKind
from rashomon.text.names import HONORIFICS, bare_name, fold_name

__all__ = ["acts", "find_names", "role_words"]

KEPT = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LAW", "PRODUCT", "WORK_OF_ART", "LOC"})
ACRONYM = re.compile(r"(?:[A-Z][A-Za-z]?){2,}[A-Z0-9]?$|[A-Z]{2,8}$")
#: Behind these a place name is a place; behind "by", "with", "against" or "from ... to" it acts or is acted on.
WHERE = frozenset("in into at across throughout near around over inside within outside through via of from to off on between amid along".split())
ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent"})
#: A channel behind these prepositions and verbs is an outlet, whatever class the model gave it.
CHANNEL = frozenset({"via", "courtesy"})
LONGEST_ROLE = 9


def find_names(doc: Doc, known_places: frozenset[str]) -> list[Candidate]:
    """Named persons, organisations and states of a parse in text order.

    ``known_places`` are lower-case words that the gazetteer places, which a lone word of doubtful class is then taken for.
    """
    spans = list(_spans(doc))
    votes = _votes(doc, spans)
    acronyms = _acronyms(doc, spans)
    found = [candidate for first, last, label in spans if (candidate := _classed(doc, first, last, label, votes, known_places)) is not None]
    covered = {i for candidate in found for i in range(candidate.first, candidate.last)}
    found += _loose(doc, covered, acronyms, votes)
    return sorted(found, key=lambda candidate: candidate.first)


def _spans(doc: Doc) -> Iterator[tuple[int, int, str]]:
    for ent in doc.ents:
        if ent.label_ not in KEPT:
            continue
        first, last = _trimmed(doc, ent.start, ent.end)
        for start, end in _possessive_parts(doc, first, last):
            yield start, end, ent.label_


def _trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    def edge(token: Token) -> bool:
        return token.is_space or token.is_punct or token.tag_ in ("POS", "DT") or token.lower_ in ("'s", "’s", "'")

    while first < last and (edge(doc[first]) or (last - first > 1 and doc[first].lower_.rstrip(".") in HONORIFICS)):
        first += 1
    while last > first and (edge(doc[last - 1]) or (last - first > 1 and lemma_of(doc[last - 1]) in roles() and doc[last - 1].lower_ not in bodies())):
        last -= 1
    return first, last


def _possessive_parts(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Both sides of a possessive inside an entity: "Amnesty's Europe" is one body's part, "Peru's Senate" a state's body."""
    start = first
    for i in range(first, last):
        if doc[i].tag_ == "POS" or doc[i].is_space:
            if start < i:
                yield start, i
            start = i + 1
    if start < last:
        yield start, last


def _votes(doc: Doc, spans: Sequence[tuple[int, int, str]]) -> Counter[str]:
    """How strongly each last word is a person's surname in this article; full names and honorifics outvote single slips of the model."""
    votes: Counter[str] = Counter()
    for first, last, label in spans:
        surname = doc[last - 1].lower_
        before = doc[first - 1].lower_.rstrip(".") if first else ""
        if before in HONORIFICS:
            votes[surname] += 5
        if label == "PERSON":
            votes[surname] += 3 if last - first > 1 else 1
        elif label in ("ORG", "GPE", "FAC") and last - first == 1:
            votes[surname] -= 1
    return votes


def _acronyms(doc: Doc, spans: Sequence[tuple[int, int, str]]) -> frozenset[str]:
    known = {doc[first].text for first, last, label in spans if label == "ORG" and last - first == 1 and ACRONYM.match(doc[first].text)}
    bracketed = {doc[i].text for i in range(1, len(doc) - 1) if doc[i - 1].text == "(" and doc[i + 1].text == ")" and ACRONYM.match(doc[i].text)}
    return frozenset(word for word in known | bracketed if states().country(word) is None and len(word) > 1)


def _body(doc: Doc, first: int, last: int) -> str | None:
    """The lemma of the word that makes a name a body's name: its last word, or the one before "of"."""
    for i in range(last - 1, first - 1, -1):
        lemma = lemma_of(doc[i])
        if lemma in bodies() and (i == last - 1 or doc[i + 1].lower_ in ("of", "for", "on", "at")):
            return lemma
    lemma = lemma_of(doc[last - 1])
    return lemma if last - first > 1 and lemma in ("organization", "organisation", "nations", "international", "media") else None


def _classed(doc: Doc, first: int, last: int, label: str, votes: Counter[str], known_places: frozenset[str]) -> Candidate | None:
    words = doc[first:last].text
    lower = words.casefold()
    table = states()
    if lower in table.names:
        return _state(doc, first, last, table.names[lower], ActorForm.NAME)
    if lower in table.adjectives:
        return _demonym(doc, first, last, table.adjectives[lower])
    if lower in table.seats and (lower not in table.residences or label != "PERSON"):
        return _seat(doc, first, last)
    if _body(doc, first, last):
        return _organisation(doc, first, last)
    surname = doc[last - 1].lower_
    person = votes[surname] > 0 and label in ("PERSON", "ORG", "GPE", "FAC")
    if person and not _looks_like_body(doc, first, last):
        lone_place = last - first == 1 and votes[surname] < 3 and (lower in known_places or doc[first - 1].lower_ in ("in", "of", "at", "near", "called"))
        return None if lone_place or not words[0].isupper() else _person(doc, first, last)
    channel = first > 0 and doc[first - 1].lower_ in CHANNEL
    if label == "ORG" or channel or (label in ("PERSON", "FAC", "PRODUCT", "LAW") and (_looks_like_body(doc, first, last) or ACRONYM.match(words))):
        common = last - first == 1 and (doc[first].pos_ == "ADJ" or (lower in known_places and not channel and not _acts_like(doc, last - 1)))
        role = first > 1 and doc[first - 1].lower_ == "of" and lemma_of(doc[first - 2]) in roles() and lower == "state"
        return None if common or role or not any(c.isupper() for c in words) else _organisation(doc, first, last)
    return None


def _acts_like(doc: Doc, i: int) -> bool:
    return doc[i].dep_ in ACTING


def _looks_like_body(doc: Doc, first: int, last: int) -> bool:
    """Whether the words around say body: "Aurora party", "Aurora, the largest company"."""
    after = doc[last] if last < len(doc) else None
    if after is None:
        return False
    if lemma_of(after) in bodies() and after.pos_ in ("NOUN", "PROPN") and after.dep_ != "ROOT":
        return True
    if after.text == ",":
        return any(child.dep_ == "appos" and child.i > last and lemma_of(child) in bodies() for child in doc[last - 1].children)
    return False


def acts(token: Token) -> bool:
    """Whether a place name stands where someone acts or is acted on, and not where something is."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ in ACTING:
        return True
    return token.dep_ == "pobj" and token.head.lower_ not in WHERE


def _state(doc: Doc, first: int, last: int, country: str, form: ActorForm) -> Candidate | None:
    if not acts(doc[last - 1]):
        return None
    return Candidate(first, last, last - 1, ActorKind.STATE, form, states().label[country], key=country, country=country, sector="GOV")


def _demonym(doc: Doc, first: int, last: int, country: str) -> Candidate | None:
    head = doc[last - 1]
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
    role, country, sector = role_words(doc, first, last)
    return Candidate(first, last, last - 1, ActorKind.PERSON, ActorForm.NAME, bare_name(doc[first:last].text), role=role, country=country, sector=sector)


def _organisation(doc: Doc, first: int, last: int) -> Candidate:
    acronym = None
    if last + 2 < len(doc) and doc[last].text == "(" and doc[last + 2].text == ")" and ACRONYM.match(doc[last + 1].text):
        acronym = doc[last + 1].text
    body = _body(doc, first, last)
    country = next((code for i in range(max(0, first - 4), last) if (code := states().country(doc[i].text)) and (i >= first or _leads(doc, i, first))), None)
    name = bare_name(doc[first:last].text)
    sector = bodies().get(body) if body else None
    return Candidate(first, last, last - 1, ActorKind.ORGANISATION, ActorForm.NAME, name, country=country, sector=sector, acronym=acronym)


def _leads(doc: Doc, i: int, first: int) -> bool:
    """Whether the country at ``i`` stands before the name as its possessor or adjective."""
    return all(doc[j].tag_ == "POS" or doc[j].pos_ in ("ADJ", "ADV") for j in range(i + 1, first))


def role_words(doc: Doc, first: int, last: int) -> tuple[str | None, str | None, str | None]:
    """The role that stands with a person's name, the country in it and its sector; (None, None, None) without one."""
    start = first
    while start > 0 and first - start < LONGEST_ROLE and _in_role(doc[start - 1]) and doc[start - 1].sent == doc[first].sent:
        start -= 1
    span = (start, first) if any(lemma_of(doc[i]) in roles() for i in range(start, first)) else _role_after(doc, last)
    if span is None:
        return None, None, None
    tokens = doc[span[0] : span[1]]
    country = next((code for token in tokens if (code := states().country(token.text))), None)
    sector = next((roles()[lemma_of(token)] for token in tokens if lemma_of(token) in roles()), None)
    return bare_name(tokens.text), country, sector


def _in_role(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in ("of", "for", "and", "-") or (token.lower_ == "the" and token.i > 0 and token.nbor(-1).lower_ == "of")


def _role_after(doc: Doc, last: int) -> tuple[int, int] | None:
    if last + 1 >= len(doc) or doc[last].text != ",":
        return None
    end = last + 1
    head = None
    while end < len(doc) and end - last < 14 and doc[end].pos_ not in ("VERB", "AUX", "PUNCT", "SCONJ") and not doc[end].is_space:
        if head is None and lemma_of(doc[end]) in roles():
            head = end
        end += 1
    start = last + 2 if doc[last + 1].tag_ == "DT" else last + 1
    return (start, end) if head is not None and head - last < 8 and start < end else None


def _loose(doc: Doc, covered: set[int], acronyms: frozenset[str], votes: Counter[str]) -> Iterator[Candidate]:
    """Acronyms and full names that the model missed but the article shows elsewhere, and bylines such as "Ann Lee:"."""
    i = 0
    while i < len(doc):
        token = doc[i]
        if i in covered or token.is_lower or token.is_punct:
            i += 1
            continue
        if token.text in acronyms:
            yield _organisation(doc, i, i + 1)
            i += 1
            continue
        end = i
        while end < len(doc) and end not in covered and doc[end].pos_ == "PROPN" and doc[end].is_title:
            end += 1
        if end - i in (2, 3) and _plain_name(doc, i, end, votes):
            yield _person(doc, i, end)
        i = max(end, i + 1)


def _plain_name(doc: Doc, first: int, last: int, votes: Counter[str]) -> bool:
    """Two or three capitalised words alone on their line or before a colon, or ending in a known surname; no word of another table."""
    lemmas = [lemma_of(doc[i]) for i in range(first, last)]
    if any(lemma in roles() or lemma in bodies() or lemma in groups() or states().country(lemma) for lemma in lemmas):
        return False
    if votes[doc[last - 1].lower_] > 0:
        return True
    starts = first == 0 or doc[first - 1].is_space
    ends = last >= len(doc) or doc[last].is_space or doc[last].text == ":"
    return starts and ends and all(doc[i].ent_type_ not in ("GPE", "LOC", "EVENT", "DATE") for i in range(first, last))
