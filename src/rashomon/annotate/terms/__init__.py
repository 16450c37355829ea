"""The terms layer: the words by which an article names those who take part, forces sent, and what happens, with whose word each is."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from types import MappingProxyType

from spacy.tokens import Doc, Token

from rashomon.annotate.layers import Layer
from rashomon.model.annotations import ActorForm, ActorMention, Annotations, Attribution, AttributionKind, Term, Voice
from rashomon.model.ids import make_id
from rashomon.text.parse import Parsed

__all__ = ["LAYER", "run"]

#: A phrase this long before its head is no name any more.
LONGEST_PHRASE = 7
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
DEMONSTRATIVES = frozenset("these those this that such".split())


@functools.cache
def families() -> Mapping[str, tuple[str, bool]]:
    """Lemma to its family and whether it is strong (a naming wherever it stands)."""
    rows = [line.split("|") for line in _lines("families.tsv")]
    return MappingProxyType({lemma: (family, strength == "strong") for lemma, family, strength in rows})


@functools.cache
def telling() -> frozenset[str]:
    """Modifiers that make a weak noun a naming."""
    return frozenset(_lines("telling.txt"))


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last`` (exclusive) with their head and family."""

    first: int
    last: int
    head: int
    lemma: str
    family: str


def run(parsed: Parsed, annotations: Annotations) -> Annotations:
    """Which words name people, forces and happenings, in text order, each with its voice."""
    voices = _voices(annotations.attributions)
    mentions = {mention.evidence.end: mention for mention in annotations.mentions if mention.form is not ActorForm.PRONOUN}
    terms = tuple(_term(parsed, phrase, voices, mentions) for phrase in _phrases(parsed.doc))
    return replace(annotations, terms=terms)


def _phrases(doc: Doc) -> Iterator[Phrase]:
    table = families()
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        lemma = _lemma(token)
        entry = table.get(lemma)
        if entry is None or _modifies(doc, token):
            continue
        first = _start(doc, token)
        family, strong = entry
        if strong or _made_telling(doc, first, token):
            yield Phrase(first, token.i + 1, token.i, lemma, family)


def _lemma(token: Token) -> str:
    lemma = token.lemma_.casefold()
    if lemma not in families() and lemma.endswith("s"):
        return lemma[:-1]
    return lemma


def _modifies(doc: Doc, token: Token) -> bool:
    """Whether the noun only modifies the next one, which then is the head ("riot police", "protest movement")."""
    if token.i + 1 >= len(doc):
        return False
    after = doc[token.i + 1]
    return token.dep_ in ("compound", "amod", "nmod") and after.pos_ in ("NOUN", "PROPN")


def _start(doc: Doc, token: Token) -> int:
    i = token.i
    while i > 0 and token.i - i < LONGEST_PHRASE:
        before = doc[i - 1]
        if before.is_space or (before.is_punct and before.text != "-") or not _premodifies(before, token):
            break
        i -= 1
    while i < token.i and doc[i].is_punct:
        i += 1
    return i


def _premodifies(before: Token, head: Token) -> bool:
    if before.text == "-":
        return True
    if before.pos_ in MODIFIERS or before.tag_ in ("VBN", "VBG"):
        return before.dep_ in ("amod", "compound", "nmod", "nummod", "npadvmod", "quantmod", "advmod") and before.head.i > before.i and before.head.i <= head.i
    return before.pos_ == "ADV" and before.head.i > before.i and before.head.i < head.i and before.head.dep_ == "amod"


def _made_telling(doc: Doc, first: int, token: Token) -> bool:
    table = families()
    modifiers = [doc[i] for i in range(first, token.i)]
    if any(each.lower_ in telling() or _lemma(each) in table or each.lower_.startswith(("counter", "anti")) for each in modifiers):
        return True
    if token.lemma_ == "force":
        return token.tag_ == "NNS" and any(each.pos_ == "PROPN" or each.ent_type_ in ("NORP", "GPE", "ORG") for each in modifiers)
    before = doc[first - 1] if first else None
    if before is None:
        return False
    return before.lower_ in DEMONSTRATIVES or (before.lower_ == "of" and first > 1 and doc[first - 2].lower_ in ("thousands", "hundreds", "dozens", "scores", "mobs", "bands"))


def _voices(attributions: Sequence[Attribution]) -> list[tuple[int, int, Attribution]]:
    spoken = [each for each in attributions if not each.evidential]
    return sorted(((each.content.start, each.content.end, each) for each in spoken), key=lambda row: (row[0], -row[1]))


def _voice(start: int, end: int, voices: Sequence[tuple[int, int, Attribution]]) -> Attribution | None:
    """The innermost attribution whose content holds the head."""
    held = [row for row in voices if row[0] <= start and end <= row[1]]
    return held[-1][2] if held else None


def _term(parsed: Parsed, phrase: Phrase, voices: Sequence[tuple[int, int, Attribution]], mentions: Mapping[int, ActorMention]) -> Term:
    evidence = parsed.words(phrase.first, phrase.last)
    head = parsed.words(phrase.head, phrase.head + 1)
    attribution = _voice(head.start, head.end, voices)
    mention = mentions.get(evidence.end)
    article = parsed.article.id
    return Term(
        id=make_id("term", article, evidence.start, evidence.end),
        article=article,
        head=phrase.lemma,
        family=phrase.family,
        entity=mention.entity if mention else None,
        voice=Voice.OWN if attribution is None else Voice.QUOTED,
        attribution=attribution.id if attribution and attribution.kind is not AttributionKind.SCARE else None,
        evidence=evidence,
    )


LAYER = Layer(name="terms", run=run, requires=("mentions", "attributions"), assigns=("terms",), version=1)
