"""Tables, workbooks and GeoJSON: the same findings as the dossier, exact, in columns that say what they hold."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import zipfile

import pytest
from fixture_book import ferry_book
from fixture_texts import TEXTS

from rashomon.export.geojson import happenings_geojson
from rashomon.export.tables import Table, tables_of
from rashomon.export.tabular import csv_files, workbook
from rashomon.model.book import Book


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_every_row_has_a_cell_for_every_column():
    for table in tables_of(ferry_book()):
        assert {len(row) for row in table.rows} <= {len(table.columns)}, table.name
        assert len(set(table.columns)) == len(table.columns)


def test_words_equal_the_slice_of_the_text_they_name():
    checked = 0
    for content in csv_files(tables_of(ferry_book())).values():
        for row in rows_of(content):
            if row.get("words"):
                assert TEXTS[row["document"]][int(row["start"]) : int(row["end"])] == row["words"]
                checked += 1
    assert checked > 30


def test_one_row_a_finding_and_unknown_is_empty():
    book = ferry_book()
    rows = {name.removesuffix(".csv"): rows_of(content) for name, content in csv_files(tables_of(book)).items()}
    for noun in ("articles", "figures", "series", "happenings", "statements", "places", "actors", "namings", "copies"):
        assert len(rows[noun]) == len(getattr(book, noun)), noun
    assert len(rows["quotations"]) == len(book.attributions)
    assert len(rows["tellings"]) == sum(len(each.tellings) for each in book.happenings)
    assert {row["lat"] == "" for row in rows["places"]} == {place.lat is None for place in book.places}


def test_an_empty_book_gives_headings_only():
    assert all(rows_of(content) == [] and content.count(b"\r\n") == 1 for content in csv_files(tables_of(Book())).values())
    assert zipfile.ZipFile(io.BytesIO(workbook(tables_of(Book())))).testzip() is None


@pytest.mark.parametrize("words", ["=1+1", "+49 30", "@all", "-5", "http://a.example/", "a\x00b\x1f\ud800", "x" * 40_000, "two\r\nlines, “quoted”"])
def test_words_are_never_formulas_links_or_broken_cells(words: str):
    table = Table("figures", ("words", "count"), ((words, 3),))
    sheets = zipfile.ZipFile(io.BytesIO(workbook((table,))))
    sheet = sheets.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert re.search(r'<c r="B2"><v>3</v></c>', sheet)
    content = csv_files((table,))["figures.csv"]
    assert next(csv.reader(io.StringIO(content.decode("utf-8").partition("\r\n")[2], newline="")))[1] == "3"


def test_the_same_book_gives_the_same_bytes():
    assert workbook(tables_of(ferry_book())) == workbook(tables_of(ferry_book()))
    assert happenings_geojson(ferry_book()) == happenings_geojson(ferry_book())


def test_the_map_has_points_only_where_one_is_known():
    book = ferry_book()
    nowhere = dataclasses.replace(book.happenings[0], id="happening-nowhere", place=None)
    features = json.loads(happenings_geojson(dataclasses.replace(book, happenings=(*book.happenings, nowhere))))["features"]
    assert len(features) == len(book.happenings) + 1
    assert features[-1]["geometry"] is None
    assert features[-1]["properties"]["place_precision"] is None
    places = {place.id: place for place in book.places}
    for each, feature in zip(book.happenings, features, strict=False):
        if feature["geometry"] is not None:
            assert feature["geometry"]["coordinates"] == [places[each.place].lon, places[each.place].lat]
        assert feature["properties"]["families"] == len(each.support.families)
