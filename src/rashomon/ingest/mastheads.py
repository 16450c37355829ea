"""Which lines above a headline name who publishes the page: a paper, a ministry, a firm, or the section that the piece stands in."""

from __future__ import annotations

import functools
import itertools
import re

from rashomon.ingest.lines import folded_words
from rashomon.ingest.rules import is_section_label, table_rows

__all__ = ["is_desk", "is_kicker", "is_masthead", "is_paper", "name_in", "names_body"]

LONGEST_MASTHEAD_WORDS = 9
LONGEST_NAME_WORDS = 8
#: A kicker ("EXCLUSIVE", "Border talks") has so few words that no headline is taken for one; in capitals one more.
LONGEST_KICKER_WORDS = 2
LONGEST_CAPITAL_KICKER_WORDS = 3

#: Words within names that are written small in them.
SMALL = re.compile(r"of|the|and|for|on|in|at|to|an?|d[aeou]|des|del|l[ae]s?|los|y|e|et|und|der|die|das|van|von|al|el")
#: "Ministry of Ports of the Republic of Freedonia": each link is one word, or two with "and" or behind "the".
CHAIN = re.compile(r"(?:the )?\w+(?: (?:of|for|de) (?:(?:the|la) \w+(?: \w+)?|\w+(?: and \w+)?))+")
#: Names of so many words are surely none; longer ones may be headlines.
SUREST_WORDS, LONGEST_PAPER_WORDS = 2, 4
#: What follows a firm's name.
LEGAL_FORM = re.compile(r"\b(?:Ltd|Inc|plc|PLC|LLC|GmbH|AG|S\.?A|S\.?p\.?A|B\.?V|N\.?V|A/S|Oy|d\.d|d\.o\.o|Corp|Co|Pty|Bhd)\.?$")
#: A desk signs instead of a person.
DESK = re.compile(
    r"(?:[\w.'’&-]+ ){0,5}(?:desk|newsroom|staff|staff (?:writers?|reporters?)|web team|correspondents?|reporters?|bureau|editorial (?:board|team)|agencies)",
    re.IGNORECASE,
)


@functools.cache
def _nouns() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {"paper": set(), "weak": set(), "body": set(), "station": set()}
    for word, kind, *_ in table_rows("masthead_words.tsv"):
        found[kind].add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


def is_masthead(text: str, told: str = "") -> bool:
    """Whether a short line is the name of a paper, public body or firm and nothing else; it must stand above a headline to be one.

    Headlines written in capitals end in the same words ("Gunmen Attack University"), so all but the surest names must come again in ``told``,
    the running text in small letters.

    >>> is_masthead("The Harbour Observer"), is_masthead("MINISTRY OF HEALTH"), is_masthead("Gunmen Attack University")
    (True, True, False)
    >>> is_masthead("Harbour University", "the harbour university said")
    True
    """
    if not names_body(text):
        return False
    name, comma, _ = text.partition(", ")
    firm = LEGAL_FORM.sub("", text).strip(" ,")
    if firm != text:
        return len(firm.split()) <= SUREST_WORDS or firm.casefold() in told
    words = folded_words(name)
    if comma or name.casefold() in told or _is_chain(words):
        return True
    if words[-1] in _nouns()["paper"]:
        return len(words) <= LONGEST_PAPER_WORDS
    sure = name.isupper() or words[0] == "the" or len(words) <= SUREST_WORDS
    return sure and (words[-1] in _nouns()["weak"] or words[0] in _nouns()["station"])


def _is_chain(words: tuple[str, ...]) -> bool:
    return words[words[0] == "the"] in _nouns()["body"] and CHAIN.fullmatch(" ".join(words)) is not None


def names_body(text: str) -> bool:
    """Whether a line has the shape of such a name: its words in capitals, and one that says what kind of paper or body it is.

    >>> names_body("Gunmen Attack University"), names_body("Union calls off strike")
    (True, False)
    """
    name, comma, rest = text.partition(", ")
    firm = LEGAL_FORM.search(text) is not None
    if firm:
        name, comma = LEGAL_FORM.sub("", text).strip(" ,"), ""
    if len(text.split()) > LONGEST_MASTHEAD_WORDS or re.search(r"[:?!“”\"]", text):
        return False
    words = name.split()
    if not 1 <= len(words) <= LONGEST_NAME_WORDS or not all(word[0].isupper() or not word[0].isalpha() or SMALL.fullmatch(word) for word in words):
        return False
    if firm:
        return True
    if comma:
        # "Open Harbour, observatory of the docks": what it is stands behind the name, in small letters.
        return rest[:1].islower() and bool(_nouns()["body"] & set(folded_words(rest)))
    return _has_noun(folded_words(name))


def _has_noun(words: tuple[str, ...]) -> bool:
    """Whether the last word, or the one before "of", says what kind of body or paper it is, or the first one that it is a broadcaster."""
    if not words:
        return False
    nouns = _nouns()
    heads = {words[-1], *(word for word, after in itertools.pairwise(words) if after in {"of", "for", "de"})}
    return words[-1] in nouns["paper"] | nouns["weak"] or words[0] in nouns["station"] or bool(heads & nouns["body"])


def is_paper(text: str) -> bool:
    """Whether a masthead is that of a paper, agency or broadcaster, which also signs below a title ("Harbour News Agency (Northport)")."""
    words = folded_words(text)
    if not words or not names_body(text):
        return False
    return words[-1] == "agency" or (words[-1] in _nouns()["paper"] | _nouns()["weak"] and is_masthead(text))


def name_in(text: str) -> str:
    """The name alone in a masthead: without the section behind a bar, or what the body says it is behind a comma.

    >>> name_in("Open Harbour | News"), name_in("City / Harbour Courier"), name_in("Open Harbour, observatory of the docks")
    ('Open Harbour', 'Harbour Courier', 'Open Harbour')
    """
    parts = re.split(r"\s+[|/–—·»]\s+", text)
    name = next((part for part in parts if names_body(part) and not is_section_label(part)), parts[0])
    left, comma, rest = name.partition(", ")
    return left if comma and rest[:1].islower() else name


def is_kicker(text: str) -> bool:
    """Whether a line above a headline is a kicker or a section's name, by its length or by a known section in its first part.

    >>> is_kicker("EXCLUSIVE"), is_kicker("Portada > Sucesos"), is_kicker("Politics - Foreign relations"), is_kicker("Eight die in Oldmarket flood")
    (True, True, True, False)
    """
    if re.search(r"[.?!“”\"]$", text):
        return False
    first, mark, rest = re.split(r"\s+([-–—/|:])\s+", text, maxsplit=1) if re.search(r"\s[-–—/|:]\s", text) else (text, "", "")
    trail = [part for part in re.split(r"\s*[>»›]\s*", text) if part]
    if len(trail) > 1:
        return all(len(part.split()) <= LONGEST_KICKER_WORDS for part in trail)
    if mark:
        return is_section_label(first) and len(rest.split()) <= LONGEST_KICKER_WORDS
    return len(text.split()) <= (LONGEST_CAPITAL_KICKER_WORDS if text.isupper() else LONGEST_KICKER_WORDS)


def is_desk(text: str) -> bool:
    """Whether a line is signed by a desk or staff instead of a person ("Harbour Post business desk")."""
    return len(text.split()) <= LONGEST_NAME_WORDS and text[:1].isupper() and DESK.fullmatch(text) is not None
