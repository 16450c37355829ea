r"""Judgements as plain text: one line each, to be read, compared, kept under version control, and read in again.

    judgement-ID TIME KIND NOUN SUBJECT [set FIELD VALUE] by "AUTHOR" about "WORDS" [note "NOTE"] [of ANCHOR,ANCHOR + ANCHOR,...]

Free text is a JSON string; ``unknown`` without marks is the value that nothing is known. Lines that begin with # are no judgements.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from rashomon.align.judged_values import check_value
from rashomon.errors import BadUsage
from rashomon.model.judgements import Judged, Judgement, JudgementKind, one_line

__all__ = ["HEAD", "judgements_from_text", "judgements_text"]

HEAD = "# rashomon judgements 1"
UNKNOWN = "unknown"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s"]+')
_ID = re.compile(r"judgement-[0-9a-f]{16}")
_TIME = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z")
#: How many groups of anchors each kind holds; a merge two or more.
_GROUPS = {
    JudgementKind.MERGE: range(2, 1 << 30),
    JudgementKind.SPLIT: range(2, 3),
    JudgementKind.CORRECT: range(1, 2),
    JudgementKind.WITHDRAW: range(1),
}


def judgements_text(judgements: Sequence[Judgement]) -> str:
    """All judgements, one line each, in the order in which they were given."""
    return "\n".join([HEAD, *map(_line, judgements)]) + "\n"


def _line(judgement: Judgement) -> str:
    words = [judgement.id, judgement.at, judgement.kind.value, judgement.noun.value if judgement.noun else "-", judgement.subject]
    if judgement.field_name is not None:
        words += ["set", judgement.field_name, UNKNOWN if judgement.value is None else _quoted(judgement.value)]
    words += ["by", _quoted(judgement.author), "about", _quoted(judgement.about)]
    words += ["note", _quoted(judgement.note)] if judgement.note else []
    if judgement.members:
        words += ["of", " + ".join(",".join(group) for group in judgement.members)]
    return " ".join(words)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def judgements_from_text(text: str) -> tuple[Judgement, ...]:
    """The judgements that ``judgements_text`` wrote.

    Raises:
        BadUsage: a line is none; it is named by its number, and nothing is read.
    """
    answer = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            try:
                answer.append(_judgement(line))
            except (ValueError, KeyError, StopIteration, BadUsage) as error:
                msg = f"line {number}: not a judgement ({_why(error)}); nothing was read in. `rashomon judge FILE export` writes what can be"
                raise BadUsage(msg) from error
    return tuple(answer)


def _why(error: Exception) -> str:
    return "it ends too early" if isinstance(error, StopIteration) else str(error)


def _judgement(line: str) -> Judgement:
    words = iter(_tokens(line))
    record, at = _fits(_ID, next(words), "an id"), _fits(_TIME, next(words), "a time in UTC")
    kind, noun = JudgementKind(next(words)), next(words)
    judged = None if noun == "-" else Judged(noun)
    subject = next(words)
    rest = list(words)
    field = (rest[1], _value(rest[2])) if rest[:1] == ["set"] and len(rest) > 2 else None
    said = _said(iter(rest[3 if field else 0 :]))
    members = tuple(tuple(dict.fromkeys(each for each in group.split(",") if each)) for group in said.get("of", "").split("+") if group)
    if len(members) not in _GROUPS[kind] or not all(members) or (field is None) is (kind is JudgementKind.CORRECT):
        msg = f"a {kind} does not hold {len(members)} groups of members" + (" and a field" if field else "")
        raise ValueError(msg)
    if judged is None and kind is not JudgementKind.WITHDRAW:
        msg = "it does not say what it is about"
        raise ValueError(msg)
    if field is not None and judged is not None:
        check_value(judged, *field)
    name, value = field or (None, None)
    return Judgement(record, kind, subject, members, name, value, said["by"], at, said.get("note", ""), judged, said["about"])


def _tokens(line: str) -> Iterator[str]:
    at = 0
    for found in _TOKEN.finditer(line):
        if line[at : found.start()].strip():
            break
        at = found.end()
        yield found[0]
    if line[at:].strip():
        msg = f"what stands at character {at + 1}"
        raise ValueError(msg)


def _said(words: Iterator[str]) -> dict[str, str]:
    """What is said after its keyword; anchors run to the end."""
    answer: dict[str, str] = {}
    for key in words:
        if key == "of":
            answer[key] = "".join(words)
        elif key in {"by", "about", "note"} and key not in answer:
            answer[key] = _text(next(words))
        else:
            msg = f"{key[:40]} where by, about, note or of should stand"
            raise ValueError(msg)
    return answer


def _text(word: str) -> str:
    if not word.startswith('"'):
        msg = f"{word[:40]} stands without quotation marks"
        raise ValueError(msg)
    return one_line(str(json.loads(word)))


def _value(word: str) -> str | None:
    return None if word == UNKNOWN else _text(word)


def _fits(pattern: re.Pattern[str], word: str, what: str) -> str:
    if not pattern.fullmatch(word):
        msg = f"{word[:40]} is not {what}"
        raise ValueError(msg)
    return word
