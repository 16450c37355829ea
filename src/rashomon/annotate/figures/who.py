"""Who is counted: the class of the noun phrase behind a number, and its words."""

from __future__ import annotations

from rashomon.annotate.figures.heads import Counted
from rashomon.annotate.figures.tables import groups
from rashomon.text.facets import common

__all__ = ["who_class", "who_words"]

#: Nouns whose modifiers say who they are: law enforcement officials, military personnel.
_GENERIC = {"official", "officer", "personnel", "member", "agent", "officers", "people", "person", "staff", "worker"}


def who_class(item: Counted) -> str | None:
    """The narrowest class that holds everyone whom the noun phrase names."""
    if item.head is None:
        return None
    named = [
        item.head,
        *(token for token in item.head.subtree if token.i < item.head.i and token.i >= item.last and token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}),
    ]
    named += [
        token
        for token in item.head.children
        if token.dep_ == "conj" and token.tag_ in {"NNS", "NNPS", "NNP"} and not any(child.pos_ in {"NUM", "DET"} for child in token.children)
    ]
    named += [child for token in named if token.dep_ == "conj" for child in token.children if child.dep_ == "compound"]
    known = [group for token in named if (entry := groups().get(token.lemma_.lower())) and (group := entry[0])]
    head = groups().get(item.head.lemma_.lower())
    if (head is not None and head[0] == "vehicles") or (head is not None and head[0] == "cars"):
        return "police_vehicles" if "police" in known else head[0]
    generic = item.head.lemma_.lower() in _GENERIC
    if len(known) > 1 and head is not None and generic:
        # "law enforcement officials", "police and National Guard personnel": the modifiers say which.
        return common(tuple(known[1:] if head[0] else known)) or head[0]
    if any(token.dep_ == "conj" for token in named) and len(set(known)) > 1:
        return common(tuple(known)) or (head[0] if head else None)
    if any(word in {"foreign", "overseas"} for word in (token.lower_ for token in named)) and known:
        return "foreigners"
    return head[0] if head is not None else (known[0] if known else None)


def who_words(item: Counted) -> str | None:
    """The counted noun with its modifiers, as the text has them, lower case; at most six words."""
    if item.head is None:
        return None
    first = min(item.last, item.head.i)
    words = [
        token.lower_
        for token in item.head.doc[first : item.head.i]
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "CCONJ"} and token.lower_ not in {"more", "other", "of"}
    ]
    return " ".join([*words[-5:], item.head.lemma_.lower()])
