"""Appeals and announcements: one deed told in other words is one statement, another deed is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.actors import actor_index, merge_actors
from rashomon.align.statement_acts import deed_of, forms
from rashomon.align.statement_deeds import opposed
from rashomon.align.statements import join_statements
from rashomon.model.annotations import Account
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.pipeline.layers import annotate
from rashomon.text.parse import Source

TABLE = Path(__file__).parents[2] / "bench" / "cases" / "statements.tsv"
CASES = [tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def account(name: str, text: str, published: str = "2021-03-03") -> Account:
    article = Article(name, name, Span(0, len(text)), outlet=name, published=published, published_precision="day")
    return Account(article, text, annotate(Source(article, text)).annotations)


def joined(*accounts: Account) -> bool:
    """Whether some statement holds words of both accounts."""
    article = {each.id: each.article for one in accounts for each in one.annotations.attributions}
    statements = join_statements(accounts, actor_index(merge_actors(accounts)))
    return any(len({article[each] for each in statement.attributions}) > 1 for statement in statements)


@pytest.mark.parametrize(("verdict", "left", "right"), CASES)
def test_one_utterance_or_two(verdict: str, left: str, right: str) -> None:
    assert joined(account("herald", left), account("courier", right)) is (verdict == "same")


def test_last_week_s_appeal_is_another() -> None:
    left, right = "Governor Ana Mora asked the United Nations to come to the valley's aid.", "Mora appealed to the United Nations for support."
    assert joined(account("herald", left), account("courier", right, "2021-03-05"))
    assert not joined(account("herald", left), account("courier", right, "2021-03-11"))


def test_the_drift_says_what_is_the_same() -> None:
    accounts = (
        account("herald", "Brightway Motors said it was recalling 40,000 cars over faulty brakes."),
        account("courier", "Brightway Motors announced that it would take back 40,000 vehicles."),
    )
    (statement,) = join_statements(accounts, actor_index(merge_actors(accounts)))
    assert statement.drift[0].because.endswith("both tell one announcement of a recall")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["ask", "to", "send", "troops", "not", "close", "border", "1,000", "1.2.3", "“", "step", "down", "'s"]), max_size=30))
def test_any_words_are_read(words: list[str]) -> None:
    text = " ".join(words)
    for cue in ([], ["asked"], ["called", "on"]):
        deed = deed_of(text, 5, cue, ())
        assert deed is None or not opposed(deed, deed, frozenset())


def test_forms() -> None:
    assert {"urging", "begged", "parties", "freed"} <= forms(["urge", "beg", "party", "free"])
