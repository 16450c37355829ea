"""Which chains of several accounts are one actor."""

from __future__ import annotations

from itertools import permutations

import pytest

from rashomon.align.actors import actor_index, merge_actors
from rashomon.model.annotations import Account, ActorForm, ActorKind, ActorMention, Annotations
from rashomon.model.book import Actor
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span


def account(number: int, *names: tuple[str, ActorKind] | tuple[str, ActorKind, str | None], role: str | None = None) -> Account:
    """An account that names actors one after another; a chain of its own for each."""
    text = " | ".join(name[0] for name in names)
    mentions = []
    at = 0
    for place, (words, kind, *rest) in enumerate(names):
        country = rest[0] if rest else None
        evidence = Evidence(f"d{number}", at, at + len(words), words)
        form = ActorForm.NAME if words[0].isupper() else ActorForm.TITLE if kind is ActorKind.PERSON else ActorForm.NOMINAL
        own_role = words if form is ActorForm.TITLE else role
        mentions.append(ActorMention(f"m{number}-{place}", f"a{number}", f"e{place}", words, kind, form, own_role, country, None, "", evidence))
        at += len(words) + 3
    article = Article(f"a{number}", f"d{number}", Span(0, len(text)))
    return Account(article, text, Annotations(f"a{number}", mentions=tuple(mentions)))


def groups(actors: tuple[Actor, ...]) -> set[frozenset[str]]:
    return {frozenset(evidence.words for evidence in actor.mentions) for actor in actors}


PERSON, BODY, STATE, GROUP = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE, ActorKind.GROUP


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("Aleksandr G. Petrov", PERSON), ("Alexander Petrov", PERSON), True),
        (("Georgi Zhukov", PERSON), ("Georgiy Jukov", PERSON), True),
        (("Anna Petrova", PERSON), ("Petrova", PERSON), True),
        (("James Okoro", PERSON), ("Jim Okoro", PERSON), True),
        (("Ann B. C. Okoro", PERSON), ("Ann C. Okoro", PERSON), False),
        (("Anna Petrova", PERSON), ("Boris Petrova", PERSON), False),
        (("A. Petrova", PERSON), ("Boris Petrova", PERSON), False),
        (("International Whaling Commission", BODY), ("IWC", BODY), True),
        (("Security Council", BODY, "PE"), ("Security Council", BODY, "CL"), False),
        (("Peru", STATE, "PE"), ("Lima", STATE, "PE"), True),
        (("police", GROUP), ("police", GROUP), True),
        (("government", BODY, "PE"), ("government", BODY, "CL"), False),
        (("spokesman", PERSON), ("spokesman", PERSON), False),
    ],
)
def test_pairs(one: tuple[str, ActorKind], two: tuple[str, ActorKind], same: bool) -> None:
    actors = merge_actors([account(1, one), account(2, two)])
    assert (len(actors) == 1) is same
    assert len({actor.id for actor in actors}) == len(actors)


def test_merges_say_why() -> None:
    (actor,) = merge_actors([account(1, ("Anna Petrova", PERSON)), account(2, ("Petrova", PERSON))])
    assert actor.name == "Anna Petrova"
    assert actor.because == ("“Anna Petrova” and “Petrova”: surname, and nobody else here bears it",)


def test_surname_that_two_people_bear_joins_neither() -> None:
    actors = merge_actors([account(1, ("Anna Petrova", PERSON), ("Boris Petrova", PERSON)), account(2, ("Petrova", PERSON))])
    assert groups(actors) == {frozenset({"Anna Petrova"}), frozenset({"Boris Petrova"}), frozenset({"Petrova"})}


def test_title_with_country_joins_its_holder() -> None:
    named = account(1, ("Carlos Vega", PERSON, "PE"), role="Peruvian President")
    assert len(merge_actors([named, account(2, ("president", PERSON, "PE"))])) == 1
    assert len(merge_actors([named, account(2, ("president", PERSON, "CL"))])) == 2
    assert len(merge_actors([named, account(2, ("former president", PERSON, "PE"))])) == 2


def test_actors_do_not_depend_on_the_order_of_accounts() -> None:
    accounts = [
        account(1, ("Aleksandr G. Petrov", PERSON), ("police", GROUP)),
        account(2, ("Alexander Petrov", PERSON), ("Petrov", PERSON)),
        account(3, ("Petrov", PERSON), ("police", GROUP)),
    ]
    answers = {frozenset(groups(merge_actors(order))) for order in permutations(accounts)}
    assert len(answers) == 1


def test_index_knows_every_chain() -> None:
    accounts = [account(1, ("Anna Petrova", PERSON), ("police", GROUP)), account(2, ("police", GROUP))]
    index = actor_index(merge_actors(accounts))
    assert set(index) == {("a1", "e0"), ("a1", "e1"), ("a2", "e0")}
    assert index["a1", "e1"] == index["a2", "e0"]


def test_a_portfolio_joins_the_one_who_holds_it() -> None:
    named, alone = account(1, ("Ana Mora", PERSON), role="Health Minister"), account(2, ("the health minister", PERSON))
    assert groups(merge_actors((named, alone))) == {frozenset({"Ana Mora", "the health minister"})}
    assert len(merge_actors((account(1, ("Ana Mora", PERSON), role="former Health Minister"), alone))) == 2
