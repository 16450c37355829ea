"""One story's records as an analyst's judgements leave them: each function answers with the records and with what became of each judgement.

What a split leaves is found again by the same rules from its own words alone; what a merge unites keeps the fields of the record named first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from rashomon.align.actors import merge_actors
from rashomon.align.happening_relations import related
from rashomon.align.happenings import merge_happenings
from rashomon.align.judged import Block, Trace, chosen, moved_ids, regroup
from rashomon.align.judged_records import united_actors, united_happenings, united_series, united_statements
from rashomon.align.judged_values import corrected_actor, corrected_figure, corrected_happening, corrected_series
from rashomon.align.places import gather_places
from rashomon.align.series import join_series
from rashomon.align.statements import join_statements
from rashomon.align.twins import Twins
from rashomon.errors import BadUsage
from rashomon.model.annotations import Account, Event, Figure
from rashomon.model.book import Actor, Happening, Relation, Series, Statement
from rashomon.model.ids import make_id
from rashomon.model.judgements import Judged, Judgement, place_of, signed
from rashomon.model.spans import Evidence

__all__ = [
    "Rulings",
    "Seen",
    "corrected",
    "judged_actors",
    "judged_figures",
    "judged_happenings",
    "judged_series",
    "judged_statements",
    "noted_readings",
]


class Named(Protocol):
    """Any record with an id."""

    @property
    def id(self) -> str:
        """The record's id."""


Kept = TypeVar("Kept", bound=Named)
Rulings = Mapping[Judged, Sequence[Judgement]]
Members = Sequence[Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a story is aligned from."""

    accounts: tuple[Account, ...]
    actor_of: Mapping[tuple[str, str], str]
    copied: AbstractSet[str]
    twins: Twins


def _key(article: str, evidence: Evidence) -> str:
    return place_of(article, evidence.start, evidence.end)


def _pieces(block: Block, records: Sequence[Kept], members: Members, again: Callable[[int, AbstractSet[str]], Sequence[Kept]]) -> list[Kept]:
    """What a block is united from: whole records as they are, parts of one as the rules find them again."""
    found: list[Kept] = []
    for number, items in block.parts:
        if len(items) == len(members[number]):
            found.append(records[number])
        else:
            found += again(number, {key for item in items for key in members[number][item]}) or [records[number]]
    return found


def _touched(block: Block) -> bool:
    return not block.whole or bool(block.merged or block.split)


def corrected(
    records: Sequence[Kept], members: Members, judgements: Sequence[Judgement], correct: Callable[[Kept, Judgement], Kept]
) -> tuple[tuple[Kept, ...], list[Trace]]:
    """The records with what was corrected in them, the later correction last."""
    changed = list(records)
    answer, traces = chosen(members, judgements)
    refused = {}
    last = {(number, judgement.field_name): judgement.id for number, judgement in answer}
    for number, judgement in answer:
        if last[number, judgement.field_name] != judgement.id:
            continue  # a later one has its way, and the record does not say what no longer holds
        try:
            changed[number] = correct(changed[number], judgement)
        except BadUsage as error:
            refused[judgement.id] = str(error)
    return tuple(changed), [replace(each, done=False, why=refused[each.judgement]) if each.judgement in refused else each for each in traces]


def judged_actors(accounts: Sequence[Account], actors: Sequence[Actor], judgements: Sequence[Judgement]) -> tuple[tuple[Actor, ...], list[Trace]]:
    """The actors of a story; a chain of mentions in one article stays together."""
    if not judgements:
        return tuple(actors), []
    chains: dict[tuple[str, str], list[str]] = {}
    for account in accounts:
        for mention in account.annotations.mentions:
            chains.setdefault((mention.article, mention.entity), []).append(_key(mention.article, mention.evidence))
    members = [[chains.get(entity, []) for entity in actor.entities] for actor in actors]
    blocks, traces = regroup(members, judgements, across=True)

    def again(number: int, keys: AbstractSet[str]) -> list[Actor]:
        found = merge_actors(_only(accounts, "mentions", keys))
        most = 2 * len(keys) > sum(len(each) for each in members[number])
        return [replace(each, id=actors[number].id if most and not at else _apart(each)) for at, each in enumerate(found)]

    judged = [united_actors(block, _pieces(block, actors, members, again)) if _touched(block) else actors[block.parts[0][0]] for block in blocks]
    now, more = corrected(judged, [[chains.get(entity, []) for entity in actor.entities] for actor in judged], judgements, corrected_actor)
    return now, [*traces, *more]


def _apart(actor: Actor) -> str:
    article, entity = actor.entities[0]
    return make_id("actor", actor.name, actor.kind.value, "apart", article, entity)


def _only(accounts: Sequence[Account], layer: str, keys: AbstractSet[str]) -> tuple[Account, ...]:
    """The accounts with only those annotations of a layer that stand at these places."""
    kept = []
    for account in accounts:
        own: dict[str, Any] = {layer: tuple(each for each in getattr(account.annotations, layer) if _place(each, account.article.id) in keys)}
        kept.append(replace(account, annotations=replace(account.annotations, **own)))
    return tuple(kept)


def _place(record: object, article: str) -> str:
    return _key(article, getattr(record, "content", None) or getattr(record, "evidence"))  # noqa: B009  any annotation


def judged_figures(accounts: Sequence[Account], judgements: Sequence[Judgement]) -> tuple[tuple[Account, ...], list[Trace]]:
    """The accounts with what was corrected in their readings, before any of these meet."""
    if not judgements:
        return tuple(accounts), []
    figures = [figure for account in accounts for figure in account.annotations.figures]
    now, traces = corrected(figures, [[[_key(each.article, each.evidence)]] for each in figures], judgements, corrected_figure)
    of_id = {figure.id: figure for figure in now}
    changed = []
    for account in accounts:
        own = tuple(of_id[figure.id] for figure in account.annotations.figures)
        changed.append(replace(account, annotations=replace(account.annotations, figures=own)))
    return tuple(changed), traces


def judged_statements(seen: Seen, statements: Sequence[Statement], judgements: Sequence[Judgement]) -> tuple[tuple[Statement, ...], list[Trace]]:
    """The statements of a story."""
    if not judgements:
        return tuple(statements), []
    attributions = {each.id: each for account in seen.accounts for each in account.annotations.attributions}
    members = [[[_key(attributions[each].article, attributions[each].content)] for each in statement.attributions] for statement in statements]
    blocks, traces = regroup(members, judgements)

    def again(_number: int, keys: AbstractSet[str]) -> Sequence[Statement]:
        return join_statements(_only(seen.accounts, "attributions", keys), seen.actor_of)

    return tuple(united_statements(_pieces(block, statements, members, again), attributions) for block in blocks), traces


def judged_series(
    seen: Seen, figures: Sequence[Figure], series: Sequence[Series], judgements: Sequence[Judgement]
) -> tuple[tuple[Figure, ...], tuple[Series, ...], list[Trace]]:
    """The series of a story and its figures, each with the series that it is in now."""
    if not judgements:
        return tuple(figures), tuple(series), []
    of_id = {figure.id: figure for figure in figures}
    of_article = {account.article.id: account for account in seen.accounts}
    members = _readings(series, of_id)
    blocks, traces = regroup(members, judgements)

    def again(_number: int, keys: AbstractSet[str]) -> Sequence[Series]:
        return join_series(_only(seen.accounts, "figures", keys), seen.actor_of, seen.twins)[1]

    judged = [
        united_series(block, _pieces(block, series, members, again), of_id, of_article) if _touched(block) else series[block.parts[0][0]]
        for block in blocks
    ]
    ids = moved_ids(blocks, [each.id for each in series], [each.id for each in judged])
    judged = [replace(each, part_of=within if (within := ids.get(each.part_of or "")) != each.id else None) for each in judged]
    now, more = corrected(judged, _readings(judged, of_id), judgements, corrected_series)
    series_of = {reading: each.id for each in now for reading in each.readings}
    return tuple(replace(figure, series=series_of.get(figure.id)) for figure in figures), now, [*traces, *more]


def noted_readings(series: Sequence[Series], figures: Sequence[Figure], judgements: Sequence[Judgement]) -> tuple[Series, ...]:
    """The series, each saying which of its readings an analyst corrected."""
    noted: dict[str | None, list[str]] = {}
    if judgements:
        answer, _ = chosen([[[_key(each.article, each.evidence)]] for each in figures], judgements)
        last = {(number, judgement.field_name): judgement for number, judgement in answer}
        for (number, name), judgement in last.items():
            noted.setdefault(figures[number].series, []).append(signed(f"{name} corrected", [judgement]))
    return tuple(replace(each, because="; ".join([each.because, *noted[each.id]])) if each.id in noted else each for each in series)


def _readings(series: Sequence[Series], of_id: Mapping[str, Figure]) -> Members:
    return [[[_key(of_id[reading].article, of_id[reading].evidence)] for reading in each.readings] for each in series]


def judged_happenings(
    seen: Seen, happenings: Sequence[Happening], relations: Sequence[Relation], judgements: Sequence[Judgement]
) -> tuple[tuple[Happening, ...], tuple[Relation, ...], list[Trace]]:
    """The happenings of a story, and the relations between them as they are now."""
    if not judgements:
        return tuple(happenings), tuple(relations), []
    order = {account.article.id: number for number, account in enumerate(seen.accounts)}
    places = gather_places(seen.accounts)
    members = _told(happenings)
    blocks, traces = regroup(members, judgements)

    def again(number: int, keys: AbstractSet[str]) -> list[Happening]:
        found = merge_happenings(_only(seen.accounts, "events", keys), seen.actor_of, copied=seen.copied, twins=seen.twins)[0]
        return _all_told(happenings[number], found, keys)

    judged = [
        united_happenings(block, _pieces(block, happenings, members, again), order.__getitem__) if _touched(block) else happenings[block.parts[0][0]]
        for block in blocks
    ]
    now, more = corrected(judged, _told(judged), judgements, lambda each, judgement: corrected_happening(each, judgement, places))
    return now, _relations(seen.accounts, now), [*traces, *more]


def _told(happenings: Sequence[Happening]) -> Members:
    return [[[_key(told.article, told.evidence)] for told in happening.tellings] for happening in happenings]


def _all_told(record: Happening, found: Sequence[Happening], keys: AbstractSet[str]) -> list[Happening]:
    """What was found again in a part of a record; tellings too unsure to be found alone stand in it all the same."""
    held = {_key(told.article, told.evidence) for each in found for told in each.tellings}
    missing = tuple(told for told in record.tellings if (key := _key(told.article, told.evidence)) in keys and key not in held)
    if not missing:
        return list(found)
    if found:
        return [replace(found[0], tellings=(*found[0].tellings, *missing)), *found[1:]]
    first = missing[0]
    own = make_id("happening", *sorted(_key(told.article, told.evidence) for told in missing))
    return [replace(record, id=own, what=first.evidence.words, status=first.status, speaker=first.speaker, speaker_words=first.speaker_words, tellings=missing, because="told once" if len(missing) == 1 else record.because)]  # fmt: skip


def _relations(accounts: Sequence[Account], happenings: Sequence[Happening]) -> tuple[Relation, ...]:
    """The relations between the happenings of now, by the same rules."""
    home_of = {_key(told.article, told.evidence): happening.id for happening in happenings for told in happening.tellings}
    events: list[Event] = [event for account in accounts for event in account.annotations.events]
    home = {event.id: home_of[key] for event in events if (key := _key(event.article, event.evidence)) in home_of}
    return related(accounts, happenings, home)
