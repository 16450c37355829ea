import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.ingest.captured import Captured, Form, Known
from rashomon.ingest.pages import captured
from rashomon.model.documents import Article, ArticleKind, PublishedFrom
from rashomon.text.encoding import Decoded, without_surprises

FLOOD = "The river Tarn broke its banks early on Tuesday and flooded the old town of Oldmarket, killing at least eight people, the interior ministry said in the evening."
BOATS = "Rescue workers used boats to reach people who had climbed on the roofs of their houses, and the army sent two helicopters, a spokesman for the mayor said."
DAM = "The government promised help for everyone who had lost a home, but the opposition said that the dam above the town had not been repaired for years."


def capture(*lines: str, known: Known | None = None) -> Captured:
    text = "\n".join(lines)
    return captured(Decoded(text, "utf-8"), text.encode(), "x.txt", known or Known(), Form("text/plain", "test"))


def marks(found: Captured) -> list[tuple[str, str]]:
    return [(mark.kind.value, found.document.text[mark.start : mark.end]) for article in found.articles for mark in article.furniture]


def only(found: Captured) -> Article:
    (article,) = found.articles
    return article


def test_a_plain_article_with_subheadings_stays_one():
    found = capture(
        "Anger grows in Oldmarket after the flood",
        "Ann Lee",
        "",
        FLOOD,
        "",
        "A town in shock",
        "",
        BOATS,
        "",
        "People look at the old bridge",
        "Reuters",
        "",
        DAM,
        "",
        "What Happens Next",
        "",
        FLOOD,
    )
    article = only(found)
    assert (article.title, article.byline, article.kind) == ("Anger grows in Oldmarket after the flood", "Ann Lee", ArticleKind.NEWS)


def test_a_page_of_three_reposted_pieces_is_split_and_no_word_is_lost():
    found = capture(
        "Wednesday, 5 January 2022", "", "Eight die in Oldmarket flood", "The Guardian", "", FLOOD, "", BOATS, "", "",
        "Mayor quits after flood", "Associated Press", "", DAM, "", FLOOD, "", "", "Cy Day: The dam that nobody repaired", "Cy Day", "", BOATS, "", DAM, "", "No comments:",
    )  # fmt: skip
    assert [(a.title, a.outlet, a.byline, a.kind.value, a.published) for a in found.articles] == [
        ("Eight die in Oldmarket flood", "The Guardian", None, "news", "2022-01-05"),
        ("Mayor quits after flood", "Associated Press", None, "news", "2022-01-05"),
        ("Cy Day: The dam that nobody repaired", None, "Cy Day", "opinion", "2022-01-05"),
    ]
    covered = "".join(found.document.text[a.span.start : a.span.end] for a in found.articles)
    assert "".join(covered.split()) == "".join(found.document.text.split())


def test_a_title_printed_twice_is_taken_once_without_its_flag():
    found = capture("BREAKING: Flood kills eight people in Oldmarket News", "© Ann Lee", "BREAKING: Flood kills eight people in Oldmarket", "", FLOOD)
    article = only(found)
    assert article.title == "Flood kills eight people in Oldmarket"
    assert article.title_span is not None
    assert found.document.text[article.title_span.start : article.title_span.end] == article.title
    assert [kind for kind, _ in marks(found)] == ["duplicate_title", "section_label", "image_credit", "update_flag"]


def test_another_sites_headline_above_the_title():
    found = capture(
        "Ministry Says Eight Dead In Oldmarket Flood", "", "Eight dead in Oldmarket flood, ministry says after long silence", "RT", "", FLOOD
    )
    assert only(found).title == "Eight dead in Oldmarket flood, ministry says after long silence"
    assert marks(found)[0] == ("aggregator_headline", "Ministry Says Eight Dead In Oldmarket Flood")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "boilerplate"),
        ("Comments are closed.", "footer"),
        ("No comments:", "footer"),
        ("Read more: The dam above the town", "footer"),
        ("Share this story", "footer"),
        ("Follow us on Twitter", "footer"),
        ("(Reporting by Ann Lee; Editing by Bo Orr)", "contributor_credit"),
        ("Bo Orr contributed reporting from Northport.", "contributor_credit"),
        ("Photo: Ann Lee/Getty Images", "image_credit"),
        ("Boats on the main street of the town (via Harbour TV)", "image_caption"),
        ("Source: Reuters", "source_credit"),
        ("Contact for media: Ann Lee, press@harbour.example", "contributor_credit"),
        ("KEY FIGURES", "section_label"),
    ],
)
def test_lines_that_are_furniture_by_themselves(line: str, kind: str):
    assert (kind, line) in marks(capture("Flood in Oldmarket", "", FLOOD, "", line, "", BOATS))


@pytest.mark.parametrize(
    "line",
    [
        "Source of the river: a lake in the north.",
        "Like the flood of 1910, this one came at night.",
        "Support for the mayor fell.",
        "From the roof they saw the water.",
    ],
)
def test_short_sentences_of_the_story_are_no_furniture(line: str):
    assert not marks(capture("Flood in Oldmarket", "", FLOOD, "", line, "", BOATS))


@pytest.mark.parametrize(
    ("opening", "mark", "outlet", "published"),
    [
        ("OLDMARKET, Tarnland (AP) — ", "OLDMARKET, Tarnland (AP) —", "Associated Press", None),
        ("OLDMARKET – ", "OLDMARKET –", None, None),
        ("Oldmarket, 5 January 2022 – ", "Oldmarket, 5 January 2022 –", None, "2022-01-05"),
        ("(Reuters) - ", "(Reuters) -", "Reuters", None),
        ("OLDMARKET: ", "OLDMARKET:", None, None),
        ("date 2022-01-05 ", "date 2022-01-05 ", None, "2022-01-05"),
    ],
)
def test_what_opens_running_text(opening: str, mark: str, outlet: str | None, published: str | None):
    found = capture("Flood in Oldmarket", "", opening + FLOOD)
    assert [words for _, words in marks(found)] == [mark]
    assert (only(found).outlet, only(found).published) == (outlet, published)


@pytest.mark.parametrize(
    "opening",
    [
        "NOTE: The bridge is closed until the end of the week, the police in the old town said.",
        "NATO – the alliance – said that help was on its way to all of those who needed it.",
        "January 5, 2022 was a day that nobody in the old town will forget for a long time.",
    ],
)
def test_sentences_that_only_look_like_datelines(opening: str):
    assert not marks(capture("Flood in Oldmarket", "", opening, "", FLOOD))


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Floods live: death toll rises", "", FLOOD), "live"),
        (("FOR IMMEDIATE RELEASE", "Red Lantern sends boats to Oldmarket", "", FLOOD), "release"),
        (("Opinion | The flood we all saw coming", "By Cy Day", "", FLOOD), "opinion"),
        (("The flood in Oldmarket", "", FLOOD, "", "Why did it happen?", "", DAM, "", "Who is to blame?", "", BOATS), "explainer"),
        (("The flood in Oldmarket", "", f"{FLOOD} Here are four things to know about the dam.", "", "Why did it break?", "", DAM), "explainer"),
        (("The flood in Oldmarket", "", FLOOD, "", BOATS), "news"),
        (("OPEN HARBOUR", "Situation Report No. 2: Oldmarket flood", "", FLOOD, "", BOATS), "release"),
        (("The flood in Oldmarket", "", FLOOD, "", BOATS, "", "Press: Ann Lee, +99 00 000 000"), "release"),
        (
            ("OPEN THE GATES NOW", "", "Oldmarket, 5.1.2022 – Open Harbour (OH) condemns the flooding of a town. Our lawyers were there.", "", FLOOD),
            "release",
        ),
        (("The flood in Oldmarket", "", "Tarnland – Open Harbour (OH) condemned the flooding of a town on Monday.", "", FLOOD), "news"),
        (
            (
                "The town",
                "",
                f"We talked to six people. {FLOOD} She told us so. We asked the mayor. He showed us the gate. Our requests stayed unanswered.",
            ),
            "news",
        ),
        (
            ("The town", "", "We let it drown. We knew the gate was old, our mayor knew it, and we did nothing. It is our shame, and it is mine."),
            "opinion",
        ),
    ],
)
def test_kinds(lines: tuple[str, ...], kind: str):
    assert only(capture(*lines)).kind.value == kind


def test_byline_and_date_under_a_standfirst():
    found = capture(
        "Flood kills eight in Oldmarket",
        "Rescue workers search for the missing after a long and terrible night.",
        "Ann Lee in Oldmarket",
        "Wed 5 Jan 2022 10.30 GMT",
        "",
        FLOOD,
        "",
        "January 2, 2022",
        "",
        BOATS,
    )
    article = only(found)
    assert (article.byline, article.published, article.published_from) == ("Ann Lee", "2022-01-05", PublishedFrom.PAGE)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee, Bo Orr", "Ann Lee, Bo Orr"),
        ("by Ann Lee, Northport correspondent", "Ann Lee"),
        ("By ANN LEE, The Guardian", "ANN LEE"),
        ("Written by: Ann Lee and Bo Orr | 5 May 2020", "Ann Lee and Bo Orr"),
    ],
)
def test_bylines(line: str, byline: str):
    assert only(capture("Flood in the old town of Oldmarket", line, "", FLOOD)).byline == byline


def test_a_text_without_title_and_date_has_none():
    article = only(capture(FLOOD, "", BOATS))
    assert (article.title, article.title_span, article.published, article.published_because, article.language) == (None, None, None, None, "en")


def test_a_record_is_never_split_and_its_fields_win():
    text = (
        "Eight die in Oldmarket flood",
        "The Guardian",
        "",
        FLOOD,
        "",
        BOATS,
        "",
        "",
        "Mayor quits after flood",
        "Associated Press",
        "",
        DAM,
        "",
        FLOOD,
    )
    article = only(
        capture(*text, known=Known(title="Eight die", outlet="The Post", published="soon", url="https://example.org/2022/01/07/flood", whole=True))
    )
    assert (article.title, article.outlet, article.published) == ("Eight die", "The Post", "2022-01-07")


PIECES = st.sampled_from(
    [
        "Flood in Oldmarket kills eight",
        "By Ann Lee",
        "Reuters",
        "",
        "",
        FLOOD,
        "5 January 2022",
        "# Title",
        "Photo: x",
        "\ufeff",
        "“",
        "no comments:",
        "MOSCOW –",
        "UPDATE: ",
        "a | News",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=25))
def test_any_text_gives_articles_in_order_with_furniture_inside(lines: list[str]):
    found = capture(without_surprises("\n".join(["word", *lines])))
    last = 0
    for article in found.articles:
        assert last <= article.span.start
        last = article.span.end
        assert last <= len(found.document.text)
        assert list(article.furniture) == sorted(article.furniture)
        assert all(article.span.contains(mark.span) for mark in article.furniture)
        if article.title_span is not None:
            assert article.span.contains(article.title_span)


def test_a_headline_as_long_as_a_sentence_with_highlights_above_its_date():
    title = "‘The water came in the night’: boats on the streets of Oldmarket as the old dam breaks and the mayor of the town calls for help from the north"
    lines = [
        title,
        "Water broke through the old dam on Tuesday night.",
        "The mayor says that nobody was warned.",
        "Boats came from the north in the morning.",
    ]
    found = capture(*lines, "PUBLISHED: 02:31 GMT, 5 January 2022 | UPDATED: 22:19 GMT, 6 January 2022", FLOOD, BOATS)
    assert (only(found).title, only(found).published) == (title, "2022-01-05")
