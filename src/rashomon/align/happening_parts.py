"""What happened inside what: a storming in an unrest, deaths in a crash; one direct whole for each part, and none where nothing tells."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from rashomon.align.happening_relations_sentences import by_sentence
from rashomon.align.happening_words import day_interval, spoken_day
from rashomon.model.annotations import Account, Event, PlaceKind, PlaceMention, Status
from rashomon.model.book import Happening, Relation, RelationKind
from rashomon.model.ids import make_id

__all__ = ["parts_of"]

#: Only what is told as done can lie in something, or hold it.
DONE = frozenset({Status.HAPPENED, Status.ALLEGED, Status.BACKGROUND})

#: Harm that a mishap or an attack does: it lies in its cause, whatever the words between them.
HARM = frozenset({"die", "kill", "injure", "missing", "hospital", "damage", "bodies", "hurt", "collapse", "destroy"})
HARMING = frozenset({"crash", "attack", "disaster", "clash", "siege"})

#: Those that last a moment: harm of their day is theirs where nothing else of their kind is told of.
MISHAPS = frozenset({"crash", "attack", "disaster"})

#: What nobody does: harm that somebody is said to do is no part of it unless an account says so.
ACCIDENTS = frozenset({"crash", "disaster"})

#: Words between a part and, behind them, its whole; those in HARMED only for harm in a mishap or an attack, AT only for what a meeting brings.
INSIDE = re.compile(r"\b(?:during|amid(?:st)?|as (?:a )?part of|in the course of|throughout|at the height of)\b", re.IGNORECASE)
HARMED = re.compile(r"\b(?:when|as|after|in(?! (?:connection|response|relation|addition|order))|from|by)\b", re.IGNORECASE)
AT = re.compile(r"\bat\b", re.IGNORECASE)

#: "amid" names what surrounds an act, mostly no whole of it: the table must know the pair.
AROUND = re.compile(r"amid", re.IGNORECASE)

#: Ends of a clause: what stands on both sides of one is not linked.
BREAK = re.compile(r"[.!?;:\n“”\"]|\b(?:who|which|whose|that|where|said|told|says|saying|described|called)\b", re.IGNORECASE)

#: Just before the words of a link: it is said not to hold.
NEGATION = re.compile(r"(?:\bnot|n[’']t|\bnever|\brather than|\bnor|\bneither)(?:\s+\w+)?\s+$", re.IGNORECASE)

#: Triggers further apart than this are not linked by what stands between them.
NEAR = 90

#: So much may stand before words that open their sentence.
OPENING = 16

#: To order or allow an act is no part of what the act lies in.
ORDERS = frozenset({"authorize", "authorise", "order", "allow", "approve"})

#: How somebody speaks is part of nothing; what is a state of things neither.
SPEECH = frozenset({"state", "label", "claim", "accuse", "reject", "support", "deny", "warn", "appeal"})

#: Places of a region are near it when no further from its point than this, in degrees of latitude (about 60 km).
NEAR_DEGREES = 0.55

#: How many wholes of a kind are looked at, the heaviest first: keeps the work linear on long stories.
MOST_WHOLES = 12


@dataclass(frozen=True, slots=True)
class Whole:
    """A row of the table: a kind of happening that others lie in."""

    name: str
    rank: int
    days: int
    members: frozenset[str]
    parts: frozenset[str]
    words: frozenset[str]
    agents: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Node:
    """A happening as it is compared here; ``whole`` is the row that it is a whole of, ``days`` only where its date is sure."""

    happening: Happening
    families: frozenset[str]
    whole: Whole | None
    days: tuple[str, str] | None
    place: PlaceMention | None
    parties: frozenset[str]
    articles: frozenset[str]
    people: frozenset[str]
    ordered: bool
    deliberate: bool

    @property
    def rank(self) -> int:
        """How wide its kind is; 0 for what nothing lies in."""
        return 0 if self.whole is None else self.whole.rank


def parts_of(accounts: Sequence[Account], happenings: Sequence[Happening], home: Mapping[str, str]) -> tuple[Relation, ...]:
    """For each happening at most one relation that says what it is a direct part of (``left`` the whole, ``right`` the part).

    Args:
        accounts: the accounts of one story.
        happenings: what they tell.
        home: for each event that is told of a happening, that happening's id.
    """
    nodes = _nodes(accounts, happenings, home)
    stated: dict[str, list[tuple[str, str]]] = defaultdict(list)
    wholes = _wholes(nodes)
    for part, whole, because in _stated(accounts, nodes, wholes, home):
        if _fits(nodes[part], nodes[whole]):
            stated[part].append((whole, because))
    relations = []
    for part, node in nodes.items():
        found = stated.get(part) or [(whole.happening.id, because) for whole in wholes if (because := _shared(node, whole, wholes))]
        if found:
            whole, because = min(found, key=lambda each: _narrowness(node, nodes[each[0]]))
            relations.append(Relation(RelationKind.PART, whole, part, because))
    return tuple(relations)


def _narrowness(part: _Node, whole: _Node) -> tuple[int, bool, float, str]:
    """Orders the wholes of one part: the lowest rank, then one whose place is known to hold it, then the heaviest."""
    return whole.rank, not _there(part, whole), -whole.happening.weight, whole.happening.id


@functools.cache
def _table() -> tuple[Whole, ...]:
    text = files(__package__).joinpath("happening_parts.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Whole(name, int(rank), int(days), frozenset(members.split()), frozenset(parts.split()), frozenset(words.split()), frozenset(agents.split()))
        for name, rank, days, members, parts, words, agents in rows
    )


def _nodes(accounts: Sequence[Account], happenings: Sequence[Happening], home: Mapping[str, str]) -> dict[str, _Node]:
    """Every happening with the families of its tellings, by id, in order."""
    told: dict[str, list[Event]] = defaultdict(list)
    for account in accounts:
        for event in account.annotations.events:
            if event.id in home:
                told[home[event.id]].append(event)
    places = {make_id("place", place.place): place for account in accounts for place in account.annotations.places}
    return {each.id: _node(each, told[each.id], places) for each in happenings if each.status in DONE}


def _node(happening: Happening, told: Sequence[Event], places: Mapping[str, PlaceMention]) -> _Node:
    lemmas = {event.lemma for event in told}
    families = frozenset(lemma.partition(".")[0] for lemma in lemmas)
    whole = next((row for row in _table() if any(_is_member(lemma, row) for lemma in lemmas)), None)
    people = (word.lower() for event in told for piece in (*event.actor_words, *event.recipient_words) for word in piece.words.split())
    sure = day_interval(happening.date) if happening.date and not happening.date.endswith("?") else None
    return _Node(
        happening,
        families,
        whole,
        sure,
        places.get(happening.place or ""),
        frozenset((*happening.actors, *happening.recipients)),
        frozenset(telling.article for telling in happening.tellings),
        frozenset(people),
        any(lemma.rpartition(".")[2] in ORDERS for lemma in lemmas),
        any(event.type == "ASSAULT" and event.actor_words for event in told),
    )


def _is_member(lemma: str, row: Whole) -> bool:
    return lemma in row.members or lemma.partition(".")[0] in row.members


def _wholes(nodes: Mapping[str, _Node]) -> list[_Node]:
    """The heaviest wholes of each kind in the story itself: what is only looked back at holds nothing that is not stated."""
    found: list[_Node] = []
    kept: Counter[str] = Counter()
    for node in sorted(nodes.values(), key=lambda each: (-each.happening.weight, each.happening.id)):
        if node.whole is not None and not node.happening.background:
            kept[node.whole.name] += 1
            if kept[node.whole.name] <= MOST_WHOLES:
                found.append(node)
    return found


def _fits(part: _Node, whole: _Node) -> bool:
    """Whether nothing speaks against it: a wider kind, no day before it or long behind it, no other country."""
    return (
        part.happening.id != whole.happening.id and part.rank < whole.rank and _within(part, whole) is not False and _there(part, whole) is not False
    )


def _within(part: _Node, whole: _Node) -> bool | None:
    """Whether the part's days lie in those of the whole, which may go on as long as its kind does; None where either is unknown."""
    if part.days is None or whole.days is None or whole.whole is None:
        return None
    return whole.days[0] <= part.days[0] and part.days[1] <= _later(whole.days[1], whole.whole.days)


def _later(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _there(part: _Node, whole: _Node) -> bool | None:
    """Whether the part's place lies in that of the whole; None where it cannot be told."""
    inner, outer = part.place, whole.place
    if inner is None or outer is None:
        return None
    if inner.place == outer.place:
        return True
    if inner.country and outer.country and inner.country != outer.country:
        return False
    if outer.kind is PlaceKind.COUNTRY and inner.country == outer.country:
        return True
    if None in {inner.lat, inner.lon, outer.lat, outer.lon} or PlaceKind.COUNTRY in {inner.kind, outer.kind}:
        return None
    near = abs((inner.lat or 0) - (outer.lat or 0)) < NEAR_DEGREES and abs((inner.lon or 0) - (outer.lon or 0)) < 2 * NEAR_DEGREES
    return True if near else None if outer.kind in {PlaceKind.REGION, PlaceKind.AREA} else False


def _shared(part: _Node, whole: _Node, wholes: Sequence[_Node]) -> str:
    """Why a part lies in a whole that no account names beside it: kind, day, place, and parties or that nothing else comes into question; empty if it does not."""
    row = whole.whole
    if (
        row is None
        or (part.deliberate and row.name in ACCIDENTS)
        or part.happening.background
        or part.ordered
        or not part.families <= row.parts
        or not _fits(part, whole)
        or not _within(part, whole)
    ):
        return ""
    there = _there(part, whole)
    only = all(other is whole or other.whole is not row or not _within(part, other) for other in wholes)
    called = sorted(part.people & row.agents)
    if called:
        tie = f"it names “{called[0]}”"
    elif part.families & (HARM | {"shoot"}) and row.name not in MISHAPS:
        return ""  # those whom police shot before a march, and for whom it marches, did not die in it
    elif there and part.parties & whole.parties:
        tie = "the same parties take part"
    elif only and (there or _is_harm(part, whole)):
        tie = f"the accounts tell of no other {row.name} then"
    else:
        return ""
    return f"{_where_and_when(part, there=bool(there))}, while the {row.name} lasted; {tie}"


def _is_harm(part: _Node, whole: _Node) -> bool:
    """Whether the part is harm on the very day of a mishap or an attack, told by one of its own accounts."""
    mishap = whole.whole is not None and whole.whole.name in MISHAPS
    return mishap and part.families <= HARM and part.days == whole.days and bool(part.articles & whole.articles)


def _where_and_when(part: _Node, *, there: bool) -> str:
    spoken = spoken_day(part.happening.date)
    when = f"{'on' if spoken[:1].isdigit() and ' ' in spoken else 'in'} {spoken}"
    return f"in {part.place.name} {when}" if there and part.place is not None else when


def _stated(
    accounts: Sequence[Account], nodes: Mapping[str, _Node], wholes: Sequence[_Node], home: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Part, whole and why, for every pair that words of one sentence tie."""
    for account in accounts:
        here = [whole for whole in wholes if account.article.id in whole.articles]
        for (start, words), events in by_sentence(account):
            known = [event for event in events if home.get(event.id) in nodes]
            for first, second in _neighbours(known):
                between = first.trigger.end - start, second.trigger.start - start
                one, two = (nodes[home[first.id]], first), (nodes[home[second.id]], second)
                if because := _tied(words, between, one, two):
                    yield home[first.id], home[second.id], because
                elif because := _done_by(words, between, one, two):
                    yield home[second.id], home[first.id], because
            placed = [(event.trigger.start - start, event.trigger.end - start, event) for event in events]
            told = [(event.trigger.start - start, event.trigger.end - start, nodes[home[event.id]]) for event in known]
            for event, whole, because in _pointed(words, placed, told, here):
                if home.get(event.id) in nodes:
                    yield home[event.id], whole, because


@functools.cache
def _pointers() -> re.Pattern[str]:
    """What points back: "during the violence", "in the disaster"."""
    nouns = "|".join(sorted({word for row in _table() for word in row.words}))
    return re.compile(
        rf"\b(?:(during|throughout|in the course of|as part of|amid|amidst)|(in)) (?:the|this|that|these|those)(?: [a-z]+)? ({nouns})\b",
        re.IGNORECASE,
    )


def _pointed(
    words: str, placed: Sequence[tuple[int, int, Event]], told: Sequence[tuple[int, int, _Node]], here: Sequence[_Node]
) -> Iterator[tuple[Event, str, str]]:
    """What is told to lie in something that the sentence points back to: what its noun is known to tell of, else the one such thing ``here``."""
    for match in _pointers().finditer(words):
        named = [node for start, end, node in told if start < match.end() and match.start(3) < end and node.whole is not None]
        found = named or [whole for whole in here if whole.whole is not None and match[3].lower() in whole.whole.words]
        event = _beside(words, match.start(), match.end(), placed)
        if len(found) != 1 or event is None or NEGATION.search(words, max(0, match.start() - 24), match.start()):
            continue
        family, row = event.lemma.partition(".")[0], found[0].whole
        if row is not None and family in (HARM & row.parts if match[2] else row.parts):
            yield event, found[0].happening.id, f"“{match.group()}” beside “{event.trigger.words}”"


def _beside(words: str, start: int, end: int, placed: Sequence[tuple[int, int, Event]]) -> Event | None:
    """The event of the clause that words at ``start`` to ``end`` stand in: before them, else, where they open the sentence, behind them."""
    before = [each for each in placed if each[1] <= start]
    if before:
        gap = before[-1][1], start
        return before[-1][2] if gap[1] - gap[0] <= NEAR and not BREAK.search(words, *gap) else None
    after = next((each for each in placed if each[0] >= end), None)
    if after is None or start > OPENING or after[0] - end > NEAR or BREAK.search(words, end, after[0]):
        return None
    return after[2]


def _neighbours(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Each event with the next one and the one after it."""
    for number, event in enumerate(events):
        for other in events[number + 1 : number + 3]:
            yield event, other


def _tied(words: str, between: tuple[int, int], part: tuple[_Node, Event], whole: tuple[_Node, Event]) -> str:
    """The words that say that the first lies in the second: "died in the crash", "arrested during the march"; empty for none."""
    start, end = between
    if not 0 < end - start <= NEAR or whole[0].whole is None or BREAK.search(words, start, end):
        return ""
    family = part[1].lemma.partition(".")[0]
    row = whole[0].whole
    link = None
    if family not in SPEECH:
        link = INSIDE.search(words, start, end)
        if link is not None and AROUND.match(link.group()) and family not in row.parts:
            link = None
    if link is None and family in HARM & row.parts and row.name in HARMING:
        link = HARMED.search(words, start, end)
    if link is None and row.name == "meeting" and family in row.parts:
        link = AT.search(words, start, end)
    if link is None or NEGATION.search(words, max(0, link.start() - 24), link.start()):
        return ""
    return f"“{words[link.start() : end].strip()} {whole[1].trigger.words}” behind “{part[1].trigger.words}”"


def _done_by(words: str, between: tuple[int, int], whole: tuple[_Node, Event], part: tuple[_Node, Event]) -> str:
    """The words that make harm the work of what stands before it: "the blast killed nine", "a fire that left"; empty for none."""
    start, end = between
    family = part[1].lemma.partition(".")[0]
    row = whole[0].whole
    if row is None or row.name not in HARMING or family not in HARM & row.parts or not 0 <= end - start <= NEAR:
        return ""
    subject = any(piece.start <= whole[1].trigger.start and whole[1].trigger.end <= piece.end for piece in part[1].actor_words)
    follows = re.fullmatch(r"[\w\s’'-]*?(?:,\s*|\b(?:that|which|and)\s+)(?:has\s+|had\s+|have\s+|also\s+)?", words[start:end]) is not None
    if not subject and not follows:
        return ""
    return f"“{whole[1].trigger.words}{words[start:end]}{part[1].trigger.words}” in one sentence"
