"""Writing a dossier: documents and annotations as they come, the book in one stroke at the end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rashomon.dossier.analyser import search_terms
from rashomon.dossier.codec import columns, encode, to_text
from rashomon.dossier.file import connect_writer, transaction
from rashomon.dossier.reader import DossierReader
from rashomon.dossier.tables import BOOK_TABLES
from rashomon.model.annotations import Annotations
from rashomon.model.book import Book, Failure
from rashomon.model.documents import Article, Document
from rashomon.model.ids import make_id
from rashomon.model.judgements import STAGE, Judgement

__all__ = ["DossierWriter"]


class DossierWriter(DossierReader):
    """A dossier opened for writing; every method commits before it returns, so a killed run loses only the call it was in."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, connect_writer(path))

    def add_document(self, document: Document, articles: Iterable[Article]) -> bool:
        """Store a document with its articles; False if it was there already."""
        with transaction(self.connection, self.path):
            # Asked under the lock: two runs that read the same files into one dossier must not both find it absent.
            if self.rows("SELECT 1 FROM documents WHERE id = ?", document.id):
                return False
            (position,) = self.connection.execute("SELECT count(*) FROM documents").fetchone()
            row = (document.id, document.path, document.url, document.sha256, document.text, document.raw, document.media_type, document.encoding)
            self.connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, document.extractor, position))
            (first,) = self.connection.execute("SELECT count(*) FROM captured").fetchone()
            rows = [(article.id, document.id, to_text(article), first + number) for number, article in enumerate(articles)]
            self.connection.executemany("INSERT INTO captured VALUES (?, ?, ?, ?)", rows)
        return True

    def add_failures(self, failures: Iterable[Failure]) -> None:
        """Record what could not be processed; the same failure twice stays one row."""
        with transaction(self.connection, self.path):
            rows = [(each.item, each.stage, each.version, each.reason) for each in failures]
            self.connection.executemany("INSERT OR IGNORE INTO failures VALUES (?, ?, ?, ?)", rows)

    def put_annotations(self, annotations: Annotations, made_by: str, failures: Iterable[Failure], text: str) -> None:
        """Store what the layers found in one article, and its passages for search."""
        with transaction(self.connection, self.path):
            failed = to_text(tuple((each.item, each.stage, each.version, each.reason) for each in failures))
            row = (annotations.article, made_by, to_text(annotations), failed)
            self.connection.execute("INSERT OR REPLACE INTO annotations VALUES (?, ?, ?, ?)", row)
            self._index(annotations, text)

    def _index(self, annotations: Annotations, text: str) -> None:
        old = self.connection.execute("SELECT id, search FROM passages WHERE article = ?", (annotations.article,)).fetchall()
        self.connection.executemany("INSERT INTO passages_index (passages_index, rowid, search) VALUES ('delete', ?, ?)", old)
        self.connection.execute("DELETE FROM passages WHERE article = ?", (annotations.article,))
        for sentence in annotations.sentences:
            words = text[sentence.span.start : sentence.span.end]
            search = " ".join(search_terms(words))
            row = (annotations.article, sentence.span.start, sentence.span.end, words, search)
            found = self.connection.execute('INSERT INTO passages (article, start, "end", words, search) VALUES (?, ?, ?, ?, ?)', row)
            self.connection.execute("INSERT INTO passages_index (rowid, search) VALUES (?, ?)", (found.lastrowid, search))

    def replace_book(self, book: Book) -> None:
        """Put the aligned content in place of the former, all or nothing; documents and judgements stay.

        Of failures those are replaced that say which judgement could not be replayed; all others stay.
        """
        with transaction(self.connection, self.path):
            self._put_book(book)

    def judge(self, judgements: Iterable[Judgement], book: Book) -> None:
        """Append judgements and put the book that follows from them in place of the former, all or nothing."""
        with transaction(self.connection, self.path):
            (first,) = self.connection.execute("SELECT count(*) FROM judgements").fetchone()
            marks = ", ".join("?" * (len(columns(Judgement)) + 1))
            rows = [(first + number, *encode(each)) for number, each in enumerate(judgements)]
            self.connection.executemany(f"INSERT INTO judgements VALUES ({marks})", rows)  # noqa: S608  only marks
            self._put_book(book)

    def _put_book(self, book: Book) -> None:
        for table, record in BOOK_TABLES:
            self.connection.execute(f'DELETE FROM "{table}"')  # noqa: S608  table names are ours
            marks = ", ".join("?" * (len(columns(record)) + 1))
            rows = [(position, *encode(each)) for position, each in enumerate(getattr(book, table))]
            self.connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608  see above
        self.connection.execute("DELETE FROM failures WHERE stage = ?", (STAGE,))
        missed = [(each.item, each.stage, each.version, each.reason) for each in book.failures if each.stage == STAGE]
        self.connection.executemany("INSERT INTO failures VALUES (?, ?, ?, ?)", missed)
        self.connection.execute("DELETE FROM meta WHERE key LIKE 'part:%'")
        self.connection.executemany("INSERT INTO meta VALUES (?, ?)", [(f"part:{key}", value) for key, value in book.parts])


def annotations_key(article: Article, made_by: str) -> str:
    """What an article's annotations depend on: its content, what is known about it, and what made them."""
    return make_id("made", to_text(article), made_by)
