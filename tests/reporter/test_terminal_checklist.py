import unicodedata

import pytest

from repocheck.models import Location, State
from repocheck.reporter import render, render_text
from tests.reporter.factory import F, N, P, U, audit_report, repo_report
from tests.reporter.golden import compare
from tests.reporter.hostile import hostile_report

REPO = repo_report("me/tool", State.AVAILABLE, [P, F, P, F, U, P, P, F, P, P, F, N, P], papers=())
PLACES = tuple(Location(path="src/train.py", line=line, snippet="import torch") for line in (3, 9, 12, 40))
REPO = REPO.model_copy(
    update={
        "via": "working tree, 2 changes over 4f1c9a7be2d0",
        "commit": None,
        "findings": tuple(
            f.model_copy(update={"locations": PLACES}) if f.check == "dependencies-declared" else f
            for f in REPO.findings
        ),
    }
)


def test_golden():
    compare("checklist.text", render(audit_report(repos=[REPO], papers=()), "text"))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_line_fits_and_nothing_acts(width):
    report = hostile_report().model_copy(update={"papers": (), "repos": hostile_report().repos[:5]})
    shown = render_text(report, width=width)
    assert "To do" in shown
    assert max(map(len, shown.splitlines())) <= width
    assert not {unicodedata.category(c) for c in shown.replace("\n", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_many_repositories_get_one_table():
    shown = render(audit_report(repos=[REPO] * 6, papers=()), "text")
    assert "To do" not in shown
    assert "GPU/CPU" in shown
