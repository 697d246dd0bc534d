"""Audit repositories: probe, judge, score, sum up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from repocheck import engine
from repocheck.checks import wanted
from repocheck.config import Config
from repocheck.errors import UsageError
from repocheck.facts import Subject, requirements_of
from repocheck.models import (
    AuditReport,
    Availability,
    Evidence,
    Outcome,
    Packed,
    Paper,
    PaperReport,
    Problem,
    RepoReport,
    RubricInfo,
    Shelf,
    Source,
    State,
    ToolInfo,
    unpacked,
)
from repocheck.pipeline.judging import check_infos, judged, weights_of
from repocheck.pipeline.papers import broken_records, gather, notes_of, paper_of
from repocheck.pipeline.targets import Target, targets_of
from repocheck.probe import Prober, Resolver, probe_local, utc_now
from repocheck.reporter import summarise
from repocheck.version import VERSION

_NOT_A_CLONE = {
    "not-a-repository": "Give the folder of a clone, or a bare git directory.",
    "no-such-revision": "Name a commit, branch or tag that it has.",
}
"""What is wrong with a directory that somebody named, and the mend."""
_NO_COMMIT = frozenset({"no-such-revision", "missing-object", "refused-by-host"})
"""What a probe says when the repository answers but has no such commit (or says so by refusing)."""
Done = Callable[[RepoReport], None]
"""Told of each repository as it is ready."""


def audit_digests(
    sources: Sequence[str], format: str | None, config: Config, done: Done = lambda _: None
) -> AuditReport:
    """Audit all repositories that the papers of `sources` link to; see `Reading` and `audit`."""
    papers, source = gather(sources, format, config)
    return audit(papers, targets_of(papers), source, config, done)


def audit(
    papers: Sequence[tuple[Paper, PaperReport]],
    targets: Sequence[Target],
    source: Source,
    config: Config,
    done: Done = lambda _: None,
    problems: tuple[Problem, ...] = (),
) -> AuditReport:
    """Probe, judge and score `targets`.

    Args:
        papers: What was read; empty when repositories are audited by name.
        targets: The repositories.
        source: What to say was audited.
        config: Hosts, limits, rubric.
        done: Called with each report as it is ready, in order.
        problems: What kept us from seeing so far.

    Raises:
        ConfigError: The rubric names a check that does not exist.
    """
    weights = weights_of(config)
    resolver = Resolver(config) if config.resolve else None
    with Prober(config) as prober:

        def examine(target: Target) -> Packed[RepoReport]:
            evidence = _examine(target, prober, config)
            if resolver:
                evidence = _resolved(target, evidence, resolver)
            return Packed.of(judged(target, evidence, config, weights))

        def stop() -> None:
            prober.stop()
            if resolver:
                resolver.stop()

        prober.prepare(target.ref for target in targets if not target.path)
        work = partial(engine.run, examine, workers=config.jobs, stop=stop)
        repos = _shelved(work, targets, prober.is_worth_another_look, done)
        problems = (*problems, *notes_of(source), *broken_records(paper for paper, _ in papers))
        problems += (*prober.problems, *(resolver.problems if resolver else ()))
    return AuditReport(
        tool=ToolInfo(version=VERSION),
        rubric=RubricInfo(
            version=config.rubric.version, min_coverage=config.rubric.min_coverage, weights=weights
        ),
        checks=check_infos(weights),
        generated_at=utc_now(),
        source=source,
        papers=tuple(report for _, report in papers),
        repos=repos,
        summary=summarise(tuple(report for _, report in papers), repos),
        problems=problems,
    )


def _shelved(
    work: Callable[[Sequence[Target]], Iterable[Packed[RepoReport]]],
    targets: Sequence[Target],
    is_worth_another_look: Callable[[Sequence[Problem]], bool],
    done: Done,
) -> Shelf[RepoReport]:
    """Return the reports of all targets; those that a passing trouble hid are looked at again at the end."""
    repos: list[Packed[RepoReport]] = []
    troubles: dict[int, tuple[Problem, ...]] = {}
    for n, packed in enumerate(work(targets)):
        repos.append(packed)
        report = unpacked(RepoReport, packed)
        if report.problems:
            troubles[n] = report.problems
        done(report)
    late = [n for n, problems in troubles.items() if is_worth_another_look(problems)]
    for n, packed in zip(late, work([targets[n] for n in late]), strict=True):
        repos[n] = min(repos[n], packed, key=_unknowns)  # a host may have recovered by now
    return Shelf(RepoReport, repos)


def judge_again(report: AuditReport, config: Config, done: Done = lambda _: None) -> AuditReport:
    """Judge the repositories of an earlier report by the evidence that was kept; nobody is asked.

    Raises:
        ConfigError: The rubric names a check that does not exist.
    """
    papers = [(paper_of(paper), paper) for paper in report.papers]
    targets = targets_of(papers)
    linked = {target.ref.key for target in targets}
    targets += [Target(repo.repo) for repo in report.repos if repo.repo.key not in linked]
    offline = config.model_copy(update={"offline": True})
    return audit(papers, targets, report.source, offline, done)


def _unknowns(packed: Packed[RepoReport]) -> tuple[bool, int]:
    """Return how much of a report is unknown; the first of two that are alike is kept by `min`."""
    report = unpacked(RepoReport, packed)
    open_ = sum(finding.outcome is Outcome.UNKNOWN for finding in report.findings)
    return report.state is State.UNKNOWN, open_


def _examine(target: Target, prober: Prober, config: Config) -> Evidence:
    evidence = _probe(target, target.rev, prober, config)
    if target.path and (wrong := {p.cause: p for p in evidence.problems}.keys() & _NOT_A_CLONE.keys()):
        raise UsageError(evidence.problems[0].message, _NOT_A_CLONE[wrong.pop()])
    if target.rev and target.citing and _lacks_commit(evidence):
        head = _probe(target, None, prober, config)
        message = (
            f"The link names {target.rev[:12]}, which is not there any more; HEAD was read in its place."
        )
        problem = Problem(cause="no-such-revision", message=message, where=str(target.ref))
        evidence = head.model_copy(update={"problems": (problem, *head.problems)})
    if target.inferred and evidence.availability is Availability.MISSING:
        evidence = _not_accused(evidence)
    return evidence


def _resolved(target: Target, evidence: Evidence, resolver: Resolver) -> Evidence:
    asked = requirements_of(Subject(evidence, folder=target.folder))
    return evidence.model_copy(update={"resolution": resolver.resolve(asked)}) if asked else evidence


def _probe(target: Target, rev: str | None, prober: Prober, config: Config) -> Evidence:
    if target.path:
        return probe_local(target.path, target.ref, wanted(), config.probe, rev)
    return prober.probe(target.ref, wanted(), rev, target.alternatives)


def _lacks_commit(evidence: Evidence) -> bool:
    causes = {problem.cause for problem in evidence.problems}
    return evidence.availability is Availability.UNKNOWN and not causes.isdisjoint(_NO_COMMIT)


def _not_accused(evidence: Evidence) -> Evidence:
    problem = Problem(
        cause="inferred-name",
        message="No paper links it: the name was inferred from the text, and no such repository exists.",
        where=str(evidence.requested),
    )
    return evidence.model_copy(update={"availability": Availability.UNKNOWN, "problems": (problem,)})
