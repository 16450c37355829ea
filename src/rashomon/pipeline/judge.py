"""Judging: a decision is tried on the whole dossier first, and kept only if it can be followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.align.judged_subjects import Index, Member, Subject, index_of
from rashomon.dossier.file import check_header
from rashomon.dossier.reader import read_book
from rashomon.dossier.writer import DossierWriter
from rashomon.errors import BadDossier, BadUsage
from rashomon.model.book import Book
from rashomon.model.ids import make_id
from rashomon.model.judgements import STAGE, Judgement, JudgementKind, in_force, overruled, worded
from rashomon.pipeline.run import Progress, Settings, aligned, quiet

__all__ = ["Decided", "decide", "members_of", "take_in"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a judgement did.

    Attributes:
        judgements: what was kept; of a file read in, those that were new.
        known: how many of a file were there already.
        overrules: the earlier judgements that the new ones have their way against.
        unreplayed: one line for each judgement of the dossier that cannot be followed now.
        book: the content of the dossier now.
    """

    judgements: tuple[Judgement, ...]
    known: int
    overrules: tuple[Judgement, ...]
    unreplayed: tuple[str, ...]
    book: Book


def decide(where: Path, make: Callable[[Index, Sequence[Judgement]], Judgement], progress: Progress = quiet) -> Decided:
    """Make a judgement about a dossier, follow it, and keep it.

    Args:
        where: the dossier.
        make: the judgement, from what the dossier holds and what was judged before.
        progress: told what is being done.

    Raises:
        BadUsage: the judgement makes no sense, or cannot be followed; nothing is kept then.
    """
    check_there(where)
    with DossierWriter(where) as dossier:
        before = dossier.judgements()
        fresh = _unique(make(index_of(dossier.book()), before), before)
        book, _ = aligned(dossier, (*before, fresh), Settings(), progress)
        refused = next((each.reason for each in book.failures if each.stage == STAGE and each.item == fresh.id), None)
        if refused is not None:
            msg = f"{refused}; nothing was changed"
            raise BadUsage(msg)
        dossier.judge([fresh], book)
        return _decided((fresh,), 0, dossier.book())


def check_there(where: Path) -> None:
    """Refuse to judge a dossier that is not there: a writer would make an empty one."""
    if not where.is_file() or not where.stat().st_size:
        msg = f"{where}: no such dossier; make one with `rashomon read SOURCES -o {where}`"
        raise BadDossier(msg)
    check_header(where)


def take_in(where: Path, judgements: Sequence[Judgement], progress: Progress = quiet) -> Decided:
    """Read in judgements that were written out; those known already stay as they are, those that cannot be followed are kept and named.

    Raises:
        BadUsage: one has the id of another one here, or withdraws one that is neither here nor before it; nothing is kept then.
    """
    check_there(where)
    with DossierWriter(where) as dossier:
        before = dossier.judgements()
        known = {each.id: each for each in before}
        fresh: dict[str, Judgement] = {}
        for each in judgements:
            other = known.get(each.id) or fresh.get(each.id)
            if other is not None and other != each:
                msg = f"{each.id}: another judgement with this id is here already ({worded(other)}); nothing was read in"
                raise BadUsage(msg)
            if each.kind is JudgementKind.WITHDRAW and each.subject not in known and each.subject not in fresh:
                msg = f"{each.id}: withdraws {each.subject}, which is neither here nor before it in the file; nothing was read in"
                raise BadUsage(msg)
            if other is None:
                fresh[each.id] = each
        if fresh:
            book, _ = aligned(dossier, (*before, *fresh.values()), Settings(), progress)
            dossier.judge(fresh.values(), book)
        return _decided(tuple(fresh.values()), len(judgements) - len(fresh), dossier.book())


def _unique(judgement: Judgement, before: Sequence[Judgement]) -> Judgement:
    """The judgement under an id of its own: the same decision may be made again after it was withdrawn."""
    taken, number, own = {each.id for each in before}, 1, judgement.id
    while own in taken:
        own, number = make_id("judgement", judgement.id, float(number)), number + 1
    return replace(judgement, id=own)


def _decided(fresh: tuple[Judgement, ...], known: int, book: Book) -> Decided:
    later, ids = overruled(in_force(book.judgements)), {each.id for each in fresh}
    overrules = tuple(each for each in book.judgements if later.get(each.id) in ids)
    return Decided(fresh, known, overrules, tuple(f"{each.item}: {each.reason}" for each in book.failures if each.stage == STAGE), book)


def members_of(where: Path, name: str) -> tuple[Subject, tuple[Member, ...]]:
    """A record and what it is made of, in the order in which a split can name its members by number.

    Raises:
        BadUsage: no record, or more than one, has this id.
    """
    subject = index_of(read_book(where)).subject(name)
    return subject, subject.members
