"""How a happening is told: as done, ordered, planned, threatened, demanded, denied, alleged or as old."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.annotate.events.tables import HOSTILE, tables
from rashomon.annotate.events.triggers import Trigger
from rashomon.model.annotations import Attribution, Status

__all__ = ["CUE_STATUS", "Told", "is_intended", "is_purpose", "long_ago", "told"]

ORDER = tables().classes["order"]
PLAN = tables().classes["plan"]
THREAT = tables().classes["threat"]
DEMAND = tables().classes["demand"]
DENY = tables().classes["deny"]
CLAIM = tables().classes["claim"]
#: Beginnings that do not put the happening off: "began to march" is a march.
UNDER_WAY = frozenset({"begin", "able", "go"})
#: What is tried is a deed, whatever comes of it.
ATTEMPT = tables().classes["attempt"]
#: Verbs whose infinitive took place: "managed to seize".
IMPLICATIVE = tables().classes["implicative"]

#: What a cue makes of its complement: "agreed to send" tells of a plan to send.
CUE_STATUS = {
    "order": Status.ORDERED,
    "threaten": Status.THREATENED,
    "appeal": Status.DEMANDED,
    "agree": Status.PLANNED,
    "promise": Status.PLANNED,
    "offer": Status.PLANNED,
    "accept": Status.PLANNED,
}
REPORTED = DENY | CLAIM | DEMAND | THREAT
HEARSAY = frozenset({"allegedly", "reportedly", "supposedly", "purportedly"})
WISH = frozenset({"want", "hope", "mean", "expect", "consider", "go", "be", "seek", "need", "begin", "likely"})
CONDITION = frozenset({"if", "unless", "whether", "lest"})
HABIT = frozenset({"regularly", "often", "usually", "frequently", "routinely", "typically", "generally", "periodically", "repeatedly"})
LONG_AGO = frozenset({"year", "decade", "century"})


@dataclass(frozen=True, slots=True)
class Told:
    """The status, and whether it is only imagined ("could", "if")."""

    status: Status
    imagined: bool = False


def told(trigger: Trigger, attribution: Attribution | None) -> Told:
    """How the ``trigger`` is told, from its auxiliaries, the verbs above it and the attribution around it."""
    token = trigger.light or trigger.token
    lemmas = {child.lemma_.lower() for child in token.children if child.dep_ in {"aux", "neg"}}
    words = {child.lower_ for child in token.children if child.dep_ in {"aux", "neg", "mark"}}
    imagined = (
        bool(words & {"could", "may", "might", "can"}) or bool(words & CONDITION) or _inverted(token) or ("would" in words and "have" in lemmas)
    )
    if (
        words & {"not", "n't", "never"}
        or _by_nobody(token)
        or (trigger.token.tag_[:2] == "NN" and any(c.lower_ == "no" for c in trigger.token.children))
    ):
        return Told(Status.DENIED, imagined)
    if lemmas & {"will", "shall"} or words & {"will", "would", "'ll", "wo"}:
        return Told(_future(trigger, token), imagined)
    if words & {"must", "should"} or "ought" in words:
        return Told(Status.DEMANDED, imagined)
    if trigger.inner is not None and trigger.rule.family in CUE_STATUS:
        return Told(CUE_STATUS[trigger.rule.family], imagined)
    found = _from_above(trigger, token)
    if found is not None:
        return Told(found, imagined)
    if any(child.dep_ == "advmod" and child.lower_ in HEARSAY for child in token.children):
        return Told(Status.ALLEGED, imagined)
    return Told(_from_attribution(attribution), imagined)


def _inverted(token: Token) -> bool:
    """Whether "should" stands before its subject: "should he be convicted" is a condition."""
    subjects = [child.i for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return bool(subjects) and any(child.lower_ == "should" and child.dep_ == "aux" and child.i < subjects[0] for child in token.children)


def _by_nobody(token: Token) -> bool:
    """Whether nobody does it ("no official has defended it") or a correlative denies it ("neither met nor called")."""
    for child in token.children:
        if child.lower_ == "neither" and child.dep_ in {"preconj", "cc", "advmod", "neg"}:
            return True
        if child.dep_ in {"nsubj", "nsubjpass"} and (
            child.lower_ in {"nobody", "none"} or any(grand.lower_ == "no" and grand.dep_ == "det" for grand in child.children)
        ):
            return True
    return False


def _future(trigger: Trigger, token: Token) -> Status:
    above = token.head.lemma_.lower() if token.dep_ in {"ccomp", "xcomp"} else ""
    return Status.THREATENED if above in THREAT and trigger.rule.type in HOSTILE else Status.PLANNED


def _from_above(trigger: Trigger, token: Token) -> Status | None:
    here = token
    for _ in range(4):
        if here.dep_ not in {"xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "advcl", "acl", "oprd", "conj"}:
            break
        verb, finite, dep = here.tag_[:2] == "VB", not _infinitive(here), here.dep_
        here = here.head
        if verb and finite and dep != "ccomp" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children):
            break
        if verb and finite and (dep in {"advcl", "acl", "conj"} or (dep == "ccomp" and here.lemma_.lower() not in REPORTED)):
            break
        found = _of_governor(here.lemma_.lower(), trigger, token)
        if found is not None:
            return found
        if here.tag_[:2] == "NN" or here.tag_ in {"VBD", "VBZ", "VBP"}:
            break
    return Status.PLANNED if is_purpose(token) else None


def is_purpose(token: Token) -> bool:
    """Whether the verb only says what for ("to quell the crowds") or is announced in a headline ("Norland to send troops")."""
    if token.dep_ == "xcomp" and token.head.lemma_ in IMPLICATIVE and token.head.i != token.i:
        return is_purpose(token.head)  # "to help quell": as much a purpose as helping is
    if not _infinitive(token) or (token.dep_ in {"xcomp", "acl"} and token.head.lemma_ in ATTEMPT):
        return False  # "tried to kill him": the attempt took place
    return token.dep_ in {"advcl", "acl", "relcl", "ROOT", "ccomp", "xcomp"}


def is_intended(token: Token) -> bool:
    """Whether the verb above says that it is planned, ordered, threatened or asked for, not merely wished."""
    verb = token.head
    return token.dep_ in {"xcomp", "ccomp"} and verb.i != token.i and verb.lemma_.lower() in (PLAN | ORDER | THREAT | DEMAND) - WISH


def _of_governor(lemma: str, trigger: Trigger, token: Token) -> Status | None:
    if lemma in UNDER_WAY:
        return None
    for words, status in (
        (ORDER, Status.ORDERED),
        (THREAT, Status.THREATENED),
        (DEMAND, Status.DEMANDED),
        (DENY, Status.DENIED),
        (CLAIM, Status.ALLEGED),
    ):
        if lemma in words:
            return status
    if lemma in PLAN and (_infinitive(token) or trigger.token.tag_[:2] == "NN"):
        return Status.PLANNED
    return None


def _infinitive(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.children)


def _from_attribution(attribution: Attribution | None) -> Status:
    if attribution is None:
        return Status.HAPPENED
    if attribution.negated:
        return Status.DENIED
    return Status.ALLEGED if attribution.hedged else Status.HAPPENED


def long_ago(tokens: list[Token]) -> bool:
    """Whether the clause says "for years", "in recent decades" or "regularly": what is usual took place on no day."""
    if any(token.lower_ in HABIT and token.dep_ == "advmod" and token.head.i == tokens[0].i for token in tokens):
        return True
    return any(
        token.lemma_.lower() in LONG_AGO
        and token.tag_ == "NNS"
        and token.head.lower_ in {"for", "over", "in"}
        and token.head.head.lemma_ != "time"  # "for the third time in five years" is this once
        for token in tokens
    )
