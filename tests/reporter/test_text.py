import unicodedata

import pytest

from repocheck.reporter import render, render_text
from tests.reporter.factory import REPOS, audit_report
from tests.reporter.hostile import hostile_report


@pytest.mark.parametrize("width", [80, 100])
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
    told = " ".join(shown.partition("\nNext\n")[2].split())
    assert "1 could not be told: run again later" in told
    assert "Correct the link to vanished/graph-former" in told
    assert "--format html=report.html" in told


def test_unknown_comes_last_and_missing_first():
    rows = [line for line in render(audit_report(), "text").splitlines() if "/" in line]
    assert [row.split()[0] for row in rows if "graph-former" in row or "unseen" in row][:2] == [
        "vanished/graph-former",
        "slowhost/unseen",
    ]


def test_an_audit_without_repositories_is_still_a_report():
    assert "Nothing to do." in render(audit_report(repos=()), "text")
    assert "Papers" not in render(audit_report(repos=REPOS[:1], papers=()), "text")
