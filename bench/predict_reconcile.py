"""Folds report rows of electoral violence into one row an event, for ``score.py reconcile``."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from rashomon.align.reconcile import Aggregate, reconcile

NUMBERS = ("deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high")
OTHERS = ("date_start", "date_end", "city", "location", "actor1", "actor2", "target", "event_context", "displacement", "damage")


def cells(column: str, aggregate: Aggregate, *, numeric: bool) -> dict[str, str]:
    """The output cells of one column; an empty cell where nothing is said."""
    row = {f"{column}_n": str(aggregate.n), f"{column}_distinct": str(aggregate.distinct)}
    if numeric:
        row |= {f"{column}_min": aggregate.low or "", f"{column}_max": aggregate.high or ""}
    return row | {f"{column}_mode": aggregate.mode or "", f"{column}_mode_ties": "|".join(aggregate.ties)}


def predict_csv(reports_path: Path, out_path: Path) -> None:
    """Read the reports, write one row for each event that more than one report tells."""
    with reports_path.open(encoding="utf-8", newline="") as stream:
        reports = list(csv.DictReader(stream))
    counts: dict[str, int] = {}
    for report in reports:
        counts[report["event_id"]] = counts.get(report["event_id"], 0) + 1
    folded = reconcile(reports, event="event_id", numbers=NUMBERS, others=OTHERS)
    rows: list[dict[str, str]] = []
    for event, columns in sorted(folded.items()):
        row = {"event_id": event, "n_reports": str(counts[event])}
        for column in (*NUMBERS, *OTHERS):
            row |= cells(column, columns[column], numeric=column in NUMBERS)
        rows.append(row)
    with out_path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]) if rows else ["event_id", "n_reports"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    predict_csv(Path(sys.argv[1]), Path(sys.argv[2]))
