"""Turn the findings of one repository into its readiness.

Points are the passed share of the *decided* weight, so neither `unknown` nor `not_applicable` moves
them; how much was decided is said beside them as coverage.

Source: OpenSSF Scorecard leaves inconclusive checks out of the denominator in the same way; showing the
coverage keeps a score over few checks from looking like one over many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from repocheck.models import ESSENTIALS, CategoryScore, Finding, Outcome, Score, State

NO_CODE = frozenset({State.MISSING, State.BLOCKED, State.EMPTY, State.PLACEHOLDER})
"""States in which there is no code to rerun: they score 0, however good the rest looks."""


def score(
    findings: tuple[Finding, ...],
    state: State,
    checks_weights: Mapping[str, float],
    categories: Mapping[str, str],
    min_coverage: float,
) -> Score:
    """Score one repository.

    Args:
        findings: One per check.
        state: State of the repository.
        checks_weights: Weight by check id; a check that is not named weighs nothing.
        categories: Category by check id.
        min_coverage: Coverage below which no points are given, 0-1.
    """
    points, coverage = _share(findings, checks_weights)
    if state in NO_CODE:
        points, coverage = 0.0, 1.0
    elif state is State.UNKNOWN or coverage < min_coverage:
        points = None
    return Score(
        points=points,
        coverage=coverage,
        essentials=sum(f.check in ESSENTIALS and f.outcome is Outcome.PASS for f in findings),
        by_category=_by_category(findings, checks_weights, categories),
    )


def _by_category(
    findings: tuple[Finding, ...], weights: Mapping[str, float], categories: Mapping[str, str]
) -> dict[str, CategoryScore]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if weights.get(finding.check) and finding.outcome is not Outcome.NOT_APPLICABLE:
            groups.setdefault(categories[finding.check], []).append(finding)
    shares = {category: _share(group, weights) for category, group in groups.items()}
    return {category: CategoryScore(points=p, coverage=c) for category, (p, c) in shares.items()}


def _share(findings: Iterable[Finding], weights: Mapping[str, float]) -> tuple[float | None, float]:
    """Return points 0-100 (None if nothing was decided) and coverage 0-1."""
    sums = dict.fromkeys(Outcome, 0.0)
    for finding in findings:
        sums[finding.outcome] += weights.get(finding.check, 0.0)
    decided = sums[Outcome.PASS] + sums[Outcome.FAIL]
    applicable = decided + sums[Outcome.UNKNOWN]
    points = round(100 * sums[Outcome.PASS] / decided, 1) if decided else None
    return points, round(decided / applicable, 3) if applicable else 0.0
