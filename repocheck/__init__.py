"""repocheck: can the code these papers cite be found, reused, installed and run?

The library face is `extract_links` and `audit`; the nouns they return are in `repocheck.models`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from repocheck.version import VERSION

if TYPE_CHECKING:
    from repocheck.config import Config
    from repocheck.models import AuditReport, Link

__version__ = VERSION
__all__ = ["audit", "extract_links"]

# The imports inside the functions keep `import repocheck`, and so `repocheck --help`, fast.


def extract_links(text: str, format: str = "text") -> list[Link]:
    """Find the references to code in `text`, in order.

    Args:
        text: Any text; hostile text too.
        format: How it is written: ``text``, ``digest``, ``markdown``, ``html``, ``latex``, ``bibtex``,
            ``json`` or ``pdf`` (text taken from a PDF).

    Raises:
        DigestError: There is no such format.
    """
    from repocheck import extractor  # noqa: PLC0415

    return extractor.extract_links(text, format)


def audit(source: str | Path, config: Config | str | Path | None = None) -> AuditReport:
    """Audit the repositories that the papers of a digest link to.

    Args:
        source: A file, ``-`` for standard input, an address, ``hf:2026-01-14`` or ``arxiv:2401.12345``.
        config: Hosts, limits and rubric, as a `repocheck.config.Config` or the path of a file; None for the
            defaults, which may ask the network.

    Raises:
        DigestError: The digest cannot be read, or nothing in it was recognised.
        ConfigError: The rubric names a check that does not exist.
    """
    from repocheck import pipeline  # noqa: PLC0415
    from repocheck.config import Config, load_config  # noqa: PLC0415

    if isinstance(config, str | Path):
        config = load_config(Path(config))
    return pipeline.audit_digests([str(source)], None, config or Config())
