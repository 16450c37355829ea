"""Whether two tellings tell of the same happening; evidence adds up, and the reasons are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.align.happening_apart import Facts, apart, facts, same_whom
from rashomon.align.happening_words import content, day_interval, days_apart, fields_of, group_of, is_once, shared_weight, spelled, spoken_day
from rashomon.model.annotations import Event, PlaceMention, Status
from rashomon.model.findings import Finding

__all__ = ["AHEAD", "MANIFOLD", "SAME", "Told", "is_of_days", "same_happening", "tell"]

#: Tellings of what is still to come do not merge with tellings of what took place.
AHEAD = frozenset({Status.PLANNED, Status.ORDERED, Status.THREATENED, Status.DEMANDED})

#: Score from which two tellings are one. Shared rare words alone reach it; a family alone (0.6) does not, nor family and place (1.2).
SAME = 1.5

#: A group with no more tellings than these in a whole story is likely one happening.
FEW = 5

#: Acts of speech and meetings are of many contents: that a story tells two of them makes them no likelier to be one.
MANIFOLD = frozenset({"appeal", "accuse", "reject", "support", "agree", "deny", "warn", "threaten", "allow", "meet", "state"})

#: Accounts of one thing date it this many days apart at most.
ERROR = 2

#: What tellings of one group start from, of one field of news, of a kind that no table knows; the last two hold across articles only.
KIN, FIELD, PLAIN = 0.6, 0.2, 0.0

#: What two acts of violence against one named person start from.
ONE_VICTIM = 0.9

#: What it adds that one account tells twice of what seldom happens twice a day: the lead and the paragraph that tells how.
ONCE_A_DAY = 0.4

#: Across groups the words must bear it: at least so many shared stems, and so large a share of the shorter telling's.
WORDS, SHARE, PLAIN_SHARE = 2, 0.3, 0.4

#: What it adds that one is a headline: it tells of what the accounts are about, mostly without its day.
HEADLINE = 0.6

#: What it adds that two accounts look back at one earlier year.
RECALL = 0.4

#: Words longer than this are not the same by chance.
VERBATIM = 14

#: No merge, whatever else agrees.
NEVER = -9.0


@dataclass(frozen=True, slots=True)
class Told:
    """An event in the form in which tellings are compared; ``leaver`` is who goes when somebody resigns or is dismissed."""

    event: Event
    group: str
    document: str
    days: tuple[str, str] | None
    actors: frozenset[str]
    recipients: frozenset[str]
    words: frozenset[str]
    position: float
    facts: Facts
    leaver: str | None = None
    headline: bool = False


def tell(
    event: Event, actor_of: Mapping[tuple[str, str], str], position: float, places: Mapping[str, list[PlaceMention]], *, headline: bool = False
) -> Told:
    """The comparable form of ``event``; ``headline`` where it stands in its article's title."""
    actors = frozenset(found for each in event.actors if (found := actor_of.get((event.article, each))) is not None)
    recipients = frozenset(found for each in event.recipients if (found := actor_of.get((event.article, each))) is not None)
    words = content(" ".join([event.what, *(each.words for each in (*event.actor_words, *event.recipient_words[:1]))]))
    own = content(event.trigger.words) | content(group_of(event.lemma))  # the trigger's own word is the family over again
    return Told(
        event,
        group_of(event.lemma),
        event.evidence.document,
        day_interval(event.date),
        actors,
        recipients,
        words - own,
        position,
        facts(event, places),
        _leaver(event, actor_of),
        headline,
    )


def _leaver(event: Event, actor_of: Mapping[tuple[str, str], str]) -> str | None:
    if group_of(event.lemma) != "exit":
        return None
    entities = event.actors if event.lemma.startswith("resign.") else event.recipients
    return actor_of.get((event.article, entities[0])) if entities else None


def _leaver_words(event: Event) -> frozenset[str]:
    pieces = event.actor_words if event.lemma.startswith("resign.") else event.recipient_words
    capitals = [word for word in pieces[0].words.partition(",")[0].split() if word[:1].isupper()] if pieces else []
    return content(" ".join(capitals[-1:]))  # the surname: two secretaries of state share their title


def same_happening(left: Told, right: Told, weights: Mapping[str, float], told: int) -> Finding:
    """Whether both tell of one happening: family, dates, places, parties and words add up; each reason is named.

    Args:
        left: a telling.
        right: another telling of the same group.
        weights: rarity of stems in the story.
        told: how often the story tells of this group at all; what is told seldom is one thing more often.
    """
    shared = shared_weight(left.words, right.words, weights)
    base = _start(left, right, shared)
    if base is None:
        return Finding(NEVER, "", left.event.id, right.event.id)
    score, reasons = base, [_one_kind(left, right)]
    if (
        told <= FEW
        and left.group == right.group
        and left.group not in MANIFOLD
        and left.event.article != right.event.article
        and _bears_on(left, right)
    ):
        score += 0.6
        reasons.append("the story tells little else of this kind")
    elif left.group == right.group and is_once(left.group) and left.event.article == right.event.article and _one_day(left, right):
        score += ONCE_A_DAY
    if left.group in MANIFOLD and not (left.event.lemma == right.event.lemma and left.actors & right.actors):
        score -= 0.3
    against = apart(left.facts, right.facts, left.group, one_article=left.event.article == right.event.article)
    if left.event.article != right.event.article and _recalled(left, right):
        score += RECALL
    if left.headline != right.headline and left.group == right.group and left.group not in MANIFOLD and is_of_days(left) and is_of_days(right):
        score += HEADLINE
        reasons.append("a headline tells what its account is about")
    for weight, reason in (
        against,
        _dates(left, right, few=told <= FEW),
        _places(left.event.place, right.event.place),
        _parties(left, right),
        _status(left, right),
    ):
        score += weight
        if reason and weight > 0:
            reasons.append(reason)
    if len(left.event.what) > VERBATIM and left.event.what.casefold() == right.event.what.casefold():
        score += 1.0
        reasons.append("in the same words")
    if left.group in MANIFOLD and len(left.words & right.words) < 2:
        shared /= 2  # "Lund refused", "Lund opposed the plan": one name is all of the shorter telling
    score += 2.0 * shared
    if shared >= 0.3:
        common = sorted(left.words & right.words, key=lambda word: (-weights.get(word, 0.1), word))[:3]
        words = " ".join([left.event.what, *(each.words for each in (*left.event.actor_words, *left.event.recipient_words[:1]))])
        reasons.append("both have the words " + spelled(common, words))
    return Finding(round(score, 3), "; ".join(reasons), left.event.id, right.event.id)


def _start(left: Told, right: Told, shared: float) -> float | None:
    """What kind alone gives to a pair; None where it rules the merge out."""
    if left.group == right.group:
        return KIN
    if "violence" in fields_of(left.group) & fields_of(right.group) and same_whom(left.facts, right.facts):
        return ONE_VICTIM  # shot, killed, attacked: of one person it is one thing
    if left.event.article == right.event.article:
        return None
    if _recalled(left, right) and (
        fields_of(left.group) & fields_of(right.group) or (left.words & right.words and (_is_plain(left) or _is_plain(right)))
    ):
        return KIN
    if len(left.words & right.words) < WORDS or shared < SHARE:
        return None
    if fields_of(left.group) & fields_of(right.group):
        return FIELD
    if not (_is_plain(left) or _is_plain(right)) or len(left.words & right.words) <= WORDS or shared < PLAIN_SHARE:
        return None
    # Only on one stated day: of 22 such merges in ten stories of American politics without this, 8 were right.
    return PLAIN if left.days is not None and left.days == right.days and "?" not in f"{left.event.date}{right.event.date}" else None


def _one_day(left: Told, right: Told) -> bool:
    """Whether both are told of one stated day."""
    return left.days is not None and left.days == right.days and left.days[0] == left.days[1] and "?" not in f"{left.event.date}{right.event.date}"


def _bears_on(left: Told, right: Told) -> bool:
    """Whether more than the kind ties two tellings, where a story can hold many of the kind: a word, a party, a number."""
    if is_once(left.group) or left.words & right.words or left.actors & right.actors or left.recipients & right.recipients:
        return True
    return left.facts.number is not None and left.facts.number == right.facts.number


def is_of_days(told: Told) -> bool:
    """Whether a telling may be of one or two days: "23 attacks this year" are not the one of the headline."""
    return told.days is None or days_apart((told.days[0], told.days[0]), (told.days[1], told.days[1])) <= ERROR


def _recalled(left: Told, right: Told) -> bool:
    """Whether both recall what took place in one earlier year: accounts of one event look back at the same things."""
    return left.event.status is right.event.status is Status.BACKGROUND and left.days is not None and left.days == right.days


def _is_plain(told: Told) -> bool:
    """Whether no table knows the act, which may then be any."""
    return told.event.type == "OTHER" and told.event.lemma == f"{told.group}.{told.group}" and not fields_of(told.group)


def _one_kind(left: Told, right: Told) -> str:
    one, two = sorted((left.event.trigger.words.lower(), right.event.trigger.words.lower()))
    if left.group != right.group:
        return f"“{one}” and “{two}” can be words for one thing"
    if one != two and left.event.lemma == right.event.lemma:
        return f"both use one word (“{one}”, “{two}”)"
    return f"both say “{one}”" if one == two else f"“{one}” and “{two}” are words for one kind of happening"


def _dates(left: Told, right: Told, *, few: bool) -> tuple[float, str]:
    if left.days is None or right.days is None:
        return 0.0, ""
    if "?" in f"{left.event.date}{right.event.date}":
        # A day that only stands nearby is no witness against the merge, and a weak one for it.
        same = left.days[0] <= right.days[1] and right.days[0] <= left.days[1]
        return (0.2, f"likely on the same day ({spoken_day(left.event.date)})") if same else (-0.2, "")
    if left.days == right.days:
        return 0.6, f"on the same day ({spoken_day(left.event.date)})" if left.days[0] == left.days[
            1
        ] else f"at the same time ({spoken_day(left.event.date)})"
    if left.days[0] <= right.days[1] and right.days[0] <= left.days[1]:
        return 0.3, f"at times that overlap ({spoken_day(left.event.date)} and {spoken_day(right.event.date)})"
    # A date from a sentence before may be wrong, and accounts err by a day: it weighs against the merge but does not forbid it.
    if min(left.event.confidence, right.event.confidence) < 0.8:
        return -0.6, ""
    return (-0.6 if few and days_apart(left.days, right.days) <= ERROR else NEVER), ""


def _places(left: str | None, right: str | None) -> tuple[float, str]:
    if left is None or right is None:
        return 0.0, ""
    if left == right:
        return 0.4, "in the same place"
    return (0.0 if left.startswith("country:") or right.startswith("country:") else -1.0), ""


def _parties(left: Told, right: Told) -> tuple[float, str]:
    if left.leaver is not None and right.leaver is not None:
        one, two = _leaver_words(left.event), _leaver_words(right.event)
        if left.leaver == right.leaver or one & two:
            return 0.8, "the same person leaves"
        return (-1.5 if one and two else 0.0), ""
    weight, shared = 0.0, (left.actors & right.actors) | (left.recipients & right.recipients)
    if left.actors and right.actors:
        others = left.actors - right.actors and right.actors - left.actors  # two of three in common: "A and B", "A and C"
        weight += -0.3 if not left.actors & right.actors else 0.0 if others else 0.5
    if left.recipients and right.recipients:
        weight += 0.3 if left.recipients & right.recipients else -0.2
    return weight, "with a party in common" if shared else ""


def _status(left: Told, right: Told) -> tuple[float, str]:
    if (left.event.status in AHEAD) != (right.event.status in AHEAD):
        return NEVER, ""  # an announcement of troops is not their arrival
    if (left.event.status is Status.BACKGROUND) != (right.event.status is Status.BACKGROUND):
        return -1.5, ""
    return 0.0, ""
