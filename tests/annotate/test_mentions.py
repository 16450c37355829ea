"""Who is named, and which mentions are one actor."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate import mentions, places
from rashomon.model.annotations import ActorForm, ActorKind, ActorMention, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Parsed, Source, parse_articles


def parse(text: str) -> Parsed:
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text))), text)])
    return parsed


def read(text: str) -> tuple[ActorMention, ...]:
    return mentions.run(parse(text), Annotations("a1")).mentions


def entity(found: Sequence[ActorMention], words: str) -> str:
    return next(each.entity for each in found if each.evidence.words == words)


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("Maria Lopez arrived in Lima on Monday. Lopez said the talks would go on.", "Maria Lopez", "Lopez"),
        ("The International Whaling Commission (IWC) met on Monday. The IWC said nothing.", "International Whaling Commission", "IWC"),
        ("The Peruvian president flew home. Peruvian President Carlos Vega said he was tired.", "The Peruvian president", "Carlos Vega"),
        ("Peruvian President Carlos Vega flew home. The president said nothing.", "Carlos Vega", "The president"),
        ("The mayor, Anna Brandt, spoke first. Brandt said nothing new.", "The mayor", "Anna Brandt"),
        ("The Nordic Fishing Organization voted on Tuesday. The alliance said it would act.", "Nordic Fishing Organization", "The alliance"),
        ("Maria Lopez arrived on Monday. She said the talks would go on.", "Maria Lopez", "She"),
        ("Nordic Bank, formerly Ajax Corporation, closed. Ajax Corporation said nothing.", "Nordic Bank", "Ajax Corporation"),
        ("The health minister spoke at noon. Health Minister Ana Mora said beds were free.", "The health minister", "Ana Mora"),
        ("Pedro Lopez, the mayor, doubts that Ivan Brandt will win.\n\nHe said so on Monday.", "Pedro Lopez", "He"),
        ("Todd Brandt spoke first. Rep. Brandt, who lost, said nothing.", "Todd Brandt", "Brandt"),
        ("Chile said it would wait. Santiago said later that it had decided.", "Chile", "Santiago"),
        ("Peter Brandt met Ana Mora in Lima. He left early.", "Peter Brandt", "He"),
        ("The judge, Pedro Lopez, praised Brenda Okello in Lima. He left early.", "Pedro Lopez", "He"),
        ("Ivan Brandt was in Lima. My cousin said little. She left early.", "My cousin", "She"),
        ("Tokozani Mbewe, Minister of Health, came late. The Minister said little.", "Tokozani Mbewe", "The Minister"),
        ("The mayor of Rafina, Ivan Petrov, left. Petrov said little.", "The mayor", "Petrov"),
        ("The Fishing Commission of Zambia (FCZ) met. The FCZ said little.", "Fishing Commission", "FCZ"),
        ("Rivermark Lines sank two ships. The company said little.", "Rivermark Lines", "The company"),
        ("The Green Front met in Lima. The front said it would wait.", "Green Front", "The front"),
        ("The Harbour Police closed the pier. They said nothing.", "The Harbour Police", "They"),
        ("The governor-general of the Green Isles, Pedro Lopez, left. He said little.", "Pedro Lopez", "He"),
        ("The head of the harbour ministry's new rescue office, Ana Mora, left. She said little.", "The head", "She"),
        ("Cabinet Secretary for Water Pedro Lopez came late. He said little.", "Pedro Lopez", "He"),
        ("The suspect, Ivan Brandt, fled on foot. Later the suspect gave up.", "Ivan Brandt", "the suspect"),
        ("The driver, Ivan Brandt, stopped. He said he saw nothing.", "Ivan Brandt", "He"),
        ("Police arrested a man on Monday. The man, identified as Ivan Brandt, wept. He said he was sorry.", "Ivan Brandt", "He"),
        ("A man who was shot on Monday was identified as Ivan Brandt. The man had told friends he was in danger.", "Ivan Brandt", "The man"),
        ("Police identified the gunman as Ivan Brandt. He had worked at the plant.", "the gunman", "He"),
        ("Dell-Hart Stores Inc. recalled the heaters. Dell-Hart said 40 people were hurt.", "Dell-Hart Stores Inc.", "Dell-Hart"),
        ("Surgeon General Ana Mora spoke. The Surgeon General said masks help.", "Ana Mora", "The Surgeon General"),
    ],
)
def test_mentions_of_one_actor_share_a_chain(text: str, one: str, two: str) -> None:
    found = read(text)
    assert entity(found, one) == entity(found, two)


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("Maria Lopez met Pedro Lopez in Lima on Monday.", "Maria Lopez", "Pedro Lopez"),
        ("Health Minister Ana Mora spoke. The interior minister said nothing.", "Ana Mora", "The interior minister"),
        ("Police said so. The police officers disagreed.", "Police", "The police officers"),
        ("The Chilean government said no. The Peruvian government said yes.", "The Chilean government", "The Peruvian government"),
    ],
)
def test_different_actors_stay_apart(text: str, one: str, two: str) -> None:
    found = read(text)
    assert entity(found, one) != entity(found, two)


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sector"),
    [
        ("Police said that two people had died.", "Police", ActorKind.GROUP, None, "COP"),
        ("The interior ministry said that two people had died.", "The interior ministry", ActorKind.ORGANISATION, None, "GOV"),
        ("Local media reported that two people had died.", "Local media", ActorKind.GROUP, None, "MED"),
        ("The Kenyan government said that two people had died.", "The Kenyan government", ActorKind.ORGANISATION, "KE", "GOV"),
        ("The Kremlin said that it knew nothing.", "Kremlin", ActorKind.ORGANISATION, "RU", "GOV"),
        ("Chilean accusations were false, the envoy said.", "Chilean", ActorKind.STATE, "CL", "GOV"),
        ("Eight law enforcement officials died on Monday.", "Eight law enforcement officials", ActorKind.GROUP, None, "COP"),
    ],
)
def test_unnamed_actors_have_kind_country_and_sector(text: str, words: str, kind: ActorKind, country: str | None, sector: str) -> None:
    found = next(each for each in read(text) if each.evidence.words == words)
    assert (found.kind, found.country, found.sector) == (kind, country, sector)


def test_role_ends_where_the_title_ends() -> None:
    found = {each.name: each for each in read("Talks between Peruvian Foreign Minister Carlos Vega and Chilean envoy Ana Soto failed.")}
    assert found["Carlos Vega"].role == "Peruvian Foreign Minister"
    assert (found["Ana Soto"].role, found["Ana Soto"].country) == ("Chilean envoy", "CL")


def test_place_of_a_happening_is_no_actor() -> None:
    assert not [each for each in read("Two people died in Kenya.") if each.kind is ActorKind.STATE]


def test_empty_it_stands_for_nobody() -> None:
    found = read("Kenya said no. It is clear that the talks have failed.")
    assert not [each for each in found if each.form is ActorForm.PRONOUN]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("AbÉж国 .,'’\"“”()-\n\u00a0ofthe12"), max_size=80))
def test_any_text_gives_evidence_that_equals_its_slice(text: str) -> None:
    parsed = parse(f"The mayor {text} said Anna Brandt’s {text}")
    for each in mentions.run(parsed, Annotations("a1")).mentions:
        assert parsed.text[each.evidence.start : each.evidence.end] == each.evidence.words


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("President Vantor took aim at the press. Vantor said so.", {"Vantor": ActorKind.PERSON}),
        ("Neighbours Without Fences (NWF) said the toll was higher.", {"Neighbours Without Fences": ActorKind.ORGANISATION}),
        ("Editors of The Quito Tribune said the toll was higher.", {"Quito Tribune": ActorKind.ORGANISATION}),
    ],
)
def test_names_have_their_kind(text: str, kinds: dict[str, ActorKind]) -> None:
    found = {each.evidence.words: each.kind for each in read(text) if each.form is ActorForm.NAME}
    assert {words: found.get(words) for words in kinds} == kinds


def test_common_nouns_with_a_capital_are_no_names() -> None:
    found = read("The Army said that the fire began at noon, and the Department agreed.")
    assert not [each.evidence.words for each in found if each.form is ActorForm.NAME]


#: The text, two names and whether it says that they are one actor's.
FORMER_NAMES = [
    ("Nordic Bank, formerly known as Ajax Corporation, closed. Ajax Corporation had 200 staff.", "Nordic Bank", "Ajax Corporation", True),
    ("The Harbour Trust, previously called the Dock Fund, owns the pier. The Dock Fund was set up in 1950.", "Harbour Trust", "Dock Fund", True),
    (
        "Meridian Airlines, which changed its name from Sunwing Air to Meridian Airlines in 2019, lost a plane. Sunwing Air had flown for years.",
        "Meridian Airlines",
        "Sunwing Air",
        True,
    ),
    ("Sunwing Air was renamed Meridian Airlines in 2019. Meridian Airlines lost a plane.", "Sunwing Air", "Meridian Airlines", True),
    ("The Unity Party, until 2019 the Farmers League, won. The Farmers League had lost in 2015.", "Unity Party", "Farmers League", True),
    (
        "The Farmers League, which renamed itself the Unity Party in 2019, won. The Unity Party had lost before.",
        "Farmers League",
        "Unity Party",
        True,
    ),
    ("The Orbis Bank, then called Padma Knit, built the plant. Padma Knit was fined.", "Orbis Bank", "Padma Knit", True),
    ("The Nusra Front, now known as the Levant Front, took the town. The Levant Front said so.", "Nusra Front", "Levant Front", True),
    ("The Levant Front, the former Nusra Front, took the town. The Nusra Front had held it before.", "Levant Front", "Nusra Front", True),
    ("Acme Foods (formerly Delta Milk) recalled the powder. Delta Milk was founded in 1920.", "Acme Foods", "Delta Milk", True),
    ("Ann Lee, former minister of the Unity Party, met Carlos Vega.", "Ann Lee", "Carlos Vega", False),
    ("Nordic Bank, formerly owned by Ajax Corporation, closed. Ajax Corporation said nothing.", "Nordic Bank", "Ajax Corporation", False),
    ("Acme Foods, previously a supplier of Delta Milk, closed. Delta Milk said nothing.", "Acme Foods", "Delta Milk", False),
    ("The Unity Party met the former Farmers League chairman. The Farmers League said nothing.", "Unity Party", "Farmers League", False),
    ("The Harbour Trust, which was renamed, sued the Dock Fund. The Dock Fund paid.", "Harbour Trust", "Dock Fund", False),
    ("Nordic Bank, until 2019 a client of Ajax Corporation, closed. Ajax Corporation said nothing.", "Nordic Bank", "Ajax Corporation", False),
    ("The union, then led by Carlos Vega, sued Acme Foods. Acme Foods paid.", "Carlos Vega", "Acme Foods", False),
    ("Carlos Vega, formerly of Acme Foods, met Ann Lee. Ann Lee left.", "Carlos Vega", "Ann Lee", False),
]


@pytest.mark.parametrize(("text", "one", "two", "same"), FORMER_NAMES)
def test_former_names_are_read_from_the_text(text: str, one: str, two: str, same: bool) -> None:
    found = [each for each in read(text) if each.form is ActorForm.NAME]
    last = text.rindex(two)
    (other,) = {each.entity for each in found if each.evidence.start <= last < each.evidence.end}
    assert (entity(found, one) == other) is same


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("Ana Mora won the Brandt Award on Friday.", "Brandt Award", False),
        ("Ana Mora won the Brandt Award on Friday.", "Ana Mora", True),
        ("The Lopez Bill was signed in May.", "Lopez Bill", False),
        ("He wrote of social justice in his book.", "social justice", False),
        ("The chief justice asked for silence.", "The chief justice", True),
        ("The Surgeon General warned of the flu.", "The Surgeon General", True),
    ],
)
def test_awards_and_laws_are_no_actors(text: str, words: str, named: bool) -> None:
    assert any(each.evidence.words == words for each in read(text)) is named


def test_how_many_is_no_kind_of_group() -> None:
    (women,) = {each.name for each in read("Some 1.6 million women sued the chain.") if each.kind is ActorKind.GROUP}
    assert women == "women"


def apart(text: str, one: str, two: str) -> bool:
    found = read(text)
    return entity(found, one) != entity(found, two)


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("One witness, Ana Mora, wept. Another witness, Ivan Petrov, fled. The witness said he saw nothing.", "Ana Mora", "The witness"),
        ("The suspect fled. Ivan Brandt, a baker, said he saw the suspect.", "Ivan Brandt", "the suspect"),
        ("Rivermark Chemicals paid. Rivermark Airlines did not.", "Rivermark Chemicals", "Rivermark Airlines"),
    ],
)
def test_a_noun_beside_one_name_is_nobody_else(text: str, one: str, two: str) -> None:
    assert apart(text, one, two)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("President of Ruritania Jon K. Orr told reporters that the dam would hold.", "Jon K. Orr", "President of Ruritania"),
        ("Mayor of Thiva Ana Mora said so.", "Ana Mora", "Mayor of Thiva"),
        ("Ana Mora, president since 2019, resigned.", "Ana Mora", "president since 2019"),
        ("Pedro Lopez, mayor of Lima from 2010 to 2014, spoke first.", "Pedro Lopez", "mayor of Lima from 2010 to 2014"),
        ("The then-chief Ivan Petrov agreed.", "Ivan Petrov", "then-chief"),
        ("Ana Mora, mayor since the flood broke the dam, left.", "Ana Mora", "mayor"),
    ],
)
def test_an_office_is_no_part_of_the_name_and_keeps_its_dates(text: str, name: str, role: str) -> None:
    assert (name, role) in [(each.name, each.role) for each in read(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wife Indicted On Fraud Charges\nA wife of a mayor was indicted on fraud charges by a court.", []),
        ("Powerful Storm Damages Harbour Wall\nA powerful storm damaged the harbour wall. The Harbour Wall Trust said so.", ["Harbour Wall Trust"]),
        ("Rivermark Lines said on Monday that the harbour was closed.", ["Rivermark Lines"]),
        ("Ministry Of Health Closes Wards\nThe Ministry of Health closed wards on Monday.", ["Ministry of Health"]),
    ],
)
def test_capitals_of_headlines_make_no_bodies(text: str, names: list[str]) -> None:
    assert [each.evidence.words for each in read(text) if each.form is ActorForm.NAME and each.kind is ActorKind.ORGANISATION][-1:] == names


def test_listed_villages_are_no_actors() -> None:
    parsed = parse("Flood water reached the villages of Karun, Petrel and Dona, Ana Mora said.")
    found = mentions.run(parsed, places.LAYER.run(parsed, Annotations("a1"))).mentions
    assert [each.evidence.words for each in found] == ["Ana Mora"]
