"""The sentence around quoted words, so that a clause can be understood where it stands alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model.spans import Evidence, Span

__all__ = ["Around", "around", "cut_ends", "sentence_around"]

#: A full stop that ends a sentence: not after an initial, "Mr", "Mrs" or "Dr", and before white space and a capital, digit or opening mark.
_END = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)[.!?]['\"”’)\]]*\s+(?=['\"“‘(\[]?[A-Z0-9])|\n")

#: What stands before the first sentence of a line and is none of it: a list mark, a live page's label, a dateline with or without its agency.
_LEAD = re.compile(
    r"(?:[-•*·▪►–—]\s+|(?:LIVE|BREAKING|UPDATE[D]?|JUST IN)\s*[|:–—-]\s*"
    r"|[A-Z][A-Z.’' -]{2,30}(?:,[ \w.’'-]{2,40}){0,3}?\s*(?:\([^)\n]{2,40}\)\s*)?[–—-]{1,2}\s+(?=[A-Z0-9“\"'‘]))+"
)

#: Last marks of such a lead.
_LEADS = frozenset("-•*·▪►–—|:")

#: What may stand at the edge of a whole sentence.
_STOPS = frozenset('.!?\n\r"”’)]')


def sentence_around(text: str, span: Span, reach: int) -> Span:
    """The span of the sentence that holds ``span``, at most ``reach`` characters to each side, cut at a word where it is longer.

    >>> text = "He left. Late that night she followed him. Then rain."
    >>> around = sentence_around(text, Span(25, 37), 40)
    >>> text[around.start : around.end]
    'Late that night she followed him.'
    """
    return Span(_start(text, span.start, reach), _end(text, span.end, reach))


@dataclass(frozen=True, slots=True)
class Around:
    """What stands before and after quoted words in their sentence; an ellipsis where the sentence goes on."""

    before: str
    after: str

    def says_more(self) -> bool:
        """Whether there is more around the words than a closing full stop."""
        return bool(self.before.strip()) or len(self.after.strip()) > 1


def around(text: str, evidence: Evidence, reach: int = 140) -> Around:
    """The rest of the sentence that ``evidence`` stands in; both parts empty where it is the whole sentence.

    >>> around("He left. Late that night she followed him.", Evidence("d", 25, 37, "she followed"))
    Around(before='Late that night ', after=' him.')
    """
    span = sentence_around(text, evidence.span, reach)
    before, after = cut_ends(text, span)
    return Around(("… " if before else "") + text[span.start : evidence.start], text[evidence.end : span.end] + (" …" if after else ""))


def cut_ends(text: str, span: Span) -> tuple[bool, bool]:
    """Whether the sentence goes on before and after ``span``.

    >>> cut_ends("He left. She followed him home.", Span(13, 25))
    (True, True)
    """
    before = text[max(0, span.start - 4) : span.start].rstrip(" \t'\"“‘([")[-1:]
    lead = _LEAD.match(text, text.rfind("\n", 0, span.start) + 1) if before in _LEADS else None
    if lead is not None and lead.end() == span.start:
        before = ""
    last, following = text[span.end - 1], text[span.end : span.end + 1]
    return before not in {"", *_STOPS}, last not in _STOPS and following not in {"", *_STOPS}


def _start(text: str, at: int, reach: int) -> int:
    floor = max(0, at - reach)
    starts = [match.end() for match in _END.finditer(text, floor, at + 2) if match.end() <= at]
    if starts:
        floor = starts[-1]
    elif floor:
        blank = text.find(" ", floor, at)
        floor = blank + 1 if blank >= 0 else at
    start = at - len(text[floor:at].lstrip())
    lead = _LEAD.match(text, start, at) if start == 0 or text[max(0, start - 60) : start].rstrip(" \t")[-1:] in {"", "\n"} else None
    return start if lead is None else lead.end()


def _end(text: str, at: int, reach: int) -> int:
    ceiling = min(len(text), at + reach)
    match = _END.search(text, max(0, at - 1), min(len(text), ceiling + 4))
    if match and match.end() > at:
        return max(at, match.start() + len(match.group().rstrip()))
    if match is None and ceiling < len(text):
        blank = text.rfind(" ", at, ceiling)
        ceiling = blank if blank >= 0 else at
    return at + len(text[at:ceiling].rstrip())
