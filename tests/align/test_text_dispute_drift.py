"""What was lost on the way is shown as a dispute over wording, what was merely not quoted is not."""

import pytest

from rashomon.align.statements import join_statements
from rashomon.align.text_dispute_drift import lost_words
from rashomon.align.text_dispute_parts import make_scene
from rashomon.model.annotations import Account, Annotations, Attribution, AttributionKind
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span, cut


def account(name: str, words: str, kind: AttributionKind) -> Account:
    content = cut(name, words, Span(0, len(words)))
    said = Attribution(f"at-{name}", name, kind, "mora", None, "Mora", "Mora", None, None, None, content)
    return Account(Article(name, name, Span(0, len(words)), outlet=name), words, Annotations(name, attributions=(said,)))


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("the fever could be stopped in six weeks if clean water was restored", "the fever could be stopped in six weeks", True),
        ("I told the guards to shoot at looters without warning", "he had told guards that they may shoot looters", True),
        ("The dam will never burst again this year", "The dam will burst again this year", True),
        ("The dam is safe. Do not believe the mayor, who has not seen it", "The dam is safe", False),
        ("It was not only the dam that burst, it was the bridge", "It was the dam that burst, it was the bridge", False),
        ("first of all, the dam at Norham is safe now", "the dam at Norham is safe now", False),
        ("The dam at Norham is safe now", "the dam at Norham was safe now", False),
    ],
)
def test_a_word_that_changes_the_sense_is_missed(left: str, right: str, shown: bool) -> None:
    accounts = (account("Herald", left, AttributionKind.DIRECT), account("Courier", right, AttributionKind.INDIRECT))
    statements = join_statements(accounts, {(name, "mora"): "actor-mora" for name in ("Herald", "Courier")})
    assert len(statements) == 1
    found = list(lost_words(make_scene(accounts, (), {}), statements))
    assert [dispute.kind for dispute in found] == ([DisputeKind.WORDING] if shown else [])
    assert all({piece.words for piece in dispute.evidence} == {left, right} for dispute in found)
