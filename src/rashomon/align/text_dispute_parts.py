"""What the text disputes share: sentences by offset, telling to event, and how a dispute is put together."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from rashomon.align.happening_words import WORD, content, group_of, rarity, stem
from rashomon.model.annotations import Account, Attribution, Event, Status
from rashomon.model.book import Dispute, Happening
from rashomon.model.findings import DisputeKind, evidence_of
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence, Span, cut

__all__ = ["SAYABLE", "Line", "Scene", "dispute", "make_scene", "other_voice", "word_class", "word_classes"]

ENDS = re.compile(r"(?<=[.!?”\"])\s+|\n+")

#: Statuses under which a telling says that the thing took place.
SAYABLE = frozenset({Status.HAPPENED, Status.ALLEGED, Status.BACKGROUND})

#: Who is meant by them stands elsewhere.
PRONOUNS = frozenset({"", "he", "she", "they", "it", "we", "i"})


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an account with the stems of its words; ``plain`` are those that stand in lower case, so that no name is among them."""

    account: Account
    evidence: Evidence
    words: frozenset[str]
    plain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """The accounts of a story in the form in which they are compared.

    Attributes:
        lines: sentences of running text, in account and text order.
        weights: rarity of every stem among the sentences.
        events: the events of every article, by article id.
        home: happening id of every event that a happening tells.
        line_of: the sentence of each of these events.
    """

    accounts: tuple[Account, ...]
    lines: tuple[Line, ...]
    weights: Mapping[str, float]
    events: Mapping[str, tuple[Event, ...]]
    home: Mapping[str, str]
    line_of: Mapping[str, Line]
    actor_of: Mapping[tuple[str, str], str]

    def told(self) -> Iterable[tuple[Event, str, frozenset[str]]]:
        """Events that belong to a happening, with their group and the parties that bear an actor id."""
        for events in self.events.values():
            for event in events:
                if event.id in self.home:
                    yield event, group_of(event.lemma), self.parties(event)

    def parties(self, event: Event) -> frozenset[str]:
        """Actor ids of both roles."""
        return frozenset(found for each in (*event.actors, *event.recipients) if (found := self.actor_of.get((event.article, each))) is not None)


def make_scene(accounts: Sequence[Account], happenings: Sequence[Happening], actor_of: Mapping[tuple[str, str], str]) -> Scene:
    """The scene of ``accounts``; independent of their order."""
    ordered = tuple(sorted(accounts, key=lambda account: account.article.id))
    lines = tuple(line for account in ordered for line in _lines(account))
    told = {(telling.article, telling.evidence): happening.id for happening in happenings for telling in happening.tellings}
    events = {account.article.id: account.annotations.events for account in ordered}
    home = {event.id: told[event.article, event.evidence] for each in events.values() for event in each if (event.article, event.evidence) in told}
    return Scene(ordered, lines, rarity(line.words for line in lines), events, home, _line_of(lines, events, home), actor_of)


def _line_of(lines: Sequence[Line], events: Mapping[str, tuple[Event, ...]], home: Mapping[str, str]) -> dict[str, Line]:
    by_article: dict[str, list[Line]] = {}
    for line in lines:
        by_article.setdefault(line.account.article.id, []).append(line)
    found: dict[str, Line] = {}
    for article, told in events.items():
        near = by_article.get(article, [])
        starts = [line.evidence.start for line in near]
        for event in told:
            number = bisect_right(starts, event.trigger.start) - 1
            if event.id in home and number >= 0:
                found[event.id] = near[number]
    return found


def _lines(account: Account) -> Iterable[Line]:
    article = account.article
    sentences = [each.span for each in account.annotations.sentences if not each.furniture] or list(_spans(account.text, article.span))
    for span in sentences:
        evidence = cut(article.document, account.text, span)
        plain = " ".join(word for word in WORD.findall(evidence.words) if word.islower())
        yield Line(account, evidence, content(evidence.words), content(plain))


def _spans(text: str, span: Span) -> Iterable[Span]:
    start = span.start
    for match in [*ENDS.finditer(text, span.start, span.end), None]:
        end = match.start() if match is not None else span.end
        if text[start:end].strip():
            yield Span(start, end)
        start = match.end() if match is not None else end


@functools.cache
def _classes() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("text_dispute_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: frozenset(words.split()) for name, words in rows}


def word_class(name: str) -> frozenset[str]:
    """The words of a class of ``text_dispute_words.tsv``."""
    return _classes()[name]


def word_classes(prefix: str) -> dict[str, frozenset[str]]:
    """The classes of ``text_dispute_words.tsv`` whose names begin with ``prefix``."""
    return {name: words for name, words in _classes().items() if name.startswith(prefix)}


@functools.cache
def _synonyms() -> dict[str, str]:
    return {stem(word): name for name, words in _classes().items() if name.startswith("same_") for word in words}


def folded(words: frozenset[str]) -> frozenset[str]:
    """Stems in which words for one group ("cabinet", "government") are one."""
    synonyms = _synonyms()
    return frozenset(synonyms.get(word, word) for word in words)


def dispute(kind: DisputeKind, about: str, members: Iterable[str], because: str, evidence: Iterable[Evidence | None]) -> Dispute:
    """A dispute whose id follows from its kind, subject and evidence."""
    pieces = evidence_of(*evidence)
    ids = tuple(sorted(set(members)))
    places = tuple(f"{piece.document}:{piece.start}:{piece.end}" for piece in pieces)
    return Dispute(make_id("dispute", kind.value, about, places), kind, about, ids, because, pieces)


def other_voice(left: Line, right: Line) -> bool:
    """Whether two speak: two accounts but not one named speaker in both, or two speakers of one account; who "he" is must be known."""
    names = [{each.speaker_name for each in _spoken(line) if each.speaker_name} for line in (left, right)]
    if names[0] and names[1]:
        return names[0].isdisjoint(names[1])
    if left.evidence.document != right.evidence.document:
        return True
    words = [{(each.speaker_words or "").casefold() for each in _spoken(line)} for line in (left, right)]
    known = [bool(side) and not side & PRONOUNS for side in words]
    return words[0].isdisjoint(words[1]) and all(ok or not side for ok, side in zip(known, words, strict=True)) and any(known)


def _spoken(line: Line) -> list[Attribution]:
    return [each for each in line.account.annotations.attributions if line.evidence.span.overlaps(each.content.span)]
