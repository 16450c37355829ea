"""Two readings of one quantity: the questions that are put before they may be called a contradiction, and the answers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.align.series_keys import CUMULATIVE, PEOPLE, scope, sentence_around
from rashomon.model.annotations import Account, Comparator, Figure, FigureKind
from rashomon.model.findings import DisputeKind
from rashomon.text.facets import contains

__all__ = ["Answer", "ask", "bounds", "said"]

#: "About 400" and "nearly 400" hold what a newsroom would round to them: one part in ten, as in the usual style guides.
ROUND = 0.1
#: From here on one case and a total are told of different things, not against each other.
SINGLE = 8
#: Two plain counts of one noun are of one matter where their sentences share two names.
SHARED = 2
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_NEWER = re.compile(r"\b(?:now|so far|risen|rose|rises|climbed|climbs|latest|updated?|increased|revised)\b", re.IGNORECASE)
#: "Dozens" is not said of 200, "thousands" not of 100,000: an open plural ends where the next one starts.
PLURAL_SPAN = 50.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The type of a difference with the questions and answers that led to it; kind None where the readings agree."""

    kind: DisputeKind | None
    because: str


def said(figure: Figure) -> str:
    """The reading in its own words."""
    return figure.evidence.words


def bounds(figure: Figure) -> tuple[float, float]:
    """Lowest and highest value that the words allow."""
    value = figure.value
    if value is None:
        low = figure.low if figure.low is not None else 2.0
        high = figure.high if figure.high is not None else low * PLURAL_SPAN
        return low, high
    slack = abs(value) * ROUND
    return {
        Comparator.ABOUT: (value - slack, value + slack),
        Comparator.NEARLY: (value - slack, value),
        Comparator.MORE_THAN: (value, value + 5 * slack),
        Comparator.AT_LEAST: (value, math.inf),
        Comparator.LESS_THAN: (value - 5 * slack, value),
        Comparator.AT_MOST: (0.0, value),
    }.get(figure.comparator, (value, value))


def _same(left: Figure, right: Figure) -> bool:
    return (left.value, left.low, left.high) == (right.value, right.low, right.high) and left.value is not None


def ask(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> Answer:
    """Put the questions in order; ``left`` is told or holds first."""
    if left.kind is FigureKind.COUNT and (left.who != right.who or _shared_names(left, right, accounts) < SHARED):
        return Answer(None, "what is counted is worded differently, so that the numbers need not agree")
    answers = [f"“{said(left)}” and “{said(right)}”: same quantity? Yes, one series."]
    if (why := _other_scope(left, right)) is not None:
        return Answer(DisputeKind.SCOPE, " ".join([*answers, f"Same scope? No: {why}."]))
    answers.append("Same scope? Yes, as far as the texts say.")
    if _same(left, right):
        agrees = left.comparator is right.comparator
        hedge = f"Rounding or hedge? Yes: {left.comparator.value} against {right.comparator.value}."
        return Answer(None, "the readings agree") if agrees else Answer(DisputeKind.ROUNDING, " ".join([*answers, hedge]))
    if any(figure.value is None and figure.low is None for figure in (left, right)):
        return Answer(None, "one reading says no number")
    (low, high), (floor, ceiling) = bounds(left), bounds(right)
    if low <= ceiling and floor <= high:
        return Answer(DisputeKind.ROUNDING, " ".join([*answers, f"Rounding or hedge? Yes: “{said(left)}” and “{said(right)}” can both hold."]))
    answers.append("Rounding or hedge? No.")
    if (why := _moved(left, right, accounts)) is not None:
        return Answer(DisputeKind.UPDATE, " ".join([*answers, f"Same as-of? No: {why}."]))
    answers.append("Same as-of? Yes, or the texts do not say.")
    return _unexplained(left, right, answers)


def _shared_names(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> int:
    """How many capitalised words the two sentences share: "two games" of two teams are not one quantity."""
    one, other = (set(_NAME.findall(sentence_around(accounts[figure.article], figure))) for figure in (left, right))
    return len(one & other)


def _unexplained(left: Figure, right: Figure, answers: list[str]) -> Answer:
    if (left.value == 0) is not (right.value == 0) and (left.negated or right.negated):
        return Answer(DisputeKind.DENIAL, " ".join([*answers, "One account says that there were none."]))
    if left.kind in PEOPLE and min(left.value or left.low or 0.0, right.value or right.low or 0.0) <= 1 < SINGLE < max(
        bounds(left)[0], bounds(right)[0]
    ):
        return Answer(DisputeKind.SCOPE, " ".join([*answers, "Same scope after all? Hardly: one tells a single case, the other a total."]))
    speaker = left.speaker or left.speaker_words
    if speaker and speaker == (right.speaker or right.speaker_words) and left.kind in CUMULATIVE and left.article != right.article:
        return Answer(DisputeKind.UPDATE, " ".join([*answers, f"Same speaker revising? Yes: {right.speaker_words or speaker}."]))
    answers.append("Same speaker revising? No.")
    if (why := _slip(left, right)) is not None:
        return Answer(DisputeKind.WORDING, " ".join([*answers, f"Copied wrongly? Perhaps: {why}."]))
    return Answer(DisputeKind.CONTRADICTION, " ".join([*answers, "Copied wrongly? No sign of it.", "What is left is a contradiction."]))


def _other_scope(left: Figure, right: Figure) -> str | None:
    if left.where and right.where and left.where != right.where:
        return f"{left.where} against {right.where}"
    if left.who_class and right.who_class and left.who_class != right.who_class and left.kind is not FigureKind.TROOPS:
        narrow, wide = (left, right) if contains(right.who_class, left.who_class) else (right, left)
        if not contains(wide.who_class, narrow.who_class):
            return f"{left.who_class} against {right.who_class}"
        if bounds(narrow)[0] < bounds(wide)[1]:
            return f"{narrow.who_class} are only some of {wide.who_class}"
    if left.kind in {FigureKind.VEHICLES, FigureKind.BUILDINGS, FigureKind.PARTICIPANTS} and left.what and right.what and left.what != right.what:
        return f"“{left.what}” against “{right.what}”"
    if left.incremental is not right.incremental and True in {left.incremental, right.incremental}:
        return "one counts new ones only"
    return None


def _moved(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> str | None:
    """Why the later reading may be newer: another day of reference or of publication, and a quantity that can have changed so."""
    told = [accounts[figure.article].article.published or "" for figure in (left, right)]
    then = [figure.as_of or "" for figure in (left, right)]
    earlier, later = (left, right) if (then[0], told[0]) <= (then[1], told[1]) else (right, left)
    if not (then[0] and then[1]):
        then = ["", ""]
        earlier, later = (left, right) if told[0] <= told[1] else (right, left)
    if then[0] == then[1] and told[0][:10] == told[1][:10]:
        return _told_as_newer(left, right, accounts)
    if scope(left) and left.kind in CUMULATIVE and (later.value or later.low or 0.0) < (earlier.value or earlier.low or 0.0):
        return None
    return f"“{said(earlier)}” as of {earlier.as_of or 'no date'}, “{said(later)}” as of {later.as_of or 'no date'}"


def _told_as_newer(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> str | None:
    """On one day, a larger toll that is told as the newer one: "now", "has risen to", "so far"."""
    larger = max((left, right), key=lambda figure: figure.value or figure.low or 0.0)
    newer = _NEWER.search(sentence_around(accounts[larger.article], larger)) if larger.kind in CUMULATIVE else None
    return f"“{said(larger)}” is told as newer (“{newer[0]}”)" if newer else None


def _slip(left: Figure, right: Figure) -> str | None:
    """A digit lost or two digits swapped."""
    if left.value is None or right.value is None or min(left.value, right.value) < 10:
        return None
    low, high = sorted((left.value, right.value))
    if high / low in {10.0, 100.0, 1000.0}:
        return f"{low:g} and {high:g} differ by zeros only"
    digits = sorted(f"{low:g}"), sorted(f"{high:g}")
    return f"{low:g} and {high:g} have the same digits" if digits[0] == digits[1] else None
