"""Which kind a reading is, and what unit it has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.annotate.figures.heads import Counted, sentence_of
from rashomon.annotate.figures.money import LARGEST_PRICE, money_kind
from rashomon.annotate.figures.predicates import Predicate
from rashomon.annotate.figures.tables import cues, groups, units
from rashomon.annotate.figures.who import who_class
from rashomon.model.annotations import FigureKind
from rashomon.text.facets import common, contains
from rashomon.text.numbers import Number

__all__ = ["Sort", "by_place", "sort_of"]

#: So many pounds are money; fewer may be a weight.
LEAST_STERLING = 1e5
_INHABITED = {
    "port",
    "township",
    "municipality",
    "borough",
    "suburb",
    "capital",
    "city",
    "town",
    "village",
    "country",
    "nation",
    "state",
    "region",
    "province",
    "district",
    "republic",
    "metropolis",
    "community",
}
_AREAS = _INHABITED | {
    "emirate",
    "floor",
    "block",
    "area",
    "neighborhood",
    "neighbourhood",
    "settlement",
    "hamlet",
    "county",
    "island",
    "site",
    "street",
}
#: "Billions in aid", "tens of billions of investments": money whose currency is left out.
_SUMS = {
    "investment",
    "aid",
    "revenue",
    "debt",
    "damage",
    "loss",
    "sale",
    "profit",
    "spending",
    "loan",
    "fund",
    "funding",
    "relief",
    "reserve",
    "saving",
    "tax",
    "subsidy",
    "export",
}
_ELAPSED = {"ago", "later", "earlier", "before", "after", "since", "old", "hence"}
HALF = 0.5
#: From here on a part behind the point is a part of thousands or millions.
WHOLE = 1000.0
_PROTESTING = {"protest", "march", "demonstrate", "riot", "picket", "chant", "loot"}
#: "Petrol stations" and "apartment blocks" are buildings; polling stations are places of a vote.
_STANDING = {"petrol", "gas", "filling", "police", "fire", "railway", "train", "bus", "metro", "apartment", "tower", "residential", "housing"}
_FORCES = {"army", "military", "navy", "naval"}
#: Where these are named, tanks hold something.
_STORED = {
    "oil",
    "fuel",
    "gas",
    "petrol",
    "diesel",
    "water",
    "storage",
    "depot",
    "refinery",
    "chemical",
    "ammonia",
    "litre",
    "liter",
    "gallon",
    "brewery",
}
_BEFORE_UNITS = {"-", "more", "square", "sq", "sq.", "cubic", "metric", "nautical", "consecutive", "straight", "full", "long", "additional"}
#: The unit that halves are told in, and how many of it make one.
_SMALLER = {"minute": ("second", 60.0), "hour": ("minute", 60.0)}
#: "It took two years before ...", "received five years after ...": spans that lasted, not times that passed.
_LASTING = {"take", "last", "spend", "receive", "serve", "get", "face", "sentence", "within", "every"}
_LOSSES = {"damage", "loss", "cost", "bill", "debt", "price"}
_HOLD_OR_SAY = {
    "say",
    "claim",
    "report",
    "insist",
    "estimate",
    "count",
    "hold",
    "house",
    "accommodate",
    "confirm",
    "acknowledge",
    "admit",
    "register",
}
_TO_PLACES = {"in", "at", "near", "outside"}
#: Forms that a bare number can govern: "forty-nine are still in hospital", "three received wounds".
_PLURAL_VERBS = {"VBP", "VBD", "VB", "VBN"}
_OUTCOMES = {"survive", "escape", "recover", "vote", "abstain", "sign", "attend", "return", "refuse"}


@dataclass(frozen=True, slots=True)
class Sort:
    """Kind and unit of a reading, with its number in that unit."""

    kind: FigureKind
    unit: str | None
    number: Number


def _scaled(number: Number, factor: float) -> Number:
    if factor == 1.0:
        return number
    values = [None if value is None else round(value * factor, 6) for value in (number.value, number.low, number.high)]
    return replace(number, value=values[0], low=values[1], high=values[2])


def sort_of(doc: Doc, item: Counted, found: Predicate | None) -> Sort | None:
    """Kind and unit, or None where the number reads nothing."""
    number = item.number
    if item.head is not None and item.head.lemma_.lower() in {"count", "charge"}:
        return Sort(FigureKind.COUNT, None, number)  # three counts of murder are no deaths
    if number.currency:
        return Sort(money_kind(doc, item), number.currency, number)
    if number.percent:
        return Sort(_share_kind(doc, item), "%", number)
    if unit := _unit(doc, item):
        kind, name, factor = unit
        ruled = any(token.lower_ == "for" for token in doc[max(0, item.first - 3) : item.first])
        lasting = any(token.lemma_.lower() in _LASTING for token in doc[max(0, item.first - 3) : item.first])
        elapsed = not ruled and not lasting and any(token.lower_ in _ELAPSED for token in doc[_unit_end(doc, item) : _unit_end(doc, item) + 1])
        if kind is FigureKind.DURATION and elapsed:
            return None
        if kind is FigureKind.DURATION and number.value == HALF and number.spelled and name in _SMALLER:
            name, factor = _SMALLER[name]  # "half a minute" beside "forty seconds"
        return Sort(kind, name, _scaled(number, factor))
    if number.value is not None and number.spelled and 0 < number.value < 1 and item.head is not None:
        return Sort(FigureKind.SHARE, "fraction", number)  # "a third of those killed": no third of a death
    if number.value is not None and number.value % 1 and number.value < WHOLE:
        found = None  # nobody counts a tenth of a man: "with a force of about 6.0"
    if found is not None and not (found.kind is FigureKind.TROOPS and not _armed(item)):
        return Sort(_participants(item, found), None, number)
    if kind_of := _kind_of_group(item):
        return Sort(kind_of, None, number)
    if (
        item.head is not None
        and item.head.lemma_.lower() in _SUMS
        and item.head.lower_ != "loans"
        and (number.value or number.low or 0.0) >= LARGEST_PRICE
    ):
        return Sort(FigureKind.MONEY, None, number)
    if _peopled(item):
        return Sort(FigureKind.POPULATION, None, number)
    if item.head is not None and item.head.lower_ in {"them", "whom", "those"}:
        return Sort(FigureKind.COUNT, None, number)  # a part of the reading before; takes its kind from it
    if item.head is not None and item.head.lemma_.lower() == "pound" and (number.value or number.low or 0.0) >= LEAST_STERLING:
        return Sort(FigureKind.MONEY, "GBP", number)
    if item.head is None and found is None and (number.value or 0.0) >= LARGEST_PRICE and _put_at(item, _LOSSES):
        return Sort(FigureKind.MONEY, None, number)
    if (
        item.head is None
        and found is None
        and (_put(item) or item.root.dep_ == "nsubjpass" or _outcome(item) or _headline(doc, item) or by_place(doc, item))
    ):
        return Sort(FigureKind.COUNT, None, number)
    return None if item.head is None or item.head.pos_ not in {"NOUN", "PROPN"} else Sort(FigureKind.COUNT, None, number)


def _participants(item: Counted, found: Predicate) -> FigureKind:
    """Vehicles and buildings are destroyed, not participants; soldiers that march are troops."""
    own = _kind_of_group(item)
    if own in {FigureKind.VEHICLES, FigureKind.BUILDINGS, FigureKind.COUNT}:
        return own  # two handguns, twenty gunshot wounds: things, whatever befell people
    if found.kind is FigureKind.PARTICIPANTS and own is not None:
        return own
    group, cue = who_class(item), found.token.lemma_.lower()
    if (cue == "treat" and group == "patients") or (cue == "escape" and group != "prisoners"):
        return FigureKind.COUNT
    if found.token.lower_ == "held" and item.head is not None and not contains("people", group):
        return FigureKind.COUNT  # two meetings that are held
    if group is None and found.token.lemma_.lower() in _PROTESTING and (item.number.value or item.number.low or 0.0) >= 10:
        return found.kind  # whoever they are, only people demonstrate
    named = item.head is not None and item.head.pos_ != "PRON" and item.head is not found.token
    if found.kind is FigureKind.PARTICIPANTS and named and not contains("people", who_class(item)):
        return FigureKind.COUNT  # seven members of a club that meet are no crowd
    if found.kind is FigureKind.DISPLACED and item.head is not None and item.head.lemma_.lower() in _AREAS:
        return FigureKind.COUNT  # seven towns that are evacuated are not seven people
    return found.kind


def _armed(item: Counted) -> bool:
    """Whether the counted may be troops: an elided noun ("a force of 2,000"), soldiers, police."""
    return item.head is None or _kind_of_group(item) is FigureKind.TROOPS or _is_force(item)


def _is_force(item: Counted) -> bool:
    return common((who_class(item) or "", "security_forces")) == "security_forces"


def _kind_of_group(item: Counted) -> FigureKind | None:
    """Kind by the counted noun; "2,500 of the troops" and plain "2,500 peacekeepers" alike."""
    if item.head is None:
        return None
    if item.head.lower_ in cues()["adjective"]:
        return None  # the wounded are no wounds
    if item.head.lemma_.lower() in {"station", "block"}:
        built = any(child.lower_ in _STANDING for child in item.head.children)
        return FigureKind.BUILDINGS if built else None
    known = groups().get(item.head.lemma_.lower())
    if known is not None and contains("people", known[0]) and _uniformed(item.head):
        return FigureKind.TROOPS
    if item.head.lemma_.lower() == "tank" and any(token.lemma_.lower() in _STORED for token in sentence_of(item.head)):
        return FigureKind.COUNT
    return known[1] if known else None


def _uniformed(head: Token) -> bool:
    """As in "45 army engineers", not "two former navy divers"."""
    before = {child.lower_ for child in head.children if child.i < head.i and child.dep_ in {"amod", "compound", "nmod"}}
    return bool(before & _FORCES) and not before & {"former", "retired", "ex"}


def _peopled(item: Counted) -> bool:
    """As in "A city of 2 million (people)", "a population of 7 million"."""
    node = item.node
    return (
        node.dep_ == "pobj"
        and node.head.lower_ == "of"
        and node.head.head.lemma_.lower() in _INHABITED
        and (item.head is None or item.head.lower_ in {"people", "inhabitants"})
    )


def _put(item: Counted) -> bool:
    """As in "Police put the number at 18,000", "the government says five"."""
    if item.root.dep_ in {"dobj", "ccomp"} and item.root.head.lemma_.lower() in _HOLD_OR_SAY:
        return True
    return _put_at(item, {"number", "figure", "total", "tally"}) or _brought_to(item) or _spoke_of(item)


def _spoke_of(item: Counted) -> bool:
    """As in "the company spoke on Tuesday of fourteen"."""
    preposition = item.root.head
    return item.root.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.lemma_.lower() in {"speak", "talk"}


def _put_at(item: Counted, nouns: set[str]) -> bool:
    """As in "put the number at 18,000", "put the damage at 11 million"."""
    preposition = item.root.head
    return (
        item.root.dep_ == "pobj"
        and preposition.lower_ == "at"
        and any(child.dep_ == "dobj" and child.lemma_.lower() in nouns for child in preposition.head.children)
    )


def _brought_to(item: Counted) -> bool:
    """As in "bringing the total to 1,207"."""
    preposition = item.root.head
    return (
        item.root.dep_ == "pobj"
        and preposition.lower_ == "to"
        and preposition.head.lemma_.lower() in {"bring", "take", "raise", "lift", "push"}
        and any(
            child.dep_ == "dobj" and child.lemma_.lower() in {"number", "figure", "total", "tally", "count"} for child in preposition.head.children
        )
    )


def _headline(doc: Doc, item: Counted) -> bool:
    """As in "14 trapped, five brought to surface": a bare number before a participle."""
    if item.last >= len(doc) or doc[item.last].tag_ not in {"VBN", "VBD"} or doc[item.last].is_sent_start:
        return False
    before = doc[item.first - 1].text if item.first else ","
    return before in {",", ";", ":", "and", "\n"}


def by_place(doc: Doc, item: Counted) -> bool:
    """As in "The toll is five: three in Norden, one in Sarn": bare numbers that share a count out over places."""
    at, last = item.first, item.last
    if item.head is not None or item.number.value is None or last + 1 >= len(doc) or at < 2 or doc[last].lower_ not in _TO_PLACES:
        return False
    sentence = sentence_of(doc[at])
    listed = doc[at - 1].text in {":", ",", ";", "(", "–", "—"} or doc[at - 1].lower_ == "and"
    named = doc[last + 1].pos_ == "PROPN" or (doc[last + 1].lower_ == "the" and last + 2 < len(doc))
    return listed and named and any(token.pos_ == "NUM" or token.like_num for token in doc[sentence.start : at - 1])


def _outcome(item: Counted) -> bool:
    """As in "198 survived": people that the sentence has named before."""
    return (
        item.root.dep_ == "nsubj" and item.number.value != 1 and (item.root.head.lemma_.lower() in _OUTCOMES or item.root.head.tag_ in _PLURAL_VERBS)
    )


def _unit_end(doc: Doc, item: Counted) -> int:
    at = item.last
    while at < len(doc) and at < item.last + 3 and units().get(doc[at].lemma_.lower()) is None and units().get(doc[at].lower_.rstrip("s")) is None:
        at += 1
    return at + 1


def _unit(doc: Doc, item: Counted) -> tuple[FigureKind, str, float] | None:
    """The unit word right behind the number: "30 years", "30-year", "three more hours", "square miles"."""
    at = item.last
    while at < len(doc) and at < item.last + 4 and doc[at].lower_ in _BEFORE_UNITS:
        at += 1
    if at >= len(doc):
        return None
    found = units().get(doc[at].lemma_.lower()) or units().get(doc[at].lower_.split("-")[0].rstrip("s"))
    if found is None:
        return None
    squared = {doc[at - 1].lower_, doc[at - 2].lower_ if doc[at - 1].lower_ == "-" else ""}
    if squared & {"square", "sq", "sq."} and found[0] is FigureKind.DISTANCE:
        return FigureKind.AREA, f"{found[1]}2", found[2]
    if doc[at - 1].lower_ == "nautical":
        return FigureKind.DISTANCE, "nmi", 1.0
    if doc[at - 1].lower_ == "cubic":
        return FigureKind.COUNT, f"{found[1]}3", found[2]
    follows = doc[at + 1] if at + 1 < len(doc) else None
    # "two day workers", "five minute walk": the unit only counts where no other plural noun takes the number.
    return (
        None
        if follows is not None and follows.tag_ == "NNS" and doc[at].tag_ == "NN" and doc[at - 1].lower_ != "-" and item.number.spelled
        else found
    )


def _share_kind(doc: Doc, item: Counted) -> FigureKind:
    """A slice of people ("the bottom 10 percent of earners") names a part of the population; other percentages are shares."""
    edge = {"bottom", "top", "poorest", "richest", "wealthiest", "lowest", "highest"}
    return FigureKind.POPULATION if item.first and doc[item.first - 1].lower_ in edge else FigureKind.SHARE
