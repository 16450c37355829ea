"""What two aligned texts themselves show of their order: what was cut, what was written more at length, what heads and notes give away."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz.distance import LCSseq

from rashomon.lineage.alignment import Aligned
from rashomon.lineage.running import Running
from rashomon.lineage.stages import folded_title
from rashomon.model.findings import Finding
from rashomon.text.shingles import Flags

__all__ = ["corrected", "cut_down", "merged", "passed_on_title", "wordier"]

#: A sentence of which less than a third recurs is missing from the other text; shorter ones are page lines ("Read more").
RECURS, SENTENCE_WORDS = 0.34, 8
#: The cut text holds so many words of its own at most: a line of its page, a dateline.
OWN_WORDS = 14
#: Two sentences gone and none added: an editor cut. One gone is half a reason.
CUT, CUT_ONCE = 1.5, 1.0
#: Only sentences of which half is unchanged are read for exchanged words: in a translation nothing is.
UNCHANGED = 0.5
#: Exchanged stretches of up to so many words each; longer ones are rewritten, not exchanged.
STRETCH = 4
#: Rare words are longer than the common ones that they replace (Zipf's law of abbreviation), so the side with the longer stretches is the
#: rewrite: with so many exchanges, of which so many in ten went that way.
EXCHANGES, LONGER = 8, 0.7
TITLE_RELAYS = re.compile(
    r"\breports?(?:\s+says?)?\s*$|,\s*(?:reports?|sources?)\b|\baccording to\b|^reports?:|\bwhat we know\b|\bkey (?:facts|points)\b|\bfull story\b|"
    r"^(?:the )?latest (?:on|news)\b|\bin (?:brief|short)\b|\bround-?up\b|\bvia\b",
    re.IGNORECASE,
)
CORRECTION = re.compile(
    r"\b(?:this (?:story|article|post|report|piece)|an earlier version of this (?:story|article|post|report))\b.{0,60}\b(?:corrected|misstated|incorrectly)\b|"
    r"^\W{0,3}corrections?\b\s*:|\(corrects\b",
    re.IGNORECASE | re.MULTILINE,
)


def cut_down(left: Running, right: Running, aligned: Aligned) -> Finding | None:
    """Whether the one text is the other with sentences left out and nothing put in; speaks for the longer one."""
    gone = _missing(left, aligned.left), _missing(right, aligned.right)
    own = tuple(int((~marks).sum()) for marks in (aligned.left, aligned.right))
    for longer, shorter, sign in ((0, 1, 1.0), (1, 0, -1.0)):
        if gone[longer] and not gone[shorter] and own[shorter] <= OWN_WORDS < own[longer]:
            score = CUT if gone[longer] > 1 else CUT_ONCE
            return Finding(sign * score, f"the copy leaves out {gone[longer]} sentences of the original and adds none", str(gone[0]), str(gone[1]))
    return None


def _missing(text: Running, marks: Flags) -> int:
    bounds = [(first, last) for first, last in text.bounds if last - first >= SENTENCE_WORDS]
    return sum(int(marks[first:last].sum()) < RECURS * (last - first) for first, last in bounds)


def wordier(left: Running, right: Running, aligned: Aligned) -> Finding | None:
    """Which text has the longer words where the two differ by exchanged words only; speaks for the shorter-worded one."""
    longer = Counter(
        side
        for link in aligned.links
        for side in _exchanges(left.words[slice(*left.bounds[link.left])], right.words[slice(*right.bounds[link.right])])
    )
    total = longer["left"] + longer["right"]
    if total < EXCHANGES or max(longer.values()) < LONGER * total:
        return None
    sign = 1.0 if longer["right"] > longer["left"] else -1.0
    because = f"in {max(longer.values())} of {total} places the copy puts longer words in place of the original's"
    return Finding(sign * 1.5, because, str(longer["left"]), str(longer["right"]))


def _exchanges(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    """For each exchanged stretch the side whose words are longer."""
    found = []
    at, same = [0, 0], 0
    for block in LCSseq.opcodes(left, right):
        if block.tag != "equal":
            continue
        found.append((left[at[0] : block.src_start], right[at[1] : block.dest_start]))
        at, same = [block.src_end, block.dest_end], same + block.src_end - block.src_start
    if same < UNCHANGED * min(len(left), len(right)):
        return []
    lengths = [(len("".join(one)), len("".join(two))) for one, two in found if one and two and max(len(one), len(two)) <= STRETCH]
    return ["left" if one > two else "right" for one, two in lengths if one != two]


def merged(aligned: Aligned) -> Finding | None:
    """A rewriter who merges sentences leaves one sentence that holds two of the original's."""
    left = sum(count > 1 for count in Counter(link.left for link in aligned.links).values())
    right = sum(count > 1 for count in Counter(link.right for link in aligned.links).values())
    if abs(left - right) < 2:
        return None
    return Finding(1.0 if right > left else -1.0, f"{max(left, right)} sentences of the copy each hold two of the original's", str(left), str(right))


def passed_on_title(left: Running, right: Running) -> Finding | None:
    """Whether one title is the other's with words of passing on ("…, report says"); half a reason, since reports are news too."""
    one, two = (text.account.article.title or "" for text in (left, right))
    words, others = set(folded_title(one)), set(folded_title(two))
    relays = [TITLE_RELAYS.search(title) is not None for title in (one, two)]
    if relays[0] == relays[1] or len(words & others) < 0.7 * min(len(words), len(others)):
        return None
    return Finding(1.0 if relays[1] else -1.0, f"its title “{two if relays[1] else one}” passes the other's on", one, two)


def corrected(left: Running, right: Running) -> Finding | None:
    """Whether one text alone notes a correction: who publishes a text corrects it, who copied it before does not."""
    notes = [
        CORRECTION.search(text.account.text, text.account.article.span.start, text.account.article.span.end) is not None for text in (left, right)
    ]
    if notes[0] == notes[1]:
        return None
    return Finding(1.0 if notes[0] else -1.0, "the original was corrected, the copy does not carry the correction", str(notes[0]), str(notes[1]))
