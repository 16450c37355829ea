"""Series and disputes in words that the accounts use: who is counted, what befell them, where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.align.series_keys import ANYONE, PEOPLE, sentence_around
from rashomon.model.annotations import Account, Figure, FigureKind
from rashomon.text.numbers import find_numbers

__all__ = ["befell", "counted", "group_words", "place_names", "usual_past", "who_counted"]

_WORDS = re.compile(r"[A-Za-z][\w'’-]*")
_DOUBLING = re.compile(r"(?:^|[^aeiou])[aeiou][bdgmnpt]$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_LEADING = re.compile(r"^(?:\s|of\b|the\b|other\b|others\b|more\b|new\b|-)+", re.IGNORECASE)
#: Words that only announce a number.
_ANNOUNCE = {"number", "toll", "count", "total", "tally", "figure", "include"}
#: Past forms that no ending makes.
_PAST = {
    "flee": "fled",
    "hurt": "hurt",
    "shoot": "shot",
    "leave": "left",
    "lose": "lost",
    "strike": "struck",
    "slay": "slain",
    "drown": "drowned",
    "send": "sent",
}
#: What the kind itself says: "deaths of people who are dead" says nothing more.
_SAME = {
    FigureKind.DEATHS: {"dead", "death", "deceased", "fatality", "casualty"},
    FigureKind.INJURIES: {"injury", "injured", "wounded", "hurt", "wound"},
    FigureKind.ARRESTS: {"arrest", "detention"},
    FigureKind.MISSING: {"missing"},
    FigureKind.DISPLACED: {"displaced", "homeless"},
}
#: Kinds whose predicate tells readings apart; of other kinds the governing verb ("say", "have") tells nothing.
_TELLING = (PEOPLE - {FigureKind.PARTICIPANTS}) | {FigureKind.VEHICLES, FigureKind.BUILDINGS}
#: Kinds whose number stands before what it counts; a sum or a share stands for a topic.
_COUNTED = _TELLING | {FigureKind.COUNT, FigureKind.PARTICIPANTS}


def place_names(accounts: Iterable[Account]) -> dict[str, str]:
    """The name of every place key that the accounts mention: the first one told."""
    return {place.place: place.name for account in reversed(list(accounts)) for place in reversed(account.annotations.places)}


def group_words(group: str) -> str:
    """A class of persons in words.

    >>> group_words("security_forces")
    'security forces'
    """
    return group.replace("_", " ")


def counted(figure: Figure) -> str | None:
    """The counted noun as the account has it ("law enforcement officials"); None where the words name nobody in particular."""
    if figure.who is None or figure.who.split()[-1] in ANYONE:
        return None
    if figure.kind not in _COUNTED:
        return figure.who
    numbers = find_numbers(figure.evidence.words)
    rest = _LEADING.sub("", figure.evidence.words[numbers[0].end :]).strip(" .,;:–—") if numbers else ""
    if rest.partition(" ")[0].lower() in _SAME.get(figure.kind, set()):
        rest = rest.partition(" ")[2]  # "injured people" among the injuries are people
    return rest if rest and _WORDS.match(rest) and len(rest.split()) <= 6 else figure.who


def who_counted(figures: Sequence[Figure]) -> str | None:
    """Who is counted in most of the readings, in words of an account; a class of persons where they only share that."""
    found = Counter(words for figure in figures if (words := counted(figure)) is not None)
    if not found:
        return "people" if figures[0].kind in PEOPLE else next((figure.who for figure in figures if figure.who), None)
    best = min(found, key=lambda words: (-found[words], words))
    return best if best.isupper() or not best.istitle() else best.lower()


#: A lemma that says nothing of what befell anyone.
_AUXILIARIES = {"be", "have", "do", "get", "can", "will", "may"}


def befell(figures: Sequence[Figure], accounts: Mapping[str, Account]) -> str | None:
    """What befell the counted in most of the readings ("killed"), in a form that an account uses where there is one."""
    if figures[0].kind not in _TELLING:
        return None
    idle = _ANNOUNCE | _AUXILIARIES | _SAME.get(figures[0].kind, set())
    found = Counter(figure.what for figure in figures if figure.what and figure.what not in idle)
    if not found:
        return None
    lemma = min(found, key=lambda what: (-found[what], what))
    return _past(lemma, [figure for figure in figures if figure.what == lemma], accounts)


def _past(lemma: str, figures: Sequence[Figure], accounts: Mapping[str, Account]) -> str:
    """The past form that stands around the readings, else the usual one."""
    if lemma in _PAST:
        return _PAST[lemma]
    stem = lemma.removesuffix("e")
    told = re.compile(rf"\b{re.escape(stem.removesuffix('y'))}\w{{0,2}}(?:ed|en)\b", re.IGNORECASE)
    for figure in figures[:8]:
        if found := told.search(sentence_around(accounts[figure.article], figure)):
            return found[0].lower()
    return usual_past(lemma)


def usual_past(lemma: str) -> str:
    """The past form that most verbs have; the lemma where the ending would have to double or change a letter.

    >>> usual_past("torch"), usual_past("flee"), usual_past("destroy"), usual_past("hit")
    ('torched', 'fled', 'destroyed', 'hit')
    """
    if lemma in _PAST:
        return _PAST[lemma]
    if not lemma.isalpha() or lemma.endswith(("ed", "ing")) or _DOUBLING.search(lemma):
        return lemma
    return lemma[:-1] + "ied" if _CONSONANT_Y.search(lemma) else lemma.removesuffix("e") + "ed"
