"""What one account says is not known and another tells, and what an account itself sets against what it has just told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.align.happening_words import content, shared_weight, spelled
from rashomon.align.text_dispute_parts import Line, Scene, dispute
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind

__all__ = ["answered", "set_against"]

#: Where somebody is is not known: the name stands behind it. (Why, how and whether are left open by every account, and answered by none.)
UNCLEAR = re.compile(r"\b(?:not|un)(?: immediately| yet| entirely)? ?(?:clear|known|certain),? where (?P<whom>[^.;]{3,60})", re.IGNORECASE)
#: What an answer to it holds.
THERE = re.compile(
    r"\b(?:in|at|to|from|near|inside) (?:(?:his|her|their|the|a|an) )?(?:[\w-]+ ){0,2}(?:residence|home|house|palace|fortress|prison|jail|hospital|embassy|airport|barracks|camp|villa|farm|village|town|city)\b|\b(?:in|at|to|near) [A-Z]\w+"
)
#: What is not confirmed stands in the sentence before ("The office could neither confirm nor deny this").
UNCONFIRMED = re.compile(
    r"\bneither confirm(?:ed)? nor den(?:y|ied)\b|\b(?:could|can) not (?:be )?(?:immediately |independently )?(?:be )?(?:confirm|verif)\w*|\b(?:declined|refused) to (?:confirm|deny)\b|\bunconfirmed\b",
    re.IGNORECASE,
)
#: An account says that somebody contradicts what stands before.
AGAINST = re.compile(
    r"\bcontradict(?:s|ed)? (?:him|her|them)\b|\b(?:contradict(?:s|ed)?|disput(?:es?|ed)|rebut(?:s|ted)|challeng(?:es|ed))\b (?:this|that(?! the\b)|it|(?:this|that|his|her|their|its) (?:claim|account|version|figure|statement|number|story|toll)s?)\b"
    r"|\b(?:that|this|it)(?: is|[’']s| was) not how\b|\b(?:tells?|told|gave|gives|offer(?:s|ed)|ha(?:s|d|ve)) (?:\w+ )?(?:a |an )?(?:(?:very |quite |rather |entirely )?different|another|conflicting|contrary) (?:version|account|story|picture|explanation)s?\b"
    r"|\b(?:remembers?|sees?|tells?|saw|remembered) (?:it|things) (?:very |quite |rather )?differently\b|\bthe opposite\b",
    re.IGNORECASE,
)
#: How much of the rarer sentence's weight, and how many stems in lower case, an answer shares.
ALIKE, SHARED = 0.15, 2
#: The likeliest answers; more would bury them.
MOST = 3
#: A sentence with fewer stems tells nothing that could be contradicted.
LEAST = 3
#: Of more open questions than these only the first are looked at.
MANY = 40


def answered(scene: Scene) -> Iterator[Dispute]:
    """A line that says that something is not known or not confirmed, with lines of other accounts that tell it."""
    opened = 0
    for number, line in enumerate(scene.lines):
        unclear, unconfirmed = UNCLEAR.search(line.evidence.words), UNCONFIRMED.search(line.evidence.words)
        if unclear is None and unconfirmed is None:
            continue
        opened += 1
        if opened > MANY:
            return
        before = _before(scene.lines, number) if unclear is None else None
        answers = _answers(scene, line, before)
        if answers:
            yield _dispute(line, before, answers, where=unclear is not None)


def _before(lines: Sequence[Line], number: int) -> Line | None:
    return lines[number - 1] if number and lines[number - 1].account is lines[number].account else None


def _answers(scene: Scene, line: Line, before: Line | None) -> list[Line]:
    words = line.words | before.words if before is not None else line.words
    plain = line.plain | before.plain if before is not None else line.plain
    unclear = UNCLEAR.search(line.evidence.words)
    whom = content(" ".join(re.findall(r"[A-Z]\w+", unclear["whom"]))) if unclear is not None else frozenset()
    found = []
    for other in scene.lines:
        if other.evidence.document == line.evidence.document or UNCLEAR.search(other.evidence.words) or UNCONFIRMED.search(other.evidence.words):
            continue
        weight = shared_weight(words, other.words, scene.weights)
        if unclear is not None:
            fits = bool(whom) and len(whom & other.words) >= min(2, len(whom)) and THERE.search(other.evidence.words) is not None
        else:
            fits = weight >= ALIKE and len(words & other.words) > SHARED and len(plain & other.plain) >= 1
        if fits:
            found.append((-weight, other.evidence, other))
    return [other for _, _, other in sorted(found, key=lambda each: each[:2])[:MOST]]


def _dispute(line: Line, before: Line | None, answers: Sequence[Line], *, where: bool) -> Dispute:
    shared = line.words | (before.words if before is not None else frozenset())
    told = "; ".join(f"“{_short(answer.evidence.words)}”" for answer in answers[:2])
    because = f"Known to all? No: “{_short(line.evidence.words)}”. Told elsewhere? Yes, with the words {spelled(shared & answers[0].words, answers[0].evidence.words)}: {told}."
    apart = where and len({answer.evidence.document for answer in answers}) > 1
    because += " The other accounts do not tell the same." if apart else " What one leaves open another knows: an update."
    kind = DisputeKind.CONTRADICTION if apart else DisputeKind.UPDATE
    pieces = [*([before.evidence] if before is not None else []), line.evidence, *(answer.evidence for answer in answers)]
    return dispute(kind, f"left open: {_short(line.evidence.words, 60)}", (), because, pieces)


def set_against(scene: Scene) -> Iterator[Dispute]:
    """What an account tells, says to be contradicted, and tells the other way."""
    for number, line in enumerate(scene.lines):
        match = AGAINST.search(line.evidence.words)
        before = _before(scene.lines, number)
        if match is None or before is None or len(before.words) < LEAST:
            continue
        after = scene.lines[number + 1] if number + 1 < len(scene.lines) and scene.lines[number + 1].account is line.account else None
        because = f"Does the account itself set one against the other? Yes: “{match.group()}”. Both cannot hold."
        pieces = [before.evidence, line.evidence, *([after.evidence] if after is not None else [])]
        yield dispute(DisputeKind.CONTRADICTION, f"set against: {_short(before.evidence.words, 60)}", (), because, pieces)


def _short(words: str, most: int = 110) -> str:
    return words if len(words) <= most else words[: most - 3].rsplit(" ", 1)[0] + " …"
