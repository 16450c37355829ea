"""The sentence around quoted words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.context import around, cut_ends, sentence_around
from rashomon.model.spans import Evidence, Span


@pytest.mark.parametrize(
    ("text", "words", "around"),
    [
        ("He left. Late that night she followed. Then rain.", "she followed", "Late that night she followed."),
        ("He left. She followed. Then rain.", "She followed", "She followed."),
        ("Mr. Lund of Tern Lines said so. Then rain.", "said so", "Mr. Lund of Tern Lines said so."),
        ("A title\nShe followed him home\nA footer", "followed", "She followed him home"),
        ("“It sank.” She left.", "It sank", "“It sank.”"),
        ("only words", "only words", "only words"),
    ],
)
def test_the_sentence_is_found(text, words, around):
    start = text.index(words)
    span = sentence_around(text, Span(start, start + len(words)), 100)
    assert text[span.start : span.end] == around


def test_a_long_sentence_is_cut_at_words():
    text = "word " * 50 + "here " + "word " * 50
    span = sentence_around(text, Span(250, 254), 22)
    assert text[span.start : span.end] == "word word word word here word word word word"
    assert cut_ends(text, span) == (True, True)


@given(text=st.text(alphabet="aB .!?\n”“\r", min_size=2, max_size=60), data=st.data())
def test_the_words_are_always_inside(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    around = sentence_around(text, Span(start, end), data.draw(st.integers(0, 20)))
    assert around.contains(Span(start, end))
    assert all(isinstance(cut, bool) for cut in cut_ends(text, around))


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("BEIRUT, Lebanon, May 3 (Levant Wire) – A ferry sank off Tyre.", "sank", "A ferry "),
        ("LIVE | Crews found the mast at dawn.", "found", "Crews "),
        ("- The harbour was closed.\n• The mast was found.", "found", "The mast was "),
        ("The mayor – he had been warned – resigned at once.", "resigned", "The mayor – he had been warned – "),
        ("NATO – an alliance – met on Friday.", "met", "NATO – an alliance – "),
    ],
)
def test_a_sentence_begins_behind_list_marks_and_datelines(text: str, words: str, shown: str) -> None:
    start = text.index(words)
    found = around(text, Evidence("d", start, start + len(words), words))
    assert found.before == shown
