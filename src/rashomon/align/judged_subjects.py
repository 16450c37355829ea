"""From ids that an analyst names to a judgement that outlives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rashomon.align.judged_values import check_value, found_place
from rashomon.errors import BadUsage
from rashomon.model.book import Actor, Book, Family, Happening, Series, Statement, Story
from rashomon.model.documents import Article
from rashomon.model.ids import make_id
from rashomon.model.judgements import Judged, Judgement, JudgementKind, one_line, place_of, withdrawn
from rashomon.model.spans import Evidence

__all__ = ["Index", "Member", "Signature", "Subject", "correct", "index_of", "merge", "split", "withdraw"]

#: An id may be shortened to its noun and so many digits, as long as only one begins so.
SHORTEST = 4
#: Words that a subject is remembered by.
REMEMBERED = 90
#: So many records that were joined are named in the words that a merge is remembered by.
NAMED = 3
_SHORT = re.compile(r"[a-z]+-[0-9a-z]+")
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who judges, when (UTC, ISO 8601) and why."""

    author: str
    at: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """What a record is made of, as an analyst can name it.

    Attributes:
        anchor: what a judgement holds to; names the member too.
        id: its own id where it has one (a figure, an attribution, an article).
        article: the article that it stands in; naming it names all members there.
        words: what it says.
    """

    anchor: str
    id: str
    article: str
    words: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that can be judged."""

    noun: Judged
    id: str
    about: str
    members: tuple[Member, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """What a judgement about the whole record holds to."""
        return tuple(dict.fromkeys(member.anchor for member in self.members))


@dataclass(frozen=True, slots=True)
class Index:
    """Every record of a book that can be judged, by id; each is looked at only when it is named."""

    book: Book
    makers: Mapping[str, Callable[[], Subject]]

    def subject(self, text: str) -> Subject:
        """The record of this id, which may be cut short as long as it stays the only one.

        Raises:
            BadUsage: no record, or more than one, has it.
        """
        if text in self.makers:
            return self.makers[text]()
        digits = text.rpartition("-")[2]
        found = [key for key in self.makers if key.startswith(text)] if _SHORT.fullmatch(text) and len(digits) >= SHORTEST else []
        if len(found) == 1:
            return self.makers[found[0]]()
        why = (
            f"{len(found)} records begin so; give more of the id"
            if found
            else "no record of this dossier has this id; `rashomon show FILE --ids` lists them"
        )
        msg = f"{text}: {why}"
        raise BadUsage(msg)


def index_of(book: Book) -> Index:
    """The records of ``book`` that can be judged."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for article in book.articles:
        spans.setdefault(article.document, []).append((article.span.start, article.span.end, article.id))
    titles = {article.id: article.title or article.outlet or article.id for article in book.articles}
    figures = {each.id: Member(_at(each.article, each.evidence), each.id, each.article, each.evidence.words) for each in book.figures}
    spoken = {each.id: Member(_at(each.article, each.content), each.id, each.article, each.content.words) for each in book.attributions}

    def whole(articles: Iterable[str]) -> tuple[Member, ...]:
        return tuple(Member(each, each, each, titles.get(each, each)) for each in articles)

    def of_article(article: Article) -> Subject:
        return _subject(Judged.ARTICLE, article.id, titles[article.id], whole([article.id]))

    def of_story(story: Story) -> Subject:
        return _subject(Judged.STORY, story.id, story.title, whole(story.articles))

    def of_family(family: Family) -> Subject:
        return _subject(Judged.FAMILY, family.id, " / ".join(titles.get(one, one) for one in family.articles), whole(family.articles))

    makers: dict[str, Callable[[], Subject]] = {each.id: partial(of_story, each) for each in book.stories}
    makers |= {each.id: partial(of_family, each) for each in book.families} | {each.id: partial(of_article, each) for each in book.articles}
    makers |= {each.id: partial(_of_actor, each, spans) for each in book.actors} | {each.id: partial(_of_happening, each) for each in book.happenings}
    makers |= {each.id: partial(_subject, Judged.FIGURE, each.id, each.evidence.words, (figures[each.id],)) for each in book.figures}
    makers |= {each.id: partial(_of_statement, each, spoken) for each in book.statements} | {
        each.id: partial(_of_series, each, figures) for each in book.series
    }
    return Index(book, makers)


def _at(article: str, piece: Evidence) -> str:
    return place_of(article, piece.start, piece.end)


def _subject(noun: Judged, record: str, about: str, members: tuple[Member, ...]) -> Subject:
    line = one_line(about)
    return Subject(noun, record, line if len(line) <= REMEMBERED else line[: REMEMBERED - 1].rsplit(" ", 1)[0] + "…", members)


def _of_actor(actor: Actor, spans: Mapping[str, Sequence[tuple[int, int, str]]]) -> Subject:
    members = []
    for piece in actor.mentions:
        article = next((name for start, end, name in spans.get(piece.document, ()) if start <= piece.start and piece.end <= end), None)
        if article is not None:
            members.append(Member(_at(article, piece), "", article, piece.words))
    return _subject(Judged.ACTOR, actor.id, actor.name, tuple(members))


def _of_statement(statement: Statement, spoken: Mapping[str, Member]) -> Subject:
    members = tuple(spoken[each] for each in statement.attributions if each in spoken)
    words = f"{statement.speaker_words or 'somebody'}: {max((member.words for member in members), key=len, default='')}"
    return _subject(Judged.STATEMENT, statement.id, words, members)


def _of_series(series: Series, figures: Mapping[str, Member]) -> Subject:
    members = tuple(figures[each] for each in series.readings if each in figures)
    parts = [series.kind.value, series.who or "", series.what or "", f"({', '.join(dict.fromkeys(member.words for member in members))})"]
    return _subject(Judged.SERIES, series.id, " ".join(part for part in parts if part), members)


def _of_happening(happening: Happening) -> Subject:
    members = tuple(Member(_at(told.article, told.evidence), "", told.article, told.evidence.words) for told in happening.tellings)
    return _subject(Judged.HAPPENING, happening.id, happening.what, members)


def merge(index: Index, names: Sequence[str], by: Signature) -> Judgement:
    """The judgement that the records of these ids are one; the first one leads.

    Raises:
        BadUsage: fewer than two records, of two kinds, of one that cannot be merged, or of two stories.
    """
    subjects = list({subject.id: subject for subject in map(index.subject, names)}.values())
    if len(subjects) < 2:
        msg = "merge: name two different records or more, the one that leads first"
        raise BadUsage(msg)
    if {subject.noun for subject in subjects} == {Judged.ARTICLE}:
        subjects = list({subject.id: subject for subject in (_family_of(index, each) for each in subjects)}.values())
        if len(subjects) < 2:
            msg = "merge: these articles are in one family already"
            raise BadUsage(msg)
    lead = subjects[0]
    other = next((subject for subject in subjects if subject.noun is not lead.noun), None)
    if other is not None:
        msg = f"merge: {lead.id} is {lead.noun.one}, {other.id} {other.noun.one}; only records of one kind can be one"
        raise BadUsage(msg)
    _can_be_regrouped(lead, "merged")
    about = " + ".join(subject.about for subject in subjects[:NAMED]) + (f" + {len(subjects) - NAMED} more" if len(subjects) > NAMED else "")
    return _signed(JudgementKind.MERGE, replace(lead, about=about), tuple(subject.anchors for subject in subjects), by)


def _family_of(index: Index, article: Subject) -> Subject:
    """The family of an article: to say of two articles that they are copies is to join their families."""
    return next(index.subject(family.id) for family in index.book.families if article.id in family.articles)


def _can_be_regrouped(subject: Subject, what: str) -> None:
    if subject.noun in {Judged.FIGURE, Judged.ARTICLE}:
        wider = "series" if subject.noun is Judged.FIGURE else "story or the family"
        msg = f"{subject.id}: {subject.noun.one} cannot be {what}; name the {wider} that it is in"
        raise BadUsage(msg)
    if not subject.members:
        msg = f"{subject.id}: this {subject.noun} holds no words that a judgement could hold to"
        raise BadUsage(msg)


def split(index: Index, name: str, members: Sequence[str], by: Signature) -> Judgement:
    """The judgement that members of a record are another one: they leave it and stand together.

    A member is named by its number in the record, its anchor, its id, or its article, which names all that the record has from there.

    Raises:
        BadUsage: a member is none of the record, or all of them would leave.
    """
    subject = index.subject(name)
    _can_be_regrouped(subject, "split")
    leaving = {anchor for member in members for anchor in _named(subject, member)}
    if subject.noun is Judged.ACTOR:
        # One article's mentions of an actor are one chain: whoever leaves with one of them leaves with all.
        articles = {member.article for member in subject.members if member.anchor in leaving}
        leaving |= {member.anchor for member in subject.members if member.article in articles}
    out = tuple(anchor for anchor in subject.anchors if anchor in leaving)
    stay = tuple(anchor for anchor in subject.anchors if anchor not in leaving)
    if not out or not stay:
        msg = f"{subject.id}: {'nothing' if not out else 'everything'} would leave it; name some of its {len(subject.anchors)} members (`rashomon judge FILE members ID`)"
        raise BadUsage(msg)
    return _signed(JudgementKind.SPLIT, subject, (out, stay), by)


def _named(subject: Subject, text: str) -> list[str]:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(subject.members):
        return [subject.members[int(text) - 1].anchor]
    found = [member.anchor for member in subject.members if text in {member.anchor, member.id, member.article}]
    long = _SHORT.fullmatch(text) and len(text.rpartition("-")[2]) >= SHORTEST
    names = {name for member in subject.members for name in (member.id, member.article) if long and name.startswith(text)}
    if not found and len(names) == 1:
        return _named(subject, names.pop())
    if not found:
        msg = f"{text}: not a member of {subject.id}; `rashomon judge FILE members {subject.id}` lists them"
        raise BadUsage(msg)
    return found


def correct(index: Index, name: str, field: tuple[str, str], by: Signature) -> Judgement:
    """The judgement that a field of a record has another value; the value "unknown" says that it is not known.

    Raises:
        BadUsage: the field cannot be corrected, or cannot have this value.
    """
    subject = index.subject(name)
    label, text = field[0].replace("-", "_").lower(), one_line(field[1])
    value = None if text.casefold() == UNKNOWN else text
    check_value(subject.noun, label, value)
    if label == "place" and value is not None:
        place = found_place(value, index.book.places)
        if place is None:
            msg = f"{value}: no place that an account in this dossier names; give the name or id of one, or unknown"
            raise BadUsage(msg)
    if label == "root" and value is not None:
        value = index.subject(value).id
    if not subject.members:
        msg = f"{subject.id}: this {subject.noun} holds no words that a judgement could hold to"
        raise BadUsage(msg)
    made = _signed(JudgementKind.CORRECT, subject, (subject.anchors,), by)
    return _identified(replace(made, field_name=label, value=value))


def withdraw(judgements: Sequence[Judgement], name: str, by: Signature) -> Judgement:
    """The judgement that takes an earlier one back; that of a withdrawal brings back what it withdrew.

    Raises:
        BadUsage: there is no such judgement, or it was withdrawn already.
    """
    found = [each for each in judgements if each.id == name] or [each for each in judgements if _SHORT.fullmatch(name) and each.id.startswith(name)]
    if len(found) != 1:
        msg = f"{name}: {'no judgement has this id' if not found else 'several judgements begin so'}; `rashomon judge FILE list` shows them"
        raise BadUsage(msg)
    target = found[0]
    gone = withdrawn(judgements).get(target.id)
    if gone is not None:
        msg = f"{target.id}: withdrawn already, by {gone.author} on {gone.at[:10]}; withdraw {gone.id} to bring it back"
        raise BadUsage(msg)
    about = target.about if target.kind is not JudgementKind.WITHDRAW else f"withdrawal of {target.subject}"
    made = Judgement("", JudgementKind.WITHDRAW, target.id, (), None, None, one_line(by.author), by.at, one_line(by.note), target.noun, about)
    return _identified(made)


def _signed(kind: JudgementKind, subject: Subject, members: tuple[tuple[str, ...], ...], by: Signature) -> Judgement:
    made = Judgement("", kind, subject.id, members, None, None, one_line(by.author), by.at, one_line(by.note), subject.noun, subject.about)
    return _identified(made)


def _identified(judgement: Judgement) -> Judgement:
    fields = (
        judgement.kind,
        judgement.noun,
        judgement.subject,
        *judgement.members,
        judgement.field_name,
        judgement.value,
        judgement.author,
        judgement.at,
    )
    return replace(judgement, id=make_id("judgement", *fields, judgement.note))
