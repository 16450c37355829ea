"""States that exclude each other, and who began."""

import pytest

from rashomon.align.text_dispute_parts import make_scene
from rashomon.align.text_dispute_states import causes, states, who_began
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span


def account(name: str, text: str, published: str | None = None) -> Account:
    return Account(Article(name, f"d-{name}", Span(0, len(text)), published=published), text, Annotations(name))


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("The fire at Norham is under control.", "The fire is out of control, a farmer said.", 1),
        ("The vote was free and fair.", "The miners say that the vote was rigged.", 1),
        ("The truce is holding.", "Brandt said that Sudland had violated the truce.", 1),
        ("The town is calm.", "Gunfire continued in the harbour.", 1),
        ("The fire is not under control.", "The fire is out of control.", 0),
        ("The fire is under control.", "The mill was under the control of miners.", 0),
        ("The vote was not free and fair.", "The vote was rigged.", 0),
    ],
)
def test_states_exclude_each_other(left: str, right: str, count: int) -> None:
    assert [each.kind for each in states(make_scene((account("a1", left), account("a2", right)), (), {}))] == [DisputeKind.CONTRADICTION] * count


def test_a_fire_is_put_out_in_a_day_but_a_vote_stays_what_it_was() -> None:
    fire = (account("a1", "The fire is out of control.", "2021-03-01"), account("a2", "The fire is under control.", "2021-03-02"))
    assert [each.kind for each in states(make_scene(fire, (), {}))] == [DisputeKind.UPDATE]
    vote = (account("a1", "The vote was free and fair.", "2021-03-01"), account("a2", "The vote was rigged.", "2021-03-02"))
    assert [each.kind for each in states(make_scene(vote, (), {}))] == [DisputeKind.CONTRADICTION]


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("Norland guards opened fire on our boat.", "Sudland sailors were the first to open fire.", 1),
        ("Norland guards opened fire on the boat.", "Norland guards were the first to open fire.", 0),
        ("Norland guards opened fire on the boat.", "Nobody was hurt.", 0),
    ],
)
def test_who_began(left: str, right: str, count: int) -> None:
    assert len(list(who_began(make_scene((account("a1", left), account("a2", right)), (), {})))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("The fire was caused by a lamp.", "A cigarette started the fire, the mayor said.", 1),
        ("The blast was triggered by a leak of gas.", "The cause of the blast was lightning.", 1),
        ("The fire was caused by a lamp.", "The fire broke out when a lamp fell.", 0),
        ("The fire was caused by a lamp.", "The riot was sparked by a fee.", 0),
        ("The fire was caused by a lamp.", "The cause of the fire is not yet known.", 0),
    ],
)
def test_causes(left: str, right: str, count: int) -> None:
    assert len(list(causes(make_scene((account("a1", left), account("a2", right)), (), {})))) == count
