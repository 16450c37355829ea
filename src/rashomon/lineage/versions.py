"""Which articles are one article, published again by its own outlet: versions are no copies and no second voice.

Three things make a version: the same address, the same title in the same outlet, or nearly the same text in the same outlet within days.
None of them is enough alone: the texts must share words too, since a page of briefs keeps its address and its title from day to day.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from rashomon.lineage.addresses import address_of, host_of
from rashomon.lineage.changes import changes_between
from rashomon.lineage.running import Running, run_of
from rashomon.lineage.stages import folded_title, stage_of, told_at
from rashomon.lineage.times import compare_times
from rashomon.model.annotations import Account
from rashomon.model.book import Copy, Version
from rashomon.model.ids import make_id
from rashomon.text.calendar import day_of

__all__ = ["find_versions"]

#: Share of the shorter text's runs of three words that the other holds. Two texts about one event that were written apart share .01 to
#: .06 of them, pieces that only end in the same lines about the outlet up to .3. Where address and title are the same, a first report of
#: two sentences that was rewritten into a long one is a version too.
SHARED, SHARED_BOTH = 0.4, 0.12
RUN = 3
#: Share of each text that lies in passages of the other where neither address nor title says that they are one.
SHARED_TEXT = 0.7
#: Days after which one outlet's same title, or nearly same text, is a new piece.
SAME_TITLE_DAYS, SAME_TEXT_DAYS = 14, 4
#: Titles of one word ("Flood", "Weather") are used again and again.
TITLE_WORDS = 2
#: News grows as it comes in: where nothing else tells, the text of so many times the words is the later one.
GROWN = 1.3
#: With one key so many groups are compared at most, the latest ones: a site whose pages all have one address is no blow-up.
OPEN_GROUPS = 8


@dataclass(frozen=True, slots=True, eq=False)
class _Head:
    """What stands above one article's text and around it.

    Attributes:
        place: its number in reading order.
        house: its outlet, else the site of its address; None where neither is known.
    """

    place: int
    account: Account
    outlet: str | None
    house: str | None
    address: str | None
    title: tuple[str, ...]

    @property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """What two versions may have in common: the address, and the title in one house."""
        by_title = (("title", self.house, *self.title),) if self.house is not None and len(self.title) >= TITLE_WORDS else ()
        return ((("address", self.address),) if self.address is not None else ()) + by_title


@dataclass(frozen=True, slots=True, eq=False)
class _Edition:
    """One article that may have been published again.

    Attributes:
        runs: its runs of three words.
        told: the latest time that it gives for itself.
        stage: what its flags claim, 0 where there are none.
    """

    head: _Head
    text: Running
    runs: frozenset[tuple[str, ...]]
    told: str | None
    stage: int

    @property
    def id(self) -> str:
        return self.text.id

    @property
    def document(self) -> str:
        return self.text.account.article.document


def find_versions(
    accounts: Sequence[Account], copies: Sequence[Copy] = (), urls: Mapping[str, str] | None = None, *, modified: Mapping[str, str] | None = None
) -> tuple[Version, ...]:
    """Which accounts are versions of one another, each beside the one before it, with what changed (all of the kind text).

    Args:
        accounts: in the order in which they were read; that order decides only where neither time, flags nor texts tell.
        copies: as ``find_copies`` returns them; only those inside one outlet are looked at.
        urls: address of each document that has one.
        modified: for each document whose own data say so, when it was last changed.
    """
    heads = [_head(place, account, urls or {}) for place, account in enumerate(accounts)]
    shelves: defaultdict[tuple[str, ...], list[_Head]] = defaultdict(list)
    for head in heads:
        for key in head.keys:
            shelves[key].append(head)
    shelves = defaultdict(list, {key: shelf for key, shelf in shelves.items() if len(shelf) > 1})
    pairs = _inside_one_house(heads, copies)
    wanted = {head.account.article.id: head for shelf in (*shelves.values(), *(pair[:2] for pair in pairs)) for head in shelf}
    editions = {name: _edition(head, modified or {}) for name, head in wanted.items()}
    groups = _Groups(sorted(editions.values(), key=lambda edition: edition.head.place))
    for key, shelf in sorted(shelves.items()):
        reason, same = ("the same address", _same_page) if key[0] == "address" else ("the same outlet and title", _same_piece)
        groups.join_alike([editions[head.account.article.id] for head in shelf], reason, same)
    for left, right, copy in pairs:
        one, two = editions[left.account.article.id], editions[right.account.article.id]
        if _same_text(one, two, copy):
            groups.join(one, two, "the same outlet and nearly the same text")
    versions = [version for group in groups.several() for version in _versions(group, groups.because)]
    return tuple(sorted(versions, key=lambda version: (version.earlier, version.later)))


def _head(place: int, account: Account, urls: Mapping[str, str]) -> _Head:
    article = account.article
    url = urls.get(article.document)
    outlet = article.outlet.casefold().strip() if article.outlet and article.outlet.strip() else None
    return _Head(place, account, outlet, outlet or host_of(url), address_of(url), folded_title(article.title))


def _edition(head: _Head, modified: Mapping[str, str]) -> _Edition:
    text = run_of(head.account)
    runs = frozenset(zip(*(text.words[at:] for at in range(RUN)), strict=False))
    return _Edition(head, text, runs, told_at(head.account, modified.get(head.account.article.document)), stage_of(head.account))


def _inside_one_house(heads: Sequence[_Head], copies: Sequence[Copy]) -> list[tuple[_Head, _Head, Copy]]:
    by_id = {head.account.article.id: head for head in heads}
    pairs = [(by_id[copy.original], by_id[copy.copy], copy) for copy in copies if copy.original in by_id and copy.copy in by_id]
    return [pair for pair in pairs if pair[0].house is not None and pair[0].house == pair[1].house]


_Test: TypeAlias = Callable[[_Edition, _Edition], bool]


class _Groups:
    """Editions joined into groups, with the first reason of each edition's own joining."""

    def __init__(self, editions: Sequence[_Edition]) -> None:
        self.editions = editions
        self.into = {edition.head.place: edition.head.place for edition in editions}
        self.because: dict[int, str] = {}

    def root(self, place: int) -> int:
        while self.into[place] != place:
            self.into[place] = self.into[self.into[place]]
            place = self.into[place]
        return place

    def join(self, one: _Edition, two: _Edition, because: str) -> None:
        left, right = self.root(one.head.place), self.root(two.head.place)
        if left != right:
            self.into[max(left, right)] = min(left, right)
            for edition in (one, two):
                self.because.setdefault(edition.head.place, because)

    def join_alike(self, members: Iterable[_Edition], because: str, same: _Test) -> None:
        """Joins each member to the first open group whose latest member is the same piece; linear in the members."""
        heads: list[_Edition] = []
        for edition in members:
            at = next(
                (at for at, head in enumerate(heads) if self.root(head.head.place) == self.root(edition.head.place) or same(head, edition)), None
            )
            if at is not None:
                self.join(heads.pop(at), edition, because)
            heads = [edition, *heads][:OPEN_GROUPS]

    def several(self) -> list[list[_Edition]]:
        found: defaultdict[int, list[_Edition]] = defaultdict(list)
        for edition in self.editions:
            found[self.root(edition.head.place)].append(edition)
        return [group for group in found.values() if len(group) > 1]


def _same_page(one: _Edition, two: _Edition) -> bool:
    """At one address: what another outlet published there (a canonical link) is a copy, what shares no text is another piece."""
    if one.document == two.document or (one.head.outlet and two.head.outlet and one.head.outlet != two.head.outlet):
        return False
    same_title = len(one.head.title) >= TITLE_WORDS and one.head.title == two.head.title
    return _shared(one, two) >= (SHARED_BOTH if same_title else SHARED)


def _same_piece(one: _Edition, two: _Edition) -> bool:
    if one.document == two.document or not _within(one, two, SAME_TITLE_DAYS):
        return False
    return _shared(one, two) >= SHARED


def _within(one: _Edition, two: _Edition, days: int) -> bool:
    """Whether the two were told within so many days; what is undated may have been."""
    left, right = day_of(one.told), day_of(two.told)
    return left is None or right is None or abs((left - right).days) <= days


def _shared(one: _Edition, two: _Edition) -> float:
    """Share of the shorter text's runs of three words that the other holds; 1 for equal texts."""
    if one.text.words == two.text.words:
        return 1.0
    return len(one.runs & two.runs) / max(1, min(len(one.runs), len(two.runs)))


def _same_text(one: _Edition, two: _Edition, copy: Copy) -> bool:
    """Whether a copy inside one house, within days, leaves of neither text more than a little."""
    if one.document == two.document or not _within(one, two, SAME_TEXT_DAYS):
        return False
    return min(_lying(one, copy), _lying(two, copy)) >= SHARED_TEXT


def _lying(edition: _Edition, copy: Copy) -> float:
    """Share of a text's running words that lie in the passages of a copy."""
    spans = sorted(
        {(piece.start, piece.end) for passage in copy.passages for piece in (passage.original, passage.copy) if piece.document == edition.document}
    )
    covered, at, reach = 0, 0, -1
    for start in edition.text.starts.tolist():
        while at < len(spans) and spans[at][0] <= start:
            reach = max(reach, spans[at][1])
            at += 1
        covered += start < reach
    return covered / max(1, len(edition.text.words))


def _versions(group: Sequence[_Edition], because: Mapping[int, str]) -> list[Version]:
    ordered = sorted(group, key=functools.cmp_to_key(_compared))
    found = []
    for one, two in pairwise(ordered):
        why = because.get(two.head.place) or because[one.head.place]
        record = make_id("version", one.id, two.id)
        found.append(Version(record, one.id, two.id, f"{why}; {_order(one, two)[1]}", changes_between(one.text, two.text)))
    return found


def _compared(one: _Edition, two: _Edition) -> int:
    return _order(one, two)[0]


def _order(one: _Edition, two: _Edition) -> tuple[int, str]:
    """-1 where ``one`` is earlier, 1 where later, and how it is known."""
    if order := compare_times(one.told, two.told):
        early, late = (one.told, two.told) if order < 0 else (two.told, one.told)
        return order, f"later by its own time, {late} after {early}"
    if one.stage != two.stage:
        return (-1 if one.stage < two.stage else 1), "later by its flag, such as “updated”"
    if order := _grown(one.text, two.text):
        return order, "later because it holds the other and more"
    sizes = len(one.text.words), len(two.text.words)
    if max(sizes) >= GROWN * min(sizes):
        return (-1 if sizes[0] < sizes[1] else 1), "probably later, because it holds most of the other and is longer"
    return (-1 if one.head.place < two.head.place else 1), "which came first is not said: in the order in which they were read"


def _grown(one: Running, two: Running) -> int:
    """-1 where ``two`` holds every sentence of ``one`` and more, 1 the other way round, else 0."""
    left, right = (Counter(text.words[first:last] for first, last in text.bounds if last > first) for text in (one, two))
    return (right < left) - (left < right)
