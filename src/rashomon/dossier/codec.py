"""Records to plain JSON values and back, driven by their type hints; the same record always gives the same text."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from rashomon.errors import BadDossier

__all__ = ["decode", "encode", "from_plain", "from_text", "plain", "to_text"]

T = TypeVar("T")
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """The JSON value of a record, an enum, a tuple or a scalar.

    Raises:
        TypeError: a value of another type.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        record: Any = type(value)
        return {name: plain(getattr(value, name)) for name in field_names(record)}
    msg = f"no plain form for {type(value).__name__}"
    raise TypeError(msg)


@functools.cache
def field_names(record: Any) -> tuple[str, ...]:
    """The fields of a record, in order."""
    return tuple(field.name for field in dataclasses.fields(record))


def to_text(value: object) -> str:
    """Canonical JSON text of a record; lone surrogates are escaped so that any text can be stored."""
    return json.dumps(plain(value), ensure_ascii=True, separators=(",", ":"))


def from_text(record: type[T], text: str) -> T:
    """The record that ``to_text`` wrote."""
    return from_plain(record, json.loads(text))


def from_plain(record: type[T], value: Plain) -> T:
    """The record whose plain form is ``value``.

    Raises:
        BadDossier: the value does not fit the record's fields.
    """
    try:
        read: Callable[[Any], Any] = decoder(typing.cast("Any", record))
        return typing.cast("T", read(value))
    except (TypeError, KeyError, ValueError) as error:
        msg = f"a stored {getattr(record, '__name__', record)} does not fit this version ({error}): read the sources again into a new dossier"
        raise BadDossier(msg) from error


@functools.cache
def decoder(hint: Any) -> Callable[[Any], Any]:
    """A function from plain values to values of type ``hint``."""
    origin = typing.get_origin(hint)
    if origin in {types.UnionType, typing.Union}:
        inner = decoder(next(arm for arm in typing.get_args(hint) if arm is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple_decoder(typing.get_args(hint))
    if dataclasses.is_dataclass(hint):
        return _record_decoder(typing.cast("type", hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint is float:
        return float
    return lambda value: value


def _tuple_decoder(arms: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arms) == 2 and arms[1] is Ellipsis:
        inner = decoder(arms[0])
        return lambda value: tuple(inner(each) for each in value)
    inners = [decoder(arm) for arm in arms]
    return lambda value: tuple(inner(each) for inner, each in zip(inners, value, strict=True))


def _record_decoder(record: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(record)
    fields = [(name, decoder(hints[name])) for name in field_names(record)]
    return lambda value: record(**{name: decode_field(value[name]) for name, decode_field in fields})


def encode(record: object) -> tuple[str | int | float | None, ...]:
    """The record as a row: scalars as they are, booleans as 0 and 1, everything else as JSON text."""
    kind: Any = type(record)
    return tuple(_cell(getattr(record, name)) for name in field_names(kind))


def _cell(value: object) -> str | int | float | None:
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, str) else to_text(value)


@functools.cache
def columns(record: Any) -> tuple[tuple[str, str], ...]:
    """Column names and STRICT types of a record's table."""
    hints = typing.get_type_hints(record)
    return tuple((name, _column_type(hints[name])) for name in field_names(record))


def _column_type(hint: Any) -> str:
    arms = typing.get_args(hint) if typing.get_origin(hint) in {types.UnionType, typing.Union} else (hint,)
    if bool in arms or int in arms:
        return "INTEGER"
    return "REAL" if float in arms else "TEXT"


def decode(record: type[T], row: typing.Sequence[Any]) -> T:
    """The record that ``encode`` turned into this row.

    Raises:
        BadDossier: the row does not fit the record.
    """
    try:
        return record(**{name: read(cell) for (name, read), cell in zip(_readers(typing.cast("Any", record)), row, strict=True)})
    except (TypeError, KeyError, ValueError) as error:
        msg = f"a stored {record.__name__} does not fit this version ({error}): read the sources again into a new dossier"
        raise BadDossier(msg) from error


@functools.cache
def _readers(record: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = typing.get_type_hints(record)
    return tuple((name, _reader(hints[name])) for name in field_names(record))


def _reader(hint: Any) -> Callable[[Any], Any]:
    arms = typing.get_args(hint) if typing.get_origin(hint) in {types.UnionType, typing.Union} else (hint,)
    inner = decoder(hint)
    kind = next(arm for arm in arms if arm is not type(None))
    if kind is bool:
        return lambda cell: None if cell is None else bool(cell)
    if kind in {str, int, float, bytes} or (isinstance(kind, type) and issubclass(kind, Enum)):
        return inner
    return lambda cell: None if cell is None else inner(json.loads(cell))
