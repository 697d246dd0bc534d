"""Apply what the configuration knows better: verdicts with a reason, and repositories left out. Pure.

Nothing is silent: what was replaced stays in the finding with its reason, what is left out is listed, and an
override past its day is not applied and becomes a problem of the report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fnmatch import fnmatchcase

from repocheck.checks import load_checks
from repocheck.config import Config, ExcludeConfig, OverrideConfig
from repocheck.errors import ConfigError
from repocheck.models import (
    ESSENTIALS,
    Excluded,
    Finding,
    Outcome,
    Override,
    Problem,
    Relation,
    RepoRef,
    State,
)
from repocheck.pipeline.targets import Target, chosen


def require_known_checks(config: Config) -> None:
    """Raise for an override of a check that does not exist: whoever wrote it counts on it.

    Raises:
        ConfigError: There is one.
    """
    known = {None, *(check.id for check in load_checks())}
    for number, override in enumerate(config.overrides):
        if override.check not in known:
            place = f"overrides.{number}.check"
            raise ConfigError(
                f"{place}: there is no check {override.check!r}", "`repocheck checks` lists them."
            )


def split_by_day(config: Config, day: dt.date) -> tuple[Config, tuple[Problem, ...]]:
    """Return the configuration with the overrides that count on `day`, and a problem for each other."""
    over = [each for each in config.overrides if each.until and each.until < day]
    problems = (
        Problem(
            cause="override-expired",
            message=f"The override of {each.check or 'the state'} for {each.repo} ended on {each.until}.",
            remedy=f"Look again, and renew or remove it; its reason was: {each.reason}",
            where=each.repo,
        )
        for each in over
    )
    kept = tuple(each for each in config.overrides if each not in over)
    return config.model_copy(update={"overrides": kept}), tuple(problems)


def overridden(findings: tuple[Finding, ...], ref: RepoRef, config: Config) -> tuple[Finding, ...]:
    """Return the findings of a repository with those replaced that the configuration overrides."""
    chosen = {
        override.check or ESSENTIALS[0]: override
        for override in reversed(config.overrides)  # the first one that fits wins
        if _matches(ref, override.repo)
    }
    return tuple(
        _replaced(finding, chosen[finding.check]) if finding.check in chosen else finding
        for finding in findings
    )


def sort_out(
    targets: Sequence[Target], exclude: ExcludeConfig
) -> tuple[Sequence[Target], tuple[Excluded, ...]]:
    """Return the targets to audit, and those that the configuration leaves out, with the reason."""
    if exclude == ExcludeConfig():
        return targets, ()
    why = [_why_excluded(target, exclude) for target in targets]
    left_out = (Excluded(repo=targets[n].ref, reason=reason) for n, reason in enumerate(why) if reason)
    return chosen(targets, [not reason for reason in why]), tuple(left_out)


def _why_excluded(target: Target, exclude: ExcludeConfig) -> str:
    """Return why a target that papers cite is left out; empty if it is not."""
    if not target.citing:
        return ""
    if target.ref.host in exclude.hosts:
        return f"host {target.ref.host}"
    if pattern := next((each for each in exclude.repos if _matches(target.ref, each)), None):
        return f"repository {pattern}"
    only_used = all(link.relation is Relation.THIRD_PARTY for _, link in target.citing)
    return "third-party code" if exclude.third_party and only_used else ""


def _matches(ref: RepoRef, pattern: str) -> bool:
    return fnmatchcase(ref.key, pattern.casefold())


def _replaced(finding: Finding, override: OverrideConfig) -> Finding:
    was, value, outcome = str(finding.outcome), finding.value, override.outcome
    if override.state:
        was, value, outcome = str(value), str(override.state), _outcome_of(override.state)
    until = f" until {override.until}" if override.until else ""
    return finding.model_copy(
        update={
            "outcome": outcome,
            "value": value,
            "message": f"Overridden{until}: {override.reason} Found was {was}: {finding.message}",
            "override": Override(was=was, reason=override.reason, until=override.until),
        }
    )


def _outcome_of(state: State) -> Outcome:
    if state is State.UNKNOWN:
        return Outcome.UNKNOWN
    return Outcome.PASS if state in {State.AVAILABLE, State.PARTIAL} else Outcome.FAIL
