"""The account as Markdown: for a note, a ticket or a briefing; every quoted line says where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rashomon.export.account import Account, about, accounts_of, chosen, first_telling, headline, leading, top_series, value_words
from rashomon.export.context import Around, around
from rashomon.export.judgement_list import decided_words
from rashomon.export.labels import Names, names_of
from rashomon.export.omissions import share_words, shares
from rashomon.export.wording import COUNTS, DISPUTES, counts, day_words, plural, reading_words
from rashomon.model.book import Book, Dispute, Happening, Series, Statement
from rashomon.model.spans import Evidence

__all__ = ["account_markdown"]

#: Characters that Markdown or the HTML inside it would read as markup.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def account_markdown(book: Book, story: str | None = None) -> str:
    """The account of every story, or of the one named by number, id or part of its title, as Markdown.

    Raises:
        BadUsage: the story named is not one.
    """
    names = names_of(book)
    parts = [_account(account, names) for account in chosen(accounts_of(book, names), story)]
    legend = "; ".join(f"**{noun}**: {meaning}" for noun, meaning in COUNTS)
    return "\n".join(
        [
            *parts,
            "---",
            "",
            f"Counts: {legend}. Quoted words are **bold** where their sentence stands around them; behind them the article and the place, from the first character to the one after the last.",
            "",
        ]
    )


def escaped(text: str) -> str:
    r"""Text on one line with everything that Markdown would read as markup made plain.

    >>> escaped("a *bold* claim")
    'a \\*bold\\* claim'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _quoted(evidence: Evidence, names: Names) -> str:
    article = names.article_at(evidence)
    where = names.article(article) if article else evidence.document
    document = names.documents.get(evidence.document)
    rest = around(document.text, evidence) if document else Around("", "")
    words = f"{_edge(rest.before)}**{escaped(evidence.words)}**{_edge(rest.after)}" if rest.says_more() else escaped(evidence.words)
    return f"“{words}” ({escaped(where)}, {evidence.start}–{evidence.end})"


def _edge(text: str) -> str:
    """Escaped text that keeps one space at each end where it had any."""
    return f"{' ' if text[:1].isspace() else ''}{escaped(text)}{' ' if text[-1:].isspace() and text.strip() else ''}"


def _account(account: Account, names: Names) -> str:
    lines = [f"# {escaped(account.title)}", "", _summary(account), ""]
    lines += ["## In a minute", "", *(_happening(each, names) for each in leading(account, names)), ""]
    lines += _section("## Figures", (_series(each, names) for each in top_series(account)))
    lines += _section("## Disagreements", (_dispute(each, names) for each in account.disputes))
    lines += _section("## What each leaves out", _omissions(account, names))
    lines += _timeline(account, names)
    told_by_several = (each for each in account.statements if len(each.attributions) > 1)
    lines += _section("## Statements that several accounts carry", (_statement(each, names) for each in told_by_several))
    lines += _section("## Accounts", (_source(account, number, names) for number in range(len(account.articles))))
    return "\n".join(lines)


def _section(title: str, blocks: Iterable[str]) -> list[str]:
    rows = list(blocks)
    return [title, "", *rows, ""] if rows else []


def _summary(account: Account) -> str:
    return f"{plural(len(account.articles), 'account')}, {plural(len(account.happenings), 'happening')}, {plural(len(account.disputes), 'disagreement')}."


def _happening(happening: Happening, names: Names, *, tied: bool = False) -> str:
    piece, telling = headline(happening), first_telling(happening)
    if piece is None or telling is None:
        return f"- {escaped(happening.what)}"
    fields = [day_words(happening.date), happening.status.value, *counts(happening.support)]
    place = names.place(happening.place)
    if place:
        fields.insert(1, escaped(place))
    ties = names.ties.get(happening.id, ()) if tied else ()
    lines = [f"  - {tie.label} “{escaped(tie.other.what)}” (because: {escaped(names.readable(tie.because))})" for tie in ties]
    return "\n".join([f"- {_quoted(piece, names)} — {' · '.join(fields)}", *_decided(happening.because), *lines])


def _decided(because: str) -> list[str]:
    """What analysts made of a record, on a line of its own."""
    words = decided_words(because)
    return [f"  - {escaped(words)}"] if words else []


def _series(series: Series, names: Names) -> str:
    line = " · ".join(escaped(part) for part in [series.kind.value, *about(series, names)])
    lines = [f"- **{line}**: {escaped(value_words(series, names))} ({' · '.join(counts(series.support))})", *_decided(series.because)]
    for reading in series.readings:
        figure = names.figures.get(reading)
        if figure is not None:
            speaker = names.speaker(figure.speaker, figure.speaker_words)
            said = f", {escaped(speaker)}" if speaker else ""
            as_of = f", as of {day_words(figure.as_of)}" if figure.as_of else ""
            lines.append(f"  - {escaped(reading_words(figure))}{said}{as_of}: {_quoted(figure.evidence, names)}")
    return "\n".join(lines)


def _dispute(dispute: Dispute, names: Names) -> str:
    lines = [f"- **{dispute.kind.value}**: {escaped(dispute.about)}. {DISPUTES[dispute.kind]}"]
    lines += [f"  - {_quoted(piece, names)}" for piece in dispute.evidence]
    return "\n".join([*lines, f"  - because: {escaped(names.readable(dispute.because))}"])


def _omissions(account: Account, names: Names) -> Iterator[str]:
    if len(account.articles) > 1:
        for share in shares(account, names):
            yield f"- **{escaped(names.article(share.article))}**: {share_words(share)}"


def _timeline(account: Account, names: Names) -> list[str]:
    lines = ["## Timeline", ""]
    day = None
    for happening in account.happenings:
        if day_words(happening.date) != day:
            day = day_words(happening.date)
            lines += ["", f"### {day}", ""]
        lines.append(_happening(happening, names, tied=True))
    return [*lines, "", *_section("### Background", (_happening(each, names) for each in account.background))]


def _statement(statement: Statement, names: Names) -> str:
    speaker = names.speaker(statement.speaker, statement.speaker_words) or "speaker unknown"
    lines = [f"- **{escaped(speaker)}** ({' · '.join(counts(statement.support))})"]
    for one in statement.attributions:
        attribution = names.attributions.get(one)
        if attribution is not None:
            lines.append(f"  - {_quoted(attribution.content, names)}")
    return "\n".join(lines)


def _source(account: Account, number: int, names: Names) -> str:
    article = account.articles[number]
    published = day_words(article.published) if article.published else "date unknown"
    because = f" ({escaped(article.published_because)})" if article.published_because else ""
    notes = " The text shows machine rewriting." if article.rewritten else ""
    return f"- **{escaped(names.article(article.id))}**, {article.kind.value}, {published}{because}.{notes}"
