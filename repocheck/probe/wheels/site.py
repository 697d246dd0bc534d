"""A ``site-packages`` that was never installed: which file of which wheel each module is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from repocheck.models import Package
from repocheck.probe.wheels.source_archive import SourceArchive
from repocheck.probe.wheels.wheel import Wheel
from repocheck.text.pattern import late_regex

Distribution = Wheel | SourceArchive
"""What supplies modules: an open wheel, or a source archive that was read."""
_EXTENSION = late_regex(r"(.+?)\.(?:[\w.-]{0,100}\.)?(?:so|pyd)|(.+)\.pyc")
_VENDORED = late_regex(r"(?:^|/)_?(?:vendor|vendored|third_party|extern|externals)/(.+)")


class Kind(StrEnum):
    """What a module is."""

    PACKAGE = "package"
    MODULE = "module"
    OPAQUE = "opaque"
    """Compiled: which names it has cannot be read."""
    NAMESPACE = "namespace"
    """A folder without ``__init__``."""
    STANDARD = "standard"
    """Of Python's own library."""


class Found(NamedTuple):
    """A module of the site."""

    kind: Kind
    path: str


class Site:
    """Modules of all packages of an installation.

    Args:
        distributions: What is installed.
    """

    def __init__(self, distributions: Sequence[Distribution]) -> None:
        self.distributions = tuple(distributions)
        self._owner: dict[str, Distribution] = {}
        self._opaque: dict[str, str] = {}
        self._folders: set[str] = set()
        for distribution in distributions:
            for path in distribution.paths:
                self._add(path, distribution)

    def _add(self, path: str, distribution: Distribution) -> None:
        self._owner[path] = distribution
        folder, _, name = path.rpartition("/")
        if compiled := _EXTENSION.fullmatch(name):
            stem = (compiled[1] or compiled[2]).partition(".")[0]
            self._opaque[f"{folder}/{stem}" if folder else stem] = path
        while folder and folder not in self._folders:
            self._folders.add(folder)
            folder = folder.rpartition("/")[0]

    def find(self, module: str) -> Found | None:
        """Return where a module is, by its dotted name; a package hides a file, as for Python itself."""
        base = module.replace(".", "/")
        if f"{base}/__init__.py" in self._owner:
            return Found(Kind.PACKAGE, f"{base}/__init__.py")
        if compiled := self._opaque.get(f"{base}/__init__") or self._opaque.get(base):
            return Found(Kind.OPAQUE, compiled)
        if f"{base}.py" in self._owner:
            return Found(Kind.MODULE, f"{base}.py")
        if base not in self._folders:
            return None
        compiled = self._compiled_above(base)
        return Found(Kind.OPAQUE, compiled) if compiled else Found(Kind.NAMESPACE, base)

    def _compiled_above(self, base: str) -> str:
        """Return the compiled module that a folder is below; empty if there is none.

        The folder holds stubs then: what is imported from below such a module is in it, not in the folder.
        """
        folder = base.rpartition("/")[0]
        while folder and f"{folder}/__init__.py" not in self._owner:
            if compiled := self._opaque.get(folder):
                return compiled
            folder = folder.rpartition("/")[0]
        return ""

    def stub_of(self, module: str) -> str | None:
        """Return the path of the stub of a module, if one is installed beside it."""
        base = module.replace(".", "/")
        return next((path for path in (f"{base}/__init__.pyi", f"{base}.pyi") if path in self._owner), None)

    def owner(self, path: str) -> Distribution:
        """Return what supplies the file at `path`."""
        return self._owner[path]

    def package_of(self, path: str) -> Package | None:
        """Return the package that supplies `path`; None for a folder that several may share."""
        owner = self._owner.get(path)
        return owner.package if owner else None

    def package_called(self, name: str) -> Package | None:
        """Return the installed package of that name."""
        return next((each.package for each in self.distributions if each.package.name == name), None)

    def vendors(self, module: str, path: str) -> bool:
        """Return whether the package of the file at `path` has a copy of `module`, which it may use.

        It lies in or below a folder for such, ``vendor/gql-0.2.0/gql`` for one.
        """
        if not hasattr(self, "_vendored"):
            self._vendored = {
                (owner.package.name, part)
                for each, owner in self._owner.items()
                if (found := _VENDORED.search(each))
                for part in found[1].removesuffix(".py").split("/")
            }
        return (self._owner[path].package.name, module) in self._vendored

    def hides(self, module: str, path: str) -> bool:
        """Return whether the package of the file at `path` has `module` in a folder that is no package.

        Such a folder may be put on the path of modules, as ``wandb/vendor/gql-0.2.0`` is; ``torch/utils``,
        which holds a ``tensorboard`` of its own, is not.
        """
        paths = frozenset(self._owner[path].paths)
        found = (each.partition(mark) for each in paths for mark in (f"/{module}/", f"/{module}.py"))
        return any(
            mark and not (mark.endswith(".py") and rest) and f"{folder}/__init__.py" not in paths
            for folder, mark, rest in found
        )

    def below(self, folder: str) -> list[str]:
        """Return the paths in and below `folder`."""
        return [path for path in self._owner if path.startswith(f"{folder}/")]
