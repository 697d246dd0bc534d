"""Read sources side by side, in processes or on a cluster, and extract what their papers link to there, too.

A task is a source: a digest of which nothing is known but its name. What comes back are its papers, each with
its report; the process that asked finds doubles among all of them, and makes the report of a paper anew where
a double has changed it. So the same bytes come out, wherever it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from repocheck import engine, probe
from repocheck.config import Config
from repocheck.engine import Engine
from repocheck.models import Paper, PaperReport

Key = tuple[object, ...]


class Part(NamedTuple):
    """What was read of one source."""

    papers: list[tuple[Paper, PaperReport]]
    formats: list[str]
    notes: list[str]


def spread_over(config: Config, sources: Sequence[str]) -> AbstractContextManager[Engine | None]:
    """Open the engine on which sources are to be read; None if this process reads them.

    One source is one task; standard input and the network belong to this process.
    """
    here = any(source == "-" or probe.is_remote(source) for source in sources)
    if config.engine not in {"processes", "ray"} or len(sources) == 1 or here:
        return nullcontext()
    return engine.open_engine(config.engine, min(config.jobs, engine.usable_cpus()), config.engine_address)


class Known:
    """The reports of papers that were read elsewhere, until their papers come by."""

    def __init__(self) -> None:
        self._by_place: dict[Key, tuple[Paper, PaperReport]] = {}

    def papers(self, parts: Iterator[Part], read: Callable[[Part], None]) -> Iterator[Paper]:
        """Yield the papers of all parts, in order.

        Args:
            parts: The parts, in the order of their sources.
            read: Called with each part before its first paper.
        """
        for part in parts:
            read(part)
            for paper, report in part.papers:
                self._by_place[_key(paper)] = paper, report
                yield paper

    def report_of(self, paper: Paper) -> PaperReport | None:
        """Return the report of a paper that is as it was read; None if there is none."""
        as_read, report = self._by_place.pop(_key(paper), (None, None))
        return report if as_read == paper else None


def _key(paper: Paper) -> Key:
    place = paper.found_at
    return paper.id, place.path, place.line, place.page, place.column
