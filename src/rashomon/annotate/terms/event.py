"""Which of the phrases found name what the article is about: every event has its own words, and those of others stand in the background."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from rashomon.annotate.terms.phrases import OPENING, Noun, Phrase, families

__all__ = ["of_the_event"]

#: Families of what happens by force or by nature: named wherever they stand, unless as an aside in an article about something else.
UPHEAVALS = frozenset({"unrest", "attack", "disaster"})
#: Families of what institutions do; nearly every article mentions a deal, a case or a meeting, so only an article about one names it.
AFFAIRS = frozenset({"health", "justice", "talks", "deal", "scandal"})
#: People who belong to such a family and are named with it.
COMPANY = {"patients": "health"}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: "In 2014", "the year of 2014"; "since 2014" reaches to the present.
WITHIN = frozenset({"in", "during", "of"})
#: "In the event of an attack".
CASES = frozenset({"event", "case"})
FRAMES = CASES | {"act"}
#: A verb further up than this governs something else.
FAR = 3
#: What rules do with events that may come.
RULES = frozenset({"consider", "regard", "treat", "deem"})
#: An article about an affair names it so often at least; fewer are an aside.
LEAST = 2
#: An upheaval that comes so many times less often than the affair is an aside ("farmers hit by drought" in an article on a treaty).
ASIDE = 3


def of_the_event(doc: Doc, nouns: Sequence[Noun], found: Sequence[Phrase], published: int | None) -> list[Phrase]:
    """The phrases without those of affairs that the article is not about and without upheavals of old, supposed ones and asides.

    An affair is what the article is about if its words stand in the opening and come at least half as often as those of all upheavals.
    """
    about, counts, opening = _about(nouns)
    past = _past(doc, published) if published else frozenset()
    kept = [phrase for phrase in found if COMPANY.get(phrase.family, phrase.family) not in AFFAIRS - about]
    kept = [phrase for phrase in kept if phrase.family not in UPHEAVALS or not (phrase.head in past or _supposed(doc, phrase))]
    if not about:
        return kept
    many = sum(counts[family] for family in about)
    return [phrase for phrase in kept if phrase.family not in UPHEAVALS or phrase.family in opening or ASIDE * counts[phrase.family] > many]


def _about(nouns: Sequence[Noun]) -> tuple[set[str], Counter[str], set[str]]:
    """The affairs that the article is about; how often the words of each family come; the families in the opening."""
    table = families()
    places = [(token.i, table[lemma][0]) for token, lemma in nouns if token.ent_type_ != "ORG"]
    counts = Counter(family for _, family in places)
    opening = {family for at, family in places if at < OPENING}
    upheavals = sum(counts[family] for family in UPHEAVALS)
    return {family for family in AFFAIRS & opening if counts[family] >= LEAST and 2 * counts[family] >= upheavals}, counts, opening


def _past(doc: Doc, published: int) -> frozenset[int]:
    """The tokens of clauses that are dated to a year before last ("left in 2014 after protests"): they tell of other events."""
    found = [doc.char_span(*match.span()) for match in YEAR.finditer(doc.text) if int(match[0]) < published - 1]
    years = [span[0] for span in found if span is not None]
    dated = {token.head.head for token in years if token.dep_ == "pobj" and token.head.lower_ in WITHIN}
    return frozenset(each.i for governor in dated for each in governor.subtree if each.i != governor.i)


def _supposed(doc: Doc, phrase: Phrase) -> bool:
    """Whether a rule speaks of any such event: "an attack on one is considered an attack on all", "in the event of an attack"."""
    top = doc[phrase.head]
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in FRAMES:
        top = top.head.head
    if top.lemma_ in CASES:
        return top.head.lower_ == "in"
    if not any(child.lower_ in ("a", "an") for child in top.children):
        return False
    verbs = [token for token in itertools.islice(top.ancestors, FAR) if token.lemma_ in RULES and token.tag_ == "VBN"]
    return any(not any(aux.tag_ == "VBD" for aux in verb.lefts) for verb in verbs)
