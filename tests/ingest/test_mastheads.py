"""What stands above the headline, how bodies present themselves, and dates in figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.captured import Captured, Form, Known
from rashomon.ingest.mastheads import is_desk, is_kicker, is_masthead, name_in
from rashomon.ingest.pages import captured
from rashomon.ingest.printed_dates import date_line, is_date_only
from rashomon.text.encoding import Decoded

QUAY = "The quay at Northport gave way early on Monday and two lorries fell into the harbour, the port authority said in a short message to the shipping lines."
DIVERS = "Divers brought up one driver alive, and the port authority closed the basin until engineers had looked at the other piles, which are of the same age."
TITLE = "Quay at Northport gives way under two lorries"


def capture(*lines: str) -> Captured:
    text = "\n".join(lines)
    return captured(Decoded(text, "utf-8"), text.encode(), "x.txt", Known(), Form("text/plain", "test"))


def marks(found: Captured) -> list[tuple[str, str]]:
    return [(mark.kind.value, found.document.text[mark.start : mark.end]) for mark in found.articles[0].furniture]


@pytest.mark.parametrize(
    ("above", "outlet", "kinds"),
    [
        (["The Northport Observer"], "The Northport Observer", ["source_credit"]),
        (["The Northport Ledger", "notes from the waterside"], "The Northport Ledger", ["source_credit", "section_label"]),
        (
            ["REPUBLIC OF FREEDONIA", "MINISTRY OF PORTS", "", "PRESS RELEASE"],
            "REPUBLIC OF FREEDONIA",
            ["source_credit", "source_credit", "section_label"],
        ),
        (["Quiet Harbour, observatory of dock labour"], "Quiet Harbour", ["source_credit"]),
        (["Open Water | News"], "Open Water", ["source_credit"]),
        (["Northport Stevedores Ltd", "Media statement"], "Northport Stevedores Ltd", ["source_credit", "section_label"]),
        (["RADIO NORTHPORT"], "RADIO NORTHPORT", ["source_credit"]),
        (["NORTHPORT MONITOR — Docks"], "NORTHPORT MONITOR", ["source_credit"]),
        (["Northport Hoy", "Portada > Sucesos"], "Northport Hoy", ["source_credit", "section_label"]),
        (["City | Northport Courier"], "Northport Courier", ["source_credit"]),
        (["Northport Post / Docks"], "Northport Post", ["source_credit"]),
        (["FRONT PAGE"], None, ["section_label"]),
        (["SUCESOS"], None, ["section_label"]),
        (["Politics - Foreign relations"], None, ["section_label"]),
        (["Nota de prensa / Press bulletin 12-2021"], None, ["section_label"]),
    ],
)
def test_the_title_stands_below_the_masthead(above: list[str], outlet: str | None, kinds: list[str]):
    found = capture(*above, "", TITLE, "", QUAY, "", DIVERS)
    assert (found.articles[0].title, found.articles[0].outlet) == (TITLE, outlet)
    assert [kind for kind, _ in marks(found)] == kinds


@pytest.mark.parametrize(
    "title",
    [
        "Gunmen Attack University",
        "Court of Appeal Frees Harbour Master",
        "Regulator Fines Harbour Group Inc",
        "Fuel Prices Rise Today",
        "Dockers Win Vote",
        "Union calls off strike",
        "Court frees harbour master",
        "Northport mourns its dead",
    ],
)
def test_a_short_title_stays_the_title_above_a_standfirst(title: str):
    found = capture(title, "", "Port authority had known about the rotten piles for years", "", QUAY, "", DIVERS)
    assert found.articles[0].title == title


def test_a_body_that_the_text_names_is_a_masthead():
    found = capture("Northport Dock Workers Union", "", TITLE, "", f"{QUAY} The Northport Dock Workers Union mourns.", "", DIVERS)
    assert (found.articles[0].title, found.articles[0].outlet) == (TITLE, "Northport Dock Workers Union")


def test_a_lone_masthead_is_the_title():
    assert capture("The Northport Observer", "", QUAY, "", DIVERS).articles[0].title == "The Northport Observer"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Northport Post live desk", "byline"),
        ("by admin", "byline"),
        ("Ann Lee and Bo Orr", "byline"),
        ("Ann Lee, Northport", "byline"),
        ("From Ann Lee, Northport", "byline"),
        ("Posted on 09/09/2021", "date_header"),
    ],
)
def test_lines_under_the_title(line: str, kind: str):
    assert marks(capture(TITLE, line, "", QUAY, "", DIVERS)) == [(kind, line)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Leave a Reply | Your email address will not be published.", "footer"),
        ("For more information, contact the Port Relations Unit: +00 1 000", "contributor_credit"),
        ("This news release holds forward-looking statements, which may turn out otherwise.", "boilerplate"),
        ("Notes for editors: pictures of the quay are free to use.", "footer"),
        ("When using these materials a reference to the agency is obligatory.", "footer"),
        ("Office of Communication - Port Court. Reproduction is authorised citing the source.", "footer"),
        ("Media queries: press@example.org", "contributor_credit"),
        ("– Additional reporting: Harbour Wire", "contributor_credit"),
        ("Translation: Bo Orr. Original: Harbour Post", "contributor_credit"),
        ("You have 2 free articles left this month.", "footer"),
        ("Correction (March 4): An earlier version misstated the depth.", "update_flag"),
        ("Divers at the quay. Photograph: Bo Orr/Harbour Pictures", "image_caption"),
        ("Related story\nPort authority under fire", "footer"),
        ("Open Water is a network of dockers. Subscribe to our newsletter | Donate", "footer"),
    ],
)
def test_lines_at_the_foot(line: str, kind: str):
    assert marks(capture(TITLE, "", QUAY, "", DIVERS, "", line)) == [(kind, line)]


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("NORTHPORT, 13/11/2021 –", "2021-11-13"),
        ("Northport, June 22, 2021.-", "2021-06-22"),
        ("NORTHPORT.", None),
        ("NORTHPORT (FNA).", None),
        ("March 3 (UPI) --", None),
        ("/ Northport, 3 March /", None),
        ("Northport, 3 Mar (EFE).-", None),
        ("Northport, March 3, 2021, Harbour News Agency.", "2021-03-03"),
        ("NORTHPORT. March 3. FRENA.", None),
    ],
)
def test_datelines(opening: str, published: str | None):
    found = capture(TITLE, "", f"{opening} {QUAY}", "", DIVERS)
    assert marks(found) == [("dateline", opening)]
    assert found.articles[0].published == published


@pytest.mark.parametrize("opening", ["BREAKING.", "UPDATE.", "MODERATOR:"])
def test_flags_are_no_datelines(opening: str):
    assert marks(capture(TITLE, "", f"{opening} {QUAY}", "", DIVERS)) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("13/02/2021", "2021-02-13"),
        ("02/13/2021", "2021-02-13"),
        ("04/04/2021", "2021-04-04"),
        ("04/05/2021", None),
        ("13/13/2021", None),
        ("31-04-2021", None),
    ],
)
def test_a_date_in_figures_counts_where_one_order_is_possible(line: str, value: str | None):
    found = date_line(line)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Five things to know about the quay", "explainer"),
        ("How the quay fell: a visual guide", "explainer"),
        ("The quay: what happened and why", "explainer"),
        ("Fact check: did the port ignore warnings?", "explainer"),
        ("Quay latest: second driver found", "live"),
        ("Letter to the editor: the quay", "opinion"),
        ("Harbour Post view: The quay must be rebuilt", "opinion"),
        ("Statement by the Port Authority on the quay", "release"),
        ("Remarks by Minister Vahl at Northport", "release"),
        ("How two lorries brought down a quay", "news"),
        ("Pilots review the port: things look bad", "news"),
    ],
)
def test_titles_tell_the_kind(title: str, kind: str):
    assert capture(title, "", QUAY, "", DIVERS).articles[0].kind == kind


@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "``{}''", "''{}''", "«{}»", "‘{}’", "'{}'"])
def test_first_persons_within_quotation_marks_make_no_opinion(quoted: str):
    said = [
        f"{quoted.format(words)} said Ines Vahl."
        for words in ("We saw it and I don't know why we stayed,", "I told my crew to run, and we ran,", "Our port is our life,")
    ]
    assert capture(TITLE, "", *said, "", DIVERS).articles[0].kind == "news"


@pytest.mark.parametrize("opening", ["NORTHPORT, May 8, 2021 /PortWire/ --", 'Northport Ports Corporation ("NPC" or the "Company") says:'])
def test_firms_releases(opening: str):
    assert capture(TITLE, "", f"{opening} {QUAY}", "", DIVERS).articles[0].kind == "release"


def test_a_body_that_speaks_of_itself_makes_a_release_and_a_columnist_an_opinion():
    ours = "We are shocked by the fall of the quay, and our coordinator is with the family. We ask the port to pay, and we will stand with them until it does, because we know our members."
    mine = "We all saw it coming, and I said so here. We pay for our harbour and we get rotten piles; I asked the port and they laughed at me, so we must ask again with our votes."
    assert capture(TITLE, "", ours, "", DIVERS).articles[0].kind == "release"
    assert capture(TITLE, "", mine, "", DIVERS).articles[0].kind == "opinion"


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Updated 9:06 AM", True),
        ("8:24am:", True),
        ("Updated Tuesday, Mar 8 at 4:17 PM", True),
        ("Dec. 24 4:33 AM EST", True),
        ("Posted: 03/8/2031 7:12 am Updated: 03/8/2031 7:25 am", True),
        ("May 2021", False),
        ("That may be at 5", False),
        ("9" * 119, False),
    ],
)
def test_a_line_of_nothing_but_a_date(line: str, alone: bool):
    assert is_date_only(line) is alone


@pytest.mark.parametrize("line", ["NORTHPORT - April 27 -", "NORTHPORT (AP) --", "Northport (CNN)", "NORTHPORT _"])
def test_a_dateline_on_its_own_line(line: str):
    assert marks(capture(TITLE, "", line, "", QUAY, "", DIVERS)) == [("dateline", line)]


def test_text_cut_to_a_width_has_no_title_in_its_first_line():
    cut = "The quay at Northport gave way on Monday and two lorries fell into the\nharbour, the port authority said.\nThe basin was closed at noon after it had sent out another short\nnews release, which named no cause."
    article = capture(*cut.split("\n"), QUAY).articles[0]
    assert (article.title, article.kind) == (None, "news")


def test_the_byline_of_a_desk_is_its_name():
    assert capture(TITLE, "By Harbour Press staff", "", QUAY, "", DIVERS).articles[0].byline == "Harbour Press staff"


def test_a_long_title_above_a_credit_in_small_letters_stays_the_title():
    title = "Stevedores against pilots, second round: the pilots cruise again and win the quay race"
    assert capture(title, "by Ann Lee on Jul 7 2021", "", QUAY, "", DIVERS).articles[0].title == title


@given(st.text(max_size=200))
def test_no_line_breaks_the_shapes(text: str):
    assert isinstance(is_masthead(text), bool)
    assert isinstance(is_kicker(text), bool)
    assert isinstance(is_desk(text), bool)
    assert name_in(text) in text


@pytest.mark.parametrize(
    ("page", "title", "outlet", "published", "left"),
    [
        ([TITLE, "By Ann Lee", "March 3, 20219:21 PM GMT+1Updated 2 hours ago", "", "TEXT", "", "Acquire Licensing Rights, opens new tab"], TITLE, None, "2021-03-03", []),
        ([TITLE, "Source: Xinhua| 2021-03-03 10:21:33|Editor: orr", "", "TEXT"], TITLE, "Xinhua", "2021-03-03", []),
        (["The Wayback Machine - https://example.org/a", "", TITLE, "", "TEXT"], TITLE, None, None, []),
        ([TITLE, "3 MARCH 2021", "Northport News Agency (Northport)", "", "TEXT", "", "Read the original article on Northport News."], TITLE, "Northport News Agency", "2021-03-03", []),
        (["Ministry of Ports of the Republic of Freedonia", "Official website", "", "03.03.2021 10:21", "", TITLE, "", "TEXT"], TITLE, "Ministry of Ports of the Republic of Freedonia", "2021-03-03", []),
        ([TITLE, "", "ANN LEE", "NORTHPORT", "", "TEXT", "", "ann.lee@example.org"], TITLE, None, None, []),
        (["https://www.example.org/news/2021/03/03/quay", "", TITLE, "", "TEXT"], TITLE, None, "2021-03-03", []),
        (["Headline: " + TITLE, "Publication: Harbour Post", "Byline: Ann Lee", "Date: March 3, 2021", "", "TEXT", "", "Page 2 of 2"], TITLE, None, "2021-03-03", []),
        ([TITLE, "", "TEXT", "", "Most read", "1", "Pilots win their race", "2", "Ferry timetable changes again"], TITLE, None, None, []),
        (["[ad_1]", "", "TEXT", "", "[ad_2]", "", "Source link"], None, None, None, []),
        ([TITLE, "", "TEXT", "", "About Quiet Harbour", "Quiet Harbour is the oldest yard on the northern coast and builds ferries."], TITLE, None, None, []),
        ([TITLE, "", "TEXT", "", "TEXT", "", "2 thoughts on “The quay”", "", "Bo Orr says:", "March 3, 2021 at 10:21 am", "I told them so for years.", "Reply"], TITLE, None, None, []),
        ([TITLE, "", "TEXT", "", "Comments", "", "The harbour master had no comment at all on Monday, and left by the back door."], TITLE, None, None, ["The harbour master had no comment at all on Monday, and left by the back door."]),
    ],
)  # fmt: skip
def test_pages_of_many_makes(page: list[str], title: str | None, outlet: str | None, published: str | None, left: list[str]):
    found = capture(*(f"{QUAY}\n\n{DIVERS}" if line == "TEXT" else line for line in page))
    (article,) = found.articles
    assert (article.title, article.outlet, article.published) == (title, outlet, published)
    taken = [*article.furniture, *([article.title_span] if article.title_span else [])]
    rest = "".join(" " if any(span.start <= at < span.end for span in taken) else character for at, character in enumerate(found.document.text))
    assert [line.strip() for line in rest.replace(QUAY, "").replace(DIVERS, "").splitlines() if line.strip()] == left


def test_what_sources_say_is_a_title():
    assert (
        capture("Sources: port authority knew of the rotten piles for years", "", QUAY, "", DIVERS).articles[0].title
        == "Sources: port authority knew of the rotten piles for years"
    )


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("It had been closed on September 3.", "2021-09-05"),
        ("It had been closed on 8 May.", "2021-05-09"),
        ("It had been closed from 8 May to September 3.", None),
        ("May it stand.", None),
    ],
)
def test_the_months_in_the_text_tell_the_order_of_figures(told: str, day: str | None):
    assert capture(TITLE, "Ann Lee", "05/09/2021", "", f"{QUAY} {told}", "", DIVERS).articles[0].published == day


def test_a_date_behind_a_clock_time_counts():
    assert capture(TITLE, "PUBLISHED: 22:07 GMT, 7 July 2021", "", QUAY, "", DIVERS).articles[0].published == "2021-07-07"


def test_a_dateline_glued_to_the_text_needs_a_known_agency():
    assert marks(capture(TITLE, "", f"Northport (CNN){QUAY}", "", DIVERS)) == [("dateline", "Northport (CNN)")]
    assert marks(capture(TITLE, "", f"Northport (Old Town) {QUAY}", "", DIVERS)) == []
