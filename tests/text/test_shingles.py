"""Words, quotations and shingles keep their places."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.shingles import inside, quoted_spans, sentence_spans, shingle_hashes, word_hashes, words_of


@given(st.text())
def test_places_are_slices(text):
    words = words_of(text)
    assert all(text[start:end].casefold() == word for word, start, end in zip(words.folded, words.starts, words.ends, strict=True))
    spans = [*quoted_spans(text)]
    assert all(left < right for left, right in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    sentences = list(sentence_spans(text))
    assert "".join("".join(text[start:end].split()) for start, end in sentences) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We stay," she said. "We wait."', ["We stay,", "We wait."]),
        ("“First paragraph.\n“Second paragraph,” he said.", ["First paragraph.", "Second paragraph,"]),
        ("A lost “mark here\nThen plain text.", ["mark here"]),
        ('It reads: "One.\nTwo." Then', ["One.\nTwo."]),
        ("Er sagte: „Wir bleiben.“ Dann ging er. „Nie!“", ["Wir bleiben.", "Nie!"]),
        ("Elle dit: « Non. » Puis rien.", [" Non. "]),
        ("Han sa: ”Nej.” Sedan inget.", ["Nej."]),
        ("Lost “" + "word " * 400 + "and “one” more", ["word " * 180, "one"]),
        ("No marks, only the ship's bell", []),
    ],
)
def test_quotations(text, quoted):
    assert [text[left:right] for left, right in quoted_spans(text)] == quoted


def test_sentences_do_not_end_at_abbreviations():
    text = "Gen. Okoro met Dr. A. Lund. They left!\nNothing else"
    assert [text[start:end] for start, end in sentence_spans(text)] == ["Gen. Okoro met Dr. A. Lund.", "They left!", "Nothing else"]


def test_shingles_are_equal_where_words_are():
    one, two = (shingle_hashes(word_hashes(words_of(text).folded), 3) for text in ("The old bridge fell down", "the OLD bridge, fell!"))
    assert np.array_equal(one[:2], two)
    assert len(shingle_hashes(word_hashes(["a"]), 3)) == 0


def test_inside():
    assert inside(np.array([0, 3, 5, 9]), [(1, 4), (5, 6)]).tolist() == [False, True, True, False]
