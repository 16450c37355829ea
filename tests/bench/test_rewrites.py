"""Our own set of machine copies and translations: what it names exists, and its score counts what it says."""

from __future__ import annotations

import rewritten
from rewritten import Score, Text


def test_every_text_was_made_from_an_account_that_is_there():
    every = rewritten.texts()
    names = {text.id for text in every if text.how == "account"}
    assert all(text.sources <= names for text in every if text.how not in {"account", "independent account"})
    assert {text.language for text in every} >= {"de", "en", "es", "fr", "pt"}


def test_pairs_are_counted_by_what_they_were_made_from():
    one, copy, other = (Text(name, "account", "en", frozenset({source}), "") for name, source in (("a", "a"), ("b", "a"), ("c", "c")))
    found = rewritten.score([(one, copy), (one, other), (copy, other)], {frozenset({"a", "c"})})
    assert found == Score(right=0, wrong=1, missed=1)
    assert (found.precision, found.recall, found.f1) == (0, 0, 0)


def test_nothing_found_among_independent_texts_is_right():
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall) == (1, 1)
