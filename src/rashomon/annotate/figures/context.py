"""What stands around a reading: who says it, where, as of when. One sweep per layer, so long texts stay linear."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.annotate.figures.heads import Counted
from rashomon.model.annotations import Annotations, Attribution, AttributionKind, Date, DateKind, FigureKind, PlaceMention
from rashomon.model.spans import Span

__all__ = ["Context", "context", "date_covers", "speaker_of"]

#: A governing place or date stands in the same sentence, at most this many code points away.
NEAR = 220
_PREPOSITIONS = ("in", "at", "near", "outside", "across", "around", "throughout", "inside", "from", "to", "into")
_PLACES = {"town", "city", "village", "region", "province", "state", "district", "port", "capital", "county", "island", "republic", "suburb", "parts"}
#: Costs in code points, added to the distance: a place on the less likely side, and one behind a comma.
FAR_SIDE, CLAUSE = 60, 60
_GOES_ON = re.compile(r"\s*(?:It|That|They|Those|These|Both) (?!is |are )", re.ASCII)
#: How far before a place its preposition is looked for.
LEAD = 40


@dataclass(frozen=True, slots=True)
class Context:
    """Earlier layers of one article, indexed by start."""

    dates: tuple[Date, ...]
    date_starts: tuple[int, ...]
    places: tuple[PlaceMention, ...]
    place_starts: tuple[int, ...]
    published: str | None


def context(annotations: Annotations, published: str | None) -> Context:
    """Index what the earlier layers found."""
    dates = tuple(sorted(annotations.dates, key=lambda date: date.evidence))
    places = tuple(sorted((place for place in annotations.places if place.form in {"name", "nominal"}), key=lambda place: place.evidence))
    return Context(
        dates,
        tuple(date.evidence.start for date in dates),
        places,
        tuple(place.evidence.start for place in places),
        published[:10] if published else None,
    )


def date_covers(known: Context, span: Span) -> bool:
    """Whether a calendar date, a clock time or a repeated time holds the number: it is then no reading."""
    at = bisect_left(known.date_starts, span.end)
    for date in known.dates[max(0, at - 3) : at]:
        if date.kind is not DateKind.DURATION and date.evidence.span.overlaps(span) and (date.timex is None or not date.timex.startswith("P")):
            return True
    return False


def as_of(known: Context, text: str, sentence: Span, at: Span, *, earlier: bool = False) -> str | None:
    """The nearest dated expression in the sentence, else the day of publication.

    A reading that is told as an ``earlier`` one holds as of another day than the account's own: None where the text does not say which.
    A sentence that goes on with "It ..." holds as of the past date of the sentence before.
    """
    low, high = bisect_left(known.date_starts, sentence.start), bisect_left(known.date_starts, sentence.end)
    dated = [
        date
        for date in known.dates[low:high]
        if date.value and date.kind in {DateKind.DATE, DateKind.TIME} and _distance(date.evidence.span, at) < NEAR
    ]
    nearest = min(dated, key=lambda date: _distance(date.evidence.span, at), default=None)
    if nearest is not None:
        return None if earlier and nearest.value == known.published else nearest.value
    if earlier:
        return None
    return (_carried(known, sentence) if _GOES_ON.match(text, sentence.start) else None) or known.published


def _carried(known: Context, sentence: Span) -> str | None:
    """The last date of the sentence before, where it is a past month or year."""
    at = bisect_left(known.date_starts, sentence.start) - 1
    if at < 0 or known.published is None or sentence.start - known.dates[at].evidence.end > NEAR:
        return None
    value = known.dates[at].value
    past = value is not None and known.dates[at].kind is DateKind.DATE and value[:7] < known.published[: len(value[:7])]
    return value if past else None


def where(known: Context, text: str, sentence: Span, at: Span, kind: FigureKind) -> str | None:
    """The nearest place in the sentence that a preposition governs ("in the town of X"), behind the figure rather than before it.

    A population is of the place named before it, with or without a preposition; spans of time and shares have no place.
    """
    if kind in {FigureKind.DURATION, FigureKind.SHARE}:
        return None
    low, high = bisect_left(known.place_starts, sentence.start), bisect_left(known.place_starts, sentence.end)
    found: tuple[int, str] | None = None
    for place in known.places[low:high]:
        span = place.evidence.span
        behind = span.start >= at.end
        cost = _distance(span, at) + (0 if behind is not (kind is FigureKind.POPULATION) else FAR_SIDE)
        cost += CLAUSE if behind and "," in text[at.end : span.start] else 0
        bare = kind is FigureKind.POPULATION and not behind
        if not bare and not _governed(text[max(sentence.start, span.start - LEAD) : span.start]):
            continue
        if cost < NEAR and (found is None or cost < found[0]):
            found = (cost, place.place)
    return found[1] if found else None


def _governed(before: str) -> bool:
    """Whether the words before a place put something in it; "of" only after a kind of place ("the oil town of")."""
    words = before.lower().split()[-4:]
    if len(words) > 1 and words[-1] == "of":
        return words[-2] in _PLACES
    return any(word in _PREPOSITIONS for word in words[-3:])


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def speaker_of(attributions: Sequence[Attribution], spans: Sequence[Span]) -> list[Attribution | None]:
    """The innermost attribution whose content holds each span; ``spans`` in text order."""
    speech = sorted((a for a in attributions if a.kind is not AttributionKind.SCARE), key=lambda a: a.content.start)
    found: list[Attribution | None] = []
    active: list[Attribution] = []
    following = 0
    for span in spans:
        while following < len(speech) and speech[following].content.start <= span.start:
            active.append(speech[following])
            following += 1
        active = [a for a in active if a.content.end > span.start]
        holding = [a for a in active if a.content.end >= span.end - 1]
        found.append(min(holding, key=lambda a: len(a.content.words), default=None))
    return found


def incremental(item: Counted) -> bool | None:
    """True for "three more", False for "a total of", None where the words do not say."""
    doc = item.root.doc
    words = {token.lower_ for token in doc[max(0, item.first - 2) : item.last + 2]}
    if words & {"more", "another", "additional", "further", "extra", "new"} and not {"more", "than"} <= words and "or" not in words:
        return True
    around = {token.lower_ for token in doc[max(0, item.first - 4) : item.last + 8]}
    return False if around & {"total", "overall", "altogether", "toll"} or {"so", "far"} <= around else None
