"""What is united and what is left when an analyst merges and splits: stories, families, actors, statements, series, happenings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from rashomon.align.judged import Block
from rashomon.align.statement_drift import Wording, drift_of
from rashomon.model.annotations import Account, Attribution, Figure
from rashomon.model.book import Actor, Drift, Family, Happening, Series, Statement, Story
from rashomon.model.findings import Support
from rashomon.model.ids import make_id
from rashomon.model.judgements import signed

__all__ = ["because_of", "family_of", "story_of", "united_actors", "united_happenings", "united_series", "united_statements"]

Kept = TypeVar("Kept")


#: How a reason begins that says how often something is told.
_TOLD = re.compile(r"told (?:once|\d+ times)")


def because_of(block: Block) -> tuple[str, ...]:
    """What analysts decided about a record, for its reason."""
    lines = (signed("merged", block.merged), signed("split", block.split))
    return tuple(line for line in lines if line)


def _reason(block: Block, because: str) -> str:
    return "; ".join(part for part in (because, *because_of(block)) if part)


def _once(*tuples: Iterable[Kept]) -> tuple[Kept, ...]:
    return tuple(dict.fromkeys(each for one in tuples for each in one))


def story_of(block: Block, stories: Sequence[Story], titles: Mapping[str, str | None]) -> Story:
    """The story of a block: the leading one's with the others' articles, or those that left one under the title of their first."""
    if block.whole:
        return stories[block.parts[0][0]]
    articles = [stories[number].articles[item] for number, items in block.parts for item in items]
    lead = stories[block.parts[0][0]]
    if len(block.parts) > 1 and set(lead.articles) <= set(articles):
        return replace(lead, articles=tuple(articles))
    keeps = any(titles.get(article) == lead.title for article in articles)
    title = lead.title if keeps else next((found for article in articles if (found := titles.get(article))), articles[0])
    return Story(make_id("story", articles[0]), title, tuple(articles))


def family_of(block: Block, families: Sequence[Family]) -> Family:
    """The family of a block. A root stays the root of those that it stays with; two families that were joined have none until one is set."""
    lead = families[block.parts[0][0]]
    if block.whole:
        return replace(lead, because=_reason(block, lead.because))
    articles = [families[number].articles[item] for number, items in block.parts for item in items]
    roots = {families[number].root for number, _ in block.parts} & set(articles)
    root = roots.pop() if len(block.parts) == 1 and roots else articles[0] if len(articles) == 1 else None
    return Family(make_id("family", *sorted(articles)), root, tuple(articles), lead.credit, "; ".join(because_of(block)))


def united_actors(block: Block, pieces: Sequence[Actor]) -> Actor:
    """One actor of all pieces; the leading one's name, kind and country stay, and what it lacks comes from the others."""
    lead = pieces[0]
    forms = {form for piece in pieces for form in (piece.name, *piece.aliases)}
    return replace(
        lead,
        # A merge may reach over several stories: under the id that the analyst named first they become one in each.
        id=block.merged[-1].subject if block.merged else lead.id,
        aliases=tuple(sorted(forms - {lead.name})),
        roles=_once(*(piece.roles for piece in pieces)),
        country=next((piece.country for piece in pieces if piece.country), None),
        sector=next((piece.sector for piece in pieces if piece.sector), None),
        mentions=_once(*(piece.mentions for piece in pieces)),
        entities=_once(*(piece.entities for piece in pieces)),
        because=_once(*(piece.because for piece in pieces), because_of(block)),
    )


def united_happenings(block: Block, pieces: Sequence[Happening], order: Callable[[str], int]) -> Happening:
    """One happening of all pieces: the leading one's fields stay, what it does not know comes from the next that does."""
    lead = pieces[0]
    typed = next((piece for piece in pieces if piece.type != "OTHER"), lead)
    dates = [piece.date for piece in pieces if piece.date is not None]
    sure = [date for date in dates if not date.endswith("?")]
    tellings = sorted(_once(*(piece.tellings for piece in pieces)), key=lambda told: (order(told.article), told.evidence.start, told.evidence.end))
    return replace(
        lead,
        type=typed.type,
        mode=typed.mode,
        date=next(iter([*sure, *dates]), None),
        place=next((piece.place for piece in pieces if piece.place), None),
        actors=_once(*(piece.actors for piece in pieces)),
        recipients=_once(*(piece.recipients for piece in pieces)),
        tellings=tuple(tellings),
        because=_reason(block, _TOLD.sub(f"told {len(tellings)} times", lead.because, count=1) if len(pieces) > 1 else lead.because),
        weight=max(piece.weight for piece in pieces),
    )


def united_statements(pieces: Sequence[Statement], attributions: Mapping[str, Attribution]) -> Statement:
    """One statement of all pieces; where wordings of different pieces part is compared with the fullest of the leading one."""
    lead = pieces[0]
    speaking = next((piece for piece in pieces if piece.speaker), lead)
    drift = _once(*(piece.drift for piece in pieces), (each for other in pieces[1:] for each in _drift(lead, other, attributions)))
    return replace(
        lead,
        speaker=speaking.speaker,
        speaker_words=speaking.speaker_words or lead.speaker_words,
        attributions=_once(*(piece.attributions for piece in pieces)),
        drift=drift,
    )


def _drift(lead: Statement, other: Statement, attributions: Mapping[str, Attribution]) -> tuple[Drift, ...]:
    bases, wordings = ([attributions[each] for each in piece.attributions if each in attributions] for piece in (lead, other))
    if not bases or not wordings:
        return ()
    base, wording = (max(found, key=lambda each: (len(each.content.words), each.id)) for found in (bases, wordings))
    return drift_of(Wording(base, base.article), Wording(wording, wording.article)) if base.article != wording.article else ()


def united_series(block: Block, pieces: Sequence[Series], figures: Mapping[str, Figure], of_article: Mapping[str, Account]) -> Series:
    """One series of all pieces in as-of order; bounds are those of the readings in the leading one's unit."""
    lead = pieces[0]

    def order(figure: Figure) -> tuple[str, bool, str, int, int]:
        told = of_article[figure.article].article.published or "9999"
        return (figure.as_of or told)[:10], figure.as_of is not None, told, figure.evidence.start, figure.evidence.end

    readings = sorted((figures[each] for each in _once(*(piece.readings for piece in pieces))), key=order)
    unit = next((figure.unit for figure in readings if figure.id in lead.readings), None)
    same = [figure for figure in readings if figure.unit == unit and not figure.negated]
    lows = [figure.value if figure.value is not None else figure.low for figure in same]
    highs = [figure.value if figure.value is not None else figure.high for figure in same]
    dated = [low for figure, low in zip(same, lows, strict=True) if figure.as_of is not None and low is not None]
    return replace(
        lead,
        who=next((piece.who for piece in pieces if piece.who), None),
        what=next((piece.what for piece in pieces if piece.what), None),
        where=next((piece.where for piece in pieces if piece.where), None),
        readings=tuple(figure.id for figure in readings),
        low=min((low for low in lows if low is not None), default=None),
        high=max((high for high in highs if high is not None), default=None),
        monotone=all(one <= two for one, two in pairwise(dated)) if len(dated) > 1 else None,
        because=_reason(block, lead.because),
        support=Support(),
    )
