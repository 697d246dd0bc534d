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

    def governed(self, folder: str, others: Collection[str] | None) -> OwnCode:
        """Return the code of which what is to be imported lies in a folder.

        Args:
            folder: Folder that a list governs; empty for the whole repository.
            others: Folders of all lists, if this is the main one: what lies in none of them comes last.
        """
        inside = [path for path in self.tried if _is_below(path, folder)]
        free = [path for path in self.tried if not any(_is_below(path, each) for each in others or ("",))]
        return self._replace(tried=(*inside, *free))


def _is_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")
