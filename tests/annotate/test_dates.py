"""Which times a text tells, and what they come to; every sentence here was made up."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.dates import LAYER, find_times
from rashomon.model.annotations import Annotations, DateKind
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles

WRITTEN = "2021-05-07"  # a Friday

VALUES = [
    ("The bridge fell on Wednesday.", "Wednesday", "2021-05-05"),
    ("The bridge fell on Friday.", "Friday", "2021-05-07"),
    ("They will meet on Tuesday.", "Tuesday", "2021-05-11"),
    ("The mayor said on Tuesday she will resign.", "Tuesday", "2021-05-04"),
    ("It starts next Monday.", "next Monday", "2021-05-10"),
    ("Talks broke down last Friday.", "last Friday", "2021-04-30"),
    ("Police came early Wednesday.", "early Wednesday", "2021-05-05"),
    ("It was quiet in the early hours of Thursday morning.", "the early hours of Thursday morning", "2021-05-06"),
    ("The strike began this week.", "this week", "2021-05-03/2021-05-09"),
    ("A vote is due next week.", "next week", "2021-05-10/2021-05-16"),
    ("Prices doubled over the past year.", "the past year", "2020-05/2021-05"),
    ("Rain fell earlier this month.", "earlier this month", "2021-05"),
    ("The dam was built in the early 1990s.", "the early 1990s", "1990/1993"),
    ("The dam was built in the 1980s.", "the 1980s", "198X"),
    ("She took office on January 2.", "January 2", "2021-01-02"),
    ("She took office on Dec. 30.", "Dec. 30", "2020-12-30"),
    ("She took office on 5 March 2019.", "5 March 2019", "2019-03-05"),
    ("Read on 2020-02-29.", "2020-02-29", "2020-02-29"),
    ("It was the hottest day since New Year's Day.", "New Year's Day", "2021-01-01"),
    ("The road has been shut since the new year.", "since the new year", "2021-01-01/2021-05-07"),
    ("The mine shut a year and a half ago.", "a year and a half ago", "2019-11"),
    ("The mine shut two weeks ago.", "two weeks ago", "2021-04-23"),
    ("The mine shut in 2010.", "2010", "2010"),
    ("The mine shut in mid-2010.", "mid-2010", "2010"),
    ("The mine shut in March nineteen ninety-six.", "March nineteen ninety-six", "1996-03"),
    ("Sales fell in the 2010 second quarter.", "the 2010 second quarter", "2010-04/2010-06"),
    ("The court sits the week of May 20.", "the week of May 20", "2021-05-17/2021-05-23"),
    ("New rules come out in June.", "June", "2021-06"),
    ("The dam broke on Tuesday the 4th.", "Tuesday the 4th", "2021-05-04"),
    ("The dam broke on the 29th.", "on the 29th", "2021-04-29"),
    ("The dam broke on Tuesday shortly after 4 p.m.", "Tuesday shortly after 4 p.m.", "2021-05-04"),
    ("Lawyers want to get around Tuesday's ruling.", "Tuesday's", "2021-05-04"),
    ("Parties hope to win Sunday's election.", "Sunday's", "2021-05-09"),
    ("The dam broke on April nineteenth.", "April nineteenth", "2021-04-19"),
    ("The dam broke on Wednesday in the morning.", "Wednesday in the morning", "2021-05-05"),
    ("The dam broke two days after April 2.", "two days after April 2", "2021-04-04"),
    ("The dam broke in the second week of 2018.", "the second week of 2018", "2018-01-08/2018-01-14"),
    ("The road is shut from next Monday to Thursday.", "next Monday to Thursday", "2021-05-10/2021-05-13"),
    ("Work went on between April and June 2017.", "between April and June 2017", "2017-04/2017-06"),
    ("The office opens three weeks from tomorrow.", "three weeks from tomorrow", "2021-05-29"),
    ("They met between 9 and 11 a.m. on Wednesday.", "between 9 and 11 a.m. on Wednesday", "2021-05-05"),
    ("It opens in April of the next year.", "April of the next year", "2022-04"),
    ("The dam was built in 2010. It broke in April of the following year.", "April of the following year", "2011-04"),
    ("The dam was built in 2010. It broke in June of that year.", "June of that year", "2010-06"),
    ("They will meet on Tuesday of next week.", "Tuesday of next week", "2021-05-11"),
    ("Output fell in the third quarter of 2019.", "the third quarter of 2019", "2019-07/2019-09"),
    ("Output fell in the summer of 2019.", "the summer of 2019", "2019-22"),
    ("Shops will stay shut until Tuesday.", "Tuesday", "2021-05-11"),
    ("The trial was put off until 9 a.m. on Tuesday.", "9 a.m. on Tuesday", "2021-05-11"),
    ("He remained mayor until Tuesday, when he resigned.", "Tuesday", "2021-05-04"),
    ("Until Tuesday, they had not met.", "Tuesday", "2021-05-04"),
    ("She retires effective Aug. 1.", "Aug. 1", "2021-08-01"),
    ("Prices are at their lowest level in six years.", "in six years", None),
    ("They left at 4 in the morning on Wednesday.", "4 in the morning on Wednesday", "2021-05-05"),
    ("Talks broke down on Tuesday. They had begun the previous Friday.", "the previous Friday", "2021-04-30"),
    ("It fell 3 percent on Tuesday to end the day at 912.", "the day", "2021-05-04"),
    ("It earned more in the third quarter than in the 2019 period.", "the 2019 period", "2019-07/2019-09"),
    ("They sat together until late on Friday.", "late on Friday", "2021-05-07"),
    ("Four planes were called for. A vote on elections for July is near.", "July", "2021-07"),
    ("The code was passed in 2017. Building rules were tightened that year.", "that year", "2017"),
    ("Troops left on Tuesday. They had eaten the evening before.", "the evening before", "2021-05-03"),
    ("He flew home on Tuesday and spoke in the afternoon.", "in the afternoon", "2021-05-04"),
    ("Votes were cast on Monday.\n11:30 – Half are counted.", "11:30", "2021-05-07"),
    ("Filed on 06/05/2021.", "06/05/2021", "2021-05-06"),
    ("Filed on 12/11/2020.", "12/11/2020", "2020-12-11"),
    ("It lasted three days.", "three days", None),
    ("It is published weekly.", "weekly", None),
    ("It happened recently.", "recently", None),
]


@pytest.mark.parametrize(("text", "words", "value"), VALUES)
def test_a_time_is_found_and_valued(text, words, value):
    found = {text[time.start : time.end]: time.value for time in find_times(text, WRITTEN)}
    match = [key for key in found if words in key or key.endswith(words)]
    assert match, found
    assert found[match[0]] == value


RECKONED = [
    ("The revolt began on Sunday. Two days later it had spread.", "2021-05-04"),
    ("The club was founded in 2002. It moved two years later.", "2004"),
    ("A war broke out in 2008. A flood came that same year.", "2008"),
    ("He spoke on Tuesday. She answered the same day.", "2021-05-04"),
    ("The hall burned on Tuesday. Smoke rose that afternoon.", "2021-05-04"),
    ("He spoke on Tuesday. She answered the following day.", "2021-05-05"),
]


@pytest.mark.parametrize(("text", "value"), RECKONED)
def test_a_later_time_is_reckoned_from_the_one_before(text, value):
    last = find_times(text, WRITTEN)[-1]
    assert (last.value, last.anchor is not None) == (value, True)


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "The march reached the square.",
        "Some 2,014 people came.",
        "He paid $1999.",
        "The Sun reported it.",
        "Eastern Europe",
        "We sat down.",
        "It came with the fall of the wall.",
        "annual sales",
        "A second bus came.",
        "Posted here · 4 min read",
        "Every second voter stayed away.",
        "A Lyon daily, the Gazette, wrote it.",
        "METRO TODAY",
        "It cut about a quarter, of its staff.",
    ],
)
def test_look_alikes_are_no_times(text):
    assert not find_times(text, WRITTEN)


def test_timex_keeps_the_part_of_day_and_the_length():
    assert [time.timex for time in find_times("It fell on Tuesday evening after three weeks, at 9 p.m. on Wednesday.", WRITTEN)] == [
        "2021-05-04TEV",
        "P3W",
        "2021-05-05T21:00",
    ]


def test_without_a_day_of_writing_nothing_is_guessed():
    assert [time.value for time in find_times("It fell on Tuesday, last year, in 2010.", None)] == [None, None, "2010"]


def test_impossible_dates_are_no_dates():
    assert [time.value for time in find_times("It fell on February 30, 2021.", WRITTEN)] in ([], ["2021-02"])


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("on in the 2020 19 May 5 ago last Friday - / : , . 31 -02 quarter\n ’İ"), max_size=120),
    st.sampled_from([None, WRITTEN, "0001-01-01", "9999-12-31", "soon"]),
)
def test_any_text_gets_rising_spans_that_do_not_overlap(text, published):
    times = find_times(text, published)
    assert all(left.end <= right.start for left, right in itertools.pairwise(times))
    assert all(0 <= time.start < time.end <= len(text) for time in times)


def test_the_layer_quotes_its_words_and_asks_the_parse_for_tense():
    text = "xx The envoy left on Monday.\nShe is meeting the governor on Sunday."
    article = Article("a1", "d1", Span(3, len(text)), published=WRITTEN)
    parsed = next(iter(parse_articles([Source(article, text)])))
    dates = LAYER.run(parsed, Annotations("a1")).dates
    assert [(date.value, date.kind) for date in dates] == [("2021-05-03", DateKind.DATE), ("2021-05-09", DateKind.DATE)]
    assert all(date.evidence.words == text[date.evidence.start : date.evidence.end] for date in dates)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("text", ["q2", "Friday the 13th", "on the 31st", "two days after April 2", "the last week of 2015", "from Monday to Friday"])
def test_the_ends_of_the_calendar_break_nothing(text, published):
    assert isinstance(find_times(text, published), tuple)


def test_what_is_moved_between_two_days_does_not_last_that_long():
    assert [time.value for time in find_times("The vote was postponed from Monday to Thursday.", WRITTEN)] == ["2021-05-03", "2021-05-06"]


def test_clock_times_share_their_half_of_the_day():
    values = [
        find_times(text, WRITTEN)[0].timex for text in ("Shops shut from 1 to 3 p.m.", "Shops shut from 10 to 3 p.m.", "Shops shut 14:00-15:30.")
    ]
    assert values == ["2021-05-07T13:00/2021-05-07T15:00", "2021-05-07T10:00/2021-05-07T15:00", "2021-05-07T14:00/2021-05-07T15:30"]


def test_a_nightly_curfew_and_its_last_day_are_two_times():
    assert [time.value for time in find_times("A curfew runs from 11 p.m. to 7 a.m. until Tuesday.", WRITTEN)] == ["2021-05-07", "2021-05-11"]


def test_the_present_tense_of_a_report_tells_of_a_day_that_was():
    text = "She calls Wednesday’s vote fair.\nThe court sits on Wednesday."
    article = Article("a1", "d1", Span(0, len(text)), published=WRITTEN)
    parsed = next(iter(parse_articles([Source(article, text)])))
    assert [date.value for date in LAYER.run(parsed, Annotations("a1")).dates] == ["2021-05-05", "2021-05-12"]


@pytest.mark.parametrize(
    "text", ["It fell on 31 February 2021.", "It fell on February 31, 2021.", "Due 2021-02-31.", "Due 31/02/2021.", "on the 31st of February"]
)
@pytest.mark.parametrize("published", [None, WRITTEN])
def test_the_31st_of_february_is_no_day(text, published):
    assert not [found for found in find_times(text, published) if found.value and ("-02-31" in found.value or found.value == "2021-03-03")]


def test_a_text_dated_in_the_future_is_reckoned_from_its_own_day():
    assert [time.value for time in find_times("It fell on Tuesday, the day after New Year's Day.", "2999-05-07")][:1] == ["2999-05-07"]


def test_ten_thousand_dates_take_linear_time():
    sentence = "On Tuesday, 4 May 2021, and again on May 6 it rained. "
    began = time.process_time()
    assert len(find_times(sentence * 5000, WRITTEN)) == 10_000
    assert time.process_time() - began < 30


def test_two_texts_that_disagree_on_the_day_keep_their_own():
    values = [find_times(f"The bridge fell on {day}.", WRITTEN)[0].value for day in ("Monday", "Tuesday")]
    assert values == ["2021-05-03", "2021-05-04"]


@pytest.mark.parametrize(("published", "timex"), [("2031-03-04T21:30", "2031-03-04T18:30:00"), ("2031-03-04", None)])
def test_a_post_written_at_a_known_minute_is_read_as_a_message(published, timex):
    text = "Shelling began 3 hours ago near the market."
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text)), published=published), text)])
    (found,) = LAYER.run(parsed, Annotations("a1")).dates
    assert found.evidence.words == "3 hours ago"
    assert timex is None or found.timex == timex


@pytest.mark.parametrize("aside", ["Ole Varg, born in 1979, was known.", "It was the worst flood since April 2012."])
def test_a_year_of_birth_or_of_the_last_such_flood_dates_nothing_else(aside):
    assert [time.value for time in find_times(f"{aside} On May 3 he came.", None)][1:] == [None]
