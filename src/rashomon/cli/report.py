"""Writing a report file, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from rashomon import __version__
from rashomon.errors import RunAborted
from rashomon.export.report import report_html
from rashomon.model.book import Book

__all__ = ["write_report", "write_whole"]


def write_report(book: Book, where: Path) -> Path:
    """Write the report of a book and return its path."""
    write_whole(where, report_html(book, f"Rashomon {__version__}").encode("utf-8", "backslashreplace"))
    return where


def write_whole(where: Path, content: bytes) -> None:
    """Write a file so that a failure half-way leaves the former one in place.

    Raises:
        RunAborted: the file cannot be written.
    """
    part = where.with_name(where.name + ".part")
    try:
        part.write_bytes(content)
        os.replace(part, where)  # noqa: PTH105  Path.replace does the same; this one says that it is atomic
    except OSError as error:
        part.unlink(missing_ok=True)
        msg = f"{where}: cannot be written ({error.strerror}); check the folder, its permissions and the free space"
        raise RunAborted(msg) from error
