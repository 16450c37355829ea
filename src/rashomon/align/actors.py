"""Actors across accounts: which articles' chains are one person, body, state or group, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.align.actor_bodies import join_acronyms, join_short_names
from rashomon.align.actor_merger import Merger
from rashomon.align.actor_names import body_key, generation
from rashomon.align.actor_people import join_people
from rashomon.align.actor_profiles import Profile, profiles_of
from rashomon.model.annotations import Account, ActorForm, ActorKind
from rashomon.model.book import Actor
from rashomon.model.ids import make_id
from rashomon.text.names import bare_name, fold_name, portfolio

__all__ = ["actor_index", "merge_actors"]

#: How the reading of one article marks a name that the text ties to another.
SAID_TO_BE = "said to be "
#: Named actors come first: where a group's words hold a name ("UN troops"), a reader looks for the name.
KIND_ORDER = (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE, ActorKind.GROUP)


def merge_actors(accounts: Sequence[Account]) -> tuple[Actor, ...]:
    """The actors of the accounts of one story: named ones first, then by number of mentions.

    Two people with one surname stay two where their given names differ; a surname or a title alone joins only where it can mean one.
    """
    profiles = profiles_of(accounts)
    merger = Merger(profiles)
    _join_same_label(merger)
    join_people(merger)
    join_acronyms(merger)
    join_short_names(merger)
    _join_titles(merger)
    members: dict[int, list[Profile]] = {}
    for number, profile in enumerate(profiles):
        members.setdefault(merger.find(number), []).append(profile)
    documents = {account.article.id: place for place, account in enumerate(accounts)}
    actors = [_actor(group, merger.reasons.get(root, []), documents) for root, group in members.items()]
    return tuple(sorted(_unique(actors), key=lambda actor: (KIND_ORDER.index(actor.kind), -len(actor.mentions), actor.name, actor.id)))


def actor_index(actors: Iterable[Actor]) -> dict[tuple[str, str], str]:
    """The actor id of each (article, local entity)."""
    return {key: actor.id for actor in actors for key in actor.entities}


def _join_same_label(merger: Merger) -> None:
    """States by country; groups and unnamed bodies by name and country; named ones by exact name, whatever class each article gave them."""
    seen: dict[tuple[str, str | None], int] = {}
    named: dict[str, list[int]] = {}
    for number, profile in enumerate(merger.profiles):
        if profile.names and profile.kind is not ActorKind.STATE:
            # A surname alone can be anybody's; people are joined by given name below.
            if profile.kind is not ActorKind.PERSON or len(profile.label.split()) > 1:
                key = profile.label if profile.kind is ActorKind.PERSON else body_key(profile.label)
                named.setdefault(key, []).append(number)
            continue
        if profile.kind is ActorKind.PERSON:
            continue
        home = ("state" if profile.kind is ActorKind.STATE else f"{profile.kind} {profile.label}", profile.country)
        if home in seen:
            merger.join(seen[home], number, "same words and country" if profile.country else "same words")
        else:
            seen[home] = number
    for numbers in named.values():
        _join_named(merger, numbers)
    _join_homeless(merger, seen)
    _join_former_names(merger, named)


def _join_former_names(merger: Merger, named: Mapping[str, Sequence[int]]) -> None:
    """One account says that two names are one's ("Acme, formerly Ajax"), another uses only the one that the first has for an older name."""
    for number, profile in enumerate(merger.profiles):
        for mention in profile.mentions:
            if mention.form is ActorForm.NAME and mention.link.startswith(SAID_TO_BE):
                folded = fold_name(mention.evidence.words)
                others = named.get(folded if profile.kind is ActorKind.PERSON else body_key(folded), ())
                roots = {merger.find(other) for other in others} - {merger.find(number)}
                if len(roots) == 1:
                    merger.join(roots.pop(), number, f"{mention.link}, as one account has it")


def _join_homeless(merger: Merger, seen: Mapping[tuple[str, str | None], int]) -> None:
    """A body whose account names no country is the one body of that word that the other accounts know the country of."""
    at_home: dict[str, list[int]] = {}
    for (label, country), number in seen.items():
        if country is not None:
            at_home.setdefault(label, []).append(number)
    for (label, country), number in seen.items():
        others = at_home.get(label, [])
        if country is None and len(others) == 1 and merger.profiles[number].kind is ActorKind.ORGANISATION:
            merger.join(others[0], number, "same words, and one country here")


def _join_named(merger: Merger, numbers: Sequence[int]) -> None:
    """One name is one actor, but for bodies of two countries ("Security Council"): whose country is not known is then neither."""
    countries = {country for number in numbers if (country := merger.profiles[number].country)}
    first: dict[str | None, int] = {}
    for number in numbers:
        country = merger.profiles[number].country if len(countries) > 1 else None
        if country in first:
            merger.join(first[country], number, "same name")
        first.setdefault(country, number)


def _join_titles(merger: Merger) -> None:
    """A title with its country joins the one named person whose role has the same words and country."""
    holders: dict[tuple[str, str], set[int]] = {}
    ministers: dict[str, set[int]] = {}
    for number, profile in enumerate(merger.profiles):
        if profile.kind is ActorKind.PERSON and profile.names:
            for role in profile.roles:
                if (office := _held(role)) is not None:
                    ministers.setdefault(office, set()).add(merger.find(number))
                if profile.country is not None:
                    for word in _office(role):
                        holders.setdefault((word, profile.country), set()).add(merger.find(number))
    for number, profile in enumerate(merger.profiles):
        if profile.kind is not ActorKind.PERSON or profile.names or not profile.titles:
            continue
        held = _held(profile.titles.most_common(1)[0][0])
        named = {root for root in map(merger.find, ministers.get(held or "", ())) if _one_country(merger.profiles[root], profile)}
        if len(named) == 1:
            merger.join(named.pop(), number, "same office, and one person here holds it")
            continue
        if not profile.country:
            continue
        words = _office(profile.titles.most_common(1)[0][0])
        roots = {merger.find(root) for word in words for root in holders.get((word, profile.country), set())}
        if len(roots) == 1:
            merger.join(roots.pop(), number, "same office and country")


def _held(role: str) -> str | None:
    """The portfolio that somebody holds now."""
    return None if {"former", "ex", "late", "acting", "deputy", "then"} & set(fold_name(role).split()) else portfolio(role)


def _one_country(left: Profile, right: Profile) -> bool:
    return left.country is None or right.country in (None, left.country)


#: Offices that one person at a time holds in a country; "minister" alone is held by many.
OFFICES = (
    "prime minister",
    "vice president",
    "president",
    "chancellor",
    "king",
    "queen",
    "premier",
    "foreign minister",
    "interior minister",
    "defence minister",
    "defense minister",
)


def _office(role: str) -> tuple[str, ...]:
    folded = f" {fold_name(role)} "
    former = "former " if " former " in folded or " ex " in folded else ""
    found = next((office for office in OFFICES if f" {office} " in folded), None)
    return (former + found,) if found else ()


def _actor(group: Sequence[Profile], reasons: Sequence[str], documents: Mapping[str, int]) -> Actor:
    names = sum((profile.names for profile in group), Counter[str]())
    kinds = Counter(profile.kind for profile in group for _ in profile.mentions)
    kind = min(kinds, key=lambda each: (-kinds[each], KIND_ORDER.index(each)))
    mentions = [mention for profile in group for mention in profile.mentions if mention.form is not ActorForm.PRONOUN]
    worded = Counter(bare_name(mention.evidence.words) for mention in mentions)
    name = _best_name(kind, group, names, worded)
    roles = sum((profile.roles for profile in group), Counter[str]())
    spans = sorted({(documents[mention.article], mention.evidence) for mention in mentions}, key=lambda pair: (pair[0], pair[1]))
    return Actor(
        id=make_id("actor", fold_name(name), kind.value),
        name=name,
        kind=kind,
        aliases=tuple(sorted((set(worded) | set(names)) - {name})),
        roles=tuple(sorted(roles, key=lambda role: (-roles[role], role))),
        country=_common(Counter(profile.country for profile in group if profile.country)),
        sector=_common(Counter(profile.sector for profile in group if profile.sector)),
        mentions=tuple(evidence for _, evidence in spans),
        entities=tuple(sorted((profile.key for profile in group), key=lambda key: (documents[key[0]], key[1]))),
        because=tuple(dict.fromkeys(reasons)),
    )


def _common(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _best_name(kind: ActorKind, group: Sequence[Profile], names: Counter[str], worded: Counter[str]) -> str:
    """The fullest name; for states the everyday one; for unnamed bodies the most frequent wording that says whose, else the label."""
    if kind is ActorKind.STATE:
        return group[0].mentions[0].name
    if names:
        return min(names, key=lambda name: (-_said(name), -names[name], name))
    if kind is ActorKind.GROUP and worded:
        # One driver is not "drivers": the label is plural so that accounts meet, the reader sees how it is worded.
        lasts = {fold_name(words).rsplit(" ", 1)[-1] for words in worded}
        label = group[0].mentions[0].name
        return f"{label.rsplit(' ', 1)[0]} {lasts.pop()}" if " " in label and len(lasts) == 1 else lasts.pop() if len(lasts) == 1 else label
    if kind is ActorKind.ORGANISATION and worded:
        whose = {words: count for words, count in worded.items() if words[:1].isupper() and " " in words}
        if whose:
            return min(whose, key=lambda words: (-whose[words], words))
        label = group[0].mentions[0].name
        plain = Counter(words.casefold() for words in worded.elements())
        # "the authorities" are labelled "government" so that accounts meet; the reader sees the word that stands there.
        return label if any(words.endswith(label.casefold()) for words in plain) else min(plain, key=lambda words: (-plain[words], words))
    return group[0].mentions[0].name


def _said(name: str) -> int:
    """How many words of a name say who it is: "Jr." is none of them."""
    return len(name.split()) - (generation(name) is not None)


def _unique(actors: Sequence[Actor]) -> list[Actor]:
    """Two actors may share name and kind (two unnamed spokesmen): the later ones get ids that hold their first chain too."""
    taken: dict[str, Actor] = {}
    for actor in actors:
        fresh = _renamed(actor) if actor.id in taken else actor
        taken[fresh.id] = fresh
    return list(taken.values())


def _renamed(actor: Actor) -> Actor:
    article, entity = actor.entities[0]
    return replace(actor, id=make_id("actor", fold_name(actor.name), actor.kind.value, article, entity))
