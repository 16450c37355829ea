"""Causes of other kinds, where somebody is, what was corrected, and an "if" that was lost on the way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rashomon.align.happening_words import WORD, content, shared_weight, spelled
from rashomon.align.text_dispute_parts import Line, Scene, dispute, other_voice
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind

__all__ = ["cause_kinds", "conditions", "corrected", "whereabouts"]

#: What brought a disaster about, by kind: words that name a cause wherever they stand.
CAUSES = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (
            "nature",
            r"\blightning\b|\btremors?\b|\bseismic (?:movement|shock|event)\b|\b(?:heavy|torrential) (?:rain|snow)\w*\b|\bgust of wind\b|\bhigh winds?\b|\bbird strike\b|\brogue wave\b|\bloose rock\b",
        ),
        (
            "machine",
            r"\bshort[- ]circuit\w*|\belectrical (?:fault|failure)\b|\b(?:sagging|broken|snapped|faulty|old|rusty|burst) (?:\w+ )?(?:cables?|power lines?|pipes?|valves?|wires?|brakes?|bolts?)\b|\bgas leak\b|\bcorrosion\b|\brust\b|\bmetal fatigue\b|\bbrakes? (?:had )?failed\b|\bbrake failure\b|\bengine (?:failure|fault|had failed|failed)\b|\bcracks?\b|\bthere was water\b|\bflooded gallery\b|\bdesign (?:flaw|fault)\b",
        ),
        (
            "mistake",
            r"\b(?:human|pilot|driver|operator)(?:[’']s)? error\b|\boverfill\w*|\boverload\w*|\btoo (?:fast|full|heavily)\b|\bcandles?\b|\bcigarettes?\b|\bsmoke pot\b|\bfireworks?\b|\bcooking\b|\bnegligence\b|\bfell asleep\b|\bspeeding\b|\bignored (?:a|the) (?:red )?signals?\b",
        ),
        (
            "deliberate",
            r"\barson(?:ists?)?\b|\bset (?:\w+ )?(?:fire to|ablaze|alight)\b|\bsabotage\w*|\bdeliberately\b|\bpetrol bombs?\b|\bexplosive device\b|\bmissiles?\b|\bshot down\b|\btorched\b|\bbomb (?:on board|had been)\b",
        ),
    )
)
DISASTER = re.compile(
    r"\b(?:fire|blaze|blast|explosion|collaps\w+|crash\w*|derail\w*|sank|sinking|capsiz\w+|burn(?:ed|t|ing)|disaster|accident|brought down|downed|wreck\w*|landslide|leak)\b",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"\b(?:if|whether|could|may|might|unclear|warned|risk|fears?|ago|years? (?:before|earlier)|investigat\w+ whether)\b", re.IGNORECASE
)
#: Where somebody is held, found or has gone to; the place stands behind it.
STAYS = re.compile(
    r"\b(?P<who>he|she|president|minister|governor|leader|general|suspect|captain|director|mayor|[A-Z][\w’'-]+)\b(?P<gap>[^.;“”]{0,20}?) (?:(?P<held>(?:is|was|are|were|has been|had been) (?:still |being |now )?(?:held|kept|found|staying|hiding|sheltering|confined|detained|living|resting))|(?P<gone>arrived|flew|was flown|landed)) (?:[\w ]{0,30}?)?\b(?:in|at|to|inside|into) (?P<where>(?:(?:the|his|her|a|an) )?[\w’'-]+(?: [\w’'-]+){0,2})"
)
#: A name, or a word for a building or a ground: somebody can be held there.
WHERE = re.compile(
    r"^(?:the |his |her |a |an )?(?:[A-Z]|(?:\w+ ){0,2}(?:residence|home|house|palace|fortress|prison|jail|hospital|clinic|embassy|airport|barracks|camp|villa|farm|village|town|city|station|base|hotel|monastery|mosque|church|school|cell|cave|tunnel|cellar|basement)\b)"
)
CORRECTED = re.compile(
    r"^\W*(?:correction|clarification|erratum|corrigendum)\b|\ban earlier version of this (?:story|article|report|post|page)\b|"
    r"\b(?:corrected|revised|amended|withdrew|retracted|moved|took back) (?:its|his|her|their|the|an?) (?:\w+ ){0,2}(?:estimate|figure|centre|center|epicentre|epicenter|location|statement|report|claim|account|version|magnitude|toll|count|announcement|tweet|post)\b",
    re.IGNORECASE,
)
#: What an account corrects in its own name stands above.
POST = re.compile(r"^\W*(?:correction|clarification|erratum)\b", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:if|unless|provided(?: that)?|as long as|only when|on condition that)\b(?P<clause>[^.;“”]{8,90}?)(?=[,.;“”]|$)", re.IGNORECASE
)
SUPPOSED = re.compile(r"\b(?:if|unless|provided|as long as|only when|on condition|until|till|either|whether|when|should|would)\b", re.IGNORECASE)
#: A clause retold keeps so many stems, and so much of its weight.
KEPT, KEPT_WEIGHT = 3, 0.6
#: A correction and what it corrects share this much; an earlier line in one account, or another account's.
TOPIC, STEMS = 0.1, 2
#: How many lines are looked at, and shown.
MANY, MOST = 60, 2


def cause_kinds(scene: Scene) -> Iterator[Dispute]:
    """Lines of other voices that name causes of other kinds for one disaster."""
    told = {line.evidence.document for line in scene.lines if DISASTER.search(line.evidence.words)}
    if len(told) < 2:
        return  # no disaster that two accounts tell
    found: dict[str, list[tuple[Line, str]]] = defaultdict(list)
    for number, line in enumerate(scene.lines):
        kinds = [(kind, match.group()) for kind, words in CAUSES if (match := words.search(line.evidence.words))]
        if len(kinds) == 1 and DOUBT.search(line.evidence.words) is None and _of_a_disaster(scene, number):
            found[kinds[0][0]].append((line, kinds[0][1]))
    pairs = [
        (one, two)
        for left, right in combinations(sorted(found), 2)
        for one in found[left][:MANY]
        for two in found[right][:MANY]
        if other_voice(one[0], two[0])
    ]
    if pairs:
        lines = list(dict.fromkeys(line.evidence for pair in pairs for line, _ in pair))[: 2 * MOST]
        (_, one), (_, two) = pairs[0]
        because = f"One disaster? Yes, as far as the words say. One cause? No: “{one}” / “{two}”. Nothing else explains it."
        yield dispute(DisputeKind.CONTRADICTION, f"cause: {one} / {two}", (), because, lines)


def _of_a_disaster(scene: Scene, number: int) -> bool:
    """Whether the line, or one beside it in its account, speaks of a disaster: candles at a vigil caused none."""
    near = scene.lines[max(0, number - 1) : number + 2]
    return any(each.account is scene.lines[number].account and DISASTER.search(each.evidence.words) for each in near)


def whereabouts(scene: Scene) -> Iterator[Dispute]:
    """Lines of two accounts that let one person be at two places at the same time."""
    found: dict[str, list[tuple[Line, re.Match[str]]]] = defaultdict(list)
    for line in scene.lines:
        for match in STAYS.finditer(line.evidence.words):
            who = _person(line, match)
            if who is not None:
                found[who].append((line, match))
    for told in found.values():
        for (line, one), (other, two) in combinations(told[:MANY], 2):
            if (one["held"] or two["held"]) and other_voice(line, other) and _elsewhere(one["where"], two["where"]):
                because = f"Same person? Yes, as far as the words say. Same place? No: “{one['where']}” / “{two['where']}”. Nothing else explains it."
                yield dispute(
                    DisputeKind.CONTRADICTION, f"where somebody is: {one['where']} / {two['where']}", (), because, (line.evidence, other.evidence)
                )
                break


def _elsewhere(one: str, two: str) -> bool:
    """Whether two wordings name places, and others; a car, a crash or custody is none."""
    if not all(WHERE.search(each) for each in (one, two)):
        return False
    return bool(content(one) and content(two)) and content(one).isdisjoint(content(two))


def _person(line: Line, match: re.Match[str]) -> str | None:
    """The actor or the family name of who is at a place; None where it is not known who "he" is."""
    at = line.evidence.start + match.start("who")
    mention = next((each for each in line.account.annotations.mentions if each.evidence.start <= at < each.evidence.end), None)
    if mention is None:
        return None if match["who"].islower() else match["who"].casefold()
    names = [each.evidence.words for each in line.account.annotations.mentions if each.entity == mention.entity and each.evidence.words[:1].isupper()]
    return max(names, key=len).split()[-1].casefold() if names else None


def corrected(scene: Scene) -> Iterator[Dispute]:
    """What an account corrects, with the lines that still say it."""
    for number, line in [(number, line) for number, line in enumerate(scene.lines) if CORRECTED.search(line.evidence.words)][:MANY]:
        after = scene.lines[number + 1] if number + 1 < len(scene.lines) and scene.lines[number + 1].account is line.account else None
        whole = len(line.words) <= STEMS and after is not None  # "Correction:" alone, the matter in the next sentence
        words = line.words | after.words if whole and after is not None else line.words
        scored = sorted(
            (-shared_weight(words, other.words, scene.weights), other.evidence)
            for other in scene.lines
            if other not in (line, after) and len(words & other.words) >= STEMS
        )
        held = [evidence for weight, evidence in scored if -weight >= TOPIC][:MOST]
        if POST.search(line.evidence.words):
            held = [*(each.evidence for each in reversed(scene.lines[:number]) if each.account is line.account and each.plain & words), *held][:MOST]
        if held:
            because = f"Does an account correct what was said? Yes: “{line.evidence.words[:110]}”. Said before or elsewhere? Yes: “{held[0].words[:110]}”. An update."
            yield dispute(
                DisputeKind.UPDATE,
                f"corrected: {line.evidence.words[:60]}",
                (),
                because,
                (line.evidence, *([after.evidence] if whole and after is not None else ()), *held),
            )


def conditions(scene: Scene) -> Iterator[Dispute]:
    """A clause behind an "if" that another account tells as a fact."""
    for line in scene.lines:
        match = CONDITION.search(line.evidence.words)
        clause = content(match["clause"]) if match is not None else frozenset()
        if match is None or len(clause) < KEPT:
            continue
        runs = _runs(match["clause"])
        plain = [other for other in scene.lines if _retold(scene, line, other, clause) and runs & _runs(other.evidence.words)]
        if plain:
            because = f"Same words? Yes: {spelled(clause & plain[0].words, plain[0].evidence.words)}. Only supposed in both? No: “{match.group().strip()}” is told as a fact."
            yield dispute(
                DisputeKind.WORDING,
                f"an if that is lost: {match.group().strip()}",
                (),
                because,
                (line.evidence, *(each.evidence for each in plain[:MOST])),
            )


def _retold(scene: Scene, line: Line, other: Line, clause: frozenset[str]) -> bool:
    if other.evidence.document == line.evidence.document or SUPPOSED.search(other.evidence.words) or len(clause & other.words) < KEPT:
        return False
    if len(clause & other.plain) < MOST:
        return False  # names alone, which every account has
    return sum(scene.weights.get(word, 0.1) for word in clause & other.words) >= KEPT_WEIGHT * sum(scene.weights.get(word, 0.1) for word in clause)


def _runs(text: str) -> frozenset[tuple[str, str, str]]:
    """Three words in a row: what is retold keeps some of them, what is on the same subject does not."""
    words = [word.lower() for word in WORD.findall(text)]
    return frozenset(zip(words, words[1:], words[2:], strict=False))
