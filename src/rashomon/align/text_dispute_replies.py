"""Who answers a claim without repeating it: "that is simply untrue", "the charges are politically motivated"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.align.text_dispute_parts import Line, Scene, dispute
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind

__all__ = ["motives", "replies"]

#: A quoted sentence that calls what stands before it wrong.
REJECTS = re.compile(
    r"[“\"‘'](?:\w+, )?(?:That|This|It|These|Those|They)(?: is|[’']s| was| are|[’']re) "
    r"(?:(?:just|simply|completely|absolutely|totally|flatly|plainly|flat-out|utterly|entirely|an?|all|pure|complete|total|utter|patently|categorically|clearly) )*"
    r"(?:wrong|untrue|false|not (?:at all )?(?:true|correct|accurate|what happened|the case)|nonsense|rubbish|lies?|ridiculous|absurd|preposterous|fabrications?|inventions?|garbage|misleading|baseless|outrageous)\b",
    re.IGNORECASE,
)
#: What is so answered is said by somebody.
SAID = re.compile(
    r"\b(?:said|says|say|told|claim\w*|alleg\w+|accus\w+|conclud\w+|argu\w+|insist\w*|according to|report\w*|maintain\w*|contend\w*|suggest\w*|charg\w+|stat(?:ed|es))\b",
    re.IGNORECASE,
)
#: Somebody lays a charge at another motive's door.
MOTIVE = re.compile(
    r"\bpolitically[- ]motivated\b(?! (?:violence|attacks?|killings?|crimes?|murders?|assaults?|bombings?))|\bwitch[- ]hunts?\b|\btrumped[- ]up\b|\bsmear (?:campaign|job)|\bpolitical (?:persecution|vendetta|prosecution|hit job|theat(?:er|re)|stunt)\b|"
    r"\bshow trial\b|\bframe-up\b|\b(?:fabricated|concocted|bogus|sham) (?:charges?|evidence|cases?|allegations?|accusations?)\b|\b(?:charges?|allegations?|accusations?|case) (?:are|is|was|were) (?:\w+ly )?(?:fabricated|concocted|bogus|invented|made up)\b",
    re.IGNORECASE,
)
#: Who lays the charge.
CHARGE = re.compile(
    r"\b(?:accused of|accuse[ds]? (?:him|her|them|[A-Z]\w+) of|(?:charged|charging|charges) (?:him |her |them |[A-Z]\w+ )?with|charges of|indicted (?:on|for)|indictment (?:says|said|alleg\w+|accus\w+|charg\w+|detail\w+)|alleg(?:es?|ed) that|allegedly|(?:prosecutors?|investigators?|authorities|police) (?:said|say|alleged?)|suspected of)\b",
    re.IGNORECASE,
)
#: Nobody says so, or asks whether it is so.
OPEN = re.compile(r"\b(?:if|whether|would|could|may|might|not|never)\b[^.;]{0,40}$|n[’']t\b[^.;]{0,40}$", re.IGNORECASE)
NAME = re.compile(r"\b[A-Z][a-zà-ž]{3,}\b")
#: Lines shown of each side, and lines looked at in all.
MOST, MANY = 2, 60


def replies(scene: Scene) -> Iterator[Dispute]:
    """What somebody says, and the sentence behind it in which another calls it wrong."""
    for before, line in zip(scene.lines, scene.lines[1:], strict=False):
        match = REJECTS.search(line.evidence.words)
        if match is None or before.account is not line.account or SAID.search(before.evidence.words) is None or _one_speaker(before, line):
            continue
        because = f"Said by somebody? Yes: “{_short(before.evidence.words)}”. Let stand by all? No, the next one answers “{match.group()[1:]}”. Somebody denies it."
        yield dispute(DisputeKind.DENIAL, f"answered: {_short(before.evidence.words, 60)}", (), because, (before.evidence, line.evidence))


def _one_speaker(left: Line, right: Line) -> bool:
    """Whether somebody speaks in both lines: then another is answered."""
    names = [
        {each.speaker_name for each in line.account.annotations.attributions if each.speaker_name and line.evidence.span.overlaps(each.content.span)}
        for line in (left, right)
    ]
    return not names[0].isdisjoint(names[1])


def motives(scene: Scene) -> Iterator[Dispute]:
    """A charge, and those who say that it is laid for another reason than the deed; one dispute for a story."""
    calling = [
        (line, match.group())
        for line in scene.lines
        for match in [MOTIVE.search(line.evidence.words)]
        if match is not None and not OPEN.search(line.evidence.words[: match.start()]) and not line.evidence.words.rstrip("”\"’' ").endswith("?")
    ][:MANY]
    charging = [line for line in scene.lines if CHARGE.search(line.evidence.words) and MOTIVE.search(line.evidence.words) is None][:MANY]
    if not calling or not charging:
        return
    names = frozenset(name for line, _ in calling for name in NAME.findall(line.evidence.words))
    scored = sorted(
        (
            -len(names.intersection(NAME.findall(charge.evidence.words))),
            charge.evidence,
            charge,
        )
        for charge in charging
        if names.intersection(NAME.findall(charge.evidence.words))
    )
    if not scored or len({line.evidence.document for line, _ in calling} | {charge.evidence.document for *_, charge in scored[:MOST]}) < 2:
        return
    charges = [charge for *_, charge in scored[:MOST]]
    because = f"A charge? Yes: “{_short(charges[0].evidence.words)}”. Let stand by all? No: “{calling[0][1]}”. Somebody denies it."
    pieces = (*(line.evidence for line, _ in calling[: MOST + 1]), *(charge.evidence for charge in charges))
    yield dispute(DisputeKind.DENIAL, f"charge or motive: {calling[0][1]}", (), because, pieces)


def _short(words: str, most: int = 110) -> str:
    return words if len(words) <= most else words[: most - 3].rsplit(" ", 1)[0] + " …"
