"""Write the program's answers to a benchmark task.

    python bench/predict.py TASK GOLD OUT

TASK is one of the names in TASKS. GOLD is a .jsonl or .jsonl.gz file of records; for copies it is the pairs file, whose texts lie beside it
(pairs -> texts in its name); for reconcile it is reports.csv. Only text and metadata of GOLD are read, never its answers.
"""

from __future__ import annotations

import gzip
import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Each task and the keys of a record that its predictor may see; the baseline is another system's way of doing the same task.
TASKS: dict[str, tuple[str, ...]] = {
    "times": ("id", "text", "published", "published_time", "phrase"),
    "attribution": ("id", "text", "title", "outlet", "published"),
    "attribution-baseline": ("id", "text", "title", "outlet", "published"),
    "geo": ("id", "text", "title", "published", "outlet"),
    "clusters": ("id", "text", "title", "published", "outlet"),
    "casualties": ("id", "text", "title", "published", "outlet"),
    "events": ("id", "text"),
    "html": ("id", "html_path"),
    "copies": ("a", "b"),
    "reconcile": (),
}
MODULES = {"attribution-baseline": "baseline_citron"}
TEXT_KEYS = ("id", "text", "title", "outlet", "published", "sentences")

Record = dict[str, object]


def records(path: Path, keys: tuple[str, ...]) -> Iterator[Record]:
    """The records of a file, each with nothing but ``keys``."""
    opening = gzip.open if path.suffix == ".gz" else open
    with opening(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                whole = json.loads(line)
                yield {key: whole[key] for key in keys if key in whole}


def texts_beside(pairs: Path) -> dict[str, Record]:
    """The texts that a pairs file is about, by id."""
    for suffix in ("", ".gz"):
        name = pairs.name.removesuffix(".gz").replace("pairs", "texts") + suffix
        if (pairs.parent / name).exists():
            return {str(record["id"]): record for record in records(pairs.parent / name, TEXT_KEYS)}
    raise SystemExit(f"{pairs}: no texts file lies beside it")


def answers(task: str, gold: Path) -> Iterable[Record]:
    """The program's answers to one task."""
    module = importlib.import_module(MODULES.get(task, f"predict_{task}"))
    if task == "copies":
        found: Iterable[Record] = module.predict(records(gold, TASKS[task]), texts_beside(gold))
    elif task == "html":
        found = module.predict(records(gold, TASKS[task]), gold.parent)
    else:
        found = module.predict(records(gold, TASKS[task]))
    return found


def main() -> int:
    """Parse, predict, write."""
    if len(sys.argv) != 4 or sys.argv[1] not in TASKS:
        print(f"usage: predict.py TASK GOLD OUT; TASK is one of {', '.join(TASKS)}", file=sys.stderr)
        return 2
    task, gold, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if not gold.is_file():
        print(f"{gold}: no such file", file=sys.stderr)
        return 2
    if task == "reconcile":
        importlib.import_module("predict_reconcile").predict_csv(gold, out)
        return 0
    with out.open("w", encoding="utf-8") as file:
        for answer in answers(task, gold):
            file.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
