"""The readings of one quantity as small strips on one scale, drawn here so that the page needs no script."""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.export.wording import number_words
from rashomon.model.annotations import Figure

__all__ = ["Scale", "axis", "scale_of", "strip"]

WIDTH, HEIGHT, MARGIN = 300, 22, 10
#: Ticks of an axis; more of them collide once numbers have thousands.
TICKS = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale from ``low`` to ``high`` over the width of a strip."""

    low: float
    high: float

    def x(self, value: float) -> float:
        """Where a value stands, in strip units; held inside the strip."""
        share = (value - self.low) / (self.high - self.low)
        return round(MARGIN + min(1.0, max(0.0, share)) * (WIDTH - 2 * MARGIN), 1)


def scale_of(figures: tuple[Figure, ...]) -> Scale | None:
    """A scale from zero that holds every reading; None where no reading has a number, one is below zero, or units differ."""
    values = [value for figure in figures for value in (figure.value, figure.low, figure.high) if value is not None]
    units = {figure.unit for figure in figures if (figure.value, figure.low, figure.high) != (None, None, None)}
    if not values or len(units) > 1 or min(values) < 0 or max(values) == 0:
        return None
    return Scale(0.0, _round_up(max(values)))


def _round_up(value: float) -> float:
    """The next 1, 2, 3, 4, 6 or 8 times a power of ten (half of it is a round number too), with a little air for an open end.

    >>> _round_up(18), _round_up(240), _round_up(9)
    (20.0, 300.0, 10.0)
    """
    size = 10.0 ** math.floor(math.log10(value))
    return next(step * size for step in (1, 2, 3, 4, 6, 8, 10, 20) if step * size >= value * 1.02)


def axis(scale: Scale) -> Markup:
    """The ticks of a scale."""
    marks = []
    for index in range(TICKS):
        value = scale.low + (scale.high - scale.low) * index / (TICKS - 1)
        anchor = ("start", "middle", "end")[index]
        x = {"start": MARGIN - 4, "middle": scale.x(value), "end": WIDTH - MARGIN + 4}[anchor]
        marks.append(Markup('<text x="{}" y="14" text-anchor="{}">{}</text>').format(x, anchor, number_words(value)))
    return _svg(Markup("").join(marks), "scale", "axis")


def strip(figure: Figure, scale: Scale) -> Markup:
    """One reading: a dot for a number, a bar for a range, an arrow for an open end."""
    middle = HEIGHT / 2
    ground = Markup('<path class="ground" d="M{} {}H{}"/>').format(MARGIN, middle, WIDTH - MARGIN)
    low, high = figure.low, figure.high
    shape = Markup("")
    if low is not None and high is not None and low != high:
        shape = Markup('<path class="range" d="M{0} {2}H{1}M{0} {3}v8M{1} {3}v8"/>').format(scale.x(low), scale.x(high), middle, middle - 4)
    elif figure.value is None and low is not None and high is None:
        shape = Markup('<path class="open" d="M{0} {1}H{2}m-5 -4l5 4l-5 4"/><circle class="end" cx="{0}" cy="{1}" r="4"/>').format(scale.x(low), middle, WIDTH - 3)
    elif figure.value is None and high is not None and low is None:
        shape = Markup('<path class="open" d="M{0} {1}H{2}m5 -4l-5 4l5 4"/><circle class="end" cx="{0}" cy="{1}" r="4"/>').format(scale.x(high), middle, 3)
    if figure.value is not None:
        shape += Markup('<circle class="dot" cx="{}" cy="{}" r="4.5"/>').format(scale.x(figure.value), middle)
    elif low is not None and low == high:
        shape = Markup('<circle class="dot" cx="{}" cy="{}" r="4.5"/>').format(scale.x(low), middle)
    return _svg(ground + shape, "reading", "strip")


def _svg(inner: Markup, label: str, kind: str) -> Markup:
    return Markup('<svg class="{}" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}</svg>').format(kind, WIDTH, HEIGHT, WIDTH, HEIGHT, label, inner)
