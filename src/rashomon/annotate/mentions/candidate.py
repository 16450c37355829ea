"""What finding hands to chaining: a stretch of tokens that may name an actor."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.annotate.mentions.tables import states
from rashomon.model.annotations import ActorForm, ActorKind

__all__ = ["VARIANTS", "Candidate", "country_in", "lemma_of"]


#: Spellings of one word.
VARIANTS = {"protestor": "protester", "advisor": "adviser", "demonstrater": "demonstrator"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` to ``last`` (exclusive) that name an actor.

    Attributes:
        head: index of the head token.
        name: the words without article, honorific and possessive.
        key: lemma of the head with the modifiers that tell one body or group from another; empty for names and pronouns.
        definite: the article or a possessive says that the reader knows it.
        acronym: an acronym that stands in brackets behind the name, or None.
        title: tokens of the role that stands beside a person's name, or None.
        same_as: head of a name that this is said to be ("the mayor, Ann Lee"; "Acme, formerly Ajax"), or None.
        gender: "m" or "f" where an honorific, a given name or the noun tells.
        single: one person, though the chain may be a group's ("the gunman").
        shadow: no actor of its own; it counts only where a pronoun takes it up.
    """

    first: int
    last: int
    head: int
    kind: ActorKind
    form: ActorForm
    name: str
    key: str = ""
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    definite: bool = True
    acronym: str | None = None
    title: tuple[int, int] | None = None
    same_as: int | None = None
    gender: str | None = None
    single: bool = False
    shadow: bool = False


def lemma_of(token: Token) -> str:
    """The lower-case lemma; capitalised plurals ("Protesters") lose their ending too, which the model leaves on names."""
    lemma = token.lemma_.casefold()
    if token.pos_ == "PROPN" and token.tag_ == "NNPS" and lemma.endswith("s"):
        lemma = lemma[:-1]
    return VARIANTS.get(lemma, lemma)


def country_in(doc: Doc, first: int, last: int) -> str | None:
    """The first country that the tokens name; not the one in "Russian-led", "post-Soviet" or "anti-American", which tells something else."""
    for token in doc[first:last]:
        code = states().country(token.text)
        if code and not (token.i + 1 < len(doc) and doc[token.i + 1].text == "-") and not (token.i and doc[token.i - 1].text == "-"):
            return code
    return None
