"""Which readings can be of one quantity: the facets that two figures must share to meet in one series."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from rashomon.model.annotations import Account, Figure, FigureKind
from rashomon.text.facets import broader
from rashomon.text.numbers import find_numbers

__all__ = [
    "ANYONE",
    "BEFORE",
    "CUMULATIVE",
    "PEOPLE",
    "Facet",
    "eras_apart",
    "facet",
    "is_rest",
    "is_share_of",
    "names_matter",
    "noun_sense",
    "reference",
    "scope",
    "sense",
    "sentence_around",
    "verb_role",
]

PEOPLE = frozenset(
    {
        FigureKind.DEATHS, FigureKind.INJURIES, FigureKind.ARRESTS, FigureKind.MISSING, FigureKind.DISPLACED, FigureKind.TROOPS,
        FigureKind.PARTICIPANTS,
    }
)  # fmt: skip
#: Tolls that only grow while an event lasts.
CUMULATIVE = frozenset({FigureKind.DEATHS, FigureKind.INJURIES, FigureKind.ARRESTS, FigureKind.DISPLACED, FigureKind.VEHICLES, FigureKind.BUILDINGS})
#: A reading as of more than this many months before its article tells of another event.
SAME_EVENT_MONTHS = 6
_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """What readings of one series share; strings so that facets sort.

    Attributes:
        group: class of who is counted, or the sense of what is measured; "" where the text does not say.
        unit: unit family.
        era: "" for the event at hand, else the year that the reading is of.
        form: "" for plain readings; "new" for additional ones, "part" for stated parts, "rest" for "three other guns", "prior" for earlier ones, "absence" where no number is given.
        alone: figure id where nothing says what other reading it could meet.
    """

    kind: str
    group: str
    unit: str
    era: str
    form: str
    alone: str


@functools.cache
def _table(name: str) -> dict[str, str]:
    table = resources.files("rashomon.align").joinpath(name).read_text("utf-8")
    return dict(tuple(line.split("\t"))[:2] for line in table.splitlines() if line and not line.startswith("#"))  # type: ignore[misc]  # two columns


def _senses() -> dict[str, str]:
    return _table("series_senses.tsv")


def noun_sense(word: str) -> str:
    """The sense of a counted noun, or the noun itself.

    >>> noun_sense("dwelling"), noun_sense("piano")
    ('house', 'piano')
    """
    return _table("series_nouns.tsv").get(word, word)


def verb_role(verb: str | None) -> str | None:
    """What a verb makes of the people that it is told of, or None.

    >>> verb_role("save"), verb_role("sing")
    ('rescued', None)
    """
    return None if verb is None else _table("series_roles.tsv").get(verb)


def names_matter(word: str | None) -> bool:
    """Whether a word names what is counted or measured: a noun of the table.

    >>> names_matter("turnout"), names_matter("number")
    (True, False)
    """
    return word is not None and word in _table("series_nouns.tsv")


def sense(word: str | None) -> str | None:
    """The sense of a lemma, or the lemma itself.

    >>> sense("govern"), sense("sing"), sense(None)
    ('rule', 'sing', None)
    """
    return None if word is None else _senses().get(word, word)


def scope(figure: Figure) -> str:
    """The group that a count of people is of: security forces as one, each civilian group for itself, "people" where unsaid."""
    head = _head(figure)
    if figure.who_class is None and head is not None and head not in ANYONE and not head[0].isdigit():
        return head
    chain = broader(figure.who_class) or ("people",)
    if figure.value == 1 and chain[0] in {"men", "women"}:
        return "people"  # one man, one woman: a single victim, no group
    if figure.kind is FigureKind.TROOPS:
        return "security_forces"
    if "security_forces" in chain:
        return "security_forces"
    if figure.kind is FigureKind.ARRESTS and chain[0] in {"protesters", "civilians", "men", "workers", "residents"}:
        return "people"  # those who are led away from a square are told as people, men, protesters
    if figure.kind in {FigureKind.PARTICIPANTS, FigureKind.DISPLACED} and "civilians" in chain and chain[0] != "families":
        return "people"
    return chain[0]


def _month(value: str | None) -> int | None:
    found = _MONTH.match(value or "")
    return int(found[1]) * 12 + int(found[2] or 6) if found else None


def eras_apart(left: Figure, right: Figure) -> bool:
    """Whether two readings are of days so far apart that they are of two events: the quake of February and that of November.

    Months tell from half a year on, bare years from two; the length of a thing has no day.
    """
    one, other = (_month((figure.as_of or "").rpartition("/")[2]) for figure in (left, right))
    if one is None or other is None or left.kind is FigureKind.DURATION:
        return False
    named = all(len((figure.as_of or "").rpartition("/")[2]) > len("2022") for figure in (left, right))
    return abs(one - other) > (SAME_EVENT_MONTHS if named else 2 * 12)


#: Heads that name nobody in particular.
ANYONE = frozenset(
    {"death", "fatality", "casualty", "dead", "injury", "injured", "wounded", "hurt", "killed", "arrest", "missing", "toll", "other", "victim", "total",
     "they", "homeless", "displaced", "life", "detention", "murder", "homicide", "crowd", "personnel", "number", "killing", "more"}
)  # fmt: skip


#: Words for what happened before the event at hand.
BEFORE = frozenset({"prior", "previous", "earlier", "past"})


_REST = re.compile(r"\bother\b(?! than)", re.IGNORECASE)


def is_rest(figure: Figure) -> bool:
    """Whether things are counted beside others that the sentence counts first: "seven rifles, three other guns"; the other members of a body are its members."""
    if figure.kind is not FigureKind.COUNT or figure.unit is not None or sense(_head(figure)) == "state":
        return False
    return _REST.search(figure.evidence.words) is not None


_OF_ALL = re.compile(
    r"\bof (?:them|whom|those|these|(?:the|its|their) (?:dead|victims|wounded|injured|killed|missing|detained|arrested|casualties))\b", re.IGNORECASE
)


def is_share_of(figure: Figure) -> bool:
    """Whether the reading is "three of the seven" or "three of the dead": a part of another number."""
    words = figure.evidence.words
    _, of, rest = words.partition(" of the ")
    return (bool(of) and bool(find_numbers(rest))) or (figure.kind in PEOPLE - {FigureKind.PARTICIPANTS} and _OF_ALL.search(words) is not None)


def _era(figure: Figure, published: str | None) -> str:
    as_of, told = _month(figure.as_of), _month(published)
    if as_of is None or told is None or abs(told - as_of) <= SAME_EVENT_MONTHS:
        return ""
    if len(figure.as_of or "") == len("2022") and (figure.as_of or "")[:4] == (published or "")[:4]:
        return ""  # "this year"
    return (figure.as_of or "")[:4]


def _head(figure: Figure) -> str | None:
    return figure.who.split()[-1] if figure.who else None


def _measured(figure: Figure) -> tuple[str | None, str | None]:
    """Group and, where nothing is known to compare, the figure's own id."""
    kind = figure.kind
    if kind in PEOPLE:
        return scope(figure), None
    if kind in {FigureKind.VEHICLES, FigureKind.BUILDINGS}:
        return f"{figure.who_class or _head(figure)}:{sense(figure.what) or ''}", None
    if kind is FigureKind.DURATION:
        return (sense(figure.what), None) if figure.what in _senses() else (None, figure.id)
    if kind is FigureKind.POPULATION and figure.unit is None:
        return figure.where or "", None
    if kind in {FigureKind.PRICE, FigureKind.INCOME, FigureKind.MONEY, FigureKind.SHARE}:
        topic = figure.who or (figure.what if figure.what in _senses() else None)
        return (topic, None) if topic else (None, figure.id)
    head = _head(figure)
    if head is None or kind in {FigureKind.DISTANCE, FigureKind.AREA}:
        return None, figure.id
    if sense(head) == "state":
        return "state", None
    return f"{head}:{sense(figure.what) or ''}", None


def reference(accounts: Sequence[Account]) -> dict[str, str | None]:
    """The day that each account's "now" is: its publication, else that of the story, else the year that the story names most."""
    told = sorted(account.article.published for account in accounts if account.article.published)
    middle = told[len(told) // 2] if told else None
    if middle is None:
        years = Counter(date.start_date[:4] for account in accounts for date in account.annotations.dates if date.start_date)
        middle = min(years, key=lambda year: (-years[year], year)) if years else None
    return {account.article.id: account.article.published or middle for account in accounts}


def facet(figure: Figure, now: str | None) -> Facet:
    """The facet of a figure in an account whose "now" is ``now``; figures meet where facets are equal and their places agree."""
    group, alone = _measured(figure)
    form = "new" if figure.incremental else ("part" if figure.part_of or is_share_of(figure) else "")
    if not form and is_rest(figure):
        form = "rest"
    if figure.who and set(figure.who.split()) & BEFORE:
        form = "prior"
    if figure.negated and figure.value is None:
        form = "absence"
    era = _era(figure, now) if figure.kind is not FigureKind.DURATION else ""
    return Facet(figure.kind.value, group or "", figure.unit or "", era, form, alone or "")


def sentence_around(account: Account, figure: Figure, reach: int = 240) -> str:
    """The sentence of the text that holds the figure, at most ``reach`` code points to each side."""
    text, start, end = account.text, figure.evidence.start, figure.evidence.end
    left = max(text.rfind(mark, max(0, start - reach), start) for mark in (". ", "\n", "! ", "? "))
    rights = [at for mark in (". ", "\n", "! ", "? ") if (at := text.find(mark, end, end + reach)) >= 0]
    return text[left + 1 if left >= 0 else max(0, start - reach) : min(rights, default=min(len(text), end + reach))]
