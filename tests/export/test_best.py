"""One value for a series, by a rule that the user names."""

from __future__ import annotations

import dataclasses

import pytest
from fixture_book import ferry_book

from rashomon.export.best import BestRule, with_best
from rashomon.export.terminal import account_text


def test_without_a_rule_no_series_has_a_best_value():
    assert with_best(ferry_book(), None) == ferry_book()


@pytest.mark.parametrize("rule", BestRule)
def test_a_rule_picks_one_of_the_readings_and_stands_beside_it(rule):
    book = with_best(ferry_book(), rule)
    figures = {figure.id: figure for figure in book.figures}
    for series in book.series:
        given = {value for reading in series.readings for value in (figures[reading].value, figures[reading].low) if value is not None}
        assert (series.best in given, series.best_rule) == ((True, rule.value) if given else (False, None))
    assert f"best by “{rule.value}”" in " ".join(account_text(book).split())


def test_a_speaker_whom_many_repeat_is_one_origin():
    book = ferry_book()
    series = next(each for each in book.series if len(each.readings) > 2)
    values = (12.0, 12.0, 8.0)
    speakers = ("the harbour office", "the harbour office", "the owner")
    changed = {key: (value, speaker) for key, value, speaker in zip(series.readings, values, speakers, strict=False)}
    figures = tuple(
        dataclasses.replace(each, value=changed[each.id][0], speaker=None, speaker_words=changed[each.id][1]) if each.id in changed else each for each in book.figures
    )
    kept = dataclasses.replace(series, readings=series.readings[:3])
    found = {rule: with_best(dataclasses.replace(book, figures=figures, series=(kept,)), rule).series[0].best for rule in (BestRule.MAJORITY, BestRule.ORIGINS)}
    assert found == {BestRule.MAJORITY: 12.0, BestRule.ORIGINS: 8.0}
