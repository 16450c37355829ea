"""What headlines attribute: "Police: two dead", "Two dead - police", "Two dead: ministry"."""

from __future__ import annotations

from rashomon.annotate.attributions.claims import DASHES, Claim, trim
from rashomon.annotate.attributions.grammar import Tree
from rashomon.annotate.attributions.tables import Manner, source_words
from rashomon.annotate.mentions.tables import bodies, groups, roles

__all__ = ["headline_claims"]

LONGEST_LABEL = 6
#: "Two dead - city police": the label behind what is said is short.
LONGEST_TAIL = 3
SECTIONS = frozenset({"update", "updated", "breaking", "watch", "video", "live", "exclusive", "opinion", "analysis"})


def headline_claims(tree: Tree, first: int, last: int) -> list[Claim]:
    """What a headline (tokens ``first`` to ``last``) attributes to the label before or behind its colon or dash."""
    return _colon_claims(tree, first, last) or _tail_claims(tree, first, last)


def _tail_claims(tree: Tree, first: int, last: int) -> list[Claim]:
    """As in "Two dead in Lima blast - police", "Two dead: ministry"; no names, which sign a page more often than they speak."""
    cut = next((k for k in range(last - 2, max(first + 2, last - LONGEST_TAIL - 2), -1) if tree.words[k] in DASHES | {":"}), None)
    if cut is None or not _apart(tree, cut):
        return []
    label, content = trim(tree, (cut + 1, last)), trim(tree, (first, cut))
    if label is None or content is None or any(tree.pos[k] in {"VERB", "AUX", "ADP"} for k in range(*label)):
        return []
    head = label[1] - 1
    report = tree.words[head] in {"report", "reports"}
    if not report and not (_speaking(tree, head) and tree.pos[head] in {"NOUN", "PROPN"}):
        return []
    return [Claim(Manner.SPEECH, cut, (cut, cut + 1), label, head, (content,), "colon")]


def _apart(tree: Tree, cut: int) -> bool:
    """Whether the mark stands free: a hyphen inside a word parts nothing."""
    return tree.words[cut] == ":" or tree.starts[cut] > tree.starts[cut - 1] + len(tree.words[cut - 1])


def _speaking(tree: Tree, head: int) -> bool:
    """Whether a common noun names those who speak in headlines: "Police: two dead", "Two dead - ministry"."""
    lemma = tree.lemmas[head]
    return tree.words[head] == "police" or (tree.pos[head] in {"NOUN", "PROPN"} and (lemma in groups() or lemma in bodies() or lemma in roles()))


def _colon_claims(tree: Tree, first: int, last: int) -> list[Claim]:
    """What "Name: words" in a headline (tokens ``first`` to ``last``) attributes."""
    colon = next((k for k in range(first, last) if tree.words[k] == ":"), None)
    if colon is None or colon == first or colon + 2 >= last:
        return []
    # "19:15 – Mora: ...": the hour of a live page is no part of the name.
    begin = next((k + 1 for k in range(colon - 2, first, -1) if tree.words[k] in DASHES and tree.pos[k - 1] == "NUM" and _apart(tree, k)), first)
    label = trim(tree, (begin, colon))
    content = trim(tree, (colon + 1, last))
    if label is None or content is None or label[1] - label[0] > LONGEST_LABEL or any(tree.pos[k] in {"VERB", "AUX"} for k in range(*label)):
        return []
    head = label[1] - 1
    if tree.deps[head] == "pobj" and tree.words[label[0]] != "from":
        # "Trouble in Lima: what we know": a subject, not a speaker.
        return []
    names = tree.pos[head] == "PROPN" or source_words().get(tree.lemmas[head]) is not None or _speaking(tree, head)
    if not names or tree.words[label[0]] in SECTIONS:
        return []
    thing = source_words().get(tree.lemmas[head]) == "thing"
    return [Claim(Manner.EVIDENCE if thing else Manner.SPEECH, colon, (colon, colon + 1), label, head, (content,), "colon", evidential=thing)]
