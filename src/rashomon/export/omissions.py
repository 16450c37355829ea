"""What each account leaves out: happenings and series that several families tell, account by account."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from rashomon.export.account import Account, headline
from rashomon.export.labels import Names
from rashomon.model.book import Happening, Series
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence

__all__ = ["Cell", "Line", "Share", "Silence", "lines", "share_words", "shares"]

#: An EDTF value this long names a day; shorter ones cannot say which came first.
DAY = len("2031-03-04")

Told: TypeAlias = Happening | Series


class Silence(StrEnum):
    """Whether an account tells something and, if not, whether it could have."""

    TOLD = "told"
    SILENT = "not told"
    EARLIER = "published before"
    UNDATED = "not told, undated"


@dataclass(frozen=True, slots=True)
class Cell:
    """One account's part in a line; ``evidence`` are its first words for it, None where it does not tell it."""

    article: str
    silence: Silence
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Line:
    """Something that more than one family tells and at least one account does not; one cell per account of the story, in its order."""

    about: Told
    cells: tuple[Cell, ...]

    def having(self, silence: Silence) -> tuple[Cell, ...]:
        """The cells of one sort."""
        return tuple(cell for cell in self.cells if cell.silence is silence)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a story one account tells.

    Attributes:
        told: how many of the ``shared`` lines (told by more than one family) it tells.
        silent: how many it does not tell though it could have, or though its date is unknown.
        earlier: how many it does not tell because it was published before them.
        alone: how many happenings it alone tells.
    """

    article: str
    told: int
    silent: int
    earlier: int
    alone: int


def lines(account: Account, names: Names) -> tuple[Line, ...]:
    """What accounts leave out: told by more than one family and not by all, those that most families tell first."""
    return tuple(line for line in _shared(account, names) if any(cell.silence is not Silence.TOLD for cell in line.cells))


def shares(account: Account, names: Names) -> tuple[Share, ...]:
    """How much of what several families tell each account of the story tells, in the story's order."""
    shared = _shared(account, names)
    alone = [articles[0] for articles in (_tellers(each) for each in account.happenings) if len(articles) == 1]
    return tuple(_share(article.id, number, shared, alone) for number, article in enumerate(account.articles))


def share_words(share: Share) -> str:
    """A share in a fixed pattern.

    >>> share_words(Share("a1", 4, 2, 1, 3))
    'tells 4 of the 7 lines that several families tell, leaves out 2, was published before 1; tells 3 alone'
    """
    shared = share.told + share.silent + share.earlier
    earlier = f", was published before {share.earlier}" if share.earlier else ""
    return f"tells {share.told} of the {shared} lines that several families tell, leaves out {share.silent}{earlier}; tells {share.alone} alone"


def _share(article: str, number: int, shared: list[Line], alone: list[str]) -> Share:
    found = [line.cells[number].silence for line in shared]
    silent = found.count(Silence.SILENT) + found.count(Silence.UNDATED)
    return Share(article, found.count(Silence.TOLD), silent, found.count(Silence.EARLIER), alone.count(article))


def _shared(account: Account, names: Names) -> list[Line]:
    happenings = [_line(each, _told_by(each), each.date, account) for each in account.happenings if len(each.support.families) > 1]
    series = [_line(each, _given_by(each, names), None, account) for each in account.series if len(each.support.families) > 1]
    return sorted([*happenings, *series], key=lambda line: -len(line.about.support.families))


def _line(about: Told, told: dict[str, Evidence], day: str | None, account: Account) -> Line:
    since = _day(day) or min((found for article in account.articles if article.id in told and (found := _day(article.published))), default=None)
    return Line(about, tuple(Cell(article.id, _silence(article, told, since), told.get(article.id)) for article in account.articles))


def _silence(article: Article, told: dict[str, Evidence], since: str | None) -> Silence:
    if article.id in told:
        return Silence.TOLD
    published = _day(article.published)
    if published is None:
        return Silence.UNDATED
    return Silence.EARLIER if since is not None and published < since else Silence.SILENT


def _day(value: str | None) -> str | None:
    """The first day of an EDTF value; None where it is wider than a day."""
    first = (value or "").partition("/")[0]
    return first[:DAY] if len(first) >= DAY and first[:4].isdigit() else None


def _tellers(happening: Happening) -> list[str]:
    return list(dict.fromkeys(telling.article for telling in happening.tellings))


def _told_by(happening: Happening) -> dict[str, Evidence]:
    """Each account's first words for a happening; the headline's where it is that account's."""
    found: dict[str, Evidence] = {}
    for telling in happening.tellings:
        found.setdefault(telling.article, telling.evidence)
    best = headline(happening)
    owner = next(
        (
            telling.article
            for telling in happening.tellings
            if best and telling.evidence.document == best.document and telling.evidence.start <= best.start < telling.evidence.end
        ),
        None,
    )
    return found | ({owner: best} if owner and best else {})


def _given_by(series: Series, names: Names) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for reading in series.readings:
        figure = names.figures.get(reading)
        if figure is not None:
            found.setdefault(figure.article, figure.evidence)
    return found
