"""People whom the text has no name or office for: "a woman", "the driver's son", "the 19-year-old"; pronouns take them up."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from rashomon.annotate.mentions.candidate import Candidate, lemma_of
from rashomon.annotate.mentions.nominals import KIN, PLURAL_ONLY, RELATIONS, gender_of_noun
from rashomon.annotate.mentions.tables import people
from rashomon.model.annotations import ActorForm, ActorKind

__all__ = ["find_people"]

#: Groups and things, which are no single person though their words stand in the tables.
NOT_ONE = frozenset({"force", "union", "group", "source", "local"})
NOBODY = frozenset({"no", "every", "each", "any"})
#: "The 19-year-old": so many tokens stand before its last.
AGED = ("-", "year", "-")


def find_people(doc: Doc, taken: set[int]) -> Iterator[Candidate]:
    """One candidate for each such noun whose head is not among the ``taken`` tokens, in text order; all are ``shadow``."""
    for token in doc:
        # "Swimmer Ann Lee": the noun belongs to the name.
        if token.i in taken or token.dep_ in ("compound", "amod", "nmod") or (token.i + 1 in taken and doc[token.i + 1].pos_ == "PROPN"):
            continue
        if (
            token.lower_ == "old"
            and tuple(each.text for each in doc[max(0, token.i - 3) : token.i]) == AGED
            and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        ):
            yield _shadow(doc, token, "old", None)
        elif token.tag_ == "NN" and (lemma := lemma_of(token)) and _is_person(lemma):
            yield _shadow(doc, token, lemma, people().get(lemma) or gender_of_noun(lemma))


def _is_person(lemma: str) -> bool:
    return (
        lemma in people()
        or lemma in RELATIONS
        or lemma in KIN
        or (lemma in PLURAL_ONLY and lemma not in NOT_ONE)
        or (len(lemma) > len("woman") and lemma.endswith("woman"))
    )


def _shadow(doc: Doc, token: Token, lemma: str, gender: str | None) -> Candidate:
    before = next((child for child in token.children if child.dep_ in ("det", "poss") and child.i < token.i), token)
    first = min(before.left_edge.i, token.i)
    definite = before.dep_ == "poss" or before.lower_ in ("the", "this", "that")
    words = doc[first : token.i + 1].text
    name = words if before.dep_ == "poss" else lemma if lemma != "old" else doc[token.i - 4 : token.i + 1].text
    return Candidate(
        first,
        token.i + 1,
        token.i,
        ActorKind.PERSON,
        ActorForm.NOMINAL,
        name,
        key=lemma,
        definite=definite,
        gender=gender,
        shadow=before.lower_ not in NOBODY,
        single=True,
    )
