"""Opposite words said of one thing, and whether somebody had a thing, in sentences of our own."""

from __future__ import annotations

import pytest

from rashomon.align.text_dispute_axes import axes, having
from rashomon.align.text_dispute_parts import Scene, make_scene
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span

CONTRADICTION, DENIAL = DisputeKind.CONTRADICTION, DisputeKind.DENIAL


def scene(left: str, right: str) -> Scene:
    accounts = [Account(Article(name, f"d-{name}", Span(0, len(text))), text, Annotations(name)) for name, text in (("a", left), ("b", right))]
    return make_scene(accounts, (), {})


AXES = (
    ("The evacuation of the delta ran smoothly.", "In the delta the evacuation was slow.", {CONTRADICTION}),
    ("The mayor called the referendum a historic success.", "To monitors the referendum was a sham.", {CONTRADICTION}),
    ("The strike was backed by a handful of dockers.", "Polls show that the strike had broad support.", {CONTRADICTION}),
    ("The recalled stroller is safe, its maker says.", "Inspectors found the stroller unsafe.", {CONTRADICTION}),
    ("The search for the climbers was called off.", "The search for the climbers is going on.", {CONTRADICTION}),
    ("The evacuation ran smoothly.", "The ferry company was slow to answer.", set()),
    ("The evacuation ran smoothly.", "The evacuation was not slow.", set()),
    ("The referendum was a sham.", "If the referendum is a success, he will stay.", set()),
    ("The strike was a mass movement.", "The strike was a mass movement rather than the work of a fringe.", set()),
    ("The market fell for two days.", "The museum reopened after two days.", set()),
)
HAD = (
    ("The robber pointed a pistol at the clerk.", "The robber did not have a gun, a witness said.", {DENIAL}),
    ("Troopers said the driver pulled out a large knife.", "His lawyer doubted that the driver was carrying a knife at all.", {DENIAL}),
    ("The skipper had a valid permit.", "The skipper sailed without a permit.", {CONTRADICTION}),
    ("The robber pointed a pistol at the clerk.", "The clerk did not have a chance.", set()),
    ("The robber pointed a pistol at the clerk.", "Police would use a gun only in danger.", set()),
)


@pytest.mark.parametrize(("left", "right", "kinds"), AXES)
def test_axes(left: str, right: str, kinds: set[DisputeKind]) -> None:
    assert {each.kind for each in axes(scene(left, right))} == kinds


@pytest.mark.parametrize(("left", "right", "kinds"), HAD)
def test_having(left: str, right: str, kinds: set[DisputeKind]) -> None:
    assert {each.kind for each in having(scene(left, right))} == kinds
