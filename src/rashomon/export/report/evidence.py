"""Evidence read back out of a report, so that ``rashomon check`` can re-open every piece of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from rashomon.model.spans import Claimed

__all__ = ["report_evidence"]

#: Elements without an end tag; they never hold evidence.
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet; ``place`` is None where it carries no evidence."""

    tag: str
    place: tuple[str, int, int] | None
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[_Open] = []
        self.found: list[Claimed] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(_Open(tag, _place(dict(attrs))))

    def handle_data(self, data: str) -> None:
        for element in self.open:
            if element.place is not None:
                element.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            msg = f"<{self.open[-1].tag if self.open else 'nothing'}> is closed by </{tag}> on line {self.getpos()[0]}"
            raise ValueError(msg)
        element = self.open.pop()
        if element.place is not None:
            self.found.append(Claimed(*element.place, "".join(element.words)))


def _place(attributes: dict[str, str | None]) -> tuple[str, int, int] | None:
    document, start, end = attributes.get("data-document"), attributes.get("data-start"), attributes.get("data-end")
    return None if document is None or start is None or end is None else (document, int(start), int(end))


def report_evidence(html: str) -> tuple[Claimed, ...]:
    """Every piece of evidence that the report ``html`` shows, in page order.

    Raises:
        ValueError: the page is not a report as it was written: a tag is not closed.

    >>> report_evidence('<q data-document="d1" data-start="0" data-end="5">Eight</q>')[0].words
    'Eight'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        msg = f"<{reader.open[-1].tag}> is never closed"
        raise ValueError(msg)
    return tuple(reader.found)
