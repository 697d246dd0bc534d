"""``ro-crate-metadata.json``: the audit as a research object, to be archived beside the reports.

Source: RO-Crate 1.1; repositories are also named by their Software Heritage id, ``swh:1:rev:<commit>``.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from repocheck.models import AuditReport, PaperReport, RepoReport
from repocheck.reporter.format import ReportFormat
from repocheck.reporter.sanitise import json_escapes
from repocheck.reporter.view import licence_of
from repocheck.reporter.words import READINESS_LIMITS
from repocheck.text.pattern import late_regex

_SPDX_ID = late_regex(r"[A-Za-z0-9.-]{2,60}\+?")
_SHA1 = late_regex(r"[0-9a-f]{40}")


def _render(report: AuditReport) -> str:
    """Return the metadata document; its entities are the audit, the tool, repositories and papers."""
    papers = {paper.id: paper for paper in report.papers}
    repos = [_repo(repo, papers) for repo in report.repos]
    cited = {cited.paper for repo in report.repos for cited in repo.cited_by}
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        },
        _dataset(report, repos),
        {
            "@id": "#audit",
            "@type": "CreateAction",
            "name": "Audit of the code that the papers cite",
            "instrument": {"@id": "#repocheck"},
            "object": [{"@id": repo["@id"]} for repo in repos],
            "result": {"@id": "./"},
            "endTime": report.generated_at.isoformat(),
        },
        {
            "@id": "#repocheck",
            "@type": "SoftwareApplication",
            "name": report.tool.name,
            "softwareVersion": report.tool.version,
        },
        *repos,
        *(_paper(paper) for paper in report.papers if paper.id in cited),
    ]
    document = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return json_escapes(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _dataset(report: AuditReport, repos: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"repocheck audit of {report.source.name}",
        "description": READINESS_LIMITS,
        "datePublished": report.generated_at.isoformat(),
        "mentions": [{"@id": repo["@id"]} for repo in repos],
    }


def _repo(repo: RepoReport, papers: dict[str, PaperReport]) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "@id": f"https://{quote(repo.repo.slug)}",
        "@type": "SoftwareSourceCode",
        "name": repo.repo.slug,
        "codeRepository": f"https://{quote((repo.resolved or repo.repo).slug)}",
        "creativeWorkStatus": str(repo.state),
        "citation": [{"@id": _paper_id(papers[c.paper])} for c in repo.cited_by if c.paper in papers],
    }
    if repo.commit:
        entity["version"] = repo.commit
        if _SHA1.fullmatch(repo.commit):
            entity["identifier"] = f"swh:1:rev:{repo.commit}"
    spdx = licence_of(repo)
    if spdx and spdx != "NOASSERTION" and _SPDX_ID.fullmatch(spdx):
        entity["license"] = f"https://spdx.org/licenses/{spdx}"
    return entity


def _paper(paper: PaperReport) -> dict[str, Any]:
    entity = {
        "@id": _paper_id(paper),
        "@type": "ScholarlyArticle",
        "name": paper.title,
        "identifier": paper.id,
    }
    return entity | ({"datePublished": paper.date.isoformat()} if paper.date else {})


def _paper_id(paper: PaperReport) -> str:
    if paper.url and paper.url.startswith("https://"):
        return quote(paper.url, safe=":/?=&%#~@+,;")
    return f"#paper-{quote(paper.id, safe='')}"


FORMAT = ReportFormat("ro-crate", "metadata to archive an audit as a research object", _render)
