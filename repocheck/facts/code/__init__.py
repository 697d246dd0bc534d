"""A repository's own programs: sources, notebooks, imports and what they do."""

from repocheck.facts.code.entry_point import EntryPoint, EntryPoints, Purpose, entry_points
from repocheck.facts.code.imports import PYTHON_FILES, Import, foreign_imports, python_files
from repocheck.facts.code.languages import holds_proofs_only, python_is_main
from repocheck.facts.code.learning import SHORT_README, learns_nothing
from repocheck.facts.code.matlab import stated_matlab
from repocheck.facts.code.notebook import Cell
from repocheck.facts.code.own_modules import own_code
from repocheck.facts.code.program_files import Promise, archives, programs, promises_of
from repocheck.facts.code.source import Source, notebooks, place_of_line, sources, starters
from repocheck.facts.code.unit_tests import test_files
from repocheck.facts.code.words import CodePattern, Words

__all__ = [
    "PYTHON_FILES",
    "SHORT_README",
    "Cell",
    "CodePattern",
    "EntryPoint",
    "EntryPoints",
    "Import",
    "Promise",
    "Purpose",
    "Source",
    "Words",
    "archives",
    "entry_points",
    "foreign_imports",
    "holds_proofs_only",
    "learns_nothing",
    "notebooks",
    "own_code",
    "place_of_line",
    "programs",
    "promises_of",
    "python_files",
    "python_is_main",
    "sources",
    "starters",
    "stated_matlab",
    "test_files",
]
