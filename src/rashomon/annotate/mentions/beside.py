"""Mentions that stand beside a name and are the same actor: "the mayor, Ann Lee", "Acme, the company", "Acme, formerly Ajax"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.annotate.mentions.candidate import Candidate
from rashomon.model.annotations import ActorForm, ActorKind

__all__ = ["beside_names"]

#: What stands between two names of one body or person; nothing else may ("formerly owned by Acme" is no name).
RENAMED = re.compile(
    r"[\s,(–—-]*(?:(?:which|that|who) )?(?:"
    r"(?:also |was |were |is |has been |had been )*(?:formerly|previously|originally|once|earlier|then|now|today|until \w+|before \w+|since \w+|better|also)"
    r" (?:(?:known|called|named|operating|trading|styled)(?: as)? )?|"
    r"(?:formerly|previously),? |"
    r"(?:was |were |is |has been |had been |later |since |now )*renamed (?:itself )?(?:(?:as|to|from) )?|"
    r"(?:has |had |later )*changed its name (?:from|to) |(?:aka|a\.k\.a\.|alias) |the (?:former|old|onetime|one-time) )(?:the )?[“\"‘']?$",
    re.IGNORECASE,
)
#: What may also stand between a name and something else: "now the Acme chairman", "once Acme's bank".
BARE = frozenset({"now", "then", "once", "today", "also", "earlier", "better", "originally"})
IDENTIFYING = frozenset({"identify", "name"})
#: A body of this kind bears the name before it ("the Aurora party"); others only belong to it ("the Acme union").
NAMED_AFTER = frozenset(
    {"party", "company", "newspaper", "agency", "channel", "network", "airline", "magazine", "broadcaster", "bank", "movement", "alliance"}
)
#: More tokens than this between two names, and the word tells of something else.
RENAMED_REACH = 9
#: "The mayor of Lima, Ann Lee,": so many tokens stand between the office and its comma at most.
PLACE_REACH = 12


def beside_names(doc: Doc, names: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each knowing the name that the text puts beside it."""
    heads = {name.head: name for name in names}
    titles = {i: name.head for name in names if name.title is not None for i in range(*name.title)}
    titles |= _identified(doc, names)
    known = [_beside(doc, candidate, heads, titles) for candidate in found]
    return _former(doc, known)


def _beside(doc: Doc, candidate: Candidate, heads: dict[int, Candidate], titles: dict[int, int]) -> Candidate:
    if candidate.form not in (ActorForm.TITLE, ActorForm.NOMINAL):
        return candidate
    if candidate.kind is ActorKind.GROUP:
        return _one_of_a_group(doc, candidate, heads, titles)
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


def _one_of_a_group(doc: Doc, candidate: Candidate, heads: dict[int, Candidate], titles: dict[int, int]) -> Candidate:
    """The candidate, as the person whose name stands beside it: "the suspect, Ivan Petrov,", "the driver was identified as ..."."""
    head = doc[candidate.head]
    near = [titles.get(candidate.head, -1), *(child.i for child in head.children if child.dep_ == "appos")]
    near += [head.head.i] if head.dep_ == "appos" else []
    other = next((i for i in near if i in heads and heads[i].kind is ActorKind.PERSON), None)
    if other is None or not candidate.single:
        return candidate
    return replace(candidate, kind=ActorKind.PERSON, same_as=other)


def _identified(doc: Doc, names: Sequence[Candidate]) -> dict[int, int]:
    """Head of a noun -> head of the name by which somebody knows its bearer: "the man, identified as Ivan Petrov,", "named the driver as ..."."""
    found = {}
    for name in names:
        link = doc[name.head].head
        verb = link.head
        if name.kind is not ActorKind.PERSON or doc[name.head].dep_ != "pobj" or link.lower_ != "as" or verb.lemma_ not in IDENTIFYING:
            continue
        known = verb.head if verb.dep_ in ("acl", "relcl") else next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")), None)
        if verb.dep_ == "advcl" and known is None:
            known = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if known is not None and known.tag_ == "NN":
            found[known.i] = name.head
    return found


def _behind_place(doc: Doc, last: int, heads: dict[int, Candidate]) -> list[int]:
    """The head of a name between commas behind a title and its place, which the parser hangs on the place: "the mayor of Lima, Ann Lee, said"."""
    comma = next((i for i in range(last, min(last + PLACE_REACH, len(doc))) if doc[i].text == ","), None)
    if (
        comma is None
        or comma == last
        or doc[last].lower_ not in ("of", "for", "in")
        or any(doc[i].pos_ in ("VERB", "AUX") for i in range(last, comma))
    ):
        return []
    found = next((head for head, name in heads.items() if name.first == comma + 1), None)
    closed = found is not None and found + 1 < len(doc) and doc[found + 1].text in (",", ".")
    return [found] if found is not None and closed else []


def _former(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, names that the text says are older or newer names of the one before tied to it: "Acme, formerly Ajax"."""
    tied: dict[int, int] = {}
    bodies: set[str] = set()
    before: Candidate | None = None
    for candidate in sorted(found, key=lambda each: each.first):
        if candidate.form is not ActorForm.NAME or candidate.kind not in (ActorKind.ORGANISATION, ActorKind.PERSON):
            continue
        if before is not None and 0 < candidate.first - before.last <= RENAMED_REACH and _is_renaming(doc, before, candidate):
            tied[candidate.head] = before.head
            if before.kind is not candidate.kind:
                # The model takes one of the two names for a person's.
                bodies |= {each.name for each in (before, candidate) if each.kind is ActorKind.PERSON}
        before = candidate
    return [_tied(candidate, tied, bodies) for candidate in found]


def _tied(candidate: Candidate, tied: Mapping[int, int], bodies: AbstractSet[str]) -> Candidate:
    if candidate.form is not ActorForm.NAME:
        return candidate
    if candidate.name in bodies and candidate.kind is ActorKind.PERSON:
        candidate = replace(candidate, kind=ActorKind.ORGANISATION, title=None, gender=None, role=None)
    return replace(candidate, same_as=tied[candidate.head]) if candidate.head in tied else candidate


def _is_renaming(doc: Doc, one: Candidate, two: Candidate) -> bool:
    """Whether the words between the two say that both are names of one; a body whose name only modifies what follows is not meant."""
    between = doc[one.last : two.first].text_with_ws
    if RENAMED.match(between) is None or (
        doc[two.head].dep_ in ("compound", "poss", "nmod") and two.last < len(doc) and doc[two.last].pos_ in ("NOUN", "PART")
    ):
        return False
    words = between.casefold().replace(",", " ").replace("(", " ").split()
    return not (words[0] in BARE and len([word for word in words if word != "the"]) == 1) or between.lstrip().startswith("(")
