"""Where accounts part over figures, each difference typed before it is shown."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from rashomon.align.figure_likeness import Likeness, likeness, rivals
from rashomon.align.figure_pairs import FAR, Answer, ask, bounds, said
from rashomon.align.figure_slips import slips
from rashomon.align.figure_sums import addends, overfull
from rashomon.align.figure_words import counted, group_words, place_names, usual_past
from rashomon.align.series_keys import PEOPLE, facet, reference, scope, sense, sentence_around
from rashomon.align.series_tolls import Whereabouts, near, places_of
from rashomon.align.series_units import comparable
from rashomon.model.annotations import Account, Figure, FigureKind
from rashomon.model.book import Dispute, Series
from rashomon.model.findings import DisputeKind, evidence_of
from rashomon.model.ids import make_id

__all__ = ["figure_disputes"]

#: Distinct readings of one series that are compared pair by pair; more than this is a live ticker whose ends tell enough.
MOST_DISTINCT = 24
#: So many readings of one number are asked for their speakers.
MOST_VOICES = 6
#: Kinds whose readings differ by nature from subject to subject: only readings inside one series are compared.
_OWN = {FigureKind.DURATION, FigureKind.DISTANCE, FigureKind.AREA, FigureKind.SHARE, FigureKind.COUNT, FigureKind.POPULATION}
_BUILT = {FigureKind.VEHICLES, FigureKind.BUILDINGS}
#: Smaller sums are prices or wages that only stand beside the topic ("$27,000 a head and $35 billion in reserves").
LEAST_TOPICAL = 1e6
_TOPICS = ("investment", "debt", "loss", "reserve")
#: What is told of a part only: "in the port alone".
_ALONE = re.compile(r"\b(?:in|at|of|from) (?:the )?(?:\w+ ){0,3}alone\b", re.IGNORECASE)
_Matter = tuple[str, str, str, str]


def figure_disputes(accounts: Sequence[Account], figures: Sequence[Figure], series: Sequence[Series]) -> tuple[Dispute, ...]:
    """Which readings part, and how: an update, another scope, a rounding, a wording, or a contradiction that is left.

    Args:
        accounts: the accounts of one story.
        figures: their figures with ``series`` filled, as ``join_series`` returns them.
        series: the series of the same call.
    """
    of_article = {account.article.id: account for account in accounts}
    figures = comparable(figures, of_article)
    of_id = {figure.id: figure for figure in figures}
    found: list[Dispute] = []
    kin = likeness(of_article, figures)
    whole_of = addends(figures)
    for one in series:
        readings = [of_id[reading] for reading in one.readings]
        found.extend(_inside(readings, of_article, kin, whole_of))
    now = reference(accounts)
    names = place_names(accounts)
    matters: dict[_Matter, list[Figure]] = defaultdict(list)
    for figure in figures:
        if (matter := _matter(figure, of_article[figure.article], now[figure.article])) is not None:
            matters[matter].append(figure)
    places = places_of(accounts)
    for members in matters.values():
        found.extend(_across([figure for figure in _one_event(members, places) if figure.id not in whole_of], names))
        found.extend(_exceeding(members, of_article))
    found.extend(
        _card(DisputeKind.CONTRADICTION, f"{whole.kind.value}: parts and whole", [whole, *parts], why) for whole, parts, why in overfull(figures)
    )
    found.extend(
        _card(DisputeKind.WORDING, _about([left, right]), [left, right], f"Copied wrongly? Perhaps: {why}.")
        for left, right, why in slips(figures, kin)
    )
    return _without_subsumed(found)


def _inside(readings: list[Figure], accounts: Mapping[str, Account], kin: Likeness, whole_of: Mapping[str, float]) -> Iterator[Dispute]:
    """Differences inside one series: one card for each type, holding all readings that differ so."""
    distinct: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in readings:
        if not (figure.negated and figure.value is None):
            distinct[
                figure.value,
                figure.low,
                figure.high,
                figure.comparator,
                figure.unit,
                figure.what if figure.kind in _BUILT else "",
            ].append(figure)
    groups = list(distinct.values())
    if len(groups) > MOST_DISTINCT:
        groups = [*groups[: MOST_DISTINCT // 2], *groups[-MOST_DISTINCT // 2 :]]
    cards: dict[DisputeKind, list[tuple[list[Figure], list[Figure], str]]] = defaultdict(list)
    for left, right in combinations(groups, 2):
        if left[0].unit != right[0].unit:
            continue
        if left[0].kind not in PEOPLE | _BUILT and not any(kin.alike(*pair) is not None or kin.one_thing(*pair) for pair in product(left, right)):
            continue
        if _is_part(left, right, whole_of) or _is_part(right, left, whole_of):
            continue
        answer = ask(*_spokesmen(left, right), accounts)
        if answer.kind is not DisputeKind.SCOPE and not any(_independent(one, other) for one in left for other in right):
            continue
        if answer.kind is DisputeKind.CONTRADICTION and (account := _tells_both(left, right)) is not None:
            answer = _two_counts(left[0], right[0], accounts[account])
        opposed = answer.kind is DisputeKind.CONTRADICTION or (answer.kind is DisputeKind.UPDATE and left[0].kind not in _BUILT)
        if opposed and left[0].kind not in PEOPLE | _BUILT and not any(kin.opposed(*pair) for pair in product(left, right)):
            continue
        if answer.kind is None:
            continue
        cards[answer.kind].append((left, right, answer.because))
        if answer.kind is DisputeKind.UPDATE and (against := _set_against(left, right, accounts)) is not None:
            cards[DisputeKind.CONTRADICTION].append(against)
    for kind, pairs in cards.items():
        for linked in _linked(pairs) if kind is DisputeKind.ROUNDING else [pairs]:
            members = [figure for left, right, _ in linked for figure in (*left, *right)]
            because = max(linked, key=lambda pair: _growth(*pair[:2]))[2] if kind is DisputeKind.UPDATE else linked[0][2]
            yield _card(kind, _about(members), members, because)


def _is_part(part: Sequence[Figure], whole: Sequence[Figure], whole_of: Mapping[str, float]) -> bool:
    """Whether some account adds the one number to another, and the sum is the other number."""
    return any(figure.id in whole_of and whole_of[figure.id] == whole[0].value for figure in part)


def _spokesmen(left: Sequence[Figure], right: Sequence[Figure]) -> tuple[Figure, Figure]:
    """The two readings that are put against each other: of one speaker where there are such, else the first ones that are told by name."""
    pairs = list(product(left[:MOST_VOICES], right[:MOST_VOICES]))
    one_voice = ((one, other) for one, other in pairs if one.speaker is not None and one.speaker == other.speaker and one.article != other.article)
    return next(one_voice, next(((one, other) for one, other in pairs if one.article != other.article and rivals(one, other)), (left[0], right[0])))


def _set_against(left: Sequence[Figure], right: Sequence[Figure], accounts: Mapping[str, Account]) -> tuple[list[Figure], list[Figure], str] | None:
    """Two speakers whom one account sets against each other, with the reason; that another account tells a newer number changes nothing of it."""
    for one, other in product(left[:MOST_VOICES], right[:MOST_VOICES]):
        if one.article == other.article and one.as_of == other.as_of and rivals(one, other):
            answer = ask(one, other, accounts)
            if answer.kind is DisputeKind.CONTRADICTION:
                return [one], [other], answer.because
    return None


def _tells_both(left: Sequence[Figure], right: Sequence[Figure]) -> str | None:
    """The article that tells both numbers in one voice: it counts two things then, and so do the others that tell one of them."""
    pairs = ((one, other) for one, other in product(left, right) if one.article == other.article and (one.as_of is None) is (other.as_of is None))
    return next((one.article for one, other in pairs if not _independent(one, other)), None)


def _two_counts(left: Figure, right: Figure, account: Account) -> Answer:
    """The answer for two numbers that one account tells side by side: another scope of people, and no matter at all of other things."""
    if left.kind not in PEOPLE:
        return Answer(None, "one account tells both numbers")
    outlet = account.article.outlet or "one account"
    why = f"“{said(left)}” and “{said(right)}”: same quantity? One series. Same scope? No: {outlet} tells both numbers."
    return Answer(DisputeKind.SCOPE, why)


def _linked(pairs: Sequence[tuple[list[Figure], list[Figure], str]]) -> Iterator[list[tuple[list[Figure], list[Figure], str]]]:
    """The pairs in groups that share readings: "at least 50" beside "50" is one matter, "at least 100" beside "100" another."""
    cards: list[tuple[set[str], list[tuple[list[Figure], list[Figure], str]]]] = []
    for pair in pairs:
        ids = {pair[0][0].id, pair[1][0].id}
        touched = [card for card in cards if card[0] & ids]
        cards = [card for card in cards if not card[0] & ids]
        cards.append((ids.union(*(card[0] for card in touched)), [*(one for card in touched for one in card[1]), pair]))
    yield from (card[1] for card in cards)


def _growth(left: Sequence[Figure], right: Sequence[Figure]) -> float:
    """How far two readings lie apart; 0 where one of them is no number: the update that is told first is the widest."""
    one, other = sorted((left[0].value or 0.0, right[0].value or 0.0))
    return other / one if one > 0 else 0.0


def _independent(left: Figure, right: Figure) -> bool:
    """One account that gives two numbers counts two things: only another account, or another named speaker in it, can part from it."""
    speakers = {left.speaker or left.speaker_words, right.speaker or right.speaker_words}
    return left.article != right.article or (None not in speakers and len(speakers) == 2)


def _card(kind: DisputeKind, about: str, members: Sequence[Figure], because: str) -> Dispute:
    ids = tuple(dict.fromkeys(figure.id for figure in members))
    return Dispute(make_id("dispute", kind.value, ids), kind, about, ids, because, evidence_of(*(figure.evidence for figure in members)))


def _about(members: Sequence[Figure]) -> str:
    """Kind and counted group of the matter, from its fields."""
    first = members[0]
    groups = list(dict.fromkeys(words.lower() for figure in members if (words := counted(figure)) is not None))
    if not groups and first.kind not in PEOPLE:
        groups = list(dict.fromkeys(figure.who or figure.what or "" for figure in members))
    return f"{first.kind.value}: {' / '.join(group for group in groups[:3] if group) or 'people'}".rstrip(": ")


def _matter(figure: Figure, account: Account, now: str | None) -> _Matter | None:
    """What a reading is about in the widest sense, or None where only its own series can be compared."""
    key = facet(figure, now)
    if figure.kind in _OWN or (figure.negated and figure.value is None):
        return None
    unit = figure.unit or ""
    if figure.kind in PEOPLE:
        return figure.kind.value, "", unit, key.era
    if figure.kind is FigureKind.VEHICLES:
        return figure.kind.value, sense(figure.what) or "", unit, key.era
    if figure.kind is FigureKind.BUILDINGS:
        return figure.kind.value, f"{figure.who_class}:{sense(figure.what)}", unit, key.era
    if figure.kind is FigureKind.INCOME or (figure.kind is FigureKind.PRICE and unit == "times"):
        return figure.kind.value, "", unit, ""
    if figure.kind is FigureKind.MONEY and (topic := _topic(figure, account)):
        return figure.kind.value, topic, "", key.era
    return None


def _topic(figure: Figure, account: Account) -> str | None:
    """The subject of a sum: from its own words, else from its sentence."""
    for word in (*(figure.who or "").split()[::-1], figure.what or ""):
        if sense(word) in _TOPICS:
            return sense(word)
    if (figure.value or figure.low or 0.0) < LEAST_TOPICAL:
        return None
    words = [word.strip(".,;:()“”\"'").lower() for word in sentence_around(account, figure).split()]
    return next((found for word in words if (found := sense(word.removesuffix("s"))) in _TOPICS), None)


def _across(members: list[Figure], names: Mapping[str, str]) -> Iterator[Dispute]:
    """A scope card over the series of one matter; multiples of prices that name other goods contradict each other."""
    if members[0].unit == "times":
        yield from _multiples(members)
        return
    if members[0].kind in PEOPLE:
        members = _apart(members)
    scopes = _sides(members, names) if members else {}
    if len({figure.series for figure in members}) < 2 or len(scopes) < 2 or len({bounds(figure) for figure in members}) < 2:
        return
    sides = "; ".join(f"{scope_name}: “{said(figure)}”" for scope_name, figure in list(scopes.items())[:8])
    because = f"Same quantity? All are {members[0].kind.value}. Same scope? No: {sides}."
    yield _card(DisputeKind.SCOPE, _about(members), members, because)


def _one_event(members: list[Figure], places: Mapping[str, Whereabouts]) -> list[Figure]:
    """The readings without those of another disaster that is only called to mind: far from where most are told of, and far larger or smaller."""
    told = Counter(figure.where for figure in members if figure.where)
    if members[0].kind not in PEOPLE or len(told) < 2:
        return members
    main = min(told, key=lambda where: (-told[where], where))
    sizes = [_size(figure) for figure in members if figure.where == main and _size(figure) > 0]
    if not sizes:
        return members
    low, high = min(sizes) / FAR, max(sizes) * FAR
    days = sorted(figure.as_of for figure in members if figure.where == main and len(figure.as_of or "") >= len("2022-01") and figure.as_of)
    first = days[0][:7] if days else ""
    members = [figure for figure in members if not _of_before(figure, first) or (figure.where or "") == main]
    return [figure for figure in members if not figure.where or near(figure.where, main, places) or low <= _size(figure) <= high]


def _of_before(figure: Figure, first: str) -> bool:
    """Whether a reading is of an earlier month than any of the event, or of an earlier year: a side event."""
    told = (figure.as_of or "").rpartition("/")[2]
    return bool(told and first) and told[:7] < first[: len(told[:7])]


def _size(figure: Figure) -> float:
    return figure.value if figure.value is not None else figure.low or 0.0


def _exceeding(members: Sequence[Figure], accounts: Mapping[str, Account]) -> Iterator[Dispute]:
    """Parts of an area that another account puts higher than the whole area: "41 dead in the south", "60 in one town alone"."""
    if members[0].kind not in PEOPLE:
        return
    parts = [figure for figure in members if _ALONE.search(sentence_around(accounts[figure.article], figure)) is not None]
    told = {figure.id for figure in parts}
    for part in parts[:MOST_DISTINCT]:
        wholes = [other for other in members if other.id not in told and _whole_of(part, other)]
        if wholes:
            because = f"Same quantity? All are {part.kind.value}. Same scope? No: “{said(part)}” are told of one place alone, and exceed the whole."
            yield _card(DisputeKind.CONTRADICTION, _about([part, *wholes]), [part, *wholes], because)


def _whole_of(part: Figure, other: Figure) -> bool:
    """Whether a reading of a wider or unsaid place is smaller than that of the part, told by another account or speaker."""
    plain = not (other.negated or other.incremental or other.part_of)
    return (
        plain
        and part.where != other.where
        and scope(part) == scope(other)
        and _independent(part, other)
        and bounds(part)[0] > (other.value or math.inf)
    )


def _apart(members: list[Figure]) -> list[Figure]:
    """The readings whose group or place differs by more than being left out, one for each number; none where all are of one scope."""
    groups = {scope(figure) for figure in members}
    places = {figure.where for figure in members if figure.where}
    if len(groups) < 2 and (len(places) < 2 or len({figure.series for figure in members if figure.where}) < 2):
        return members[:1]
    stated = members if len(groups) > 1 else [figure for figure in members if figure.where]
    return [figure for figure in stated if not figure.negated and figure.part_of is None]


def _sides(members: list[Figure], names: Mapping[str, str]) -> dict[str, Figure]:
    """One reading for each scope; of people one for each series and each number, since one number in two wordings is no other scope."""
    if members[0].kind not in PEOPLE:
        return {_scope_of(figure, names): figure for figure in members}
    told: set[object] = set()
    sides: dict[str, Figure] = {}
    for figure in members:
        if figure.series not in told and bounds(figure) not in told:
            sides.setdefault(_scope_of(figure, names), figure)
        told |= {figure.series, bounds(figure)}
    return sides


def _scope_of(figure: Figure, names: Mapping[str, str]) -> str:
    """The scope of a reading in words: its group, place and predicate where they are known."""
    if figure.kind in PEOPLE:
        place = names.get(figure.where, figure.where) if figure.where else None
        who = (counted(figure) or group_words(scope(figure))).lower()
        parts = [who, f"in {place}" if place else "", "new" if figure.incremental else ""]
    else:
        who = counted(figure) or group_words(figure.who_class or "")
        built = figure.kind in _BUILT
        parts = [who, usual_past(figure.what) if built and figure.what else "" if who else figure.what or ""]
    return " ".join(part for part in parts if part) or "not said"


def _multiples(members: list[Figure]) -> Iterator[Dispute]:
    named = [figure for figure in members if figure.who]
    for left, right in combinations(named[:MOST_DISTINCT], 2):
        one, other = (left.who or "").split(), (right.who or "").split()
        if left.article != right.article and one[-1] == other[-1] and set(one) - set(other) and set(other) - set(one):
            why = f"Same quantity? A price times {left.value:g}. Same scope? The goods are named differently: “{left.who}”, “{right.who}”. Nothing else explains it."
            yield _card(DisputeKind.CONTRADICTION, "price: what multiplied", members, why)
            return
    if len({figure.value for figure in members}) > 1 or len({figure.comparator for figure in members}) > 1:
        factors = ", ".join(f"“{said(figure)}”" for figure in members[:6])
        rounding = len({figure.value for figure in members}) == 1
        kind = DisputeKind.ROUNDING if rounding else DisputeKind.SCOPE
        yield _card(
            kind,
            _about(members),
            members,
            f"Same quantity? A price that multiplied. {'Rounding or hedge? Yes' if rounding else 'Same scope? The goods differ'}: {factors}.",
        )


def _without_subsumed(found: list[Dispute]) -> tuple[Dispute, ...]:
    """The cards without those whose members all stand in another card of the same type."""
    of_kind: dict[DisputeKind, list[set[str]]] = defaultdict(list)
    for dispute in found:
        of_kind[dispute.kind].append(set(dispute.members))
    kept = [d for d in found if not any(set(d.members) < other for other in of_kind[d.kind])]
    return tuple({dispute.id: dispute for dispute in kept}.values())
