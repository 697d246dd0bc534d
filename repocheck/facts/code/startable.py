"""Tell programs that are started from modules that others import, by their names and what they do."""

from __future__ import annotations

import re
from functools import lru_cache

from repocheck.facts.code.words import Words
from repocheck.text.pattern import late_regex

RUN_AS_THEY_ARE = frozenset(
    {"ipynb", "sh", "slurm", "bash", "m", "r", "rmd", "qmd", "jl", "lua", "js", "do", "sas"}
)
"""Endings of programs that need no mark of a program: a script or a notebook is run as it is."""
_SOURCE_ROOTS = frozenset({"src", "source", "sources", "code", "codes", "python"})
"""Folders in which people keep what others keep in the root."""
COMPILED_ENDINGS = frozenset({"c", "cc", "cpp", "cxx", "cu", "java", "rs", "go", "f90"})
"""Endings of languages that are compiled, in whose trees most files are modules."""
_DRIVER = late_regex(r"^(?:test|check)|tests?$", re.IGNORECASE)
_ASSERTS = late_regex(r"<cassert>|<assert\.h>|\bassert\s*\(|\b(?:REQUIRE|CHECK|EXPECT_\w+|ASSERT_\w+)\s*\(")
_DOES = late_regex(
    r"^(?!import\b|from\b|def\b|class\b|async\b|[@#)\]}\"']|[A-Z_0-9]+\b|try:|except\b)\S", re.MULTILINE
)
"""Unindented line of Python that does something, rather than to define it."""
_DEFINES = ("@", "def ", "async def ", "class ", "import ", "from ")
"""How a line at the top of a module of Python begins that defines or imports, with what is indented below."""
LAUNCHERS = frozenset({"sh", "bash", "slurm"})
"""Endings of scripts that start other programs."""
TEST_NAME = late_regex(r"^[tT]est[_-]|_[tT]est$|^[tT]est[A-Z]|^runtests?$|[-_]unit[-_]?tests?$")
"""Stem of a program that may test code."""
_TESTED = late_regex(r"^(?:test|check)|[-_]tests?$", re.IGNORECASE)
_TESTS_CODE = late_regex(
    r"\b(?:pytest|nosetests|unittest|nose2|ctest|tox|coverage\s+run|make|cmake|R\s+CMD|cargo\s+test|go\s+test|setup\.py\s+test|bats)\b"
)
"""Command of a script that builds code or tests it, where a model would be tested by a program."""
_UNIT_TEST = Words((
    "def test_", "unittest", "import pytest", "TEST(", "TEST_CASE(", "BOOST_AUTO_TEST", "test_that(",
    "@test ", "assert_",
))  # fmt: skip
_MAIN = Words((
    "__main__", "argparse", "sys.argv", "import click", "import fire", "import hydra", "app.run", "automain",
    "main(",
))  # fmt: skip
"""Marks of a program that is started from the command line."""


@lru_cache(maxsize=256)  # each purpose asks for the same programs
def is_idle(path: str, text: str) -> bool:
    """Return whether a module of Python only defines what others use."""
    defines = extension_of(path) == "py" and bool(text.strip()) and not _DOES.search(text)
    return defines and not _MAIN.any_in(text)


def top_of(text: str) -> str:
    """Return what a module of Python does when it is read."""
    kept, defines = [], False
    for line in text.split("\n"):
        if line and line[0] not in " \t)":
            defines = line.startswith(_DEFINES)
        if not defines:
            kept.append(line)
    return "\n".join(kept)


def can_be_started(path: str, text: str) -> bool:
    """Return whether a program is one to run, rather than a module that others import."""
    # A program called `test_…` or `…_test` may test code rather than a model.
    if TEST_NAME.search(stem_of(path)) and _UNIT_TEST.any_in(text):
        return False
    driver = extension_of(path) in COMPILED_ENDINGS and _DRIVER.search(stem_of(path))
    if driver and (_ASSERTS.search(text) or TEST_NAME.search(stem_of(path))):
        return False
    if extension_of(path) in {"sh", "bash"} and _TESTED.search(stem_of(path)) and _TESTS_CODE.search(text):
        return False
    if extension_of(path) in RUN_AS_THEY_ARE:
        return True
    depth = path.count("/") - (path.partition("/")[0].lower() in _SOURCE_ROOTS)
    if depth <= 1 and extension_of(path) in {"py", "c", "cc", "cpp"}:
        return True
    return stem_of(path) == "main" or _MAIN.any_in(text)


def stem_of(path: str) -> str:
    """Return the name of a file without its last dot and what follows; empty for a name without a dot."""
    name = path[path.rfind("/") + 1 :]
    return name[: max(name.rfind("."), 0)]


def extension_of(path: str) -> str:
    """Return what follows the last dot of a path, in lower case; the whole path if it has no dot."""
    return path[path.rfind(".") + 1 :].lower()
