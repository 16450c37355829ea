"""What one line says did not happen, or is not so, and a line of another account says did."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.happening_words import content, shared_weight, stem
from rashomon.align.text_dispute_parts import Line, Scene, dispute, word_classes
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind

__all__ = ["polarity"]

#: Denying verbs; what they deny follows.
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)(?! (?:to|them|him|her|us|me)\b)|refut(?:e|es|ed|ing)|(?:reject|dismiss|disput|contradict)(?:s|es|ed|ing|e)?(?= [^.;]{0,60}\b(?:claim|allegation|accusation|report|suggestion|complaint|rumou?r|notion)))\b"
    r"(?: (?:that|having|any|all|the|these|those|claims?|reports?|allegations?|accusations?|suggestions?|complaints?|rumou?rs?|of|there|had|has|been|was|were|is|are|being))*",
    re.IGNORECASE,
)
#: Words that negate what follows.
NEGATES = re.compile(r"\b(?:not|never|nobody|no one|none|neither|no)\b|n[’']t\b", re.IGNORECASE)
#: Negations that deny nothing that took place.
IDLE = re.compile(
    r"^(?:not|no|n[’']t|never)\b (?:only|just|merely|simply|yet|more|less|fewer|later|longer|clear|known?|sure|say|said|saying|specify|elaborate|comment|reply|respond|answer|immediately|"
    r"disclose|name|named|identified|give|identify|necessarily|doubt|matter|need|want|wish|agree|den(?:y|ied)|rule[ds]? out|think|believe|remember|recall|able|enough|such|evidence|proof|indication|explanation|sign|grounds|about|further|details?|one knows|immediate|other|way|idea|plans?|expect\w*|mean|meant|intend\w*|have to|has to|had to|always|so|a word|let|at all|even close|likely|unlikely|surpris\w*|uncommon|unusual|alone)\b",
    re.IGNORECASE,
)
#: Before a negation these make it no assertion.
OPEN = re.compile(r"\b(?:if|whether|unless|should|would|could|may|might|why|cannot exclude)\b[^.;]{0,40}$|\bI (?:will|shall) $", re.IGNORECASE)
#: In the other line these leave open what the denial is about.
UNSURE = re.compile(
    r"\b(?:if|whether|unless|could|may|might|should|would|will be|until|once|true that|want(?:s|ed)?|demand(?:s|ed)?|call(?:s|ed)? (?:for|on)|urg\w+|deny|denie[sd]|refus\w+|fear\w*|risk)\b|\?",
    re.IGNORECASE,
)
#: "No such leak is possible", "no deaths are expected": nothing is said to have failed to happen.
SUPPOSED = re.compile(
    r"\b(?:(?:im)?possible|expected|expecting|foreseen|likely|(?:can|could|will|would|may|might) (?:be|happen|occur|come))\b", re.IGNORECASE
)
#: A question asserts nothing.
ASKED = re.compile(r"\?[”\"’')]*\s*$|\bis it true\b", re.IGNORECASE)
#: What is denied stands before the clause ends.
END = re.compile(r"[,.;:!?“”\"()–—]|\b(?:but|because|while|although|and that|who|which)\b")
#: Before "no" these say that a thing was not there; the mark of such a thing among the stems; it stands in so few sentences of the story.
THERE = re.compile(r"(?:[.!?“”\"]|\b(?:there (?:was|were|is|are)|heard|saw|own|owns|owned|used|uses|fired|found)) ?$", re.IGNORECASE)
THING = "no:"
#: "No patient has come to harm": patients there were.
SUBJECT = re.compile(r" (?:\w+ ){1,2}(?:has|have|had|was|were|is|are|will|would|can|could|did|came|went)\b")
FEW = 4
#: Nobody disputes over these.
ABSTRACT = frozenset(
    ["time", "reason", "plan", "plans", "hope", "chance", "choice", "change", "question", "point", "sense", "place", "problem", "answer", "excuse", "intention", "option", "alternative",
     "response", "word", "words", "matter", "future", "link", "links", "need", "money", "help", "power", "right", "limit", "side", "sides", "difference", "solution", "progress", "room", "number", "program", "programme", "amount"]
)  # fmt: skip
#: What an account does not know of yet.
SO_FAR = re.compile(r"\b(?:announced|reported|yet|so far|immediate(?:ly)?|known|confirmed)\b", re.IGNORECASE)
#: "No deal" is what talks on many things end with.
NO_DEAL = re.compile(r"^no\b.{0,20}\b(?:deal|agreement|accord)\b", re.IGNORECASE)
#: At most so many words of substance are denied.
MOST_DENIED = 4
#: A denied word in more of the sentences than this says what the story is about, not what is denied.
MOST_LINES = 8
#: More lines than these that tell an act are looked at only where they share more.
MANY_LINES = 40
#: A word this rare (sentences) is enough by itself where it stands for an act.
RARE = 5
#: So much they share where the deed is no act of the table; what has not been done is said so.
SAME_DEED = 0.25
DONE = re.compile(r"(?:\b(?:did|has|have|had) (?:\w+ )?(?:not|never)|\b(?:did|has|have|had)n[’']t|\bnever)$", re.IGNORECASE)
UNDONE = re.compile(r"\b(?:was|were)(?: not|n[’']t)(?: \w+ly)? \w+ed\b", re.IGNORECASE)
#: That nobody died and that some did is one question whatever else is said.
DEATH = "act_death"
#: In most events somebody was hurt somewhere: that another was not is no other answer.
HURT = "act_hurt"
COUNTED = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several) (?:\w+ ){0,3}(?:deaths?|dead|died|killed|bodies|fatalities|dies)\b|\bkill(?:ed|s|ing) (?:at least )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
#: Sentences share at least this much of the rarer one's weight, and so many stems.
ALIKE, SHARED = 0.12, 2
#: A denied sentence is told by one with so many of its stems.
MANY_SHARED = 3
#: How many answers are shown.
MOST_ANSWERS = 3
#: Of more denials than these only the first are looked at: the work stays linear in long stories.
MANY = 200


REASONS = {
    DisputeKind.DENIAL: " Somebody denies it.",
    DisputeKind.UPDATE: " Said by nobody but an earlier account: an update.",
    DisputeKind.CONTRADICTION: " Nothing else explains it: both cannot hold.",
}


@dataclass(frozen=True, slots=True)
class Denial:
    """A line, the words that deny, and what they deny.

    Attributes:
        denied: the stems of it.
        first: the stems of the word that the negation stands before: what is not done, or who did not do it.
        head: the stems of the very first one.
        before: the stems of what stands before the negation in its clause: who does not do it.
        verb: whether a verb of denying says so.
        done: whether it is said of what lies behind: "did not", "has never".
    """

    line: Line
    words: str
    denied: frozenset[str]
    first: frozenset[str]
    head: frozenset[str]
    before: frozenset[str]
    verb: bool
    done: bool


@functools.cache
def _acts() -> Mapping[str, str]:
    return {stem(word): name for prefix in ("irr_", "act_") for name, words in word_classes(prefix).items() for word in words}


def acted(text: str) -> frozenset[str]:
    """Stems of ``text`` in which words for one act ("fatality", "lost their lives") are one."""
    joined = re.sub(
        r"\b(walk\w*|storm\w*|led|take\w*|took|carr\w+|go|goes|went|gone) (out|away|off|into custody)\b",
        lambda match: match.group(1) + match.group(2).split()[0],
        text,
    )
    acts = _acts()
    return frozenset(acts.get(word, word) for word in content(joined))


def polarity(scene: Scene) -> Iterator[Dispute]:
    """A line that denies, with the lines of other accounts that assert what it denies; one dispute for each denial."""
    words = [acted(line.evidence.words) for line in scene.lines]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(words):
        for each in found:
            holders[each].append(number)
    for denial in [each for line in scene.lines for each in denials_in(line)][:MANY]:
        answers = _answers(scene, denial, words, holders)
        if answers:
            yield _dispute(scene, denial, answers)


def denials_in(line: Line) -> Iterator[Denial]:
    """Every denial that a line holds."""
    text = line.evidence.words
    for pattern, verb in ((DENIES, True), (NEGATES, False)):
        for match in pattern.finditer(text):
            if not verb and (
                IDLE.match(text[match.start() :].lstrip("n")) or IDLE.match(text[match.start() :]) or OPEN.search(text[: match.start()])
            ):
                continue
            if verb and NEGATES.search(text[max(0, match.start() - 12) : match.start()]):
                continue  # "did not deny"
            end = END.search(text, match.end())
            scope = text[match.end() : end.start() if end is not None else len(text)]
            denied = acted(" ".join(scope.split()[: 3 * MOST_DENIED]))
            if denied and not (match.group().lower() == "no" and SUPPOSED.search(scope)) and not NO_DEAL.match(f"{match.group()}{scope}"):
                before = END.split(text[: match.start()])[-1]
                first = _first(scope, 2) | _thing(text[: match.start()], match.group(), scope)
                yield Denial(
                    line,
                    f"{match.group()}{scope}".strip(),
                    denied,
                    first,
                    _first(scope, 1),
                    acted(before),
                    verb,
                    DONE.search(text[: match.end()]) is not None or UNDONE.search(text, max(0, match.start() - 5), match.end() + 25) is not None,
                )
                break


def _first(scope: str, most: int) -> frozenset[str]:
    """The first words of substance: "no further deaths", "not been detained"."""
    found = [stems for word in scope.split() if (stems := acted(word))]
    return frozenset().union(*found[:most])


def _thing(before: str, negation: str, scope: str) -> frozenset[str]:
    """What is said not to have been there ("There was no siren"): its stem, marked."""
    if negation.lower() != "no" or (before.strip() and not THERE.search(before)):
        return frozenset()
    if SUBJECT.match(scope):
        return frozenset()
    words = re.findall(r"[a-z]{4,}", " ".join(scope.split()[:2]))
    return frozenset(f"{THING}{each}" for word in words[-1:] if word not in ABSTRACT for each in acted(word))


def _answers(
    scene: Scene, denial: Denial, words: Sequence[frozenset[str]], holders: Mapping[str, Sequence[int]]
) -> list[tuple[Line, frozenset[str]]]:
    topic = acted(denial.line.evidence.words)
    found: list[tuple[float, int, frozenset[str]]] = []
    for number in sorted(_candidates(denial, topic, holders)):
        other = scene.lines[number]
        if not _other_voice(denial.line, other) or not _asserts(other, denial.denied) or _denies_too(denial, other):
            continue
        hit = denial.denied & words[number]
        shared = topic & words[number]
        acts = {each for each in hit if each.startswith("act_")}
        by = denial.words.split()[1:2] == ["by"] and denial.first & hit and any(each.startswith("act_") for each in topic & words[number])
        weight = shared_weight(topic, words[number], scene.weights)
        thing = any(
            each.startswith(THING) and each.removeprefix(THING) in words[number] and len(holders[each.removeprefix(THING)]) <= FEW
            for each in denial.first
        )
        told = (
            thing
            or acts & denial.first
            or (denial.verb and len(hit) >= MANY_SHARED)
            or by
            or (weight >= SAME_DEED and _same_deed(denial, hit, words[number], holders))
        )
        rare = any(len(holders[each]) <= RARE for each in acts - {HURT})
        dead = DEATH in acts & denial.first and COUNTED.search(other.evidence.words) is not None
        if thing or dead or (told and ((len(shared) >= SHARED and weight >= ALIKE) or rare)):
            found.append((-weight - len(acts), number, hit))
    return [(scene.lines[number], hit) for _, number, hit in sorted(found)[:MOST_ANSWERS]]


def _denies_too(denial: Denial, other: Line) -> bool:
    """Whether the other line denies the same: a copied sentence is no answer."""
    return any(2 * len(each.denied & denial.denied) > len(denial.denied) for each in denials_in(other))


def _same_deed(denial: Denial, hit: frozenset[str], words: frozenset[str], holders: Mapping[str, Sequence[int]]) -> bool:
    """Whether a line tells the very deed that is denied: its verb with who or what goes with it, in words that are rare in the story."""
    if not hit or min(len(holders[each]) for each in hit) > RARE:
        return False
    if denial.verb:
        return len(hit) > 1
    if denial.words[:2].lower() == "no" and denial.words[:3].lower() != "not":
        return len(hit) > 1 and denial.first <= words
    return denial.done and bool(denial.head & hit) and bool(denial.before & words)


def _candidates(denial: Denial, topic: frozenset[str], holders: Mapping[str, Sequence[int]]) -> set[int]:
    """Lines that hold a denied word; of an act that many lines tell only those that share a rarer word of the topic."""
    near = {number for each in topic if len(holders[each]) <= MANY_LINES for number in holders[each]}
    found: set[int] = set()
    for each in denial.denied:
        if each.startswith("act_"):
            found.update(holders[each] if len(holders[each]) <= MANY_LINES else near.intersection(holders[each]))
        elif len(holders[each]) <= MOST_LINES:
            found.update(holders[each])
    return found


def _other_voice(left: Line, right: Line) -> bool:
    """Whether two speak: two named speakers, or else two accounts; one speaker in two accounts denies nothing of his own."""
    one, two = (
        {each.speaker_name for each in line.account.annotations.attributions if each.speaker_name and line.evidence.span.overlaps(each.content.span)}
        for line in (left, right)
    )
    if one and two:
        return one.isdisjoint(two)
    return left.evidence.document != right.evidence.document


def _asserts(line: Line, denied: frozenset[str]) -> bool:
    """Whether a line says, without negation or doubt before it, what is denied."""
    text = line.evidence.words
    if ASKED.search(text):
        return False
    places = [match.start() for match in re.finditer(r"[^\W\d_]{3,}", text) if acted(match.group()) & denied]
    if not places:
        return UNSURE.search(text) is None and NEGATES.search(text) is None
    for place in places:
        before = text[max(0, place - 60) : place]
        clause = re.split(r"[.;“”]", before)[-1]
        if NEGATES.search(clause) is None and UNSURE.search(clause) is None and DENIES.search(text[:place]) is None:
            return True
    return False


def _dispute(scene: Scene, denial: Denial, answers: Sequence[tuple[Line, frozenset[str]]]) -> Dispute:
    lines = [denial.line, *(line for line, _ in answers)]
    homes = {
        scene.home[event.id]
        for line in lines
        for event in scene.events.get(line.account.article.id, ())
        if event.id in scene.home and line.evidence.span.contains(event.trigger.span)
    }
    kind = _kind(denial, [line for line, _ in answers])
    shown = denial.words if len(denial.words) <= 80 else denial.words[:77].rsplit(" ", 1)[0] + " …"
    because = f"Is it said not to be so? Yes: “{shown}”. Does another account say that it is? Yes: “{_short(answers[0][0].evidence.words)}”."
    because += REASONS[kind]
    return dispute(kind, f"whether: {shown}", homes, because, (line.evidence for line in lines))


def _kind(denial: Denial, answers: Sequence[Line]) -> DisputeKind:
    """A denial where somebody denies a claim, or that anybody died; an update where an earlier account itself knew of none; else a contradiction."""
    attributed = any(denial.line.evidence.span.overlaps(each.content.span) for each in denial.line.account.annotations.attributions)
    if denial.verb or ("act_death" in denial.denied and attributed):
        return DisputeKind.DENIAL
    day = denial.line.account.article.published
    later = day is not None and any((other := line.account.article.published) is not None and other[:10] > day[:10] for line in answers)
    return DisputeKind.UPDATE if later and not attributed and SO_FAR.search(denial.line.evidence.words) else DisputeKind.CONTRADICTION


def _short(words: str) -> str:
    return words if len(words) <= 120 else words[:117].rsplit(" ", 1)[0] + " …"
