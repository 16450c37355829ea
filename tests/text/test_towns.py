"""The index of towns: the bytes of the file give what parsing it gives."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.folding import fold, fold_all
from rashomon.text.gazetteer import lookup
from rashomon.text.towns import _read, _town, other_named, own_named

RECORD = {"geonameid": 7, "name": 'Alt "Brückdorf"', "latitude": -1.5, "longitude": 2.0, "countrycode": "DE", "population": 20_001, "timezone": "Europe/Berlin", "admin1code": "05"}


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x01"), max_size=12), max_size=6))
def test_folding_many_names_is_folding_each(names: list[str]) -> None:
    assert fold_all(names) == [fold(name) for name in names]


def test_a_record_cut_out_of_the_bytes_is_whole() -> None:
    towns = _read(json.dumps({"7": {**RECORD, "alternatenames": ["Brück [old]", "Bruckdorf", "Брюк"]}, "8": {**RECORD, "geonameid": 8, "population": 1_200, "alternatenames": ["Kleinruck"]}}).encode())
    assert len(towns.heads) == 2
    assert [_town(towns.heads[row]).number for row in sorted(towns.own.entries(fold('Alt "Brückdorf"')))] == ["7", "8"]
    assert list(towns.other.last) == ["bruckdorf"]
    assert _town(towns.heads[0]).lat == -1.5


def test_own_and_other_names_do_not_overlap() -> None:
    assert any(town.country == "DE" for town in own_named("munich"))
    assert not {town.number for town in own_named("munich")} & {town.number for town in other_named("munich")}
    assert any(town.name == "Munich" for town in other_named("munchen"))
    assert lookup("MÜNCHEN") == lookup("Munchen")
