"""Write a report although one part of it cannot be written: that part is left out, with the cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from repocheck.errors import UsageError
from repocheck.models import (
    AuditReport,
    Finding,
    Outcome,
    Packed,
    PaperReport,
    Problem,
    RepoReport,
    Score,
    Shelf,
    Spool,
    State,
)
from repocheck.reporter.summary import summarise

Write = Callable[[AuditReport], object]
"""Writes a report in one format."""
_CAUSE = "not-rendered"


def salvaged(report: AuditReport, write: Write, error: Exception) -> AuditReport:
    """Return `report` without what `write` cannot render, each such part replaced by the little that is sure.

    Every repository and every paper is tried alone: what breaks a format is a value in one of them that
    nobody foresaw, and the others are to be reported all the same.

    Args:
        report: What could not be written.
        write: What could not write it.
        error: How that failed.

    Raises:
        Exception: `error`, if it is no repository and no paper that breaks it.
    """
    bare = report.model_copy(update={"papers": (), "repos": ()})
    if _failure(write, bare):
        raise error
    tried = Tried(bare, write)
    papers = tuple(tried.papers(report.papers))
    repos = Shelf(RepoReport, Spool(Packed.of(repo) for repo in tried.repos(report.repos)))
    if not tried.problems:
        raise error
    kept = {"papers": papers, "repos": repos, "summary": summarise(papers, repos)}
    return report.model_copy(update=kept | {"problems": (*report.problems, *tried.problems)})


class Tried:
    """The parts of a report, each tried alone.

    Args:
        bare: The report without any.
        write: Writes a report.
    """

    def __init__(self, bare: AuditReport, write: Write) -> None:
        self._bare, self._write = bare, write
        self.problems: list[Problem] = []

    def repos(self, repos: Iterable[RepoReport]) -> Iterable[RepoReport]:
        """Yield each repository, those that break as unknown."""
        for repo in repos:
            problem = self._problem("repos", repo, str(repo.repo))
            yield self._unknown(repo, problem) if problem else repo

    def papers(self, papers: Iterable[PaperReport]) -> Iterable[PaperReport]:
        """Yield each paper, those that break without what their source says of them."""
        for number, paper in enumerate(papers, 1):
            problem = self._problem("papers", paper, f"paper {number}")
            yield _nameless(paper, number) if problem else paper

    def _problem(self, kind: str, part: RepoReport | PaperReport, where: str) -> Problem | None:
        if not (error := _failure(self._write, self._bare.model_copy(update={kind: (part,)}))):
            return None
        message = f"It could not be written in this format ({type(error).__name__}); it is left out here."
        remedy = "Report this with its address: it is a fault of repocheck. Other formats may show it."
        self.problems.append(Problem(cause=_CAUSE, message=message, where=where, remedy=remedy))
        return self.problems[-1]

    def _unknown(self, repo: RepoReport, problem: Problem) -> RepoReport:
        """Return a report that says of the repository no more than that it could not be shown."""
        message = "What was found could not be written in this format."
        findings = [Finding(check=c.id, outcome=Outcome.UNKNOWN, message=message) for c in self._bare.checks]
        return RepoReport(
            repo=repo.repo,
            state=State.UNKNOWN,
            findings=tuple(findings),
            score=Score(points=None, coverage=0.0, essentials=0),
            problems=(problem,),
            probed_at=repo.probed_at,
            via="none",
        )


def _failure(write: Write, report: AuditReport) -> Exception | None:
    try:
        write(report)
    except UsageError:
        raise
    except Exception as error:  # noqa: BLE001 - a value can be odd in more ways than anybody lists
        return error
    return None


def _nameless(paper: PaperReport, number: int) -> PaperReport:
    title = f"(paper {number}: its title could not be written in this format)"
    return PaperReport(
        id=f"paper-{number}", title=title, date=None, found_at=paper.found_at, state=paper.state
    )
