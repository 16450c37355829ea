"""What a reading counts, by its noun or by what was done, and whether two readings count one thing."""

from __future__ import annotations

from rashomon.align.series_keys import ANYONE, names_matter, noun_sense, verb_role
from rashomon.model.annotations import Figure, FigureKind
from rashomon.text.facets import contains

__all__ = ["noun_of", "same_noun"]

_GENERIC = ANYONE | {
    "people", "person", "man", "woman", "percent", "%", "them", "those", "whom", "year", "month", "day", "week", "hour", "minute", "kilometre",
     "kilometer", "km", "metre", "meter", "mile", "yard", "foot", "sum", "amount", "tonne", "ton", "litre", "liter", "gallon", "barrel", "hectare",
     "acre", "kilogram", "kg", "megawatt",
}  # fmt: skip
#: Verbs that do not tell which people are meant.
_LIGHT = frozenset(
    {"be", "have", "do", "say", "get", "go", "come", "take", "make", "see", "give", "put", "let", "find", "know", "think", "want", "tell", "show", "call",
     "use", "include", "number", "feel", "need", "bring", "keep", "believe", "report", "add", "claim", "reach", "become", "remain", "stay", "hold",
     "leave", "begin", "start", "try", "help", "work", "live", "expect", "estimate", "fear", "happen", "cause", "force", "accord", "mention", "stand"}
)  # fmt: skip
#: Senses that tell two durations apart.
_ROLES = {"sentence", "rule", "exist", "hearing"}
_BUILT = {FigureKind.BUILDINGS, FigureKind.VEHICLES}


def noun_of(figure: Figure) -> str | None:
    """The counted noun by its sense, or what was done with people ("rescued"); None where the words name nothing in particular."""
    if figure.kind is FigureKind.DURATION:
        return noun_sense(figure.what) if figure.what else None
    head = figure.who.split()[-1].lower() if figure.who else None
    role = verb_role(figure.what)
    if head == "time" and figure.what is not None:
        return role or figure.what  # "was shot seven times": what was done is counted
    if role is not None and figure.kind is FigureKind.COUNT and (head is None or head in _GENERIC or figure.who_class is not None):
        return role
    if figure.kind is FigureKind.COUNT and figure.unit is None and (head is None or head in _GENERIC) and figure.what not in _LIGHT:
        return figure.what  # "900 were vaccinated": what was done with them is all that is told
    if (head is None or head in _GENERIC) and figure.unit is not None:
        head = figure.what if names_matter(figure.what) else head
    return None if head is None or head in _GENERIC else noun_sense(head)


def same_noun(left: Figure, right: Figure) -> bool | None:
    """Whether both count the same noun; None where one of them names none, or where they measure in one unit and no noun decides."""
    one, other = noun_of(left), noun_of(right)
    if one is not None and (one == other or one in _words(right) or other in _words(left)):
        return True
    if left.kind in _BUILT and left.who_class and right.who_class and _within(left.who_class, right.who_class):
        return True
    if left.kind is FigureKind.DURATION and not {one, other} <= _ROLES:
        return None  # what a term is said of is often a verb that tells nothing
    return None if left.unit is not None or one is None or other is None else False


def _within(one: str, other: str) -> bool:
    return contains(one, other) or contains(other, one)


def _words(figure: Figure) -> set[str]:
    """The counted words by their sense, from the head on: "a dozen dams upstream" also counts dams, "40 store managers" no stores."""
    if figure.kind is FigureKind.DURATION:
        return set()
    told = figure.evidence.words.lower().split()
    words = [noun_sense(word.removesuffix("s")) for word in told]
    head = noun_sense(figure.who.split()[-1].lower()) if figure.who else ""
    first = words.index(head) if head in words else 0
    return {word for at, word in enumerate(words) if at >= first or told[at].endswith("s")}
