"""What one module binds, imports and uses; small, closed, and kept as JSON: names only, no source text."""

from __future__ import annotations

import json
from enum import IntEnum, IntFlag
from typing import NamedTuple


class Guard(IntFlag):
    """Why a statement may not run, or may fail without harm, when its module is imported."""

    NONE = 0
    FUNCTION = 1
    """It stands in a function."""
    TRY = 2
    """Its failure is caught."""
    HANDLER = 4
    """It runs only after something else failed."""
    MAYBE = 8
    """It hangs on a condition that cannot be evaluated, or on a loop."""
    MAIN = 16
    """It runs only where the module is the program."""
    ELSE = 32
    """It runs only if what was tried before it succeeded."""
    IMPORTS = 64
    """With `TRY`: only failing imports are caught."""
    MISSING = 128
    """With `TRY`: only missing modules are caught."""
    STARTED = 256
    """It stands in a function that a statement at the top calls: whoever imports the module runs it."""


AT_ONCE = frozenset({Guard.NONE, Guard.STARTED})
"""Guards of what surely runs when a module is imported."""
CLASS_MARK = "@"
"""Ends the name of what a class imports into its own scope, which is none of the module's names."""


ITSELF = "__name__"
"""Stands for the distribution that is called like the package of the module itself."""
ANY_NAME = "*"
"""Stands among assigned names for those that are computed, in modules of the same package."""


class Openness(IntEnum):
    """How far the source of a module determines its names."""

    CLOSED = 0
    """Each is bound by a statement."""
    LISTED = 1
    """Some are made when asked for or by name, but each stands in the source as a word."""
    OPEN = 2
    """Some are computed."""


class Import(NamedTuple):
    """One name of one import statement."""

    line: int
    level: int
    """Leading dots."""
    module: str
    """Dotted name; empty for ``from . import x``."""
    name: str | None
    """What is imported from it, ``*`` included; None for ``import module``."""
    alias: str | None
    guard: Guard

    @property
    def text(self) -> str:
        """Return the statement with this name alone."""
        alias = f" as {self.alias}" if self.alias else ""
        if self.name is None:
            return f"import {self.module}{alias}"
        return f"from {'.' * self.level}{self.module} import {self.name}{alias}"


class Use(NamedTuple):
    """An attribute chain that starts at a name: ``np.linalg.norm`` is ("np", "linalg", "norm")."""

    line: int
    chain: tuple[str, ...]
    guard: Guard

    def text(self, depth: int) -> str:
        """Return its first `depth` names as written."""
        return ".".join(self.chain[:depth]).replace(CLASS_MARK, "")


class Binding(NamedTuple):
    """What a name of a module stands for, as far as imports tell."""

    module: str = ""
    """Module that it is, or that it comes from; empty for anything else, and where it is bound twice."""
    level: int = 0
    name: str | None = None
    """Name in `module` that it is; None if it is the module itself."""


SHARED_SINCE = 7
"""Minor release of Python 3 from which on most modules of packages have one table for all.
Source: with it ``async`` is a keyword, and annotations may be left alone."""
VALUE = Binding()
"""What is no import, or not just one."""


class ModuleTable(NamedTuple):
    """All that is known of one module."""

    names: dict[str, Binding] = {}
    imports: tuple[Import, ...] = ()
    uses: tuple[Use, ...] = ()
    exports: tuple[str, ...] | None = None
    """``__all__`` where it is plain; None if there is none or it is computed."""
    openness: Openness = Openness.CLOSED
    words: frozenset[str] = frozenset()
    """All identifiers in the source, as names or as strings; empty where they tell nothing."""
    typed: frozenset[str] = frozenset()
    """Names that only a type checker imports: of a package that loads lazily, what it offers."""
    lazy_structure: bool = False
    """Whether the names are what the ``__all__`` of all its files say."""
    changes_path: bool = False
    """Whether it changes ``sys.path`` in a way that its source does not tell."""
    makes_modules: bool = False
    """Whether it puts modules of its own making where they are looked for, or moves its own folder."""
    fault: str = ""
    """Why it could not be parsed."""
    fault_line: int = 0
    own_limits: bool = False
    """Whether the fault is a limit of ours."""
    added_paths: tuple[str, ...] = ()
    """Folders that it adds to ``sys.path``, as `resolved` understands them."""
    refused: frozenset[str] = frozenset()
    """Names of which it says that it has them no more."""
    assigned: frozenset[str] = frozenset()
    """Names that it gives to modules which it imports: ``np.float = float``."""
    asked: tuple[tuple[int, str], ...] = ()
    """Distributions of which it asks for the metadata when it is imported: line and name."""
    is_shared: bool = False
    """Whether all Pythons from `SHARED_SINCE` on have the same table."""

    def to_json(self) -> str:
        """Return the table as JSON, to be read by `from_json`."""
        return json.dumps(
            self._replace(
                words=sorted(self.words),  # type: ignore[arg-type]
                typed=sorted(self.typed),  # type: ignore[arg-type]
                refused=sorted(self.refused),  # type: ignore[arg-type]
                assigned=sorted(self.assigned),  # type: ignore[arg-type]
            ),
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> ModuleTable:
        """Return the table that `to_json` wrote.

        Raises:
            ValueError: It is none, or was written by another version.
        """
        try:
            names, imports, uses, exports, openness, words, typed, *more = json.loads(text)
            *more, added, refused, assigned, asked, is_shared = more
            return cls(
                {name: Binding(*binding) for name, binding in names.items()},
                tuple(Import._make((*rest, Guard(guard))) for *rest, guard in imports),
                tuple(Use(line, tuple(chain), Guard(guard)) for line, chain, guard in uses),
                None if exports is None else tuple(exports),
                Openness(openness),
                frozenset(words),
                frozenset(typed),
                *more,
            )._replace(
                added_paths=tuple(added),
                refused=frozenset(refused),
                assigned=frozenset(assigned),
                asked=tuple((line, name) for line, name in asked),
                is_shared=is_shared,
            )
        except (TypeError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from None
