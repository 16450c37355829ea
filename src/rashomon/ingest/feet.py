"""What stands below a piece's running text and runs over several lines: readers' comments, and what a firm says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.ingest.lines import Line
from rashomon.model.spans import Mark, MarkKind

__all__ = ["foot_marks"]

#: "3 thoughts on ..." opens the comments; a comment has its reader's name and a button within so many lines.
COMMENTS = re.compile(
    r"(?:\d+|one|two|three|join the)\s+(?:thoughts?|comments?|responses?|replies|discussion)\b(?:\s+(?:on|to)\b.{0,200})?\W*|comments|discussion",
    re.IGNORECASE,
)
SAID = re.compile(
    r".{2,60}\b(?:says|wrote|said|commented)\b[^.]{0,40}:|reply|.{0,40}\bat \d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+\W*reply)?\W*", re.IGNORECASE
)
COMMENT_WITHIN = 4

ABOUT = re.compile(r"About (?:(?:the|our) )?[A-Z][\w.&'’-]*(?: [\w.&'’-]+){0,6}:?")


def foot_marks(lines: Sequence[Line]) -> Iterator[Mark]:
    """The comments below the text, to the end; and a heading "About Open Harbour" with the paragraph below it, in text order.

    A heading of comments counts only with a reader's name or button below it, because comments alone may head a chapter; there may be more of them
    than of the piece.
    """
    for number, line in enumerate(lines):
        below = lines[number + 1 : number + 1 + COMMENT_WITHIN]
        if number and COMMENTS.fullmatch(line.text) and any(SAID.fullmatch(each.text) for each in below):
            yield Mark(line.start, lines[-1].end, MarkKind.FOOTER)
            return
        if number * 2 >= len(lines) and ABOUT.fullmatch(line.text) and below and _names(line.text, below[0].text):
            yield Mark(line.start, below[0].end, MarkKind.FOOTER)


def _names(heading: str, text: str) -> bool:
    """Whether the paragraph says what the heading's body is ("About Open Harbour", "Open Harbour is a ...")."""
    name = re.sub(r"^About (?:(?:the|our) )?|:$", "", heading)
    return re.match(rf"(?:The )?{re.escape(name.split()[0])}\b.{{0,120}}?\b(?:is|are|was|has|provides|works|offers|operates)\b", text) is not None
