"""Which remarks are one utterance: tables of retold, cut and different ones, and nothing chained."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.statements import join_statements
from rashomon.model.annotations import Account, ActorForm, ActorKind, ActorMention, Annotations, Attribution, AttributionKind
from rashomon.model.documents import Article
from rashomon.model.ids import make_id
from rashomon.model.spans import Span, cut

DIRECT, INDIRECT = AttributionKind.DIRECT, AttributionKind.INDIRECT
MORA, MINISTRY = "actor-mora", "actor-ministry"


def account(name: str, *said: str, speaker: str | None = "mora", kind: AttributionKind = DIRECT, gap: int = 1) -> Account:
    text, records = "", []
    for words in said:
        content = cut(name, text + words, Span(len(text), len(text) + len(words)))
        entity, speaker_name = (speaker, speaker.title()) if speaker else (None, None)
        records.append(
            Attribution(make_id("attribution", name, len(text)), name, kind, entity, None, speaker_name, speaker_name, None, None, None, content)
        )
        text += words + "\n" * gap
    return Account(Article(name, name, Span(0, len(text)), outlet=name), text, Annotations(name, attributions=tuple(records)))


def join(*accounts: Account):
    index = {(a.article.id, "mora"): MORA for a in accounts} | {(a.article.id, "ministry"): MINISTRY for a in accounts}
    return join_statements(accounts, index)


FILL = ("The harvest began early", "Nobody paid for the bridge", "Ships wait outside the harbour", "The school has no roof")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("It is a disaster in every sense of the word", "It is a catastrophe in every meaning of the word", True),
        ("We ordered the guards to fire without warning", "the use of deadly force had been ordered and guards may fire", True),
        ("The bill is dead and will never reach the floor", "the legislation is dead", True),
        ("the roof of the market was rotten", "rotten", True),
        ("that those remarks are over the red line", "speeches like these are over the red line", True),
        ("This is the war of Norland", "It is not the war of Norland, it is a war that Brandt chose in Oldmarket for himself alone", False),
        ("We want the birth papers", "He has shown no papers, and his aunt says that she saw the birth of three boys in a barn far from here", False),
        ("at the end of the day we lost", "by the end of the day the miners had won a raise", False),
    ],
)
def test_pairs_of_one_speaker(left: str, right: str, same: bool) -> None:
    statements = join(account("Herald", left, *FILL[:2]), account("Courier", right, *FILL[2:]))
    ids = {make_id("attribution", name, 0) for name in ("Herald", "Courier")}
    assert any(ids <= set(statement.attributions) for statement in statements) is same


def test_remarks_are_not_chained_by_their_neighbours() -> None:
    remarks = (
        "The dam leaks and the mayor knows it",
        "The mayor knows who sold the mill",
        "Whoever sold the mill burned the ferry",
        "The ferry burned because the pilot slept",
    )
    statements = join(*(account(f"a{number}", words) for number, words in enumerate(remarks)))
    assert max(len(statement.attributions) for statement in statements) <= 2


def test_two_remarks_of_one_article_stay_two() -> None:
    herald = account(
        "Herald", "The dam leaks near the northern gate", "The dam leaks near the southern gate and the town must leave tonight", gap=300
    )
    courier = account("Courier", "The dam leaks near the southern gate")
    both = {make_id("attribution", "Herald", 0), herald.annotations.attributions[1].id}
    assert not any(both <= set(statement.attributions) for statement in join(herald, courier))


def test_a_quotation_told_in_pieces_is_one() -> None:
    whole = account("Herald", "The dam is safe and will hold all winter. Every family in the valley can go home tomorrow.")
    pieces = account("Courier", "The dam is safe and will hold all winter", "Every family in the valley can go home tomorrow", gap=300)
    assert [len(statement.attributions) for statement in join(whole, pieces)] == [3]


def test_the_same_words_are_one_whoever_is_named() -> None:
    words = "Elm wood burns like a churchyard mould and even the very flames are cold for those who sit beside it"
    assert len(join(account("Herald", words), account("Courier", words, speaker="ministry"))) == 1
    assert len(join(account("Herald", "The flames are cold"), account("Courier", "The flames are cold", speaker="ministry"))) == 2


def test_words_without_a_speaker_need_the_wording() -> None:
    told = account("Herald", "The authorities must honour these duties under the law and protect whoever walks in the square", speaker=None)
    assert len(join(told, account("Courier", "the authorities to respect duties under law"))) == 2
    assert len(join(told, account("Courier", "honour these duties under the law and protect whoever walks"))) == 1


def mention(account: Account, words: str, entity: str, kind: ActorKind, role: str | None = None) -> Account:
    start = account.text.index(words)
    found = ActorMention(
        f"m{start}{account.article.id}",
        account.article.id,
        entity,
        words,
        kind,
        ActorForm.NAME,
        role,
        None,
        None,
        "",
        cut(account.article.id, account.text, Span(start, start + len(words))),
    )
    annotations = account.annotations
    return Account(
        account.article,
        account.text,
        Annotations(annotations.article, attributions=annotations.attributions, mentions=(*annotations.mentions, found)),
    )


def test_acronym_and_long_form_are_one_word() -> None:
    long = mention(account("Herald", "Norland asks the River Trade Union for grain"), "River Trade Union", "union", ActorKind.ORGANISATION)
    short = mention(account("Courier", "we need grain from the RTU in Norland"), "RTU", "union", ActorKind.ORGANISATION)
    index = {(name, entity): entity for name in ("Herald", "Courier") for entity in ("mora", "union")}
    assert len(join_statements((long, short), index)) == 1


def test_a_spokeswoman_speaks_for_her_ministry() -> None:
    woman = mention(
        account("Herald", "The bridge near Oldmarket was closed after cracks appeared", "Mora"),
        "Mora",
        "mora",
        ActorKind.PERSON,
        "interior ministry spokeswoman",
    )
    body = mention(
        account("Courier", "the bridge near Oldmarket had been closed because cracks appeared", "Interior Ministry", speaker="ministry"),
        "Interior Ministry",
        "ministry",
        ActorKind.ORGANISATION,
    )
    ids = {make_id("attribution", name, 0) for name in ("Herald", "Courier")}
    assert any(ids <= set(statement.attributions) for statement in join(woman, body))
    former = mention(
        account("Herald", "The bridge near Oldmarket was closed after cracks appeared", "Mora"),
        "Mora",
        "mora",
        ActorKind.PERSON,
        "former interior ministry spokeswoman",
    )
    assert not any(ids <= set(statement.attributions) for statement in join(former, body))


def test_long_speeches_take_no_quadratic_time() -> None:
    words = [f"word{number % 190} turn{number}." for number in range(8000)]
    start = time.process_time()
    statements = join(*(account(name, " ".join(words[first:])) for name, first in (("Herald", 0), ("Courier", 5), ("Post", 800))))
    assert len(statements) == 1
    assert time.process_time() - start < 10


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("“”\"'’([{«»‹› \n\u05d0\u0627aB.,-", max_size=20).filter(str.strip), min_size=1, max_size=5))
def test_any_wording_is_in_exactly_one_statement(wordings: list[str]) -> None:
    accounts = [account(f"a{number}", words) for number, words in enumerate(wordings)]
    found = sorted(each for statement in join(*accounts) for each in statement.attributions)
    assert found == sorted(each.id for one in accounts for each in one.annotations.attributions)
