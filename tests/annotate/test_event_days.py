"""On which day the events layer puts what a sentence tells."""

from dataclasses import replace

import pytest

from rashomon.annotate import dates, events
from rashomon.model.annotations import Annotations, Event, Status
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles


def told(text: str, published: str | None = "2021-03-04") -> dict[str, Event]:
    """Events by lemma; 4 March 2021 is a Thursday."""
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text)), published=published), text)])
    found = events.run(parsed, dates.LAYER.run(parsed, Annotations("a1"))).events
    return {event.lemma: event for event in found}


DAYS = [
    # the day that a clause explains
    ("The mayor stayed in office until Tuesday, when the council sacked him.", "dismiss.sack", "2021-03-02"),
    ("Angered by the announcement on Tuesday that the mayor would be sacked, miners left.", "dismiss.sack", "2021-03-02"),
    # on the day or later
    ("The army has retaken the harbour after rebels stormed it on Tuesday.", "retake.retake", "2021-03-02/2021-03-04"),
    # perhaps on the day, perhaps before
    ("The guard was arrested on Tuesday after he attacked a prisoner.", "attack.attack", "2021-03-02?"),
    # a day from before: what "has been done" lasts until now, what "was done" was done that day
    ("Rebels attacked the harbour on Tuesday. A state of emergency has been declared.", "emergency.declare", "2021-03-02/2021-03-04"),
    ("Rebels attacked the harbour on Tuesday. The mayor resigned.", "resign.resign", "2021-03-02"),
    # far from the day: uncertain
    ("Rebels attacked the harbour on Tuesday.\n\nIt is a small town.\n\nIt lies by the sea.\n\nThe mayor resigned.", "resign.resign", "2021-03-02?"),
    # told before any day is named
    ("The mayor resigned. Rebels attacked the harbour on Tuesday.", "resign.resign", "2021-03-02?"),
    # another time
    ("Rebels attacked the harbour on Tuesday. In 1998 the town was rich. The mayor resigned.", "resign.resign", None),
    # a day behind the noun, whatever it hangs on
    ("Work went on after the collapse of a mill in Norham, in 2013.", "collapse.collapse", "2013"),
    # an hour tells no day, an end no beginning, and a day to come is that of its own clause
    ("The mayor resigned at 4.40 p.m. on a market day.", "resign.resign", None),
    ("The mayor closed the border until Friday.", "close.close", None),
    ("The league condemned the raid and said its leaders would meet on Saturday.", "accuse.condemn", None),
    ("Colonel Lund, until yesterday the head of the guard, resigned.", "resign.resign", None),
    # a day of words alone
    ("The mayor resigned.", "resign.resign", None),
]


@pytest.mark.parametrize(("text", "lemma", "day"), DAYS)
def test_days(text, lemma, day):
    assert told(text)[lemma].date == day


def test_without_a_day_of_publication_nothing_lasts_until_it():
    assert (
        told("Rebels attacked the harbour on 2 March 2021. A state of emergency has been declared.", None)["emergency.declare"].date == "2021-03-02"
    )


def test_what_is_dated_ahead_is_planned():
    found = told("Lund hopes for two meetings next week.")["meet.meeting"]
    assert (found.status, found.date) == (Status.PLANNED, "2021-03-08/2021-03-14")


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Lund told reporters on Tuesday that the harbour was safe.", "state.tell"),
        ("In a letter sent on Tuesday, Lund noted that the harbour was safe.", "state.note"),
        ("On Tuesday a tram rolled into the basin.", "roll.roll"),
    ],
)
def test_a_dated_act_of_no_known_kind_is_a_happening(text, lemma):
    assert told(text)[lemma].date == "2021-03-02"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Traders respected the truce that began in February.", "the truce that began in February"),
        ("The bridge is expected to be completed by 20 March.", "The bridge is expected to be completed by 20 March"),
    ],
)
def test_the_words_of_a_dated_act_can_stand_alone(text, what):
    assert what in {event.what for event in told(text).values()}


@pytest.mark.parametrize(
    "text", ["Lund stated that the harbour was safe.", "Lund believed on Tuesday that the harbour was safe.", "A tram rolled into the basin."]
)
def test_words_without_a_day_or_a_deed_are_none(text):
    assert told(text) == {}


def test_saying_gives_way_to_what_is_said():
    assert set(told("Police said on Tuesday that two miners had died.")) == {"die.die"}


@pytest.mark.parametrize("day", ["2021-02-31", "2021", "2021-03", ""])
def test_an_odd_day_of_publication_breaks_nothing(day):
    text = "Rebels attacked the harbour on 2 March 2021. A state of emergency has been declared."
    (parsed,) = parse_articles([Source(Article("a1", "d1", Span(0, len(text)), published="2021-03-04"), text)])
    dated = dates.LAYER.run(parsed, Annotations("a1"))
    odd = replace(parsed, article=replace(parsed.article, published=day or None))
    assert len(events.run(odd, dated).events) == 2


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("A blast tore through the mill on Tuesday. Medics treated forty burnt workers at the scene.", "hospital.treat"),
        ("The union called the strike off on Tuesday. Drivers uncoupled the wagons and rolled them away.", "roll.roll"),
        ("The court met on Tuesday. Clerks said that two files had been shredded.", "shred.shred"),
    ],
)
def test_an_account_goes_on_with_what_it_began(text, lemma):
    assert told(text)[lemma].date == "2021-03-02"


@pytest.mark.parametrize(
    "text",
    [
        "A blast tore through the mill on Tuesday. The hall measured forty metres.",
        "A blast tore through the mill on Tuesday. The owner described it as a tragedy.",
        "A blast tore through the mill on Tuesday. The company printed no figures.",
        "A blast tore through the mill on Tuesday. It blinked.",
    ],
)
def test_what_lasts_is_said_or_not_done_carries_nothing_on(text):
    assert set(told(text)) == {"attack.blast"}


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("A quake shook the valley.", "disaster.quake"),
        ("The fire that killed nine pupils began in a kitchen.", "disaster.fire"),
        ("An explosion ripped open the hull.", "attack.explosion"),
        ("Riots left four traders dead.", "protest.riot"),
    ],
)
def test_a_force_at_work_is_the_happening(text, lemma):
    assert lemma in told(text)


@pytest.mark.parametrize("text", ["Soldiers opened fire.", "The plan came under fire.", "Both sides held fire."])
def test_fire_of_guns_is_no_blaze(text):
    assert "disaster.fire" not in told(text)
