"""Disputes in words between short accounts written for these tests."""

from dataclasses import replace

import pytest

from rashomon.align.happenings import merge_happenings
from rashomon.align.text_disputes import text_disputes
from rashomon.annotate import events
from rashomon.model.annotations import Account, Annotations, Date, DateKind
from rashomon.model.documents import Article, Precision
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span, cut
from rashomon.text.parse import Source, parse_articles


def account(name: str, text: str, days: dict[str, str] | None = None) -> Account:
    article = Article(name, f"d-{name}", Span(0, len(text)))
    (parsed,) = parse_articles([Source(article, text)])
    dates = []
    for words, day in (days or {}).items():
        start = text.index(words)
        evidence = cut(article.document, text, Span(start, start + len(words)))
        dates.append(Date(f"date-{name}-{start}", name, DateKind.DATE, day, day, day, Precision.DAY, day, None, evidence))
    return Account(article, text, events.run(parsed, replace(Annotations(name), dates=tuple(dates))))


def disputes(*accounts: Account):
    return text_disputes(accounts, merge_happenings(accounts, {})[0], (), {})


CASES = [
    ("The cabinet of Norland resigned.", "The government was sacked.", DisputeKind.CONTRADICTION, "how it is called"),
    ("Lorries brought compressed nitrogen bottles.", "Lorries brought compressed hydrogen bottles.", DisputeKind.CONTRADICTION, "what is meant"),
    ("Norland sent soldiers to Norham to protect bridges.", "Norland sent soldiers to Norham to crush miners.", DisputeKind.SCOPE, "what for"),
    ("Protesters demanded higher wages for night work.", "The protesters demanded new elections.", DisputeKind.SCOPE, "what the crowd demands"),
    ("Brandt heads the River Council of Norland.", "Norland removed Brandt from the River Committee.", DisputeKind.CONTRADICTION, "which body"),
    (
        "Brandt accused foreign bankers of paying the pickets at the harbour.",
        "There is no evidence that foreign bankers paid the pickets, an observer said.",
        DisputeKind.DENIAL,
        "denied",
    ),
]


@pytest.mark.parametrize(("left", "right", "kind", "about"), CASES)
def test_what_parts_two_accounts(left, right, kind, about):
    found = disputes(account("a1", left), account("a2", right))
    matching = [dispute for dispute in found if dispute.about.startswith(about)]
    assert [dispute.kind for dispute in matching] == [kind]
    assert {piece.document for piece in matching[0].evidence} == {"d-a1", "d-a2"}


def test_one_thing_on_two_days():
    one = account("a1", "Miners stormed the customs house in Norham on Monday.", {"on Monday": "2021-03-01"})
    two = account("a2", "On Tuesday miners stormed the customs house in Norham.", {"On Tuesday": "2021-03-02"})
    (found,) = [dispute for dispute in disputes(one, two) if dispute.about.startswith("when")]
    assert "1 March 2021 / 2 March 2021" in found.because
    assert {"on Monday", "On Tuesday"} <= {piece.words for piece in found.evidence}


def test_accounts_that_agree_have_no_dispute():
    one = account("a1", "The governor resigned. Police arrested forty miners in Norham.")
    two = account("a2", "Forty miners were arrested by police in Norham. The governor resigned.")
    assert disputes(one, two) == ()


def test_the_order_of_accounts_does_not_matter():
    accounts = [account(f"a{number}", text) for number, (text, *_) in enumerate(CASES)] + [
        account(f"b{number}", case[1]) for number, case in enumerate(CASES)
    ]
    assert disputes(*accounts) == disputes(*reversed(accounts))


def test_a_toll_reported_on_a_later_day_is_no_dispute_over_the_day():
    one = account("a1", "A bus crash near Norham killed nine miners on Monday.", {"Monday": "2021-03-01"})
    two = account("a2", "The hospital of Norham said on Tuesday that nine miners had been killed in the bus crash.", {"Tuesday": "2021-03-02"})
    assert not [dispute for dispute in disputes(one, two) if dispute.about.startswith("when")]


def test_a_day_inside_a_noun_dates_that_noun():
    one = account("a1", "Miners rallied in Norham on Tuesday over bread prices.", {"Tuesday": "2021-03-02"})
    two = account("a2", "Miners rallied in Norham over Monday's bread price rise.", {"Monday": "2021-03-01"})
    assert not [dispute for dispute in disputes(one, two) if dispute.about.startswith("when")]


QUIET = [
    ("Norland denied any part in it.", "Norland denied having a hand in it."),
    ("Brandt was charged with making false statements to bankers.", "Lund was charged with making false statements to bankers."),
]


@pytest.mark.parametrize(("left", "right"), QUIET)
def test_a_denial_needs_something_that_is_denied(left, right):
    assert not [dispute for dispute in disputes(account("a1", left), account("a2", right)) if dispute.about.startswith("denied")]


def test_reasons_are_written_for_readers():
    for left, right, _, _ in CASES:
        for dispute in disputes(account("a1", left), account("a2", right)):
            assert dispute.because.endswith(".")
            assert not any(mark in dispute.because for mark in ("same_", "geonames", "()"))


TYPED = [
    ("Brandt accused foreign bankers of paying the pickets at the harbour.", "There is no evidence that foreign bankers paid the pickets.", "denied", DisputeKind.CONTRADICTION),
    ("The protesters only demanded the departure of Brandt and not of the mayor.", "Protesters demanded higher wages for night work.", "what the crowd", DisputeKind.CONTRADICTION),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "about", "kind"), TYPED)
def test_what_excludes_the_other_is_a_contradiction(left, right, about, kind):
    assert [dispute.kind for dispute in disputes(account("a1", left), account("a2", right)) if dispute.about.startswith(about)] == [kind]


def test_one_country_under_two_everyday_names_is_no_dispute():
    assert not disputes(account("a1", "He came to America."), account("a2", "He came to the United States."))


def test_two_bodies_in_one_phrase_are_not_one_under_two_names() -> None:
    accounts = tuple(
        Account(Article(name, f"d-{name}", Span(0, len(text))), text, Annotations(name))
        for name, text in (
            ("a1", "The Harbour Department and the Revenue Service wrote to Brandt."),
            ("a2", "The Harbour Department wrote to Brandt."),
        )
    )
    assert not [each for each in text_disputes(accounts, (), (), {}) if each.about.startswith("which body")]
