"""What several formats ask of a report: order, causes, remedies. Pure, and free of markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from repocheck.models import (
    ESSENTIALS,
    AuditReport,
    CheckInfo,
    Finding,
    Link,
    LinkKind,
    Outcome,
    PaperReport,
    PaperState,
    Relation,
    RepoRef,
    RepoReport,
    Shelf,
    State,
)
from repocheck.reporter.checklist import checklist
from repocheck.reporter.quote import workflow_silent
from repocheck.reporter.sanitise import visible
from repocheck.reporter.words import MEANINGS, TRIED_CHECKS, plural
from repocheck.text.pattern import late_regex

SEVERITY = (
    State.MISSING,
    State.BLOCKED,
    State.EMPTY,
    State.PLACEHOLDER,
    State.PARTIAL,
    State.AVAILABLE,
    State.UNKNOWN,
)
"""States worst first; unknown comes last, for its authors have nothing to fix."""
EXPIRED = "override-expired"
"""Cause of the problem that an override past its day becomes."""
NOASSERTION = "NOASSERTION"
"""SPDX's word for a text that is no standard licence."""
_RESTRICTED = late_regex(r"-N[CD](?:-|$|\b)|^LicenseRef-|RAIL", re.IGNORECASE)
_ADDABLE = frozenset({"license-declared", "dependencies-declared", "citation-file"})
"""Checks that a file can answer which `--fix` knows to write."""
_ELSEWHERE = frozenset({LinkKind.OTHER, LinkKind.GIST})
_NOTHING_THERE = frozenset({State.MISSING, State.BLOCKED, State.EMPTY})


class Elsewhere(NamedTuple):
    """A paper whose code is kept only where nothing is looked at."""

    paper: PaperReport
    addresses: tuple[str, ...]
    """Where it points; as written where no address could be made of it."""


class Blocker(NamedTuple):  # of an audit of thousands: it holds none of them
    """A question that several repositories fail."""

    check: CheckInfo
    n_repos: int
    """How many they are."""

    @property
    def points(self) -> float:
        """Return the weight lost over all repositories; it orders what is missing most."""
        return self.check.weight * self.n_repos


def is_local(report: AuditReport) -> bool:
    """Return whether every repository was read from this machine."""
    places = ("local", "folder", "working tree")
    return bool(report.repos) and all(repo.via.startswith(places) for repo in report.repos)


def network_use(report: AuditReport) -> str:
    """Return what was read: ``offline``, ``local files`` (perhaps ``and package index``) or ``online``."""
    if report.source.offline or not is_local(report):
        return "offline" if report.source.offline else "online"
    findings = (finding_of(repo, check) for repo in report.repos for check in TRIED_CHECKS)
    tried = any(found and found.outcome is not Outcome.NOT_APPLICABLE for found in findings)
    return "local files and package index" if tried else "local files"


def worst_first(repos: Iterable[RepoReport]) -> Sequence[RepoReport]:
    """Return `repos` by state, then points, then name; those on a shelf stay there."""
    return repos.in_order(rank) if isinstance(repos, Shelf) else sorted(repos, key=rank)


def short(repo: RepoRef) -> str:
    """Return ``owner/name``, with the host unless it is github.com; safe to show."""
    return workflow_silent(visible(repo.slug.removeprefix("github.com/"), 120))


def blockers(report: AuditReport) -> list[Blocker]:
    """Return the checks that fail anywhere: absence first, then what costs the most points in all."""
    failed = Counter(
        finding.check for repo in report.repos for finding in repo.findings if held_against(repo, finding)
    )
    found = [Blocker(check, failed[check.id]) for check in report.checks if check.id in failed]
    return sorted(found, key=_cost)


def finding_of(repo: RepoReport, check: str) -> Finding | None:
    """Return what `check` found; None if it was not asked."""
    return next((finding for finding in repo.findings if finding.check == check), None)


def value_of(repo: RepoReport, check: str, key: str) -> str | None:
    """Return one text from the value of a finding; None if it holds none."""
    finding = finding_of(repo, check)
    value = finding.value.get(key) if finding and isinstance(finding.value, dict) else None
    return value if isinstance(value, str) else None


def licence_of(repo: RepoReport) -> str | None:
    """Return the SPDX id of the licence, ``NOASSERTION`` for a custom text, None if none is known."""
    return value_of(repo, "license-declared", "spdx")


def is_open(spdx: str | None) -> bool:
    """Return whether a licence lets anybody reuse and change the code: neither custom nor with restrictions.

    Source: Open Source Definition 1, 3 and 6: no limits on selling, changing or fields of use.
    """
    return bool(spdx) and spdx != NOASSERTION and not _RESTRICTED.search(spdx or "")


def elsewhere(report: AuditReport) -> list[Elsewhere]:
    """Return the papers that link to no repository, but to code kept in another place."""
    found = []
    for paper in report.papers:
        if paper.state is PaperState.LINKED and not any(link.probed for link in paper.links):
            own = [link for link in paper.links if link.relation is not Relation.THIRD_PARTY]
            shown = tuple(visible(link.url or link.raw, 300) for link in own if link.kind in _ELSEWHERE)
            found += [Elsewhere(paper, shown)] if shown else []
    return found


def links_by_repo(report: AuditReport) -> dict[str, list[Link]]:
    """Return the links of all papers by the key of the repository they name, by whatever name."""
    names = {name: repo.repo.key for repo in report.repos for name in repo.keys}
    found: dict[str, list[Link]] = {}
    for paper in report.papers:
        for link in paper.links:
            if link.repo:
                found.setdefault(names.get(link.repo.key, link.repo.key), []).append(link)
    return found


def by_name(repos: Iterable[RepoReport]) -> dict[str, RepoReport]:
    """Return the reports by the key of every name that papers cite them by."""
    return {name: repo for repo in repos for name in repo.keys}


def third_party(repo: RepoReport) -> bool:
    """Return whether every paper that links here calls it somebody else's code."""
    return bool(repo.cited_by) and all(cited.relation is Relation.THIRD_PARTY for cited in repo.cited_by)


def held_against(repo: RepoReport, finding: Finding) -> bool:
    """Return whether a failure counts against the papers that cite `repo`: not while it is pending.

    Of somebody else's code only its absence matters to them; of a repository that is not there, or is
    empty, nothing but that is worth saying.
    """
    if finding.outcome is not Outcome.FAIL or repo.pending:
        return False
    return finding.check == ESSENTIALS[0] or not (third_party(repo) or repo.state in _NOTHING_THERE)


def remedies(report: AuditReport, repo: RepoReport) -> list[CheckInfo]:
    """Return the checks that `repo` fails, in the order of its checklist."""
    return [item.check for item in checklist(report, repo).to_do]


def issue_text(report: AuditReport, repo: RepoReport) -> str:
    """Return a Markdown text to paste into an issue for the authors; empty if there is nothing to fix.

    It holds our own words only, so that nothing a repository says can mention people or forge markup.
    """
    open_points = remedies(report, repo)
    if not open_points:
        return ""
    if repo.state not in _NOTHING_THERE:
        at = f" (checked at commit {repo.commit[:12]})" if repo.commit else ""
        intro = f"Thank you for sharing your code. The following would make it easier to reuse and rerun{at}:"
    else:
        intro = f"The code linked from your paper cannot be used. The repository {MEANINGS[repo.state]}."
    lines = [intro, ""]
    lines += [f"- [ ] **{check.question}** {check.remedy}" for check in open_points]
    return "\n".join(lines) + "\n"


def next_steps(report: AuditReport) -> list[str]:
    """Return what the reader can do next, the most useful first; at most five sentences."""
    states = report.summary.repos_by_state
    steps = []
    if ended := [problem for problem in report.problems if problem.cause == EXPIRED]:
        steps.append(
            f"{plural(len(ended), 'override')} ended and no longer count: {visible(ended[0].message)}"
        )
    if count := states.get(State.UNKNOWN, 0):
        steps.append(
            f"{plural(count, 'repository', 'repositories')} could not be checked: {_how_to_see(report)}. "
            "Unknown is not a failure."
        )
    gone = [(repo.repo, repo.archived_copy) for repo in report.repos if repo.state is State.MISSING]
    if gone:
        more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        kept = sum(copy is not None for _, copy in gone)
        copies = f" Software Heritage keeps a copy of {kept}." if kept else ""
        steps.append(f"Correct the link to {short(gone[0][0])}{more}: no such repository.{copies}")
    usual = [blocker for blocker in blockers(report) if blocker.check.id != "repository-available"]
    if usual:
        check, n_repos = usual[0]
        steps.append(f"Most points to gain ({check.id}, {n_repos} of {len(report.repos)}): {check.remedy}")
    promised = report.summary.papers_by_state.get(PaperState.PROMISED, 0)
    if promised:
        steps.append(f"{plural(promised, 'paper')} without a link to promised code: check again later.")
    if report.repos:
        steps.append("For evidence and remedies: --format html=report.html")
    return steps


def coach_steps(report: AuditReport) -> list[str]:
    """Return what the author of a repository can do next, beside the checklist."""
    to_do = [item for repo in report.repos for item in checklist(report, repo).to_do]
    steps = []
    if to_do:
        steps.append(f"Why, what counts, and blind spots: repocheck explain {to_do[0].check.id}")
    if is_local(report) and {item.check.id for item in to_do} & _ADDABLE:
        steps.append("What can be added without inventing anything: repocheck repo . --fix")
    if report.summary.repos_by_state.get(State.UNKNOWN, 0):
        steps.append(f"{_how_to_see(report).capitalize()}. Unknown is not a failure.")
    return [*steps, "For the evidence of every check: --format html=report.html"]


def set_by_configuration(report: AuditReport) -> list[str]:
    """Return what the configuration replaced or left out, one sentence each; never silent."""
    found = []
    for repo in report.repos:
        for finding in repo.findings:
            if over := finding.override:
                now = finding.outcome if finding.check != ESSENTIALS[0] else repo.state
                until = f" until {over.until}" if over.until else ""
                found.append(
                    f"{short(repo.repo)}: {finding.check} is {now} instead of {over.was}{until}: "
                    f"{visible(over.reason, 300)}"
                )
    found += [f"{short(each.repo)} was left out: {visible(each.reason, 100)}" for each in report.excluded]
    return found


def _how_to_see(report: AuditReport) -> str:
    if report.source.offline:
        return "run again without --offline"
    unseen = {repo.repo.host for repo in report.repos if repo.state is State.UNKNOWN}
    return "run again later" + (", or with GITHUB_TOKEN set" if "github.com" in unseen else "")


def _cost(blocker: Blocker) -> tuple[bool, float, int]:
    return blocker.check.id != ESSENTIALS[0], -blocker.points, -blocker.n_repos


def rank(repo: RepoReport) -> tuple[int, bool, float, str]:
    """Return what repositories are sorted by: the worst first."""
    points = repo.score.points if repo.score.points is not None else 101.0
    return SEVERITY.index(repo.state), repo.pending, points, repo.repo.key
