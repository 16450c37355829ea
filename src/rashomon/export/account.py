"""One story as every export shows it: which records belong to it, in which order."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from rashomon.errors import BadUsage
from rashomon.export.context import sentence_around
from rashomon.export.labels import Names
from rashomon.export.wording import bounds_words, day_key, number_words, reading_words
from rashomon.model.annotations import Attribution, AttributionKind, Comparator, Figure
from rashomon.model.book import Actor, Book, Dispute, Happening, Naming, Place, Series, Statement, Telling
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Evidence

__all__ = ["Account", "about", "accounts_of", "chosen", "dispute_counts", "first_telling", "headline", "leading", "top_series", "value_words"]

Noun = TypeVar("Noun")

#: What the minute's account holds: a screenful.
LEADING = 8
#: Longer before the heaviest happening than this, a happening is what accounts recall, not what they report.
RECALLED = timedelta(days=31)
_FEWEST = 3
TOP_SERIES = 6
#: How far the start of a sentence is looked for.
SENTENCE = 600
#: Figures that an analyst asks for first, in this order; all others follow.
FIRST_KINDS = ("deaths", "injuries", "missing", "arrests", "displaced", "troops", "participants")
#: How it came to be known, and what nobody would say: no happening of the story itself.
_TALK = re.compile(
    r"\b(?:declin|refus|ask|request|wish|want|prefer)\w*\s+(?:not\s+)?to\s+(?:be\s+(?:named|identified|quoted)|comment|give\s+(?:his|her|their|a)\s+names?)\b"
    r"|\bcondition\s+of\s+anonymity\b|\b(?:told|tells)\s+(?:reporters|journalists|a\s+(?:news|press)\s+conference|the\s+press|us|me|[A-Z]\w+\s+by)\b"
    r"|\b(?:said|says)\s+(?:on|in)\s+(?:\w+\s+)?(?:radio|television|TV|a\s+(?:statement|tweet|post|news\s+release|press\s+release))\b"
    r"|\b(?:released|issued|published)\s+a\s+statement\b|\bstatement\s+(?:released|issued)\b"
)
#: So many words may stand before the talk: who speaks. Behind more, something is told beside it ("ten people died, the minister told reporters").
_TALK_WORDS = 9
#: Marks that open and close a quotation of a whole sentence.
_OPEN, _CLOSE = "“„«", "”»"

#: The order in which disagreements are read: the gravest first.
GRAVEST = (DisputeKind.CONTRADICTION, DisputeKind.DENIAL, DisputeKind.SCOPE, DisputeKind.WORDING, DisputeKind.UPDATE, DisputeKind.ROUNDING)


@dataclass(frozen=True, slots=True)
class Account:
    """All that belongs to one story, in reading order.

    Attributes:
        number: 1 for the first story of the book.
        happenings: the story itself by day, then by weight; unknown days last.
        background: what lies before it.
        series: all readings of one quantity each; those with most readings first.
        scare: words in marks that nobody is said to have spoken.
        places, actors: with the mentions in this story's articles only, those mentioned most first.
    """

    number: int
    id: str
    title: str
    articles: tuple[Article, ...]
    happenings: tuple[Happening, ...]
    background: tuple[Happening, ...]
    series: tuple[Series, ...]
    disputes: tuple[Dispute, ...]
    statements: tuple[Statement, ...]
    scare: tuple[Attribution, ...]
    namings: tuple[Naming, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]


def accounts_of(book: Book, names: Names) -> tuple[Account, ...]:
    """One account per story of the book, and a last one for articles that no story holds."""
    grouped = [(story.id, story.title, story.articles) for story in book.stories]
    placed = {article for _, _, articles in grouped for article in articles}
    loose = tuple(article.id for article in book.articles if article.id not in placed)
    if loose:
        grouped.append(("story-none", "Articles that belong to no story", loose))
    story_of = {article: number for number, (_, _, articles) in enumerate(grouped) for article in articles}
    sorter = _Sorter(book, names, story_of)
    return tuple(sorter.account(number, *row) for number, row in enumerate(grouped))


class _Sorter:
    """Puts every record of a book into its story, in one pass per noun."""

    def __init__(self, book: Book, names: Names, story_of: dict[str, int]) -> None:
        self.names = names
        self.story_of = story_of
        self.happenings = self._group((happening, happening.tellings[0].article if happening.tellings else None) for happening in book.happenings)
        self.series = self._group((series, self._figure(series.readings)) for series in book.series)
        self.disputes = self._group((dispute, self._at(dispute.evidence)) for dispute in book.disputes)
        self.statements = self._group((statement, self._attribution(statement.attributions)) for statement in book.statements)
        scare = (each for each in book.attributions if each.kind is AttributionKind.SCARE)
        self.scare = self._group((each, each.article) for each in scare)
        self.namings = self._group((naming, naming.article) for naming in book.namings)
        self.places: dict[int, list[Place]] = {}
        for place in book.places:
            for number, here in self._mentions(place.mentions).items():
                self.places.setdefault(number, []).append(replace(place, mentions=tuple(here)))
        self.actors: dict[int, list[Actor]] = {}
        for actor in book.actors:
            for number, here in self._mentions(actor.mentions).items():
                self.actors.setdefault(number, []).append(replace(actor, mentions=tuple(here)))

    def _mentions(self, mentions: tuple[Evidence, ...]) -> dict[int, list[Evidence]]:
        return self._group((mention, self.names.article_at(mention)) for mention in mentions)

    def _group(self, rows: Iterable[tuple[Noun, str | None]]) -> dict[int, list[Noun]]:
        groups: dict[int, list[Noun]] = {}
        for row, article in rows:
            groups.setdefault(self.story_of.get(article or "", -1), []).append(row)
        return groups

    def _figure(self, readings: tuple[str, ...]) -> str | None:
        return next((self.names.figures[one].article for one in readings if one in self.names.figures), None)

    def _attribution(self, attributions: tuple[str, ...]) -> str | None:
        return next((self.names.attributions[one].article for one in attributions if one in self.names.attributions), None)

    def _at(self, pieces: tuple[Evidence, ...]) -> str | None:
        return next((article for article in map(self.names.article_at, pieces) if article), None)

    def account(self, number: int, story: str, title: str, articles: tuple[str, ...]) -> Account:
        """The account of one story."""
        happenings = sorted(self.happenings.get(number, []), key=lambda each: (day_key(each.date), -each.weight))
        return Account(
            number + 1,
            story,
            title,
            tuple(self.names.articles[article] for article in articles if article in self.names.articles),
            tuple(each for each in happenings if not each.background),
            tuple(each for each in happenings if each.background),
            tuple(sorted(self.series.get(number, []), key=_series_order)),
            tuple(sorted(self.disputes.get(number, []), key=lambda each: GRAVEST.index(each.kind))),
            tuple(self.statements.get(number, [])),
            tuple(self.scare.get(number, [])),
            tuple(self.namings.get(number, [])),
            tuple(sorted(self.places.get(number, []), key=lambda each: (-len(each.mentions), each.name))),
            tuple(sorted(self.actors.get(number, []), key=lambda each: (-len(each.mentions), each.name))),
        )


def _series_order(series: Series) -> tuple[int, int, int]:
    kind = FIRST_KINDS.index(series.kind) if series.kind.value in FIRST_KINDS else len(FIRST_KINDS)
    return kind, -len(series.support.families), -len(series.readings)


def chosen(accounts: tuple[Account, ...], story: str | None) -> tuple[Account, ...]:
    """The accounts that the user asked for: all, or the one named by number, id or a part of its title.

    Raises:
        BadUsage: none or several fit.
    """
    if story is None:
        return accounts
    found = tuple(each for each in accounts if story in {each.id, str(each.number)})
    found = found or tuple(each for each in accounts if story.casefold() in each.title.casefold())
    if len(found) != 1:
        listed = "; ".join(f"{each.number}: {each.title}" for each in accounts[:20])
        msg = f"{story}: {'no story is' if not found else 'several stories are'} called so; name one by its number ({listed})"
        raise BadUsage(msg)
    return found


def leading(account: Account, names: Names, limit: int = LEADING) -> tuple[Happening, ...]:
    """What the story is about in its heaviest happenings, in order of time.

    Of a short story no more than half, at least three; of two that stand in one sentence the heavier, since the sentence is shown whole. What is
    exclaimed in quotation marks, how it came to be known, and what lies weeks before the day of the story's heaviest happening (the quake of
    another year that every account recalls) leads only where too little else does.
    """
    limit = min(limit, max(3, (len(account.happenings) + 1) // 2))
    kept: dict[tuple[str, int] | str, str] = {}
    for happening in sorted(account.happenings, key=lambda each: (-each.weight, day_key(each.date))):
        kept.setdefault(_sentence(happening, names), happening.id)
    told = {happening.id: happening for happening in account.happenings}
    plain = [one for one in kept.values() if not _is_talk(told[one], names)]
    heaviest = next((day for day in (_day(told[one].date, last=False) for one in plain) if day), None)
    recalled = {one for one in plain if heaviest and (day := _day(told[one].date, last=True)) and day < heaviest - RECALLED}
    fresh = [one for one in plain if one not in recalled]
    chosen_ids = set((fresh if len(fresh) >= _FEWEST else plain or list(kept.values()))[:limit])
    return tuple(each for each in account.happenings if each.id in chosen_ids)


def _day(value: str | None, *, last: bool) -> date | None:
    """The first or last whole day of an EDTF value; None where it is open or less precise than a month."""
    point = ((value or "").rpartition("/")[2] if last else (value or "").partition("/")[0])[:10]
    year, _, rest = point.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 and int(year) > 0):
        return None
    try:
        return date(int(year), int(month), int(day) if day else monthrange(int(year), int(month))[1] if last else 1)
    except ValueError:  # "2021-02-30" is written in some account, and "2021-02-1X" is no day
        return None


def _is_talk(happening: Happening, names: Names) -> bool:
    """Whether the words shown are only how it came to be known, or every account has it from somebody's quotation."""
    piece = headline(happening)
    if piece is None:
        return False
    document = names.documents.get(piece.document)
    talk = _TALK.search(piece.words)
    if talk is not None:
        exclaimed = document is not None and document.text[max(0, piece.start - 1) : piece.start] in {*_OPEN, '"'}
        return exclaimed or piece.words.count(" ", 0, talk.start()) < _TALK_WORDS
    return all(
        _is_quoted(names.documents[each.evidence.document].text, each.evidence)
        for each in happening.tellings
        if each.evidence.document in names.documents
    )


def _is_quoted(text: str, piece: Evidence) -> bool:
    """Whether a quotation that opens before ``piece``, in its paragraph, is not closed there."""
    before = text[max(0, piece.start - SENTENCE) : piece.start].rpartition("\n")[2]
    opened, closed = max(before.rfind(mark) for mark in _OPEN), max(before.rfind(mark) for mark in _CLOSE)
    return opened > closed or (opened == closed and before.count('"') % 2 == 1)


def _sentence(happening: Happening, names: Names) -> tuple[str, int] | str:
    """Where the sentence of a happening's headline begins; its id where no text is at hand."""
    piece = headline(happening)
    document = names.documents.get(piece.document) if piece else None
    if piece is None or document is None:
        return happening.id
    return document.id, sentence_around(document.text, piece.span, SENTENCE).start


def about(series: Series, names: Names) -> list[str]:
    """Who is counted, what befell them and where, without repeats."""
    parts = (series.who, series.what, names.place(series.where))
    return list({part.casefold(): part for part in parts if part and part.casefold() != series.kind.value}.values())


def value_words(series: Series, names: Names) -> str:
    """The range of a series, and its best value where a rule was named; of a single reading, that reading with its comparator.

    An end that nobody gave as a number carries the words it was read from: no account says 24 where all say "dozens".
    """
    found = [names.figures[one] for one in series.readings if one in names.figures]
    if len(found) == 1:
        return reading_words(found[0]) + _only_in_words(found)
    best = f" (best by “{series.best_rule}”: {number_words(series.best)})" if series.best is not None else ""
    units = list(dict.fromkeys(figure.unit for figure in found if figure.low is not None or figure.high is not None))
    if len(units) > 1:
        return " / ".join(_bounds_in(unit, found) for unit in units) + best
    lowest = [figure for figure in found if series.low is not None and series.low in {figure.low, figure.value}]
    return bounds_words(series.low, series.high, series.unit) + _only_in_words(lowest) + best


def _bounds_in(unit: str | None, found: list[Figure]) -> str:
    """The range in one unit: a number is shown only with the unit in which an account gives it."""
    same = [figure for figure in found if figure.unit == unit and not figure.negated]
    lows, highs = [figure.low for figure in same if figure.low is not None], [figure.high for figure in same if figure.high is not None]
    return bounds_words(min(lows, default=None), max(highs + lows, default=None), unit)


def _only_in_words(lowest: list[Figure]) -> str:
    if not lowest or any(figure.comparator is not Comparator.VAGUE for figure in lowest):
        return ""
    return f" (“{' '.join(lowest[0].evidence.words.split())}”)"


def top_series(account: Account, limit: int = TOP_SERIES) -> tuple[Series, ...]:
    """The quantities an analyst asks for first: casualties and forces, and whatever several accounts give."""
    counted = (each for each in account.series if each.low is not None or each.high is not None)
    wanted = [each for each in counted if each.kind.value in FIRST_KINDS or len(each.support.families) > 1]
    return tuple(wanted[:limit])


def headline(happening: Happening) -> Evidence | None:
    """The words of the happening's best witness as evidence; the first telling's where ``what`` is no part of any telling."""
    for telling in happening.tellings:
        offset = telling.evidence.words.find(happening.what) if happening.what else -1
        if offset >= 0:
            start = telling.evidence.start + offset
            return Evidence(telling.evidence.document, start, start + len(happening.what), happening.what)
    return happening.tellings[0].evidence if happening.tellings else None


def first_telling(happening: Happening) -> Telling | None:
    """The telling that ``headline`` quotes; None where nothing tells it."""
    for telling in happening.tellings:
        if happening.what and happening.what in telling.evidence.words:
            return telling
    return happening.tellings[0] if happening.tellings else None


def dispute_counts(account: Account) -> tuple[tuple[DisputeKind, int], ...]:
    """How many disagreements of each kind, the gravest first."""
    found = Counter(each.kind for each in account.disputes)
    return tuple((kind, found[kind]) for kind in GRAVEST if found[kind])
