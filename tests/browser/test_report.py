"""The report in a browser: no network, no errors, no script needed, links that land on their words, nothing cut off on paper."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "export"))

from fixture_book import ferry_book

from rashomon.export.report import report_html

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
#: What a page that cannot be cut off holds to: no element's text runs past its right edge.
WIDER = "() => [...document.querySelectorAll('main *:not(svg *)')].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((one) => one.outerHTML.slice(0, 120))"


def no_browser(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    print(reason)  # noqa: T201  the reason must be seen even where skips are quiet
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        no_browser("chromium is not installed; the report is not looked at in a browser")
    playwright = pytest.importorskip("playwright.sync_api") if os.environ.get("CI") != "true" else __import__("playwright.sync_api").sync_api
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_bytes(report_html(ferry_book(), "Rashomon test").encode())
    return file.as_uri()


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.heard = []
    tab.on("console", lambda message: tab.heard.append(message.text))
    tab.on("pageerror", lambda error: tab.heard.append(str(error)))
    tab.on("request", lambda request: tab.heard.append(request.url) if request.url.partition("#")[0] != address else None)
    tab.goto(address)
    yield tab
    context.close()


def test_no_errors_and_no_requests(page):
    page.locator("summary").first.click()
    page.fill("#find", "reef")
    assert page.heard == []


def test_evidence_links_land_on_the_same_words(page):
    misled = page.evaluate(
        """() => [...document.querySelectorAll("a.words")].filter((link) => {
            const name = link.getAttribute("href").slice(1);
            const parts = [document.getElementById(name), ...document.querySelectorAll(`mark[data-of="${name}"]`)];
            return parts.map((part) => part.textContent).join("") !== link.textContent;
        }).map((link) => link.outerHTML)"""
    )
    assert misled == []
    link = page.locator("a.words").first
    said = link.text_content()
    link.click()
    assert page.locator("mark:target").text_content() == said
    assert page.locator("mark:target").is_visible()


def test_a_family_tree_leads_to_the_two_texts_side_by_side(page):
    shown = page.locator("#sources table.passages").first
    assert not shown.is_visible()
    page.locator(".tree a", has_text="compare").first.click()
    assert shown.is_visible()
    assert shown.locator("tr.shared").count() > 0


def test_a_mark_in_the_table_of_omissions_leads_to_its_words(page):
    page.locator(".omissions .cell a").first.click()
    assert page.locator("mark:target").is_visible()


def test_a_script_in_an_account_is_text(page):
    assert "<script>alert(" in page.locator("#text-article-3").inner_text()
    assert page.locator("script").count() == 1


def test_the_filter_keeps_what_fits_and_says_how_many(page):
    page.fill("#find", "overloaded")
    shown = page.locator(".row:not(.hidden)")
    assert 0 < shown.count() < page.locator(".row").count()
    assert page.locator("#found").text_content() == f"{shown.count()} lines"


def test_all_is_there_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    details = tab.locator("#s1-timeline details").first
    assert not details.locator("ul").is_visible()
    details.locator("summary").click()
    assert details.locator("ul").is_visible()
    assert tab.locator("#reader mark").count() > 20
    assert not tab.locator(".find").is_visible()
    context.close()


@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (390, "screen"), (720, "print")])
def test_nothing_runs_past_the_edge(page, width, media):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=media)
    assert page.evaluate(WIDER) == []


def test_paper_shows_what_is_folded(page):
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#s1-timeline details:not([open]), #s1-quotations details:not([open]), #sources details:not([open])").count() == 0
    assert not page.locator(".contents").is_visible()
    assert len(page.pdf()) > 10_000
