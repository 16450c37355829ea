"""``rashomon read``: documents in; a dossier, its report and a summary out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import click

from rashomon.cli.progress import watched
from rashomon.cli.report import write_report
from rashomon.export.wording import plural
from rashomon.model.book import Book
from rashomon.model.judgements import STAGE, in_force
from rashomon.pipeline.run import Settings, Summary, read_sources

__all__ = ["read"]


@click.command()
@click.argument("sources", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The dossier; made if it is not there, added to if it is. Default: the first source's name.")
@click.option("--report", type=click.Path(path_type=Path), help="Where the report goes. Default: report.html beside the dossier.")
@click.option("--workers", type=click.IntRange(0), default=0, help="Processes for the per-article work; 0 chooses.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def read(sources: tuple[str, ...], output: Path | None, report: Path | None, workers: int, *, as_json: bool) -> None:
    """Read SOURCES (files, folders, - for standard input) into one dossier and write its report."""
    where = output or default_name(sources)
    settings = Settings(workers=workers, stdin=sys.stdin.buffer if "-" in sources else None)
    with watched() as progress:
        summary = read_sources(sources, where, settings, progress)
    page = write_report(summary.book, report or where.parent / "report.html")
    click.echo(json.dumps(counts(summary) | {"dossier": str(where), "report": str(page)}) if as_json else words(summary, where, page))


def default_name(sources: tuple[str, ...]) -> Path:
    """The dossier's name when none is given: that of the first source, in the current folder."""
    first = sources[0] if sources and sources[0] != "-" else "accounts"
    return Path(f"{Path(first).resolve().stem or 'accounts'}.rashomon")


def counts(summary: Summary) -> dict[str, int]:
    """The summary as numbers."""
    book = summary.book
    nouns = ("documents", "articles", "stories", "families", "copies", "actors", "statements", "figures", "series", "happenings", "disputes", "judgements", "failures")
    return {"added": summary.added, "known": summary.known, "failed": summary.failed} | {noun: len(getattr(book, noun)) for noun in nouns}


def words(summary: Summary, where: Path, page: Path) -> str:
    """The summary in plain words."""
    book = summary.book
    kinds = Counter(str(dispute.kind) for dispute in book.disputes)
    disputes = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()) or "none"
    background = sum(1 for happening in book.happenings if happening.background)
    happenings = plural(len(book.happenings) - background, "happening") + (f" and {background} of background" if background else "")
    held = ", ".join([happenings, *(plural(len(getattr(book, noun)), noun[:-1]) for noun in ("statements", "actors", "figures"))])
    stories, families = plural(len(book.stories), "story"), plural(len(book.families), "family")
    lines = [
        f"Read {plural(summary.added, 'new document')} ({summary.known} known already, {summary.failed} could not be read).",
        f"The dossier holds {plural(len(book.articles), 'article')} in {stories}, from {families} ({_folded(book)}).",
        f"{held} in {len(book.series)} series.",
        f"Disputes: {disputes}.",
    ]
    paths = {document.id: document.path for document in book.documents}
    names = {article.id: paths[article.document] for article in book.articles}
    lines += _judged(book)
    failures = [failure for failure in book.failures if failure.stage != STAGE]
    lines += [f"Not (wholly) used: {names.get(failure.item, failure.item)}: {failure.reason} ({failure.stage})" for failure in failures[:20]]
    if len(failures) > 20:
        lines.append(f"... and {len(failures) - 20} more, listed in the report.")
    return "\n".join([*lines, f"Dossier: {where}", f"Report:  {page}"])


def _judged(book: Book) -> list[str]:
    """How analysts' judgements fared in this run; nothing where there are none."""
    missed = [failure for failure in book.failures if failure.stage == STAGE]
    held = len(in_force(book.judgements)) - len(missed)
    lines = [f"Judgement {failure.item}: {failure.reason}" for failure in missed[:20]]
    more = [f"... and {len(missed) - 20} more judgements; `rashomon judge FILE list` shows them all."] if len(missed) > 20 else []
    return [f"Judgements: {held} replayed" + (f", {len(missed)} not (wholly):" if missed else "."), *lines, *more] if book.judgements else []


def _folded(book: Book) -> str:
    """What families fold: links between copies, and articles published again."""
    copies = f"{plural(len(book.copies), 'link')} between copies" if book.copies else "no copies"
    return f"{copies}, {plural(len(book.versions), 'later version')}" if book.versions else copies
