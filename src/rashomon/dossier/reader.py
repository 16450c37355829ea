"""Reading a dossier back into records."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rashomon.dossier.analyser import match_expression
from rashomon.dossier.codec import columns, decode, from_text
from rashomon.dossier.file import connect_reader, storing
from rashomon.dossier.tables import ADDED_LATER, BOOK_TABLES
from rashomon.model.annotations import Annotations
from rashomon.model.book import Book, Failure, Judgement
from rashomon.model.documents import Article, Document
from rashomon.model.spans import Evidence

__all__ = ["DossierReader", "read_book"]


class DossierReader:
    """A dossier opened read-only; use it in a ``with`` statement."""

    def __init__(self, path: Path, connection: sqlite3.Connection | None = None) -> None:
        self.path = path
        self.connection = connection if connection is not None else connect_reader(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    def rows(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with storing(self.path):
            return self.connection.execute(statement, values).fetchall()

    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order in which they were added."""
        found = self.rows("SELECT id, path, url, sha256, text, raw, media_type, encoding, extractor FROM documents ORDER BY position")
        return tuple(Document(*row) for row in found)

    def captured(self) -> tuple[Article, ...]:
        """All articles as ingest made them, before anything was inferred about them."""
        return tuple(from_text(Article, row[0]) for row in self.rows("SELECT record FROM captured ORDER BY position"))

    def made_by(self) -> dict[str, str]:
        """For each annotated article, the key of what made its annotations."""
        return dict(self.rows("SELECT article, made_by FROM annotations"))

    def annotations(self) -> dict[str, Annotations]:
        """The stored annotations by article."""
        return {article: from_text(Annotations, record) for article, record in self.rows("SELECT article, record FROM annotations")}

    def failures(self) -> tuple[Failure, ...]:
        """What could not be processed, documents first."""
        own = [Failure(*row) for row in self.rows("SELECT item, stage, version, reason FROM failures ORDER BY item, stage, reason")]
        layers = [Failure(*each) for row in self.rows("SELECT failures FROM annotations ORDER BY article") for each in json.loads(row[0])]
        return (*own, *layers)

    def judgements(self) -> tuple[Judgement, ...]:
        """What analysts decided, in the order in which it came in; none in a file of a format that knew none."""
        return self._records("judgements", Judgement) if self._format() >= ADDED_LATER["judgements"] else ()

    def book(self) -> Book:
        """The whole content; what an older format did not know is empty."""
        held = self._book_tables()
        parts = {name: self._records(name, record) for name, record in BOOK_TABLES if name in held}
        made = tuple(
            (key.removeprefix("part:"), value) for key, value in self.rows("SELECT key, value FROM meta WHERE key LIKE 'part:%' ORDER BY key")
        )
        return Book(documents=self.documents(), judgements=self.judgements(), failures=self.failures(), parts=made, **parts)

    def _book_tables(self) -> tuple[str, ...]:
        """The tables of the book that this file's format has: a reader cannot bring an older file up to date, the next `rashomon read` does."""
        version = self._format()
        return tuple(name for name, _ in BOOK_TABLES if ADDED_LATER.get(name, 1) <= version)

    def _format(self) -> int:
        ((version,),) = self.rows("PRAGMA user_version")
        return int(version)

    def _records(self, table: str, record: type) -> tuple[Any, ...]:
        names = ", ".join(f'"{name}"' for name, _ in columns(record))
        return tuple(decode(record, row) for row in self.rows(f'SELECT {names} FROM "{table}" ORDER BY position'))  # noqa: S608  names come from our own records

    def search(self, query: str, limit: int = 20) -> tuple[Evidence, ...]:
        """Passages that hold every term of the query, best first."""
        expression = match_expression(query)
        if not expression:
            return ()
        found = self.rows(
            'SELECT c.document, p.start, p."end", p.words FROM passages_index JOIN passages p ON p.id = passages_index.rowid '
            "JOIN captured c ON c.id = p.article WHERE passages_index MATCH ? ORDER BY rank, p.id LIMIT ?",
            expression,
            limit,
        )
        return tuple(Evidence(*row) for row in found)

    def digest(self) -> str:
        """A hash of all content: equal for equal input, however the run was batched, spread or interrupted."""
        hasher = hashlib.blake2b(digest_size=16)
        tables = ["documents", "captured", "annotations", "failures", "judgements", *self._book_tables()]
        for table in tables:
            for row in self.rows(f'SELECT * FROM "{table}" ORDER BY 1'):  # noqa: S608  table names are ours
                hasher.update(repr(row).encode("utf-8", "surrogatepass"))
        return hasher.hexdigest()


def read_book(path: Path) -> Book:
    """The content of a dossier file."""
    with DossierReader(path) as dossier:
        return dossier.book()
