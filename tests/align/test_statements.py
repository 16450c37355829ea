"""One utterance across accounts, and how its words changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.statement_remarks import names_in, remarks_of
from rashomon.align.statements import _folded, join_statements
from rashomon.model.annotations import Account, Annotations, Attribution, AttributionKind
from rashomon.model.documents import Article
from rashomon.model.ids import make_id
from rashomon.model.spans import Span, cut

DIRECT, INDIRECT = AttributionKind.DIRECT, AttributionKind.INDIRECT


def account(name: str, *said: tuple[str, AttributionKind], entity: str | None = "e1", published: str | None = None) -> Account:
    text = "\n".join(words for words, _ in said)
    records, at = [], 0
    for words, kind in said:
        content = cut(name, text, Span(at, at + len(words)))
        records.append(Attribution(make_id("attribution", name, at), name, kind, entity, None, "Mora", "Ana Mora", None, None, None, content))
        at += len(words) + 1
    article = Article(name, name, Span(0, len(text)), outlet=name, published=published)
    return Account(article, text, Annotations(name, attributions=tuple(records)))


def join(*accounts: Account):
    return join_statements(accounts, {(a.article.id, "e1"): "actor-mora" for a in accounts})


def test_a_cut_that_loses_words_says_which():
    full = account("Herald", ("I ordered the guards to open fire without warning", DIRECT))
    short = account("Courier", ("I ordered the guards to open fire", DIRECT))
    (statement,) = join(full, short)
    reasons = {drift.because: drift.words for drift in statement.drift}
    assert any(because.startswith("cut: Courier") for because in reasons)
    assert reasons["lost in Courier: a negation"] == ("without warning", "")


@pytest.mark.parametrize(
    ("left", "right", "kind", "because"),
    [
        ("The dam will never burst again this year", "This year the dam will burst", DIRECT, "a negation"),
        ("At least 40 houses burned in the valley", "Houses burned in the valley", DIRECT, "a number"),
        ("The army could deploy reserves near the border", "The army will deploy reserves near the border", DIRECT, "a hedge"),
        ("We sent troops to guard the dam", "soldiers had been deployed to guard the dam", INDIRECT, "paraphrased"),
        ("guard the dam and close the road", "close the road and guard the dam", DIRECT, "reordered"),
    ],
)
def test_drift_is_named(left, right, kind, because):
    (statement,) = join(account("Herald", (left, DIRECT)), account("Courier", (right, kind)))
    assert any(because in drift.because for drift in statement.drift)


def test_same_words_drift_nowhere():
    (statement,) = join(account("Herald", ("The dam is safe.", DIRECT)), account("Courier", ("the dam is safe", DIRECT)))
    assert statement.drift == ()
    assert statement.speaker == "actor-mora"


def test_reported_speech_is_no_drift():
    (statement,) = join(
        account("Herald", ("The brakes of the tram failed", DIRECT)), account("Courier", ("the brakes of the tram had failed", INDIRECT))
    )
    assert statement.drift == ()


def _signs(left: str, right: str) -> set[tuple[str, str]]:
    """(kind, words) of what is lost or put in between two wordings of one speaker."""
    statements = join(account("Herald", (left, DIRECT)), account("Courier", (right, INDIRECT)))
    drift = [each for statement in statements for each in statement.drift if each.because.startswith(("lost in", "only in"))]
    return {(each.because.partition(": ")[2], "".join(each.words)) for each in drift}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "We will pay up to 40 crowns a head to every family in the valley",
            "they would pay 40 crowns a head to every family in the valley",
            "up to 40",
        ),
        ("The alleged leader of the gang was flown to Lima last night", "the leader of the gang was flown to Lima last night", "alleged leader"),
        ("The strike goes on unless the mill pays the wages of March", "the strike went on, the mill pays the wages of March", "unless the mill"),
        ("The whole roof of the mill was in flames in a minute", "the entire roof of the mill was in flames in a minute", ""),
        ("Twelve miners were brought up from the shaft alive", "12 miners were brought up from the shaft alive", ""),
        ("The first call from the mill came in at 3:33 in the morning", "the first call from the mill came in at 3:30 in the morning", "3:33"),
        ("The bell of the world's most famous mill rang at 7 p.m. on Friday", "the bell of the mill rang on Friday", "7 p.m"),
        ("Nothing less than the future of the valley is at stake", "the future of the valley was at stake", ""),
        ("The loan of 110 billion crowns saves the bank of the valley", "the loan saves the bank of the valley", "110 billion crowns"),
        ("After an hour or two, the roof of the market hall fell in", "after an hour, the roof of the market hall fell in", "two"),
    ],
)
def test_lost_words_are_named_once_and_whole(left: str, right: str, expected: str) -> None:
    found = {words for _, words in _signs(left, right)}
    assert expected in found if expected else not found
    assert len([words for words in found if words.startswith(("110", "billion"))]) <= 1


def test_a_quotation_cut_in_two_loses_nothing():
    whole = account("Herald", ("The dam is safe and will hold all winter, and every family in the valley can go home", DIRECT))
    pieces = account("Courier", ("The dam is safe and will hold all winter", DIRECT), ("and every family in the valley can go home", DIRECT))
    assert not [drift for statement in join(whole, pieces) for drift in statement.drift if len(statement.attributions) == 3]


def test_what_differs_stays_apart():
    one = account("Herald", ("The harvest was the best in ten years", DIRECT))
    assert len(join(one, account("Courier", ("Nobody may enter the harbour tonight", DIRECT)))) == 2
    late = account("Courier", ("The harvest was the best in ten years", DIRECT), published="2021-06-01")
    early = account("Herald", ("The harvest was the best in ten years", DIRECT), published="2020-06-01")
    assert len(join(early, late)) == 2


def test_a_hundred_copies_are_one_statement():
    accounts = [account(f"a{i}", ("The dam is safe and the road will open in May", DIRECT)) for i in range(100)]
    assert len(join(*accounts)) == 1


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["dam", "road", "not", "burst", "open", "closed", "forty"]), min_size=1, max_size=6), min_size=1, max_size=8)
)
def test_every_attribution_is_in_exactly_one_statement(wordings):
    accounts = [account(f"a{i}", (" ".join(words), DIRECT)) for i, words in enumerate(wordings)]
    statements = join(*accounts)
    assert sorted(i for s in statements for i in s.attributions) == sorted(a.annotations.attributions[0].id for a in accounts)
    assert {s.id for s in statements} == {s.id for s in join(*reversed(accounts))}


def test_what_one_account_repeats_is_compared_once():
    line = ("The river rose in the night and nobody was warned about it", AttributionKind.DIRECT)
    other = ("Nobody was warned when the river rose in the night", AttributionKind.INDIRECT)
    speech = account("a", *[line] * 300, other)
    remarks = list(remarks_of(speech, {("a", "e1"): "actor-1"}, names_in([speech], {})))
    assert sorted(len(same) for same in _folded(remarks)) == [1, 300]
    statements = join(account("a", *[line] * 300), account("b", other))
    assert [len(each.attributions) for each in statements] == [301]
