"""Read setup.cfg."""

from __future__ import annotations

from repocheck.facts.manifests.requirement import Requirement, pip_requirement
from repocheck.facts.manifests.tables import line_of

_MAX_CHARS = 65_536
_MAX_LINE_CHARS = 1_000
"""The pattern of `configparser` takes time that grows with the square of a line."""

Sections = dict[str, dict[str, str]]


def load_setup_cfg(text: str) -> Sections:
    """Return the options of each section; empty if `text` is no such file."""
    import configparser  # noqa: PLC0415 - few repositories have such a file, and it takes a hundredth of a second

    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string("\n".join(line[:_MAX_LINE_CHARS] for line in text[:_MAX_CHARS].split("\n")))
    except (configparser.Error, ValueError):
        return {}
    return {section: dict(parser[section]) for section in parser.sections()}


def read_setup_cfg(
    sections: Sections, text: str
) -> tuple[tuple[Requirement, ...], tuple[str, int] | None] | None:
    """Return the requirements and the version asked of Python; None if it declares no dependencies."""
    options = sections.get("options", {})
    if (listed := options.get("install_requires")) is None:
        return None
    start = line_of(text, "install_requires") or 1
    found = (pip_requirement(line, start + offset) for offset, line in enumerate(listed.split("\n")))
    version = options.get("python_requires")
    python = (version, line_of(text, "python_requires") or 1) if version else None
    return tuple(each for each in found if each), python
