"""What each account leaves out, and what rests on what."""

from __future__ import annotations

import dataclasses

from fixture_book import ferry_book

from rashomon.export.account import Account, accounts_of
from rashomon.export.foundations import foundations
from rashomon.export.labels import Names, names_of
from rashomon.export.omissions import Silence, lines, shares
from rashomon.model.book import Book
from rashomon.model.findings import Support


def opened(book: Book) -> tuple[Account, Names]:
    names = names_of(book)
    return accounts_of(book, names)[0], names


def told(account: Account, families: int) -> Account:
    """The account with its first happening told by so many families."""
    first = dataclasses.replace(account.happenings[0], support=Support(("x", "y"), tuple(f"f{n}" for n in range(families)), ("o",)))
    return dataclasses.replace(account, happenings=(first, *account.happenings[1:]), series=())


def test_a_line_of_one_family_is_nobodys_omission():
    account, names = opened(ferry_book())
    account = dataclasses.replace(account, happenings=tuple(told(account, 1).happenings[:1]), series=())
    assert lines(account, names) == ()


def test_every_line_has_a_cell_for_every_account_and_words_where_it_is_told():
    account, names = opened(ferry_book())
    for line in lines(told(account, 3), names):
        assert [cell.article for cell in line.cells] == [article.id for article in account.articles]
        assert all((cell.evidence is not None) == (cell.silence is Silence.TOLD) for cell in line.cells)
        assert 0 < len(line.having(Silence.TOLD)) < len(line.cells)


def test_who_was_published_before_a_happening_does_not_leave_it_out():
    account, names = opened(ferry_book())
    first = told(account, 2).happenings[0]
    teller = {telling.article for telling in first.tellings}
    articles = tuple(dataclasses.replace(article, published="2001-01-01") if article.id not in teller else article for article in account.articles)
    silent = [
        cell.silence
        for line in lines(dataclasses.replace(told(account, 2), articles=articles), names)
        for cell in line.cells
        if cell.article not in teller
    ]
    assert silent
    assert set(silent) == {Silence.EARLIER}


def test_an_undated_account_is_said_to_be_undated():
    account, names = opened(ferry_book())
    first = told(account, 2).happenings[0]
    teller = {telling.article for telling in first.tellings}
    articles = tuple(dataclasses.replace(article, published=None) for article in account.articles)
    silent = [
        cell.silence
        for line in lines(dataclasses.replace(told(account, 2), articles=articles), names)
        for cell in line.cells
        if cell.article not in teller
    ]
    assert set(silent) == {Silence.UNDATED}


def test_shares_add_up_to_the_lines_that_several_families_tell():
    account, names = opened(ferry_book())
    found = shares(told(account, 2), names)
    assert len({share.told + share.silent + share.earlier for share in found}) == 1
    assert [share.article for share in found] == [article.id for article in account.articles]


def test_a_repeated_line_with_one_origin_comes_first_and_is_counted_once():
    account, names = opened(ferry_book())
    first = dataclasses.replace(account.happenings[0], support=Support(("x", "y", "z"), ("f1", "f2", "f3"), ("the harbour master",)))
    found = foundations(dataclasses.replace(account, happenings=(first,), series=()), names)
    assert [(one.name, one.named, len(one.repeated), len(one.alone)) for one in found] == [("the harbour master", True, 1, 0)]


def test_an_account_is_an_origin_that_names_nobody():
    account, names = opened(ferry_book())
    first = dataclasses.replace(account.happenings[0], support=Support(("x",), ("f1",), (account.articles[0].id,)))
    (found,) = foundations(dataclasses.replace(account, happenings=(first,), series=()), names)
    assert not found.named


def test_with_an_unresolved_source_beside_it_nothing_rests_on_one_origin_alone():
    account, names = opened(ferry_book())
    first = dataclasses.replace(account.happenings[0], support=Support(("x", "y"), ("f1", "f2"), ("the ministry",), 1))
    (found,) = foundations(dataclasses.replace(account, happenings=(first,), series=()), names)
    assert (found.repeated, found.alone, found.shared) == ((), (), 1)
