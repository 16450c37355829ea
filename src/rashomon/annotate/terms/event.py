"""Which of the phrases found name what the article is about: every event has its own words, and those of others stand in the background."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from rashomon.annotate.terms.phrases import OPENING, Phrase, families, lemma_of

__all__ = ["of_the_event"]

#: Families of what happens by force or by nature: named wherever they stand, unless as an aside in an article about something else.
UPHEAVALS = frozenset({"unrest", "attack", "disaster"})
#: Families of what institutions do; nearly every article mentions a deal, a case or a meeting, so only an article about one names it.
AFFAIRS = frozenset({"health", "justice", "talks", "deal", "scandal"})
#: People who belong to such a family and are named with it.
COMPANY = {"patients": "health"}
NAMES = ("NOUN", "PROPN")
#: An article about an affair names it so often at least; fewer are an aside.
LEAST = 2
#: An upheaval that comes so many times less often than the affair is an aside ("farmers hit by drought" in an article on a treaty).
ASIDE = 3


def of_the_event(doc: Doc, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases without those of affairs that the article is not about and without an upheaval that it mentions in passing.

    An affair is what the article is about if its words stand in the opening and come at least half as often as those of all upheavals.
    """
    table = families()
    places = [(token.i, table[lemma][0]) for token in doc if token.pos_ in NAMES and token.ent_type_ != "ORG" and (lemma := lemma_of(token)) in table]
    counts = Counter(family for _, family in places)
    opening = {family for at, family in places if at < OPENING}
    upheavals = sum(counts[family] for family in UPHEAVALS)
    about = {family for family in AFFAIRS & opening if counts[family] >= LEAST and 2 * counts[family] >= upheavals}
    kept = [phrase for phrase in found if COMPANY.get(phrase.family, phrase.family) not in AFFAIRS - about]
    if not about:
        return kept
    many = sum(counts[family] for family in about)
    return [phrase for phrase in kept if phrase.family not in UPHEAVALS or phrase.family in opening or ASIDE * counts[phrase.family] > many]
