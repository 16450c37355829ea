"""What one account says is not so and another says is: own sentences, both ways round, and what denies nothing."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.text_dispute_parts import make_scene
from rashomon.align.text_dispute_polarity import polarity
from rashomon.model.annotations import Account, Annotations, Attribution, AttributionKind
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span, cut

CONTRADICTION, DENIAL, UPDATE = DisputeKind.CONTRADICTION, DisputeKind.DENIAL, DisputeKind.UPDATE


def account(name: str, text: str, *, published: str | None = None, said: str | None = None) -> Account:
    article = Article(name, f"d-{name}", Span(0, len(text)), published=published)
    spoken = ()
    if said is not None:
        start = text.index(said)
        content = cut(article.document, text, Span(start, start + len(said)))
        spoken = (Attribution(f"at-{name}", name, AttributionKind.INDIRECT, None, None, "police", None, None, None, None, content),)
    return Account(article, text, Annotations(name, attributions=spoken))


def found(*accounts: Account) -> list[DisputeKind]:
    return [dispute.kind for dispute in polarity(make_scene(accounts, (), {}))]


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("The mayor of Norham has not resigned.", "The mayor handed in her resignation at noon.", [CONTRADICTION]),
        ("There are no detained.", "Police led away nine miners.", [CONTRADICTION]),
        ("The pier will not be repaired before May.", "Workers repaired the pier last week.", [CONTRADICTION]),
        ("The fire was started by a lamp, not by any miner.", "A miner set fire to the customs house in Norham.", [CONTRADICTION]),
        ("Brandt denied there had been any walkout.", "The miners walked out before lunch.", [DENIAL]),
        ("The captain denied that live rounds had been fired.", "The soldiers shot at the crowd.", [DENIAL]),
        ("Nobody signed the paper.", "Both sides agreed on a raise.", [CONTRADICTION]),
        ("There was no siren.", "The siren was heard at nine.", [CONTRADICTION]),
        ("“No siren, nothing.”", "The sirens were sounded at nine.", [CONTRADICTION]),
        ("There was no reason to leave.", "The reason was the flood.", []),
        ("The mayor said: I will not resign tomorrow.", "The miners published their demands: the resignation of the mayor.", []),
        ("The mayor did not deny that she had resigned.", "The mayor resigned.", []),
        ("It is not clear who was arrested.", "Police arrested nine miners.", []),
        ("The mayor has not resigned.", "The mayor has not resigned, a clerk said.", []),
        ("The mayor has not resigned.", "Miners demanded that the mayor resign.", []),
        ("The talks ended with no deal.", "The two towns have a deal on fish.", []),
        ("If nobody is arrested, the miners will go on.", "Police arrested nine men.", []),
        ("The harbour was not big.", "The harbour was big and blue.", []),
    ],
)
def test_a_line_and_what_denies_it(left: str, right: str, kinds: list[DisputeKind]) -> None:
    assert found(account("a1", left), account("a2", right)) == kinds
    assert found(account("a2", left), account("a1", right)) == kinds


def test_a_denied_death_is_a_denial_and_one_not_known_of_yet_an_update() -> None:
    told = account("a2", "A nurse said that four miners died in the square.", published="2021-03-03")
    assert found(account("a1", "Police say nobody was killed.", said="nobody was killed"), told) == [DENIAL]
    assert found(account("a1", "No deaths were reported.", published="2021-03-02"), told) == [UPDATE]
    assert found(account("a1", "No deaths were reported.", published="2021-03-03"), told) == [CONTRADICTION]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["not", "no", "denied", "nobody", "died", "arrested", "by", ",", "“", "mayor", "the"]), max_size=12),
    st.text(max_size=60),
)
def test_any_text_is_read(words: list[str], text: str) -> None:
    scene = make_scene([account("a1", " ".join(words) or "x"), account("a2", text or "y")], (), {})
    for dispute in polarity(scene):
        assert len({piece.document for piece in dispute.evidence}) == 2


def test_long_accounts_take_no_quadratic_time() -> None:
    one = account("a1", " ".join(f"The mayor of town {n} has not resigned." for n in range(1500)))
    two = account("a2", " ".join(f"The mayor of town {n} resigned." for n in range(1500)))
    scene = make_scene([one, two], (), {})
    start = time.process_time()
    list(polarity(scene))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The coroner was not expecting the number of deaths to rise.", "The deaths rose to nine."),
        ("“I will not kill anybody,” the robber said.", "Two clerks were killed."),
        ("The guard did not mean to shoot the boy.", "The guard shot the boy."),
    ],
)
def test_what_is_expected_meant_or_promised_denies_nothing(left: str, right: str) -> None:
    assert not list(polarity(make_scene((account("a1", left), account("a2", right)), (), {})))
