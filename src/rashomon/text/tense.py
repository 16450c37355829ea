"""Whether the words round a place in a text look ahead or back, from the nearest verb cue in the sentence."""

from __future__ import annotations

import re

__all__ = ["deadline", "looks_ahead", "sentence_before"]

#: Words that turn a clause to what is still to come, and words that tell of what has been.
AHEAD = re.compile(
    r"\b(?:will|won't|shall|going to|scheduled|set to|due|plan(?:s|ned)? to|planning to|expect(?:s|ed)? to|is to|are to|slated|upcoming|would|tomorrow|hopes? to|intends? to|"
    r"ahead of|deadline|by|until|i'll|we'll|he'll|she'll|they'll|it'll|agreed to|vowed to|aims? to|about to|expires?|can|must|should|may|could)\b"
)
BEHIND = re.compile(
    r"\b(?:said|told|was|were|had|has|have|did|[a-z]{3,}ed|began|came|went|took|made|rose|fell|met|saw|won|lost|left|held|gave|shot|hit|broke|sent|became|got|ran|set|struck|spoke|wrote|fought|drove|quit|sold|bought)\b"
)
#: "closed until Friday", "effective Feb. 1" look ahead; "until Thursday they had not spoken", "as of February" look back. The hour may stand between.
DEADLINE = re.compile(
    r"\b(?:(until|till|effective|as (?:soon|early|late) as)|(as of|ever since|since)) (?:[\d:]+ ?[ap]\.?m\.?(?: [a-z]{3})? |noon |midnight )?(?:on |in )?$"
)
#: "She remained in office until Wednesday", "until Monday, when he fled": an end that has come, unlike that of "postponed until Monday".
ENDED = re.compile(r"\b(?:remained|stayed|served|lived|worked|ruled|governed|led|lasted|ran|fought|continued)\b(?! to\b)")
#: What is put off or kept up until a day that is still to come, and the present and future tense.
STILL = re.compile(
    r"\b(?:postpon|delay|extend|clos|shut|suspend|adjourn|bann?|barr|deadline|curfew|defer|put off|push|remand|detain|valid|open|run|hold|kept|keep|remain|stay)|\b(?:will|to|is|are|has|have|can|must|should|may|gave|given|give|gives|until)\b"
)
#: "elections for June": what is named by the day it will be held on.
CONVENED = re.compile(r"\b(?:elections?|polls?|vote|referendum|runoff|summit|hearing|trial) for $")
WHEN = re.compile(r"\w+(?: \w+)?,? when\b")
#: A clause that tells of what had been planned: the plan itself is past.
HAD = re.compile(r"\bhad\b(?!.*\b(?:said|announced|told)\b)")
SENTENCE = re.compile(r"[.!?][\"')]* +[\"'(]*(?=[A-Z])|\n")
REACH = 160


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words near ``text[start:end]`` in its sentence speak of the future; without a parse, so by the nearest verb cue.

    >>> looks_ahead("They will meet on Friday.", 18, 24), looks_ahead("It said on Friday it will send aid.", 11, 17)
    (True, False)
    """
    told = deadline(text, start)
    if told is not None:
        return told
    before = sentence_before(text, start)
    ahead, behind = _last(AHEAD, before), _last(BEHIND, before)
    if ahead < 0 and behind < 0:
        after = SENTENCE.split(text[end : end + REACH], maxsplit=1)[0].lower()
        first_ahead, first_behind = AHEAD.search(after), BEHIND.search(after)
        return bool(first_ahead) and (first_behind is None or (first_ahead is not None and first_ahead.start() < first_behind.start()))
    if ahead >= 0 and behind > ahead:
        # "will be held on Friday", "scheduled to be released Friday": the participle belongs to what is to come.
        return re.search(r"\bbe(?: \w+ly)?$", before[ahead:behind].rstrip()) is not None or before[behind:].split()[0] in {
            "scheduled",
            "planned",
            "expected",
        }
    return ahead >= 0


def deadline(text: str, start: int) -> bool | None:
    """Whether a preposition before ``start`` alone tells that the time is to come (or has been); None where none does.

    >>> deadline("Markets stay shut until Friday.", 24), deadline("It was built as of May.", 19), deadline("It fell on Friday.", 11)
    (True, False, None)
    """
    before = sentence_before(text, start)
    if CONVENED.search(before):
        return True
    found = DEADLINE.search(before)
    if found is None:
        return None
    after = SENTENCE.split(text[start : start + REACH], maxsplit=1)[0].lower()
    opening = not before[: found.start()].strip()
    over = HAD.search(before) or ENDED.search(before) or WHEN.match(after) or (opening and HAD.search(after))
    still = found[1] not in {"until", "till"} or opening or STILL.search(before[: found.start()])
    return found[1] is not None and not over and bool(still)


def sentence_before(text: str, start: int) -> str:
    """The part of the sentence that stands before ``start``, in lower case, at most ``REACH`` characters."""
    before = text[max(0, start - REACH) : start]
    breaks = list(SENTENCE.finditer(before))
    return (before[breaks[-1].end() :] if breaks else before).lower()


def _last(pattern: re.Pattern[str], words: str) -> int:
    at = -1
    for match in pattern.finditer(words):
        at = match.start()
    return at
