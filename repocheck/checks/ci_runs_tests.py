"""Does continuous integration run the tests?

A service that runs the tests at every change proves that the code installs and works on a machine other
than the authors'. Of all signs in a study of 423 notebook repositories, continuous integration had the
strongest link with code that still ran.

What counts: a command in the configuration of GitHub Actions, Travis CI, CircleCI, GitLab CI, Azure
Pipelines, AppVeyor, Cirrus CI or Jenkins that starts a test runner (`pytest`, `tox`, `ctest`, `R CMD
check`, `Pkg.test`, `make test` …), or, in a job or step that calls itself a test, one of the project's own
programs; what a script or an action of the repository does that is run counts, too. Decided: it counts
only if there are tests, and a file that is run as a test is one; `R CMD check` of a package without any runs
its examples, which are none. Not: workflows that only build, lint,
label, publish or greet; installing a test runner. Not applicable where there are no tests: that is charged
by `tests-present`.

Blind spots: tests behind a script with a name of its own; workflows kept in another repository; whether
the last run was green; a failure that is ignored (`|| true`).

Source: data of ReproScore, re-weighted (relative chance 5.0, 95% interval 2.7-8.8);
https://github.com/ossf/scorecard/blob/main/docs/checks.md#ci-tests
"""

import re

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import Step, Subject
from repocheck.globs import Paths
from repocheck.models import Location, Verdict
from repocheck.text.pattern import late_regex

_NO_RUN = late_regex(
    r"^(?:sudo\s+)?(?:\S*pip[23]?|python[23]?\s+-m\s+pip|uv|conda|mamba|apt(?:-get)?|brew|npm|yarn|poetry|pdm|gem|choco)\s"
    r"(?:\s*-\S+(?!\S))*\s*(?:pip\s+)?(?:install|add|i|update|sync|remove|tool|ci)\b|^(?:echo|printf|cat|export|git|curl|wget)\b"
    r"|^(?:tox|nox)\b.{0,80}(?:lint|docs?\b|flake8|black|mypy|format|style|type|pre-commit|build|publish|package)",
    re.IGNORECASE,
)
"""Commands that install a test runner, talk about it, or use it for something else."""
_RUNNER = late_regex(
    r"(?:^|[\s/\"'(])(?:pytest|py\.test|nosetests|nose2|tox|nox|ctest|trial|stestr|unittest|rcmdcheck|devtools_test|"
    r"nextest|jest|vitest|mocha|rspec|bats|busted|run_?all_?tests?|run_?tests?|test_?runner|runtests)"
    r"(?:\.(?:py|sh|jl|m|R|bash))?(?=$|[\s\"')\]:(])"
    r"|\bR CMD check\b|\bdevtools::(?:test|check)\b|\btestthat\b|\btest_(?:dir|package|local)\(|\bPkg\.test\b"
    r"|\bsetup\.py\s+(?:test|check)\b|\bgo\s+test\b|\bcargo\s+(?:\+[^\n]{1,60}\s)?test\b|\bfpm\s+test\b|\bmeson\s+test\b|\braco\s+test\b"
    r"|\b(?:stack|cabal|sbt|bazel|dune|swift|dotnet|hatch|rake|mix|zig|lein|dub)\b.{0,80}\b(?:run)?tests?\b"
    r"|\b(?:mvnw?|gradlew?)\b.{0,80}\s(?:test|verify|check|install|build)\b"
    r"|\b(?:npm|yarn|pnpm|bun|pixi|pdm|poe|inv|invoke|just|task|uv|poetry|rye|pipenv)\b.{0,120}[\s:_-]tests?\b"
    r"|\bmake\b(?:\s+\S+){0,6}?\s+(?:[\w-]{0,40}tests?(?!-?(?:format|style|lint))[\w-]{0,40}|check)(?:\s|$)"
    r"|\bpython[\d.]*\s+-m\s+tests?(?![\w-])|\bpython[\d.]*\s.{0,80}?(?:\btests?/\S+|\btest_\w+|\w+_tests?)\.py\b"
    r"|--doctest|\bnbmake\b|\bnbval\b"
    r"|julia-runtest|check-r-package|matlab-actions/run-tests|/workflows/\S{0,60}(?:test|tox)\S{0,40}\.ya?ml@"
)
_IN_TESTS = late_regex(
    r"(?:^|[/_.-])(?:test|spec)[^/]{0,40}(?:/.{0,400})?\.(?!ya?ml$)\w{1,5}$", re.IGNORECASE
)
"""Path of a file that may be a test, more generous than the search for tests."""
_NEEDS_NO_FILES = late_regex(
    r"cargo|nextest|doctest|nbmake|nbval|make|mvn|gradle"
    r"|dune|cabal|stack|\.(?:py|sh|R)\b|(?:^|\s)\./|run-(?:script|command)",
)
"""Runners whose tests stand inside the sources, in notebooks, or behind a program of its own."""
_TITLE = late_regex(r"(?<![a-z])(?:tests?|validate)(?![a-z])|testing")
_OWN_PROGRAM = late_regex(
    r"(?:^|\s)(?:python[\d.]*\s+(?!-m\s+(?:pip|build|venv)|setup\.py)[\w./-]+\.py|(?:bash|sh)\s+[\w./-]+\.sh|\./[\w./-]+|Rscript\s+[\w./-]+\.R)\b"
    r"|^[\w.-]+/[\w./-]*/?run-(?:script|command)s?@|^\S{1,100}/workflows/(?:ci|main)\.ya?ml@"
)
_NO_TEST = late_regex(
    r"build|deploy|lint|format|docs?\b|install|setup|publish|release|configure|download", re.IGNORECASE
)


@check(
    category="verification",
    question="Does continuous integration run the tests?",
    remedy="Add a workflow that installs the project on a clean machine and runs its tests at every push.",
    weight=5,
    requires=("repository-available",),
    source="https://github.com/ossf/scorecard/blob/main/docs/checks.md#ci-tests",
)
def ci_runs_tests(
    subject: Subject,
    ci_files: tuple[str, ...],
    ci_steps: tuple[Step, ...],
    test_files: tuple[str, ...],
    uncopied_files: Paths,
) -> Verdict:
    """Judge by the first command that tests; where there are no tests, a runner has nothing to run."""
    found = bool(test_files) or any(map(_IN_TESTS.search, uncopied_files.holding(["test", "spec"])))
    for step in ci_steps:
        if _tests(step) and (found or _finds_its_own(subject, step.command)):
            return passed(f"{step.path} runs `{step.command[:80]}`.", _place(subject, step))
    if not found:
        return not_applicable("There are no tests that it could run.")
    if ci_files:
        places = map(subject.at, ci_files[:5])
        return failed(f"Nothing in {ci_files[0]} and its like runs tests.", *places)
    return failed("No continuous integration is set up.")


def _finds_its_own(subject: Subject, command: str) -> bool:
    """Return whether a runner may have tests that are not seen, unless the file that it runs is not there."""
    absent = "setup.py test" in command and not subject.files.named({"setup.py"})
    return not absent and _NEEDS_NO_FILES.search(command) is not None


def _tests(step: Step) -> bool:
    if _NO_RUN.search(step.command):
        return False
    if _RUNNER.search(step.command):
        return True
    program = _OWN_PROGRAM.search(step.command) if _TITLE.search(step.title) else None
    return program is not None and not _NO_TEST.search(program[0])


def _place(subject: Subject, step: Step) -> Location:
    lines = (subject.text(step.path) or "").split("\n")
    first = step.command.split("\n", 1)[0]
    line = next((number for number, text in enumerate(lines, start=1) if first in text), None)
    return subject.at(step.path, line, step.command)
