"""Series: which readings meet, which stay apart, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.align.series import join_series
from rashomon.align.twins import Twins
from rashomon.annotate.figures import LAYER
from rashomon.model.annotations import Account, Annotations, Attribution, AttributionKind, Figure
from rashomon.model.book import Series
from rashomon.model.documents import Article
from rashomon.model.spans import Evidence, Span
from rashomon.text.parse import Source, parse_articles


def accounts_of(*texts: tuple[str, str]) -> tuple[Account, ...]:
    """Accounts of (published, text)."""
    sources = [Source(Article(f"a{n}", f"d{n}", Span(0, len(text)), published=day), text) for n, (day, text) in enumerate(texts)]
    return tuple(Account(p.article, p.text, LAYER.run(p, Annotations(p.article.id))) for p in parse_articles(sources))


def joined(*texts: tuple[str, str]) -> tuple[tuple[Figure, ...], tuple[Series, ...]]:
    return join_series(accounts_of(*texts), {})


def together(figures: tuple[Figure, ...], *words: str) -> bool:
    found = [next(figure for figure in figures if word in figure.evidence.words) for word in words]
    return len({figure.series for figure in found}) == 1


def test_every_figure_has_a_series_and_every_reading_is_a_figure() -> None:
    figures, series = joined(("2024-03-05", "The flood killed 12 people and destroyed 40 houses."), ("2024-03-06", "The flood killed 15 people."))
    assert all(figure.series for figure in figures)
    assert sorted(reading for one in series for reading in one.readings) == sorted(figure.id for figure in figures)


def test_deaths_of_one_group_meet_in_as_of_order() -> None:
    figures, series = joined(("2024-03-06", "Some 15 soldiers died."), ("2024-03-05", "Nine army troops were killed."))
    assert together(figures, "15 soldiers", "Nine army troops")
    (one,) = series
    of_id = {figure.id: figure for figure in figures}
    assert [of_id[reading].value for reading in one.readings] == [9.0, 15.0]
    assert (one.low, one.high, one.best, one.monotone) == (9.0, 15.0, None, True)


def test_kinds_and_groups_stay_apart() -> None:
    figures, _ = joined(("2024-03-05", "Twelve protesters died. Twelve officers died. Twelve protesters were injured."))
    assert len({figure.series for figure in figures}) == 3


def test_a_part_is_a_series_inside_its_whole() -> None:
    figures, series = joined(("2024-03-05", "Rioters burned 90 cars, including 12 police vans."))
    whole, part = figures
    assert next(one for one in series if one.id == part.series).part_of == whole.series


def test_one_price_in_two_currencies() -> None:
    figures, series = joined(("2024-03-05", "A litre of milk now costs around 90 rubles, or 98 cents."))
    assert len({figure.series for figure in figures}) == 1
    assert series[0].unit == "RUB / USD"


def test_troops_and_peacekeepers_meet_and_durations_by_sense() -> None:
    figures, _ = joined(
        ("2024-03-05", "The bloc will send 800 peacekeepers. He has ruled the country for 22 years."),
        ("2024-03-06", "Hundreds of troops arrived. He led the country for nearly 22 years."),
    )
    assert together(figures, "800", "Hundreds")
    assert len({figure.series for figure in figures if "22" in figure.evidence.words}) == 1


def test_new_deaths_do_not_join_the_toll() -> None:
    figures, _ = joined(("2024-03-05", "The fever killed 40 people."), ("2024-03-06", "The fever killed three more people."))
    assert len({figure.series for figure in figures}) == 2


def test_another_year_is_another_event() -> None:
    now, before = accounts_of(("2024-03-05", "The quake killed 40 people."), ("2024-03-05", "The quake killed 55 people."))
    old = tuple(replace(figure, as_of="2010") for figure in before.annotations.figures)
    figures, _ = join_series((now, replace(before, annotations=replace(before.annotations, figures=old))), {})
    assert len({figure.series for figure in figures}) == 2


def test_speakers_become_actors() -> None:
    text = "Police said 12 people died."
    (account,) = accounts_of(("2024-03-05", text))
    said = Attribution("t1", "a0", AttributionKind.INDIRECT, "e1", None, "Police", None, None, None, None, Evidence("d0", 12, len(text), text[12:]))
    (parsed,) = parse_articles([Source(account.article, text)])
    told = Account(account.article, text, LAYER.run(parsed, Annotations("a0", attributions=(said,))))
    figures, _ = join_series([told], {("a0", "e1"): "actor-1"})
    assert [figure.speaker for figure in figures] == ["actor-1"]


def test_order_of_accounts_changes_no_group() -> None:
    texts = [
        ("2024-03-05", "The blast killed 12 people."),
        ("2024-03-06", "The blast killed 14 people and hurt 30."),
        ("2024-03-07", "At least 30 were injured."),
    ]
    accounts = accounts_of(*texts)
    one = {frozenset(series.readings) for series in join_series(accounts, {})[1]}
    other = {frozenset(series.readings) for series in join_series(accounts[::-1], {})[1]}
    assert one == other


def test_a_series_says_who_in_words_of_the_accounts() -> None:
    _, series = joined(
        ("2024-03-05", "Eight law enforcement officials died."), ("2024-03-06", "Twelve law enforcement officials died. The toll is 12 dead.")
    )
    first = series[0]
    assert (first.who, first.what) == ("law enforcement officials", "died")
    assert not any(mark in first.because for mark in ("_", "None", "none", ":"))


def test_no_arrests_are_no_lowest_number() -> None:
    _, (one,) = joined(("2024-03-05", "No one has been arrested."))
    assert (one.low, one.high) == (None, None)


def test_one_number_at_one_place_of_a_copied_passage_is_one_reading() -> None:
    first, second = "The flood swept away 42 stalls of the old market.", "Water took 42 tiny booths off the bazaar."
    accounts = accounts_of(("2024-03-05", first), ("2024-03-06", second))
    assert len({figure.series for figure in join_series(accounts, {})[0]}) == 2
    twins = Twins({"a0": [(0, len(first), 0)], "a1": [(0, len(second), 0)]})
    assert len({figure.series for figure in join_series(accounts, {}, twins)[0]}) == 1


#: Two accounts of one event that tell one quantity in other words: both readings stand in one series.
MEET = [
    ("A landslide killed nine people.", "Fourteen villagers died in the mudslide."),
    ("Gunmen hold 32 hostages in the embassy.", "The army said 27 hostages were inside the embassy."),
    ("Some 4,000 litres of acid leaked into the river.", "The company says 2,500 litres leaked."),
    ("The union says 5,000 workers walked out.", "Management said 1,800 employees were on strike."),
    ("The dam burst displaced 12,000 people.", "Some 15,000 residents have fled their homes."),
    ("The carmaker recalls 80,000 vehicles.", "The recall affects 120,000 cars."),
    ("The fever has infected 310 people.", "Some 270 cases have been confirmed."),
    ("Turnout was 61 percent.", "Turnout reached 58 percent, the commission said."),
    ("The court jailed him for six years.", "The judge gave him seven years in prison."),
    ("Flames destroyed 45 homes.", "At least 60 houses burned down."),
]
#: Two quantities that look alike.
PART = [
    ("The flood killed 12 people.", "Three of the dead were children."),
    ("The blast killed six officers.", "The blast killed four civilians."),
    ("Four Norlandian soldiers died.", "Nine Sudlandian soldiers died."),
    ("The ticket costs 40 euros.", "A season pass costs 90 euros."),
    ("The union demands 9 percent.", "Employers offer 4 percent."),
    ("She won 12 games for the Lions.", "She lost 20 games for the Hawks."),
    ("The fund bought 300 barges.", "It sold 500 barges."),
    ("Two new deaths were reported.", "Nine people have died."),
    ("He was jailed for six years.", "Her trial lasted six years."),
]


@pytest.mark.parametrize(("left", "right", "one"), [*((*pair, True) for pair in MEET), *((*pair, False) for pair in PART)])
def test_one_quantity_in_other_words(left: str, right: str, one: bool) -> None:
    figures, _ = joined(("2024-03-05", left), ("2024-03-06", right))
    assert {figure.article for figure in figures} == {"a0", "a1"}
    assert (len({figure.series for figure in figures}) == 1) is one
