"""Whether the name of a capital stands for its government: "Lima said", "talks between Lima and Quito", "Lima's response"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from rashomon.text.gazetteer import Entry, countries, fold

__all__ = ["acts_as_state", "stands_for_government"]

#: What a government does and a town does not: its capital stands for it as the subject of these.
ACTS = frozenset(
    ["say", "announce", "warn", "deny", "accuse", "demand", "insist", "want", "call", "claim", "urge", "condemn", "reject", "back", "support", "oppose", "hope", "fear", "seek", "offer", "agree", "refuse", "decide", "respond", "react", "believe", "consider", "regard", "describe", "recognise", "recognize", "blame", "threaten", "vow", "promise", "declare", "negotiate", "pressure", "send", "deploy", "help", "skip", "choose", "use", "try", "plan", "need", "keep", "maintain", "benefit", "focus", "sign", "recall", "expel", "summon", "retaliate", "acknowledge", "confirm", "pledge", "welcome", "veto", "invade", "annex", "withdraw", "lift", "impose"]
)  # fmt: skip
#: What two governments have between them.
TIES = frozenset(
    {
        "talk",
        "relation",
        "tie",
        "tension",
        "relationship",
        "alliance",
        "diplomacy",
        "rift",
        "dispute",
        "détente",
        "contact",
        "dialogue",
        "standoff",
        "rivalry",
        "treaty",
        "agreement",
        "pact",
        "negotiation",
    }
)
#: What a government has and a town has not.
OWNED = frozenset(
    {
        "response",
        "stance",
        "position",
        "refusal",
        "demand",
        "decision",
        "policy",
        "ally",
        "envoy",
        "ambassador",
        "sanction",
        "army",
        "troop",
        "intention",
        "foe",
        "claim",
        "offer",
        "approval",
        "reaction",
    }
)
LONGEST_LIST = 6
#: What persons hardly do and states do.
OF_STATES = frozenset(
    {
        "send",
        "deploy",
        "close",
        "seal",
        "sign",
        "ratify",
        "recall",
        "expel",
        "summon",
        "invade",
        "annex",
        "impose",
        "lift",
        "veto",
        "ban",
        "border",
        "evacuate",
        "extradite",
    }
)


def stands_for_government(doc: Doc, first: int, last: int, entry: Entry) -> bool:
    """Whether the tokens ``first`` to ``last``, which name the place ``entry``, are a capital that stands for its government."""
    if entry.country not in countries() or fold(countries()[entry.country].capital) != fold(entry.name):
        return False
    if last < len(doc) and doc[last].text in {",", "(", "–", "-", "—"} and (first == 0 or doc[first - 1].is_space or doc[first - 1].is_sent_end):
        return False  # the town of a dateline
    root = _head_of_list(doc[first:last].root)
    head = root.head
    if root.dep_ in {"nsubj", "nsubjpass"}:
        return root.dep_ == "nsubj" and head.lemma_ in ACTS
    if root.dep_ == "poss":
        return head.lemma_.lower() in OWNED
    if root.dep_ != "pobj":
        return False
    if head.dep_ == "agent":
        return head.head.lemma_ in ACTS
    if head.lower_ in {"between", "with"}:
        return head.head.lemma_.lower() in TIES
    return head.lower_ == "to" and head.head.lower_ == "according"


def acts_as_state(token: Token) -> bool:
    """Whether a name is the subject of what states do and persons hardly do."""
    return token.dep_ == "nsubj" and token.head.lemma_ in OF_STATES


def _head_of_list(token: Token) -> Token:
    """The first of the names that a name is listed with: "Lima, Quito and Bogota"."""
    for _ in range(LONGEST_LIST):
        if token.dep_ != "conj":
            return token
        token = token.head
    return token
