"""Attributions built around an adjective: "was confident that ...", "critical of ...", "made clear that ..."."""

from __future__ import annotations

from rashomon.annotate.attributions.claims import Claim, noun_phrase, subject_of, trim, wide_cue
from rashomon.annotate.attributions.complements import is_infinitive
from rashomon.annotate.attributions.grammar import Range, Tree
from rashomon.annotate.attributions.tables import adjective_cues

__all__ = ["adjective_claim"]

COPULAS = frozenset({"be", "seem", "appear", "remain", "become", "sound", "feel", "look", "get", "grow", "stay"})
#: A copula further from its adjective than this is no part of the cue.
LONGEST_CUE = 5


def adjective_claim(tree: Tree, i: int) -> Claim | None:
    """What the adjective at token ``i`` attributes, or None."""
    cue = adjective_cues().get(tree.lemmas[i]) or adjective_cues().get(tree.words[i])
    if cue is None or (tree.pos[i] not in {"ADJ", "VERB"}) or (tree.deps[i] == "amod" and tree.heads[i] > i):
        return None
    found = _content(tree, i, cue.complements)
    if found is None:
        return None
    name, end, content = found
    kept = trim(tree, content)
    if kept is None:
        return None
    verb = tree.heads[i]
    copula = verb < i and tree.lemmas[verb] in COPULAS | {"make"} and tree.deps[i] in {"acomp", "attr", "oprd", "ccomp", "advmod", "amod"}
    head = _source(tree, i, verb, copula=copula)
    first = wide_cue(tree, verb)[0] if copula and i - verb <= LONGEST_CUE else i
    return Claim(
        cue.manner,
        i,
        (first, end),
        noun_phrase(tree, head) if head is not None else None,
        head,
        (kept,),
        name,
        negated=tree.child(i, "neg") is not None or (copula and tree.child(verb, "neg") is not None),
    )


def _source(tree: Tree, i: int, verb: int, *, copula: bool) -> int | None:
    """Who thinks so: the subject of "was confident", the noun before "critical of", the subject that "Confident that ...," is about."""
    if copula or tree.deps[i] in {"advcl", "xcomp", "conj"}:
        head = subject_of(tree, verb)
    elif tree.deps[i] in {"amod", "acl", "relcl", "appos"} and verb < i and tree.pos[verb] in {"NOUN", "PROPN", "PRON"}:
        head = verb
    else:
        head = subject_of(tree, i)
    return head if head is not None and tree.words[head] not in {"it", "there", "that", "which", "what"} else None


def _content(tree: Tree, i: int, complements: frozenset[str]) -> tuple[str, int, Range] | None:
    """(kind of complement, one past the cue, content)."""
    for child in [*tree.children[i], *(c for c in tree.kids(tree.heads[i], "ccomp", "xcomp") if c > i)]:
        if child < i:
            continue
        first, last = tree.subtree(child)
        if first <= i:
            continue
        clause = tree.deps[child] in {"ccomp", "xcomp"} or (tree.deps[child] == "advcl" and tree.words[first] == "that")
        if (
            clause
            and "that" in complements
            and not is_infinitive(tree, child)
            and (tree.tags[child] != "VBG" or tree.child(child, "aux") is not None)
        ):
            return "clause", i + 1, (first + 1 if tree.words[first] == "that" else first, last)
        if tree.deps[child] in {"xcomp", "ccomp", "advcl"} and "to" in complements and is_infinitive(tree, child):
            return "to", i + 1, (first, last)
        inner = tree.child(child, "pobj", "pcomp") if tree.deps[child] == "prep" and child <= i + 2 else None
        word = "to-object" if tree.words[child] == "to" else tree.words[child]
        if inner is not None and inner > child and word in complements:
            return "about", child + 1, (tree.left[inner], tree.right[inner] + 1)
    return None
