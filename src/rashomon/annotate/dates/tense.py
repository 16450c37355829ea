"""Whether the clause round a time expression looks ahead: what decides if "Friday" is the one before or the one to come."""

from __future__ import annotations

import re

from rashomon.text.parse import Parsed

__all__ = ["looks_ahead", "parsed_looks_ahead"]

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
    before = text[max(0, start - REACH) : start]
    breaks = list(SENTENCE.finditer(before))
    before = (before[breaks[-1].end() :] if breaks else before).lower()
    ahead, behind = _last(AHEAD, before), _last(BEHIND, before)
    if ahead < 0 and behind < 0:
        after = SENTENCE.split(text[end : end + REACH], maxsplit=1)[0].lower()
        first_ahead, first_behind = AHEAD.search(after), BEHIND.search(after)
        return bool(first_ahead) and (first_behind is None or (first_ahead is not None and first_ahead.start() < first_behind.start()))
    if ahead >= 0 and behind > ahead:
        # "will be held on Friday", "scheduled to be released Friday": the participle belongs to what is to come.
        return re.search(r"\bbe(?: \w+ly)?$", before[ahead:behind].rstrip()) is not None or before[behind:].split()[0] in {"scheduled", "planned", "expected"}
    return ahead >= 0


def _last(pattern: re.Pattern[str], words: str) -> int:
    at = -1
    for match in pattern.finditer(words):
        at = match.start()
    return at


FUTURE_AUX = frozenset({"will", "'ll", "shall", "would", "wo", "'d"})
PLANNING = frozenset(["plan", "schedule", "expect", "intend", "hope", "aim", "agree", "want", "vow", "prepare", "set", "slate", "due", "decide", "order", "threaten", "promise", "propose", "invite", "urge", "ask"])


def parsed_looks_ahead(parsed: Parsed, start: int, end: int) -> bool:
    """The same question answered from the dependency parse: the tense of the verb that the expression hangs on."""
    first, last = _tokens(parsed, start, end)
    if first >= last:
        return looks_ahead(parsed.doc.text, start, end)
    token = parsed.doc[first:last].root
    for _ in range(6):
        if token.pos_ in {"VERB", "AUX"} or token.head is token:
            break
        token = token.head
    if token.pos_ not in {"VERB", "AUX"}:
        return looks_ahead(parsed.doc.text, start, end)
    if any(child.lower_ in FUTURE_AUX for child in token.children if child.dep_ in {"aux", "auxpass"}):
        return True
    if token.tag_ in {"VBD", "VBN"} and not any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        # "is scheduled for Friday" looks ahead, "was shot on Friday" does not.
        return token.lemma_ in {"schedule", "expect", "plan", "slate"} and any(child.lower_ in {"is", "are"} for child in token.children)
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        return token.head.lemma_ in PLANNING or token.head.tag_ in {"VBZ", "VBP"}
    if token.tag_ == "VBG" and any(child.lower_ in {"is", "are", "'s", "'re"} for child in token.children):
        return True
    return token.tag_ in {"VBZ", "VBP"} and token.lemma_ not in {"say", "tell", "report", "show", "have"} and token.pos_ == "VERB"


def _tokens(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    found = parsed.doc.char_span(start, end, alignment_mode="expand")
    return (found.start, found.end) if found is not None else (0, 0)
