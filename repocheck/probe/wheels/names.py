"""Which names a module has, by star imports, stubs and lazy loading too, and whether it has no more."""

from __future__ import annotations

from typing import NamedTuple

from repocheck.knowledge.stdlib import has_module, has_name
from repocheck.probe.wheels.lookup import Lookup, Node, absolute
from repocheck.probe.wheels.missing import Fault
from repocheck.probe.wheels.site import Kind, Site
from repocheck.probe.wheels.tables import Tables
from repocheck.python import Binding, Import, ModuleTable, Openness
from repocheck.python.table import Guard

_MIN_STUB_NAMES = 4
"""A stub with fewer names than that proves nothing: numpy.core has an empty one."""
_UNREAD = "*"
"""Stands among the names of a stub of which a part could not be read: it may have any more."""
_MAX_HOPS = 6
"""Longest way from name to name that is followed."""


_BY_CORE = (("torch", "Tensor"),)
"""Packages whose compiled core puts names into modules that do not speak of them, and how these end.
Source: ``torch/csrc/tensor/python_tensor.cpp``, which makes ``torch.cuda.FloatTensor``."""


_PLAIN_NAMES = {"matplotlib.cm": frozenset({"get_cmap", "register_cmap", "unregister_cmap"})}
"""Names that stand in the source of a module wherever it has them, although it computes others.
Source: ``matplotlib/cm.py``, which adds the colour maps to its own names."""


class Names(NamedTuple):
    """The names of a module."""

    names: frozenset[str]
    openness: Openness
    words: frozenset[str] = frozenset()
    """Where `openness` is LISTED: what stands in the source."""
    packages: frozenset[Node] = frozenset()
    """Packages of which all public names are brought, so those of their submodules, too."""
    starred: frozenset[str] = frozenset()
    """Those of `names` that star imports bring: a function often hides the submodule that it comes from."""

    def __or__(self, other: Names) -> Names:
        return Names(
            self.names | other.names,
            max(self.openness, other.openness),
            self.words | other.words,
            self.packages | other.packages,
            self.starred | other.starred,
        )


_NOTHING = Names(frozenset(), Openness.OPEN)


class NameBook:
    """Answers what names modules have.

    Args:
        lookup: Follows imports.
        site: The packages' modules.
        tables: What their files bind.
        minor: Minor release of Python 3.
    """

    def __init__(self, lookup: Lookup, site: Site, tables: Tables, minor: int) -> None:
        self._lookup, self._site, self._tables, self._minor = lookup, site, tables, minor
        self._names: dict[Node, Names] = {}

    def lacks(self, node: Node, name: str) -> Fault | str:
        """Return the fault of a module without `name`; why that is not sure; empty if it has the name."""
        lack = self._lacks(node, name)
        patched = self._tables.assigned | self._lookup.own.assigned
        return "assigned-name" if isinstance(lack, Fault) and name in patched else lack

    def _lacks(self, node: Node, name: str) -> Fault | str:
        if name.startswith("__") or (node.kind is not Kind.STANDARD and self._lookup.below(node, name)):
            return ""
        if node.kind is Kind.STANDARD:
            return self._standard_lacks(node.name, name)
        table = self._lookup.table(node)
        if table and name in table.refused and name not in table.names:
            return self._missing(node, name)
        known = self.names(node)
        if name in known.names or any(self._lookup.below(each, name) for each in known.packages):
            return ""
        if known.openness is Openness.CLOSED or (
            known.openness is Openness.LISTED and name not in known.words
        ):
            filled = self._is_filled(node) or (not node.is_own and _is_by_core(node.name, name))
            return "open-names" if filled else self._missing(node, name)
        return self._missing(node, name) if name in _PLAIN_NAMES.get(node.name, ()) else "open-names"

    def hidden(self, node: Node, module: Node, name: str) -> Fault | str:
        """Return what is wrong with a name of the own `module` that an own file finds, as `lacks` does.

        Only of one that is called like an installed one, which was likely meant: nobody gives it its names.
        """
        lack = self.lacks(module, name)
        if isinstance(lack, str) or "." in module.name or not self._lookup.is_installed(module.name):
            return ""
        others = [each and self.lacks(each, name) for each in self._lookup.namesakes(node, module.name)]
        return lack if all(isinstance(each, Fault) for each in others) else "own-or-installed"

    def may_have(self, dotted: str) -> bool:
        """Return whether the packages may have a module, or a name of one, that is given in full.

        A module must be source of this Python.
        """
        module, _, name = dotted.rpartition(".")
        if found := self._site.find(dotted):
            table = self._lookup.table(Node(found.kind, dotted, found.path))
            return not (table and table.fault and not table.own_limits)
        if not (found := self._site.find(module)):
            return False
        return not isinstance(self.lacks(Node(found.kind, module, found.path), name), Fault)

    def attribute(self, node: Node, chain: tuple[str, ...]) -> tuple[int, Fault | str]:
        """Return how much of an attribute chain on a module can be followed, and what is wrong with the next.

        The latter is as `lacks` says; what is no module is fine, whatever is asked of it.
        """
        at: Node | None = node
        for depth, name in enumerate(chain):
            if at is None:
                break
            if lack := self.lacks(at, name):
                return depth, lack
            at = self.module_at(at, name)
        return len(chain), ""

    def names(self, node: Node) -> Names:
        """Return the names of a module that is not the standard library's."""
        if node not in self._names:
            self._names[node] = self._collected(node, frozenset())
        return self._names[node]

    def module_at(self, node: Node, name: str, hops: int = 0) -> Node | None:
        """Return the module that `name` of a module is; None if it is something else, or not known."""
        if node.kind is Kind.STANDARD:
            return self._lookup.below(node, name)
        table = self._lookup.table(node)
        binding = table.names.get(name) if table else None
        if binding is None:
            known = self.names(node)
            hidden = name in known.starred or (known.openness is Openness.OPEN and not node.is_own)
            return None if hidden else self._lookup.below(node, name)
        if not (binding.module or binding.level):
            return None
        return self._bound_module(node, binding, hops)

    def _bound_module(self, node: Node, binding: Binding, hops: int) -> Node | None:
        if hops > _MAX_HOPS:
            return None
        plain = Import(0, binding.level, binding.module, None, None, Guard.NONE)
        target = self._lookup.target(node, plain)
        if target.fault or target.doubt or not target.nodes:
            return None
        module = target.nodes[-1]
        if binding.module.rpartition(".")[2] not in {"", module.name.rpartition(".")[2]}:
            return None  # what is asked for is made by the module, and no file
        if binding.name is None:
            return module
        if below := self._lookup.below(module, binding.name):
            table = self._lookup.table(module)
            if table is None or binding.name not in {*table.names, *self.names(module).starred}:
                return below
        return self.module_at(module, binding.name, hops + 1) if module != node else None

    def _standard_lacks(self, module: str, name: str) -> Fault | str:
        present = has_name(module, name, self._minor)
        if present or has_module(f"{module}.{name}", self._minor):
            return ""
        if present is None:
            return "private-name"
        if has_module(name, self._minor):
            return "accidental-name"  # a module may import another, from release to release
        earlier = any(
            has_name(module, name, minor) and has_module(module, minor) for minor in range(6, self._minor)
        )
        cause = "name-removed-from-python" if earlier else "name-missing"
        return Fault(cause, f"{module}.{name}")

    def _missing(self, node: Node, name: str) -> Fault:
        package = None if node.is_own else self._site.package_of(node.path)
        shown = f"{node.path}:{name}" if node.is_own else f"{node.name}.{name}"
        if package is None:
            return Fault("own-name-missing" if node.is_own else "name-missing", shown)
        return Fault("name-missing", shown, "", package.name, package.version)

    def _is_filled(self, node: Node) -> bool:
        """Return whether another module of its package puts names into it.

        One that it imports, which makes modules by hand and speaks of it, the package that it lies in, which
        makes modules and gives them names, as ``cv2`` does with those of its core, or any that was read.
        """
        if not node.is_own and node.name.partition(".")[0] in self._tables.fillers:
            return True
        table = None if node.is_own else self._lookup.table(node)
        top = self._site.find(node.name.partition(".")[0]) if table and node.name.count(".") == 1 else None
        if top and top.kind is Kind.PACKAGE and top.path != node.path:
            above = self._tables.table(top.path)
            if above.makes_modules and "setattr" in above.words:
                return True
        return self._lookup.is_made_below(node)

    def _collected(self, node: Node, seen: frozenset[Node]) -> Names:
        if node in seen:
            return Names(frozenset(), Openness.CLOSED)
        seen |= {node}
        if node.kind is Kind.OPAQUE:
            return _NOTHING if node.is_own else self._stub_alone(node)
        if node.kind is Kind.NAMESPACE:
            return Names(frozenset(), Openness.CLOSED)
        table = self._lookup.table(node)
        if table is None or table.fault:
            return _NOTHING
        found = Names(frozenset(table.names) | frozenset(table.exports or ()), table.openness, table.words)
        for each in table.imports:
            if each.name == "*":
                brought = self._star(node, each, seen)
                found |= brought._replace(starred=brought.names)
        if not node.is_own:
            found = self._with_stub(node, table, found)
        return found

    def _star(self, node: Node, statement: Import, seen: frozenset[Node]) -> Names:
        """Return the names that a star import brings."""
        target = self._lookup.target(node, statement)
        if target.fault or target.doubt or not target.nodes:
            return _NOTHING
        module = target.nodes[-1]
        if module.kind is Kind.STANDARD:
            return _NOTHING
        table = self._lookup.table(module)
        if table and table.exports is not None and not table.fault:
            return Names(frozenset(table.exports), Openness.CLOSED)
        known = self._collected(module, seen)
        into = self._lookup.table(node)
        every = into is not None and "__all__" in into.assigned  # it says itself what the other one offers
        return known._replace(
            names=frozenset(name for name in known.names if every or not name.startswith("_")),
            packages=known.packages | ({module} if module.kind is Kind.PACKAGE else frozenset()),
        )

    def _with_stub(self, node: Node, table: ModuleTable, found: Names) -> Names:
        """Add what the stub beside a module says, and what a type checker would import.

        A stub may stand for what the source lists, but never closes names that are computed: those written
        beside compiled code leave some out (``cv2.VideoWriter_fourcc``).
        """
        names = found.names
        if found.openness is Openness.CLOSED:
            return found
        if table.typed:
            names |= table.typed
        if table.lazy_structure:
            listed = self._tables.structure(node.path)
            return found._replace(names=names | listed, openness=Openness.LISTED if listed else Openness.OPEN)
        stub = self._stub_names(node)
        if _UNREAD in stub:
            return found._replace(names=names | stub, openness=Openness.OPEN)
        whole = len(stub) >= _MIN_STUB_NAMES and 2 * len(stub) >= len(names)
        lists = whole and table.openness is Openness.LISTED
        return found._replace(names=names | stub, openness=Openness.LISTED if lists else found.openness)

    def _stub_alone(self, node: Node) -> Names:
        stub = self._stub_names(node)
        return Names(stub, Openness.OPEN)

    def _stub_names(self, node: Node, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        """Return the names in the stub of a module, star imports followed."""
        path = self._site.stub_of(node.name)
        if path is None or path in seen:
            return frozenset()
        table = self._tables.table(path)
        if table.fault:
            return frozenset({_UNREAD})
        if "__getattr__" in table.names:
            return frozenset()
        brought = (each.alias or each.name or "" for each in table.imports)  # a lazy loader offers these, too
        names = frozenset((*table.names, *(table.exports or ()), *brought))
        kind = Kind.PACKAGE if path.endswith("/__init__.pyi") else Kind.MODULE
        for each in table.imports:
            if each.name == "*":
                module = absolute(Node(kind, node.name, path), each)
                found = self._site.find(module)
                below = Node(found.kind if found else Kind.MODULE, module, path)
                names |= self._stub_names(below, seen | {path})
                if found and found.kind in {Kind.PACKAGE, Kind.MODULE}:
                    names |= self.names(Node(found.kind, module, found.path)).names
        return names


def _is_by_core(module: str, name: str) -> bool:
    return any(module.partition(".")[0] == top and name.endswith(end) for top, end in _BY_CORE)
