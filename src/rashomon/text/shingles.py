"""Words with their places, quoted stretches, and hashed word shingles: what comparing texts rests on.

Everything here is linear in the length of the text and gives the same numbers on every machine (no salted ``hash()``).
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Flags", "Hashes", "Places", "Words", "holders", "inside", "quoted_spans", "sentence_spans", "shingle_hashes", "word_hashes", "words_of"]

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

#: Numbers with their inner marks; each kana or Han character alone, since no spaces part the words there; any other run of letters.
WORD = re.compile(r"\d+(?:[.,:]\d+)*|[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
QUOTE = re.compile('["“”„«»]')
#: ``.!?`` with closing marks, before a space and something that can begin a sentence.
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[«]*[^\W_a-z])|[。！？]|\n+")
ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "sens", "reps", "govs", "gens", "lt", "col", "sgt", "capt", "maj", "adm", "st", "no", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "corp", "co", "ltd", "vs", "etc", "rev", "hon", "jr", "sr", "ft", "mt", "const", "det", "supt"]
)  # fmt: skip
#: What may close a quotation, by the mark that opened it: English, German and Polish, French, Danish, Swedish.
CLOSERS = {'"': '"”', "“": '”"', "„": '“”"', "«": "»", "»": "«", "”": "”"}
#: A quotation that is still open after this many characters has lost its closing mark: it then ends with its own line.
LONGEST_QUOTATION = 900
#: Odd 64-bit constants: Knuth's MMIX multiplier spreads a word's CRC, splitmix64's first one chains a shingle.
SPREAD = np.uint64(6364136223846793005)
CHAIN = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a stretch of text, folded to lower case, with the places where they stand.

    Attributes:
        starts, ends: code points of the whole text; int64, one a word.
    """

    folded: tuple[str, ...]
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.folded)


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """Which words stand in ``text[start:end]``, and where; numbers keep their inner marks.

    >>> words_of("About 1,500 left.").folded
    ('about', '1,500', 'left')
    """
    stop = len(text) if end is None else end
    spans = [match.span() for match in WORD.finditer(text, start, stop)]
    # Lowering the whole text at once is three times as fast, but only in ASCII is it sure to keep the places.
    lowered = text.lower() if text.isascii() else None
    folded = [lowered[first:last] for first, last in spans] if lowered is not None else [text[first:last].casefold() for first, last in spans]
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return Words(tuple(map(sys.intern, folded)), places[:, 0], places[:, 1])


def quoted_spans(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Which stretches stand inside double quotation marks, in text order.

    Straight marks alternate; a mark that opens a line while another quotation is open starts the next paragraph of it. A quotation
    that never closes ends with its line, so that one lost mark cannot turn the rest of a text inside out.

    >>> quoted_spans('He said: "Stay home." Then he left.')
    ((10, 20),)
    """
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    opened, closers = -1, ""
    for match in QUOTE.finditer(text, start, stop):
        at, mark = match.start(), match.group()
        begins_line = at == start or text[at - 1] == "\n"
        if opened >= 0 and at - opened > LONGEST_QUOTATION:
            spans.append((opened, _line_end(text, opened, opened + LONGEST_QUOTATION)))
            opened = -1
        if opened >= 0 and mark in closers and not begins_line:
            spans.append((opened, at))
            opened = -1
        elif opened < 0 or begins_line or mark in "“„«":
            if opened >= 0:
                spans.append((opened, _line_end(text, opened, at)))
            opens = mark in '"“„«' or begins_line or text[at - 1].isspace()
            opened, closers = (at + 1, CLOSERS[mark]) if opens else (-1, "")
    if opened >= 0:
        spans.append((opened, _line_end(text, opened, min(stop, opened + LONGEST_QUOTATION))))
    return tuple((left, right) for left, right in spans if right > left)


def _line_end(text: str, start: int, stop: int) -> int:
    found = text.find("\n", start, stop)
    return stop if found < 0 else found


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the sentences of ``text[start:end]`` stand, without spaces at their ends; never across a line end."""
    stop = len(text) if end is None else end
    begin = start
    for match in SENTENCE_END.finditer(text, start, stop):
        head = text[max(begin, match.start() - 12) : match.start()]
        last = head.rsplit(None, 1)[-1].strip("\"“‘'([").casefold() if head.strip() else ""
        if match.group()[0] == "." and "\n" not in match.group() and (last in ABBREVIATIONS or len(last) == 1 or re.fullmatch(r"(?:\w\.)+\w", last)):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def word_hashes(words: Sequence[str]) -> Hashes:
    """One 64-bit number a word; uint64, shape ``(len(words),)``."""
    known = {word: zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    numbers = np.array([known[word] for word in words], dtype=np.uint64)
    return (numbers + np.uint64(1)) * SPREAD


def shingle_hashes(hashes: Hashes, size: int) -> Hashes:
    """One 64-bit number for each run of ``size`` words, in text order; uint64, shape ``(max(0, n - size + 1),)``."""
    count = max(0, len(hashes) - size + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        mixed = (mixed ^ hashes[offset : offset + count]) * CHAIN
        mixed ^= mixed >> np.uint64(29)
    return mixed


def holders(places: Places, spans: Sequence[tuple[int, int]]) -> Places:
    """For each of ``places`` the number of the span that holds it, -1 for none; ``spans`` rise and do not overlap."""
    if not len(spans):
        return np.full(len(places), -1, dtype=np.int64)
    bounds = np.array(spans, dtype=np.int64)
    found = np.searchsorted(bounds[:, 0], places, side="right") - 1
    return np.where((found >= 0) & (places < bounds[found, 1]), found, -1)


def inside(places: Places, spans: Sequence[tuple[int, int]]) -> Flags:
    """For each of ``places``, whether one of ``spans`` (rising, disjoint) holds it."""
    return holders(places, spans) >= 0
