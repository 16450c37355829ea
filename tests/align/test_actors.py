"""Which chains of several accounts are one actor."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.actor_names import same_given, same_person
from rashomon.align.actors import actor_index, merge_actors
from rashomon.model.annotations import Account, ActorForm, ActorKind, ActorMention, Annotations
from rashomon.model.book import Actor
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span
from rashomon.text.names import compare_names


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


#: Two names, what they are, and whether two accounts that use one each mean one actor.
NAMESAKES = [
    ("John Mbeki Jr.", "John Mbeki Jr", True), ("John Mbeki Jr.", "John Mbeki Sr.", False), ("John Mbeki II", "John Mbeki III", False),
    ("Pia Holm the Elder", "Pia Holm the Younger", False), ("Joseph R. Mbeki Jr.", "Joe Mbeki", True), ("A. Barry Mbeki", "Barry Mbeki", True),
    ("Ann Kowalski-Reed", "Ann Kowalski Reed", True), ("Mohammed al-Sayed", "Muhammad Al Sayyid", True), ("Bill Turner", "William Turner", True),
    ("Yusuf Demir", "Youssef Demir", True), ("Sergey Lavrin", "Sergei Lavrin", True), ("Oleksandr Hryb", "Alexander Hryb", True),
    ("Dmitriy Orlov", "Dmitry Orlov", True), ("Kasym Omarov", "Kassym Omarov", True), ("José Pérez", "Jose Perez", True),
    ("Elizabeth Ndour", "Liz Ndour", True), ("J. Okoro", "James Okoro", True), ("Mary O'Neil", "Mary O’Neil", True),
    ("Jan van der Berg", "Van der Berg", True), ("Park Jin-ho", "Park", True), ("Maria Luisa Vega", "Maria Vega", True), ("Pedro Vega Ruiz", "Pedro Vega", True),
    ("Li Wei-guo", "Li Weiguo", True), ("Brenda Sikhota", "Brenda Sikota", True), ("Shirin Chowdhury", "Shirin Choudhury", True), ("Milena Stojkov", "Milena Stoykov", True),
    ("Rodrigo S.", "Rodrigo Saltos", True), ("Rodrigo S.", "Rodrigo Torres", False), ("Rodrigo S.", "Ricardo Saltos", False),
    ("Alexandra Novak", "Alexander Novak", False), ("Mario Conte", "Maria Conte", False), ("Daniel Osei", "Danielle Osei", False),
    ("Jean Reed", "Jan Reed", False), ("Paul Vidal", "Paula Vidal", False), ("Martin Kral", "Martina Kral", False), ("Karen Holt", "Karin Holt", False),
    ("Christian Berg", "Christina Berg", False), ("Stephen Hall", "Stephanie Hall", False), ("Tom Baker", "Tim Baker", False),
    ("Abdul Rahman Karimi", "Abdul Aziz Karimi", False), ("Maria Luisa Vega", "Maria Elena Vega", False), ("Kim Jong-su", "Kim Jong-ho", False),
    ("Nguyen Van Minh", "Nguyen Van Thanh", False), ("Liz Ndour", "Lena Ndour", False), ("A. B. Okoro", "A. C. Okoro", False),
    ("Hugh Williamson", "Hugh Williams", False), ("Williamson", "Hugh Williams", False), ("Peter Hansen", "Peter Hanson", False), ("Volkov", "Volkova", False),
]  # fmt: skip
BODIES = [
    ("World Food Programme", "WFP", None, None, True), ("U.N.", "United Nations", None, None, True), ("Organization of Ports", "Organisation of Ports", None, None, True),
    ("Ministry of Defence", "Defense Ministry", "PE", "PE", True), ("Ministry of Interior", "Interior Ministry", "PE", "CL", False),
    ("Interior Ministry", "Interior Ministry", "PE", "CL", False), ("Lima Police", "Cusco Police", "PE", "PE", False),
    ("Lima Police Department", "Police Department of Lima", "PE", "PE", True), ("Labour Party", "Labor Party", "PE", None, True),
    ("Coast Guard", "Norland Coast Guard", None, None, True), ("Military Command", "Military Command for the Rescue of the Nation", None, None, True),
    ("coast guard", "Norland Coast Guard", "PE", None, True), ("coast guard", "Chilean Coast Guard", "PE", "CL", False), ("health ministry", "Ministry of Health", None, None, True),
    ("Brandt", "Brandt Steel Works", None, None, True), ("Guard", "Norland Coast Guards", None, None, False),
    ("Acme Steel Inc.", "Acme Steel", None, None, True), ("Bank of Norland", "Bank of Sudland", None, None, False), ("Red Cross", "Red Crescent", None, None, False),
    ("Northern Front", "Southern Front", None, None, False), ("St. Mary Hospital", "St Mary Hospital", None, None, True), ("ED", "Eastern Dockers", None, None, False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "same"), NAMESAKES)
def test_people_of_one_name_and_of_nearly_one(one: str, two: str, same: bool) -> None:
    assert (len(merge_actors([account(1, (one, PERSON)), account(2, (two, PERSON))])) == 1) is same


@pytest.mark.parametrize(("one", "two", "first", "second", "same"), BODIES)
def test_bodies_of_one_name_and_of_nearly_one(one: str, two: str, first: str | None, second: str | None, same: bool) -> None:
    assert (len(merge_actors([account(1, (one, BODY, first)), account(2, (two, BODY, second))])) == 1) is same


@pytest.mark.parametrize("order", list(permutations([0, 1, 2])))
def test_a_body_without_country_joins_no_two_countries(order: tuple[int, ...]) -> None:
    accounts = [account(number, ("Security Council", BODY, country)) for number, country in enumerate(("PE", "CL", None))]
    assert len(merge_actors([accounts[number] for number in order])) == 3


def test_a_short_form_that_two_people_could_bear_joins_neither() -> None:
    assert len(merge_actors([account(1, ("James Okoro", PERSON), ("Jane Okoro", PERSON)), account(2, ("J. Okoro", PERSON))])) == 3
    assert len(merge_actors([account(1, ("Maria Luisa Vega", PERSON), ("Maria Elena Vega", PERSON)), account(2, ("Maria Vega", PERSON))])) == 3


def test_father_and_son_of_one_account_stay_two_and_the_bare_surname_is_the_father() -> None:
    both = account(1, ("John Mbeki", PERSON), ("John Mbeki Jr.", PERSON))
    actors = merge_actors([both, account(2, ("John Mbeki Jr.", PERSON)), account(3, ("Mbeki", PERSON))])
    assert groups(actors) == {frozenset({"John Mbeki", "Mbeki"}), frozenset({"John Mbeki Jr."})}


LETTERS = st.text("akmnoptuz", min_size=3, max_size=9).map(str.title)


@given(LETTERS, LETTERS, LETTERS)
def test_other_given_names_are_other_people(first: str, second: str, surname: str) -> None:
    merged = len(merge_actors([account(1, (f"{first} {surname}", PERSON)), account(2, (f"{second} {surname}", PERSON))])) == 1
    assert merged is (same_given(first.casefold(), second.casefold()) or first == second or shared_nickname(first, second))
    assert same_person(f"{first} {surname}", f"{second} {surname}").score == same_person(f"{second} {surname}", f"{first} {surname}").score


def shared_nickname(first: str, second: str) -> bool:
    return compare_names(f"{first} Petrova", f"{second} Petrova").because == "short form of the given name"


def test_a_shorter_name_of_two_bodies_or_of_one_that_an_account_tells_apart_joins_none() -> None:
    both = account(1, ("Norland Coast Guard", BODY), ("Sudland Coast Guard", BODY))
    assert len(merge_actors([both, account(2, ("Coast Guard", BODY))])) == 3
    apart = account(1, ("United Towns", BODY), ("United Towns Relief Fund", BODY))
    assert len(merge_actors([apart, account(2, ("United Towns", BODY))])) == 2


def test_a_surname_taken_for_a_body_is_the_person() -> None:
    assert len(merge_actors([account(1, ("Lena Hartvig", PERSON)), account(2, ("Hartvig", BODY))])) == 1
    assert len(merge_actors([account(1, ("Lena Hartvig", PERSON), ("Jon Hartvig", PERSON)), account(2, ("Hartvig", BODY))])) == 3


def test_a_former_name_that_one_account_tells_joins_who_uses_only_it() -> None:
    told = account(1, ("Nordic Bank", BODY), ("Ajax Corporation", BODY))
    new, old = told.annotations.mentions
    tied = replace(
        told, annotations=replace(told.annotations, mentions=(new, replace(old, entity=new.entity, name=new.name, link="said to be Nordic Bank")))
    )
    plain = account(2, ("Ajax Corporation", BODY), ("Delta Fund", BODY))
    (bank, fund) = merge_actors([tied, plain])
    assert "Ajax Corporation" in (bank.name, *bank.aliases)
    assert {words for words in bank.because if "Nordic Bank" in words}
    assert fund.name == "Delta Fund"
