"""What happenings have to do with each other: parts, orders, causes and answers in many kinds of news, and as many lines that say nothing of the kind."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from rashomon.align.actors import actor_index, merge_actors
from rashomon.align.happening_parts import parts_of
from rashomon.align.happening_relations import related, stated_relations
from rashomon.align.happenings import merge_happenings
from rashomon.model.annotations import Account, Annotations
from rashomon.model.book import Relation, RelationKind
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.pipeline.layers import LAYERS
from rashomon.text.parse import Source, parse_articles

#: (text, the link as "kind: word of the left one > word of the right one", none if empty). Published on Thursday 4 March 2021.
PARTS = [
    # told in one sentence, or pointed back to
    ("Two guards were killed when a coal mine collapsed near Ostrava on Tuesday.", "part: collapsed > killed"),
    ("A bus crashed near Lyon on Tuesday. Eleven passengers died in the crash.", "part: crash > died"),
    ("An explosion ripped through a market in Kano on Monday and killed nine people.", "part: explosion > killed"),
    ("Police arrested forty miners during the riots in Norham on Tuesday.", "part: riots > arrested"),
    ("Miners protested in Kitwe on Monday. During the unrest, crowds torched the town hall.", "part: protested > torched"),
    ("A ferry sank off Cebu on Monday. Thirty people died in the disaster.", "part: sank > died"),
    ("The ministers of four nations signed a water pact at a summit in Vientiane on Monday.", "part: summit > signed"),
    ("A dam burst near Norham on Monday. Nine villagers died in the collapse.", "part: burst > died"),
    # of one kind, place and day
    ("Riots broke out in Lima on Tuesday. On Tuesday demonstrators stormed the airport of Lima.", "part: Riots > stormed"),
    # no parts
    ("A bus crashed near Lyon on Tuesday. A nurse died in hospital in Kenya on Tuesday.", ""),
    ("The finance minister resigned amid the protests in Norham on Tuesday.", ""),
    ("Two people died on Monday. A factory collapsed near Ostrava on Wednesday.", ""),
    ("The shipowner said that nobody was killed when the ferry sank off Cebu on Monday.", ""),
    ("Miners protested in Kitwe on Monday. Crowds torched the town hall of Lyon on Tuesday.", ""),
    ("A train derailed near Lyon on Wednesday. Gunmen killed two guards in Lyon on Wednesday.", ""),
    ("Miners protested in Kitwe on Monday. Police arrested the banker Carl Voss on Monday.", ""),
    ("Crowds demanded justice for Kim Gray at a march in Norham on Monday. Kim Gray was shot by police in Norham on Monday.", ""),
    ("A wildfire spread near Athens on Monday. Gales swept the coast on Monday.", ""),
    ("Police clashed with miners in Kitwe on Monday. Police killed a teacher on Monday.", ""),
]

#: The same for links that a sentence states; every trigger is taken as a happening of its own.
STATED = [
    # order
    ("The cabinet resigned hours after protesters stormed the palace on Monday.", "before: stormed > resigned"),
    ("After the riots, the cabinet resigned on Monday.", "before: riots > resigned"),
    ("The governor resigned in the wake of the riots.", "before: riots > resigned"),
    ("The arrest of the banker was followed by protests in Quito.", "before: arrest > protests"),
    ("The prosecutor was killed two days before the election.", "before: killed > election"),
    # causes
    ("The riots were sparked by the killing of a student.", "cause: killing > riots"),
    ("The court sentenced the bishop on Monday, which prompted protests in Quito.", "cause: sentenced > protests"),
    ("Protests over the arrest of a singer shook Dakar on Tuesday.", "cause: arrest > Protests"),
    ("The flood led to the resignation of the mayor.", "cause: flood > resignation"),
    # answers
    ("France expelled two diplomats in response to the bombing.", "response: bombing > expelled"),
    ("Dock workers walked out in protest at the dismissal of their chairman.", "response: dismissal > walked"),
    # no link
    ("The riots were not sparked by the killing of a student.", ""),
    ("A judge named after the bishop sentenced the banker on Monday.", ""),
    ("The mayor resigned on Monday. Police arrested the banker on Tuesday.", ""),
    ("Police arrested the banker after a nurse, who resigned on Monday, spoke out.", ""),
    ("The minister denied that the collapse was caused by the blast.", ""),
    ("The banker appeared before a judge who sentenced two others.", ""),
    ("Voters elected a mayor after a campaign in which rebels attacked two buses.", ""),
    ("Riots over spending cuts engulfed Athens on Wednesday, and the mayor resigned.", ""),
    ("Rebels captured the port in May, and since then the navy rescued ten ships.", ""),
    ("Trains were restored after an outage caused by the strike.", "before: outage > restored"),
    ("Families evacuated from their flats after a great blaze have been arrested.", ""),
    ("As a result of the riots, the police have arrested ten men.", "cause: riots > arrested"),
    ("He was arrested over the past week and sentenced on Monday.", ""),
    ("The union said it would strike unless the court acquitted its chairman.", ""),
]


def read(text: str) -> Account:
    article = Article("a1", "d1", Span(0, len(text)), published="2021-03-04")
    (parsed,) = parse_articles([Source(article, text)])
    annotations = Annotations("a1")
    for layer in LAYERS:
        annotations = layer.run(parsed, annotations)
    return Account(article, text, annotations)


@pytest.mark.parametrize(("text", "wanted"), PARTS, ids=[text[:50] for text, _ in PARTS])
def test_what_lies_in_what(text: str, wanted: str) -> None:
    account = read(text)
    happenings, relations = merge_happenings([account], actor_index(merge_actors([account])))
    words = {each.id: " ".join([each.what, *(telling.evidence.words for telling in each.tellings)]) for each in happenings}
    check([each for each in relations if each.kind is RelationKind.PART], wanted, words)


@pytest.mark.parametrize(("text", "wanted"), STATED, ids=[text[:50] for text, _ in STATED])
def test_what_an_account_states(text: str, wanted: str) -> None:
    account = read(text)
    events = account.annotations.events
    check(stated_relations([account], {event.id: event.id for event in events}), wanted, {event.id: event.trigger.words for event in events})


def check(relations: Sequence[Relation], wanted: str, words: Mapping[str, str]) -> None:
    """The relations are the wanted one and no other."""
    kind, _, pair = wanted.partition(": ")
    left, _, right = pair.partition(" > ")
    assert [each.kind.value for each in relations] == ([kind] if wanted else []), [(each.because, words[each.left]) for each in relations]
    assert all(left in words[each.left] and right in words[each.right] for each in relations)


def test_each_part_has_one_whole_and_no_circle() -> None:
    account = read(
        "Riots broke out in Norham on Monday. Rioters attacked the court of Norham on Monday and killed two guards in the attack. "
        "Two guards died during the riots on Monday when a wall collapsed. Rioters torched a bank in Norham on Tuesday."
    )
    happenings, relations = merge_happenings([account], actor_index(merge_actors([account])))
    whole_of = {each.right: each.left for each in relations if each.kind is RelationKind.PART}
    assert len(whole_of) == sum(each.kind is RelationKind.PART for each in relations) > 0
    for happening in happenings:
        seen, at = set(), happening.id
        while at in whole_of:
            assert at not in seen
            seen.add(at)
            at = whole_of[at]


PIECES = [
    "The riots ",
    "killed nine ",
    "after ",
    "which led to ",
    "during the unrest ",
    "because of ",
    "a strike",
    ". ",
    ", ",
    "\n",
    "“",
    "not ",
    "\u202e",
    "2021-13-99 ",
]


@settings(max_examples=25, deadline=None)
@given(some.lists(some.sampled_from(PIECES), max_size=12))
def test_broken_text_gives_relations_between_known_happenings(pieces: list[str]) -> None:
    text = "".join(pieces) or "."
    account = read(text)
    happenings, relations = merge_happenings([account], {})
    known = {each.id for each in happenings}
    assert all({each.left, each.right} <= known and each.left != each.right and each.because for each in relations)
    assert related([account], (), {}) == parts_of([account], (), {}) == ()
