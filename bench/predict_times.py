"""Answers the time benchmarks: the dates layer without a parse, written as TIMEX3 values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.annotate.dates import find_times

__all__ = ["predict"]


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One answer a record: ``{"id", "times": [{"start", "end", "value", "type"}]}``, or the date of a single ``phrase``."""
    for record in records:
        published = str(record["published"]) if record.get("published") else None
        if "phrase" in record:
            yield _phrase(record, published)
            continue
        times = find_times(str(record["text"]), published)
        yield {"id": record["id"], "times": [{"start": time.start, "end": time.end, "value": time.timex, "type": time.kind.value} for time in times]}


def _phrase(record: dict[str, object], published: str | None) -> dict[str, object]:
    found = [time for time in find_times(str(record["phrase"]), published) if time.first is not None]
    if not found:
        return {"id": record["id"], "date": None, "end": None, "granularity": None, "type": "unresolved"}
    time = found[0]
    first, last = (day.isoformat() if day else None for day in (time.first, time.last))
    grain = time.precision.value if time.precision.value in {"day", "week", "month", "quarter", "year"} else "day" if time.first == time.last else None
    kind = "range" if time.precision.value == "interval" else "exact" if grain == "day" else "approximate"
    return {"id": record["id"], "date": first, "end": last if first != last else None, "granularity": grain, "type": kind}
