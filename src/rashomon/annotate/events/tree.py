"""Questions to the dependency parse: whose subject, which object, how far a clause goes. Each walks few tokens."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

__all__ = [
    "LONGEST",
    "RELATIVE",
    "agent",
    "clause",
    "clause_lemmas",
    "conjuncts",
    "governor",
    "is_passive",
    "object_lemmas",
    "objects",
    "phrase",
    "phrase_lemmas",
    "subject_lemmas",
    "subjects",
]

#: Children that begin another clause or are no part of the telling.
OTHER_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "punct", "mark", "cc", "csubj", "dep", "intj", "meta"})

#: Longer clauses are cut: the reader wants the clause, not the paragraph.
LONGEST = 40

RELATIVE = frozenset({"who", "which", "that", "whom"})


def clause(token: Token, *, inner: bool = False) -> list[Token]:
    """The tokens of the clause that ``token`` heads, unsorted; with ``inner`` also its complement clauses."""
    found: list[Token] = []
    stack = [token]
    while stack and len(found) < LONGEST:
        here = stack.pop()
        found.append(here)
        for child in here.children:
            if child.dep_ in OTHER_CLAUSE and not (inner and child.dep_ in {"ccomp", "mark"}):
                continue
            if _absolute(child) or (child.dep_ == "conj" and here.tag_[:2] == "VB"):
                continue
            stack.append(child)
    return found


def _absolute(token: Token) -> bool:
    """Whether ", with the army also closing roads" tells of something else, behind a comma."""
    if token.dep_ != "prep" or token.lower_ != "with" or token.i == 0 or token.nbor(-1).text != ",":
        return False
    return any(child.dep_ == "pcomp" or (child.dep_ == "pobj" and any(grand.dep_ == "acl" for grand in child.children)) for child in token.children)


def phrase(token: Token) -> list[Token]:
    """The tokens of the noun phrase that ``token`` heads, without relative clauses and appositions."""
    found: list[Token] = []
    stack = [token]
    while stack and len(found) < LONGEST:
        here = stack.pop()
        found.append(here)
        stack.extend(child for child in here.children if child.dep_ not in OTHER_CLAUSE and child.dep_ not in {"acl", "appos", "conj"})
    return found


def clause_lemmas(token: Token) -> set[str]:
    """Lower-case lemmas of the clause, and of what somebody is found or called to be ("found him guilty")."""
    found = {each.lemma_.lower() for each in clause(token)}
    found.update(child.lemma_.lower() for child in token.children if child.dep_ in {"ccomp", "xcomp"} and child.pos_ in {"ADJ", "NOUN"})
    return found


def phrase_lemmas(token: Token) -> set[str]:
    """Lower-case lemmas of the noun phrase."""
    return {each.lemma_.lower() for each in phrase(token)}


def conjuncts(head: Token) -> list[Token]:
    """``head`` and what is coordinated with it."""
    found, here = [head], head
    for _ in range(8):
        following = next((child for child in here.children if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}), None)
        if following is None:
            break
        found.append(following)
        here = following
    return found


def is_passive(token: Token) -> bool:
    """Whether the verb stands in the passive, a bare participle after its noun included."""
    return any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in token.children) or (token.dep_ == "acl" and token.tag_ == "VBN")


def agent(token: Token) -> list[Token]:
    """Who is named with "by"."""
    return [
        each for child in token.children if child.dep_ == "agent" for grand in child.children if grand.dep_ == "pobj" for each in conjuncts(grand)
    ]


def subjects(token: Token, hops: int = 5) -> list[Token]:
    """Who does what ``token`` says: its subject, agent or the subject that it shares with the verb above."""
    if is_passive(token):
        return agent(token)
    own = [child for child in token.children if child.dep_ == "nsubj"]
    if own:
        return conjuncts(token.head) if own[0].lower_ in RELATIVE and token.dep_ == "relcl" else conjuncts(own[0])
    if hops == 0:
        return []
    if token.dep_ in {"acl", "relcl"}:
        # "the decision to send": what an infinitive completes does not do it.
        return [] if any(child.tag_ == "TO" for child in token.children) else conjuncts(token.head)
    if token.dep_ == "xcomp":
        controlled = [child for child in token.head.children if child.dep_ == "dobj"]
        return conjuncts(controlled[0]) if controlled else shared_subject(token.head, hops - 1)
    if token.dep_ in {"conj", "advcl", "ccomp", "pcomp", "aux"}:
        above = token.head if token.dep_ != "pcomp" else token.head.head
        return shared_subject(above, hops - 1)
    return []


def shared_subject(token: Token, hops: int) -> list[Token]:
    """The subject of the verb above, in the passive too."""
    passive = [child for child in token.children if child.dep_ == "nsubjpass"]
    return conjuncts(passive[0]) if passive else subjects(token, hops)


def objects(token: Token) -> list[Token]:
    """What is acted on: the object, or the subject of a passive."""
    wanted = {"dobj", "nsubjpass", "dative"}
    found = [each for child in token.children if child.dep_ in wanted and child.pos_ != "ADP" for each in conjuncts(child)]
    if not found and token.dep_ == "acl" and token.tag_ == "VBN":
        return conjuncts(token.head)
    if not found and is_passive(token) and token.dep_ in {"conj", "xcomp"}:
        return shared_subject(token.head, 3)
    if found and found[0].lower_ in RELATIVE and token.dep_ == "relcl":
        return conjuncts(token.head)
    return found


def _lemmas(heads: list[Token]) -> Iterator[str]:
    for head in heads:
        yield head.lemma_.lower()
        for child in head.children:
            if child.dep_ in {"compound", "amod", "nmod"}:
                yield child.lemma_.lower()
            elif child.dep_ == "prep" and child.lower_ == "of":
                yield from (grand.lemma_.lower() for grand in child.children)


def object_lemmas(token: Token) -> set[str]:
    """Lemmas of the objects with their modifiers and "of" complements."""
    return set(_lemmas(objects(token)))


def subject_lemmas(token: Token) -> set[str]:
    """Lemmas of the subjects with their modifiers and "of" complements."""
    return set(_lemmas(subjects(token)))


def governor(token: Token) -> Token | None:
    """The nearest verb above ``token``, or None."""
    here = token
    for _ in range(12):
        if here.head.i == here.i:
            return None
        here = here.head
        if here.tag_[:2] == "VB":
            return here
    return None
