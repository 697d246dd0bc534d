"""What was tried of a repository, apart from its readiness: it resolves, it installs, it imports.

Each attempt is a line of its own in every report that people read; a new kind of attempt is added here.
"""

from __future__ import annotations

from typing import NamedTuple

from repocheck.models import AuditReport, Location, Outcome, RepoReport
from repocheck.reporter.sanitise import visible
from repocheck.reporter.view import finding_of
from repocheck.reporter.words import OUTCOMES, TRIAL_LIMITS, TRIED_CHECKS, Sign


class Attempt(NamedTuple):
    """One thing that was tried."""

    check: str
    """Id of the check that reports it."""
    question: str
    """What was tried, as a question."""
    sign: Sign
    """What came of it."""
    text: str
    """What came of it in words, safe to show."""
    place: Location | None
    """The line that decides it, if one is known."""


def failed_attempts(report: AuditReport) -> list[tuple[RepoReport, Attempt]]:
    """Return what failed of what was tried, over all repositories."""
    return [
        (repo, attempt)
        for repo in report.repos
        for attempt in attempts(report, repo)
        if attempt.sign is OUTCOMES[Outcome.FAIL]
    ]


def attempts(report: AuditReport, repo: RepoReport) -> list[Attempt]:
    """Return what was tried; empty if nothing was asked for."""
    infos = {check.id: check for check in report.checks}
    found = [(infos.get(check), finding_of(repo, check)) for check in TRIED_CHECKS]
    return [
        Attempt(
            info.id,
            info.question,
            OUTCOMES[finding.outcome],
            visible(finding.message, 400),
            next((place for place in finding.locations if place.path), None),
        )
        for info, finding in found
        if info and finding and finding.outcome is not Outcome.NOT_APPLICABLE
    ]


def reliability(found: list[Attempt]) -> str:
    """Return how far what was tried can be relied on, as measured; empty if no imports were tried."""
    return TRIAL_LIMITS if any(each.check == "imports-resolve" for each in found) else ""
