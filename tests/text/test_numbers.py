"""Numbers in text: what they are worth, and what is left alone."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.facets import PARENTS, broader, common, contains
from rashomon.text.numbers import find_numbers

VALUES = [
    ("1.000.000 people", 1_000_000.0),
    ("1,5 million", 1_500_000.0),
    ("20 000 people", 20_000.0),
    ("1,00,000 rupees", 100_000.0),
    ("two and a half million", 2_500_000.0),
    ("half a million", 500_000.0),
    ("twenty-five", 25.0),
    ("three million two hundred thousand", 3_200_000.0),
    ("a dozen", 12.0),
    ("$5m", 5_000_000.0),
    ("22 cents", 0.22),
    ("two thirds of", 0.6667),
    ("3.5bn", 3.5e9),
    ("12\u00a0000 people", 12_000.0),
    ("1'000'000 people", 1_000_000.0),
    ("0.5 million", 500_000.0),
]

RANGES = [
    ("dozens", 24.0, None),
    ("scores of", 40.0, None),
    ("hundreds", 200.0, None),
    ("thousands", 2000.0, None),
    ("tens of billions", 2e10, None),
    ("several hundred", 200.0, None),
    ("12-15", 12.0, 15.0),
    ("between 5 and 7 million", 5e6, 7e6),
    ("two or three", 2.0, 3.0),
    ("several", None, None),
]

HEDGES = [
    ("more than 200", "more_than"),
    ("at least 12", "at_least"),
    ("fewer than 9", "less_than"),
    ("up to 40", "at_most"),
    ("nearly 30", "nearly"),
    ("some 30", "about"),
    ("50 or more", "at_least"),
    ("exactly 7", "exactly"),
]

LEFT_ALONE = [
    "the 2021-22 season",
    "on 9/11",
    "9" * 400,
    "call 555-1234",
    "202-555-0199",
    "12.05.2021",
    "10:30",
    "the 14th",
    "COVID-19",
    "a 3-1 win",
    "007",
    "1990s",
    "call 555-0142-889",
    "+44 20 7946 0958",
    "NaN dead",
    "inf people",
    "1e10 people",
    "0x1F",
    "1,2,3",
    "10.0.0.1",
    "1,000,00 people",
    "at 7.30pm",
    "minus 5",
    "−5 degrees",
    "in nineteen eighty-four",
    "the twenty twenty-four games",
    "sets of 21-14, 21-17",
    "10-20-30",
    "ISBN 978-3-16-148410-0",
    "24/7",
    "20,000,000,000,000,000 dollars",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: float) -> None:
    (found,) = find_numbers(text)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_range(text: str, low: float | None, high: float | None) -> None:
    (found,) = find_numbers(text)
    assert (found.value, found.low, found.high) == (None, low, high)


@pytest.mark.parametrize(("text", "comparator"), HEDGES)
def test_hedge(text: str, comparator: str) -> None:
    (found,) = find_numbers(text)
    assert found.comparator.value == comparator
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(("text", "currencies"), [("$€£5", ["GBP"]), ("5$$€", ["USD"]), ("€5$", ["EUR"]), ("$" + "9" * 300, [])])
def test_a_soup_of_currencies_gives_one_sum_at_most(text: str, currencies: list[str]) -> None:
    assert [number.currency for number in find_numbers(text)] == currencies


def test_from_nine_to_twelve_is_a_change_not_a_range() -> None:
    assert [number.value for number in find_numbers("rose from 9 to 12")] == [9.0, 12.0]


@given(st.text(max_size=200))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.core <= number.end <= len(text)
        end = number.end


SOUP = [*"0123456789.,-/ '’+−$€£%:eE\u00a0\u202fxk", "million ", "dozens ", "half ", "in ", "minus ", "to "]


@given(st.lists(st.sampled_from(SOUP), max_size=60).map("".join))
def test_soup_of_digits_and_signs_gives_finite_ordered_values(text: str) -> None:
    for number in find_numbers(text):
        values = [value for value in (number.value, number.low, number.high) if value is not None]
        assert all(math.isfinite(value) and value >= 0 for value in values)
        assert number.low is None or number.high is None or number.low <= number.high


@given(st.integers(min_value=0, max_value=10**12))
def test_plain_integers_are_worth_themselves(value: int) -> None:
    (found,) = find_numbers(f"exactly {value:,} people")
    assert found.value == float(value)


def test_every_class_ends_at_a_top() -> None:
    assert all(len(set(broader(group))) == len(broader(group)) for group in PARENTS)
    assert contains("people", "peacekeepers")
    assert not contains("police", "security_forces")
    assert common(("police", "protesters")) == "people"


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("one in five of them", 20.0), ("Seven out of 10 bridges", 70.0), ("Two in three patients", 66.6667), ("nine out of ten voters", 90.0),
        ("killed two in three days", None), ("killed 12 in 2 attacks", None), ("He was one of five men", None), ("up from 10 in 1990", None),
    ],
)  # fmt: skip
def test_shares_that_two_numbers_say(text: str, percent: float | None) -> None:
    assert [number.value for number in find_numbers(text) if number.percent] == ([] if percent is None else [percent])
