"""Which of two publication times is the earlier one, as far as the coarser of the two tells."""

from __future__ import annotations

from datetime import datetime

__all__ = ["compare_times"]


def compare_times(one: str | None, two: str | None) -> int:
    """-1 where ``one`` is earlier, 1 where later, 0 where the coarser of the two does not tell."""
    if one is None or two is None:
        return 0
    if len(one) > 10 and len(two) > 10:
        left, right = _moment(one), _moment(two)
        if left is not None and right is not None and (left.tzinfo is None) == (right.tzinfo is None):
            return (left > right) - (left < right)
    size = min(len(one), len(two), 10)
    return (one[:size] > two[:size]) - (one[:size] < two[:size])


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None  # not a full ISO date-time: the caller then compares days
