"""What a ``setup.py`` imports, itself or through modules beside it, that is not there when it is run.

A package is built in an environment of its own, which holds setuptools and what its ``pyproject.toml`` asks
for, and nothing else: not what the package needs later, and no pip.
Source: https://peps.python.org/pep-0517/#build-environment
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from repocheck.knowledge.import_names import distributions_of
from repocheck.knowledge.stdlib import has_module
from repocheck.probe.wheels.scanner import scan_apart
from repocheck.probe.wheels.source_archive import SourceArchive
from repocheck.python import Guard, Import, ModuleTable
from repocheck.text.pattern import late_regex

_ALWAYS_THERE = frozenset({"setuptools", "distutils", "__future__"})
_NO_PKG_RESOURCES_MINOR = 9
"""First minor release of Python for which a setuptools is taken that no longer brings ``pkg_resources``.
Source: https://setuptools.pypa.io/en/latest/history.html#v82-0-0"""
_NO_PKG_RESOURCES = "82.0.0"
_NO_NUMPY_DISTUTILS_MINOR = 12
"""First minor release of Python for which numpy has no ``numpy.distutils``.
Source: https://numpy.org/doc/stable/reference/distutils_status_migration.html"""
_MAX_MODULES = 60
"""Own modules that are followed. Source: packages that import themselves to build have fewer."""
_ANY = SpecifierSet()
_NAME = late_regex(r"[A-Za-z0-9][\w.-]*")


class BuildImports:
    """What the build of one archive imports.

    Args:
        archive: The archive.
        minor: Minor release of Python that builds it.
    """

    def __init__(self, archive: SourceArchive, minor: int) -> None:
        self._archive, self._minor = archive, minor
        self._brought = _requirements(archive.builds_with())

    def signs(self, setup: ModuleTable) -> Iterator[str]:
        """Yield what may keep ``setup.py`` from being run, given its table.

        ``imports-at-build: x`` is sure to fail; ``imports-beside: x`` too, since the folder of ``setup.py``
        is not among those of modules. ``imports-itself: x`` says no more than that.
        """
        looks = bool(setup.added_paths) or setup.changes_path or not self._archive.is_isolated
        waiting: list[tuple[tuple[str, ...], ModuleTable]] = [((), setup)]
        followed = {""}
        while waiting:
            package, table = waiting.pop()
            if table.fault and not table.own_limits:
                yield "python2-syntax"
            for each in _reached(table, self._sign, program=table is setup):
                if sign := self._sign(each):
                    yield sign
                elif table is setup and not each.level and self._is_beside(top := _top(each)):
                    yield f"imports-itself: {top}" if looks else f"imports-beside: {top}"
                for path in self._own(each, package) if looks or table is not setup else ():
                    if path not in followed and len(followed) <= _MAX_MODULES:
                        followed.add(path)
                        waiting.append((_package(path), self._table(path)))

    def _sign(self, statement: Import) -> str:
        """Return a sign if what is imported is certainly absent."""
        top = _top(statement)
        if statement.level or top in _ALWAYS_THERE or has_module(top, self._minor):
            return ""
        if top == "pkg_resources":
            old = not self._brought.get("setuptools", _ANY).contains(_NO_PKG_RESOURCES)
            return "" if old or self._minor < _NO_PKG_RESOURCES_MINOR else "pkg-resources"
        names = map(canonicalize_name, (top, *distributions_of(top)))
        if self._brought.keys().isdisjoint(names):
            return "" if self._holds(top) else f"imports-at-build: {top}"
        gone = statement.module.startswith("numpy.distutils") and self._minor >= _NO_NUMPY_DISTUTILS_MINOR
        return "imports-at-build: numpy.distutils" if gone else ""

    def _is_beside(self, module: str) -> bool:
        return not has_module(module, self._minor) and self._holds(module)

    def _holds(self, module: str) -> bool:
        """Return whether a module lies anywhere in the archive, as below ``src``: it may be looked for."""
        file, folder = f"/{module}.py", f"/{module}/"
        return any(path.endswith(file) or folder in path for path in map("/{}".format, self._archive.files))

    def _own(self, statement: Import, package: tuple[str, ...]) -> Iterator[str]:
        """Yield the files of the archive that a statement imports, packages above them included."""
        up = package[: len(package) - statement.level + 1] if statement.level else ()
        parts = (*up, *filter(None, statement.module.split(".")), *filter(None, [statement.name]))
        for n in range(1, len(parts) + 1):
            place = "/".join(parts[:n])
            for path in (f"{place}/__init__.py", f"{place}.py"):
                if path in self._archive.files:
                    yield path
                    break

    def _table(self, path: str) -> ModuleTable:
        return scan_apart(self._archive.files[path], (3, self._minor, 0))


def _reached(table: ModuleTable, absent: Callable[[Import], str], *, program: bool) -> Iterator[Import]:
    """Yield the imports that are sure to run, those included that come after what was tried is absent."""
    failed, before = False, Guard.NONE
    for each in table.imports:
        guard = each.guard & ~(Guard.IMPORTS | Guard.MISSING | (Guard.MAIN if program else Guard.NONE))
        if guard is Guard.TRY:
            failed = bool(absent(each)) or (failed and before is Guard.TRY)
        elif guard is Guard.NONE or (guard is Guard.HANDLER and failed):
            yield each
        before = guard


def _requirements(lines: Iterable[str]) -> dict[str, SpecifierSet]:
    """Return what is asked for by name; what cannot be read is taken to ask for any version."""
    found: dict[str, SpecifierSet] = {}
    for line in lines:
        try:
            asked = Requirement(line)
            found[canonicalize_name(asked.name)] = asked.specifier
        except InvalidRequirement:
            found |= {canonicalize_name(name[0]): _ANY for name in [_NAME.match(line)] if name}
    return found


def _top(statement: Import) -> str:
    return statement.module.partition(".")[0]


def _package(path: str) -> tuple[str, ...]:
    """Return the package that relative imports of a file start from."""
    return tuple(path.split("/")[:-1])
