"""Damage that the letters alone show: fused words, broken sentences, stray spaces, doubled words, lost apostrophes, phrases gone wrong."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from rashomon.model.spans import MarkKind

__all__ = ["Sign", "text_signs", "word_list"]


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """One sign of damage, in characters of the article.

    Attributes:
        start, end: the stretch; both 0 for a sign of the text as a whole, which marks nothing.
        weight: how much it speaks for machine rewriting: 1 for what people do not write, less for what they write by mistake.
        name: which rule found it.
    """

    start: int
    end: int
    kind: MarkKind
    weight: float
    name: str


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists in damage_words.tsv."""
    rows = (row.split("\t") for row in table("damage_words.tsv"))
    return frozenset(next(words for key, words, _note in rows if key == name).split())


def table(name: str) -> Iterator[str]:
    """The rows of a table that stands beside this module, without its comments."""
    for row in files("rashomon.annotate").joinpath(name).read_text(encoding="utf-8").splitlines():
        if row.strip() and not row.startswith("#"):
            yield row


#: Words that end in a full stop within a sentence. Single letters ("U.S.", initials) never count as a sentence's end here.
ABBREVIATIONS = word_list("abbreviations")

#: "the end. of the story": a word of three letters or more, a full stop, one space, a small letter.
BROKEN = re.compile(r"\b([^\W\d_]{3,})\. +(?=[a-z]+\b(?!\.[a-z]))")
#: A full stop behind a word that ends no sentence: "since. 2017", "the. Minister".
BROKEN_AFTER = re.compile(r"\b(?:(?:since|until|from|in|of|by|over|about|nearly|at)\. +(?=\d)|(?:the|an|its|their|whose|than)\. +(?=[A-Z\d]))")
#: Spaces where print has none; (rule, weight, pattern). Tokenised text has the first ones everywhere: there they say nothing.
LOOSE = (
    ("space before a mark", 0.4, re.compile(r"(?<=[^\W_]) +[.,;:?!](?=\s|$)")),
    ("detached quotation mark", 0.3, re.compile(r"(?<=[^\W_]) ”|“ (?=[^\W_])")),
    ("detached possessive", 0.5, re.compile(r"(?<=[a-z]) [’']s\b|(?<=[a-z])[’'] s\b")),
)
SPACED = (
    ("space after a currency sign", 0.6, re.compile(r"[$€£¥₹] +\d[\d,.]*")),
    ("space inside a figure", 1.0, re.compile(r"\b\d{1,3}, 000\b|\b\d{1,3}\. \d{1,2}(?= (?:percent|per cent|%|million|billion|trillion|degrees)\b)")),
    ("space before a percent sign", 0.3, re.compile(r"\d %")),
    ("space inside initials", 0.6, re.compile(r"\b(?:U\. [SNK]\.|E\. U\.|[ap]\. m\.)(?= |$)")),
    ("space inside an address", 0.8, re.compile(r"\bwww\. \w+|\bhttps?: ?//? \w+|\b\w{1,60}\. com\b")),
    (
        "space after a hyphen",
        0.4,
        re.compile(r"\b(?:pro|anti|ex|non|co|self|semi|Covid|COVID|mid|post|pre|vice|long|well|so)- (?!and\b|or\b|to\b|but\b)\w+"),
    ),
    ("opening mark that closes", 0.8, re.compile(r"(?<=[.,!?…]) [“«„](?=\s|$)")),
    ("opening mark inside a quotation", 0.5, re.compile(r"(?<=“)[^“”\n]{3,400}, “(?=[A-Z][a-z]+ )")),
    ("no space before a quotation", 0.4, re.compile(r"(?<=[a-z])[:,][\"“](?=[A-Z][a-z])")),
    ("no space after a stop", 0.2, re.compile(r"\b[a-z]{3,}[.!?][A-Z](?=[a-z]+\b(?!\.[a-z]|\())")),
)
#: "nearParis", "ReadA spokesman": a small-letter word runs into a capitalised one, or a cut-off word into a single capital.
FUSED_SMALL = re.compile(r"\b[a-z]{4,}(?=[A-Z][a-z]{2,}\b)[A-Za-z]+\b")
FUSED_CUT = re.compile(r"(?:^|(?<=\n)|(?<=[.!?] ))[A-Z][a-z]{2,6}[A-Z] (?=[a-z]{2,})")
DOUBLED = re.compile(r"(?<![\w<>/-])([a-z]{2,}) \1(?![\w<>=-])", re.IGNORECASE)
MAY_DOUBLE = word_list("may_double")
APOSTROPHES = re.compile(
    r"\b(?:dont|doesnt|didnt|isnt|wasnt|werent|arent|hasnt|havent|hadnt|wouldnt|couldnt|shouldnt|wont|cant|theyre|youre|weve|theyve|youve|thats|whats|heres|theres)\b"
)
#: "as is his wont", "was wont to": the old noun and adjective.
OLD_WONT = re.compile(r"\b(?:his|her|its|their|my|our|your|is|are|was|were)\s$")
COUNTRYS = re.compile(
    r"\b(?:countrys|governments|ministrys|citys|armys|partys|companys|presidents|polices)\b(?= (?:capital|president|leader|government|largest|main|interior|former|new|spokesman|spokeswoman|office|residence)\b)"
)
#: "the Guard National", "the Court Supreme": the adjective behind the body, as Romance languages have it.
ORDER = re.compile(
    r"\b(?:Guard|Police|Court|Assembly|Party|Council|Institute|Congress|Army|Ministry|Agency|Commission|Federation) "
    r"(?:National|Civil|Federal|Republican|Central|Supreme|Popular|Municipal|Presidential|Socialist|Judicial|Constitutional|Electoral)\b"
    r"(?= ?[,.;:]| [a-z]| (?:National|Republican))"
)
#: "a insurgent", "an town"; words whose first letter sounds otherwise ("a unit", "a one-day", "an hour") and names are left alone.
ARTICLES = re.compile(r"\b(?:a (?:(?=[ai])|e(?![uw])|o(?!ne|nce|ui)|un(?!i|a|\b))[a-z]{3,}|an (?=[a-z]*[aeiou])[bcdfgjklmnpqrstvwz][a-z]{3,})\b")
FIGURE = re.compile(r"(?<![\d.,:/-])(?:\d{1,3}(?:,\d{3})+|\d{4,7})(?![\d:/-]|[.,]\d)")
CONTEXT_WORDS = 4
CONTEXT = 200

#: Four times, and once in 1,500 characters (some 250 words) or more often.
CRUTCH_FROM = 4
CRUTCH_PER_CHARACTERS = 1_500

#: Texts rebuilt from tokens hold a space before nearly every mark; their spacing says nothing about rewriting.
TOKENISED_SHARE = 0.3


def text_signs(text: str) -> Iterator[Sign]:
    """All signs that the article's text shows by its letters, in no order."""
    yield from _broken(text)
    yield from _spacing(text)
    yield from _fused(text)
    yield from _words(text)
    yield from _figures(text)
    yield from _articles(text)
    yield from _order(text)
    yield from unlike_titles(text)
    yield from _crutch(text)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with four words on both sides, inside the line."""
    left = max(text.rfind("\n", 0, start) + 1, start - CONTEXT)
    line_end = text.find("\n", end, end + CONTEXT)
    right = line_end if line_end >= 0 else min(len(text), end + CONTEXT)
    before = [word.start() for word in re.finditer(r"\S+", text[left:start])][-CONTEXT_WORDS:]
    after = [word.end() for word in re.finditer(r"\S+", text[end:right])][:CONTEXT_WORDS]
    return left + before[0] if before else start, end + after[-1] if after else end


def _broken(text: str) -> Iterator[Sign]:
    for found in BROKEN.finditer(text):
        if found[1].lower() in ABBREVIATIONS or (found[1].isupper() and len(found[1]) < 5):
            continue
        start, end = _around(text, found.start(), found.end())
        yield Sign(start, end, MarkKind.BROKEN, 1.0, "stop inside a sentence")
    for found in BROKEN_AFTER.finditer(text):
        start, end = _around(text, found.start(), found.end())
        yield Sign(start, end, MarkKind.BROKEN, 0.8, "stop behind a word that ends no sentence")


def _spacing(text: str) -> Iterator[Sign]:
    loose = [Sign(m.start(), m.end(), MarkKind.SPACING, weight, name) for name, weight, pattern in LOOSE for m in pattern.finditer(text)]
    if len(loose) <= 2 or len(loose) <= TOKENISED_SHARE * (text.count(",") + text.count(".")):
        yield from loose
    for name, weight, pattern in SPACED:
        yield from (Sign(m.start(), m.end(), MarkKind.SPACING, weight, name) for m in pattern.finditer(text))


def _fused(text: str) -> Iterator[Sign]:
    yield from (Sign(m.start(), m.end(), MarkKind.FUSED, 1.0, "two words in one") for m in FUSED_SMALL.finditer(text))
    yield from (Sign(m.start(), m.end() - 1, MarkKind.FUSED, 1.0, "a cut word before another") for m in FUSED_CUT.finditer(text))


def unlike_titles(text: str) -> Iterator[Sign]:
    """A text that writes both "Mr." and "Mr" was put together by two hands; it marks nothing, so the signs are empty stretches."""
    with_stop = len(re.findall(r"\b(?:Mr|Mrs|Ms|Dr)\. [A-Z]", text))
    without = len(re.findall(r"\b(?:Mr|Mrs|Ms|Dr) [A-Z]", text))
    if min(with_stop, without) > 1:
        yield Sign(0, 0, MarkKind.SPACING, 0.7, "titles with and without a stop")


def _crutch(text: str) -> Iterator[Sign]:
    """Programs that swap words write "as well as" for "and" all over; news has it about once in a thousand words. It marks nothing."""
    count = text.count(" as well as ")
    if count >= CRUTCH_FROM and count * CRUTCH_PER_CHARACTERS >= len(text):
        yield Sign(0, 0, MarkKind.WORDING, 1.2, "as well as everywhere")


def _words(text: str) -> Iterator[Sign]:
    for found in DOUBLED.finditer(text):
        if found[1].lower() not in MAY_DOUBLE and not found[0].istitle():
            yield Sign(found.start(), found.end(), MarkKind.LEFTOVER, 0.5, "doubled word")
    for found in APOSTROPHES.finditer(text):
        if not (found[0] == "wont" and OLD_WONT.search(text[max(0, found.start() - 7) : found.start()])):
            yield Sign(found.start(), found.end(), MarkKind.SPACING, 0.5, "lost apostrophe")
    yield from (Sign(m.start(), m.end(), MarkKind.GRAMMAR, 0.5, "lost possessive") for m in COUNTRYS.finditer(text))


def _figures(text: str) -> Iterator[Sign]:
    """Figures of four digits and more without the comma that the same text gives them elsewhere."""
    found = [(m, m[0].replace(",", "")) for m in FIGURE.finditer(text)]
    with_comma = Counter(digits for m, digits in found if "," in m[0])
    for match, digits in found:
        if "," not in match[0] and with_comma[digits]:
            yield Sign(match.start(), match.end(), MarkKind.SPACING, 0.4, "a figure written in two ways")


def _order(text: str) -> Iterator[Sign]:
    yield from (Sign(m.start(), m.end(), MarkKind.GRAMMAR, 0.6, "a name in foreign order") for m in ORDER.finditer(text))


def _articles(text: str) -> Iterator[Sign]:
    yield from (Sign(m.start(), m.end(), MarkKind.GRAMMAR, 0.6, "a for an") for m in ARTICLES.finditer(text))
