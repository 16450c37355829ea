"""Changes of a version become figures, statements or text; what was replaced is an update and no side of a dispute."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from rashomon.align.versions import Held, overtaken, still_held, told_apart, version_updates
from rashomon.model.annotations import Account, Annotations, Attribution, AttributionKind, Comparator, Figure, FigureKind
from rashomon.model.book import Change, Dispute, Series, Statement, Version
from rashomon.model.documents import Article
from rashomon.model.findings import ChangeKind, DisputeKind, Support
from rashomon.model.spans import Evidence, Span


def evidence(name, text, words):
    start = text.index(words)
    return Evidence(f"doc-{name}", start, start + len(words), words)


def figure(name, text, words, value, **fields):  # noqa: ANN003 - passed on to the figure
    record = Figure(
        f"figure-{name}-{words}", name, FigureKind.DEATHS, "people", "people", "died", None, None, value, None, None, Comparator.EXACTLY, None, None,
        None, False, None, None, None, None, "series-1", evidence(name, text, words),
    )  # fmt: skip
    return replace(record, **fields)


def attribution(name, text, words):
    return Attribution(
        f"attribution-{name}-{words}", name, AttributionKind.DIRECT, None, None, "the mayor", "Ann Lee", None, None, None, evidence(name, text, words)
    )


def account(name, text, figures=(), attributions=()):
    return Account(
        Article(name, f"doc-{name}", Span(0, len(text))), text, Annotations(name, figures=tuple(figures), attributions=tuple(attributions))
    )


OLD = "Eight died. “No warning,” said the mayor. The bridge closed."
NEW = "Twelve died. “One hour,” said the mayor. The bridge is shut."
EARLIER = account("a", OLD, [figure("a", OLD, "Eight", 8)], [attribution("a", OLD, "No warning,")])
LATER = account("b", NEW, [figure("b", NEW, "Twelve", 12)], [attribution("b", NEW, "One hour,")])


def change(old, new):
    return Change(ChangeKind.TEXT, old and evidence("a", OLD, old), new and evidence("b", NEW, new), "")


@pytest.mark.parametrize(
    ("old", "new", "kind", "because"),
    [
        ("Eight died.", "Twelve died.", ChangeKind.FIGURE, "deaths: “Eight” became “Twelve”"),
        ("Eight died.", None, ChangeKind.FIGURE, "deaths: “Eight” is said no more"),
        (None, "Twelve died.", ChangeKind.FIGURE, "deaths: “Twelve” is new"),
        ("“No warning,” said the mayor.", "“One hour,” said the mayor.", ChangeKind.STATEMENT, "Ann Lee: “No warning,” became “One hour,”"),
        (None, "“One hour,” said the mayor.", ChangeKind.STATEMENT, "Ann Lee: “One hour,” is new"),
        ("The bridge closed.", "The bridge is shut.", ChangeKind.TEXT, ""),
    ],
)
def test_the_kind_of_a_change(old, new, kind, because):
    (told,) = told_apart([Version("v", "a", "b", "", (change(old, new),))], [EARLIER, LATER])
    assert [(each.kind, each.because) for each in told.changes] == [(kind, because)]


def test_figures_come_first_then_statements():
    changes = (
        change("The bridge closed.", "The bridge is shut."),
        change("“No warning,” said", "“One hour,” said"),
        change("Eight died.", "Twelve died."),
    )
    (told,) = told_apart([Version("v", "a", "b", "", changes)], [EARLIER, LATER])
    assert [each.kind for each in told.changes] == list(ChangeKind)


def test_a_number_that_only_moved_is_no_change_of_figures():
    moved = account("b", "Rain fell. Eight died.", [figure("b", "Rain fell. Eight died.", "Eight", 8)])
    changes = (Change(ChangeKind.TEXT, evidence("a", OLD, "Eight died."), None, "dropped"),)
    (told,) = told_apart([Version("v", "a", "b", "", changes)], [EARLIER, moved])
    assert [each.kind for each in told.changes] == [ChangeKind.TEXT]


def chain(*values):  # noqa: ANN002 - one number a version
    """Versions of one article, each with another number, and their figures."""
    texts = [f"Of {value} dead." for value in values]
    accounts = [
        account(f"a{at}", text, [figure(f"a{at}", text, f"{value} dead", value)]) for at, (text, value) in enumerate(zip(texts, values, strict=True))
    ]
    versions = []
    for at, (one, two) in enumerate(pairwise(accounts)):
        pieces = [Evidence(each.article.document, 0, len(each.text), each.text) for each in (one, two)]
        versions.append(Version(f"v{at}", one.article.id, two.article.id, "", (Change(ChangeKind.TEXT, *pieces, ""),)))
    return told_apart(versions, accounts), [each.annotations.figures[0] for each in accounts]


def test_a_row_of_versions_is_one_update_in_order():
    versions, figures = chain(8, 12, 15)
    (card,) = version_updates(versions[::-1], figures)
    assert (card.kind, card.members) == (DisputeKind.UPDATE, tuple(each.id for each in figures))
    assert card.because.endswith("“8 dead”, then “12 dead”, then “15 dead”.")


def test_a_long_row_is_told_by_its_ends():
    versions, figures = chain(*range(3, 40))
    (card,) = version_updates(versions, figures)
    assert card.because.endswith("“3 dead”, then “4 dead”, then “5 dead”, then 33 more, then “39 dead”.")
    assert len(card.evidence) == 37


@pytest.mark.parametrize(("value", "kind"), [(8, DisputeKind.UPDATE), (9, DisputeKind.CONTRADICTION)])
def test_who_gives_a_replaced_number_is_behind(value, kind):
    versions, figures = chain(8, 12)
    other = figure("c", f"{value} fell.", str(value), value)
    disputed = Dispute("d", DisputeKind.CONTRADICTION, "deaths", (figures[1].id, other.id), "", (other.evidence,))
    (told,) = overtaken([disputed], version_updates(versions, figures), [*figures, other])
    assert told.kind is kind


def test_what_only_an_earlier_version_says_is_no_longer_held():
    series = Series(
        "series-1", FigureKind.DEATHS, None, None, None, None, ("figure-a-Eight", "figure-b-Twelve"), 8, 12, None, None, None, None, "", Support()
    )
    own = replace(series, id="series-2", readings=("figure-a-Eight",))
    statement = Statement("s", None, None, ("attribution-a-No warning,",), (), Support())
    figures = (*EARLIER.annotations.figures, *LATER.annotations.figures)
    held = Held((EARLIER, LATER), figures, (series, own), (), (statement,))
    assert still_held(held, frozenset()) == held
    left = still_held(held, {"a"})
    assert left.accounts == (LATER,)
    assert [each.readings for each in left.series] == [("figure-b-Twelve",)]
    assert left.statements == ()
