"""Which chains are one person: by full name, by surname, by given name; namesakes stay apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.align.actor_merger import Merger
from rashomon.align.actor_names import block_of, generation, plain_label, same_person
from rashomon.model.annotations import ActorKind
from rashomon.model.findings import Finding
from rashomon.text.names import is_given_name, surname_of

__all__ = ["join_people"]

#: From this score on a name is another's spelling rather than its short form; it decides between two people whom a short form fits.
SURE = 0.9


def join_people(merger: Merger) -> None:
    """Joins the chains of named people. A short form that two people could bear joins neither."""
    blocks: dict[str, list[int]] = {}
    given: dict[str, set[int]] = {}
    for number, profile in enumerate(merger.profiles):
        if profile.kind is ActorKind.PERSON and profile.names and profile.label:
            blocks.setdefault(block_of(surname_of(plain_label(profile.label))), []).append(number)
    letters: dict[tuple[str, str | None], int] = {}
    for number in sorted(number for block in blocks.values() for number in block):
        label = plain_label(merger.profiles[number].label)
        if " " in label:
            key = label.replace(" ", ""), generation(merger.profiles[number].label)
            merger.join(letters.setdefault(key, number), number, "same letters")
    lone: list[int] = []
    for block in blocks.values():
        full = sorted((n for n in block if len(plain_label(merger.profiles[n].label).split()) > 1), key=lambda n: (merger.profiles[n].label, n))
        _join_full_names(merger, full)
        for number in full:
            given.setdefault(merger.profiles[number].label.split()[0], set()).add(number)
        known = set(full)
        lone += [number for number in block if number not in known and not _join_surname(merger, number, full)]
    _join_second_surnames(merger, [number for block in blocks.values() for number in block])
    _join_lone(merger, lone, given)


def _join_lone(merger: Merger, lone: Sequence[int], given: Mapping[str, set[int]]) -> None:
    """Single words that are nobody's surname: the given name of one person, or one name in several accounts."""
    same: dict[str, int] = {}
    for number in lone:
        label = merger.profiles[number].label
        bearers = {merger.find(other) for other in given.get(label, set())}
        if len(bearers) == 1:
            merger.join(bearers.pop(), number, "given name, and nobody else here bears it")
        elif not bearers:
            merger.join(same.setdefault(label, number), number, "same name, and nobody here bears it in full")


def _join_full_names(merger: Merger, full: Sequence[int]) -> None:
    """Full names first that say most; a shorter one joins the one person whom it fits."""
    named: dict[str, int] = {}
    for number in full:
        name = merger.profiles[number].fullest
        if name in named:
            merger.join(named[name], number, "same name")
        named.setdefault(name, number)
    apart = _namesakes(merger, full)
    placed: list[tuple[str, int]] = []
    for name in sorted(named, key=_detail):
        fitting = [(other, finding) for known, other in placed if (finding := _compare(name, known, apart)).score > 0]
        sure = [each for each in fitting if each[1].score > SURE]
        fitting = sure or fitting
        if len({merger.find(other) for other, _ in fitting}) == 1:
            other, finding = max(fitting, key=lambda each: each[1].score)
            merger.join(other, named[name], finding.because)
        placed.append((name, named[name]))


def _detail(name: str) -> tuple[bool, int, str]:
    """Names with written-out given names come before initials, longer ones before shorter ones."""
    words = plain_label(name).split()
    return len(words[0]) == 1, -len(words), name


def _namesakes(merger: Merger, full: Sequence[int]) -> frozenset[str]:
    """Names that one article gives to two people, father and son."""
    seen: dict[tuple[str, str], set[str | None]] = {}
    for number in full:
        profile = merger.profiles[number]
        seen.setdefault((profile.article, plain_label(profile.label)), set()).add(generation(profile.label))
    return frozenset(label for (_, label), generations in seen.items() if len(generations) > 1)


def _compare(name: str, known: str, apart: frozenset[str]) -> Finding:
    if generation(name) != generation(known) and apart & {plain_label(name), plain_label(known)}:
        return Finding(0.0, "father and son, whom one account tells apart", name, known)
    return same_person(name, known)


def _join_surname(merger: Merger, number: int, full: Sequence[int]) -> bool:
    """Whether somebody bears this surname; it joins the one person who does, and with two of them the country must decide."""
    profile = merger.profiles[number]
    fitting = [other for other in full if same_person(profile.fullest, merger.profiles[other].fullest).score > 0]
    if len({merger.find(other) for other in fitting}) > 1:
        # Who is meant without "Jr." is not the son.
        fitting = [other for other in fitting if generation(merger.profiles[other].fullest) is None] or fitting
    if len({merger.find(other) for other in fitting}) > 1 and profile.country:
        fitting = [other for other in fitting if merger.profiles[other].country == profile.country]
    if fitting and len({merger.find(other) for other in fitting}) == 1:
        merger.join(fitting[0], number, "surname, and nobody else here bears it")
    return bool(fitting)


def _join_second_surnames(merger: Merger, numbers: Sequence[int]) -> None:
    """Who is "Pedro Vega Ruiz" in one account is "Pedro Vega" in another, where the second surname tells one person."""
    by_label: dict[str, int] = {}
    longer: dict[str, set[int]] = {}
    for number in numbers:
        words = plain_label(merger.profiles[number].label).split()
        by_label.setdefault(" ".join(words), number)
        if len(words) > 2 and not is_given_name(words[-2]) and len(words[-2]) > 1:
            longer.setdefault(" ".join(words[:-1]), set()).add(number)
    for label, others in sorted(longer.items()):
        roots = {merger.find(other) for other in others}
        if label in by_label and len(roots) == 1:
            merger.join(min(roots), by_label[label], "second surname left out")
