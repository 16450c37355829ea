"""Which of two copies came first: each trace alone, in both orders, and what decides nothing."""

from __future__ import annotations

import pytest

from rashomon.lineage import find_copies
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Span

SOURCE = [
    "The council of Esterby closed the harbour on Monday after a ferry struck the old pier.",
    "Police said that nobody was hurt, but the pier will need work until the end of May.",
    "Many people had to use the bridge near the mill to get to their jobs.",
    "The mayor asked for help from the county because the town has no money for repairs.",
    "A group of fishermen began to clear the wreck with their own boats the next day.",
    "They found that most of the beams were rotten and had to be cut out by hand.",
    "The ferry company denied that its captain had been asleep when the ship came in.",
    "Its lawyer said there were many questions about the lights on the pier that night.",
]
LONGER = {
    "use": "utilise", "help": "assistance", "work": "restoration", "jobs": "workplaces", "asked": "petitioned", "began": "commenced", "found": "ascertained",
    "said": "declared", "hurt": "injured", "money": "resources", "many": "numerous", "Many": "Numerous", "cut": "extracted", "wreck": "wreckage",
}  # fmt: skip


def account(name, text, **fields):  # noqa: ANN003 - passed on to Article
    return Account(Article(name, f"doc-{name}", Span(0, len(text)), **fields), text, Annotations(name))


def spun(lines):
    return [" ".join(LONGER.get(word, word) for word in line.split(" ")) for line in lines]


CASES = {
    "cut from the end": (SOURCE, SOURCE[:6], {}, {}, "leaves out 2 sentences"),
    "cut in the middle": (SOURCE, [*SOURCE[:2], SOURCE[3], *SOURCE[5:]], {}, {}, "leaves out 2 sentences"),
    "longer words": (SOURCE, spun(SOURCE), {}, {}, "longer words"),
    "one cut, and a title that passes it on": (
        SOURCE,
        SOURCE[:7],
        {"title": "Ferry strikes pier"},
        {"title": "Ferry strikes pier, report says"},
        "passes the other's on",
    ),
    "one cut, and a correction not carried": ([*SOURCE, "Correction: an earlier version gave another day."], SOURCE[:7], {}, {}, "correction"),
}


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_a_trace_tells_the_direction(case, swapped):
    original, copied, fields, others, reason = CASES[case]
    names = ("z", "a") if swapped else ("a", "z")
    accounts = [account(names[0], "\n".join(original), **fields), account(names[1], "\n".join(copied), **others)]
    (copy,) = find_copies(accounts)
    assert (copy.original, copy.directed) == (names[0], True), copy.because
    assert reason in copy.because


@pytest.mark.parametrize(
    ("one", "two", "fields", "others"),
    [
        (SOURCE, SOURCE[:7], {}, {}),
        ([*SOURCE[:7], "The weather was fine and the gulls cried over the quay as they do."], SOURCE, {}, {}),
        (SOURCE, [*SOURCE[:4], *SOURCE[4:][::-1]], {}, {}),
        (SOURCE, SOURCE[:7], {"title": "Ferry strikes pier"}, {"title": "Council has no money, report says"}),
        (SOURCE, [*spun(SOURCE[:2]), *SOURCE[2:]], {}, {}),
        (SOURCE, SOURCE, {"title": "Ferry strikes pier"}, {"title": "Ferry strikes pier, report says"}),
    ],
)
def test_one_weak_trace_tells_nothing(one, two, fields, others):
    (copy,) = find_copies([account("a", "\n".join(one), **fields), account("b", "\n".join(two), **others)])
    assert not copy.directed, copy.because


def test_two_traces_that_contradict_each_other_tell_nothing():
    early, late = "2021-03-03", "2021-03-04"
    (copy,) = find_copies([account("a", "\n".join(SOURCE), published=late), account("b", "\n".join(SOURCE[:6]), published=early)])
    assert not copy.directed


@pytest.mark.parametrize(
    ("fields", "others", "line", "urls"),
    [
        (
            {"outlet": "Post"},
            {"outlet": "Radio"},
            "Read it at https://www.post.example/harbour/pier.",
            ("https://post.example/harbour/pier?ref=x", "https://radio.example/7"),
        ),
        ({"outlet": "Tarn Post"}, {"outlet": "Radio"}, "", ("https://tarnpost.example/pier", "https://www.tarnpost.example/pier#top")),
    ],
)
def test_an_address_tells_the_direction(fields, others, line, urls):
    accounts = [account("z", "\n".join(SOURCE), **fields), account("a", "\n".join([*SOURCE[:7], line]), **others)]
    (copy,) = find_copies(accounts, dict(zip(("doc-z", "doc-a"), urls, strict=True)))
    assert (copy.original, copy.directed) == ("z", True), copy.because
    assert "address" in copy.because
