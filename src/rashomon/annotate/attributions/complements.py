"""What a verb governs that could be content: clauses, infinitives, objects, as-phrases, prepositional phrases."""

from __future__ import annotations

from rashomon.annotate.attributions.claims import CHANNELS, RELATIVES, noun_phrase, second_cue
from rashomon.annotate.attributions.grammar import Range, Tree
from rashomon.annotate.attributions.loose import amount_at, asides, behind_colon
from rashomon.annotate.attributions.tables import VerbCue, verb_cues

__all__ = ["PREPOSITIONS", "complements", "is_infinitive", "is_naming"]

#: Prepositions that the tables may name as complements.
PREPOSITIONS = frozenset({"of", "about", "for", "against", "to", "on", "with", "in"})
GROUNDS = frozenset({"for", "as", "with", "to", "from", "in", "on", "between", "over", "against", "into", "within"})
#: "As a result, he": five tokens and the verb.
LONGEST_CONNECTIVE = 6
#: Fewer words before a tag are no sentence: "On Monday, he said."
LEAST_BEFORE_TAG = 5
PART_OF = (["of", "them"], ["of", "whom"], ["of", "which"], ["of", "these"])
TAKEN_UP = frozenset({"he", "she", "it", "they", "this", "that", "his", "her", "its", "their"})
LEAST_BEFORE_THAT = 3
FINITE = frozenset({"VBD", "VBP", "VBZ", "VB"})
#: "told reporters at the airport in the capital on Monday that": how far behind its verb a "that" may stand.
LATEST_THAT = 14


def complements(tree: Tree, i: int, cue: VerbCue, *, passive: bool) -> list[tuple[str, list[Range]]]:
    """Every complement that the verb governs, the most telling first."""
    found: list[tuple[str, list[Range]]] = []
    dobj = tree.child(i, "dobj")
    clause = _said_clause(tree, i)
    infinitive = next((c for c in tree.kids(i, "xcomp", "ccomp", "advcl") if c > i and is_infinitive(tree, c)), None)
    if clause is not None and clause != infinitive and _has_verb(tree, clause):
        parts = _clause(tree, i, clause)
        if dobj is not None and i < dobj and tree.right[dobj] + 1 == parts[0][0] and tree.tags[clause] == "VB" and "address" not in cue.flags:
            # "demanded that" left out: "is demanding the board make a pledge".
            parts = [(tree.left[dobj], parts[0][1])]
        found.append(("named" if _small_clause(tree, i, clause) and cue.manner_for("named") else "clause", parts))
    if clause is None and (around := _around(tree, i) or asides(tree, i)):
        found.append(("clause", around))
    if clause is None and (told := _relative_clause(tree, i)) is not None:
        found.append(("clause", [told]))
    if clause is None and (late := _late_that(tree, i)) is not None:
        found.append(("clause", _split_at_that(tree, late[0], late)))
    if infinitive is not None and tree.deps[infinitive] != "advcl":
        own_subject = tree.child(infinitive, "nsubj", "nsubjpass")
        addressed = dobj if dobj is not None and dobj < infinitive else own_subject
        if addressed is not None:
            found.append(("object-to", [(tree.left[addressed], tree.right[infinitive] + 1)]))
        if own_subject is None:
            found.append(("to", [tree.subtree(infinitive)]))
    if not found and (before := _ends_with_tag(tree, i)) is not None:
        found.append(("clause", [before]))
    if (told := _gerund(tree, i)) is not None:
        found.append(("object", [told]))
    found += _seen(tree, i, passive=passive)
    found += _named(tree, i, dobj, passive=passive)
    found += _prepositional(tree, i)
    if not passive:
        found += amount_at(tree, i, dobj)
    if dobj is not None and not passive:
        found.append(("object", [(tree.left[dobj], _with_grounds(tree, i, tree.right[dobj] + 1))]))
    elif passive and tree.deps[i] != "acl" and (done := tree.child(i, "nsubjpass")) is not None and tree.child(i, "agent") is not None:
        found.append(("object", [tree.subtree(done)]))
    elif passive and tree.deps[i] == "acl" and tree.child(i, "agent") is not None:
        found.append(("object", [(tree.left[tree.heads[i]], tree.heads[i] + 1)]))
    return found


def _relative_clause(tree: Tree, i: int) -> Range | None:
    """What is said of whom the relative pronoun takes up, where the parse took it for an infinitive: "the man who police say shot two guards"."""
    if tree.deps[i] != "relcl" or tree.child(i, "nsubj") is None:
        return None
    finite = next((c for c in tree.kids(i, "xcomp") if c > i and tree.tags[c] in FINITE and not is_infinitive(tree, c)), None)
    return tree.subtree(finite) if finite is not None and tree.words[tree.left[i]] in RELATIVES else None


def _ends_with_tag(tree: Tree, i: int) -> Range | None:
    """The sentence before ", X said" or a stray stop and "X said" at its end, where the parse did not join them."""
    subject = tree.child(i, "nsubj")
    if subject is None or subject > i or tree.deps[i] not in {"ROOT", "parataxis", "conj", "ccomp"}:
        return None
    first = tree.left[subject]
    behind = [
        k for k in range(i + 1, tree.sentence_end[i]) if tree.pos[k] not in {"PUNCT", "SPACE", "ADV"} and tree.entities[k] not in {"DATE", "TIME"}
    ]
    if [k for k in behind if tree.words[k] != "on"] or first - tree.sentence[i] < LEAST_BEFORE_TAG or tree.words[first - 1] not in {",", "."}:
        return None
    return tree.sentence[i], first - 1


def _gerund(tree: Tree, i: int) -> Range | None:
    """What somebody denies or reports having done ("denied having met him"), or says behind a colon ("denies this: the line was off")."""
    doing = next(
        (c for c in tree.kids(i, "xcomp") if c > i and tree.left[c] == i + 1 and (tree.tags[c] == "VBG" or tree.words[i + 1] == "having")), None
    )
    if doing is not None:
        return tree.subtree(doing)
    end = tree.sentence_end[i]
    if tree.words[i + 2 : i + 3] == [":"] and tree.words[i + 1] in {"this", "it", "that", "so"} and i + 3 < end:
        return i + 3, end
    return None


def _said_clause(tree: Tree, i: int) -> int | None:
    """The clause that the verb governs; one behind it goes before one in front that a semicolon or colon sets apart."""
    clauses = tree.kids(i, "ccomp")
    if len(clauses) > 1 and clauses[0] < i < clauses[-1]:
        behind = next(c for c in clauses if c > i)
        # "A manager came out, said that ...": the first clause is what he did, and lends its subject.
        apart = any(tree.words[k] in {";", ":"} for k in range(clauses[0], i)) or (
            tree.words[i - 1] == "," and tree.words[tree.left[behind]] == "that"
        )
        return behind if apart else clauses[0]
    return clauses[0] if clauses else None


def _late_that(tree: Tree, i: int) -> Range | None:
    """A clause with "that" which the parser hung on whoever was told: "told reporters in the capital that ...", "informs the public that, as of ..."."""
    for k in range(i + 1, min(i + LATEST_THAT, tree.right[i] + 1)):
        if (tree.pos[k] == "VERB" and tree.tags[k] != "VBG") or tree.words[k] in {";", ":", '"'}:
            return None
        if tree.words[k] != "that":
            continue
        verb = tree.heads[k]
        own = next((c for c in tree.kids(verb, "nsubj", "nsubjpass", "expl") if k < c < verb), None)
        return (k + 1, _and_that(tree, tree.right[verb] + 1)) if verb > k and own is not None else None
    return None


def _and_that(tree: Tree, end: int) -> int:
    """The end moved over a second "and that ..." right behind it."""
    if tree.words[end : end + 2] == ["and", "that"] and tree.deps[end + 1] == "mark" and tree.heads[end + 1] > end:
        return tree.right[tree.heads[end + 1]] + 1
    return end


def is_naming(tree: Tree, i: int) -> bool:
    """As in "the alliance, called the Union": a name, nobody's words; "called attention to": an idiom."""
    dobj = tree.child(i, "dobj")
    if dobj is not None and tree.lemmas[dobj] in {"attention", "name", "shot", "time"}:
        return True
    if tree.lemmas[i] == "know" and tree.words[i + 1 : i + 2] == ["as"]:
        return True
    return (
        tree.lemmas[i] in {"call", "name", "dub"}
        and i > 0
        and tree.words[i - 1] in {",", "also"}
        and tree.words[i].endswith("ed")
        and tree.child(i, "nsubj") is None
        and tree.deps[i] != "conj"
    )


def _seen(tree: Tree, i: int, *, passive: bool) -> list[tuple[str, list[Range]]]:
    """As in "were filmed leaving", "is known to send": what is said of the passive subject."""
    if not passive:
        return []
    for child in tree.kids(i, "xcomp", "advcl", "ccomp"):
        if child < i or child - i > 4:
            continue
        subject = tree.child(i, "nsubjpass")
        first = tree.left[subject] if subject is not None else tree.left[child]
        if tree.tags[child] == "VBG":
            return [("seen", [(first, tree.right[child] + 1)])]
        if is_infinitive(tree, child):
            return [("said-to", [tree.subtree(child)])]
    return []


def _with_grounds(tree: Tree, i: int, end: int) -> int:
    """The end moved over what belongs to the object: blamed *for it*, likened *to him*, shown *with a lead*."""
    for child in tree.kids(i, "prep"):
        inner = tree.child(child, "pobj", "pcomp")
        when = inner is not None and tree.words[child] != "within" and (tree.entities[inner] in {"DATE", "TIME"} or tree.lemmas[inner] in CHANNELS)
        if tree.left[child] == end and tree.words[child] in GROUNDS and not when:
            end = tree.right[child] + 1
    return end


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether the verb stands with "to"."""
    return any(tree.words[c] == "to" and tree.deps[c] == "aux" for c in tree.children[verb])


def _has_verb(tree: Tree, clause: int) -> bool:
    """Whether it is a clause at all: "told the station's morning show" has been parsed as one."""
    if tree.pos[clause] in {"VERB", "AUX"}:
        return True
    return tree.child(clause, "cop", "aux", "nsubj", "acomp", "oprd") is not None or any(tree.pos[k] == "AUX" for k in range(*tree.subtree(clause)))


def _small_clause(tree: Tree, i: int, clause: int) -> bool:
    """As in "called the march a riot" parsed as a clause without a finite verb."""
    return clause > i and tree.pos[clause] not in {"VERB", "AUX"}


def _named(tree: Tree, i: int, dobj: int | None, *, passive: bool) -> list[tuple[str, list[Range]]]:
    found: list[tuple[str, list[Range]]] = []
    predicate = tree.child(i, "oprd", "acomp")
    as_phrase = next((c for c in tree.kids(i, "prep", "advcl") if c > i and tree.words[tree.left[c]] == "as"), None)
    if as_phrase is None and dobj is not None:
        as_phrase = next((c for c in tree.kids(dobj, "prep") if tree.words[c] == "as"), None)
    object_start = tree.left[dobj] if dobj is not None and dobj > i else None
    if as_phrase is not None:
        start = object_start if object_start is not None else tree.left[as_phrase] + 1
        for name in ("as", "object-as"):
            found.append((name, [(start, max(start + 1, tree.right[as_phrase] + 1))]))
    if predicate is not None:
        start = object_start if object_start is not None and object_start < predicate else tree.left[predicate]
        whole = tree.right[predicate] + 1
        found.append(("named", [(start, _marked_end(tree, start, whole) or whole)]))
    elif dobj is not None and not passive and (end := _marked_end(tree, *tree.subtree(dobj))) is not None:
        found.append(("named", [(tree.left[dobj], end)]))
    return found


def _marked_end(tree: Tree, first: int, last: int) -> int | None:
    """One past the first closing mark in or just behind the object, where its predicate stands in marks."""
    marks = [k for k in range(first, min(last + 3, len(tree))) if tree.words[k] == '"'][:2]
    return None if not marks else marks[-1] + 1


def _prepositional(tree: Tree, i: int) -> list[tuple[str, list[Range]]]:
    found: list[tuple[str, list[Range]]] = []
    for prep in tree.kids(i, "prep"):
        if prep < i or tree.words[prep] not in PREPOSITIONS:
            continue
        inner = tree.child(prep, "pcomp", "pobj")
        if inner is not None and inner > prep:
            name = "unto" if tree.words[prep] == "to" else tree.words[prep]
            found.append((name, [(tree.left[inner], _with_next(tree, i, tree.right[inner] + 1))]))
    return found


def _with_next(tree: Tree, i: int, end: int) -> int:
    """The end moved over an infinitive or as-phrase that follows: "called on the state to stop", "referred to it as a coup"."""
    for child in tree.children[i]:
        follows = tree.left[child] == end
        infinitive = tree.deps[child] in {"xcomp", "advcl", "ccomp"} and is_infinitive(tree, child)
        if follows and (infinitive or (tree.deps[child] in {"prep", "advcl"} and tree.words[end] == "as")):
            return tree.right[child] + 1
    return end


def _clause(tree: Tree, i: int, clause: int) -> list[Range]:
    """The clause that is said; with the cue inside or behind it, also what follows the cue."""
    first, last = tree.subtree(clause)
    if clause > i and (stop := second_cue(tree, clause)) is not None:
        last = stop
    if clause > i and first > i:
        return _split_at_that(tree, clause, (_after_that(tree, first), _with_more(tree, i, last)))
    if clause > i:
        # "The government, he said, has failed": the parser hangs the subject on the verb behind the cue.
        # "As a result, he said, it failed": a connective before the cue is the writer's.
        subject = tree.child(clause, "nsubj", "nsubjpass", "expl")
        connective = subject is not None and subject > i and i - first <= LONGEST_CONNECTIVE
        # "Officers, who they believe fired first": the pronoun is the writer's.
        connective = connective or (tree.deps[i] == "relcl" and tree.words[first] in RELATIVES)
        return [(_cue_end(tree, i), last)] if connective else [(first, last)]
    stop = _cue_end(tree, i)
    before = (first, min(last, i)) if last <= i else (first, last)
    after = _trailing(tree, i, stop) or behind_colon(tree, i)
    return [before, after] if after is not None else [before]


def _with_more(tree: Tree, i: int, last: int) -> int:
    """The end moved over a second clause that the parser hung on the cue: "said that A rose and B fell"."""
    for child in tree.kids(i, "conj"):
        first = tree.left[child]
        own_subject = tree.child(child, "nsubj", "nsubjpass", "expl")
        joined = tree.words[first - 1] == "and" and (first - 2 < last or tree.words[first] == "that")
        joined = joined or (tree.words[first - 1] in {"but", "so", "though"} and _goes_on(tree, child, own_subject))
        if own_subject is not None and joined and first <= last + 2 and tree.lemmas[child] not in verb_cues():
            return tree.right[child] + 1
    for child in tree.kids(i, "advcl"):
        if last <= tree.left[child] <= last + 2 and is_naming(tree, child):
            return tree.right[child] + 1
    return _with_part(tree, i, last)


def _split_at_that(tree: Tree, clause: int, said: Range) -> list[Range]:
    """The clause, cut where a second "that" begins another assertion: "said that A had risen and that B had fallen"."""
    parts: list[Range] = []
    first, last = said
    for k in range(first + LEAST_BEFORE_THAT, last):
        joined = tree.words[k] == "that" and tree.words[k - 1] in {"and", "but"} and tree.deps[k] == "mark"
        if joined and tree.deps[tree.heads[k]] == "conj" and min(clause, tree.left[clause]) <= k:
            parts.append((first, k - 1))
            first = k + 1
    return [*parts, (first, last)]


def _goes_on(tree: Tree, verb: int, subject: int | None) -> bool:
    """Whether a clause behind "but" is still reported: it says "would", or takes up who was spoken of by a pronoun."""
    if any(tree.words[c] in {"would", "could", "might"} for c in tree.kids(verb, "aux")):
        return True
    return subject is not None and (tree.words[subject] in TAKEN_UP or any(tree.words[c] in TAKEN_UP for c in tree.kids(subject, "poss")))


def _with_part(tree: Tree, i: int, last: int) -> int:
    """The end moved over a part of a number behind a comma: "said ten had died, two of them at home"."""
    at = last - 1 if tree.words[last - 1] == "," else last
    if tree.words[at : at + 1] != [","] or not (tree.words[at + 1 : at + 2] == ["including"] or tree.words[at + 2 : at + 4] in PART_OF):
        return last
    end = tree.sentence_end[i]
    if any(tree.lemmas[k] in verb_cues() and tree.pos[k] == "VERB" for k in range(at, end)):
        return last
    while end > at and tree.pos[end - 1] in {"PUNCT", "SPACE"}:
        end -= 1
    return end


def _after_that(tree: Tree, first: int) -> int:
    return first + 1 if tree.words[first] == "that" and tree.deps[first] == "mark" else first


def _cue_end(tree: Tree, i: int) -> int:
    """One past the cue and the source behind it: ", said Ana Sol, a doctor in Lima, ..."."""
    end = i + 1
    subject = tree.child(i, "nsubj")
    if subject is not None and subject > i:
        end = max(end, noun_phrase(tree, subject)[1])
    return end


def _trailing(tree: Tree, i: int, stop: int) -> Range | None:
    """What is still said behind a cue that stands in the middle, if it is no remark on the speaker."""
    for child in tree.children[i]:
        if tree.left[child] < stop or tree.deps[child] not in {"advcl", "conj", "ccomp", "prep"}:
            continue
        if tree.words[tree.left[child] - 1] not in {",", "but", "and"}:
            continue
        own_subject = tree.child(child, "nsubj", "nsubjpass", "expl") is not None
        if tree.deps[child] == "conj" and not own_subject:
            return None
        remark = tree.tags[child] == "VBG" and tree.lemmas[child] in verb_cues() and not own_subject
        if remark or tree.deps[child] == "prep":
            continue
        return tree.left[child], tree.right[child] + 1
    return None


def _around(tree: Tree, i: int) -> list[Range]:
    """The sentence around a cue that the parser hung on it: "Prices, she said, fell", "As he put it, ..."."""
    label, head = tree.deps[i], tree.heads[i]
    as_clause = label == "advcl" and any(tree.words[c] == "as" for c in tree.kids(i, "mark", "advmod"))
    if (label != "parataxis" and not as_clause) or (as_clause and "it" in tree.words[tree.left[i] : i]):
        return []
    own = tree.subtree(i)
    whole = tree.subtree(head)
    if head > i and tree.deps[head] == "conj" and tree.heads[head] < i:
        # "Ten are dead, the hospital says, four of them children."
        return [(tree.left[tree.heads[head]], own[0]), (own[1], whole[1])]
    if head > i and tree.lemmas[head] in verb_cues() and any(c < i for c in tree.kids(head, "ccomp")):
        # "..., police said, the agency reported": two tags behind one sentence.
        return [(whole[0], own[0])]
    subject = tree.child(head, "nsubj", "nsubjpass", "expl")
    connective = subject is not None and subject > i and head > i and own[0] - whole[0] <= LONGEST_CONNECTIVE
    if own[0] <= whole[0] or connective:
        return [(own[1], whole[1])]
    if own[1] >= whole[1]:
        return [(whole[0], own[0])]
    if head > i and not as_clause:
        return [whole]
    return [(whole[0], own[0]), (own[1], whole[1])] if head < i else [whole]
