"""Choose the reader for a digest, and hand out its papers one by one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import BinaryIO

from repocheck.errors import DigestError
from repocheck.extractor import readers as package
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._refused import refuse_what_is_none
from repocheck.extractor.readers._same import merged, unique
from repocheck.extractor.readers._source import TEXT_MEND, Beside, Source
from repocheck.models import Confidence, Paper

MAX_BROKEN = 100
"""Broken records at the beginning after which no sound one is expected any more."""
_RANK = {Confidence.HIGH: 3, Confidence.MEDIUM: 2, Confidence.LOW: 1, None: 0}


@dataclass(frozen=True)
class Digest:
    """A list of papers, being read."""

    name: str
    """Path, address or ``-``, as given."""
    format: str
    """Name of the format it is read as; a key of `FORMATS`."""
    papers: Iterator[Paper]
    """The papers in source order; can be walked once, while the source is open."""
    notes: list[str]
    """What to know of how it was read; complete when the papers have been walked."""


def _load() -> Mapping[str, Format]:
    modules = (m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))
    found = [importlib.import_module(f"{package.__name__}.{name}").FORMAT for name in modules]
    return MappingProxyType({each.name: each for each in sorted(found, key=lambda each: each.name)})


_READERS = _load()
FORMATS: Mapping[str, str] = MappingProxyType({name: each.about for name, each in _READERS.items()})
"""One-line description of every format, by name."""


def read(source: BinaryIO, name: str, format: str | None = None, beside: Beside | None = None) -> Digest:
    """Open a digest.

    Args:
        source: Bytes, read once from where they stand; need not be seekable.
        name: What to call it; becomes the path of every location.
        format: Key of `FORMATS`; None or ``auto`` to choose by content.
        beside: Gives the bytes of other files by their path from this one, for LaTeX in several files.

    Returns:
        The digest; it may hold no paper, such as a day without any.

    Raises:
        DigestError: `format` is no format, the digest is blank or binary, or an answer that is no digest. A
            damaged source may also raise it later, while `Digest.papers` is walked.
    """
    if format not in {None, "auto", *_READERS}:
        raise DigestError(f"there is no format {format!r}", f"Choose one of: auto, {', '.join(_READERS)}.")
    opened = Source(source, name, beside)
    chosen = _choose(opened) if format in {None, "auto"} else _READERS[str(format)]
    refuse_what_is_none(opened)
    papers = unique(merged(chosen.read(opened), opened.note))
    return Digest(name, chosen.name, chain(_first(papers, name, chosen.name), papers), opened.notes)


def _first(papers: Iterator[Paper], name: str, format: str) -> list[Paper]:
    """Return the papers up to the first that is no broken record.

    Raises:
        DigestError: There are broken records alone.
    """
    taken: list[Paper] = []
    for paper in papers:
        taken.append(paper)
        if "malformed" not in paper.extra:
            return taken
        if len(taken) == MAX_BROKEN:
            break
    if not taken:
        return []
    remedy = "Name its format with --from; `--from text` takes the whole for one paper."
    fault = f"line {taken[0].found_at.line}: {taken[0].extra['malformed']}"
    raise DigestError(f"{name}: no record in it is valid {format}; {fault}", remedy)


def _choose(source: Source) -> Format:
    if trouble := source.binary:
        raise DigestError(f"{source.name}: {trouble}", TEXT_MEND)
    if source.is_pdf:  # whatever else its metadata look like, such as RDF
        return _READERS["pdf"]
    ranks = {name: _RANK[each.sniff(source.head, source.name)] for name, each in _READERS.items()}
    best = max(ranks, key=lambda name: ranks[name])
    return _READERS[best if ranks[best] else "text"]
