"""Attributions built around a verb: "X said that ...", "..., said X", "was accused of ...", "footage showed ..."."""

from __future__ import annotations

from rashomon.annotate.attributions.claims import LONGEST_CLIMB, Claim, noun_phrase, subject_of, trim, wide_cue
from rashomon.annotate.attributions.complements import PREPOSITIONS, complements, is_infinitive, is_naming
from rashomon.annotate.attributions.grammar import Range, Tree
from rashomon.annotate.attributions.loose import press_room
from rashomon.annotate.attributions.relays import outlet_of, quoted_source
from rashomon.annotate.attributions.tables import Manner, VerbCue, source_words, verb_cues

__all__ = ["verb_claims"]

GOES_ON = frozenset({"go", "continue", "proceed", "begin", "start", "appear", "seem", "tend", "use", "come", "have", "sadden", "regret", "please"})
#: Participles that have become conjunctions: "considering it is late".
CONJUNCTIONS = frozenset({"considering", "assuming", "supposing", "granted", "regarding", "concerning", "following", "depending"})
#: Common nouns for those who speak, where a "by" could also say who did it.
SPOKESMEN = frozenset(
    ["ministry", "minister", "government", "police", "official", "authority", "critic", "observer", "activist", "analyst", "expert", "opposition",
     "party", "president", "spokesman", "spokeswoman", "media", "union"]
)  # fmt: skip
REFUSALS = frozenset({"refuse", "decline", "fail", "avoid"})


def verb_claims(tree: Tree, i: int) -> list[Claim]:
    """What the verb at token ``i`` attributes; empty if it is no cue or has nothing that could be content."""
    cue = _cue_of(tree, i)
    if tree.lemmas[i] in {"speak", "talk"} and tree.tags[i] == "VBG" and tree.child(i, "aux") is None:
        # "Speaking of the unrest, he said": a subject, not words.
        return []
    if cue is None or is_naming(tree, i) or _is_purpose(tree, i):
        return []
    if (pressed := press_room(tree, i)) is not None:
        return [pressed]
    passive = _is_passive(tree, i)
    found = _complement(tree, i, cue, passive=passive)
    if found is None:
        return []
    name, contents, manner = found
    quoted = quoted_source(tree, i)
    head = quoted[0] if quoted is not None else _source(tree, i, passive=passive)
    if head is None and passive:
        head, contents = _late_agent(tree, contents)
    if head is None and not (passive or (tree.tags[i] == "VBG" and name in {"named", "as", "object-as"})):
        return []
    if head is not None and any(first <= head < last and not first <= i < last for first, last in contents):
        return []
    kept = tuple(part for part in (trim(tree, content) for content in contents) if part is not None)
    if not kept:
        return []
    evidential = head is not None and source_words().get(tree.lemmas[head]) == "thing"
    if manner is Manner.EVIDENCE and head is not None and not evidential and (speaking := cue.manner_for("clause")) is not None:
        manner = speaking
    return [
        Claim(
            Manner.EVIDENCE if evidential else manner,
            i,
            _cue(tree, i, name),
            _before_cue(tree, i, head) if head is not None else None,
            head,
            kept,
            name,
            negated=_negated(tree, i, cue),
            hedged="hedged" in cue.flags,
            evidential=evidential,
            passive=passive,
            via=quoted[1] if quoted is not None else outlet_of(tree, i, kept),
        )
    ]


def _is_passive(tree: Tree, i: int) -> bool:
    """With or without its auxiliary: "was accused of", "accused of", and the headline's "widely seen as"."""
    if tree.child(i, "auxpass") is not None:
        return True
    bare = (tree.tags[i] == "VBN" or (tree.tags[i] == "VBD" and tree.deps[i] == "advcl" and tree.child(i, "mark") is None)) and tree.child(
        i, "aux", "nsubj"
    ) is None
    stray = tree.deps[i] == "oprd" and tree.words[tree.left[i] - 1] == "."
    return bare and (stray or tree.deps[i] in {"acl", "advcl", "acomp"} or (tree.deps[i] == "ROOT" and tree.child(i, "dobj") is None))


def _before_cue(tree: Tree, i: int, head: int) -> Range:
    """The source's words, without the cue where it hangs on them: "a statement announcing the vote"."""
    first, last = noun_phrase(tree, head)
    return (first, head + 1) if first <= i < last else (first, last)


def _is_purpose(tree: Tree, i: int) -> bool:
    """As in "to say": what somebody means, has or is able to say has not been said, unless they "went on to say" it."""
    if tree.deps[i] in {"xcomp", "ccomp"} and tree.lemmas[tree.heads[i]] == "help":
        return True
    if not is_infinitive(tree, i) or tree.child(i, "nsubj", "nsubjpass") is not None:
        return False
    return (
        tree.deps[i] in {"xcomp", "advcl", "acl", "pcomp", "relcl"}
        and tree.lemmas[tree.heads[i]] not in GOES_ON
        and tree.lemmas[tree.heads[i]] not in verb_cues()
    )


def _late_agent(tree: Tree, contents: list[Range]) -> tuple[int | None, list[Range]]:
    """Who called them so, where the parser hung "by the ministry" on the last word of the predicate."""
    first, last = contents[-1]
    for k in range(last - 2, first, -1):
        if tree.words[k] == "by" and tree.right[k] + 1 == last and (agent := tree.child(k, "pobj")) is not None:
            if tree.entities[agent] in {"PERSON", "ORG", "NORP", "GPE"} or tree.lemmas[agent] in SPOKESMEN:
                return agent, [*contents[:-1], (first, k)]
            return None, contents
    return None, contents


def _cue_of(tree: Tree, i: int) -> VerbCue | None:
    """The verb's entry, under its particle where it has one ("lay out"); "call off" is no calling."""
    if tree.pos[i] not in {"VERB", "AUX"} or (tree.words[i] in CONJUNCTIONS and tree.child(i, "aux") is None):
        return None
    particle = tree.child(i, "prt")
    if particle is None:
        return verb_cues().get(tree.lemmas[i])
    return verb_cues().get(f"{tree.lemmas[i]}-{tree.words[particle]}")


def _source(tree: Tree, i: int, *, passive: bool) -> int | None:
    if passive and tree.child(i, "auxpass") is None:
        agent = tree.child(i, "agent")
        return tree.child(agent, "pobj") if agent is not None else None
    head = subject_of(tree, i)
    if head is None and not passive and tree.deps[i] == "ROOT":
        before = tree.child(i, "ccomp")
        doer = tree.child(before, "nsubj") if before is not None and before < i and tree.words[i - 1] == "," else None
        return doer if doer is not None and tree.tags[i] == "VBD" else _behind_comma(tree, i)
    if head is not None and tree.words[head] == "time":
        return None
    if head is not None and tree.words[head] in {"it", "there"} and (passive or tree.heads[head] != i):
        # "it denied the charge and said": who denies can also say.
        return head if not passive and tree.deps[i] == "conj" and tree.lemmas[tree.heads[head]] in verb_cues() else None
    if head is not None and tree.words[head] in {"which", "that", "what"} and tree.pos[head] == "PRON" and tree.deps[i] != "relcl":
        return None
    return head


def _behind_comma(tree: Tree, i: int) -> int | None:
    """The noun between a comma and the verb, which the parser hung on what stands before it: "From Lima, the League of States urged ..."."""
    k = i - 1
    while k > tree.sentence[i] and (tree.pos[k] in {"PUNCT", "ADV", "AUX"} and tree.words[k] != ","):
        k -= 1
    for _ in range(LONGEST_CLIMB):
        if tree.words[tree.left[k] - 1] == "," and tree.pos[k] in {"NOUN", "PROPN"}:
            return k if tree.deps[k] == "appos" else None
        if tree.heads[k] >= k:
            return None
        k = tree.heads[k]
    return None


def _negated(tree: Tree, i: int, cue: VerbCue) -> bool:
    refused = tree.deps[i] == "xcomp" and tree.lemmas[tree.heads[i]] in REFUSALS
    not_yet = tree.deps[i] == "xcomp" and tree.lemmas[tree.heads[i]] == "have" and "yet" in tree.words[tree.heads[i] : i]
    return "negated" in cue.flags or tree.child(i, "neg") is not None or refused or not_yet


def _cue(tree: Tree, i: int, name: str) -> Range:
    first, last = wide_cue(tree, i)
    if name in PREPOSITIONS and (over := _over_object(tree, i, name)) is not None:
        last = over
    if name in PREPOSITIONS - {"to"} and last < len(tree) and tree.words[last] == name and tree.heads[last] == i:
        last += 1
    if tree.deps[i] == "xcomp" and 0 < first - tree.heads[i] <= 3 and tree.words[first - 1] != ",":
        above = tree.heads[i]
        first = wide_cue(tree, above)[0] if tree.child(above, "dobj") is None else first
    if tree.deps[i] == "pcomp" and tree.words[tree.heads[i]] == "as":
        above = tree.heads[tree.heads[i]]
        first = wide_cue(tree, above)[0] if above < i else first
    return first, last


def _over_object(tree: Tree, i: int, name: str) -> int | None:
    """One past the preposition of "accused the firm of", where what stands between is short."""
    prep = next((c for c in tree.kids(i, "prep") if c > i and tree.words[c] == name), None)
    dobj = tree.child(i, "dobj")
    short = prep is not None and dobj is not None and i < dobj < prep and prep - i <= 5
    return prep + 1 if short and prep is not None else None


def _complement(tree: Tree, i: int, cue: VerbCue, *, passive: bool) -> tuple[str, list[Range], Manner] | None:
    for name, contents in complements(tree, i, cue, passive=passive):
        manner = cue.manner_for(name)
        if manner is not None:
            return name, contents, manner
    return None
