import re
import unicodedata

import pytest

from repocheck.models import PaperState, State
from repocheck.reporter import render, render_text
from repocheck.reporter.text_table import fitted
from tests.reporter.factory import REPOS, P, audit_report, paper, repo_report
from tests.reporter.hostile import hostile_report


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("make", [audit_report, hostile_report])
def test_every_line_fits(make, width):
    assert max(map(len, render_text(make(), width=width).splitlines())) <= width


def test_colour_only_when_asked():
    assert "\x1b[" not in render(audit_report(), "text")
    assert "\x1b[" in render_text(audit_report(), colour=True)


def test_nothing_a_stranger_wrote_acts_on_the_terminal():
    shown = render(hostile_report(), "text")
    assert not {unicodedata.category(c) for c in shown.replace("\n", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_signs_come_with_words_and_the_end_says_what_to_do():
    shown = render(audit_report(), "text")
    assert "✗ missing" in shown
    assert "✗ no" in shown
    assert "? unk" in shown
    steps = " ".join(shown.partition("\nNext\n")[2].split())
    assert "1 repository could not be checked: run again later" in steps
    assert "Correct the link to vanished/graph-former" in steps
    assert "--format html=report.html" in steps


@pytest.mark.parametrize("width", [60, 80, 120])
def test_names_are_broken_between_words_only(width):
    slugs = ["intel/intel-extension-for-transformers", "vision-lab-of-the-north/DepthFromManyEvents", "a/b"]
    report = audit_report(repos=[repo_report(slug, State.AVAILABLE, [P] * 13) for slug in slugs])
    shown = render_text(report, width=width)
    table = shown[shown.index("State") : shown.index("Next")]
    for word in re.findall(r"[A-Z]?[a-z]+", " ".join(slugs)):
        assert word in table
    assert all(slug in table for slug in slugs) is (width != 80)


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("a/b", 20, ["a/b"]),
        ("careful-lab/tidy-router", 20, ["careful-lab/", "  tidy-router"]),
        ("lab/one-two-three-four-five", 20, ["lab/one-two-three-", "  four-five"]),
        ("gitlab.com/group/sub/name", 12, ["gitlab.com/", "  group/sub/", "  name"]),
        ("lab/aaaaaaaaaaaaaaaaaaaaaaaaaa", 20, ["lab/", "  aaaaaaaaaaaaaaaaaaaaaaaaaa"]),
    ],
)
def test_a_name_on_narrow_lines(name, width, lines):
    assert fitted(name, width).split("\n") == lines


def test_papers_without_a_link_are_named():
    unlinked = [paper(f"p{n}", f"Paper {n}", PaperState.NO_LINK) for n in range(12)]
    listed = render(audit_report(repos=(), papers=unlinked), "text").partition("No link to a repository\n")[2]
    assert [line.strip() for line in listed.splitlines()[:11]] == [
        *(f"– Paper {n}" for n in range(10)),
        "and 2 more",
    ]


def test_unknown_comes_last_and_missing_first():
    rows = [line for line in render(audit_report(), "text").splitlines() if "/" in line]
    assert [row.split()[0] for row in rows if "graph-former" in row or "unseen" in row][:2] == [
        "vanished/graph-former",
        "slowhost/unseen",
    ]


def test_an_audit_without_repositories_is_still_a_report():
    assert "No action needed." in render(audit_report(repos=(), papers=()), "text")
    assert "Papers" not in render(audit_report(repos=REPOS[:1], papers=()), "text")
