"""Family trees and the comparison of two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.labels import names_of
from rashomon.export.report.compare import side_by_side
from rashomon.export.report.trees import family_tree
from rashomon.model.book import Book, Copy, Family, Passage
from rashomon.model.documents import Article, Document
from rashomon.model.findings import CopyKind
from rashomon.model.spans import Span, cut


def link(original: int, copy: int, score: float = 0.9, *, directed: bool = True) -> Copy:
    return Copy(f"copy-{original}-{copy}", f"a{original}", f"a{copy}", CopyKind.NEAR, score, directed, "", ())


def test_each_article_hangs_under_the_one_it_shares_most_with():
    family = Family("f", "a0", ("a0", "a1", "a2", "a3"))
    tree = family_tree(family, (link(0, 1), link(0, 2, 0.5), link(1, 2, 0.8), link(2, 3, directed=False)))
    assert [(branch.depth, branch.article) for branch in tree.branches] == [(0, "a0"), (1, "a1"), (2, "a2"), (0, "a3")]
    assert [copy.id for copy in tree.undirected] == ["copy-2-3"]


def test_a_credited_agency_without_a_text_stands_above_all():
    tree = family_tree(Family("f", None, ("a0", "a1"), credit="Harbour Wire"), ())
    assert (tree.credit, [branch.depth for branch in tree.branches]) == ("Harbour Wire", [0, 0])


def test_a_chain_of_five_thousand_is_no_recursion():
    articles = tuple(f"a{number}" for number in range(5000))
    tree = family_tree(Family("f", "a0", articles), tuple(link(number, number + 1) for number in range(4999)))
    assert tree.branches[-1].depth == 4999


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0, 1), st.booleans()), max_size=30))
def test_every_article_stands_in_the_tree_once_even_where_links_go_round_in_a_ring(rows):
    copies = tuple(link(left, right, score, directed=directed) for left, right, score, directed in rows if left != right)
    tree = family_tree(Family("f", "a0", tuple(f"a{number}" for number in range(8))), copies)
    assert sorted(branch.article for branch in tree.branches) == [f"a{number}" for number in range(8)]


ORIGINAL = "Two barges sank off Skarra on Monday. Nobody was hurt. The harbour stays closed until noon."
COPY = "HARBOUR NEWS. Two barges sank off Skarra on Tuesday. Divers went down at once. The harbour stays closed until noon."


def pair(passages: tuple[tuple[str, str], ...], kind: CopyKind = CopyKind.NEAR) -> tuple[Copy, Book]:
    texts = (ORIGINAL, COPY)
    documents = tuple(
        Document(f"d{n}", f"{n}.txt", None, "0" * 64, text, text.encode(), "text/plain", "utf-8", "none") for n, text in enumerate(texts)
    )
    articles = tuple(Article(f"a{n}", f"d{n}", Span(0, len(text))) for n, text in enumerate(texts))
    found = tuple(
        Passage(
            *(
                cut(f"d{n}", text, Span(text.index(words), text.index(words) + len(words)))
                for n, (text, words) in enumerate(zip(texts, words_of, strict=True))
            )
        )
        for words_of in passages
    )
    return Copy("c", "a0", "a1", kind, 0.7, True, "", found), Book(documents=documents, articles=articles)


FIRST = ("Two barges sank off Skarra on Monday.", "Two barges sank off Skarra on Tuesday.")
LAST = ("The harbour stays closed until noon.", "The harbour stays closed until noon.")


def test_shared_passages_share_a_row_and_the_words_that_differ_are_set_off():
    copy, book = pair((FIRST, LAST))
    rows = side_by_side(copy, names_of(book))
    shown = [tuple(side.pieces[0].words if side else None for side in (row.original, row.copy)) for row in rows]
    assert shown == [(None, "HARBOUR NEWS."), FIRST, ("Nobody was hurt.", None), (None, "Divers went down at once."), LAST]
    assert [ORIGINAL[span.start : span.end] for span in rows[1].original.changed] == ["Monday"]
    assert [COPY[span.start : span.end] for span in rows[1].copy.changed] == ["Tuesday"]


def test_a_translation_is_not_compared_word_by_word():
    copy, book = pair((FIRST,), CopyKind.TRANSLATION)
    assert all(not side.changed for row in side_by_side(copy, names_of(book)) for side in (row.original, row.copy) if side)


def test_all_words_of_both_texts_are_shown_when_they_are_short():
    copy, book = pair((LAST,))
    rows = side_by_side(copy, names_of(book))
    for side, text in (("original", ORIGINAL), ("copy", COPY)):
        shown = "".join(piece.words for row in rows if getattr(row, side) for piece in getattr(row, side).pieces)
        assert "".join(shown.split()) == "".join(text.split())
