"""Where quotation marks open and close: read from the stored text, since flattening loses which way a mark points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rashomon.model.spans import Span

__all__ = ["Quoted", "quoted_spans", "turns"]

#: Opening mark -> marks that may close it, the right one first. German and Polish low marks close with a high one.
PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’", "‹": "›", '"': '"', "'": "'", "‚": "‘’"}
DOUBLE_OPEN = frozenset("“«„")
DOUBLE_CLOSE = frozenset("”»")
SINGLE = frozenset("‘’'‚‹›")
STRAIGHT = frozenset("\"'")
QUOTE_MARKS = frozenset('“”«»„"')
OPENS_AFTER = frozenset(" \t\n\r\u00a0\u202f\u2009([{—–-/:;,.…“‘\"'«„\u200b")
#: A single-marked stretch longer than this is an apostrophe that was taken for an opening mark.
LONGEST_SINGLE = 400
#: ", he wrote." at the end of a paragraph that never closes its mark: the words end before the tag.
TAG_AT_END = re.compile(
    r"[,?!] (?:(?:he|she|they|(?:[A-Z][\w.'’-]+ ){1,4}) ?(?:said|says|wrote|added|told|tweeted|continued|explained|argued|insisted)"
    r"|(?:said|says|wrote|added) (?:[A-Z][\w.'’-]+ ?){1,4})[^.“”\"]{0,80}\.?$"
)
LEAST_TURNS = 3
TURN = re.compile(r"^(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][a-z]+ [A-Z][a-z]+): (?P<words>\S[^\n]*\S)", re.MULTILINE)
SENTENCE_ENDS = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A marked stretch in document code points.

    Attributes:
        start, end: the words inside the marks.
        outer: the stretch with its marks.
        depth: 0 outside every other quotation.
        closed: False where the closing mark is missing.
        wrong_close: the closing mark points the wrong way or is of another kind.
        continues: the paragraph ends inside the quotation and the next one opens it again.
    """

    start: int
    end: int
    outer: Span
    depth: int = 0
    closed: bool = True
    wrong_close: bool = False
    continues: bool = False


def quoted_spans(text: str, span: Span) -> tuple[Quoted, ...]:
    """Which stretches of ``text`` inside ``span`` stand in quotation marks, in order of their opening mark.

    Every line is its own paragraph. A paragraph that ends inside a quotation goes on in the next one if that opens with a
    mark again; otherwise its closing mark is missing and it ends with its paragraph.

    >>> [q.end - q.start for q in quoted_spans("He said “no”. It's ‘so so’.", Span(0, 27))]
    [2, 5]
    """
    found: list[Quoted] = []
    pending: list[int] = []
    at = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body[0])
            if pending and body[0] in QUOTE_MARKS:
                for index in pending:
                    found[index] = replace(found[index], continues=True)
            first = len(found)
            found.extend(_in_line(text, start, start + len(body)))
            pending = [i for i in range(first, len(found)) if not found[i].closed and found[i].depth == 0]
        at += len(line)
    return tuple(found)


def turns(text: str, span: Span) -> tuple[Quoted, ...]:
    r"""What is said in a transcript: the words behind "NAME:" at the head of a line, if three lines or more begin so and a name comes twice.

    >>> len(turns("SOL: Why?\nMORA: Rain.\nSOL: Only rain?", Span(0, 38)))
    3
    """
    found = [match for match in TURN.finditer(text, span.start, span.end) if match["words"].strip()]
    names = {match["name"] for match in found}
    if len(found) < LEAST_TURNS or len(names) == len(found):
        return ()
    return tuple(Quoted(m.start("words"), m.end("words"), Span(m.start("words"), m.end("words"))) for m in found)


def _in_line(text: str, start: int, end: int) -> list[Quoted]:
    stack: list[int] = []
    found: list[Quoted] = []
    for at in range(start, end):
        mark = text[at]
        if mark == "'" and "'" in {text[at - 1 : at], text[at + 1 : at + 2]}:
            found += _doubled(text, start, end, at)
            continue
        if mark not in PAIRS and mark not in DOUBLE_CLOSE and mark not in "’›":
            continue
        before, after = (text[at - 1] if at > start else " "), (text[at + 1] if at + 1 < end else " ")
        if mark in SINGLE and _is_apostrophe(text, at, end, stack, (before, after)):
            continue
        closes = _closes(text, stack, mark, before, after)
        if closes is not None:
            found += _close(text, stack, closes, at)
        elif _opens(mark, before, after):
            stack.append(at)
    following: int | None = None
    for depth in range(len(stack) - 1, -1, -1):
        found += _unclosed(text, stack[depth], end, following, depth)
        following = stack[depth]
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _doubled(text: str, start: int, end: int, at: int) -> list[Quoted]:
    """Two single marks typed for one double mark: ''so''; read once, at the opening pair."""
    before = text[at - 1] if at > start else " "
    after = text[at + 2] if at + 2 < end else " "
    if before == "'" or before not in OPENS_AFTER or after.isspace():
        return []
    close = text.find("''", at + 2, end)
    return _quoted(text, (at + 2, close), Span(at, close + 2), 0) if close > 0 else []


def _is_apostrophe(text: str, at: int, end: int, stack: list[int], sides: tuple[str, str]) -> bool:
    before, after = sides
    if before.isalnum() and after.isalnum():
        return True
    is_open = any(text[i] in SINGLE for i in stack)
    if is_open and not before.isspace() and not after.isalnum():
        # "the workers' claim": a plural possessive inside single marks, if a better closing mark follows.
        plural = before in "sS" and after == " " and _later_close(text, at + 2, end)
        return bool(plural)
    if text[at] == "’" or before.isalnum() or after.isspace() or after.isdigit():
        return True
    return text[at] == "'" and not _later_close(text, at + 1, end)


def _later_close(text: str, at: int, end: int) -> bool:
    for i in range(at, min(end, at + LONGEST_SINGLE)):
        mark = text[i]
        if mark in '‘“"':
            return False
        if mark in "'’" and not text[i - 1].isspace() and (i + 1 >= end or not text[i + 1].isalnum()):
            return not (text[i - 1] in "sS" and text[i + 1 : i + 2] == " ") or _later_close(text, i + 1, end)
    return False


def _closes(text: str, stack: list[int], mark: str, before: str, after: str) -> int | None:
    """Which opening mark on the stack this mark closes."""
    if not stack:
        return None
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        opened = text[stack[depth]]
        straight = mark in STRAIGHT and (not before.isspace() or after.isspace() or not after.isalnum())
        if mark in PAIRS[opened] and (mark not in STRAIGHT or straight) and not (mark in SINGLE and before.isspace()):
            return depth
        if opened in SINGLE or mark in SINGLE:
            continue
        # A wrong mark closes if nothing follows it that it could open.
        if mark in DOUBLE_CLOSE or ((mark in DOUBLE_OPEN or mark == '"') and not after.isalnum() and after not in "[(…‘'"):
            return depth
    return None


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in DOUBLE_CLOSE or mark in "’›" or after.isspace():
        return False
    if mark in STRAIGHT:
        return before in OPENS_AFTER
    return mark in DOUBLE_OPEN or before in OPENS_AFTER


def _close(text: str, stack: list[int], depth: int, at: int) -> list[Quoted]:
    opened = stack[depth]
    del stack[depth:]
    wrong = text[at] != PAIRS[text[opened]][0] and text[at] not in PAIRS[text[opened]]
    return [replace(q, wrong_close=wrong) for q in _quoted(text, (opened + 1, at), Span(opened, at + 1), depth)]


def _quoted(text: str, inner: tuple[int, int], outer: Span, depth: int) -> list[Quoted]:
    start, end = inner
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return []
    return [Quoted(start, end, outer, depth)]


def _unclosed(text: str, opened: int, end: int, later: int | None, depth: int) -> list[Quoted]:
    """A single mark without its partner is no quotation; a double one runs to the next unclosed mark, or the paragraph's end."""
    if text[opened] in SINGLE:
        return []
    stop = later if later is not None else end
    if later is not None:
        cut = max((text.rfind(mark, opened, stop) for mark in SENTENCE_ENDS), default=-1)
        stop = cut + 1 if cut > opened else stop
    if later is None and (tag := TAG_AT_END.search(text, opened, end)) is not None:
        stop = tag.start() + 1
    return [replace(q, closed=False) for q in _quoted(text, (opened + 1, stop), Span(opened, stop), depth if later is None else 0)]
