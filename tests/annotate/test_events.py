"""What the events layer finds in sentences of known meaning."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate import events
from rashomon.annotate.events.tables import tables
from rashomon.model.annotations import Annotations, Date, DateKind, Event, Status
from rashomon.model.documents import Article, Precision
from rashomon.model.spans import Span, cut
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
    ("The mayor promised an open investigation.", "AGREE", "investigate", Status.PLANNED),
    ("Max Brandt was fired on the orders of the board.", "OTHER", "dismiss", Status.HAPPENED),
    ("No officer has defended the raid.", "SUPPORT", "support", Status.DENIED),
    ("The court found Max Brandt guilty of fraud.", "COERCE", "trial", Status.HAPPENED),
    ("The president authorised police to use lethal force.", "COERCE", "shoot", Status.HAPPENED),
    ("Norland announced that 300 soldiers would be sent to the border.", "MOBILIZE", "deploy", Status.PLANNED),
    ("Norland plans to evacuate the island.", "RETREAT", "withdraw", Status.PLANNED),
    ("Rebels threatened to bomb the bridge.", "THREATEN", "attack", Status.THREATENED),
    ("The union demanded that the minister resign.", "REQUEST", "resign", Status.DEMANDED),
    ("Police denied that officers had beaten the students.", "ASSAULT", "beat", Status.DENIED),
    ("The mayor accused soldiers of killing two farmers.", "ASSAULT", "kill", Status.ALLEGED),
    ("Two farmers were allegedly killed by soldiers.", "ASSAULT", "kill", Status.ALLEGED),
    ("It is feared that dozens have drowned.", "OTHER", "die", Status.ALLEGED),
    ("For years the army has tortured miners.", "ASSAULT", "torture", Status.BACKGROUND),
    ("The army said it had not shelled the village.", "ASSAULT", "attack", Status.DENIED),
    ("Soldiers seized power in Norland.", "OTHER", "coup", Status.HAPPENED),
    ("The commission declared Eva Lund winner.", "OTHER", "elect", Status.HAPPENED),
    ("The ferry sank off the cape.", "OTHER", "crash", Status.HAPPENED),
    ("The court acquitted two clerks.", "OTHER", "acquit", Status.HAPPENED),
    ("His lawyer appealed against the verdict.", "OTHER", "courtappeal", Status.HAPPENED),
    ("Firefighters pulled four passengers from the wreck.", "AID", "rescue", Status.HAPPENED),
    ("The ministry suspended the firm's licence.", "SANCTION", "licence", Status.HAPPENED),
    ("Heavy gunfire was heard near the palace.", "ASSAULT", "shoot", Status.HAPPENED),
    ("Divers recovered six bodies.", "OTHER", "bodies", Status.HAPPENED),
    ("The delegation walked out.", "OTHER", "walkout", Status.HAPPENED),
    ("Firefighters searched the ruins.", "AID", "aid", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "kind", "family", "status"), CASES)
def test_types_and_status(text, kind, family, status):
    assert (kind, family, status) in [(event.type, event.lemma.partition(".")[0], event.status) for event in found_in(text)]


def test_every_condition_in_the_tables_names_a_class():
    read = tables()
    needs = [need for rules in (*read.verbs.values(), *read.nouns.values()) for rule in rules for need in rule.needs]
    assert {test for test, _ in needs} <= {
        "obj",
        "subj",
        "any",
        "prep",
        "prt",
        "below",
        "comp",
        "nocomp",
        "noobj",
        "passive",
        "mod",
        "inf",
        "to",
        "det",
    }
    named = {value for test, value in needs if test in {"obj", "subj", "any", "to", "below"}} - {"name"}
    assert named <= set(read.classes)


QUIET = [
    "To beat the champions is hard.",
    "The film shot up in the charts.",
    "She declined to comment.",
    "He captured the nomination.",
    "If Norland attacked the island, ships could leave.",
]


@pytest.mark.parametrize(
    "text", ["What exploded in the harbour?", "## Soldiers attacked the village", "“Who killed the miners?”", "The speech demonstrated goodwill."]
)
def test_questions_headings_and_mere_words_tell_nothing(text):
    assert found_in(text) == ()


def test_a_clause_ends_before_what_goes_with_it():
    (first, *_) = found_in("Miners stormed the customs house, with the army also closing the roads.")
    assert first.what == "Miners stormed the customs house"


def dated(text: str, **days: str) -> tuple[Event, ...]:
    """Events of ``text`` where every named word has that day."""
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text)), published="2021-03-04"), text)])
    dates = []
    for word, day in days.items():
        start = text.index(word)
        evidence = cut("d1", text, Span(start, start + len(word)))
        dates.append(Date(f"date-{word}", "a1", DateKind.DATE, day, day, day, Precision.DAY, day, None, evidence))
    return events.run(parsed, replace(Annotations("a1"), dates=tuple(dates))).events


def test_a_day_that_is_declared_something_dates_nothing():
    assert all(
        event.date is None
        for event in dated("The mayor declared Friday a day of mourning and appealed to the villages for help.", Friday="2021-03-05")
    )


def test_a_day_to_come_holds_for_its_own_clause_alone():
    found = dated("The minister will visit Norham on Sunday. The cabinet approved the aid.", Sunday="2021-03-07")
    assert {event.lemma: event.date for event in found} == {"visit.visit": "2021-03-07", "accept.approve": None}


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


WORDS = st.sampled_from(
    [
        "Norland",
        "police",
        "killed",
        "will",
        "not",
        "agreed",
        "to",
        "send",
        "troops",
        "the",
        "strike",
        ",",
        "“",
        "who",
        "said",
        "on",
        "Monday",
        "by",
        "miners",
        "\n",
        ".",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_any_words_give_events_that_quote_them(words):
    text = " ".join(words)
    for event in found_in(text):
        assert text[event.evidence.start : event.evidence.end] == event.evidence.words == event.what
        assert event.evidence.span.contains(event.trigger.span)
        assert 0 < event.confidence <= 1
