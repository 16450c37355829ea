"""Judgements on groups: which members stand together once an analyst has merged and split what the rules joined."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model.judgements import Judgement, JudgementKind, anchored

__all__ = ["COPIED", "Block", "Finder", "Trace", "chosen", "moved_ids", "regroup"]

#: An anchor whose exact place is gone is looked for at so many neighbours: a newer program may cut its words a little otherwise.
NEIGHBOURS = 8

COPIED = "its members tell the same in the same words: an exact copy cannot be parted from its original, nor a chain of mentions in one article"


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of a judgement in one place.

    Attributes:
        found: the numbers of the judgement's groups of members of which something is still there.
        done: whether what it asks for holds now.
        why: the reason where nothing but the members themselves is in the way.
    """

    judgement: str
    found: frozenset[int]
    done: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Members that stand together.

    Attributes:
        parts: for each record that it takes from, its number and the numbers of the members taken; the leading record first.
        whole: whether it is one record as it was.
        merged, split: the judgements that made it so.
    """

    parts: tuple[tuple[int, tuple[int, ...]], ...]
    whole: bool
    merged: tuple[Judgement, ...] = ()
    split: tuple[Judgement, ...] = ()


class Finder:
    """Where an anchor stands now: the same place first, else the words of that place that a member overlaps most."""

    def __init__(self, keyed: Iterable[tuple[str, int]]) -> None:
        self.exact: dict[str, int] = {}
        spans: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for key, item in keyed:
            if self.exact.setdefault(key, item) == item and (place := anchored(key)) is not None:
                spans[place.article].append((place.span.start, place.span.end, item))
        self.spans = {article: sorted(found) for article, found in spans.items()}

    def __call__(self, anchor: str) -> int | None:
        """The item at an anchor; None where nothing is left there."""
        found = self.exact.get(anchor)
        return found if found is not None else self._near(anchor)

    def _near(self, anchor: str) -> int | None:
        place = anchored(anchor)
        if place is None or place.article not in self.spans:
            return None
        spans = self.spans[place.article]
        at = bisect_left(spans, (place.span.end, 0, 0))
        near = [(min(end, place.span.end) - max(start, place.span.start), -start, item) for start, end, item in spans[max(0, at - NEIGHBOURS) : at]]
        best = max(near, default=(0, 0, 0))
        return best[2] if 2 * best[0] > len(place.span) else None

    def all(self, anchors: Iterable[str]) -> list[int]:
        """The items at some anchors, each once, in their order."""
        return list(dict.fromkeys(item for anchor in anchors if (item := self(anchor)) is not None))


@dataclass(slots=True)
class _Group:
    """Members that stand together so far; private to the regrouping."""

    lead: int
    items: dict[int, None]
    merged: list[Judgement] = field(default_factory=list)
    split: list[Judgement] = field(default_factory=list)


class _Partition:
    """All groups, by number; private to the regrouping."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.groups: dict[int, _Group] = {}
        self.home: list[int] = []
        self.next = len(sizes)
        for number, size in enumerate(sizes):
            first = len(self.home)
            self.groups[number] = _Group(number, dict.fromkeys(range(first, first + size)))
            self.home += [number] * size

    def unite(self, items: Sequence[int]) -> _Group:
        """Put the groups of some items together; the first item's leads."""
        lead = self.groups[self.home[items[0]]].lead
        at = self.home[items[0]]
        for item in items[1:]:
            other = self.home[item]
            if other == at:
                continue
            # The larger one stays where it is, so that ten thousand merges into one record take linear time.
            at, gone = (at, other) if len(self.groups[at].items) >= len(self.groups[other].items) else (other, at)
            kept, lost = self.groups[at], self.groups.pop(gone)
            kept.items.update(lost.items)
            kept.merged += [each for each in lost.merged if each not in kept.merged]
            kept.split += [each for each in lost.split if each not in kept.split]
            for moved in lost.items:
                self.home[moved] = at
        self.groups[at].lead = lead
        return self.groups[at]

    def part(self, leaving: Sequence[int], guarded: set[int], lead: int) -> _Group:
        """Take the leaving items out of the guarded groups into one of their own, together with what they stand in elsewhere."""
        torn = [item for item in leaving if self.home[item] in guarded]
        if torn:
            number, self.next = self.next, self.next + 1
            self.groups[number] = _Group(lead, {})
            for item in torn:
                del self.groups[self.home[item]].items[item]
                self.home[item] = number
                self.groups[number].items[item] = None
        return self.unite(leaving)


def regroup(records: Sequence[Sequence[Sequence[str]]], judgements: Sequence[Judgement], *, across: bool = False) -> tuple[list[Block], list[Trace]]:
    """The members of records as merges and splits leave them, in the order of the leading records, and what became of each judgement.

    Args:
        records: for each record its members, and for each member the anchors that mean it.
        judgements: those on this noun that are in force, earliest first; a later one has its way against an earlier one.
        across: whether a merge can join records of several stories, so that one found half here still holds for that half.
    """
    finder = Finder((key, item) for item, keys in enumerate(keys for record in records for keys in record) for key in keys)
    partition = _Partition([len(record) for record in records])
    record_of = list(partition.home)
    traces = []
    for judgement in judgements:
        if judgement.kind is JudgementKind.MERGE:
            traces.append(_merge(partition, finder, judgement, across=across))
        elif judgement.kind is JudgementKind.SPLIT:
            traces.append(_split(partition, finder, judgement, record_of))
    sizes = [len(record) for record in records]
    starts = [sum_ - size for sum_, size in zip(_running(sizes), sizes, strict=True)]
    blocks = [_block(group, record_of, starts, sizes) for group in sorted(partition.groups.values(), key=_order) if group.items]
    empty = [Block(((number, ()),), whole=True) for number, size in enumerate(sizes) if not size]
    return sorted([*blocks, *empty], key=lambda block: block.parts[0][0]), traces


def _running(sizes: Iterable[int]) -> Iterator[int]:
    total = 0
    for size in sizes:
        total += size
        yield total


def _order(group: _Group) -> tuple[int, int]:
    return group.lead, min(group.items, default=0)


def _merge(partition: _Partition, finder: Finder, judgement: Judgement, *, across: bool) -> Trace:
    members = [finder.all(group) for group in judgement.members]
    found = frozenset(number for number, items in enumerate(members) if items)
    if len(found) > 1 or (across and found):
        group = partition.unite([item for items in members for item in items])
        group.merged.append(judgement)
    return Trace(judgement.id, found, len(found) > 1)


def _split(partition: _Partition, finder: Finder, judgement: Judgement, record_of: Sequence[int]) -> Trace:
    leaving, staying = (finder.all(group) for group in judgement.members[:2])
    found = frozenset(number for number, items in enumerate((leaving, staying)) if items)
    kept = set(staying)
    free = [item for item in leaving if item not in kept]
    if len(found) < 2 or not free:
        return Trace(judgement.id, found, done=False, why=COPIED if len(found) == 2 else "")
    guarded = {partition.home[item] for item in staying}
    left = [partition.groups[number] for number in sorted(guarded)]
    apart = partition.part(free, guarded, record_of[free[0]])
    for group in (*left, apart):
        group.split.append(judgement)
        # Who parts what was joined overrules the joining: the record no longer says that it was.
        group.merged = [each for each in group.merged if not _undone(each, judgement)]
    return Trace(judgement.id, found, done=True)


def _undone(merge: Judgement, split: Judgement) -> bool:
    joined = {anchor for group in merge.members for anchor in group}
    return all(joined & set(group) for group in split.members[:2])


def _block(group: _Group, record_of: Sequence[int], starts: Sequence[int], sizes: Sequence[int]) -> Block:
    parts: dict[int, list[int]] = {group.lead: []}
    for item in sorted(group.items):
        parts.setdefault(record_of[item], []).append(item - starts[record_of[item]])
    filled = tuple((record, tuple(items)) for record, items in parts.items() if items)
    whole = len(filled) == 1 and len(filled[0][1]) == sizes[filled[0][0]]
    return Block(filled, whole, tuple(group.merged), tuple(group.split))


def chosen(records: Sequence[Sequence[Sequence[str]]], judgements: Iterable[Judgement]) -> tuple[list[tuple[int, Judgement]], list[Trace]]:
    """For each correction the number of the record that holds most of its members, the first of equals, and what became of it."""
    keyed = [(key, number) for number, record in enumerate(records) for keys in record for key in keys]
    finder = Finder(keyed)
    answer, traces = [], []
    for judgement in judgements:
        if judgement.kind is not JudgementKind.CORRECT:
            continue
        votes: defaultdict[int, int] = defaultdict(int)
        for anchor in (anchor for group in judgement.members for anchor in group):
            if (number := finder(anchor)) is not None:
                votes[number] += 1
        if votes:
            answer.append((max(votes, key=lambda number: (votes[number], -number)), judgement))
        traces.append(Trace(judgement.id, frozenset([0] if votes else []), bool(votes)))
    return answer, traces


def moved_ids(blocks: Sequence[Block], old: Sequence[str], new: Sequence[str]) -> Mapping[str, str]:
    """The id now of each record; of one that was split, of the piece with most of its members."""
    best: dict[str, tuple[int, str]] = {}
    for block, record in zip(blocks, new, strict=True):
        for number, items in block.parts:
            if old[number] not in best or len(items) > best[old[number]][0]:
                best[old[number]] = (len(items), record)
    return {former: record for former, (_, record) in best.items()}
