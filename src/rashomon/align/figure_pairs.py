"""Two readings of one quantity: the questions that are put before they may be called a contradiction, and the answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.align.figure_bounds import (
    JUST_OVER,
    added_floor,
    bounds,
    close,
    floors,
    near_floor,
    open_ended,
    places_only,
    rounded,
    same,
    times_apart,
)
from rashomon.align.figure_likeness import rivals
from rashomon.align.figure_words import group_words, place_names, usual_past
from rashomon.align.series_keys import CUMULATIVE, PEOPLE, noun_sense, scope, sense, sentence_around
from rashomon.align.series_tolls import near, one_crowd, places_of
from rashomon.model.annotations import Account, Comparator, Figure, FigureKind
from rashomon.model.findings import DisputeKind
from rashomon.text.facets import contains

__all__ = ["FAR", "Answer", "ask", "bounds", "said"]

#: From here on one case and a total are told of different things, not against each other.
SINGLE = 8
#: A toll may grow from the first dozens to thousands; beyond this factor two readings are of two events.
FAR_GROWN = 100
#: No two tolls of one event, place and day lie further apart than this; larger gaps tell of two events.
FAR = 10
_NEWER = re.compile(
    r"\b(?:now|so far|risen|rose|rises|rising|climbed|climbs|climbing|growing|mounting|latest|updated?|increased|revised)\b", re.IGNORECASE
)
_GROWING = re.compile(r"\b(?:growing|rising|climbing|mounting|and counting|increasing)\b", re.IGNORECASE)
#: What does not grow from day to day, whenever it is told.
_FIXED = {FigureKind.DURATION, FigureKind.DISTANCE, FigureKind.POPULATION}
#: Kinds whose crowd is told in many words: "agitators", "workers" and "people" in one street are no other scope.
_ONE_CROWD = {FigureKind.TROOPS, FigureKind.DISPLACED, FigureKind.PARTICIPANTS}
#: What cannot be undone: a later, lower number of another speaker contradicts the earlier one.
_NEVER_FALLS = {FigureKind.DEATHS, FigureKind.BUILDINGS, FigureKind.VEHICLES}
#: What leaves nothing of a building or a vehicle, in whatever word.
_RUINED = {"burn", "torch", "destroy", "gut", "flatten", "wreck", "collapse"}
#: The same for what is only broken into or broken: "smashed", "damaged", "looted" are told of the same shops.
_HARMED = {"damage", "smash", "vandalise", "vandalize", "trash", "loot", "ransack", "wreck", "attack", "break", "suffer"}
#: Crowds and what was hit are counted for one hour: two speakers who count them differently for one day contradict each other.
_OF_ITS_HOUR = {FigureKind.PARTICIPANTS, FigureKind.BUILDINGS, FigureKind.VEHICLES, FigureKind.COUNT, FigureKind.ARRESTS, FigureKind.TROOPS}
#: Kinds that two papers, too, count each for itself: the next day's other number of one crowd is no newer number.
_EACH_FOR_ITSELF = {FigureKind.PARTICIPANTS, FigureKind.TROOPS}
#: Kinds of which two named speakers hold two numbers, one day later too: what was taken, burnt, paid, who got away.
_HELD_BY_NAME = {
    FigureKind.COUNT, FigureKind.AREA, FigureKind.MONEY, FigureKind.SHARE, FigureKind.PARTICIPANTS, FigureKind.TROOPS, FigureKind.ARRESTS,
    FigureKind.MISSING,
}  # fmt: skip
_CULPRITS = {"gunman", "suspect", "attacker", "assailant", "shooter", "bomber", "hijacker", "perpetrator"}
#: "About" is not said of a number that lies further off than this.
FAR_FROM_ABOUT = 1.5
#: Counts that grow while an event lasts.
RUNNING = {"case", "patient", "aftershock", "survivor", "vote", "tent", "complaint", "claim", "ballot", "flight", "call"}
_COUNTING = re.compile(r"\b(?:counted|so far|as of|provisional|preliminary|partial|early results|by then|until now|to date)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """The type of a difference with the questions and answers that led to it; kind None where the readings agree."""

    kind: DisputeKind | None
    because: str


def said(figure: Figure) -> str:
    """The reading in its own words."""
    return figure.evidence.words


def ask(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> Answer:
    """Put the questions in order; ``left`` is told or holds first."""
    if same(left, right) and left.comparator is right.comparator:
        return Answer(None, "the readings agree")
    if same(left, right) and left.kind in PEOPLE and (added_floor(left, right) or places_only(left, right)):
        return Answer(None, "both tell one number")
    answers = [f"“{said(left)}” and “{said(right)}”: same quantity? Yes, one series."]
    if (why := _other_scope(left, right, accounts)) is not None:
        return Answer(DisputeKind.SCOPE, " ".join([*answers, f"Same scope? No: {why}."]))
    answers.append("Same scope? Yes, as far as the texts say.")
    if same(left, right):
        hedge = f"Rounding or hedge? Yes: {_plain(left.comparator)} against {_plain(right.comparator)}."
        return Answer(DisputeKind.ROUNDING, " ".join([*answers, hedge]))
    if any(figure.value is None and figure.low is None for figure in (left, right)):
        return Answer(None, "one reading says no number")
    (low, high), (floor, ceiling) = bounds(left), bounds(right)
    if left.kind in PEOPLE and times_apart(left, right) > FAR_GROWN:
        return Answer(None, "the numbers lie too far apart to be of one event")
    if low <= ceiling and floor <= high:
        if (why := _still_growing(left, right, accounts)) is not None:
            return Answer(DisputeKind.UPDATE, " ".join([*answers, f"Same as-of? No: {why}."]))
        if (
            left.kind in CUMULATIVE
            and not near_floor(left, right)
            and not _vague_later(left, right, accounts)
            and (why := _moved(left, right, accounts)) is not None
        ):
            return Answer(DisputeKind.UPDATE, " ".join([*answers, f"Same as-of? No: {why}."]))
        if left.kind in CUMULATIVE and open_ended(left) and open_ended(right):
            return _two_floors(left, right, answers, accounts)
        if (
            left.kind not in PEOPLE | {FigureKind.BUILDINGS, FigureKind.VEHICLES}
            and floors(left, right)
            and times_apart(left, right) > FAR_FROM_ABOUT
        ):
            return Answer(None, "a floor far below the other number says nothing of it")
        return Answer(DisputeKind.ROUNDING, " ".join([*answers, f"Rounding or hedge? Yes: “{said(left)}” and “{said(right)}” can both hold."]))
    if rounded(left, right):
        return Answer(
            DisputeKind.ROUNDING, " ".join([*answers, f"Rounding or hedge? Yes: “{said(left)}” and “{said(right)}” are one number, rounded."])
        )
    answers.append("Rounding or hedge? No.")
    if (denied := _denied(left, right, accounts)) is not None:
        return Answer(DisputeKind.DENIAL, " ".join([*answers, denied]))
    if (why := _moved(left, right, accounts)) is not None:
        return Answer(DisputeKind.UPDATE, " ".join([*answers, f"Same as-of? No: {why}."]))
    answers.append("Same as-of? Yes, or the texts do not say.")
    return _unexplained(left, right, answers, accounts)


def _still_growing(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> str | None:
    """Whether the lower of two counts is a floor that its own sentence lets grow: "at least 6,000, and the number is rising"."""
    lower, higher = sorted((left, right), key=lambda figure: figure.value or figure.low or 0.0)
    if left.kind is not FigureKind.COUNT or not open_ended(lower) or times_apart(left, right) < JUST_OVER or left.article == right.article:
        return None
    growing = _GROWING.search(sentence_around(accounts[lower.article], lower))
    return f"“{said(lower)}” is told as still growing (“{growing[0]}”), “{said(higher)}” is higher" if growing else None


def _vague_later(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> bool:
    """Whether the later of two readings is a word such as "dozens" that covers the number told before: nothing newer is said."""
    vague = [figure for figure in (left, right) if figure.value is None]
    if len(vague) != 1:
        return False
    other = right if vague[0] is left else left
    days = [(figure.as_of or "", accounts[figure.article].article.published or "") for figure in (vague[0], other)]
    return days[0] >= days[1]


def _two_floors(left: Figure, right: Figure, answers: list[str], accounts: Mapping[str, Account]) -> Answer:
    """Two lower bounds agree while an event lasts; of one that is long over they are two counts, and without any day the higher one is newer."""
    if not any(figure.as_of or _day(figure, accounts) for figure in (left, right)) and FAR_FROM_ABOUT <= times_apart(left, right) <= FAR:
        why = f"Same as-of? Hardly: no account is dated, both “{said(left)}” and “{said(right)}” are lower bounds, and a toll grows."
        return Answer(DisputeKind.UPDATE, " ".join([*answers, why]))
    over = left.as_of == right.as_of and len(left.as_of or "") in {len("2003"), len("2003-12")}
    if not over or None in {left.value, right.value} or close(left, right):
        return Answer(None, "both are lower bounds")
    why = f"Rounding or hedge? No: of {left.as_of}, long over, “{said(left)}” and “{said(right)}” are two counts. What is left is a contradiction."
    return Answer(DisputeKind.CONTRADICTION, " ".join([*answers, why]))


def _plain(comparator: Comparator) -> str:
    return comparator.value.replace("_", " ")


def _day(figure: Figure, accounts: Mapping[str, Account]) -> str:
    return (accounts[figure.article].article.published or "")[:10]


def _denied(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> str | None:
    """Why one reading denies the other: it says none, and not before the other was told."""
    if (left.value == 0) is (right.value == 0) or not (left.negated or right.negated):
        return None
    none, some = (left, right) if left.value == 0 else (right, left)
    before = accounts[none.article].article.published or "", accounts[some.article].article.published or ""
    if all(before) and before[0][:10] < before[1][:10]:
        return None
    return f"One account says that there were none: “{said(none)}”."


def _unexplained(left: Figure, right: Figure, answers: list[str], accounts: Mapping[str, Account]) -> Answer:
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
    hedged = next((figure for figure in (left, right) if figure.comparator is not Comparator.EXACTLY), None)
    if hedged is not None and hedged.comparator is Comparator.ABOUT and times_apart(left, right) > FAR_FROM_ABOUT:
        hedged = None  # "about 60" is not said of 112
    if hedged is not None and left.kind in CUMULATIVE:
        if times_apart(left, right) > 2:
            return Answer(None, f"“{said(hedged)}” is no exact number")
        why = f"Not stated against each other: “{said(hedged)}” is no exact number, and the texts do not say the hour."
        return Answer(DisputeKind.ROUNDING, " ".join([*answers, why]))
    if left.kind is FigureKind.ARRESTS and _day(left, accounts) != _day(right, accounts) and not _two_voices(left, right):
        return Answer(DisputeKind.UPDATE, " ".join([*answers, "Told on different days: arrests are counted anew each day."]))
    if left.kind in PEOPLE and any(" other" in said(figure) for figure in (left, right)) and max(left.value or 0.0, right.value or 0.0) < SINGLE:
        return Answer(None, "a few others are not all")
    if left.kind in PEOPLE and times_apart(left, right) > FAR:
        return Answer(DisputeKind.SCOPE, " ".join([*answers, f"Same scope after all? Hardly: one is more than {FAR} times the other."]))
    return Answer(DisputeKind.CONTRADICTION, " ".join([*answers, "Copied wrongly? No sign of it.", "What is left is a contradiction."]))


def _covers(left: Figure, right: Figure) -> bool:
    """Whether a word such as "millions" holds the number."""
    return left.value is None and right.value is not None and bounds(left)[0] <= right.value <= bounds(left)[1]


def _culprit(figure: Figure) -> bool:
    """Whether those are counted who did it: no victims, and no part of what they are blamed for."""
    return (figure.who or "").rpartition(" ")[2] in _CULPRITS


def _other_scope(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> str | None:
    placed = left.kind is not FigureKind.POPULATION  # whose number is one of one place, however near another one is named
    if (
        placed
        and left.where
        and right.where
        and left.where != right.where
        and not (left.kind not in PEOPLE and (close(left, right) or rounded(left, right) or _covers(left, right) or _covers(right, left)))
    ):
        places = places_of([accounts[left.article], accounts[right.article]])
        if not near(left.where, right.where, places):
            one, other = (place_names([accounts[figure.article]]).get(figure.where or "", figure.where) for figure in (left, right))
            return f"{one} against {other}"
    if left.kind in {FigureKind.DEATHS, FigureKind.INJURIES} and (_culprit(left) is not _culprit(right)):
        return "one counts the attackers"
    single = 1 in {left.value, right.value}
    named = left.who_class and right.who_class and left.who_class != right.who_class and left.kind not in _ONE_CROWD
    if scope(left) == scope(right) == "people" or left.kind is FigureKind.POPULATION:
        named = False  # those who are led away are protesters, men, people
    if named and not single and not (left.kind in PEOPLE and one_crowd(left, right) and scope(left) != scope(right)):
        narrow, wide = (left, right) if contains(right.who_class, left.who_class) else (right, left)
        if not contains(wide.who_class, narrow.who_class):
            return f"{group_words(left.who_class or '')} against {group_words(right.who_class or '')}"
        if bounds(narrow)[0] < bounds(wide)[1]:
            return f"{group_words(narrow.who_class or '')} are only some of the {group_words(wide.who_class or '')}"
    if (
        left.kind in {FigureKind.VEHICLES, FigureKind.BUILDINGS}
        and sense(left.what) == sense(right.what) == "hit"
        and left.what != right.what
        and not {left.what, right.what} <= _RUINED
        and not {left.what, right.what} <= _HARMED
    ):
        return f"{usual_past(left.what or '')} against {usual_past(right.what or '')}"
    days = [figure.as_of or "" for figure in (left, right)]
    if left.kind is FigureKind.PARTICIPANTS and days[0] != days[1] and all(_stated_day(f, accounts) for f in (left, right)):
        return f"the crowd of {days[0]} against that of {days[1]}"
    if left.incremental is not right.incremental and True in {left.incremental, right.incremental}:
        return "one counts new ones only"
    return None


def _stated_day(figure: Figure, accounts: Mapping[str, Account]) -> bool:
    """Whether the text names the day of the reading: its day is not that of its account."""
    return len(figure.as_of or "") == len("2022-01-05") and figure.as_of != _day(figure, accounts)


def _moved(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> str | None:
    """Why the later reading may be newer: another day of reference or of publication, and a quantity that can have changed so."""
    told = [accounts[figure.article].article.published or "" for figure in (left, right)]
    prior = [figure for figure in (left, right) if figure.as_of is None and accounts[figure.article].article.published]
    if len(prior) == 1:
        return f"“{said(prior[0])}” is told as an earlier reading; the text does not say of which day"
    then = [figure.as_of or "" for figure in (left, right)]
    earlier, later = (left, right) if (then[0], told[0]) <= (then[1], told[1]) else (right, left)
    if then[0].startswith(then[1]) or then[1].startswith(then[0]):  # one is said, or holds the other: 2003 and 2003-12
        then = ["", ""]
        earlier, later = (left, right) if told[0] <= told[1] else (right, left)
    unsaid = [(f.as_of or "")[:10] in {"", day[:10]} for f, day in zip((left, right), told, strict=True)]
    running = noun_sense((left.who or "").rpartition(" ")[2]) in RUNNING
    if left.kind in _OF_ITS_HOUR and (then[0] == then[1] or (all(unsaid) and not running)) and _two_voices(left, right):
        return _told_as_newer(left, right, accounts)
    if any(unsaid) and left.article != right.article and (left.kind in _EACH_FOR_ITSELF or _held_by_name(left, right)):
        return _told_as_newer(left, right, accounts)
    if (then[0] == then[1] and told[0][:10] == told[1][:10]) or not (_runs(left, accounts) or _runs(right, accounts)):
        return _told_as_newer(left, right, accounts)
    if then[0] == then[1] and not all(told) and left.kind in {FigureKind.DEATHS, FigureKind.INJURIES} and not rivals(left, right):
        return f"an account without a date tells “{said(left if not told[0] else right)}”, and a toll grows from day to day"
    if then[0] == then[1] and not all(told):
        return _told_as_newer(left, right, accounts)
    fallen = left.kind in CUMULATIVE and (later.value or later.low or 0.0) < (earlier.value or earlier.low or 0.0)
    if then[0] == then[1]:
        days = f"“{said(earlier)}” was told on {told[0 if earlier is left else 1][:10]}, “{said(later)}” on {told[1 if earlier is left else 0][:10]}"
        return None if fallen else f"{days}; the texts do not say the hour"
    if fallen and left.kind in _NEVER_FALLS and _two_voices(left, right):
        return None
    lower = "; the later one is lower: revised, or counted anew" if fallen else ""
    return f"“{said(earlier)}” as of {earlier.as_of or 'no date'}, “{said(later)}” as of {later.as_of or 'no date'}{lower}"


def _held_by_name(left: Figure, right: Figure) -> bool:
    """Whether two named speakers hold a number each that does not grow from day to day by itself."""
    return left.kind in _HELD_BY_NAME and rivals(left, right) and noun_sense((left.who or "").rpartition(" ")[2]) not in RUNNING


def _two_voices(left: Figure, right: Figure) -> bool:
    """Whether different speakers give the numbers; an account in its own voice is a speaker too."""
    one, other = left.speaker or left.speaker_words, right.speaker or right.speaker_words
    return one != other


def _runs(figure: Figure, accounts: Mapping[str, Account]) -> bool:
    """Whether the quantity grows from day to day, or its day is stated: the length of a road in two papers is no update."""
    if figure.kind in CUMULATIVE or figure.kind in PEOPLE or noun_sense((figure.who or "").rpartition(" ")[2]) in RUNNING:
        return True
    if figure.kind in _FIXED or figure.unit == "magnitude":
        return False
    account = accounts[figure.article]
    stated = figure.as_of is not None and figure.as_of != (account.article.published or "")[:10]
    return stated or _COUNTING.search(sentence_around(account, figure)) is not None


def _told_as_newer(left: Figure, right: Figure, accounts: Mapping[str, Account]) -> str | None:
    """On one day, a larger toll that is told as the newer one: "now", "has risen to", "so far"."""
    larger, smaller = sorted((left, right), key=lambda figure: figure.value or figure.low or 0.0, reverse=True)
    hours = [accounts[figure.article].article.published or "" for figure in (smaller, larger)]
    if larger.kind in CUMULATIVE and min(map(len, hours)) > len("2022-01-05") and hours[0] < hours[1]:
        return f"“{said(larger)}” was published later on the same day; the texts do not say the hour that they count to"
    if left.article == right.article and rivals(left, right):
        return None  # a doctor's five, of which the ministry confirms two
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
