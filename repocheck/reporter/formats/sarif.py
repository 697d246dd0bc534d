"""SARIF 2.1.0 for code scanning: one result per failed check, in the file that its reader can change.

Of a digest, that is the digest itself, at the line that links to the repository. Of a repository audited by
name, it is the file of the repository that the finding is about. Unknown outcomes are no results; they are
notifications of the run.

Source: SARIF 2.1.0 (OASIS); GitHub documents a limit of 25,000 results per run.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from repocheck.models import AuditReport, CheckInfo, Finding, Link, Location, Outcome, RepoReport
from repocheck.reporter.checklist import is_by_name, places_in_repository
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.sanitise import json_escapes, visible
from repocheck.reporter.view import held_against, links_by_repo, short, worst_first

MAX_RESULTS = 25_000
"""More make GitHub refuse the file; what is left out is said in a notification."""
_OUTSIDE = "a code host cannot show these lines. Run repocheck in the repository that holds the digest."
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _render(report: AuditReport) -> str:
    """Return a log of one run."""
    run = {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": "repocheck/"},
        "columnKind": "unicodeCodePoints",
        "results": (results := _results(report))[:MAX_RESULTS],
        "invocations": [
            {"executionSuccessful": True, "toolExecutionNotifications": _notes(report, len(results))}
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_escapes(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _driver(report: AuditReport) -> dict[str, Any]:
    return {
        "name": report.tool.name,
        "semanticVersion": report.tool.version,
        "rules": [_rule(check) for check in report.checks],
    }


def _rule(check: CheckInfo) -> dict[str, Any]:
    return {
        "id": check.id,
        "shortDescription": {"text": check.question},
        "help": {"text": check.remedy},
        "defaultConfiguration": {"level": _level(check)},
        "properties": {"tags": [check.category], "weight": check.weight},
    }


def _level(check: CheckInfo) -> str:
    if check.id == "repository-available":
        return "error"
    return "warning" if check.essential else "note"


def _results(report: AuditReport) -> list[dict[str, Any]]:
    links = links_by_repo(report)
    index = {check.id: (number, check) for number, check in enumerate(report.checks)}
    return [
        _result(report, repo, finding, *index[finding.check], links.get(repo.repo.key, []))
        for repo in worst_first(report.repos)
        for finding in repo.findings
        if (held_against(repo, finding) or finding.override) and finding.check in index
    ]


def _result(
    report: AuditReport, repo: RepoReport, finding: Finding, number: int, check: CheckInfo, links: list[Link]
) -> dict[str, Any]:
    if is_by_name(report):
        places = places_in_repository(report, repo, finding)
    else:
        places = [link.found_at for link in links] or [Location(path=report.source.name)]
    identity = f"{check.id}|{repo.repo.key}"
    return _suppressions(finding) | {
        "ruleId": check.id,
        "ruleIndex": number,
        "level": _level(check),
        "message": {"text": f"{short(repo.repo)}: {visible(finding.message, 400)} {check.remedy}"},
        "locations": [_location(report, place) for place in places[:10]],
        "partialFingerprints": {"repocheck/v1": hashlib.sha256(identity.encode()).hexdigest()},
        "properties": {"repo": visible(repo.repo.slug), "state": str(repo.state)},
    }


def _suppressions(finding: Finding) -> dict[str, Any]:
    """Return the property that marks a failure which the configuration has overridden."""
    if not finding.override or finding.outcome is Outcome.FAIL:
        return {}
    reason = visible(finding.override.reason, 400)
    return {"suppressions": [{"kind": "external", "justification": reason}]}


def _location(report: AuditReport, place: Location) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.line or 1}
    if place.line and place.column:
        region["startColumn"] = place.column
    if place.snippet:
        region["snippet"] = {"text": visible(place.snippet)}
    uri = digest_uri(place.path or report.source.name)
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def digest_uri(name: str) -> str:
    """Return the path of a digest as a relative URI reference that cannot climb out of the repository.

    An absolute path is one outside of it, and becomes a ``file:`` URI.
    """
    if name.startswith("/"):
        return f"file://{quote(visible(name))}"
    split = urlsplit(name) if "://" in name else None
    parts = PurePosixPath((split.netloc + split.path) if split else name.replace("\\", "/")).parts
    kept = [quote(visible(part), safe="") for part in parts if part not in {"/", "..", "."}]
    return "/".join(kept) or "digest"


def _notes(report: AuditReport, results: int) -> list[dict[str, Any]]:
    problems = [*report.problems, *(problem for repo in report.repos for problem in repo.problems)]
    texts = [
        f"{visible(problem.where, 200)}: {visible(problem.message, 400)}".lstrip(": ") for problem in problems
    ]
    paths = (link.found_at.path for paper in report.papers for link in paper.links)
    if outside := next((path for path in paths if path.startswith("/")), ""):
        texts.insert(0, f"{visible(outside, 200)} lies outside of the working directory: {_OUTSIDE}")
    if results > MAX_RESULTS:
        texts.insert(0, f"{results - MAX_RESULTS} results are left out; the JSON report has them all.")
    return [{"level": "warning", "message": {"text": text}} for text in texts[:1_000]]


FORMAT = ReportFormat("sarif", "SARIF 2.1.0 for code scanning", _render, suffixes=(".sarif",))
