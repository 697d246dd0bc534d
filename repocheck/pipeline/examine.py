"""Examine one repository: probe it, try its dependencies, judge it; whatever goes wrong stays with it."""

from __future__ import annotations

from typing import NamedTuple

from repocheck.checks import wanted
from repocheck.config import Config
from repocheck.errors import UsageError
from repocheck.facts import Allowance, OutOfTime, Subject, index_requirements
from repocheck.models import Availability, Evidence, Packed, Problem, RepoReport, Requirements, unpacked
from repocheck.pipeline.judging import judged
from repocheck.pipeline.targets import Target
from repocheck.pipeline.trying import TRIAL_FILES, Trier
from repocheck.probe import Prober, Resolver, probe_folder, seems_missing, unseen

_NOT_A_CLONE = {
    "not-a-repository": "Give the folder of a clone, or a bare git directory.",
    "no-such-revision": "Name a commit, branch or tag that it has.",
}
"""What is wrong with a directory that somebody named, and the remedy."""
_NO_COMMIT = frozenset({"no-such-revision", "missing-object", "refused-by-host"})
"""What a probe says when the repository answers but has no such commit (or says so by refusing)."""


class Examiner(NamedTuple):
    """What all examinations of one audit share; safe to use from several threads."""

    prober: Prober
    resolver: Resolver | None
    trier: Trier | None
    config: Config
    weights: dict[str, float]
    alone: bool
    """Whether nothing else is audited; a folder that is no clone is then a mistake in the call."""

    def report_on(self, target: Target) -> Packed[RepoReport]:
        """Return the report of one repository; `unknown` with its cause where reading or judging it failed.

        Raises:
            UsageError: The call itself is wrong.
        """
        try:
            packed = Packed.of(judged(target, self._evidence(target), self.config, self.weights))
            unpacked(RepoReport, packed)  # what cannot be read again must not end the audit later
        except UsageError:
            raise
        except Exception as error:  # noqa: BLE001 - a repository can be broken in more ways than anybody lists
            # The report of a repository that was not seen holds nothing that came from it.
            return Packed.of(judged(target, _broken(target, error), self.config, self.weights))
        return packed

    def stop(self) -> None:
        """Make all examinations under way end soon."""
        self.prober.stop()
        for each in (self.resolver, self.trier):
            if each:
                each.stop()

    def _evidence(self, target: Target) -> Evidence:
        evidence = self._seen(target)
        if self.resolver and (asked := self._asked(evidence, target)):
            evidence = evidence.model_copy(update={"resolution": self.resolver.resolve(asked)})
        return self.trier.tried(evidence, target.folder) if self.trier else evidence

    def _asked(self, evidence: Evidence, target: Target) -> Requirements | None:
        """Return what a resolver is to be asked for; nothing where finding out takes too long."""
        allowance = Allowance(self.config.judge_s)
        try:
            return index_requirements(Subject(evidence, folder=target.folder, allowance=allowance))
        except OutOfTime:
            return None

    def _seen(self, target: Target) -> Evidence:
        evidence = self._probe(target, target.rev)
        causes = {problem.cause: problem for problem in evidence.problems}
        if target.path and self.alone and (wrong := causes.keys() & _NOT_A_CLONE.keys()):
            cause = wrong.pop()
            raise UsageError(causes[cause].message, _NOT_A_CLONE[cause])
        if target.rev and target.citing and _lacks_commit(evidence):
            evidence = _head_instead(target, self._probe(target, None))
        if target.inferred and seems_missing(evidence):
            return _only_inferred(evidence)
        return evidence

    def _probe(self, target: Target, rev: str | None) -> Evidence:
        globs = (*wanted(), *(TRIAL_FILES if self.trier else ()))
        if target.path:
            return probe_folder(target.path, target.ref, globs, self.config.probe, rev)
        return self.prober.probe(target.ref, globs, rev, target.alternatives)


def _broken(target: Target, error: Exception) -> Evidence:
    words = f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode()
    message = "repocheck could not read or judge it: " + " ".join(words.split())[:200]
    remedy = "Report this with the address of the repository: it is a fault of repocheck."
    return unseen(target.ref, "internal-error", message, remedy)


def _head_instead(target: Target, head: Evidence) -> Evidence:
    message = (
        f"The link names commit {(target.rev or '')[:12]}, which no longer exists; HEAD was read instead."
    )
    problem = Problem(cause="no-such-revision", message=message, where=str(target.ref))
    return head.model_copy(update={"problems": (problem, *head.problems)})


def _lacks_commit(evidence: Evidence) -> bool:
    causes = {problem.cause for problem in evidence.problems}
    return evidence.availability is Availability.UNKNOWN and not causes.isdisjoint(_NO_COMMIT)


def _only_inferred(evidence: Evidence) -> Evidence:
    problem = Problem(
        cause="inferred-name",
        message="No paper links to it: the name was inferred from the text, and no such repository exists.",
        where=str(evidence.requested),
    )
    return evidence.model_copy(update={"availability": Availability.UNKNOWN, "problems": (problem,)})
