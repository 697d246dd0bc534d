"""One repository or paper that a format cannot render never costs the report of the others."""

import pytest

from repocheck.errors import UsageError
from repocheck.models import Finding, State
from repocheck.reporter import output, pieces, render, render_text, report_formats, write
from repocheck.reporter.salvage import salvaged
from tests.reporter.factory import REPOS, audit_report

GOOD, OTHER = REPOS[1], REPOS[3]
BAD = OTHER.model_copy(
    update={"score": None, "state": None, "findings": (Finding.model_construct(check=None, outcome=None),)}
)
"""A report of a repository that no format can render."""
PAPERS = audit_report().papers[1:3]
BAD_PAPER = PAPERS[1].model_copy(update={"title": None, "links": None})


def report_with(*repos, papers=()):
    """Return a report that counts good repositories: those that break it can only be counted afterwards."""
    return audit_report(repos=(GOOD,), papers=()).model_copy(update={"repos": repos, "papers": papers})


@pytest.mark.parametrize("format_", [name for name in report_formats() if name != "badge-svg"])
def test_every_format_is_written_though_one_repository_breaks_it(format_, tmp_path):
    report = report_with(GOOD, BAD)
    path = tmp_path / "report"
    write(report, format_, path)
    assert path.read_bytes() == b"".join(pieces(report, format_))
    assert path.stat().st_size > 0


@pytest.mark.parametrize("format_", ["json", "markdown", "csv", "html", "text"])
def test_the_others_are_reported_as_they_are_and_it_is_unknown(format_):
    shown = render(report_with(GOOD, BAD), format_)
    assert GOOD.repo.name in shown
    assert OTHER.repo.name in shown
    assert "unknown" in shown


def test_the_terminal_is_told_too():
    shown = render_text(report_with(BAD, GOOD))
    assert GOOD.repo.name in shown
    assert "left out here" in " ".join(shown.split())


def test_what_is_left_out_is_named_with_the_cause():
    saved = salvaged(report_with(GOOD, BAD), render_csv, ValueError())
    assert [repo.state for repo in saved.repos] == [GOOD.state, State.UNKNOWN]
    assert saved.repos[0] == GOOD
    assert [problem.cause for problem in saved.problems if problem not in audit_report().problems] == [
        "not-rendered"
    ]
    assert saved.problems[-1].where == str(BAD.repo)
    assert saved.summary.repos_by_state["unknown"] == 1


def test_the_others_are_whole_wherever_the_broken_one_stands():
    saved = salvaged(report_with(BAD, GOOD, BAD, GOOD), render_csv, ValueError())
    assert [repo == GOOD for repo in saved.repos] == [False, True, False, True]
    assert len(saved.problems) == len(audit_report().problems) + 2


def test_a_paper_that_breaks_a_format_keeps_its_place():
    saved = salvaged(report_with(GOOD, papers=(PAPERS[0], BAD_PAPER)), render_markdown, ValueError())
    assert saved.papers[0] == PAPERS[0]
    assert saved.papers[1].title == "(paper 2: its title could not be written in this format)"
    assert saved.papers[1].state == BAD_PAPER.state


def render_csv(report):
    return report_formats()["csv"].render(report)


def render_markdown(report):
    return report_formats()["markdown"].render(report)


def test_what_is_wrong_with_the_report_itself_is_not_hidden():
    with pytest.raises(AttributeError):
        render(report_with(GOOD).model_copy(update={"source": None}), "markdown")


@pytest.mark.parametrize("error", [UsageError("the extra is missing"), OSError("disk full")])
def test_what_is_wrong_with_the_call_is_said_at_once(error, monkeypatch):
    calls = []

    def failing(report):
        calls.append(report)
        raise error

    with pytest.raises(type(error)):
        output._whatever_happens(failing, report_with(GOOD))
    assert len(calls) == 1


def test_nothing_is_given_out_before_all_is_well(monkeypatch):
    parts = list(pieces(report_with(GOOD, BAD), "jsonl"))
    assert b"".join(parts).count(b"\n") == len(render(report_with(GOOD, BAD), "jsonl").splitlines())
