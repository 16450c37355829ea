"""Hold the scores on the shared accounts to the floors in ``bench/floors.json``.

python bench/floors.py SHARED            check
python bench/floors.py SHARED --raise    write what is reached now, where it is higher
python bench/floors.py SHARED --lower    write what is reached now, whatever it is (say why in CHANGELOG.md)
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
#: The field of each score row that is held, first one that the row has.
FIELDS = ("f1", "accuracy", "score", "recall")
#: Further fields of a row that are held too.
ALSO = {"happenings": ("documents_jaccard", "date_exact")}


def fingerprint(shared: Path) -> str:
    """A hash of the accounts and the gold, so that a floor is never compared with another corpus."""
    hasher = hashlib.sha256()
    for path in sorted([*(shared / "accounts").glob("*.txt"), shared / "gold" / "kazakhstan-2022.json"]):
        hasher.update(path.read_bytes())
    return hasher.hexdigest()[:16]


def scores(shared: Path) -> dict[str, float]:
    """Read the shared accounts into a fresh dossier, export it and score it."""
    with tempfile.TemporaryDirectory() as folder:
        dossier, exported = Path(folder) / "five.rashomon", Path(folder) / "five.json"
        program = [sys.executable, "-m", "rashomon.cli.main"]
        subprocess.run([*program, "read", str(shared / "accounts"), "-o", str(dossier)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own program
        subprocess.run([*program, "export", str(dossier), "--to", "json", "-o", str(exported)], check=True)  # noqa: S603  our own program
        subprocess.run([*program, "check", str(dossier)], check=True)  # noqa: S603  our own program
        subprocess.run([*program, "check", str(Path(folder) / "report.html")], check=True)  # noqa: S603  our own program
        scorer = [sys.executable, str(shared / "tools" / "score_dossier.py"), str(shared / "gold" / "kazakhstan-2022.json"), str(exported)]
        found = subprocess.run([*scorer, "--texts", str(shared / "accounts"), "--json"], check=True, capture_output=True, text=True)  # noqa: S603  the shared scorer
    return flat(json.loads(found.stdout))


def flat(rows: dict[str, dict[str, float]]) -> dict[str, float]:
    """One number a line of the scorer's answer; copies count hard negatives fooled, of which none is allowed."""
    out: dict[str, float] = {}
    for name, row in rows.items():
        if name == "copies":
            out["copies_predicted"] = -float(row["predicted"])
            continue
        out[name] = next(float(row[field]) for field in FIELDS if field in row)
        out.update({f"{name}_{field}": float(row[field]) for field in ALSO.get(name, ())})
    return out


def stored_floors(mark: str) -> tuple[str, dict[str, float]]:
    """The corpus fingerprint and the floors that are kept; those of this corpus and none before the first run."""
    if not FLOORS.exists():
        return mark, {}
    stored = json.loads(FLOORS.read_text(encoding="utf-8"))
    return str(stored["fingerprint"]), {str(name): float(value) for name, value in stored["floors"].items()}


def main() -> int:
    """Compare, or write."""
    shared, flags = Path(sys.argv[1]), set(sys.argv[2:])
    now, mark = scores(shared), fingerprint(shared)
    known, kept = stored_floors(mark)
    if known != mark and "--lower" not in flags:
        print(f"the corpus changed ({known} is now {mark}); check it, then run with --lower")
        return 1
    low = {name: (floor, now.get(name, float("-inf"))) for name, floor in kept.items() if now.get(name, float("-inf")) < floor - 1e-9}
    for name, value in sorted(now.items()):
        print(f"{name:32s} {value:8.4f}  floor {kept.get(name, 'none')}{'  BELOW' if name in low else ''}")
    if "--lower" in flags or "--raise" in flags:
        floors = now if "--lower" in flags else {name: max(value, kept.get(name, value)) for name, value in now.items()}
        FLOORS.write_text(json.dumps({"fingerprint": mark, "floors": floors}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
