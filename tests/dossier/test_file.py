"""A dossier refuses what is not one, and keeps what it has."""

from __future__ import annotations

import dataclasses
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from rashomon.dossier.analyser import match_expression
from rashomon.dossier.file import connect_reader, connect_writer
from rashomon.dossier.reader import DossierReader
from rashomon.dossier.tables import APPLICATION_ID, VERSION
from rashomon.dossier.writer import DossierWriter
from rashomon.errors import BadDossier, RunAborted
from rashomon.model.annotations import Annotations, Sentence
from rashomon.model.book import Book, Change, Failure, Version
from rashomon.model.documents import Article, Document
from rashomon.model.findings import ChangeKind
from rashomon.model.spans import Evidence, Span

TEXT = "Éight people died, the U.S. e-mail said. 逮捕された。"
DOCUMENT = Document("d1", "a.txt", None, "00", TEXT, TEXT.encode(), "text/plain", "utf-8", "plain 1")
ARTICLE = Article("a1", "d1", Span(0, len(TEXT)))


def test_what_is_not_a_dossier_is_refused(tmp_path):
    text = tmp_path / "t.rashomon"
    text.write_text("hello", encoding="utf-8")
    other = tmp_path / "other.rashomon"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    for path in (text, other, tmp_path / "absent.rashomon"):
        with pytest.raises(BadDossier, match=path.name):
            connect_reader(path)
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(BadDossier):
            connect_writer(path)
        assert path.read_bytes() == before


def test_a_folder_is_called_one(tmp_path):
    for opening in (connect_reader, connect_writer):
        with pytest.raises(BadDossier, match="a folder, not a dossier"):
            opening(tmp_path)


def test_a_trigger_is_refused_before_anything_is_written(tmp_path):
    path = tmp_path / "hostile.rashomon"
    with DossierWriter(path) as dossier:
        dossier.connection.execute("CREATE TRIGGER t AFTER INSERT ON documents BEGIN DELETE FROM judgements; END")
    for opening in (connect_reader, connect_writer):
        with pytest.raises(BadDossier, match="do not trust"):
            opening(path)


def test_two_writers_that_open_a_new_dossier_at_once_store_each_document_once(tmp_path):
    path = tmp_path / "shared.rashomon"

    def write(_number):
        with DossierWriter(path) as dossier:
            return sum(dossier.add_document(dataclasses.replace(DOCUMENT, id=f"d{each}"), []) for each in range(20))

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(write, range(4))) == 20


def test_a_newer_dossier_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "new.rashomon"
    DossierWriter(path).connection.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    for opening in (connect_reader, connect_writer):
        with pytest.raises(BadDossier, match="newer Rashomon"):
            opening(path)


def test_a_dossier_of_the_first_format_is_read_and_brought_up_to_date(tmp_path, monkeypatch):
    path = tmp_path / "old.rashomon"
    monkeypatch.setattr("rashomon.dossier.file.VERSION", 1)
    with DossierWriter(path) as dossier:
        dossier.add_document(DOCUMENT, [ARTICLE])
        assert "versions" not in {name for (name,) in dossier.rows("SELECT name FROM sqlite_master")}
    monkeypatch.undo()
    with DossierReader(path) as dossier:
        assert dossier.book().versions == ()
        assert dossier.digest()
    version = Version("v1", "a1", "a2", "same address", (Change(ChangeKind.TEXT, None, Evidence("d1", 0, 5, "Éight"), "added"),))
    with DossierWriter(path) as dossier:
        dossier.replace_book(Book(articles=(ARTICLE,), versions=(version,)))
        assert dossier.book().versions == (version,)


def test_a_dossier_with_a_view_is_refused(tmp_path):
    path = tmp_path / "view.rashomon"
    DossierWriter(path).connection.close()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIEW article AS WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t")
    connection.close()
    with pytest.raises(BadDossier, match="views or triggers"):
        connect_reader(path)


def test_tables_are_strict_and_marked(tmp_path):
    path = tmp_path / "d.rashomon"
    with DossierWriter(path) as dossier:
        assert dossier.rows("PRAGMA application_id") == [(APPLICATION_ID,)]
        own = dossier.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passages_index%' AND name NOT LIKE 'sqlite%'")
        assert all(sql.rstrip().endswith(("STRICT", "WITHOUT ROWID")) for _, sql in own)


def test_documents_are_stored_once_and_found_again(tmp_path):
    path = tmp_path / "d.rashomon"
    with DossierWriter(path) as dossier:
        assert dossier.add_document(DOCUMENT, [ARTICLE])
        assert not dossier.add_document(DOCUMENT, [ARTICLE])
        dossier.add_failures([Failure("x", "ingest", "1", "empty")] * 2)
        sentences = (Sentence(Span(0, len(TEXT)), 0),)
        for _ in range(2):
            dossier.put_annotations(Annotations("a1", sentences=sentences), "k", (), TEXT)
        dossier.replace_book(Book(articles=(ARTICLE,)))
        digest = dossier.digest()
    with DossierReader(path) as dossier:
        book = dossier.book()
        assert book.documents == (DOCUMENT,)
        assert book.articles == (ARTICLE,)
        assert len(book.failures) == 1
        assert dossier.digest() == digest
        for query in ("eight", "U.S.", "e-mail", "逮捕", "DIED people"):
            assert [found.words for found in dossier.search(query)] == [TEXT], query
        for query in ('"', "-", "", "NOT", "absent"):
            assert dossier.search(query) == (), query


def test_a_failed_transaction_leaves_the_former_book(tmp_path):
    path = tmp_path / "d.rashomon"
    with DossierWriter(path) as dossier:
        dossier.add_document(DOCUMENT, [ARTICLE])
        dossier.replace_book(Book(articles=(ARTICLE,)))
        before = dossier.digest()
        with pytest.raises(TypeError):
            dossier.replace_book(Book(articles=(ARTICLE,), stories=("nonsense",)))
        assert dossier.digest() == before


def test_two_writers_do_not_pass_each_other(tmp_path, monkeypatch):
    monkeypatch.setattr("rashomon.dossier.file.PATIENCE", 0.05)
    path = tmp_path / "d.rashomon"
    with DossierWriter(path) as first:
        first.connection.execute("BEGIN IMMEDIATE")
        with DossierWriter(path) as second, pytest.raises(RunAborted, match="another run"):
            second.add_failures([Failure("x", "ingest", "1", "empty")])
        first.connection.execute("ROLLBACK")


def test_queries_are_quoted():
    assert match_expression('drop "table" NEAR') == '"drop" "table" "near"'


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path):
    path = tmp_path / "d.rashomon"
    with DossierWriter(path) as dossier:
        dossier.add_document(DOCUMENT, [ARTICLE])
        before = dossier.digest()
        (pages,) = dossier.rows("PRAGMA page_count")[0]
        dossier.connection.execute(f"PRAGMA max_page_count = {pages}")
        large = "Eight people died. " * 20_000
        with pytest.raises(RunAborted, match="disk is full"):
            dossier.add_document(Document("d2", "b.txt", None, "01", large, b"", "text/plain", "utf-8", "plain 1"), [])
        assert dossier.digest() == before
