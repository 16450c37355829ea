"""Who says what: quotation marks, cues, speakers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.attributions import LAYER
from rashomon.annotate.attributions.marks import quoted_spans, turns
from rashomon.model.annotations import Annotations, AttributionKind
from rashomon.model.documents import Article
from rashomon.model.spans import Span
from rashomon.text.parse import Source, parse_articles

DIRECT, INDIRECT, SCARE = AttributionKind.DIRECT, AttributionKind.INDIRECT, AttributionKind.SCARE


def attributions(text: str):
    article = Article("a1", "d1", Span(0, len(text)))
    parsed = next(iter(parse_articles([Source(article, text)])))
    return LAYER.run(parsed, Annotations("a1")).attributions


def rows(text: str):
    return [(str(a.kind), a.speaker_words, a.content.words) for a in attributions(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said: “Go now.”", ["Go now."]),
        ("«Нет», she said. „Nein“, he said.", ["Нет", "Nein"]),
        ("She's sure the dogs' owners’ club isn’t ‘small’.", ["small"]),
        ("“He told me ‘never again’ twice,” she said.", ["He told me ‘never again’ twice,", "never again"]),
        ("“One.\n“Two.”", ["One.", "Two."]),
        ("He added: “It is over. “\nNext line.", ["It is over."]),
        ("He added: “It is over.\nNext line.", ["It is over."]),
        ("''Odd marks,'' he said.", ["Odd marks,"]),
        ('Now "armed,"Mora said.', ["armed,"]),
        ("In the '90s it was rock 'n' roll.", []),
    ],
)
def test_marks_are_matched_on_the_stored_text(text, inside):
    found = [text[q.start : q.end] for q in quoted_spans(text, Span(0, len(text)))]
    assert [words for words in found if words != "n"] == inside


def test_marks_tell_what_is_wrong_with_them():
    text = "He added: “It is over. “\n“One.\n“Two.\nEnd."
    over, one, two = quoted_spans(text, Span(0, len(text)))
    assert over.wrong_close
    assert one.continues
    assert not two.closed
    assert not two.continues


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ana Mora said that the bridge would reopen in May.", ("indirect", "Ana Mora", "the bridge would reopen in May")),
        ("The bridge will reopen, Ana Mora said.", ("indirect", "Ana Mora", "The bridge will reopen")),
        ("According to police, ten people were arrested.", ("indirect", "police", "ten people were arrested")),
        ("The mayor urged drivers to stay at home.", ("indirect", "The mayor", "drivers to stay at home")),
        ("The mayor denied the allegations.", ("indirect", "The mayor", "the allegations")),
        ("She accused the company of hiding the leak.", ("indirect", "She", "hiding the leak")),
        ("Ana Mora described the ruling as “a disgrace”.", ("direct", "Ana Mora", "a disgrace")),
        ("He was quoted as saying that the dam was safe.", ("indirect", "He", "the dam was safe")),
        ("Fears that the dam could burst have grown.", ("indirect", None, "the dam could burst")),
        ("“We will rebuild,” said Ana Mora, the mayor. “It takes time.”", ("direct", "Ana Mora, the mayor", "It takes time.")),
        ("The mayor spoke first. She added: “Nobody was hurt.”", ("direct", "She", "Nobody was hurt.")),
        ("In the words of Ana Mora, the plan was badly made.", ("indirect", "Ana Mora", "the plan was badly made")),
        ("The two men were reportedly held for a week.", ("indirect", None, "The two men were reportedly held for a week")),
        ("As a result, she said, the road was closed.", ("indirect", "she", "the road was closed")),
        ("They appealed for calm. A report by the union said wages fell.", ("indirect", "They", "calm")),
        ("“Now is the time,” reads a statement by the union.", ("direct", "a statement by the union", "Now is the time,")),
        ("He appeared on the show “Good Morning Lima” on Monday.", ("scare", None, "Good Morning Lima")),
        ("The so-called “quiet zone” was closed.", ("scare", None, "quiet zone")),
        ("Ana Mora told reporters in the capital that the dam held.", ("indirect", "Ana Mora", "the dam held")),
        ("The agency informs the public that, as of Sunday, the dam is shut.", ("indirect", "The agency", "as of Sunday, the dam is shut")),
        ("The agency put the damage at more than 11 million.", ("indirect", "The agency", "the damage at more than 11 million")),
        ("A doctor said ten were brought in, two of them boys.", ("indirect", "A doctor", "ten were brought in, two of them boys")),
        ("The mayor was confident that the dam would hold.", ("indirect", "The mayor", "the dam would hold")),
        ("She said she knew, but her aides did not.", ("indirect", "She", "she knew, but her aides did not")),
        ("Rents rose; wages fell, according to the bank.", ("indirect", "the bank", "wages fell")),
        ("Two dead in blast - police\n\nIt was Monday.", ("indirect", "police", "Two dead in blast")),
        ("Two dead in blast: ministry\n\nIt was Monday.", ("indirect", "ministry", "Two dead in blast")),
        ("Police: two dead in blast\n\nIt was Monday.", ("indirect", "Police", "two dead in blast")),
        ("All is calm, stated in the press service of the Government.", ("indirect", "the press service of the Government", "All is calm")),
        ("The minister dismissed the so-called “reform”.", ("scare", None, "reform")),
        ("The plan was described by Ana Mora as “a disgrace”.", ("direct", "Ana Mora", "a disgrace")),
        ("He met six men; a nurse there said two had died.", ("indirect", "a nurse", "two had died")),
        ("It rolled on its side and sank, according to the coast guard.", ("indirect", "the coast guard", "It rolled on its side and sank")),
        ("The roads are shut, said people in Jama, who say they got no help.", ("indirect", "people in Jama", "they got no help")),
        ("He would have said I am the mayor and I never signed.", ("direct", "He", "I am the mayor and I never signed")),
        ("The US will send help in May, Ana Mora said.", ("indirect", "Ana Mora", "The US will send help in May")),
        ("The road fell, according to a letter seen by the paper.", ("indirect", "a letter seen by the paper", "The road fell")),
        ("Ana Mora, the mayor, is careful: “We know little of it yet.”", ("direct", "Ana Mora, the mayor", "We know little of it yet.")),
        ("Ten people are dead. according to local police.", ("indirect", "local police", "Ten people are dead")),
    ],
)
def test_cues(text, row):
    assert row in rows(text)


def test_who_passes_it_on_behind_it_is_no_speaker():
    found = attributions("In a call on Monday, Ana Mora assured them that the dam held, the ministry said.")
    assert [(a.speaker_words, a.via, a.content.words) for a in found] == [("Ana Mora", "the ministry", "the dam held")]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Ana Mora told Reuters that the dam held.", "Ana Mora", "Reuters"),
        ("Ana Mora said in an interview with the BBC that the dam held.", "Ana Mora", "the BBC"),
        ("Ana Mora was quoted by TASS as saying that the dam held.", "Ana Mora", "TASS"),
        ("The Interfax agency quoted Ana Mora as saying the dam held.", "Ana Mora", "The Interfax agency"),
        ("The dam held, according to state media citing the health ministry.", "the health ministry", "state media"),
        ("State television said, citing police, that the dam held.", "police", "State television"),
        ("The dam held, TASS reported with reference to the interior ministry.", "the interior ministry", "TASS"),
        ("The dam held, police said, Reuters reported.", "police", "Reuters"),
        ("“The dam held,” the mayor told state television.", "the mayor", "state television"),
        ("Ana Mora told reporters that the dam held.", "Ana Mora", None),
    ],
)
def test_who_carried_it_is_not_who_said_it(text, speaker, via):
    assert [(a.speaker_words, a.via) for a in attributions(text)] == [(speaker, via)]


@pytest.mark.parametrize(
    "text",
    [
        "The governor declared a state of emergency.",
        "The group rejected the peace deal.",
        "Tokyo has said nothing so far.",
        "All went according to plan.",
        "Ana Mora was critical of the plan.",
        "Trouble in Lima: what we know\n\nThe road fell.",
    ],
)
def test_deeds_and_silence_are_no_words(text):
    assert rows(text) == []


def test_a_headline_quotes_whoever_is_quoted_below():
    text = "‘We wait for rain’: Lima in May\n\nThe baker Ana Mora came late. “We wait for rain and for help,” Mora said.\n"
    assert {(a.kind, a.speaker_name) for a in attributions(text)} == {(DIRECT, "Ana Mora")}


def test_flags():
    denied = next(a for a in attributions("The minister denied that the plant had leaked."))
    assert denied.negated
    claimed = next(a for a in attributions("The minister claimed that the plant was safe."))
    assert claimed.hedged
    shown = next(a for a in attributions("Footage showed that the roof had collapsed."))
    assert shown.evidential
    assert shown.speaker_words is None
    lost = next(a for a in attributions("We cannot wait another winter, said Ana Mora."))
    assert lost.lost_marks
    assert lost.kind is DIRECT


def test_what_is_said_inside_what_is_said_names_its_outer():
    found = attributions("Ana Mora said that the ministry had denied the leak.")
    outer, inner = found
    assert (outer.speaker_words, inner.speaker_words) == ("Ana Mora", "the ministry")
    assert inner.outer == outer.id
    assert inner.negated
    assert outer.outer is None


def test_what_an_outlet_passes_on_belongs_to_the_inner_speaker():
    found = [a for a in attributions("Reuters reported that Ana Mora told reporters that the city could pay.") if a.kind is INDIRECT]
    assert [(a.speaker_words, a.via, a.content.words) for a in found] == [("Ana Mora", "Reuters", "the city could pay")]


def test_a_quotation_goes_on_in_the_next_paragraph_with_its_speaker():
    text = "“The first night was the worst,” Ana Mora said. “We lost the road.\n“Then the river rose and took the school.”\n"
    assert {a.speaker_words for a in attributions(text)} == {"Ana Mora"}


def test_a_transcript_is_speech_without_marks():
    text = "SOL: Why did it fail?\nMORA: We lost the pumps. Nobody warned us.\nSOL: Who should have?\n"
    assert len(turns(text, Span(0, len(text)))) == 3
    assert ("direct", "MORA", "We lost the pumps. Nobody warned us.") in rows(text)
    assert turns("Note: one.\nHint: two.\n", Span(0, 21)) == ()


def test_many_open_marks_cost_linear_time():
    text = "“a " * 30_000
    assert len(quoted_spans(text, Span(0, len(text)))) == 30_000


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She called on 'all voters' to join 'the cause' now.", ["all voters", "the cause"]),
        ("'We will win', he said. 'They said \"no\" to us.'", ["We will win", 'They said "no" to us.', "no"]),
        ("Get 'em out, and 'til then: rock 'n' roll.", []),
        ("»Das ist so«, sagte er. ”Det är så”, sa han. ”Odd“ too.", ["Das ist so", "Det är så", "Odd"]),
        ('\u200fהוא אמר "שלום לכולם" והלך. قال «نعم» ثم', ["שלום לכולם", "نعم"]),
        ("— We lost it all, — said Ivan Petrov. — Now we wait.", ["We lost it all,", "Now we wait."]),
        ("— the bridge; — the school.", []),
        ("(" * 10_000 + "“a”" + ")" * 10_000, ["a"]),
        ("“" + "We go on. " * 5_000 + "”", [("We go on. " * 5_000).strip()]),
    ],
)
def test_odd_marks_give_sensible_spans(text, inside):
    assert [text[q.start : q.end] for q in quoted_spans(text, Span(0, len(text)))] == inside


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aS “”‘’«»„'\"—,.()\n\u200f", max_size=60), st.integers(1, 40))
def test_quotations_lie_in_the_text_in_order_whatever_the_marks(text, times):
    whole = text * times
    found = quoted_spans(whole, Span(0, len(whole))) if whole else ()
    for quote in found:
        words = whole[quote.start : quote.end]
        assert words
        assert words == words.strip()
        assert quote.outer.start <= quote.start < quote.end <= quote.outer.end <= len(whole)
    assert [q.outer.start for q in found] == sorted(q.outer.start for q in found)


def test_a_speaker_named_in_the_last_paragraph_spoke_the_first_ones():
    text = "“The first night was the worst.\n\n“Then the river took the school,” said Ana Mora.\n"
    assert [speaker for _, speaker, _ in rows(text)] == ["Ana Mora", "Ana Mora"]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab \n.,:“”‘’\"'«»?I said", max_size=80))
def test_evidence_equals_its_slice_whatever_the_text(text):
    if not text:
        return
    for a in attributions(text):
        for evidence in (a.content, a.cue, a.source):
            assert evidence is None or text[evidence.start : evidence.end] == evidence.words


def test_a_quotation_alone_in_its_paragraph_is_the_last_speakers():
    text = "“The dam holds,” said Ana Mora.\n\n“Nobody has to leave the valley tonight.”"
    assert [(kind, speaker) for kind, speaker, _ in rows(text)] == [("direct", "Ana Mora"), ("direct", "Ana Mora")]


@pytest.mark.parametrize("text", ["An aide, who asked not to be named, left early.", "Nothing suggests that the dam will break."])
def test_what_tells_nothing_is_left_out(text):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"I rowed all night.\nIt was cold," she said.\n"Then dawn came," she added.', ["I rowed all night.\nIt was cold,", "Then dawn came,"]),
        ('"I rowed all night.\nIt was cold, "she said.\nThe end.', ["I rowed all night.\nIt was cold,"]),
        ('"I rowed all night.\nIt was cold,"she said.\nThe end.', ["I rowed all night.\nIt was cold,"]),
        ("“One.\nTwo.\nThree.”\nA boat “sank”.", ["One.\nTwo.\nThree.", "sank"]),
        ('"The lake rose, "Orr said. "We knew, "he told us.', ["The lake rose,", "We knew,"]),
        ('"I rowed all night.\n\n"It was cold," she said.', ["I rowed all night.", "It was cold,"]),
        ('"I rowed all night.\n"It was cold," she said.', ["I rowed all night.", "It was cold,"]),
        ('"Nobody closes this.\nNothing here.\nA boat named "Oro" sank.', ["Nobody closes this.", "Oro"]),
        ('"Nobody closes this.\n\nA town, "she said.', ["Nobody closes this."]),
    ],
)
def test_a_quotation_that_runs_over_lines_and_marks_with_a_slipped_space(text: str, quoted: list[str]):
    found = [text[each.start : each.end] for each in quoted_spans(text, Span(0, len(text)))]
    assert found[: len(quoted)] == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            '"We lost it all.\nThe water came at once, "one farmer in the valley told the agency.\nShe left.',
            ["We lost it all.\nThe water came at once,"],
        ),
        ('"We lost it all, "the head of the port\'s rescue office, Ana Mora, told the station.', ["We lost it all,"]),
        ('"We knew," he said, "the harbour chief told us."', ["We knew,", "the harbour chief told us."]),
        ("Mora has left, and said: ‘I’m at the gate now.\nThings are calm.’\nNobody was hurt.", ["I’m at the gate now.\nThings are calm."]),
        ("The dogs’ owners left in ‘70s cars, ‘Nobody knows why.\n\nThe end.’", []),
        ("He wrote: ‘Nobody knows why.\nThe club said it was ‘sorry’.", ["sorry"]),
    ],
)
def test_quotations_with_lost_or_slipped_marks(text: str, quoted: list[str]):
    found = [text[each.start : each.end] for each in quoted_spans(text, Span(0, len(text)))]
    assert found == quoted


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“Keep out of the valley tonight,” Mora fumed on the radio.\n“It is dangerous for everybody.”", ["Mora", "Mora"]),
        ('"I rowed all night.\nIt was cold," Ana Mora said.\n"The town must know why the dam broke."', ["Ana Mora", "Ana Mora"]),
        (
            'Rain fell.\n"The harvest is lost for good "\nA field lay bare.\n"The harvest is lost for good," said Ivan Petrov.',
            ["Ivan Petrov", "Ivan Petrov"],
        ),
        ('Rain fell.\n"The harvest "\nA field lay bare.\n"The harvest is lost," said Ivan Petrov.', [None, "Ivan Petrov"]),
    ],
)
def test_who_speaks_a_line_of_its_own(text: str, speakers: list[str | None]):
    assert [a.speaker_words for a in attributions(text)] == speakers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Police shot the pilot after he allegedly raised a knife.", ["he allegedly raised a knife"]),
        ("The driver allegedly fled, and the car was reportedly stolen.", ["The driver allegedly fled", "the car was reportedly stolen"]),
        ("Two trucks were hit, but nobody was hurt, according to police.", ["Two trucks were hit, but nobody was hurt"]),
        ("The ferry sank off Thiva, according to the coastguard, and nine sailors drowned.", ["The ferry sank off Thiva"]),
        ("The suspect, whom detectives say robbed nine banks, fled.", ["robbed nine banks"]),
        ("The man who police say shot two guards fled.", ["shot two guards"]),
        ("A woman who identified herself as the widow left early.", []),
        ("The inspectors identified the valve as the cause of the leak.", ["the valve as the cause of the leak"]),
        ("Young voters have expressed anger.", []),
        ("Voters expressed anger over the new tax.", ["anger over the new tax"]),
        ("The club has been tweeting live updates.", []),
        ("The chairman directed his clerk to lie about the money.", []),
    ],
)
def test_how_far_hearsay_and_reports_reach(text: str, said: list[str]):
    assert [a.content.words for a in attributions(text)] == said


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A guard told the paper that the boy was calling out: ‘Do not let me drown!’", ["the boy"]),
        ("A guard said the sailors yelled back: “Stay where you are, boy.”", ["the sailors"]),
        ("Mora said the plan was simple: “Nobody leaves the port tonight.”", ["Mora"]),
        ("19:15 – Mora: ‘We will see them in court’\n\nRain fell on the port.", ["Mora"]),
        ("Lima-Mora: ‘We will see them in court’\n\nRain fell on the port.", ["Lima-Mora"]),
    ],
)
def test_who_speaks_in_what_another_reports(text: str, speakers: list[str]):
    assert [a.speaker_words for a in attributions(text) if a.kind is DIRECT] == speakers


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The plant still has power, water and heat connections and officials say they are sending coal to those who have lost their homes.",
            [("indirect", "officials", "they are sending coal to those who have lost their homes")],
        ),
        ("Ana Mora said prices rose and wages fell.", [("indirect", "Ana Mora", "prices rose and wages fell")]),
        ("The mayor was quoted by the station.", []),
        ("The plant has power and heat and sends coal.", []),
    ],
)
def test_subjects_and_clauses_that_the_parse_cut(text: str, row: list[tuple[str, str, str]]):
    assert rows(text) == row
