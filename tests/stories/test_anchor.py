"""When an undated account was published, from its dated relatives and its own day names; every text here was made up."""

import pytest

from rashomon.model.documents import Precision, PublishedFrom
from rashomon.stories.anchor import Undated, infer_published

NAMES = "The fire in Port Amber reached Lake Oro, said General Ines Vahl of the Meridian Guard, near Castle Brann."
DATED = [Undated("d1", NAMES, "2021-03-05"), Undated("d2", NAMES + " It spread.", "2021-03-06")]  # Friday, Saturday


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The harbour burned on Wednesday. Crews came on Sunday.", "2021-03-03"),
        ("The governor had asked for help on Wednesday. Crews are now at work.", "2021-03-04"),
        ("Crews are at work. The harbour burned on March 2.", "2021-03-03"),
        ("Crews are at work.", "2021-03-05"),
        ("The governor spoke on Thursday. Crews will leave on Monday.", "2021-03-04"),
    ],
)
def test_the_text_and_its_relatives_give_the_day(told, day):
    found = infer_published([Undated("u", f"{NAMES} {told}", None), *DATED])
    assert [(one.id, one.published, one.published_precision, one.published_from) for one in found] == [
        ("u", day, Precision.DAY, PublishedFrom.OTHER_ACCOUNTS)
    ]
    assert found[0].because


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"HARBOUR, March 2 (HNA) - {NAMES} Planes are expected on Thursday.", "2021-03-02"),
        (f"{NAMES} It burned on Wednesday.\n\nposted by Olga Pell, Sunday, March 7", "2021-03-07"),
        (f"Published 4 March | Olga Pell\n\n{NAMES} It burned on Wednesday.", "2021-03-04"),
        (f"Olga Pell\n05/03/2021\n\n{NAMES} It burned on Wednesday.", "2021-03-05"),
        (f"Olga Pell\n03/06/2021\n\n{NAMES} It burned on Wednesday.", "2021-03-06"),
        (f"Olga Pell\n05/09/2021\n\n{NAMES} It burned on Wednesday.", "2021-03-03"),
        (f"On the 4 March 2021 the harbour burned. {NAMES}", "2021-03-04"),
        (f"In Tarn, March 2 is a holiday. {NAMES} It burned on Wednesday.", "2021-03-03"),
        (f"HARBOUR, June 2 (HNA) - {NAMES} It burned on Wednesday.", "2021-03-03"),
        (f"HARBOUR, March 45 (HNA) - {NAMES} It burned on Wednesday.", "2021-03-03"),
    ],
)
def test_a_printed_day_without_its_year_and_a_whole_date_in_the_lead(text, day):
    assert [one.published for one in infer_published([Undated("u", text, None), *DATED])] == [day]


def test_no_dated_relative_no_date():
    assert infer_published([Undated("u", NAMES, None), Undated("v", "A choir sang in Tarn, says Olga Pell.", "2021-03-05")]) == ()
    assert infer_published([Undated("u", NAMES, None)]) == ()
    assert infer_published([]) == ()


def test_order_does_not_matter():
    items = [Undated("u", NAMES + " It began on Wednesday.", None), Undated("w", NAMES, None), *DATED]
    expected = sorted(infer_published(items), key=lambda one: one.id)
    shuffled = [items[i] for i in (2, 0, 3, 1)]
    assert sorted(infer_published(shuffled), key=lambda one: one.id) == expected


def test_a_wire_dateline_needs_fewer_names_in_common():
    told = "TARN. March 4. HNA. The fire near Brann is out, one Vahl said."
    other = Undated("d", "Flames reached Castle Brann on Thursday; General Vahl asked for planes. Olga Pell lost her barn.", "2021-03-05")
    assert [one.published for one in infer_published([Undated("u", told, None), other])] == ["2021-03-04"]
    assert infer_published([Undated("u", told.replace("March 4. ", ""), None), other]) == ()


def test_names_that_stand_in_the_news_of_years_tell_no_day():
    years = [
        Undated(f"y{year}", f"In Tarn, President Oro met Senator Pell and Justice Lund in {year}.", f"{year}-05-02") for year in range(2012, 2020)
    ]
    unknown = Undated("u", "Again in Tarn, President Oro met Senator Pell and Justice Lund.", None)
    assert infer_published([unknown, *years]) == ()
    assert [one.published for one in infer_published([unknown, years[3]])] == ["2015-05-02"]


def test_a_printed_day_with_its_year_found_dates_others_in_turn():
    first = Undated("a", "TARN, March 4 (HNA) - The fire near Brann is out, one Vahl said, and Olga Pell, Ida Lund and Jon Orr are home.", None)
    second = Undated("b", "Olga Pell\n05/03/2021\n\nAt noon Ida Lund, Jon Orr and Olga Pell came home.", None)
    known = Undated("d", "Flames reached Brann on Thursday; General Vahl asked for planes.", "2021-03-05")
    assert [(one.id, one.published) for one in infer_published([second, first, known])] == [("b", "2021-03-05"), ("a", "2021-03-04")]
