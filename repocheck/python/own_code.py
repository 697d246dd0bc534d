"""The Python code of one repository, as data that a trial can be given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, MutableMapping, Sequence
from typing import NamedTuple

from repocheck.python.conditions import Version
from repocheck.python.table import ModuleTable

_OF_EACH_FOLDER = 4
"""Files of each folder with a list that are tried before nearer ones: else one deep in a repository is not
tried at all. Source: of 2,401 files of 111 lists that were installed 10 that fail are not tried for it."""


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
    scanned: MutableMapping[tuple[str, Version], ModuleTable] | None = None
    """What was scanned of it before, by path and Python, whatever is installed; None to keep nothing."""

    def sampled(self, folders: Collection[str], limit: int) -> OwnCode:
        """Return the code of which at most `limit` files are to be imported, of all lists together.

        Some of each folder and of what lies in none come first, so that no part is left out, then the most
        telling of all.

        Args:
            folders: Folders that lists govern.
            limit: Number of files.
        """
        parts: dict[str | None, list[str]] = {}
        for path in self.tried:
            inner = (each for each in folders if _is_below(path, each))
            parts.setdefault(max(inner, key=len, default=None), []).append(path)
        some = [path for part in parts.values() for path in part[:_OF_EACH_FOLDER]]
        kept = set([*some, *(path for path in self.tried if path not in some)][:limit])
        return self._replace(tried=[path for path in self.tried if path in kept])

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
