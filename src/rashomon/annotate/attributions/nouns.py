"""Attributions built around a noun or an adverbial: "claims of ...", "fears that ...", "according to ...", and "reportedly"."""

from __future__ import annotations

from rashomon.annotate.attributions.claims import Claim, noun_phrase, subject_of, trim
from rashomon.annotate.attributions.grammar import Range, Tree
from rashomon.annotate.attributions.tables import Manner, noun_cues, source_words
from rashomon.annotate.mentions.tables import groups

__all__ = ["HEARSAY", "VIEWS", "according_claim", "hearsay_claim", "noun_claim"]

COMPLEMENTS = {"of", "for", "about", "against", "on", "over", "regarding"}
LIGHT_VERBS = frozenset(
    {"make", "issue", "express", "voice", "give", "have", "release", "repeat", "level", "file", "send", "hold", "share", "offer", "deliver"}
)
VIEWS = frozenset({"word", "view", "opinion", "eye", "judgment", "judgement"})
HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
SURFACING = frozenset({"surface", "circulate", "emerge", "appear", "spread", "go", "come"})
#: Nouns that tell of a thing, not of words, where nobody owns them: "news of the attack", "a statement on the matter".
OWNED = frozenset({"news", "promise", "demand", "offer", "statement", "comment", "threat"})
#: A sentence's first words without a verb, such as "On the contrary,".
LONGEST_LEAD = 4
#: What something happens according to, without anybody saying it.
RULES = frozenset(
    [
        "plan",
        "schedule",
        "timetable",
        "custom",
        "tradition",
        "need",
        "size",
        "age",
        "ability",
        "order",
        "rule",
        "principle",
        "type",
        "preference",
        "calendar",
    ]
)
#: What a translated "in accordance with" may quote.
TEXTS = frozenset(["document", "declaration", "statement", "report", "communique", "communiqué", "data", "message", "text", "resolution", "decree"])


def noun_claim(tree: Tree, i: int) -> Claim | None:
    """What the noun at token ``i`` attributes, or None."""
    cue = noun_cues().get(tree.lemmas[i])
    if cue is None or tree.pos[i] != "NOUN":
        return None
    found = _noun_content(tree, i)
    if found is None:
        return None
    name, start, content = found
    kept = trim(tree, content)
    if kept is None:
        return None
    head = _noun_source(tree, i)
    if tree.words[i - 1] in {"in", "on"} and tree.lemmas[i] in {"order", "condition"}:
        return None
    if head is None and ("sourced" in cue.flags or (name in {"of", "on"} and tree.lemmas[i] in OWNED)):
        return None
    if name == "of" and "sourced" in cue.flags:
        return None
    source = noun_phrase(tree, head) if head is not None else None
    if source is not None and tree.words[source[1] - 1] in {"'s", "'"} and source[1] - 1 > source[0]:
        source = source[0], source[1] - 1
    evidential = cue.manner is Manner.EVIDENCE
    return Claim(
        cue.manner,
        i,
        (i, start),
        None if evidential else source,
        None if evidential else head,
        (kept,),
        f"noun-{name}",
        evidential=evidential,
        negated="negated" in cue.flags,
        hedged="hedged" in cue.flags,
    )


def _noun_content(tree: Tree, i: int) -> tuple[str, int, Range] | None:
    """(kind of complement, one past the cue, content)."""
    if (that := _late_that(tree, i)) is not None:
        return that
    for child in tree.children[i]:
        if child < i:
            continue
        label = tree.deps[child]
        first, last = tree.subtree(child)
        if label in {"acl", "ccomp", "relcl"} and tree.words[first] == "that" and tree.deps[first] == "mark":
            return "that", i + 1, (first + 1, last)
        if label == "acl" and tree.words[first] == "to" and tree.tags[child] == "VB":
            return "to", i + 1, (first, last)
        if label == "prep" and child == i + 1 and tree.words[child] in COMPLEMENTS:
            inner = tree.child(child, "pobj", "pcomp")
            if inner is not None and inner > child:
                return tree.words[child], child + 1, (tree.left[inner], _with_participle(tree, (i, child, inner)))
    above = tree.heads[i]
    if tree.deps[i] == "nsubj" and tree.lemmas[above] in SURFACING:
        for prep in range(above + 1, min(above + 6, tree.sentence_end[i])):
            if tree.words[prep] == "of" and (inner := tree.child(prep, "pobj", "pcomp")) is not None:
                return "of", i + 1, (tree.left[inner], _with_circumstance(tree, i, tree.right[inner] + 1))
    return None


def _late_that(tree: Tree, i: int) -> tuple[str, int, Range] | None:
    """A "that" behind a day: "the announcement early on Monday that ..."; the parser may hang the clause elsewhere."""
    for k in range(i + 1, min(i + 5, tree.sentence_end[i])):
        if tree.words[k] == "that" and tree.deps[k] == "mark":
            return "that", i + 1, (k + 1, tree.right[tree.heads[k]] + 1)
        if tree.entities[k] not in {"DATE", "TIME"} and tree.words[k] not in {"on", "early", "late"}:
            return None
    return None


def _with_participle(tree: Tree, over: tuple[int, int, int]) -> int:
    """One past the complement with the participle behind it: "claims about the state *being behind it*"."""
    end = tree.right[over[2]] + 1
    if end < len(tree) and tree.tags[end] == "VBG" and tree.heads[end] in {*over, tree.heads[over[0]]}:
        return tree.right[end] + 1
    return _with_circumstance(tree, over[0], end)


def _with_circumstance(tree: Tree, i: int, end: int) -> int:
    """The end moved over where and when what a picture shows took place: "footage of damage *in the wake of the storm*"."""
    shows = noun_cues()[tree.lemmas[i]].manner is Manner.EVIDENCE
    if shows and end < tree.sentence_end[i] and tree.deps[end] == "prep" and tree.words[end] in {"in", "after", "during", "at", "near", "outside"}:
        return tree.right[end] + 1
    return end


def _noun_source(tree: Tree, i: int) -> int | None:
    owner = tree.child(i, "poss")
    if owner is not None:
        return owner
    people = next((c for c in tree.kids(i, "amod", "nmod", "compound") if tree.entities[c] == "NORP" or _speaks(tree, c)), None)
    if people is not None:
        return people
    for prep in tree.kids(i, "prep", "agent"):
        if tree.words[prep] in {"by", "from", "among"} and (inner := tree.child(prep, "pobj")) is not None:
            return inner
    above = tree.heads[i]
    if tree.deps[i] in {"dobj", "pobj"}:
        verb = above if tree.deps[i] == "dobj" else tree.heads[above]
        if tree.lemmas[verb] in LIGHT_VERBS and tree.deps[i] == "dobj":
            return subject_of(tree, verb)
    return None


def _speaks(tree: Tree, c: int) -> bool:
    """Whether the word before a noun cue names who speaks: "media reports", "witness accounts", "union claims"."""
    return tree.pos[c] == "NOUN" and (tree.lemmas[c] in groups() or tree.words[c] in {"media", "press"})


def according_claim(tree: Tree, i: int) -> Claim | None:
    """What "according to X" or "in the words of X" at token ``i`` attributes, or None."""
    if tree.words[i + 1 : i + 2] == ["to"] and tree.words[i] == "according":
        start = i
        inner = tree.child(i, "prep") if tree.child(i, "pobj") is None else i
        inner = inner if inner is not None else i + 1
    elif tree.words[i + 1 : i + 2] == ["of"] and tree.words[max(0, i - 2) : i] == ["in", "the"]:
        start, inner = i - 2, i + 1
    elif tree.words[i] == "accordance" and tree.words[i + 1 : i + 2] == ["with"] and tree.words[i - 1] == "in":
        start, inner = i - 1, i + 1
    else:
        return None
    head = tree.child(inner, "pobj")
    if head is None or tree.lemmas[head] in RULES or (tree.words[i] == "accordance" and tree.lemmas[head] not in TEXTS):
        return None
    source = noun_phrase(tree, head)
    content = _sentence_without(tree, i, (start, source[1]))
    kept = tuple(part for part in (trim(tree, piece) for piece in content) if part is not None)
    if not kept and tree.sentence[i] > 0:
        # A rewrite that set a full stop before "according to": the sentence before is what is meant.
        before = trim(tree, (tree.sentence[tree.sentence[i] - 1], tree.sentence[i]))
        kept = (before,) if before is not None else ()
    if not kept:
        return None
    thing = source_words().get(tree.lemmas[head]) == "thing"
    return Claim(Manner.EVIDENCE if thing else Manner.SPEECH, i, (start, i + 2), source, head, kept, "according", evidential=thing)


def hearsay_claim(tree: Tree, i: int) -> Claim | None:
    """What "reportedly" or "allegedly" at token ``i`` puts in nobody's mouth, or None."""
    verb = tree.heads[i]
    participle = tree.tags[verb] == "VBG" and tree.child(verb, "aux") is None
    if tree.words[i] not in HEARSAY or tree.pos[verb] not in {"VERB", "AUX"} or participle:
        return None
    first, last = tree.subtree(verb)
    # "After he allegedly ran, and the bus was hit": neither the link nor the next clause is hearsay.
    first += first != i and tree.deps[first] == "mark" and tree.words[first] != "that"
    behind = next((c for c in tree.kids(verb, "conj") if c > verb and tree.child(c, "nsubj", "nsubjpass") is not None), None)
    if behind is not None and verb < tree.left[behind] < last and i < tree.left[behind]:
        last = tree.left[behind]
        while last > verb + 1 and tree.deps[last - 1] in {"cc", "punct"}:
            last -= 1
    kept = trim(tree, (i + 1 if first == i else first, last))
    return Claim(Manner.SPEECH, i, (i, i + 1), None, None, (kept,), "hearsay", hedged=True) if kept is not None else None


def _sentence_without(tree: Tree, i: int, phrase: Range) -> list[Range]:
    """The clause that the phrase comments on."""
    first, last = tree.sentence[i], tree.sentence_end[i]
    verb = tree.heads[i]
    while tree.pos[verb] not in {"VERB", "AUX"} and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    if tree.deps[verb] == "conj" and tree.child(verb, "nsubj", "nsubjpass") is None and tree.pos[tree.heads[verb]] in {"VERB", "AUX"}:
        # "It turned and sank, according to ...": both.
        verb = tree.heads[verb]
    elif (
        tree.deps[verb] == "conj" and tree.words[tree.left[verb] - 1] == "but" and phrase[1] >= tree.right[verb] and tree.words[phrase[0] - 1] == ","
    ):
        # "Two trucks were hit, but nobody was hurt, according to ...": the comma sets the whole sentence apart.
        verb = tree.heads[verb]
    while (
        tree.deps[verb] in {"relcl", "acl", "advcl", "ccomp", "xcomp"}
        and tree.words[tree.left[verb] - 1] not in {"but", "and"}
        and not (tree.deps[verb] == "relcl" and tree.words[tree.left[verb] - 1] == "," and phrase[1] >= tree.right[verb])
        and tree.heads[verb] != verb
    ):
        verb = tree.heads[verb]
    if tree.pos[verb] in {"VERB", "AUX"} and verb != i:
        first, last = tree.subtree(verb)
    first, last = _segment(tree, phrase, first, last)
    if phrase[0] <= first:
        return [(phrase[1], last)]
    if all(tree.pos[k] in {"PUNCT", "SPACE"} for k in range(phrase[1], last)):
        return [(first, phrase[0])]
    before, after = (first, phrase[0]), (phrase[1], last)
    if (
        tree.words[phrase[0] - 1] == ","
        and tree.words[phrase[0] - 2] in {"and", "but"}
        and any(tree.pos[k] not in {"PUNCT", "SPACE"} for k in range(*after))
    ):
        # "Officers used tear gas and, according to witnesses, live rounds": only what follows is theirs.
        return [after]
    if before[0] <= verb < before[1]:
        return [before]
    if not any(tree.pos[k] in {"VERB", "AUX"} for k in range(*before)) and any(tree.pos[k] in {"VERB", "AUX"} for k in range(*after)):
        # "On the contrary, according to him, it rained": what leads up to it is no content.
        return [after] if before[1] - before[0] <= LONGEST_LEAD else [before, after]
    return [before, after]


def _segment(tree: Tree, phrase: Range, first: int, last: int) -> Range:
    """The stretch between semicolons and colons around the phrase: "Prices rose; wages fell, according to the bank"."""
    for k in range(phrase[0] - 2, first + 1, -1):
        if tree.words[k] in {";", ":"}:
            first = k + 1
            break
    for k in range(phrase[1], last - 1):
        if tree.words[k] == ";":
            return first, k
    return first, last
