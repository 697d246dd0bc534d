"""Faces of packages whose parts are loaded when somebody first asks for one of their names.

A command pays for what it uses: who audits a clone loads nothing that speaks with the network. The names
stand in the `__init__` of the package under `TYPE_CHECKING` too, where type checkers and the laws of the
package read them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any


def late(package: str, **parts: str) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package.

    Args:
        package: Name of the package.
        parts: By module of the package, the names that it gives, with spaces between them; none of them may
            be the name of a module of the package, which would take its place.
    """
    homes = {name: module for module, names in parts.items() for name in names.split()}

    def get(name: str) -> Any:  # noqa: ANN401 - whatever the module gives
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return get
