"""The words that accounts use for one referent."""

from __future__ import annotations

from rashomon.align.namings import gather_namings
from rashomon.model.annotations import Account, Annotations, Attribution, AttributionKind, Term, Voice
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span


def account(number: int, *rows: tuple[str, str, str], said: bool = False) -> Account:
    """An account with terms (words, head, family), quoted from a speaker if ``said``."""
    text = " | ".join(words for words, _, _ in rows)
    found, at = [], 0
    for words, head, family in rows:
        evidence = Evidence(f"d{number}", at, at + len(words), words)
        voice = Voice.QUOTED if said else Voice.OWN
        found.append(Term(f"t{number}-{at}", f"a{number}", head, family, None, voice, "q1" if said else None, evidence))
        at += len(words) + 3
    content = Evidence(f"d{number}", 0, len(text), text)
    attribution = Attribution("q1", f"a{number}", AttributionKind.INDIRECT, "e1", None, "the mayor", None, None, None, None, content)
    return Account(Article(f"a{number}", f"d{number}", Span(0, len(text))), text, Annotations(f"a{number}", attributions=(attribution,), terms=tuple(found)))


def test_one_referent_for_a_family_with_the_neutral_word_in_brackets() -> None:
    own = account(1, ("Angry protesters", "protester", "people"), ("protesters", "protester", "people"))
    quoted = account(2, ("the terrorists", "terrorist", "people"), said=True)
    namings = gather_namings([own, quoted], {("a2", "e1"): "actor-1"})
    assert [(each.referent, each.term, each.voice, each.speaker) for each in namings] == [
        ("people (protesters)", "angry protesters", Voice.OWN, None),
        ("people (protesters)", "protesters", Voice.OWN, None),
        ("people (protesters)", "terrorists", Voice.QUOTED, "actor-1"),
    ]


def test_attack_and_unrest_meet_under_the_more_frequent() -> None:
    namings = gather_namings([account(1, ("protests", "protest", "unrest"), ("unrest", "unrest", "unrest")), account(2, ("attack", "attack", "attack"))], {})
    assert {each.referent for each in namings} == {"unrest (protests)"}


def test_without_accounts_there_are_no_namings() -> None:
    assert gather_namings([], {}) == ()
