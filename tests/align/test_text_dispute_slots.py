"""Ways in and out, other times before, days of past deeds, and answers to claims, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.text_dispute_axes import axes
from rashomon.align.text_dispute_parts import Scene, make_scene
from rashomon.align.text_dispute_replies import motives, replies
from rashomon.align.text_dispute_slots import directions, past_days, times
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span


def scene(*texts: str) -> Scene:
    accounts = [
        Account(Article(f"a{number}", f"d{number}", Span(0, len(text))), text, Annotations(f"a{number}")) for number, text in enumerate(texts) if text
    ]
    return make_scene(accounts, (), {})


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("The guard was shot as he walked into the bank.", "A gunman shot the guard walking out of the bank.", 1),
        ("The boy was hit by a van as he ran out of the school.", "A van hit the boy when he was entering the school.", 1),
        ("The judge was stabbed while leaving the court.", "The judge was stabbed as she stepped into court.", 1),
        ("The nurse was bitten leaving the building.", "A dog attacked the nurse as she was coming out of the house.", 0),
        ("He walked into the bank and showed a note.", "The guard was shot walking out of the bank.", 0),
        ("He walked into the office and shot the clerk.", "He shot the clerk in the chest and left the building.", 0),
        ("He walked into the bank, shot a guard and walked out.", "He shot a guard and walked out of the bank.", 0),
        ("The union left the talks and a striker was hit.", "A striker was hit as she walked into the hall.", 0),
    ],
)
def test_the_way_in_or_out(left: str, right: str, count: int) -> None:
    assert len(list(directions(scene(left, right)))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("It was his second arrest, police said.", "Records show that he had four previous arrests.", 1),
        ("This is her third DUI.", "The driver has one prior drunk-driving conviction.", 1),
        ("The mayor won her fourth term.", "Voters gave the mayor's third term a clear yes.", 1),
        ("He has no prior convictions.", "Hale had two previous convictions for theft.", 1),
        ("It was his second arrest.", "He has one previous arrest.", 0),
        ("It is the second outbreak in Ulmen.", "It is the second outbreak this year.", 0),
        ("It was his second arrest.", "She had two earlier marriages.", 0),
        ("It was his first term, and he wants a second term.", "His second term begins in May.", 1),
    ],
)
def test_the_how_manieth_time(left: str, right: str, count: int) -> None:
    assert len(list(times(scene(left, right)))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("The ministry proposed the rules in March.", "The plan, which was unveiled in June, is disputed.", 1),
        ("On June 3, the navy sank a ferry.", "The boat was sunk by the navy on June 4.", 1),
        ("The mill was opened in May.", "The plant was opened in August by the mayor.", 1),
        ("The police arrested Hale in May.", "They say Hale was arrested in July.", 1),
        ("The police arrested Hale in May.", "A cousin of Brandt was arrested in July.", 0),
        ("The ministry proposed the rules in March.", "The rules were proposed on March 4.", 0),
        ("The ministry proposed the rules in March.", "The rules will be proposed in July.", 0),
        ("The mill was opened in May and closed in June.", "The mill was closed in June.", 0),
        ("On June 3, the navy sank a ferry.", "The navy was formed on June 4 and met a boat.", 0),
    ],
)
def test_days_of_deeds(left: str, right: str, count: int) -> None:
    assert len(list(past_days(scene(left, right)))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("Hale was charged with taking bribes.", "The case against Hale is politically motivated, his lawyer said.", 1),
        ("Prosecutors say Hale stole the relief funds.", "Hale called it a witch hunt and walked off.", 1),
        ("Prosecutors say Hale stole the relief funds.", "Politically motivated violence rose in the town of Hale.", 0),
        ("The flood took the bridge.", "Hale said the charges were trumped-up.", 0),
        ("Prosecutors say Brandt stole the relief funds.", "Is this a witch hunt?", 0),
    ],
)
def test_a_charge_and_its_motive(left: str, right: str, count: int) -> None:
    assert [each.kind for each in motives(scene(left, right))] == [DisputeKind.DENIAL] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ministry said the water was safe.\n“That is simply not true,” a doctor said.", 1),
        ("The mine claimed the tunnel was checked.\n“That's completely wrong,” said a miner.", 1),
        ("The bridge fell at noon.\n“That is wrong,” he thought of the world.", 0),
        ("The ministry said the water was safe.\n“That is true,” a doctor said.", 0),
        ("The ministry said the water was safe.\n“That is a relief,” a mother said.", 0),
    ],
)
def test_an_answer_that_calls_it_wrong(text: str, count: int) -> None:
    assert [each.kind for each in replies(scene(text))] == [DisputeKind.DENIAL] * count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ('The minister called the changes "narrow," and no more.', "Unions said that the rules were sweeping.", 1),
        ("The inquiry was impartial, the mayor said.", "The widows call the inquiry one-sided.", 1),
        ("The ministry called the tax necessary.", "The opposition called the tax needless.", 1),
        ("The inquiry was impartial, the mayor said.", "The widows call the referee one-sided.", 0),
        ("The minister wants to narrow the rules.", "Unions said that the rules were sweeping.", 0),
    ],
)
def test_how_a_thing_is_judged(left: str, right: str, count: int) -> None:
    assert len(list(axes(scene(left, right)))) == count


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80))
def test_any_text_is_read(left: str, right: str) -> None:
    made = scene(left, right)
    for question in (directions, times, past_days, motives, replies):
        for each in question(made):
            assert all(piece.words in left or piece.words in right for piece in each.evidence)
