"""Bytes to text, once: which codec decodes them, and what they say."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import cchardet

__all__ = ["Decoded", "decode", "looks_binary", "without_surprises"]

#: Byte order marks, the longer first (UTF-32-LE begins like UTF-16-LE). The codecs named here keep the mark in the text,
#: so that offsets index the decoded file.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Below this the detector guesses: it gave 0.25 on the upper half of an 8-bit alphabet, and 0.84 on one line of Russian.
SURE_ENOUGH = 0.5

#: Code pages of DOS and old Macs: on short western text the detector takes them for windows-1252, which is likelier today.
UNLIKELY = ("ibm", "mac", "cp8", "viscii")

#: Text may hold a few control characters (a form feed, a stray NUL); pictures and archives hold them everywhere.
BINARY_SHARE = 0.05
SAMPLE = 65_536
CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}

#: NUL ends a string in SQLite's text functions; lone surrogates cannot be stored as UTF-8. One code point for one.
UNSTORABLE = {0: 0xFFFD} | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the codec that gave it."""

    text: str
    encoding: str


def without_surprises(text: str) -> str:
    r"""The text with NUL and lone surrogates as U+FFFD; same length, everything else untouched.

    >>> without_surprises("a\0b") == "a\ufffdb"
    True
    """
    return text.translate(UNSTORABLE)


def looks_binary(raw: bytes) -> bool:
    """Whether the bytes are no text: many control characters near the beginning, and no byte order mark."""
    sample = raw[:SAMPLE]
    if not sample or any(sample.startswith(mark) for mark, _ in MARKS):
        return False
    return sum(byte in CONTROLS for byte in sample) > BINARY_SHARE * len(sample)


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """What the bytes say: by byte order mark, as UTF-8, as declared, then as detected; line ends stay as they are.

    Raises:
        UnicodeError: no codec decodes them without loss.
    """
    for mark, codec in MARKS:
        if raw.startswith(mark):
            return Decoded(without_surprises(raw.decode(codec)), codec)
    for codec in ("utf-8", *([declared] if declared else [])):
        try:
            return Decoded(without_surprises(raw.decode(codec)), codec)
        except (UnicodeDecodeError, LookupError):
            continue
    codec = detected(raw)
    return Decoded(without_surprises(raw.decode(codec)), codec)


def detected(raw: bytes) -> str:
    """The codec that the detector names, or windows-1252 where it names an extinct one.

    Raises:
        UnicodeError: the detector is not sure enough, or names a codec that is not installed.
    """
    found = cchardet.detect(raw)
    name, sure = (found.get("encoding") or "").lower(), found.get("confidence") or 0.0
    if name.startswith(UNLIKELY):
        return "windows-1252"
    if sure < SURE_ENOUGH:
        msg = "no known encoding fits"
        raise UnicodeError(msg)
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        msg = f"the encoding {name} is not installed"
        raise UnicodeError(msg) from error
