"""What the events layer finds in sentences of known meaning."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate import events
from rashomon.annotate.events.tables import tables
from rashomon.model.annotations import Annotations, Event, Status
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles


def found_in(text: str) -> tuple[Event, ...]:
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text))), text)])
    return events.run(parsed, Annotations("a1")).events


CASES = [
    ("Norland arrested forty miners on Monday.", "COERCE", "arrest", Status.HAPPENED),
    ("Police were ordered to shoot at the miners.", "COERCE", "shoot", Status.ORDERED),
    ("The miners staged a rally in the harbour.", "PROTEST", "protest", Status.HAPPENED),
    ("Norland will send troops to the island.", "MOBILIZE", "deploy", Status.PLANNED),
    ("The president threatened to close the border.", "THREATEN", "close", Status.THREATENED),
    ("The mayor of Norham resigned.", "RETREAT", "resign", Status.HAPPENED),
    ("The governor was sacked.", "OTHER", "dismiss", Status.HAPPENED),
    ("The price of bread doubled.", "OTHER", "price", Status.HAPPENED),
    ("Norland's army did not attack the village.", "ASSAULT", "attack", Status.DENIED),
    ("Protesters stormed the ministry building.", "PROTEST", "storm", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "kind", "family", "status"), CASES)
def test_types_and_status(text, kind, family, status):
    assert (kind, family, status) in [(event.type, event.lemma.partition(".")[0], event.status) for event in found_in(text)]


def test_every_condition_in_the_tables_names_a_class():
    read = tables()
    needs = [need for rules in (*read.verbs.values(), *read.nouns.values()) for rule in rules for need in rule.needs]
    assert {test for test, _ in needs} <= {"obj", "subj", "any", "prep", "prt", "comp", "nocomp", "noobj", "passive", "mod", "inf", "to"}
    named = {value for test, value in needs if test in {"obj", "subj", "any", "to"}} - {"name"}
    assert named <= set(read.classes)


QUIET = ["To beat the champions is hard.", "The film shot up in the charts.", "She declined to comment.", "He captured the nomination.", "If Norland attacked the island, ships could leave."]


@pytest.mark.parametrize("text", QUIET)
def test_what_did_not_take_place_is_not_told_for_sure(text):
    assert all(event.confidence < 0.5 for event in found_in(text))


def test_an_order_to_shoot_is_no_shooting():
    assert all(event.type != "ASSAULT" for event in found_in("The president ordered soldiers to shoot rioters."))


def test_who_did_what_to_whom():
    (event,) = found_in("Soldiers of Norland arrested forty miners.")
    assert [words.words for words in event.actor_words] == ["Soldiers of Norland"]
    assert [words.words for words in event.recipient_words] == ["forty miners"]


@pytest.mark.parametrize("text", ["", "\n\n", "(((", "killed", "Attack! 12 of", "“He said\nno”,and,fired it."])
def test_evidence_is_a_slice_of_anything(text):
    if not text:
        return
    for event in found_in(text):
        for words in (event.evidence, event.trigger, *event.actor_words, *event.recipient_words):
            assert text[words.start : words.end] == words.words


WORDS = st.sampled_from(["Norland", "police", "killed", "will", "not", "agreed", "to", "send", "troops", "the", "strike", ",", "“", "who", "said", "on", "Monday", "by", "miners", "\n", "."])


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_any_words_give_events_that_quote_them(words):
    text = " ".join(words)
    for event in found_in(text):
        assert text[event.evidence.start : event.evidence.end] == event.evidence.words == event.what
        assert event.evidence.span.contains(event.trigger.span)
        assert 0 < event.confidence <= 1
