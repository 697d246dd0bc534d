"""Annotations for GitHub Actions, each at the line that its reader can change.

Of a digest: one per repository, worst first, and one per broken promise of code, at the line of the digest.
Of repositories audited by name: one per failed check, at the file of the repository.

Source: GitHub's workflow commands; the runner shows 10 errors and 10 warnings per step
(actions/toolkit issue 734), and parses commands in ActionCommand.cs.
"""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.models import AuditReport, Location, PaperState, RepoReport, State
from repocheck.reporter.checklist import checklist, is_by_name, places_in_repository
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.quote import workflow_message, workflow_property
from repocheck.reporter.sanitise import visible
from repocheck.reporter.view import (
    EXPIRED,
    held_against,
    links_by_repo,
    remedies,
    set_by_configuration,
    short,
    worst_first,
)
from repocheck.reporter.words import STATES

MAX_PER_LEVEL = 10
"""Annotations of one level that a step shows; the rest are dropped silently."""
_LEVELS = {
    State.MISSING: "error",
    State.BLOCKED: "error",
    State.EMPTY: "error",
    State.PLACEHOLDER: "warning",
    State.UNKNOWN: "notice",
}

Annotation = tuple[str, str, Location | None]
"""Level, text and place."""


def _render(report: AuditReport) -> str:
    """Return workflow commands, one per line; repositories without a gap get none."""
    lines: list[str] = []
    shown: dict[str, int] = {}
    found = _of_checks(report) if is_by_name(report) else (*_of_repos(report), *_of_papers(report))
    for level, text, place in (*found, *_of_configuration(report)):
        shown[level] = shown.get(level, 0) + 1
        if shown[level] <= MAX_PER_LEVEL:
            lines.append(command(level, text, place.path if place else "", place.line if place else None))
    for level, count in shown.items():
        if count > MAX_PER_LEVEL:
            lines.append(f"{count - MAX_PER_LEVEL} more at level {level}: see the report.")
    return "".join(f"{line}\n" for line in lines)


def _of_repos(report: AuditReport) -> Iterator[Annotation]:
    links = links_by_repo(report)
    for repo in worst_first(report.repos):
        if text := _text(report, repo):
            level = "notice" if repo.pending else _LEVELS.get(repo.state, "warning")
            yield level, text, next((link.found_at for link in links.get(repo.repo.key, [])), None)


def _of_checks(report: AuditReport) -> Iterator[Annotation]:
    """Yield an annotation per failed check of repositories that were audited by name, most points first."""
    for repo in worst_first(report.repos):
        for item in checklist(report, repo).to_do:
            level = _LEVELS.get(repo.state, "warning") if item.check.essential else "notice"
            place = places_in_repository(report, repo, item.finding)[0]
            name = f"{short(repo.repo)}: " if len(report.repos) > 1 else ""
            yield level, f"{name}{item.check.id}: {item.finding.message} {item.check.remedy}", place
        if repo.state is State.UNKNOWN:
            yield "notice", _text(report, repo), None


def _of_papers(report: AuditReport) -> Iterator[Annotation]:
    for paper in report.papers:
        if paper.state is PaperState.PROMISED:
            said = f": “{visible(paper.claim.quote, 200)}”" if paper.claim else "."
            text = f"{visible(paper.title, 150)} promises code, but gives no link{said}"
            yield "notice", text, paper.claim.found_at if paper.claim else paper.found_at


def _of_configuration(report: AuditReport) -> Iterator[Annotation]:
    for problem in report.problems:
        if problem.cause == EXPIRED:
            yield "warning", f"{problem.message} {problem.remedy}", None
    yield from (("notice", line, None) for line in set_by_configuration(report))


def command(level: str, text: str, path: str, line: int | None) -> str:
    """Return one workflow command, with every part escaped as the runner unescapes it."""
    fields = ["title=repocheck"]
    if path:
        fields.append(f"file={workflow_property(path)}")
    if path and line:
        fields.append(f"line={line}")
    return f"::{level} {','.join(fields)}::{workflow_message(text)}"


def _text(report: AuditReport, repo: RepoReport) -> str:
    name, word = short(repo.repo), STATES[repo.state].word
    if repo.state is State.UNKNOWN:
        return f"{name} could not be checked: {repo.problems[0].message if repo.problems else 'no answer'}"
    held = {
        finding.check: finding for finding in repo.findings if held_against(repo, finding) or repo.pending
    }
    gaps = [check.id for check in remedies(report, repo) if check.essential and check.id in held]
    return f"{name} is {word}. {held[gaps[0]].message} To fix: {', '.join(gaps)}." if gaps else ""


FORMAT = ReportFormat("github", "workflow annotations for GitHub Actions", _render)
