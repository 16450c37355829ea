"""From annotated articles to the book: the order of lineage, stories and alignment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TypeVar

from rashomon.align.actors import actor_index, merge_actors
from rashomon.align.figure_disputes import figure_disputes
from rashomon.align.happenings import merge_happenings
from rashomon.align.judged import Trace
from rashomon.align.judged_story import (
    Rulings,
    Seen,
    judged_actors,
    judged_figures,
    judged_happenings,
    judged_series,
    judged_statements,
    noted_readings,
)
from rashomon.align.namings import gather_namings
from rashomon.align.origins import support_happenings, support_series, support_statements
from rashomon.align.places import gather_places, place_ids
from rashomon.align.series import join_series
from rashomon.align.statements import join_statements
from rashomon.align.text_disputes import text_disputes
from rashomon.align.twins import Twins, twins_of
from rashomon.align.versions import Held, overtaken, still_held, told_apart, version_updates
from rashomon.lineage import find_copies, find_families, find_versions, modified_at
from rashomon.model.annotations import Account, Attribution
from rashomon.model.book import Actor, Book, Copy, Family, Place, Story, Version
from rashomon.model.documents import Document
from rashomon.model.judgements import Judged, Judgement
from rashomon.pipeline.echo import Echo, split_echoes, with_echoes
from rashomon.pipeline.replay import judged_families, judged_stories, moved_to_voices, retitled, rulings_of, uncopied, unreplayed
from rashomon.stories import place_articles

__all__ = ["align", "outlet_names"]

Kept = TypeVar("Kept")
HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the whole collection when one story is aligned."""

    families: tuple[Family, ...]
    outlets: Mapping[str, str]
    versions: tuple[Version, ...] = ()
    copies: tuple[Copy, ...] = ()
    rulings: Rulings = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shared:
    """What the accounts of a story have from one another: the passages, and the articles that are copies of another one of the story."""

    twins: Twins
    copied: frozenset[str]
    rulings: Rulings = field(default_factory=dict)


ALONE = Shared(Twins(), frozenset())


def outlet_names(accounts: Sequence[Account], versions: Sequence[Version] = ()) -> dict[str, str]:
    """The outlet of each article, or its own id where none is known: an unknown outlet is never the same as another.

    The versions of one article share one name, known or not.
    """
    names = {account.article.id: account.article.outlet for account in accounts}
    first = {article: min(group) for group in _version_groups(versions) for article in group}
    known = {first[article]: name for article, name in sorted(names.items(), reverse=True) if name and article in first}
    return {article: name or known.get(first.get(article, article)) or first.get(article, article) for article, name in names.items()}


def _version_groups(versions: Sequence[Version]) -> list[set[str]]:
    """The articles of which each is a version of the others."""
    groups: dict[str, set[str]] = {}
    for version in versions:
        one, two = (groups.setdefault(article, {article}) for article in (version.earlier, version.later))
        small, large = (one, two) if len(one) < len(two) else (two, one)
        if small is not large:
            large |= small
            groups.update((article, large) for article in small)
    return list({id(group): group for group in groups.values()}.values())


def align(accounts: Sequence[Account], documents: Sequence[Document] = (), judgements: Sequence[Judgement] = ()) -> Book:
    """The aligned part of a book; documents are added by whoever stores it, and of failures it holds the judgements that could not be replayed.

    Args:
        accounts: in the order in which they were read.
        documents: what the accounts stand in; their addresses and page data tell versions and directions.
        judgements: what analysts decided; those about articles were followed before the accounts were annotated.
    """
    rulings = rulings_of(judgements)
    urls = {document.id: document.url for document in documents if document.url}
    changed = {document.id: time for document in documents if document.media_type == HTML and (time := modified_at(document.raw))}
    copies = find_copies(accounts, urls)
    versions = told_apart(find_versions(accounts, copies, urls, modified=changed), accounts)
    copies = uncopied(_between_articles(copies, versions), rulings)
    families, traces = judged_families(find_families(accounts, copies, versions), rulings)
    placed, moved = judged_stories(place_articles(accounts), rulings, {account.article.id: account.article.title for account in accounts})
    stories, named = retitled(tuple(titled(story, accounts, families, versions) for story in placed), rulings)
    context = Context(families, outlet_names(accounts, versions), versions, copies, rulings)
    by_id = {account.article.id: account for account in accounts}
    articles = tuple(account.article for account in accounts)
    book = Book(articles=articles, stories=stories, copies=copies, families=families, versions=versions)
    traces += [*moved, *named]
    for story in stories:
        part, found = align_story(story, tuple(by_id[article] for article in story.articles), context)
        book, traces = joined(book, part), [*traces, *found]
    return replace(book, failures=unreplayed(rulings, traces, [noun for noun in Judged if noun is not Judged.ARTICLE]))


def _between_articles(copies: Sequence[Copy], versions: Sequence[Version]) -> tuple[Copy, ...]:
    """The copies without those between versions of one article."""
    group = {article: min(members) for members in _version_groups(versions) for article in members}
    return tuple(copy for copy in copies if copy.original not in group or group[copy.original] != group.get(copy.copy))


def titled(story: Story, accounts: Sequence[Account], families: Sequence[Family], versions: Sequence[Version] = ()) -> Story:
    """The story under the title of its title's own family root, in its latest version: a reprint does not name what another wrote."""
    after = {version.earlier: version.later for version in versions if version.later in story.articles}
    titles = {account.article.id: account.article.title for account in accounts}
    root_of = {article: family.root for family in families for article in family.articles if family.root in story.articles}
    bearer = next((article for article in story.articles if titles[article] == story.title), None)
    root = root_of.get(bearer or "") or bearer or ""
    while root in after:
        root = after[root]
    root_title = titles.get(root)
    return replace(story, title=root_title) if root_title else story


def align_story(story: Story, accounts: tuple[Account, ...], context: Context) -> tuple[Book, list[Trace]]:
    """What the accounts of one story say together, and what became of judgements; exact copies are carried along, and cannot change it."""
    voices, echoes = split_echoes(accounts)
    inside = {account.article.id for account in accounts}
    versions = [version for version in context.versions if {version.earlier, version.later} <= inside]
    copied = frozenset(copy.copy for copy in context.copies if copy.directed and copy.original in inside)
    shared = Shared(twins_of(context.copies, inside), copied, moved_to_voices(context.rulings, echoes))
    book, traces = align_voices(story, voices, superseded(voices, echoes, versions), shared)
    book = with_echoes(book, echoes)
    updates = version_updates(versions, book.figures)
    families = credited(context.families, book.actors)
    counted = replace(
        book,
        disputes=(*overtaken(book.disputes, updates, book.figures), *updates),
        statements=support_statements(book.statements, book.attributions, families, context.outlets, book.actors),
        series=support_series(book.series, book.figures, families, context.outlets, book.actors),
        happenings=support_happenings(book.happenings, families, context.outlets, book.actors),
    )
    return counted, traces


def credited(families: Sequence[Family], actors: Sequence[Actor]) -> tuple[Family, ...]:
    """The families as origins are counted: one whose root is a credited agency has that agency for its root, as the actor where it is one.

    Two papers that print two texts of one agency then lean on one origin, whether or not an article of the agency itself was read.
    """
    of_name = {name.casefold(): actor.id for actor in reversed(actors) for name in (*actor.aliases, actor.name)}
    return tuple(
        family if family.root is not None or family.credit is None else replace(family, root=of_name.get(family.credit.casefold(), family.credit))
        for family in families
    )


def superseded(voices: Sequence[Account], echoes: Sequence[Echo], versions: Sequence[Version]) -> set[str]:
    """The voices of which every publication was followed by a newer version: they hold no more what they said."""
    earlier = {version.earlier for version in versions}
    standing = {echo.voice.id for echo in echoes if echo.copy.id not in earlier}
    return {account.article.id for account in voices if account.article.id in earlier} - standing


def align_voices(
    story: Story, accounts: tuple[Account, ...], old: AbstractSet[str] = frozenset(), shared: Shared = ALONE
) -> tuple[Book, list[Trace]]:
    """What accounts with different texts say together, not yet counted; the earlier versions ``old`` say it, but are no side of a dispute.

    Each judgement is followed where its noun is made, so that whatever rests on it is made from what the analyst left.
    """
    rulings = shared.rulings
    accounts, traces = judged_figures(accounts, rulings.get(Judged.FIGURE, ()))
    actors, found = judged_actors(accounts, merge_actors(accounts), rulings.get(Judged.ACTOR, ()))
    actor_of = actor_index(actors)
    seen = Seen(accounts, actor_of, shared.copied, shared.twins)
    statements, spoken = judged_statements(seen, join_statements(accounts, actor_of), rulings.get(Judged.STATEMENT, ()))
    figures, series, counted = judged_series(seen, *join_series(accounts, actor_of, shared.twins), rulings.get(Judged.SERIES, ()))
    series = noted_readings(series, figures, rulings.get(Judged.FIGURE, ()))
    merged = merge_happenings(accounts, actor_of, copied=shared.copied, twins=shared.twins)
    happenings, relations, told = judged_happenings(seen, *merged, rulings.get(Judged.HAPPENING, ()))
    traces = [*traces, *found, *spoken, *counted, *told]
    place_of = place_ids(accounts)
    now = still_held(Held(accounts, figures, series, happenings, statements), old)
    book = Book(
        stories=(story,),
        actors=actors,
        places=gather_places(accounts),
        dates=tuple(date for account in accounts for date in account.annotations.dates),
        attributions=tuple(_with_speaker(each, actor_of) for account in accounts for each in account.annotations.attributions),
        statements=statements,
        figures=tuple(replace(each, where=place_of.get(each.where or "")) for each in figures),
        series=tuple(replace(each, where=place_of.get(each.where or "")) for each in series),
        happenings=happenings,
        relations=relations,
        disputes=(*figure_disputes(now.accounts, now.figures, now.series), *text_disputes(now.accounts, now.happenings, now.statements, actor_of)),
        namings=gather_namings(accounts, actor_of),
    )
    return book, traces


def _with_speaker(attribution: Attribution, actor_of: Mapping[tuple[str, str], str]) -> Attribution:
    if attribution.entity is None:
        return attribution
    return replace(attribution, speaker=actor_of.get((attribution.article, attribution.entity)))


#: What the stories of one collection add up to; an actor or place that two stories share is kept once.
STORY_FIELDS = ("dates", "attributions", "statements", "figures", "series", "happenings", "relations", "disputes", "namings")


def joined(book: Book, part: Book) -> Book:
    """The book with one more story's part."""
    added = {name: (*getattr(book, name), *getattr(part, name)) for name in STORY_FIELDS}
    return replace(book, actors=united_actors((*book.actors, *part.actors)), places=united_places((*book.places, *part.places)), **added)


def united_places(places: Sequence[Place]) -> tuple[Place, ...]:
    """Each place once, with the mentions of all its records."""
    kept: dict[str, Place] = {}
    for place in places:
        old = kept.get(place.id)
        kept[place.id] = place if old is None else replace(old, mentions=_once(old.mentions, place.mentions))
    return tuple(kept.values())


def united_actors(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Each actor once, with everything that the records of all stories hold about it."""
    kept: dict[str, Actor] = {}
    for actor in actors:
        old = kept.get(actor.id)
        kept[actor.id] = actor if old is None else _both(old, actor)
    return tuple(kept.values())


def _both(old: Actor, new: Actor) -> Actor:
    return replace(
        old,
        aliases=_once(old.aliases, new.aliases),
        roles=_once(old.roles, new.roles),
        mentions=_once(old.mentions, new.mentions),
        entities=_once(old.entities, new.entities),
        because=_once(old.because, new.because),
    )


def _once(first: tuple[Kept, ...], second: tuple[Kept, ...]) -> tuple[Kept, ...]:
    return tuple(dict.fromkeys((*first, *second)))
