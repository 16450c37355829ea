"""An article published again by its own outlet is a version: found by address, title or text, in order, with what changed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.lineage import find_copies, find_families, find_versions
from rashomon.lineage.addresses import address_of
from rashomon.lineage.stages import folded_title, modified_at, stage_of, told_at
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article, PublishedFrom
from rashomon.model.spans import Mark, MarkKind, Span

FIRST = (
    "Eight people died when the river Tarn flooded Oldmarket on Tuesday, the ministry said. The old bridge was closed. Rescuers searched the mill."
)
SECOND = (
    "Twelve people died when the river Tarn flooded Oldmarket on Tuesday, the ministry said. The old bridge was closed. Help came by boat at noon."
)
OTHER = "The council voted to raise the fees for parking from June on. Shopkeepers had asked for a delay until the new garage opens in autumn."


def account(name, text=FIRST, **fields):  # noqa: ANN003 - passed on to Article
    return Account(Article(name, f"doc-{name}", Span(0, len(text)), **fields), text, Annotations(name))


def versions_of(*accounts, **urls):  # noqa: ANN002, ANN003 - accounts, and addresses by name
    return find_versions(accounts, find_copies(accounts), {f"doc-{name}": url for name, url in urls.items()})


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/news/flood/",
        "https://www.example.org/news/flood?utm_source=mail&fbclid=abc#update-2",
        "https://m.example.org/news/flood/amp",
        "https://EXAMPLE.org:443/news/flood/index.html?ref=home",
    ],
)
def test_one_address_in_many_forms(url):
    assert address_of(url) == "example.org/news/flood"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (None, None),
        ("", None),
        ("a.txt", None),
        ("https://example.org/", None),
        ("https://example.org/?utm_source=a", None),
        ("http://[bad", None),
        ("https://example.org/show?id=7", "example.org/show?id=7"),
        ("https://example.org/a%20b", "example.org/a b"),
    ],
)
def test_what_is_no_address_and_what_tells_pieces_apart(url, address):
    assert address_of(url) == address


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none(text):
    for url in (text, f"https://{text}", f"https://example.org/{text}"):
        assert address_of(url) is None or isinstance(address_of(url), str)


@pytest.mark.parametrize(
    "title",
    [
        "UPDATED: River floods Oldmarket",
        "UPDATE 2-River floods Oldmarket",
        "River floods Oldmarket (2nd lead)",
        "(LEAD) River floods Oldmarket",
        "LIVE: River floods Oldmarket",
        "Breaking news | UPDATE 1 - River floods Oldmarket",
        "River floods Oldmarket - updated",
        "CORRECTED-River Floods Oldmarket",
    ],
)
def test_flags_are_no_part_of_a_title(title):
    assert folded_title(title) == ("river", "floods", "oldmarket")


@pytest.mark.parametrize("title", ["Live animals cross the border", "Update on the flood", "Leaders meet", "", None])
def test_words_of_a_title_stay(title):
    assert len(folded_title(title)) == len((title or "").split())


@pytest.mark.parametrize(
    ("title", "stage"),
    [("River floods", 0), ("LIVE: River floods", 0), ("UPDATED: River floods", 1), ("UPDATE 3-River floods", 3), ("River floods (2nd lead)", 2)],
)
def test_flags_tell_the_stage(title, stage):
    assert stage_of(account("a", title=title)) == stage


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Last updated: 3 March 2021 at 14:20", "2021-03-03T14:20"),
        ("Published March 3, 2021, 9:05 am; updated 2:20 pm", "2021-03-03T14:20"),
        ("Updated March 5th, 2021", "2021-03-05"),
        ("Updated: 2021-03-04 08:30 GMT", "2021-03-04T08:30"),
        ("Updated 31 February 2021", "2021-03-03"),
        ("Updated 1 March 2021", "2021-03-03"),
        ("By Ann Lee", "2021-03-03"),
    ],
)
def test_the_time_of_an_update(line, told):
    text = f"{line}\n\n{FIRST}"
    furniture = (Mark(0, len(line), MarkKind.DATE_HEADER),)
    assert told_at(account("a", text, furniture=furniture, published="2021-03-03")) == told


def test_a_day_inferred_from_others_orders_nothing():
    fields = {"title": "River Tarn floods", "outlet": "Post", "published_from": PublishedFrom.OTHER_ACCOUNTS}
    (version,) = find_versions([account("z", SECOND, published="2021-03-04", **fields), account("a", FIRST, published="2021-03-03", **fields)])
    assert "in which they were read" in version.because


@pytest.mark.parametrize(
    "page",
    [
        b'<meta content="2021-03-03T19:00:00+01:00" property="article:modified_time"/>',
        b'<script>{"@type":"NewsArticle","dateModified" : "2021-03-03T19:00:00+01:00"}</script>',
        b"<meta itemprop='dateModified' content='2021-03-03T19:00:00+01:00'>",
    ],
)
def test_the_time_of_an_update_in_the_data_of_a_page(page):
    assert modified_at(page) == "2021-03-03T19:00:00+01:00"
    assert modified_at(page.replace(b"odified", b"ade")) is None
    assert told_at(account("a", published="2021-03-03"), modified_at(page)) == "2021-03-03T19:00:00+01:00"
    assert told_at(account("a", published="2021-03-05"), modified_at(page)) == "2021-03-05"


TITLE = "River Tarn floods the old town"


@pytest.mark.parametrize(
    ("one", "two", "urls", "reason"),
    [
        ({}, {}, {"a": "https://example.org/flood", "b": "https://www.example.org/flood?utm_medium=x"}, "the same address"),
        ({"outlet": "Post", "title": TITLE}, {"outlet": "POST", "title": f"UPDATED: {TITLE}"}, {}, "the same outlet and title"),
        ({"title": TITLE}, {"title": TITLE}, {"a": "https://example.org/1", "b": "https://example.org/2"}, "the same outlet and title"),
        ({"outlet": "Post", "title": TITLE}, {"outlet": "Radio", "title": TITLE}, {}, None),
        ({"outlet": "Post"}, {"outlet": "Radio"}, {"a": "https://example.org/flood", "b": "https://example.org/flood"}, None),
        ({"title": TITLE}, {"title": TITLE}, {}, None),
        ({"outlet": "Post", "title": "Flood"}, {"outlet": "Post", "title": "Flood"}, {}, None),
        ({"outlet": "Post", "title": TITLE, "published": "2021-03-03"}, {"outlet": "Post", "title": TITLE, "published": "2021-04-03"}, {}, None),
    ],
)
def test_what_makes_a_version(one, two, urls, reason):
    found = versions_of(account("a", FIRST, **one), account("b", SECOND, **two), **urls)
    assert [version.because.split(";")[0] for version in found] == ([reason] if reason else [])


def test_nearly_the_same_text_in_one_outlet_within_days():
    text = " ".join(f"Line {number} tells of house {number * 7} in street {number * 3} by the river." for number in range(12))
    changed = text.replace("house 35", "house 36")
    (version,) = versions_of(account("a", text, outlet="Post", published="2021-03-03"), account("b", changed, outlet="Post", published="2021-03-04"))
    assert (version.earlier, version.later, len(version.changes)) == ("a", "b", 1)
    assert versions_of(account("a", text, outlet="Post", published="2021-03-03"), account("b", changed, outlet="Post", published="2021-05-04")) == ()


def test_another_piece_at_one_address_or_under_one_title_is_none():
    fields = {"outlet": "Post", "title": "News in brief today"}
    assert versions_of(account("a", FIRST, **fields), account("b", OTHER, **fields), a="https://example.org/x", b="https://example.org/x") == ()


@pytest.mark.parametrize(
    ("one", "two", "texts", "how"),
    [
        ({"published": "2021-03-04"}, {"published": "2021-03-03"}, (FIRST, SECOND), "its own time"),
        ({"title": f"UPDATE 1-{TITLE}"}, {}, (FIRST, SECOND), "its flag"),
        ({}, {}, (f"{FIRST} More came.", FIRST), "holds the other"),
        ({}, {}, (SECOND, FIRST), "in which they were read"),
    ],
)
def test_the_order_and_how_it_is_known(one, two, texts, how):
    accounts = [
        account("z", texts[0], **({"title": TITLE, "outlet": "Post"} | one)),
        account("a", texts[1], **({"title": TITLE, "outlet": "Post"} | two)),
    ]
    (version,) = find_versions(accounts)
    assert how in version.because
    assert (version.earlier, version.later) == (("z", "a") if "read" in how else ("a", "z"))


def test_changes_are_sentences_and_the_title():
    texts = [f"Eight dead in flood\n\n{FIRST}", f"Twelve dead in flood\n\n{SECOND}"]
    spans = [Span(0, text.index("\n")) for text in texts]
    fields = [{"title": text[: span.end], "title_span": span} for text, span in zip(texts, spans, strict=True)]
    (version,) = versions_of(
        account("a", texts[0], **fields[0]), account("b", texts[1], **fields[1]), a="https://example.org/f", b="https://example.org/f"
    )
    told = [(change.earlier and change.earlier.words, change.later and change.later.words, change.because) for change in version.changes]
    assert told == [
        ("Eight dead in flood", "Twelve dead in flood", "“Eight” became “Twelve”"),
        (FIRST[: FIRST.index(".") + 1], SECOND[: SECOND.index(".") + 1], "“Eight” became “Twelve”"),
        (None, "Help came by boat at noon.", "added"),
        ("Rescuers searched the mill.", None, "dropped"),
    ]


@pytest.mark.parametrize(
    "text", [FIRST.upper(), FIRST.replace(". ", ".\n\n"), " ".join(f"{part.strip('.')}." for part in reversed(FIRST.split(". ")))]
)
def test_case_paragraphs_and_order_are_no_changes(text):
    (version,) = versions_of(account("a"), account("b", text), a="https://example.org/f", b="https://example.org/f")
    assert version.changes == ()


def test_three_versions_are_two_records_and_one_family_of_the_first():
    accounts = [account(name, text, published=f"2021-03-0{day}") for name, text, day in (("c", FIRST, 1), ("a", SECOND, 2), ("b", FIRST + OTHER, 3))]
    found = versions_of(*accounts, **dict.fromkeys("abc", "https://example.org/f"))
    assert {(version.earlier, version.later) for version in found} == {("c", "a"), ("a", "b")}
    (family,) = find_families(accounts, (), found)
    assert (family.root, family.articles) == ("c", ("a", "b", "c"))


def test_a_copy_of_either_version_joins_the_family_of_both():
    source = [f"Line {number} tells of house {number * 7} in street {number * 3} by the river {number * 11}." for number in range(12)]
    texts = {"a": source, "b": [*source[:9], OTHER], "c": source[:8], "d": [*source[1:9], OTHER]}
    accounts = [account(name, " ".join(lines)) for name, lines in texts.items()]
    found = versions_of(*accounts, a="https://example.org/f", b="https://example.org/f")
    assert len(found) == 1
    assert len(find_families(accounts, find_copies(accounts), found)) == 1


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="ab. \n“”é1界", min_size=1, max_size=300), min_size=2, max_size=5))
def test_evidence_is_a_slice_and_versions_make_chains_whatever_the_texts(texts):
    accounts = [account(f"a{number}", text, title="the same three words", outlet="Post") for number, text in enumerate(texts)]
    by_document = {one.article.document: one.text for one in accounts}
    found = versions_of(*accounts)
    for change in (change for version in found for change in version.changes):
        for piece in (change.earlier, change.later):
            assert piece is None or by_document[piece.document][piece.start : piece.end] == piece.words
    assert len({version.earlier for version in found}) == len({version.later for version in found}) == len(found)


def test_many_pieces_with_one_address_cost_no_pairs():
    rng = random.Random(5)  # noqa: S311 - made-up words
    texts = [" ".join("".join(rng.choices("abdeiklmnorstu", k=6)) for _ in range(30)) for _ in range(1500)]
    accounts = [account(f"a{number:05}", text) for number, text in enumerate(texts)]
    assert find_versions(accounts, (), {one.article.document: "https://example.org/feed" for one in accounts}) == ()
