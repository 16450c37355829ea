"""Whether the words round a place in a text look ahead or back, from the nearest verb cue in the sentence."""

from __future__ import annotations

import re

__all__ = ["looks_ahead", "sentence_before"]

#: Words that turn a clause to what is still to come, and words that tell of what has been.
AHEAD = re.compile(
    r"\b(?:will|won't|shall|going to|scheduled|set to|due|plan(?:s|ned)? to|planning to|expect(?:s|ed)? to|is to|are to|slated|upcoming|would|tomorrow|hopes? to|intends? to|"
    r"ahead of|deadline|by|until|i'll|we'll|he'll|she'll|they'll|it'll|agreed to|vowed to|aims? to|about to|expires?|can|must|should|may|could)\b"
)
BEHIND = re.compile(r"\b(?:said|told|was|were|had|has|have|did|[a-z]{3,}ed|began|came|went|took|made|rose|fell|met|saw|won|lost|left|held|gave|shot|hit|broke|sent|became|got|ran|set|struck|spoke|wrote|fought|drove|quit|sold|bought)\b")
SENTENCE = re.compile(r"[.!?][\"')]* +[\"'(]*(?=[A-Z])|\n")
REACH = 160


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words near ``text[start:end]`` in its sentence speak of the future; without a parse, so by the nearest verb cue.

    >>> looks_ahead("They will meet on Friday.", 18, 24), looks_ahead("It said on Friday it will send aid.", 11, 17)
    (True, False)
    """
    before = sentence_before(text, start)
    ahead, behind = _last(AHEAD, before), _last(BEHIND, before)
    if ahead < 0 and behind < 0:
        after = SENTENCE.split(text[end : end + REACH], maxsplit=1)[0].lower()
        first_ahead, first_behind = AHEAD.search(after), BEHIND.search(after)
        return bool(first_ahead) and (first_behind is None or (first_ahead is not None and first_ahead.start() < first_behind.start()))
    if ahead >= 0 and behind > ahead:
        # "will be held on Friday", "scheduled to be released Friday": the participle belongs to what is to come.
        return re.search(r"\bbe(?: \w+ly)?$", before[ahead:behind].rstrip()) is not None or before[behind:].split()[0] in {"scheduled", "planned", "expected"}
    return ahead >= 0


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
