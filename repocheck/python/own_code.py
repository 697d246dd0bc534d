"""The Python code of one repository, as data that a trial can be given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple


class OwnCode(NamedTuple):
    """What the repository holds."""

    texts: Mapping[str, str]
    """Code by path; of a notebook its cells, as one program."""
    paths: Collection[str]
    """All paths of the repository, readable or not."""
    elsewhere: Collection[str] = ()
    """Paths whose content lies elsewhere: submodules and symbolic links."""
    build_texts: Mapping[str, str] = {}
    """Texts that say what a build makes: ``setup.py``, ``pyproject.toml``, ``.gitignore`` …"""
    tried: Sequence[str] = ()
    """Paths of what is to be imported, the most telling first; all of `texts` if empty."""
