"""Are there tests?

Tests show what the code is meant to do and whether it still does it on the reader's machine. In a study
of 423 notebook repositories, those with tests that could be installed ran almost three times as often.

What counts: a Python file `test_*.py` or `*_test.py` that tests, that is, uses a test framework, or defines
functions `test_…` that assert something, or several that take nothing, or any in a folder `tests/`; a file
there that continuous integration starts, or a Makefile in such a folder of which it makes the tests; in other
languages a source file named for testing in a folder of tests (`tests/testthat/`, `test/runtests.jl`,
`test/test_x.m`), or what the language's own tools run (`*_test.go`, `*.spec.ts`, `FooTest.java`,
`main.nf.test`, `foo_SUITE.erl`, `foo_test.exs`), or what nothing but a test does (`#[test]`, `@testset`,
`test_that(`, `add_test(`). Not: `test.py` or `char_cnn_test.py` that evaluates a model on a test set, a
folder `test/` of data, samples in a data set, tests of a copied package, a class with assertions but without
a test, such as came with a copied module.

Blind spots: doctests; whether the tests pass; how much they cover.

Source: mission of the ReproScore data, re-weighted (relative chance 2.9, 95% interval 1.6-5.4);
https://docs.pytest.org/en/stable/explanation/goodpractices.html (names of test files)
"""

from repocheck.checks._check import check, failed, passed
from repocheck.facts import Subject
from repocheck.models import Verdict

_MAX_LOCATIONS = 5


@check(
    category="verification",
    question="Are there tests?",
    remedy="Add a folder tests/ with a test that runs the main program on a tiny input and asserts what "
    "comes out.",
    weight=6,
    requires=("repository-available",),
    source="https://docs.pytest.org/en/stable/explanation/goodpractices.html",
)
def tests_present(subject: Subject, test_files: tuple[str, ...]) -> Verdict:
    """Judge by the files that test."""
    if not test_files:
        return failed("No tests were found.")
    places = map(subject.at, test_files[:_MAX_LOCATIONS])
    plural = "file holds" if len(test_files) == 1 else "files hold"
    message = f"{len(test_files)} {plural} tests, such as {test_files[0]}."
    return passed(message, *places, value={"files": len(test_files)})
