"""What finding hands to chaining: a stretch of tokens that may name an actor."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.model.annotations import ActorForm, ActorKind

__all__ = ["Candidate", "lemma_of"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` to ``last`` (exclusive) that name an actor.

    Attributes:
        head: index of the head token.
        name: the words without article, honorific and possessive.
        key: lemma of the head with the modifiers that tell one body or group from another; empty for names and pronouns.
        definite: the article or a possessive says that the reader knows it.
        acronym: an acronym that stands in brackets behind the name, or None.
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


def lemma_of(token: Token) -> str:
    """The lower-case lemma; capitalised plurals ("Protesters") lose their ending too, which the model leaves on names."""
    lemma = token.lemma_.casefold()
    if token.pos_ == "PROPN" and token.tag_ == "NNPS" and lemma.endswith("s"):
        return lemma[:-1]
    return lemma
