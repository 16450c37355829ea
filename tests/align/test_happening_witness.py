"""Which account's words stand for a happening; every sentence here was made up."""

from __future__ import annotations

import pytest

from rashomon.align.happenings import LEANS, TOOK_PLACE


@pytest.mark.parametrize(
    ("clause", "whole"),
    [
        ("Protests began in the port of Tarn on Sunday", True),
        ("Deadly riots broke out after the verdict", True),
        ("the strike quickly spread to the mines", True),
        ("the protests in Tarn", False),
        ("riots that nobody had foreseen", False),
        ("unrest over the price of bread", False),
    ],
)
def test_a_thing_that_took_place_is_a_whole_clause(clause: str, whole: bool):
    assert (TOOK_PLACE.match(clause) is not None) == whole


@pytest.mark.parametrize(
    ("clause", "leans"),
    [
        ("it would send boats to Tarn", True),
        ("who fled over the bridge", True),
        ("The latter resigned on Monday", True),
        ("Italy would send boats to Tarn", False),
        ("the league would send boats", False),
    ],
)
def test_a_clause_that_leans_on_what_stands_before_it(clause: str, leans: bool):
    assert (LEANS.match(clause) is not None) == leans
