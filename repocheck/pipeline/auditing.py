"""Audit repositories: probe, judge, score, sum up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from repocheck import engine, probe
from repocheck.config import Config
from repocheck.models import (
    AuditReport,
    Outcome,
    Packed,
    Paper,
    PaperReport,
    Problem,
    RepoReport,
    RubricInfo,
    Shelf,
    Source,
    Spool,
    State,
    ToolInfo,
    unpacked,
)
from repocheck.pipeline.examine import Examiner, threads_for, workers_for
from repocheck.pipeline.indexing import asking_index
from repocheck.pipeline.judging import check_infos, weights_of
from repocheck.pipeline.overrides import require_known_checks, sort_out, split_by_day
from repocheck.pipeline.papers import Papers, broken_records, gather, notes_of
from repocheck.pipeline.renamed import is_renamed, once_each
from repocheck.pipeline.targets import Target, Targets
from repocheck.probe import utc_now
from repocheck.reporter import summarise
from repocheck.version import VERSION

if TYPE_CHECKING:
    from repocheck.probe import Prober

MAX_BYTES_IN_FLIGHT = 67_108_864
"""Text of repositories that were read and not yet judged; a limit of one repository is half of it."""
_LATE_PAUSES_S = (0.0, 20.0, 60.0, 0.0)
"""Pauses before what a passing trouble hid is looked at again at the end of a run; together they outlast a
minute's throttle. A repository that seems missing needs two looks that count, and both may be late ones."""
Done = Callable[[RepoReport], None]
"""Called with each report as it is ready."""


def audit_digests(
    sources: Sequence[str], format: str | None, config: Config, done: Done = lambda _: None
) -> AuditReport:
    """Audit all repositories that the papers of `sources` link to; see `Reading` and `audit`."""
    papers, source = gather(sources, format, config)
    return audit(papers, Targets(papers), source, config, done)


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
        problems: What could not be checked so far.

    Raises:
        ConfigError: The rubric or an override names a check that does not exist.
    """
    reports = papers.reports if isinstance(papers, Papers) else tuple(report for _, report in papers)
    weights = weights_of(config)
    require_known_checks(config)
    config, over = split_by_day(config, config.as_of or utc_now().date())
    targets, excluded = sort_out(targets, config.exclude)
    with (
        asking_index(config) as index,
        probe.Prober(config) as prober,
        workers_for(targets, config, weights) as workers,
    ):
        alone, budget = len(targets) == 1, engine.Budget(MAX_BYTES_IN_FLIGHT)
        examiner = Examiner(prober, index, config, weights, alone, budget, workers)
        prober.prepare(target.ref for target in targets if not target.path)
        work = partial(
            engine.run, examiner.report_on, workers=threads_for(targets, config), stop=examiner.stop
        )
        repos = _shelved(work, targets, prober, done)
        if any(map(is_renamed, repos)):
            repos = Shelf(RepoReport, Spool(Packed.of(report) for report in once_each(repos)))
        problems = (*problems, *over, *notes_of(source), *broken_records(reports))
        problems += (*prober.problems, *(index.problems if index else ()))
    return AuditReport(
        tool=ToolInfo(version=VERSION),
        rubric=RubricInfo(
            version=config.rubric.version, min_coverage=config.rubric.min_coverage, weights=weights
        ),
        checks=check_infos(weights),
        generated_at=utc_now(),
        source=source,
        papers=reports,
        repos=repos,
        excluded=excluded,
        summary=summarise(reports, repos),
        problems=problems,
    )


def _shelved(
    work: Callable[[Sequence[Target]], Iterable[Packed[RepoReport]]],
    targets: Sequence[Target],
    prober: Prober,
    done: Done,
) -> Shelf[RepoReport]:
    """Return the reports of all targets; those that a passing trouble hid are looked at again at the end."""
    repos: Spool[RepoReport] = Spool()
    troubles: dict[int, Sequence[Problem]] = {}
    for n, packed in enumerate(work(targets)):
        repos.append(packed)
        report = unpacked(RepoReport, packed)
        if report.problems:
            troubles[n] = report.problems
        done(report)
    for pause_s in _LATE_PAUSES_S:
        late = [n for n, problems in troubles.items() if prober.is_worth_another_look(problems)]
        if not late:
            break
        prober.wait_for_hosts((problem for n in late for problem in troubles[n]), pause_s)
        again = [targets[n] for n in late]
        prober.prepare(target.ref for target in again if not target.path)
        for n, packed in zip(late, work(again), strict=True):
            repos[n] = min(repos[n], packed, key=_unknowns)  # a host may have recovered by now
            troubles[n] = unpacked(RepoReport, repos[n]).problems
    return Shelf(RepoReport, repos)


def judge_again(report: AuditReport, config: Config, done: Done = lambda _: None) -> AuditReport:
    """Judge the repositories of an earlier report by the evidence that was kept; nobody is asked.

    Raises:
        ConfigError: The rubric names a check that does not exist.
    """
    papers = Papers(report.papers)
    targets = list(Targets(papers))
    linked = {target.ref.key for target in targets}
    targets += [Target(repo.repo) for repo in report.repos if linked.isdisjoint(repo.keys)]
    offline = config.model_copy(update={"offline": True})
    return audit(papers, targets, report.source, offline, done)


def _unknowns(packed: Packed[RepoReport]) -> tuple[bool, int]:
    """Return how much of a report is unknown; the first of two that are alike is kept by `min`."""
    report = unpacked(RepoReport, packed)
    open_ = sum(finding.outcome is Outcome.UNKNOWN for finding in report.findings)
    return report.state is State.UNKNOWN, open_
