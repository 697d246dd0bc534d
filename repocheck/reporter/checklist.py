"""What the authors of one repository can do, in the order of the points it gains. Pure, free of markup."""

from __future__ import annotations

from typing import NamedTuple

from repocheck.models import ESSENTIALS, AuditReport, CheckInfo, Finding, Location, Outcome, RepoReport, State
from repocheck.reporter.proposed import is_proposed, summary_of

_BY_ENVIRONMENT = frozenset({"dependencies-declared", "dependencies-resolve", "imports-covered"})
"""Checks that an environment with its lock file settles."""
_NOTHING_THERE = frozenset({State.MISSING, State.BLOCKED, State.EMPTY})


class Item(NamedTuple):
    """One check and what it found."""

    check: CheckInfo
    finding: Finding
    gain: float
    """Points that this alone would add, 0-100; 0 if it adds none, or there is no code to give points for."""

    @property
    def places(self) -> tuple[Location, ...]:
        """Return where it was seen, places in files only."""
        return tuple(place for place in self.finding.locations if place.path)


class Checklist(NamedTuple):
    """All that applies to a repository."""

    to_do: tuple[Item, ...]
    """What fails; that there is code comes first, then what gains the most points."""
    unknown: tuple[Item, ...]
    """What could not be checked."""
    right: tuple[Item, ...]
    """What passes, in the order of the report."""


def checklist(report: AuditReport, repo: RepoReport) -> Checklist:
    """Return the checklist of `repo`; of a repository that is not there, nothing but that is to do."""
    infos = {check.id: check for check in report.checks}
    rows = [(_ready(infos[found.check], repo), found) for found in repo.findings if found.check in infos]
    decided = sum(check.weight for check, found in rows if found.outcome in {Outcome.PASS, Outcome.FAIL})
    per_weight = 100 / decided if decided else 0.0
    items = [Item(check, found, check.weight * per_weight) for check, found in rows]
    failed = [item for item in items if item.finding.outcome is Outcome.FAIL]
    if repo.state in _NOTHING_THERE:
        failed = [item._replace(gain=0.0) for item in failed if item.check.id == ESSENTIALS[0]]
    return Checklist(
        tuple(sorted(failed, key=_urgency)),
        tuple(item for item in items if item.finding.outcome is Outcome.UNKNOWN),
        tuple(item for item in items if item.finding.outcome is Outcome.PASS),
    )


def _ready(check: CheckInfo, repo: RepoReport) -> CheckInfo:
    """Return a check with the command that writes its remedy, if an environment can be one."""
    found, argument = repo.proposal, repo.repo.argument
    if check.id not in _BY_ENVIRONMENT or (found and not is_proposed(found)):
        return check
    ready = f"`repocheck env {argument} -o pylock.toml` writes one: {summary_of(found)}" if found else ""
    ready = ready or f"For Python, `repocheck env {argument}` proposes an environment."
    return check.model_copy(update={"remedy": f"{check.remedy} {ready}"})


def is_by_name(report: AuditReport) -> bool:
    """Return whether repositories were audited by name: their authors read the report, not those who cite."""
    return bool(report.repos) and not report.papers


def places_in_repository(report: AuditReport, repo: RepoReport, finding: Finding) -> list[Location]:
    """Return where in a repository that was named to show a finding: at its evidence, else at its README.

    A tool that shows results in files needs a file that exists, also for what is absent. Where several
    repositories were named, the path starts with the name of the repository.
    """
    readme = next((found for found in repo.findings if found.check == "readme-present"), finding)
    anchor = next(
        (place for found in (readme, *repo.findings) for place in found.locations if place.path), None
    )
    absent = Location(path=anchor.path if anchor else "README.md", line=1)
    places = [place for place in finding.locations if place.path] or [absent]
    folder = "" if len(report.repos) == 1 else f"{repo.repo.slug}/"
    return [place.model_copy(update={"path": folder + place.path}) for place in places]


def _urgency(item: Item) -> tuple[bool, float, int]:
    place = ESSENTIALS.index(item.check.id) if item.check.id in ESSENTIALS else len(ESSENTIALS)
    return item.check.id != ESSENTIALS[0], -item.check.weight, place
