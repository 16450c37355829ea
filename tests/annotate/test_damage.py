import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.damage import LAYER, REWRITTEN_FROM
from rashomon.model.annotations import Annotations
from rashomon.model.documents import Article
from rashomon.model.spans import Mark, MarkKind, Span
from rashomon.text.parse import Source, parse_articles

CLEAN = (
    "The river Tarn broke its banks on Tuesday, and the U.S. sent help to Oldmarket. “We had no warning at all,” said the mayor, Anna Brandt. "
    "She added that 2,500 people had left their homes, as is their wont in spring. In Jan. the dam had been repaired at a cost of $5 million. "
    "Mr. Orr, who had had doubts about eBay and YouTube, no. 3 on the list, disagreed with what the mayor said."
)
SPUN = (
    "The river broke its banks on Tuesday. in the north of the country, where $ 40 million was spent. She refused to open the gates. "
    "The dam stands near the townTarnish engineers built it. We should not call this a flood, said Anna Brandt, the mayor."
)


def damage_of(text: str, furniture: tuple[Mark, ...] = (), language: str | None = "en") -> tuple[list[tuple[MarkKind, str]], float | None]:
    article = Article("a1", "d1", Span(0, len(text)), furniture=furniture, language=language)
    (parsed,) = parse_articles([Source(article, text)])
    found = LAYER.run(parsed, Annotations("a1"))
    return [(mark.kind, text[mark.start : mark.end]) for mark in found.damage], found.rewrite_score


def test_clean_news_has_no_damage():
    assert damage_of(CLEAN) == ([], 0.0)


def test_rewritten_news_is_marked_and_scored():
    marks, score = damage_of(SPUN)
    assert {kind for kind, _ in marks} >= {MarkKind.BROKEN, MarkKind.SPACING, MarkKind.FUSED}
    assert score is not None
    assert score >= REWRITTEN_FROM


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("They waited until the order could come. be restored by noon.", MarkKind.BROKEN, "come. be restored"),
        ("The salary is $ 570 a month in that town.", MarkKind.SPACING, "$ 570"),
        ("It killed 10, 000 people in the war.", MarkKind.SPACING, "10, 000"),
        ("They dont know why the bridge fell.", MarkKind.SPACING, "dont"),
        ("The the mayor left the town at night.", MarkKind.LEFTOVER, "The the"),
        ("Officers fired tear fuel at the crowd.", MarkKind.WORDING, "tear fuel"),
        ("Many were ridiculed by experts Easterners as weak.", MarkKind.GRAMMAR, "experts Easterners"),
        ("Means that the town has lost its only bridge.", MarkKind.LEFTOVER, "Means that"),
        ("We cannot leave these people alone, said Nora Lind, a nurse in the town.", MarkKind.WORDING, "We cannot leave these people alone"),
        ("The mayor said that they is leaving the town.", MarkKind.GRAMMAR, "they is"),
        ("The un safety council met at night.", MarkKind.WORDING, "un safety council"),
        ("Three men were shot useless near the bridge.", MarkKind.WORDING, "shot useless"),
        ("Two miners resulted wounded in the tunnel.", MarkKind.WORDING, "resulted wounded"),
        ("She did not sign no letter, the aide insisted.", MarkKind.WORDING, "did not sign no"),
        ("The mayor assured to the press that the dam was safe.", MarkKind.WORDING, "assured to the press"),
        ("The police detained to a boy near the gate.", MarkKind.WORDING, "detained to a boy"),
        ("A hill of until 70 metres burned.", MarkKind.WORDING, "of until 70"),
        ("The boats had been sended to the lake.", MarkKind.WORDING, "sended"),
        ("Vans of the Police Federal stood outside.", MarkKind.GRAMMAR, "Police Federal"),
        ("The fire took 9.500 hectares of pine.", MarkKind.WORDING, "9.500 hectares"),
        ("The chief, in office since. 2017, left early.", MarkKind.BROKEN, "since. 2017"),
        ("He resigned from the charge at noon.", MarkKind.WORDING, "resigned from the charge"),
        ("It was the more large fire of the year.", MarkKind.WORDING, "more large fire"),
        ("She assisted to the funeral with others people.", MarkKind.WORDING, "others people"),
        ("He was leading a armed band in the hills.", MarkKind.GRAMMAR, "a armed"),
        ("In the little town Peruvian of the story nobody slept.", MarkKind.GRAMMAR, "little town Peruvian"),
        ("There are 3,400 men. The city feeds 3400 men and their horses.", MarkKind.SPACING, "3400"),
    ],
)
def test_signs(text: str, kind: MarkKind, words: str):
    marks, _ = damage_of(text)
    assert any(found == kind and words in marked for found, marked in marks), marks


@pytest.mark.parametrize(
    "text",
    [
        "A unit of a European army waited for an hour in a one-horse town, with an heir and a useful map.",
        "The safety forces of the city and the fire brigade stood by; the tide was high.",
        "The miners did not say no. A boy realised the march was over and asked to the last for water.",
        "Women of twelve months past spoke of the place they called home.",
        "The accused was moved to the court, and the man of 47 in seat nine left to the sound of applause.",
        "The strike of state workers went on until the moment the doors opened.",
    ],
)
def test_what_people_write_too_is_no_sign(text: str):
    assert damage_of(text)[0] == []


def test_an_author_who_says_we_has_lost_no_quotation_marks():
    blog = "My street was dark that night. I went out to look. In our village nobody slept. The clerk said that our village was safe now."
    assert damage_of(blog)[0] == []


def test_tokenised_text_is_not_damaged_by_its_spaces():
    assert damage_of("The town , they said , was safe . The dam , too , held . Nobody left , police said .")[1] == 0.0


def test_furniture_and_other_languages_are_left_alone():
    text = "Pay $ 5 now\nThe bridge fell."
    assert damage_of(text, furniture=(Mark(0, 11, MarkKind.FOOTER),))[0] == []
    assert damage_of(SPUN, language="de") == ([], None)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="aAbB. ,\n“”\"'$1,0’ wWtThe", min_size=1, max_size=120))
def test_marks_lie_in_the_text_in_order(text: str):
    article = Article("a1", "d1", Span(0, len(text)))
    (parsed,) = parse_articles([Source(article, text)])
    found = LAYER.run(parsed, Annotations("a1"))
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found.damage)
    assert [mark.start for mark in found.damage] == sorted(mark.start for mark in found.damage)
    assert found.rewrite_score is not None
    assert 0 <= found.rewrite_score < 1


def test_stilted_words_count_together_only():
    one = "In excess of 40 people were moved, and an overseer said the adjoining farm was empty of proprietors who mourned."
    plain = "The mayor lamented the mishap. Nobody on the bus was hurt, and the road was open again by noon."
    spun = (
        "No less than nine individuals were harmed by the tempest on Monday. Occupants of the town hindered the thruway, and the proprietor "
        "of the homestead dam faulted the downpour. An overseer likewise said that no admonition had come."
    )
    assert damage_of(plain)[0] == []
    words = {marked for _, marked in damage_of(spun)[0]}
    assert {"thruway", "admonition", "No less than nine"} <= words
    assert damage_of(one)[1] < damage_of(spun)[1]
    assert damage_of(spun)[1] >= REWRITTEN_FROM


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Eleven miners kicked the bucket in the shaft.", "kicked the bucket"),
        ("The dam opened in walk 2019.", "in walk 2019"),
        ("A touchy gadget lay under the bridge.", "touchy gadget"),
        ("The joined countries sent tents.", "joined countries"),
    ],
)
def test_expressions_that_only_programs_write(text: str, words: str):
    assert any(words in marked for _, marked in damage_of(text)[0]), damage_of(text)


def test_idioms_in_their_place_are_none():
    assert damage_of("The boys kicked the bucket across the yard. The nurses went on walks in spring. The joined halves held.")[0] == []
