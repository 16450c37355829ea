"""Namings: the words that the accounts use for one referent, by article and by voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model.annotations import Account, Attribution, Term
from rashomon.model.book import Naming
from rashomon.text.names import fold_name

__all__ = ["gather_namings"]

#: Families whose members can be words for one referent: an account's "attack" is another one's "unrest".
TOGETHER = (("attack", "unrest"),)
#: Heads that take no side, for the label of a referent.
NEUTRAL = frozenset(
    {
        "protester", "protestor", "demonstrator", "people", "crowd", "peacekeeper", "troop", "soldier", "protest", "demonstration", "unrest",
        "clash", "attack", "shooting", "explosion", "migrant", "victim", "flood", "earthquake", "storm", "fire", "crash", "accident", "disaster",
    }
)  # fmt: skip


def gather_namings(accounts: Sequence[Account], actor_of: Mapping[tuple[str, str], str]) -> tuple[Naming, ...]:
    """The namings of the accounts of one story, in the accounts' order and in text order.

    ``actor_of`` gives the actor of each (article, local entity). The term is worded as in the account, folded to lower case without its
    article; the referent is a family of words with its most frequent neutral noun, as the accounts write it, in brackets.
    """
    family_of = _families(accounts)
    labels = _labels(accounts, family_of)
    namings: list[Naming] = []
    for account in accounts:
        attributions = {each.id: each for each in account.annotations.attributions}
        for term in account.annotations.terms:
            if term.family is not None:
                spoken = attributions.get(term.attribution) if term.attribution is not None else None
                namings.append(_naming(term, labels[family_of[term.family]], _speaker(spoken, actor_of)))
    return tuple(namings)


def _families(accounts: Sequence[Account]) -> dict[str, str]:
    """Each family with the one that it is shown under: of two that meet, the more frequent."""
    counted = Counter(term.family for account in accounts for term in account.annotations.terms if term.family)
    answer = {family: family for family in counted}
    for one, two in TOGETHER:
        if one in counted and two in counted:
            answer[one] = answer[two] = two if counted[two] >= counted[one] else one
    return answer


def _labels(accounts: Sequence[Account], family_of: Mapping[str, str]) -> dict[str, str]:
    heads: dict[str, Counter[str]] = {}
    worded: dict[str, Counter[str]] = {}
    for account in accounts:
        for term in account.annotations.terms:
            if term.family is not None and family_of[term.family] == term.family:
                heads.setdefault(term.family, Counter())[term.head] += 1
                worded.setdefault(term.head, Counter())[term.evidence.words.split()[-1].casefold()] += 1
    return {family: _label(family, counted, worded) for family, counted in heads.items()}


def _label(family: str, heads: Counter[str], worded: Mapping[str, Counter[str]]) -> str:
    neutral = [head for head in heads if head in NEUTRAL]
    best = min(neutral or heads, key=lambda head: (-heads[head], head))
    wording = min(worded[best], key=lambda words: (-worded[best][words], words))
    return family if family in (best, wording) else f"{family} ({wording})"


def _speaker(spoken: Attribution | None, actor_of: Mapping[tuple[str, str], str]) -> str | None:
    """The actor who is quoted, or what the text calls the speaker; None in the outlet's own voice."""
    if spoken is None:
        return None
    actor = actor_of.get((spoken.article, spoken.entity)) if spoken.entity is not None else None
    return actor or spoken.speaker_words


def _naming(term: Term, referent: str, speaker: str | None) -> Naming:
    words = fold_name(term.evidence.words) or term.evidence.words.casefold()
    return Naming(referent=referent, term=words, article=term.article, voice=term.voice, speaker=speaker, evidence=term.evidence)
