"""Finds the phrases that name people, forces and happenings."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from types import MappingProxyType

from spacy.tokens import Doc, Token

from rashomon.annotate.mentions.tables import states

__all__ = ["OPENING", "Noun", "Phrase", "families", "find_phrases", "known_nouns"]

#: A phrase this long before its head is no name any more.
LONGEST_PHRASE = 7
NOUNS = ("NOUN", "PROPN")
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
MODIFYING = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod", "quantmod", "advmod"})
DEMONSTRATIVES = frozenset({"these", "those", "this", "that", "such"})
MANY = frozenset({"thousands", "hundreds", "dozens", "scores", "mobs", "bands", "crowds", "groups"})
#: "act of aggression", "wave of violence": the noun in front only frames the one that names.
FRAMES = frozenset({"act", "wave", "outbreak", "outburst", "spate", "series", "string", "campaign"})
WHERE = frozenset({"in", "at", "across", "of", "near"})
HAPPENINGS = frozenset({"unrest", "attack", "disaster"})
#: Words that peaceful politics uses as well.
CALM = frozenset({"war", "rally", "attack"})
VAGUE = frozenset({"event", "situation", "movement", "operation", "scenario", "presence"})
#: Weak nouns that say little however often they come.
GENERIC = frozenset({"people", "group", "citizen", "force", "presence", "threat", "scenario", "enemy", "leak", "execution", "hunt"})
FAINT = ("weak", "definite")
#: What people do in the streets.
PROTEST = frozenset({"protest", "march", "rally", "demonstrate", "picket", "blockade", "barricade", "chant", "riot", "loot", "storm", "torch"})
#: A headline and a first paragraph have about so many tokens; used so often, a weak noun is what the article is about.
OPENING = 70
OFTEN = 3
#: People who are nobody in particular but for what they bear.
BEARERS = frozenset({"people", "man", "male", "youth"})
CARRIED = frozenset(
    {"gun", "rifle", "weapon", "knife", "machete", "uniform", "mask", "balaclava", "club", "stick", "stone", "fatigue", "camouflage", "flag"}
)
#: Workers who come because of what happens: they take no part in it.
HELPING = frozenset({"rescue", "aid", "relief", "health", "emergency", "humanitarian", "medical", "social"})
#: What can be fought with words and bought with money.
WORDY = frozenset({"attack", "assault", "war", "rally", "march", "storm", "wreck", "raid", "clash", "strike", "chaos"})
#: "Opened fire", "returned fire", "cease fire", "caught fire".
SHOOTING = frozenset({"open", "return", "exchange", "cease", "catch", "set", "hold", "draw", "line", "come", "take"})
#: So many plain words for turmoil make an article one about it.
LEAST_PLAIN = 2
#: "a veiled attack", "a campaign rally": words and meetings, nobody is hurt.
FIGURATIVE = frozenset(
    {
        "veiled",
        "verbal",
        "personal",
        "political",
        "partisan",
        "campaign",
        "election",
        "emotional",
        "nervous",
        "heart",
        "panic",
        "price",
        "trade",
        "culture",
    }
)
YEAR_LENGTH = 4
#: Modifiers that speak of other events of the kind.
OTHERS = frozenset({"past", "previous", "earlier", "future", "similar", "occasional", "annual", "historic", "cold"})


@functools.cache
def families() -> Mapping[str, tuple[str, str]]:
    """Lemma to its family and to what it needs to be a naming: strong (nothing), definite ("the"), plural, or weak (a telling word)."""
    rows = [line.split("|") for line in _lines("families.tsv")]
    return MappingProxyType({lemma: (family, need) for lemma, family, need in rows})


@functools.cache
def telling() -> frozenset[str]:
    """Modifiers that make a weak noun a naming."""
    return frozenset(_lines("telling.txt"))


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last`` (exclusive) with their head, its lemma and family."""

    first: int
    last: int
    head: int
    lemma: str
    family: str


#: A noun that the table knows, with its lemma there.
Noun = tuple[Token, str]


def known_nouns(doc: Doc) -> list[Noun]:
    """The nouns of the table in text order; found once, because several questions are asked of them."""
    table = families()
    return [(token, lemma) for token in doc if token.pos_ in NOUNS and (lemma := lemma_of(token)) in table]


def find_phrases(doc: Doc, nouns: Sequence[Noun], dominant: str | None, published: int | None) -> list[Phrase]:
    """The naming phrases in text order.

    Those set in another country than the ``dominant`` one or in a year before ``published`` tell of another event and are left out;
    "A and B" and "A of B" of one family are one phrase.
    """
    found = [phrase for phrase in _phrases(doc, nouns) if not _elsewhere(doc, phrase, dominant, published)]
    return _joined(doc, _in_turmoil(found))


def _in_turmoil(found: list[Phrase]) -> list[Phrase]:
    """Without events, situations and the like where the article tells of no unrest, attack or disaster that they could mean."""
    table = families()
    plain = sum(phrase.family in HAPPENINGS and table[phrase.lemma][1] == "strong" and phrase.lemma not in CALM for phrase in found)
    return found if plain >= LEAST_PLAIN else [phrase for phrase in found if phrase.lemma not in VAGUE]


def _phrases(doc: Doc, nouns: Sequence[Noun]) -> Iterator[Phrase]:
    table = families()
    salient = _salient(nouns)
    for token, lemma in nouns:
        if _modifies(doc, token):
            continue
        first = _start(doc, token)
        if _names_another(doc, first, token, lemma):
            continue
        family, need = table[lemma]
        if _against(doc, token, lemma):
            continue
        if (
            need == "strong"
            or (lemma in salient and token.ent_type_ != "ORG")
            or _has_need(doc, first, token, need)
            or _made_telling(doc, first, token)
        ):
            yield Phrase(first, token.i + 1, token.i, lemma, family)


def _salient(nouns: Sequence[Noun]) -> frozenset[str]:
    """Weak nouns that the article is about: in its opening and used again and again, or those who are said to protest."""
    weak = [(token, lemma) for token, lemma in nouns if token.pos_ == "NOUN" and lemma not in GENERIC and families()[lemma][1] in FAINT]
    counts = Counter(lemma for _, lemma in weak)
    return frozenset(lemma for token, lemma in weak if (token.i < OPENING and counts[lemma] >= OFTEN) or _protests(token, lemma))


def _protests(token: Token, lemma: str) -> bool:
    """Whether people are the subject of a verb of protest, or a protest is theirs ("the march of the nurses", "student protests")."""
    if families()[lemma][0] != "people":
        return False
    over = token.head
    if token.dep_ == "nsubj" and over.lemma_ in PROTEST:
        return True
    if token.dep_ == "pobj" and over.lower_ in ("of", "by"):
        over = over.head
    elif token.dep_ != "compound":
        return False
    return families().get(lemma_of(over), ("", ""))[0] == "unrest" and lemma_of(over) not in VAGUE


def _names_another(doc: Doc, first: int, token: Token, lemma: str) -> bool:
    """Whether the phrase is a war's proper name ("the Opium War"), a month ("in March"), those who help, or a figure of speech."""
    if lemma == "march" and token.pos_ == "PROPN" and token.ent_type_ == "DATE":
        return True
    if lemma == "war" and token.pos_ == "PROPN" and token.is_title and first < token.i:
        return True
    if lemma == "worker" and any(each.lower_ in HELPING for each in doc[first : token.i]):
        return True
    if lemma == "fire" and (token.head.lemma_ in SHOOTING or doc[first - 1].lower_ in ("under", "on")):
        return True
    if lemma == "bomber" and any(each.lower_ in ("water", "fire", "heavy", "strategic") for each in doc[first : token.i]):
        return True  # an aircraft
    return lemma in WORDY and any(each.lower_ in FIGURATIVE for each in doc[first : token.i])


def _against(doc: Doc, token: Token, lemma: str) -> bool:
    """Whether the word stands in the preposition "in opposition to"."""
    return lemma == "opposition" and 0 < token.i < len(doc) - 1 and doc[token.i - 1].lower_ == "in" and doc[token.i + 1].lower_ == "to"


def lemma_of(token: Token) -> str:
    """The lemma as the table has it; the lemmatiser leaves some plurals in capitals as they are."""
    lemma = token.lemma_.casefold()
    if lemma not in families() and lemma.endswith("s"):
        return lemma[:-1]
    return lemma


def _modifies(doc: Doc, token: Token) -> bool:
    """Whether the noun only modifies the next one, which then is the head ("riot police", "protest movement")."""
    if token.i + 1 >= len(doc):
        return False
    after = doc[token.i + 1]
    if after.text == "-" and not after.whitespace_ and not token.whitespace_:
        return True
    return token.dep_ in ("compound", "amod", "nmod") and after.pos_ in ("NOUN", "PROPN") and after.i <= token.head.i


def _start(doc: Doc, token: Token) -> int:
    i = token.i
    while i > 0 and token.i - i < LONGEST_PHRASE and _premodifies(doc[i - 1], token):
        i -= 1
    while i < token.i and doc[i].is_punct:
        i += 1
    return i


def _premodifies(before: Token, head: Token) -> bool:
    if before.text == "-":
        return not before.whitespace_
    if before.is_space or before.is_punct or before.head.i <= before.i or before.head.i > head.i:
        return False
    if before.pos_ in MODIFIERS or before.tag_ in ("VBN", "VBG"):
        return before.dep_ in MODIFYING
    return before.pos_ == "ADV" and before.head.dep_ == "amod"


def _has_need(doc: Doc, first: int, token: Token, need: str) -> bool:
    """Whether a noun that is no naming by itself has what makes it one; "the events of 2010" and "the Chamber event" name others."""
    if need == "plural":
        return token.tag_ == "NNS"
    if need != "definite" or first == 0 or doc[first - 1].lower_ != "the":
        return False
    named = any(each.pos_ == "PROPN" for each in doc[first : token.i])
    return not named and not any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)


def _made_telling(doc: Doc, first: int, token: Token) -> bool:
    table = families()
    modifiers = doc[first : token.i]
    if any(each.lower_ in telling() or lemma_of(each) in table or each.lower_.startswith(("counter", "anti")) for each in modifiers):
        return token.lemma_ != "force" or token.tag_ == "NNS" or modifiers[-1].lower_.startswith("peace")
    if token.lemma_ == "force":
        return token.tag_ == "NNS" and any(each.pos_ == "PROPN" or each.ent_type_ in ("NORP", "GPE", "ORG") for each in modifiers)
    if token.lemma_ == "participant":
        return any(lemma_of(child) in table for prep in token.children if prep.dep_ == "prep" for child in prep.children)
    if lemma_of(token) in BEARERS and _armed(token):
        return True
    before = doc[first - 1] if first else None
    if before is None or families()[lemma_of(token)][1] == "painted":
        return False
    if before.lower_ == "of" and first > 1:
        return doc[first - 2].lower_ in MANY or doc[first - 2].lemma_ in FRAMES
    return before.lower_ in DEMONSTRATIVES


def _armed(token: Token) -> bool:
    """Whether people are painted by what they carry or wear ("men with guns", "people in uniform")."""
    worn = [each for prep in token.children if prep.lower_ in ("with", "in") for each in prep.children]
    return any(each.lemma_ in CARRIED for each in worn)


def _elsewhere(doc: Doc, phrase: Phrase, dominant: str | None, published: int | None) -> bool:
    """Whether a prepositional phrase of the noun sets it in another country or an earlier year."""
    for prep in doc[phrase.head].children:
        if prep.dep_ != "prep" or prep.lower_ not in WHERE:
            continue
        for child in prep.children:
            country = states().names.get(child.text.casefold())
            # "the forces of Peru" are Peru's, wherever they stand.
            belongs = prep.lower_ == "of" and phrase.family in ("people", "troops")
            if country and dominant and country != dominant and not belongs:
                return True
            if published and child.text.isdigit() and len(child.text) == YEAR_LENGTH and int(child.text) < published - 1:
                return True
    before = doc[phrase.first : phrase.head]
    if any(each.lower_ in OTHERS for each in before):
        return True
    return any(each.text.isdigit() and len(each.text) == YEAR_LENGTH and published and int(each.text) < published - 1 for each in before)


def _joined(doc: Doc, found: list[Phrase]) -> list[Phrase]:
    answer: list[Phrase] = []
    for phrase in found:
        before = answer[-1] if answer else None
        if before is not None and before.family == phrase.family and _one_naming(doc, before, phrase):
            answer[-1] = replace(before, last=phrase.last)
        else:
            answer.append(phrase)
    return answer


def _one_naming(doc: Doc, one: Phrase, two: Phrase) -> bool:
    between = [token.lower_ for token in doc[one.last : two.first]]
    return between == ["of"] or (between == ["and"] and one.family == "people" and doc[two.head].head.i == one.head)
