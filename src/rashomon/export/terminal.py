"""The account as plain text for a terminal: no colours, no control characters, wrapped to the width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from rashomon.export.account import Account, about, accounts_of, chosen, dispute_counts, headline, leading, top_series, value_words
from rashomon.export.context import Around, around
from rashomon.export.judgement_list import decided_words
from rashomon.export.labels import Names, names_of
from rashomon.export.omissions import share_words, shares
from rashomon.export.wording import COUNTS, DISPUTES, counts, day_words, plural, reading_words
from rashomon.model.annotations import Status
from rashomon.model.book import Book, Dispute, Happening, Series
from rashomon.model.spans import Evidence

__all__ = ["account_text"]

#: Narrower than this, wrapped quotes turn into columns of single words.
NARROWEST = 40


def account_text(book: Book, story: str | None = None, width: int = 100) -> str:
    """The account of every story, or of the one named by number, id or part of its title, as plain text.

    Control characters in quoted words are shown as spaces, so that an account cannot steer the reader's terminal.

    Raises:
        BadUsage: the story named is not one.
    """
    names, width = names_of(book), max(width, NARROWEST)
    blocks = [line for account in chosen(accounts_of(book, names), story) for line in ("", *_account(account, names, width))][1:]
    legend = (
        "Words between asterisks are the account's, in their sentence. Counts: " + "; ".join(f"{noun}: {meaning}" for noun, meaning in COUNTS) + "."
    )
    return "\n".join([*blocks, "", *textwrap.wrap(legend, width)]) + "\n"


def plain(text: str) -> str:
    r"""Text on one line without anything that a terminal would obey.

    >>> plain("a\x1b[31m red\nline")
    'a [31m red line'
    """
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _account(account: Account, names: Names, width: int) -> Iterator[str]:
    title = textwrap.wrap(plain(account.title), width) or [""]
    yield from (*title, "=" * max(map(len, title)))
    happenings = plural(len(account.happenings), "happening") + (f" and {len(account.background)} of background" if account.background else "")
    found = plural(len(account.articles), "account"), happenings, plural(len(account.disputes), "disagreement")
    yield from textwrap.wrap(" · ".join(found), width)
    yield from _titled("In a minute", (line for each in leading(account, names) for line in _happening(each, names, width)))
    yield from _titled("Figures", (line for each in top_series(account) for line in _series(each, names, width)))
    yield from _titled("Disagreements", _disputes(account, names, width))
    yield from _titled("What each leaves out", _omissions(account, names, width))
    yield from _titled("Timeline", _timeline(account, names, width))
    yield from _titled("Background", (line for each in account.background for line in _happening(each, names, width)))
    yield from _titled("Accounts", (line for line in _sources(account, names, width)))


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    rows = list(lines)
    if rows:
        yield from ("", title, "-" * len(title), *rows)


def _quoted(piece: Evidence, names: Names, width: int, indent: str) -> list[str]:
    article = names.article_at(piece)
    where = names.article(article) if article else piece.document
    document = names.documents.get(piece.document)
    rest = around(document.text, piece) if document else Around("", "")
    words = f"{rest.before}*{plain(piece.words)}*{rest.after}" if rest.says_more() else piece.words
    return textwrap.wrap(f"“{plain(words)}” [{plain(where)}]", width, initial_indent=indent, subsequent_indent=indent)


def _happening(happening: Happening, names: Names, width: int, *, dated: bool = True) -> Iterator[str]:
    piece = headline(happening)
    if piece is not None:
        yield from _quoted(piece, names, width, "  ")
    fields = [day_words(happening.date)] if dated else []
    fields += [happening.status.value] if happening.status is not Status.HAPPENED else []
    place = names.place(happening.place)
    fields += [plain(place)] if place else []
    fields += [f"with {plural(names.parts[happening.id], 'part')}"] if happening.id in names.parts else []
    yield from textwrap.wrap(" · ".join([*fields, *counts(happening.support)]), width, initial_indent="    ", subsequent_indent="    ")
    yield from textwrap.wrap(plain(decided_words(happening.because)), width, initial_indent="    ", subsequent_indent="      ")
    for tie in () if dated else names.ties.get(happening.id, ()):
        line = f"{tie.label} “{plain(tie.other.what)}” (because: {plain(names.readable(tie.because))})"
        yield from textwrap.wrap(line, width, initial_indent="    ", subsequent_indent="      ")


def _series(series: Series, names: Names, width: int) -> Iterator[str]:
    line = " · ".join(plain(part) for part in [series.kind.value, *about(series, names)])
    yield from textwrap.wrap(f"{line}: {plain(value_words(series, names))}", width, initial_indent="  ", subsequent_indent="    ")
    yield from textwrap.wrap(plain(decided_words(series.because)), width, initial_indent="    ", subsequent_indent="      ")
    for figure in (names.figures[one] for one in series.readings if one in names.figures):
        speaker = names.speaker(figure.speaker, figure.speaker_words)
        parts = [plain(reading_words(figure)), *([plain(speaker)] if speaker else []), *([day_words(figure.as_of)] if figure.as_of else [])]
        line = f"{', '.join(parts)}: “{plain(figure.evidence.words)}” [{plain(names.article(figure.article))}]"
        yield from textwrap.wrap(line, width, initial_indent="    ", subsequent_indent="      ")


def _disputes(account: Account, names: Names, width: int) -> Iterator[str]:
    kinds = ", ".join(f"{count} {kind.value}" for kind, count in dispute_counts(account))
    yield from textwrap.wrap(kinds, width)
    for dispute in account.disputes:
        yield from _dispute(dispute, names, width)


def _dispute(dispute: Dispute, names: Names, width: int) -> Iterator[str]:
    yield from textwrap.wrap(f"{dispute.kind.value}: {plain(dispute.about)}", width, initial_indent="  ", subsequent_indent="    ")
    for piece in dispute.evidence:
        yield from _quoted(piece, names, width, "    ")
    because = f"{DISPUTES[dispute.kind]} {plain(names.readable(dispute.because))}"
    yield from textwrap.wrap(because, width, initial_indent="    ", subsequent_indent="    ")


def _omissions(account: Account, names: Names, width: int) -> Iterator[str]:
    if len(account.articles) > 1:
        for share in shares(account, names):
            yield from textwrap.wrap(
                f"{plain(names.article(share.article))}: {share_words(share)}", width, initial_indent="  ", subsequent_indent="    "
            )


def _timeline(account: Account, names: Names, width: int) -> Iterator[str]:
    day = None
    for happening in account.happenings:
        if day_words(happening.date) != day:
            day = day_words(happening.date)
            yield day
        yield from _happening(happening, names, width, dated=False)


def _sources(account: Account, names: Names, width: int) -> Iterator[str]:
    for article in account.articles:
        published = day_words(article.published) if article.published else "date unknown"
        because = f" ({plain(article.published_because)})" if article.published_because else ""
        rewritten = ", shows machine rewriting" if article.rewritten else ""
        line = f"{plain(names.article(article.id))}, {article.kind.value}, {published}{because}{rewritten}"
        yield from textwrap.wrap(line, width, initial_indent="  ", subsequent_indent="    ")
