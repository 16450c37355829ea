"""Questions that accounts answer in two ways: was there a warning, was the door open, was it paid, who was armed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from rashomon.align.happening_words import WORD, content, shared_weight
from rashomon.align.text_dispute_parts import Line, Scene, dispute, other_voice
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind

__all__ = ["questions"]

#: Words that make a "yes" behind them in the clause a "no"; how far before it (characters).
NEGATES = re.compile(
    r"\b(?:not|never|nobody|no one|none|neither|nor|no|without|den(?:y|ies|ied|ying)|fail(?:s|ed)? to|unable to|refus\w+ to|false|wrong that)\b|n[’']t\b",
    re.IGNORECASE,
)
REACH = 45
#: Words in a clause that make it no assertion.
OPEN = re.compile(
    r"\b(?:if|whether|unless|should|would|could|may|might|must|can|will (?:be|have)|(?:is|are|was|were|has|have|had|due|set|about|likely) to be|plans?|want(?:s|ed)?|demand(?:s|ed)?|call(?:s|ed)? (?:for|on)|urg\w+|ask(?:s|ed)?|expected|fear\w*|hop(?:e|es|ed|ing)|risk|in case|unclear|previous(?:ly)?|last (?:year|month)|ago)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.;:!?“”\"()–—]|,? \b(?:but|because|while|although|and that|who|which|after|when)\b")
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w*|untrue|false|lie|baseless|insist\w*)\b", re.IGNORECASE)
#: Lines of an answer that are shown, and that are compared at all: the work stays linear in long stories.
MOST, MANY = 3, 40
#: With ``~`` two answers share at least this much of the rarer one's weight.
ALIKE = 0.06
#: What was the one became the other: the line tells both.
TURNED = re.compile(
    r"\b(?:devolved|descended|degenerated|escalated|spiral+ed|erupted|deteriorated|(?:turned|became) (?:violent|ugly|nasty|bloody|deadly)|out of hand)\b",
    re.IGNORECASE,
)
#: So many words before an answer say what it is about.
ABOUT = 4
#: The later account says that it has changed since.
SINCE = re.compile(r"\b(?:now|since then|(?:has|have|had) since|in the meantime|meanwhile|no longer|has been|have been|later)\b", re.IGNORECASE)
REASONS = {
    DisputeKind.DENIAL: "Somebody denies it.",
    DisputeKind.UPDATE: "Of one day? No: an update.",
    DisputeKind.CONTRADICTION: "Nothing else explains it: both cannot hold.",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the table; ``sort`` is fact, state or wrong, ``near`` asks for a word in common, ``same`` for one just before both answers, ``strict`` lets only the words of "no" say no."""

    about: str
    sort: str
    near: bool
    same: bool
    strict: bool
    yes: re.Pattern[str]
    no: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A line, whether it says yes, and the words that do."""

    line: Line
    yes: bool
    words: str


@functools.cache
def table() -> tuple[Question, ...]:
    """The questions, as they stand in the table; every expression is compiled once."""
    text = files(__package__).joinpath("text_dispute_questions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Question(about, sort.rstrip("~=!"), "~" in sort, "=" in sort, "!" in sort, re.compile(yes), re.compile(no)) for about, sort, yes, no in rows
    )


def questions(scene: Scene) -> Iterator[Dispute]:
    """For each question the lines that answer yes and those of other voices that answer no."""
    lowered = [_lower(line.evidence.words) for line in scene.lines]
    for question in table():
        if not any(question.yes.search(each) for each in lowered):
            continue  # nothing that could be answered with no
        found = [answer for line, low in zip(scene.lines, lowered, strict=True) for answer in [answer_of(question, line, low)] if answer is not None]
        yeses = [each for each in found if each.yes][:MANY]
        noes = [each for each in found if not each.yes][:MANY]
        pairs = sorted(
            (
                (-weight, yes.line.evidence, no.line.evidence, yes, no)
                for yes in yeses
                for no in noes
                if (weight := _weight(scene, question, yes, no)) is not None
            ),
            key=lambda pair: pair[:3],
        )
        if pairs:
            yield _dispute(question, [(yes, no) for *_, yes, no in pairs])


def answer_of(question: Question, line: Line, low: str | None = None) -> Answer | None:
    """What a line answers; None where it does not, leaves it open, or tells both. ``low`` is its text in lower case, if that was made before."""
    text = line.evidence.words
    low = _lower(text) if low is None else low
    yes, no = question.yes.search(low), question.no.search(low)
    apart = yes is not None and no is not None and (yes.end() <= no.start() or no.end() <= yes.start())
    if no is not None and not apart:
        return None if OPEN.search(_clause(text, no.start())) else Answer(line, yes=False, words=text[no.start() : no.end()])
    if yes is None or text.rstrip("”\"’' ").endswith("?"):
        return None
    if question.about == "peaceful or violent" and TURNED.search(text):
        return None
    before = _clause(text, yes.start())
    negated = NEGATES.search(before[-REACH:]) is not None or NEGATES.search(yes.group()) is not None
    if OPEN.search(before) or (apart and not negated) or (negated and question.strict):
        return None
    return Answer(line, yes=not negated, words=text[yes.start() : yes.end()])


def _lower(text: str) -> str:
    """Lower case of the same length: expressions that ignore case take three times as long (0.44 s and 0.13 s for 208 lines)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def _clause(text: str, end: int) -> str:
    """What stands before ``end`` in its clause."""
    start = 0
    for match in CLAUSE.finditer(text, 0, end):
        start = match.end()
    return text[start:end]


def _weight(scene: Scene, question: Question, yes: Answer, no: Answer) -> float | None:
    """How near two answers are to one another, None where they are none to one question or of one voice."""
    if not other_voice(yes.line, no.line):
        return None
    if question.same and _about(yes).isdisjoint(_about(no)):
        return None
    weight = shared_weight(yes.line.words, no.line.words, scene.weights)
    return weight if weight >= ALIKE or not question.near else None


def _about(answer: Answer) -> frozenset[str]:
    """Stems of the words in lower case just before an answer, in its clause."""
    text = answer.line.evidence.words
    before = WORD.findall(_clause(text, text.find(answer.words)))[-ABOUT:]
    return content(" ".join(word for word in before if word.islower()))


def _dispute(question: Question, pairs: Sequence[tuple[Answer, Answer]]) -> Dispute:
    yes, no = pairs[0]
    sides = [list(dict.fromkeys(pair[side].line.evidence for pair in pairs))[:MOST] for side in (0, 1)]
    kind = _kind(question, pairs)
    because = f"Same question? Yes: {question.about}. Same answer? No: “{yes.words}” / “{no.words}”. {REASONS[kind]}"
    return dispute(kind, f"{question.about}: {yes.words} / {no.words}", (), because, (*sides[0], *sides[1]))


def _kind(question: Question, pairs: Sequence[tuple[Answer, Answer]]) -> DisputeKind:
    """A denial where somebody denies, or answers a reproach; an update where the later account says that it has changed; else a contradiction."""
    yes, no = (answer.line for answer in pairs[0])
    if DENYING.search(no.evidence.words) or question.sort == "wrong":
        return DisputeKind.DENIAL
    days = [line.account.article.published or "" for line in (yes, no)]
    later = no if days[0] < days[1] else yes
    apart = bool(days[0] and days[1]) and days[0][:10] != days[1][:10]
    changed = apart and SINCE.search(later.evidence.words) is not None
    return DisputeKind.UPDATE if question.sort == "state" and changed else DisputeKind.CONTRADICTION
