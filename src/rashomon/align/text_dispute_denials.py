"""Denials: a sentence that denies what another one, by another speaker, claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.align.happening_words import WORD, content, shared_weight, spelled, stem
from rashomon.align.text_dispute_parts import Line, Scene, dispute, word_class
from rashomon.model.annotations import Attribution
from rashomon.model.book import Dispute, Statement
from rashomon.model.findings import DisputeKind

__all__ = ["denials", "opposed_statements"]

#: "The allegations", "that", "these claims": what is denied stands in the sentence before.
BACK = re.compile(r"\b(?:the|these|those|such|that|this) (?:allegation|claim|accusation|charge|report)s?\b", re.IGNORECASE)

#: Verbs of denying.
DENYING = re.compile(r"\b(?:deny|denies|denied|denying|refuted|refutes|debunked)\b", re.IGNORECASE)

#: Verbs under which a statement is denied.
DISPUTING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput|refut|reject|rebut|contradict)", re.IGNORECASE)

NOT_SAID = re.compile(r"\b(?:not|n[’']t) (?:say|state|claim|specify|mention|elaborate)\b", re.IGNORECASE)

#: Rejecting is denying where a claim is rejected, not a plan.
REJECTS = re.compile(
    r"\b(?:reject|dismiss)(?:s|ed|es|ing)?\b[^.;]{0,40}\b(?:claim|allegation|accusation|charge|report|suggestion|notion|idea that)s?\b", re.IGNORECASE
)

#: What is called false, or is false: not "false statements", which somebody is charged with.
BARE = r"(?:false|untrue|baseless|unfounded|groundless|a lie|lies)"
FALSE = re.compile(
    rf"\b(?:is|are|was|were|be|been|as|called|calls|absolutely|completely|totally|patently|entirely|utterly|simply|categorically) [“\"‘']?{BARE}\b(?! (?:statement|testimony|witness|information|pretence|document|name|alarm)s?\b)|"
    r"\b(?:untrue|baseless|unfounded|groundless)\b[^.;]{0,20}\b(?:claim|allegation|accusation|charge|report|rumou?r)s?\b",
    re.IGNORECASE,
)

#: "Does not deny", "denied them entry": no claim is denied.
NOT_DENIED = re.compile(
    r"\b(?:not|n[’']t|never) den(?:y|ied)\b|\bden(?:y|ies|ied|ying)\b[^.;]{0,30}\b(?:service|access|entry|visas?|bail|permission|asylum|benefits|rights)\b",
    re.IGNORECASE,
)

#: No evidence for it: a denial without a verb of denying.
NO_PROOF = re.compile(r"\b(?:no|without|little)(?: \w+ (?:or|and))? (?:evidence|proof|indication|grounds)\b", re.IGNORECASE)

#: Who says so stands behind what is said.
SAYS = re.compile(r"\b(?:said|says|told|added|argued|insisted|according to)\b", re.IGNORECASE)

#: A claim and its denial share this share of the rarer one's weight.
TOPIC = 0.15

#: Of more denials than these only the first are looked at: the work stays linear in long stories.
MANY = 100

#: Shorter contents share a word by chance.
LEAST_WORDS = 4

#: How much more must be shared where names are counted in.
NAMES = 0.08

#: A claim has so many words of substance in common with its denial.
COMMON = 2

#: A claim whose words the denial took over ("denied the allegations") shares at least this much with it.
POINTED = 0.9

#: The likeliest claims for each denial; more would bury them.
MOST_CLAIMS = 4


def denials(scene: Scene) -> Iterator[Dispute]:
    """Sentences that deny, each with the claims that share its topic; denials of one topic are one dispute."""
    denying = [_with_before(scene, number) for number, line in enumerate(scene.lines) if _denies(line)][:MANY]
    claiming = [line for line in scene.lines if _says(line, "claiming") and not _denies(line)][: 2 * MANY]
    cues = {stem(word) for word in word_class("denying") | word_class("claiming")}
    joined: list[list[Line]] = []
    for line in denying:
        home = next((group for group in joined if any(_topic(line, other, cues, scene) >= TOPIC for other in group)), None)
        if home is None:
            joined.append([line])
        else:
            home.append(line)
    for group in joined:
        yield from _denial(scene, group, claiming, cues)


def _denial(scene: Scene, group: Sequence[Line], claiming: Sequence[Line], cues: set[str]) -> Iterator[Dispute]:
    scored = sorted(
        ((max(_topic(line, claim, cues, scene) for line in group), claim.evidence, claim) for claim in claiming), key=lambda each: (-each[0], each[1])
    )
    # Where the denial points back to a claim, that one is meant; others must be much like it.
    least = 2 * TOPIC if scored and scored[0][0] >= POINTED else TOPIC
    claims = [claim for score, _, claim in scored if score >= least and len(_shared(group, claim, cues)) >= COMMON][:MOST_CLAIMS]
    if not claims and (len({line.evidence.document for line in group}) < 2 or not any(_says(line, "claiming") for line in group)):
        return  # nobody says what is denied
    lines = [*group, *claims]
    if len({line.evidence.document for line in lines}) < 2 and not _opposed(group, claims):
        return  # one account, one voice: it reports both sides and parts from nobody
    homes = {
        scene.home[event.id]
        for line in lines
        for event in scene.events.get(line.account.article.id, ())
        if event.id in scene.home and line.evidence.span.contains(event.trigger.span)
    }
    kind = DisputeKind.DENIAL if any(_somebody(line) for line in group) or not claims else DisputeKind.CONTRADICTION
    yield dispute(
        kind,
        "denied: " + _short(group[0].evidence.words),
        homes,
        _because(scene, group, claims, cues),
        (line.evidence for line in lines),
    )


def _somebody(line: Line) -> bool:
    """Whether a denying verb or a speaker denies, not the account itself that finds no proof."""
    found = NO_PROOF.search(line.evidence.words)
    if found is None or DENYING.search(line.evidence.words) or REJECTS.search(line.evidence.words) or SAYS.search(line.evidence.words[found.end() :]):
        return True
    at = line.evidence.start + found.start()
    return any(each.content.start <= at < each.content.end for each in line.account.annotations.attributions)


def _because(scene: Scene, group: Sequence[Line], claims: Sequence[Line], cues: set[str]) -> str:
    if not claims:
        return (
            f"Denied? Yes: {_said(group[0])}. Claimed by somebody? Yes, as the denial itself says. No account here makes the claim in its own words."
        )
    shared = _shared(group, claims[0], cues)
    common = sorted(shared & claims[0].plain or shared, key=lambda word: (-scene.weights.get(word, 0), word))[:3]
    sides = " Named speakers stand on both sides." if _opposed(group, claims) else ""
    if not any(_somebody(line) for line in group):
        return f"Denied by somebody? No: the account itself says {_said(group[0])}. Claimed elsewhere? Yes, with the words {spelled(common, claims[0].evidence.words)}. Both cannot hold."
    return f"Denied? Yes: {_said(group[0])}. Claimed elsewhere? Yes, with the words {spelled(common, claims[0].evidence.words)}.{sides}"


def _said(line: Line) -> str:
    """The words that deny, in quotation marks."""
    for pattern in (DENYING, REJECTS, FALSE, NO_PROOF):
        match = pattern.search(line.evidence.words)
        if match is not None:
            return f"“{match.group()}”"
    return f"“{_short(line.evidence.words)}”"


def _shared(group: Sequence[Line], claim: Line, cues: set[str]) -> frozenset[str]:
    """Stems that a claim has in common with the denials."""
    return frozenset().union(*(line.words for line in group)) & claim.words - cues


def _opposed(group: Sequence[Line], claims: Sequence[Line]) -> bool:
    """Whether named speakers stand on both sides, and none of them on both."""
    deniers, claimants = ({name for line in lines for name in _speakers(line)} for lines in (group, claims))
    return bool(deniers and claimants and deniers.isdisjoint(claimants))


def _speakers(line: Line) -> Iterator[str]:
    for each in line.account.annotations.attributions:
        if each.speaker_name is not None and line.evidence.span.overlaps(each.content.span):
            yield each.speaker_name


def _with_before(scene: Scene, number: int) -> Line:
    """A denying sentence with the words of the one before it, if that makes the claim which "the allegations" points back to."""
    line, before = scene.lines[number], scene.lines[max(0, number - 1)]
    if before is line or before.account is not line.account or not BACK.search(line.evidence.words) or not _says(before, "claiming"):
        return line
    return Line(line.account, line.evidence, line.words | before.words, line.plain | before.plain)


def _denies(line: Line) -> bool:
    if NOT_DENIED.search(line.evidence.words) is not None:
        return False
    return (
        DENYING.search(line.evidence.words) is not None
        or FALSE.search(line.evidence.words) is not None
        or NO_PROOF.search(line.evidence.words) is not None
        or REJECTS.search(line.evidence.words) is not None
    )


def _says(line: Line, name: str) -> bool:
    return bool(_cues(line, name))


def _cues(line: Line, name: str) -> set[str]:
    return {word for word in WORD.findall(line.evidence.words.lower()) if word in word_class(name)}


def _topic(left: Line, right: Line, cues: set[str], scene: Scene) -> float:
    # Names count less: two denials by one spokesman need not deny the same.
    plain = shared_weight(left.plain - cues, right.plain - cues, scene.weights)
    return max(plain, shared_weight(left.words - cues, right.words - cues, scene.weights) - NAMES)


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:77].rsplit(" ", 1)[0] + " …"


def opposed_statements(scene: Scene, statements: Sequence[Statement]) -> Iterator[Dispute]:
    """Statements of different speakers on one topic of which one is negated and the other is not."""
    by_id = {each.id: each for account in scene.accounts for each in account.annotations.attributions}
    told = [(statement, each, content(each.content.words)) for statement in statements for each in (_first(statement, by_id),) if each is not None]
    told = [one for one in told if len(one[2]) >= LEAST_WORDS][: 4 * MANY]
    for statement, attribution, words in told:
        if (
            not attribution.negated
            or attribution.cue is None
            or DISPUTING.search(attribution.cue.words) is None
            or NOT_SAID.search(attribution.content.words) is not None
        ):
            continue  # "did not say that he was ill" denies nothing
        for other, asserted, others in told:
            if asserted.negated or other.id == statement.id or (other.speaker is not None and other.speaker == statement.speaker):
                continue
            if (
                asserted.content.document != attribution.content.document
                and len(words & others) >= 3
                and shared_weight(words, others, scene.weights) >= 2 * TOPIC
            ):
                because = f"Same topic? Yes, with the words {spelled(words & others, attribution.content.words)}. Same speaker? No. Both assert it? No: {_who(statement)} is said to deny it."
                yield dispute(
                    DisputeKind.DENIAL,
                    "denied: " + _short(attribution.content.words),
                    (statement.id, other.id),
                    because,
                    (attribution.content, asserted.content),
                )


def _who(statement: Statement) -> str:
    return f"“{statement.speaker_words}”" if statement.speaker_words else "a speaker without a name"


def _first(statement: Statement, by_id: Mapping[str, Attribution]) -> Attribution | None:
    return next((by_id[each] for each in statement.attributions if each in by_id), None)
