"""The HTML report in Debian's Chromium: quiet, accessible, usable by keyboard, narrow, on paper, at scale."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from repocheck.models import State
from repocheck.reporter import render, render_diff, site
from tests.reporter.factory import REPOS, F, P, audit_report, repo_report
from tests.reporter.hostile import STRINGS, hostile_report

pytestmark = pytest.mark.browser
SIZES = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
SMALL = audit_report(repos=(*REPOS[2:5], *REPOS[7:10]))


@pytest.fixture(scope="module")
def html():
    return render(audit_report(), "html")


def names(page):
    return page.locator("table.repos tbody:visible th a").all_inner_texts()


def widest(page):
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_axe_finds_nothing(show, width, scheme):
    page = show(render(SMALL, "html"), width=width, scheme=scheme)
    page.get_by_role("button", name="Expand all").click()
    assert [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_in_site_and_comparison(show, tmp_path, width, scheme):
    old = audit_report(repos=[repo_report("kestrel-ai/one-policy", State.AVAILABLE, [P] * 13)])
    site([old, audit_report(generated_at=audit_report().generated_at.replace(month=3))], tmp_path / "site")
    files = [tmp_path / "site" / "index.html", *(tmp_path / "site" / "repos").glob("*one-policy*")]
    for html in (*(file.read_text("utf-8") for file in files), render_diff(old, audit_report(), "html")):
        page = show(html, width=width, scheme=scheme)
        assert [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(page).response["violations"]] == []
        assert widest(page) <= width


@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("make", [audit_report, hostile_report])
def test_nothing_is_wider_than_the_window(show, width, scheme, make):
    page = show(render(make(), "html"), width=width, scheme=scheme)
    assert widest(page) <= width
    page.get_by_role("button", name="Expand all").click()
    assert widest(page) <= width


def test_hostile_texts_stay_text(show):
    page = show(render(hostile_report(), "html"))
    page.get_by_role("button", name="Expand all").click()
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("img, iframe, object, form").count() == 0
    shown = page.locator("body").inner_text()
    assert STRINGS[0] in shown
    assert STRINGS[2] in shown


def test_script_that_slipped_in_would_not_run(show):
    html = render(audit_report(), "html").replace("</main>", "<img src=x onerror='window.owned=1'></main>")
    page = show(html, complaints=("Content Security Policy", "ERR_FILE_NOT_FOUND"))
    assert page.evaluate("window.owned") is None


def test_it_can_be_read_without_javascript(show, html):
    page = show(html, javascript=False)
    assert page.get_by_role("searchbox").count() == 0
    assert len(names(page)) == 11
    summary = page.locator("summary").filter(has_text="GraphFormer Revisited")
    summary.click()
    assert page.get_by_text("does not exist or is private").first.is_visible()


def test_search_and_chips_filter_and_say_how_many(show, html):
    page = show(html)
    status = page.get_by_role("status")
    assert status.inner_text() == "All 11 shown"
    page.get_by_role("searchbox").fill("million tokens")
    assert names(page) == ["mirelle/long-context-eval"]
    page.get_by_role("searchbox").press("Escape")
    page.get_by_role("button", name="missing").click()
    page.get_by_role("button", name="blocked").click()
    assert names(page) == ["vanished/graph-former", "takedown/voice-twin"]
    assert status.inner_text() == "2 of 11 shown"
    page.get_by_role("button", name="missing").click()
    page.get_by_role("button", name="blocked").click()
    page.get_by_role("button", name="lacks Licence").click()
    assert names(page) == ["nlp-corner/prompt-atlas", "mirelle/long-context-eval"]


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        ("Repository", "bigvendor/inference-toolkit", "vanished/graph-former"),
        ("State", "vanished/graph-former", "slowhost/unseen"),
        ("Points", "vanished/graph-former", "slowhost/unseen"),
    ],
)
def test_columns_sort_both_ways_and_say_so(show, html, column, first, last):
    page = show(html)
    head = page.get_by_role("columnheader", name=column)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert (names(page)[0], names(page)[-1]) == (first, last)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert names(page)[0] == last


def test_the_keyboard_reaches_everything(show, html):
    page = show(html)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("graph")
    assert names(page) == ["vanished/graph-former"]
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    assert page.locator("table.repos details[open]").count() == 1


def test_reading_order_names_regions_tables_and_pictures(show, html):
    page = show(html)
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert headings == [
        "The five essentials",
        "Repositories",
        "Readiness",
        "What is missing most",
        "Papers without code",
        "Problems while checking",
        "Method and limits",
    ]
    assert (
        page.get_by_role("heading", level=1).inner_text()
        == "2 of 10 repositories checked have all five essentials."
    )
    assert page.get_by_role("img", name="Distribution of readiness").is_visible()
    assert page.get_by_role("table", name="Repositories with state").count() == 1


def test_unknown_differs_from_failure_in_more_than_colour(show, html):
    page = show(html)
    signs = page.locator("tbody[data-tokens='state:unknown'] .tilecell .sign").first
    failed = page.locator("tbody[data-tokens*='fail:license-declared'] .tilecell .sign.bad").first
    assert signs.inner_text().split() == ["?", "unknown"]
    assert failed.inner_text().split() == ["✗", "no"]
    style = "element => getComputedStyle(element).outlineStyle"
    assert (signs.evaluate(style), failed.evaluate(style)) == ("dashed", "none")


def test_on_paper_there_is_what_is_open_and_the_tools_are_gone(show, html):
    page = show(html, scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.get_by_role("searchbox").is_visible()
    assert not page.get_by_text("What the authors can do").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.set_viewport_size({"width": 688, "height": 1000})  # A4 less its margins
    assert widest(page) <= 688
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 2  # of 11 repositories
    page.evaluate("document.querySelector('.repos details').open = true")
    assert page.get_by_text("What the authors can do").first.is_visible()


def test_the_table_begins_on_the_first_screen(show, html):
    page = show(html)
    assert page.locator("table.repos tbody tr").first.bounding_box()["y"] < 700


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_the_page_of_one_repository(show, width, scheme):
    page = show(render(audit_report(repos=REPOS[2:3]), "html"), width=width, scheme=scheme)
    assert page.get_by_role("heading", level=2).first.inner_text().startswith("To do")
    assert page.locator(".todo li").first.bounding_box()["y"] < 900
    assert [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(page).response["violations"]] == []
    assert widest(page) <= width


def test_five_thousand_repositories_load_and_filter(show):
    repos = [
        repo_report(f"lab{n % 97}/repo{n}", list(State)[n % 7], [P, F] * 6 + [P], papers=("p",))
        for n in range(5_000)
    ]
    page = show(render(audit_report(repos=repos, papers=()), "html"))
    page.get_by_role("searchbox").fill("lab3/")
    page.get_by_text("of 5000 shown").wait_for(timeout=30_000)
    assert widest(page) <= 1280
