"""Sentences of different accounts that say the same in other words, and what one leaves open that another states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rashomon.align.happening_words import shared_weight, spelled
from rashomon.align.text_dispute_parts import Line, Scene, dispute, folded
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind

__all__ = ["left_open", "wordings"]

#: What a text is quoted from: its words are fixed, so that another rendering of them is news.
SOURCES = re.compile(
    r"\b(?:article|section|clause|paragraph) \d+|\bprinciples? of\b|"
    r"\b(?:treaty|charter|constitution|law|resolution|decree|agreement)(?: \([^)]*\))? (?:states|defines|says|stipulates|obliges)\b",
    re.IGNORECASE,
)

#: Words that make a rare stem worth looking up; a stem in more sentences than this finds nothing.
RARE = 8

#: Two renderings share this much of the shorter one's weight, names left out.
ALIKE = 0.25

OPEN = re.compile(
    r"\b(?:(?:did|does|do|has|have|had) not|didn[’']t|without|no one|nobody)[^.;]{0,25}\b(?:specify|specified|say|saying|said|disclosed?|releas\w+|knows?|announced?)\b[^.;]{0,15}\b(?:how many|how much|numbers?|figures|size)\b|"
    r"\bunclear (?:how many|how much|when|where|who)\b|\b(?:how many|numbers? of)[^.;]{0,40}\b(?:unclear|unknown|not known)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d")


def wordings(scene: Scene) -> Iterator[Dispute]:
    """Two renderings of one written source: sentences that share most of their rare words but not their wording."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(scene.lines):
        for word in line.plain:
            by_word[word].append(number)
    seen: set[tuple[int, int]] = set()
    for number, line in enumerate(scene.lines):
        if SOURCES.search(line.evidence.words) is None:
            continue
        for other in sorted({found for word in line.plain if len(by_word[word]) <= RARE for found in by_word[word]}):
            pair = (min(number, other), max(number, other))
            if pair not in seen and _reworded(scene, line, scene.lines[other]):
                seen.add(pair)
                yield _wording(line, scene.lines[other])


def _reworded(scene: Scene, left: Line, right: Line) -> bool:
    if left.evidence.document == right.evidence.document or len(left.plain & right.plain) < 3:
        return False
    return shared_weight(left.plain, right.plain, scene.weights) >= ALIKE and len(left.plain & right.plain) < 0.8 * max(
        len(left.plain), len(right.plain)
    )


def _wording(left: Line, right: Line) -> Dispute:
    common = spelled(left.plain & right.plain, left.evidence.words)
    only = " / ".join(spelled(one.plain - other.plain, one.evidence.words) for one, other in ((left, right), (right, left)))
    because = f"Same written source? Its words are shared: {common}. Same wording? No: only one has {only}."
    return dispute(DisputeKind.WORDING, f"wording: {common}", (), because, (left.evidence, right.evidence))


def left_open(scene: Scene) -> Iterator[Dispute]:
    """A number that one account says is not known and another gives for the same group."""
    for number, line in enumerate(scene.lines):
        if OPEN.search(line.evidence.words) is None:
            continue
        before = scene.lines[number - 1] if number and scene.lines[number - 1].account is line.account else line
        topic = line.words | before.words  # "He did not say how many": of what, the sentence before tells
        groups = {word for word in folded(line.words) if word.startswith("same_")}
        given = [
            other
            for other in scene.lines
            if other.evidence.document != line.evidence.document
            and NUMBER.search(other.evidence.words)
            and groups & folded(other.words)
            and shared_weight(topic, other.words, scene.weights) >= 0.1
        ]
        ranked = sorted(given, key=lambda other: (-shared_weight(topic, other.words, scene.weights), other.evidence))[:3]
        if ranked:
            because = f"Same group? Yes: {', '.join(sorted(each.removeprefix('same_') for each in groups))}. Number given? Not here, but elsewhere."
            same = [other for other in ranked if _speakers(scene, line) & _speakers(scene, other)]
            if same:
                because += f" Left open and given by one speaker, in the words of two accounts: “{same[0].evidence.words[:120]}”. Both cannot hold."
            yield dispute(
                DisputeKind.CONTRADICTION if same else DisputeKind.UPDATE,
                "a number left open: " + line.evidence.words[:60],
                (),
                because,
                (line.evidence, *(each.evidence for each in ranked)),
            )


def _speakers(scene: Scene, line: Line) -> set[str]:
    """Actors whose words a line tells, or of whom it says that they did not say."""
    near = (
        each
        for each in line.account.annotations.attributions
        if each.entity is not None
        and (each.content.span.overlaps(line.evidence.span) or (each.source is not None and each.source.span.overlaps(line.evidence.span)))
    )
    return {actor for each in near if each.entity is not None and (actor := scene.actor_of.get((each.article, each.entity))) is not None}
