"""What a newer version of an article says otherwise: its figures and statements, told as updates and never as disagreement."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from rashomon.align.figure_words import counted
from rashomon.model.annotations import Account, Attribution, AttributionKind, Figure
from rashomon.model.book import Change, Dispute, Happening, Series, Statement, Version
from rashomon.model.findings import ChangeKind, DisputeKind, evidence_of
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence
from rashomon.text.shingles import words_of

__all__ = ["Held", "overtaken", "still_held", "told_apart", "version_updates"]

Said = TypeVar("Said", Figure, Attribution)
_ORDER = {kind: at for at, kind in enumerate(ChangeKind)}
#: So many readings of a row are told one by one.
MOST_TOLD = 5
#: So many characters of what someone said are shown in a reason.
SHOWN = 90


@dataclass(frozen=True, slots=True)
class Held:
    """What is still held when the earlier versions are left out: only this can be disputed."""

    accounts: tuple[Account, ...]
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    happenings: tuple[Happening, ...]
    statements: tuple[Statement, ...]


def told_apart(versions: Sequence[Version], accounts: Sequence[Account]) -> tuple[Version, ...]:
    """The versions with the kind of each change: a figure, a statement, or other text; figures come first, then statements."""
    by_id = {account.article.id: account for account in accounts}
    return tuple(_typed(version, by_id[version.earlier], by_id[version.later]) for version in versions)


def _typed(version: Version, earlier: Account, later: Account) -> Version:
    if not version.changes:
        return version
    figures = _sides(earlier.annotations.figures, later.annotations.figures, _reading)
    words = _sides(_spoken(earlier), _spoken(later), _content)
    changes = [_kind(change, figures, words) for change in version.changes]
    return replace(version, changes=tuple(sorted(changes, key=lambda change: _ORDER[change.kind])))


def _spoken(account: Account) -> list[Attribution]:
    return [each for each in account.annotations.attributions if each.kind is not AttributionKind.SCARE]


def _kind(change: Change, figures: _Sides[Figure], words: _Sides[Attribution]) -> Change:
    gone, come = figures.differing(change)
    if gone or come:
        return replace(change, kind=ChangeKind.FIGURE, because="; ".join(_figure_lines(gone, come)))
    lost, won = words.differing(change)
    if lost or won:
        return replace(change, kind=ChangeKind.STATEMENT, because=_statement_line(lost, won))
    return change


@dataclass(frozen=True, slots=True, eq=False)
class _Shelf(Generic[Said]):
    """What one version says, by place; ``longest`` is the length of the longest piece."""

    said: tuple[Said, ...]
    starts: tuple[int, ...]
    longest: int
    keys: frozenset[Hashable]

    def inside(self, sentence: Evidence | None) -> list[Said]:
        """What overlaps a sentence, in text order."""
        if sentence is None:
            return []
        first, last = bisect_left(self.starts, sentence.start - self.longest), bisect_left(self.starts, sentence.end)
        return [each for each in self.said[first:last] if _place(each).end > sentence.start]


@dataclass(frozen=True, slots=True, eq=False)
class _Sides(Generic[Said]):
    """What the two versions say, and what makes two sayings the same."""

    earlier: _Shelf[Said]
    later: _Shelf[Said]
    key: Callable[[Said], Hashable]

    def differing(self, change: Change) -> tuple[list[Said], list[Said]]:
        """What stood in the earlier sentence and nowhere in the later version; what stands in the later one and nowhere in the earlier."""
        gone = [each for each in self.earlier.inside(change.earlier) if self.key(each) not in self.later.keys]
        come = [each for each in self.later.inside(change.later) if self.key(each) not in self.earlier.keys]
        return gone, come


def _sides(earlier: Iterable[Said], later: Iterable[Said], key: Callable[[Said], Hashable]) -> _Sides[Said]:
    return _Sides(_shelf(earlier, key), _shelf(later, key), key)


def _shelf(said: Iterable[Said], key: Callable[[Said], Hashable]) -> _Shelf[Said]:
    ordered = tuple(sorted(said, key=_place))
    places = [_place(each) for each in ordered]
    longest = max((place.end - place.start for place in places), default=0)
    return _Shelf(ordered, tuple(place.start for place in places), longest, frozenset(map(key, ordered)))


def _place(said: Figure | Attribution) -> Evidence:
    return said.evidence if isinstance(said, Figure) else said.content


def _reading(figure: Figure) -> Hashable:
    """What a reading says; not whom it counts, which may be read differently from two wordings."""
    return figure.kind, figure.unit, figure.value, figure.low, figure.high, figure.comparator, figure.negated


def _content(attribution: Attribution) -> Hashable:
    return words_of(attribution.content.words).folded, attribution.negated


def _pairs(gone: Sequence[Figure], come: Sequence[Figure]) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Each reading that went with the first of its kind that came; what is left alone."""
    left = list(come)
    for old in gone:
        new = next((each for each in left if each.kind is old.kind), None)
        if new is not None:
            left.remove(new)
        yield old, new
    yield from ((None, new) for new in left)


def _figure_lines(gone: Sequence[Figure], come: Sequence[Figure]) -> Iterator[str]:
    for old, new in _pairs(gone, come):
        if old is not None and new is not None:
            yield f"{old.kind.value}: “{old.evidence.words}” became “{new.evidence.words}”"
        elif old is not None:
            yield f"{old.kind.value}: “{old.evidence.words}” is said no more"
        elif new is not None:
            yield f"{new.kind.value}: “{new.evidence.words}” is new"


def _statement_line(lost: Sequence[Attribution], won: Sequence[Attribution]) -> str:
    """Whose words changed, and how."""
    speaker = next(
        (each.speaker_name or each.speaker_words for each in (*won, *lost) if each.speaker_name or each.speaker_words), "a source without a name"
    )
    was, now = (" … ".join(_short(each.content.words) for each in _outermost(side)[:2]) for side in (lost, won))
    if was and now:
        return f"{speaker}: “{was}” became “{now}”"
    return f"{speaker}: “{now}” is new" if now else f"{speaker}: “{was}” is said no more"


def _outermost(said: Sequence[Attribution]) -> list[Attribution]:
    """Without those that lie in another one's words."""
    spans = [each.content.span for each in said]
    return [each for each in said if not any(span != each.content.span and span.contains(each.content.span) for span in spans)]


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"


def version_updates(versions: Sequence[Version], figures: Sequence[Figure]) -> tuple[Dispute, ...]:
    """One update for all readings of a series that later versions of one article replaced, in their order.

    Args:
        versions: as ``told_apart`` returns them.
        figures: with ``series`` filled, as the book holds them.
    """
    of_article: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        of_article[figure.article].append(figure)
    chains: dict[tuple[str, str], dict[str, Figure]] = {}
    for version, first in _in_order(versions):
        sides = _sides(of_article[version.earlier], of_article[version.later], _reading)
        pairs = [(old, new, _series_of(old, new)) for old, new in _replaced(version, sides)]
        for each, series in (*((old, series) for old, _, series in pairs), *((new, series) for _, new, series in pairs)):
            chains.setdefault((first, series), {})[each.id] = each
    return tuple(_update(list(chain.values())) for chain in chains.values())


def _series_of(old: Figure, new: Figure) -> str:
    """The series of both, or what stands for one where they are in two."""
    return new.series if new.series is not None and new.series == old.series else new.id


def _in_order(versions: Sequence[Version]) -> Iterator[tuple[Version, str]]:
    """Each version with the first article of its chain, chain by chain, from the first on."""
    after = {version.earlier: version for version in versions}
    later = {version.later for version in versions}
    for first in sorted(after.keys() - later):
        at = first
        while at in after:
            yield after[at], first
            at = after[at].later


def _replaced(version: Version, sides: _Sides[Figure]) -> Iterator[tuple[Figure, Figure]]:
    gone: list[Figure] = []
    come: list[Figure] = []
    told: set[str] = set()
    for change in version.changes:
        if change.kind is not ChangeKind.FIGURE:
            continue
        lost, won = sides.differing(change)
        for old, new in _pairs(lost, won):
            if old is not None and new is not None:
                told |= {old.id, new.id}
                yield old, new
        gone, come = [*gone, *lost], [*come, *won]
    by_series = {each.series: each for each in come if each.id not in told and each.series is not None}
    for old in gone:
        if old.id not in told and old.series in by_series:
            yield old, by_series[old.series]


def _update(readings: Sequence[Figure]) -> Dispute:
    """The card for readings that took each other's place; a long row is told by its ends."""
    members = tuple(each.id for each in readings)
    said = list({_reading(each): f"“{each.evidence.words}”" for each in reversed(readings)}.values())[::-1]
    told = ", then ".join(said if len(said) <= MOST_TOLD else [*said[: MOST_TOLD - 2], f"{len(said) - MOST_TOLD + 1} more", said[-1]])
    about = f"{readings[-1].kind.value}: {next((words for each in reversed(readings) if (words := counted(each))), 'people').lower()}"
    because = f"One article, published again with another number: {told}."
    evidence = evidence_of(*(each.evidence for each in readings))
    return Dispute(make_id("dispute", DisputeKind.UPDATE.value, members), DisputeKind.UPDATE, about, members, because, evidence)


def overtaken(disputes: Sequence[Dispute], updates: Sequence[Dispute], figures: Sequence[Figure]) -> tuple[Dispute, ...]:
    """The disputes, in which no contradiction is left over a number that one of the sides itself gave before it gave the other.

    Args:
        disputes: of all kinds.
        updates: what ``version_updates`` found.
        figures: with ``series`` filled, as the book holds them.
    """
    by_id = {figure.id: figure for figure in figures}
    replaced: dict[str, list[tuple[frozenset[Hashable], Dispute]]] = defaultdict(list)
    for update in updates:
        readings = [by_id[member] for member in update.members]
        replaced[readings[0].series or ""].append((frozenset(map(_amount, readings)), update))
    return tuple(_overtaken(dispute, by_id, replaced) for dispute in disputes)


def _amount(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.low, figure.high


def _overtaken(dispute: Dispute, by_id: Mapping[str, Figure], replaced: Mapping[str, Sequence[tuple[frozenset[Hashable], Dispute]]]) -> Dispute:
    members = [by_id[member] for member in dispute.members if member in by_id]
    if dispute.kind is not DisputeKind.CONTRADICTION or not members or len(members) < len(dispute.members):
        return dispute
    amounts = frozenset(map(_amount, members))
    update = next((update for told, update in replaced.get(members[0].series or "", ()) if amounts <= told), None)
    if update is None:
        return dispute
    because = f"The one number took the other's place before. {update.because}"
    record = make_id("dispute", DisputeKind.UPDATE.value, dispute.members)
    return replace(dispute, id=record, kind=DisputeKind.UPDATE, because=because, evidence=evidence_of(*dispute.evidence, *update.evidence))


def still_held(held: Held, old: AbstractSet[str]) -> Held:
    """What is left of it without the articles ``old``; a line that only they carry is gone, a line that others carry too keeps those."""
    if not old:
        return held
    figures = tuple(each for each in held.figures if each.article not in old)
    kept = {each.id for each in figures}
    accounts = tuple(each for each in held.accounts if each.article.id not in old)
    spoken = {each.id for account in accounts for each in account.annotations.attributions}
    series = (replace(each, readings=tuple(one for one in each.readings if one in kept)) for each in held.series)
    statements = (replace(each, attributions=tuple(one for one in each.attributions if one in spoken)) for each in held.statements)
    happenings = (replace(each, tellings=tuple(one for one in each.tellings if one.article not in old)) for each in held.happenings)
    return Held(
        accounts,
        figures,
        tuple(each for each in series if each.readings),
        tuple(each for each in happenings if each.tellings),
        tuple(each for each in statements if each.attributions),
    )
