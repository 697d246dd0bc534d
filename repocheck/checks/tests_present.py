"""Are there tests?

Tests show what the code is meant to do and whether it still does it on the reader's machine. In a study
of 423 notebook repositories, those with tests that could be installed ran almost three times as often.

What counts: a Python file `test_*.py` or `*_test.py` that tests, that is, uses a test framework, or
defines functions `test_…` that assert something; in other languages a source file named for testing in a
folder of tests (`tests/testthat/`, `test/runtests.jl`, `test/test_x.m`), or what the language's own tools
run (`*_test.go`, `*.spec.ts`, `FooTest.java`, `main.nf.test`). Not: `test.py` or `char_cnn_test.py` that
evaluates a model on a test set, a folder `test/` of data, samples in a data set, tests of a copied package.

Blind spots: tests inside sources (`#[test]`, doctests); whether the tests pass; how much they cover.

Source: mission of the ReproScore data, re-weighted (relative chance 2.9, 95% interval 1.6-5.4);
https://docs.pytest.org/en/stable/explanation/goodpractices.html (names of test files)
"""

import re

from repocheck.checks._check import check, failed, passed
from repocheck.facts import Subject, original
from repocheck.globs import select
from repocheck.models import Verdict

PYTHON_TESTS = ("{,*/,*/*/,*/*/*/,*/*/*/*/}{test_*,*_test,*_tests,tests}.py",)
_FOLDERS = frozenset({"test", "tests", "testing", "testthat", "unittest", "unittests", "unit_tests"})
_IN_FOLDERS = (
    "**/*test*.{r,jl,m,lua,c,cc,cpp,cxx,cu,f90,f,java,scala,js,ts,rs,sh,bats,hs,ml,pl}",
    "**/*.bats",
)
_DATA_FOLDERS = frozenset({"data", "dataset", "datasets", "corpus"})
"""Folders of samples: a test in there is one of somebody else's, unless a folder of tests lies between."""
_BY_TOOLS = (
    "**/*.nf.test",
    "**/*_test.go",
    "**/*.{test,spec}.{js,jsx,ts,tsx}",
    "**/*{Test,Tests}.{java,kt,scala}",
)
_SPEC = (".spec.js", ".spec.jsx", ".spec.ts", ".spec.tsx")
_FRAMEWORK = re.compile(
    r"^[ \t]{0,40}(?:import|from)[ \t]+"
    r"(?:pytest|unittest|nose|hypothesis|absl\.testing|testtools|twisted\.trial"
    r"|absl[ \t]+import[ \t].{0,80}testing)\b"
    r"|^[ \t]{0,40}class[ \t]+\w{1,80}\(.{0,80}TestCase\b",
    re.MULTILINE,
)
_FUNCTION = re.compile(r"(\s*)(?:async\s+)?def\s+test(?:_\w|[A-Z])\w*\s*\((\s*(?:self\s*)?\))?")
_ASSERTION = re.compile(
    r"\s*(?:assert\b|\w[\w.]*\bassert_?\w*\(|self\.(?:assert|fail)\w*\(|raise\s+AssertionError)"
)
_MAX_LOCATIONS = 5


@check(
    category="verification",
    question="Are there tests?",
    remedy="Add a folder tests/ with a test that runs the main program on a tiny input and asserts what "
    "comes out.",
    weight=5,
    reads=PYTHON_TESTS,
    requires=("repository-available",),
    source="https://docs.pytest.org/en/stable/explanation/goodpractices.html",
)
def tests_present(subject: Subject) -> Verdict:
    """Judge by names and, for Python, by what the files do."""
    files = test_files(subject)
    if not files:
        return failed("No tests were found.")
    places = map(subject.at, files[:_MAX_LOCATIONS])
    plural = "file holds" if len(files) == 1 else "files hold"
    return passed(f"{len(files)} {plural} tests, such as {files[0]}.", *places, value={"files": len(files)})


def test_files(subject: Subject) -> list[str]:
    """Return the files that test, nearest first in each language."""
    named = [path for path in original(subject) if "test" in path.lower() or path.endswith(_SPEC)]
    python = [path for path in select(named, PYTHON_TESTS) if _tests(subject, path)]
    others = [path for path in select(named, _IN_FOLDERS) if _in_tests(path)]
    by_tools = [path for path in select(named, _BY_TOOLS) if _in_tests(path) or not _in_data(path)]
    return list(dict.fromkeys([*python, *others, *by_tools]))


def _tests(subject: Subject, path: str) -> bool:
    found = subject.evidence.texts.get(path)
    if found is None:
        return False
    return bool(_FRAMEWORK.search(found.text)) or _asserts(found.text, fixtures=_in_tests(path))


def _asserts(text: str, *, fixtures: bool) -> bool:
    """Return whether a function ``test…`` asserts something in its own body.

    An assertion elsewhere is no test, nor, unless `fixtures` may be handed to tests here, is one in a
    function with parameters: evaluation code calls itself a test and checks its arguments that way.
    """
    depth = None
    for line in text.split("\n"):
        if (found := _FUNCTION.match(line)) is not None:
            depth = len(found[1]) if fixtures or found[2] else None
        elif depth is not None and line.strip():
            if len(line) - len(line.lstrip()) <= depth:
                depth = None
            elif _ASSERTION.match(line):
                return True
    return False


def _in_data(path: str) -> bool:
    return not _DATA_FOLDERS.isdisjoint(path.lower().split("/")[:-1])


def _in_tests(path: str) -> bool:
    return not _FOLDERS.isdisjoint(path.lower().split("/")[:-1])
