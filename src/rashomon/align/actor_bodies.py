"""Which chains are one body: an acronym and its long form, a name and a shorter form of it."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.align.actor_merger import Merger
from rashomon.align.actor_names import body_key, plain_label
from rashomon.model.annotations import ActorKind
from rashomon.text.names import fold_name, initials_of, surname_of

__all__ = ["join_acronyms", "join_short_names"]

#: Acronyms of two letters mean many things, but for these.
SHORT_ACRONYMS = frozenset({"un", "eu", "au"})
#: A shorter form of one word is a name only from this length on.
SHORTEST = 5


def join_acronyms(merger: Merger) -> None:
    """Acronyms with the one long form that has their initials."""
    long_forms: dict[str, set[int]] = {}
    short_forms: dict[str, list[int]] = {}
    for number, profile in enumerate(merger.profiles):
        if profile.kind is not ActorKind.ORGANISATION or not profile.names:
            continue
        for name in profile.names:
            folded = fold_name(name.replace(".", "") if name.isupper() else name)
            if len(folded.split()) > 1:
                for short in initials_of(name):
                    long_forms.setdefault(short, set()).add(number)
            elif name.isupper():
                short_forms.setdefault(folded, []).append(number)
    for short, numbers in short_forms.items():
        for number in numbers[1:]:
            merger.join(numbers[0], number, "same acronym")
        bodies = {merger.find(number) for number in long_forms.get(short, set())}
        if bodies - {merger.find(numbers[0])} and len(bodies) <= 2 and (len(short) > 2 or short in SHORT_ACRONYMS):
            others = sorted(bodies - {merger.find(numbers[0])})
            if len(others) == 1:
                merger.join(others[0], numbers[0], f"long form of {short.upper()}")


def join_short_names(merger: Merger) -> None:
    """A name that is the beginning or the end of one longer name here, as no account uses both for two: "Coast Guard" of the Norland Coast Guard.

    A single capitalised word joins the body or person that it ends; one that begins a name only a body's.
    """
    longer: dict[str, set[int]] = {}
    whole: dict[str, set[int]] = {}
    for number in _named(merger):
        words = body_key(merger.profiles[number].fullest).split()
        whole.setdefault(" ".join(words), set()).add(number)
        for size in range(1, len(words)):
            longer.setdefault(" ".join(words[-size:]), set()).add(number)
            longer.setdefault(" ".join(words[:size]), set()).add(number)
    members: dict[int, list[int]] = {}
    surnames: dict[str, set[int]] = {}
    for number, profile in enumerate(merger.profiles):
        members.setdefault(merger.find(number), []).append(number)
        if profile.kind is ActorKind.PERSON and len(profile.label.split()) > 1:
            surnames.setdefault(surname_of(plain_label(profile.label)), set()).add(number)
    for number, profile in enumerate(merger.profiles):
        key = body_key(profile.label)
        if profile.kind is ActorKind.ORGANISATION and " " in key:
            same = set() if profile.names else whole.get(key, set())
            _join_only(merger, members, (number, same or longer.get(key, set())), "same words" if same else "shorter form of the name")
        elif profile.names and profile.kind in (ActorKind.ORGANISATION, ActorKind.PERSON) and _is_word(profile.fullest):
            people = surnames.get(key, set())
            if profile.kind is ActorKind.ORGANISATION and people:
                _join_only(merger, members, (number, people), "surname, and nobody else here bears it")
            elif not people:
                _join_only(merger, members, (number, longer.get(key, set())), "shorter form of the name")


def _named(merger: Merger) -> Iterable[int]:
    return (number for number, profile in enumerate(merger.profiles) if profile.kind is ActorKind.ORGANISATION and profile.names)


def _is_word(name: str) -> bool:
    return " " not in name and len(name) >= SHORTEST and name[:1].isupper() and not name.isupper()


def _join_only(merger: Merger, members: dict[int, list[int]], pair: tuple[int, set[int]], because: str) -> None:
    """Joins a chain to the one actor among others, unless an account tells the two apart or they belong to two countries."""
    number, others = pair
    home = merger.find(number)
    roots = {merger.find(other) for other in others} - {home}
    if len(roots) != 1:
        return
    sides = (members[home], members[min(roots)])
    articles = [{merger.profiles[n].article for n in side} for side in sides]
    countries = [{country for n in side if (country := merger.profiles[n].country)} for side in sides]
    if articles[0].isdisjoint(articles[1]) and (not countries[0] or not countries[1] or countries[0] & countries[1]):
        merger.join(min(roots), number, because)
        members[merger.find(number)] = [*sides[0], *sides[1]]
