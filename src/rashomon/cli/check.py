"""``rashomon check``: is every piece of evidence where it is said to be?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from rashomon.dossier.check import Checked, Verdict, check_evidence, every_evidence
from rashomon.dossier.reader import read_book
from rashomon.errors import BadUsage, RunAborted
from rashomon.export.report.evidence import report_evidence
from rashomon.model.spans import Claimed, Evidence

__all__ = ["check"]


@click.command()
@click.argument("subject", type=click.Path(path_type=Path))
@click.option("--dossier", type=click.Path(path_type=Path), help="The dossier that a report was made from. Default: the only one beside it.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts and every piece that was not found as JSON.")
def check(subject: Path, dossier: Path | None, *, as_json: bool) -> None:
    """Re-open every piece of evidence in SUBJECT, a dossier or a report; exits with 1 if any is not found where it says."""
    report = subject.suffix.lower() in {".html", ".htm"}
    book = read_book((dossier or beside(subject)) if report else subject)
    texts = {document.id: document.text for document in book.documents}
    pieces: Iterable[Evidence | Claimed] = reported(subject) if report else every_evidence(tuple(getattr(book, name) for name in book.__slots__ if name != "documents"))
    results = tuple(check_evidence(pieces, texts))
    tell(subject, results, as_json=as_json)
    if not results or any(each.verdict is not Verdict.HERE for each in results):
        msg = f"{subject}: {'holds no evidence' if not results else 'some evidence is not where it is said to be'}"
        raise RunAborted(msg)


def reported(page: Path) -> tuple[Claimed, ...]:
    """The evidence that a report shows."""
    try:
        return report_evidence(page.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        msg = f"{page}: not a report that can be read ({error}); name a report.html that `rashomon read` made"
        raise RunAborted(msg) from error


def beside(page: Path) -> Path:
    """The only dossier in the folder of a report."""
    found = sorted(page.parent.glob("*.rashomon"))
    if len(found) != 1:
        msg = f"{page}: {len(found)} dossiers lie beside it; name the one it was made from with --dossier"
        raise BadUsage(msg)
    return found[0]


def tell(subject: Path, results: tuple[Checked, ...], *, as_json: bool) -> None:
    """Print what was found."""
    counts = Counter(str(each.verdict) for each in results)
    amiss = [each for each in results if each.verdict is not Verdict.HERE]
    if as_json:
        rows = [{"document": each.evidence.document, "start": each.evidence.start, "end": each.evidence.end, "words": each.evidence.words} for each in amiss]
        click.echo(json.dumps({"subject": str(subject), "counts": dict(counts), "amiss": rows}, ensure_ascii=False))
        return
    for each in amiss:
        place = f"{each.evidence.document} {each.evidence.start}-{each.evidence.end}"
        click.echo(f"{each.verdict}: {place}: {each.evidence.words[:80]!r}" + (f" (in {each.where})" if each.where else ""))
    click.echo(f"{subject}: {len(results)} pieces of evidence: " + ", ".join(f"{counts.get(str(verdict), 0)} {verdict}" for verdict in Verdict))
