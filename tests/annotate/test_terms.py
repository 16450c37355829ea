"""By which words an article names people, forces and happenings, and whose words they are."""

from __future__ import annotations

import pytest

from rashomon.annotate import terms
from rashomon.model.annotations import Annotations, Attribution, AttributionKind, Term, Voice
from rashomon.model.documents import Article
from rashomon.model.spans import Span, cut
from rashomon.text.parse import Source, parse_articles


def read(text: str, said: str | None = None, kind: AttributionKind = AttributionKind.INDIRECT) -> tuple[Term, ...]:
    """The terms of a text in which ``said`` is attributed."""
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text)), published="2021-03-02"), text)])
    known = Annotations("a1")
    if said is not None:
        start = text.index(said)
        content = cut("d1", text, Span(start, start + len(said)))
        known = Annotations("a1", attributions=(Attribution("q1", "a1", kind, None, None, "police", "police", None, None, None, content),))
    return terms.run(parsed, known).terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angry protesters stormed the hall.", [("Angry protesters", "people")]),
        ("The earthquake killed eight.", [("earthquake", "disaster")]),
        ("A wave of bombings shook the town.", [("bombings", "attack")]),
        ("The mayor blamed criminals and armed gangs.", [("criminals and armed gangs", "people")]),
        ("Mobs of looters went through the town.", [("Mobs of looters", "people")]),
        ("The crisis deepened.", [("crisis", "unrest")]),
        ("The council met to discuss parking.", []),
        ("Riot police came late.", []),
        ("The event drew many guests.", []),
        ("He wrote a veiled attack on the mayor.", []),
        ("It was like the riots of 1992.", []),
        ("A force for good was at work.", []),
    ],
)
def test_terms_with_their_families(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(term.evidence.words, term.family) for term in read(text)] == expected


def test_attributed_words_are_quoted_and_others_own() -> None:
    text = "Protesters left at noon. Police said that rioters had burned two cars."
    found = {term.evidence.words: term for term in read(text, "that rioters had burned two cars")}
    assert found["Protesters"].voice is Voice.OWN
    assert (found["rioters"].voice, found["rioters"].attribution) == (Voice.QUOTED, "q1")


def test_what_a_label_is_put_on_is_named_by_the_outlet() -> None:
    text = "Police added that the mayor had called the protesters a mob."
    found = {term.evidence.words: term.voice for term in read(text, "that the mayor had called the protesters a mob")}
    assert found == {"protesters": Voice.OWN, "mob": Voice.QUOTED}


def test_label_without_attribution_is_the_labellers_word() -> None:
    found = {term.evidence.words: term.voice for term in read("The mayor called the protesters a mob.")}
    assert found == {"protesters": Voice.OWN, "mob": Voice.QUOTED}


def test_scare_quotes_count_as_quoted() -> None:
    (term,) = read("The state sent “peacekeepers” at night.", "peacekeepers", AttributionKind.SCARE)
    assert term.voice is Voice.QUOTED


PADDING = "The hall was full and the doors were shut while the clerks went round with water and paper for those who had come early. " * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An affair is named in an article about it, and an upheaval in passing is left out there.
        (
            "The two towns signed a deal. The agreement ends a long wait, and the pact helps farmers hurt by a storm.",
            ["deal", "agreement", "pact", "storm"],
        ),
        (
            "The two towns signed a deal. The agreement and the pact were read. " + PADDING + "A storm had come in 1990.",
            ["deal", "agreement", "pact"],
        ),
        ("The storm hit the port. " + PADDING + "Somebody spoke of a trade deal and a pact.", ["storm"]),
        (
            "A cholera outbreak has reached the port. The disease spread fast. Doctors saw forty patients.",
            ["cholera outbreak", "disease", "forty patients"],
        ),
        # A weak noun that the article keeps using is what it is about.
        ("The strike began at dawn. A strike is costly, the owner thinks, and this strike was long.", ["strike", "strike", "strike"]),
        ("Masked men took the bridge. The man at the till saw them.", ["Masked men"]),
        # Rules and earlier years tell of other events.
        ("Under the treaty an attack on one member is considered an attack on all. In the event of an attack they meet.", []),
        ("He left the town in 2014 after riots broke out there.", []),
        ("Riots broke out against the mayor, who was chosen in 2014.", ["Riots"]),
        ("The blast was considered an attack.", ["blast", "attack"]),
        # People are named by what they do and what they carry.
        ("Nurses marched to the hall at noon.", ["Nurses"]),
        ("A march of farmers blocked the road. The march was long.", ["farmers", "march"]),
        ("Two men with rifles stood at the door.", ["Two men"]),
        ("Water bombers flew over the hill.", []),
        ("She spoke in opposition to the plan.", []),
    ],
)
def test_every_event_has_its_own_words(text: str, expected: list[str]) -> None:
    assert [term.evidence.words for term in read(text)] == expected


def test_what_sets_the_scene_of_a_statement_is_the_outlets_word() -> None:
    text = "The king vowed to restore order amid riots."
    (term,) = read(text, "to restore order amid riots")
    assert term.voice is Voice.OWN
