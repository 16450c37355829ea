"""Numbers that read nothing: dates, ages, labels, numbers inside names and words, words of speech."""

from __future__ import annotations

from spacy.tokens import Doc

from rashomon.annotate.figures.heads import Counted, sentence_of
from rashomon.annotate.figures.predicates import Predicate
from rashomon.annotate.figures.tables import groups, units
from rashomon.model.annotations import Comparator, FigureKind

__all__ = ["excluded"]

_LABELS = {
    "article", "section", "chapter", "page", "no", "no.", "number", "level", "phase", "category", "highway", "route", "interstate", "flight",
    "channel", "room", "boeing", "airbus", "version", "act", "resolution", "grade", "type", "tier", "stage", "step", "part", "volume", "window",
    "group", "unit", "line", "district", "precinct", "ward", "paragraph", "clause", "class", "gate", "platform", "apartment", "suite", "area", "ch",
    "apollo", "game", "round", "day", "week",
}  # fmt: skip
_IDLE = {
    "time", "way", "thing", "reason", "part", "side", "hand", "step", "one", "kind", "type", "sort", "piece", "turn", "o'clock", "am", "pm", "a.m.",
    "p.m.", "edt", "est", "gmt", "block", "grade", "inning", "point",
}  # fmt: skip
_BUILT = {"apartment", "residential", "housing", "tower", "flats", "office"}
_MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "jan.", "feb",
    "feb.", "mar", "apr", "apr.", "aug", "aug.", "sept", "sept.", "sep", "oct", "oct.", "nov", "nov.", "dec", "dec.",
}  # fmt: skip
_DECADES = {
    "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
}  # fmt: skip
_PARENTS = {
    "mother", "father", "parent", "grandmother", "grandfather", "mom", "dad",
}  # fmt: skip
#: "A three-member panel" counts members; "a four-star general" is a word.
_TELLING = {"member", "person", "strong", "seat", "judge", "man", "woman", "nation", "party", "country", "vehicle", "car"}
#: From here on pieces and points are counted goods and marks, not a way of speaking.
MANY = 10


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2100


def excluded(doc: Doc, item: Counted, found: Predicate | None) -> bool:
    """Whether the number is a date, an age, a label, or a word of speech rather than a reading."""
    number, words = item.number, doc[item.first : item.last].text.lower()
    left = doc[item.first - 1].lower_ if item.first else ""
    right = doc[item.last].lower_ if item.last < len(doc) else ""
    if number.currency or number.percent:
        return False
    if (
        right == "-"
        and item.last + 1 < len(doc)
        and units().get(doc[item.last + 1].lemma_.lower()) is None
        and number.comparator is Comparator.EXACTLY
        and doc[item.last + 1].lower_ not in _TELLING
    ):
        return True  # a four-star general, a two-day-old: the number is part of a word
    if left == "of" and item.first > 1 and doc[item.first - 2].lemma_.lower() in _PARENTS:
        return True  # a mother of 12
    if left == "of" and item.first > 1 and item.head is None and doc[item.first - 2].lower_ in {"man", "woman", "boy", "girl", "child"}:
        return True  # a man of 71
    if (left in _LABELS and doc[item.first - 1].i >= sentence_of(doc[item.first]).start) or _month(doc, item) or left in {"#", "no"}:
        return True
    if item.before and not (found and found.kind is FigureKind.POPULATION):
        return True
    if (right in {"-", "years", "year"} and any(token.lower_ in {"old", "olds"} for token in doc[item.last : item.last + 4])) or left in {
        "aged",
        "age",
    }:
        return True
    if item.head is not None and item.head.lower_.endswith(("-old", "-olds")):
        return True
    if left in {"and", "to"} and any(token.lower_ in {"aged", "ages"} for token in doc[max(0, item.first - 4) : item.first]):
        return True  # "aged 8 and 11"
    if item.head is None and left in {"turned", "turns", "turning"} and number.comparator is Comparator.EXACTLY:
        return True  # "he turned 21 the day before"
    if _is_year(words) and number.comparator is Comparator.EXACTLY and (item.head is None or groups().get(item.head.lemma_.lower()) is None):
        return True
    if _named(doc, item, words):
        return True
    if (
        (number.start == number.core or number.comparator is Comparator.ABOUT)
        and words == "one"
        and (item.head is None or right == "of" or found is None)
    ):
        return True
    if (
        item.head is None
        and left == ","
        and right in {",", "."}
        and (doc[item.first - 2].pos_ == "PROPN" or not (found and found.token.i > item.last))
    ):
        return True  # "Ann Lee, 34, was killed": an age
    if item.head is None or item.head.lemma_.lower() not in _IDLE or found is not None or _repeated(doc, item):
        return False
    return not any(child.lower_ in _BUILT for child in item.head.children)  # "18 apartment blocks"


def _repeated(doc: Doc, item: Counted) -> bool:
    """As in "Asked five times to leave", "nine million pieces": idle nouns that are counted; "three times as many" compares."""
    head, size = item.head, item.number.value or 0.0
    if head is None or head.lower_ not in {"times", "pieces", "points"} or size < 2:
        return False
    behind = doc[head.i + 1].lower_ if head.i + 1 < len(doc) else ""
    if head.lower_ != "times":
        return size >= MANY
    return behind not in {"more", "as", "the", "its", "higher", "larger", "bigger", "greater", "that", "less", "over"}


def _month(doc: Doc, item: Counted) -> bool:
    """Whether a month stands beside the number; "3,000 may have perished" names none."""
    beside = [*doc[max(0, item.first - 1) : item.first], *doc[item.last : item.last + 1]]
    return any(token.lower_ in _MONTHS and (token.text[0].isupper() or token.lower_ not in {"may", "march"}) for token in beside)


def _named(doc: Doc, item: Counted, words: str) -> bool:
    """A number inside a name or a word: an address, a rifle's model, the nineteen sixties, a 5.6-magnitude earthquake."""
    head = item.head
    if head is None or item.number.comparator is not Comparator.EXACTLY:
        return False
    left = doc[item.first - 1] if item.first else head
    if (
        head.i == item.last
        and head.text.istitle()
        and left.text.istitle()
        and not left.is_sent_start
        and left.i < item.first
        and not item.number.spelled
    ):
        return True
    if words in {"911", "999"} or head.lower_.startswith("-") or head.lower_ in _DECADES:
        return True
    return (
        not item.number.spelled
        and head.tag_ == "NNP"
        and head.text[0].isupper()
        and groups().get(head.lemma_.lower()) is None
        and doc[item.last].tag_ == "NNP"
    )
