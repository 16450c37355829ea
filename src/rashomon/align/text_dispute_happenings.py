"""Where tellings of one happening part: when, how it is called, whether it was, what for, after what, and what a crowd asks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.align.happening_pairs import AHEAD, MANIFOLD
from rashomon.align.happening_words import content, day_interval, days_apart, shared_weight, spoken_day
from rashomon.align.text_dispute_parts import SAYABLE, Scene, dispute, folded, word_class
from rashomon.model.annotations import Account, Event, Status
from rashomon.model.book import Dispute
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Evidence, Span, cut

__all__ = ["called", "demands", "purposes", "when_told", "whether", "whys"]

#: Families of one group that exclude each other: who resigns was not sacked.
OPPOSED = (("resign", "dismiss"),)

#: Days further apart than this date two happenings, not one in dispute.
FARTHEST = 7

#: Of more tellings than these only the first are paired: the work stays linear in long stories.
MANY = 60

#: Surer tellings only.
TOLD = 0.5

#: Longer intervals ("this week") do not contradict a day.
PRECISE = 3

#: A group told so seldom in a story is one thing without further proof.
FEW = 4

#: What is sent for, looked for this close behind the trigger and before the next comma.
CLOSE = 110

#: A date in the clause of the verb itself, as sure as the events layer makes it; one in a clause above it. One from the sentence before dates
#: nothing for certain.
OWN, ABOVE = 0.95, 0.85

#: "The report of Wednesday said that he had been shot": the day of the clause above is a later one.
EARLIER = re.compile(r"\bhad(?: \w+){0,2} $", re.IGNORECASE)

#: Words that name a day only by the account's own date, which may be off by one.
DEICTIC = re.compile(r"\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night|overnight)$", re.IGNORECASE)

#: Counts of these grow by the day: "100 had died by Wednesday" dates no death.
COUNTED = frozenset({"deaths", "injure", "arrest"})

Side = tuple[Event, frozenset[str], frozenset[str]]

#: What another clause or a cut leaves hanging at the end of a purpose.
LOOSE = re.compile(
    r"(?: (?:after|before|when|while|as|since|because)\b.*)?(?: (?:the|an?|its|their|his|her|of|in|to|with|for|on|from|by|and))*$", re.DOTALL
)
WITHOUT = re.compile(r"\b(?:without|instead of|rather than|declined to|refused to)(?: \w+)? ?$", re.IGNORECASE)
NOT = re.compile(r"\bnot\b|n[’']t\b", re.IGNORECASE)
#: A demand that excludes others.
ONLY = re.compile(
    r"\bonly\b.*\b(?:demand|ask|call|want)|\b(?:demand|ask|call|want)\w*\b.*(?:\bonly\b|\band not\b|\bbut not\b|\bnot (?:the|for|a)\b)",
    re.IGNORECASE | re.DOTALL,
)
PURPOSE = re.compile(
    r"\b(?:(?:not )?to (?:help |assist in )?(?!be\b|have\b|the\b|a\b|an\b|its\b|their\b|this\b|that\b)[a-z]{3,}|To [A-Z][a-z]{2,})(?: [\w’'-]+){1,7}(?![\w’'-])"
)
DEMAND = re.compile(r"\b(?:demands? (?:for|broadened|included?)|demand(?:s|ed|ing)|chants|chanting|slogans)\b[^.;\n]{5,110}", re.IGNORECASE)
REASON = re.compile(
    r"\b(?:following|because of|due to|as a result of|in the wake of|amid|under pressure|voluntarily|in an? [\w-]+(?: [\w-]+)? (?:transfer|transition|move|deal|manner|bid))(?: [\w’'-]+){0,7}",
    re.IGNORECASE,
)


def called(scene: Scene) -> Iterator[Dispute]:
    """One departure that is a resignation in one account and a dismissal in another."""
    for first, second in OPPOSED:
        lefts = [event for event, _, _ in scene.told() if event.lemma.startswith(first + ".") and event.status is not Status.DENIED]
        rights = [event for event, _, _ in scene.told() if event.lemma.startswith(second + ".") and event.status is not Status.DENIED]
        sides: dict[str, list[Event]] = defaultdict(list)
        for left, right in ((left, right) for left in lefts[:MANY] for right in rights[:MANY]):
            shared = _who(scene, left, left=True) & _who(scene, right, left=False)
            if shared and _other_voice(left, right) and _near(left, right):
                sides[min(shared)].extend((left, right))
        for events in sides.values():
            unique = list(dict.fromkeys(events))
            words = sorted({event.trigger.words.lower() for event in unique})
            about = "how it is called: " + " / ".join(words)
            because = f"Same who? Yes: {_names(unique)}. Days that can be one? Yes. Words that exclude each other? Yes: {' / '.join(words)}."
            yield dispute(DisputeKind.CONTRADICTION, about, (scene.home[event.id] for event in unique), because, (event.evidence for event in unique))


def _other_voice(left: Event, right: Event) -> bool:
    """Whether two accounts tell it, or one account in the words of two speakers."""
    if left.evidence.document != right.evidence.document:
        return True
    return left.speaker_words is not None and right.speaker_words is not None and left.speaker_words != right.speaker_words


def _who(scene: Scene, event: Event, *, left: bool) -> frozenset[str]:
    entities, words = (event.actors, event.actor_words) if left else (event.recipients, event.recipient_words)
    ids = {found for each in entities[:1] if (found := scene.actor_of.get((event.article, each))) is not None}
    return frozenset(ids | {each for each in folded(content(" ".join(piece.words for piece in words[:1]))) if each.startswith("same_")})


def _names(events: Sequence[Event]) -> str:
    found = [piece.words for event in events for piece in (event.recipient_words if event.lemma.startswith("dismiss") else event.actor_words)[:1]]
    return ", ".join(dict.fromkeys(found))


def _near(left: Event, right: Event) -> bool:
    first, second = day_interval(left.date), day_interval(right.date)
    if (left.status is Status.BACKGROUND) != (right.status is Status.BACKGROUND):
        return False
    return first is None or second is None or days_apart(first, second) <= FARTHEST


def when_told(scene: Scene) -> Iterator[Dispute]:
    """Tellings of one thing on days that exclude each other; surer tellings only, with the words of both dates."""
    grouped: dict[str, list[tuple[Event, frozenset[str], frozenset[str]]]] = defaultdict(list)
    for event, group, parties in scene.told():
        days = day_interval(event.date)
        if (
            days is not None
            and _dated(scene, event, group)
            and event.status is not Status.BACKGROUND
            and days_apart((days[0], days[0]), (days[1], days[1])) <= PRECISE
        ):
            grouped[group].append((event, parties, content(event.what) - content(event.trigger.words)))
    for _, told in sorted(grouped.items()):
        yield from _joined(scene, [(one[0], two[0]) for one, two in combinations(told[:MANY], 2) if _parted(scene, one, two, few=len(told) <= FEW)])


def _dated(scene: Scene, event: Event, group: str) -> bool:
    """Whether the telling states its day itself: in the sentence of its verb, in its own clause where it counts people, lies ahead or before."""
    words, line = date_words(scene, event), scene.line_of.get(event.id)
    if words is not None and DEICTIC.search(words.words):
        return False
    if words is None or line is None or group in MANIFOLD or not line.evidence.span.contains(words.span):
        return False
    if group in COUNTED and "/" in (event.date or ""):
        return False  # "two died this weekend" and "one died on Friday" count different people
    before = line.evidence.words[: event.trigger.start - line.evidence.start]
    own = group in COUNTED or event.status in AHEAD or EARLIER.search(before) is not None
    return event.confidence >= (OWN if own else ABOVE)


def _parted(scene: Scene, one: Side, two: Side, *, few: bool) -> bool:
    """Whether two dated tellings are of one thing but on days that exclude each other."""
    (left, who, words), (right, whom, others) = one, two
    first, second = day_interval(left.date), day_interval(right.date)
    if left.evidence.document == right.evidence.document or (left.status in AHEAD) != (right.status in AHEAD) or first is None or second is None:
        return False
    if not 0 < days_apart(first, second) <= FARTHEST:
        return False
    shared = shared_weight(words, others, scene.weights)
    if shared >= 0.3 and min(len(words), len(others)) >= 2 and (who & whom or shared >= 0.4 or not who or not whom):
        return True
    family = left.lemma.partition(".")[0] == right.lemma.partition(".")[0]
    lines = (scene.line_of.get(left.id), scene.line_of.get(right.id))
    return few and family and lines[0] is not None and lines[1] is not None and shared_weight(lines[0].words, lines[1].words, scene.weights) >= 0.15


def _joined(scene: Scene, pairs: Sequence[tuple[Event, Event]]) -> Iterator[Dispute]:
    """One dispute for all pairs that share a telling."""
    clusters: list[dict[str, Event]] = []
    for pair in pairs:
        mine = {event.id: event for event in pair}
        touched = [cluster for cluster in clusters if not mine.keys().isdisjoint(cluster)]
        for cluster in touched:
            mine.update(cluster)
            clusters.remove(cluster)
        clusters.append(mine)
    for cluster in clusters:
        events = sorted(cluster.values(), key=lambda event: event.trigger)
        days = " / ".join(spoken_day(day) for day in sorted({event.date or "" for event in events}))
        words = ", ".join(dict.fromkeys(f"“{event.trigger.words}”" for event in events))
        because = f"Same happening? Yes, as far as the words say: {words}. Same day? No: {days}."
        evidence = [piece for event in events for piece in (event.evidence, date_words(scene, event))]
        yield dispute(DisputeKind.CONTRADICTION, f"when: {_shortest(events)}", (scene.home[event.id] for event in events), because, evidence)


def date_words(scene: Scene, event: Event) -> Evidence | None:
    """The words of the date that an event was given."""
    for account in scene.accounts:
        if account.article.id == event.article:
            return next((each.evidence for each in account.annotations.dates if each.id == event.date_ref), None)
    return None


def whether(scene: Scene) -> Iterator[Dispute]:
    """A thing that one account tells and another says did not happen; one dispute for each denial."""
    told = [(event, group, parties, content(event.what) - content(event.trigger.words)) for event, group, parties in scene.told()]
    for event, group, parties, words in told:
        if event.status is not Status.DENIED or event.confidence < TOLD:
            continue
        against = [
            other
            for other, kind, others, theirs in told
            if kind == group and other.status in SAYABLE and other.confidence >= TOLD and other.evidence.document != event.evidence.document
            if (parties & others or len(folded(words) & folded(theirs)) >= 2) and shared_weight(folded(words), folded(theirs), scene.weights) >= 0.25
            if (other.lemma == event.lemma or folded(words) & folded(theirs) - _party_words(event)) and not _negative(scene, other)
        ]
        if against:
            because = f"Same happening? Yes, as far as the words say: “{event.what}” and “{against[0].what}”. Told by all as having taken place? No: one telling denies it."
            members = [event, *against[:4]]
            yield dispute(
                DisputeKind.DENIAL,
                f"whether: {_whole_words(event.what)}",
                (scene.home[each.id] for each in members),
                because,
                (each.evidence for each in members),
            )


def _party_words(event: Event) -> frozenset[str]:
    """Stems of the words for those who take part: two acts of one person are not one act."""
    return folded(content(" ".join(piece.words for piece in (*event.actor_words, *event.recipient_words))))


def _negative(scene: Scene, event: Event) -> bool:
    """Whether "without" stands close before the verb: that account says no other thing than the one that denies."""
    line = scene.line_of.get(event.id)
    return line is not None and WITHOUT.search(line.evidence.words[: max(0, event.trigger.start - line.evidence.start)]) is not None


def purposes(scene: Scene) -> Iterator[Dispute]:
    """What forces are sent for, in the words of each account."""
    yield from _tails(scene, frozenset({"deploy"}), PURPOSE, "what for")


def whys(scene: Scene) -> Iterator[Dispute]:
    """After what or how somebody left, in the words of each account; one dispute for each who."""
    yield from _tails(scene, frozenset({"exit"}), REASON, "after what, or how")


def _tails(scene: Scene, groups: frozenset[str], pattern: re.Pattern[str], about: str) -> Iterator[Dispute]:
    found: dict[str, list[tuple[Event, Evidence]]] = defaultdict(list)
    texts = {account.article.id: account for account in scene.accounts}
    for event, group, _ in scene.told():
        if group in groups:
            tail = _tail(texts[event.article], event, pattern)
            if tail is not None:
                for key in _keys(scene, event, group):
                    found[key].append((event, tail))
    for told in found.values():
        apart = list(_apart(told))
        if len({tail.document for _, tail in apart}) >= 2:
            quoted = "; ".join(f"“{tail.words}”" for _, tail in apart[:4])
            because = f"Same happening? Yes. The same {about}? The accounts name different things: {quoted}."
            # Ends and reasons can hold side by side, unless one account also says what it is not for.
            ruled_out = len({NOT.search(tail.words) is None for _, tail in apart}) == 2
            forced = pattern is REASON and _forced_and_free([tail.words for _, tail in apart])
            because += (
                " One of them rules something out."
                if ruled_out
                else " One was forced, the other free."
                if forced
                else " They need not exclude each other."
            )
            yield dispute(
                DisputeKind.CONTRADICTION if ruled_out or forced else DisputeKind.SCOPE,
                f"{about}: {_shortest([event for event, _ in apart])}",
                (scene.home[event.id] for event, _ in apart),
                because,
                (tail for _, tail in apart),
            )


def _forced_and_free(tails: Sequence[str]) -> bool:
    """Whether one account lets somebody go under pressure and another of free will."""
    words = [set(re.findall(r"[a-z]+", tail.lower())) for tail in tails]
    return any(found & word_class("forced") for found in words) and any(found & word_class("free") for found in words)


def _keys(scene: Scene, event: Event, group: str) -> Iterable[str]:
    if group == "exit":
        year = (event.date or "")[:4]
        return [f"{who}:{year}" for who in scene.parties(event)]
    return [scene.home[event.id], *scene.parties(event)]


def _tail(account: Account, event: Event, pattern: re.Pattern[str]) -> Evidence | None:
    """What the ``pattern`` finds between the trigger and the end of its sentence."""
    end = event.trigger.end
    stop = min(account.article.span.end, end + (CLOSE if pattern is PURPOSE else 2 * CLOSE))
    match = pattern.search(account.text, end, _sentence_end(account.text, end, stop, commas=pattern is PURPOSE))
    if match is None:
        return None
    cut_off = match.end() == stop and account.text[stop : stop + 1].isalnum()
    words = LOOSE.sub("", match.group().rpartition(" ")[0] if cut_off else match.group())
    return cut(account.article.document, account.text, Span(match.start(), match.start() + len(words)))


def _sentence_end(text: str, start: int, stop: int, *, commas: bool) -> int:
    for i in range(start, stop):
        if text[i] == "\n" or (commas and text[i] == ",") or (text[i] in ".!?" and text[i + 1 : i + 2].isspace()):
            return i
    return stop


def _apart(told: Sequence[tuple[Event, Evidence]]) -> Iterator[tuple[Event, Evidence]]:
    """Tails that share no word of substance with one kept before."""
    kept: list[frozenset[str]] = []
    for event, tail in told:
        words = content(tail.words)
        if words and all(len(words & other) * 2 < min(len(words), len(other)) + 1 for other in kept):
            kept.append(words)
            yield event, tail


def demands(scene: Scene) -> Iterator[Dispute]:
    """What a crowd asks for, in the words of each account: events of asking by a crowd, and demands that sentences about it name."""
    homes: list[str] = []
    found: list[Evidence] = []
    for event, group, _ in scene.told():
        if group == "appeal" and _is_crowd(" ".join(piece.words for piece in event.actor_words[:1])):
            homes.append(scene.home[event.id])
            found.append(event.evidence)
    for line in scene.lines:
        match = DEMAND.search(line.evidence.words)
        if match is not None and _is_crowd(line.evidence.words):
            start = line.evidence.start + match.start()
            found.append(Evidence(line.evidence.document, start, start + len(match.group()), match.group()))
    if len({piece.document for piece in found}) >= 2:
        because = "Same group asks? Yes. For the same? The words differ: " + "; ".join(f"“{_whole_words(piece.words)}”" for piece in found[:4]) + "."
        only = [piece for piece in found if ONLY.search(piece.words)]
        apart = bool(only) and any(piece.document != only[0].document for piece in found)
        because += f" One account rules the others out: “{_whole_words(only[0].words)}”." if apart else ""
        yield dispute(DisputeKind.CONTRADICTION if apart else DisputeKind.SCOPE, "what the crowd demands", homes, because, found)


def _whole_words(words: str, most: int = 80) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _shortest(events: Sequence[Event]) -> str:
    """The shortest telling that is more than a word or two, so that the reader sees at once what it is about."""
    return _whole_words(min((not event.actor_words, event.what.count(" ") < 3, len(event.what), event.what) for event in events)[-1])


def _is_crowd(words: str) -> bool:
    return "same_protester" in folded(content(words))
