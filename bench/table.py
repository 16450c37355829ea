"""``make bench``: quality beside speed, in one table.

    python bench/table.py [--shared FOLDER] [--sample N]

Without the benchmark folder only speed is measured, on the example accounts. ``--sample`` takes the first N records of each set.
Ratios are measured in this run, on this machine, against the plain language pipeline on the same text.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import incidents
import predict_geo
import rewritten
import stories

from rashomon.ingest import Captured, read_inputs
from rashomon.model.annotations import Annotations
from rashomon.pipeline.layers import LAYERS
from rashomon.text.parse import Source, flatten, language_model, parse_articles

HERE = Path(__file__).parent
#: Task, gold file below bench/, and the numbers of the scorer's answer that are shown.
SETS = (
    ("times", "times/timebank_aquaint.jsonl"),
    ("times", "times/meantime_en.jsonl"),
    ("times", "times/recognizers.jsonl"),
    ("attribution", "attribution/polnear_dev.jsonl"),
    ("attribution-baseline", "attribution/polnear_dev.jsonl"),
    ("geo", "geo/lgl.jsonl"),
    ("geo", "geo/trnews.jsonl"),
    ("clusters", "clusters/ecbplus.jsonl"),
    ("clusters", "clusters/basil_even.jsonl"),
    ("clusters", "clusters/neus_train400.jsonl"),
    ("copies", "copies/natural_pairs.jsonl"),
    ("copies", "copies/derived_pairs.jsonl"),
    ("casualties", "casualties/gvdb_dev.jsonl"),
    ("events", "events/plover_gsr.jsonl"),
    ("reconcile", "reconcile/reports.csv"),
)


def sampled(gold: Path, count: int, folder: Path) -> Path:
    """The first ``count`` records of a file (all for 0, for pairs and for tables)."""
    if not count or gold.suffix != ".jsonl" or "pairs" in gold.name:
        return gold
    small = folder / gold.name
    with gold.open(encoding="utf-8") as lines, small.open("w", encoding="utf-8") as out:
        out.writelines(line for number, line in enumerate(lines) if number < count)
    return small


def measure(task: str, gold: Path, shared: Path, folder: Path) -> tuple[str, float]:
    """The scorer's words on one set, and the seconds that predicting took."""
    out = folder / f"{gold.stem}.out"
    began = time.perf_counter()
    subprocess.run([sys.executable, str(HERE / "predict.py"), task, str(gold), str(out)], check=True)  # noqa: S603  our own script
    seconds = time.perf_counter() - began
    expected = gold.with_name("events_expected.csv") if task == "reconcile" else gold
    scorer = [sys.executable, str(shared / "bench" / "score.py"), task.partition("-")[0], str(expected), str(out)]
    return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout.strip(), seconds  # noqa: S603  the shared scorer


def sources_of(folder: Path) -> list[Source]:
    """Every article of a folder, ready to be parsed."""
    found = [each for each in read_inputs([str(folder)]) if isinstance(each, Captured)]
    return [Source(article, each.document.text) for each in found for article in each.articles]


def layer_costs(folder: Path, rounds: int = 5) -> dict[str, float]:
    """Least processor seconds in ``rounds`` for the bare language pipeline and for each layer, on the same text."""
    sources = sources_of(folder)
    nlp = language_model()
    whole = [flatten(source.text[source.article.span.start : source.article.span.end]) for source in sources]
    list(nlp.pipe(whole))
    costs: dict[str, list[float]] = {"language pipeline": [], "parse by line": [], **{layer.name: [] for layer in LAYERS}}
    for _ in range(rounds):
        began = time.process_time()
        list(nlp.pipe(whole))
        costs["language pipeline"].append(time.process_time() - began)
        began = time.process_time()
        parsed = list(parse_articles(sources))
        costs["parse by line"].append(time.process_time() - began)
        found = [Annotations(each.article.id) for each in parsed]
        for layer in LAYERS:
            began = time.process_time()
            found = [layer.run(each, annotations) for each, annotations in zip(parsed, found, strict=True)]
            costs[layer.name].append(time.process_time() - began)
    return {name: min(times) for name, times in costs.items()}


def speed(folder: Path) -> None:
    """Print what annotating costs beside the bare language pipeline, and the whole command, cold."""
    costs = layer_costs(folder)
    bare = costs["language pipeline"]
    for name, seconds in costs.items():
        print(f"  {name:20s} {seconds:8.3f} s  {seconds / bare:6.2f} x")
    print(f"  annotate / bare language pipeline: {(sum(costs.values()) - bare) / bare:.2f}")
    with tempfile.TemporaryDirectory() as where:
        began = time.perf_counter()
        program = [sys.executable, "-m", "rashomon.cli.main", "read", str(folder), "-o", f"{where}/x.rashomon"]
        subprocess.run(program, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own program
        seconds = time.perf_counter() - began
    documents = sum(1 for each in read_inputs([str(folder)]) if isinstance(each, Captured))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  whole command, cold: {seconds:.1f} s for {documents} documents ({documents / seconds:.2f} a second), at most {memory:.0f} MB")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Quality beside speed, in one table.")
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--sample", type=int, default=0)
    options = parser.parse_args()
    shared: Path = options.shared
    print("Cost of annotating, processor seconds, least of five")
    speed(shared / "accounts" if (shared / "accounts").is_dir() else HERE.parent / "examples" / "accounts")
    print("\nCopies among made-up articles, beside other libraries doing the same job")
    sizes = ["2000"] if options.sample else []
    subprocess.run([sys.executable, str(HERE / "lineage_speed.py"), *sizes], check=True)  # noqa: S603  our own script
    print(f"\nOur own accounts, rewritten by machine and translated\n{rewritten.table()}", flush=True)
    if not (shared / "bench").is_dir():
        print(f"{shared}: no benchmark folder there; quality is not measured")
        return 0
    print(f"\nOur own stories\n{stories.table(shared)}", flush=True)
    print(f"\nSeveral articles on one shooting\n{incidents.report(shared)}", flush=True)
    with tempfile.TemporaryDirectory() as where:
        for task, name in SETS:
            words, seconds = measure(task, sampled(shared / "bench" / name, options.sample, Path(where)), shared, Path(where))
            if task == "geo":
                gold = sampled(shared / "bench" / name, options.sample, Path(where))
                beside = predict_geo.beside(gold, Path(where) / f"{gold.stem}.out")
                words += "\n" + "   ".join(f"{key} {value:.4f}" for key, value in beside.items())
            print(f"\n{task} {name} ({seconds:.1f} s)\n{json.dumps(words) if words.startswith('{') else words}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
