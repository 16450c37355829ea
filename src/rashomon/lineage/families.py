"""Folds copies into families; a family needs proof for every member and never grows by chance likeness alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rashomon.lineage.times import compare_times
from rashomon.model.annotations import Account
from rashomon.model.book import Copy, Family, Version
from rashomon.model.documents import Article
from rashomon.model.findings import CopyKind
from rashomon.model.ids import make_id

__all__ = ["find_families"]

#: A text that owes this share of itself to another belongs with it, whatever else that family holds.
OWED = 0.5
#: Two cuts of one text share this part of the smaller cut (news is cut from the end); two texts in one round-up share none.
COMMON_CUT = 0.2


@dataclass(slots=True, eq=False)
class _Group:
    """A family in the making: its articles, one text each (``heads``: exact copies and versions fold into one), and the cuts taken from each original."""

    articles: list[str]
    heads: list[str]
    cuts: defaultdict[str, list[Copy]] = field(default_factory=lambda: defaultdict(list))


def find_families(accounts: Sequence[Account], copies: Sequence[Copy], versions: Sequence[Version] = ()) -> tuple[Family, ...]:
    """Which articles are one voice; every article is in exactly one family, sorted by its first article.

    Copies do not simply close transitively. A text that owes half of itself to another joins it, but only its best original, and a text
    that holds two others which share nothing (a round-up) joins only one of them. A text that owes less joins a family only with
    proven copies to more than half of it. Exact copies count as one text in all this, and so do the versions of one article.
    """
    by_id = {account.article.id: account for account in accounts}
    known = [copy for copy in copies if copy.original in by_id and copy.copy in by_id]
    later = [version for version in versions if version.earlier in by_id and version.later in by_id]
    same = [(copy.original, copy.copy) for copy in known if copy.kind is CopyKind.IDENTICAL]
    head = _heads(by_id, [*same, *((version.earlier, version.later) for version in later)])
    groups = {name: _Group([name], [name]) for name in by_id}
    for name, first in head.items():
        if name != first:
            groups[first].articles.append(name)
            groups[name] = groups[first]
    _join([copy for copy in known if copy.kind is not CopyKind.IDENTICAL], head, groups, by_id)
    members = [sorted(group.articles) for group in {id(group): group for group in groups.values()}.values()]
    inner = _inner(members, known)
    after = {version.later for version in later}
    return tuple(_family(group, inner[group[0]], after, by_id) for group in sorted(members))


def _heads(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each article the one that stands for all that have its text; a head stands for itself."""
    into = {name: name for name in names}

    def head(name: str) -> str:
        while into[name] != name:
            into[name] = into[into[name]]
            name = into[name]
        return name

    for first, other in pairs:
        into[head(other)] = head(first)
    return {name: head(name) for name in into}


def _join(copies: Sequence[Copy], head: dict[str, str], groups: dict[str, _Group], by_id: dict[str, Account]) -> None:
    """Merges the groups, best copies first; ``groups`` holds the group of every article and is changed in place."""
    proven = {frozenset((head[copy.original], head[copy.copy])) for copy in copies}
    owing: set[str] = set()
    for copy in sorted(copies, key=lambda copy: (-copy.score, copy.original, copy.copy)):
        one, two = groups[copy.original], groups[copy.copy]
        if one is two:
            continue
        owes = copy.score >= OWED and head[copy.copy] not in owing and _same_source(copy, one.cuts[copy.original], by_id)
        if not owes and not _linked(one.heads, two.heads, proven):
            continue
        owing.add(head[copy.copy])
        one.cuts[copy.original].append(copy)
        one.articles.extend(two.articles)
        one.heads.extend(two.heads)
        for name, cuts in two.cuts.items():
            one.cuts[name].extend(cuts)
        for name in two.articles:
            groups[name] = one


def _same_source(copy: Copy, cuts: Sequence[Copy], by_id: dict[str, Account]) -> bool:
    """Whether a copy may stand beside earlier cuts of its original: it came after it in time, or shares a part with one of them."""
    original, later = by_id[copy.original].article, by_id[copy.copy].article
    if not cuts or compare_times(original.published, later.published) < 0:
        return True
    return any(_common(copy, cut) >= COMMON_CUT for cut in cuts)


def _common(one: Copy, two: Copy) -> float:
    """Share of the smaller cut that both take from the same original, counted in whole passages' characters."""
    spans = [[(passage.original.start, passage.original.end) for passage in copy.passages] for copy in (one, two)]
    left, right = ({place for start, end in side for place in range(start, end)} for side in spans)
    return len(left & right) / max(1, min(len(left), len(right)))


def _linked(one: Sequence[str], two: Sequence[str], proven: set[frozenset[str]]) -> bool:
    """Whether more than half of the pairs between two groups are proven copies."""
    if len(one) * len(two) >= 2 * len(proven):
        return len(one) == len(two) == 1
    return 2 * sum(frozenset((left, right)) in proven for left in one for right in two) > len(one) * len(two)


def _inner(groups: Iterable[Sequence[str]], copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    """The copies inside each family, by the family's first article."""
    first = {article: group[0] for group in groups for article in group}
    inner: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if first[copy.original] == first[copy.copy]:
            inner[first[copy.original]].append(copy)
    return inner


def _family(group: Sequence[str], copies: Sequence[Copy], later: AbstractSet[str], by_id: dict[str, Account]) -> Family:
    family_id = make_id("family", *sorted(group))
    if len(group) == 1:
        return _alone(family_id, by_id[group[0]].article)
    credit = _credit(group, by_id)
    root, because = _root([article for article in group if article not in later], copies, credit, by_id)
    return Family(family_id, root, tuple(group), credit, because)


def _alone(family_id: str, article: Article) -> Family:
    """The family of one article: its own, unless it says that its text is another's ("(AP)" in its dateline, under its own outlet's name)."""
    lender = next((name for name in article.credits if article.outlet is not None and name.casefold() != article.outlet.casefold()), None)
    if lender is None:
        return Family(family_id, article.id, (article.id,), None, "shares no text with another article")
    return Family(family_id, None, (article.id,), lender, f"it credits {lender}, whose own article is not among the accounts")


def _credit(group: Sequence[str], by_id: dict[str, Account]) -> str | None:
    """The agency or outlet that at least half of the family credits, or None."""
    counts: Counter[str] = Counter()
    for article in group:
        counts.update(set(by_id[article].article.credits))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked and 2 * ranked[0][1] >= len(group) else None


def _root(firsts: Sequence[str], copies: Sequence[Copy], credit: str | None, by_id: dict[str, Account]) -> tuple[str | None, str]:
    if len(firsts) == 1 and (credit is None or _is_by(firsts[0], credit, by_id)):
        return firsts[0], "all its articles are versions of one, and this is the first"
    if credit is not None:
        own = [article for article in firsts if _is_by(article, credit, by_id)]
        if len(own) == 1:
            return own[0], f"the others credit {credit}, whose own article it is"
        if own:
            return None, f"{len(own)} of its articles bear the name of {credit}; nothing tells which came first"
        return None, f"its articles credit {credit}, whose own article is not among them"
    copied = {copy.copy for copy in copies if copy.directed}
    first = [article for article in firsts if article not in copied]
    if len(first) == 1:
        return first[0], "the only article that is no copy of another: " + _reason(first[0], copies)
    return None, "more than one of its articles may have come first"


def _is_by(article: str, outlet: str, by_id: dict[str, Account]) -> bool:
    return (by_id[article].article.outlet or "").casefold() == outlet.casefold()


def _reason(root: str, copies: Sequence[Copy]) -> str:
    reasons = Counter(copy.because.split("; ", 1)[-1] for copy in copies if copy.directed and copy.original == root)
    return min(reasons, key=lambda reason: (-reasons[reason], reason)) if reasons else "its copies name one another"
