"""Whom a pronoun means: role nouns compete with names; number, gender, subject and who speaks decide."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate import mentions
from rashomon.model.annotations import ActorMention, Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles

#: The pronoun stands in brackets; behind the text whom it means.
TAKEN_UP = [
    ("Ivan Brandt opened the shop in 2004. On Friday the gunman walked in and fired twice. [He] then fled on a motorbike.", "the gunman"),
    ("Ana Mora was mayor at the time. The inspector wrote a report on the bridge. [She] found eleven cracks.", "The inspector"),
    ("The gunman told police [he] had acted alone.", "The gunman"),
    ("The suspect was questioned by Inspector Ann Lee. [He] denied everything.", "The suspect"),
    ("Peter Brandt owns the mill. A spokesman for the union said talks had failed. [He] added that a strike was near.", "A spokesman"),
    ("Carlos Vega signed the order in May. A mother of two said the water came at night. [She] lost her house.", "A mother of two"),
    ("Judge Ann Lee read out the sentence. The driver wept in the dock. [He] was led away by two guards.", "The driver"),
    ("The pilot radioed the tower, where Peter Brandt was on duty. [He] reported smoke in the cabin.", "The pilot"),
    ("Paul Brandt chairs the airline. The captain, a woman of 44, sent a distress call. [She] had flown for twenty years.", "The captain"),
    ("The minister met Peter Brandt on Monday. [He] promised to pay the farmers.", "The minister"),
    ("The trader who sold the shares, Ivan Petrov, left the bank in June. [He] has not been charged.", "Ivan Petrov"),
    ("A nurse at the clinic said beds had run out. Dr. Peter Brandt, the director, was not there. [She] had slept in the corridor.", "A nurse"),
    ("The man ran into the street. [He] shouted at officers.", "The man"),
    ("A farmer from the valley watched the river. [He] lost forty cows, the mayor said.", "A farmer"),
    ("The victim, 34, was found in a lake. Detective Ann Lee said [he] had been strangled.", "The victim"),
    ("Ann Lee saw the plane fall. “It was burning,” said Ivan Petrov, a fisherman. [He] called the coast guard.", "Ivan Petrov"),
    ("“We have no water,” said the mayor. Later [she] met Peter Brandt.", "the mayor"),
    ("Peter Brandt said the bank was safe. [He] told reporters that Ivan Petrov had left.", "Peter Brandt"),
    ("According to the defence lawyer, Ivan Petrov was asleep. [He] had taken a pill.", "Ivan Petrov"),
    ("Peter Brandt accused Ivan Petrov of theft. [He] said the money was gone.", "Peter Brandt"),
    ("The Industrial Police say that two plants are shut. [They] estimate the loss at a million.", "The Industrial Police"),
    ("Protesters marched to the court. [They] carried flags.", "Protesters"),
    ("Residents blamed the company. [They] want a new dam.", "Residents"),
    ("The rebels freed two nurses on Friday. [They] had held them since May.", "The rebels"),
    ("Prosecutors charged Peter Brandt. [They] want ten years.", "Prosecutors"),
    ("Acme Foods recalled the milk on Friday. [It] said no child had fallen ill.", "Acme Foods"),
    ("The actress sued Peter Brandt. [She] wants a million.", "The actress"),
    ("The policeman shot a woman at a checkpoint. [He] was arrested.", "The policeman"),
    ("Ann Lee, the coroner, examined the boy. [She] ruled out poison.", "Ann Lee"),
    ("The priest blessed the coffin. President Carlos Vega stood behind him. [He] wept.", "President Carlos Vega"),
    ("“The lock was broken,” said Ivan Petrov. “[He] had a key,” Ana Mora replied.", "Ivan Petrov"),
    ("Peter Brandt praised the captain. “[He] saved us,” Brandt said.", "the captain"),
    ("Carlos Vega met the miners. Asked about Peter Brandt, [he] shrugged.", "Carlos Vega"),
    ("Paul Brandt called Ana Mora to warn [her].", "Ana Mora"),
    ("Ivan Petrov, a banker, was arrested. Inspector Mora said [he] had been hiding in a barn.", "Ivan Petrov"),
    ("Carlos Vega spoke first. The report names Peter Brandt. [He] added that the fund was empty.", "Carlos Vega"),
    ("By Peter Brandt\n\nCarlos Vega, the mayor, resigned on Friday. [He] gave no reason.", "Carlos Vega"),
    ("Ivan Petrov's house burned down. Firefighters found Ana Mora outside. [He] was abroad.", "Ivan Petrov"),
    ("Paul Brandt and his wife, Gudny Brandt, left early. [She] was ill.", "Gudny Brandt"),
    ("A teenager spoke to Peter Brandt. [He] said the bus had no brakes.", "A teenager"),
    ("Peter Brandt praised the cook. The woman was shy. [She] said little.", "The woman"),
]

#: The pronoun means nobody whom the layer keeps: a thing, or somebody of whom nothing is said to be said; least of all the one named before.
NOBODY_HERE = [
    "Peter Brandt runs the camp. A teenager was hit by a stone. [He] was treated at the scene.",
    "Ana Mora visited the ward. The boy had a fever. [He] died on Tuesday.",
    "Peter Brandt and his wife left by car. [She] was driving.",
    "Acme Foods owns the dam. The wall cracked in May. [It] broke on Friday.",
    "Chile sent two ships. The storm hit the coast. [It] killed nine people.",
    "The army took the bridge. The shells hit a school. [They] killed two pupils.",
    "Carlos Vega signed the law on Monday. [It] takes effect in June.",
    "Fatou Diop left early. [He] did not.",
]


def read(marked: str) -> tuple[tuple[ActorMention, ...], str, int]:
    """The mentions of a text with one word in brackets, the text without them and where the word stands."""
    at = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text))), text)])
    return mentions.run(parsed, Annotations("a1")).mentions, text, at


def entity_at(found: Sequence[ActorMention], at: int) -> str | None:
    return next((each.entity for each in found if each.evidence.start == at), None)


@pytest.mark.parametrize(("marked", "whom"), TAKEN_UP)
def test_a_pronoun_takes_up_who_is_spoken_of(marked: str, whom: str) -> None:
    found, text, at = read(marked)
    start = text.index(whom)
    meant = {each.entity for each in found if each.evidence.start < start + len(whom) and each.evidence.end > start}
    assert entity_at(found, at) in meant


@pytest.mark.parametrize("marked", NOBODY_HERE)
def test_a_pronoun_does_not_fall_back_on_a_name(marked: str) -> None:
    found, _, at = read(marked)
    assert entity_at(found, at) is None


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(["he", "said", "“", "”", '"', "the man", "Ann Lee", "told", "him", "it", "they", ".", "\n", "that", "his", "wife", ","]),
        max_size=40,
    )
)
def test_any_run_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words) or "."
    found, text, _ = read(f"{text} []")
    assert all(text[each.evidence.start : each.evidence.end] == each.evidence.words for each in found)
