"""How the program does on our own short stories: one table, story by measure, with the mean.

    python bench/stories.py SHARED [NAME ...] [--dump FOLDER]

Every folder of ``bench/stories`` is one event: its accounts as .txt files and a gold.json in the form of the shared scorer. Each is read by the real
program into a dossier of its own; ``--dump`` keeps what it exports, one JSON file a story, for reading the errors.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from rashomon.export.json_format import dossier_json
from rashomon.pipeline.run import Settings, read_sources

__all__ = ["main", "names_of", "scores_of", "table"]

STORIES = Path(__file__).with_name("stories")
#: The fields of the scorer's rows that are shown, by the name of the row where it is not the first of these.
FIELDS = ("f1", "accuracy", "score", "recall")
#: Rows that count pairs or look only at recall say more in these fields.
SHOWN = {"happenings": ("recall", "documents_jaccard", "date_exact")}
Row = dict[str, float]
Scorer = Callable[[dict[str, Any], dict[str, Any], dict[str, str]], dict[str, Row]]


def names_of(folder: Path = STORIES) -> tuple[str, ...]:
    """The names of the stories that have a gold, in order."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/gold.json")))


def scorer_of(shared: Path) -> Scorer:
    """The ``score`` of the shared scorer, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("score_dossier", shared / "tools" / "score_dossier.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer in {shared}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Scorer", module.score)


def exported(name: str, where: Path) -> dict[str, Any]:
    """The dossier of one story, as the program would export it."""
    accounts = [str(path) for path in sorted((STORIES / name).glob("*.txt"))]
    summary = read_sources(accounts, where / f"{name}.rashomon", Settings(workers=1))
    return dossier_json(summary.book)


def scores_of(name: str, score: Scorer, dump: Path | None = None) -> Row:
    """One number a measure for one story; a measure whose gold marks nothing is left out."""
    gold = json.loads((STORIES / name / "gold.json").read_text(encoding="utf-8"))
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((STORIES / name).glob("*.txt"))}
    with tempfile.TemporaryDirectory() as folder:
        data = exported(name, Path(folder))
    if dump is not None:
        dump.mkdir(parents=True, exist_ok=True)
        (dump / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return flat(score(gold, data, texts))


def flat(rows: Mapping[str, Row]) -> Row:
    """One number a row of the scorer's answer; a row that was asked of nothing says nothing."""
    out: Row = {}
    for name, row in rows.items():
        if row.get("of") == 0 or (name in {"furniture", "damage"} and not row["of"]):
            continue
        if name in SHOWN:
            out.update({f"{name}_{field}": float(row[field]) for field in SHOWN[name]})
            continue
        out[name] = next(float(row[field]) for field in FIELDS if field in row)
    return out


def mean(rows: Iterable[Row]) -> Row:
    """The mean of every measure over the stories that have it."""
    values: dict[str, list[float]] = {}
    for row in rows:
        for name, value in row.items():
            values.setdefault(name, []).append(value)
    return {name: sum(found) / len(found) for name, found in values.items()}


def drawn(rows: Mapping[str, Row]) -> str:
    """The rows as a table: a line a measure, a column a story, the mean last."""
    columns = {**rows, "MEAN": mean(rows.values())}
    widths = {name: max(7, len(name)) for name in columns}
    lines = [" " * 30 + "  ".join(f"{name:>{widths[name]}}" for name in columns)]
    for measure in columns["MEAN"]:
        cells = (f"{row[measure]:>{widths[name]}.3f}" if measure in row else " " * (widths[name] - 1) + "-" for name, row in columns.items())
        lines.append(f"{measure:30}" + "  ".join(cells))
    return "\n".join(lines)


def table(shared: Path, names: Sequence[str] = (), dump: Path | None = None) -> str:
    """Read and score the named stories, or all; the scores as a table."""
    score = scorer_of(shared)
    return drawn({name: scores_of(name, score, dump) for name in names or names_of()})


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--dump", type=Path)
    args = parser.parse_args(argv)
    print(table(args.shared, args.names, args.dump))
    return 0


if __name__ == "__main__":
    sys.exit(main())
