"""What the words of a reading allow, and whether two readings can be one number."""

from __future__ import annotations

import math

from rashomon.align.figure_rounding import rounds_to
from rashomon.align.series_keys import CUMULATIVE, PEOPLE
from rashomon.align.series_units import MEASURED
from rashomon.model.annotations import Comparator, Figure

__all__ = ["JUST_OVER", "added_floor", "bounds", "close", "floors", "near_floor", "open_ended", "places_only", "rounded", "same", "times_apart"]

#: "About 400" and "nearly 400" hold what a newsroom would round to them: one part in ten, as in the usual style guides.
ROUND = 0.1
#: A number that ends in three zeros may be another one, rounded, where they differ by no more than this.
ROUNDED = 0.03
#: "More than 1,000" is said of 1,148, not of 1,900.
JUST_OVER = 1.2
#: "Dozens" is not said of 200, "thousands" not of 100,000: an open plural ends where the next one starts.
PLURAL_SPAN = 50.0


def same(left: Figure, right: Figure) -> bool:
    """Whether both tell one number; how they hedge it may differ."""
    return (left.value, left.low, left.high) == (right.value, right.low, right.high) and left.value is not None


def added_floor(left: Figure, right: Figure) -> bool:
    """Whether one reading only adds "at least": the same toll, told with care."""
    return {left.comparator, right.comparator} == {Comparator.EXACTLY, Comparator.AT_LEAST}


def places_only(left: Figure, right: Figure) -> bool:
    """Whether one number is told of two places: nothing parts there."""
    return left.where is not None and right.where is not None and left.where != right.where


def open_ended(figure: Figure) -> bool:
    """Whether the words set no upper end: "at least 50", "dozens"."""
    return figure.comparator in {Comparator.AT_LEAST, Comparator.MORE_THAN} or (figure.value is None and figure.high is None)


def floors(left: Figure, right: Figure) -> bool:
    """Whether one of two numbers is only a floor: "at least 544"."""
    floors = {Comparator.AT_LEAST, Comparator.MORE_THAN}
    return None not in {left.value, right.value} and bool(floors & {left.comparator, right.comparator})


def times_apart(left: Figure, right: Figure) -> float:
    """How many times the one reading is the other; 1 where one is zero."""
    one, other = sorted((left.value or left.low or 0.0, right.value or right.low or 0.0))
    return other / one if one > 0 else 1.0


def rounded(left: Figure, right: Figure) -> bool:
    """As in "$43 million" and "$43,885,310": both exact in words, one the other in round figures."""
    if left.value is None or right.value is None:
        return False
    one, other = sorted((abs(left.value), abs(right.value)))
    if left.unit in MEASURED and other - one <= other * ROUNDED:
        return True  # 35 miles and 36, read off two maps
    if left.kind not in PEOPLE and (rounds_to(one, other) or rounds_to(other, one)):
        return True
    return min(one % 1000, other % 1000) == 0 and other - one <= other * ROUNDED and one >= 10_000


def near_floor(left: Figure, right: Figure) -> bool:
    """Whether a hedge explains the difference: a floor such as "over 130" does not name 137 in round figures, "about 130" might."""
    if open_ended(left) is not open_ended(right) and None not in {left.value, right.value}:
        floor, exact = (left, right) if open_ended(left) else (right, left)
        one, other = floor.value or 0.0, exact.value or 0.0
        late = (floor.as_of or "") >= (exact.as_of or "") and one <= other <= one * JUST_OVER and float(f"{one:.1g}") == one
        return abs(other - one) <= max(one, other) * ROUNDED or late
    return close(left, right)


def close(left: Figure, right: Figure) -> bool:
    """Whether the two numbers are what a newsroom would round to each other."""
    one, other = sorted(figure.value or figure.low or 0.0 for figure in (left, right))
    return other - one <= other * ROUND


def bounds(figure: Figure) -> tuple[float, float]:
    """Lowest and highest value that the words allow."""
    value = figure.value
    if value is None:
        low = figure.low if figure.low is not None else 2.0
        high = figure.high if figure.high is not None else low * PLURAL_SPAN
        return low, high
    slack = abs(value) * ROUND
    return {
        Comparator.ABOUT: (value - slack, value + slack),
        Comparator.NEARLY: (value - slack, value),
        Comparator.MORE_THAN: (value, math.inf if figure.kind in CUMULATIVE else value + 5 * slack),
        Comparator.AT_LEAST: (value, math.inf),
        Comparator.LESS_THAN: (value - 5 * slack, value),
        Comparator.AT_MOST: (0.0, value),
    }.get(figure.comparator, (value, value))
