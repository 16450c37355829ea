"""Whether the clause round a time expression looks ahead: what decides if "Friday" is the one before or the one to come."""

from __future__ import annotations

from rashomon.text.parse import Parsed
from rashomon.text.tense import deadline, looks_ahead

__all__ = ["parsed_looks_ahead"]

FUTURE_AUX = frozenset({"will", "'ll", "shall", "would", "wo", "'d", "should", "must", "may", "might", "can"})
PLANNING = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "intend",
        "hope",
        "aim",
        "agree",
        "want",
        "vow",
        "prepare",
        "set",
        "slate",
        "due",
        "decide",
        "order",
        "threaten",
        "promise",
        "propose",
        "invite",
        "urge",
        "ask",
    ]
)


#: What the present tense foretells: "the court sits on Friday"; "he calls Friday's vote fair" tells of one that was.
TIMETABLED = frozenset({"begin", "start", "open", "arrive", "leave", "depart", "meet", "come", "go", "return", "end", "close", "vote", "hold", "play", "face", "travel", "fly", "resume", "expire", "visit", "launch", "host", "sit", "convene", "take", "run", "head", "fall", "reopen", "appear", "air", "kick", "tour", "gather", "be"})  # fmt: skip


def parsed_looks_ahead(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the clause round characters ``start`` to ``end`` of the parse speaks of the future: answered from the dependency parse: the tense of the verb that the expression hangs on."""
    told = deadline(parsed.doc.text, start)
    if told is not None:
        return told
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
        return (
            token.lemma_ in {"schedule", "expect", "plan", "slate"}
            and any(child.lower_ in {"is", "are", "was", "were"} for child in token.children)
            and not any(child.lower_ in {"had", "been"} for child in token.children)
        )
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        return token.head.lemma_ in PLANNING or token.head.tag_ in {"VBZ", "VBP"}
    if token.tag_ == "VBG" and any(child.lower_ in {"is", "are", "'s", "'re"} for child in token.children):
        return True
    return token.tag_ in {"VBZ", "VBP"} and token.lemma_ in TIMETABLED


def _tokens(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    found = parsed.doc.char_span(start, end, alignment_mode="expand")
    return (found.start, found.end) if found is not None else (0, 0)
