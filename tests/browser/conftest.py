"""A real Chromium that may load files and nothing else, and remembers what a page tried and said."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("REPOCHECK_CHROMIUM") or shutil.which("chromium")
FLAGS = (
    "--no-sandbox",  # a container has no user namespaces to build one from
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Opened:
    """A page and what happened in it."""

    page: object
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    complaints: tuple[str, ...] = ()


@pytest.fixture(scope="session")
def chromium(pytestconfig):
    if not CHROMIUM or not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is missing, and in CI it must be there: make test-browser installs it")
        pytest.skip("chromium is missing: apt-get install chromium, or name one in REPOCHECK_CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def show(chromium, tmp_path):
    """Open a page given as text; the test fails if it asks for anything or complains."""
    opened = []

    def open_(html, *, width=1280, scheme="light", javascript=True, complaints=()):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        shown = Opened(context.new_page(), complaints=complaints)
        context.route("**/*", lambda route: _only_files(route, shown))
        shown.page.on("console", lambda message: shown.said.append(message.text))
        shown.page.on("pageerror", lambda error: shown.said.append(str(error)))
        file = tmp_path / f"page{len(opened)}.html"
        file.write_text(html, "utf-8")
        shown.page.goto(file.as_uri())
        opened.append((context, shown))
        return shown.page

    yield open_
    for context, shown in opened:
        context.close()
        assert shown.asked == []
        assert [said for said in shown.said if not any(known in said for known in shown.complaints)] == []


def _only_files(route, shown):
    if route.request.url.startswith(("file:", "data:")):
        route.continue_()
    else:
        shown.asked.append(route.request.url)
        route.abort()
