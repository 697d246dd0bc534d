"""What the configuration replaced or left out shows in every report, with its reason."""

import csv
import json

import pytest

from repocheck.models import Excluded, Override, Problem, RepoRef, State
from repocheck.reporter import render, render_text
from tests.reporter.factory import F, N, P, audit_report, repo_report

SAYS = "We asked the authors."
ENDED = Problem(cause="override-expired", message="The override of x ended.", remedy="Look again.")


@pytest.fixture(scope="module")
def report():
    repo = repo_report("a/b", State.AVAILABLE, [P, P, F, *[P] * 10])
    over = Override(was="fail", reason=SAYS)
    licence = repo.findings[1].model_copy(update={"override": over, "message": f"Overridden: {SAYS}"})
    repo = repo.model_copy(update={"findings": (repo.findings[0], licence, *repo.findings[2:])})
    left_out = Excluded(repo=RepoRef.model_validate("github.com/big/lib"), reason="third-party code")
    return audit_report(repos=[repo], papers=(), excluded=(left_out,), problems=(ENDED,))


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "github", "json"])
def test_reports_for_people_say_what_was_overridden_left_out_and_has_ended(report, format_):
    text = render_text(report, width=300) if format_ == "text" else render(report, format_)
    for words in (SAYS, "big/lib", "third-party", "The override of x ended."):
        assert words in text


@pytest.mark.parametrize("format_", ["junit", "jsonl"])
def test_reports_for_machines_carry_the_reason(report, format_):
    assert SAYS in render(report, format_)


def test_tables_name_what_was_overridden(report):
    (row,) = csv.DictReader(render(report, "csv").splitlines())
    assert row["overridden"] == "license-declared"


def test_sarif_suppresses_what_was_overridden(report):
    results = json.loads(render(report, "sarif"))["runs"][0]["results"]
    suppressed = {result["ruleId"]: result.get("suppressions") for result in results}
    assert suppressed["license-declared"] == [{"kind": "external", "justification": SAYS}]
    assert suppressed["readme-present"] is None


def test_a_failure_that_the_configuration_decided_on_stays_one():
    repo = repo_report("a/b", State.MISSING, [F] + [N] * 12)
    over = Override(was="available", reason=SAYS)
    repo = repo.model_copy(update={"findings": (repo.findings[0].model_copy(update={"override": over}),)})
    (result,) = json.loads(render(audit_report(repos=[repo], papers=()), "sarif"))["runs"][0]["results"]
    assert "suppressions" not in result
