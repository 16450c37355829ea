"""Which words of a sentence tell of a happening, and of what type."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Token

from rashomon.annotate.events.tables import HOSTILE, Rule, tables
from rashomon.annotate.events.tree import LONGEST, clause_lemmas, governor, object_lemmas, objects, phrase, phrase_lemmas, subject_lemmas, subjects

__all__ = ["CUES", "LIGHT", "PLANS", "Trigger", "goes_on", "triggers"]

#: Verbs that only carry the noun that is their object: "staged a rally".
LIGHT = tables().classes["light"]

#: Families of verbs whose complement is the happening proper.
CUES = frozenset({"agree", "promise", "offer", "accept", "threaten", "order", "appeal", "reject", "fail", "ruleout"})

#: "said that they must leave" asks for it, whatever the verb below.
SAYING = tables().classes["speech"]
OBLIGATION = Rule("REQUEST", None, "appeal", ())
STATED = Rule("OTHER", None, "state", ())
#: Verbs of being, having, thinking and feeling: what they say lasts, it does not take place.
STATIVE = tables().classes["stative"]
PLANS = tables().classes["plan"]
UNREAL = frozenset({"not", "n't", "never", "could", "may", "might", "can", "should", "must"})

#: Verbs by which a happening itself comes about or is set for a day: "the vote is due on Sunday".
COMES = frozenset(
    {
        "occur",
        "happen",
        "take",
        "begin",
        "start",
        "end",
        "come",
        "follow",
        "be",
        "schedule",
        "set",
        "expect",
        "fix",
        "plan",
        "last",
        "resume",
        "break",
        "erupt",
    }
)
#: Verbs by which a force of nature, an accident or an attack does its work: "a blast tore through the depot", "the fire that killed nine".
STRIKES = tables().classes["strikes"]

#: Verbs of speech, looks and course that carry nothing on: "described it as", "lasted an hour".
TALK = tables().classes["talk"]

#: Families of the nouns that do such work.
FORCES = frozenset({"attack", "disaster", "crash", "collapse", "outbreak", "clash", "protest", "shoot", "storm", "war"})
MUST = frozenset({"must", "should"})
NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a happening.

    Attributes:
        inner: the rule of its complement, where it has one ("agreed to *send*").
        light: the verb that only carries a noun ("*staged* a rally").
        plain: a verb of saying or of no known kind, which tells of a happening only where it has a day of its own or is what the account goes on with.
        recalled: a noun that only points back to what was told ("*the crash* has closed the road").
    """

    token: Token
    rule: Rule
    inner: Rule | None = None
    light: Token | None = None
    plain: bool = False
    recalled: bool = False


def triggers(sentence: Sequence[Token], dated: Container[int] = ()) -> list[Trigger]:
    """The triggers of a ``sentence``, in text order, without those that another one swallows; ``dated`` are the tokens of dates."""
    found: list[Trigger] = []
    swallowed: set[int] = set()
    any_date = any(token.i in dated for token in sentence)
    for token in sentence:
        verb = token.tag_[:2] == "VB"
        trigger = _verb(token) if verb else _noun(token) if token.tag_ in {"NN", "NNS", "NNP"} else None
        if trigger is None and verb and (any_date or goes_on(token)):
            trigger = _plain_verb(token)
        if trigger is not None:
            found.append(trigger)
    by_index = {trigger.token.i: trigger for trigger in found}
    for trigger in found:
        swallowed.update(_swallows(trigger, by_index))
    return [
        trigger if trigger.token.i not in swallowed else replace(trigger, recalled=True)
        for trigger in found
        if trigger.token.i not in swallowed or _points_back(trigger, by_index)
    ]


def _points_back(trigger: Trigger, by_index: dict[int, Trigger]) -> bool:
    """Whether a noun takes up what was told: "*the crash* has closed the road", "condemned *the killing* of a driver"."""
    noun = trigger.token
    if noun.tag_[:2] != "NN" or noun.head.i not in by_index or trigger.light is not None:
        return False
    above = by_index[noun.head.i].rule
    definite = any(child.lower_ in {"the", "this", "that", "these", "those"} for child in noun.children if child.dep_ == "det")
    if noun.dep_ == "dobj":
        return above.type == "ACCUSE" and (definite or any(child.dep_ == "poss" or child.lower_ == "of" for child in noun.children))
    return definite and noun.dep_ == "nsubj" and above.family != trigger.rule.family


def goes_on(token: Token) -> bool:
    """Whether a verb carries a story on: the main verb of a sentence, told as done by or to somebody, or what is said to have been done."""
    if token.tag_ not in {"VBD", "VBN", "VBZ", "VBP"} or token.lemma_ in SAYING:
        return False
    if any(child.dep_ == "auxpass" and child.tag_ in {"VBZ", "VBP"} for child in token.children):
        return False  # "the road is blocked", "the names are invented": a state
    here = token.head if token.dep_ == "conj" else token
    if here.dep_ != "ROOT" and not (here.dep_ == "ccomp" and here.head.lemma_ in SAYING):
        return False
    subject = next((child for child in here.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and subject.pos_ in {"NOUN", "PROPN", "NUM"} and token.lemma_.lower() not in TALK and not _of_nothing(token)


def _of_nothing(verb: Token) -> bool:
    """Whether a verb tells that nothing is done: "gave no figures", "not one of them was billed"."""
    return any(
        grand.lower_ in {"no", "not", "nothing"} for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"} for grand in child.subtree
    ) or any(child.dep_ == "neg" for child in verb.children)


def _plain_verb(token: Token) -> Trigger | None:
    """A verb of no table, told as done or to come: with a day of its own it is a happening all the same."""
    lemma = token.lemma_.lower()
    if lemma in STATIVE or token.dep_ in {"aux", "auxpass", "amod", "compound"} or token.tag_ == "VBG":
        return None
    helped = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass", "neg"}}
    saying = token.lemma_ in SAYING
    if token.tag_ == "VB" and (saying or not (helped & {"will", "'ll", "would"} or ("to" in helped and token.head.lemma_ in PLANS))):
        return None
    if token.dep_ in {"advcl", "pcomp"}:
        return None  # "hours after the roof fell": the day is that of the main clause
    if helped & UNREAL or (token.tag_ == "VBN" and not helped and token.dep_ != "acl"):
        return None
    if token.dep_ not in {"conj", "acl", "xcomp"} and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children):
        return None
    return Trigger(token, STATED if saying else Rule("OTHER", None, lemma, ()), plain=True)


def _swallows(trigger: Trigger, by_index: dict[int, Trigger]) -> Iterator[int]:
    """A verb swallows the noun that is its object, unless it is light; then the noun swallows the verb. Cues swallow complements."""
    token = trigger.token
    if trigger.plain:
        return
    if trigger.light is not None:
        yield trigger.light.i
    if token.tag_[:2] == "VB":
        # "declared a state of emergency": the noun says the kind of thing over again.
        yield from (
            grand.i
            for child in token.children
            if child.dep_ in {"dobj", "nsubjpass"}
            for grand in phrase(child)
            if grand.i in by_index and by_index[grand.i].light is None and by_index[grand.i].rule.family == trigger.rule.family
        )
    for child in token.children:
        if child.dep_ in {"dobj", "nsubjpass", "nsubj"} and child.i in by_index and token.tag_[:2] == "VB" and by_index[child.i].light is None:
            yield child.i
        if (trigger.inner is not None or trigger.rule is OBLIGATION) and child.dep_ in {"xcomp", "ccomp"} and child.i in by_index:
            yield child.i
        if child.dep_ == "prep" and trigger.rule.family in CUES:
            yield from (grand.i for grand in child.children if grand.i in by_index and grand.dep_ == "pobj")


def _verb(token: Token) -> Trigger | None:
    rules = tables().verbs.get(token.lemma_.lower())
    if token.lemma_ in SAYING and _obliges(token):
        return Trigger(token, OBLIGATION)
    if rules is None or (token.i > 0 and token.nbor(-1).text == "-") or (token.dep_ == "amod" and token.tag_ in {"VBG", "VBN"}):
        return None
    rule = next((rule for rule in rules if _holds(token, rule)), None)
    if rule is None or rule.type == "-":
        return None
    return Trigger(token, rule, complement(token) if rule.family in CUES else None)


def _obliges(token: Token) -> bool:
    # "said it should be troubling" judges; it asks for nothing.
    return any(
        child.dep_ == "ccomp"
        and child.lemma_ != "be"
        and any(grand.dep_ == "aux" and grand.lower_ in MUST for grand in child.children)
        and any(grand.dep_ in {"nsubj", "nsubjpass"} and grand.pos_ != "PRON" for grand in child.children)
        for child in token.children
    )


def complement(token: Token) -> Rule | None:
    """The rule of the verb or noun that completes ``token``, or None."""
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp"}:
            carried = (_plain_noun(head) for head in objects(child)) if child.lemma_ in LIGHT else ()  # "threatened to launch an offensive"
            return _plain(child) or next((rule for rule in carried if rule is not None), None)
        if child.dep_ in {"dobj", "pobj"} and child.lemma_ in tables().nouns:
            return _plain_noun(child)
        if child.dep_ == "prep":
            for grand in child.children:
                rule = _plain(grand) if grand.dep_ == "pcomp" else _plain_noun(grand)
                if rule is not None:
                    return rule
    return None


def _plain(token: Token) -> Rule | None:
    rules = tables().verbs.get(token.lemma_.lower(), ())
    return next((rule for rule in rules if rule.type != "-" and all(test != "comp" for test, _ in rule.needs) and _holds(token, rule)), None)


def _plain_noun(token: Token) -> Rule | None:
    return next((rule for rule in tables().nouns.get(token.lemma_.lower(), ()) if _noun_holds(token, rule)), None)


def _noun(token: Token) -> Trigger | None:
    if token.dep_ in {"compound", "nmod", "poss"}:
        return None
    rule = _plain_noun(token)
    if rule is None:
        return None
    head = governor(token)
    light = head if head is not None and head.lemma_ in LIGHT and token.dep_ in {"dobj", "nsubjpass", "conj"} else None
    if light is None and token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in COMES and _comes_about(token.head):
        light = token.head
    if light is None and rule.family in FORCES:
        light = _strike(token)
    return Trigger(token, rule, None, light)


def _strike(noun: Token) -> Token | None:
    """The verb by which a force does its work: "a quake *shook* the coast", "the blast that *killed* nine"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ in STRIKES:
        return verb
    return next(
        (
            child
            for child in noun.children
            if child.dep_ == "relcl"
            and child.lemma_ in STRIKES
            and any(grand.dep_ == "nsubj" and grand.lower_ in {"that", "which"} for grand in child.children)
        ),
        None,
    )


def _comes_about(verb: Token) -> bool:
    """Whether a verb tells that its subject takes place; being does so only with "due", "over", "set"."""
    if verb.lemma_ == "take":
        return any(child.lemma_ == "place" for child in verb.children)
    return verb.lemma_ != "be" or any(
        child.dep_ in {"acomp", "advmod", "prt"} and child.lower_ in {"due", "over", "underway", "off", "set"} for child in verb.children
    )


def _holds(token: Token, rule: Rule) -> bool:
    return all(_need(token, test, value) for test, value in rule.needs)


def _need(token: Token, test: str, value: str) -> bool:
    classes = tables().classes
    if test == "obj" and value == "name":
        return any(head.ent_type_ in NAMES for head in objects(token))
    if test == "obj":
        return not classes[value].isdisjoint(object_lemmas(token))
    if test == "subj" and value == "name":
        return any(head.ent_type_ in NAMES for head in subjects(token))
    if test == "subj":
        return not classes[value].isdisjoint(subject_lemmas(token))
    if test == "any":
        return not classes[value].isdisjoint(clause_lemmas(token))
    if test == "below":
        return any(below.lemma_.lower() in classes[value] for below in islice(token.subtree, LONGEST))
    if test == "prep":
        wanted = set(value.split(","))
        return any(child.dep_ in {"prep", "dative"} and child.i > token.i and child.lower_ in wanted for child in token.children)
    if test == "prt":
        return any(child.dep_ in {"prt", "advmod"} and child.lower_ == value for child in token.children)
    if test in {"inf", "to"}:
        verbs = [child for child in token.children if child.dep_ in {"xcomp", "ccomp"} and any(grand.tag_ == "TO" for grand in child.children)]
        return any(test == "inf" or verb.lemma_ in classes[value] for verb in verbs)
    if test == "nocomp":
        return not _completed(token, "")
    if test == "noobj":
        return not any(child.dep_ in {"dobj", "nsubjpass"} for child in token.children)
    if test == "passive":
        return any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children)
    return _completed(token, value)


def _completed(token: Token, value: str) -> bool:
    if not value:
        return any(
            child.dep_ in {"xcomp", "ccomp", "advcl"} or (child.dep_ == "prep" and any(g.dep_ == "pcomp" for g in child.children))
            for child in token.children
        )
    rule = complement(token)
    return rule is not None and (rule.type in HOSTILE and rule.mode != "investigate") == (value == "hostile")


def _noun_holds(token: Token, rule: Rule) -> bool:
    for test, value in rule.needs:
        lemmas = phrase_lemmas(token)
        if test == "mod" and value not in lemmas and not (token.dep_ == "pobj" and token.head.head.lemma_ == value):
            return False
        if test == "det" and not any(child.dep_ in {"det", "poss", "compound", "nummod"} for child in token.children):
            return False
        if test == "any" and tables().classes[value].isdisjoint(lemmas):
            return False
    return True
