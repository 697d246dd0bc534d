"""Read digests: papers with their links, claims and states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, overload

from repocheck import extractor
from repocheck.config import Config
from repocheck.errors import DigestError
from repocheck.knowledge.hosts import PUBLIC, Hosts
from repocheck.models import (
    ClaimKind,
    Link,
    Packed,
    Paper,
    PaperReport,
    PaperState,
    Problem,
    Relation,
    Shelf,
    Source,
    Spool,
)
from repocheck.pipeline.spreading import Known, Part, spread_over

if TYPE_CHECKING:
    from repocheck.extractor import Digest


_PACKED = frozenset({".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz"})
"""Files that may hold several digests, which may list a paper more than once between them."""


class Papers(Sequence[tuple[Paper, PaperReport]]):
    """Papers as read, without their texts, each with what the report says of it.

    Reports of papers take 5 kB each as objects, half a kilobyte on a shelf, and 20 µs to take down.
    """

    def __init__(self, reports: Sequence[PaperReport]) -> None:
        self.reports = reports

    def __len__(self) -> int:
        return len(self.reports)

    @overload
    def __getitem__(self, index: int) -> tuple[Paper, PaperReport]: ...
    @overload
    def __getitem__(self, index: slice) -> Papers: ...
    def __getitem__(self, index: int | slice) -> tuple[Paper, PaperReport] | Papers:
        if isinstance(index, slice):
            return Papers(self.reports[index])
        report = self.reports[index]
        return paper_of(report), report

    def __iter__(self) -> Iterator[tuple[Paper, PaperReport]]:
        return ((paper_of(report), report) for report in self.reports)


class Reading:
    """The papers of several digests, read one after the other; each paper once, however often it is listed.

    Args:
        sources: Files, folders, globs, archives, ``-`` (standard input), pages, ``hf:DATE``, ``arxiv:ID``.
        format: Name of the format; None to find it out from the content.
        config: Says whether the network may be used.
        name: What to call the digest in reports; None for its source.

    Raises:
        DigestError: A source does not exist.
    """

    def __init__(
        self, sources: Iterable[str], format: str | None, config: Config, name: str | None = None
    ) -> None:
        from repocheck.pipeline.sources import expanded  # noqa: PLC0415 - archives take longer to load than a clone to read

        self._sources = expanded(sources)
        self._format = format
        self._config = config
        self._name = name
        self.notes: list[str] = []
        """What to know of how they were read; complete when all papers have been walked."""
        self.formats: list[str] = []
        self.count = 0
        """Papers walked so far."""

    def __iter__(self) -> Iterator[tuple[Paper, PaperReport]]:
        """Yield every paper with its links and its state.

        Raises:
            DigestError: A digest cannot be opened, is blank, or is in no format that is known.
        """
        first, known = Path(self._sources[0]), Known()
        several = len(self._sources) > 1 or first.is_dir() or first.suffix.lower() in _PACKED
        with spread_over(self._config, self._sources) as engine:
            if engine:
                work = partial(read_part, self._format, self._config, self._name)
                papers = known.papers(engine.map(work, self._sources), self._noted)
            else:
                papers = chain.from_iterable(map(self._papers, self._sources))
            for paper in extractor.unique(extractor.merged(papers, self.notes.append)) if several else papers:
                self.count += 1
                report = known.report_of(paper)
                yield (paper, report) if report else _reported(paper, self._config.known_hosts)

    def _noted(self, part: Part) -> None:
        self.formats += [each for each in part.formats if each not in self.formats]
        self.notes += part.notes

    def _papers(self, source: str) -> Iterator[Paper]:
        from repocheck.pipeline.sources import opened  # noqa: PLC0415 - see above

        with opened(source, self._config) as digests:
            for each in digests:
                digest = extractor.read(each.stream, self._name or each.name, self._format, each.beside)
                self.formats += [digest.format] if digest.format not in self.formats else []
                yield from digest.papers
                self.notes += each.notes
                self.notes += [f"{digest.name}: {note}" for note in digest.notes]


def read_part(format: str | None, config: Config, name: str | None, source: str) -> Part:
    """Read one source, with what each of its papers links to; for a process that does nothing else."""
    reading = Reading([source], format, config, name)
    papers = [_reported(paper, config.known_hosts) for paper in reading._papers(source)]
    return Part(papers, reading.formats, reading.notes)


def read_papers(digests: Iterable[Digest], hosts: Hosts = PUBLIC) -> Iterator[tuple[Paper, PaperReport]]:
    """Yield every paper with its links and its state, in source order.

    Args:
        digests: The digests.
        hosts: The hosts to which links are known, from `Config.known_hosts`.
    """
    return (_reported(paper, hosts) for digest in digests for paper in digest.papers)


def gather(sources: Sequence[str], format: str | None, config: Config) -> tuple[Papers, Source]:
    """Read whole digests; a day without papers has none.

    Raises:
        DigestError: A digest cannot be read, or nothing in it was recognised: such a run must not look green.
    """
    reading = Reading(sources, format, config)
    papers = Papers(Shelf(PaperReport, Spool(Packed.of(report) for _, report in reading)))
    recognised = reading.formats != ["text"] or any(report.links or report.claim for report in papers.reports)
    if not recognised:
        from repocheck.pipeline.sources import shown  # noqa: PLC0415 - see above

        remedy = "Name the format with --from if it was detected wrongly."
        raise DigestError(
            f"no paper with a link or claim in {', '.join(map(shown, sources))} (read as text)", remedy
        )
    notes = tuple(reading.notes)
    source = Source(
        name=", ".join(sources), format=", ".join(reading.formats), offline=config.offline, notes=notes
    )
    return papers, source


def _reported(paper: Paper, hosts: Hosts) -> tuple[Paper, PaperReport]:
    """Return a paper with what the report says of it."""
    links = extractor.links_of(paper, hosts)
    claim = extractor.claim_of(paper, links)
    report = PaperReport(
        id=paper.id,
        title=paper.title,
        date=paper.date,
        n_authors=paper.n_authors,
        organisation=paper.organisation,
        url=paper.url,
        found_at=paper.found_at,
        extra=paper.extra,
        state=_paper_state(links, claim.kind if claim else None),
        claim=claim,
        links=links + extractor.pointers_of(paper, claim, links, hosts),
    )
    return paper, report


def notes_of(source: Source) -> Iterator[Problem]:
    """Yield a problem for each thing that a reader should know of how the digests were read."""
    for note in source.notes:
        yield Problem(cause="digest", message=f"{note}.", where=source.name)


def broken_records(papers: Iterable[Paper | PaperReport]) -> Iterator[Problem]:
    """Yield a problem for each record of a digest that could not be read."""
    for paper in papers:
        if fault := paper.extra.get("malformed"):
            place = f"{paper.found_at.path}:{paper.found_at.line}"
            message = f"{place}: the record is broken: {fault}; it was searched for links only."
            yield Problem(cause="broken-record", message=message, where=place)


def paper_of(report: PaperReport) -> Paper:
    """Return the paper behind a report, without its texts."""
    return Paper(**{name: getattr(report, name) for name in _shared()})


@cache
def _shared() -> frozenset[str]:
    """Return the fields that a paper and its report have in common."""
    return frozenset(Paper._fields) & PaperReport.model_fields.keys()


def _paper_state(links: tuple[Link, ...], claim: ClaimKind | None) -> PaperState:
    """Return the state of a paper; one that promises code and links only somebody else's has not kept it."""
    relations = {link.relation for link in links if link.probed}
    if claim in (ClaimKind.PROMISED, ClaimKind.AVAILABLE_NO_LINK) and not relations - {Relation.THIRD_PARTY}:
        return PaperState.PROMISED
    return PaperState.LINKED if relations or claim else PaperState.NO_LINK
