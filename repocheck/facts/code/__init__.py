"""A repository's own programs: sources, notebooks, imports and what they do."""

from repocheck.facts.code.entry_points import (
    PROGRAM_FILES,
    doing,
    named,
    told,
)
from repocheck.facts.code.imports import (
    PYTHON_FILES,
    Import,
    foreign_imports,
)
from repocheck.facts.code.languages import (
    holds_proofs_only,
    python_is_main,
)
from repocheck.facts.code.notebook import (
    Cell,
)
from repocheck.facts.code.programs import (
    Promise,
    archives,
    programs,
    promises,
)
from repocheck.facts.code.source import (
    NOTEBOOK_FILES,
    SCRIPT_FILES,
    SOURCE_FILES,
    Source,
    locate,
    notebooks,
    readable,
    sources,
    unread,
)
from repocheck.facts.code.words import (
    Words,
)

__all__ = [
    "NOTEBOOK_FILES",
    "PROGRAM_FILES",
    "PYTHON_FILES",
    "SCRIPT_FILES",
    "SOURCE_FILES",
    "Cell",
    "Import",
    "Promise",
    "Source",
    "Words",
    "archives",
    "doing",
    "foreign_imports",
    "holds_proofs_only",
    "locate",
    "named",
    "notebooks",
    "programs",
    "promises",
    "python_is_main",
    "readable",
    "sources",
    "told",
    "unread",
]
