"""Regrouping: any judgements leave a partition, the later has its way, and what is gone is said to be gone."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.judged import COPIED, Finder, chosen, regroup
from rashomon.align.judged_values import FIELDS, check_value
from rashomon.errors import BadUsage
from rashomon.model.judgements import Judged, Judgement, JudgementKind, in_force, overruled, withdrawn

NOUN = Judged.HAPPENING


def place(number):
    return f"article-a:{10 * number}-{10 * number + 8}"


def places(*numbers: int):
    return tuple(map(place, numbers))


def judged(name, kind, *groups: list[int], at="2021-03-04T10:00:00Z", field=(None, None)):
    return Judgement(name, kind, "happening-1", tuple(places(*group) for group in groups), *field, "Ada", at, "", NOUN, "a flood")


def merge(name, *groups: list[int]):
    return judged(name, JudgementKind.MERGE, *groups)


def split(name, leaving, staying):
    return judged(name, JudgementKind.SPLIT, leaving, staying)


def records(*groups: list[int]):
    return [[[place(number)] for number in group] for group in groups]


def grouped(blocks, groups):
    return [[groups[record][item] for record, items in block.parts for item in items] for block in blocks]


CASES = [
    ("nothing judged", [[1, 2], [3]], [], [[1, 2], [3]]),
    ("a merge joins whole records", [[1, 2], [3], [4]], [merge("m", [1, 2], [3])], [[1, 2, 3], [4]]),
    ("the first named leads", [[1], [2]], [merge("m", [2], [1])], [[2, 1]]),
    ("what the rules joined since stays with them", [[1, 2, 9], [3]], [merge("m", [1, 2], [3])], [[1, 2, 9, 3]]),
    ("a split takes members out", [[1, 2, 3]], [split("s", [2], [1, 3])], [[1, 3], [2]]),
    ("those who leave are one", [[1, 2, 3], [4]], [split("s", [2, 4], [1, 3])], [[1, 3], [2, 4]]),
    ("a new member stays with the rest", [[1, 2, 9]], [split("s", [2], [1])], [[1, 9], [2]]),
    ("a split that the rules made themselves", [[1, 9], [2]], [split("s", [2], [1])], [[1, 9], [2]]),
    ("split after merge", [[1], [2]], [merge("m", [1], [2]), split("s", [2], [1])], [[1], [2]]),
    ("merge after split", [[1, 2]], [split("s", [2], [1]), merge("m", [1], [2])], [[1, 2]]),
    ("half of a merge is gone", [[1], [5]], [merge("m", [1], [2])], [[1], [5]]),
    ("two merges chain", [[1], [2], [3]], [merge("m", [1], [2]), merge("n", [2], [3])], [[1, 2, 3]]),
]


@pytest.mark.parametrize(("_case", "groups", "judgements", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_stands_together(_case, groups, judgements, expected):
    blocks, _ = regroup(records(*groups), judgements)
    assert grouped(blocks, groups) == expected


numbers = st.lists(st.integers(0, 11), min_size=1, max_size=4)
some = st.lists(st.one_of(st.tuples(st.just("m"), numbers, numbers), st.tuples(st.just("s"), numbers, numbers)), max_size=8)


@settings(max_examples=200, deadline=None)
@given(some)
def test_any_judgements_leave_a_partition_and_a_trace_each(drawn):
    groups = [[0, 1, 2], [3], [4, 5], [6, 7, 8]]
    judgements = [(merge if kind == "m" else split)(f"j{number}", one, two) for number, (kind, one, two) in enumerate(drawn)]
    blocks, traces = regroup(records(*groups), judgements)
    assert sorted(each for group in grouped(blocks, groups) for each in group) == list(range(9))
    assert [trace.judgement for trace in traces] == [judgement.id for judgement in judgements]
    assert regroup(records(*groups), judgements) == (blocks, traces)
    assert regroup(records(*groups), [])[0] == regroup(records(*groups), in_force([*judgements, *(withdraw(each) for each in judgements)]))[0]


def withdraw(judgement):
    return Judgement(f"w{judgement.id}", JudgementKind.WITHDRAW, judgement.id, (), None, None, "Ada", "2021-03-05T10:00:00Z", "")


def test_words_that_moved_a_little_are_found_and_others_not():
    finder = Finder([("article-a:100-140", 0), ("article-b:100-140", 1), ("article-c", 2)])
    assert (finder("article-a:103-140"), finder("article-a:135-170"), finder("article-b:100-140"), finder("article-c"), finder("x")) == (
        0,
        None,
        1,
        2,
        None,
    )


def test_a_copy_cannot_be_parted_from_its_original():
    _, (trace,) = regroup(records([1, 2]), [split("s", [1], [1])])
    assert (trace.done, trace.why) == (False, COPIED)


def test_a_correction_follows_most_of_its_words():
    answer, (one, other) = chosen(
        records([1], [2, 3]),
        [judged("c", JudgementKind.CORRECT, [1, 2, 3], field=("date", "2021")), judged("d", JudgementKind.CORRECT, [7], field=("date", "2021"))],
    )
    assert [(number, each.id) for number, each in answer] == [(1, "c")]
    assert (one.done, other.done) == (True, False)


def test_withdrawals_can_be_withdrawn():
    one = merge("m", [1], [2])
    two, three = withdraw(one), withdraw(withdraw(one))
    assert in_force([one, two]) == ()
    assert in_force([one, two, three]) == (one,)
    assert set(withdrawn([one, two, three, withdraw(three)])) == {"m", "wwm"}


def test_the_later_one_overrules():
    early, late = (judged(name, JudgementKind.CORRECT, [1], field=("date", name)) for name in ("2020", "2021"))
    assert overruled([early, late]) == {"2020": "2021"}
    assert overruled([merge("m", [1], [2]), split("s", [2], [1])]) == {"m": "s"}
    assert overruled([split("s", [2], [1]), merge("m", [1], [2])]) == {"s": "m"}
    assert overruled([merge("m", [1], [2]), split("s", [3], [1])]) == {}


def test_ten_thousand_judgements_take_linear_time():
    count = 10_000
    judgements = [merge(f"m{number}", [0], [number]) for number in range(1, count)]
    began = time.monotonic()
    blocks, _ = regroup(records(*([number] for number in range(count))), judgements)
    assert len(overruled(judgements)) == 0
    assert len(blocks) == 1
    assert time.monotonic() - began < 20


VALUES = [
    (Judged.HAPPENING, "date", "2021-03", True),
    (Judged.HAPPENING, "date", "2021-02-31", False),
    (Judged.HAPPENING, "date", "yesterday", False),
    (Judged.HAPPENING, "date", "2021-03-05/2021-03-01", False),
    (Judged.HAPPENING, "date", None, True),
    (Judged.HAPPENING, "status", "denied", True),
    (Judged.HAPPENING, "status", None, False),
    (Judged.HAPPENING, "what", "x", False),
    (Judged.FIGURE, "value", "1,200", True),
    (Judged.FIGURE, "value", "nan", False),
    (Judged.FIGURE, "value", "dozens", False),
    (Judged.ARTICLE, "published", "2021-03-04T10:30Z", True),
    (Judged.ARTICLE, "published", "2021-03", False),
    (Judged.ARTICLE, "published", "2021-03-04T25:00", False),
    (Judged.ARTICLE, "language", "english", False),
    (Judged.ACTOR, "country", "ke", True),
    (Judged.ACTOR, "name", "  ", False),
    (Judged.STATEMENT, "speaker", "x", False),
]


@pytest.mark.parametrize(("noun", "name", "value", "fits"), VALUES)
def test_values_of_corrections(noun, name, value, fits):
    if fits:
        check_value(noun, name, value)
    else:
        with pytest.raises(BadUsage):
            check_value(noun, name, value)


@given(st.sampled_from([(noun, name) for noun, fields in FIELDS.items() for name in fields]), st.text(max_size=20))
def test_any_text_is_a_value_or_refused(field, text):
    with contextlib.suppress(BadUsage):
        check_value(*field, text)
