"""Where quotation marks open and close: read from the stored text, since flattening loses which way a mark points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

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
LONGEST_SINGLE = 1_200
#: A closing mark looks this many open ones back: deeper nesting is damage, and looking further makes long damage cost quadratic time.
REACH = 3
#: Marks between an opening single mark and its partner: more of them is damage.
MOST_MARKS = 24
#: Marks that some languages open with though they point the other way ("»so«", "”so”").
TURNED = {"»": "«", "”": "”“"}
#: Words that an apostrophe begins.
CLIPPED = re.compile(r"(?:n|em|til|tis|twas|cause|cos|bout|round|nother|kay)\b", re.IGNORECASE)
ANY_MARK = re.compile("[“”«»„‘’‹›‚\"']")
ANY_SINGLE = re.compile("[‘’'“\"]")
#: ", he wrote." at the end of a paragraph that never closes its mark: the words end before the tag.
TAG_AT_END = re.compile(
    r"[,?!] (?:(?:he|she|they|(?:[A-Z][\w.'’-]+ ){1,4}) ?(?:said|says|wrote|added|told|tweeted|continued|explained|argued|insisted)"
    r"|(?:said|says|wrote|added) (?:[A-Z][\w.'’-]+ ?){1,4})[^.“”\"]{0,80}\.?$"
)
#: "— We lost it all, — said the miller. — Now we wait.": speech behind a dash, as Russian, Spanish and French print it.
DASHED = re.compile(r"[—–―] ?(?=[A-ZÀ-ÞÁ¿¡А-Я])")
DASH_TAG = re.compile(
    r"[,.!?…] ?[—–―] ?(?:(?:he|she|they|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) ?(?:said|says|added|told|replied|asked|explained|recalled)\b"
    r"|(?:said|says|added|replied|asked|explained|recalled|told)\b)[^—–―]*"
)
LEAST_TURNS = 3
TURN = re.compile(r"^(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][a-z]+ [A-Z][a-z]+): (?P<words>\S[^\n]*\S)", re.MULTILINE)
SENTENCE_ENDS = frozenset(".?!…")
#: `We saw it, "she said`: a space that slipped before the closing mark instead of behind it.
SLIPPED = re.compile(
    r"(?:(?:he|she|they|it|the [a-z]+|(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+) )?"
    r"(?:said|says|wrote|added|adding|told|tweeted|continued|explained|argued|insisted|asked|according)\b"
)
#: The same before a longer tag, `We lost it all, "one farmer in the valley told the agency`: only where no mark follows in the line.
SLIPPED_FAR = re.compile(r"[a-z][^.!?“”«»„\"\n]{2,100} (?:said|says|wrote|told|added|explained|recalled)\b[^“”«»„\"\n]*$", re.MULTILINE)
#: Texts that have each sentence on its own line: how many lines one quotation may go on over, and how far.
MOST_LINES, LONGEST_JOINED = 12, 2_000
#: "and said: ‘I am at the gate now." ends its line without the partner of its mark; what else looks like one is an apostrophe.
OPEN_SINGLE = re.compile(r"(?:^|[:,] )‘(?=[A-Z])(?:[^’‘“”\"]|’(?=\w))*$")
SINGLE_CLOSE = re.compile(r"[.,!?…]’(?!\w)")
ANY_OPEN = re.compile('[‘“”«»„"]')
DOUBLE_MARK = re.compile('[“”«»„"]')


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

    Every line is its own paragraph, but for lines right below each other of which one opens a quotation and a later one only closes it. A
    paragraph that ends inside a quotation goes on in the next one if that opens with a mark again; otherwise its closing mark is missing and it
    ends with its paragraph.

    >>> [q.end - q.start for q in quoted_spans("He said “no”. It's ‘so so’.", Span(0, 27))]
    [2, 5]
    """
    found: list[Quoted] = []
    pending: list[int] = []
    at = joined = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        body = line.strip()
        if body and at >= joined:
            start = at + line.index(body[0])
            if pending and body[0] in QUOTE_MARKS:
                for index in pending:
                    found[index] = replace(found[index], continues=True)
            first = len(found)
            spoken = _dashed(text, start, start + len(body))
            found.extend(spoken if spoken is not None else _in_line(text, start, start + len(body)))
            closing = _closed_below(text, start + len(body), span.end) if any(not each.closed for each in found[first:]) else None
            if closing is None and spoken is None and OPEN_SINGLE.search(body) is not None:
                closing = _single_below(text, start + len(body), span.end)
            if closing is not None:
                found[first:] = _in_line(text, start, closing)
                joined = closing
            pending = [i for i in range(first, len(found)) if not found[i].closed and found[i].depth == 0]
        at += len(line)
    return tuple(found)


def _closed_below(text: str, at: int, end: int) -> int | None:
    """Where the line ends that closes a quotation left open at ``at``, if only lines without marks stand between; None otherwise."""
    line = at
    for _ in range(MOST_LINES):
        line = text.find("\n", line, min(end, at + LONGEST_JOINED))
        if line < 0 or not text[line + 1 : line + 2].strip():
            return None  # a blank line parts paragraphs
        stop = text.find("\n", line + 1, end)
        stop = end if stop < 0 else stop
        mark = DOUBLE_MARK.search(text, line + 1, stop)
        if mark is not None:
            before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
            closes = mark[0] in DOUBLE_CLOSE or (mark[0] == '"' and not before.isspace() and (not after.isalnum() or before in ",.!?…"))
            return stop if closes or (mark[0] == '"' and _slipped(text, mark.start())) else None
        line += 1
    return None


def _single_below(text: str, at: int, end: int) -> int | None:
    """Where the line ends that closes a single-marked quotation left open at ``at``; None where no line right below it does."""
    line = at
    for _ in range(MOST_LINES):
        line = text.find("\n", line, min(end, at + LONGEST_JOINED))
        if line < 0 or not text[line + 1 : line + 2].strip():
            return None
        stop = text.find("\n", line + 1, end)
        stop = end if stop < 0 else stop
        if ANY_OPEN.search(text, line + 1, stop) is not None:
            return None
        if SINGLE_CLOSE.search(text, line + 1, stop) is not None:
            return stop
        line += 1
    return None


def _slipped(text: str, at: int) -> bool:
    """Whether a straight mark stands right before its tag, though it closes what is before."""
    if text[at - 1 : at] != " " or text[at - 2 : at - 1] not in {",", "?", "!", "."}:
        return False
    return SLIPPED.match(text, at + 1) is not None or (text[at - 2] == "," and SLIPPED_FAR.match(text, at + 1) is not None)


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


def _dashed(text: str, start: int, end: int) -> list[Quoted] | None:
    """The words of a paragraph that a dash marks as speech, around its tag; None where no tag says that it is speech."""
    opening = DASHED.match(text, start, end)
    tag = DASH_TAG.search(text, opening.end(), end) if opening is not None else None
    if opening is None or tag is None:
        return None
    first = _quoted(text, (opening.end(), tag.start() + 1), Span(start, tag.start() + 1), 0)
    rest = tag.end() + 1
    return first + (_quoted(text, (rest, end), Span(tag.end(), end), 0) if rest < end else [])


def _in_line(text: str, start: int, end: int) -> list[Quoted]:
    stack: list[int] = []
    found: list[Quoted] = []
    for match in ANY_MARK.finditer(text, start, end):
        at = match.start()
        mark = text[at]
        if mark == "'" and "'" in {text[at - 1 : at], text[at + 1 : at + 2]}:
            found += _doubled(text, start, end, at)
            continue
        before, after = (text[at - 1] if at > start else " "), (text[at + 1] if at + 1 < end else " ")
        if mark in SINGLE and _is_apostrophe(text, at, end, stack, (before, after)):
            continue
        closes = len(stack) - 1 if stack and mark == '"' == text[stack[-1]] and _slipped(text, at) else _closes(text, stack, mark, before, after)
        if closes is not None:
            found += _close(text, stack, closes, at)
        elif _opens(mark, before, after) or _opens_turned(text, at, end, stack):
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
    is_open = any(text[i] in SINGLE for i in stack[-REACH:])
    if is_open and not before.isspace() and not after.isalnum():
        # "the workers' claim": a plural possessive inside single marks, if a better closing mark follows.
        return before in "sS" and after == " " and _later_close(text, at + 2, end, plural=False)
    if text[at] == "’" or before.isalnum() or after.isspace() or after.isdigit():
        return True
    return text[at] == "'" and (CLIPPED.match(text, at + 1) is not None or not _later_close(text, at + 1, end, plural=True))


def _later_close(text: str, at: int, end: int, *, plural: bool) -> bool:
    """Whether a single mark that can close follows before one that opens; ``plural``: the one of "workers' " counts too.

    For an opening mark it counts (on 'all democrats' to vote) and double marks may stand between (British nesting).
    """
    for match in islice(ANY_SINGLE.finditer(text, at, min(end, at + LONGEST_SINGLE)), MOST_MARKS):
        i, mark = match.start(), match.group()
        after = text[i + 1] if i + 1 < end else " "
        if mark in '‘“"':
            if mark == "‘" or not plural:
                return False
            continue
        before = text[i - 1]
        if before.isspace() or before in "([{—–":
            if after.isalpha() and mark == "'" and not plural:
                return False
            continue
        if not after.isalnum() and (plural or before not in "sS" or after != " "):
            return True
    return False


def _closes(text: str, stack: list[int], mark: str, before: str, after: str) -> int | None:
    """Which opening mark on the stack this mark closes."""
    if not stack:
        return None
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - REACH), -1):
        opened = text[stack[depth]]
        if mark in TURNED.get(opened, ""):
            return depth
        straight = mark in STRAIGHT and (not before.isspace() or after.isspace() or not after.isalnum())
        if mark in PAIRS.get(opened, "") and (mark not in STRAIGHT or straight) and not (mark in SINGLE and before.isspace()):
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


def _opens_turned(text: str, at: int, end: int, stack: list[int]) -> bool:
    """Whether a closing mark opens here, as in "»so«" and "”so”": words behind it, none before it, and its partner further on."""
    closing = TURNED.get(text[at])
    if closing is None or (at > 0 and text[at - 1] not in OPENS_AFTER) or not text[at + 1 : at + 2].isalnum():
        return False
    if any(text[i] not in SINGLE for i in stack[-REACH:]):
        return False
    partner = min((found for mark in closing if (found := text.find(mark, at + 1, min(end, at + LONGEST_SINGLE))) > 0), default=0)
    return partner > 0 and not text[partner - 1].isspace()


def _close(text: str, stack: list[int], depth: int, at: int) -> list[Quoted]:
    opened = stack[depth]
    del stack[depth:]
    wrong = text[at] not in PAIRS.get(text[opened], "") and text[at] not in TURNED.get(text[opened], "")
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
