"""What one act has only one of, and accounts give two of: the way somebody walked, the how manieth time it was, the day of a deed of the past."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.align.happening_words import stem
from rashomon.align.text_dispute_parts import Line, Scene, dispute
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Evidence

__all__ = ["directions", "past_days", "times"]

#: Ways in and out by one verb of moving.
MOVES = r"(?P<move>walk|runn?|ran|stepp?|stroll|hurr|head|driv|drove|rush|climb|fle|fled)(?:s|ed|ing|ied|ying|e|ies)?"
IN = re.compile(rf"\b(?:{MOVES} (?:back )?(?:into|inside)|enter(?:ed|ing)) ", re.IGNORECASE)
OUT = re.compile(
    rf"\b(?:{MOVES} (?:back )?out\b|leaving|left|exit(?:ed|ing)|com(?:ing|e|ing back) out of|came out of|emerg(?:ed|ing) from)\b",
    re.IGNORECASE,
)
#: What befell somebody on the way: only then two ways of walking are of one moment.
BEFELL = {
    word: name
    for name, words in (
        ("struck", "struck hit ran run knocked mowed"),
        ("shot", "shot gunned shots fired opened"),
        ("stabbed", "stabbed knifed slashed"),
        ("seized", "arrested seized grabbed detained kidnapped abducted snatched robbed mugged ambushed"),
        ("died", "killed died collapsed fell"),
        ("bitten", "bitten mauled attacked beaten assaulted"),
    )
    for word in words.split()
}  # fmt: skip
#: The way and what befell are of one moment.
WHILE = re.compile(r"\b(?:as|while|when)\b[^.;,]{0,30}$", re.IGNORECASE)
#: How far around the way in or out this stands (characters).
AROUND = 90

#: A way in or out on which nothing is told to have befallen anybody: it parts nobody, but is shown beside one that does.
UNTOLD = ""
#: So many words in lower case show that two lines tell the same.
ALIKE = 2
#: Of more slots of one act than these only the first are compared.
MANY = 40

NUMBERS = {word: number for number, word in enumerate(["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])}
ORDINALS = {word: number for number, word in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1)}  # fmt: skip
#: What is counted by times in the life of one person or body.
OCCASION = (
    r"(?:convictions?|arrests?|offen[cs]es?|DWIs?|DUIs?|OWIs?|drunk(?:en)?[- ]driving (?:\w+)|terms?|marriages?|wives|wife|husbands?|divorces?|suicide attempts?|attempts?|titles?|championships?|operations?|surger(?:y|ies)|"
    r"heart attacks?|strokes?|stints?|trials?|coups?|outbreaks?|visits?|suspensions?|mandates?|crowns?|Oscars?|tests?|recalls?|bailouts?)"
)
NTH = re.compile(
    rf"\b(?:his|her|their|its|\w+[’']s|(?:is|was|be|became|for) (?:a|the)) (?P<nth>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) (?P<what>(?:[\w-]+ )?{OCCASION})\b",
    re.IGNORECASE,
)
BEFORE_IT = re.compile(
    rf"\b(?P<n>{'|'.join(NUMBERS)}|\d{{1,2}}) (?:prior|previous|earlier|past) (?P<what>(?:[\w-]+ ){{0,2}}{OCCASION})\b", re.IGNORECASE
)
DRUNK = re.compile(r"\b(?:DWI|DUI|OWI|drunk)", re.IGNORECASE)

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
#: "In May", "on 3 November", "November 18": a month with a preposition or a day.
DAY = re.compile(
    rf"\b(?P<by>[Oo]n|[Ii]n|of|early|late|last) (?:the )?(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{'|'.join(MONTHS)})(?: (?P<behind>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
)
#: Deeds that are done once, and words for what they are done to; a deed done to a person asks for the name of that person.
DEEDS = {
    word: name
    for name, words in (
        ("proposed", "proposed unveiled introduced presented tabled announced"),
        ("sunk", "sunk sank scuttled"),
        ("seized", "hijacked seized commandeered captured boarded"),
        ("resigned", "resigned quit"),
        ("signed", "signed inked"),
        ("opened", "opened inaugurated"),
        ("founded", "founded established"),
        ("approved", "approved passed adopted ratified"),
        ("closed", "closed shuttered"),
        ("repaid", "repaid reimbursed"),
        ("launched", "launched released"),
        ("killed!", "killed died murdered"),
        ("arrested!", "arrested detained"),
        ("convicted!", "convicted sentenced"),
        ("charged!", "charged indicted"),
        ("married!", "married wed"),
        ("hired!", "hired appointed elected"),
        ("fired!", "fired dismissed sacked"),
        ("born!", "born"),
    )
    for word in words.split()
}
SAME = {
    stem(word): row[0]
    for row in (
        ("rule", "rules", "regulation", "regulations", "law", "bill", "measure", "proposal", "plan", "change", "changes", "reform"),
        ("ship", "vessel", "boat", "trawler", "tanker", "freighter", "ferry", "dhow"),
        ("factory", "plant", "mill", "works"),
        ("deal", "agreement", "contract", "treaty", "accord", "pact"),
        ("money", "sum", "funds", "cash", "loan"),
    )
    for word in row
}
EDGE = re.compile(r"[;:.,]|\b(?:and|but|which|who|that|while|because)\b")
#: Before a date that opens its clause stands at most this (characters).
OPENS = 14
NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’-]{2,}")
SAID_TO_BE = re.compile(r"\b(?:if|whether|would|could|may|might|should|will|plans to|planned|expected|due)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of what an act has only one of: of which act, the value in words, where it stands."""

    act: str
    value: str
    line: Line
    evidence: Evidence


def directions(scene: Scene) -> Iterator[Dispute]:
    """Lines of two accounts that let something befall somebody on the way in, and on the way out."""
    found = [slot for line in scene.lines for slot in _directions(line)]
    yield from _parted("which way", found, lambda left, right: left.act == right.act)


def times(scene: Scene) -> Iterator[Dispute]:
    """Accounts that count other times before: "his second arrest", "four previous arrests"."""
    yield from _parted("how often", [slot for line in scene.lines for slot in _times(line)], lambda left, right: left.act == right.act)


def past_days(scene: Scene) -> Iterator[Dispute]:
    """Accounts that date one deed of the past to other days or months."""
    yield from _parted("when", [slot for line in scene.lines for slot in _past_days(line)], _one_deed)


def _parted(question: str, found: Sequence[Slot], alike: Callable[[Slot, Slot], bool]) -> Iterator[Dispute]:
    by_act: dict[str, list[Slot]] = {}
    for slot in found:
        by_act.setdefault(slot.act, []).append(slot)
    for act, slots in sorted(by_act.items()):
        if act == UNTOLD:
            continue
        values = _values_of(slots)
        pair = next(
            (
                (left, right)
                for left, right in combinations(slots[:MANY], 2)
                if left.evidence.document != right.evidence.document
                and not values[left.evidence.document] & values[right.evidence.document]
                and _differ(left.value, right.value)
                and alike(left, right)
            ),
            None,
        )
        if pair is not None:
            yield _dispute(question, act.rstrip("!"), pair, [*slots, *by_act.get(UNTOLD, ())])


def _values_of(slots: Sequence[Slot]) -> Mapping[str, frozenset[str]]:
    """Every value that a document gives: what two accounts share is not in dispute between them."""
    found: dict[str, frozenset[str]] = {}
    for slot in slots:
        found[slot.evidence.document] = found.get(slot.evidence.document, frozenset()) | {slot.value}
    return found


def _differ(left: str, right: str) -> bool:
    """Whether two values exclude each other; a month holds its days."""
    return left != right and not left.startswith(f"{right} ") and not right.startswith(f"{left} ")


def _dispute(question: str, act: str, pair: tuple[Slot, Slot], slots: Sequence[Slot]) -> Dispute:
    left, right = pair
    also = [
        slot.line.evidence
        for slot in slots
        if slot.line not in (left.line, right.line)
        and any(slot.value == side.value and (slot.act == side.act or len(slot.line.plain & side.line.plain) >= ALIKE) for side in pair)
    ][:2]
    because = f"Same act? Yes, as far as the words say: {act}. Can it have two? No. One in all accounts? No: “{left.evidence.words}” / “{right.evidence.words}”. Both cannot hold."
    pieces = (left.line.evidence, right.line.evidence, *also)
    return dispute(DisputeKind.CONTRADICTION, f"{question}, {act}: {left.value} / {right.value}", (), because, pieces)


def _directions(line: Line) -> Iterator[Slot]:
    text = line.evidence.words
    ways = [(way, match) for way, pattern in (("in", IN), ("out", OUT)) for match in pattern.finditer(text)]
    if len({way for way, _ in ways}) != 1 or SAID_TO_BE.search(text):
        return
    way, match = ways[0]
    if not re.search(r"ing\b", match.group()) and not WHILE.search(text[: match.start()]):
        return  # "walked in and shot": what follows is another moment
    if match.groupdict().get("move") is None and not re.match(r"[\w’' ]{0,12}\b(?:store|shop|bank|church|school|house|home|building|hotel|mosque|court\w*|bar|restaurant|club|office|hospital|mall|station|market|car|bus)\b", text[match.end() :]):  # fmt: skip
        return
    around = re.findall(r"[a-z]+", text[max(0, match.start() - AROUND) : match.end() + AROUND].lower())
    for act in sorted({BEFELL[word] for word in around if word in BEFELL}):
        yield Slot(act, way, line, _cut(line, match))
    if not BEFELL.keys() & set(around):
        yield Slot(UNTOLD, way, line, _cut(line, match))


def _times(line: Line) -> Iterator[Slot]:
    for pattern in (NTH, BEFORE_IT):
        for match in pattern.finditer(line.evidence.words):
            what = "drunk driving" if DRUNK.search(match["what"]) else stem(match["what"].split()[-1].lower())
            said = match.groupdict()
            nth = ORDINALS.get(said["nth"].lower(), 0) or int(re.sub(r"\D", "", said["nth"]) or 0) if "nth" in said else 0
            before = said["n"].lower() if "n" in said else ""
            number = nth or (NUMBERS[before] if before in NUMBERS else int(before)) + 1
            yield Slot(what, f"time {number}", line, _cut(line, match))


def _past_days(line: Line) -> Iterator[Slot]:
    text = line.evidence.words
    for match in DAY.finditer(text):
        deed = _deed(text, match.start(), match.end())
        day = match["before"] or match["behind"]
        if deed and (match["month"] != "May" or match["by"] or day) and not SAID_TO_BE.search(text[max(0, match.start() - AROUND) : match.start()]):
            yield Slot(deed, f"{match['month']} {day}" if day else match["month"], line, _cut(line, match))


def _deed(text: str, start: int, end: int) -> str:
    """The deed whose day this is: in the clause before the date, or behind a date that opens it; "" where there is none."""
    left = max((edge.end() for edge in EDGE.finditer(text, 0, start)), default=0)
    found = [DEEDS[word] for word in re.findall(r"[a-z]+", text[left:start].lower()) if word in DEEDS]
    if found:
        return found[-1]
    if start - left > OPENS:
        return ""
    behind = text[end:].lstrip(", ")
    edge = EDGE.search(behind)
    return next((DEEDS[word] for word in re.findall(r"[a-z]+", behind[: edge.start() if edge else None].lower()) if word in DEEDS), "")


def _one_deed(left: Slot, right: Slot) -> bool:
    """Whether two dated deeds are one: a thing in common, and of deeds done to people a name."""
    things = [frozenset(SAME.get(word, word) for word in slot.line.plain) - {stem(word) for word in DEEDS} for slot in (left, right)]
    names = [frozenset(NAME.findall(slot.line.evidence.words)) - set(MONTHS) for slot in (left, right)]
    return (
        bool(names[0] & names[1])
        if left.act.endswith("!")
        else bool(things[0] & things[1] & frozenset(SAME.values())) or len(things[0] & things[1]) > 1
    )


def _cut(line: Line, match: re.Match[str]) -> Evidence:
    start = line.evidence.start + match.start()
    words = match.group().rstrip()
    return Evidence(line.evidence.document, start, start + len(words), words)
