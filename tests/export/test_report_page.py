"""The report: nothing but quoted words and fields, all of it re-openable, and no text that runs as markup."""

from __future__ import annotations

import dataclasses
import re
from html import unescape

import pytest
from fixture_book import ferry_book
from fixture_texts import TEXTS
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.labels import names_of
from rashomon.export.report import report_html
from rashomon.export.report.evidence import report_evidence
from rashomon.export.report.links import Links
from rashomon.export.report.reader import stretches
from rashomon.model.book import Book, Change, Version
from rashomon.model.documents import Article, Document
from rashomon.model.findings import ChangeKind
from rashomon.model.spans import Mark, MarkKind, Span, cut

BY_ID = {f"document-{number}": text for number, text in enumerate(TEXTS.values())}


@pytest.fixture(scope="module")
def page():
    return report_html(ferry_book(), "Rashomon test")


def test_every_piece_of_evidence_on_the_page_can_be_re_opened(page):
    found = report_evidence(page)
    assert len(found) > 100
    assert all(BY_ID[piece.document][piece.start : piece.end] == piece.words for piece in found)


def test_every_link_on_the_page_leads_somewhere_and_every_anchor_is_one(page):
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)


def test_untrusted_text_is_text(page):
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert(&#34;not a script&#34;)&lt;/script&gt;" in page


def test_nothing_on_the_page_asks_for_the_network(page):
    assert "default-src 'none'" in unescape(page)
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', page) == []
    assert " style=" not in page


def test_every_happening_statement_dispute_figure_and_naming_is_shown(page):
    book = ferry_book()
    shown = {(piece.document, piece.start, piece.end) for piece in report_evidence(page)}
    wanted = [telling.evidence for happening in book.happenings for telling in happening.tellings]
    wanted += [piece for dispute in book.disputes for piece in dispute.evidence]
    wanted += [attribution.content for attribution in book.attributions] + [figure.evidence for figure in book.figures] + [naming.evidence for naming in book.namings]
    assert {(piece.document, piece.start, piece.end) for piece in wanted} <= shown


def test_a_stated_link_stands_in_the_later_row(page):
    row = page[page.index("told as an answer to") :][:400]
    assert "The ferry Halcyon Tern struck a reef off Skarra early on Tuesday" in row


def test_an_empty_book_has_a_page():
    assert "No account was read." in report_html(Book(), "Rashomon test")


def test_a_book_without_stories_shows_its_articles_all_the_same():
    page = report_html(dataclasses.replace(ferry_book(), stories=()), "Rashomon test")
    assert "Articles that belong to no story" in page


def test_two_stories_are_told_apart():
    book = ferry_book()
    halves = tuple(dataclasses.replace(book.stories[0], id=f"story-{n}", title=f"Half {n}", articles=book.stories[0].articles[n * 2 : n * 2 + 2]) for n in range(2))
    page = report_html(dataclasses.replace(book, stories=halves), "Rashomon test")
    assert "Story 2 of 2" in page
    assert len(re.findall(r'id="s\d-minute"', page)) == 2


def test_the_same_book_gives_the_same_page(page):
    assert report_html(ferry_book(), "Rashomon test") == page


TEXT = "Nine people died & the <b>crew</b>\r\nstayed aboard. “No one left,” she said."
SPANS = st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, len(TEXT))).filter(lambda pair: pair[0] < pair[1]), max_size=12)


@given(spans=SPANS, furniture=SPANS, border=st.integers(1, len(TEXT) - 1))
def test_marks_nest_or_split_and_the_words_stay_whole(spans, furniture, border):
    document = Document("d", "d.txt", None, "0" * 64, TEXT, b"", "text/plain", "utf-8", "plain 1")
    article = Article("a", "d", Span(0, border), furniture=tuple(Mark(start, end, MarkKind.FOOTER) for start, end in sorted(furniture)))
    links = Links(names_of(Book(documents=(document,), articles=(article,))), {"d": 0})
    for start, end in spans:
        links.words(cut("d", TEXT, Span(start, end)), "figure")
    html = "".join(stretch.html for stretch in stretches(document, (article,), links))
    pieces = report_evidence(html)
    assert all(TEXT[piece.start : piece.end] == piece.words for piece in pieces)
    assert report_evidence(f'<p data-document="d" data-start="0" data-end="{len(TEXT)}">{html}</p>')[-1].words == TEXT
    for start, end in set(spans):
        assert len(re.findall(rf' id="w0-{start}-{end}"', html)) == 1
        parts = re.findall(rf'="w0-{start}-{end}" data-start="(\d+)" data-end="(\d+)"', html)
        covered = [one for first, last in parts for one in range(int(first), int(last))]
        assert covered == list(range(start, end))


ODD = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=40)


@given(text=ODD)
def test_any_text_reads_back_from_the_file(text, tmp_path_factory):
    document = Document("d", "d.txt", None, "0" * 64, text, b"", "text/plain", "utf-8", "plain 1")
    links = Links(names_of(Book(documents=(document,))), {"d": 0})
    piece = cut("d", text, Span(0, len(text)))
    file = tmp_path_factory.getbasetemp() / "odd.html"
    file.write_bytes((links.words(piece, "figure") + links.within(piece, "figure")).encode())
    assert {claimed.words for claimed in report_evidence(file.read_text(encoding="utf-8"))} == {text}


def test_words_that_do_not_fit_their_place_are_read_as_they_stand():
    assert report_evidence('<q data-document="d" data-start="0" data-end="9">Eight</q>')[0].words == "Eight"


@pytest.mark.parametrize("damaged", ["<p><q>Eight</p></q>", "<p>Eight"])
def test_a_damaged_page_is_refused(damaged):
    with pytest.raises(ValueError, match="closed"):
        report_evidence(damaged)


def test_a_later_version_shows_what_changed_and_stands_in_the_tree():
    book = ferry_book()
    first, second = book.documents[0], book.documents[1]
    sides = cut(first.id, first.text, Span(0, 12)), cut(second.id, second.text, Span(0, 12))
    changes = (Change(ChangeKind.FIGURE, *sides, "8 became 12"), Change(ChangeKind.TEXT, None, sides[1], "added"), Change(ChangeKind.TEXT, sides[0], None, "dropped"))
    version = Version("version-1", book.articles[0].id, book.articles[1].id, "same outlet, same title", changes)
    family = dataclasses.replace(book.families[0], id="family-v", articles=(version.earlier, version.later))
    page = report_html(dataclasses.replace(book, versions=(version,), families=(family,)), "Rashomon test")
    assert "a later version, 3 changes" in page
    assert page.count("figure: 8 became 12") == 1
    assert all(BY_ID[piece.document][piece.start : piece.end] == piece.words for piece in report_evidence(page))
