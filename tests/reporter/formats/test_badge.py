import json

import pytest

from repocheck.models import State
from repocheck.reporter import render
from tests.reporter.factory import REPOS, F, N, P, U, audit_report, repo_report

GOOD = repo_report("a/good", State.AVAILABLE, [P] * 13)
GONE = repo_report("a/gone", State.MISSING, [F] + [N] * 12)
UNSEEN = repo_report("a/unseen", State.UNKNOWN, [U] * 13)


@pytest.mark.parametrize(
    ("repos", "message", "colour"),
    [
        (REPOS, "5 of 10 available", "#a0640a"),
        ([GOOD], "5/5 essentials", "#0b6650"),
        ([GONE], "missing", "#a12c17"),
        ([UNSEEN], "unknown", "#626b78"),
        ([], "unknown", "#626b78"),
        ([GOOD, GOOD, UNSEEN], "2 of 2 available", "#0b6650"),  # unknown counts neither way
    ],
)
def test_what_the_badge_says(repos, message, colour):
    document = json.loads(render(audit_report(repos=repos), "badge"))
    assert document == {"schemaVersion": 1, "label": "repocheck", "message": message, "color": colour}
