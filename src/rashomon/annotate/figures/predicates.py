"""What is said of the counted group: the kind that the predicate gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.annotate.figures.cue_words import has_object, modifier, noun_kind, shot_dead, toll
from rashomon.annotate.figures.frames import framed
from rashomon.annotate.figures.heads import Counted, sentence_of
from rashomon.annotate.figures.labels import labelled, put
from rashomon.annotate.figures.tables import cues
from rashomon.model.annotations import FigureKind

__all__ = ["Predicate", "predicate"]

#: How far a figure's governor is climbed; deeper nesting is another clause.
CLIMB = 6
#: A headline's verb is often read as a noun.
_RALLIES = {"rally", "march", "protest", "demonstrate"}
MANY = 10
_BETWEEN = {
    "more",
    "others",
    "other",
    "people",
    "persons",
    "person",
    "also",
    "were",
    "was",
    "are",
    "is",
    "have",
    "has",
    "been",
    "had",
    "be",
    "feared",
    "reported",
    "confirmed",
    "believed",
    "reportedly",
    "either",
    "-",
    "left",
}
_RESULT = {"acomp", "oprd", "xcomp", "ccomp", "attr", "advcl", "amod", "acl", "dep"}
_HELD = {"believe", "know", "think", "fear", "presume", "assume", "say", "report", "understand", "confirm", "suppose"}
_DRIVERS = {"force", "cause", "prompt", "drive", "send", "see", "order", "urge", "lead", "compel"}
#: What people were before the clause tells what became of them.
_FORMER = {"wounded", "injured", "missing", "arrested", "detained", "detainees", "hostages", "trapped", "fugitives", "abducted", "kidnapped"}
_INCLUDING = {"include", "including", "among"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """The kind with the word that gave it; ``inside``: reached through "including"."""

    kind: FigureKind
    token: Token
    inside: bool = False


def predicate(doc: Doc, item: Counted) -> Predicate | None:
    """The predicate over what ``item`` counts, nearest first, or None."""
    if (told := _later(doc, item)) is not None:
        return told
    found = _worded(labelled(doc, item)) or _own(item) or _ahead(doc, item) or _worded(put(doc, item))
    if found is None and _whole(doc, item):
        return None  # "two of the three men died": the three did not
    if found is None and (frame := framed(doc, item)) is not None:
        return None if frame.kind is None else Predicate(frame.kind, frame.token)
    found = found or _beside(doc, item) or _climb(item)
    return None if found is not None and _denied(found.token) else found


def _worded(found: tuple[FigureKind, Token] | None) -> Predicate | None:
    return None if found is None else Predicate(*found)


def _whole(doc: Doc, item: Counted) -> bool:
    """Whether another number takes a part of this one: the second of "two of the three men"."""
    at = item.first
    return at > 2 and doc[at - 1].lower_ in {"the", "its", "their", "those"} and doc[at - 2].lower_ == "of" and doc[at - 3].pos_ == "NUM"


def _later(doc: Doc, item: Counted) -> Predicate | None:
    """What became of a part: "six *of the wounded* later died" are deaths, whatever they were before."""
    if item.head is None or item.last >= len(doc) or doc[item.last].lower_ != "of":
        return None
    if item.head.lower_ not in _FORMER and not any(child.lower_ in _FORMER for child in item.head.children if child.i < item.head.i):
        return None
    if (frame := framed(doc, item)) is not None and frame.kind is FigureKind.COUNT:
        return Predicate(frame.kind, frame.token)
    bare = replace(item, head=None)
    if (frame := framed(doc, bare)) is not None:
        return None if frame.kind is None else Predicate(frame.kind, frame.token)
    found = _climb(bare)
    return None if found is None or _denied(found.token) else found


def _denied(token: Token) -> bool:
    """Whether the predicate is said not to hold: "the two officers were not injured" counts no injured."""
    verbs = (token, token.head) if token.dep_ in {"acomp", "attr", "oprd", "advmod"} else (token,)
    return any(child.dep_ == "neg" and child.lower_ in {"not", "n't", "never"} for verb in verbs for child in verb.children)


def _ahead(doc: Doc, item: Counted) -> Predicate | None:
    """A verb right before the number: "killed 12", "injured dozens", whatever the parse made of it."""
    at = item.first - 1
    while at >= 0 and doc[at].idx >= item.number.start:
        at -= 1
    if at < 0 or sentence_of(doc[at]).start > item.first or at < sentence_of(doc[item.first]).start:
        return None
    verb = doc[at]
    headline = verb.text[0].isupper() and verb.lower_.endswith("s")
    kind = cues()["patient"].get(verb.lower_.removesuffix("s") if headline else verb.lemma_.lower())
    if kind is None or (verb.tag_ not in {"VBD", "VBN", "VBG", "VBZ", "VBP", "VB"} and not headline) or verb.dep_ == "auxpass":
        return None
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return None
    return Predicate(shot_dead(verb) or kind, verb)


def _own(item: Counted) -> Predicate | None:
    """The counted word is itself the predicate ("12 deaths", "30 injured"), or carries it ("12 people killed")."""
    head = item.head
    if head is None:
        return None
    if _rallies(item, head):
        return Predicate(FigureKind.PARTICIPANTS, head)
    if head.lemma_.lower() == "life" and any(token.lemma_.lower() == "save" for token in head.doc[max(0, item.first - 4) : head.i + 6]):
        return None  # a life that is saved is no death
    if (kind := noun_kind(head)) is not None:
        return Predicate(kind, head)
    for child in head.children:
        if child.dep_ == "amod" and child.i > item.first and (kind := modifier(child)):
            return Predicate(kind, child)
        if child.dep_ in {"acl", "relcl"} and child.i > head.i and not _of_whom(child) and (found := _clause(child)):
            return found
        if (
            child.lower_ == "with"
            and (wounds := next((grand for grand in child.children if grand.dep_ == "pobj" and noun_kind(grand)), None)) is not None
        ):
            return Predicate(FigureKind.INJURIES, wounds) if noun_kind(wounds) is FigureKind.INJURIES else None
    return None


def _rallies(item: Counted, head: Token) -> bool:
    """As in "More than a hundred thousand rally against ...": a headline's verb that is read as a noun."""
    return head.lower_ in _RALLIES and (item.number.value or item.number.low or 0.0) >= MANY and item.last <= head.i <= item.last + 1


def _of_whom(clause: Token) -> bool:
    """Whether the clause tells of a part with a number of its own: "112 people, 14 of whom died"."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ == "NUM" for child in clause.children)


def _clause(verb: Token) -> Predicate | None:
    """A relative or participle clause on the noun ("protesters who died", "people left dead")."""
    lemma = verb.lemma_.lower()
    if (kind := modifier(verb)) is not None:
        return Predicate(kind, verb)
    if verb.tag_ != "VBN" and lemma in cues()["subject"]:
        return Predicate(cues()["subject"][lemma], verb)
    return _result(verb) or _led_away(verb)


def _beside(doc: Doc, item: Counted) -> Predicate | None:
    """A cue right behind number or noun: "353 more injured", "12 people killed" in headlines and broken parses."""
    start = item.last if item.head is None or item.head.i < item.last else item.head.i + 1
    for token in doc[start : start + 4]:
        if token.is_sent_start and token.i > start:
            break
        kind = modifier(token)
        if kind is not None:
            return Predicate(kind, token)
        if token.lower_ not in _BETWEEN:
            break
    return None


def _climb(item: Counted) -> Predicate | None:
    """The governing verb or noun, through lists, "of" and "including"."""
    node, inside = item.node, False
    for _ in range(CLIMB):
        dep, governor = node.dep_, node.head
        if governor is node:
            return None
        if dep == "appos" and item.head is None and governor.pos_ != "NUM":
            return None  # "Quake kills 10; 80 hurt" hangs 10 on the quake
        if dep in {"conj", "appos"}:
            if governor.pos_ in {"VERB", "AUX"} and dep == "conj" and node.pos_ in {"VERB", "AUX"}:
                return None
            node = governor
            if (kind := noun_kind(node)) is not None and dep == "appos":
                return Predicate(kind, node, inside)
            continue
        if dep == "pobj":
            if governor.dep_ == "conj" and governor.lower_ == "of" == governor.head.lower_:
                governor = governor.head  # "the killing of a student and of six marchers"
            found = _preposition(item, governor)
            if found is not None:
                return Predicate(found.kind, found.token, inside)
            inside = inside or governor.lower_ in _INCLUDING
            if governor.lower_ not in {"of", *_INCLUDING}:
                return None
            node = governor.head if governor.head.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"} else governor
            if node is governor:
                return None
            continue
        if governor.lemma_.lower() == "include":
            if (tolled := _subject_toll(governor)) is not None and tolled.token is not node:
                return Predicate(tolled.kind, tolled.token, True)  # "the toll includes five civilians"
            inside, node = True, governor
            continue
        found = _verb(node, dep, governor)
        return None if found is None else Predicate(found.kind, found.token, inside)
    return None


def _verb(node: Token, dep: str, verb: Token) -> Predicate | None:
    lemma = verb.lemma_.lower()
    if dep == "npadvmod" and node.i < verb.i and node.nbor(1).text == ",":
        dep = "nsubj"  # "Eleven children, three women and two men died": the parse loses the first of a list
    if dep in {"nsubj", "nsubjpass"}:
        if verb.lower_ in cues()["adjective"] and not has_object(verb):
            return Predicate(cues()["adjective"][verb.lower_], verb)
        if lemma in cues()["subject"]:
            return Predicate(cues()["subject"][lemma], verb)
        if lemma in cues()["patient"] and (dep == "nsubjpass" or not has_object(verb)):
            return Predicate(shot_dead(verb) or cues()["patient"][lemma], verb)
        return (
            _result(verb)
            or _among_those(verb)
            or _held_to(verb)
            or _taken(verb)
            or _led_away(verb)
            or (_joined(verb) if dep == "nsubjpass" else None)
            or (_subject_toll(verb) if node.pos_ == "NUM" else None)
        )
    if dep in {"dobj", "attr", "oprd"}:
        if lemma in cues()["patient"]:
            return Predicate(shot_dead(verb) or cues()["patient"][lemma], verb)
        out = lemma == "take" and [token.lower_ for token in verb.doc[node.i + 1 : node.i + 3]] == ["out", "of"]
        if out and node.pos_ == "NOUN":
            return Predicate(FigureKind.DISPLACED, verb)
        streets = lemma in {"put", "bring", "draw"} and "streets" in {token.lower_ for token in verb.doc[node.i : node.i + 8]}
        if streets:
            return Predicate(FigureKind.PARTICIPANTS, verb)
        return _result(verb) or _driven(verb) or _subject_toll(verb) or _led_away(verb)
    return _subject_toll(verb) if node.pos_ == "NUM" else None


def _among_those(verb: Token) -> Predicate | None:
    """As in "four rescuers were among the dead", "two Danes are among those arrested"."""
    of = next((child for child in verb.children if child.lower_ == "among" and child.i > verb.i), None) if verb.lemma_.lower() == "be" else None
    whole = next((grand for grand in of.children if grand.dep_ == "pobj"), None) if of is not None else None
    if whole is None:
        return None
    kind = noun_kind(whole) or next((found for child in whole.children if (found := modifier(child))), None)
    return Predicate(kind, whole) if kind is not None else None


def _held_to(verb: Token) -> Predicate | None:
    """As in "are believed to have drowned", "are known to be dead": what is held of them counts."""
    if verb.lemma_.lower() not in _HELD:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and (kind := cues()["subject"].get(child.lemma_.lower()) or modifier(child)):
            return Predicate(kind, child)
        if child.dep_ == "xcomp" and (found := _result(child)) is not None:
            return found
    return None


def _driven(verb: Token) -> Predicate | None:
    """As in "Forced 4,500 residents to flee"."""
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in {"xcomp", "ccomp", "advcl"}
            and verb.lemma_.lower() in _DRIVERS
            and child.lemma_.lower() in cues()["subject"]
        ):
            return Predicate(cues()["subject"][child.lemma_.lower()], child)
    return None


def _joined(verb: Token) -> Predicate | None:
    """The second verb of a pair: "were shot and killed"."""
    for child in verb.conjuncts:
        kind = modifier(child)
        if kind is not None and not any(grand.dep_ in {"nsubj", "nsubjpass"} for grand in child.children):
            return Predicate(kind, child)
    return None


def _result(verb: Token) -> Predicate | None:
    """A result beside the verb: "left 12 dead", "are missing", "were feared killed"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in _RESULT and (kind := modifier(child)) and not _own_subject(child):
            return Predicate(kind, child)
    return None


def _own_subject(clause: Token) -> bool:
    """Whether a clause tells of others: "pulled five out, while 14 were still trapped"."""
    return clause.dep_ == "advcl" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children)


def _taken(verb: Token) -> Predicate | None:
    """Set phrases: taken into custody, taken to hospital, took to the streets, lost their lives."""
    if verb.lemma_.lower() in {"suffer", "sustain", "treat"}:
        near = {token.lemma_.lower() for token in verb.doc[verb.i : min(verb.i + 7, len(verb.doc))]}
        return Predicate(FigureKind.INJURIES, verb) if near & {"injury", "wound", "burn", "fracture", "inhalation"} else None
    if verb.lemma_.lower() not in {"take", "rush", "bring", "lose", "pour", "hold", "place", "leave", "abandon"}:
        return None
    words = {token.lower_ for token in verb.doc[verb.i : verb.i + 6]}
    if verb.lemma_.lower() in {"leave", "abandon"}:
        homes = any(child.dep_ == "dobj" and child.lower_ in {"home", "homes", "houses"} for child in verb.children)
        return Predicate(FigureKind.DISPLACED, verb) if homes else None
    if "custody" in words:
        return Predicate(FigureKind.ARRESTS, verb)
    if words & {"hospital", "hospitals"}:
        return Predicate(FigureKind.INJURIES, verb)
    if words & {"streets", "street"}:
        return Predicate(FigureKind.PARTICIPANTS, verb)
    return Predicate(FigureKind.DEATHS, verb) if words & {"lives", "life"} else None


_AWAY = {("take", "away"), ("lead", "away"), ("pick", "up"), ("round", "up"), ("lock", "up"), ("drag", "away"), ("haul", "away")}


def _led_away(verb: Token) -> Predicate | None:
    """As in "Fourteen were taken away", "police led away five of them": arrests."""
    lemma = verb.lemma_.lower()
    behind = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 2]}
    into = next((child for child in verb.children if child.lower_ == "in" and child.i == verb.i + 1), None)
    if lemma == "take" and verb.tag_ == "VBN" and into is not None and not any(child.dep_ == "pobj" for child in into.children):
        return Predicate(FigureKind.ARRESTS, verb)  # "29 were taken in last night"; a ward that takes in patients arrests nobody
    return Predicate(FigureKind.ARRESTS, verb) if any(lemma == one and word in behind for one, word in _AWAY) else None


def _subject_toll(verb: Token) -> Predicate | None:
    """As in "The death toll rose to 12", "put the number of injured at 30"."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and (kind := toll(child)):
            return Predicate(kind, child)
    return None


def _preposition(item: Counted, preposition: Token) -> Predicate | None:
    """A figure behind a preposition: "deaths of 12", "toll rose to 12"."""
    governor = preposition.head
    word = preposition.lower_
    if governor.pos_ == "ADV" and governor.head.pos_ == "VERB":
        governor = governor.head  # "rose to 45, up from 31"
    if word == "by" and governor.lemma_.lower() == "attend" and (item.number.value or item.number.low or 0.0) >= MANY:
        return Predicate(FigureKind.PARTICIPANTS, governor)
    if word == "with" and (found := _led_away(governor)) is not None:
        return found  # "picked up with 62 others"
    if word == "of" and governor.lower_ in {"life", "lives"}:
        return Predicate(FigureKind.DEATHS, governor)
    if word in {"of", "at", "to", "from", "by", "above", "past"}:
        if governor.pos_ in {"NOUN", "PROPN"} and (kind := toll(governor)):
            return Predicate(kind, governor)
        if governor.pos_ in {"VERB", "AUX"} and word != "of" and (item.head is None or noun_kind(item.head) or word in {"to", "at", "from"}):
            return _subject_toll(governor)
    return None
