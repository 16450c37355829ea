"""What befell or was done by the counted people: verbs with the words behind them, and nouns that govern ("the arrest of four engineers")."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

from spacy.tokens import Doc, Token

from rashomon.annotate.figures.heads import Counted, sentence_of
from rashomon.annotate.figures.tables import cues, groups
from rashomon.annotate.figures.who import who_class
from rashomon.model.annotations import Comparator, FigureKind
from rashomon.text.facets import common, contains

__all__ = ["Framed", "framed"]

#: How far behind its verb a frame's words are looked for.
REACH = 10
#: From here on a group that flocks somewhere is a crowd, and people that live in a place are its population.
CROWD, INHABITANTS = 10, 100
#: How far a figure's governors are climbed through "of", lists and helping verbs.
_CLIMB = 5
_SUBJECT, _PATIENT = {"nsubj"}, {"dobj", "nsubjpass", "oprd", "attr", "dative", "npadvmod"}
_CARRIERS = {
    "event",
    "march",
    "rally",
    "protest",
    "demonstration",
    "funeral",
    "vigil",
    "concert",
    "ceremony",
    "strike",
    "festival",
    "procession",
    "walkout",
}
_DRAWING = {"draw", "attract", "gather", "involve", "mobilise", "mobilize", "unite"}
_SHELTERS = {"centre", "center", "camp", "shelter", "school", "gymnasium", "hall", "tent", "church", "mosque", "stadium"}
_PRISONS = {"prison", "jail", "block", "penitentiary", "wing", "gaol"}
_HOLDING = {"house", "hold", "host", "accommodate", "lodge"}
_WANTED = {"suspect", "gunman", "attacker", "assailant", "thief", "killer", "robber", "weapon"}
_CAPTIVES = {"hostage", "captive"}
_GONE = {"fugitive", "escapee", "hostage", "captive"}
_TAKEN = {"abducted", "kidnapped", "trapped", "missing"}
_FREED = {"free", "release", "rescue", "liberate"}
_WARDS = {"hospital", "clinic", "doctor", "nurse", "medic", "ward", "surgeon", "infirmary"}
_LACKING = {"lose", "no", "not", "without", "cut", "break", "n't"}
#: "A team of 40 rescuers dug": what the team does, they do.
_COLLECTIVES = {"group", "team", "party", "gang", "band", "total", "convoy", "squad", "pair", "crew", "handful", "majority"}
_TOWNS = {
    "country",
    "city",
    "town",
    "village",
    "province",
    "region",
    "island",
    "district",
    "state",
    "county",
    "suburb",
    "settlement",
    "municipality",
    "territory",
}
_GUARDING = {
    "guard",
    "patrol",
    "secure",
    "protect",
    "surround",
    "cordon",
    "seal",
    "disperse",
    "storm",
    "encircle",
    "monitor",
    "clear",
    "escort",
    "charge",
    "evict",
}
_SENDING = {"deploy", "send", "dispatch", "mobilise", "mobilize", "station", "post", "promise", "order", "call", "assign", "move"}


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame's kind with the word that gave it; no kind where the frame rules one out."""

    kind: FigureKind | None
    token: Token


@dataclass(frozen=True, slots=True)
class _Row:
    role: str
    words: tuple[frozenset[str], ...]
    kind: FigureKind | None
    barred: frozenset[str]


def _lines(name: str) -> list[list[str]]:
    table = resources.files("rashomon.annotate.figures").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]


@functools.cache
def _verbs() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for verb, role, words, kind, barred in _lines("frames.tsv"):
        wanted = () if words == "-" else tuple(frozenset(word.split("+")) for word in words.split(","))
        row = _Row(role, wanted, None if kind == "-" else FigureKind(kind), frozenset() if barred == "-" else frozenset(barred.split(",")))
        found[verb] = (*found.get(verb, ()), row)
    return found


@functools.cache
def _nouns() -> dict[str, tuple[frozenset[str], FigureKind | None]]:
    return {noun: (frozenset(words.split(",")), None if kind == "-" else FigureKind(kind)) for noun, words, kind in _lines("nouns.tsv")}


def framed(doc: Doc, item: Counted) -> Framed | None:
    """What the governing verb or noun tells of the counted people; None where no frame fits or the counted are no people."""
    if (broken := _headless(doc, item)) is not None:
        return broken
    group = who_class(item)
    if not _people(item, group):
        return None
    node = item.node
    for _ in range(_CLIMB):
        clause = _clause(node, item, group)
        if clause is not None:
            return clause
        governor = node.head
        if governor is node:
            return None
        if governor.pos_ in {"VERB", "AUX"}:
            return _verb(node.dep_, governor, item, group)
        if node.dep_ in {"conj", "appos", "nummod", "quantmod"} and governor.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}:
            node = governor
        elif (
            node.dep_ == "pobj"
            and governor.lower_ == "of"
            and (governor.head.pos_ in {"NUM", "PRON", "DET", "ADJ"} or item.first <= governor.head.i < item.last)
        ) or (node.dep_ == "pobj" and governor.lower_ == "of" and governor.head.lemma_.lower() in _COLLECTIVES):
            node = governor.head
        elif node.dep_ == "pobj":
            return _behind(item, governor, group)
        else:
            return None
    return None


def _headless(doc: Doc, item: Counted) -> Framed | None:
    """As in "Five sustained gunshot wounds": a verb behind a bare number that the parse takes for the noun's adjective."""
    if item.last >= len(doc) or doc[item.last].tag_ not in {"VBN", "VBD", "JJ"} or doc[item.last].head.pos_ not in {"NOUN", "PROPN"}:
        return None
    if item.first and not doc[item.first].is_sent_start and doc[item.first - 1].text not in {",", "and", ";", "while"}:
        return None
    verb, words = doc[item.last], _window(doc[item.last])
    stems = (verb.lemma_.lower(), verb.lower_.removesuffix("ed"), verb.lower_.removesuffix("d"))
    rows = [row for stem in stems for row in _verbs().get(stem, ()) if row.role == "subject" and row.words]
    return next((Framed(row.kind, verb) for row in rows if any(wanted <= words for wanted in row.words)), None)


def _people(item: Counted, group: str | None) -> bool:
    """Whether people are counted, as far as the words say: a group of people, or nothing but the number."""
    if item.head is None or item.head.pos_ in {"PRON", "NUM", "DET"}:
        return True
    if group is None and item.head.lower_ in {"dead", "wounded", "injured", "missing", "others", "name", "names"}:
        return True
    if group is None and item.head.lower_ in {"others", "more"}:
        return True
    return contains("people", group)


def _large(item: Counted, least: float) -> bool:
    return (item.number.value or item.number.low or 0.0) >= least


def _window(verb: Token) -> set[str]:
    """The words behind a verb inside its clause."""
    found = {"there" for child in verb.children if child.lower_ == "where"}
    for token in verb.doc[verb.i + 1 : verb.i + 1 + REACH]:
        if token.is_sent_start or token.text in {";", ":", "(", "–", "—"}:
            break
        if token.lower_ in {"while", "but", "after", "when", "whereas", "before"}:
            break
        if (
            token.lower_ in {"and", ","}
            and token.i + 1 < len(verb.doc)
            and any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.conjuncts for child in child.children)
        ):
            break
        found.add(token.lower_)
    return found


def _clause(node: Token, item: Counted, group: str | None) -> Framed | None:
    """A relative or participle clause on the noun: "relatives who broke through", "people living in tents"."""
    for child in node.children:
        if child.dep_ not in {"relcl", "acl"} or child.i < node.i:
            continue
        own = [grand for grand in child.children if grand.dep_ in {"nsubj", "nsubjpass"}]
        if own and not any(grand.tag_ in {"WP", "WDT"} for grand in own):
            continue
        dep = own[0].dep_ if own else ("nsubjpass" if child.tag_ == "VBN" else "nsubj")
        if (found := _verb(dep, child, item, group)) is not None:
            return found
    return None


def _verb(dep: str, verb: Token, item: Counted, group: str | None) -> Framed | None:
    """The frame of a verb; of "was seen climbing" and "are on strike and have occupied" each verb is asked."""
    words = _window(verb)
    if (special := _special(dep, verb, item, group)) is not None:
        return special
    asked = [verb]
    lemma = verb.lemma_.lower()
    if dep in {"nsubj", "nsubjpass"} and lemma not in cues()["patient"] and lemma not in cues()["subject"]:
        asked += [child for child in verb.children if child.dep_ in {"conj", "xcomp"} and not _subjected(child)]
    for one in asked:
        role = dep if one is verb else _role(one, dep)
        if (found := _row(role, one, words if one is verb else _window(one), item, group)) is not None:
            return found
    return None


def _subjected(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _role(verb: Token, dep: str) -> str:
    """The role of a shared subject in a second verb: passive where that verb is a participle of its own kind."""
    passive = any(child.dep_ == "auxpass" for child in verb.children) or (verb.tag_ == "VBN" and dep == "nsubjpass")
    return "nsubjpass" if passive else "nsubj"


def _row(dep: str, verb: Token, words: set[str], item: Counted, group: str | None) -> Framed | None:
    denied = any(child.dep_ == "neg" for child in verb.children)
    for row in _verbs().get(verb.lemma_.lower(), ()):
        if not _plays(row.role, dep, verb, denied=denied) or (row.words and not any(wanted <= words for wanted in row.words)):
            continue
        if any(contains(barred, group) for barred in row.barred):
            continue
        if row.kind is FigureKind.POPULATION and not _settled(verb, item):
            continue
        if row.kind is FigureKind.PARTICIPANTS and group == "militants":
            continue
        return Framed(_held_by(row.kind, verb, item), verb)
    return None


def _settled(verb: Token, item: Counted) -> bool:
    """Whether so many live in a place, rather than some people "who live in tents" or abroad."""
    local = verb.dep_ not in {"relcl", "acl"} or any(child.lower_ == "where" for child in verb.children)
    return local and _large(item, INHABITANTS)


def _plays(role: str, dep: str, verb: Token, *, denied: bool) -> bool:
    passive = dep == "nsubjpass" or (dep == "nsubj" and verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children))
    if role in {"not", "not-passive"}:
        return denied and (passive if role == "not-passive" or verb.lemma_ in {"see", "find", "locate", "hear"} else dep in {"nsubj", "nsubjpass"})
    if denied:
        return False
    return {
        "subject": dep == "nsubj" and not passive,
        "patient": dep in _PATIENT,
        "passive": passive,
        "both": dep in _PATIENT | _SUBJECT,
    }.get(role, False)


def _agents(verb: Token) -> list[Token]:
    found = [child for child in verb.children if child.dep_ == "nsubj"]
    if not found and verb.dep_ == "conj" and verb.tag_ != "VBN":
        found = [child for child in verb.head.children if child.dep_ in {"nsubj", "nsubjpass"}]  # "stormed the school and seized 80"
    found += [grand for child in verb.children if child.dep_ == "agent" for grand in child.children if grand.dep_ == "pobj"]
    return found


def _held_by(kind: FigureKind | None, verb: Token, item: Counted) -> FigureKind | None:
    """Who is seized by gunmen is missing, not under arrest."""
    captive = item.head is not None and item.head.lemma_.lower() in _CAPTIVES
    return FigureKind.MISSING if kind is FigureKind.ARRESTS and (captive or _captors(verb)) else kind


def _captors(verb: Token) -> bool:
    """Whether armed men act: "three gunmen held 11 pupils", "armed men seized 80 girls"."""
    agents = _agents(verb)
    if any((entry := groups().get(agent.lemma_.lower())) and entry[0] == "militants" for agent in agents):
        return True
    return any(child.lower_ in {"armed", "masked"} for agent in agents for child in agent.children)


def _special(dep: str, verb: Token, item: Counted, group: str | None) -> Framed | None:
    """Frames whose other side decides: who held them, what drew them, what was guarded."""
    lemma, subjects = verb.lemma_.lower(), {agent.lemma_.lower() for agent in _agents(verb)}
    force = common((group or "", "security_forces")) == "security_forces"
    roomy = item.number.comparator is Comparator.AT_MOST  # "holds up to 300 people" is room, not people
    if dep in _PATIENT and not roomy and lemma in _HOLDING and subjects & (_SHELTERS | _PRISONS):
        return Framed(FigureKind.POPULATION if subjects & _PRISONS else FigureKind.DISPLACED, verb)
    if dep in _PATIENT and subjects & _CARRIERS and lemma in _DRAWING | {"bring", "see"}:
        return Framed(FigureKind.PARTICIPANTS, verb)
    gone = item.head is not None and (item.head.lemma_.lower() in _GONE or any(child.lower_ in _TAKEN for child in item.head.children))
    if gone and dep in _PATIENT and lemma in _FREED | {"catch", "recapture", "find"} and "dead" not in _window(verb):
        return Framed(FigureKind.COUNT, verb)  # who is freed or caught again is no longer missing
    if item.head is not None and item.head.lemma_.lower() in _CAPTIVES:
        if lemma in cues()["patient"] or lemma in cues()["subject"]:
            return None  # killed, escaped: the verb decides
        return Framed(None if lemma in _FREED else FigureKind.MISSING, verb)
    if dep in _PATIENT and lemma in {"take", "hold", "seize", "keep", "drive", "march", "snatch"} and _captors(verb):
        return Framed(FigureKind.MISSING, verb)
    if lemma == "have" and dep == "dobj" and group in {"residents", "people"} and _large(item, INHABITANTS) and _towns(verb, group):
        return Framed(FigureKind.POPULATION, verb)
    if lemma == "admit" and _plays("passive", dep, verb, denied=False) and {token.lemma_.lower() for token in sentence_of(verb)} & _WARDS:
        return Framed(FigureKind.INJURIES, verb)  # "a doctor at the clinic said that 26 people had been admitted"
    if not force:
        sent = dep in _PATIENT and lemma in {"deploy", "send", "dispatch", "mobilise", "mobilize"} and group == "rescuers"
        return Framed(FigureKind.PARTICIPANTS, verb) if sent else None
    duty = lemma in {"be", "stand"} and bool(_window(verb) & {"duty", "guard", "patrol", "front", "standby"})
    if (dep in _SUBJECT and (lemma in _GUARDING or duty)) or (dep in _PATIENT and lemma in _SENDING):
        return Framed(FigureKind.TROOPS, verb)
    return None


def _towns(verb: Token, group: str | None) -> bool:
    """Whether a place has them: "the island, which has 9,000 residents", "Norden has 9,000 inhabitants"."""
    agents = [verb.head if agent.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else agent for agent in _agents(verb)]
    return any(agent.lemma_.lower() in _TOWNS or (group == "residents" and agent.ent_type_ in {"GPE", "LOC"}) for agent in agents)


def _behind(item: Counted, preposition: Token, group: str | None) -> Framed | None:
    """The noun or verb before a preposition: "the search for 31 sailors", "were looking for eight hikers"."""
    governor, word = preposition.head, preposition.lower_
    entry = _nouns().get(governor.lemma_.lower()) if governor.pos_ in {"NOUN", "PROPN", "ADV"} else None
    wanted = item.head is not None and item.head.lemma_.lower() in _WANTED
    if entry is not None and word in entry[0]:
        missing = entry[1] is FigureKind.MISSING
        near = {token.lemma_.lower() for token in sentence_of(governor)}
        if governor.lemma_.lower() in {"contact", "sign", "trace"} and not near & _LACKING:
            return None  # "had contact with nine of them": nobody is missing
        if (missing and (wanted or group in {"police", "soldiers"})) or (entry[1] is FigureKind.TROOPS and not _drilled(item, group)):
            return None
        return None if entry[1] is FigureKind.POPULATION and group == "refugees" else Framed(entry[1], governor)
    if governor.pos_ != "VERB":
        return None
    for row in _verbs().get(governor.lemma_.lower(), ()):
        few = row.kind in {FigureKind.PARTICIPANTS, FigureKind.POPULATION} and not _large(item, CROWD)
        if row.role == word and not few and not (row.kind is FigureKind.MISSING and (wanted or _police(governor))):
            return Framed(row.kind, governor)
    return None


def _drilled(item: Counted, group: str | None) -> bool:
    return item.head is None or group in {"men", "people"} or common((group or "", "security_forces")) == "security_forces"


def _police(verb: Token) -> bool:
    """Whether the police look for them: suspects rather than missing people."""
    return any((entry := groups().get(agent.lemma_.lower())) and entry[0] == "police" for agent in _agents(verb))
