"""Exact copies: aligned once, through their first publication, and then carried along as its echo.

Two articles with the same words cannot be told apart by what they say, so an echo must never change what is merged, dated or disputed:
it adds its outlet and its evidence to the lines of the article that it repeats, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from rashomon.model.annotations import Account, Attribution, Date, Figure
from rashomon.model.book import Actor, Book, Naming, Telling
from rashomon.model.documents import Article
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence

__all__ = ["Echo", "split_echoes", "with_echoes"]


class InArticle(Protocol):
    """Any record that says in which article it stands."""

    @property
    def article(self) -> str:
        """The article's id."""


Kept = TypeVar("Kept", bound=InArticle)


@dataclass(frozen=True, slots=True)
class Echo:
    """An article whose text equals that of another one, the voice."""

    voice: Article
    copy: Article

    def moved(self, evidence: Evidence) -> Evidence:
        """The same words where they stand in the copy."""
        shift = self.copy.span.start - self.voice.span.start
        return Evidence(self.copy.document, evidence.start + shift, evidence.end + shift, evidence.words)

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
    """The aligned part of a book with every echo's own records beside those of its voice; linear in what comes out."""
    if not echoes:
        return book
    told = _Echoes(echoes)
    home = {each.id: each.article for each in book.attributions} | {each.id: each.article for each in book.figures}
    return replace(
        book,
        attributions=told.with_own(book.attributions, _attribution),
        figures=told.with_own(book.figures, _figure),
        dates=told.with_own(book.dates, _date),
        namings=told.with_own(book.namings, _naming),
        statements=tuple(replace(each, attributions=told.doubled(each.attributions, home)) for each in book.statements),
        series=tuple(replace(each, readings=told.doubled(each.readings, home)) for each in book.series),
        happenings=tuple(replace(each, tellings=told.with_own(each.tellings, _telling)) for each in book.happenings),
        actors=tuple(_actor(each, told) for each in book.actors),
        places=tuple(replace(each, mentions=told.mentioned(each.mentions)) for each in book.places),
    )


class _Echoes:
    """All echoes, by the article that they repeat; what is added comes in their order, whatever they repeat."""

    def __init__(self, echoes: Sequence[Echo]) -> None:
        self.of_voice: defaultdict[str, list[tuple[int, Echo]]] = defaultdict(list)
        self.voices: defaultdict[str, list[Article]] = defaultdict(list)
        for number, echo in enumerate(echoes):
            if echo.voice.id not in self.of_voice:
                self.voices[echo.voice.document].append(echo.voice)
            self.of_voice[echo.voice.id].append((number, echo))

    def each(self, articles: Iterable[str]) -> Iterator[Echo]:
        """The echoes of some articles, in order."""
        numbered = [pair for article in dict.fromkeys(articles) for pair in self.of_voice.get(article, ())]
        yield from (echo for _, echo in sorted(numbered, key=lambda pair: pair[0]))

    def with_own(self, records: tuple[Kept, ...], made: Callable[[Kept, Echo], Kept]) -> tuple[Kept, ...]:
        """The records and behind them what each echo has of them."""
        of_article: defaultdict[str, list[Kept]] = defaultdict(list)
        for record in records:
            of_article[record.article].append(record)
        return (*records, *(made(record, echo) for echo in self.each(of_article) for record in of_article[echo.voice.id]))

    def doubled(self, members: tuple[str, ...], home: Mapping[str, str]) -> tuple[str, ...]:
        """The members, by id, and behind them the ids of each echo's own ones."""
        of_article: defaultdict[str, list[str]] = defaultdict(list)
        for member in members:
            of_article[home.get(member, "")].append(member)
        return (*members, *(echo.name(member) for echo in self.each(of_article) for member in of_article[echo.voice.id]))

    def mentioned(self, pieces: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The pieces and behind them the same words in each echo."""
        of_article: defaultdict[str, list[Evidence]] = defaultdict(list)
        for piece in pieces:
            for voice in self.voices.get(piece.document, ()):
                if voice.span.start <= piece.start and piece.end <= voice.span.end:
                    of_article[voice.id].append(piece)
        return (*pieces, *(echo.moved(piece) for echo in self.each(of_article) for piece in of_article[echo.voice.id]))


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


def _date(date: Date, echo: Echo) -> Date:
    return replace(date, id=echo.name(date.id), article=echo.copy.id, evidence=echo.moved(date.evidence))


def _naming(naming: Naming, echo: Echo) -> Naming:
    return replace(naming, article=echo.copy.id, evidence=echo.moved(naming.evidence))


def _telling(telling: Telling, echo: Echo) -> Telling:
    return replace(telling, article=echo.copy.id, evidence=echo.moved(telling.evidence))


def _actor(actor: Actor, told: _Echoes) -> Actor:
    entities: defaultdict[str, list[str]] = defaultdict(list)
    for article, entity in actor.entities:
        entities[article].append(entity)
    also = tuple((echo.copy.id, entity) for echo in told.each(entities) for entity in entities[echo.voice.id])
    return replace(actor, mentions=told.mentioned(actor.mentions), entities=(*actor.entities, *also))
