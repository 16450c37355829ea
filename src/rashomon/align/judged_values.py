"""Corrections: which fields an analyst can set, what their values may be, and the record with the value set."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from rashomon.align.happening_words import day_interval
from rashomon.errors import BadUsage
from rashomon.model.annotations import ActorKind, Comparator, Figure, FigureKind, Status
from rashomon.model.book import Actor, Family, Happening, Place, Series, Story
from rashomon.model.documents import Article, ArticleKind, Precision, PublishedFrom
from rashomon.model.judgements import Judged, Judgement, signed
from rashomon.text.calendar import day_of
from rashomon.text.names import fold_name

__all__ = [
    "FIELDS",
    "check_value",
    "corrected_actor",
    "corrected_article",
    "corrected_family",
    "corrected_figure",
    "corrected_happening",
    "corrected_series",
    "corrected_story",
    "found_place",
]

_EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?[?~%]?(/(\d{4}(-\d\d(-\d\d)?)?[?~%]?|\.\.)?)?|\d{3}X|\d\dXX")
_CLOCK = re.compile(r"T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_CAPITALS = re.compile(r"[A-Z][A-Z_]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2}")

Chosen = TypeVar("Chosen", bound=StrEnum)
Read = Callable[[str], object]


def _number(text: str) -> float:
    value = float(text.replace(",", "").replace("_", ""))
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _day(text: str) -> str:
    interval = day_interval(text)
    if not _EDTF.fullmatch(text) or "9999" in text or interval is None or any(day_of(end) is None for end in interval if end[:4] != "9999"):
        raise ValueError(text)
    return text


def _moment(text: str) -> str:
    if day_of(text) is None or (len(text) > 10 and not _CLOCK.fullmatch(text[10:])):
        raise ValueError(text)
    return text


def _one_of(kind: type[Chosen]) -> Read:
    return lambda text: kind(text.lower())


def _like(pattern: re.Pattern[str], fold: Callable[[str], str]) -> Read:
    def read(text: str) -> str:
        if not pattern.fullmatch(fold(text)):
            raise ValueError(text)
        return fold(text)

    return read


def _truth(text: str) -> bool:
    return {"true": True, "yes": True, "false": False, "no": False}[text.lower()]


def _words(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise ValueError(text)
    return line


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be corrected.

    Attributes:
        read: the value of its text; raises ValueError or KeyError where the text says nothing of the kind.
        says: what a value looks like, for whoever gave another one.
        unknown: whether "unknown" is a value.
    """

    read: Read
    says: str
    unknown: bool = True


def _enum(kind: type[StrEnum]) -> Field:
    return Field(_one_of(kind), "one of " + ", ".join(each.value for each in kind), unknown=False)


_DATE = Field(_day, "a date such as 2022-01-05, 2022-01, 2022-01-04/2022-01-05 or 2022-01-05?")
_NUMBER = Field(_number, "a number")
_NAME = Field(_words, "words", unknown=False)
_CODE = Field(_like(_CAPITALS, str.upper), "a PLOVER word such as PROTEST", unknown=False)
_NATION = Field(_like(_COUNTRY, str.upper), "a country's two letters, such as KE")
_TRUTH = Field(_truth, "true or false", unknown=False)

#: What can be corrected, by noun and field.
FIELDS: Mapping[Judged, Mapping[str, Field]] = {
    Judged.HAPPENING: {
        "date": _DATE, "place": Field(_words, "the name or id of a place in this dossier"), "status": _enum(Status), "type": _CODE,
        "mode": Field(_words, "a PLOVER mode such as demo"), "background": _TRUTH,
    },
    Judged.FIGURE: {
        "value": _NUMBER, "low": _NUMBER, "high": _NUMBER, "kind": _enum(FigureKind), "who": Field(_words, "words"), "as_of": _DATE,
        "comparator": _enum(Comparator), "unit": Field(_words, "a unit such as USD, % or km"),
    },
    Judged.ACTOR: {"name": _NAME, "country": _NATION, "sector": Field(_like(_CAPITALS, str.upper), "a PLOVER sector such as GOV or MIL"), "kind": _enum(ActorKind)},
    Judged.ARTICLE: {
        "published": Field(_moment, "a day such as 2022-01-05, or a time such as 2022-01-05T10:30Z"), "outlet": Field(_words, "words"), "kind": _enum(ArticleKind),
        "language": Field(_like(_LANGUAGE, str.lower), "a language's two letters, such as en"), "rewritten": _TRUTH, "title": Field(_words, "words"),
    },
    Judged.SERIES: {"best": _NUMBER},
    Judged.STORY: {"title": _NAME},
    Judged.FAMILY: {"root": Field(_words, "the id of one of its articles")},
}  # fmt: skip


def check_value(noun: Judged, name: str, text: str | None) -> None:
    """Refuse a field that cannot be corrected and a value that it cannot have; None says that it is unknown.

    Raises:
        BadUsage: with the fields that there are, or what a value looks like.
    """
    fields = FIELDS.get(noun, {})
    if name not in fields:
        known = f"can be set: {', '.join(fields)}" if fields else "none of its fields can; correct what it is made of"
        msg = f"{name}: not a field of {noun.one} that can be corrected ({known})"
        raise BadUsage(msg)
    if text is None and fields[name].unknown:
        return
    try:
        fields[name].read("" if text is None else text)
    except (ValueError, KeyError) as error:
        msg = f"{'unknown' if text is None else text}: no {name} of {noun.one}; give {fields[name].says}" + (
            ", or unknown" if fields[name].unknown else ""
        )
        raise BadUsage(msg) from error


def _value(judgement: Judgement, noun: Judged) -> tuple[str, object]:
    """The field and the value that a correction gives it.

    Raises:
        BadUsage: the correction came in from outside with a field or value that cannot be.
    """
    name = judgement.field_name or ""
    check_value(noun, name, judgement.value)
    return name, None if judgement.value is None else FIELDS[noun][name].read(judgement.value)


def found_place(text: str, places: Iterable[Place]) -> Place | None:
    """The place of this id or name; of several of one name the one mentioned most."""
    listed = list(places)
    exact = [place for place in listed if place.id == text]
    named = exact or [place for place in listed if fold_name(place.name) == fold_name(text)]
    return max(named, key=lambda place: (len(place.mentions), place.id), default=None)


def corrected_happening(happening: Happening, judgement: Judgement, places: Iterable[Place]) -> Happening:
    """The happening with a field set, which its reason says.

    Raises:
        BadUsage: the place is none of this story.
    """
    name, value = _value(judgement, Judged.HAPPENING)
    because = f"{happening.because}; {signed(f'{name} corrected', [judgement])}"
    if name == "place" and value is not None:
        place = found_place(str(value), places)
        if place is None:
            msg = f"{value}: no place that an account of this story names"
            raise BadUsage(msg)
        value = place.id
    changed: dict[str, Any] = {name: value, "because": because}
    if name == "status":
        changed["background"] = value is Status.BACKGROUND
    return replace(happening, **changed)


def corrected_figure(figure: Figure, judgement: Judgement) -> Figure:
    """The reading with a field set; a point takes the place of bounds, and bounds that of a point."""
    name, value = _value(judgement, Judged.FIGURE)
    changed: dict[str, Any] = {name: value}
    if name == "value" and value is not None:
        changed |= {"low": None, "high": None, "comparator": Comparator.EXACTLY if figure.comparator is Comparator.VAGUE else figure.comparator}
    if name in {"low", "high"} and value is not None:
        changed |= {"value": None, "comparator": Comparator.VAGUE if figure.value is not None else figure.comparator}
    if name == "who":
        changed["who_class"] = None
    return replace(figure, **changed)


def corrected_actor(actor: Actor, judgement: Judgement) -> Actor:
    """The actor with a field set; a former name stays among the other forms."""
    name, value = _value(judgement, Judged.ACTOR)
    changed: dict[str, Any] = {name: value, "because": (*actor.because, signed(f"{name} corrected", [judgement]))}
    if name == "name":
        changed["aliases"] = tuple(sorted({*actor.aliases, actor.name} - {str(value)}))
    return replace(actor, **changed)


def corrected_series(series: Series, judgement: Judgement) -> Series:
    """The series with the value that an analyst takes for the best."""
    _, value = _value(judgement, Judged.SERIES)
    rule = None if value is None else f"chosen by {judgement.author}"
    because = f"{series.because}; {signed('best value chosen', [judgement])}"
    return replace(series, best=None if value is None else float(str(value)), best_rule=rule, because=because)


def corrected_story(story: Story, judgement: Judgement) -> Story:
    """The story under another title."""
    _, value = _value(judgement, Judged.STORY)
    return replace(story, title=str(value))


def corrected_family(family: Family, judgement: Judgement) -> Family:
    """The family with another root, or with none that is known.

    Raises:
        BadUsage: the article is none of the family.
    """
    _, value = _value(judgement, Judged.FAMILY)
    if value is not None and value not in family.articles:
        msg = f"{value}: not an article of this family"
        raise BadUsage(msg)
    because = signed("root set" if value is not None else "root said to be unknown", [judgement])
    return replace(family, root=None if value is None else str(value), because=f"{family.because}; {because}" if family.because else because)


def corrected_article(article: Article, judgement: Judgement) -> Article:
    """The article with a field set, before anything is read in its text; its day of publication says who set it."""
    name, value = _value(judgement, Judged.ARTICLE)
    if name != "published":
        changed: dict[str, Any] = {name: value}
        return replace(article, **changed)
    precision = Precision.UNKNOWN if value is None else Precision.DAY if len(str(value)) == 10 else Precision.MINUTE
    return replace(
        article,
        published=None if value is None else str(value),
        published_precision=precision,
        published_from=PublishedFrom.ANALYST,
        published_because=signed("set", [judgement]),
    )
