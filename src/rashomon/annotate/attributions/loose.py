"""Contents and tags that the parser hung elsewhere: "..., a doctor tells us: ...", "..., is told in the ministry", "..., state television reports"."""

from __future__ import annotations

from rashomon.annotate.attributions.claims import Claim, noun_phrase, trim
from rashomon.annotate.attributions.grammar import Range, Tree
from rashomon.annotate.attributions.tables import Manner, verb_cues
from rashomon.annotate.mentions.tables import bodies, groups

__all__ = ["amount_at", "asides", "behind_colon", "misread_tag", "press_room"]

#: "tells us:", "tells the paper:": so many tokens may stand between a cue and its colon.
COLON_REACH = 4
#: What a body can put into numbers and nobody can do with the same verb: "expects costs of 25 million".
MEASURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def behind_colon(tree: Tree, i: int) -> Range | None:
    """The rest of the sentence behind a colon right after the cue: "..., the firm claims: the fish died of the heat"; None where there is none."""
    for k in range(i + 1, min(i + 1 + COLON_REACH, tree.sentence_end[i])):
        if tree.words[k] == ":":
            return (k + 1, tree.sentence_end[i]) if k + 1 < tree.sentence_end[i] else None
        if tree.pos[k] not in {"PRON", "DET", "NOUN", "PROPN"}:
            return None
    return None


def asides(tree: Tree, i: int) -> list[Range]:
    """The sentence before ", a doctor tells us:" with what stands behind the colon, where the parser made the tag a clause of that sentence."""
    after = behind_colon(tree, i)
    subject = tree.child(i, "nsubj")
    if after is None or subject is None or tree.child(i, "mark") is not None or tree.words[tree.left[subject] - 1] != ",":
        return []
    return [(tree.sentence[i], tree.left[subject] - 1), after] if tree.sentence[i] < tree.left[subject] - 1 else []


def press_room(tree: Tree, i: int) -> Claim | None:
    """What "..., stated in the press service" or "..., is told in the ministry" attributes, as translated agencies write; None for any other cue."""
    start, prep = tree.left[i], tree.child(i, "prep")
    start += tree.words[start] == ","
    if start != i and not (start == i - 1 and tree.deps[start] == "auxpass"):
        return None
    if (
        prep != i + 1
        or start == 0
        or tree.words[start - 1] != ","
        or tree.words[prep] not in {"in", "at"}
        or tree.child(i, "dobj", "ccomp") is not None
    ):
        return None
    head = tree.child(prep, "pobj")
    if head is None or tree.lemmas[head] not in bodies() or tree.right[prep] + 2 < tree.sentence_end[i]:
        return None
    kept = trim(tree, (tree.sentence[i], start))
    return Claim(Manner.SPEECH, i, (start, i + 1), noun_phrase(tree, head), head, (kept,), "clause") if kept is not None else None


def misread_tag(tree: Tree, i: int) -> Claim | None:
    """What ", state television reports" at a sentence's end attributes, where the parser took the verb for a plural; None for any other noun."""
    said = tree.child(i, "ccomp")
    head = i - 1
    if (
        said is None
        or said > i
        or tree.tags[i] != "NNS"
        or tree.deps[head] != "compound"
        or tree.heads[head] != i
        or tree.lemmas[i] not in verb_cues()
    ):
        return None
    first = next((k for k in range(head, tree.right[said], -1) if tree.words[k - 1] == ","), None)
    if first is None or not (tree.lemmas[head] in groups() or tree.lemmas[head] in bodies() or tree.pos[head] == "PROPN"):
        return None
    kept = trim(tree, (tree.sentence[i], first - 1))
    return Claim(Manner.SPEECH, i, (i, i + 1), (first, i), head, (kept,), "clause") if kept is not None else None


def amount_at(tree: Tree, i: int, dobj: int | None) -> list[tuple[str, list[Range]]]:
    """As in "put the damage at 40 million", "estimates the loss at 3 million" (``at``), "expects costs of 25 million" (``amount``)."""
    if dobj is None or dobj < i:
        return []
    inner = [c for c in range(dobj, tree.right[dobj] + 1) if tree.words[c] == "at" and tree.deps[c] == "prep" and tree.tags[tree.heads[c]] == "VBN"]
    at = next((c for c in [*tree.kids(i, "prep"), *tree.kids(dobj, "prep"), *inner] if tree.words[c] == "at" and c > dobj), None)
    if at is not None and any(tree.pos[k] == "NUM" for k in range(at, tree.right[at] + 1)):
        return [("at", [(tree.left[dobj], tree.right[at] + 1)])]
    if any(tree.entities[k] in MEASURES for k in range(*tree.subtree(dobj))):
        return [("amount", [(tree.left[dobj], tree.right[dobj] + 1)])]
    return []
