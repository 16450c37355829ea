"""``rashomon export``: the dossier in another format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from rashomon import __version__
from rashomon.cli.report import write_whole
from rashomon.dossier.reader import read_book
from rashomon.errors import BadUsage, RunAborted
from rashomon.export.best import BestRule, with_best
from rashomon.export.geojson import happenings_geojson
from rashomon.export.json_format import dossier_json_text
from rashomon.export.markdown import account_markdown
from rashomon.export.report import report_html
from rashomon.export.tables import tables_of
from rashomon.export.tabular import csv_files, workbook
from rashomon.model.book import Book

__all__ = ["export"]


def _text(content: str) -> bytes:
    return content.encode("utf-8", "backslashreplace")


#: Each format that is one file.
FORMATS: dict[str, Callable[[Book], bytes]] = {
    "json": lambda book: _text(dossier_json_text(book)),
    "markdown": lambda book: _text(account_markdown(book)),
    "html": lambda book: _text(report_html(book, f"Rashomon {__version__}")),
    "geojson": lambda book: _text(happenings_geojson(book)),
    "xlsx": lambda book: workbook(tables_of(book)),
}
#: Formats that no terminal can show.
BINARY = frozenset({"xlsx"})
CSV = "csv"


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(sorted([*FORMATS, CSV])), required=True, help="The format.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file (for csv a folder); default: standard output.")
@click.option("--table", help="For csv: this table alone.")
@click.option(
    "--best", type=click.Choice([rule.value for rule in BestRule]), help="Give each series one value by this rule; its name stands beside it."
)
def export(dossier: Path, form: str, output: Path | None, table: str | None, best: str | None) -> None:
    """Write DOSSIER in another format."""
    if table is not None and form != CSV:
        raise BadUsage(f"--table chooses one table of csv; {form} is written whole")
    if form in BINARY and output is None and sys.stdout.isatty():
        raise BadUsage(f"{form} is no text: name a file with -o")
    book = with_best(read_book(dossier), BestRule(best) if best else None)
    if form == CSV:
        _export_csv(csv_files(tables_of(book)), table, output)
    else:
        _write(FORMATS[form](book), output)


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_whole(output, content)


def _export_csv(files: Mapping[str, bytes], table: str | None, output: Path | None) -> None:
    """One table to a file or standard output, or every table into a folder."""
    if table is not None:
        if f"{table}.csv" not in files:
            known = ", ".join(name.removesuffix(".csv") for name in files)
            raise BadUsage(f"there is no table {table!r}; there are {known}")
        _write(files[f"{table}.csv"], output)
        return
    if output is None:
        raise BadUsage("csv is several tables: name a folder with -o, or one table with --table")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunAborted(f"{output}: no folder can be made there ({error.strerror})") from error
    for name, content in files.items():
        write_whole(output / name, content)
