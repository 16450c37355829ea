"""Words and dates of tellings in a form that can be compared."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files

__all__ = [
    "content",
    "day_interval",
    "days_apart",
    "fields_of",
    "group_of",
    "is_once",
    "names_event",
    "rarity",
    "shared_weight",
    "spelled",
    "spoken_day",
    "stem",
]

WORD = re.compile(r"[^\W\d_]{3,}")

#: Words that say nothing about what took place.
EMPTY = frozenset(
    [
        "the", "and", "that", "with", "for", "from", "was", "were", "has", "have", "had", "been", "are", "his", "her", "its", "their", "they", "this", "those",
        "these", "which", "who", "whom", "what", "when", "while", "where", "after", "before", "during", "over", "under", "into", "onto", "about", "also", "not",
        "but", "said", "says", "say", "will", "would", "could", "should", "may", "might", "must", "can", "more", "than", "some", "any", "all", "other", "there",
        "then", "him", "she", "you", "our", "out", "off", "one", "two", "being", "such", "amid", "against", "between", "across", "since", "until", "because",
    ]
)  # fmt: skip

ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "y", "e")


def stem(word: str) -> str:
    """The word without its commonest endings, so that "protesters" meets "protest"; at least four letters stay."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def content(text: str) -> frozenset[str]:
    """Stems of the words that say what took place."""
    return frozenset(stem(word) for word in WORD.findall(text.lower()) if word not in EMPTY)


def spelled(stems: Iterable[str], text: str, most: int = 4) -> str:
    """The first words of ``text`` that have one of the ``stems``, as they are spelled there, joined by commas.

    >>> spelled({"protest"}, "Protesters marched")
    'Protesters'
    """
    wanted = set(stems)
    found = {stem(word.lower()): word for word in reversed(WORD.findall(text)) if stem(word.lower()) in wanted}
    return ", ".join(sorted(found.values(), key=text.index)[:most])


def rarity(bags: Iterable[frozenset[str]]) -> dict[str, float]:
    """For each stem the logarithm of how rare it is among the ``bags`` (inverse document frequency, smoothed)."""
    listed = list(bags)
    counts = Counter(word for bag in listed for word in bag)
    return {word: math.log((1 + len(listed)) / (1 + count)) + 0.1 for word, count in counts.items()}


def shared_weight(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weight of the shared stems as a share of the smaller bag's weight, 0 to 1."""
    smaller = min(sum(weights.get(word, 0.1) for word in bag) for bag in (left, right))
    return 0.0 if smaller <= 0 else min(1.0, sum(weights.get(word, 0.1) for word in left & right) / smaller)


#: Nouns that name what took place, singular.
EVENT_NOUNS = frozenset(
    ["accident", "arrest", "arson", "assault", "attack", "avalanche", "blackout", "blast", "blaze", "bombing", "clash", "collapse", "collision", "coup", "crackdown",
     "crash", "curfew", "cyberattack", "death", "demonstration", "derailment", "detention", "disaster", "earthquake", "election", "emergency", "epidemic",
     "eruption", "evacuation", "execution", "explosion", "failure", "fighting", "fire", "flood", "funeral", "gunfire", "hack", "heist", "hijacking", "hurricane",
     "invasion", "kidnapping", "killing", "landslide", "leak", "looting", "massacre", "murder", "outage", "outbreak", "protest", "putsch", "quake", "raid",
     "rally", "recall", "referendum", "rescue", "resignation", "revolt", "riot", "robbery", "sentencing", "shelling", "shooting", "shootout", "sinking", "spill",
     "stampede", "storm", "storming", "strike", "sit-in", "theft", "tornado", "truce", "tsunami", "typhoon", "unrest", "uprising", "verdict", "vote", "walkout", "war",
     "wildfire", "withdrawal", "abduction", "acquittal", "conviction", "ceasefire", "cease-fire", "inauguration", "offensive", "ambush", "cyclone", "dismissal", "pandemic"]
)  # fmt: skip

#: Groups of which one story has one, as a rule; of deaths, arrests or closures it has many.
ONCE = frozenset(
    ["crash", "collapse", "disaster", "leak", "sealing", "extinguish", "productrecall", "funeral", "evacuate", "outbreak", "coup", "emergency", "curfew",
     "abduct", "hack", "truce", "annex", "elect", "shutdown", "strike", "outage"]
)  # fmt: skip

MONTHS_END = ("31", "29", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31")


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day_interval(value: str | None) -> tuple[str, str] | None:
    """First and last day of an EDTF value; None where it has no first day.

    >>> day_interval("2022-01")
    ('2022-01-01', '2022-01-31')
    """
    if not value or not value[:1].isdigit():
        return None
    first, _, last = value.partition("/")
    if not last[:1].isdigit():
        last = first if last == "" else "9999"
    low, high = _edge(first, low=True), _edge(last, low=False)
    return (low, high) if low <= high else None


def spoken_day(value: str | None) -> str:
    """An EDTF value as people say it; other values than days and months stay as they are.

    >>> spoken_day("2022-01-05")
    '5 January 2022'
    """
    first, _, last = (value or "no date").partition("/")
    if last:
        return f"{spoken_day(first)} to {spoken_day(last)}"
    year, _, rest = first.rstrip("~?%").partition("-")
    month, _, day = rest[:5].partition("-")
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return first
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if day.isdigit() else f"{MONTHS[int(month) - 1]} {year}"


def days_apart(first: tuple[str, str], second: tuple[str, str]) -> int:
    """Days between two intervals; 0 where they overlap, a very large number where a day does not exist.

    >>> days_apart(("2022-01-01", "2022-01-02"), ("2022-01-05", "2022-01-05"))
    3
    """
    try:
        low, high = date.fromisoformat(min(first[1], second[1])), date.fromisoformat(max(first[0], second[0]))
    except ValueError:
        return 10**6
    return max(0, (high - low).days)


def _edge(value: str, *, low: bool) -> str:
    plain = value.rstrip("~?%")[:10].replace("X", "0" if low else "9")
    if len(plain) == 4:
        return plain + ("-01-01" if low else "-12-31")
    if len(plain) == 7:
        month = plain[5:7]
        known = month.isdigit() and 1 <= int(month) <= 12
        return plain + ("-01" if low else f"-{MONTHS_END[int(month) - 1] if known else '31'}")
    return plain


@functools.cache
def _groups() -> dict[str, str]:
    text = files(__package__).joinpath("happening_tables.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {family: group for group, families in rows for family in families.split()}


@functools.cache
def _fields() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("happening_fields.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[str]] = {}
    for field, groups in rows:
        for group in groups.split():
            found.setdefault(group, set()).add(field)
    return {group: frozenset(fields) for group, fields in found.items()}


def fields_of(group: str) -> frozenset[str]:
    """The fields of news that a group belongs to; none where no table knows it."""
    return _fields().get(group, frozenset())


def names_event(word: str) -> bool:
    """Whether a word is a noun for what took place ("riots", "the *crash*")."""
    lower = word.lower()
    return lower in EVENT_NOUNS or lower.removesuffix("s") in EVENT_NOUNS or lower.removesuffix("es") in EVENT_NOUNS


def is_once(group: str) -> bool:
    """Whether things of this group seldom happen twice in one story: a crash, a vote, a coup."""
    return group in ONCE


def group_of(lemma: str) -> str:
    """The group in which an event's lemma ("resign.quit") can merge with others."""
    family = lemma.partition(".")[0]
    return _groups().get(family, family)
