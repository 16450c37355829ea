"""The JSON format: held to its schema, complete, deterministic, and with evidence that equals its slice."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from fixture_book import ferry_book
from fixture_texts import TEXTS
from jsonschema import Draft202012Validator

from rashomon.export.json_format import dossier_json, dossier_json_text
from rashomon.model.annotations import AttributionKind, Comparator, FigureKind, PlaceKind, Status, Voice
from rashomon.model.book import Book, Change, Version
from rashomon.model.documents import ArticleKind, Precision
from rashomon.model.findings import ChangeKind, CopyKind, DisputeKind
from rashomon.model.spans import Evidence, MarkKind

SCHEMA = json.loads(Path("docs/dossier.schema.json").read_text(encoding="utf-8"))


def every_evidence(node):
    if isinstance(node, dict):
        if {"document", "start", "end", "words"} <= node.keys():
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from every_evidence(each)


def test_the_fixture_and_the_empty_book_hold_to_the_schema():
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    for book in (ferry_book(), Book()):
        assert [error.message for error in validator.iter_errors(json.loads(dossier_json_text(book)))] == []


def test_versions_hold_to_the_schema():
    changes = tuple(
        Change(kind, one, two, "") for kind in ChangeKind for one, two in ((Evidence("d", 0, 5, "Eight"), None), (None, Evidence("d", 9, 12, "Two")))
    )
    book = Book(versions=(Version("version-1", "article-1", "article-2", "the same address", changes),))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(json.loads(dossier_json_text(book)))] == []
    assert dossier_json(book)["versions"][0]["changes"][1] == {
        "kind": "figure", "earlier": None, "later": {"document": "d", "start": 9, "end": 12, "words": "Two"}, "because": "",
    }  # fmt: skip


def test_every_noun_of_the_book_is_written():
    written = set(dossier_json(ferry_book()))
    assert {field.name for field in dataclasses.fields(Book)} <= written


def test_evidence_equals_its_slice():
    rows = json.loads(dossier_json_text(ferry_book()))
    paths = {document["id"]: document["path"] for document in rows["documents"]}
    found = list(every_evidence({key: rows[key] for key in rows if key != "documents"}))
    assert len(found) > 60
    assert all(TEXTS[paths[piece["document"]]][piece["start"] : piece["end"]] == piece["words"] for piece in found)


def test_support_is_counted_and_named():
    rows = dossier_json(ferry_book())
    first = rows["happenings"][0]
    assert (first["outlets"], first["families"], first["origins"]) == (3, 2, 2)
    assert first["outlet_names"] == ["Island Wire", "Sound Radio", "The Harbour Post"]
    assert first["origin_names"] == ["The Harbour Post", "Island Wire"]
    assert rows["statements"][0]["origin_names"] == ["Moira Lund"]


def test_a_telling_carries_its_article():
    assert dossier_json(ferry_book())["happenings"][0]["evidence"][2]["article"] == "article-2"


def test_same_book_same_text():
    assert dossier_json_text(ferry_book()) == dossier_json_text(ferry_book())


def test_the_schema_lists_every_value_of_every_enum():
    text = json.dumps(SCHEMA)
    for kind in (
        AttributionKind,
        Comparator,
        FigureKind,
        PlaceKind,
        Status,
        Voice,
        ArticleKind,
        Precision,
        ChangeKind,
        CopyKind,
        DisputeKind,
        MarkKind,
    ):
        assert all(json.dumps(member.value) in text for member in kind), kind
