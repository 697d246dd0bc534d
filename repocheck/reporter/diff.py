"""What changed between two audits: states first, then licences and essentials, then points.

A repository that is unknown in the newer audit has not changed; it is listed apart. One that was unknown in
the older audit is compared by its state alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from repocheck.errors import UsageError
from repocheck.models import ESSENTIALS, AuditReport, Finding, Outcome, RepoReport, State
from repocheck.reporter.quote import markdown_code, workflow_silent
from repocheck.reporter.sanitise import json_escapes, visible
from repocheck.reporter.view import SEVERITY, finding_of, licence_of, short
from repocheck.reporter.words import ESSENTIAL_LABELS, OUTCOMES, plural

POINTS_STEP = 1.0
"""Points by which a score must move to be listed."""
KINDS = ("state", "seen", "moved", "licence", "essential", "points", "appeared", "left", "unseen")
"""Kinds of change in the order they are listed."""


class Change(NamedTuple):
    """One thing about one repository that differs."""

    kind: str
    """One of `KINDS`."""
    repo: str
    """``owner/name``, safe to show."""
    what: str
    """What it is: ``State``, ``Licence``, the label of an essential, ``Points`` …"""
    old: str
    """Before; empty if there was nothing."""
    new: str
    """After; empty if there is nothing."""
    trend: str
    """``better``, ``worse`` or ``neutral``."""


def compare(old: AuditReport, new: AuditReport) -> list[Change]:
    """Return the changes, by kind, then by name; points only if both were scored by the same weights."""
    before = {repo.repo.key: repo for repo in old.repos}
    after = {repo.repo.key: repo for repo in new.repos}
    comparable = old.rubric == new.rubric
    found = [change for key in before.keys() & after.keys() for change in _changes(before[key], after[key])]
    found = [change for change in found if comparable or change.kind != "points"]
    for key in after.keys() - before.keys():
        found.append(Change("appeared", short(after[key].repo), "Cited", "", after[key].state, "neutral"))
    for key in before.keys() - after.keys():
        found.append(Change("left", short(before[key].repo), "Cited", before[key].state, "", "neutral"))
    return sorted(found, key=lambda change: (KINDS.index(change.kind), change.repo, change.what))


def render_diff(old: AuditReport, new: AuditReport, format: str) -> str:
    """Return the comparison as ``text``, ``markdown``, ``json`` or ``html``.

    Raises:
        UsageError: There is no such format.
    """
    if format not in _RENDERERS:
        raise UsageError(f"a comparison has no format {format!r}", f"Choose one of {', '.join(_RENDERERS)}.")
    return _RENDERERS[format](old, new, compare(old, new))


def same_source(old: AuditReport, new: AuditReport) -> bool:
    """Return whether both audits read the same digest, wherever it was named from."""
    shorter, longer = sorted((old.source.name, new.source.name), key=len)
    return longer == shorter or longer.endswith(f"/{shorter}")


def warnings(old: AuditReport, new: AuditReport) -> list[str]:
    """Return what limits the comparison, one sentence each."""
    found = []
    if not same_source(old, new):
        found.append(
            "The audits have different sources: what only one of them lists was not added or removed."
        )
    if old.rubric != new.rubric:
        found.append("The audits have different rubrics: points are not compared.")
    return found


def headline(changes: list[Change]) -> str:
    """Return the comparison in one sentence."""
    states = sum(change.kind == "state" for change in changes)
    seen = sum(change.kind == "seen" for change in changes)
    if not changes:
        return "Nothing changed."
    text = f"{plural(states, 'repository', 'repositories') if states else 'No repository'} changed state"
    return text + (f", {seen:,} could be checked for the first time." if seen else ".")


def _changes(old: RepoReport, new: RepoReport) -> Iterator[Change]:
    name = short(new.repo)
    if State.UNKNOWN in {old.state, new.state}:
        if old.state is not new.state:
            kind = "unseen" if new.state is State.UNKNOWN else "seen"
            yield Change(kind, name, "State", old.state, new.state, "neutral")
        return
    if old.state is not new.state:
        trend = _trend(SEVERITY.index(new.state) - SEVERITY.index(old.state))
        yield Change("state", name, "State", old.state, new.state, trend)
    at_old, at_new = old.resolved or old.repo, new.resolved or new.repo
    if at_old.key != at_new.key:
        yield Change("moved", name, "Name", short(at_old), short(at_new), "neutral")
    yield from _essentials(name, old, new)
    if old.score.points is not None and new.score.points is not None:
        step = new.score.points - old.score.points
        if abs(step) >= POINTS_STEP:
            was, now = f"{old.score.points:.0f}", f"{new.score.points:.0f}"
            yield Change("points", name, "Points", was, now, _trend(step))


def _essentials(name: str, old: RepoReport, new: RepoReport) -> Iterator[Change]:
    decided = {Outcome.PASS: 1, Outcome.FAIL: 0}
    for check in ESSENTIALS[1:]:
        was, now = finding_of(old, check), finding_of(new, check)
        if not (was and now and {was.outcome, now.outcome} <= decided.keys()):
            continue
        kind = "licence" if check == "license-declared" else "essential"
        if (before := _word(old, was)) != (after := _word(new, now)):
            trend = _trend(decided[now.outcome] - decided[was.outcome])
            yield Change(kind, name, ESSENTIAL_LABELS[check], before, after, trend)


def _word(repo: RepoReport, finding: Finding) -> str:
    if finding.check == "license-declared":
        return visible(licence_of(repo) or "none", 60)
    return OUTCOMES[finding.outcome].word


def _trend(step: float) -> str:
    return "better" if step > 0 else "worse" if step < 0 else "neutral"


def _text(old: AuditReport, new: AuditReport, changes: list[Change]) -> str:
    marks = {"better": "▲", "worse": "▼", "neutral": "·"}
    lines = [headline(changes), *_between(old, new), ""]
    for change in changes:
        step = f"{change.old or 'not cited'} → {change.new or 'not cited'}"
        lines.append(f"{marks[change.trend]} {change.what:<12} {step:<26} {change.repo}")
    return workflow_silent("\n".join(lines).rstrip() + "\n")


def _markdown(old: AuditReport, new: AuditReport, changes: list[Change]) -> str:
    lines = [f"## {headline(changes)}", "", *(f"{line}  " for line in _between(old, new, markdown_code)), ""]
    if changes:
        lines += ["| Repository | What | Before | After | |", "|---|---|---|---|---|"]
    for change in changes:
        cells = (
            markdown_code(change.repo),
            change.what,
            markdown_code(change.old),
            markdown_code(change.new),
            change.trend,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines).rstrip() + "\n"


def _json(old: AuditReport, new: AuditReport, changes: list[Change]) -> str:
    document = {
        "schema_version": new.schema_version,
        "old": old.model_dump(mode="json", include={"generated_at", "source", "tool"}),
        "new": new.model_dump(mode="json", include={"generated_at", "source", "tool"}),
        "same_rubric": old.rubric == new.rubric,
        "same_source": same_source(old, new),
        "changes": [change._asdict() for change in changes],
    }
    return json_escapes(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _html(old: AuditReport, new: AuditReport, changes: list[Change]) -> str:
    title = f"{headline(changes)} · repocheck"
    context = {"headline": headline(changes), "warnings": warnings(old, new), "changes": changes}
    from repocheck.reporter.template import page  # noqa: PLC0415 - loads the template engine

    return page("diff.html.j2", title=title, old=old, new=new, **context)


def _between(old: AuditReport, new: AuditReport, quote: Callable[[str], str] = visible) -> list[str]:
    lines = [f"{quote(each.source.name)}, {each.generated_at:%Y-%m-%d %H:%M} UTC" for each in (old, new)]
    return [*lines, *warnings(old, new)]


_RENDERERS: Mapping[str, Callable[[AuditReport, AuditReport, list[Change]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
    "html": _html,
}
DIFF_FORMATS = tuple(_RENDERERS)
"""Formats of a comparison."""
