"""Support counts voices, not repetitions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.origins import Carrier, support_happenings, support_of
from rashomon.model.annotations import Status
from rashomon.model.book import Family, Happening, Telling
from rashomon.model.findings import Support
from rashomon.model.spans import Evidence

PAIR = Family("family-1", "a1", ("a1", "a2"))
ROOTLESS = Family("family-2", None, ("a3", "a4"))
ALONE = Family("family-3", "a5", ("a5",))


@pytest.mark.parametrize(
    ("carriers", "outlets", "families", "origins", "unknown"),
    [
        ([("a1", None), ("a2", None)], 2, 1, ("a1",), 0),
        ([("a3", None), ("a4", None)], 2, 1, ("family-2",), 0),
        ([("a1", "actor-9"), ("a3", "actor-9"), ("a5", "actor-9")], 3, 3, ("actor-9",), 0),
        ([("a1", "Officials"), ("a2", "officials"), ("a5", "a senior source")], 3, 2, (), 2),
        ([("a1", "the Harbour Office"), ("a5", None)], 2, 2, ("a5", "the Harbour Office"), 0),
        ([("b9", None)], 1, 1, ("b9",), 0),
        ([], 0, 0, (), 0),
    ],
)
def test_voices(carriers, outlets, families, origins, unknown):
    support = support_of([Carrier(*one) for one in carriers], (PAIR, ROOTLESS, ALONE), {})
    assert (len(support.outlets), len(support.families), support.origins, support.unknown) == (outlets, families, origins, unknown)


def test_articles_of_one_outlet_are_one_outlet():
    assert support_of([Carrier("a1", None), Carrier("a5", None)], (PAIR, ALONE), {"a1": "Daily", "a5": "Daily"}).outlets == ("Daily",)


def test_happenings_get_support():
    told = tuple(Telling(name, Evidence("d", 0, 1, "x"), Status.HAPPENED, None, None) for name in ("a1", "a2", "a5"))
    happening = Happening("h", "PROTEST", None, "x", Status.HAPPENED, None, None, (), (), None, None, told, "", False, 0.5, Support())
    (found,) = support_happenings([happening], (PAIR, ALONE), {})
    assert (found.support.families, found.support.origins) == (("family-1", "family-3"), ("a1", "a5"))


@pytest.mark.parametrize(
    ("actor", "words", "origins", "unknown"),
    [
        ("actor-1", "he", ("actor-1",), 0),
        ("actor-1", "Ines Dahl", ("actor-1",), 0),
        ("actor-1", "senior officials", (), 1),
        (None, "the harbour police", ("the harbour police",), 0),
        (None, "residents of the port", (), 1),
        ("actor-1", "State media", (), 1),
        ("actor-1", "state television", (), 1),
        (None, "local media", (), 1),
        (None, "Images published online", (), 1),
        (None, "the state-run news agency", (), 1),
        ("actor-1", "Radio Lima", ("actor-1",), 0),
        ("actor-1", "the Harbour News Agency", ("actor-1",), 0),
        (None, "the state prosecutor", ("the state prosecutor",), 0),
        (None, "the state", ("the state",), 0),
        (None, None, ("a5",), 0),
    ],
)
def test_described_sources_stay_unknown(actor, words, origins, unknown):
    told = (Telling("a5", Evidence("d", 0, 1, "x"), Status.HAPPENED, actor, words),)
    happening = Happening("h", "PROTEST", None, "x", Status.HAPPENED, None, None, (), (), None, None, told, "", False, 0.5, Support())
    (found,) = support_happenings([happening], (ALONE,), {})
    assert (found.support.origins, found.support.unknown) == (origins, unknown)


def test_a_title_before_a_name_is_the_same_voice():
    told = tuple(
        Telling(name, Evidence("d", 0, 1, "x"), Status.HAPPENED, *who)
        for name, who in (("a1", ("actor-1", "Ines Dahl")), ("a5", (None, "Mayor Ines Dahl")))
    )
    happening = Happening("h", "PROTEST", None, "x", Status.HAPPENED, None, None, (), (), None, None, told, "", False, 0.5, Support())
    (found,) = support_happenings([happening], (ALONE,), {})
    assert (found.support.origins, len(found.support.families)) == (("actor-1",), 2)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from([None, "actor-1", "actor-2", "officials", "Harbour Office"])), min_size=1),
    st.integers(0, 5),
)
def test_an_exact_copy_adds_no_voice(carried, copied):
    families = [Family(f"family-{number}", f"a{number}", (f"a{number}",)) for number in range(6)]
    carriers = [Carrier(f"a{number}", speaker) for number, speaker in carried]
    before = support_of(carriers, families, {})
    families[copied] = Family("family-x", None, (f"a{copied}", "copy"))
    after = support_of([*carriers, *(Carrier("copy", speaker) for number, speaker in carried if number == copied)], families, {})
    assert (len(after.families), len(after.origins), after.unknown) == (len(before.families), len(before.origins), before.unknown)
