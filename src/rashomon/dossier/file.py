"""Opening a dossier: one SQLite file, one writer, any number of readers."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from rashomon.dossier.tables import APPLICATION_ID, MIGRATIONS, VERSION
from rashomon.errors import BadDossier, RunAborted

__all__ = ["connect_reader", "connect_writer", "storing", "transaction"]

MAGIC = b"SQLite format 3\x00"
#: Seconds that a writer waits for another one.
PATIENCE = 10.0


def connect_writer(path: Path) -> sqlite3.Connection:
    """Open or create a dossier for writing and bring it up to this version.

    The journal stays in rollback mode: one file to share, and none of the multi-writer hazards of a write-ahead log.

    Raises:
        BadDossier: the file is not a dossier, or comes from a newer version.
    """
    check_no_folder(path)
    fresh = not path.exists() or path.stat().st_size == 0
    if not fresh:
        check_header(path)
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        if not fresh:
            check_version(connection, path)
            check_schema(connection, path)
        migrate(connection, path)
    except sqlite3.Error as error:
        raise _trouble(path, error) from error
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """Open a dossier read-only.

    Raises:
        BadDossier: there is no such file, it is not a dossier, or it comes from a newer version.
    """
    check_no_folder(path)
    if not path.is_file():
        msg = f"{path}: no such dossier; make one with `rashomon read SOURCES -o {path}`"
        raise BadDossier(msg)
    check_header(path)
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        check_version(connection, path)
        check_schema(connection, path)
    except sqlite3.Error as error:
        raise _trouble(path, error) from error
    return connection


def check_no_folder(path: Path) -> None:
    """Refuse a folder by name: "no such dossier" would send the reader to make one over it."""
    if path.is_dir():
        msg = f"{path}: a folder, not a dossier; name a .rashomon file in it"
        raise BadDossier(msg)


def check_header(path: Path) -> None:
    """Refuse a file that is no SQLite file before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        msg = f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        raise BadDossier(msg) from error
    if head != MAGIC:
        msg = f"{path}: not a dossier; name a .rashomon file that `rashomon read` made"
        raise BadDossier(msg)


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse other applications' files and dossiers of a newer version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        msg = f"{path}: an SQLite file, but not a dossier; name a .rashomon file that `rashomon read` made"
        raise BadDossier(msg)
    if version > VERSION:
        msg = f"{path}: written by a newer Rashomon (format {version}, this one reads up to {VERSION}); upgrade Rashomon to open it"
        raise BadDossier(msg)


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file with views or triggers: a dossier has none, and a hostile one can hang a reader."""
    (foreign,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')").fetchone()
    if foreign:
        msg = f"{path}: holds views or triggers that no dossier has; do not trust this file"
        raise BadDossier(msg)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply the migrations that the file lacks, each with its record in one transaction."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number in range(version, VERSION):
        with transaction(connection, path):
            # Another run may have made the same step while this one waited for the lock.
            if connection.execute("PRAGMA user_version").fetchone()[0] > number:
                continue
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All or nothing; takes the write lock at once so that two writers cannot pass each other.

    Raises:
        RunAborted: the disk is full, the file is locked by another run, or the file system failed.
    """
    with storing(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


@contextlib.contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn SQLite's failures into one clear line."""
    try:
        yield
    except sqlite3.Error as error:
        raise _trouble(path, error) from error


def _trouble(path: Path, error: sqlite3.Error) -> RunAborted:
    text = str(error)
    if "full" in text:
        return RunAborted(f"{path}: the disk is full; free some space and run the same command again, it goes on where it stopped")
    if "locked" in text:
        return RunAborted(f"{path}: another run is writing to this dossier; wait for it to end, then try again")
    if "unable to open" in text or "readonly" in text:
        return RunAborted(f"{path}: cannot be written; check that the folder exists and that you may write to it")
    return BadDossier(f"{path}: damaged or unreadable ({text}); restore it from a backup or read the sources into a new dossier")
