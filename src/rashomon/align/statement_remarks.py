"""What one account lets one speaker say in one breath: a sentence with the quoted pieces inside it is one remark."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.align.statement_acts import Deed, Named, asks, deed_of
from rashomon.align.statement_words import ACTS, stem, stems, words_in
from rashomon.model.annotations import Account, ActorForm, ActorKind, ActorMention, Attribution, AttributionKind, Date, Figure, FigureKind, PlaceKind
from rashomon.model.spans import Span

__all__ = ["Reading", "Remark", "kin_in", "names_in", "remarks_of"]

#: A title is shown to this length.
LONGEST_NAME = 40
#: Words of context on each side, at most, where no sentence is known.
CONTEXT_CHARACTERS = 160
#: What the key of a speaker without an actor begins with.
UNRESOLVED = "words:"
#: Whom a person can speak for.
BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP})
FORMER = frozenset({"former", "ex", "late", "then"})
LONGEST_ROLE = 20
#: A deed is told in its first words (characters); a speech is not read through for it.
LONGEST_DEED = 1500
#: What is asked stands so near its cue (characters).
NEAR_CUE = 200
#: Forms in which a mention says a name.
PROPER = frozenset({ActorForm.NAME, ActorForm.DEMONYM, ActorForm.METONYM})
#: More quoted words than these are no common phrase even where most of them are small words.
LONGEST_PHRASE = 3

WORDS = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])")
MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
POSSESSIVE = re.compile(r"['’]s$")

#: Smaller counts, and lengths of time, are in too many remarks to tell one from another.
LEAST_COUNT = 3
UNTELLING = frozenset({FigureKind.DURATION, FigureKind.SHARE})

#: First word of a name -> its further words with the token that stands for whoever bears it, longest first.
Names = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that a remark gives: what is counted, of whom, and how many."""

    kind: FigureKind
    who: str | None
    value: float


@dataclass(frozen=True, slots=True)
class Remark:
    """Attributions of one article that lie inside one another, ready to be compared.

    Attributes:
        attributions: the widest first.
        account: what a reader knows the article by.
        speaker: actor id, or the words for one that no actor is known of, or None.
        words: the words of the whole, lower case.
        quoted: the words of each piece between quotation marks that is more than a word.
        content: stems of the whole, names as one token each.
        context: stems of the sentence around it, without the words for the speaker.
        deed: what the speaker asks for or announces by it, if anything.
        day: the day on which the sentence says that it was said, or None.
        readings: the numbers that it gives.
    """

    attributions: tuple[Attribution, ...]
    account: str
    speaker: str | None
    words: tuple[str, ...]
    quoted: tuple[tuple[str, ...], ...]
    content: frozenset[str]
    context: frozenset[str]
    published: date | None
    deed: Deed | None = None
    day: date | None = None
    readings: frozenset[Reading] = frozenset()

    @property
    def first(self) -> Attribution:
        """The attribution that holds the others."""
        return self.attributions[0]

    @property
    def known(self) -> bool:
        """Whether the speaker is an actor."""
        return self.speaker is not None and not self.speaker.startswith(UNRESOLVED)


def names_in(accounts: Iterable[Account], actor_of: Mapping[tuple[str, str], str]) -> Names:
    """The names that the accounts use, each with a token for its actor: an acronym and its long form are one word then.

    A name that two actors bear stands for neither.
    """
    bearers: dict[tuple[str, ...], set[str]] = {}
    for account in accounts:
        for mention in account.annotations.mentions:
            actor = actor_of.get((mention.article, mention.entity))
            if actor is not None and mention.form is ActorForm.NAME and mention.evidence.words[:1].isupper():
                bearers.setdefault(_name_words(mention.evidence.words), set()).add(actor)
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, actors in sorted(bearers.items()):
        if words and len(actors) == 1:
            found.setdefault(words[0], []).append((words[1:], f"@{min(actors)}"))
    return {first: tuple(sorted(rest, key=lambda each: (-len(each[0]), each))) for first, rest in found.items()}


def kin_in(accounts: Iterable[Account], actor_of: Mapping[tuple[str, str], str]) -> frozenset[frozenset[str]]:
    """Pairs of a person and the body that the person's role names: what the "ministry spokeswoman" says, another account lets the ministry say."""
    mentions = [
        (mention, actor)
        for account in accounts
        for mention in account.annotations.mentions
        if (actor := actor_of.get((mention.article, mention.entity))) is not None
    ]
    bodies: dict[tuple[str, ...], set[str]] = {}
    roles: dict[str, set[str]] = {}
    for mention, actor in mentions:
        if mention.kind is ActorKind.PERSON and mention.role:
            roles.setdefault(actor, set()).add(mention.role)
        elif mention.kind in BODIES and mention.form is not ActorForm.PRONOUN:
            bodies.setdefault(_role_words(mention), set()).add(actor)
    one = {words: min(actors) for words, actors in bodies.items() if words and len(actors) == 1}
    return frozenset(
        frozenset((person, one[part]))
        for person, worded in roles.items()
        for role in worded
        for part in _parts(role)
        if part in one and one[part] != person
    )


def _role_words(mention: ActorMention) -> tuple[str, ...]:
    return tuple(word for word in words_in(POSSESSIVE.sub("", mention.evidence.words)) if word != "the")


def _parts(role: str) -> Iterator[tuple[str, ...]]:
    """Stretches of at most five words of a role that somebody holds now."""
    words = [word.removesuffix("'s") for word in words_in(role)[:LONGEST_ROLE]]
    if not FORMER & set(words):
        for start in range(len(words)):
            for end in range(start + 1, min(start + 5, len(words)) + 1):
                yield tuple(words[start:end])


def _name_words(text: str) -> tuple[str, ...]:
    return tuple(POSSESSIVE.sub("", match.group()) for match in WORDS.finditer(text))


def _content(text: str, names: Names) -> frozenset[str]:
    """Stems of ``text`` with every name in it as its token."""
    found = list(WORDS.finditer(text))
    words = [POSSESSIVE.sub("", match.group()) for match in found]
    tokens: set[str] = set()
    plain: list[str] = []
    at = kept = 0
    while at < len(words):
        size, token = next(
            ((1 + len(rest), token) for rest, token in names.get(words[at], ()) if tuple(words[at + 1 : at + 1 + len(rest)]) == rest), (1, None)
        )
        if token is not None:
            plain.append(text[kept : found[at].start()])
            kept = found[at + size - 1].end()
            tokens.add(token)
        at += size
    plain.append(text[kept:])
    return stems(" ".join(plain)) | tokens


@dataclass(frozen=True, slots=True)
class _Page:
    """An account with what a remark in it is read by, each in text order."""

    account: Account
    names: Names
    sentences: Sequence[Span]
    starts: Sequence[int]
    named: Sequence[Named]
    dates: Sequence[Date]
    times: Sequence[Date]
    figures: Sequence[Figure]


def remarks_of(account: Account, actor_of: Mapping[tuple[str, str], str], names: Names) -> list[Remark]:
    """The remarks of an account in text order; every attribution is in exactly one."""
    sentences = [sentence.span for sentence in account.annotations.sentences]
    named = sorted(_named(account, actor_of), key=lambda each: (each.start, each.end, each.sign))
    times = sorted(account.annotations.dates, key=lambda each: (each.evidence.start, each.id))
    dates = [each for each in times if each.start_date]
    figures = sorted((each for each in account.annotations.figures if not each.negated), key=lambda each: (each.evidence.start, each.id))
    page = _Page(account, names, sentences, [span.start for span in sentences], named, dates, times, figures)
    people = {each.end: each for each in named if each.proper and not each.place}
    grouped: dict[tuple[str | None, bool, bool], list[Attribution]] = {}
    for each in account.annotations.attributions:
        grouped.setdefault((_speaker(each, actor_of, people), each.negated, each.evidential), []).append(each)
    found = [_remark(page, speaker, group) for (speaker, _, _), attributions in grouped.items() for group in _overlapping(attributions)]
    return sorted(found, key=lambda remark: (remark.first.content, remark.first.id))


def _remark(page: _Page, speaker: str | None, group: Sequence[Attribution]) -> Remark:
    account = page.account
    span = Span(min(each.content.start for each in group), max(each.content.end for each in group))
    text = account.text[span.start : span.end]
    around = _sentence(page, span)
    return Remark(
        attributions=tuple(group),
        account=_name(account),
        speaker=speaker,
        words=tuple(words_in(text)),
        quoted=_quoted(group),
        content=_content(text, page.names) | _acts(group[0]),
        context=_content(_around(account.text, around, group), page.names),
        published=_day(account.article.published),
        deed=_deed(page, speaker, span, group),
        day=_said_on(page, around, span),
        readings=frozenset(_readings(page, span)),
    )


def _readings(page: _Page, span: Span) -> Iterator[Reading]:
    first = bisect_left(page.figures, span.start, key=lambda each: each.evidence.start)
    last = bisect_left(page.figures, span.end, key=lambda each: each.evidence.start)
    for each in page.figures[first:last]:
        value = each.value if each.value is not None else each.low
        if value is not None and value >= LEAST_COUNT and each.kind not in UNTELLING:
            yield Reading(each.kind, each.who_class, value)


def _named(account: Account, actor_of: Mapping[tuple[str, str], str]) -> Iterator[Named]:
    """Everybody and every place that an account names."""
    for mention in account.annotations.mentions:
        actor = actor_of.get((mention.article, mention.entity))
        if actor is not None:
            yield Named(mention.evidence.start, mention.evidence.end, actor, proper=mention.form in PROPER)
    for place in account.annotations.places:
        if place.form == "name":
            broad = place.kind is PlaceKind.COUNTRY
            yield Named(place.evidence.start, place.evidence.end, place.place, place=True, country=place.country, broad=broad)


def _deed(page: _Page, speaker: str | None, span: Span, group: Sequence[Attribution]) -> Deed | None:
    """What is asked or announced: whoever is asked stands between the cue and what is said."""
    cued = next((each for each in group if each.cue is not None), group[0])
    cue = words_in(cued.cue.words) if cued.cue is not None else []
    start = span.start
    if cued.cue is not None and 0 <= span.start - cued.cue.end <= NEAR_CUE and asks(cue):
        source = cued.source
        start = span.start if source is not None and source.start >= cued.cue.end else cued.cue.end
    end = min(span.end, start + LONGEST_DEED)
    first = bisect_left(page.named, start, key=lambda each: each.start)
    last = bisect_left(page.named, end, key=lambda each: each.start)
    named = [each for each in page.named[first:last] if each.sign != speaker]
    return deed_of(page.account.text[start:end], start, cue, named, frozenset(_days_in(page, span)))


def _days_in(page: _Page, span: Span) -> Iterator[str]:
    """The days and months ("jan") that are named inside of what is said; a month is known where the year is not."""
    first = bisect_left(page.times, span.start, key=lambda each: each.evidence.start)
    last = bisect_left(page.times, span.end, key=lambda each: each.evidence.start)
    for each in page.times[first:last]:
        if each.value is not None and DAY.fullmatch(each.value):
            yield each.value
            yield date.fromisoformat(each.value).strftime("%b").lower()
        elif month := MONTH.search(each.evidence.words):
            yield month.group()[:3].lower()


def _said_on(page: _Page, around: Span, span: Span) -> date | None:
    """The day that the sentence gives outside of what is said, if it gives one."""
    first = bisect_left(page.dates, around.start, key=lambda each: each.evidence.start)
    for each in page.dates[first:]:
        if each.evidence.start >= around.end:
            return None
        if each.start_date == each.end_date and not span.start <= each.evidence.start < span.end:
            return _day(each.start_date)
    return None


def _quoted(group: Sequence[Attribution]) -> tuple[tuple[str, ...], ...]:
    pieces = (each.content.words for each in group if each.kind is AttributionKind.DIRECT)
    return tuple(tuple(words_in(piece)) for piece in pieces if len(stems(piece)) > 1 or len(words_in(piece)) > LONGEST_PHRASE)


def _acts(attribution: Attribution) -> frozenset[str]:
    """What is done by saying it: who *asked* for help and who said "I *appeal* to you" did one thing."""
    if attribution.cue is None:
        return frozenset()
    return stems(" ".join(word for word in words_in(attribution.cue.words) if stem(word) in ACTS))


def _overlapping(attributions: Sequence[Attribution]) -> Iterator[list[Attribution]]:
    """Attributions whose contents overlap, the widest of each group first."""
    group: list[Attribution] = []
    end = -1
    for each in sorted(attributions, key=lambda each: (each.content.start, -each.content.end, each.id)):
        if group and each.content.start >= end:
            yield _widest_first(group)
            group = []
        group.append(each)
        end = max(end, each.content.end) if len(group) > 1 else each.content.end
    if group:
        yield _widest_first(group)


def _widest_first(group: Sequence[Attribution]) -> list[Attribution]:
    return sorted(group, key=lambda each: (each.content.start - each.content.end, each.content.start, each.id))


def _speaker(attribution: Attribution, actor_of: Mapping[tuple[str, str], str], people: Mapping[int, Named]) -> str | None:
    """The key of the speaker: an actor, or the words for one; a bare title that names nobody leaves the word to the name beside it."""
    actor = actor_of.get((attribution.article, attribution.entity)) if attribution.entity is not None else None
    if actor is not None:
        return actor
    source = attribution.source
    beside = people.get(source.end) if source is not None else None
    if source is not None and beside is not None and source.start <= beside.start:
        return beside.sign
    named = attribution.speaker_name or _unnamed(attribution)
    return f"{UNRESOLVED}{named}" if named is not None else None


def _unnamed(attribution: Attribution) -> str | None:
    """A common description ("local media") is a key of its own; a pronoun is none."""
    words = words_in(attribution.speaker_words or "")
    kept = " ".join(word for word in words if word not in {"the", "a", "an", "some"})
    return kept if len(kept) > 4 else None


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


def _sentence(page: _Page, span: Span) -> Span:
    """The sentence around a remark, or some words on each side where none is known."""
    text = page.account.text
    at = bisect_right(page.starts, span.start) - 1
    if at >= 0 and page.sentences[at].overlaps(span):
        return Span(page.sentences[at].start, max(page.sentences[at].end, span.end))
    newline = text.find("\n", span.end)
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT_CHARACTERS, 0)
    return Span(first, min(newline if newline >= 0 else len(text), span.end + CONTEXT_CHARACTERS))


def _around(text: str, sentence: Span, group: Sequence[Attribution]) -> str:
    """The sentence around the remark without the words for its speaker: those are the same in every remark of the speaker."""
    source = group[0].source
    if source is None or not sentence.start <= source.start <= source.end <= sentence.end:
        return text[sentence.start : sentence.end]
    return f"{text[sentence.start : source.start]} {text[source.end : sentence.end]}"


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published is not None else None
    except ValueError:
        return None
