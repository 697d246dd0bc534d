"""Read digests: papers with their links, claims and states."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from repocheck.config import Config
from repocheck.errors import DigestError
from repocheck.extractor import Digest, claim_of, links_of, pointers_of, read
from repocheck.knowledge.hosts import PUBLIC, Hosts
from repocheck.models import ClaimKind, Link, Paper, PaperReport, PaperState, Problem, Relation, Source
from repocheck.probe import fetch_digest, is_remote

Papers = list[tuple[Paper, PaperReport]]
"""Papers as read, each with what the report says of it."""


@contextmanager
def open_digest(source: str, format: str | None, config: Config, name: str | None = None) -> Iterator[Digest]:
    """Open a digest for reading.

    Args:
        source: A file, ``-`` for standard input, an address, ``hf:DATE`` or ``arxiv:ID``.
        format: Name of the format; None to find it out from the content.
        config: Says whether the network may be used.
        name: What to call the digest in reports; None for `source`.

    Raises:
        DigestError: It cannot be opened, is empty, or is in no format that is known.
    """
    with ExitStack() as stack:
        if source == "-":
            stream: BinaryIO = sys.stdin.buffer
        elif is_remote(source):
            stream = stack.enter_context(fetch_digest(source, config))
        else:
            try:
                stream = stack.enter_context(Path(source).open("rb"))
            except OSError as error:
                remedy = "Give the path of a digest, - for standard input, or an address."
                raise DigestError(f"cannot read {source}: {error.strerror}", remedy) from None
        yield read(stream, name or _shown(source), format)


def _shown(source: str) -> str:
    """Return what to call a source: a path below this folder is shown as seen from here, as CI wants it."""
    if source == "-":
        return "standard input"
    path = Path(os.path.normpath(Path.cwd() / source)) if ".." in Path(source).parts else Path(source)
    if path.is_absolute() and not is_remote(source):
        return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    return source


def read_papers(digests: Iterable[Digest], hosts: Hosts = PUBLIC) -> Iterator[tuple[Paper, PaperReport]]:
    """Yield every paper with its links and its state, in source order.

    Args:
        digests: The digests.
        hosts: The hosts to which links are known, from `Config.known_hosts`.
    """
    for digest in digests:
        for paper in digest.papers:
            links = links_of(paper, hosts)
            claim = claim_of(paper, links)
            yield (
                paper,
                PaperReport(
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
                    links=links + pointers_of(paper, claim, links, hosts),
                ),
            )


def gather(sources: Sequence[str], format: str | None, config: Config) -> tuple[Papers, Source]:
    """Read whole digests.

    Raises:
        DigestError: A digest cannot be read, or nothing in it was recognised: such a run must not look green.
    """
    with ExitStack() as stack:
        digests = [stack.enter_context(open_digest(name, format, config)) for name in sources]
        papers = list(read_papers(digests, config.known_hosts))
        formats = ", ".join(dict.fromkeys(digest.format for digest in digests))
    recognised = formats != "text" or any(report.links or report.claim for _, report in papers)
    if not papers or not recognised:
        remedy = "Name the format with --from if it was detected wrongly."
        raise DigestError(
            f"no paper with a link or claim in {', '.join(map(_shown, sources))} (read as {formats})", remedy
        )
    return papers, Source(name=", ".join(sources), format=formats, offline=config.offline)


def broken_records(papers: Iterable[Paper]) -> Iterator[Problem]:
    """Yield a problem for each record of a digest that could not be read."""
    for paper in papers:
        if fault := paper.extra.get("malformed"):
            place = f"{paper.found_at.path}:{paper.found_at.line}"
            message = f"{place}: the record is broken: {fault}; it was searched for links only."
            yield Problem(cause="broken-record", message=message, where=place)


def paper_of(report: PaperReport) -> Paper:
    """Return the paper behind a report, without its texts."""
    shared = Paper.model_fields.keys() & PaperReport.model_fields.keys()
    return Paper(**{name: getattr(report, name) for name in shared})


def _paper_state(links: tuple[Link, ...], claim: ClaimKind | None) -> PaperState:
    """Return the state of a paper; one that promises code and links only somebody else's has not kept it."""
    relations = {link.relation for link in links if link.probed}
    if claim in (ClaimKind.PROMISED, ClaimKind.AVAILABLE_NO_LINK) and not relations - {Relation.THIRD_PARTY}:
        return PaperState.PROMISED
    return PaperState.LINKED if relations or claim else PaperState.NO_LINK
