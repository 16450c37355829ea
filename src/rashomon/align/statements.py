"""What one speaker said, as every account words it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.align.statement_drift import Wording, drift_of
from rashomon.align.statement_words import Weights, likeness, proper_stems, stems, weigh, words_in
from rashomon.model.annotations import Account, Attribution, AttributionKind
from rashomon.model.book import Drift, Statement
from rashomon.model.findings import Support
from rashomon.model.ids import make_id
from rashomon.model.spans import Span

__all__ = ["join_statements"]

#: Wordings with at least this share of the shorter one's weight in common are one utterance; with three stems in common a little less will do.
SAME_UTTERANCE = 0.55
SAME_RETOLD = 0.42
#: A wording of at most two stems is too short to tell: the sentences around both must agree as well.
SHORT = 2
#: The sentence around a short quotation says what it was about; it counts for less than the words themselves.
CONTEXT_SHARE = 0.85
#: Without a known speaker on both sides only near-identical wordings of some length join.
SAME_WORDS = 0.8
LEAST_WORDS_UNNAMED = 4
#: A group is not chained together by its least like members: the average over all pairs stays above this.
LEAST_AVERAGE = 0.25
#: Two weeks after, the same words are a new utterance.
FARTHEST_DAYS = 14
#: A stem in more wordings than this brings together neighbours only: otherwise it would compare everything with everything.
COMMONEST = 60
NEIGHBOURS = 3
#: How many wordings of a group speak for it when groups are joined.
SPOKESMEN = 4
#: A title is shown to this length.
LONGEST_NAME = 40
#: Words of context on each side, at most, where no sentence is known.
CONTEXT_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class _Item:
    """One attribution, ready to be compared."""

    attribution: Attribution
    account: str
    speaker: str | None
    content: frozenset[str]
    context: frozenset[str]
    published: date | None


def join_statements(accounts: Sequence[Account], actor_of: Mapping[tuple[str, str], str]) -> tuple[Statement, ...]:
    """Which attributions are the same utterance, with its wordings side by side.

    Args:
        accounts: the articles of one story.
        actor_of: (article id, local entity id) -> actor id.

    Returns:
        Statements in the order of their first wording; every attribution is in exactly one. Support is left empty.
    """
    items = [item for account in accounts for item in _items(account, actor_of)]
    names = proper_stems(item.attribution.content.words for item in items)
    weights = weigh((item.content | item.context for item in items), names)
    links = sorted(_links(items, weights), key=lambda link: _order(items, link))
    groups = _merge(items, links, weights)
    return tuple(_statement([items[i] for i in group], weights) for group in groups)


def _order(items: list[_Item], link: tuple[float, int, int]) -> tuple[float, str, str]:
    """Best first, then by id, so that the order of the accounts decides nothing."""
    ids = sorted(items[i].attribution.id for i in link[1:])
    return -link[0], ids[0], ids[1]


def _items(account: Account, actor_of: Mapping[tuple[str, str], str]) -> Iterator[_Item]:
    name = _name(account)
    sentences = [sentence.span for sentence in account.annotations.sentences]
    starts = [span.start for span in sentences]
    published = _day(account.article.published)
    for attribution in account.annotations.attributions:
        around = _around(account.text, attribution.content.span, sentences, starts)
        speaker = actor_of.get((attribution.article, attribution.entity)) if attribution.entity is not None else None
        if speaker is None and (named := attribution.speaker_name or _unnamed(attribution)) is not None:
            speaker = f"words:{named}"
        yield _Item(attribution, name, speaker, stems(attribution.content.words), stems(around), published)


def _name(account: Account) -> str:
    """What a reader knows the account by: its outlet, else the start of its title, else its first words."""
    article = account.article
    if article.outlet:
        return article.outlet
    first = max((mark.end for mark in article.furniture if mark.start <= article.span.start), default=article.span.start)
    words = (article.title or account.text[first : first + 2 * LONGEST_NAME]).split()
    shown = ""
    for word in words:
        if len(shown) + len(word) >= LONGEST_NAME:
            return f"“{shown} …”"
        shown = f"{shown} {word}".strip()
    return f"“{shown}”"


def _unnamed(attribution: Attribution) -> str | None:
    """A common description ("local media") is a key of its own; a pronoun is none."""
    words = words_in(attribution.speaker_words or "")
    kept = [word for word in words if word not in {"the", "a", "an", "some"}]
    return " ".join(kept) if len(" ".join(kept)) > 4 else None


def _around(text: str, span: Span, sentences: list[Span], starts: list[int]) -> str:
    at = bisect_right(starts, span.start) - 1
    if at >= 0 and sentences[at].overlaps(span):
        return text[sentences[at].start : max(sentences[at].end, span.end)]
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT_CHARACTERS, 0)
    newline = text.find("\n", span.end)
    return text[first : min(newline if newline >= 0 else len(text), span.end + CONTEXT_CHARACTERS)]


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published is not None else None
    except ValueError:
        return None


def _links(items: list[_Item], weights: Weights) -> Iterator[tuple[float, int, int]]:
    """(likeness, item, item) for pairs that could be one utterance; partners are found through shared stems."""
    seen: set[tuple[int, int]] = set()
    index: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for word in item.content | item.context:
            index[word].append(i)
    for word in sorted(index):
        holders = index[word]
        reach = len(holders)
        if reach > COMMONEST:
            # Many copies of one wording lie side by side in this order: neighbours are enough to chain them.
            holders = sorted(holders, key=lambda i: (sorted(items[i].content), items[i].attribution.id))
            reach = NEIGHBOURS
        for k, first in enumerate(holders):
            for second in holders[k + 1 : k + 1 + reach]:
                i, j = min(first, second), max(first, second)
                if (i, j) not in seen:
                    seen.add((i, j))
                    score = _same_utterance(items[i], items[j], weights)
                    if score > 0:
                        yield score, i, j


def _same_utterance(left: _Item, right: _Item, weights: Weights) -> float:
    """How surely two attributions are one utterance, 0 if they are not."""
    if left.attribution.negated != right.attribution.negated or left.attribution.evidential != right.attribution.evidential:
        return 0.0
    if left.published is not None and right.published is not None and abs((left.published - right.published).days) > FARTHEST_DAYS:
        return 0.0
    same_article = left.attribution.article == right.attribution.article
    if same_article and left.attribution.content.span.overlaps(right.attribution.content.span):
        return 1.0 if left.speaker == right.speaker else 0.0
    score = likeness(left.content, right.content, weights)
    if left.speaker is None or left.speaker != right.speaker:
        enough = min(len(left.content), len(right.content)) >= LEAST_WORDS_UNNAMED
        named_apart = (
            left.speaker is not None and right.speaker is not None and not (left.speaker.startswith("words:") or right.speaker.startswith("words:"))
        )
        return score if score >= SAME_WORDS and enough and not named_apart else 0.0
    if same_article:
        return score if score >= SAME_WORDS else 0.0
    shorter = min(len(left.content), len(right.content))
    around = likeness(left.context, right.context, weights)
    if shorter <= 1:
        score = min(score, 2 * around)
    if shorter <= SHORT:
        score = max(score, CONTEXT_SHARE * around)
    least = SAME_RETOLD if len(left.content & right.content) >= 3 else SAME_UTTERANCE
    return score if score >= least else 0.0


def _merge(items: list[_Item], links: list[tuple[float, int, int]], weights: Weights) -> list[list[int]]:
    """Groups, best links first, unless a chain would join what has nothing in common."""
    group = list(range(len(items)))
    members = {i: [i] for i in range(len(items))}
    known = {(i, j): score for score, i, j in links}
    for _, i, j in links:
        left, right = group[i], group[j]
        if left == right:
            continue
        sides = [sorted(members[side], key=lambda k: items[k].attribution.id)[:SPOKESMEN] for side in (left, right)]
        pairs = [(min(a, b), max(a, b)) for a in sides[0] for b in sides[1]]
        # One account seldom says a thing twice in like words: its own wordings tell nothing for or against.
        pairs = [(a, b) for a, b in pairs if items[a].attribution.article != items[b].attribution.article] or pairs
        for a, b in pairs:
            if (a, b) not in known:
                known[a, b] = _same_utterance(items[a], items[b], weights)
        if math.fsum(known[pair] for pair in pairs) / len(pairs) < LEAST_AVERAGE:
            continue
        keep, drop = min(left, right), max(left, right)
        for k in members[drop]:
            group[k] = keep
        members[keep] = sorted([*members[keep], *members.pop(drop)])
    return [members[key] for key in sorted(members)]


def _statement(group: list[_Item], weights: Weights) -> Statement:
    base = min(group, key=_rank)
    ids = tuple(item.attribution.id for item in group)
    named = next((item for item in group if item.attribution.speaker_name), base)
    drift = [found for other in _others(group, base, weights) for found in _departures(group, base, other)]
    speaker = next((item.speaker for item in group if item.speaker is not None and not item.speaker.startswith("words:")), None)
    return Statement(
        id=make_id("statement", tuple(sorted(ids))),
        speaker=speaker,
        speaker_words=named.attribution.speaker_name or named.attribution.speaker_words,
        attributions=ids,
        drift=tuple(dict.fromkeys(drift)),
        support=Support(),
    )


def _departures(group: list[_Item], base: _Item, other: _Item) -> Iterator[Drift]:
    """Where the other account departs, but for what it has in another piece: one account cuts a quotation in two, and nothing is lost."""
    pieces = [item for item in group if item.attribution.article == other.attribution.article]
    held = frozenset(word for item in pieces for word in words_in(item.attribution.content.words))
    for found in drift_of(_wording(base), _wording(other)):
        lost = found.words[0] if found.words and not found.words[-1] else ""
        if len(pieces) == 1 or not lost or not held.issuperset(words_in(lost)):
            yield found


def _rank(item: _Item) -> tuple[bool, int, str]:
    """The wording to compare with comes first: the longest that is quoted whole, else the longest."""
    quoted = item.attribution.kind is AttributionKind.DIRECT and len(item.content) >= LEAST_WORDS_UNNAMED
    return not quoted, -len(item.attribution.content.words), item.attribution.id


def _wording(item: _Item) -> Wording:
    return Wording(item.attribution, item.account)


def _others(group: list[_Item], base: _Item, weights: Weights) -> Iterator[_Item]:
    """The closest wording of each other account."""
    best: dict[str, tuple[float, int, _Item]] = {}
    for item in group:
        if item.attribution.article == base.attribution.article:
            continue
        rank = (likeness(item.content, base.content, weights), len(item.attribution.content.words), item)
        held = best.get(item.attribution.article)
        if held is None or rank[:2] > held[:2]:
            best[item.attribution.article] = rank
    for article in best:
        yield best[article][2]
