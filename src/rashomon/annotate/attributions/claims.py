"""What one cue in the parse says: its source, its content, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.annotate.attributions.grammar import Range, Tree
from rashomon.annotate.attributions.tables import Manner, verb_cues

__all__ = ["CHANNELS", "DASHES", "LONGEST_CLIMB", "RELATIVES", "Claim", "full_phrase", "noun_phrase", "second_cue", "subject_of", "trim", "wide_cue"]

#: How far a participle or infinitive may stand from the verb whose subject it borrows.
LONGEST_CLIMB = 6
TRIMMED = frozenset({",", ":", ";", "-", "--", "—", "."})
TRIMMED_FRONT = TRIMMED | {")", "…"}
DASHES = frozenset({"-", "--", "—", "–"})
MARK = '"'
CHANNELS = frozenset(
    {
        "interview",
        "statement",
        "tweet",
        "speech",
        "email",
        "letter",
        "memo",
        "post",
        "message",
        "report",
        "filing",
        "testimony",
        "address",
        "briefing",
    }
)
#: What belongs to a name or description unless a comma sets it apart.
CLOSE_PARTS = frozenset({"prep", "amod", "nummod", "case", "poss", "acl"})
RELATIVES = frozenset({"who", "whom", "which", "that"})
CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution in tokens, before quotation marks are looked at.

    Attributes:
        anchor: the token that the cue is built around.
        head: head token of the source.
        contents: stretches of content, in text order.
        via: the outlet that carried it.
        passive: the source may be missing.
        complement: which complement of the cue the content is ("clause", "to", "object", "as", "of", ...).
    """

    manner: Manner
    anchor: int
    cue: Range
    source: Range | None
    head: int | None
    contents: tuple[Range, ...]
    complement: str
    negated: bool = False
    hedged: bool = False
    evidential: bool = False
    passive: bool = False
    via: Range | None = None


def trim(tree: Tree, span: Range) -> Range | None:
    """The stretch without punctuation and spaces at its ends that is no part of what is said; None if nothing is left."""
    first, last = span
    while first < last and (tree.words[first] in TRIMMED_FRONT or tree.pos[first] == "SPACE"):
        first += 1
    while last > first and (tree.words[last - 1] in TRIMMED or tree.pos[last - 1] == "SPACE"):
        last -= 1
    return (first, last) if first < last else None


def noun_phrase(tree: Tree, head: int) -> Range:
    """The words that name a source: its head with what stands before it, its complements and appositions, no relative clause."""
    first = tree.left[head]
    first += first < head and tree.words[first] in RELATIVES and tree.tags[first] != "DT"
    last = head + 1
    before = first - 1
    if (
        tree.deps[head] == "nsubj"
        and before >= 0
        and tree.deps[before] == "nsubj"
        and tree.heads[before] == tree.heads[head]
        and tree.words[before] not in RELATIVES
    ):
        first = tree.left[before]
    for child in tree.children[head]:
        if child < head:
            continue
        label = tree.deps[child]
        apart = tree.words[tree.left[child] - 1] == ","
        if label == "prep" and _says_when(tree, child):
            break
        if label in {"appos", "conj", "cc"} or (label in CLOSE_PARTS and not apart):
            if tree.left[child] > last + 1:
                break
            last = max(last, tree.right[child] + 1)
        elif label != "punct" or child != last:
            break
    first = _after_dateline(tree, first, head)
    marks = [k for k in range(first, last) if tree.words[k] == MARK]
    if len(marks) == 1:
        # Half a pair belongs to a quotation next to the name.
        first, last = (marks[0] + 1, last) if marks[0] < head else (first, marks[0])
    found = trim(tree, (first, last))
    return found if found is not None else (head, head + 1)


def subject_of(tree: Tree, verb: int) -> int | None:
    """Head token of who does ``verb``: its subject, its agent if it is passive, or the subject that it borrows from above."""
    here = verb
    for step in range(LONGEST_CLIMB):
        agent = tree.child(here, "agent")
        passive = tree.child(here, "auxpass", "nsubjpass") is not None or (tree.deps[here] == "acl" and tree.tags[here] == "VBN")
        if passive and (step == 0 or agent is not None):
            return tree.child(agent, "pobj") if agent is not None else None
        subject = _own_subject(tree, here)
        if subject is not None:
            return subject
        label, head = tree.deps[here], tree.heads[here]
        if head == here:
            return None
        if step == 0 and _is_stranded(tree, verb):
            return verb - 1
        if step == 0 and (free := _free_participle(tree, here)) is not None:
            return free
        if (outer := _outer_cue(tree, here)) is not None:
            here = outer
            continue
        if label == "xcomp" and (controlled := tree.child(head, "dobj", "dative")) is not None:
            return controlled
        if label in {"acl", "relcl"}:
            return head if tree.pos[head] in {"NOUN", "PROPN", "PRON"} and tree.tags[here] != "VB" else None
        if label not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "aux"}:
            return None
        here = head
    return None


def _is_stranded(tree: Tree, verb: int) -> bool:
    """Whether the parser took the subject for the end of a list: "has power, heat and links and officials say they ..."."""
    before = verb - 1
    listed = before > 0 and tree.deps[before] == "conj" and tree.deps[verb] == "conj" and tree.words[before - 1] == "and"
    return listed and tree.tags[before] == "NNS" and tree.tags[verb] in {"VBP", "VBD"}


def _free_participle(tree: Tree, verb: int) -> int | None:
    """The subject of a participle set apart by a comma: "He called them thugs, accusing them of ..." is about him, not them."""
    label, above = tree.deps[verb], tree.heads[verb]
    hangs_low = label == "acl" or (label in {"advcl", "conj"} and tree.deps[above] == "relcl")
    if not hangs_low or (tree.tags[verb] != "VBG" and label != "conj") or not _set_apart(tree, verb):
        return None
    here = above
    for _ in range(LONGEST_CLIMB):
        subject = _own_subject(tree, here)
        if tree.pos[here] in {"VERB", "AUX"} and tree.deps[here] != "relcl" and subject is not None and subject < verb:
            return subject
        here = tree.heads[here]
    return None


def _set_apart(tree: Tree, verb: int) -> bool:
    """Whether a comma stands before the verb's phrase: ", accusing", ", and also asked"."""
    at = tree.left[verb] - 1
    while at > tree.sentence[verb] and tree.words[at] in {'"', "and", "but", "also"}:
        at -= 1
    return tree.words[at] == ","


def _own_subject(tree: Tree, verb: int) -> int | None:
    """The subject nearest to the verb: the parser gives "watchdog Netblocks reported" two."""
    return next((c for c in reversed(tree.children[verb]) if tree.deps[c] in {"nsubj", "nsubjpass"}), None)


def _outer_cue(tree: Tree, verb: int) -> int | None:
    """The cue verb that a second cue belongs to, where the parser hung it on what the first one says.

    "She said that the state bears the blame, and urged ...", "He announced it would send troops, citing ...".
    """
    label, head = tree.deps[verb], tree.heads[verb]
    if label not in {"conj", "advcl"} or tree.lemmas[verb] not in verb_cues():
        return None
    if tree.deps[head] == "conj" and tree.deps[tree.heads[head]] == "ccomp":
        head = tree.heads[head]
    above = tree.heads[head]
    if tree.deps[head] != "ccomp" or above > head or tree.lemmas[above] not in verb_cues():
        return None
    same = tree.tags[verb] == tree.tags[above] if label == "conj" else tree.tags[verb] == "VBG"
    return above if same and (_set_apart(tree, verb) or (label == "conj" and tree.tags[head] != tree.tags[verb])) else None


def second_cue(tree: Tree, clause: int) -> int | None:
    """Where a clause that is said must be cut because the speaker's next cue hangs in it, or None."""
    for child in tree.children[clause]:
        if child > clause and _outer_cue(tree, child) is not None:
            at = tree.left[child]
            while at - 1 > clause and tree.words[at - 1] in {"and", "but", "also", ","}:
                at -= 1
            return at
    return None


def _says_when(tree: Tree, prep: int) -> bool:
    """As in "the president on Saturday", "the senator in the past": when it was said, no part of the name."""
    inner = tree.child(prep, "pobj")
    return inner is not None and (tree.entities[inner] in {"DATE", "TIME"} or tree.lemmas[inner] in {"past", "meantime", *CHANNELS})


def _after_dateline(tree: Tree, first: int, head: int) -> int:
    """The start moved behind a dateline: "LIMA - A union ..."."""
    for k in range(first, min(first + 6, head)):
        if tree.words[k] in DASHES and k > 0 and tree.starts[k] > tree.starts[k - 1] + len(tree.words[k - 1]):
            return k + 1 if all(tree.pos[m] in {"PROPN", "PUNCT", "NUM"} for m in range(first, k)) else first
    return first


def full_phrase(tree: Tree, head: int) -> Range:
    """The words of a source with its relative clauses: "the coalition, which speaks for ten unions"."""
    first, last = noun_phrase(tree, head)
    for child in tree.children[head]:
        part = tree.deps[child] == "prep" and tree.words[child] == "including"
        if child > head and (part or tree.deps[child] == "relcl") and tree.left[child] <= last + 1:
            last = max(last, tree.right[child] + 1)
    return first, last


def _channel(tree: Tree, prep: int) -> bool:
    """As in "in a statement", "in an interview": part of how it was said."""
    inner = tree.child(prep, "pobj")
    return inner is not None and tree.words[prep] in {"in", "on", "during"} and inner - prep <= 3 and tree.lemmas[inner] in CHANNELS


def wide_cue(tree: Tree, verb: int) -> Range:
    """The cue with its auxiliaries, negation and adverbs: "did not specify", "has also confirmed"."""
    first, last = verb, verb + 1
    for child in reversed(tree.children[verb]):
        if tree.right[child] == first - 1 and (tree.deps[child] in CUE_PARTS or tree.deps[child] == "advmod"):
            first = tree.left[child]
    for child in tree.children[verb]:
        if child == last and (tree.deps[child] == "prt" or _channel(tree, child)):
            inner = tree.child(child, "pobj")
            last = (inner if inner is not None else child) + 1
    return first, last
