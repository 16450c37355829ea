"""What one speaker said, as every account words it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.align.statement_deeds import shared_deed
from rashomon.align.statement_drift import Wording, drift_of
from rashomon.align.statement_links import Judge, links, make_judge
from rashomon.align.statement_remarks import Remark, kin_in, names_in, remarks_of
from rashomon.align.statement_words import light_stems, proper_stems, weigh, words_in
from rashomon.model.annotations import Account, Attribution, AttributionKind
from rashomon.model.book import Drift, Statement
from rashomon.model.findings import Support
from rashomon.model.ids import make_id

__all__ = ["join_statements"]

#: A quotation of fewer stems is no wording to compare others with.
LEAST_WORDS_BASE = 4


def join_statements(accounts: Sequence[Account], actor_of: Mapping[tuple[str, str], str]) -> tuple[Statement, ...]:
    """Which attributions are the same utterance, with its wordings side by side.

    Args:
        accounts: the articles of one story.
        actor_of: (article id, local entity id) -> actor id.

    Returns:
        Statements in the order of their first wording; every attribution is in exactly one. Support is left empty.
    """
    known = names_in(accounts, actor_of)
    remarks = [remark for account in accounts for remark in remarks_of(account, actor_of, known)]
    names = _names(remarks)
    weights = weigh((remark.content | remark.context for remark in remarks), names)
    folded = _folded(remarks)
    firsts = [same[0] for same in folded]
    judge = make_judge(firsts, weights, names, kin_in(accounts, actor_of))
    groups = _merge(judge, sorted(links(judge), key=lambda link: _order(firsts, link)))
    return tuple(_statement([remark for i in group for remark in folded[i]]) for group in groups)


def _folded(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """The remarks, those together that one account gives one speaker in the same words over and over: they are compared with others once."""
    same: dict[tuple[str, ...], list[Remark]] = {}
    for number, remark in enumerate(remarks):
        telling = remark.known and len(remark.content) >= LEAST_WORDS_BASE
        own = (
            (remark.first.article, str(remark.speaker), remark.first.kind.value, " ".join(remark.words), str(remark.day))
            if telling
            else (str(number),)
        )
        same.setdefault(own, []).append(remark)
    return list(same.values())


def _names(remarks: Iterable[Remark]) -> frozenset[str]:
    listed = list(remarks)
    tokens = {word for remark in listed for word in remark.content | remark.context if word.startswith("@")}
    return proper_stems(remark.first.content.words for remark in listed) | tokens | light_stems()


def _order(remarks: Sequence[Remark], link: tuple[float, int, int]) -> tuple[float, str, str]:
    """Best first, then by id, so that the order of the accounts decides nothing."""
    ids = sorted(remarks[i].first.id for i in link[1:])
    return -link[0], ids[0], ids[1]


def _merge(judge: Judge, found: Sequence[tuple[float, int, int]]) -> list[list[int]]:
    """Groups, best links first; every member of a group is like the fullest wording in it, so that nothing is chained by its neighbours."""
    group = list(range(len(judge.remarks)))
    members = {i: [i] for i in group}
    core = {i: i for i in group}
    for _, i, j in found:
        left, right = group[i], group[j]
        if left == right:
            continue
        fullest = max(core[left], core[right], key=lambda k: _fullness(judge, k))
        both = [*members[left], *members[right]]
        others = members[right] if fullest == core[left] else members[left]
        if not all(judge.fits(fullest, k, both) for k in others) or not all(
            judge.beside(a, b, fullest) for a in members[left] for b in members[right]
        ):
            continue
        keep, drop = min(left, right), max(left, right)
        for k in members[drop]:
            group[k] = keep
        members[keep] = sorted([*members[keep], *members.pop(drop)])
        core[keep] = fullest
    return [members[key] for key in sorted(members)]


def _fullness(judge: Judge, number: int) -> tuple[float, str]:
    remark = judge.remarks[number]
    return math.fsum(judge.weights.get(word, 0.0) for word in remark.content), remark.first.id


def _statement(group: Sequence[Remark]) -> Statement:
    """One statement; its first wording is the fullest quotation, with which the closest wording of each other account is compared."""
    wordings = [(remark, each) for remark in group for each in remark.attributions]
    home, base = min(wordings, key=lambda pair: _rank(*pair))
    ids = tuple(each.id for _, each in wordings)
    named = next((each for _, each in wordings if each.speaker_name), base)
    drift = [found for other in _others(wordings, base) for found in _departures(wordings, (home, base), other)]
    return Statement(
        id=make_id("statement", tuple(sorted(ids))),
        speaker=_speaker(group),
        speaker_words=named.speaker_name or named.speaker_words,
        attributions=ids,
        drift=tuple(dict.fromkeys(drift)),
        support=Support(),
    )


def _speaker(group: Sequence[Remark]) -> str | None:
    """The actor whom most accounts name; the first named of equals."""
    counted = Counter(remark.speaker for remark in group if remark.known)
    return max(counted, key=lambda actor: counted[actor]) if counted else None


Told = tuple[Remark, Attribution]


def _departures(wordings: Sequence[Told], base: Told, other: Told) -> Iterator[Drift]:
    """Where the other account departs, but for what it has in another piece: one account cuts a quotation in two, and nothing is lost."""
    pieces = [each for _, each in wordings if each.article == other[1].article]
    held = frozenset(word for piece in pieces for word in words_in(piece.content.words))
    deed = shared_deed(base[0].deed, other[0].deed)
    for found in drift_of(Wording(base[1], base[0].account), Wording(other[1], other[0].account), deed=deed):
        lost = found.words[0] if found.words and not found.words[-1] else ""
        if len(pieces) == 1 or not lost or not held.issuperset(words_in(lost)):
            yield found


def _rank(remark: Remark, attribution: Attribution) -> tuple[bool, int, str]:
    """The wording to compare with comes first: the longest that is quoted whole, else the longest.

    A phrase quoted inside of what is told is no whole, nor is "I turn to you" without what for.
    """
    whole = attribution == remark.first and (remark.deed is None or bool(remark.deed.acts))
    quoted = attribution.kind is AttributionKind.DIRECT and len(attribution.content.words.split()) >= LEAST_WORDS_BASE
    return not (quoted and whole), -len(attribution.content.words), attribution.id


def _others(wordings: Sequence[Told], base: Attribution) -> Iterator[Told]:
    """The closest wording of each other account."""
    words = frozenset(words_in(base.content.words))
    best: dict[str, tuple[float, int, Told]] = {}
    for told in wordings:
        article, content = told[1].article, told[1].content.words
        if article == base.article:
            continue
        own = frozenset(words_in(content))
        rank = (len(own & words) / max(1, len(own | words)), len(content), told)
        if article not in best or rank[:2] > best[article][:2]:
            best[article] = rank
    for _, _, told in best.values():
        yield told
