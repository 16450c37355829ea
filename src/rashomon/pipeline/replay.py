"""Judgements on every run: which hold, where they apply, and what could not be replayed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.align.judged import Trace, regroup
from rashomon.align.judged_records import family_of, story_of
from rashomon.align.judged_story import Rulings, corrected
from rashomon.align.judged_values import corrected_article, corrected_family, corrected_story
from rashomon.model.book import Copy, Failure, Family, Story
from rashomon.model.documents import Article
from rashomon.model.judgements import STAGE, Judged, Judgement, JudgementKind, anchored, in_force, place_of, worded
from rashomon.pipeline.echo import Echo

__all__ = ["judged_articles", "judged_families", "judged_stories", "moved_to_voices", "retitled", "rulings_of", "uncopied", "unreplayed"]

#: Version of the replay, as failures name it.
VERSION = "1"


def rulings_of(judgements: Sequence[Judgement]) -> dict[Judged, tuple[Judgement, ...]]:
    """The judgements that hold, by what they are about, earliest first; empty where there are none."""
    answer: defaultdict[Judged, list[Judgement]] = defaultdict(list)
    for judgement in in_force(judgements):
        if judgement.noun is not None:
            answer[judgement.noun].append(judgement)
    return {noun: tuple(found) for noun, found in answer.items()}


def moved_to_voices(rulings: Rulings, echoes: Sequence[Echo]) -> Rulings:
    """The rulings with what was judged in an exact copy turned to the same words of the article that it repeats."""
    if not echoes or not rulings:
        return rulings
    of_copy = {echo.copy.id: echo for echo in echoes}
    return {
        noun: tuple(replace(each, members=tuple(_moved(group, of_copy) for group in each.members)) for each in found)
        for noun, found in rulings.items()
    }


def _moved(anchors: Sequence[str], of_copy: Mapping[str, Echo]) -> tuple[str, ...]:
    answer = []
    for anchor in anchors:
        place = anchored(anchor)
        echo = None if place is None else of_copy.get(place.article)
        if place is not None and echo is not None:
            shift = echo.voice.span.start - echo.copy.span.start
            answer.append(place_of(echo.voice.id, place.span.start + shift, place.span.end + shift))
        else:
            answer.append(anchor)
    return tuple(dict.fromkeys(answer))


def judged_articles(articles: Sequence[Article], rulings: Rulings) -> tuple[tuple[Article, ...], list[Trace]]:
    """The articles with what was corrected about them, before anything is read in their texts."""
    return corrected(articles, [[[article.id]] for article in articles], rulings.get(Judged.ARTICLE, ()), corrected_article)


def uncopied(copies: Sequence[Copy], rulings: Rulings) -> tuple[Copy, ...]:
    """The copies without those that an analyst said are none."""
    splits = [each for each in rulings.get(Judged.FAMILY, ()) if each.kind is JudgementKind.SPLIT]
    parted = [(frozenset(each.members[0]), frozenset(each.members[1])) for each in splits if len(each.members) > 1]
    if not parted:
        return tuple(copies)
    return tuple(copy for copy in copies if not any({copy.original, copy.copy} & one and {copy.original, copy.copy} & other for one, other in parted))


def judged_families(families: Sequence[Family], rulings: Rulings) -> tuple[tuple[Family, ...], list[Trace]]:
    """The families as judgements leave them."""
    judgements = rulings.get(Judged.FAMILY, ())
    if not judgements:
        return tuple(families), []
    blocks, traces = regroup([[[article] for article in family.articles] for family in families], judgements)
    judged = [family_of(block, families) for block in blocks]
    now, more = corrected(judged, [[[article] for article in family.articles] for family in judged], judgements, corrected_family)
    return now, [*traces, *more]


def judged_stories(stories: Sequence[Story], rulings: Rulings, titles: Mapping[str, str | None]) -> tuple[tuple[Story, ...], list[Trace]]:
    """The stories as merges and splits leave them; their titles are corrected when the rules have chosen one."""
    judgements = rulings.get(Judged.STORY, ())
    if not judgements:
        return tuple(stories), []
    blocks, traces = regroup([[[article] for article in story.articles] for story in stories], judgements)
    return tuple(story_of(block, stories, titles) for block in blocks), traces


def retitled(stories: Sequence[Story], rulings: Rulings) -> tuple[tuple[Story, ...], list[Trace]]:
    """The stories under the titles that analysts gave them."""
    return corrected(stories, [[[article] for article in story.articles] for story in stories], rulings.get(Judged.STORY, ()), corrected_story)


def unreplayed(rulings: Rulings, traces: Iterable[Trace], nouns: Iterable[Judged]) -> tuple[Failure, ...]:
    """What could not be replayed, one failure for each judgement about these nouns that does not hold, or only in part."""
    of_judgement: defaultdict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        of_judgement[trace.judgement].append(trace)
    answer = []
    for judgement in (each for noun in nouns for each in rulings.get(noun, ())):
        reason = _reason(judgement, of_judgement[judgement.id])
        if reason:
            answer.append(Failure(judgement.id, STAGE, VERSION, f"{worded(judgement)} {reason}"))
    return tuple(answer)


def _reason(judgement: Judgement, traces: Sequence[Trace]) -> str:
    found = frozenset(number for trace in traces for number in trace.found)
    why = next((trace.why for trace in traces if trace.why), "")
    # Actors are one across stories by their id; and what stands in two stories is parted already.
    apart = judgement.kind is JudgementKind.SPLIT and not why
    reached = any(trace.done for trace in traces) or (len(found) > 1 and (apart or _reaches(judgement)))
    gone = len(judgement.members) - len(found)
    if reached:
        return f"was replayed in part: {gone} of the {len(judgement.members)} records that it joins are told in no account any more" if gone else ""
    if not why and not found:
        why = "the words that it was made on stand in no account any more"
    elif not why and gone:
        why = "what is left of its words is not enough: of one side nothing stands in an account any more"
    return f"could not be replayed: {why or 'its members stand in different stories; merge the stories first'}"


def _reaches(judgement: Judgement) -> bool:
    """Whether it can join what stands in different stories."""
    return judgement.noun is Judged.ACTOR and judgement.kind is JudgementKind.MERGE
