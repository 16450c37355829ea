"""The words that hedge a number, before it and behind it."""

from __future__ import annotations

from rashomon.model.annotations import Comparator

__all__ = ["AFTER", "BEFORE"]

BEFORE = {
    Comparator.MORE_THAN: ("more than", "over", "above", "upwards of", "greater than", "in excess of", "exceeding", "well over", "topped", "some more than", ">"),
    Comparator.AT_LEAST: ("at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of", "as many as at least", "≥"),
    Comparator.LESS_THAN: ("less than", "fewer than", "under", "below", "not even", "<"),
    Comparator.AT_MOST: ("at most", "up to", "as many as", "no more than", "not more than", "as much as", "a maximum of", "maximum of", "≤"),
    Comparator.NEARLY: ("nearly", "almost", "close to", "just under", "just short of", "approaching", "near"),
    Comparator.ABOUT: (
        "about", "around", "approximately", "roughly", "some", "an estimated", "estimated", "circa", "approx.", "approx", "~", "perhaps",
        "in the region of", "in the order of", "or so",
    ),
    Comparator.EXACTLY: ("exactly", "precisely", "a total of", "total of", "all", "just", "only"),
}  # fmt: skip
AFTER = {
    Comparator.AT_LEAST: ("or more", "at least", "plus", "+"),
    Comparator.ABOUT: ("or so", "or thereabouts"),
    Comparator.AT_MOST: ("or less", "or fewer", "at most"),
}
