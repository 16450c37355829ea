"""Which of two states a thing is in, and who began: what accounts say of most fires, votes, truces and clashes, and not alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.align.happening_words import content, stem
from rashomon.align.text_dispute_parts import Line, Scene, dispute
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind

__all__ = ["causes", "states", "who_began"]

#: States that exclude each other: what it is about, how one is said, how the other.
STATES = tuple(
    (about, re.compile(one, re.IGNORECASE), re.compile(two, re.IGNORECASE))
    for about, one, two in (
        (
            "under control",
            r"(?<!not )(?<!not yet )(?<!brought )\bunder (?:full |complete |total )?control\b|\b(?:regained|retaken|restored|retook) (?:full |complete |total )?control\b",
            r"\bout of control\b|\bnot (?:yet )?(?:been )?(?:brought )?under control\b|\blost control\b",
        ),
        (
            "free and fair",
            r"(?<!not )\b(?:free and fair|clean (?:election|vote)|transparent and fair|went smoothly)\b",
            r"\b(?:rigged|stolen (?:election|vote)|not (?:free (?:and|or) fair|free|fair)|ballot[- ]stuffing|vote[- ]rigging|(?:result|vote|election) was (?:cooked|falsified|a fraud)|electoral fraud|neither free nor fair)\b",
        ),
        (
            "truce",
            r"\b(?:truce|ceasefire|cease-fire|cessation of (?:fire|hostilities))\b[^.;]{0,30}\b(?:holds|holding|held|observed|respected|being kept)\b",
            r"\b(?:truce|ceasefire|cease-fire)\b[^.;]{0,40}\b(?:broken|violated|breached|collapsed|violations?|in tatters|not holding)\b|\b(?:broke|violated|breached) the (?:truce|ceasefire|cease-fire)\b",
        ),
        (
            "calm",
            r"\b(?:situation|city|town|country|capital|border) (?:is|was|remains?|remained) (?:calm|stable|quiet|normal|peaceful)\b|\border (?:has been |had been |was |is )?restored\b",
            r"\b(?:situation|city|town|country|capital|border) (?:is|was|remains?|remained) (?:tense|volatile|chaotic|unstable)\b|\b(?:gunfire|shooting|fighting|clashes|riots|looting) (?:continued|continues|goes on|went on)\b",
        ),
    )
)
#: What does not change from day to day.
TIMELESS = frozenset({"free and fair"})
EFFECT = r"(?:fire|blaze|blast|explosion|collapse|riots?|unrest|crash|accident|derailment|sinking|outbreak|flood|landslide|disaster|clash(?:es)?|stampede|leak|blackout|outage|shooting|avalanche)"
#: What came of what: the effect, then what an account names as its cause, to the end of the clause.
CAUSE = (
    re.compile(
        rf"\b(?P<of>{EFFECT})\b[^.;,]{{0,25}}\b(?:caused|started|triggered|sparked|provoked|set off|ignited) by (?P<by>[^.;,“”]{{4,80}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<of>{EFFECT}) (?:began|started|broke out|erupted|occurred|happened) (?:when|because|under|from|due to|as a result of) (?P<by>[^.;,“”]{{4,80}})",
        re.IGNORECASE,
    ),
    re.compile(rf"\bcause of the (?P<of>{EFFECT}) (?:was|is|seems to be|appears to be) (?P<by>[^.;,“”]{{4,80}})", re.IGNORECASE),
    re.compile(rf"\b(?P<of>{EFFECT}) (?:followed|was blamed on|was due to|resulted from|was the result of) (?P<by>[^.;,“”]{{4,80}})", re.IGNORECASE),
    re.compile(rf"(?P<by>[^.;,“”]{{4,80}}) (?:caused|triggered|sparked|set off|ignited|started) the (?P<of>{EFFECT})\b", re.IGNORECASE),
)
#: A cause that nobody knows is none.
UNKNOWN = re.compile(r"\b(?:unknown|unclear|not (?:yet )?(?:known|clear)|investigat\w+|what|whether|something)\b", re.IGNORECASE)
#: Who did it first; who stands before.
BEGAN = re.compile(
    r"\b(?:(?:was|were) (?:the )?first to (?:open fire|fire|shoot|attack|strike|throw|cross)|(?:fired|shot|struck|attacked) first|opened fire (?:first )?on|(?:started|began|provoked|unleashed) the (?:clash|fight|fighting|shooting|violence|riot|battle|war)\w*)\b",
    re.IGNORECASE,
)
#: How far before the verb the one who began is looked for (characters).
BEFORE = 60
#: How many lines each side shows.
MOST = 2


def states(scene: Scene) -> Iterator[Dispute]:
    """Lines of which one lets a thing be in a state that the other account's excludes; an update where the accounts are of two days."""
    for about, one, two in STATES:
        sides = [[line for line in scene.lines if pattern.search(line.evidence.words)] for pattern in (one, two)]
        left = [line for line in sides[0] if line not in sides[1] and any(_other(line, each) for each in sides[1])][:MOST]
        right = [line for line in sides[1] if any(_other(line, each) for each in left)][:MOST]
        if left and right:
            yield _state(about, (one, two), left, right)


def _other(left: Line, right: Line) -> bool:
    return left.evidence.document != right.evidence.document


def _state(about: str, patterns: tuple[re.Pattern[str], re.Pattern[str]], left: Sequence[Line], right: Sequence[Line]) -> Dispute:
    said = [
        match.group() for pattern, side in zip(patterns, (left, right), strict=True) if (match := pattern.search(side[0].evidence.words)) is not None
    ]
    days = [{line.account.article.published for line in side} for side in (left, right)]
    later = about not in TIMELESS and None not in days[0] | days[1] and days[0].isdisjoint(days[1])
    because = f"Same question? Yes: {about}. Same answer? No: “{said[0]}” / “{said[-1]}”. "
    because += "Of one day? No: an update." if later else "Nothing else explains it: both cannot hold."
    return dispute(
        DisputeKind.UPDATE if later else DisputeKind.CONTRADICTION, f"whether {about}", (), because, (line.evidence for line in (*left, *right))
    )


def who_began(scene: Scene) -> Iterator[Dispute]:
    """Lines that let different sides begin."""
    found = [
        (line, match.group(), content(line.evidence.words[max(0, match.start() - BEFORE) : match.start()]))
        for line in scene.lines
        if (match := BEGAN.search(line.evidence.words))
    ]
    for number, (line, words, who) in enumerate(found):
        for other, theirs, whom in found[number + 1 :]:
            if who and whom and who.isdisjoint(whom) and _other(line, other):
                because = f"Same question? Yes: who began. Same answer? No: other names stand before “{words}” and “{theirs}”. Both cannot hold."
                yield dispute(DisputeKind.CONTRADICTION, f"who began: {words} / {theirs}", (), because, (line.evidence, other.evidence))
                return


def causes(scene: Scene) -> Iterator[Dispute]:
    """Lines of two accounts that name other causes of one fire, blast or riot."""
    found = [
        (line, match)
        for line in scene.lines
        for pattern in CAUSE
        for match in [pattern.search(line.evidence.words)]
        if match is not None and UNKNOWN.search(match["by"]) is None
    ]
    for number, (line, match) in enumerate(found):
        for other, theirs in found[number + 1 :]:
            one, two = content(match["by"]), content(theirs["by"])
            if stem(match["of"].lower()) == stem(theirs["of"].lower()) and one and two and one.isdisjoint(two) and _other(line, other):
                because = (
                    f"Same effect? Yes: {match['of']}. Same cause? No: “{match['by'].strip()}” / “{theirs['by'].strip()}”. Nothing else explains it."
                )
                yield dispute(DisputeKind.CONTRADICTION, f"cause: {match['of']}", (), because, (line.evidence, other.evidence))
                return
