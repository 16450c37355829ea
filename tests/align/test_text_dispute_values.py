"""Ages, measures and narrowed claims, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.text_dispute_axes import axes, having
from rashomon.align.text_dispute_parts import Scene, make_scene
from rashomon.align.text_dispute_values import narrowed, origins_apart, values
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Span


def scene(left: str, right: str) -> Scene:
    accounts = [Account(Article(name, f"d-{name}", Span(0, len(text))), text, Annotations(name)) for name, text in (("a", left), ("b", right))]
    return make_scene(accounts, (), {})


@pytest.mark.parametrize(
    ("left", "right", "about"),
    [
        ("Ana Reyes, 41, was pulled from the water.", "Rescuers found 43-year-old Ana Reyes alive.", ["age of Reyes: 41 / 43"]),
        ("The clerk, Tom Hale (29), hid in a cupboard.", "Hale, 28, hid until noon.", ["age of Hale: 28 / 29"]),
        ("He fired a 9mm pistol.", "The thief had a 7.65 mm pistol.", ["mm of the pistol: 7.65 / 9"]),
        ("A ten-storey block fell.", "The 12-story block fell in the night.", ["story of the block: 12 / ten"]),
        ("Ana Reyes, 41, was saved.", "Ana Reyes, 41, thanked the crew.", []),
        ("Ana Reyes, 41, and her son Luis Reyes, 12, were saved.", "Luis Reyes, 12, swam.", []),
        ("On May 12, the strike began.", "On May 14, it ended.", []),
        ("A ten-storey block fell.", "A two-storey school stood.", []),
        ("The 12-year-old Deck5 still runs.", "The fault is in Deck5, 7, and 8.", []),
    ],
)
def test_one_value_only(left: str, right: str, about: list[str]) -> None:
    assert [each.about for each in values(scene(left, right))] == about


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("There was no danger to bathers.", "There was no danger to bathers beyond the pier.", 1),
        ("No passenger was hurt.", "No passenger was hurt by the police, they said.", 1),
        ("There was no danger to bathers.", "There was no danger to bathers.", 0),
        ("There was no danger to bathers.", "No shots were fired by troops.", 0),
        ("The rule must ensure that no harm comes to bathers.", "No further harm was done to bathers.", 0),
    ],
)
def test_a_claim_made_smaller(left: str, right: str, count: int) -> None:
    assert len(list(narrowed(scene(left, right)))) == count


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80))
def test_any_text_is_read(left: str, right: str) -> None:
    made = scene(left, right)
    for question in (axes, having, values, origins_apart, narrowed):
        for each in question(made):
            assert all(piece.words in (left, right) or piece.words in left or piece.words in right for piece in each.evidence)
