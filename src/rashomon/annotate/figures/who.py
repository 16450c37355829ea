"""Who is counted: the class of the noun phrase behind a number, and its words."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.annotate.figures.heads import Counted
from rashomon.annotate.figures.tables import groups
from rashomon.model.annotations import FigureKind
from rashomon.text.facets import common, contains

__all__ = ["group_of", "last_counted", "who_class", "who_words"]

#: Longest noun phrase that is kept, in words.
WIDEST = 6
_QUANTIFIERS = {"several", "many", "some", "numerous", "other"}

_MADE_OF: dict[str, tuple[str | None, FigureKind | None]] = {
    "worker": ("workers", None),
    "workers": ("workers", None),
    "woman": ("women", None),
    "women": ("women", None),
    "man": ("men", None),
    "men": ("men", None),
    "goer": ("civilians", None),
    "goers": ("civilians", None),
}
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
    named += _joined(item.head)
    named += [child for token in named if token.dep_ == "conj" for child in token.children if child.dep_ == "compound"]
    known = [group for token in named if (entry := group_of(token)) and (group := entry[0])]
    head = group_of(item.head)
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


def group_of(token: Token) -> tuple[str | None, FigureKind | None] | None:
    """Class and kind of a counted noun; nouns made of "worker", "man", "woman" that no table holds are workers or people."""
    lemma = token.lemma_.lower()
    known = groups().get(lemma)
    if known is not None or token.pos_ not in {"NOUN", "PROPN"}:
        return known
    if token.tag_ == "NNPS" and token.lower_.endswith("ans"):
        return "people", None  # Catalans, Germans
    return next((entry for ending, entry in _MADE_OF.items() if lemma.endswith(ending) and len(lemma) > len(ending)), None)


def last_counted(item: Counted) -> Token | None:
    """The last noun under one number: "9 rangers and Coast Patrol *crew*"; None where the noun is elided."""
    if item.head is None:
        return None
    joined = [token for token in _joined(item.head) if (entry := groups().get(token.lemma_.lower())) is not None and _is_people(entry[0])]
    known = groups().get(item.head.lemma_.lower())
    return joined[-1] if joined and known is not None and _is_people(known[0]) and 0 < joined[-1].i - item.head.i < WIDEST else item.head


def _is_people(group: str | None) -> bool:
    return group is None or contains("people", group)


def _joined(head: Token) -> list[Token]:
    """Plural nouns joined to the head by "and", without a number or an article of their own."""
    found = [token for token in head.children if token.dep_ == "conj" and token.tag_ in {"NNS", "NNPS", "NNP"}]
    return [token for token in found if not any(child.pos_ in {"NUM", "DET"} or child.lower_ in _QUANTIFIERS for child in token.children)]


def who_words(item: Counted) -> str | None:
    """The counted noun with its modifiers, as the text has them, lower case, the head as a lemma; at most six words."""
    if item.head is None:
        return None
    doc = item.head.doc
    kept = [
        token.lower_ + (token.whitespace_ or ("" if token.lower_ == "-" or token.nbor(1).lower_ == "-" else " "))
        for token in doc[min(item.last, item.head.i) : item.head.i]
        if (token.pos_ in {"NOUN", "PROPN", "ADJ", "CCONJ"} or token.lower_ in {"-", "anti", "non"}) and token.lower_ not in {"more", "other", "of"}
    ]
    last = last_counted(item) or item.head
    head = item.head.lemma_.lower() if last is item.head else doc[item.head.i : last.i].text.lower() + " " + last.lemma_.lower()
    return " ".join(("".join(kept) + head).split()[-WIDEST:]).lstrip("- ")
