"""Readings that an account gives as the ones of before: "had named 50 dead", "earlier put the toll at 40", "up from 12"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from rashomon.annotate.figures.cue_words import toll
from rashomon.annotate.figures.heads import Counted, sentence_of, words_before

__all__ = ["is_earlier", "passed"]

_REPORT = {
    "say", "name", "report", "put", "speak", "estimate", "give", "count", "announce", "confirm", "record", "state", "list", "tell", "claim", "declare",
    "acknowledge", "cite", "mention", "register", "note", "believe", "think", "fear",
}  # fmt: skip
_ADVERBS = {"earlier", "previously", "initially", "originally", "formerly", "first"}
_ADJECTIVES = {"earlier", "previous", "initial", "original", "former"}
_FROM = re.compile(
    r"\b(?:up|down|compared with|increase|rise|rose|risen|revised)\s+(?:sharply |slightly |\w+ )?from\s+$|\bcompared (?:with|to)\s+$", re.IGNORECASE
)
#: How far before a number "up from" is looked for, in code points.
_LEAD = 40
#: How far a figure's governors are climbed.
_CLIMB = 7
_PASSING = {"pass", "surpass", "exceed", "cross", "breach", "top"}


def is_earlier(doc: Doc, item: Counted) -> bool:
    """Whether the words say that the reading was given before the account's own."""
    if _FROM.search(words_before(doc, item, _LEAD)):
        return True
    node = item.node
    for _ in range(_CLIMB):
        if node.pos_ in {"VERB", "AUX"} and node.lemma_.lower() in _REPORT and (reported := _reported(node)) is not None:
            return reported
        if node.pos_ == "NOUN" and toll(node) and any(child.lower_ in _ADJECTIVES for child in node.children):
            return True
        if node.head is node:
            return False
        node = node.head
    return False


def _reported(verb: Token) -> bool | None:
    """Whether a verb of reporting reports of before; None where a verb above it decides ("said they had counted 12")."""
    children = list(verb.children)
    if any(child.lower_ in _ADVERBS and child.dep_ == "advmod" for child in children):
        return True
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in children)
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in children):
        return None
    if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB":
        return None
    return had or None


def passed(doc: Doc, item: Counted) -> bool:
    """Whether a toll passes the number: "the toll passed 100", "deaths exceed 40"."""
    at = item.first - 1
    if at < 1 or doc[at].lemma_.lower() not in _PASSING or sentence_of(doc[at]).start > at - 1:
        return False
    subject = next((child for child in doc[at].children if child.dep_ in {"nsubj", "compound"}), doc[at - 1])
    return toll(subject) is not None or toll(doc[at - 1]) is not None
