"""The references of a repository on disk: HEAD, branches, tags. Part of the child.

Source: https://git-scm.com/docs/gitrepository-layout
"""

from __future__ import annotations

import os
from functools import cached_property

from repocheck.probe.git.folder import Folder
from repocheck.text.pattern import late_regex

REF = late_regex(r"(?!.*(?:\.\.|//|/\.|@\{|\.lock(?:/|$)))[^\x00-\x20\x7f~^:?*\[\\]+(?<![/.])")
"""A reference git would accept. Source: https://git-scm.com/docs/git-check-ref-format"""
_ID = late_regex(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_MAX_FILE_BYTES = 4_096
_MAX_PACKED_BYTES = 67_108_864
_MAX_TAGS = 100_000
"""As many as a host is asked to list."""
_MAX_DEPTH = 5
"""References that name a reference, one after another. Source: git's own limit (`SYMREF_MAXDEPTH`)."""
_KINDS = ("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/")
"""Where git looks for a name, in its order. Source: https://git-scm.com/docs/gitrevisions"""


class RefFiles:
    """References.

    Args:
        folder: The folder that may be read.
        git_dir: Where HEAD is.
        common_dir: Where the others are; another folder only in a linked working tree.
    """

    def __init__(self, folder: Folder, git_dir: str, common_dir: str) -> None:
        self._folder = folder
        self._git_dir = git_dir
        self._common_dir = common_dir

    @cached_property
    def branch(self) -> str | None:
        """Return the branch that HEAD names; None if it names a commit."""
        target = self._text(os.path.join(self._git_dir, "HEAD")).partition("ref: ")[2].strip()
        return target.removeprefix("refs/heads/") if target.startswith("refs/heads/") else None

    def id_of(self, name: str) -> str | None:
        """Return the object that a full or short name stands for; None if there is no such reference."""
        if name != "HEAD" and not REF.fullmatch(name):
            return None
        kinds = ("",) if name == "HEAD" else _KINDS
        return next((id_ for kind in kinds if (id_ := self._resolved(kind + name))), None)

    def tags(self) -> list[str] | None:
        """Return the names of all tags, sorted; None if they are too many."""
        names = {name for name in self._packed if name.startswith("refs/tags/")} | set(
            self._loose("refs/tags")
        )
        return None if len(names) > _MAX_TAGS else sorted(name.removeprefix("refs/tags/") for name in names)

    def any(self) -> bool:
        """Return whether there is any reference at all beside HEAD."""
        return bool(self._packed) or bool(self._loose("refs"))

    def _resolved(self, name: str) -> str | None:
        for _ in range(_MAX_DEPTH):
            home = self._git_dir if name == "HEAD" else self._common_dir
            text = self._text(os.path.join(home, *name.split("/"))) if "/" in name or name == "HEAD" else ""
            if _ID.fullmatch(text):
                return text
            target = text.removeprefix("ref: ").strip()
            if not text.startswith("ref: ") or not REF.fullmatch(target):
                return self._packed.get(name)
            name = target
        return None

    def _text(self, path: str) -> str:
        return (self._folder.read(path, _MAX_FILE_BYTES) or b"").decode("utf-8", "replace").strip()

    @cached_property
    def _packed(self) -> dict[str, str]:
        content = self._folder.read(os.path.join(self._common_dir, "packed-refs"), _MAX_PACKED_BYTES) or b""
        lines = (line.partition(" ") for line in content.decode("utf-8", "replace").split("\n"))
        return {name: id_ for id_, _, name in lines if _ID.fullmatch(id_) and REF.fullmatch(name)}

    def _loose(self, below: str) -> list[str]:
        """Return the names of all files below a folder, as far as git would accept them."""
        names: list[str] = []
        folders = [below]
        while folders and len(names) <= _MAX_TAGS:
            folder = folders.pop()
            for entry in self._folder.names(os.path.join(self._common_dir, *folder.split("/"))):
                name = f"{folder}/{entry.name}".encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                if not REF.fullmatch(name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                elif entry.is_file(follow_symlinks=False):
                    names.append(name)
        return names
