"""The words that tell whether a capitalised name is a place, and the record of one named."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Named"]

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
#: Labels inside which a country or town is part of another name ("Georgia Stevens").
PERSONAL = frozenset({"PERSON", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"})
DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "north-eastern", "north-western", "south-eastern", "south-western", "mid"]
)  # fmt: skip
REGION_NOUNS = frozenset(
    [
        "region",
        "oblast",
        "province",
        "state",
        "county",
        "district",
        "governorate",
        "prefecture",
        "krai",
        "republic",
        "voivodeship",
        "department",
        "canton",
        "island",
    ]
)
PART_NOUNS = frozenset("regions parts areas provinces region part area province half".split())  # noqa: SIM905 - a list of words
FACILITY_WORDS = frozenset(
    ["airport", "street", "avenue", "road", "boulevard", "square", "bridge", "station", "hospital", "university", "college", "school", "stadium", "center", "centre", "tower", "hotel", "park", "museum", "church", "mosque", "prison", "palace", "base", "port", "plaza", "hall", "building", "house", "highway", "interstate", "route", "terminal", "mall", "court", "theatre", "theater", "library", "cemetery"]
)  # fmt: skip
#: What follows the town of a dateline: its state, an agency in brackets, a dash.
DATELINE = re.compile(r"(?:, ?[A-Z][\w. ]{1,20}?)? ?(?:\([A-Z][\w/ ]+\))? ?(?:--?|—) ?")
LOCATIVE = frozenset({"in", "near", "from", "at", "to", "outside", "around", "across", "throughout", "inside", "between", "of"})
SETTLEMENTS = frozenset({"town", "city", "village", "port", "capital", "suburb", "settlement", "district", "municipality"})
#: Several of them: what a list of names behind them is made of.
LISTED = frozenset(
    {
        "towns",
        "cities",
        "villages",
        "suburbs",
        "settlements",
        "districts",
        "municipalities",
        "provinces",
        "counties",
        "hamlets",
        "islands",
        "neighborhoods",
        "neighbourhoods",
    }
)
CIVIC = frozenset({
    "police", "sheriff", "sheriffs", "county", "city", "town", "township", "high", "middle", "elementary", "school", "schools", "council", "fire", "court", "circuit", "municipal", "district", "chamber",
    "commission", "public", "area", "regional", "airport", "international", "hospital", "prosecutor", "mayor",
})  # fmt: skip
#: A town this big is well known in its own country.
HOME_TOWN = 20_000
BODIES = frozenset(
    {
        "nations",
        "council",
        "organization",
        "organisation",
        "treaty",
        "party",
        "department",
        "police",
        "office",
        "schools",
        "committee",
        "ministry",
        "association",
    }
)
#: What follows a sea or a part of the world in the name of a body: "Baltic Council", "Pacific Fleet".
AFTER_AREA = BODIES | frozenset(
    {
        "institute",
        "foundation",
        "union",
        "bank",
        "fund",
        "alliance",
        "league",
        "forum",
        "fleet",
        "command",
        "centre",
        "center",
        "initiative",
        "commission",
        "agency",
        "institution",
        "group",
        "society",
        "news",
        "times",
        "post",
        "review",
        "monitor",
        "herald",
        "coalition",
        "federation",
        "cooperation",
        "partnership",
        "airlines",
        "airways",
        "records",
        "company",
    }
)
#: Tokens in brackets after "via" that are looked through.
LONGEST_CREDIT = 8
#: A town of this size is taken for a place wherever its name stands capitalised outside other names.
KNOWN_TOWN = 250_000
LONGEST_NAME = 4
#: Letters of an acronym that is no country's or state's.
LEAST_ACRONYM, LONGEST_ACRONYM = 3, 6


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of tokens that names a place.

    Attributes:
        first, last: tokens, half-open.
        words: what to look up, without article, direction and possessive.
        form: name, demonym or metonym.
        direction: "western" in "western Ukraine", else "".
        region_noun: whether "region", "oblast" or the like stands beside it.
        why: what made it a candidate.
    """

    first: int
    last: int
    words: str
    form: str
    direction: str = ""
    region_noun: bool = False
    facility: bool = False
    why: str = ""
