"""What one account leaves open and another tells, and what an account sets against its own words."""

import pytest

from rashomon.align.text_dispute_open import answered, set_against
from rashomon.align.text_dispute_parts import make_scene
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span


def account(name: str, text: str) -> Account:
    return Account(Article(name, f"d-{name}", Span(0, len(text))), text, Annotations(name))


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("It was not clear where Mayor Anna Brandt was.", "Anna Brandt is being held in Norham, her son said.", [DisputeKind.UPDATE]),
        ("It was not clear where Mayor Anna Brandt was.", "Anna Brandt was elected by miners.", []),
        ("It is not clear why the pier fell.", "The pier fell in Norham.", []),
        (
            "Clerks said that the harbour board had opened an inquiry into the fishing fees. The board could neither confirm nor deny this.",
            "The harbour board has opened an inquiry into fees, its chairman said.",
            [DisputeKind.UPDATE],
        ),
        ("The board could neither confirm nor deny this.", "Miners marched to the harbour.", []),
    ],
)
def test_what_is_left_open_is_told_elsewhere(left: str, right: str, kinds: list[DisputeKind]) -> None:
    assert [dispute.kind for dispute in answered(make_scene((account("a1", left), account("a2", right)), (), {}))] == kinds


def test_two_answers_to_where_are_a_contradiction() -> None:
    scene = make_scene(
        (
            account("a1", "It was not clear where Anna Brandt was."),
            account("a2", "Anna Brandt is at her house."),
            account("a3", "Anna Brandt was seen in Sudham."),
        ),
        (),
        {},
    )
    assert [dispute.kind for dispute in answered(scene)] == [DisputeKind.CONTRADICTION]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The pilot says nobody warned him. The harbour master contradicts him. Three calls were made before noon.", 1),
        ("The pilot contradicts him.", 0),
        ("Two boats came near the ferry at dawn. The coast guard turned and challenged them. They fled.", 0),
        ("The harbour was closed by six, the mayor said. Two captains dispute that. They left at nine.", 1),
        ("The miners met in the square before noon. They challenged the idea of a fee.", 0),
    ],
)
def test_an_account_sets_one_against_the_other(text: str, count: int) -> None:
    assert len(list(set_against(make_scene((account("a1", text),), (), {})))) == count
