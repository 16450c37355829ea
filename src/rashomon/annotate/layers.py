"""What a layer is: a pure function from a parsed article and what is known so far to its own records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model.annotations import Annotations
from rashomon.text.parse import Parsed

__all__ = ["Layer"]


@dataclass(frozen=True, slots=True)
class Layer:
    """A step of annotation.

    Attributes:
        run: returns a new Annotations in which only the fields in ``assigns`` differ from the one it was given.
        requires: fields of Annotations that must have been assigned before.
        assigns: fields that it fills.
        version: raise it whenever the output can change; stored beside every row.
    """

    name: str
    run: Callable[[Parsed, Annotations], Annotations]
    requires: tuple[str, ...]
    assigns: tuple[str, ...]
    version: int
