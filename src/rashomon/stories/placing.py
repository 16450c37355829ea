"""Places articles into stories: a stream that puts each article into the nearest tight group, then groups that are one story merge."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from rashomon.model.annotations import Account
from rashomon.model.book import Story
from rashomon.model.documents import ArticleKind
from rashomon.model.ids import make_id
from rashomon.stories.features import Vector, counts_of, vectors_of
from rashomon.stories.shelf import Group, Shelf, closeness, leads, product
from rashomon.text.shingles import sentence_spans

__all__ = ["place_articles"]

#: Mean likeness to a group's articles at which the stream puts an article there at once.
PLACED = 0.32
#: Mean likeness at which two groups are one story: in an archive, and in a folder of a few articles, which someone has brought together
#: because they belong together. On four sets of news (150 to 1,194 articles) every value from .17 to .22 is within two points of the
#: best; on their subsets of one to three stories (3 to 24 articles) .09 to .12 is (B-cubed .97 to .99).
MERGED_MANY, MERGED_FEW = 0.19, 0.11
#: Articles up to which the lower bound holds, and from which the higher one does; between them it rises with the logarithm.
FEW, MANY = 10, 150


def place_articles(accounts: Sequence[Account]) -> tuple[Story, ...]:
    """Which articles are about the same event; every article is in exactly one story.

    Articles are taken in order of publication (undated ones last), so the result does not depend on the order given. Placing one
    looks at a bounded number of groups, however many there are. Stories are sorted by their first article; in a story, articles
    are in stream order.

    Returns:
        Stories whose id comes from their earliest article and whose title is that of their most central one
        that has a title, else the first sentence of the most central one, in its own words.
    """
    stream = sorted(accounts, key=lambda account: (account.article.published is None, account.article.published or "", account.article.id))
    vectors = vectors_of([counts_of(account) for account in stream])
    groups = _merge(_stream(stream, vectors), merged_from(len(stream)))
    stories = [_story(sorted(group.articles), group, stream, vectors) for group in groups]
    return tuple(sorted(stories, key=lambda story: story.articles[0]))


def merged_from(count: int) -> float:
    """The likeness from which groups in a collection of ``count`` articles are one story.

    >>> merged_from(6), merged_from(10_000)
    (0.11, 0.19)
    """
    share = math.log(max(1, count) / FEW) / math.log(MANY / FEW)
    return MERGED_FEW + (MERGED_MANY - MERGED_FEW) * min(1.0, max(0.0, share))


def _day(account: Account) -> int | None:
    """The publication day as an ordinal; None where it is not known to the day."""
    value = account.article.published
    if value is None or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None  # an imprecise or open date (EDTF) does not decay


def _stream(stream: Sequence[Account], vectors: Sequence[Vector]) -> list[Group]:
    shelf = Shelf()
    for number, (account, vector) in enumerate(zip(stream, vectors, strict=True)):
        day = _day(account)
        single = Group([number], dict(vector), day, day)
        best, home, words = 0.0, -1, leads(vector)
        for near in shelf.near(vector, words):
            found = closeness(single, shelf.groups[near])
            if found > best:
                best, home = found, near
        if best < PLACED:
            home = number
            shelf.groups[home] = single
        else:
            shelf.groups[home].add(single)
        shelf.enter(home, words)
    return list(shelf.groups.values())


def _merge(groups: Sequence[Group], bound: float) -> list[Group]:
    """Average-link merging, nearest first, over the pairs that the index proposes."""
    shelf = Shelf()
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    for number, group in enumerate(groups):
        words = leads(group.total)
        for near in shelf.near(group.total, words):
            found = closeness(shelf.groups[near], group)
            _propose(heap, neighbours, (near, number), found if found >= bound else None)
        shelf.groups[number] = group
        shelf.enter(number, words)
    alive = dict(enumerate(groups))
    following = len(groups)
    heapq.heapify(heap)
    while heap:
        _, left, right = heapq.heappop(heap)
        if left not in alive or right not in alive:
            continue
        merged, other = alive.pop(left), alive.pop(right)
        merged.add(other)
        for near in sorted((neighbours.pop(left) | neighbours.pop(right)) & alive.keys()):
            found = closeness(alive[near], merged)
            _propose(heap, neighbours, (near, following), found if found >= bound else None)
        alive[following] = merged
        following += 1
    return list(alive.values())


def _propose(heap: list[tuple[float, int, int]], neighbours: defaultdict[int, set[int]], pair: tuple[int, int], found: float | None) -> None:
    """Notes that two groups are neighbours; those too far apart stay so, since what they merge with may bring them together."""
    left, right = pair
    neighbours[left].add(right)
    neighbours[right].add(left)
    if found is not None:
        heapq.heappush(heap, (-found, left, right))


def _story(numbers: Sequence[int], group: Group, stream: Sequence[Account], vectors: Sequence[Vector]) -> Story:
    # A headline serves the reader better than a first sentence, and a reporter's better than that of a party or a commentator.
    central = max(
        numbers,
        key=lambda number: (
            stream[number].article.title is not None,
            stream[number].article.kind not in {ArticleKind.OPINION, ArticleKind.RELEASE},
            product(vectors[number], group.total),
            -number,
        ),
    )
    articles = tuple(stream[number].article.id for number in numbers)
    return Story(make_id("story", articles[0]), _title(stream[central]), articles)


def _title(account: Account) -> str:
    """The article's title, or its first sentence outside furniture in its own words."""
    article, text = account.article, account.text
    if article.title:
        return article.title
    given = [(sentence.span.start, sentence.span.end) for sentence in account.annotations.sentences if not sentence.furniture]
    for start, end in given or sentence_spans(text, article.span.start, article.span.end):
        if not any(mark.start <= start and end <= mark.end for mark in article.furniture):
            return text[start:end]
    return text[article.span.start : article.span.end].strip() or article.id
