"""What is said without marks, and what only looks like it: sentences of many domains, half of them acts, states and subjects."""

from __future__ import annotations

import pytest

from rashomon.annotate import mentions
from rashomon.annotate.attributions import LAYER
from rashomon.model.annotations import Annotations, AttributionKind
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles

#: The text, then a word of the speaker and the content for everything that it says indirectly.
SAID: list[tuple[str, list[tuple[str, str]]]] = [
    ("The army blamed faulty wiring for the blaze.", [("army", "faulty wiring for the blaze")]),
    (
        "The owner, Rivermark Lines, blamed rain of a kind that comes once in a century.",
        [("Rivermark", "rain of a kind that comes once in a century")],
    ),
    ("Environmental group Green Tide blamed eucalyptus plantations.", [("Green Tide", "eucalyptus plantations")]),
    ("The insurer put the damage at 40 million euros.", [("insurer", "the damage at 40 million euros")]),
    (
        "The inspectorate put the amount of gas released at 3 tons and said sirens had sounded.",
        [("inspectorate", "the amount of gas released at 3 tons"), ("inspectorate", "sirens had sounded")],
    ),
    ("The company estimates the loss at no more than 3 million dollars.", [("company", "the loss at no more than 3 million dollars")]),
    ("The ministry put out the fire at noon.", []),
    ("Rivermark Lines now expects costs of 25 million dollars.", [("Rivermark", "costs of 25 million dollars")]),
    ("Citizens First condemns the unlawful killing of a boy.", [("Citizens First", "the unlawful killing of a boy")]),
    ("Reports of looting spread through the port.", [("", "looting")]),
    ("Lopez denied the reports about the ransom.", [("Lopez", "the reports about the ransom")]),
    ("The bridge will open on Monday, is told in the ministry.", [("ministry", "The bridge will open on Monday")]),
    ("The rescue is complete, is reported in the Ministry of Emergencies.", [("Ministry", "The rescue is complete")]),
    (
        "Three people were killed and the town hall was set ablaze in Thiva on Saturday as crowds clashed with police, a hospital source and witnesses said.",
        [("hospital source", "Three people were killed and the town hall was set ablaze in Thiva on Saturday as crowds clashed with police")],
    ),
    (
        "The death toll has risen to five, a doctor at the regional hospital tells us: three in Thiva, one in Lamia.",
        [("doctor", "The death toll has risen to five"), ("doctor", "three in Thiva, one in Lamia")],
    ),
    ("Officers answered with tear gas and, according to four witnesses, with live rounds.", [("witnesses", "with live rounds")]),
    ("The firm denied any part in the deal and said it respected the law.", [("firm", "any part in the deal"), ("firm", "it respected the law")]),
    (
        "The spokesman said the flight was safe but added that the crew had been tired.",
        [("spokesman", "the flight was safe"), ("spokesman", "the crew had been tired")],
    ),
    (
        "Police told reporters in the capital that two men had fled and that a third was dead.",
        [("Police", "two men had fled"), ("Police", "a third was dead")],
    ),
    ("The ministry announced the closure of all schools.", [("ministry", "the closure of all schools")]),
    ("The league called for an inquiry into the crash.", [("league", "an inquiry into the crash")]),
    ("The union demanded the release of the drivers.", [("union", "the release of the drivers")]),
    ("The unions want a minimum wage of 300 euros.", [("unions", "a minimum wage of 300 euros")]),
    ("He promised elections within 12 months.", [("He", "elections within 12 months")]),
    ("The mayor promised 500 dollars to every family.", [("mayor", "500 dollars to every family")]),
    ("The mayor urged residents to leave the valley.", [("mayor", "residents to leave the valley")]),
    ("The minister rejected the accusation that the dam had been neglected.", [("minister", "the dam had been neglected")]),
    ("Parliament rejected the peace deal.", []),
    ("The president dismissed the army chief.", []),
    ("The judge dismissed the claims as absurd.", [("judge", "the claims as absurd")]),
    ("The army confirmed the deaths of nine soldiers.", [("army", "the deaths of nine soldiers")]),
    ("The airline confirmed nine deaths.", [("airline", "nine deaths")]),
    ("A source close to the talks said the sum had been paid.", [("source", "the sum had been paid")]),
    ("Prosecutors allege the doctor sold the drugs.", [("Prosecutors", "the doctor sold the drugs")]),
    ("Opposition parties put turnout at 40 percent.", [("parties", "turnout at 40 percent")]),
    ("Three nurses are missing, state television reports.", [("state television", "Three nurses are missing")]),
    ("Local media reported that the mayor had fled.", [("Local media", "the mayor had fled")]),
    ("The ministry has said nothing about the boy.", []),
    ("What the ministry did not say about the siege", []),
    ("The company had never received a warning about the wall.", []),
    ("Hundreds requested that the owners be charged with murder.", [("Hundreds", "the owners be charged with murder")]),
    ("The coast guard warned of high waves.", [("coast guard", "high waves")]),
    ("The report blames the crew for the crash.", [("report", "the crew for the crash")]),
    ("The chairman offered to resign.", []),
    ("All trains ran according to the timetable.", []),
    ("Fishermen complain of low prices.", [("Fishermen", "low prices")]),
    ("Doctors fear that the number will rise.", [("Doctors", "the number will rise")]),
    ("The army spoke of thirteen dead rebels.", [("army", "thirteen dead rebels")]),
    ("He admitted the theft.", [("He", "the theft")]),
    ("The embassy advised its citizens to stay indoors.", [("embassy", "its citizens to stay indoors")]),
    ("The bank admits errors but denies fraud.", [("bank", "errors"), ("bank", "fraud")]),
    ("The decree says shops will close at nine.", [("decree", "shops will close at nine")]),
    (
        "The smoke has nothing to do with that, Rivermark claims: the fish died of the heat.",
        [("Rivermark", "The smoke has nothing to do with that"), ("Rivermark", "the fish died of the heat")],
    ),
    ("A warning about the ice was ignored.", []),
    ("The guard was asked to leave.", []),
    ("Hikers were reported to be missing.", []),
    ("The photographer captured two rebels in the hills.", []),
    ("The raid revealed how deep the crisis is.", []),
    ("The floods showed that the dam was weak.", []),
    ("A report showed that the dam was weak.", [("report", "the dam was weak")]),
    ("The chief suggested that the dam was weak.", [("chief", "the dam was weak")]),
    ("The magistrate questioned the officers.", []),
    ("The union questioned the result.", [("union", "the result")]),
    ("The firm explained what caused the fire.", [("firm", "what caused the fire")]),
    ("The nurse requested anonymity.", []),
    ("The main town, also called Port Brandt, was spared.", []),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_is_said_without_marks(text: str, said: list[tuple[str, str]]) -> None:
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text))), text)])
    found = LAYER.run(parsed, mentions.run(parsed, Annotations("a1"))).attributions
    rows = [(each.speaker_words or "", each.content.words) for each in found if each.kind is AttributionKind.INDIRECT]
    assert [content for _, content in rows] == [content for _, content in said]
    assert all(speaker in words for (words, _), (speaker, _) in zip(rows, said, strict=True))
