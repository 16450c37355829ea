"""The benchmark of several articles on one incident: merged by majority, disagreements flagged, blanks left out."""

from __future__ import annotations

from incidents import outcome_of


def outcomes(*rows: tuple[int | None, int]) -> dict[str, tuple[bool, tuple[bool, ...], bool, bool]]:
    """One incident with (label, reading) of the killed for each article; nobody was hurt."""
    records = [{"id": f"r{n}", "text": "A man was shot.", "published": None, "killed": label, "injured": None} for n, (label, _) in enumerate(rows)]
    answers = [{"killed": told, "injured": 0} for _, told in rows]
    return {row.count: (row.merged, row.single, row.differ, row.flagged) for row in outcome_of("i", records, answers)}


def test_the_majority_is_right_where_one_article_is_not() -> None:
    assert outcomes((2, 2), (2, 2), (2, 1)) == {"killed": (True, (True, True, False), True, True)}


def test_a_count_of_nobody_against_one_is_flagged() -> None:
    assert outcomes((1, 1), (0, 0))["killed"] == (True, (True, True), True, True)


def test_agreement_is_no_dispute_and_blanks_are_left_out() -> None:
    assert outcomes((1, 1), (None, 1)) == {"killed": (True, (True, True), False, False)}
    assert outcomes((None, 1), (None, 1)) == {}
