"""``rashomon judge``: an analyst's decisions about a dossier; each is kept for good and followed on every later read."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from rashomon.align.judged_subjects import Index, Signature, correct, merge, split, withdraw
from rashomon.cli.progress import watched
from rashomon.cli.report import write_whole
from rashomon.dossier.reader import read_book
from rashomon.errors import BadUsage
from rashomon.export.json_format import dossier_json
from rashomon.export.judgement_list import listed
from rashomon.export.judgement_text import judgements_from_text, judgements_text
from rashomon.export.wording import plural
from rashomon.model.judgements import Judgement, worded
from rashomon.pipeline.judge import Decided, decide, members_of, take_in

__all__ = ["judge"]

AUTHOR = click.option("--author", help="Who decides. Default: your user name on this computer.")
NOTE = click.option("--note", default="", help="Why; shown with whatever the decision changes.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
TEXT = click.Path(path_type=Path)


def now() -> datetime:
    """The time that a judgement bears."""
    return datetime.now(UTC)


@click.group()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.pass_context
def judge(context: click.Context, dossier: Path) -> None:
    """Decide about DOSSIER: join, part or correct what it holds. Nothing is ever deleted; any decision can be withdrawn."""
    context.obj = dossier


@judge.command("merge")
@click.argument("ids", nargs=-1, required=True)
@NOTE
@AUTHOR
@click.pass_obj
def merge_command(dossier: Path, ids: tuple[str, ...], note: str, author: str | None) -> None:
    """Say that the records of these IDS are one; the first one leads. Two articles: that they are copies."""
    by = signature(author, note)
    tell(decided(dossier, lambda index, _before: merge(index, ids, by)))


@judge.command("split")
@click.argument("record")
@click.argument("members", nargs=-1, required=True)
@NOTE
@AUTHOR
@click.pass_obj
def split_command(dossier: Path, record: str, members: tuple[str, ...], note: str, author: str | None) -> None:
    """Say that MEMBERS of RECORD are another one; they leave it and stand together. Of a family: that they are no copies."""
    by = signature(author, note)
    tell(decided(dossier, lambda index, _before: split(index, record, members, by)))


@judge.command("correct")
@click.argument("words", nargs=3, metavar="RECORD FIELD VALUE")
@NOTE
@AUTHOR
@click.pass_obj
def correct_command(dossier: Path, words: tuple[str, str, str], note: str, author: str | None) -> None:
    """Say that FIELD of RECORD is VALUE, or "unknown"."""
    (record, field, value), by = words, signature(author, note)
    tell(decided(dossier, lambda index, _before: correct(index, record, (field, value), by)))


@judge.command("withdraw")
@click.argument("judgement")
@NOTE
@AUTHOR
@click.pass_obj
def withdraw_command(dossier: Path, judgement: str, note: str, author: str | None) -> None:
    """Take JUDGEMENT back; the withdrawal of a withdrawal brings back what it withdrew."""
    by = signature(author, note)
    tell(decided(dossier, lambda _index, before: withdraw(before, judgement, by)))


@judge.command("list")
@AS_JSON
@click.pass_obj
def list_command(dossier: Path, *, as_json: bool) -> None:
    """Print every judgement and how it stands."""
    book = read_book(dossier)
    rows = listed(book)
    if as_json:
        plain = dossier_json(book)["judgements"]
        states = {row.judgement.id: row.state for row in rows}
        click.echo(json.dumps([row | {"state": states[row["id"]]} for row in plain], ensure_ascii=False) if isinstance(plain, list) else "[]")
        return
    if not rows:
        click.echo(f"{dossier}: nobody has judged anything yet", err=True)
    for row in rows:
        each = row.judgement
        click.echo(
            f"{each.id}  {each.at[:16].replace('T', ' ')}  {each.author}: {worded(each)}"
            + (f" ({each.note})" if each.note else "")
            + f"\n    {row.state}"
        )


@judge.command("members")
@click.argument("record")
@AS_JSON
@click.pass_obj
def members_command(dossier: Path, record: str, *, as_json: bool) -> None:
    """Print what RECORD is made of, numbered as `split` takes it."""
    subject, members = members_of(dossier, record)
    if as_json:
        rows = [
            {"number": number, "id": each.id or None, "article": each.article, "anchor": each.anchor, "words": each.words}
            for number, each in enumerate(members, 1)
        ]
        click.echo(json.dumps({"noun": subject.noun, "id": subject.id, "about": subject.about, "members": rows}, ensure_ascii=False))
        return
    click.echo(f"{subject.noun} {subject.id}: {subject.about}")
    for number, each in enumerate(members, 1):
        click.echo(f"{number:>4}  {each.id or each.anchor}  [{each.article}]  {' '.join(each.words.split())[:100]}")


@judge.command("export")
@click.option("-o", "--output", type=TEXT, help="A file; default: standard output.")
@click.pass_obj
def export_command(dossier: Path, output: Path | None) -> None:
    """Write all judgements as plain text, one line each, which `import` reads."""
    content = judgements_text(read_book(dossier).judgements).encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        write_whole(output, content)


@judge.command("import")
@click.argument("file", type=TEXT)
@click.pass_obj
def import_command(dossier: Path, file: Path) -> None:
    """Read in the judgements of FILE (- for standard input) that are not here yet, and follow them."""
    try:
        text = (sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = (
            f"{file}: cannot be read as judgements ({getattr(error, 'strerror', None) or error}); name a file that `rashomon judge FILE export` wrote"
        )
        raise BadUsage(msg) from error
    judgements = judgements_from_text(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    with watched() as progress:
        done = take_in(dossier, judgements, progress)
    click.echo(f"Read in {plural(len(done.judgements), 'new judgement')} ({done.known} known already).")
    warn(done)


def signature(author: str | None, note: str) -> Signature:
    """Who decides, now."""
    return Signature(author or user_name(), now().strftime("%Y-%m-%dT%H:%M:%SZ"), note)


def user_name() -> str:
    """The user's name on this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:  # a container without a user table
        msg = "nobody knows who you are on this computer; say who decides with --author NAME"
        raise BadUsage(msg) from error


def decided(dossier: Path, make: Callable[[Index, Sequence[Judgement]], Judgement]) -> Decided:
    """The judgement made, followed and kept, with progress shown."""
    with watched() as progress:
        return decide(dossier, make, progress)


def tell(done: Decided) -> None:
    """Say what was decided, what it overrules, and what to do about it."""
    for each in done.judgements:
        click.echo(f"{each.id}: {worded(each)}, by {each.author}")
    for each in done.overrules:
        click.echo(f"It overrules {each.id} ({worded(each)}, by {each.author} on {each.at[:10]}), which is kept.")
    warn(done)


def warn(done: Decided) -> None:
    """Say which judgements of the dossier cannot be followed."""
    for line in done.unreplayed:
        click.echo(line, err=True)
