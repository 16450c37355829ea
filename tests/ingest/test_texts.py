import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.printed_dates import date_line, date_prefix, read_metadata_date
from rashomon.text.encoding import decode, looks_binary, without_surprises
from rashomon.text.language import language_of


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Friday, January 7, 2022", "2022-01-07"),
        ("Published: 7 Jan. 2022, 10:30 GMT", "2022-01-07"),
        ("Updated 10:30 am ET, Jan 5, 2022", "2022-01-05"),
        ("Oldmarket, 3rd of March 2021", "2021-03-03"),
        ("2021/03/04", "2021-03-04"),
        ("31 February 2022", None),
        ("The storm of January 5, 2022 that changed the lives of many people", None),
        ("01/07/2022", None),
    ],
)
def test_date_lines(line: str, value: str | None):
    found = date_line(line)
    assert (found.value if found else None) == value


def test_a_date_before_the_text_needs_a_label_figures_or_a_dash():
    assert date_prefix("Posted on 5 March 2021 Ten people died").value == "2021-03-05"
    assert date_prefix("March 5, 2021 – Ten people died").value == "2021-03-05"
    assert date_prefix("March 5, 2021 was a cold day") is None


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("Wed, 05 Jan 2022 10:00:00 GMT", "2022-01-05T10:00:00+00:00"),
        ("2022-01-05", "2022-01-05"),
        ("2022-01", "2022-01"),
        ("Jan 5, 2022 at 10:30", "2022-01-05"),
        ("2022-13-45", None),
        ("soon", None),
    ],
)
def test_metadata_dates(given: str, value: str | None):
    found = read_metadata_date(given)
    assert (found.value if found else None) == value


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=50))
def test_unicode_comes_back(codec: str, text: str):
    assert decode(text.encode(codec)).text.lstrip("\ufeff") == text.lstrip("\ufeff")


def test_older_encodings():
    assert decode("Café naïve: the résumé of a storm".encode("latin-1")).text == "Café naïve: the résumé of a storm"
    russian = "Президент сказал, что город пострадал от наводнения и что погибли восемь человек."
    assert decode(russian.encode("cp1251")).text == russian
    with pytest.raises(UnicodeError):
        decode(bytes(range(128, 256)))


@given(st.text(st.characters(), max_size=50))
def test_what_is_kept_can_be_stored_and_has_the_same_length(text: str):
    kept = without_surprises(text)
    assert len(kept) == len(text)
    assert "\0" not in kept
    kept.encode("utf-8")


def test_binary_and_language():
    assert looks_binary(bytes(64) + b"text")
    assert not looks_binary("Grüße\n".encode())
    assert language_of("Der Fluss trat am Dienstag über die Ufer und überflutete die Stadt.") == "de"
    assert language_of("…") is None
