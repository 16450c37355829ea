"""What took place, as all accounts of a story tell it: one happening for many tellings, with the reason for every merge."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from rashomon.align.happening_apart import place_index
from rashomon.align.happening_kin import kin
from rashomon.align.happening_pairs import MANIFOLD, SAME, Told, same_happening, tell
from rashomon.align.happening_relations import related
from rashomon.align.happening_twins import twin_tellings
from rashomon.align.happening_words import content, day_interval, rarity
from rashomon.align.twins import Twins
from rashomon.model.annotations import Account, AttributionKind, Event, PlaceMention, Status
from rashomon.model.book import Happening, Relation, Telling
from rashomon.model.findings import Support
from rashomon.model.ids import make_id
from rashomon.model.spans import Span

__all__ = ["merge_happenings"]

#: Events that are only imagined ("could", "if") are no tellings.
IMAGINED = 0.25

#: A happening needs one telling at least as sure as this: words that merely recall ("the unrest") do not make one.
TOLD = 0.5

#: What a day counts for that a telling does not state but only stands near.
UNSURE = 0.1

#: Weight of what is only said, or done in a way that no table knows, against what is known to be news.
LESS = 0.7

#: Weight of what an account only looks back at, and of words against words.
BEHIND, SPOKEN = 0.5, 0.85
TOLD_OF = frozenset(
    {
        "crash",
        "collapse",
        "flood",
        "elect",
        "dismiss",
        "appoint",
        "die",
        "found",
        "join",
        "annex",
        "vote",
        "cancel",
        "acquit",
        "testify",
        "propose",
        "flee",
        "escape",
        "win",
        "disaster",
    }
)

#: Words of a clause that says what took place and no more.
SHORT = 12

#: Triggers that are nouns, whatever their form: a noun phrase is no whole clause.
NOUNS = frozenset(
    ["attack", "attacks", "blast", "blasts", "clashes", "crackdown", "crash", "death", "deaths", "demonstration", "election", "explosion", "invasion", "investigation", "meeting", "protests", "rally", "resignation", "revolt", "riots", "talks", "unrest", "uprising", "war", "withdrawal"]
)  # fmt: skip

#: How many clusters a telling is compared with, the likeliest first: keeps the merge linear on long stories.
MOST_COMPARED = 40


#: What a thing that only has a name does when it takes place: "protests began", "riots broke out in the capital".
TOOK_PLACE = re.compile(
    r"^(?:the |a |an |new |fresh |mass |anti-\w+ |violent |deadly |large |big |\w+ed )*[\w-]+ (?:have |had |has |initially |quickly |also )*(?:began|begun|erupted|started|spread|continued|resumed|took|broke|turned|swept|rocked|hit|shook|ended|followed|intensified|escalated|flared|left|killed)\b",
    re.IGNORECASE,
)
#: A clause that begins so says nothing alone: whom it means stands before it.
LEANS = re.compile(r"^(?:it|he|she|they|we|i|who|which|that|this|these|those|its|his|her|their|the (?:latter|former|same))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Witnesses:
    """How good a witness each article is, and the events told in somebody's quoted words or in garbled ones; private to the merge."""

    order: Mapping[str, tuple[int, int]]
    unfit: frozenset[str]


@dataclass(slots=True)
class _Cluster:
    """Tellings found to be one so far; private to the merge."""

    tellings: list[Told] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


#: Why tellings in a copy are one with those of its original, whatever the words.
COPIED = "the same sentence, copied"


def merge_happenings(
    accounts: Sequence[Account],
    actor_of: Mapping[tuple[str, str], str],
    *,
    copied: AbstractSet[str] = frozenset(),
    twins: Twins | None = None,
) -> tuple[tuple[Happening, ...], tuple[Relation, ...]]:
    """The happenings of a story, most central first, and the relations that the accounts state between them.

    Args:
        accounts: the accounts of one story.
        actor_of: actor id for every (article id, local entity id).
        copied: ids of the articles that copy another one: the words shown are theirs only where nobody else tells it.
        twins: the passages that the accounts share; none by default.
    """
    places = place_index(place for account in accounts for place in account.annotations.places)
    told = [each for account in accounts for each in _tellings(account, actor_of, places)]
    weights = rarity(each.words for each in told)
    linked = twin_tellings(told, twins or Twins())
    witnesses = _Witnesses(_order(accounts, copied), _unfit(accounts))
    joined = _akin(_clusters(told, weights, linked), weights)
    clusters = [cluster for cluster in joined if max(each.event.confidence for each in cluster.tellings) >= TOLD]
    titled = content(" ".join(account.article.title or "" for account in accounts))
    weighed = [(cluster, _weight(cluster, len(accounts), titled)) for cluster in clusters]
    weighed.sort(key=lambda pair: (-pair[1], pair[0].tellings[0].event.id))
    year = min((account.article.published[:4] for account in accounts if account.article.published), default="")
    happenings = tuple(_aged(_happening(cluster, weight, actor_of, witnesses), year) for cluster, weight in weighed)
    home = {each.event.id: happening.id for (cluster, _), happening in zip(weighed, happenings, strict=True) for each in cluster.tellings}
    return happenings, related(accounts, happenings, home)


def _tellings(account: Account, actor_of: Mapping[tuple[str, str], str], places: Mapping[str, list[PlaceMention]]) -> Iterator[Told]:
    span = account.article.span
    for event in account.annotations.events:
        if event.confidence >= IMAGINED:
            title = account.article.title_span
            headline = title is not None and title.contains(event.trigger.span)
            yield tell(event, actor_of, (event.trigger.start - span.start) / len(span), places, headline=headline)


def _order(accounts: Sequence[Account], copied: AbstractSet[str]) -> Mapping[str, tuple[int, int]]:
    """How good a witness an article is, by its id: machine-rewritten words are worst, then those of copies; of the rest the earliest are best."""
    listed = sorted(accounts, key=lambda account: (account.article.published or "9999", account.article.id), reverse=True)
    return {
        account.article.id: (0 if account.article.rewritten else 1 if account.article.id in copied else 2, number)
        for number, account in enumerate(listed)
    }


def _clusters(told: Sequence[Told], weights: Mapping[str, float], linked: Mapping[str, Sequence[str]]) -> list[_Cluster]:
    """Greedy: surest tellings first; each joins the cluster of its twin, else the one that it agrees with best on average, or begins one."""
    clusters: list[_Cluster] = []
    home: dict[str, int] = {}
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    often = Counter(each.group for each in told)
    for each in sorted(told, key=lambda one: (-one.event.confidence, one.event.id)):
        best, reason = next((home[twin] for twin in linked.get(each.event.id, ()) if twin in home), None), COPIED
        if best is None:
            best, reason = _best(each, clusters, _candidates(each, by_key), (weights, often[each.group]))
        if best is None:
            best = len(clusters)
            clusters.append(_Cluster())
        else:
            clusters[best].reasons.append(reason)
        clusters[best].tellings.append(each)
        home[each.event.id] = best
        for key in _keys(each):
            if best not in by_key[key][-1:]:
                by_key[key].append(best)
    return clusters


def _akin(clusters: list[_Cluster], weights: Mapping[str, float]) -> list[_Cluster]:
    """The clusters with those in one that only the whole story shows to be one."""
    home = list(range(len(clusters)))
    for meant, gone, reason in kin([cluster.tellings for cluster in clusters], weights):
        kept = meant
        while home[kept] != kept:
            kept = home[kept]
        if kept == gone:
            continue
        clusters[kept].tellings.extend(clusters[gone].tellings)
        clusters[kept].reasons.extend([reason, *clusters[gone].reasons])
        home[gone] = kept
    return [cluster for number, cluster in enumerate(clusters) if home[number] == number]


def _keys(told: Told) -> Iterator[tuple[str, str]]:
    """What two tellings must share at least one of, beside their group: a word, a party, a place or a month."""
    yield told.group, told.days[0][:7] if told.days is not None else ""
    for mark in (*told.words, *told.actors, *told.recipients, *((told.event.place,) if told.event.place else ())):
        yield told.group, mark
    for word in told.words:
        yield "", word  # other groups are looked at for their words alone


def _candidates(told: Told, by_key: Mapping[tuple[str, str], list[int]]) -> list[int]:
    counts: Counter[int] = Counter()
    for key in _keys(told):
        counts.update(set(by_key.get(key, ())[-MOST_COMPARED:]))
    return [number for number, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_COMPARED]]


def _best(told: Told, clusters: Sequence[_Cluster], numbers: Iterable[int], known: tuple[Mapping[str, float], int]) -> tuple[int | None, str]:
    best: int | None = None
    top, reason = SAME, ""
    for number in numbers:
        findings = [same_happening(told, other, *known) for other in clusters[number].tellings[:8]]
        score = (sum(each.score for each in findings) / len(findings) + max(each.score for each in findings)) / 2
        if score >= top:
            best, top = number, score
            reason = max(findings, key=lambda each: each.score).because
    return best, reason


def _weight(cluster: _Cluster, accounts: int, titled: frozenset[str]) -> float:
    """How central, 0 to 1: share of accounts that tell it, how early, how often, whether titles speak of it; less for mere statements and for what no table knows."""
    articles = {each.event.article for each in cluster.tellings}
    early = 1 - min(each.position for each in cluster.tellings)
    often = min(1.0, len(cluster.tellings) / 8)
    words = frozenset(word for each in cluster.tellings for word in each.words | content(each.group) | content(each.event.trigger.words))
    title = min(1.0, len(words & titled) / 4)
    weight = 0.5 * len(articles) / max(1, accounts) + 0.2 * early + 0.1 * often + 0.2 * title
    plain = all(
        each.group == "state" or (each.event.type == "OTHER" and each.event.lemma == f"{each.group}.{each.group}" and each.group not in TOLD_OF)
        for each in cluster.tellings
    )
    if all(each.event.status is Status.BACKGROUND for each in cluster.tellings):
        weight *= BEHIND
    elif all(each.group in MANIFOLD for each in cluster.tellings):
        weight *= SPOKEN
    return round(weight * (LESS if plain else 1.0), 4)


def _happening(cluster: _Cluster, weight: float, actor_of: Mapping[tuple[str, str], str], witnesses: _Witnesses) -> Happening:
    tellings = sorted(cluster.tellings, key=lambda each: (each.document, each.event.trigger.start))
    events = [each.event for each in tellings]
    status = _status(events)
    best = max(tellings, key=lambda each: _witness(each, witnesses, status)).event
    place = _commonest(event.place for event in events)
    kind, mode = Counter((event.type, event.mode) for event in events if event.confidence >= TOLD or len(events) == 1).most_common(1)[0][0]
    return Happening(
        id=make_id("happening", *sorted(event.id for event in events)), type=kind, mode=mode, what=best.what, status=status, date=_date(events),
        place=make_id("place", place) if place is not None else None,
        actors=_parties(events, actor_of, actors=True), recipients=_parties(events, actor_of, actors=False),
        speaker=_speaker(best, actor_of), speaker_words=best.speaker_words,
        tellings=tuple(Telling(event.article, event.evidence, event.status, _speaker(event, actor_of), event.speaker_words) for event in events),
        because=_because(cluster), background=status is Status.BACKGROUND, weight=weight, support=Support(),
    )  # fmt: skip


def _aged(happening: Happening, year: str) -> Happening:
    """The happening as background if it lies in a year before the story's first account; some accounts have no date of their own to tell."""
    days = day_interval(happening.date)
    if not year or days is None or days[1][:4] >= year or happening.status not in {Status.HAPPENED, Status.ALLEGED}:
        return happening
    return replace(happening, status=Status.BACKGROUND, background=True)


def _witness(told: Told, witnesses: _Witnesses, status: Status) -> tuple[bool, bool, bool, bool, bool, int, bool, float, int, str]:
    """The best words: a whole clause of the happening's status outside quotations, sure, that stands alone and is a line or two; of equals the earliest.

    Of whole clauses those that a machine rewrote, and then those of copies, come last; a garbled one is none.
    """
    event = told.event
    words = event.what.count(" ") + 1
    kind, early = witnesses.order[event.article]
    own = event.id not in witnesses.unfit and event.what[:1] not in '“”"'
    alone = LEANS.match(event.what) is None
    # How sure weighs about as much as twenty words too many or too few: a date in the clause does not excuse a paragraph.
    worth = round(event.confidence - abs(words - SHORT) / 50, 1)
    return event.status is status, 4 <= words <= 34, own, alone, _is_whole(event), kind, event.confidence >= TOLD, worth, early, event.id


def _unfit(accounts: Sequence[Account]) -> frozenset[str]:
    """The events that stand in directly quoted words, or in a clause that shows damage."""
    found: set[str] = set()
    for account in accounts:
        spoken = sorted((each.content.start, each.content.end) for each in account.annotations.attributions if each.kind is AttributionKind.DIRECT)
        garbled = sorted((mark.start, mark.end) for mark in account.article.damage)
        for event in account.annotations.events:
            if _touches(spoken, event.trigger.span) or _touches(garbled, event.evidence.span):
                found.add(event.id)
    return frozenset(found)


def _touches(stretches: Sequence[tuple[int, int]], span: Span) -> bool:
    """Whether the last of the sorted stretches that begins before the span's end reaches into it."""
    at = bisect_left(stretches, (span.end, 0)) - 1
    return at >= 0 and stretches[at][1] > span.start


def _is_whole(event: Event) -> bool:
    """Whether the words hold a party and, behind it, the trigger as a finite verb, or the thing's name and that it took place, as far as form shows."""
    if event.trigger.words.partition(" ")[0].lower() in NOUNS:
        return TOOK_PLACE.match(event.what) is not None
    before = [piece for piece in (*event.actor_words, *event.recipient_words) if event.evidence.start <= piece.start < event.trigger.start]
    return bool(before) and not event.trigger.words.endswith("ing")


def _status(events: Sequence[Event]) -> Status:
    """What most sure tellings hold; a plain "happened" in any account's own voice outweighs "alleged" in another."""
    counts = Counter(event.status for event in events if event.confidence >= TOLD)
    if counts[Status.HAPPENED] and set(counts) <= {Status.HAPPENED, Status.ALLEGED, Status.DENIED}:
        return Status.HAPPENED
    return max(counts, key=lambda status: (counts[status], status)) if counts else events[0].status


def _date(events: Sequence[Event]) -> str | None:
    """The most precise value that tellings agree on: the sum of their sureness decides, then the shorter interval; uncertain if none is sure of it."""
    votes: dict[str, float] = defaultdict(float)
    for event in events:
        if event.date is not None and day_interval(event.date) is not None:
            votes[event.date.rstrip("?")] += UNSURE if event.date.endswith("?") else event.confidence - UNSURE
    if not votes:
        return next((event.date for event in events if event.date is not None), None)
    total = {value: votes[value] + sum(weight for other, weight in votes.items() if other != value and _covers(other, value)) for value in votes}
    best = max(total, key=lambda value: (round(total[value], 6), len(value), value))
    return best if any(event.date == best for event in events) else f"{best}?"


def _covers(wide: str, narrow: str) -> bool:
    outer, inner = day_interval(wide), day_interval(narrow)
    return outer is not None and inner is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _commonest(values: Iterable[str | None]) -> str | None:
    """The value most tellings give; a place in a country before the country."""
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=lambda value: (not value.startswith("country:"), counts[value], value)) if counts else None


def _parties(events: Sequence[Event], actor_of: Mapping[tuple[str, str], str], *, actors: bool) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for event in events:
        for entity in event.actors if actors else event.recipients:
            found = actor_of.get((event.article, entity))
            if found is not None:
                counts[found] += 1
    return tuple(sorted(counts, key=lambda actor: (-counts[actor], actor))[:4])


def _speaker(event: Event, actor_of: Mapping[tuple[str, str], str]) -> str | None:
    return actor_of.get((event.article, event.entity)) if event.entity is not None else None


def _because(cluster: _Cluster) -> str:
    if len(cluster.tellings) == 1:
        return "told once"
    reasons = [reason for reason, _ in Counter(cluster.reasons).most_common(2)]
    return f"told {len(cluster.tellings)} times; joined because {reasons[0]}" + (f"; elsewhere {reasons[1]}" if len(reasons) > 1 else "")
