"""What a sum, a span of time or a multiple is *of*: the words that let readings of one quantity meet."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.annotate.figures.heads import Counted, sentence_of
from rashomon.annotate.figures.tables import units
from rashomon.model.annotations import FigureKind

__all__ = ["SUMS", "headed", "held", "multiplied", "phrase", "spent", "topic"]

_CARRIERS = {"price", "cost", "rate", "value", "number", "amount", "level", "size"}
_HOLD = {"have", "win", "get", "receive", "take", "secure", "garner", "poll", "score", "gain", "earn", "lead"}
_SAY = {"say", "tell", "report", "announce", "add", "state"}
_MONEY = {"dollar", "euro", "pound", "billion", "million", "$", "cent"}
_NOUNS = {"NOUN", "PROPN"}


def phrase(noun: Token) -> str:
    """The noun with its own adjectives and compounds; of "the cost of gas" the gas."""
    if noun.lemma_.lower() in _CARRIERS:
        for child in noun.children:
            if child.lower_ == "of":
                found = next((grand for grand in child.children if grand.dep_ == "pobj" and grand.pos_ in _NOUNS and grand.tag_ != "CD"), None)
                if found is not None and found.lemma_.lower() not in _MONEY:
                    return phrase(found)
    before = [child.lower_ for child in noun.children if child.i < noun.i and child.dep_ in {"amod", "compound"} and child.pos_ != "NUM"]
    return " ".join([*before[-4:], noun.lemma_.lower()])


def multiplied(verb: Token) -> str | None:
    """What doubled: the object, else "of ...", else the subject."""
    for dep in ("dobj", "prep", "nsubj", "nsubjpass"):
        for child in verb.children:
            if child.dep_ != dep:
                continue
            if dep != "prep" and child.pos_ in _NOUNS:
                return phrase(child)
            if dep == "prep" and child.lower_ == "of":
                return next((phrase(grand) for grand in child.children if grand.dep_ == "pobj"), None)
    before = verb.nbor(-1) if verb.i else verb
    return phrase(before) if before.pos_ in _NOUNS else None


def topic(item: Counted) -> str | None:
    """What a sum of money or a share stands for: "cost of $5", "the salary is $5", "$5 in reserves"."""
    node = item.root
    for child in node.children:
        if child.lower_ in {"in", "of"} and child.i >= item.last:
            found = next((grand for grand in child.children if grand.dep_ == "pobj" and grand.pos_ == "NOUN"), None)
            if found is not None:
                return phrase(found)
    for _ in range(3):
        governor = node.head
        if node.dep_ == "pobj" and governor.head.pos_ in _NOUNS and governor.lower_ in {"of", "at", "to", "for"}:
            return phrase(governor.head)
        if node.dep_ in {"attr", "acomp", "pobj", "dobj", "npadvmod"}:
            verb = governor if governor.pos_ in {"VERB", "AUX"} else governor.head
            moved = {"dobj", "nsubjpass"} if node.dep_ == "pobj" else set()
            children = [child for child in verb.children if child.pos_ in _NOUNS and child.i != node.i]
            subject = next(
                (child for child in children if child.dep_ in moved),
                next((child for child in children if child.dep_ in {"nsubj", "nsubjpass"}), None),
            )
            if subject is None or node.dep_ == "dobj" or verb.lemma_.lower() in _SAY:
                return None
            return phrase(subject)
        if node.dep_ not in {"conj", "appos", "nummod", "quantmod", "nmod"} or governor is node:
            return None
        node = governor
    return None


def headed(item: Counted) -> str | None:
    """The noun of a label: of "Turnout: 71.5 per cent" the turnout."""
    doc, at = item.root.doc, item.first - 1
    if (
        at < 1
        or doc[at].text not in {":", "–", "—"}
        or doc[at - 1].pos_ not in _NOUNS
        or sentence_of(doc[at - 1]).start != sentence_of(doc[item.first]).start
    ):
        return None
    return phrase(doc[at - 1])


def held(item: Counted, of: str | None) -> str | None:
    """Whose share it is: of "Ada Reyes won 51 percent of the vote" the "vote for reyes"."""
    verb = item.root.head.head if item.root.head.lower_ == "with" else item.root.head
    if verb.lemma_.lower() not in _HOLD:
        return of
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "PROPN"), None)
    return f"{of or 'share'} for {subject.lower_}" if subject is not None else of


def spent(item: Counted, verb: str | None) -> str | None:
    """What lasted: the noun of "30-year rule" and "30 years of policy", else the verb of "ruled for 30 years"."""
    doc = item.root.doc
    at = item.last
    while at < len(doc) and at < item.last + 2 and units().get(doc[at].lemma_.lower()) is None:
        at += 1
    tail = [token for token in doc[at + 1 : at + 6] if not token.is_sent_start]
    if tail and tail[0].lower_ in {"of", "-", "long"}:
        return next((token.lemma_.lower() for token in tail if token.pos_ == "NOUN" and token.lower_ != "long"), verb)
    if item.head is not None and units().get(item.head.lemma_.lower()) is None and item.head.i > at:
        return item.head.lemma_.lower()
    return verb


#: Kinds whose ``who`` is a topic rather than a counted group.
SUMS = frozenset({FigureKind.MONEY, FigureKind.PRICE, FigureKind.INCOME, FigureKind.SHARE, FigureKind.POPULATION})
