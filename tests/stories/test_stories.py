"""Articles about one event come together, like events stay apart."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Mark, MarkKind, Span
from rashomon.stories import place_articles

FERRY = (
    "The ferry Aurelia ran aground off Kalmund harbour with 340 passengers on Tuesday, the coastguard said. Helicopters lifted the injured.",
    "Rescuers brought all 340 people off the stranded ferry Aurelia near Kalmund, where strong winds had driven her onto rocks.",
    "Captain Ines Dahl had warned the coastguard of engine trouble before the Aurelia struck rocks outside Kalmund harbour, passengers told radio.",
)
QUAKE = (
    "An earthquake of magnitude 6.1 shook the Brannock valley on Sunday night and brought down the bell tower of Quillon.",
    "Quillon counts its losses after the Brannock earthquake: the bell tower is rubble, 12 houses fell, and aftershocks go on.",
    "Geologists measured magnitude 6.1 in the Brannock valley; in Quillon the mayor opened the school to families whose houses fell.",
)
OTHER_QUAKE = (
    "A strong earthquake of magnitude 7.4 struck off the Tressick islands on Friday, and the weather office warned of a tsunami.",
    "Tsunami sirens sounded on the Tressick islands after a magnitude 7.4 earthquake far out at sea; waves of one metre reached Port Selby.",
    "Port Selby on the Tressick islands was spared by the tsunami that followed Friday's magnitude 7.4 earthquake, the weather office said.",
)


def account(name, text, **fields):  # noqa: ANN003 - passed on to Article
    return Account(Article(name, f"doc-{name}", Span(0, len(text)), **fields), text, Annotations(name))


def accounts():
    groups = {"ferry": FERRY, "quake": QUAKE, "tsunami": OTHER_QUAKE}
    return [account(f"{name}{number}", text) for name, texts in groups.items() for number, text in enumerate(texts)]


def placed(stories):
    return {frozenset(story.articles) for story in stories}


def test_three_events():
    assert placed(place_articles(accounts())) == {frozenset(f"{name}{number}" for number in range(3)) for name in ("ferry", "quake", "tsunami")}


@pytest.mark.parametrize("name", ["ferry", "quake", "tsunami"])
def test_a_small_collection_is_one_story(name):
    assert len(place_articles([one for one in accounts() if one.article.id.startswith(name)])) == 1


def test_order_does_not_matter():
    shuffled = accounts()
    random.Random(4).shuffle(shuffled)  # noqa: S311 - no secrets
    assert place_articles(shuffled) == place_articles(accounts())


def test_title_is_verbatim():
    text = "Advertisement\nThe dam at Norvale holds. Engineers checked it."
    (story,) = place_articles([account("a", text, furniture=(Mark(0, 13, MarkKind.BOILERPLATE),))])
    assert story.title == "The dam at Norvale holds."
    (story,) = place_articles([account("a", text, title="Norvale dam holds")])
    assert story.title == "Norvale dam holds"


def test_the_id_comes_from_the_earliest_article():
    early, late = account("z", FERRY[0], published="2021-03-02"), account("a", FERRY[1], published="2021-03-04")
    (story,) = place_articles([late, early])
    assert story.articles == ("z", "a")
    assert story.id == place_articles([early])[0].id


def test_years_part_like_events():
    words = "The annual Esterby regatta was won by the crew of the cutter Halcyon in light wind."
    more = "Halcyon won the Esterby regatta; the harbour master praised her crew, and a band played."
    same = [account("a", words, published="2019-06-01"), account("b", more, published="2019-06-02")]
    assert len(place_articles(same)) == 1
    assert len(place_articles([same[0], account("b", more, published="2021-06-02")])) == 2


@settings(max_examples=50)
@given(st.lists(st.text(max_size=120), max_size=12))
def test_every_article_is_placed_once(texts):
    given_accounts = [account(f"a{number:02}", text) for number, text in enumerate(texts) if text]
    stories = place_articles(given_accounts)
    assert sorted(name for story in stories for name in story.articles) == [one.article.id for one in given_accounts]
    assert all(story.title for story in stories)
