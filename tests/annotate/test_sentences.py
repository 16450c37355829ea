import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.sentences import LAYER
from rashomon.model.annotations import Annotations, Sentence
from rashomon.model.documents import Article
from rashomon.model.spans import Mark, MarkKind, Span
from rashomon.text.parse import Source, parse_articles


def sentences_of(text: str, *, start: int = 0, furniture: tuple[Mark, ...] = ()) -> tuple[Sentence, ...]:
    article = Article("a1", "d1", Span(start, len(text)), furniture=furniture)
    (parsed,) = parse_articles([Source(article, text)])
    return LAYER.run(parsed, Annotations("a1")).sentences


def test_paragraphs_count_lines_that_hold_words_and_spans_are_trimmed():
    text = "skip Storm hits the coast\n\n  Two boats sank. Nobody was hurt.  \n \nThe mayor left.\n"
    found = sentences_of(text, start=5)
    assert [(text[s.span.start : s.span.end], s.paragraph) for s in found] == [
        ("Storm hits the coast", 0), ("Two boats sank.", 1), ("Nobody was hurt.", 1), ("The mayor left.", 2),
    ]  # fmt: skip


def test_a_sentence_broken_by_a_stray_stop_stays_one():
    text = "The village lies in the shadow of the mountain. in the north of the island."
    assert [s.span for s in sentences_of(text)] == [Span(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Gen. Ivan Petrov met St. John in the town of Mt. Pleasant.",
        "The ship reached pier No. 5 at noon.",
        "At least ten people are dead. according to local police.",
    ],
)
def test_a_stop_behind_a_short_form_or_before_a_small_letter_ends_nothing(text: str):
    assert [s.span for s in sentences_of(text)] == [Span(0, len(text))]


def test_a_text_in_small_letters_keeps_its_sentences():
    text = "the road is shut. the bridge fell. nobody was hurt."
    assert len(sentences_of(text)) == 3


def test_furniture_is_flagged():
    text = "Photo: Ann Lee\nThe bridge fell."
    flags = [s.furniture for s in sentences_of(text, furniture=(Mark(0, 14, MarkKind.IMAGE_CREDIT),))]
    assert flags == [True, False]


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_spans_are_ordered_and_hold_words(text: str):
    last = 0
    for sentence in sentences_of(text):
        words = text[sentence.span.start : sentence.span.end]
        assert words == words.strip()
        assert words
        assert sentence.span.start >= last
        last = sentence.span.end
