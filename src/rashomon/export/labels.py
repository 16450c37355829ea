"""What a reader sees instead of an id: one place for the names of articles, actors, places and origins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from rashomon.model.annotations import Attribution, Figure
from rashomon.model.book import Actor, Book, Family, Happening, Place, RelationKind
from rashomon.model.documents import Article, Document
from rashomon.model.ids import make_id
from rashomon.model.spans import Evidence

__all__ = ["Names", "Tie", "article_label", "names_of", "shortened"]

_ID = re.compile(r"(?:article|actor)-[0-9a-z]+")
_KEY = re.compile(r"\b[a-z]+:[\w/]+(?: [\w/]+){0,3}")

#: A label stands in chips and table cells; longer ones are cut at a word with an ellipsis.
LABEL_LENGTH = 44
#: A title that stands for an outlet need only tell the accounts apart.
TITLE_LENGTH = 34


#: How a link between two happenings reads in the row of its right one.
TIES: dict[RelationKind, str] = {
    RelationKind.PART: "part of",
    RelationKind.BEFORE: "told as later than",
    RelationKind.CAUSE: "told as brought about by",
    RelationKind.RESPONSE: "told as an answer to",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """What a happening is to another one: the field label, the other one, and why."""

    kind: RelationKind
    label: str
    other: Happening
    because: str


@dataclass(frozen=True, slots=True)
class Names:
    """Look-up tables over one book, made once per export."""

    documents: dict[str, Document]
    articles: dict[str, Article]
    actors: dict[str, Actor]
    places: dict[str, Place]
    families: dict[str, Family]
    figures: dict[str, Figure]
    attributions: dict[str, Attribution]
    family_of: dict[str, str]
    """Article ids with the id of their family."""
    pieces: dict[str, tuple[tuple[int, str], ...]]
    """For each document the starts of its articles, ascending, with their ids."""
    ties: dict[str, tuple[Tie, ...]]
    """For each happening what it is to others, the whole that it is part of first."""
    parts: dict[str, int]
    """For each happening that others are direct parts of, how many."""

    def article(self, article: str) -> str:
        """The label of an article id; the id itself where the book does not hold it."""
        found = self.articles.get(article)
        return article if found is None else article_label(found, self.documents.get(found.document))

    def heading(self, article: str) -> str:
        """The outlet of an article of this book, else its whole title, else its label."""
        return self.articles[article].outlet or self.articles[article].title or self.article(article)

    def actor(self, actor: str) -> str:
        """The name of an actor id; the id itself where the book does not hold it."""
        found = self.actors.get(actor)
        return actor if found is None else found.name

    def place(self, place: str | None) -> str | None:
        """The name of a place, by its id or by the key that annotations use; the last part of the key where the book does not hold it."""
        if place is None:
            return None
        found = self.places.get(place) or self.places.get(make_id("place", place))
        return place.rpartition(":")[2] if found is None else found.name

    def outlet(self, outlet: str) -> str:
        """An outlet name as it stands in a support; article ids become labels."""
        return self.article(outlet)

    def origin(self, origin: str) -> str:
        """Who stands behind an assertion: an actor's name, an article's label, the credit or root of a family, or the words as they are."""
        if origin in self.actors:
            return self.actors[origin].name
        if origin in self.articles:
            return self.article(origin)
        family = self.families.get(origin)
        if family is None:
            return origin
        return family.credit or self.article(family.root or family.articles[0])

    def article_at(self, evidence: Evidence) -> str | None:
        """The id of the article that a piece of evidence stands in; None where it stands in no article (page furniture)."""
        starts = self.pieces.get(evidence.document, ())
        index = bisect_right(starts, (evidence.start, "\uffff")) - 1
        if index < 0:
            return None
        article = starts[index][1]
        return article if evidence.end <= self.articles[article].span.end else None

    def readable(self, text: str) -> str:
        """A reason with ids of articles and actors, and keys of places, in it replaced by their names."""
        named = _ID.sub(lambda match: self.article(match[0]) if match[0] in self.articles else self.actor(match[0]), text)
        return _KEY.sub(lambda match: self._place_key(match[0]), named)

    def _place_key(self, words: str) -> str:
        """The name of the place whose key ``words`` begin with, and the rest of the words; a key may hold spaces ("area:central asia")."""
        parts = words.split(" ")
        for count in range(len(parts), 0, -1):
            found = self.places.get(make_id("place", " ".join(parts[:count])))
            if found is not None:
                return " ".join([found.name, *parts[count:]])
        return words

    def speaker(self, speaker: str | None, words: str | None) -> str | None:
        """The speaker's name where it is known, else what the text calls the speaker, else None."""
        return self.actors[speaker].name if speaker in self.actors else words


def names_of(book: Book) -> Names:
    """The look-up tables of ``book``."""
    pieces: dict[str, list[tuple[int, str]]] = {}
    for article in book.articles:
        pieces.setdefault(article.document, []).append((article.span.start, article.id))
    return Names(
        {document.id: document for document in book.documents},
        {article.id: article for article in book.articles},
        {actor.id: actor for actor in book.actors},
        {place.id: place for place in book.places},
        {family.id: family for family in book.families},
        {figure.id: figure for figure in book.figures},
        {attribution.id: attribution for attribution in book.attributions},
        {article: family.id for family in book.families for article in family.articles},
        {document: tuple(sorted(starts)) for document, starts in pieces.items()},
        _ties(book),
        Counter(relation.left for relation in book.relations if relation.kind is RelationKind.PART),
    )


def _ties(book: Book) -> dict[str, tuple[Tie, ...]]:
    happenings = {happening.id: happening for happening in book.happenings}
    found: dict[str, list[Tie]] = {}
    for relation in book.relations:
        if relation.left in happenings and relation.right in happenings:
            tie = Tie(relation.kind, TIES[relation.kind], happenings[relation.left], relation.because)
            found.setdefault(relation.right, []).append(tie)
    return {right: tuple(sorted(ties, key=lambda tie: tie.kind is not RelationKind.PART)) for right, ties in found.items()}


def article_label(article: Article, document: Document | None) -> str:
    """How an article is called where there is room for a few words: outlet, else title, else the document's file name.

    >>> from rashomon.model.spans import Span
    >>> article_label(Article("a1", "d1", Span(0, 9), outlet="The Harbour Post"), None)
    'The Harbour Post'
    """
    if article.outlet:
        return shortened(article.outlet)
    if article.title:
        return shortened(article.title, TITLE_LENGTH)
    return article.id if document is None else PurePosixPath(document.path).name or document.path


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """``text`` on one line, cut at a word to at most ``length`` characters with an ellipsis.

    >>> shortened("a ferry ran aground", 10)
    'a ferry…'
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head = line[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:–—-") + "…"
