"""Tellings of one happening become one; tellings of two stay two."""

from dataclasses import replace

from rashomon.align.happening_words import content, day_interval, stem
from rashomon.align.happenings import merge_happenings
from rashomon.align.twins import twins_of
from rashomon.annotate import events
from rashomon.model.annotations import Account, Annotations, Status
from rashomon.model.book import Copy, Passage
from rashomon.model.documents import Article
from rashomon.model.findings import CopyKind
from rashomon.model.spans import Span, cut
from rashomon.text.parse import Source, parse_articles


def account(name: str, text: str, day: str | None = None) -> Account:
    article = Article(name, f"d-{name}", Span(0, len(text)))
    (parsed,) = parse_articles([Source(article, text)])
    annotations = events.run(parsed, Annotations(name))
    dated = tuple(replace(event, date=day) for event in annotations.events)
    return Account(article, text, replace(annotations, events=dated))


def merged(*accounts: Account):
    return merge_happenings(accounts, {})[0]


def test_two_accounts_of_one_storming_are_one_happening():
    one = account("a1", "Protesters stormed the customs house in Norham.", "2021-03-02")
    two = account("a2", "The customs house of Norham was stormed by protesters.", "2021-03-02")
    (happening,) = merged(one, two)
    assert {telling.article for telling in happening.tellings} == {"a1", "a2"}
    assert happening.date == "2021-03-02"
    assert "told 2 times" in happening.because


def test_other_days_are_other_happenings():
    one = account("a1", "Soldiers killed two fishermen near Norham.", "2021-03-02")
    two = account("a2", "Soldiers killed two fishermen near Norham.", "2021-03-09")
    sure = [
        replace(each, annotations=replace(each.annotations, events=tuple(replace(event, confidence=0.95) for event in each.annotations.events)))
        for each in (one, two)
    ]
    assert len(merged(*sure)) == 2


def test_two_dismissals_by_one_president_are_two():
    texts = ("The president sacked Max Brandt on Monday.", "The president sacked Eva Lund on Monday.")
    accounts = []
    for number, (text, name) in enumerate(zip(texts, ("brandt", "lund"), strict=True)):
        one = account(f"a{number}", text, "2021-03-01")
        events = tuple(replace(event, actors=("p",), recipients=(name,)) for event in one.annotations.events)
        accounts.append(replace(one, annotations=replace(one.annotations, events=events)))
    actor_of = {(f"a{number}", entity): entity for number in range(2) for entity in ("p", "brandt", "lund")}
    assert len(merge_happenings(accounts, actor_of)[0]) == 2


def test_a_plan_does_not_merge_with_the_deed():
    one = account("a1", "Norland will send troops to the island.")
    two = account("a2", "On Friday the troops arrived on the island.")
    assert {happening.status for happening in merged(one, two)} == {Status.PLANNED, Status.HAPPENED}


def test_the_order_of_accounts_does_not_matter():
    one = account("a1", "The governor resigned. Police arrested forty miners in Norham.")
    two = account("a2", "Forty miners were arrested by police. The governor was sacked.")
    assert merged(one, two) == merged(two, one)


def test_tellings_quote_their_text():
    one = account("a1", "Miners marched through Norham after the governor resigned.")
    happenings, relations = merge_happenings([one], {})
    assert all(one.text[t.evidence.start : t.evidence.end] == t.evidence.words for happening in happenings for t in happening.tellings)
    assert [relation.kind for relation in relations] == ["before"]


def test_words_and_days():
    assert stem("protesters") == stem("protests")
    assert content("The police and the crowd") == {"polic", "crowd"}
    assert day_interval("2020/2022") == ("2020-01-01", "2022-12-31")
    assert day_interval("../2022") is None
    assert day_interval("199X") == ("1990-01-01", "1999-12-31")


def test_the_best_witness_is_a_whole_clause_that_says_what_took_place():
    one = account("a1", "The crowd, storming the customs house in Norham, sang.", "2021-03-02")
    two = account("a2", "Protesters stormed the customs house in Norham.", "2021-03-02")
    (happening,) = [each for each in merged(one, two) if len(each.tellings) == 2]
    assert happening.what == "Protesters stormed the customs house in Norham"
    assert "2 March 2021" in happening.because


def test_what_follows_a_relative_clause_is_no_response():
    one = account("a1", "Troops arrived at the request of the mayor, who vowed to restore order.")
    assert all(relation.kind != "response" for relation in merge_happenings([one], {})[1])


def test_a_day_that_is_only_likely_does_not_outvote_a_stated_one():
    one = account("a1", "Protesters stormed the customs house in Norham.", "2021-03-02?")
    two = account("a2", "The customs house of Norham was stormed by protesters.", "2021-03-03")
    assert [happening.date for happening in merged(one, one, two) if len(happening.tellings) > 1] == ["2021-03-03"]
    assert {happening.date for happening in merged(one)} == {"2021-03-02?"}


def test_an_earlier_year_is_background_also_in_an_account_without_a_date():
    old = account("a1", "Soldiers killed two fishermen near Norham.", "2016")
    new = account("a2", "The mayor of Norham resigned.", "2021-03-02")
    dated = replace(new, article=replace(new.article, published="2021-03-04"))
    assert {happening.date: happening.background for happening in merged(old, dated)} == {"2016": True, "2021-03-02": False}


def test_what_titles_speak_of_weighs_more():
    plain = account("a1", "The mayor of Norham resigned. Police arrested ten miners.")
    titled = replace(plain, article=replace(plain.article, title="Ten miners arrested"))
    weights = {happening.what: happening.weight for happening in merged(titled)}
    assert weights["Police arrested ten miners"] > weights["The mayor of Norham resigned"] - 0.1
    assert weights["Police arrested ten miners"] > {happening.what: happening.weight for happening in merged(plain)}["Police arrested ten miners"]


def test_a_copy_is_no_witness_where_another_account_tells_it():
    first = account("a2", "Protesters stormed the customs house in Norham.", "2021-03-02")
    copy = account("a1", "Angry protesters stormed the old customs house in Norham.", "2021-03-02")
    assert merge_happenings([first, copy], {}, copied=frozenset({"a1"}))[0][0].what == "Protesters stormed the customs house in Norham"
    spun = replace(first, article=replace(first.article, rewritten=True))
    assert merge_happenings([spun, copy], {}, copied=frozenset({"a1"}))[0][0].what == "Angry protesters stormed the old customs house in Norham"


def test_one_spot_of_a_copied_sentence_is_one_happening_whatever_the_words():
    one = account("a1", "Police fired on the miners. The mayor resigned on Monday.")
    two = account("a2", "Officers dismissed on the miners. The mayor stepped down on Monday.")
    ends = [each.text.index(".") + 1 for each in (one, two)]
    passage = Passage(*(cut(each.article.document, each.text, Span(0, end)) for each, end in zip((one, two), ends, strict=True)))
    twins = twins_of([Copy("c", "a1", "a2", CopyKind.REWRITE, 0.9, True, "", (passage,))], {"a1", "a2"})
    joined = [happening for happening in merge_happenings([one, two], {}, twins=twins)[0] if "copied" in happening.because]
    assert [{telling.article for telling in each.tellings} for each in joined] == [{"a1", "a2"}]


def test_a_headline_tells_the_act_that_its_account_is_about():
    text = "A fire sweeps through Norham mill. A fire swept through a mill in Norham."
    one = account("a1", text, "2021-03-02")
    events = tuple(replace(event, date=None) if event.trigger.start < 34 else event for event in one.annotations.events)
    titled = replace(one, article=replace(one.article, title_span=Span(0, 34)), annotations=replace(one.annotations, events=events))
    (happening,) = [each for each in merged(titled) if each.date is not None]
    assert len(happening.tellings) == 2
    year = tuple(replace(event, date=None if event.trigger.start < 34 else "2021") for event in one.annotations.events)
    assert max(len(each.tellings) for each in merged(replace(titled, annotations=replace(one.annotations, events=year)))) == 1
