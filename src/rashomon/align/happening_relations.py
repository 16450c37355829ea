"""Links between happenings: what an account states in so many words, and what lies inside what."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from rashomon.align.happening_parts import parts_of
from rashomon.align.happening_relations_sentences import by_sentence
from rashomon.model.annotations import Account, Event, Status
from rashomon.model.book import Happening, Relation, RelationKind

__all__ = ["related", "stated_relations"]

#: Behind a link, these begin what another thing is said of.
BREAK = re.compile(r",|\b(?:who|which|whose|whom|that|when|where|while|and then)\b", re.IGNORECASE)

#: A clause behind a link that is in these tenses is the one before it, gone on: "residents who fled after a fire at the mill have been let back".
GONE_ON = re.compile(r"\b(?:have|has|will)\b", re.IGNORECASE)

#: Between a trigger and a link, these begin a clause of somebody else.
ASIDE = re.compile(r"\b(?:who|whose|whom|that|where|if|unless)\b", re.IGNORECASE)

#: A sentence or a part of it ends here.
STOP = re.compile(r"[.!?;:\n“”\"]")

#: Just before a link: it is said not to hold.
NEGATION = re.compile(r"(?:\bnot|n[’']t|\bnever|\brather than|\bnor|\bneither|\bwithout being|\bfar from)(?:\s+\w+)?\s+$", re.IGNORECASE)

#: Triggers further apart than this are not linked by what stands between them.
NEAR = 90

#: So much may stand before a link that opens its sentence: a dateline's last words, "Just", "Two".
OPENING = 16

#: What is only wanted, threatened or said not to be has no order in time.
UNREAL = frozenset({Status.DENIED, Status.DEMANDED, Status.THREATENED})

#: How somebody speaks of a thing is no happening that another one answers or follows.
SPEECH = frozenset({"state", "label", "claim"})


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the table: what words between two triggers say of them."""

    kind: RelationKind
    behind: bool
    families: frozenset[str]


def related(accounts: Sequence[Account], happenings: Sequence[Happening], home: Mapping[str, str]) -> tuple[Relation, ...]:
    """What the happenings of a story have to do with each other: parts first, then what accounts state; ``home`` maps event ids to happening ids."""
    parts = parts_of(accounts, happenings, home)
    inside = {frozenset((part.left, part.right)) for part in parts}
    return (*parts, *(each for each in stated_relations(accounts, home) if frozenset((each.left, each.right)) not in inside))


def stated_relations(accounts: Sequence[Account], home: Mapping[str, str]) -> tuple[Relation, ...]:
    """Relations that accounts state, in order of finding and without repeats; of two that contradict each other neither.

    Args:
        accounts: the accounts of one story.
        home: for each event that is told of a happening, that happening's id.
    """
    found: dict[tuple[RelationKind, str, str], Relation] = {}
    for account in accounts:
        for sentence, events in by_sentence(account):
            for relation in _in_sentence(sentence, events, home) if len(events) > 1 else ():
                found.setdefault((relation.kind, relation.left, relation.right), relation)
    ways = {(left, right) for _, left, right in found}
    return tuple(relation for (_, left, right), relation in found.items() if (right, left) not in ways)


@functools.cache
def _links() -> tuple[re.Pattern[str], tuple[Link, ...]]:
    """One pattern for all links, a group a row, and the rows."""
    text = files(__package__).joinpath("happening_relations.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    pattern = "|".join(rf"(?P<row{number}>\b(?:{row[3]})\b)" for number, row in enumerate(rows))
    links = tuple(
        Link(RelationKind(kind), side == "behind", frozenset() if wanted == "-" else frozenset(wanted.split())) for kind, side, wanted, _ in rows
    )
    return re.compile(pattern, re.IGNORECASE), links


def _in_sentence(sentence: tuple[int, str], events: Sequence[Event], home: Mapping[str, str]) -> Iterator[Relation]:
    """The relations that the links of one sentence state."""
    start, words = sentence
    pattern, links = _links()
    matches = list(pattern.finditer(words))
    for number, match in enumerate(matches):
        link = links[int((match.lastgroup or "row0").removeprefix("row"))]
        following = matches[number + 1].start() if number + 1 < len(matches) else len(words)
        last = matches[number - 1].end() if number else 0
        pair = _pair(words, (last, match.start(), match.end(), following), _placed(events, start))
        if pair is None or not _holds(link, pair, home):
            continue
        before, after = (home[event.id] for event in pair)
        left, right = (after, before) if link.behind else (before, after)
        yield Relation(link.kind, left, right, f"“{match.group()}” between “{pair[0].trigger.words}” and “{pair[1].trigger.words}”")


def _placed(events: Sequence[Event], start: int) -> list[tuple[int, int, Event]]:
    return [(event.trigger.start - start, event.trigger.end - start, event) for event in events]


def _pair(words: str, at: tuple[int, int, int, int], placed: Sequence[tuple[int, int, Event]]) -> tuple[Event, Event] | None:
    """The events that a link ties: the clause it stands in, then what stands behind it; None for none.

    ``at`` holds the end of the link before it, its start, its end and the start of the link behind it: no pair reaches across another link.
    """
    last, start, end, following = at
    if NEGATION.search(words, max(0, start - 24), start):
        return None
    behind = next((each for each in placed if each[0] >= end), None)
    if behind is None or behind[0] > min(following, end + NEAR) or any(mark.search(words, end, behind[0]) for mark in (BREAK, GONE_ON, STOP)):
        return None
    before = [each for each in placed if each[1] <= start]
    if before:
        gap = before[-1][1], start
        clear = last <= before[-1][0] and gap[1] - gap[0] <= NEAR and not ASIDE.search(words, *gap) and not STOP.search(words, *gap)
        return (before[-1][2], behind[2]) if clear else None
    main = _main_behind(words, behind, placed) if start <= OPENING else None
    return None if main is None else (main, behind[2])


def _main_behind(words: str, behind: tuple[int, int, Event], placed: Sequence[tuple[int, int, Event]]) -> Event | None:
    """The event of the main clause where the link opens the sentence: "After the vote, crowds burned tyres"."""
    comma = words.find(",", behind[1])
    main = next((each for each in placed if each[0] > comma), None)
    if comma < 0 or main is None or main[0] - comma > NEAR or any(behind[1] < each[0] < comma for each in placed):
        return None
    return None if BREAK.search(words, comma + 1, main[0]) or STOP.search(words, behind[1], main[0]) else main[2]


def _holds(link: Link, pair: tuple[Event, Event], home: Mapping[str, str]) -> bool:
    if any(event.id not in home or event.status in UNREAL or event.lemma.partition(".")[0] in SPEECH for event in pair):
        return False
    if link.families and (pair[0].lemma.partition(".")[0] not in link.families or pair[1].trigger.words.endswith("ed")):
        return False  # "riots over cuts engulfed": a preposition ties nouns
    return home[pair[0].id] != home[pair[1].id]
