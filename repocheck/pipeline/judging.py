"""Make a report of one repository from the evidence about it. Pure."""

from __future__ import annotations

from repocheck.checks import judge, load_checks
from repocheck.config import Config
from repocheck.errors import ConfigError
from repocheck.facts import Allowance, Subject
from repocheck.models import CheckInfo, CitedBy, Evidence, Finding, Problem, Relation, RepoReport, State
from repocheck.pipeline.overrides import overridden
from repocheck.pipeline.targets import Target
from repocheck.reporter import score

_UNKEPT = frozenset({State.PLACEHOLDER, State.EMPTY, State.MISSING, State.PARTIAL})
"""States in which a promise of code is not, or not yet, kept."""


def judged(target: Target, evidence: Evidence, config: Config, weights: dict[str, float]) -> RepoReport:
    """Judge and score one repository by its evidence. Pure."""
    # A paper that says the code is somebody else's has no claim to be named by it.
    own = {paper.id: paper for paper, link in target.citing if link.relation is not Relation.THIRD_PARTY}
    allowance, papers = Allowance(config.judge_s), tuple(own.values())
    subject = Subject(evidence, papers, target.folder, config.as_of, config.known_hosts, allowance)
    findings = overridden(judge(subject), target.ref, config)
    state = State(str(_value(findings, "repository-available")))
    categories = {check.id: check.category for check in load_checks()}
    report = RepoReport(
        repo=target.ref,
        resolved=evidence.resolved,
        state=state,
        moved=bool(evidence.resolved and evidence.resolved.key != target.ref.key),
        archived=evidence.archived,
        fork=evidence.fork,
        pending=state in _UNKEPT and _young(target, subject, config),
        commit=evidence.commit,
        default_branch=evidence.default_branch,
        pushed_at=evidence.pushed_at,
        findings=findings,
        score=score(findings, state, weights, categories, config.rubric.min_coverage),
        installations=evidence.installations,
        trials=evidence.trials,
        problems=evidence.problems + (_out_of_time(target, config),) * allowance.used_up,
        proposal=evidence.proposal,
        cited_by=_citations(target, findings),
        probed_at=evidence.probed_at,
        via=evidence.via,
        archived_copy=evidence.archived_copy,
    )
    # Some facts hold the subject: such a ring would keep all texts until cycles are looked for.
    subject.facts.clear()
    return report


def _out_of_time(target: Target, config: Config) -> Problem:
    message = f"It was not judged to its end within {config.judge_s:g} s of processor time."
    remedy = "Raise judge_s in the configuration, and report the repository: it should not take so long."
    return Problem(cause="judging-limit", message=message, remedy=remedy, where=str(target.ref))


def weights_of(config: Config) -> dict[str, float]:
    """Return the weight of every check.

    Raises:
        ConfigError: The rubric names a check that does not exist.
    """
    weights = {check.id: check.weight for check in load_checks()}
    if strangers := sorted(config.rubric.weights.keys() - weights.keys()):
        raise ConfigError(
            f"rubric.weights: there is no check {strangers[0]!r}", "`repocheck checks` lists them."
        )
    return weights | config.rubric.weights


def check_infos(weights: dict[str, float]) -> tuple[CheckInfo, ...]:
    """Return what a report says of the checks themselves, with the weights in force."""
    return tuple(
        CheckInfo(
            id=check.id,
            category=check.category,
            question=check.question,
            remedy=check.remedy,
            weight=weights[check.id],
            essential=check.essential,
        )
        for check in load_checks()
    )


def _value(findings: tuple[Finding, ...], check: str) -> object:
    return next((finding.value for finding in findings if finding.check == check), None)


def _young(target: Target, subject: Subject, config: Config) -> bool:
    dates = [
        paper.date
        for paper, link in target.citing
        if paper.date and link.relation is not Relation.THIRD_PARTY
    ]
    return any((subject.as_of - date).days <= config.grace_days for date in dates)


def _citations(target: Target, findings: tuple[Finding, ...]) -> tuple[CitedBy, ...]:
    """Return who cites it; what names the paper in turn is its own, unless the paper said not."""
    named = _value(findings, "cites-paper")
    confirming = named.get("papers") if isinstance(named, dict) else None
    confirmed = frozenset(map(str, confirming)) if isinstance(confirming, list) else frozenset()
    cited = []
    for paper, link in target.citing:
        back = paper.id in confirmed and link.relation is not Relation.THIRD_PARTY
        relation = Relation.OWN if back else link.relation
        cited.append(CitedBy(paper=paper.id, relation=relation, confirmed=back, path=link.path))
    return tuple(dict.fromkeys(cited))
