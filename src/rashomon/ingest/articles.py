"""The articles in a document: where each piece begins and ends, and what its head and foot say about it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.ingest.captured import Known
from rashomon.ingest.feet import foot_marks
from rashomon.ingest.furniture import Stretch, end_marks, furniture_stretches, kinds_by_line
from rashomon.ingest.heads import Head, Stated, byline_of, names_person, read_head
from rashomon.ingest.kinds import kind_of
from rashomon.ingest.lines import Line, alike, folded_words, is_body, is_headline, split_lines
from rashomon.ingest.printed_dates import date_line, read_date, read_metadata_date
from rashomon.ingest.rules import is_section_label, outlet_named
from rashomon.model.documents import Article, Document, PublishedFrom
from rashomon.model.ids import make_id
from rashomon.model.spans import Mark, MarkKind, Span
from rashomon.text.language import language_of

__all__ = ["find_articles"]

#: A piece needs some running text of its own; less is a teaser or a caption.
SHORTEST_PIECE_WORDS = 40

#: The byline, credit or date stands within so many lines under the headline, and running text within so many.
CREDIT_WITHIN = 2
BODY_WITHIN = 5

#: Pages put more space between pieces than between paragraphs.
WIDE_GAP = 2
SAME_TITLE = 0.6


@dataclass(frozen=True, slots=True)
class Page:
    """A document's lines and which of them are furniture by themselves."""

    document: Document
    lines: tuple[Line, ...]
    stretches: tuple[Stretch, ...]
    kinds: Mapping[int, MarkKind]


def find_articles(document: Document, known: Known) -> tuple[Article, ...]:
    """The authored pieces in a document, at least one; together they hold every word of it.

    A page is split only where it repeats the same head (headline, then byline, credit or date, then running text).
    """
    lines = split_lines(document.text)
    if not lines:
        return (_bare(document, known),)
    stretches = tuple(furniture_stretches(lines))
    page = Page(document, lines, stretches, kinds_by_line(stretches))
    starts = [0] if known.whole else [0, *piece_starts(page)]
    found: list[Article] = []
    header: Stated | None = None
    several = len(starts) > 1
    if several:
        # A page's own title and author are those of none of the pieces that it reposts.
        known = dataclasses.replace(known, title=None, byline=None)
    for first, last in pairwise([*starts, len(lines)]):
        head = read_head(lines, range(first, last), page.kinds, known.title, shared=several)
        # The date above the first piece is the page's date, and so holds for the pieces below that have none.
        header = header or head.stated
        found.append(_published(_article(page, range(first, last), head, known), head.stated or header, known))
    return tuple(found)


def piece_starts(page: Page) -> list[int]:
    """Numbers of the lines where a second and later piece begins; empty for a page with one piece."""
    titles = [n for n, line in enumerate(page.lines) if line.text.startswith("# ")]
    if len(titles) > 1 and page.document.media_type == "text/markdown":
        return _with_text(page, titles[1:])
    first_body = next((n for n, line in enumerate(page.lines) if n not in page.kinds and is_body(line)), len(page.lines))
    if not any(_credit_below(page, n) for n in range(first_body) if is_headline(page.lines[n])):
        return []
    # Text extracted from a web page has no empty lines between its paragraphs.
    tight = page.document.media_type == "text/html" or all(line.gap == 0 for line in page.lines)
    starts = [n for n in range(first_body + 1, len(page.lines)) if (tight or page.lines[n].gap) and is_opening(page, n)]
    return _with_text(page, [_first_of_head(page, n, first_body) for n in starts])


def is_opening(page: Page, number: int) -> bool:
    """Whether a piece's headline stands in this line: a credit below it, then running text, and enough to tell it from a caption."""
    line = page.lines[number]
    if number in page.kinds or not is_headline(line) or is_body(line) or line.text.endswith("?"):
        return False
    credit = _credit_below(page, number)
    if credit is None or not any(is_body(each) for each in page.lines[credit + 1 : credit + 1 + BODY_WITHIN]):
        return False
    text = page.lines[credit].text
    if byline_of(text) or set(folded_words(text)) <= set(folded_words(line.text)):
        return True
    # A lone name, agency or date also stands under pictures; there it takes a wide gap or the foot of a piece above.
    return line.gap >= WIDE_GAP or page.kinds.get(number - 1) in (MarkKind.FOOTER, MarkKind.BOILERPLATE)


def _credit_below(page: Page, number: int) -> int | None:
    """The line of the byline, credit or date under a headline, or None."""
    title = folded_words(page.lines[number].text)
    for at in range(number + 1, min(number + 1 + CREDIT_WITHIN, len(page.lines))):
        line = page.lines[at]
        if at in page.kinds and page.kinds[at] is not MarkKind.SOURCE_CREDIT:
            continue
        if is_body(line):
            return None
        if byline_of(line.text) or outlet_named(line.text) or date_line(line.text) or names_person(line, title):
            return at
    return None


def _first_of_head(page: Page, number: int, above: int) -> int:
    """The first line of the head whose title is in line ``number``: other headlines of the same piece, labels and dates stand above it."""
    title = folded_words(page.lines[number].text)
    at = number
    while at - 1 > above and at - 1 not in page.kinds:
        line = page.lines[at - 1]
        same = is_headline(line) and not is_body(line) and alike(folded_words(line.text), title) >= SAME_TITLE
        if not (same or is_section_label(line.text) or date_line(line.text)):
            break
        at -= 1
    return at


def _with_text(page: Page, starts: Sequence[int]) -> list[int]:
    """The starts that leave enough running text on both sides."""
    kept: list[int] = []
    before = 0
    for start, end in pairwise([*starts, len(page.lines)]):
        if _body_words(page, before, start) >= SHORTEST_PIECE_WORDS and _body_words(page, start, end) >= SHORTEST_PIECE_WORDS:
            kept.append(start)
            before = start
    return kept


def _body_words(page: Page, first: int, last: int) -> int:
    return sum(len(line.text.split()) for n, line in enumerate(page.lines[first:last], start=first) if n not in page.kinds and is_body(line))


def _bare(document: Document, known: Known) -> Article:
    """The article for a text without a word that can be placed; kept, so that the record is not lost."""
    span = Span(0, len(document.text))
    return Article(
        make_id("article", document.id, span.start, span.end), document.id, span, title=known.title, outlet=known.outlet, byline=known.byline
    )


def _article(page: Page, numbers: range, head: Head, known: Known) -> Article:
    lines = page.lines[numbers.start : numbers.stop]
    span = Span(lines[0].start, lines[-1].end)
    body = [line for n, line in zip(numbers, lines, strict=True) if n >= head.body and n not in page.kinds]
    outlet = known.outlet or (head.outlet.name if head.outlet else head.masthead)
    return Article(
        id=make_id("article", page.document.id, span.start, span.end),
        document=page.document.id,
        span=span,
        title=head.title,
        title_span=head.title_span,
        outlet=outlet,
        byline=known.byline or head.byline,
        kind=kind_of(head, lines),
        language=language_of("\n".join(line.text for line in (body or lines)[:8])),
        furniture=_furniture(page, numbers.stop, head),
        credits=(head.outlet.name,) if head.outlet else (),
    )


def _furniture(page: Page, last: int, head: Head) -> tuple[Mark, ...]:
    """Marks of the head, and of the lines below it that are furniture by themselves, in text order."""
    lines = page.lines
    below = [Mark(lines[s.first].start, lines[s.last - 1].end, s.kind) for s in page.stretches if head.body <= s.first < last]
    return tuple(sorted({*head.marks, *below, *end_marks(lines[head.body : last]), *foot_marks(lines[head.body : last])}))


def _published(article: Article, stated: Stated | None, known: Known) -> Article:
    """The article with its date: from metadata, else as the page or text states it, else from the address; None stays None."""
    given = read_metadata_date(known.published) if known.published else None
    if given is not None:
        return _dated(article, Stated(given, PublishedFrom.METADATA, f"its metadata says “{given.words}”"))
    if stated is not None:
        return _dated(article, stated)
    if in_address := _date_in_address(known.url):
        return _dated(article, in_address)
    if known.published:
        return dataclasses.replace(article, published_because=f"its metadata says “{known.published}”, which is no date")
    return article


def _dated(article: Article, stated: Stated) -> Article:
    date = stated.date
    return dataclasses.replace(
        article, published=date.value, published_precision=date.precision, published_from=stated.origin, published_because=stated.because
    )


def _date_in_address(url: str | None) -> Stated | None:
    for match in re.finditer(r"(?<!\d)\d{4}[/-]\d{2}[/-]\d{2}(?!\d)", url or ""):
        if date := read_date(match[0]):
            return Stated(date, PublishedFrom.METADATA, f"its address holds “{match[0]}”")
    return None
