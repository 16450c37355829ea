"""Judgements on a whole dossier: kept, followed on every later read with whatever comes in, and taken back without a trace in the book."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import FLOOD_ONE, FLOOD_TWO
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.align.judged_subjects import Signature, correct, index_of, merge, split, withdraw
from rashomon.dossier.check import Verdict, check_evidence, every_evidence
from rashomon.dossier.reader import DossierReader, read_book
from rashomon.errors import BadDossier, BadUsage
from rashomon.export.judgement_list import ids_text, listed
from rashomon.export.judgement_text import judgements_from_text, judgements_text
from rashomon.model.book import Book
from rashomon.model.documents import PublishedFrom
from rashomon.model.judgements import Judged
from rashomon.pipeline.judge import decide, members_of, take_in
from rashomon.pipeline.run import read_sources

THIRD = """Oldmarket mourns its dead

5 March 2021

Twelve people died when the Tarn flooded Oldmarket on Tuesday, the interior ministry said. The mayor, Anna Brandt, resigned on Thursday.

Forty people were injured in the flood, said Piet Maas, a doctor.
"""
ADA = Signature("Ada", "2021-03-06T10:00:00Z", "read both again")


def aligned_only(book: Book) -> Book:
    return replace(book, judgements=(), failures=())


def digest(path):
    with DossierReader(path) as dossier:
        return dossier.digest()


@pytest.fixture(scope="module")
def read_once(tmp_path_factory):
    """A dossier of three accounts, read once; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("judged") / "accounts"
    folder.mkdir()
    for name, text in (("one", FLOOD_ONE), ("two", FLOOD_TWO), ("three", THIRD)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    read_sources([str(folder)], folder.parent / "flood.rashomon")
    return folder.parent


@pytest.fixture
def dossier(read_once, tmp_path):
    where = tmp_path / "flood.rashomon"
    where.write_bytes((read_once / "flood.rashomon").read_bytes())
    return where


def one(records, told):
    return next(each for each in records if told(each))


def toll(book, kind="deaths"):
    return one(book.series, lambda each: each.kind.value == kind and len(each.readings) > 1)


def sound(where):
    """All evidence of a dossier stands where it says, and reading the same again changes nothing."""
    book = read_book(where)
    texts = {document.id: document.text for document in book.documents}
    pieces = every_evidence(tuple(getattr(book, name) for name in book.__slots__ if name != "documents"))
    assert all(each.verdict is Verdict.HERE for each in check_evidence(pieces, texts))
    ids = [each.id for noun in ("happenings", "series", "statements", "actors", "stories", "families") for each in getattr(book, noun)]
    assert len(ids) == len(set(ids))
    return book


def judge(where, make):
    return decide(where, lambda index, _before: make(index))


def test_a_split_series_stays_split_when_an_account_comes_in_and_comes_back_when_withdrawn(dossier, read_once, tmp_path):
    before = read_book(dossier)
    series = toll(before)
    done = judge(dossier, lambda index: split(index, series.id, ["1"], ADA))
    after = sound(dossier)
    assert series.readings not in {each.readings for each in after.series}
    assert sorted(reading for each in after.series for reading in each.readings) == sorted(
        reading for each in before.series for reading in each.readings
    )
    assert sum("split by Ada on 2021-03-06: read both again" in each.because for each in after.series) == 2
    assert {figure.id: figure.series for figure in after.figures} == {reading: each.id for each in after.series for reading in each.readings}

    again = digest(dossier)
    read_sources([str(read_once / "accounts")], dossier)
    assert digest(dossier) == again

    news = tmp_path / "four.txt"
    news.write_text(
        "Tarn flood: toll reaches 14\n\n6 March 2021\n\nFourteen people died when the Tarn flooded Oldmarket, police said.\n", encoding="utf-8"
    )
    read_sources([str(news)], dossier)
    more = sound(dossier)
    first, rest = (members_of(dossier, each.id)[0].anchors for each in more.series if "split by Ada" in each.because)
    assert not set(first) & set(rest)
    assert not [each for each in more.failures if each.stage == "judgement"]

    decide(dossier, lambda _index, held: withdraw(held, done.judgements[0].id, ADA))
    plain = tmp_path / "plain.rashomon"
    read_sources([str(read_once / "accounts")], plain)
    read_sources([str(news)], plain)
    assert aligned_only(read_book(dossier)) == aligned_only(read_book(plain))


def test_merged_happenings_count_their_accounts_together(dossier):
    book = read_book(dossier)
    lead = one(book.happenings, lambda each: "resigned" in each.what)
    other = one(book.happenings, lambda each: each.id != lead.id and lead.tellings[0].article not in {told.article for told in each.tellings})
    judge(dossier, lambda index: merge(index, [lead.id, other.id], ADA))
    after = sound(dossier)
    found = one(after.happenings, lambda each: each.id == lead.id)
    assert len(found.tellings) == len(lead.tellings) + len(other.tellings)
    assert len(found.support.families) == len({*lead.support.families, *other.support.families})
    assert found.because.endswith("merged by Ada on 2021-03-06: read both again")
    assert other.id not in {each.id for each in after.happenings}
    assert not {other.id} & {end for relation in after.relations for end in (relation.left, relation.right)}


def test_merged_actors_speak_as_one(dossier):
    book = read_book(dossier)
    mayor, doctor = (one(book.actors, lambda each, name=name: name in each.name) for name in ("Brandt", "Maas"))
    judge(dossier, lambda index: merge(index, [mayor.id, doctor.id], ADA))
    after = sound(dossier)
    found = one(after.actors, lambda each: each.id == mayor.id)
    assert found.name == mayor.name
    assert "Piet Maas" in found.aliases
    assert doctor.id not in {each.speaker for each in after.attributions}


def test_a_split_actor_is_two_people_under_two_ids(dossier):
    book = read_book(dossier)
    mayor = one(book.actors, lambda each: "Brandt" in each.name)
    leaving = mayor.entities[0][0]
    judge(dossier, lambda index: split(index, mayor.id, [leaving], ADA))
    after = sound(dossier)
    both = [each for each in after.actors if "Brandt" in each.name]
    assert len(both) == 2
    assert {leaving} in [{article for article, _ in each.entities} for each in both]


def test_a_corrected_day_of_publication_moves_what_is_dated_by_it(dossier):
    article = one(read_book(dossier).articles, lambda each: each.title == "Oldmarket mourns its dead")
    judge(dossier, lambda index: correct(index, article.id, ("published", "2021-03-12"), ADA))
    after = sound(dossier)
    found = one(after.articles, lambda each: each.id == article.id)
    assert (found.published, found.published_from) == ("2021-03-12", PublishedFrom.ANALYST)
    assert "2021-03-11" in {each.value for each in after.dates if each.article == article.id}


def test_a_corrected_reading_changes_its_series(dossier):
    book = read_book(dossier)
    series = toll(book)
    judge(dossier, lambda index: correct(index, series.readings[-1], ("value", "40"), ADA))
    assert 40.0 in {each.high for each in sound(dossier).series if each.kind.value == "deaths"}


def test_the_later_correction_wins_and_says_so(dossier):
    happening = read_book(dossier).happenings[0]
    first = judge(dossier, lambda index: correct(index, happening.id, ("date", "2021-03-01"), ADA))
    later = judge(dossier, lambda index: correct(index, happening.id, ("date", "unknown"), ADA))
    assert later.overrules == first.judgements
    found = one(sound(dossier).happenings, lambda each: each.id == happening.id)
    assert found.date is None
    assert found.because.count("date corrected") == 1
    assert [row.state.split(" ", 1)[0] for row in listed(read_book(dossier))] == ["overruled", "in"]


def test_stories_and_families_are_parted_and_joined(dossier):
    book = read_book(dossier)
    story = book.stories[0]
    judge(dossier, lambda index: split(index, story.id, [story.articles[-1]], ADA))
    parted = sound(dossier)
    assert sorted(map(len, (each.articles for each in parted.stories))) == sorted(
        [*(len(each.articles) for each in book.stories[1:]), 1, len(story.articles) - 1]
    )
    judge(dossier, lambda index: merge(index, [each.id for each in parted.stories], ADA))
    assert len(sound(dossier).stories) == 1

    one_, two = book.articles[:2]
    judge(dossier, lambda index: merge(index, [one_.id, two.id], ADA))
    family = one(sound(dossier).families, lambda each: one_.id in each.articles)
    assert two.id in family.articles
    judge(dossier, lambda index: split(index, family.id, [two.id], ADA))
    assert not any({one_.id, two.id} <= set(each.articles) for each in sound(dossier).families)


def test_what_two_stories_hold_is_parted_already_and_cannot_be_one(dossier):
    book = read_book(dossier)
    series, story = toll(book), book.stories[0]
    judge(dossier, lambda index: split(index, series.id, [index.subject(series.id).members[0].article], ADA))
    merged = judge(dossier, lambda index: merge(index, [each.id for each in read_book(dossier).series if "split by" in each.because], ADA))
    leaving = index_of(book).subject(series.id).members[0].article
    done = judge(dossier, lambda index: split(index, story.id, [leaving], ADA))
    assert [line.split(":")[0] for line in done.unreplayed] == [merged.judgements[0].id]
    assert "stand in different stories" in done.unreplayed[0]
    sound(dossier)


def test_what_cannot_be_replayed_is_kept_and_named(dossier, read_once, tmp_path):
    series = toll(read_book(dossier))
    judge(dossier, lambda index: split(index, series.id, ["1"], ADA))
    text = judgements_text(read_book(dossier).judgements)
    lone = tmp_path / "lone.rashomon"
    read_sources([str(read_once / "accounts" / "three.txt")], lone)
    done = take_in(lone, judgements_from_text(text))
    assert len(done.judgements) == 1
    assert "could not be replayed" in done.unreplayed[0]
    assert [each.item for each in read_book(lone).failures if each.stage == "judgement"] == [done.judgements[0].id]
    assert take_in(lone, judgements_from_text(text)).known == 1

    read_sources([str(read_once / "accounts")], lone)
    assert not [each for each in read_book(lone).failures if each.stage == "judgement"]
    assert {each.readings for each in read_book(lone).series} == {each.readings for each in read_book(dossier).series}


def test_an_exact_copy_follows_its_original(dossier, tmp_path):
    series = toll(read_book(dossier))
    article = one(read_book(dossier).figures, lambda each: each.id == series.readings[0]).article
    judge(dossier, lambda index: split(index, series.id, ["1"], ADA))
    book = read_book(dossier)
    document = one(book.documents, lambda each: each.id == one(book.articles, lambda found: found.id == article).document)
    twin = tmp_path / "another-name.txt"
    twin.write_text(document.text + "\n", encoding="utf-8")
    read_sources([str(twin)], dossier)
    assert not [each for each in read_book(dossier).failures if each.stage == "judgement"]
    assert sum("split by Ada" in each.because for each in sound(dossier).series) == 2


REFUSED = [
    (lambda index, book: merge(index, [book.happenings[0].id], ADA), "two different records"),
    (lambda index, book: merge(index, [book.happenings[0].id, book.series[0].id], ADA), "only records of one kind"),
    (lambda index, book: merge(index, [book.happenings[0].id, "happening-0000"], ADA), "no record of this dossier"),
    (lambda index, book: merge(index, [book.figures[0].id, book.figures[1].id], ADA), "name the series"),
    (lambda index, book: split(index, book.stories[0].id, list(book.stories[0].articles), ADA), "everything would leave"),
    (lambda index, book: split(index, book.series[0].id, ["99"], ADA), "not a member"),
    (lambda index, book: correct(index, book.happenings[0].id, ("what", "x"), ADA), "not a field"),
    (lambda index, book: correct(index, book.happenings[0].id, ("date", "soon"), ADA), "give a date"),
    (lambda index, book: correct(index, book.happenings[0].id, ("place", "Atlantis"), ADA), "no place"),
    (lambda index, _book: correct(index, "x", ("date", "2021"), ADA), "no record"),
]


@pytest.mark.parametrize(("make", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_what_makes_no_sense_is_refused_and_nothing_changes(make, says, read_once):
    where = read_once / "flood.rashomon"
    before = digest(where)
    with pytest.raises(BadUsage, match=says):
        decide(where, lambda index, _held: make(index, index.book))
    assert digest(where) == before


def test_withdrawing(dossier):
    done = judge(dossier, lambda index: correct(index, index.book.happenings[0].id, ("status", "denied"), ADA))
    (first,) = done.judgements
    (taken,) = decide(dossier, lambda _index, held: withdraw(held, first.id, ADA)).judgements
    with pytest.raises(BadUsage, match="withdrawn already"):
        decide(dossier, lambda _index, held: withdraw(held, first.id, ADA))
    with pytest.raises(BadUsage, match="no judgement"):
        decide(dossier, lambda _index, held: withdraw(held, "judgement-0", ADA))
    decide(dossier, lambda _index, held: withdraw(held, taken.id, ADA))
    assert "denied" in {each.status.value for each in read_book(dossier).happenings}
    assert listed(read_book(dossier))[0].state == "in force"


def test_every_record_that_can_be_judged_is_listed(dossier):
    book = read_book(dossier)
    text = ids_text(book)
    for noun in ("stories", "articles", "families", "happenings", "series", "figures", "statements", "actors"):
        assert {each.id for each in getattr(book, noun)} <= set(text.split())


def test_a_dossier_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(BadDossier, match="no such dossier"):
        take_in(tmp_path / "none.rashomon", ())
    assert not (tmp_path / "none.rashomon").exists()


NOUNS = sorted(set(Judged) - {Judged.ARTICLE, Judged.FIGURE})
picks = st.lists(
    st.tuples(st.sampled_from(["merge", "split"]), st.sampled_from(NOUNS), st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=6
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(picks)
def test_whatever_is_judged_and_withdrawn_leaves_the_book_as_it_was(read_once, tmp_path_factory, drawn):
    where = tmp_path_factory.mktemp("drawn") / "flood.rashomon"
    where.write_bytes((read_once / "flood.rashomon").read_bytes())
    before = read_book(where)
    index, made = index_of(before), {}
    plural = {Judged.STORY: "stories", Judged.FAMILY: "families", Judged.SERIES: "series"}
    for number, (kind, noun, left, right) in enumerate(drawn):
        records = getattr(before, plural.get(noun, f"{noun}s"))
        names = [records[left % len(records)].id, records[right % len(records)].id]
        by = replace(ADA, note=str(number))
        try:
            fresh = merge(index, names, by) if kind == "merge" else split(index, names[0], [str(1 + right % 3)], by)
        except BadUsage:
            continue
        made[fresh.id] = fresh
    take_in(where, judgements_from_text(judgements_text(tuple(made.values()))))
    sound(where)
    take_in(where, [withdraw(tuple(made.values()), each, replace(ADA, at="2021-03-07T10:00:00Z")) for each in made])
    assert aligned_only(read_book(where)) == aligned_only(before)
