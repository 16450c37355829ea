"""Whether one number is another in round figures, by its telling digits."""

from __future__ import annotations

__all__ = ["is_round", "rounds_to"]


def _digits(value: float) -> str:
    return f"{value:.10g}".replace(".", "").rstrip("0")


def is_round(value: float) -> bool:
    """Whether only one digit says anything: 50, 300, 2 million are equal by chance."""
    return len(_digits(value)) < 2


def rounds_to(exact: float, coarse: float) -> bool:
    """Whether a number of at least three telling digits is the other, of at least two, in round figures.

    >>> rounds_to(52.36, 52.4), rounds_to(2_280_000, 2_300_000), rounds_to(31, 30)
    (True, True, False)
    """
    many, few = len(_digits(exact)), len(_digits(coarse))
    return 2 <= few < many and many >= 3 and float(f"{exact:.{few}g}") == coarse
