"""``rashomon export``: the dossier in another format."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from rashomon import __version__
from rashomon.cli.report import write_whole
from rashomon.dossier.reader import read_book
from rashomon.export.best import BestRule, with_best
from rashomon.export.json_format import dossier_json_text
from rashomon.export.markdown import account_markdown
from rashomon.export.report import report_html
from rashomon.model.book import Book

__all__ = ["export"]

def as_markdown(book: Book) -> str:
    """The account of every story as Markdown."""
    return account_markdown(book)


def as_report(book: Book) -> str:
    """The report."""
    return report_html(book, f"Rashomon {__version__}")


FORMATS: dict[str, Callable[[Book], str]] = {"json": dossier_json_text, "markdown": as_markdown, "html": as_report}


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(sorted(FORMATS)), required=True, help="The format.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; default: standard output.")
@click.option("--best", type=click.Choice([rule.value for rule in BestRule]), help="Give each series one value by this rule; its name stands beside it.")
def export(dossier: Path, form: str, output: Path | None, best: str | None) -> None:
    """Write DOSSIER in another format."""
    content = FORMATS[form](with_best(read_book(dossier), BestRule(best) if best else None)).encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_whole(output, content)
