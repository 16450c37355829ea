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


FORMS = [
    ("Washington said it would send aid.", {"Washington": "government:US"}),
    ("Talks between Lima and Quito broke down.", {"Lima": "government:PE", "Quito": "government:EC"}),
    ("The plan was rejected by Berlin.", {"Berlin": "government:DE"}),
    ("Lima's response was swift.", {"Lima": "government:PE"}),
    ("The march was held in Washington.", {"Washington": "geonames:4140963"}),
    ("Fans in Georgia cheered as Atlanta won.", {"Georgia": "geonames:4197000"}),
    ("Georgia accused Russia of shelling Gori.", {"Georgia": "country:GE"}),
    ("Jordan closed its border. Chad sent troops.", {"Jordan": "country:JO", "Chad": "country:TD"}),
    ("Michael Jordan and Chad Smith met in Oslo.", {"Oslo": "geonames:3143244"}),
]


@pytest.mark.parametrize(("text", "keys"), FORMS)
def test_a_capital_is_a_town_or_a_government_and_a_person_is_neither(text, keys):
    _, annotations = annotated(text)
    assert {mention.evidence.words: mention.place for mention in annotations.places if mention.evidence.words in keys} == keys
    assert not any(mention.evidence.words in {"Jordan", "Chad"} for mention in annotations.places if "Smith" in text)
    assert all(mention.lat is None for mention in annotations.places if mention.place.startswith("government:"))


def test_a_text_of_nothing_but_place_names_is_read():
    _, annotations = annotated("Paris London Lima Oslo Chad Jordan Georgia Turkey Springfield Washington")
    assert len(annotations.places) >= 8


def test_a_county_that_several_states_have_gets_no_point():
    _, annotations = annotated("The fair was held in Washington County on Monday.")
    assert [mention.lat for mention in annotations.places] == [None]


def test_a_town_named_once_is_known_in_the_names_of_others():
    _, annotations = annotated("A fire broke out in Springfield, Illinois.\nSpringfield Fire Department said a Springfield man was hurt.")
    towns = [mention.place for mention in annotations.places if mention.evidence.words == "Springfield"]
    assert towns == ["geonames:4250542"] * 3


def test_the_paper_tells_its_country_and_its_town():
    text = "The council met in Hamilton on Monday."
    for outlet, country in (("exampletimes.ca", "CA"), ("exampletimes.co.uk", "GB"), (None, "CA")):
        parsed = next(iter(parse_articles([Source(Article("a1", "d1", Span(0, len(text)), outlet=outlet), text)])))
        assert [mention.country for mention in LAYER.run(parsed, Annotations("a1")).places] == [country]
    text = "The council met in Paris on Monday. It will write to Nashville, Tennessee, about the road to Henry County."
    parsed = next(iter(parse_articles([Source(Article("a1", "d1", Span(0, len(text)), outlet="The Paris Examiner"), text)])))
    assert [mention.country for mention in LAYER.run(parsed, Annotations("a1")).places if mention.evidence.words == "Paris"] == ["US"]


HOME = [
    ("Rioting spread in Malawi. Shops in Nsanje and Chikwawa were shut.", {"Malawi": "MW", "Nsanje": "MW", "Chikwawa": "MW"}),
    ("The president of Guinea-Bissau flew home.", {"Guinea-Bissau": "GW"}),
    ("Laos, Vietnam and Thailand signed the pact.", {"Laos": "LA", "Vietnam": "VN", "Thailand": "TH"}),
    ("He is the envoy of the Republic of Peru.", {"Republic of Peru": "PE"}),
    ("It cost 30 million US dollars in Peru.", {"Peru": "PE"}),
]


@pytest.mark.parametrize(("text", "lands"), HOME)
def test_small_towns_and_lists_of_countries_are_told_by_what_stands_beside_them(text, lands):
    _, annotations = annotated(text)
    assert {mention.evidence.words.removeprefix("the "): mention.country for mention in annotations.places} == lands


def test_a_small_town_of_a_country_that_is_not_spoken_of_is_not_meant():
    text = "Fires spread in Greece. Greek crews left Athens for Rafina and Karystos. Nobody forgets Mati, said a Greek nurse."
    _, annotations = annotated(text)
    assert [mention.lat for mention in annotations.places if mention.evidence.words == "Mati"] in ([], [None])


def test_half_a_sea_name_is_read_by_the_shores_that_the_text_names():
    here = ("Crews from Iran and Oman searched an island in the Gulf.", "Persian Gulf")
    there = ("Oil reached the shores of Texas and Louisiana after the spill in the Gulf.", "Gulf of Mexico")
    for text, name in (here, there):
        assert name in {mention.name for mention in annotated(text)[1].places}
    assert all(mention.lat is None for mention in annotated("A ship sank in the Gulf.")[1].places)


def test_a_headline_does_not_run_a_country_and_a_number_together():
    names = {
        mention.name for mention in annotated("Strong Quake in Peru Kills 14\n\nA quake killed 14 people in Peru on Monday, MEPA said.")[1].places
    }
    assert names == {"Peru"}


def test_every_name_in_a_list_of_villages_is_a_place():
    text = "Rain cut off the villages of Abro, Gabardin and Ceta Vale in northern Peru. In the towns of Ohio people were safe. The islands of the dead lie there."
    names = [mention.evidence.words for mention in annotated(text)[1].places]
    assert names == ["Abro", "Gabardin", "Ceta Vale", "northern Peru", "Ohio"]
