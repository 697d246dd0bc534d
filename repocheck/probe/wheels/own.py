"""The repository's own modules: what can be imported from where, and what is there without being readable."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from packaging.utils import canonicalize_name

from repocheck.probe.wheels.scanner import Source, scan_many
from repocheck.probe.wheels.site import Found, Kind
from repocheck.probe.wheels.wheel import Mapped
from repocheck.python import ModuleTable, OwnCode, Version, is_no_python, resolved
from repocheck.text.pattern import late_regex

_COMPILED = late_regex(
    r"([A-Za-z_]\w*)(?:\.[\w-]+)*\.(?:so|pyd|pyx|pxd|cpp|cc|cxx|cu|c|f90|f|rs|pyf)", re.IGNORECASE
)


_BUILDS = frozenset({"pyproject.toml", "setup.py", "setup.cfg"})
_CALLED = late_regex(r"""\bname[ \t]{0,20}=[ \t]{0,20}["']?([A-Za-z0-9][\w.-]{0,99})""")
"""What ``setup.py``, ``setup.cfg`` and ``pyproject.toml`` call a distribution."""
_MIN_ALIKE = 4
"""Names of that length may be parts of each other by what they mean, and not by chance."""


class Own:
    """Finds own modules, as Python would with a folder of the repository as its working directory.

    Args:
        code: What the repository holds.
        folder: Folder that is the project; empty for the whole repository.
        python: Version that is to import it.
    """

    def __init__(self, code: OwnCode, folder: str, python: Version) -> None:
        self._code, self._folder, self._python = code, folder.strip("/"), python
        self._paths = frozenset(code.paths) | frozenset(code.texts)
        self._folders = {parent for path in self._paths for parent in _parents(path)}
        read = [
            path for path in self._paths if path.endswith((".py", ".pyi")) or _COMPILED.fullmatch(_name(path))
        ]
        self._with_code = {parent for path in (*read, *code.elsewhere) for parent in _parents(path)}
        """Folders that can be namespaces: one of data alone has the name of a package by chance."""
        self._tables: dict[str, ModuleTable] = {}
        self.assigned: set[str] = set()
        """Names that a file which was looked into gives to a module that it imports."""
        self._compiled = {found[1] for path in self._paths if (found := _COMPILED.fullmatch(_name(path)))}
        self._modules: dict[str, set[str]] = {}
        for path in self._paths:
            if path.endswith(".py"):
                base = path.removesuffix("/__init__.py").removesuffix(".py")
                self._modules.setdefault(_name(base), set()).add(_folder(base))

    def table(self, path: str) -> ModuleTable | None:
        """Return the table of an own file; None if its text could not be had."""
        if path not in self._code.texts:
            return None
        if path not in self._tables:
            self.load([path])
        return self._tables[path]

    def load(self, paths: Iterable[str], mapped: Mapped = map) -> None:
        """Make the tables of own files ready, several at a time.

        Args:
            paths: Where they are.
            mapped: `map`, or the same in several threads.
        """
        texts, python = self._code.texts, self._python
        held = self._code.scanned if self._code.scanned is not None else {}
        wanted = [path for path in dict.fromkeys(paths) if path in texts and path not in self._tables]
        fresh = [path for path in wanted if (path, python) not in held]
        sources = [Source(texts[path], own=True, checked=path.endswith(".py")) for path in fresh]
        scanned = dict(zip(fresh, scan_many(sources, python, mapped), strict=True))
        for path in wanted:
            table = scanned.get(path) or held[path, python]
            if not table.own_limits:  # those of another time may be wider
                held[path, python] = table
            self._tables[path] = self._believed(path, table)
            self.assigned |= table.assigned

    def _believed(self, path: str, table: ModuleTable) -> ModuleTable:
        """Return a table whose fault is none that only an older Python than the one that is meant finds."""
        newer = self._python[1] > sys.version_info[1]
        sure = not newer or (path.endswith(".py") and is_no_python(table.fault, self._code.texts[path]))
        return table._replace(own_limits=True) if table.fault and not sure else table

    def roots(self, path: str) -> tuple[str, ...]:
        """Return the folders in which a file looks for modules when it is run or imported, first ones first.

        The folder that holds its package, its own folder, as for a script, and the project's.
        """
        outer = _folder(path)
        while f"{outer}/__init__.py".lstrip("/") in self._paths and outer:
            outer = _folder(outer)
        project = self._folder if self.governs(path) else ""
        more = [f"{project}/src".lstrip("/"), "", "src"]
        return tuple(
            dict.fromkeys(
                [outer, _folder(path), project, *(each for each in more if each in self._folders or not each)]
            )
        )

    def added(self, path: str, table: ModuleTable) -> list[str]:
        """Return the folders of the repository that an own file adds to where modules are looked for."""
        starts = dict.fromkeys((_folder(path), self._folder, ""))
        found = [
            each for added in table.added_paths for each in resolved(added, _folder(path), tuple(starts))
        ]
        return [each for each in found if each in self._folders or not each]

    def governs(self, path: str) -> bool:
        """Return whether a file lies in the folder that is the project."""
        return not self._folder or path.startswith(f"{self._folder}/")

    def is_package(self, folder: str) -> bool:
        """Return whether a folder is a package of its own, and no plain folder."""
        return f"{folder}/__init__.py" in self._paths

    def package_of(self, path: str) -> list[str]:
        """Return the folders of the packages that a file lies in, outermost first."""
        found: list[str] = []
        folder = _folder(path)
        while folder and f"{folder}/__init__.py" in self._paths:
            found.insert(0, folder)
            folder = _folder(folder)
        return found

    def find_in(self, folder: str, name: str) -> Found | None:
        """Return what `name` is in `folder`, as a module."""
        base = f"{folder}/{name}".lstrip("/")
        if f"{base}/__init__.py" in self._paths:
            return Found(Kind.PACKAGE, f"{base}/__init__.py")
        if f"{base}.py" in self._paths:
            return Found(Kind.MODULE, f"{base}.py")
        if base in self._code.elsewhere:
            return Found(Kind.OPAQUE, base)
        return Found(Kind.NAMESPACE, base) if base in self._with_code else None

    def modules_in(self, folder: str) -> frozenset[str]:
        """Return the names of the modules and packages that lie in a folder."""
        return frozenset(name for name, folders in self._modules.items() if folder in folders)

    def find_top(self, name: str, roots: tuple[str, ...]) -> Found | None:
        """Return what a top-level `name` is; a package or file in any root hides a plain folder."""
        found = [each for root in roots if (each := self.find_in(root, name))]
        return next((each for each in found if each.kind is not Kind.NAMESPACE), found[0] if found else None)

    def may_be_built(self, name: str) -> bool:
        """Return whether a build may make the module `name`: compile it, or write it."""
        if name in self._compiled:
            return True
        word = re.escape(name)
        made = re.compile(rf"(?<!\w){word}\.py\b|Extension\(\s*(?:name\s*=\s*)?[\"'](?:[\w.]+\.)?{word}[\"']")
        return any(made.search(text) for text in self._code.build_texts.values())

    def lies_elsewhere(self, name: str, roots: tuple[str, ...]) -> bool:
        """Return whether an own module of that name lies in a folder that is none of `roots`."""
        return bool(self._modules.get(name, set()) - set(roots)) or any(
            folder.rpartition("/")[2] == name for folder in self._with_code
        )

    def package_name(self, path: str) -> str:
        """Return the name of the outermost package that a file lies in; of the file itself if it has none."""
        return _name(next(iter(self.package_of(path)), path.removesuffix(".py")))

    def is_distribution(self, name: str) -> bool:
        """Return whether the repository can be installed, and is called `name`, normalised, itself."""
        texts = [text for path, text in self._code.build_texts.items() if _name(path) in _BUILDS]
        called = {found[1] for text in texts for found in _CALLED.finditer(text)} | self._modules.keys()
        return bool(texts) and name in {str(canonicalize_name(each)) for each in called}

    def holds(self, module: str) -> bool:
        """Return whether an own module that `module` may mean lies anywhere: no file has one below it."""
        top, _, below = module.partition(".")
        found = (self.find_in(folder, top) for folder in self._modules.get(top, ()))
        return any(each and (not below or each.kind is not Kind.MODULE) for each in found)

    def starts_above(self, name: str, path: str) -> bool:
        """Return whether a program in a folder above that of `path`, and beside a module `name`, uses `path`.

        Started there, it looks for modules there, and so does what it imports.
        """
        plain = {_folder(each) for each in self._with_code if _name(each) == name}
        holders = (self._modules.get(name, set()) | plain).intersection(_parents(_folder(path)))
        return any(self._is_used_from(folder, path) for folder in holders)

    def is_used_above(self, path: str) -> bool:
        """Return whether a program above the folders in which a file looks for modules by itself uses it."""
        outer = self.roots(path)[0]
        return any(self._is_used_from(folder, path) for folder in _parents(outer) if folder != outer)

    def _is_used_from(self, folder: str, path: str) -> bool:
        first = path.removeprefix(f"{folder}/" if folder else "").partition("/")[0].removesuffix(".py")
        programs = [each for each in self._code.texts if _folder(each) == folder and each != path]
        tables = filter(None, map(self.table, programs))
        return any(each.module.partition(".")[0] == first for table in tables for each in table.imports)

    def lies_out_of_sight(self, name: str) -> bool:
        """Return whether a submodule, or what a symbolic link leads to, is likely to hold `name`."""
        plain = _plain(name)
        others = [_plain(_name(each)) for each in self._code.elsewhere]
        long = [each for each in others if min(len(each), len(plain)) >= _MIN_ALIKE]
        return plain in others or any(plain in each or each in plain for each in long)


def _parents(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: n + 1]) for n in range(len(parts))] + [""]


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]", "", name.lower())
