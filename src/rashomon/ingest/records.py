"""JSON records to documents: one record a line, or one record or a list of them in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from rashomon import __version__
from rashomon.errors import UnreadableInput
from rashomon.ingest.captured import Captured, Form, Known
from rashomon.ingest.pages import captured
from rashomon.model.book import Failure
from rashomon.text.encoding import Decoded, without_surprises

__all__ = ["json_lines", "json_records"]

FIELDS = "a record is an object with id and text, and optionally url, title, published, outlet, byline"
BOM = "\ufeff"


def json_lines(file: BinaryIO, name: str, longest: int) -> Iterator[Captured | Failure]:
    """The records of a JSON-lines stream; a bad line gives a row that names it, and the others go on."""
    number = held = 0
    while line := file.readline(longest + 1):
        number += 1
        item = f"{name}, line {number}"
        if len(line) > longest:
            held += 1
            _skip_line(file, longest)
            yield _failed(item, f"longer than {longest / 1e6:.0f} MB: split the record")
            continue
        if not line.strip():
            continue
        held += 1
        try:
            yield _capture(_parsed(line, item), line.rstrip(b"\r\n"), item)
        except UnreadableInput as error:
            yield _failed(error.item, error.reason)
    if not held:
        yield _failed(name, "empty: there is nothing to read in it")


def _skip_line(file: BinaryIO, step: int) -> None:
    """Read on to the end of an overlong line without keeping it."""
    while (more := file.readline(step)) and not more.endswith(b"\n"):
        pass


def json_records(raw: bytes, name: str) -> Iterator[Captured | Failure]:
    """The records of a JSON file that holds one or a list of them.

    Raises:
        UnreadableInput: it is no JSON.
    """
    value = _parsed(raw, name)
    if not isinstance(value, list):
        yield _capture(value, raw, name)
        return
    if not value:
        raise UnreadableInput(name, "an empty list: there is no record in it")
    for number, record in enumerate(value, start=1):
        item = f"{name}, record {number}"
        try:
            own = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
            yield _capture(record, own, item)
        except UnreadableInput as error:
            yield _failed(error.item, error.reason)


def _failed(item: str, reason: str) -> Failure:
    return Failure(item, "ingest", __version__, reason)


def _parsed(raw: bytes, item: str) -> object:
    try:
        value: object = json.loads(raw.decode("utf-8").removeprefix(BOM))
    except UnicodeDecodeError as error:
        raise UnreadableInput(item, f"not UTF-8 (byte {error.start}): JSON records must be UTF-8") from error
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise UnreadableInput(item, f"broken JSON ({error.msg}, {where}): {FIELDS}") from error
    except (RecursionError, ValueError) as error:
        raise UnreadableInput(item, f"JSON that cannot be read ({type(error).__name__}): {FIELDS}") from error
    return value


def _capture(record: object, raw: bytes, item: str) -> Captured:
    if not isinstance(record, dict):
        raise UnreadableInput(item, f"{FIELDS}; this is a {type(record).__name__}")
    text = record.get("text")
    if not isinstance(text, str):
        raise UnreadableInput(item, f'no text: {FIELDS}; "text" must be a string')
    if not text.strip():
        raise UnreadableInput(item, "its text is empty: there is nothing to read in it")
    known = Known(
        title=_field(record, "title"),
        byline=_field(record, "byline"),
        outlet=_field(record, "outlet"),
        published=_field(record, "published"),
        url=_field(record, "url"),
        whole=True,
    )
    path = _field(record, "id") or item
    return captured(Decoded(without_surprises(text), "utf-8"), raw, path, known, Form("application/json", "record"))


def _field(record: dict[object, object], name: str) -> str | None:
    """A record's field as one line of text; numbers are taken for their digits, anything else for nothing."""
    value = record.get(name)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return " ".join(without_surprises(str(value)).split()) or None
