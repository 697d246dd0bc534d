"""JUnit XML: a suite per repository, a case per check; unknown is skipped, with its reason.

Source: the schema of the Jenkins JUnit plugin, which the other readers follow.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from repocheck.models import AuditReport, CheckInfo, Finding, Outcome, RepoReport
from repocheck.reporter.checklist import is_by_name, places_in_repository
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.sanitise import visible
from repocheck.reporter.view import held_against, worst_first


def _render(report: AuditReport) -> str:
    """Return one ``testsuites`` document."""
    root = ET.Element("testsuites", name=visible(f"{report.tool.name} {report.tool.version}"))
    infos = {check.id: check for check in report.checks}
    for repo in worst_first(report.repos):
        root.append(_suite(report, repo, infos))
    for count in ("tests", "failures", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(report: AuditReport, repo: RepoReport, infos: dict[str, CheckInfo]) -> ET.Element:
    suite = ET.Element("testsuite", name=visible(repo.repo.slug), timestamp=f"{report.generated_at:%FT%T}")
    properties = ET.SubElement(suite, "properties")
    facts = {"state": repo.state, "commit": repo.commit, "points": repo.score.points}
    for name, fact in facts.items():
        ET.SubElement(properties, "property", name=name, value="" if fact is None else visible(str(fact)))
    for finding in repo.findings:
        suite.append(_case(report, repo, finding, infos.get(finding.check)))
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _case(report: AuditReport, repo: RepoReport, finding: Finding, info: CheckInfo | None) -> ET.Element:
    check = visible(finding.check)
    case = ET.Element("testcase", name=check, classname=visible(repo.repo.slug), time="0")
    message = visible(finding.message, 1_000)
    if held_against(repo, finding):
        failure = ET.SubElement(case, "failure", message=message, type=check)
        failure.text = _details(report, repo, finding, info)
    elif finding.override:
        ET.SubElement(case, "skipped", message=message)
    elif finding.outcome is not Outcome.PASS:
        excused = "pending" if repo.pending else "third-party"
        why = excused if finding.outcome is Outcome.FAIL else finding.outcome
        ET.SubElement(case, "skipped", message=f"{why}: {message}")
    return case


def _details(report: AuditReport, repo: RepoReport, finding: Finding, info: CheckInfo | None) -> str:
    """Return places of a repository that was named, one a line, and the remedy."""
    places = places_in_repository(report, repo, finding) if is_by_name(report) else []
    lines = [f"{place.path}:{place.line or 1}" for place in places]
    return "\n".join(map(visible, [*lines, info.remedy] if info else lines))


FORMAT = ReportFormat("junit", "JUnit XML, one suite per repository", _render, suffixes=(".xml",))
