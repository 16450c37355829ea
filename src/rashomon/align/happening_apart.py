"""What two tellings say that cannot be said of one happening: other victims, other numbers, other towns, the parts reversed."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from rashomon.align.happening_words import stem
from rashomon.model.annotations import Event, PlaceKind, PlaceMention
from rashomon.model.spans import Evidence
from rashomon.text.numbers import find_numbers

__all__ = ["AGAINST", "Facts", "apart", "facts", "place_index", "same_whom"]

#: Groups in which the one who undergoes it makes the happening: two deaths of two men are two.
PERSONAL = frozenset(
    {
        "exit",
        "deaths",
        "trial",
        "arrest",
        "acquit",
        "appoint",
        "elect",
        "abduct",
        "injure",
        "charge",
        "release",
        "hospital",
        "missing",
        "bail",
        "extradite",
        "become",
        "defeat",
    }
)

#: Groups in which the subject undergoes it, whatever the verb.
UNDERGOING = frozenset(
    {
        "die",
        "resign",
        "crash",
        "disaster",
        "price",
        "pricefall",
        "protest",
        "strike",
        "collapse",
        "win",
        "missing",
        "escape",
        "flee",
        "become",
        "outbreak",
        "flood",
    }
)

#: Verbs by which a thing takes lives: who dies is their object.
TAKING = frozenset({"kill", "claim", "leave", "take"})

#: Where somebody speaks or is spoken of says little about what is said.
SPOKEN = frozenset({"appeal", "accuse", "reject", "support", "agree", "deny", "warn", "threaten", "allow", "state", "propose", "claim"})

#: Nobody in particular: these words fit every group of people.
ANYBODY = frozenset(
    [
        "people",
        "person",
        "man",
        "men",
        "woman",
        "women",
        "victim",
        "civilian",
        "resident",
        "other",
        "body",
        "dead",
        "child",
        "children",
        "life",
        "member",
        "suspect",
        "worker",
        "passenger",
        "survivor",
        "one",
    ]
)

MAGNITUDE = re.compile(r"\bmagnitude[- ](?:of )?(\d(?:\.\d+)?)\b|\b(\d(?:\.\d+)?)[- ]magnitude\b", re.IGNORECASE)
#: Corrections of a magnitude are smaller than this; two quakes of one day that both make news differ by more.
SAME_QUAKE = 0.35

#: How long somebody is sent to prison for: the number, with its repetition in brackets, and the unit.
TERM = re.compile(r"([\w-]+(?: [\w-]+)?)(?: \(\d+\))?[ -](year|month)s?\b(?! ago)", re.IGNORECASE)

#: The head of a noun phrase stands before these.
HEAD_END = re.compile(r",|\b(?:of|in|at|from|who|which|that|on|near|with|for|by|to|as|after)\b")
APPOSED = re.compile(r"(?: [A-Z][\w'’-]+){1,3}")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
#: Capitalised words that name nobody.
NO_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "former",
        "president",
        "prime",
        "minister",
        "the",
        "mr",
        "mrs",
        "ms",
        "dr",
        "general",
        "gen",
        "capt",
        "captain",
        "judge",
        "mayor",
        "pope",
        "king",
        "queen",
        "prince",
    ]
)

#: Towns further apart than this are two places, also where one account is rough (km).
FAR = 80

#: From one account to the next a toll does not grow to so many times itself.
LEAP = 20

#: Weight of what rules a merge out, of what all but does, and of what speaks against it.
OUT, ELSEWHERE, AGAINST = -6.0, -3.0, -1.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What a telling says of who or what undergoes it.

    Attributes:
        names: stems of the proper names of whoever undergoes it.
        head: the noun that they are called by, singular stem, or None.
        number: how many they are, or None.
        classes: (kind, class) of the telling's words that exclude others.
        magnitude: of a quake.
        spots: resolved places named in the telling's own words.
        term: months of the sentence passed.
        doers, undergoers: stems of the head of who does it, and of all words of who undergoes it.
    """

    names: frozenset[str]
    head: str | None
    number: float | None
    classes: frozenset[tuple[str, str]]
    magnitude: float | None
    spots: tuple[PlaceMention, ...]
    doers: frozenset[str]
    undergoers: frozenset[str]
    term: int | None = None


@functools.cache
def _classes() -> dict[str, tuple[str, str]]:
    text = files(__package__).joinpath("happening_heads.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {word: (kind, name) for kind, name, words in rows for word in words.split()}


def place_index(places: Iterable[PlaceMention]) -> dict[str, list[PlaceMention]]:
    """The resolved places named by name, by article and in text order."""
    found: dict[str, list[PlaceMention]] = {}
    for place in places:
        if place.form == "name" and place.country is not None:
            found.setdefault(place.article, []).append(place)
    return found


def facts(event: Event, places: Mapping[str, list[PlaceMention]]) -> Facts:
    """What ``event`` says of who or what undergoes it, and where; ``places`` as ``place_index`` gives them."""
    family, _, word = event.lemma.partition(".")
    if family == "die" and word in TAKING:
        family = "kill"
    spots = tuple(place for place in places.get(event.article, ()) if event.evidence.span.contains(place.evidence.span))
    undergoer = _undergoer(event, family, spots)
    phrase = undergoer.words + _apposed(event.evidence, undergoer.end) if undergoer is not None else ""
    opens = undergoer is not None and undergoer.start == event.evidence.start
    head_part = HEAD_END.split(phrase, maxsplit=1)[0]
    words = WORD.findall(head_part)
    numbers = find_numbers(phrase)
    number = (numbers[0].value if numbers[0].value is not None else numbers[0].low) if numbers else None
    alone = (
        opens and len(words) == 1 and (words[0].endswith("s") or _singular(words[0]) in _classes())
    )  # "Nurses": the first word of a sentence is written large
    patient = _singular(words[-1]) if words and (alone or words[-1][:1].islower()) else None
    found = MAGNITUDE.search(event.evidence.words)
    return Facts(
        names=frozenset() if alone else frozenset(_names(words, opens=opens)), head=patient, number=number, classes=frozenset(_kinds(event.what, patient)),
        magnitude=float(found[1] or found[2]) if found else None,
        spots=spots, doers=_heads(event.actor_words), undergoers=frozenset(stem(_singular(word)) for word in WORD.findall(phrase)) if family not in UNDERGOING else frozenset(), term=_term(event) if family == "trial" else None,
    )  # fmt: skip


def _term(event: Event) -> int | None:
    """The months of the first sentence passed that the words behind the trigger name."""
    behind = event.evidence.words[max(0, event.trigger.start - event.evidence.start) :]
    for match in TERM.finditer(behind):
        numbers = find_numbers(match[1])
        value = numbers[-1].value if numbers else None
        if value is not None:
            return round(value * (12 if match[2].lower() == "year" else 1))
    return None


def _undergoer(event: Event, family: str, spots: tuple[PlaceMention, ...]) -> Evidence | None:
    """The phrase of who undergoes it: the party nearest to the trigger that is no place, the object where there is one."""
    pieces = event.actor_words if family in UNDERGOING else event.recipient_words or (event.actor_words if family in {"elect", "appoint"} else ())
    towns = {place.evidence.span for place in spots}
    return min(
        (piece for piece in pieces if piece.span not in towns or len(pieces) == 1),
        key=lambda piece: (abs(piece.start - event.trigger.end), piece.start),
        default=None,
    )


def _apposed(evidence: Evidence, end: int) -> str:
    """The name right behind a phrase: "the banker *Carl Voss*"."""
    found = APPOSED.match(evidence.words[max(0, end - evidence.start) :]) if evidence.start <= end < evidence.end else None
    return found[0] if found else ""


def _names(words: list[str], *, opens: bool) -> Iterator[str]:
    capitals = [word for word in words if word[:1].isupper() and word.lower() not in NO_NAMES]
    if opens and len(capitals) == 1 and words[:1] == capitals and len(words) > 1:
        return
    if capitals:
        yield stem(capitals[-1].lower())


def _kinds(what: str, patient: str | None) -> Iterator[tuple[str, str]]:
    for word in WORD.findall(what.lower()):
        found = _classes().get(_singular(word))
        if found is not None and (found[0] != "people" or _singular(word) == patient):
            yield found


def _singular(word: str) -> str:
    lower = word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’")
    if lower.endswith("men"):
        return lower[:-3] + "man"
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3 and lower != "gas" else lower


def _heads(phrases: Iterable[Evidence]) -> frozenset[str]:
    heads = (HEAD_END.split(phrase.words, maxsplit=1)[0].split() for phrase in phrases)
    return frozenset(stem(_singular(words[-1])) for words in heads if words)


def apart(left: Facts, right: Facts, group: str, *, one_article: bool) -> tuple[float, str]:
    """How much both speak against being one (0 or less; positive where they count the same people), and the reason for a merge if there is one."""
    weight, reason = 0.0, ""
    if left.magnitude is not None and right.magnitude is not None and abs(left.magnitude - right.magnitude) >= SAME_QUAKE:
        weight += OUT
    weight += _kinds_apart(left.classes, right.classes) + _far(left.spots, right.spots) * (0.2 if group in SPOKEN else 1)
    if left.doers & right.undergoers and right.doers & left.undergoers and not left.doers & right.doers:
        weight += OUT
    if left.term is not None and right.term is not None:
        if left.term != right.term:
            return OUT, ""
        return weight + 1.0, "the same sentence passed"
    whom, reason = _whom(left, right, group, one_article=one_article)
    return weight + whom, reason


def _kinds_apart(left: frozenset[tuple[str, str]], right: frozenset[tuple[str, str]]) -> float:
    for kind in {kind for kind, _ in left} & {kind for kind, _ in right}:
        if not {name for one, name in left if one == kind} & {name for one, name in right if one == kind}:
            return OUT
    return 0.0


def _whom(left: Facts, right: Facts, group: str, *, one_article: bool) -> tuple[float, str]:
    """Other names, other heads or other numbers of those who undergo it."""
    if left.names and right.names:
        if any(_alike(one, two) for one in left.names for two in right.names):
            return 0.3, "the same name"
        return (OUT if group in PERSONAL else -0.4), ""
    if group in PERSONAL and ((left.names and (right.number or 0) > 1) or (right.names and (left.number or 0) > 1)):
        return 2 * AGAINST, ""
    if left.head is None or right.head is None or left.number is None or right.number is None:
        return 0.0, ""
    same = stem(left.head) == stem(right.head) or left.head in ANYBODY or right.head in ANYBODY
    if math.isclose(left.number, right.number):
        return (0.4, "the same number") if same else (0.0, "")
    if not same:
        return AGAINST, ""
    # Across accounts a toll grows, but not twentyfold; one account that gives two numbers of the same people tells of two things.
    leap = max(left.number, right.number) >= LEAP * max(1.0, min(left.number, right.number))
    if not (left.number and right.number):
        return 0.0, ""
    return (OUT if leap else AGAINST if one_article else 0.0), ""


def same_whom(left: Facts, right: Facts) -> bool:
    """Whether both name one and the same person who undergoes it."""
    return any(_alike(one, two) for one in left.names for two in right.names)


def _alike(one: str, two: str) -> bool:
    """Whether two stems can be spellings of one name."""
    return one == two or (min(len(one), len(two)) >= 5 and one[:4] == two[:4])


def _far(left: tuple[PlaceMention, ...], right: tuple[PlaceMention, ...]) -> float:
    """Against a merge where no place of the one can be a place of the other."""
    if not left or not right:
        return 0.0
    return min((_gap(one, two) for one in left for two in right), key=abs)


def _gap(one: PlaceMention, two: PlaceMention) -> float:
    if one.place == two.place or one.name == two.name:
        return 0.0
    if one.country != two.country:
        return ELSEWHERE
    wide = {PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.COUNTY, PlaceKind.AREA, PlaceKind.WATER, PlaceKind.NATURAL, PlaceKind.OTHER}
    if one.kind in wide or two.kind in wide or one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return 0.0
    return ELSEWHERE if _kilometres(one.lat, one.lon, two.lat, two.lon) > FAR else -0.3


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance on the sphere (haversine)."""
    up, across = math.radians(other_lat - lat) / 2, math.radians(other_lon - lon) / 2
    chord = math.sin(up) ** 2 + math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(across) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(chord)))
