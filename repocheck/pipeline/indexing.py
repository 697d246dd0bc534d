"""Ask the package index about one repository: would its lists resolve, install, import; what would."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

from repocheck import probe
from repocheck.config import Config
from repocheck.facts import Allowance, OutOfTime, Subject, index_requirements
from repocheck.models import Evidence, Problem, Requirements, Resolution
from repocheck.pipeline.targets import Target

if TYPE_CHECKING:
    from repocheck.pipeline.proposing import Proposer
    from repocheck.pipeline.trying import Trier
    from repocheck.probe import Compiler, Resolver


def asks_index(config: Config) -> bool:
    """Return whether anything is asked for that the package index knows."""
    return config.resolve or config.try_imports or config.environments


class PackageIndex(NamedTuple):
    """What asks the package index, which needs no token; safe to use from several threads."""

    config: Config
    compiler: Compiler
    resolver: Resolver
    trier: Trier | None
    proposer: Proposer | None

    @property
    def files(self) -> tuple[str, ...]:
        """Return globs of what it reads of a repository."""
        asking = (self.trier, self.proposer)
        return tuple(dict.fromkeys(glob for each in asking if each for glob in each.files))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps everything from being tried."""
        return self.resolver.problems

    def stop(self) -> None:
        """Make all that is under way end soon."""
        self.compiler.stop()

    def added_to(self, seen: Evidence, target: Target) -> Evidence:
        """Return what was `seen` of a repository with what the index says about it."""
        with ThreadPoolExecutor(1) as beside:
            resolution = beside.submit(self._resolution, seen, target)
            evidence = self.trier.tried(seen, target.folder) if self.trier else seen
        evidence = evidence.model_copy(update={"resolution": resolution.result()})
        return self.proposer.proposed(evidence, target) if self.proposer else evidence

    def _resolution(self, seen: Evidence, target: Target) -> Resolution | None:
        asked = self._asked(seen, target)
        return self.resolver.resolve(asked) if asked else None

    def _asked(self, evidence: Evidence, target: Target) -> Requirements | None:
        """Return what a resolver is to be asked for; nothing where finding out takes too long."""
        allowance = Allowance(self.config.judge_s)
        try:
            return index_requirements(Subject(evidence, folder=target.folder, allowance=allowance))
        except OutOfTime:
            return None


@contextmanager
def asking_index(config: Config) -> Iterator[PackageIndex | None]:
    """Give what asks the package index, if anything is asked of it; close it in the end."""
    if not asks_index(config):
        yield None
        return
    # The trial and the search are seldom asked for.
    from repocheck.pipeline.proposing import proposing  # noqa: PLC0415
    from repocheck.pipeline.trying import trying  # noqa: PLC0415

    compiler = probe.Compiler()
    with (
        closing(probe.Resolver(config, compiler)) as resolver,
        trying(config, compiler) if config.try_imports else nullcontext() as trier,
        proposing(config, compiler) if config.environments else nullcontext() as proposer,
    ):
        yield PackageIndex(config, compiler, resolver, trier, proposer)
