"""What is said of one thing in one of two ways that exclude each other, and whether somebody had a thing or had none."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from rashomon.align.happening_words import WORD, content, shared_weight, stem
from rashomon.align.text_dispute_parts import Line, Scene, dispute, other_voice
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind

__all__ = ["axes", "having", "poles_in"]

#: Where a clause ends: what stands beyond is said of something else.
CLAUSE = re.compile(r"[.;:!?“”\"()–—]| -+ |,? \b(?:but|because|while|although|whereas|and that|which|after|when|though)\b")
#: Close before a pole these make it the other one; how far before (characters).
NEGATES = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|nor|without|hardly|far from|den(?:y|ies|ied|ying)|doubt(?:s|ed)?)\b|n[’']t\b", re.IGNORECASE
)
REACH = 22
#: What is ruled out stands behind it.
RATHER = re.compile(r"\b(?:rather than|instead of|as opposed to)\b[^.;]*")
#: In a clause these leave open what is so.
OPEN = re.compile(
    r"\b(?:if|whether|unless|should|would|could|may|might|must|can|will|wants?|wanted|hop(?:e|es|ed|ing)|urg\w+|called? (?:for|on)|expected to|aims?|plans?|fear\w*|ago|last year|in case)\b|\?",
    re.IGNORECASE,
)
#: The thing that a pole is said of stands within so many words before it or behind it.
BEFORE, BEHIND = 6, 4
#: Words for one thing, by which two clauses are of one subject.
SAME = {
    stem(word): row[0]
    for row in (
        ("vote", "election", "elections", "poll", "polls", "ballot", "voting"),
        ("aid", "relief", "help", "assistance", "supplies", "humanitarian"),
        ("search", "rescue", "rescuers"),
        ("protest", "protests", "demonstration", "demonstrations", "rally", "march", "riots", "riot"),
        ("police", "officers", "officer", "cops"),
        ("rule", "rules", "regulation", "regulations", "law", "bill", "measure", "measures", "change", "changes", "reform", "reforms"),
        ("talks", "negotiations", "negotiation", "meeting"),
        ("gun", "guns", "pistol", "revolver", "firearm", "handgun", "weapon", "weapons", "rifle", "shotgun"),
        ("knife", "knives", "blade", "machete", "dagger"),
        ("mortars", "drones", "heavy weapons"),
        ("drug", "product", "medicine", "vaccine"),
        ("marriage", "split", "divorce", "breakup"),
    )
    for word in row
}
#: A word or two in quotation marks belong to the clause around them (“called the change "narrow"”).
SCARE = re.compile(r"[“\"](?=(?:[^\s“”\"]+ ?){1,3}[”\"])([^“”\"]+)[”\"]")
#: Nobody's state: words that stand beside everything.
EMPTY = frozenset(stem(word) for word in ("people", "person", "man", "woman", "time", "day", "week", "month", "year", "state", "country", "area", "part", "thing", "many", "most", "very", "still", "just", "now", "new", "old", "first", "last", "been", "being", "told", "added", "told", "according", "saying", "official", "officials", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "only", "even", "both"))  # fmt: skip
#: What is had and shown, so that having it or not is a question of fact.
THING = re.compile(
    r"\b(?:guns?|pistols?|revolvers?|firearms?|handguns?|weapons?|rifles?|shotguns?|kni(?:fe|ves)|blades?|machetes?|daggers?|bombs?|explosives|grenades?|helmets?|seat ?belts?|licen[cs]es?|permits?|passports?|visas?|insurance|warrants?|cameras?|ammunition|bullets|alcohol|contracts?|hammers?|tasers?|mortars|drones|heavy weapons)\b",
    re.IGNORECASE,
)
#: Who has it, shows it or lacks it, with at most so many words between.
HOLDS = re.compile(
    r"\b(?:had|has|have|having|held|holding|carr(?:y|ied|ying)|point(?:ed|ing)?|aim(?:ed|ing)?|drew|drawn|brandish\w+|pull(?:ed|ing)|wield\w+|wav(?:ed|ing)|produced|armed|possess\w*|possession|wore|wear(?:ing)?|us(?:e|ed|ing)|fired|employed|owns?|owned|without|no)\b(?: \S+){0,5} ?$",
    re.IGNORECASE,
)
#: "Doubted that he was carrying a gun", "do not believe he had a gun", "had nothing in his hand but a phone".
DOUBTS = re.compile(
    r"\b(?:doubt(?:s|ed|ing)?|question(?:s|ed)?|disput(?:es?|ed)|contest(?:s|ed)?|den(?:y|ies|ied)|(?:not|n[’']t|never) (?:even )?(?:believe|think|see|have|had|carry|carrying|hold|holding|point|own|armed|aim|draw|wear|wearing|use|used|given)|no|without|nobody|unarmed|neither)\b",
    re.IGNORECASE,
)
#: Somebody denies it, not the account.
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|doubt\w*|disput\w+|contest\w*|question\w*|believe|witness\w*|relatives?|famil(?:y|ies)|mother|father|sister|cousin|lawyer|spokes\w+)\b", re.IGNORECASE)  # fmt: skip
#: Of more lines than these on one side only the first are compared; shown are so many.
MANY, MOST = 40, 2
REASONS = {
    DisputeKind.DENIAL: "Somebody denies it.",
    DisputeKind.UPDATE: "Of one day? No: an update.",
    DisputeKind.CONTRADICTION: "Nothing else explains it: both cannot hold.",
}


@dataclass(frozen=True, slots=True)
class Axis:
    """A row of the table: ``one`` and ``two`` exclude each other of one subject."""

    about: str
    changes: bool
    one: re.Pattern[str]
    two: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Pole:
    """Which end of an axis a line takes, with which words, and the stems of what it may be said of."""

    line: Line
    one: bool
    words: str
    near: frozenset[str]


@functools.cache
def table() -> tuple[Axis, ...]:
    """The axes, as they stand in the table; every expression is compiled once."""
    text = files(__package__).joinpath("text_dispute_axes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Axis(about, sort == "state", re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{two})\b")) for about, sort, one, two in rows)


def axes(scene: Scene) -> Iterator[Dispute]:
    """For each axis the nearest two lines of other voices that say the opposite of one subject."""
    lowered = [RATHER.sub(lambda match: " " * len(match.group()), SCARE.sub(r" \1 ", line.evidence.words.lower())) for line in scene.lines]
    for axis in table():
        found = [pole for line, low in zip(scene.lines, lowered, strict=True) for pole in poles_in(axis, line, low)]
        ones, twos = ([pole for pole in found if pole.one is side][:MANY] for side in (True, False))
        pairs = sorted(
            (
                (-shared_weight(one.line.words, two.line.words, scene.weights), one.line.evidence, two.line.evidence, one, two)
                for one in ones
                for two in twos
                if one.near & two.near and other_voice(one.line, two.line)
            ),
            key=lambda pair: pair[:3],
        )
        if pairs:
            yield _opposed(axis, [(one, two) for *_, one, two in pairs])


def poles_in(axis: Axis, line: Line, low: str) -> Iterator[Pole]:
    """What a line says on an axis; nothing where it says both, leaves it open or asks."""
    taken = [
        (match.start(), match.end(), side) for side, pattern in ((True, axis.one), (False, axis.two)) if (match := pattern.search(low)) is not None
    ]
    if len(taken) == 2 and taken[0][0] < taken[1][1] and taken[1][0] < taken[0][1]:
        taken = [max(taken, key=lambda each: each[1] - each[0])]  # "not reached" holds "reached"
    if len(taken) != 1:
        return
    start, end, side = taken[0]
    left = max((match.end() for match in CLAUSE.finditer(low, 0, start)), default=0)
    stop = CLAUSE.search(low, end)
    right = stop.start() if stop is not None else len(low)
    if OPEN.search(low[left:right]) or low.rstrip("”\"’' ").endswith("?"):
        return
    negated = NEGATES.search(low[max(left, start - REACH) : start]) is not None
    near = " ".join([*WORD.findall(low[left:start])[-BEFORE:], *WORD.findall(low[end:right])[:BEHIND]])
    yield Pole(line, side is not negated, low[start:end], _subjects(near) - content(low[start:end]))


def _subjects(text: str) -> frozenset[str]:
    return frozenset(SAME.get(each, each) for each in content(text)) - EMPTY


def _opposed(axis: Axis, pairs: Sequence[tuple[Pole, Pole]]) -> Dispute:
    one, two = pairs[0]
    days = [pole.line.account.article.published or "" for pole in (one, two)]
    later = axis.changes and all(days) and days[0][:10] != days[1][:10]
    kind = DisputeKind.UPDATE if later else DisputeKind.CONTRADICTION
    sides = [list(dict.fromkeys(pair[side].line.evidence for pair in pairs if pair[0].near & pair[1].near & one.near))[:MOST] for side in (0, 1)]
    subject = ", ".join(sorted(one.near & two.near))
    because = f"Said of one thing? Yes, as far as the words say: {subject}. Alike? No: “{one.words}” / “{two.words}” ({axis.about}). {REASONS[kind]}"
    return dispute(kind, f"{axis.about}: {one.words} / {two.words}", (), because, (*sides[0], *sides[1]))


def having(scene: Scene) -> Iterator[Dispute]:
    """Whether somebody had a thing: lines that say so, and lines of other voices that say or doubt that there was none; one dispute a thing."""
    held: dict[str, list[Line]] = {}
    bare: dict[str, list[Line]] = {}
    for line in scene.lines:
        for match in THING.finditer(line.evidence.words):
            before = _clause(line.evidence.words, match.start())
            if HOLDS.search(before) is None or OPEN.search(before):
                continue
            thing = stem(match.group().lower())
            thing = SAME.get(thing, thing)
            side = bare if DOUBTS.search(before) else held
            side.setdefault(thing, []).append(line)
    for thing in sorted(held.keys() & bare.keys()):
        ones = [line for line in held[thing][:MANY] if line not in bare[thing] and any(other_voice(line, other) for other in bare[thing][:MANY])]
        twos = [line for line in bare[thing][:MANY] if any(other_voice(line, other) for other in ones)]
        if ones and twos:
            yield _had(scene, thing, ones, twos)


def _clause(text: str, end: int) -> str:
    start = max((match.end() for match in CLAUSE.finditer(text, 0, end)), default=0)
    return text[start:end]


def _had(scene: Scene, thing: str, held: Sequence[Line], bare: Sequence[Line]) -> Dispute:
    weight = {line: max(shared_weight(line.words, other.words, scene.weights) for other in bare) for line in held}
    ones = sorted(held, key=lambda line: (-weight[line], line.evidence))[: MOST + 1]
    kind = DisputeKind.DENIAL if any(DENYING.search(line.evidence.words) for line in bare) else DisputeKind.CONTRADICTION
    because = f"Said to be there? Yes: “{_short(ones[0].evidence.words)}”. By all? No: “{_short(bare[0].evidence.words)}”. {REASONS[kind]}"
    return dispute(kind, f"had or not: {thing}", (), because, (line.evidence for line in (*ones, *bare[: MOST + 1])))


def _short(words: str, most: int = 110) -> str:
    return words if len(words) <= most else words[: most - 3].rsplit(" ", 1)[0] + " …"
