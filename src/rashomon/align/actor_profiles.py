"""One article's chain of mentions as what merging reads: its names, its kind, its country and its roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.annotations import Account, ActorForm, ActorKind, ActorMention
from rashomon.text.names import bare_name, fold_name

__all__ = ["Profile", "profiles_of"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A chain of one article.

    Attributes:
        order: place of the article among the accounts, then of the chain in the article.
        names: bare names as worded with their counts; empty for a chain that no name is known of.
        label: folded name of the chain.
        titles: role words in lower case, "former" kept.
    """

    order: tuple[int, int]
    article: str
    entity: str
    kind: ActorKind
    label: str
    names: Counter[str]
    titles: Counter[str]
    roles: Counter[str]
    country: str | None
    sector: str | None
    mentions: tuple[ActorMention, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The article and the chain in it."""
        return self.article, self.entity

    @property
    def fullest(self) -> str:
        """The name with most words, then the most frequent one; the label where no name is known."""
        return max(self.names, key=lambda name: (len(name.split()), self.names[name], name)) if self.names else self.label


def profiles_of(accounts: Sequence[Account]) -> list[Profile]:
    """Every chain of every account, in their order."""
    profiles: list[Profile] = []
    for number, account in enumerate(accounts):
        chains: dict[str, list[ActorMention]] = {}
        for mention in account.annotations.mentions:
            chains.setdefault(mention.entity, []).append(mention)
        profiles += [_profile((number, place), account.article.id, mentions) for place, mentions in enumerate(chains.values())]
    return profiles


def _profile(order: tuple[int, int], article: str, mentions: Sequence[ActorMention]) -> Profile:
    first = mentions[0]
    named = [mention for mention in mentions if mention.form is ActorForm.NAME]
    residence = [mention for mention in mentions if mention.form is ActorForm.METONYM and mention.kind is not ActorKind.STATE]
    return Profile(
        order=order,
        article=article,
        entity=first.entity,
        kind=first.kind,
        label=fold_name(first.name),
        names=Counter(bare_name(mention.evidence.words) for mention in (*named, *residence)),
        titles=Counter(fold_name(mention.evidence.words) for mention in mentions if mention.form is ActorForm.TITLE),
        roles=Counter(mention.role for mention in mentions if mention.role),
        country=_most(mention.country for mention in mentions),
        sector=_most(mention.sector for mention in mentions),
        mentions=tuple(mentions),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
