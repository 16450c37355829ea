"""Copies are proven by own running text; quotations, furniture and boilerplate prove nothing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.lineage import find_copies, find_families
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.findings import CopyKind
from rashomon.model.spans import Mark, MarkKind, Span

NOUNS = [
    "harbour",
    "bridge",
    "council",
    "ferry",
    "engineer",
    "mayor",
    "storm",
    "river",
    "depot",
    "tram",
    "clinic",
    "orchard",
    "quarry",
    "lantern",
    "museum",
    "signal",
    "warden",
    "market",
]
VERBS = [
    "closed",
    "repaired",
    "inspected",
    "flooded",
    "reopened",
    "questioned",
    "visited",
    "counted",
    "painted",
    "delayed",
    "measured",
    "abandoned",
    "promised",
    "rejected",
]
PLACES = ["Norvale", "Esterby", "Kalmund", "Tressick", "Oldham-on-Wey", "Brannock", "Quillon", "Marstead"]


def sentence(rng):
    return (
        f"The {rng.choice(NOUNS)} near {rng.choice(PLACES)} was {rng.choice(VERBS)} after the {rng.choice(NOUNS)} had {rng.choice(VERBS)} "
        f"{rng.randrange(2, 900)} {rng.choice(NOUNS)}s and the {rng.choice(NOUNS)} {rng.choice(VERBS)} it in {rng.choice(PLACES)}."
    )


def story(seed, count=12):
    rng = random.Random(seed)  # noqa: S311 - made-up sentences, no secrets
    return [sentence(rng) for _ in range(count)]


def account(name, text, **fields):  # noqa: ANN003 - passed on to Article
    return Account(Article(name, f"doc-{name}", Span(0, len(text)), **fields), text, Annotations(name))


def pair(left, right, **fields):  # noqa: ANN003 - passed on to Article
    return [account("a", left), account("b", right, **fields)]


def test_identical_texts_by_time():
    text = " ".join(story(1))
    (copy,) = find_copies([account("a", text, published="2020-05-02"), account("b", text, published="2020-05-01")])
    assert (copy.kind, copy.original, copy.copy, copy.directed, copy.score) == (CopyKind.IDENTICAL, "b", "a", True, 1.0)


def test_undated_identical_texts_have_no_direction():
    text = " ".join(story(1))
    copies = find_copies(pair(text, text))
    assert [copy.directed for copy in copies] == [False]
    (family,) = find_families(pair(text, text), copies)
    assert family.root is None
    assert family.articles == ("a", "b")


def test_a_cut_copy_is_inside_its_original():
    source = story(2)
    (copy,) = find_copies(pair(" ".join(source[:5]), " ".join(source)))
    assert (copy.original, copy.copy, copy.directed) == ("b", "a", True)
    assert "lies in the original" in copy.because


def test_reworded_sentences_are_a_rewrite():
    source = story(3)
    changed = [
        one.replace("The ", "That ").replace(" was ", " got ").replace("after the", "once this").replace(" it in ", " them at ") for one in source
    ]
    (copy,) = find_copies(pair(" ".join(source), " ".join(changed)))
    assert copy.kind is CopyKind.REWRITE
    assert len(copy.passages) >= len(source) - 1


def test_an_excerpt_in_another_text_is_partial():
    source, host = story(4), story(5)
    (copy,) = find_copies(pair("\n".join(source), "\n".join([*host[:6], *source[2:6], *host[6:]])))
    assert copy.kind is CopyKind.PARTIAL
    assert {passage.original.words for passage in copy.passages} == set(source[2:6])


def test_a_shared_quotation_is_no_copy():
    speech = " ".join(story(6, 5))
    left, right = (f'{" ".join(story(seed, 4))} "{speech}" {" ".join(story(seed + 50, 4))}' for seed in (7, 8))
    assert find_copies(pair(left, right)) == ()


def test_furniture_is_no_copy():
    line = " ".join(story(9, 5))
    accounts = []
    for name, seed in (("a", 10), ("b", 11)):
        text = f"{line}\n{' '.join(story(seed, 5))}"
        accounts.append(account(name, text, furniture=(Mark(0, len(line), MarkKind.BOILERPLATE),)))
    assert find_copies(accounts) == ()
    assert len(find_copies([account(one.article.id, one.text) for one in accounts])) == 1


def test_boilerplate_makes_no_giant_family():
    line = " ".join(story(12, 3))
    accounts = []
    for number in range(80):
        rng = random.Random(number)  # noqa: S311 - made-up words
        words = ["".join(rng.choices("abdeiklmnorstu", k=7)) for _ in range(200)]
        accounts.append(account(f"a{number:03}", f"{' '.join(words)}.\n{line}"))
    assert find_copies(accounts) == ()


def test_a_wire_story_in_many_outlets_is_one_family():
    wire = story(13, 10)
    accounts = [account(f"a{number:03}", " ".join([*wire[:9], *story(number, 1)])) for number in range(70)]
    assert len(find_families(accounts, find_copies(accounts))) == 1


def test_a_round_up_does_not_join_two_families():
    one, two = story(14, 8), story(15, 8)
    accounts = [account("one", " ".join(one)), account("two", " ".join(two)), account("both", " ".join([*one, *two]))]
    copies = find_copies(accounts)
    assert len(copies) == 2
    assert max(len(family.articles) for family in find_families(accounts, copies)) == 2


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"credits": ("Northern Wire",)}, ""),
        ({}, "KALMUND (Northern Wire) - "),
        ({}, "Northern Wire reported this first. "),
        ({"published": "2020-03-02"}, ""),
    ],
)
def test_what_tells_the_direction(fields, line):
    source = story(16)
    left = account("a", line + " ".join(source), **fields)
    right = account("b", " ".join([*source[:11], *story(17, 1)]), outlet="Northern Wire", published="2020-03-01")
    (copy,) = find_copies([left, right])
    assert (copy.original, copy.directed) == ("b", True)
    (family,) = find_families([left, right], [copy])
    assert family.root == "b"


def test_an_agency_outside_the_collection_is_the_origin():
    source = story(18)
    accounts = [account(name, " ".join([*source, *story(seed, 1)]), credits=("Northern Wire",)) for name, seed in (("a", 19), ("b", 20))]
    (family,) = find_families(accounts, find_copies(accounts))
    assert (family.root, family.credit) == (None, "Northern Wire")


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_an_exact_copy_changes_no_family_count_and_order_does_not_matter(seed):
    base = story(seed)
    texts = [" ".join(base), " ".join(base[:6]), " ".join(story(seed + 1)), " ".join([*story(seed + 2, 6), *base[7:10]])]
    accounts = [account(f"a{number}", text) for number, text in enumerate(texts)]
    before = find_families(accounts, find_copies(accounts))
    for copied in range(len(texts)):
        more = [account("z", texts[copied]), *reversed(accounts)]
        copies = find_copies(more)
        assert copies == find_copies(sorted(more, key=lambda one: one.article.id))
        assert len(find_families(more, copies)) == len(before)


@settings(max_examples=40)
@given(st.lists(st.text(alphabet='ab \n"“”.é1', max_size=400), max_size=5))
def test_evidence_is_a_slice_whatever_the_text(texts):
    accounts = [account(f"a{number}", text) for number, text in enumerate(texts) if text]
    by_document = {one.article.document: one.text for one in accounts}
    copies = find_copies(accounts)
    for copy in copies:
        for passage in copy.passages:
            for piece in (passage.original, passage.copy):
                assert by_document[piece.document][piece.start : piece.end] == piece.words
    families = find_families(accounts, copies)
    assert sorted(name for family in families for name in family.articles) == sorted(one.article.id for one in accounts)
