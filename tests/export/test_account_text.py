"""Markdown and terminal: the right story, quoted words, no markup and no control characters from an account."""

from __future__ import annotations

import dataclasses

import pytest
from fixture_book import ferry_book, words
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import BadUsage
from rashomon.export.account import accounts_of, dispute_counts, headline, leading, value_words
from rashomon.export.labels import names_of
from rashomon.export.markdown import account_markdown, escaped
from rashomon.export.terminal import account_text, plain
from rashomon.export.wording import bounds_words, day_key, day_words, reading_words
from rashomon.model.annotations import Comparator
from rashomon.model.book import RelationKind
from rashomon.model.findings import DisputeKind
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence


def test_the_account_is_told_in_both():
    for text in (account_markdown(ferry_book()), account_text(ferry_book())):
        assert "struck a reef off Skarra early on Tuesday" in text
        assert "3 outlets · 2 families · 2 origins" in text
        assert "contradiction" in text
        assert "Date unknown" in text


@pytest.mark.parametrize("story", ["1", "story-1", "strikes reef"])
def test_a_story_is_found_by_number_id_or_title(story):
    assert account_text(ferry_book(), story) == account_text(ferry_book())


def test_a_story_that_is_none_is_named_as_such():
    with pytest.raises(BadUsage, match="no story is called so; name one by its number"):
        account_markdown(ferry_book(), "volcano")


@pytest.mark.parametrize("width", [1, 40, 72, 200])
def test_no_line_of_the_terminal_is_too_wide(width):
    assert all(len(line) <= max(width, 40) for line in account_text(ferry_book(), width=width).splitlines())


def test_markup_in_an_account_is_plain_in_markdown():
    book = ferry_book()
    piece = words(3, '<script>alert("not a script")</script> Dozens drowned')
    happening = dataclasses.replace(
        book.happenings[5], what=piece.words, tellings=(dataclasses.replace(book.happenings[5].tellings[0], evidence=piece),)
    )
    text = account_markdown(dataclasses.replace(book, happenings=(happening,)))
    assert "<script>" not in text
    assert r"\<script\>" in text


@given(st.text())
def test_nothing_that_a_terminal_obeys_survives(text):
    assert plain(text).isprintable()
    assert "\n" not in escaped(text)


def test_the_account_is_in_reading_order():
    book = ferry_book()
    names = names_of(book)
    account = accounts_of(book, names)[0]
    assert [each.id[-1] for each in account.happenings] == ["1", "2", "3", "4", "5", "6"]
    assert [each.id[-1] for each in account.background] == ["7"]
    assert [each.id[-1] for each in leading(account, names, 3)] == ["1", "2", "4"]
    assert dispute_counts(account) == ((DisputeKind.CONTRADICTION, 1), (DisputeKind.DENIAL, 1), (DisputeKind.UPDATE, 1))


def test_the_headline_is_a_piece_of_a_telling():
    happening = dataclasses.replace(ferry_book().happenings[0], what="struck a reef")
    assert headline(happening) == words(0, "struck a reef")
    assert headline(dataclasses.replace(happening, what="not told so")) == happening.tellings[0].evidence


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "Date unknown"),
        ("2031-03-04", "Tuesday 4 March 2031"),
        ("2031-03-04T20:15", "Tuesday 4 March 2031, 20:15"),
        ("2031-03", "March 2031"),
        ("2031-21", "spring 2031"),
        ("2031", "2031"),
        ("203X", "2030s"),
        ("../2031-03", "until March 2031"),
        ("2031-03/..", "from March 2031 on"),
        ("2031-02-31", "2031-02-31"),
        ("P3D", "P3D"),
    ],
)
def test_dates_in_words(value, said):
    assert day_words(value) == said


@given(st.none() | st.text(alphabet="0123456789-/.TXZ~?", max_size=24))
def test_any_date_value_has_words_and_a_key(value):
    assert day_words(value)
    assert day_key(value)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": 14.0}, "14"),
        ({"value": 240.0, "comparator": Comparator.ABOUT}, "about 240"),
        ({"value": None, "low": 31.0, "high": None, "comparator": Comparator.AT_LEAST}, "at least 31"),
        ({"value": None, "low": 24.0, "high": None, "comparator": Comparator.VAGUE}, "24 or more"),
        ({"value": None, "low": 5.0, "high": 7.0, "comparator": Comparator.ABOUT}, "5 to 7"),
        ({"value": None, "low": None, "high": None, "comparator": Comparator.VAGUE}, "no number"),
        ({"value": 3.0, "unit": "year"}, "3 years"),
        ({"value": 60.0, "unit": "%"}, "60 %"),
    ],
)
def test_readings_in_words(fields, said):
    assert reading_words(dataclasses.replace(ferry_book().figures[0], **{"low": None, "high": None, **fields})) == said


def test_open_ranges_in_words():
    assert [bounds_words(9.0, 24.0), bounds_words(9.0, None), bounds_words(None, 24.0), bounds_words(None, None)] == [
        "9 to 24",
        "9 or more",
        "up to 24",
        "no number",
    ]


def test_ids_and_keys_in_reasons_become_names():
    book = ferry_book()
    sound = dataclasses.replace(book.places[0], id=make_id("place", "area:the inner sound"), name="the inner sound")
    names = names_of(dataclasses.replace(book, places=(*book.places, sound)))
    said = names.readable("same place area:the inner sound and article-0, by actor-lund; note: at 12:30")
    assert said == "same place the inner sound and The Harbour Post, by Moira Lund; note: at 12:30"


def test_a_link_between_happenings_stands_in_the_later_ones_row():
    for text in (account_markdown(ferry_book()), account_text(ferry_book(), width=200)):
        assert "told as an answer to “" in text
        assert "because: “after” in one account" in text


def test_a_part_names_its_whole_and_the_whole_its_count():
    book = ferry_book()
    relation = dataclasses.replace(book.relations[0], kind=RelationKind.PART)
    text = account_text(dataclasses.replace(book, relations=(relation,)), width=200)
    assert "part of “" in text
    assert "with 1 part" in text


@pytest.mark.parametrize(
    ("words_shown", "leads"),
    [
        ("the harbour master told reporters", False),
        ("a deckhand, who asked not to be named", False),
        ("The ferry Nora struck a reef off the island of Skarra and sank within an hour, the harbour master told reporters", True),
    ],
)
def test_how_it_came_to_be_known_does_not_lead(words_shown, leads):
    book = ferry_book()
    first = book.happenings[0]
    document = dataclasses.replace(book.documents[0], text=words_shown + ".")
    piece = Evidence(document.id, 0, len(words_shown), words_shown)
    told = dataclasses.replace(first, what=words_shown, weight=1.0, tellings=(dataclasses.replace(first.tellings[0], evidence=piece),))
    book = dataclasses.replace(book, documents=(document, *book.documents[1:]), happenings=(told, *book.happenings[1:]))
    names = names_of(book)
    assert (told in leading(accounts_of(book, names)[0], names)) is leads


def test_an_end_that_no_account_gave_as_a_number_carries_its_words():
    book = ferry_book()
    series = next(each for each in book.series if len(each.readings) > 1)
    names = names_of(book)
    lowest = next(figure for figure in book.figures if figure.id in series.readings)
    vague = dataclasses.replace(
        lowest, value=None, low=2.0, high=None, comparator=Comparator.VAGUE, evidence=dataclasses.replace(lowest.evidence, words="a few\n dead")
    )
    figures = tuple(vague if figure.id == vague.id else figure for figure in book.figures)
    held = dataclasses.replace(series, low=2.0)
    assert "(“a few dead”)" in value_words(held, names_of(dataclasses.replace(book, figures=figures)))
    assert "“" not in value_words(series, names)


def test_each_number_stands_with_the_unit_that_an_account_gives_it_in():
    book = ferry_book()
    series = next(each for each in book.series if len(each.readings) > 1)
    first, second = [figure for figure in book.figures if figure.id in series.readings][:2]
    euros = dataclasses.replace(first, value=2e6, low=2e6, high=2e6, unit="EUR", comparator=Comparator.EXACTLY)
    pounds = dataclasses.replace(second, value=1.7e6, low=1.7e6, high=1.7e6, unit="GBP", comparator=Comparator.EXACTLY)
    held = dataclasses.replace(series, readings=(euros.id, pounds.id), unit="EUR / GBP", low=2e6, high=2e6)
    names = names_of(dataclasses.replace(book, figures=(euros, pounds)))
    assert value_words(held, names) == "2 million EUR / 1.7 million GBP"


@pytest.mark.parametrize(("day", "leads"), [("2019-02", False), ("2019-02-04/2019-02-06", False), ("2031-13-99", True), (None, True)])
def test_what_accounts_recall_of_another_year_does_not_lead(day, leads):
    book = ferry_book()
    heavy = max((each for each in book.happenings if each.date), key=lambda each: each.weight)
    recalled = next(each for each in book.happenings if each is not heavy)
    moved = dataclasses.replace(recalled, date=day, weight=heavy.weight - 0.001)
    book = dataclasses.replace(book, happenings=tuple(moved if each is recalled else each for each in book.happenings))
    names = names_of(book)
    assert (moved in leading(accounts_of(book, names)[0], names)) is leads
