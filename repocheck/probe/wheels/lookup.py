"""Where an import statement leads: the modules it imports on its way, and what ends it."""

from __future__ import annotations

import sys
from typing import NamedTuple

from repocheck.knowledge.import_names import distributions_of
from repocheck.knowledge.stdlib import has_module
from repocheck.models import Package
from repocheck.probe.wheels.missing import Blind, Fault, metadata_lack, why_missing, why_own_missing
from repocheck.probe.wheels.own import Own
from repocheck.probe.wheels.site import Found, Kind, Site
from repocheck.probe.wheels.tables import Tables
from repocheck.python import Import, ModuleTable

_MAX_STARTED = 100
"""Own modules that a program starts and that are asked whether they change where modules are looked for."""
_AT_START = frozenset(
    {"abc", "codecs", "encodings", "genericpath", "io", "os", "posixpath", "site", "stat", "zipimport"}
)
"""What Python imports before it runs a program, so that nothing beside that hides it.
Source: ``sys.modules`` right after Python has started."""
_OF_WINDOWS = frozenset({"_winapi", "msvcrt", "nt", "winreg", "winsound"})
"""Modules that Python has on Windows alone. Source: https://docs.python.org/3/library/windows.html"""
_FOLDERS = frozenset({Kind.PACKAGE, Kind.NAMESPACE})


class Node(NamedTuple):
    """One module, as seen by one program."""

    kind: Kind
    name: str
    """Dotted name; empty for an own file that is the program itself."""
    path: str
    """File that it is; of a namespace its folder; empty for the standard library."""
    roots: tuple[str, ...] | None = None
    """Where the program that imports it looks for own modules; None for modules of packages."""
    added: tuple[str, ...] = ()
    """Those of `roots` that the code adds: it may do so before the packages or behind them."""
    searches: bool = False
    """Whether that program changes where modules are looked for."""

    @property
    def is_own(self) -> bool:
        """Return whether it is the repository's."""
        return self.roots is not None


class Target(NamedTuple):
    """Where a statement leads."""

    nodes: tuple[Node, ...] = ()
    """Modules that it imports, in order."""
    fault: Fault | None = None
    """What ends it after these."""
    doubt: str = ""
    """Why nothing can be said beyond these."""
    holder: Node | None = None
    """Module of which it wants a name."""
    name: str = ""
    """That name."""


class Lookup:
    """Follows import statements, from own files and from library files.

    Args:
        own: The repository's modules.
        site: The packages' modules.
        tables: What the site's files bind.
        minor: Minor release of Python 3.
        blind: What of the installation cannot be seen.
    """

    def __init__(self, own: Own, site: Site, tables: Tables, minor: int, blind: Blind) -> None:
        self.own, self.site, self._tables, self.minor, self._blind = own, site, tables, minor, blind
        self._targets: dict[tuple[str, Package | None], Target] = {}
        self._hidden: dict[str, frozenset[str]] = {}

    def table(self, node: Node) -> ModuleTable | None:
        """Return what a module binds; None for what has no readable source.

        Raises:
            GivenUp: The trial takes too long.
        """
        self._tables.check()
        if node.kind not in {Kind.PACKAGE, Kind.MODULE}:
            return None
        return self.own.table(node.path) if node.is_own else self._tables.table(node.path)

    def program(self, path: str) -> Node:
        """Return an own file as the program that it is, or as the module."""
        kind = Kind.PACKAGE if path.endswith("/__init__.py") else Kind.MODULE
        node = Node(kind, "", path, self.own.roots(path))
        seen = [path]
        for each in seen:  # grows: what a program imports may change where it looks for modules, too
            table = self.own.table(each)
            if table is None or len(seen) > _MAX_STARTED:
                continue
            roots = dict.fromkeys((*(node.roots or ()), *self.own.added(each, table)))
            added = tuple(roots)[len(self.own.roots(path)) :]
            node = node._replace(
                roots=tuple(roots), added=added, searches=node.searches or table.changes_path
            )
            inner = (path for statement in table.imports for path in self._own_paths(node, each, statement))
            seen += [path for path in dict.fromkeys(inner) if path not in seen]
        return node

    def _own_paths(self, program: Node, path: str, statement: Import) -> list[str]:
        """Return the own files that a statement of the own file at `path` imports."""
        top = statement.module.partition(".")[0]
        if not statement.level and not self.own.find_top(top, program.roots or ()):
            return []
        nodes = self._own_target(program._replace(path=path), statement).nodes
        return [each.path for each in nodes if each.is_own and each.kind in {Kind.PACKAGE, Kind.MODULE}]

    def target(self, node: Node, statement: Import) -> Target:
        """Return where `statement` of the module `node` leads."""
        if node.is_own:
            return self._own_target(node, statement)
        module = absolute(node, statement)
        return self._with_name(self._site_target(module, node), statement)

    def _own_target(self, node: Node, statement: Import) -> Target:
        if statement.level:
            return self._with_name(self._relative(node, statement), statement)
        top, *rest = statement.module.split(".")
        roots = node.roots or ()
        found = None if top in sys.builtin_module_names else self.own.find_top(top, roots)
        elsewhere = found and found.kind is Kind.NAMESPACE and self.is_installed(top)
        # a file of that name takes from itself where it is started, else from what it is called like
        is_itself = found and found.path == node.path and statement.name
        if (is_itself or (found and node.added and self._is_added(node, top))) and self.is_installed(top):
            return Target(doubt="own-or-installed")
        if found and not elsewhere:
            return self._with_name(self._descend(node, found, rest, top), statement)
        target = self._site_target(statement.module, node)
        if target.fault and target.fault.cause == "module-missing" and not target.nodes:
            doubt = why_own_missing(top, node.path, self.own, roots, searches=node.searches)
            if not doubt and self.own.holds(statement.module) and not distributions_of(top):
                return Target(fault=Fault("own-module-out-of-reach", top))
            return Target(doubt=doubt) if doubt else target
        return self._with_name(target, statement)

    def metadata(self, node: Node, name: str) -> Fault | str:
        """Return why an own module finds no metadata of a distribution, as `metadata_lack`."""
        return metadata_lack(name, node.path, self.own, self.site, self._blind)

    def is_installed(self, top: str) -> bool:
        """Return whether a top-level module is Python's or a package's, whatever own one hides it."""
        return self._is_standard(top) or self.site.find(top) is not None

    def hidden_by(self, program: Node) -> frozenset[str]:
        """Return the standard modules that what lies beside a program hides, from packages too.

        Source: https://docs.python.org/3/library/sys.html#sys.path
        """
        first = (program.roots or ("",))[0]
        if first not in self._hidden:
            found = self.own.modules_in(first) - _AT_START - {*sys.builtin_module_names}
            self._hidden[first] = frozenset(filter(self._is_standard, found))
        return self._hidden[first]

    def namesakes(self, node: Node, top: str) -> list[Node | None]:
        """Return what `top` may be to an own file, by where it is started; None for what is installed.

        As a program it finds what lies beside it, as part of a package what lies beside that, and what a
        program above them finds is neither.
        """
        folders = dict.fromkeys((self.own.roots(node.path)[0], node.path.rpartition("/")[0]))
        found = [self.own.find_in(folder, top) for folder in folders]
        seen = [
            node._replace(kind=each.kind, path=each.path, name=top)
            if each and each.kind in {Kind.PACKAGE, Kind.MODULE}
            else None
            for each in found
        ]
        return [*seen, None] if self.own.is_used_above(node.path) else seen

    def _is_added(self, node: Node, top: str) -> bool:
        """Return whether an own module is found in nothing but folders that the code adds."""
        given = (root for root in node.roots or () if root not in node.added)
        return self.own.find_top(top, tuple(given)) is None

    def _relative(self, node: Node, statement: Import) -> Target:
        """Follow a relative import of an own file; the packages that hold it are imported before."""
        packages = self._packages(node)
        if not packages:
            return Target(fault=Fault("relative-without-package", statement.module or "."))
        if statement.level > len(packages):
            return Target(fault=Fault("relative-beyond-package", statement.module or "."))
        around = packages[: len(packages) - statement.level + 1]
        names = [".".join(_last(each) for each in around[: n + 1]) for n in range(len(around))]
        holders = [
            node._replace(kind=Kind.PACKAGE, path=f"{folder}/__init__.py", name=name)
            for folder, name in zip(around, names, strict=True)
            if self.own.is_package(folder) and f"{folder}/__init__.py" != node.path
        ]
        base = around[-1]
        regular = self.own.is_package(base)
        start = Found(Kind.PACKAGE, f"{base}/__init__.py") if regular else Found(Kind.NAMESPACE, base)
        parts = statement.module.split(".") if statement.module else []
        inner = self._descend(node, start, parts, names[-1])
        return inner._replace(nodes=(*holders, *(each for each in inner.nodes if each.path != node.path)))

    def _packages(self, node: Node) -> list[str]:
        """Return the folders of the packages that an own module lies in; by its name, plain folders too."""
        folders = node.path.split("/")[:-1]
        depth = node.name.count(".") + (node.kind is Kind.PACKAGE) if node.name else 0
        named = ["/".join(folders[: len(folders) - n]) for n in reversed(range(min(depth, len(folders))))]
        return max(self.own.package_of(node.path), named, key=len)

    def _descend(self, node: Node, found: Found, parts: list[str], name: str) -> Target:
        """Follow a dotted name inside the repository, from what `name` is on."""
        nodes = [node._replace(kind=found.kind, path=found.path, name=name)]
        for part in parts:
            if found.kind is Kind.OPAQUE:
                return Target(tuple(nodes), doubt="in-submodule-or-link")
            if found.kind not in _FOLDERS:
                return Target(tuple(nodes), fault=Fault("not-a-package", found.path))
            folder = found.path.removesuffix("/__init__.py") if found.kind is Kind.PACKAGE else found.path
            below = self.own.find_in(folder, part)
            if below is None:
                doubt = why_own_missing(part, node.path, self.own, (folder,), searches=False)
                if doubt == "own-module-above":
                    doubt = ""
                path = f"{folder}/{part}".replace("/", ".")
                return Target(tuple(nodes), None if doubt else Fault("own-module-missing", path), doubt)
            found, name = below, f"{name}.{part}"
            nodes.append(node._replace(kind=found.kind, path=found.path, name=name))
        doubt = "in-submodule-or-link" if found.kind is Kind.OPAQUE else ""
        return Target(tuple(nodes), doubt=doubt, holder=nodes[-1])

    def _site_target(self, module: str, node: Node) -> Target:
        """Return where a module that is not own lies; thousands of statements ask for the same few."""
        key = module, None if node.is_own else self.site.package_of(node.path)
        if key not in self._targets:
            self._targets[key] = self._found_target(module, node)
        return self._targets[key]

    def _found_target(self, module: str, node: Node) -> Target:
        top = module.partition(".")[0]
        if self._is_standard(top):
            return self._standard(module)
        if self.site.find(top) is None:
            if not node.is_own and self.site.vendors(top, node.path):
                return Target(doubt="vendored")
            why = why_missing(module, self.minor, self.site, self._blind)
            return Target(doubt=why) if isinstance(why, str) else Target(fault=why)
        nodes: list[Node] = []
        parts = module.split(".")
        for n in range(1, len(parts) + 1):
            name = ".".join(parts[:n])
            found = self.site.find(name)
            if found is None:
                return self._not_a_file(nodes, name, parts[n - 1])
            nodes.append(Node(found.kind, name, found.path))
        return Target(tuple(nodes), holder=nodes[-1])

    def _standard(self, module: str) -> Target:
        if module in _OF_WINDOWS:
            return Target(doubt="of-windows")
        if has_module(module, self.minor):
            node = Node(Kind.STANDARD, module, "")
            return Target((node,), holder=node)
        known = any(has_module(module, minor) for minor in range(6, 15))
        return Target(fault=Fault("removed-from-python" if known else "module-missing", module))

    def _is_standard(self, top: str) -> bool:
        return has_module(top, self.minor)

    def _not_a_file(self, nodes: list[Node], name: str, part: str) -> Target:
        """Return what is known of a submodule that is no file; some are made by their package."""
        for node in nodes:
            table = self.table(node)
            if table and table.makes_modules and part in table.words:
                return Target(tuple(nodes))  # made by name, as six.moves is: which names it has is not known
        doubt = "made-at-import" if self.site.stub_of(name) else self._may_be_made(nodes, part)
        return Target(tuple(nodes), None if doubt else Fault("submodule-missing", name), doubt)

    def _may_be_made(self, nodes: list[Node], part: str) -> str:
        if any(node.kind is Kind.OPAQUE for node in nodes):
            return "below-extension"
        if any(self.site.owner(node.path).is_built for node in nodes if node.kind is not Kind.NAMESPACE):
            return "built-package"
        for node in nodes:
            table = self.table(node)
            if table and (table.own_limits or table.fault):
                return "made-at-import"
            if table and table.makes_modules and "__path__" in table.words:
                return "made-at-import"
            if self.is_made_below(node):
                return "made-at-import"
        return ""

    def is_made_below(self, node: Node) -> bool:
        """Return whether a module below a package, which it imports, makes modules by hand and speaks of it.

        Source: ``tlz``, whose ``_build_tlz`` finds all its modules in another package.
        """
        table = None if node.is_own else self.table(node)
        for statement in table.imports if table else ():
            module = absolute(node, statement)
            for name in dict.fromkeys((module, f"{module}.{statement.name}")):
                found = self.site.find(name) if name.startswith(f"{node.name}.") else None
                below = self.table(Node(found.kind, name, found.path)) if found else None
                if below and below.makes_modules and node.name in below.words:
                    return True
        return False

    def _with_name(self, target: Target, statement: Import) -> Target:
        """Add what ``from module import name`` wants: a submodule, or a name of the module."""
        holder = target.holder
        if holder is None or statement.name in {None, "*"} or target.fault or target.doubt:
            return target._replace(holder=None)
        name = statement.name or ""
        if below := self.below(holder, name):
            table = self.table(holder)
            if table is None or name not in table.names:
                return target._replace(nodes=(*target.nodes, below), holder=None)
            return target._replace(nodes=(*target.nodes, below), holder=holder, name=name)
        return target._replace(name=name)

    def below(self, holder: Node, name: str) -> Node | None:
        """Return the submodule `name` of a module."""
        if holder.kind is Kind.STANDARD:
            full = f"{holder.name}.{name}"
            return Node(Kind.STANDARD, full, "") if has_module(full, self.minor) else None
        if holder.kind not in _FOLDERS:
            return None
        if holder.is_own:
            folder = holder.path.removesuffix("/__init__.py") if holder.kind is Kind.PACKAGE else holder.path
            found = self.own.find_in(folder, name)
        else:
            found = self.site.find(f"{holder.name}.{name}")
        if found is None or (found.kind is Kind.OPAQUE and holder.is_own):
            return None
        full = f"{holder.name}.{name}" if holder.name else ""
        return holder._replace(kind=found.kind, name=full, path=found.path)


def absolute(node: Node, statement: Import) -> str:
    """Return the module that a statement of a library module names, as an absolute name."""
    if not statement.level:
        return statement.module
    parts = node.name.split(".") if node.kind is Kind.PACKAGE else node.name.split(".")[:-1]
    kept = parts[: len(parts) - (statement.level - 1)]
    return ".".join([*kept, *([statement.module] if statement.module else [])])


def _last(path: str) -> str:
    return path.rpartition("/")[2]
