"""Readings without a numeral: doublings, and stated absences ("no figures have been released")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.annotate.figures.cue_words import toll
from rashomon.annotate.figures.heads import sentence_of, token_at
from rashomon.annotate.figures.tables import cues, units
from rashomon.model.annotations import Comparator, FigureKind

__all__ = ["MAGNITUDE", "Change", "absences", "magnitudes", "multiples", "plural_units"]

_FACTORS = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5, "quintuple": 5.0}
_MULTIPLE = re.compile(
    r"\b(?P<hedge>near(?:ly)?|almost|more than|at least|about|roughly)?(?:[ -]|(?<![a-z]))(?P<word>(?:re)?(?P<stem>doubl|tripl|trebl|quadrupl|halv|quintupl)(?P<end>e[ds]?|ing))\b(?P<tail> in (?:price|cost|value|size|number)s?)?",
    re.IGNORECASE,
)
_HEDGES = {
    "near": Comparator.NEARLY,
    "nearly": Comparator.NEARLY,
    "almost": Comparator.NEARLY,
    "more than": Comparator.MORE_THAN,
    "at least": Comparator.AT_LEAST,
    "about": Comparator.ABOUT,
    "roughly": Comparator.ABOUT,
}
_PRICED = {"price", "cost", "fare", "tariff", "fee", "rent", "bill", "fuel", "rate", "wage", "tax"}
_ABSENCE = re.compile(r"\b(no one|nobody|none|no|zero)\b", re.IGNORECASE)


#: Plural units without a number are vague: at least two, and no more is known.
_PLURAL = re.compile(
    r"\b(?:for )?(?P<unit>decades|centuries)(?=-long|\sof\b|[.,;]|\son\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """A reading that words give: tokens ``first`` to ``last`` (exclusive)."""

    kind: FigureKind
    value: float | None
    comparator: Comparator
    unit: str | None
    first: int
    last: int
    cue: Token
    negated: bool = False
    earlier: bool = False


def multiples(doc: Doc, starts: list[int]) -> Iterator[Change]:
    """Doubled, tripled, halved: a factor, of a price where the words around say so."""
    for found in _MULTIPLE.finditer(doc.text):
        first, last = token_at(starts, found.start("hedge") if found["hedge"] else found.start("word")), token_at(starts, found.end() - 1) + 1
        token = doc[token_at(starts, found.start("word"))]
        if token.pos_ in {"ADJ", "ADV"} and not found["tail"]:
            continue
        factor = next(value for word, value in _FACTORS.items() if word.startswith(found["stem"].lower()))
        hedge = _HEDGES.get((found["hedge"] or "").lower(), Comparator.EXACTLY)
        yield Change(_subject_kind(token, found["tail"]), factor, hedge, "times", first, last, token)


def _subject_kind(token: Token, tail: str | None) -> FigureKind:
    sentence = sentence_of(token)
    near = [*token.doc[max(sentence.start, token.i - 8) : min(sentence.end, token.i + 8)]]
    if (tail and tail.split()[-1].startswith(("price", "cost"))) or any(word.lemma_.lower() in _PRICED for word in near):
        return FigureKind.PRICE
    for child in token.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and (kind := toll(child)):
            return kind
    return FigureKind.COUNT


def plural_units(doc: Doc, starts: list[int]) -> Iterator[Change]:
    """As in "Decades-long", "for months": a duration without a number."""
    for found in _PLURAL.finditer(doc.text):
        at = token_at(starts, found.start("unit"))
        last = token_at(starts, found.end() - 1) + 1
        unit = units().get(found["unit"].lower().rstrip("s")) or units()["century"]
        yield Change(FigureKind.DURATION, None, Comparator.VAGUE, unit[1], at, last, doc[at])


#: The unit of a quake's strength, whatever scale it is told on.
MAGNITUDE = "magnitude"
_MAGNITUDE = re.compile(
    r"\bmagnitude(?:[ -]|,? (?:of|at|was|is|measured at|put at|to)\s)(?:about |around |at least )?(?P<one>\d(?:\.\d)?)(?![\d.]*\d)"
    r"|\b(?P<two>\d\.\d)(?:[ -])(?:magnitude|strength|degree (?:earth)?quake)\b"
    r"|\b(?:measur\w+|registered|strength of)\s(?P<three>\d\.\d)\b(?! ?%| per)"
    r"|\b(?P<four>\d(?:\.\d)?) (?:degrees |points )?on the (?:open-ended )?(?:Richter|moment|magnitude)\b"
    r"|\b(?:tremors?|quakes?|aftershocks?) of (?:about |around |at least |up to )?(?P<five>\d\.\d)\b(?! ?%| (?:per|k|m))",
    re.IGNORECASE,
)
_STRENGTH = re.compile(r"\b(?:magnitude|strength)\b[^.;\n]{0,40}?\bfrom (?P<was>\d\.\d) to (?P<now>\d\.\d)\b", re.IGNORECASE)


def magnitudes(doc: Doc, starts: list[int]) -> Iterator[Change]:
    """How strong a quake was: "magnitude 7.1", "a 6.4-magnitude tremor", "the strength from 6.9 to 7.0"."""
    spans = [found.span(name) for found in _MAGNITUDE.finditer(doc.text) for name in ("one", "two", "three", "four", "five") if found[name]]
    spans += [found.span(name) for found in _STRENGTH.finditer(doc.text) for name in ("was", "now")]
    corrected = {found.start("was") for found in _STRENGTH.finditer(doc.text)}
    for start, end in sorted(set(spans)):
        at, last, value = token_at(starts, start), token_at(starts, end - 1) + 1, float(doc.text[start:end])
        yield Change(FigureKind.COUNT, value, Comparator.EXACTLY, MAGNITUDE, at, last, doc[at], earlier=start in corrected)


def absences(doc: Doc, starts: list[int]) -> Iterator[Change]:
    """As in "No one was hurt", "no injuries were reported": value 0; "no figures for deaths were released": no value."""
    for found in _ABSENCE.finditer(doc.text):
        token = doc[token_at(starts, found.start())]
        if (change := _absence(doc, token, token_at(starts, found.end() - 1) + 1)) is not None:
            yield change


def _absence(doc: Doc, token: Token, last: int) -> Change | None:
    if any(word.lower_ in {"else", "other", "more", "longer", "further"} for word in doc[token.i + 1 : token.i + 3]):
        return None  # "no one else was hurt" says nothing about the total
    if any(word.lower_ in _ELSEWHERE for word in doc[last : min(last + 12, sentence_of(token).end)]):
        return None  # "no deaths were reported in the neighbouring valley" is of another matter
    head = token.head if token.dep_ in {"det", "nummod"} else doc[last - 1]
    if head.lower_ in {"figure", "figures", "number", "numbers", "toll", "count", "data"}:
        kind = next((kind for word in head.subtree if word.i > head.i and (kind := cues()["noun"].get(word.lemma_.lower()))), None)
        return None if kind is None else Change(kind, None, Comparator.EXACTLY, None, token.i, head.i + 1, head, negated=True)
    if token.dep_ == "det" and head.lemma_.lower() in {"report", "word", "sign", "indication"}:
        head = next((grand for child in head.children if child.lower_ == "of" for grand in child.children if grand.dep_ == "pobj"), head)
    if token.dep_ == "det" and (kind := toll(head)) and kind in _COUNTED:
        if head.head.lemma_.lower() in _TOLD:  # "no arrests were announced" does not say that there were none
            return Change(kind, None, Comparator.EXACTLY, None, token.i, head.i + 1, head, negated=True)
        return Change(kind, 0.0, Comparator.EXACTLY, None, token.i, head.i + 1, head, negated=True)
    verb = head.head
    if head.dep_ in {"nsubjpass", "nsubj"} and (
        token.lower_ in {"nobody", "none"} or head.lemma_.lower() in {"one", "person", "people", "passenger"}
    ):
        cue = next((word for word in (verb, *verb.children) if word.i > head.i and _cue(word)), None)
        if cue is not None:
            return Change(_cue(cue) or FigureKind.COUNT, 0.0, Comparator.EXACTLY, None, token.i, cue.i + 1, cue, negated=True)
    return None


_ELSEWHERE = {"neighbouring", "neighboring", "nearby", "elsewhere", "adjacent"}
_TOLD = {"announce", "release", "publish", "disclose", "mention"}
_COUNTED = {FigureKind.DEATHS, FigureKind.INJURIES, FigureKind.ARRESTS, FigureKind.MISSING}


def _cue(word: Token) -> FigureKind | None:
    lemma = word.lemma_.lower()
    if any(child.dep_ == "dobj" for child in word.children):
        return None
    kind = cues()["patient"].get(lemma) or cues()["adjective"].get(word.lower_) or cues()["subject"].get(lemma)
    return kind if kind in _COUNTED else None
