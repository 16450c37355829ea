"""Mentions that stand beside a name and are the same actor: "the mayor, Ann Lee", "Acme, the company", "Acme, formerly Ajax"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.annotate.mentions.candidate import Candidate
from rashomon.model.annotations import ActorForm, ActorKind

__all__ = ["beside_names"]

#: Words between two names of one body or person.
RENAMED = frozenset({"formerly", "previously", "renamed", "aka", "alias"})
#: A body of this kind bears the name before it ("the Aurora party"); others only belong to it ("the Acme union").
NAMED_AFTER = frozenset({"party", "company", "newspaper", "agency", "channel", "network", "airline", "magazine", "broadcaster", "bank", "movement", "alliance"})
#: More tokens than this between two names, and the word tells of something else.
RENAMED_REACH = 6


def beside_names(doc: Doc, names: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each knowing the name that the text puts beside it."""
    heads = {name.head: name for name in names}
    titles = {i: name.head for name in names if name.title is not None for i in range(*name.title)}
    known = [_beside(doc, candidate, heads, titles) for candidate in found]
    return _former(doc, known)


def _beside(doc: Doc, candidate: Candidate, heads: dict[int, Candidate], titles: dict[int, int]) -> Candidate:
    if candidate.form not in (ActorForm.TITLE, ActorForm.NOMINAL) or candidate.kind is ActorKind.GROUP:
        return candidate
    if candidate.head in titles:
        return replace(candidate, same_as=titles[candidate.head])
    head = doc[candidate.head]
    near = [child.i for child in head.children if child.dep_ == "appos"] + ([head.head.i] if head.dep_ == "appos" else [])
    # "Internet watchdog Netblocks": the common noun modifies the name that follows it.
    near += _behind_place(doc, candidate.last, heads)
    near += [head.head.i] if head.dep_ in ("compound", "nmod") and head.head.i > head.i else []
    if candidate.key.rsplit(" ", 1)[-1] in NAMED_AFTER:
        near += [child.i for child in head.children if child.dep_ in ("compound", "nmod") and child.i == head.i - 1]
    other = next((i for i in near if i in heads and heads[i].kind is candidate.kind), None)
    return candidate if other is None else replace(candidate, same_as=other)


def _behind_place(doc: Doc, last: int, heads: dict[int, Candidate]) -> list[int]:
    """The head of a name between commas behind a title and its place, which the parser hangs on the place: "the mayor of Lima, Ann Lee, said"."""
    comma = next((i for i in range(last, min(last + RENAMED_REACH, len(doc))) if doc[i].text == ","), None)
    if comma is None or comma == last or doc[last].lower_ not in ("of", "for", "in") or any(doc[i].pos_ in ("VERB", "AUX") for i in range(last, comma)):
        return []
    found = next((head for head, name in heads.items() if name.first == comma + 1), None)
    closed = found is not None and found + 1 < len(doc) and doc[found + 1].text in (",", ".")
    return [found] if found is not None and closed else []


def _former(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Names joined by "formerly" and the like."""
    ordered = sorted(found, key=lambda each: each.first)
    answer: list[Candidate] = []
    before: Candidate | None = None
    for candidate in ordered:
        if candidate.form is ActorForm.NAME and candidate.kind in (ActorKind.ORGANISATION, ActorKind.PERSON):
            between = doc[before.last : candidate.first] if before is not None and 0 < candidate.first - before.last <= RENAMED_REACH else ()
            if before is not None and before.kind is candidate.kind and any(token.lower_ in RENAMED for token in between):
                answer.append(replace(candidate, same_as=before.head))
                continue
            before = candidate
        answer.append(candidate)
    return answer
