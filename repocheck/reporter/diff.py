"""What changed since a repository was last known: states first, then licences and essentials, then points.

A repository that is unknown in the newer audit has not changed; it is listed apart. One that was unknown in
the older audit is compared with its last known state, if an earlier audit has one; if none has, what the
newer audit saw is news: bad news is a change of state, anything else is known for the first time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from repocheck.errors import UsageError
from repocheck.models import ESSENTIALS, AuditReport, Finding, Outcome, RepoReport, State
from repocheck.reporter.quote import markdown_code, workflow_silent
from repocheck.reporter.sanitise import json_escapes, visible
from repocheck.reporter.view import SEVERITY, by_name, finding_of, licence_of, short
from repocheck.reporter.words import ESSENTIAL_LABELS, OUTCOMES, STATES, plural

POINTS_STEP = 1.0
"""Points by which a score must move to be listed."""
MARKDOWN_ROWS = 500
"""Rows of a comparison in Markdown: some 60 kB, which leaves room below 1 MiB for the summary behind it."""
KINDS = {
    "state": "",
    "known": "known for the first time",
    "moved": "moved",
    "archived": "archived or no longer so",
    "licence": "relicensed",
    "release": "released",
    "essential": "changed an essential",
    "points": "changed points",
    "appeared": "newly cited",
    "left": "no longer cited",
    "unseen": "could not be checked this time",
}
"""Kinds of change in the order they are listed, and what the headline says of them; of states, which."""


_BAD = frozenset({State.MISSING, State.BLOCKED, State.EMPTY, State.PLACEHOLDER})
"""States that are a change for the worse also where nothing was known before."""


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


def last_known(audits: Iterable[AuditReport]) -> AuditReport:
    """Return the newest of `audits`, which may not be empty; what is unknown in it, as it was last known."""
    newest, *earlier = sorted(audits, key=lambda audit: audit.generated_at, reverse=True)
    repos = {repo.repo.key: repo for repo in newest.repos}
    unknown = {key for key, repo in repos.items() if repo.state is State.UNKNOWN}
    for audit in earlier:
        if not unknown:
            break
        seen = {repo.repo.key: repo for repo in audit.repos if repo.state is not State.UNKNOWN}
        repos |= {key: seen[key] for key in unknown & seen.keys()}
        unknown -= seen.keys()
    return newest.model_copy(update={"repos": tuple(repos.values())})


def compare(old: AuditReport, new: AuditReport) -> list[Change]:
    """Return the changes, by kind, then by name; points only if both were scored by the same weights."""
    before, after = by_name(old.repos), by_name(new.repos)
    comparable = old.rubric == new.rubric
    found = [change for key in before.keys() & after.keys() for change in _changes(before[key], after[key])]
    found = [change for change in found if comparable or change.kind != "points"]
    for repo in new.repos:
        if before.keys().isdisjoint(repo.keys):
            found.append(Change("appeared", short(repo.repo), "Cited", "", repo.state, "neutral"))
    for repo in old.repos:
        if after.keys().isdisjoint(repo.keys):
            found.append(Change("left", short(repo.repo), "Cited", repo.state, "", "neutral"))
    order = list(KINDS)
    return sorted(set(found), key=lambda change: (order.index(change.kind), change.repo, change.what))


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
    """Return the comparison in a sentence that counts each repository once, by the first of its changes."""
    if not changes:
        return "Nothing changed."
    first = {change.repo: change for change in reversed(changes)}.values()
    now = Counter(change.new for change in first if change.kind == "state")
    kinds = Counter(change.kind for change in first)
    found = [f"{now[state]:,} now {sign.word}" for state, sign in STATES.items() if now[state]]
    found += [f"{kinds[kind]:,} {words}" for kind, words in KINDS.items() if words and kinds[kind]]
    if not now:
        return f"No repository changed state; {', '.join(found)}."
    return f"{plural(now.total(), 'repository', 'repositories')} changed state: {', '.join(found)}."


def _changes(old: RepoReport, new: RepoReport) -> Iterator[Change]:
    name = short(new.repo)
    if State.UNKNOWN in {old.state, new.state}:
        yield from _unknown_once(name, old, new)
        return
    if old.state is not new.state:
        trend = _trend(SEVERITY.index(new.state) - SEVERITY.index(old.state))
        yield Change("state", name, "State", old.state, new.state, trend)
    at_old, at_new = old.resolved or old.repo, new.resolved or new.repo
    if at_old.key != at_new.key:
        yield Change("moved", name, "Name", short(at_old), short(at_new), "neutral")
    if {old.archived, new.archived} == {True, False}:
        was, now = ("archived" if repo.archived else "active" for repo in (old, new))
        yield Change("archived", name, "Archived", was, now, "neutral")
    yield from _essentials(name, old, new)
    if _outcomes(old, new, "release-tagged") == (Outcome.FAIL, Outcome.PASS):
        yield Change("release", name, "Release", "none", "tagged", "better")
    if old.score.points is not None and new.score.points is not None:
        step = new.score.points - old.score.points
        if abs(step) >= POINTS_STEP:
            was, now = f"{old.score.points:.0f}", f"{new.score.points:.0f}"
            yield Change("points", name, "Points", was, now, _trend(step))


def _unknown_once(name: str, old: RepoReport, new: RepoReport) -> Iterator[Change]:
    if new.state in _BAD:
        yield Change("state", name, "State", old.state, new.state, "worse")
    elif old.state is not new.state:
        kind = "unseen" if new.state is State.UNKNOWN else "known"
        yield Change(kind, name, "State", old.state, new.state, "neutral")


def _outcomes(old: RepoReport, new: RepoReport, check: str) -> tuple[Outcome | None, Outcome | None]:
    was, now = finding_of(old, check), finding_of(new, check)
    return (was.outcome if was else None), (now.outcome if now else None)


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
    for change in changes[:MARKDOWN_ROWS]:
        cells = (
            markdown_code(change.repo),
            change.what,
            markdown_code(change.old),
            markdown_code(change.new),
            change.trend,
        )
        lines.append(f"| {' | '.join(cells)} |")
    if len(changes) > MARKDOWN_ROWS:
        lines += ["", f"and {len(changes) - MARKDOWN_ROWS:,} more"]
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

    return "".join(page("diff.html.j2", title=title, old=old, new=new, **context))


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
