"""What stands above a piece's running text: which line is the title, who wrote it, where it is from, when it was published."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.ingest.furniture import Dateline, dateline, stands_alone, title_flag
from rashomon.ingest.lines import EDGE, Line, alike, folded_words, is_body, is_headline, is_name
from rashomon.ingest.mastheads import is_desk, is_kicker, is_masthead, is_paper, name_in, names_body
from rashomon.ingest.printed_dates import Published, date_line, date_prefix, is_date_only, read_by_months, read_date
from rashomon.ingest.rules import Outlet, is_section_label, outlet_named
from rashomon.model.documents import PublishedFrom
from rashomon.model.spans import Mark, MarkKind, Span

__all__ = ["Head", "Stated", "byline_of", "read_head"]

BYLINE = re.compile(
    r"(?:(?:story|text|words|report|opinion|analysis|commentary|written|reported)?\s*by|bylines?|authors?|written by)\s*:?\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
#: Who signs where nobody does.
STAFF = frozenset(
    {
        "admin",
        "administrator",
        "staff",
        "editor",
        "editors",
        "the editors",
        "newsroom",
        "agencies",
        "our correspondent",
        "staff reporter",
        "staff writer",
        "web desk",
    }
)
#: One or two capitalised words behind a name.
PLACE = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+)?")
#: Where an agency is ("Harbour News Agency (Northport)").
IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
#: Between a byline's names and what follows them on the line.
AFTER_NAME = re.compile(r"\s*(?:[|·•/]|\s[–—-]\s|,(?= (?:[^,]*\d|[A-Z]{2,}\b)))\s*|\s+(?:in|for|at|from)\s+|\s*\(")
SUFFIX = re.compile(r"(?P<title>.*\S)\s+(?:[|/–—-]|::|»)\s+(?P<label>[^|–—]{2,40})$")

#: A standfirst of so many sentences may stand between the title and the byline, and the byline within so many lines.
MOST_STANDFIRST = 2
LATE_WITHIN = 7
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b")
#: "Ann Lee in Oldmarket": a name with the place it is reported from.
MOST_WORDS_WITH_PLACE = 7
LABELLED = re.compile(r"(?:first |originally )?(?:published|posted|updated|last (?:updated|modified)|date)\b", re.IGNORECASE)

#: "Opinion | The flood ...": a section's label before a title; before a colon only labels that are no place or theme.
TITLE_LABEL = re.compile(r"(?P<label>[^|:]{2,25}?)\s*(?P<mark>\||:)\s+(?=\S)")
BEFORE_COLON = frozenset(
    {"opinion", "analysis", "commentary", "editorial", "explainer", "explained", "news analysis", "fact check", "op-ed", "viewpoint", "perspective"}
)

#: A line is a headline below a masthead if it has so many words; and "Open Harbour | News" is a site's name, not a headline.
LEAST_TITLE_WORDS = 4
LONGEST_LABELLED_NAME = 3

#: Two headlines of one piece share most of their words ("President resigns" above "President resigns after protests").
SAME_TITLE = 0.6


@dataclass(frozen=True, slots=True)
class Stated:
    """A publication date that the page or text itself states."""

    date: Published
    origin: PublishedFrom
    because: str


@dataclass(slots=True)
class Head:
    """What was found above one piece's running text; filled line by line while the head is read.

    Attributes:
        body: number of the first line of running text; one past the last line if there is none.
        has_text: whether there is running text.
        raw_title: the title line as printed, with flags.
        labels: section labels, in small letters.
        masthead: the name of who publishes the page, where it stands above the title.
    """

    body: int
    has_text: bool
    title: str | None = None
    raw_title: str = ""
    title_span: Span | None = None
    byline: str | None = None
    outlet: Outlet | None = None
    masthead: str | None = None
    stated: Stated | None = None
    labels: tuple[str, ...] = ()
    marks: list[Mark] = field(default_factory=list)
    candidates: list[Line] = field(default_factory=list)


def byline_of(text: str) -> str | None:
    """The names in a byline such as "By Ann Lee, The Harbour Post"; None for other lines.

    >>> byline_of("By Ann Lee and Bo Orr | 5 May 2020"), byline_of("By the river")
    ('Ann Lee and Bo Orr', None)
    """
    found = BYLINE.fullmatch(text)
    if found is None or len(text) > 160:
        return None
    parts = AFTER_NAME.split(found["rest"], maxsplit=1)[0].strip(" ,.").split(", ")
    # "By Ann Lee, Bo Orr, Northport correspondent": the names end where a role or an outlet begins.
    more = itertools.takewhile(lambda part: is_name(part) and outlet_named(part) is None, parts[1:])
    names = ", ".join([parts[0], *more])
    if names.casefold() in STAFF or is_desk(names):
        return names
    single = re.fullmatch(r"[^\W\d_a-z][\w.'’-]+(?: [Rr]eporters?| [Ss]taff| [Cc]orrespondents?)?", names)
    return names if is_name(names) or single else None


def names_person(line: Line, title: Sequence[str]) -> bool:
    """Whether a line under the title is a person's name: two to four capitalised words, or names that the title begins with."""
    text = line.text.partition(" in ")[0] if len(line.text.split()) <= MOST_WORDS_WITH_PLACE else line.text
    if not is_name(text) or is_section_label(line.text) or (text.endswith(".") and not text.endswith(("Jr.", "Sr."))):
        return False
    words = folded_words(text)
    return 2 <= len(words) <= 4 or set(words) <= set(title)


def names_people(text: str) -> bool:
    """Whether a line is several people's names ("Ann Lee and Bo Orr"), each of two to four words."""
    parts = re.split(r", (?:and )?| and | & ", text)
    return len(parts) > 1 and is_name(text) and all(2 <= len(part.split()) <= 4 for part in parts)


def read_head(lines: Sequence[Line], numbers: range, kinds: Mapping[int, MarkKind], given_title: str | None, *, shared: bool = False) -> Head:
    """The head of the piece in the lines with these numbers; ``shared`` if the page holds other pieces too, and so a title of its own."""
    wanted = folded_words(given_title or "")
    running = [n for n in numbers if n not in kinds and is_body(lines[n]) and not _is_given(lines[n], wanted)]
    head = Head(running[0] if running else numbers.stop, bool(running))
    for number in range(numbers.start, head.body):
        _read_line(head, lines[number], kinds.get(number))
    if shared:
        _drop_page_title(head)
    _drop_masthead(head, wanted, lines[head.body : numbers.stop])
    late = late_credits(lines, range(head.body, min(numbers.stop, head.body + LATE_WITHIN)), kinds)
    if not head.candidates:
        late = tuple(number for number in late if _prints_its_time(lines[number].text))
        if late and lines[head.body].text[-1] not in ".!?…":
            head.candidates = [lines[head.body]]  # a headline as long as a sentence, but without its stop
    _choose_title(head, given_title)
    for number in late:
        _read_line(head, lines[number], kinds.get(number))
    opening = next((n for n in running if n > max(late, default=-1)), None)
    if opening is not None:
        _read_opening(head, lines[opening])
    if head.stated is None:
        _read_by_months(head, lines[numbers.start : numbers.stop])
    if head.stated is None:
        _read_foot(head, lines[max(head.body, numbers.stop - LATE_WITHIN) : numbers.stop])
    return head


def late_credits(lines: Sequence[Line], numbers: range, kinds: Mapping[int, MarkKind]) -> tuple[int, ...]:
    """Numbers of the lines with a byline, or a date beside one or with a label, that stand under a standfirst written as sentences."""
    found: list[int] = []
    sentences = 0
    for number in numbers:
        text = lines[number].text
        sentences += number not in kinds and is_body(lines[number])
        if sentences > MOST_STANDFIRST and not _prints_its_time(text):
            continue  # below a longer list of highlights only "Published: 12:30, 5 May 2020" is sure to be no part of the text
        dated = date_line(text) is not None and (LABELLED.match(text) or CLOCK.search(text) or (found and found[-1] == number - 1))
        if dated and number - 1 in numbers and not is_body(lines[number - 1]) and names_person(lines[number - 1], ()):
            found.append(number - 1)
        if byline_of(text) or dated:
            found.append(number)
    return tuple(found)


def _prints_its_time(text: str) -> bool:
    """Whether a line is "Published: 12:30, 5 May 2020" or the like."""
    return LABELLED.match(text) is not None and CLOCK.search(text) is not None and date_line(text) is not None


def _read_by_months(head: Head, lines: Sequence[Line]) -> None:
    """The date in figures above the text, whose order only the months in the text can tell."""
    dated = {mark.start for mark in head.marks if mark.kind in (MarkKind.DATE_HEADER, MarkKind.BYLINE)}
    told = "\n".join(line.text for line in lines if line.start not in dated)
    for line in lines:
        if line.start in dated and (found := read_by_months(line.text, line.start, told)):
            _state(head, found, line)


def _read_foot(head: Head, lines: Sequence[Line]) -> None:
    """A labelled date at the foot of the piece ("Published: 5 May 2020")."""
    for line in lines:
        if LABELLED.match(line.text) and not line.text.lower().startswith(("updated", "last")):
            date = date_line(line.text, line.start)
            if date is not None:
                head.stated = Stated(date, PublishedFrom.PAGE, f"the page prints “{line.text}” below the text")
                return


def _drop_page_title(head: Head) -> None:
    """On a page of several pieces a date parts the page's own name above it from the piece's headline below it."""
    dates = [mark.start for mark in head.marks if mark.kind is MarkKind.DATE_HEADER]
    below = [line for line in head.candidates if dates and line.start > dates[0] and is_headline(line)]
    if below:
        above = [line for line in head.candidates if line.start < dates[0]]
        head.marks += [Mark(line.start, line.end, MarkKind.SECTION_LABEL) for line in above]
        head.candidates = [line for line in head.candidates if line not in above]


def _drop_masthead(head: Head, wanted: Sequence[str], body: Sequence[Line]) -> None:
    """Names of the publisher and kickers above the headline are furniture, where a headline stands below them that is neither."""
    above: list[tuple[Line, MarkKind]] = []
    told = "\n".join(line.text for line in body).casefold() if len(head.candidates) > 1 else ""
    for line in head.candidates:
        kind = None if _is_given(line, wanted) else _above_title(line, above, told)
        if kind is None:
            break
        above.append((line, kind))
    below = head.candidates[len(above) :]
    if not above or not below or not is_headline(below[0]) or len(below[0].text.split()) < LEAST_TITLE_WORDS:
        return
    head.marks += [Mark(line.start, line.end, kind) for line, kind in above]
    head.labels += tuple(word for line, kind in above if kind is MarkKind.SECTION_LABEL for word in folded_words(line.text))
    head.masthead = next((name_in(line.text) for line, kind in above if kind is MarkKind.SOURCE_CREDIT), head.masthead)
    head.candidates = below


def _above_title(line: Line, above: Sequence[tuple[Line, MarkKind]], told: str) -> MarkKind | None:
    """What a line is if a headline stands below it: the publisher, its motto, or a kicker; None for a headline."""
    labelled = SUFFIX.fullmatch(line.text)
    if (
        is_masthead(line.text, told)
        or (labelled and is_masthead(name_in(line.text), told))
        or (labelled and is_section_label(labelled["label"]) and len(labelled["title"].split()) <= LONGEST_LABELLED_NAME)
    ):
        return MarkKind.SOURCE_CREDIT
    motto = bool(above) and above[-1][1] is MarkKind.SOURCE_CREDIT and line.text[:1].islower()
    return MarkKind.SECTION_LABEL if motto or is_kicker(line.text) else None


def _is_given(line: Line, wanted: Sequence[str]) -> bool:
    return bool(wanted) and folded_words(line.text) == wanted


def _read_line(head: Head, line: Line, kind: MarkKind | None) -> None:
    if names := byline_of(line.text):
        head.byline = head.byline or names
        head.marks.append(Mark(line.start, line.end, MarkKind.BYLINE))
        _state(head, read_date(line.text, line.start), line)
    elif kind is not None:
        head.marks.append(Mark(line.start, line.end, kind))
        if kind is MarkKind.SOURCE_CREDIT:
            head.outlet = head.outlet or outlet_named(re.split(r":\s*|\s", line.text, maxsplit=1)[-1].partition("|")[0])
        if kind in (MarkKind.SOURCE_CREDIT, MarkKind.DATE_HEADER):
            _state(head, read_date(line.text, line.start) or _in_address(line), line)
    elif found := date_line(line.text, line.start):
        head.marks.append(Mark(line.start, line.end, MarkKind.DATE_HEADER))
        _state(head, found, line)
    elif is_date_only(line.text):
        head.marks.append(Mark(line.start, line.end, MarkKind.DATE_HEADER))
    elif alone := stands_alone(line.text, line.start):
        _take_dateline(head, alone)
    elif is_section_label(line.text):
        head.labels = (*head.labels, *folded_words(line.text))
        head.marks.append(Mark(line.start, line.end, MarkKind.SECTION_LABEL))
    elif outlet := outlet_named(line.text) or outlet_named(line.text.partition(",")[0]):
        head.outlet = head.outlet or outlet
        head.marks.append(Mark(line.start, line.end, MarkKind.SOURCE_CREDIT))
    elif head.candidates and is_paper(IN_BRACKETS.sub("", line.text)):
        head.masthead = head.masthead or IN_BRACKETS.sub("", line.text)
        head.marks.append(Mark(line.start, line.end, MarkKind.SOURCE_CREDIT))
    elif head.candidates and head.byline and line.text.isupper() and len(line.text.split()) <= LONGEST_LABELLED_NAME:
        head.marks.append(Mark(line.start, line.end, MarkKind.DATELINE))
    elif head.candidates and is_desk(line.text):
        head.byline = head.byline or line.text
        head.marks.append(Mark(line.start, line.end, MarkKind.BYLINE))
    elif head.candidates and not names_body(line.text) and _read_name(head, line):
        head.marks.append(Mark(line.start, line.end, MarkKind.BYLINE))
    else:
        head.candidates.append(line)


def _read_name(head: Head, line: Line) -> bool:
    reporter = line.text.removeprefix("From ").partition(", ")[0]
    if line.text.startswith("From ") and is_name(reporter) and 2 <= len(reporter.split()) <= 3:
        head.byline = head.byline or reporter
        return True
    left, _, right = line.text.rpartition(", ")
    outlet = outlet_named(right) if left else None
    if not (
        names_person(line, folded_words(head.candidates[-1].text)) or names_people(line.text) or _with_place(line.text) or (outlet and is_name(left))
    ):
        return False
    head.byline = head.byline or (left if outlet or _with_place(line.text) else line.text.partition(" in ")[0])
    head.outlet = head.outlet or outlet
    return True


def _in_address(line: Line) -> Published | None:
    """The date in an address such as "https://example.org/2021/03/04/flood", which read_date takes for a part of a word."""
    found = re.search(r"(?<!\d)\d{4}[/-]\d{2}[/-]\d{2}(?!\d)", line.text) if "://" in line.text else None
    return read_date(found[0], line.start + found.start()) if found else None


def _with_place(text: str) -> bool:
    """Whether a line is a person's name and where they report from ("Ann Lee, Northport")."""
    name, comma, place = text.partition(", ")
    return bool(comma) and is_name(name) and 2 <= len(name.split()) <= 3 and PLACE.fullmatch(place) is not None


def _state(head: Head, date: Published | None, line: Line) -> None:
    updated = "update" in line.text.lower() or "modified" in line.text.lower()
    if date is not None and (head.stated is None or (not updated and "update" in head.stated.because.lower())):
        head.stated = Stated(date, PublishedFrom.PAGE, f"the page prints “{line.text}” above the text")


def _choose_title(head: Head, given: str | None) -> None:
    lines = [line for line in head.candidates if is_headline(line)] or (head.candidates[:1] if head.has_text else [])
    if given:
        wanted = folded_words(given)
        match = [line for line in head.candidates if alike(folded_words(line.text), wanted) > 0.9 and len(folded_words(line.text)) * 2 > len(wanted)]
        head.title = head.raw_title = given
        lines = match or []
    if not lines:
        return
    title = lines[0]
    for line in lines[1:]:
        if alike(folded_words(title.text), folded_words(line.text)) >= SAME_TITLE:
            head.marks += _mark_double(head, title, line)
            title = line
    _set_title(head, title, given)


def _mark_double(head: Head, earlier: Line, later: Line) -> list[Mark]:
    """Marks for an earlier headline of the same piece: a duplicate, with the label behind it, or another site's headline."""
    if earlier.text.casefold().startswith(later.text.casefold()):
        marks = [Mark(earlier.start, earlier.start + len(later.text), MarkKind.DUPLICATE_TITLE)]
        rest = earlier.text[len(later.text) :]
        label = rest.strip(EDGE + "|-–—:»")
        if label:
            start = earlier.start + len(later.text) + rest.index(label)
            marks.append(Mark(start, start + len(label), MarkKind.SOURCE_CREDIT if outlet_named(label) else MarkKind.SECTION_LABEL))
            head.outlet = head.outlet or outlet_named(label)
            head.labels = (*head.labels, *folded_words(label))
        return marks
    same = set(folded_words(earlier.text)) == set(folded_words(later.text))
    return [Mark(earlier.start, earlier.end, MarkKind.DUPLICATE_TITLE if same else MarkKind.HEADLINE)]


def _set_title(head: Head, line: Line, given: str | None) -> None:
    flag = title_flag(line.text)
    if flag:
        head.marks.append(Mark(line.start, line.start + len(line.text[:flag].rstrip()), MarkKind.UPDATE_FLAG))
    start = flag + len(line.text[flag:]) - len(line.text[flag:].lstrip("#* "))
    label_before = TITLE_LABEL.match(line.text, start)
    if label_before and is_section_label(label_before["label"]) and (label_before["mark"] == "|" or label_before["label"].casefold() in BEFORE_COLON):
        head.marks.append(Mark(line.start + start, line.start + label_before.end("label"), MarkKind.SECTION_LABEL))
        start = label_before.end()
    end = len(line.text)
    if found := SUFFIX.fullmatch(line.text):
        outlet, label = outlet_named(found["label"]), is_section_label(found["label"])
        if (outlet or label) and found.end("title") > start:
            head.marks.append(Mark(line.start + found.start("label"), line.end, MarkKind.SOURCE_CREDIT if outlet else MarkKind.SECTION_LABEL))
            head.outlet = head.outlet or outlet
            end = found.end("title")
    if start >= end:
        return
    head.raw_title = line.text
    head.title = given or line.text[start:end]
    head.title_span = Span(line.start + start, line.start + end)


def _read_opening(head: Head, line: Line) -> None:
    """A date and a dateline at the beginning of the running text."""
    at = 0
    if prefix := date_prefix(line.text, line.start):
        # The mark takes the spaces before the date too: they belong to no sentence.
        head.marks.append(Mark(prefix.start, prefix.end, MarkKind.DATE_PREFIX))
        head.stated = head.stated or Stated(prefix, PublishedFrom.TEXT, f"the text begins with “{prefix.words}”")
        at = prefix.end - line.start
    if opening := dateline(line.text[at:], line.start + at):
        _take_dateline(head, opening)


def _take_dateline(head: Head, found: Dateline) -> None:
    head.marks.append(Mark(found.span.start, found.span.end, MarkKind.DATELINE))
    head.outlet = head.outlet or found.outlet
    if found.published is not None and head.stated is None:
        head.stated = Stated(found.published, PublishedFrom.TEXT, f"its dateline gives “{found.published.words}”")
