"""``rashomon show``: the account in the terminal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from rashomon.dossier.reader import read_book
from rashomon.export.best import BestRule, with_best
from rashomon.export.json_format import dossier_json
from rashomon.export.judgement_list import ids_text
from rashomon.export.terminal import account_text

__all__ = ["show"]


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.argument("story", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the happenings, series and disputes as JSON.")
@click.option("--best", type=click.Choice([rule.value for rule in BestRule]), help="Give each series one value by this rule; its name stands beside it.")
@click.option("--ids", is_flag=True, help="List what can be judged with its id, one a line, instead of the account.")
def show(dossier: Path, story: str | None, best: str | None, *, as_json: bool, ids: bool) -> None:
    """Show the account that DOSSIER holds, or only that of one STORY."""
    book = with_best(read_book(dossier), BestRule(best) if best else None)
    if ids:
        click.echo(ids_text(book, story), nl=False)
        return
    if as_json:
        whole = dossier_json(book)
        click.echo(json.dumps({noun: whole[noun] for noun in ("stories", "happenings", "series", "disputes")}, ensure_ascii=False))
        return
    click.echo(account_text(book, story, width=min(shutil.get_terminal_size().columns, 110)))
