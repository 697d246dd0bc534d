import datetime as dt
from xml.etree import ElementTree as ET

import pytest

from repocheck.models import State
from repocheck.reporter import site, steps
from tests.reporter.factory import NOW, F, N, P, U, audit_report, repo_report
from tests.reporter.hostile import hostile_report

ATOM = "{http://www.w3.org/2005/Atom}"
GOOD = repo_report("a/b", State.AVAILABLE, [P] * 13)
GONE = repo_report("a/b", State.MISSING, [F] + [N] * 12)
UNSEEN = repo_report("a/b", State.UNKNOWN, [U] * 13)


def audits(*repos, source="shelf.md"):
    day = dt.timedelta(days=1)
    shown = audit_report().source.model_copy(update={"name": source})
    return [
        audit_report(repos=[repo], papers=(), generated_at=NOW + n * day, source=shown)
        for n, repo in enumerate(repos)
    ]


def feed(reports, folder, address=""):
    site(reports, folder, address)
    return ET.parse(folder / "feed.xml").getroot()


def test_each_audit_is_compared_with_what_earlier_ones_of_its_source_knew_last():
    found = steps([*audits(GOOD, UNSEEN, GONE), *audits(GONE, source="other.md")])
    assert {(step.report.source.name, step.title) for step in found} == {
        ("shelf.md", "a/b is available."),
        ("shelf.md", "No repository changed state; 1 could not be checked this time."),
        ("shelf.md", "1 repository changed state: 1 now missing."),
        ("other.md", "a/b is missing."),
    }
    newest = found[0]
    assert next((change.old, change.new) for change in newest.changes) == ("available", "missing")


def test_the_feed_holds_what_changed_and_nothing_else(tmp_path):
    root = feed(audits(GOOD, GOOD, GONE), tmp_path)
    titles = [title.text for title in root.iterfind(f"{ATOM}entry/{ATOM}title")]
    assert titles == ["1 repository changed state: 1 now missing.", "a/b is available."]
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content.get("type") == "html"
    assert "<li>a/b: state available → missing</li>" in content.text


@pytest.mark.parametrize("reports", [audits(GOOD, GONE), [hostile_report(), audit_report()]])
def test_the_feed_has_what_the_format_asks_for(tmp_path, reports):
    root = feed(reports, tmp_path)
    for element in (root, *root.iterfind(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}")
        assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
        dt.datetime.strptime(element.findtext(f"{ATOM}updated"), "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - only the form
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_addresses_lead_to_pages_and_are_whole_where_the_site_is_published(tmp_path):
    for address in ("", "https://lab.example.org/papers"):
        root = feed(audits(GOOD, GONE), tmp_path, address)
        for link in root.iter(f"{ATOM}link"):
            href = link.get("href")
            assert href.startswith(address)
            assert (tmp_path / href.removeprefix(address).lstrip("/")).is_file()


def test_ids_stay_the_same_when_more_audits_come(tmp_path):
    reports = audits(GOOD, GONE, GOOD)
    before = {element.text for element in feed(reports[:2], tmp_path / "a").iter(f"{ATOM}id")}
    after = {element.text for element in feed(reports, tmp_path / "b").iter(f"{ATOM}id")}
    assert before < after
