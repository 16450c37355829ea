"""Readings in a unit that lets them be compared: miles beside kilometres, hours beside minutes; and what a distance is measured from."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import resources

from rashomon.model.annotations import Account, Comparator, Figure, FigureKind

__all__ = ["MEASURED", "comparable", "measured_from"]

_FROM = re.compile(
    r"\)?[^\S\n]?(?:\([^()\n]{1,24}\)[^\S\n]?)?(?:to the )?(?:due )?(?:(?:north|south|east|west)(?:[ -]?(?:north|south|east|west))?(?:ern|wards?)?|away|off|outside|inland)?"
    r"[^\S\n]?(?:side |coast )?(?:of|from)[^\S\n](?:the [a-z ]{0,24})?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
#: So much of the text behind a distance says what it is measured from.
_REACH = 80


@functools.cache
def _units() -> Mapping[str, tuple[str, float]]:
    table = resources.files("rashomon.align").joinpath("series_units.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {unit: (base, float(factor)) for unit, base, factor in rows}


#: Units of things measured, by any scale: two of them this near are one, read off two instruments.
MEASURED = frozenset({"km", "m", "ha", "m2", "m3", "tonne", "minute", "MW", "kph"})


def measured_from(figure: Figure, text: str) -> str | None:
    """The name that a distance is measured from ("190 miles north of Norden"), in lower case; None where the words say none."""
    if figure.kind is not FigureKind.DISTANCE:
        return None
    found = _FROM.match(text, figure.evidence.end, figure.evidence.end + _REACH)
    return found["name"].lower() if found is not None else None


def comparable(figures: Sequence[Figure], accounts: Mapping[str, Account]) -> list[Figure]:
    """The figures in the units that they are compared in, in order; a distance counts what it is measured from.

    Args:
        figures: readings as the accounts have them.
        accounts: article id to account.
    """
    return [_converted(figure, measured_from(figure, accounts[figure.article].text)) for figure in figures]


def _converted(figure: Figure, origin: str | None) -> Figure:
    base, factor = _units().get(figure.unit or "", (figure.unit, 1.0))
    if base == figure.unit:
        return figure if origin is None else replace(figure, who=f"from {origin}")
    if figure.unit == "fraction" and figure.comparator is Comparator.EXACTLY:
        figure = replace(figure, comparator=Comparator.ABOUT)  # "half" is said of 47 percent, too
    value, low, high = (None if number is None else float(f"{number * factor:.6g}") for number in (figure.value, figure.low, figure.high))
    return replace(figure, unit=base, value=value, low=low, high=high, who=figure.who if origin is None else f"from {origin}")
