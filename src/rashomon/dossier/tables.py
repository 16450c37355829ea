"""The tables of a dossier: which record each one holds, and the SQL that makes them.

Migrations are an ordered list; the number of those applied is the file's ``user_version``. Never edit one that was released: add one.
"""

from __future__ import annotations

from rashomon.dossier.codec import columns
from rashomon.model import annotations as layers
from rashomon.model import book, documents
from rashomon.model.judgements import Judgement

__all__ = ["ADDED_LATER", "APPLICATION_ID", "BOOK_TABLES", "MIGRATIONS", "VERSION"]

#: "RASH" in ASCII: what makes an SQLite file a dossier.
APPLICATION_ID = 0x52415348

#: Table, record and field of Book; replaced together in one transaction after each run.
BOOK_TABLES: tuple[tuple[str, type], ...] = (
    ("articles", documents.Article),
    ("stories", book.Story),
    ("copies", book.Copy),
    ("families", book.Family),
    ("versions", book.Version),
    ("actors", book.Actor),
    ("places", book.Place),
    ("dates", layers.Date),
    ("attributions", layers.Attribution),
    ("statements", book.Statement),
    ("figures", layers.Figure),
    ("series", book.Series),
    ("happenings", book.Happening),
    ("relations", book.Relation),
    ("disputes", book.Dispute),
    ("namings", book.Naming),
)

#: Tables that the first format lacked, with the format that brought them: a dossier of an older one is read as holding none of their rows.
ADDED_LATER = {"versions": 2, "judgements": 3}


def create_book_table(name: str, record: type) -> str:
    """The STRICT table for one kind of record; ``position`` keeps the order of the tuple."""
    cells = ", ".join(f'"{column}" {kind}' for column, kind in columns(record))
    return f'CREATE TABLE "{name}" (position INTEGER PRIMARY KEY, {cells}) STRICT'


FIRST = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    (
        "CREATE TABLE documents (id TEXT PRIMARY KEY, path TEXT NOT NULL, url TEXT, sha256 TEXT NOT NULL, text TEXT NOT NULL, raw BLOB NOT NULL, "
        "media_type TEXT NOT NULL, encoding TEXT NOT NULL, extractor TEXT NOT NULL, position INTEGER NOT NULL) STRICT"
    ),
    "CREATE TABLE captured (id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id), record TEXT NOT NULL, position INTEGER NOT NULL) STRICT",
    "CREATE TABLE annotations (article TEXT PRIMARY KEY REFERENCES captured (id), made_by TEXT NOT NULL, record TEXT NOT NULL, failures TEXT NOT NULL) STRICT",
    "CREATE TABLE failures (item TEXT NOT NULL, stage TEXT NOT NULL, version TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (item, stage, reason)) STRICT",
    (
        'CREATE TABLE judgements (position INTEGER PRIMARY KEY, "id" TEXT, "kind" TEXT, "subject" TEXT, "members" TEXT, "field_name" TEXT, '
        '"value" TEXT, "author" TEXT, "at" TEXT, "note" TEXT) STRICT'
    ),
    *(create_book_table(name, record) for name, record in BOOK_TABLES if name not in ADDED_LATER),
    'CREATE TABLE passages (id INTEGER PRIMARY KEY, article TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL, search TEXT NOT NULL) STRICT',
    "CREATE VIRTUAL TABLE passages_index USING fts5 (search, content='passages', content_rowid='id', tokenize='ascii')",
)

SECOND = (create_book_table("versions", book.Version),)

#: Nothing could write judgements before: the first table's columns knew neither noun nor words, and no decision is lost with it.
THIRD = ("DROP TABLE judgements", create_book_table("judgements", Judgement))

MIGRATIONS: tuple[tuple[str, ...], ...] = (FIRST, SECOND, THIRD)
VERSION = len(MIGRATIONS)
