"""Python source as data, by `ast` alone: what a module binds, imports and uses; nothing is ever executed.

scan_module(source, python)   -> ModuleTable: names, imports, attribute chains, each with its guard
evaluate(test, python)        -> what a condition on version or platform amounts to, or None
"""

from typing import TYPE_CHECKING

from repocheck.face import late

if TYPE_CHECKING:
    from repocheck.python.conditions import Version, evaluate
    from repocheck.python.own_code import OwnCode
    from repocheck.python.path_edits import resolved
    from repocheck.python.scan import scan_module
    from repocheck.python.syntax import (
        OLDER_DEFAULT,
        SourceRefused,
        is_no_python,
        is_of_another_python,
        minor_since,
        parse_source,
    )
    from repocheck.python.table import (
        ANY_NAME,
        AT_ONCE,
        ITSELF,
        SHARED_SINCE,
        Binding,
        Guard,
        Import,
        ModuleTable,
        Openness,
        Use,
    )

__getattr__ = late(
    __name__,
    conditions="Version evaluate",
    own_code="OwnCode",
    path_edits="resolved",
    scan="scan_module",
    syntax="OLDER_DEFAULT SourceRefused is_no_python is_of_another_python minor_since parse_source",
    table="ANY_NAME AT_ONCE ITSELF SHARED_SINCE Binding Guard Import ModuleTable Openness Use",
)

__all__ = [
    "ANY_NAME",
    "AT_ONCE",
    "ITSELF",
    "OLDER_DEFAULT",
    "SHARED_SINCE",
    "Binding",
    "Guard",
    "Import",
    "ModuleTable",
    "Openness",
    "OwnCode",
    "SourceRefused",
    "Use",
    "Version",
    "evaluate",
    "is_no_python",
    "is_of_another_python",
    "minor_since",
    "parse_source",
    "resolved",
    "scan_module",
]
