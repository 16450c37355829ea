"""Several articles on one shooting, read as one story: is the merged series right at least as often as any one article, and is every disagreement flagged?

    python bench/incidents.py SHARED

Each article gives one reading of the killed and one of the hurt (``predict_casualties``). They become figures of one story, meet in series by the
program's own ``join_series``, are merged by a named rule, and are put to ``figure_disputes``. Right means: a number that most of the labels of the
incident's articles give (of tied ones any; the labels of one incident disagree themselves).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import predict_casualties

from rashomon.align.figure_disputes import figure_disputes
from rashomon.align.reconcile import BestRule, best_of
from rashomon.align.series import join_series
from rashomon.model.annotations import Account, Annotations, Comparator, Figure, FigureKind
from rashomon.model.documents import Article
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence, Span

__all__ = ["Outcome", "main", "outcome_of", "report"]

#: Articles on one shooting are written on different days about a toll that is known at once: what most of them say, of tied ones the last told.
RULE: Final = BestRule.MAJORITY
COUNTS: Final = (("killed", FigureKind.DEATHS), ("injured", FigureKind.INJURIES))
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One incident and one count.

    Attributes:
        merged: whether the merged series is right.
        single: whether each article alone is right, in the order of the incident.
        differ: whether the articles' readings differ.
        flagged: whether a dispute holds readings that differ.
    """

    incident: str
    count: str
    merged: bool
    single: tuple[bool, ...]
    differ: bool
    flagged: bool


def reading(record: Record, kind: FigureKind, value: int, text: str) -> Figure:
    """One article's count as a figure; a count of nobody is an absence, as "no one was hurt" is."""
    name, end = str(record["id"]), min(len(text), 1)
    evidence = Evidence(name, 0, end, text[:end])
    figure = Figure(
        id=make_id("figure", name, kind.value), article=name, kind=kind, who=None, who_class=None, what=None, where=None, unit=None,
        value=float(value), low=None, high=None, comparator=Comparator.EXACTLY, as_of=None, incremental=None, part_of=None, negated=value == 0,
        entity=None, speaker=None, speaker_words=None, attribution=None, series=None, evidence=evidence,
    )  # fmt: skip
    published = str(record["published"])[:10] if record.get("published") else None
    return replace(figure, as_of=published)


def account(record: Record, answer: Record) -> Account:
    """The article with its two readings as its figures."""
    text, name = str(record["text"]), str(record["id"])
    published = str(record["published"]) if record.get("published") else None
    figures = tuple(reading(record, kind, int(answer[count]), text) for count, kind in COUNTS)
    return Account(Article(name, name, Span(0, len(text)), published=published), text, Annotations(name, figures=figures))


def truths(records: Sequence[Record], count: str) -> set[int]:
    """The numbers that most labels of the incident give; empty where none is labelled."""
    labels = Counter(int(record[count]) for record in records if record[count] is not None)
    return {value for value, votes in labels.items() if votes == max(labels.values())}


def outcome_of(incident: str, records: Sequence[Record], answers: Sequence[Record]) -> tuple[Outcome, ...]:
    """How the story of one incident does, for the killed and for the hurt; a count without any label is left out."""
    accounts = [account(record, answer) for record, answer in zip(records, answers, strict=True)]
    figures, series = join_series(accounts, {})
    disputes = figure_disputes(accounts, figures, series)
    of_id = {figure.id: figure for figure in figures}
    found: list[Outcome] = []
    for count, kind in COUNTS:
        right = truths(records, count)
        if not right:
            continue
        widest = max((one for one in series if one.kind is kind), key=lambda one: len(one.readings))
        told = [int(answer[count]) for answer in answers]
        sides = [{of_id[member].value for member in dispute.members if of_id[member].kind is kind} for dispute in disputes]
        flagged = any(len(values) > 1 for values in sides)
        merged = best_of(widest, of_id, RULE)
        found.append(Outcome(incident, count, merged in right, tuple(value in right for value in told), len(set(told)) > 1, flagged))
    return tuple(found)


def outcomes(shared: Path) -> list[Outcome]:
    """Every incident of the benchmark, both counts."""
    folder = shared / "bench" / "casualties"
    labelled = {record["id"]: record for record in _lines(folder / "gvdb_dev.jsonl")}
    found: list[Outcome] = []
    for incident in _lines(folder / "incidents.jsonl"):
        records = [labelled[name] for name in incident["articles"]]
        answers = list(predict_casualties.predict([{key: record.get(key) for key in SEEN} for record in records]))
        found.extend(outcome_of(incident["id"], records, answers))
    return found


#: What a predictor may see of a record: never its labels.
SEEN: Final = ("id", "text", "title", "published", "outlet")


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def report(shared: Path) -> str:
    """The table: share right for the merged series, one article, and the article that does best in its incident; disagreements flagged."""
    found = outcomes(shared)
    lines = [f"merged by rule: {RULE.value}"]
    for count, _ in COUNTS:
        rows = [row for row in found if row.count == count]
        singles = [right for row in rows for right in row.single]
        differ = [row for row in rows if row.differ]
        lines.append(
            f"{count:8s} incidents {len(rows)}  merged {_share([row.merged for row in rows])}  one article {_share(singles)}"
            f"  best article of each incident {_share([any(row.single) for row in rows])}"
            f"  disagreements {len(differ)} flagged {sum(row.flagged for row in differ)}"
        )
        lines += [f"    not right though one article was: {row.incident}" for row in rows if any(row.single) and not row.merged]
        lines += [f"    not flagged: {row.incident}" for row in differ if not row.flagged]
    return "\n".join(lines)


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right)}/{len(right)} = {sum(right) / len(right):.3f}" if right else "none"


def main() -> int:
    """Print the table."""
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "bench" / "casualties").is_dir():
        print("usage: incidents.py SHARED, a folder that holds bench/casualties", file=sys.stderr)
        return 2
    print(report(Path(sys.argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
