import datetime as dt
import re
from html.parser import HTMLParser

import pytest

from repocheck.models import State
from repocheck.reporter import site
from tests.reporter.factory import NOW, F, N, P, U, audit_report, repo_report
from tests.reporter.hostile import hostile_report


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for key, value in attrs if key == "href"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    old = audit_report(
        repos=[repo_report("kestrel-ai/one-policy", State.AVAILABLE, [P] * 13)],
        generated_at=NOW - dt.timedelta(days=30),
    )
    target = tmp_path_factory.mktemp("site")
    site([audit_report(), old, hostile_report()], target)
    return target


def test_there_is_a_page_per_audit_and_per_repository(folder):
    assert len(list((folder / "audits").iterdir())) == 3
    assert len(list((folder / "repos").iterdir())) == 11 + len(hostile_report().repos)


def test_every_link_between_pages_leads_to_a_page(folder):
    for page in folder.rglob("*.html"):
        links = Links()
        links.feed(page.read_text("utf-8"))
        local = [link for link in links.found if not re.match(r"https://|data:|#", link)]
        assert local or page.name != "index.html"
        assert not [link for link in local if not (page.parent / link).resolve().is_file()]


def test_evidence_is_on_the_newest_page_of_a_source_and_on_those_of_repositories(tmp_path):
    repos = [repo_report(name, State.AVAILABLE, [P] * 13) for name in ("a/b", "c/d")]
    days = (NOW, NOW + dt.timedelta(days=1))
    site([audit_report(repos=repos, papers=(), generated_at=day) for day in days], tmp_path)
    old, new = (page.read_text("utf-8") for page in sorted((tmp_path / "audits").iterdir()))
    assert ('<div class="evidence">' in old, '<div class="evidence">' in new) == (False, True)
    assert 'href="../repos/' in old
    assert all('<div class="evidence">' in page.read_text("utf-8") for page in (tmp_path / "repos").iterdir())


def test_the_history_shows_every_state_newest_first(folder):
    (page,) = (folder / "repos").glob("*one-policy*")
    text = page.read_text("utf-8")
    assert text.index("placeholder") < text.index("available")
    assert len(re.findall(r'href="\.\./audits/', text)) == 2


def test_a_repository_is_shown_as_the_newest_audit_that_could_tell_saw_it(tmp_path):
    seen = audit_report(repos=[repo_report("a/b", State.MISSING, [F] + [N] * 12)], papers=())
    unseen = audit_report(
        repos=[repo_report("a/b", State.UNKNOWN, [U] * 13)],
        papers=(),
        generated_at=NOW + dt.timedelta(days=1),
    )
    site([seen, unseen], tmp_path)
    assert 'data-tokens="state:missing' in (tmp_path / "index.html").read_text("utf-8")


def test_the_index_says_times_links_its_feed_and_filters_only_by_states_that_occur(tmp_path):
    site([audit_report(repos=[repo_report("a/b", State.MISSING, [F] + [N] * 12)], papers=())], tmp_path)
    index = (tmp_path / "index.html").read_text("utf-8")
    assert "2026-01-20 09:30 UTC" in index
    assert 'href="feed.xml"' in index
    assert re.findall(r'data-token="state:([a-z]+)"', index) == ["missing"]
    assert (tmp_path / "feed.xml").read_text("utf-8").startswith("<?xml")


def test_names_stay_inside_the_folder(folder):
    names = [path.name for path in folder.rglob("*.html")]
    assert all(re.fullmatch(r"[a-z0-9.-]+\.html", name) for name in names)
    assert max(map(len, names)) < 120


def test_the_site_is_the_same_each_time(folder, tmp_path):
    site([hostile_report(), audit_report()], tmp_path / "a")
    site([audit_report(), hostile_report(), audit_report()], tmp_path / "b")
    for page in (tmp_path / "a").rglob("*.html"):
        assert page.read_bytes() == (tmp_path / "b" / page.relative_to(tmp_path / "a")).read_bytes()
