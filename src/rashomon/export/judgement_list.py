"""How each judgement of a book stands now, and the ids that one can be made about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.align.judged_subjects import index_of
from rashomon.export.account import accounts_of, chosen
from rashomon.export.labels import names_of
from rashomon.model.book import Book
from rashomon.model.judgements import STAGE, Judgement, in_force, overruled, withdrawn, worded

__all__ = ["Listed", "decided_words", "ids_text", "listed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A judgement and how it stands.

    Attributes:
        state: "in force", "withdrawn by JUDGEMENT", "overruled by JUDGEMENT", or why it could not be replayed.
    """

    judgement: Judgement
    state: str


def listed(book: Book) -> tuple[Listed, ...]:
    """Every judgement of a book, in the order in which they were given, and how each stands."""
    gone, missed = withdrawn(book.judgements), {each.item: each.reason for each in book.failures if each.stage == STAGE}
    later = overruled(in_force(book.judgements))
    answer = []
    for each in book.judgements:
        if each.id in gone:
            state = f"withdrawn by {gone[each.id].id}"
        elif each.id in missed:
            state = missed[each.id].removeprefix(worded(each)).strip()
        else:
            state = f"overruled by {later[each.id]}" if each.id in later else "in force"
        answer.append(Listed(each, state))
    return tuple(answer)


#: Where the reason of a record begins to say what analysts made of it.
_DECIDED = re.compile(r"(?:^|; )((?:merged|split|\w+ corrected|best value chosen) by .+ on \d{4}-\d\d-\d\d.*)", re.DOTALL)


def decided_words(because: str) -> str:
    """What analysts decided about a record, as its reason says it; empty where nobody did.

    >>> decided_words("told 2 times; merged by Ada on 2021-03-06: one flood")
    'merged by Ada on 2021-03-06: one flood'
    """
    found = _DECIDED.search(because)
    return found[1] if found else ""


def ids_text(book: Book, story: str | None = None) -> str:
    """Every record that can be judged with its id and words, one a line; of all stories, or of the one named.

    Raises:
        BadUsage: the story named is not one.
    """
    return "".join(f"{line}\n" for line in _lines(book, story))


def _lines(book: Book, story: str | None) -> Iterator[str]:
    index = index_of(book)
    families = {article: family.id for family in book.families for article in family.articles}
    for account in chosen(accounts_of(book, names_of(book)), story):
        articles = [article.id for article in account.articles]
        kept = dict.fromkeys(families[article] for article in articles if article in families)
        records = [account.id] if account.id in index.makers else []
        records += [*articles, *kept]
        for group in (account.happenings, account.background, account.series, account.statements, account.actors):
            records += [record.id for record in group]
        for subject in map(index.subject, records):
            yield f"{subject.id}  {subject.about}"
            if subject.noun == "series":
                yield from (f"  {member.id}  {' '.join(member.words.split())}" for member in subject.members)
