"""Who carried what somebody else said: "told Reuters", "quoted by TASS", "state media, citing the ministry"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rashomon.annotate.attributions.claims import CHANNELS, Claim, noun_phrase, subject_of
from rashomon.annotate.attributions.grammar import Range, Tree
from rashomon.annotate.attributions.tables import source_words
from rashomon.annotate.mentions.tables import bodies, groups, outlets, roles

__all__ = ["is_outlet", "outlet_of", "quoted_source", "relayed"]

#: Any press room: told "reporters" names no outlet.
CROWD = frozenset({"reporter", "reporters", "journalist", "journalists", "press", "correspondent", "news"})
#: Verbs of quoting: "was quoted as saying".
QUOTING = frozenset({"quote", "cite", "report", "record", "hear", "say"})
CITING = frozenset({"citing", "quoting", "reference"})
CARRYING = frozenset({"publish", "carry", "quote", "cite", "broadcast", "air", "release", "post", "share", "relay", "run", "report", "print"})
SPEAKING = frozenset(
    {"speak", "talk", "write", "comment", "say", "tell", "confirm", "add", "explain", "describe", "announce", "state", "appear", "post"}
)
TELLING = CHANNELS | {"comment", "remark", "conversation", "call", "video", "appeal", "column", "article", "reply"}
OUTLET_PREPS = frozenset({"to", "with", "by", "on", "for", "in"})
SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
SOURCES = frozenset({"source", "sources", "witnesses", "statement", "report", "data", "figures"})
#: How far from its cue an outlet may be named.
REACH = 22


def is_outlet(tree: Tree, head: int) -> bool:
    """Whether the noun names something that carries what others say."""
    first, last = noun_phrase(tree, head)
    kinds = source_words()
    if tree.words[head] in CROWD or tree.entities[head] == "PERSON":
        return False
    words = " ".join(tree.words[first:last]).removeprefix("the ")
    named = tree.pos[head] == "PROPN" and kinds.get(tree.words[head]) == "paper"
    return named or words in outlets() or kinds.get(tree.lemmas[head]) == "media" or kinds.get(tree.words[head]) == "media"


def outlet_of(tree: Tree, i: int, contents: tuple[Range, ...]) -> Range | None:
    """The outlet that the cue at token ``i`` was spoken to or carried by, outside what is said; None where none is named."""
    addressee = tree.child(i, "dobj", "dative") if tree.lemmas[i] == "tell" else None
    if addressee is not None and is_outlet(tree, addressee):
        return noun_phrase(tree, addressee)
    first, last = max(tree.sentence[i], i - REACH), min(tree.sentence_end[i], i + REACH)
    for k in range(first, last):
        if tree.deps[k] != "pobj" or any(start <= k < end for start, end in contents):
            continue
        prep = tree.heads[k]
        above = tree.heads[prep]
        if tree.words[prep] in OUTLET_PREPS and _carries(tree, i, above) and is_outlet(tree, k):
            return noun_phrase(tree, k)
    return None


def _carries(tree: Tree, i: int, above: int) -> bool:
    """Whether what the outlet hangs on is the cue, a channel of it ("an interview with"), or a verb of carrying or speaking."""
    if above == i:
        return tree.lemmas[i] in SPEAKING
    return tree.lemmas[above] in TELLING or (tree.lemmas[above] in CARRYING | SPEAKING and tree.tags[above] in {"VBG", "VBN"})


def quoted_source(tree: Tree, i: int) -> tuple[int | None, Range | None] | None:
    """(speaker, outlet) of a "saying" behind "as": "X was quoted by Y as saying", "Y quoted X as saying"; None for any other cue."""
    if tree.deps[i] != "pcomp" or tree.words[tree.heads[i]] != "as":
        return None
    above = tree.heads[tree.heads[i]]
    if tree.lemmas[above] not in QUOTING:
        return None
    passive = tree.child(above, "nsubjpass")
    if passive is None and tree.child(above, "auxpass") is None and (said_by := tree.child(above, "dobj")) is not None:
        carrier = subject_of(tree, above)
        return said_by, noun_phrase(tree, carrier) if carrier is not None else None
    agent = next((c for verb in (above, i) for c in tree.kids(verb, "agent", "prep") if tree.words[c] == "by"), None)
    carrier = tree.child(agent, "pobj") if agent is not None else None
    speaker = passive if passive is not None else subject_of(tree, above)
    return (speaker if speaker != carrier else None), noun_phrase(tree, carrier) if carrier is not None else None


def relayed(tree: Tree, claims: list[Claim]) -> list[Claim]:
    """The claims, those of outlets that name their source turned into claims of that source."""
    cited = {k: whom for k in range(len(tree)) if tree.words[k] in CITING and (whom := _whom(tree, k)) is not None}
    claims = _twice_tagged(tree, claims)
    found: list[Claim] = []
    used: set[int] = set()
    for claim in claims:
        if claim.anchor in cited or _quotes_whom(tree, claim.anchor):
            continue
        at = _citation(tree, claim, cited)
        if at is None or claim.source is None:
            found.append(claim)
            continue
        used.add(at)
        carrier = claim.source[0], min(claim.source[1], max(at, claim.source[0] + 1)) if claim.source[0] < at else claim.source[1]
        found.append(replace(claim, source=noun_phrase(tree, cited[at]), head=cited[at], via=carrier, evidential=False))
    return found + [claim for claim in claims if claim.anchor in cited and claim.anchor not in used]


def _twice_tagged(tree: Tree, claims: list[Claim]) -> list[Claim]:
    """The claims, with "..., X said, Y reported" as one of X that Y carried."""
    carriers: dict[int, Claim] = {}
    ordered = sorted(claims, key=lambda claim: claim.anchor)
    for left, right in pairwise(ordered):
        told = left.contents and right.contents and left.head is not None and right.source is not None and right.head is not None
        if not told or left.complement != "clause" or right.complement != "clause" or tree.sentence[left.anchor] != tree.sentence[right.anchor]:
            continue
        # Both stand behind what is said, one after the other.
        behind = (
            max(left.contents[0][0], right.contents[0][0]) < left.anchor
            and right.source is not None
            and left.anchor < right.source[0] <= left.anchor + 4
        )
        if behind and right.head is not None and is_outlet(tree, right.head):
            carriers[id(left)] = right
    dropped = {id(claim) for claim in carriers.values()}
    return [_carried(claim, carriers.get(id(claim))) for claim in claims if id(claim) not in dropped]


def _carried(claim: Claim, carrier: Claim | None) -> Claim:
    if carrier is None:
        return claim
    return replace(claim, contents=min(claim.contents, carrier.contents, key=lambda parts: parts[-1][1]), via=carrier.source)


def _whom(tree: Tree, k: int) -> int | None:
    """Who is cited, if it is somebody who can speak: "citing police", not "citing delays"."""
    whom = tree.child(k, "dobj")
    if tree.words[k] == "reference":
        # "reported with reference to the ministry": how translated agencies cite.
        to = next((c for c in tree.kids(k, "prep") if tree.words[c] == "to"), None)
        whom = tree.child(to, "pobj") if to is not None and tree.words[k - 1] in {"with", "in"} else None
    if whom is None:
        return None
    speaks = tree.entities[whom] in SPEAKING_ENTITIES or tree.words[whom] in SOURCES
    lemma = tree.lemmas[whom]
    return whom if speaks or lemma in groups() or lemma in roles() or lemma in bodies() else None


def _quotes_whom(tree: Tree, k: int) -> bool:
    """As in "quoted Mora as saying", "was quoted by TASS as saying": what counts is what was said."""
    if tree.lemmas[k] not in {"quote", "cite"}:
        return False
    return any(tree.words[c] == "as" and tree.child(c, "pcomp") is not None for c in tree.kids(k, "prep", "mark", "advmod"))


def _citation(tree: Tree, claim: Claim, cited: dict[int, int]) -> int | None:
    """The "citing" that tells where an outlet's claim comes from."""
    if claim.head is None or not is_outlet(tree, claim.head):
        return None
    first, last = max(tree.sentence[claim.anchor], claim.anchor - REACH), min(tree.sentence_end[claim.anchor], claim.anchor + REACH)
    near = [
        k
        for k in range(first, last)
        if k in cited
        and (k in tree.children[claim.head] or subject_of(tree, k) == claim.head or claim.anchor in {tree.heads[k], tree.heads[tree.heads[k]]})
    ]
    return near[0] if near else None
