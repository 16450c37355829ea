"""How many voices stand behind a line: outlets that carry it, families left when copies are folded, origins left after that."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from rashomon.model.annotations import Attribution, Figure
from rashomon.model.book import Actor, Family, Happening, Series, Statement
from rashomon.model.findings import Support

#: Actor ids come from ``make_id("actor", ...)``.
ACTOR = "actor-"
#: A source described by these words alone, before a preposition, has no name: "senior officials in the capital", "a source close to".
NAMELESS = frozenset(
    line for line in resources.files("rashomon.align").joinpath("nameless.txt").read_text(encoding="utf-8").split("\n") if line and line[0] != "#"
)
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "his", "her", "their", "its"])
#: The press without its name, and what may stand beside it: "state television", "local media", "images published online".
PRESS = frozenset(
    [
        "media",
        "press",
        "television",
        "tv",
        "radio",
        "outlet",
        "outlets",
        "channel",
        "channels",
        "newspaper",
        "newspapers",
        "station",
        "stations",
        "website",
        "websites",
        "broadcaster",
        "broadcasters",
        "agency",
        "agencies",
        "images",
        "footage",
        "pictures",
        "photographs",
        "photos",
        "videos",
        "video",
        "clips",
        "posts",
        "reports",
        "network",
        "networks",
    ]
)
OF_PRESS = frozenset(
    [
        "state",
        "state-run",
        "state-owned",
        "state-controlled",
        "official",
        "national",
        "public",
        "domestic",
        "international",
        "private",
        "independent",
        "opposition",
        "pro-government",
        "online",
        "social",
        "news",
        "other",
        "regional",
        "published",
        "posted",
        "shared",
        "circulated",
        "circulating",
        "aired",
        "broadcast",
        "released",
        "seen",
        "taken",
        "satellite",
        "aerial",
        "government-run",
        "government",
        "local",
        "foreign",
        "web",
    ]
)
#: What follows these says where nameless people are, not who they are.
PREPOSITIONS = frozenset(["in", "at", "from", "with", "on", "near", "close", "familiar", "inside", "across", "around", "among", "there", "of"])


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries a line, and whom it leans on.

    Attributes:
        speaker: the innermost speaker, as actor id or as the words that describe it; None where the article speaks for itself.
    """

    article: str
    speaker: str | None


def support_of(carriers: Sequence[Carrier], families: Sequence[Family], outlets: Mapping[str, str]) -> Support:
    """Who carries a line, counted three ways, so that a copy never adds a voice.

    A carrier's origin is its speaker; an article that names none leans on the root of its family (on the family itself where the root
    is unknown). Described but unnamed speakers are no origins: they are counted as unknown, once a family and wording.

    Args:
        carriers: one for each article and speaker.
        families: every family of the collection; an article that is in none counts as its own.
        outlets: outlet names by article id; an article without one counts under its id.

    >>> support_of([Carrier("a1", "actor-1"), Carrier("a2", "actor-1")], (), {"a1": "The Daily"}).origins
    ('actor-1',)
    """
    return _support(carriers, _family_of(families), outlets)


def _family_of(families: Sequence[Family]) -> dict[str, Family]:
    return {article: family for family in families for article in family.articles}


def _support(carriers: Sequence[Carrier], family_of: Mapping[str, Family], outlets: Mapping[str, str]) -> Support:
    homes: set[str] = set()
    origins: set[str] = set()
    unknown: set[tuple[str, str]] = set()
    for carrier in carriers:
        family = family_of.get(carrier.article)
        home = family.id if family is not None else carrier.article
        homes.add(home)
        if carrier.speaker is None:
            origins.add((family.root or family.id) if family is not None else carrier.article)
        elif _names(carrier.speaker):
            origins.add(carrier.speaker)
        else:
            unknown.add((home, carrier.speaker.casefold()))
    names = {outlets.get(carrier.article, carrier.article) for carrier in carriers}
    return Support(tuple(sorted(names)), tuple(sorted(homes)), tuple(sorted(origins)), len(unknown))


def _names(speaker: str) -> bool:
    """Whether the speaker is known by name or office.

    >>> [_names(words) for words in ("Officials", "two sources in the capital", "the interior ministry", "a spokesman for Amnesty", "she")]
    [False, False, True, True, False]
    >>> [_names(words) for words in ("State television", "images published online", "the state", "Radio Lima")]
    [False, False, True, True]
    """
    if speaker.startswith(ACTOR):
        return True
    words = [word.casefold().strip(".,'’\"") for word in speaker.split()]
    head = list(itertools.takewhile(lambda word: word not in PREPOSITIONS, words))
    if any(word in PRESS for word in head):
        head = [word for word in head if word not in PRESS and word not in OF_PRESS]
    return bool(head) and not all(word in NAMELESS or word in PRONOUNS or word.isdigit() for word in head)


def _voice(actor: str | None, words: str | None, known: Mapping[str, str]) -> str | None:
    """The actor, unless the words show that it is only a description ("officials"); without an actor the words; None: the article itself.

    Words without an actor that end in a name known elsewhere ("President Ines Dahl") stand for that actor: one voice, not two.
    """
    if words is None:
        return actor
    if actor is not None:
        return actor if _names(words) or words.casefold() in PRONOUNS else words
    parts = words.casefold().split()
    tails = (" ".join(parts[at:]) for at in range(len(parts) - 1))
    return next((known[tail] for tail in tails if tail in known), words)


def _known(named: Iterable[tuple[str | None, str | None]], actors: Sequence[Actor] = ()) -> dict[str, str]:
    """Actors by the names of two words and more under which they speak or are known; a name that two actors use tells nothing."""
    named = (*named, *((actor.id, name) for actor in actors for name in (actor.name, *actor.aliases)))
    found: dict[str, str] = {}
    doubtful = set()
    for actor, words in named:
        name = words.casefold() if words is not None else ""
        if actor is not None and " " in name and _names(name) and found.setdefault(name, actor) != actor:
            doubtful.add(name)
    return {name: actor for name, actor in found.items() if name not in doubtful}


def support_statements(
    statements: Sequence[Statement],
    attributions: Sequence[Attribution],
    families: Sequence[Family],
    outlets: Mapping[str, str],
    actors: Sequence[Actor] = (),
) -> tuple[Statement, ...]:
    """The statements with their support: every attribution in them carries what its own (innermost) speaker said."""
    family_of, by_id = _family_of(families), {attribution.id: attribution for attribution in attributions}
    known = _known(((one.speaker, name) for one in attributions for name in (one.speaker_name, one.speaker_words)), actors)
    answer = []
    for statement in statements:
        found = [by_id[key] for key in statement.attributions if key in by_id]
        carriers = [Carrier(one.article, _speaker(one, statement, known)) for one in found]
        answer.append(replace(statement, support=_support(carriers, family_of, outlets)))
    return tuple(answer)


def _speaker(attribution: Attribution, statement: Statement, known: Mapping[str, str]) -> str | None:
    """Who speaks; for evidence without a speaker ("images showed") the words of the source."""
    words = attribution.speaker_name or attribution.speaker_words or statement.speaker_words
    voice = _voice(attribution.speaker or statement.speaker, words, known)
    return voice if voice is not None or attribution.source is None else attribution.source.words


def support_series(
    series: Sequence[Series], figures: Sequence[Figure], families: Sequence[Family], outlets: Mapping[str, str], actors: Sequence[Actor] = ()
) -> tuple[Series, ...]:
    """The series with their support: every reading carries its figure, on its speaker's word or on the article's own."""
    family_of, by_id = _family_of(families), {figure.id: figure for figure in figures}
    known = _known(((figure.speaker, figure.speaker_words) for figure in figures), actors)
    answer = []
    for one in series:
        found = [by_id[key] for key in one.readings if key in by_id]
        carriers = [Carrier(figure.article, _voice(figure.speaker, figure.speaker_words, known)) for figure in found]
        answer.append(replace(one, support=_support(carriers, family_of, outlets)))
    return tuple(answer)


def support_happenings(
    happenings: Sequence[Happening], families: Sequence[Family], outlets: Mapping[str, str], actors: Sequence[Actor] = ()
) -> tuple[Happening, ...]:
    """The happenings with their support: every telling carries it, on its speaker's word or on the article's own."""
    family_of = _family_of(families)
    known = _known(((told.speaker, told.speaker_words) for one in happenings for told in one.tellings), actors)
    answer = []
    for one in happenings:
        carriers = [Carrier(told.article, _voice(told.speaker, told.speaker_words, known)) for told in one.tellings]
        answer.append(replace(one, support=_support(carriers, family_of, outlets)))
    return tuple(answer)
