"""Shared passages as places where two accounts say one thing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.twins import Twins, twins_of
from rashomon.model.book import Copy, Passage
from rashomon.model.findings import CopyKind
from rashomon.model.spans import Evidence, Span


def copy(original: str, to: str, *passages: tuple[int, int, int, int]) -> Copy:
    made = tuple(Passage(Evidence(original, a, b, "x" * (b - a)), Evidence(to, c, d, "x" * (d - c))) for a, b, c, d in passages)
    return Copy(f"{original}{to}", original, to, CopyKind.NEAR, 1.0, True, "", made)


def test_one_place_of_one_passage_is_near_and_two_places_are_not():
    twins = twins_of([copy("a", "b", (0, 100, 50, 150), (100, 200, 150, 250))], {"a", "b"})
    seven, copied, two = twins.spot("a", Span(40, 45)), twins.spot("b", Span(92, 99)), twins.spot("b", Span(130, 135))
    assert seven is not None
    assert copied is not None
    assert seven.near(copied)
    assert two is not None
    assert not seven.near(two)
    assert twins.spot("b", Span(10, 20)) is None
    assert twins.spot("c", Span(10, 20)) is None


def test_what_is_copied_on_is_one_passage():
    twins = twins_of([copy("a", "b", (0, 50, 0, 50)), copy("b", "c", (0, 50, 200, 250))], {"a", "b", "c"})
    first, last = twins.spot("a", Span(10, 20)), twins.spot("c", Span(210, 220))
    assert first is not None
    assert last is not None
    assert first.near(last)


def test_copies_to_articles_of_another_story_count_for_nothing():
    assert twins_of([copy("a", "b", (0, 50, 0, 50))], {"a"}) == Twins()


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30), st.integers(0, 90), st.integers(1, 30)), max_size=20))
def test_passages_of_an_article_stand_apart_and_hold_what_they_were_made_of(rows):
    passages = [(a, a + n, c, c + m) for a, n, c, m in rows]
    twins = twins_of([copy("a", "b", *passages)], {"a", "b"})
    for article in twins.spans:
        spans = twins.spans[article]
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
    for a, b, c, d in passages:
        one, two = twins.spot("a", Span(a, b)), twins.spot("b", Span(c, d))
        assert one is not None
        assert two is not None
        assert one.passage == two.passage
