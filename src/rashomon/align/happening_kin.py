"""What the pairs leave apart and the story joins: "the quake" takes up what was told, and the only crash of each account is one crash."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.align.happening_apart import AGAINST, apart
from rashomon.align.happening_pairs import AHEAD, ERROR, MANIFOLD, Told, is_of_days
from rashomon.align.happening_words import days_apart, fields_of, is_once, names_event, shared_weight
from rashomon.model.annotations import Status

__all__ = ["kin"]

#: A telling less sure than this is a noun in passing: it takes up what was told, it is no happening beside it.
TOLD = 0.5

#: A group told in more clusters than these is no single thing, and comparing all would not be linear.
MOST = 24

#: Tellings of a cluster that are compared: the surest.
DEEP = 4

#: How much of the shorter telling's words must be shared where the kind alone says too little.
SHARE = 0.25

#: A determiner that takes up what was told, up to four words before the noun.
DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[\w’'.-]+\s+){0,4}$", re.IGNORECASE)

#: What of the words around a noun makes it another thing than the one told of.
OTHER = re.compile(r"\b(?:another|other|new|second|third|fourth|previous|earlier|last|next|first|similar)\b", re.IGNORECASE)

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

#: Groups whose nouns are used for any happening of their field ("the raid", "the disaster").
VAGUE = frozenset({"attack", "disaster", "crash", "trial", "coup", "elect"})

Cluster = Sequence[Told]


def kin(clusters: Sequence[Cluster], weights: Mapping[str, float]) -> tuple[tuple[int, int, str], ...]:
    """Which clusters are one happening: (number, the later number that joins it, why).

    Two ways lead to it. A definite noun in passing ("the collapse") is the one happening of its kind that it can be. And where two accounts
    tell of one thing of a kind each, and nothing in days, places, names or numbers parts them, it is the same thing.

    Args:
        clusters: tellings joined so far, the surest first.
        weights: rarity of stems in the story.
    """
    by_group: dict[str, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for group in sorted({told.group for told in cluster if told.group not in MANIFOLD}):
            by_group[group].append(number)
    found: dict[int, tuple[int, str]] = {}
    for group in sorted(by_group):
        numbers = by_group[group]
        if sum(_is_told(clusters[number]) for number in numbers) <= MOST:
            for later, earlier, reason in (*_taken_up(numbers, clusters, group), *_alone(numbers, clusters, group, weights)):
                found.setdefault(later, (earlier, reason))
    for group in sorted(by_group):
        for later, earlier, reason in _of_field(by_group, clusters, group, found):
            found.setdefault(later, (earlier, reason))
    return tuple((earlier, later, reason) for later, (earlier, reason) in sorted(found.items()))


def _taken_up(numbers: Sequence[int], clusters: Sequence[Cluster], group: str) -> Iterator[tuple[int, int, str]]:
    """Nouns in passing and headlines with the happening of their kind that they take up: of their own account, else the only one of all."""
    mains = [number for number in numbers if _is_told(clusters[number])]
    for number in numbers:
        if not _in_passing(clusters[number]):
            continue
        fitting = [main for main in mains if not _parted(clusters[main], clusters[number], group)]
        own = [main for main in fitting if _articles(clusters[main]) & _articles(clusters[number])]
        first = min(own, key=lambda main: min(told.position for told in clusters[main]), default=None)
        if all(told.headline for told in clusters[number]) and first is not None:
            yield number, first, "a headline tells what its account is about"
        elif is_once(group) and len(own) > 1:
            # Of two quakes "the quake" is the one that the accounts speak of most.
            main = max(own, key=lambda main: (len(_articles(clusters[main])), len(clusters[main]), -main))
            yield number, main, f"“{clusters[number][0].event.trigger.words.lower()}” takes up what was told"
        elif len(own) == 1 or len(fitting) == 1:
            main = (own if len(own) == 1 else fitting)[0]
            yield number, main, f"“{clusters[number][0].event.trigger.words.lower()}” takes up what was told"


def _of_field(
    by_group: Mapping[str, Sequence[int]], clusters: Sequence[Cluster], group: str, found: Mapping[int, object]
) -> Iterator[tuple[int, int, str]]:
    """Nouns in passing that no happening of their own kind explains: the only one of the field in their own account is meant."""
    fields = fields_of(group)
    for number in by_group[group]:
        if number in found or group not in VAGUE or not _in_passing(clusters[number]) or len(by_group[group]) > 2 * MOST:
            continue
        near = {each for other in sorted(by_group) if other != group and fields & fields_of(other) for each in by_group[other][:MOST]}
        fitting = [
            main
            for main in sorted(near)
            if main not in found
            and _is_told(clusters[main])
            and is_once(clusters[main][0].group)
            and _articles(clusters[main]) & _articles(clusters[number])
            and not _parted(clusters[main], clusters[number], group)
        ]
        if len(fitting) == 1:
            yield number, fitting[0], f"“{clusters[number][0].event.trigger.words.lower()}” takes up what was told"


def _alone(numbers: Sequence[int], clusters: Sequence[Cluster], group: str, weights: Mapping[str, float]) -> Iterator[tuple[int, int, str]]:
    """Clusters of different accounts where each account tells of one thing of the kind that the other's can be."""
    mains = [number for number in numbers if _is_told(clusters[number])]
    fitting: dict[int, list[int]] = {number: [] for number in mains}
    for at, one in enumerate(mains):
        for two in mains[at + 1 :]:
            if not _parted(clusters[one], clusters[two], group) and _supported(clusters[one], clusters[two], group, weights):
                fitting[one].append(two)
                fitting[two].append(one)
    joined: dict[int, int] = {}
    for one in mains:
        for two in fitting[one]:
            if two < one or two in joined or not _only(one, two, fitting, clusters) or not _only(two, one, fitting, clusters):
                continue
            root = joined.get(one, one)
            if any(_clash(clusters[two], clusters[each]) for each in mains if each != two and joined.get(each, each) == root):
                continue
            joined[two] = root
            yield two, root, f"“{clusters[two][0].event.trigger.words.lower()}” is the only one of its kind that the other account tells of"


def _only(one: int, two: int, fitting: Mapping[int, Sequence[int]], clusters: Sequence[Cluster]) -> bool:
    """Whether of the accounts of ``two`` no other cluster fits ``one``."""
    return not any(other != two and _clash(clusters[other], clusters[two]) for other in fitting[one])


def _is_told(cluster: Cluster) -> bool:
    """Whether it tells of something of its own: nouns of nothing in particular ("frequent quakes") and nouns that point back do not."""
    return not _in_passing(cluster) and any(told.event.confidence >= TOLD for told in cluster)


def _in_passing(cluster: Cluster) -> bool:
    """Whether all that it holds are headlines, and nouns that point back ("the fire", "this attack")."""
    return all(told.headline or _is_definite(told) for told in cluster)


def _is_definite(told: Told) -> bool:
    event = told.event
    if not names_event(event.trigger.words):
        return False
    before = event.evidence.words[: max(0, event.trigger.start - event.evidence.start)]
    found = DEFINITE.search(before)
    return found is not None and not OTHER.search(found[0])


def _articles(cluster: Cluster) -> set[str]:
    return {told.event.article for told in cluster}


def _clash(one: Cluster, two: Cluster) -> bool:
    """Whether one account tells both as happenings of their own."""
    return bool(_told_plainly(one) & _told_plainly(two))


def _told_plainly(cluster: Cluster) -> set[str]:
    """The articles that tell it in their text as something of its own."""
    return {told.event.article for told in cluster if told.event.confidence >= TOLD and not told.headline and not _is_definite(told)}


def _parted(one: Cluster, two: Cluster, group: str) -> bool:
    """Whether anything says that both are two: status, days, places, names, numbers."""
    left, right = _surest(one), _surest(two)
    if _clash(one, two):
        return True
    return any(_pair_parted(here, there, group) for here in left for there in right)


def _surest(cluster: Cluster) -> list[Told]:
    return sorted(cluster, key=lambda told: (-told.event.confidence, told.event.id))[:DEEP]


def _pair_parted(here: Told, there: Told, group: str) -> bool:
    if _side(here) != _side(there) or _side(here) == "denied" or is_of_days(here) != is_of_days(there):
        return True
    one, two = _sure_days(here), _sure_days(there)
    if one is not None and two is not None and days_apart(one, two) > (0 if _same_sort(here, there) else ERROR - 1):
        return True
    if here.event.place and there.event.place and here.event.place != there.event.place and not _wide(here) and not _wide(there):
        return True
    if _other_year(here, there) or _other_year(there, here):
        return True
    weight, _ = apart(here.facts, there.facts, group, one_article=here.event.article == there.event.article)
    return weight <= AGAINST


def _other_year(here: Told, there: Told) -> bool:
    """Whether the words of one name a year that the days of the other do not touch: "the 2019 vote"."""
    years = YEAR.findall(here.event.evidence.words)
    return bool(years) and there.days is not None and not any(there.days[0][:4] <= year <= there.days[1][:4] for year in years)


def _side(told: Told) -> str:
    """Where in time a telling stands; what is denied or only demanded joins nothing by its kind alone."""
    if told.event.status in AHEAD:
        return "ahead"
    return "past" if told.event.status is Status.BACKGROUND else "denied" if told.event.status is Status.DENIED else "now"


def _same_sort(here: Told, there: Told) -> bool:
    """Whether both state their days themselves."""
    return min(here.event.confidence, there.event.confidence) >= 0.8


def _sure_days(told: Told) -> tuple[str, str] | None:
    """The days of a telling that states them, or has them from a sentence near; a noun in passing has none of its own."""
    return None if told.event.confidence < TOLD or "?" in (told.event.date or "") else told.days


def _wide(told: Told) -> bool:
    return (told.event.place or "").startswith("country:")


def _supported(one: Cluster, two: Cluster, group: str, weights: Mapping[str, float]) -> bool:
    """Whether more than the kind speaks for one thing, where the kind is of things that happen often."""
    if is_once(group):
        return True
    return any(_alike(here, there, weights) for here in _surest(one) for there in _surest(two))


def _alike(here: Told, there: Told, weights: Mapping[str, float]) -> bool:
    same_day = _sure_days(here) is not None and here.days == _sure_days(there)
    party = bool((here.actors & there.actors) or (here.recipients & there.recipients) or (here.facts.names & there.facts.names))
    number = here.facts.number is not None and here.facts.number == there.facts.number
    words = here.words & there.words
    shared = shared_weight(here.words, there.words, weights) >= SHARE
    return (same_day and (party or number or bool(words))) or (number and bool(words)) or (party and shared) or (len(words) >= 2 and shared)
