"""From what the user names to documents: files, folders, records and standard input; every input that fails gives one row."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from rashomon import __version__
from rashomon.errors import UnreadableInput
from rashomon.ingest.captured import Captured
from rashomon.ingest.pages import capture_html, capture_text
from rashomon.ingest.records import json_lines, json_records
from rashomon.model.book import Failure
from rashomon.text.encoding import looks_binary

__all__ = ["LARGEST_FILE", "read_inputs"]

#: An account is a page; the longest novel has 4 MB. A parse needs some 100 bytes of memory for each byte of text.
LARGEST_FILE = 50_000_000

TEXT = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}
PAGES = {".html", ".htm", ".xhtml"}
LINES = {".jsonl", ".ndjson"}
RECORDS = {".json"}
SUPPORTED = ".txt, .md, .html, .json, .jsonl"

#: What the first bytes of common files that are no text say, and what to do about each.
SIGNATURES = (
    (b"%PDF", "a PDF: save its text as .txt"),
    (b"PK\x03\x04", "a zip archive or office document: unpack it, or save its text as .txt"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"\x89PNG", "a picture: only text can be read"),
    (b"\xff\xd8\xff", "a picture: only text can be read"),
    (b"GIF8", "a picture: only text can be read"),
    (b"{\\rtf", "a rich-text file: save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save its text as .txt"),
)


def read_inputs(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Captured | Failure]:
    """What can be read from the named files, folders and "-", in order, and a row for each input that cannot.

    A text that was read before in the same call is a row too, unless it is a record with an id of its own: copies are data.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for found in _read_one(path, stdin):
            if isinstance(found, Failure):
                yield found
                continue
            if found.document.id in seen:
                yield failure(found.document.path, f"same content as {seen[found.document.id]}: it is kept once")
                continue
            seen[found.document.id] = found.document.path
            yield found


def failure(item: str, reason: str) -> Failure:
    """The row for an input that could not be read."""
    return Failure(item, "ingest", __version__, " ".join(reason.split()))


def _read_one(path: str, stdin: BinaryIO | None) -> Iterator[Captured | Failure]:
    if path == "-":
        yield from read_stream(stdin if stdin is not None else sys.stdin.buffer)
        return
    where = Path(path)
    try:
        is_folder = where.is_dir()
    except (OSError, ValueError) as error:
        yield failure(path, f"cannot be opened ({reason_of(error)}): check the name")
        return
    if not is_folder:
        yield from read_file(where, where.name, named=True)
        return
    yield from read_folder(where)


def read_folder(folder: Path) -> Iterator[Captured | Failure]:
    """Every file below a folder, in the order of their paths; hidden files and folders are passed over."""
    closed: list[Failure] = []

    def cannot_list(error: OSError) -> None:
        closed.append(failure(relative(Path(error.filename), folder), f"folder cannot be listed ({reason_of(error)}): check its permissions"))

    names: list[Path] = []
    for top, folders, files in os.walk(folder, onerror=cannot_list):
        folders[:] = [each for each in folders if not each.startswith(".")]
        names += [Path(top) / each for each in files if not each.startswith(".")]
    yield from closed
    for where in sorted(names):
        yield from read_file(where, relative(where, folder), named=False)


def relative(where: Path, folder: Path) -> str:
    """The path below the folder, with forward slashes; names that are no UTF-8 show their stray bytes as U+FFFD."""
    name = where.relative_to(folder).as_posix() if where.is_relative_to(folder) else where.as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")


def read_file(where: Path, name: str, *, named: bool) -> Iterator[Captured | Failure]:
    """The documents in one file; ``named`` by the user rather than found in a folder."""
    kind = where.suffix.lower()
    if not (kind in TEXT or kind in PAGES or kind in LINES or kind in RECORDS or (named and not kind)):
        yield failure(name, f"files ending in {kind or 'nothing'} are not read: use {SUPPORTED}")
        return
    try:
        if kind in LINES:
            yield from lines_of(where, name)
        else:
            yield from capture_bytes(checked_bytes(where, name), name, kind)
    except UnreadableInput as error:
        yield failure(error.item, error.reason)
    except OSError as error:
        yield failure(name, f"cannot be opened ({reason_of(error)}): check that it exists and may be read")


def reason_of(error: OSError | ValueError) -> str:
    """The system's words for what went wrong, without the path."""
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__


def check_regular(where: Path, name: str) -> int:
    """The size of a regular file, without opening it (a pipe would wait for ever).

    Raises:
        UnreadableInput: it is a pipe, socket or device.
        OSError: it vanished or may not be looked at.
    """
    found = where.stat()
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableInput(name, "not a regular file: name a file, a folder, or - for standard input")
    return found.st_size


def checked_bytes(where: Path, name: str) -> bytes:
    """The bytes of a file that is small enough; one that grows while it is read is refused too.

    Raises:
        UnreadableInput: it is too large or no regular file.
        OSError: it vanished or may not be read.
    """
    size = check_regular(where, name)
    raw = b""
    if size <= LARGEST_FILE:
        with where.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    if max(size, len(raw)) > LARGEST_FILE:
        raise UnreadableInput(name, too_large(max(size, len(raw))))
    return raw


def too_large(size: int) -> str:
    """Why a file of this size is refused."""
    return f"{size / 1e6:.0f} MB, more than the {LARGEST_FILE / 1e6:.0f} MB that one account may have: split it"


def lines_of(where: Path, name: str) -> Iterator[Captured | Failure]:
    """The records of a JSON-lines file, line by line, so that its size does not matter.

    Raises:
        UnreadableInput: it is no regular file.
        OSError: it vanished or may not be read.
    """
    check_regular(where, name)
    with where.open("rb") as file:
        yield from json_lines(file, name, LARGEST_FILE)


def capture_bytes(raw: bytes, name: str, kind: str) -> Iterator[Captured | Failure]:
    """The documents in the bytes of one file.

    Raises:
        UnreadableInput: they are no text, or hold no account.
    """
    if not raw.strip():
        raise UnreadableInput(name, "empty: there is nothing to read in it")
    for signature, what in SIGNATURES:
        if raw.startswith(signature):
            raise UnreadableInput(name, what)
    if looks_binary(raw):
        raise UnreadableInput(name, "not text (it holds many control characters): save it as UTF-8 text")
    if kind in RECORDS:
        yield from json_records(raw, name)
    elif kind in PAGES or begins_like_html(raw):
        yield capture_html(raw, name)
    else:
        yield capture_text(raw, name, TEXT.get(kind, "text/plain"))


def begins_like_html(raw: bytes) -> bool:
    """Whether a file with another ending is a saved page all the same."""
    return raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))


def read_stream(stream: BinaryIO) -> Iterator[Captured | Failure]:
    """The documents on standard input: JSON lines if it begins with a brace, else one text."""
    try:
        raw = stream.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            yield failure("-", too_large(len(raw)))
        elif raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and not raw.startswith(b"{\\rtf"):
            yield from json_lines(BytesIO(raw), "-", LARGEST_FILE)
        else:
            yield from capture_bytes(raw, "-", ".txt")
    except UnreadableInput as error:
        yield failure(error.item, error.reason)
    except OSError as error:
        yield failure("-", f"standard input cannot be read ({reason_of(error)})")
