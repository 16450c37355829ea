"""Which places a text names, and where they lie; every sentence here was made up."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.places import gather_places, place_ids
from rashomon.annotate.places import LAYER
from rashomon.model.annotations import Account, Annotations, PlaceKind
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.gazetteer import countries, fold, kilometres, lookup
from rashomon.text.parse import Source, parse_articles


def annotated(text, article="a1", document="d1"):
    parsed = next(iter(parse_articles([Source(Article(article, document, Span(0, len(text))), text)])))
    return parsed, LAYER.run(parsed, Annotations(article))


PLACES = [
    ("Ministers from Peru and Chile met in Lima on Monday.", {"Peru": "country:PE", "Chile": "country:CL", "Lima": "geonames:3936456"}),
    ("A fire broke out in Springfield, Illinois, on Monday.", {"Springfield": "geonames:4250542"}),
    ("The envoy flew to Kiev after talks in Ukraine.", {"Kiev": "geonames:703448", "Ukraine": "country:UA"}),
    ("Swedish and Norwegian ships left the port.", {"Swedish": "country:SE", "Norwegian": "country:NO"}),
    ("Troops entered the Gaza Strip from Egypt.", {"Gaza Strip": "area:gaza", "Egypt": "country:EG"}),
]


@pytest.mark.parametrize(("text", "keys"), PLACES)
def test_a_name_gets_its_place(text, keys):
    _, annotations = annotated(text)
    found = {mention.evidence.words.removeprefix("the "): mention.place for mention in annotations.places}
    assert keys.items() <= found.items()


def test_evidence_is_the_slice_and_mentions_do_not_overlap():
    text = "LIMA, Peru (XP) - The Swedish envoy met Peru’s president in northern Peru, near the town of Trujillo.\nThe Kremlin denied it."
    _, annotations = annotated(text)
    spans = [mention.evidence for mention in annotations.places]
    assert all(one.words == text[one.start : one.end] for one in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert {mention.form for mention in annotations.places} == {"name", "demonym", "metonym"}


def test_a_part_of_a_country_lies_on_its_side():
    _, annotations = annotated("Fighting spread across western Ukraine and eastern Ukraine.")
    west, east = (mention for mention in annotations.places if mention.kind is PlaceKind.AREA)
    assert west.lon < countries()["UA"].entry.lon < east.lon


def test_what_is_not_known_has_no_point():
    _, annotations = annotated("The delegates came from Europe and from the village of Zzyxkomaro in Qorvania.")
    assert all(mention.lat is None for mention in annotations.places)


def test_the_state_that_stands_after_a_town_decides_everywhere():
    _, annotations = annotated("The mayor of Portland, Maine, spoke. Later, crowds gathered in Portland.")
    portlands = {mention.place for mention in annotations.places if mention.evidence.words == "Portland"}
    assert portlands == {"geonames:4975802"}


def test_names_fold_and_countries_come_first():
    assert fold("Nur-Sultan") == fold("NUR SULTAN")
    assert lookup("Armenia")[0].kind is PlaceKind.COUNTRY
    assert lookup("no such place at all") == ()
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=1)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("Paris US Georgia , - ( ) north of the\n’s Town é\u00a0.5"), max_size=80))
def test_any_text_is_taken(text):
    if text:
        _, annotations = annotated(text)
        assert all(mention.evidence.words == text[mention.evidence.start : mention.evidence.end] for mention in annotations.places)


def test_a_story_has_one_place_for_each_key():
    texts = ["Peruvian police left Lima.", "Peru closed the road to Lima."]
    accounts = []
    for number, text in enumerate(texts):
        parsed, annotations = annotated(text, f"a{number}", f"d{number}")
        accounts.append(Account(parsed.article, text, annotations))
    places = gather_places(accounts)
    assert {place.name for place in places} == {"Peru", "Lima"}
    assert {place.id for place in places} == set(place_ids(accounts).values())
    assert [len(place.mentions) for place in places] == [2, 2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The clip was shared on Monday (via Orda). Police in Lyon said it was old.", ["Lyon"]),
        ("They flew to Oslo (via Frankfurt) on Sunday.", ["Oslo", "Frankfurt"]),
        ("A researcher at the Atlantic Council said the ports of Peru were closed.", ["Peru"]),
    ],
)
def test_channels_and_names_of_bodies_are_no_places(text, words):
    _, annotations = annotated(text)
    assert [mention.evidence.words for mention in annotations.places] == words


def test_a_building_has_the_country_of_the_town_in_its_name():
    _, annotations = annotated("Troops held Kyiv and Hostomel Airport.")
    assert [(mention.kind, mention.country) for mention in annotations.places if "Airport" in mention.evidence.words] == [(PlaceKind.FACILITY, "UA")]
