"""Everything that can go wrong, in one tree.

    RashomonError
    ├── ItemFailed          one document, layer or pair failed; recorded as a row, the run goes on
    │   └── UnreadableInput  one input could not be read as an account
    └── RunAborted          the run cannot go on
        ├── BadUsage         the caller asked for something that makes no sense
        ├── BadDossier       the dossier is not one, is damaged, or comes from a newer version
        └── MissingPart      a model or data package that the run needs is not installed

Every message is one line that names the thing and says what to do about it.
"""

from __future__ import annotations

__all__ = ["BadDossier", "BadUsage", "ItemFailed", "MissingPart", "RashomonError", "RunAborted", "UnreadableInput"]


class RashomonError(Exception):
    """Anything that Rashomon raises on purpose."""


class ItemFailed(RashomonError):
    """One item failed at one stage; the run records it and goes on."""

    def __init__(self, item: str, stage: str, reason: str) -> None:
        super().__init__(f"{item}: {reason} ({stage})")
        self.item = item
        self.stage = stage
        self.reason = reason


class UnreadableInput(ItemFailed):
    """One input could not be read as an account."""

    def __init__(self, item: str, reason: str) -> None:
        super().__init__(item, "ingest", reason)


class RunAborted(RashomonError):
    """The run cannot go on; what was stored stays stored."""


class BadUsage(RunAborted):
    """The caller asked for something that makes no sense."""


class BadDossier(RunAborted):
    """The dossier is not one, is damaged, or comes from a newer version."""


class MissingPart(RunAborted):
    """A model or data package that the run needs is not installed."""
