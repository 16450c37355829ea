"""Who does it and to whom: the noun phrases of both roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.annotate.events.tables import tables
from rashomon.annotate.events.tree import conjuncts, is_passive, objects, phrase, subjects
from rashomon.annotate.events.triggers import CUES, Trigger

__all__ = ["Roles", "roles"]

#: Prepositions that lead to whom it is done, the most telling first.
TOWARDS = ("against", "with", "to", "on", "upon", "at", "from", "of", "for", "over", "between", "into", "in")

#: Nouns made from verbs without an object: what stands after "of" does it.
DOERS = frozenset({"resign", "protest", "withdraw", "surrender", "visit", "die", "crash", "collapse", "appeal", "hunger", "strike", "war"})

#: Types in which all parties do it together.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})

#: Entity labels that can act or be acted on.
ACTING = frozenset({"GPE", "NORP", "ORG", "PERSON", "FAC", "LOC"})
PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
PEOPLE = tables().classes["person"] | tables().classes["crowd"] | tables().classes["official"]

#: More recipients than these are far from the trigger.
MOST = 3


@dataclass(frozen=True, slots=True)
class Roles:
    """Heads of the noun phrases, in the order of how likely they are meant."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]


def roles(trigger: Trigger) -> Roles:
    """The actors and recipients of the ``trigger``."""
    token = trigger.token
    if token.tag_[:2] == "VB":
        actors = subjects(token)
        recipients = [*_targets(token, trigger), *_anywhere(token)]
    else:
        actors, recipients = _of_noun(trigger)
        recipients.extend(_anywhere(trigger.light or token))
    actors = _unique(actors)
    if trigger.rule.type in MUTUAL and len(actors) > 1:
        return Roles(tuple(actors), ())
    taken = {each.i for each in actors}
    others = [
        each for each in _unique(recipients) if each.i not in taken and not taken & {above.i for above in each.ancestors if above.dep_ == "pobj"}
    ]
    return Roles(tuple(actors), tuple(sorted(others, key=_rank)[:MOST]))


def _rank(head: Token) -> int:
    """Parties first: who bears a name, who has one in the phrase, people, things."""
    if head.ent_type_ in PARTIES:
        return 0
    if any(token.ent_type_ in PARTIES for token in phrase(head)):
        return 1
    return 1 if head.lemma_.lower() in PEOPLE else 2


def _anywhere(token: Token) -> Iterator[Token]:
    """Parties named further down, behind complements: the last resort."""
    for below in token.subtree:
        if below.i > token.i and below.ent_type_ in PARTIES and below.dep_ in {"pobj", "dobj", "nsubj", "nsubjpass", "poss", "conj", "amod"}:
            yield below


def _unique(heads: list[Token]) -> list[Token]:
    return list(
        {
            head.i: head
            for head in heads
            if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"} and head.ent_type_ not in {"DATE", "TIME", "PERCENT", "MONEY"}
        }.values()
    )


def _targets(token: Token, trigger: Trigger) -> Iterator[Token]:
    if trigger.rule.family in CUES or trigger.rule.type in {"REQUEST", "THREATEN", "ACCUSE"}:
        yield from _asked(token)
    yield from (head for head in objects(token) if not _abstract(head))
    yield from _after_prepositions(token)
    for head in objects(token):
        yield from _inside(head)
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl"}:
            yield from _of_complement(child)


def _of_complement(child: Token) -> Iterator[Token]:
    yield from (head for head in objects(child) if not _abstract(head))
    yield from _after_prepositions(child)
    for head in objects(child):
        yield from _inside(head)


def _asked(token: Token) -> Iterator[Token]:
    """Whom a request or accusation is put to: the object, or the subject of what is asked for."""
    yield from (head for head in objects(token) if not _abstract(head))
    for child in token.children:
        if child.dep_ == "ccomp":
            yield from subjects(child) if not is_passive(child) else ()


def _abstract(head: Token) -> bool:
    """A thing that is no party: an event or idea with neither name nor person in it."""
    return (
        head.pos_ == "NOUN"
        and head.ent_type_ not in ACTING
        and not _counted_people(head)
        and any(child.dep_ in {"poss", "amod", "compound", "prep"} and _named(child) for child in head.children)
    )


def _counted_people(head: Token) -> bool:
    """Whether "23 people in Norham" are meant, who are a party whatever stands in their phrase."""
    return head.lemma_.lower() in PEOPLE and any(child.dep_ == "nummod" for child in head.children)


def _named(token: Token) -> bool:
    return token.ent_type_ in ACTING or any(child.ent_type_ in ACTING for child in token.children)


def _after_prepositions(token: Token) -> Iterator[Token]:
    found: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep_ in {"prep", "dative"}:
            found.setdefault(child.lower_, []).extend(head for grand in child.children if grand.dep_ == "pobj" for head in conjuncts(grand))
    for word in TOWARDS:
        yield from found.get(word, ())


def _inside(head: Token) -> Iterator[Token]:
    """Parties named inside a noun phrase: "a *US* request", "a blockade on *lorries*"."""
    yield from _after_prepositions(head)
    for child in head.children:
        if child.dep_ in {"poss", "amod", "compound", "nmod"} and child.ent_type_ in ACTING:
            yield child
    for child in head.children:
        if child.dep_ == "prep":
            yield from (deep for grand in child.children for deep in _after_prepositions(grand))


def _of_noun(trigger: Trigger) -> tuple[list[Token], list[Token]]:
    token = trigger.token
    actors: list[Token] = []
    recipients: list[Token] = []
    if trigger.light is not None:
        actors.extend(subjects(trigger.light))
        recipients.extend(_after_prepositions(trigger.light))
    for child in token.children:
        if child.dep_ == "poss" or (child.dep_ in {"amod", "compound", "nmod"} and child.ent_type_ in ACTING):
            actors.append(child)
        elif child.dep_ == "prep" and child.lower_ == "by":
            actors.extend(head for grand in child.children for head in conjuncts(grand))
        elif child.dep_ == "prep" and child.lower_ == "of":
            heads = [head for grand in child.children for head in conjuncts(grand)]
            (actors if trigger.rule.family in DOERS else recipients).extend(heads)
    recipients = [*(head for head in _after_prepositions(token) if head not in actors), *recipients]
    return actors, recipients


def words_of(head: Token) -> tuple[int, int]:
    """First token and one past the last token of the phrase that names the party."""
    indices = [token.i for token in phrase(head)]
    return min(indices), max(indices) + 1
