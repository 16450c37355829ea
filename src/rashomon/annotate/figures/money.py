"""What a sum of money is: a price, an income, or a sum."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from rashomon.annotate.figures.heads import Counted, sentence_of
from rashomon.annotate.figures.tables import groups
from rashomon.model.annotations import FigureKind
from rashomon.text.facets import contains

__all__ = ["LARGEST_PRICE", "money_kind"]

_INCOME = {"salary", "wage", "wages", "income", "earn", "earnings", "earner", "pension", "paycheck", "subsist", "stipend"}
_PRICE = {"price", "cost", "fare", "fee", "tariff", "rent", "sell", "retail", "ticket", "trade", "close", "open"}
_PAID = {"compensation", "receive", "award", "grant", "donate", "damages", "compensate"}
_PER = {"a", "an", "per", "each", "apiece"}
_PRICED = {
    "liter",
    "litre",
    "gallon",
    "barrel",
    "kilo",
    "kilogram",
    "kg",
    "pound",
    "ounce",
    "tonne",
    "ton",
    "bushel",
    "share",
    "unit",
    "bottle",
    "loaf",
    "kwh",
    "ticket",
    "piece",
    "apiece",
    "each",
}
#: From here on money is a sum, not a price: nothing sold by the litre or the ticket costs a million.
LARGEST_PRICE = 1e6
_SPANS = {"month", "week", "year", "hour", "day", "monthly"}
_LOOK = 12


def _near(doc: Doc, item: Counted) -> set[str]:
    """Lemmas of the words around the number, inside its sentence."""
    sentence = sentence_of(doc[item.first])
    return {token.lemma_.lower() for token in doc[max(sentence.start, item.first - _LOOK) : min(sentence.end, item.last + 5)]}


def money_kind(doc: Doc, item: Counted) -> FigureKind:
    """Whether a sum is a price, an income or money as such, by the words around it."""
    sum_of = item.number.value or item.number.low or 0.0
    behind = [token.lemma_.lower() for token in doc[item.last : item.last + 8]]
    unit_price = any(word in _PER and after in _PRICED for word, after in pairwise(behind)) or bool(set(behind[:2]) & {"apiece", "each"})
    near = _near(doc, item)
    paid = any(word in _PER and after in _SPANS for word, after in pairwise(behind[:3])) and any(
        (entry := groups().get(word)) and contains("workers", entry[0]) for word in near
    )
    if sum_of < LARGEST_PRICE and (near & _INCOME or (paid and near & {"get", "make", "receive", "draw", "pay"})):
        return FigureKind.INCOME
    bought = "pay" in near and "for" in behind[:2]
    if near & _PAID and not near & _PRICE and not any(word in _PER and after in _PRICED for word, after in pairwise(behind)):
        return FigureKind.MONEY  # "the families receive 10,000 euros each"
    if sum_of < LARGEST_PRICE and (unit_price or bought or near & _PRICE):
        return FigureKind.PRICE
    return FigureKind.MONEY
