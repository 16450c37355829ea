"""Namings: the words that the accounts use for one referent, by article and by voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model.annotations import Account, Term
from rashomon.model.book import Naming
from rashomon.text.names import fold_name

__all__ = ["gather_namings"]

#: Families whose members can be words for one referent: an account's "attack" is another one's "unrest".
TOGETHER = {"attack": "unrest"}
#: Heads that take no side, best first, for the label of a referent.
NEUTRAL = ("protester", "demonstrator", "people", "crowd", "peacekeeper", "troop", "soldier", "protest", "demonstration", "unrest", "clash", "attack", "flood")


def gather_namings(accounts: Sequence[Account], actor_of: Mapping[tuple[str, str], str]) -> tuple[Naming, ...]:
    """The namings of the accounts of one story, in the accounts' order and in text order.

    ``actor_of`` gives the actor of each (article, local entity). The term is worded as in the account, folded to lower case without its
    article; the referent is a family of words with its most frequent neutral head in brackets.
    """
    present = {term.family for account in accounts for term in account.annotations.terms if term.family}
    family_of = {family: _family(family, present) for family in present}
    labels = _labels(accounts, family_of)
    return tuple(
        _naming(account, term, labels[family_of[term.family]], actor_of)
        for account in accounts
        for term in account.annotations.terms
        if term.family is not None
    )


def _family(family: str, present: set[str]) -> str:
    joined = TOGETHER.get(family)
    return joined if joined is not None and joined in present else family


def _labels(accounts: Sequence[Account], family_of: Mapping[str, str]) -> dict[str, str]:
    heads: dict[str, Counter[str]] = {}
    for account in accounts:
        for term in account.annotations.terms:
            if term.family is not None:
                heads.setdefault(family_of[term.family], Counter())[term.head] += 1
    return {family: _label(family, counted) for family, counted in heads.items()}


def _label(family: str, heads: Counter[str]) -> str:
    neutral = [head for head in NEUTRAL if head in heads]
    best = min(neutral or heads, key=lambda head: (-heads[head], head))
    return family if best == family else f"{family} ({best})"


def _naming(account: Account, term: Term, referent: str, actor_of: Mapping[tuple[str, str], str]) -> Naming:
    spoken = next((each for each in account.annotations.attributions if each.id == term.attribution), None) if term.attribution else None
    speaker = actor_of.get((account.article.id, spoken.entity)) if spoken is not None and spoken.entity is not None else None
    return Naming(
        referent=referent,
        term=fold_name(term.evidence.words) or term.evidence.words.casefold(),
        article=account.article.id,
        voice=term.voice,
        speaker=speaker or (spoken.speaker_words if spoken is not None else None),
        evidence=term.evidence,
    )
