"""``rashomon show``: the account in the terminal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from rashomon.dossier.reader import read_book
from rashomon.export.json_format import dossier_json
from rashomon.export.terminal import account_text

__all__ = ["show"]


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.argument("story", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the happenings, series and disputes as JSON.")
def show(dossier: Path, story: str | None, *, as_json: bool) -> None:
    """Show the account that DOSSIER holds, or only that of one STORY."""
    book = read_book(dossier)
    if as_json:
        whole = dossier_json(book)
        click.echo(json.dumps({noun: whole[noun] for noun in ("stories", "happenings", "series", "disputes")}, ensure_ascii=False))
        return
    click.echo(account_text(book, story, width=min(shutil.get_terminal_size().columns, 110)))
