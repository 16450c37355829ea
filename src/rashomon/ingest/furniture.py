"""Which lines of a page are furniture by themselves, wherever they stand; and datelines, which open running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.ingest.lines import Line, is_body, is_headline
from rashomon.ingest.mastheads import is_paper
from rashomon.ingest.printed_dates import ANY_DATE, Published, read_date
from rashomon.ingest.rules import LONGEST_FURNITURE, Outlet, furniture_rules, outlet_named
from rashomon.model.spans import Mark, MarkKind, Span

__all__ = ["Dateline", "Stretch", "dateline", "end_marks", "furniture_stretches", "stands_alone", "title_flag"]

#: A caption may run over some lines; more are running text.
LONGEST_CAPTION_LINES = 5
#: Headlines of other pieces stand below such a label.
TEASER = re.compile(
    r"\W*(?:related|recommended|(?:also|must) read|read (?:more|also|next)|more on this|see also|most (?:read|popular|viewed)|trending)\b[^.]{0,24}",
    re.IGNORECASE,
)
MOST_TEASERS = 20
SEPARATOR = re.compile(r"(?:[-–—_=*~#•·.]\s*){3,}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines ``first`` to ``last`` (exclusive) that are one piece of furniture."""

    first: int
    last: int
    kind: MarkKind


def line_kind(text: str) -> MarkKind | None:
    """What kind of furniture a whole line or block is; None if it is none that the table knows."""
    if len(text) > LONGEST_FURNITURE:
        return None
    if SEPARATOR.fullmatch(text):
        return MarkKind.BOILERPLATE
    return next((rule.kind for rule in furniture_rules("line") if rule.pattern.fullmatch(text)), None)


def furniture_stretches(lines: Sequence[Line]) -> Iterator[Stretch]:
    """The lines that are furniture by themselves, in order; a caption that runs over several lines is one stretch."""
    at = 0
    while at < len(lines):
        last = at + 1
        while last < len(lines) and lines[last].block == lines[at].block:
            last += 1
        yield from _block_stretches(lines, at, last)
        at = last


def _block_stretches(lines: Sequence[Line], first: int, last: int) -> Iterator[Stretch]:
    if 1 < last - first <= LONGEST_CAPTION_LINES:
        joined = " ".join(line.text for line in lines[first:last])
        if line_kind(joined) is MarkKind.IMAGE_CAPTION and not any(is_body(line) for line in lines[first : last - 1]):
            yield Stretch(first, last, MarkKind.IMAGE_CAPTION)
            return
    number = first
    while number < last:
        kind = line_kind(lines[number].text)
        after = _teasers_end(lines, number, last) if kind is MarkKind.FOOTER and TEASER.fullmatch(lines[number].text) else number + 1
        if kind:
            yield Stretch(number, after, kind)
        number = after


def _teasers_end(lines: Sequence[Line], label: int, last: int) -> int:
    """One past the last headline of another piece that stands in the same block below "Related story"."""
    at = label + 1
    while at < last and at - label <= MOST_TEASERS and (is_headline(lines[at]) or lines[at].text.isdigit()) and not is_body(lines[at]):
        at += 1
    return at


def end_marks(lines: Sequence[Line]) -> Iterator[Mark]:
    """Furniture at the end of running text, such as "(Reporting by ...)"; the bracket must open within reach of the line's end."""
    for line in lines:
        if not line.text.endswith((")", "]")):
            continue
        reach = max(0, len(line.text) - LONGEST_FURNITURE)
        for rule in furniture_rules("end"):
            found = re.search(rf"(?:{rule.pattern.pattern})$", line.text[reach:], rule.pattern.flags)
            if found:
                yield Mark(line.start + reach + found.start(), line.end, rule.kind)
                break


def title_flag(text: str) -> int:
    """How many characters at the beginning of a title are flags such as "UPDATE: "; 0 if none or if nothing else is there."""
    at = 0
    while found := next(filter(None, (rule.pattern.match(text, at) for rule in furniture_rules("title"))), None):
        at = found.end()
    return at if at < len(text) else 0


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens running text ("OLDMARKET, March 3 (AP) —")."""

    span: Span
    outlet: Outlet | None
    published: Published | None


#: Words in capitals before a colon or dash that are no place.
NO_PLACE = r"(?:NOTE|CORRECTION|CLARIFICATION|WARNING|DISCLAIMER|ANALYSIS|OPINION|COMMENT|EDITORIAL|EXPLAINER|MODERATOR|SPEAKER|CHAIR(?:MAN|WOMAN)?|PRESIDENT|MINISTER|DIRECTOR|SECRETARY|HOST|ANCHOR|REPORTER|INTERVIEWER|BREAKING|UPDATED?|EXCLUSIVE|LIVE|DEVELOPING|URGENT|NEWS|WATCH|FACT|SUMMARY|KEY|RELATED|READ|SEE|MORE|VIDEO|PHOTOS?|QUESTION|ANSWER|Q|A|WHO|WHAT|WHEN|WHERE|WHY|HOW)\b"
CAPITALS = r"[A-Z][A-Z.'’]{2,}(?:[ /-][A-Z][A-Z.'’]*){0,4}"
#: Before a full stop: "U.S." and "N.V." begin names.
LONG_CAPITALS = r"[A-Z]{4,}(?:[ -][A-Z]{2,}){0,2}"
MIXED = r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,3}"
REGION = r"(?:, ?[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3})?"
DAY_ALONE = r"\(?(?:(?i:mon|tues?|wednes|thurs?|fri|satur|sun)(?i:day)?,? )?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d))(?:,? \d{4})?\)?"
DAY = rf"(?:[,.]? {DAY_ALONE})"
AGENCY = r"(?: ?[(/\[](?P<agency>[A-Z][\w .&'’-]{1,40})[)/\]]\.?)"
#: "Quito, June 22, 2023.- The court": Spanish style puts a full stop before the dash.
SEPARATED = r"\.?\s*(?:[–—―:_]|--?)\s+"
DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?!{NO_PLACE}){CAPITALS}{REGION}{DAY}?{AGENCY}?{SEPARATED}",
        rf"{MIXED}{REGION}{DAY}?{AGENCY}{SEPARATED}",
        rf"{MIXED}{REGION}{DAY}{SEPARATED}",
        rf"(?:{CAPITALS}|{MIXED}){REGION}{DAY}\.?{AGENCY}\s+",
        rf"(?!{NO_PLACE}){LONG_CAPITALS}{REGION}(?: ?\((?P<agency>[A-Z][\w .&'’-]{{1,40}})\))?[.:]\s+(?!{DAY_ALONE}[.,])",
        rf"/\s?(?:{CAPITALS}|{MIXED}){REGION}{DAY}\s?/\s*",
        rf"\(?(?P<agency>[A-Z][\w.&'’-]{{1,30}}(?: [A-Z][\w.&'’-]{{1,30}}){{0,3}})\){SEPARATED}",
        rf"(?:{CAPITALS}|{MIXED}){REGION}{AGENCY}\s*",
        rf"{DAY_ALONE}{AGENCY}{SEPARATED}",
        rf"(?:{CAPITALS}|{MIXED}){REGION}{DAY}[.,] (?P<agency>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){{0,3}}?)(?:\.\s+|{SEPARATED})",
    )
)  # fmt: skip


#: The last ones tell a dateline only by the agency in it: "(X) -", "Northport (X)The quay ...", "March 3 (X) --" and "Northport. March 3. X -".
KNOWN_AGENCY = 4

#: A dateline on a line of its own, above the text that it belongs to ("NORTHPORT - April 27 -").
DASH = r"(?:[–—_:]|--?)"
ALONE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{CAPITALS}|{MIXED}){REGION}(?:\s*[,–—-])?{DAY}\.?{AGENCY}?\s*{DASH}?",
        rf"(?:{CAPITALS}|{MIXED}){REGION}{AGENCY}\s*{DASH}",
        rf"(?!{NO_PLACE}){CAPITALS}{REGION}\s*{DASH}",
        rf"(?:{CAPITALS}|{MIXED}){REGION}{AGENCY}",
    )
)


def _agency(given: str) -> Outlet | None:
    """The outlet named in a dateline, known or with a name that says that it is one ("Harbour News Agency"); None for a country or a quarter."""
    return outlet_named(given) or (Outlet(given, agency=True) if is_paper(given) else None)


def stands_alone(text: str, base: int) -> Dateline | None:
    """The dateline that a line is and nothing else; None for other lines."""
    for number, pattern in enumerate(ALONE):
        found = pattern.fullmatch(text)
        given = found.groupdict().get("agency") if found else None
        outlet = _agency(given) if given else None
        # "Harbour Post (Freedonia)" names a paper: without a day and a dash only a known agency makes a dateline.
        if found and (outlet or number < len(ALONE) - 1):
            return Dateline(Span(base, base + len(text)), outlet, read_date(text, base))
    return None


def dateline(text: str, base: int) -> Dateline | None:
    """The dateline that a line of running text begins with; None where it begins with the text itself.

    What follows must begin like a sentence: "NATO – the alliance – said" is none. The short form "(X) -" needs a known agency.
    """
    if title_flag(text):
        return None
    for number, pattern in enumerate(DATELINES):
        found = pattern.match(text)
        if found is None or not (text[found.end() : found.end() + 1].strip("“\"'‘(") or text[found.end() + 1 : found.end() + 2])[:1].isupper():
            continue
        given = found.groupdict().get("agency")
        outlet = _agency(given) if given else None
        if outlet is None and given and given.isupper() and number == len(DATELINES) - 1 and text.partition(".")[0].isupper():
            outlet = Outlet(given, agency=True)  # "NORTHPORT. March 3. HNA." is said so by nothing else
        if outlet is None and number >= len(DATELINES) - KNOWN_AGENCY:
            continue
        return Dateline(Span(base, base + len(found[0].rstrip())), outlet, read_date(found[0], base) if ANY_DATE.search(found[0]) else None)
    return None


def kinds_by_line(stretches: Sequence[Stretch]) -> Mapping[int, MarkKind]:
    """The kind of furniture for each line number that is furniture."""
    return {number: stretch.kind for stretch in stretches for number in range(stretch.first, stretch.last)}
