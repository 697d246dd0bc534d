"""Examine one repository: probe it, try its dependencies, judge it; whatever goes wrong stays with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from repocheck import engine, probe
from repocheck.checks import wanted
from repocheck.config import Config
from repocheck.engine import Budget
from repocheck.errors import Died, UsageError
from repocheck.models import (
    Availability,
    Evidence,
    Packed,
    Problem,
    RepoReport,
    unpacked,
)
from repocheck.pipeline.indexing import PackageIndex, asking_index, asks_index
from repocheck.pipeline.judging import judged
from repocheck.pipeline.targets import Target
from repocheck.probe import probe_folder, seems_missing

if TYPE_CHECKING:
    from repocheck.probe import Prober

_NOT_A_CLONE = {
    "not-a-repository": "Give the folder of a clone, or a bare git directory.",
    "no-such-revision": "Name a commit, branch or tag that it has.",
}
"""What is wrong with a directory that somebody named, and the remedy."""
_MIN_FOR_PROCESSES = 32
"""Repositories that take as long to judge as a process takes to start (0.4 s), three times over."""
_SHARES_OF_DEADLINE = 2.0
"""A process may take the deadlines of reading and trying a repository, and as long again to judge it."""
_ALONE = "Audit it by itself; if that does not end either, report it with its address."
_NO_COMMIT = frozenset({"no-such-revision", "missing-object", "refused-by-host"})
"""What a probe says when the repository answers but has no such commit (or says so by refusing)."""


class Job(NamedTuple):
    """One repository for a process to examine."""

    target: Target
    evidence: Evidence | None = None
    """What was seen of it; None where the process is to look itself."""


Workers = Callable[[Job], Packed[RepoReport]]
"""Examines a repository in another process."""


class Examiner(NamedTuple):
    """What all examinations of one audit share; safe to use from several threads."""

    prober: Prober
    packages: PackageIndex | None
    config: Config
    weights: dict[str, float]
    alone: bool
    """Whether nothing else is audited; a folder that is no clone is then a mistake in the call."""
    budget: Budget
    """Bound of what is held of repositories that were read and not yet judged."""
    workers: Workers | None = None
    """Processes that judge; None to judge in the calling thread."""

    def report_on(self, target: Target, seen: Evidence | None = None) -> Packed[RepoReport]:
        """Return the report of one repository; `unknown` with its cause where reading or judging it failed.

        Args:
            target: The repository.
            seen: What was seen of it, if somebody has looked already.

        Raises:
            UsageError: The call itself is wrong.
        """
        try:
            packed = self._examined(target, seen)
            unpacked(RepoReport, packed)  # what cannot be read again must not end the audit later
        except (UsageError, KeyboardInterrupt):
            raise
        except BaseException as error:  # noqa: BLE001 - in more ways than anybody lists: a panic is no Exception
            # The report of a repository that was not seen holds nothing that came from it.
            return self._judged(target, _broken(target, error))
        return packed

    def _examined(self, target: Target, seen: Evidence | None) -> Packed[RepoReport]:
        if self.workers and self.config.engine != "ray" and is_here(target, self.config):
            return self.workers(Job(target))
        with self.budget.spending() as hold:
            evidence = seen or self._seen(target)
            hold(sum(len(file.text) for file in evidence.texts.values()))
            if self.workers:
                return self.workers(Job(target, evidence))
            return self._judged(
                target, self.packages.added_to(evidence, target) if self.packages else evidence
            )

    def _judged(self, target: Target, evidence: Evidence) -> Packed[RepoReport]:
        return Packed.of(judged(target, evidence, self.config, self.weights))

    def stop(self) -> None:
        """Make all examinations under way end soon."""
        self.prober.stop()
        if self.packages:
            self.packages.stop()

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
        globs = (*wanted(), *(self.packages.files if self.packages else ()))
        if target.path:
            return probe_folder(target.path, target.ref, globs, self.config.probe, rev)
        return self.prober.probe(target.ref, globs, rev, target.alternatives)


def is_here(target: Target, config: Config) -> bool:
    """Return whether all that is asked of a repository lies on this machine."""
    host = config.hosts.get(target.ref.host)
    copied = host is not None and host.authoritative and (host.mirror or "").startswith("file:")
    return not asks_index(config) and (target.path is not None or copied)


def workers_for(
    targets: Sequence[Target], config: Config, weights: dict[str, float]
) -> AbstractContextManager[Workers | None]:
    """Return the processes that judge `targets`; None if threads are to.

    What the network tells comes so slowly that one processor judges it on the way.
    """
    name = config.engine
    if name == "auto":
        many = sum(is_here(target, config) for target in targets) >= _MIN_FOR_PROCESSES
        name = "processes" if many and _processes(config) > 1 else "threads"
    if name == "threads":
        return nullcontext()
    function = partial(examined, config, weights, len(targets) == 1)
    return engine.open_workers(name, function, _processes(config), _deadline_s(config), config.engine_address)


def _deadline_s(config: Config) -> float:
    """Return how long a process may take for one repository, in seconds."""
    limits = [config.probe.deadline_s]
    limits += [config.trial.max_seconds] if config.try_imports else []
    limits += [config.environment.max_seconds] if config.environments else []
    return _SHARES_OF_DEADLINE * sum(limits)


def threads_for(targets: Sequence[Target], config: Config) -> int:
    """Return how many threads examine `targets`.

    What lies on this machine waits for no network: more threads than processors, and one that reads ahead,
    would only hold more at the same time, each with a child that reads. Who names a number gets it.
    """
    if "jobs" in config.model_fields_set or config.engine == "ray":
        return config.jobs
    here = all(is_here(target, config) for target in targets)
    return min(config.jobs, engine.usable_cpus() + 1) if here else config.jobs


def _processes(config: Config) -> int:
    return min(config.jobs, engine.usable_cpus())


def examined(config: Config, weights: dict[str, float], alone: bool, job: Job) -> Packed[RepoReport]:
    """Do in a process what `Examiner.report_on` does in a thread; of a network, ask the package index.

    Raises:
        UsageError: The call itself is wrong.
    """
    with probe.Prober(config) as prober, asking_index(config) as index:
        return Examiner(prober, index, config, weights, alone, Budget(1)).report_on(*job)


def _broken(target: Target, error: BaseException) -> Evidence:
    if isinstance(error, Died):
        message = "The process that was to judge it ended: it took too long, or more memory than there is."
        return probe.unseen(target.ref, "not-judged", message, _ALONE)
    words = f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode()
    message = "repocheck could not read or judge it: " + " ".join(words.split())[:200]
    remedy = "Report this with the address of the repository: it is a fault of repocheck."
    return probe.unseen(target.ref, "internal-error", message, remedy)


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
