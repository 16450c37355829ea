"""The tables of ingest, read once: furniture patterns, outlets and agencies, section labels."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from rashomon.ingest.lines import folded_words
from rashomon.model.spans import MarkKind

__all__ = ["Outlet", "Rule", "furniture_rules", "is_section_label", "outlet_named", "outlets", "table_rows"]

#: A line longer than this is no furniture; matching stops there, so that patterns stay cheap on long text.
LONGEST_FURNITURE = 480


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for furniture; ``where`` is line, end or title (see furniture.tsv)."""

    kind: MarkKind
    where: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A name that news texts print as a credit."""

    name: str
    agency: bool


def table_rows(name: str) -> Iterator[list[str]]:
    """The rows of one of the tables in this room, split at tabs, without comments."""
    for line in files("rashomon.ingest").joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@functools.cache
def furniture_rules(where: str) -> tuple[Rule, ...]:
    """The furniture patterns for one place, in the order of the table."""
    return tuple(
        Rule(MarkKind(kind), place, re.compile(pattern, re.IGNORECASE)) for kind, place, pattern, *_ in table_rows("furniture.tsv") if place == where
    )


@functools.cache
def outlets() -> dict[str, Outlet]:
    """Every printed form of an outlet's name, as printed."""
    found: dict[str, Outlet] = {}
    for name, kind, *others in table_rows("outlets.tsv"):
        outlet = Outlet(name, kind == "agency")
        for form in (name, *(others[0].split("|") if others and others[0].strip() else ())):
            found.setdefault(form, outlet)
    return found


@functools.cache
def _folded_outlets() -> dict[str, Outlet]:
    # One short word in other letters is no outlet ("Dawn" is one, "dawn" is not, nor is "time"); longer names may be in capitals.
    return {form.casefold(): outlet for form, outlet in outlets().items() if " " in form}


def outlet_named(text: str) -> Outlet | None:
    """The outlet or agency that the text is the name of; None if it is something else.

    >>> outlet_named("(AP)").name, outlet_named("THE GUARDIAN").name, outlet_named("dawn")
    ('Associated Press', 'The Guardian', None)
    """
    bare = text.strip(" \t()[]/.,:;|*–—-").strip()
    return outlets().get(bare) or _folded_outlets().get(bare.casefold())


@functools.cache
def _labels() -> frozenset[str]:
    return frozenset(row[0].strip().casefold() for row in table_rows("section_labels.txt"))


def is_section_label(text: str) -> bool:
    """Whether a text is the label of a section, or a path of them ("Home > World > Asia").

    >>> is_section_label("World News"), is_section_label("Home / Asia"), is_section_label("Ann Lee")
    (True, True, False)
    """
    parts = [part.strip(" \t:#") for part in re.split(r"[>»›/|•·]", text)]
    return bool(folded_words(text)) and all(not part or part.casefold() in _labels() for part in parts)
