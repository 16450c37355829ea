"""Which times a short message tells, from the minute of writing; every sentence here was made up."""

from __future__ import annotations

import itertools
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.dates.messages import MESSAGE, find_in_message
from rashomon.text.calendar import SOME_WEEK

NOW = datetime(2021, 5, 7, 9, 30)  # noqa: DTZ001  a Friday; messages tell their own local time

VALUES = [
    ("Lunch moved to half past one.", "T01:30"),
    ("Be there by a quarter to seven tomorrow.", "2021-05-08T06:45"),
    ("The plumber comes tmrw 8-10am.", "2021-05-08T08:00:00/2021-05-08T10:00:00"),
    ("Band practice 7 to 9 in the evening.", "19:00:00/21:00:00"),
    ("Back in 20 minutes.", "2021-05-07T09:50:00"),
    ("The parcel left 3 hours ago.", "2021-05-07T06:30:00"),
    ("He paid two months ago.", "2021-03-07"),
    ("Done within 2h.", "2021-05-07T09:30:00/2021-05-07T11:30:00"),
    ("We will be away for the next two weeks.", "2021-05-08/2021-05-22"),
    ("Figures for the last 2 quarters please.", "2020-10-01/2021-04-01"),
    ("Gym every Tuesday at 6pm.", f"{SOME_WEEK}-2T18"),
    ("She swims on Sundays at 9am.", f"{SOME_WEEK}-7T09"),
    ("Rent is due on the 3rd.", "2021-05-03"),
    ("Shop shut from 4 to 22 this month.", "2021-05-04/2021-05-22"),
    ("Fair on june 5th through 9th.", "2020-06-05/2020-06-09"),
    ("Dentist 3/4 at 11:15.", "2021-03-04T11:15"),
    ("First draft due the second Monday of next month.", "2021-06-14"),
    ("Signed 2019/aug/03.", "2019-08-03"),
    ("Budget for 2022H1.", "2022-01-01/2022-07-01"),
    ("Holiday in week 31.", "2021-W31"),
    ("Rest of the week is free.", "2021-05-07/2021-05-09"),
    ("Leave from Nov to Feb 2020.", "2019-11-01/2020-02-01"),
    ("Between March 2018 and now.", "2018-03-01/2021-05-07"),
    ("Hired for 3 weeks starting May 10th.", "2020-05-10/2020-05-31"),
    ("Due two weeks after Christmas.", "2022-01-08"),
    ("It took an hour and a half.", "PT1.5H"),
    ("It took 1 year 2 months.", "P1Y2M"),
    ("See you Tuesday late-night.", "2021-05-04TNI"),
    ("Send it by end of day.", "2021-05-07T23:59:59"),
    ("Born on fifteen June nineteen hundred eighty two.", "1982-06-15"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_message_tells_its_time(text: str, value: str) -> None:
    assert value in [time.timex for time in find_in_message(text, NOW)]


@pytest.mark.parametrize("text", ["He paid and left.", "Two to four people came.", "As good as any.", "The sun will shine.", "Rate 30/4.85 was odd."])
def test_what_is_no_time_in_a_message(text: str) -> None:
    assert not [time for time in find_in_message(text, NOW) if time.form.startswith(MESSAGE)]


WORDS = [
    "on",
    "from",
    "to",
    "3",
    "4/22",
    "the",
    "27th",
    "may",
    "monday",
    "7pm",
    "half",
    "past",
    "two",
    "weeks",
    "ago",
    "in",
    "between",
    "and",
    "2016",
    "next",
    "31",
    "february",
    ",",
    "-",
    "’",
    "\n",
    "İ",
    "q1",
    "end of",
    "day",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([NOW, datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)]))  # noqa: DTZ001  as above
def test_any_message_gets_rising_spans_that_do_not_overlap(words: list[str], now: datetime) -> None:
    text = " ".join(words)
    times = find_in_message(text, now)
    assert all(left.end <= right.start for left, right in itertools.pairwise(times))
    assert all(0 <= time.start < time.end <= len(text) for time in times)
