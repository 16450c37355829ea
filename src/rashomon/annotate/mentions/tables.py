"""The word tables of the mentions layer, read once from package data."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from rashomon.text.names import fold_name, gender_of

__all__ = ["StateWords", "bodies", "given_gender", "groups", "outlets", "people", "roles", "states"]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table, split at bars; comments and empty lines left out."""
    for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


@dataclass(frozen=True, slots=True)
class StateWords:
    """How words stand for states; keys in lower case.

    Attributes:
        names: country name to ISO code.
        adjectives: demonym or adjective, plural demonyms too, to ISO code.
        seats: capital or residence to ISO code.
        residences: the seats that are no city, to sector.
        label: ISO code to the everyday name.
    """

    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    seats: Mapping[str, str]
    residences: Mapping[str, str]
    label: Mapping[str, str]

    def country(self, word: str) -> str | None:
        """The ISO code that a country name or an adjective stands for, or None."""
        key = word.casefold()
        return self.names.get(key) or self.adjectives.get(key)


@functools.cache
def states() -> StateWords:
    """Names, adjectives and seats of every state."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    seats: dict[str, str] = {}
    residences: dict[str, str] = {}
    label: dict[str, str] = {}
    for code, own, demonyms, capitals in rows("states.tsv"):
        label[code] = own.split(",")[0]
        names.update({name.casefold(): code for name in own.split(",")})
        for demonym in filter(None, demonyms.casefold().split(",")):
            adjectives.setdefault(demonym, code)
            adjectives.setdefault(f"{demonym}s", code)
        seats.update({capital.casefold(): code for capital in capitals.split(",") if capital})
    for words, code, sector in rows("residences.tsv"):
        seats[words.casefold()] = code
        residences[words.casefold()] = sector
    return StateWords(*(MappingProxyType(table) for table in (names, adjectives, seats, residences, label)))


def _sectors(name: str) -> Mapping[str, str | None]:
    return MappingProxyType({lemma.casefold(): None if sector == "-" else sector for lemma, sector in rows(name)})


@functools.cache
def groups() -> Mapping[str, str | None]:
    """Nouns for people without a name, lemma to sector."""
    return _sectors("groups.tsv")


@functools.cache
def roles() -> Mapping[str, str | None]:
    """Offices and occupations, lemma to sector."""
    return _sectors("roles.tsv")


@functools.cache
def bodies() -> Mapping[str, str | None]:
    """Common nouns that name a body, lemma to sector."""
    return _sectors("bodies.tsv")


@functools.cache
def people() -> Mapping[str, str | None]:
    """Nouns for one person that are neither office nor group, lemma to gender."""
    return _sectors("people.tsv")


@functools.cache
def _given_names() -> Mapping[str, str]:
    """Folded given name -> "f" or "m"."""
    return MappingProxyType(
        {name: gender for line in rows("given_names.tsv") for gender, _, names in [line[0].partition("\t")] for name in names.split()}
    )


def given_gender(name: str) -> str | None:
    """Whether a full name, or a given name alone, is a woman's ("f") or a man's ("m"), or None where that tells nothing.

    >>> given_gender("Fatou Diop"), given_gender("Zaza Kapanadze"), given_gender("Kim Lee")
    ('f', 'm', None)
    """
    words = fold_name(name).split()
    return (gender_of(name) or _given_names().get(words[0])) if words else None


@functools.cache
def outlets() -> frozenset[str]:
    """Names of outlets and platforms, in lower case."""
    return frozenset(name for (name,) in rows("outlets.txt"))
