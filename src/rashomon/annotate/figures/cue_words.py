"""What single words say of the people at whom they stand: participles, adjectives, nouns that announce a count."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.annotate.figures.tables import cues
from rashomon.model.annotations import FigureKind

__all__ = ["has_object", "modifier", "noun_kind", "shot_dead", "toll"]

_TALLIES = {"number", "total", "count", "tally", "figure", "toll", "rate", "case", "estimate"}


def modifier(token: Token) -> FigureKind | None:
    """Kind of a participle or adjective that stands at a noun or closes a small clause."""
    lower, lemma = token.lower_, token.lemma_.lower()
    if lower in cues()["adjective"]:
        return cues()["adjective"][lower]
    if lemma in cues()["patient"] and token.tag_ in {"VBN", "VBD", "JJ"} and not has_object(token):
        return shot_dead(token) or cues()["patient"][lemma]
    return None


def shot_dead(token: Token) -> FigureKind | None:
    """Deaths where someone is shot or stabbed *dead* or *and killed*."""
    if token.lemma_.lower() not in {"shoot", "stab", "shot"}:
        return None
    near = {child.lower_ for child in token.children} | {token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""}
    killed = {"dead", "death", "killed", "fatally"}
    if near & killed or any(child.dep_ == "prep" and any(grand.lower_ == "death" for grand in child.children) for child in token.children):
        return FigureKind.DEATHS
    return None


def has_object(verb: Token) -> bool:
    """Whether a verb has an object of its own."""
    return any(child.dep_ == "dobj" for child in verb.children)


def noun_kind(token: Token) -> FigureKind | None:
    """Kind of a noun or adjective that names what befell people."""
    return cues()["noun"].get(token.lemma_.lower()) or cues()["adjective"].get(token.lower_)


def toll(noun: Token) -> FigureKind | None:
    """Kind of a noun phrase that announces a count: death toll, number of arrests, injured count."""
    lemma = noun.lemma_.lower()
    for child in noun.children:
        if lemma in _TALLIES and child.dep_ in {"compound", "amod"} and (kind := noun_kind(child)):
            return kind
        if lemma in _TALLIES and child.lower_ == "of":
            for grand in child.children:
                if kind := noun_kind(grand) or modifier(grand) or next((found for kid in grand.children if (found := modifier(kid))), None):
                    return kind
        if lemma in _TALLIES and child.dep_ == "acl" and (kind := modifier(child)):
            return kind  # "the number killed"
    return noun_kind(noun) if lemma != "life" else None
