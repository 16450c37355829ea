"""Questions that are answered in two ways, and what is retold otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.text_dispute_parts import make_scene
from rashomon.align.text_dispute_questions import answer_of, questions, table
from rashomon.align.text_dispute_retold import cause_kinds, conditions, corrected, whereabouts
from rashomon.align.text_disputes import text_disputes
from rashomon.model.annotations import Account, Annotations
from rashomon.model.documents import Article
from rashomon.model.findings import DisputeKind
from rashomon.model.spans import Span

DENIAL, CONTRADICTION, UPDATE = DisputeKind.DENIAL, DisputeKind.CONTRADICTION, DisputeKind.UPDATE


def account(name: str, text: str, published: str | None = None) -> Account:
    return Account(Article(name, f"d-{name}", Span(0, len(text)), published=published), text, Annotations(name))


def scene(left: str, right: str, days: tuple[str, str] = ("2021-03-01", "2021-03-01")):  # type: ignore[no-untyped-def]
    return make_scene((account("a1", left, days[0]), account("a2", right, days[1])), (), {})


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Residents downstream were warned by siren at four.", "Nobody warned us, a farmer in Ulmen said.", CONTRADICTION),
        ("The gates of the hall were unlocked, the manager said.", "The doors were chained from outside, a survivor said.", DENIAL),
        ("The plant had passed every inspection this year.", "Inspectors had never checked the boiler: no inspection took place.", CONTRADICTION),
        ("Police said the man had drawn a knife.", "His sister said that he was unarmed.", DENIAL),
        ("The airline said there was no technical fault.", "The engine had failed twice before, a mechanic said.", CONTRADICTION),
        ("The negotiators reached an agreement on Friday.", "There is no agreement, the rebels said.", CONTRADICTION),
        ("The captain surrendered to the navy at dawn.", "The captain was captured while trying to escape.", CONTRADICTION),
        ("Hostages were freed in a raid by commandos.", "The hostages were released after a ransom was paid.", CONTRADICTION),
        ("The inmate hanged himself.", "The inmate was beaten to death by guards, his lawyer said.", CONTRADICTION),
        ("The wardens sold them the keys, a widow said.", "No warden of mine helped anybody.", DENIAL),
        ("Customer records were published on Monday.", "The bank said no records had been leaked.", DENIAL),
        ("He was at the wheel, witnesses said.", "He was asleep on the back seat, his brother said.", DENIAL),
        ("Firefighters came within ten minutes, the mayor said.", "The fire brigade took an hour, neighbours said.", CONTRADICTION),
        ("The driver ran a red signal.", "The signal was green, the driver said.", CONTRADICTION),
        ("Passengers wore life jackets.", "There were no life jackets on board.", CONTRADICTION),
        ("The firm is to close two mills.", "The firm said that there were no plans to close mills.", CONTRADICTION),
        ("The dismissal was lawful, the club said.", "The court found that the dismissal was unlawful.", CONTRADICTION),
        ("Officers beat a boy of twelve.", "The police acted with restraint, their chief said.", DENIAL),
        ("The toys were recalled.", "The toys are still on sale in Arden.", CONTRADICTION),
        ("The gunman acted alone, police said.", "Two pupils saw a second man at the back door.", CONTRADICTION),
        ("The explosion was an accident, the governor said.", "The explosion was an attack, the opposition says.", CONTRADICTION),
        ("The pilots followed every procedure.", "The crew skipped the checklist.", DENIAL),
        ("He fell while running away.", "An officer pushed him from the wall, said a friend.", CONTRADICTION),
        ("The firm halted the pumps at once.", "The pumps ran until evening, two workers said.", CONTRADICTION),
        ("The coach went of his own will.", "The coach was sacked.", CONTRADICTION),
        ("The drivers killed had no licence.", "The bus company had a licence, it said.", DENIAL),
    ],
)
def test_two_answers_part(left: str, right: str, kind: DisputeKind) -> None:
    assert [each.kind for each in questions(scene(left, right))] == [kind]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Residents downstream were warned.", "The operator had warned them: residents had been warned."),
        ("The gates of the hall were open.", "The crowd walked through the hall."),
        ("The man had drawn a knife.", "Police said the man had a knife in his hand."),
        ("The strike is over.", "The strike was called off on Friday."),
        ("The girl is alive.", "The girl is recovering in hospital."),
        ("An agreement was reached late on Friday.", "Both sides signed the agreement."),
        ("Was the door locked?", "The door was open."),
        ("He deserves legal advice.", "The strike was illegal."),
        ("The signal box is red brick.", "The light at the quay is green."),
        ("He confessed to the murder.", "He admitted to the police that he had a key."),
        ("The bank published its records of 1950.", "The bank has no branches."),
        ("The gunman acted alone.", "A lone gunman fired, police said."),
        ("The leaders had a friendly talk.", "A crowd waited outside in the rain."),
        ("He slipped on the ice.", "He fell down on the ice."),
        ("If the man was armed, nobody saw it.", "The man was unarmed."),
        ("Nobody was hurt in the storm.", "Trees fell on two cars in the storm."),
    ],
)
def test_one_answer_does_not(left: str, right: str) -> None:
    assert not list(questions(scene(left, right)))


def test_a_state_that_has_changed_since_is_an_update() -> None:
    days = ("2021-03-01", "2021-03-02")
    assert [each.kind for each in questions(scene("Nine men were detained.", "The men have been released since.", days))] in ([UPDATE], [])
    assert [each.kind for each in questions(scene("No convoy reached Ulm.", "Aid has now reached Ulm.", days))] == [UPDATE]
    assert [each.kind for each in questions(scene("No convoy reached Ulm.", "Aid reached Ulm on Monday.", days))] == [CONTRADICTION]


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("The fire was an electrical fault, the owner said.", "Investigators believe arsonists set fire to the store after the blaze.", 1),
        ("The mine collapsed in a tremor.", "Corrosion brought the collapse about.", 1),
        ("The fire was arson.", "Arsonists burned the mill.", 0),
        ("Arson is possible.", "Brake failure was ruled out.", 0),  # no disaster in both
        ("The mill burned after lightning.", "They warned of a gas leak before the fire.", 0),
    ],
)
def test_causes_of_other_kinds(left: str, right: str, count: int) -> None:
    assert len(list(cause_kinds(scene(left, right)))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("Orlov is being held at the Kresty prison.", "Orlov arrived in Vienna on Tuesday.", 1),
        ("Orlov is being held at the Kresty prison.", "Orlov was held in the Kresty prison.", 0),
        ("Orlov is being held at the Kresty prison.", "Brandt arrived in Vienna on Tuesday.", 0),
        ("Orlov arrived in Berlin.", "Orlov arrived in Vienna on Tuesday.", 0),  # one travels
    ],
)
def test_whereabouts(left: str, right: str, count: int) -> None:
    assert len(list(whereabouts(scene(left, right)))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("Correction: the night train was bound for Lund.", "The night train was bound for Malmo.", 1),
        ("The institute moved the epicentre of the quake to the coast.", "The epicentre of the quake lay far out at sea.", 1),
        ("The prison is a house of correction for boys.", "The prison for boys is old.", 0),
    ],
)
def test_what_is_corrected(left: str, right: str, count: int) -> None:
    assert [each.kind for each in corrected(scene(left, right))] == [UPDATE] * count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("If the guards sleep at night in the tower, I would worry, she said.", "She warned that the guards sleep at night in the tower.", 1),
        ("If the guards sleep at night in the tower, I would worry.", "If the guards sleep at night in the tower, call me.", 0),
        ("If the judges let the case go on, others may follow.", "The case will go on, and the judges have let others speak.", 0),
    ],
)
def test_a_lost_if(left: str, right: str, count: int) -> None:
    assert len(list(conditions(scene(left, right)))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("The minister has not met the banker.", "The minister met the banker twice in spring, a clerk said.", 1),
        ("The club insisted that its fans did not throw flares.", "Flares thrown by its fans burned two stewards.", 1),
        ("The general said that no village had been bombed.", "Two villages were bombed on Sunday, monitors said.", 1),
        ("The minister has not met the banker.", "The banker met his lawyer on Monday.", 0),
        ("He was not the first minister to go.", "The minister went on Monday.", 0),
        ("The team won without conceding a goal.", "The goal came late.", 0),
        ("No other country has joined the talks.", "Three countries began the talks.", 0),
        ("The union did not say how long the strike would last.", "The union called the strike on Monday.", 0),
    ],
)
def test_a_deed_and_its_negation(left: str, right: str, count: int) -> None:
    assert len(text_disputes((account("a1", left), account("a2", right)), (), (), {})) == count


def test_equal_wording_is_no_dispute() -> None:
    text = "The doors were chained. Orlov is held at Kresty. The fire was arson. No siren sounded."
    assert text_disputes((account("a1", text), account("a2", text)), (), (), {}) == ()


@given(st.text(min_size=1, max_size=120))
def test_any_line_is_read(text: str) -> None:
    lines = make_scene((account("a1", text),), (), {}).lines
    for question in table():
        for line in lines:
            answer = answer_of(question, line)
            assert answer is None or answer.words in text


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("The dam was sound, the engineer said.", "The dam leaked for weeks, villagers said.", 1),
        ("The old bridge was intact.", "The bridge was badly damaged.", 1),
        ("The town of Ulmen was undamaged.", "Several barns near Ulmen were damaged.", 0),
        ("The harbour was intact.", "Roofs in the valley were damaged.", 0),
        ("The peaceful march went on until noon.", "Protesters threw stones at the bank.", 1),
        ("The peaceful march turned violent near the bank.", "Protesters threw stones at the bank.", 0),
    ],
)
def test_the_same_thing_must_be_sound_and_damaged(left: str, right: str, count: int) -> None:
    assert len(list(questions(scene(left, right)))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("All of the inmates were recaptured by noon.", "Three were back in their cells; the remaining prisoners are still at large.", 1),
        ("The five robbers surrendered quietly, a guard said.", "Police searched for other robbers, who fled through the yard.", 1),
        ("Rangers arrested all six poachers.", "Some poachers, a villager said, got away by boat.", 1),
        ("The five robbers surrendered quietly.", "The robbers fled in a van and were stopped at the bridge.", 0),
        ("All of the inmates were recaptured by noon.", "The inmates escaped at dawn.", 0),
        ("The five robbers surrendered quietly.", "Some customers fled through the yard.", 0),
    ],
)
def test_whether_all_were_caught(left: str, right: str, count: int) -> None:
    assert len(list(questions(scene(left, right)))) == count
