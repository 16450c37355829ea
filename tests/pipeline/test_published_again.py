"""From files to a dossier: an article that was published again is one voice, and what it said before is an update."""

from __future__ import annotations

import json

import pytest

from rashomon.model.findings import ChangeKind, DisputeKind
from rashomon.pipeline.run import read_sources

EIGHT = """Eight people died when the river Tarn broke its banks on Tuesday and flooded Oldmarket, the interior ministry said.

"We had no warning at all," said the mayor, Anna Brandt.

Rescuers searched the old town through the night."""
TWELVE = (
    EIGHT.replace("Eight", "Twelve").replace("We had no warning at all", "We had one hour, no more").replace("through the night", "until the morning")
)
ELSEWHERE = "Twelve people were killed in the flood in Oldmarket on Tuesday, police said. The mayor, Anna Brandt, said help was on its way."
URL = "https://www.tarnpost.example/news/flood"


def record(name, text, **fields):  # noqa: ANN003 - fields of a JSON record
    return {"id": name, "text": text, "title": "River Tarn floods Oldmarket", "outlet": "Tarn Post"} | fields


FIRST = record("first", EIGHT, url=URL, published="2021-03-03T09:00:00Z")
AGAIN = record("again", EIGHT, url=f"{URL}?utm_source=mail", published="2021-03-03T10:00:00Z")
NEWER = record("newer", TWELVE, url=f"{URL}#updated", published="2021-03-03T14:00:00Z")
OTHER = record("other", ELSEWHERE, outlet="Valley Radio", title="Flood kills twelve", published="2021-03-03T15:00:00Z")


@pytest.fixture
def read(tmp_path):
    def read_records(*records):  # noqa: ANN002 - records to read
        source = tmp_path / "records.jsonl"
        source.write_text("\n".join(json.dumps(each) for each in records), encoding="utf-8")
        return read_sources([str(source)], tmp_path / f"{len(records)}-{records[-1]['id']}.rashomon").book

    return read_records


def test_a_changed_number_is_a_figure_change_and_an_update(read):
    book = read(FIRST, NEWER)
    (version,) = book.versions
    assert [change.kind for change in version.changes] == [ChangeKind.FIGURE, ChangeKind.STATEMENT, ChangeKind.TEXT]
    assert version.changes[0].because == "deaths: “Eight people” became “Twelve people”"
    assert [dispute.kind for dispute in book.disputes] == [DisputeKind.UPDATE]
    assert book.copies == ()
    assert len(book.families) == 1
    (deaths,) = [series for series in book.series if series.kind.value == "deaths"]
    assert len(deaths.readings) == 2
    assert (deaths.low, deaths.high, len(deaths.support.outlets), len(deaths.support.families)) == (8.0, 12.0, 1, 1)


def test_published_again_unchanged_is_a_version_without_changes_and_no_second_voice(read):
    once, twice = read(FIRST, OTHER), read(FIRST, AGAIN, OTHER)
    assert [version.changes for version in twice.versions] == [()]
    assert twice.copies == ()
    for name in ("series", "statements", "happenings"):
        counts = [
            [(len(each.support.outlets), len(each.support.families), len(each.support.origins)) for each in getattr(book, name)]
            for book in (once, twice)
        ]
        assert counts[0] == counts[1], name
    assert [dispute.kind for dispute in once.disputes] == [dispute.kind for dispute in twice.disputes]


def test_what_was_replaced_contradicts_nobody(read):
    book = read(FIRST, NEWER, OTHER)
    assert {dispute.kind for dispute in book.disputes} == {DisputeKind.UPDATE}
    assert {len(dispute.members) for dispute in book.disputes} == {2}


def test_who_still_gives_the_replaced_number_is_behind_and_does_not_contradict(read):
    book = read(FIRST, NEWER, OTHER | {"text": ELSEWHERE.replace("Twelve", "Eight")})
    assert DisputeKind.CONTRADICTION not in {dispute.kind for dispute in book.disputes}


def test_versions_without_an_outlet_are_one_outlet(read):
    book = read(FIRST | {"outlet": None}, NEWER | {"outlet": None})
    assert {len(series.support.outlets) for series in book.series} == {1}
    assert {len(statement.support.families) for statement in book.statements} == {1}


WIRE = f"OLDMARKET, March 3 (Reuters) - {EIGHT}\n\nThe river has flooded the town twice in ten years, and the dam above it was built for smaller floods than this one."


def test_an_agency_is_the_root_of_what_credits_it_even_without_its_own_text(read):
    book = read(record("a", WIRE), record("b", WIRE.replace("twice", "three times"), outlet="Valley Radio"))
    (family,) = book.families
    assert (family.root, family.credit, len(book.copies)) == (None, "Reuters", 1)
    assert {len(series.support.families) for series in book.series} == {1}


def test_the_agencys_own_article_is_the_root(read):
    own = record("own", WIRE, outlet="Reuters")
    book = read(record("a", WIRE), own, record("b", WIRE.replace("twice", "three times"), outlet="Valley Radio"))
    (family,) = book.families
    root = next(article for article in book.articles if article.id == family.root)
    assert (family.credit, root.outlet) == ("Reuters", "Reuters")


def test_two_papers_with_two_texts_of_one_agency_lean_on_one_origin(read):
    mine = (
        "Eight people were killed in Oldmarket on Tuesday. The town hall stood in water up to its windows, and the trains to the coast did not run."
    )
    other = "In Oldmarket eight people were killed on Tuesday. Boats took families from the roofs of the mill quarter until long after dark."
    credited = read(
        record("a", f"OLDMARKET (AFP) - {mine}"), record("b", f"OLDMARKET (AFP) - {other}", outlet="Valley Radio", title="Boats in Oldmarket")
    )
    plain = read(record("a", mine), record("c", other, outlet="Valley Radio", title="Boats in Oldmarket"))
    assert [family.credit for family in credited.families] == ["Agence France-Presse"] * 2
    assert [(len(series.support.families), len(series.support.origins)) for book in (credited, plain) for series in book.series] == [(2, 1), (2, 2)]
