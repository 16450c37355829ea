"""Personal offices before names, and the words that only end an office ("Secretary of Defense")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from rashomon.annotate.mentions.candidate import lemma_of
from rashomon.annotate.mentions.tables import bodies, given_gender, groups, roles, states
from rashomon.text.names import is_given_name

__all__ = ["AWARDS", "COMMON_BODIES", "NOT_ACTORS", "OFFICE_PARTS", "PRESS", "RANKS", "long_forms", "over_place", "past_domain", "titled"]

#: Offices that stand before nothing but a person's name; "General", "Major", "King" and "Justice" begin names of other things too.
PERSONAL = frozenset(
    ["president", "minister", "senator", "governor", "mayor", "chancellor", "congressman", "congresswoman", "premier", "sen", "gov", "rep", "gen", "col", "sgt", "lt", "capt", "ambassador"]
)  # fmt: skip
#: What an office is about, behind "of": no body of its own.
OFFICE_PARTS = frozenset(
    ["state", "defense", "defence", "commerce", "labor", "labour", "education", "energy", "interior", "justice", "health", "agriculture", "transport", "transportation", "staff", "police", "finance", "treasury", "war", "culture", "trade"]
)  # fmt: skip
#: Short forms of ranks and offices, which the model takes for a part of the name or for a name.
RANKS = frozenset(["rep", "sen", "gov", "gen", "col", "sgt", "lt", "capt", "cpl", "det", "maj", "adm", "cmdr", "insp", "supt", "hon", "pres"])
#: A lawmaker's seat ("R-Ohio"), a bill ("SB 1062") and what is left of markup.
NOT_ACTORS = re.compile(r"^[RDI]-[A-Z]|^[A-Z]{1,3}[ .-]?\d+$|[\[\]@#{}|]")
#: Last words of the names of papers and channels.
PRESS = frozenset(["times", "tribune", "herald", "gazette", "courier", "telegraph", "chronicle", "news", "newswire", "wire", "tv", "television", "radio", "broadcasting", "inquirer", "journal"])
#: Nouns for bodies that are no name alone, even with a capital.
COMMON_BODIES = frozenset(["department", "ministry", "group", "party", "agency", "company", "council", "committee", "commission", "office", "court", "union", "bureau", "administration", "government", "regime", "authority", "authorities", "church"])
#: What bears names of people and bodies and is neither.
AWARDS = frozenset(["award", "prize", "medal", "cup", "trophy", "bill", "act", "treaty", "accord", "festival", "day", "report"])
LONGEST_NAME = 4
LONGEST_BODY = 7
OF_OFFICE = 2
INITIAL = re.compile(r"[A-Z]\.?$")
INITIALS = re.compile(r"[A-Z]{2,6}$")
LINKS = frozenset({"of", "for", "and", "the", "without", "in", "on", "to", "against"})


def titled(doc: Doc) -> Counter[str]:
    """How often each lower-case surname stands behind a personal office ("President Ann Lee" counts one for "lee")."""
    found: Counter[str] = Counter()
    for token in doc:
        if token.lower_.rstrip(".") not in PERSONAL:
            continue
        if (named := _before_office(doc, token.i)) is not None:
            found[named] += 1
        end = token.i + 1
        while end < len(doc) and end - token.i <= LONGEST_NAME and _name_part(doc, end):
            end += 1
        # Behind "minister" in small letters only a full name is surely one.
        if end > token.i + (1 if token.is_title else 2) and not _body_ahead(doc, end):
            found[doc[end - 1].lower_] += 1
    return found


def _before_office(doc: Doc, i: int) -> str | None:
    """The surname in "Ann Lee, Minister of Health" or "Ann Lee, the mayor,"; None behind a preposition ("in Santa Cruz, the mayor, ...")."""
    comma = i - 2 if doc[i - 1].lower_ == "the" else i - 1
    behind = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if comma < 2 or doc[comma].text != "," or behind not in ("of", "for", ","):
        return None
    first = comma
    while first > 0 and comma - first < LONGEST_NAME and _name_part(doc, first - 1):
        first -= 1
    alone = first == 0 or doc[first - 1].pos_ != "ADP"
    return doc[comma - 1].lower_ if comma - first > 1 and alone else None


def _name_part(doc: Doc, i: int) -> bool:
    token = doc[i]
    lemma = lemma_of(token)
    capital = token.text[0].isupper() and not token.is_upper
    return token.pos_ == "PROPN" and capital and not any(lemma in table for table in (roles(), bodies(), groups())) and not states().country(token.text)


def _body_ahead(doc: Doc, end: int) -> bool:
    """Whether the run goes on to a body: "Governor Lee University"."""
    return end < len(doc) and doc[end].pos_ == "PROPN" and lemma_of(doc[end]) in bodies()


def over_place(doc: Doc, last: int) -> int:
    """One past the "of Zambia" or "in Europe" behind a body's name, which may stand between it and its acronym; ``last`` where there is none."""
    end = last
    if end + 1 < len(doc) and doc[end].lower_ in ("of", "in", "for"):
        end += 1
        while end < len(doc) and end - last <= LONGEST_NAME and (doc[end].pos_ == "PROPN" or doc[end].lower_ in ("the", "and")):
            end += 1
    return end if end > last + 1 else last


def past_domain(doc: Doc, first: int, last: int) -> int:
    """The start of a person's name moved behind the land of an office: "President of Ruritania Jon K. Orr" is Orr, in his office."""
    if first < OF_OFFICE or doc[first - 1].lower_ != "of" or lemma_of(doc[first - 2]) not in roles() or is_given_name(doc[first].text):
        return first
    for start in range(first + 1, last - 1):
        if given_gender(doc[start].text) is not None or is_given_name(doc[start].text) or INITIAL.match(doc[start + 1].text):
            return start
    return first


def long_forms(doc: Doc, covered: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Names of bodies that the parser missed but an acronym in brackets shows: "Neighbours Without Fences (NWF)"; as (first, last, "ORG")."""
    for i in range(2, len(doc) - 1):
        if doc[i - 1].text != "(" or doc[i + 1].text != ")" or not INITIALS.match(doc[i].text):
            continue
        last = first = i - 1
        while first > 0 and last - first < LONGEST_BODY and first - 1 not in covered and (doc[first - 1].is_title or doc[first - 1].lower_ in LINKS):
            first -= 1
        while first < last and doc[first].lower_ in LINKS:
            first += 1
        if last - first > 1 and doc[last - 1].is_title:
            yield first, last, "ORG"
