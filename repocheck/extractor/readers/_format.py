"""What a reader file declares of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper


@dataclass(frozen=True)
class Format:
    """One format of a digest."""

    name: str
    """Name on the command line (``--from``), in kebab-case."""
    about: str
    """What it is, one line."""
    sniff: Callable[[str, str], Confidence | None]
    """Judge the first characters of a digest and its name: how surely this format; None for no."""
    read: Callable[[Source], Iterator[Paper]]
    """Yield the papers, as lazily as the format allows; may raise `DigestError` at any step."""
