"""Files that a repository lacks and that can be written without inventing anything: `repocheck repo . --fix`.

A licence is chosen by its owner, names and versions come from the project's own metadata, and packages from
its own imports; with `--environments` their versions are those of the environment that is proposed. What is
not known is not written, and the reason is said. No file is ever changed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from repocheck import pipeline, reporter
from repocheck.checks import judge, wanted
from repocheck.config import Config
from repocheck.errors import UsageError
from repocheck.facts import (
    NOASSERTION,
    Subject,
    foreign_imports,
)
from repocheck.knowledge.import_names import distributions_of
from repocheck.knowledge.licences import HINTS, licence_text
from repocheck.models import Finding, Outcome
from repocheck.pipeline.targets import Target
from repocheck.probe import probe_folder
from repocheck.text.pattern import late_regex

_HOLDER_LINES = 12
"""The copyright line of a licence stands among its first lines; later ones explain how to use it."""
_BLANK = late_regex(r"[<\[](?:year|yyyy|xxxx)[>\]]", re.IGNORECASE)
_HOLDER = late_regex(
    r"[<\[](?:copyright holders?|owner|name of (?:author|copyright (?:owner|holder)))[>\]]", re.I
)


class Wishes(NamedTuple):
    """What only the owner of a repository can say."""

    licence: str | None = None
    """SPDX id of the licence to add."""
    authors: tuple[str, ...] = ()
    """Names of the authors, who also hold the copyright."""


class Addition(NamedTuple):
    """A file that is not there, or the reason why it cannot be written."""

    path: str
    content: str
    """Empty if it cannot be written."""
    missing: str = ""
    """What is needed to write it, one sentence."""


def additions_to(target: Target, config: Config, wishes: Wishes) -> list[Addition]:
    """Return the files that could be added to a folder on this machine, read as it is.

    Raises:
        UsageError: It is no folder, or there is no text of the licence that was asked for.
    """
    if target.path is None or target.rev:
        raise UsageError("--fix adds files to a folder", "Give the folder of your repository, such as .")
    wishes = wishes._replace(licence=_spdx_id(wishes.licence))
    if config.environments:
        evidence, _ = pipeline.proposal_for(target, config)
    else:
        evidence = probe_folder(target.path, target.ref, wanted(), config.probe)
    return additions(Subject(evidence, folder=target.folder), wishes)


def additions(subject: Subject, wishes: Wishes) -> list[Addition]:
    """Return the files that could be added to a repository, each for a check that fails without it."""
    findings = {found.check: found for found in judge(subject)}
    failing = {check for check, found in findings.items() if found.outcome is Outcome.FAIL}
    wishes = wishes._replace(licence=wishes.licence or _spdx(findings["license-declared"]))
    found: list[Addition] = []
    if "license-declared" in failing:
        found.append(_licence(subject, wishes))
    if "dependencies-declared" in failing:
        found += _requirements(subject)
    if "citation-file" in failing:
        found.append(_citation(subject, wishes))
    taken = {path.casefold() for path in subject.files}
    return [each for each in found if each.path.casefold() not in taken]


def _spdx_id(licence: str | None) -> str | None:
    if licence is None:
        return None
    ids = {id_.lower(): id_ for id_ in HINTS}
    if found := ids.get(licence.lower()) or ids.get(f"{licence.lower()}-only"):
        return found
    raise UsageError(
        f"there is no text of a licence {licence!r} here", "Give an SPDX id, such as Apache-2.0."
    )


def _licence(subject: Subject, wishes: Wishes) -> Addition:
    if not wishes.licence:
        return Addition("LICENSE", "", "Choose a licence: --licence MIT, for example.")
    lines = licence_text(wishes.licence).splitlines()
    first = enumerate(lines[:_HOLDER_LINES])
    blanks = [n for n, line in first if _HOLDER.search(line) or _BLANK.search(line)]
    authors = _authors(subject, wishes)
    if blanks and not authors:
        return Addition("LICENSE", "", "Say who holds the copyright: --author NAME.")
    year = str((subject.evidence.pushed_at or subject.evidence.probed_at).year)
    for n in blanks:
        lines[n] = _HOLDER.sub(lambda _: ", ".join(authors), _BLANK.sub(year, lines[n]))
    return Addition("LICENSE", "\n".join(lines) + "\n")


def _requirements(subject: Subject) -> Iterator[Addition]:
    proposal = subject.evidence.proposal
    if proposal and reporter.is_proposed(proposal):
        yield Addition("requirements.txt", reporter.environment_file(proposal, "requirements"))
        return
    if not (imports := foreign_imports(subject)):
        return
    names = {(*distributions_of(each.module), each.module)[0]: each for each in imports}
    lines = [f"{name}  # {each.path}:{each.line}" for name, each in sorted(names.items())]
    head = "# What the code imports. Add the versions it was run with, for example torch==2.4.1"
    yield Addition("requirements.txt", "\n".join([head, *lines]) + "\n")


def _citation(subject: Subject, wishes: Wishes) -> Addition:
    authors, project = _authors(subject, wishes), _project(subject)
    if not authors:
        return Addition("CITATION.cff", "", "Say who wrote it: --author NAME.")
    ref = subject.evidence.requested
    fields = {
        "title": str(project.get("name") or ref.name),
        "version": project.get("version"),
        "license": wishes.licence,
        "repository-code": ref.url if ref.host != "local" else None,
    }
    lines = ["cff-version: 1.2.0", "message: If you use this software, please cite it as below.", "authors:"]
    lines += [f"  - name: {_quoted(name)}" for name in authors]
    lines += [f"{key}: {_quoted(value)}" for key, value in fields.items() if isinstance(value, str) and value]
    return Addition("CITATION.cff", "\n".join(lines) + "\n")


def _authors(subject: Subject, wishes: Wishes) -> tuple[str, ...]:
    listed = _project(subject).get("authors")
    rows = listed if isinstance(listed, list) else []
    named = [row.get("name") for row in rows if isinstance(row, dict)]
    return wishes.authors or tuple(name for name in named if isinstance(name, str) and name.strip())


def _project(subject: Subject) -> dict[str, object]:
    text = subject.evidence.texts.get("pyproject.toml")
    try:
        project = tomllib.loads(text.text).get("project") if text else None
    except (tomllib.TOMLDecodeError, RecursionError):
        project = None
    return project if isinstance(project, dict) else {}


def _spdx(finding: Finding) -> str | None:
    spdx = finding.value.get("spdx") if isinstance(finding.value, dict) else None
    return spdx if isinstance(spdx, str) and spdx != NOASSERTION else None


def _quoted(text: str) -> str:
    """Return a scalar of YAML that is this text, whatever is in it."""
    kept = "".join(c if c.isprintable() else " " for c in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'
