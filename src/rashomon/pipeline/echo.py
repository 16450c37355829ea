"""Exact copies: aligned once, through their first publication, and then carried along as its echo.

Two articles with the same words cannot be told apart by what they say, so an echo must never change what is merged, dated or disputed:
it adds its outlet and its evidence to the lines of the article that it repeats, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.annotations import Account, Attribution, Figure
from rashomon.model.book import Actor, Book, Happening, Place
from rashomon.model.documents import Article
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence

__all__ = ["Echo", "split_echoes", "with_echoes"]


@dataclass(frozen=True, slots=True)
class Echo:
    """An article whose text equals that of another one, the voice."""

    voice: Article
    copy: Article

    def moved(self, evidence: Evidence) -> Evidence:
        """The same words where they stand in the copy."""
        shift = self.copy.span.start - self.voice.span.start
        return Evidence(self.copy.document, evidence.start + shift, evidence.end + shift, evidence.words)

    def repeats(self, evidence: Evidence) -> bool:
        """Whether the evidence lies in the voice."""
        return evidence.document == self.voice.document and self.voice.span.start <= evidence.start and evidence.end <= self.voice.span.end

    def also(self, pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """The pieces that the copy repeats, where they stand in it."""
        return tuple(self.moved(each) for each in pieces if self.repeats(each))

    def name(self, record: str) -> str:
        """The id of the copy's own record of what ``record`` is in the voice."""
        return make_id(record.partition("-")[0], self.copy.id, record)


def split_echoes(accounts: Sequence[Account]) -> tuple[tuple[Account, ...], tuple[Echo, ...]]:
    """The accounts with different texts, in order, and the echoes of them.

    The voice among equal texts is the one published first; where no date tells, the one with the lowest id.
    """
    groups: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        groups[account.text[account.article.span.start : account.article.span.end]].append(account)
    voices = {text: min(group, key=lambda each: (each.article.published or "~", each.article.id)) for text, group in groups.items()}
    chosen = {account.article.id for account in voices.values()}
    echoes = [Echo(voices[text].article, each.article) for text, group in groups.items() for each in group if each.article.id not in chosen]
    return tuple(account for account in accounts if account.article.id in chosen), tuple(sorted(echoes, key=lambda echo: echo.copy.id))


def with_echoes(book: Book, echoes: Sequence[Echo]) -> Book:
    """The aligned part of a book with every echo's own records beside those of its voice."""
    for echo in echoes:
        book = _with_echo(book, echo)
    return book


def _with_echo(book: Book, echo: Echo) -> Book:
    attributions = [_attribution(each, echo) for each in book.attributions if each.article == echo.voice.id]
    figures = [_figure(each, echo) for each in book.figures if each.article == echo.voice.id]
    made = {each.id: echo.name(each.id) for each in book.attributions if each.article == echo.voice.id}
    made.update((each.id, echo.name(each.id)) for each in book.figures if each.article == echo.voice.id)
    dates = [replace(each, id=echo.name(each.id), article=echo.copy.id, evidence=echo.moved(each.evidence)) for each in book.dates if each.article == echo.voice.id]
    namings = [replace(each, article=echo.copy.id, evidence=echo.moved(each.evidence)) for each in book.namings if each.article == echo.voice.id]
    return replace(
        book,
        attributions=(*book.attributions, *attributions),
        figures=(*book.figures, *figures),
        dates=(*book.dates, *dates),
        namings=(*book.namings, *namings),
        statements=tuple(replace(each, attributions=_doubled(each.attributions, made)) for each in book.statements),
        series=tuple(replace(each, readings=_doubled(each.readings, made)) for each in book.series),
        happenings=tuple(_happening(each, echo) for each in book.happenings),
        actors=tuple(_actor(each, echo) for each in book.actors),
        places=tuple(_place(each, echo) for each in book.places),
    )


def _doubled(members: tuple[str, ...], made: Mapping[str, str]) -> tuple[str, ...]:
    return (*members, *(made[each] for each in members if each in made))


def _attribution(attribution: Attribution, echo: Echo) -> Attribution:
    return replace(
        attribution,
        id=echo.name(attribution.id),
        article=echo.copy.id,
        source=None if attribution.source is None else echo.moved(attribution.source),
        cue=None if attribution.cue is None else echo.moved(attribution.cue),
        content=echo.moved(attribution.content),
        outer=None if attribution.outer is None else echo.name(attribution.outer),
    )


def _figure(figure: Figure, echo: Echo) -> Figure:
    return replace(
        figure,
        id=echo.name(figure.id),
        article=echo.copy.id,
        part_of=None if figure.part_of is None else echo.name(figure.part_of),
        attribution=None if figure.attribution is None else echo.name(figure.attribution),
        evidence=echo.moved(figure.evidence),
    )


def _happening(happening: Happening, echo: Echo) -> Happening:
    also = [replace(each, article=echo.copy.id, evidence=echo.moved(each.evidence)) for each in happening.tellings if each.article == echo.voice.id]
    return replace(happening, tellings=(*happening.tellings, *also))


def _actor(actor: Actor, echo: Echo) -> Actor:
    entities = tuple((echo.copy.id, entity) for article, entity in actor.entities if article == echo.voice.id)
    return replace(actor, mentions=(*actor.mentions, *echo.also(actor.mentions)), entities=(*actor.entities, *entities))


def _place(place: Place, echo: Echo) -> Place:
    return replace(place, mentions=(*place.mentions, *echo.also(place.mentions)))
