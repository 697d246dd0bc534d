"""Find the files that test: by name and, for Python, by what they do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import join, normpath

from repocheck.facts.ci import Step
from repocheck.facts.computed import fact
from repocheck.facts.subject import Subject
from repocheck.globs import Paths, select
from repocheck.knowledge.weights_files import AS_PUBLISHED
from repocheck.text.pattern import begun, late_regex

PYTHON_TESTS = (
    "{,*/,*/*/,*/*/*/,*/*/*/*/}{test_*,*_test,*_tests,tests,test[A-Z]*,*Test,*TestCase}.py",
    "{,*/,*/*/}{test,tests}/*test*.py",
)
"""Globs of Python files that may test."""
_SCRIPTS = ("{,*/,*/*/}{test,tests,testing}/*.py",)
"""Globs of Python files that continuous integration may start as tests."""
_READ_TESTS = (
    "**/*test*.m",
    "{,*/,*/*/,*/*/*/}*test*.{c,cc,cpp,cxx,cu}",
    "{tests,test,*/tests,*/test}/*.{r,c,cc,cpp,rs}",
    "{,*/}{tests,unit_tests,unittests}/{,*/}*.{m,sh}",
    "{,*/,*/*/}*test*.{r,jl,sh}",
    "{tests,test}/**/*.rkt",
    "{,*/,*/*/}*test*.rkt",
    "{src,*/src,crates/*/src}/{,*/}*.rs",
    "{,*/,*/*/}Test*.{h,hpp}",
    "**/*{Test,Tests}.java",
    "{,test/,tests/}CMakeLists.txt",
)
_OF_C = ("c", "cc", "cpp", "cxx", "cu")
_MARKS = {
    "m": "|".join(map(begun, ("assert", "fatalassert", "moxunit")))
    + "".join(rf"|{begun(name)}\b" for name in ("functiontests", "xunit", "runtests"))
    + rf"|{begun('verif')}\w|{begun('matlab')}\.unittest"
    rf"|{begun('error')}\s*\(.{{0,80}}(?:fail|mismatch|differ|wrong|not equal|toleran)|%!(?<=^%!)",
    "r": r"\bexpect_\w+\(|\bstopifnot\(|\btest_(?:that|check|package|dir)\("
    r"|library\((?:testthat|tinytest|runit)\)|\bcheck\w+\(",
    "rs": r"#\[(?:\w+::)?test\b|\bassert\w*!",
    "sh": r"\b(?:diff|cmp|assert\w*|ctest|pytest|fail\w*)\b|\bexit [1-9]",
    "java": r"@\w*(?:test|property)\b|\b(?:assert|verify)|\bfail\s*\(|\bextends\s+\w*test"
    r"|\bthrow\s+new\s+\w*(?:error|exception)",
}
_TEST_MARKS = {ending: late_regex(marks, re.MULTILINE) for ending, marks in _MARKS.items()}
"""What a test does, in lower case, by the ending of its name; an experiment on a test set only has the name.
Source: the manuals of matlab.unittest, testthat, Cargo and JUnit."""
_MARKS_OF_C = late_regex(
    r"\b(?:assert\w*\s*\(|(?-i:REQUIRE|CHECK|EXPECT|ASSERT|BOOST|TEST|CU|ck_assert|mu_assert)\w*\s*\("
    r"|(?:gtest|catch|doctest|unity|cmocka)\w*(?:/\w{1,40}){0,5}\.h|EXIT_FAILURE\b|failed\b)"
    r"|<(?:cassert|assert\.h)>",
    re.IGNORECASE,
)
"""The same of C and its kin. Source: the manuals of GoogleTest, Catch2 and Boost.Test."""
_MAIN = "static void main("
_SURE = {
    "m": r"<\s{0,9}matlab\.unittest\.TestCase|\bfunctiontests\(|\bmoxunit\w*",
    "r": r"\btest_that\(|\bexpect_(?:equal|true|error|identical|silent|length|s3_class)\(",
    "jl": r"^\s{0,40}@test(?:set|_throws)?\s|^using Test\b",
    "sh": r"\bassert_\w+ |^(?:if )?[ \t]{0,20}(?:! )?(?:cmp|diff) [^\n]{0,200}(?:expected|reference|golden)"
    r"|^[ \t]{0,20}(?:ok|fail|pass)\(\)|\bbats\b|\bshunit2\b",
    "rs": r"#\[(?:\w+::)?test\b",
    "rkt": r"\brackunit\b|\(module[+*]? test\b|\(check-(?:equal|true|false|exn|eq)\b",
    "h": r"\bCxxTest::TestSuite\b",
    "hpp": r"\bCxxTest::TestSuite\b",
    "txt": r"\b(?:add_test|gtest_discover_tests|catch_discover_tests|doctest_discover_tests)\s{0,4}\(",
} | dict.fromkeys(
    _OF_C,
    rf"{begun('TEST')}(?:_CASE|_F|_P)?\s{{0,4}}\(|{begun('BOOST_AUTO_TEST')}"
    r"|<cassert>(?=[\s\S]{0,9000}\bvoid\s{1,4}test_?\w{1,60}\()",
)
_SURE_MARKS = {ending: late_regex(marks, re.MULTILINE) for ending, marks in _SURE.items()}
"""What nothing but a test does, whatever folder it lies in, by the ending of its name.
Source: the manuals of the same, of Julia's Test, bats, shUnit2, RackUnit, CxxTest and CTest."""
_VERDICTS = tuple(late_regex(rf"\"[^\"\n]{{0,20}}\b{verdict}(?:ED)?:") for verdict in ("FAIL", "PASS"))
"""What a test in C prints without a framework, both."""
_FAR_CHARS = 60_000
_FOLDERS = frozenset(
    {"test", "tests", "testing", "testthat", "unittest", "unittests", "unit_tests", "tinytest", "__tests__"}
)
_PLURAL = _FOLDERS - {"test", "testing"}
"""Those in which nobody keeps a test set, or what evaluates on it."""
_IN_FOLDERS = (
    "**/*test*.{r,jl,m,lua,c,cc,cpp,cxx,cu,f90,f,pf,java,scala,kt,clj,cljc,js,ts,rs,sh,bats,hs,ml,pl}",
    "**/*test*.{php,rb,swift,nim,zig,tcl,dart}",
    "**/*.bats",
    "**/{tests,test,__tests__}/*.{r,c,cc,cpp,rs,js,jsx,ts,tsx,mjs,hs}",
    "{,*/}{tests,unit_tests,unittests}/{,*/}*.{m,sh}",
)
_MAX_DEPTH = 4
"""Folders down to one of tests, which counts; deeper lie the tests of what somebody else wrote."""
_DATA_FOLDERS = frozenset({"data", "dataset", "datasets", "corpus"})
"""Folders of samples: a test in there is one of somebody else's, unless a folder of tests lies between."""
_OF_RIVALS = late_regex(
    r"(?:^|/)(?:(?:benchmark|compar(?:ed|ison)|competing|other)[_-]?(?:algorithm|method|solver)s?|\w{1,40}_old|deprecated)/",
    re.IGNORECASE,
)
"""Folder of what the work is compared with, or of what was given up: its tests are not the work's."""
_TESTED = late_regex(r"^test_|_tests?(?=\.)")
"""What a test's name has more than that of what it tests."""
_BY_TOOLS = (
    "**/*.nf.test",
    "**/*.omt",
    "**/*_test.go",
    "**/*.{test,spec}.{js,jsx,ts,tsx}",
    "**/*{Test,Tests}.{java,kt,scala,cs}",
    "**/*_spec.{rb,lua}",
    "**/{test,tests}/**/*{Spec,Suite}.{scala,kt,hs}",
    "**/*_SUITE.erl",
    "**/*_tests.erl",
    "**/test/prop_*.erl",
    "**/*_test.exs",
    "**/*.wlt",
    "{,*/}t/*.t",
)
_WORDS = ("test", "_spec.", ".spec.", ".omt", ".rs", ".t", "cmakelists.txt", "_suite.erl", ".wlt")
"""One of them stands, in lower case, in the path of every test."""
_FRAMEWORK = late_regex(
    r"^[ \t]{0,40}(?:import|from)[ \t]+"
    r"(?:pytest|unittest|nose|hypothesis|absl\.testing|testtools|twisted\.trial"
    r"|absl[ \t]+import[ \t].{0,80}testing)\b"
    r"|^[ \t]{0,40}class[ \t]+\w{1,80}\(.{0,80}TestCase\b",
    re.MULTILINE,
)
_FUNCTION = late_regex(r"(\s*)(?:async\s+)?def\s+test(?:_\w|[A-Z])\w*\s*\((\s*(?:self\s*)?\))?")
_DEFINED = late_regex(r"^[ \t]{0,40}(?:async\s+)?def\s+(\w+)", re.MULTILINE)
_OF_FRAMEWORK = ("test", "runtest")
"""Beginnings, in lower case, of what a framework runs as a test.
Source: https://docs.python.org/3/library/unittest.html"""
_ASSERTION = late_regex(
    r"\s*(?:assert\b|\w[\w.]*\bassert_?\w*\(|self\.(?:assert|fail)\w*\(|raise\s+AssertionError)"
)
_SEVERAL = 3
_CHECKED = late_regex(r"^(?:assert\s|np\.testing\.assert)", re.MULTILINE)
"""Assertion of a script, outside of functions."""
_STARTED = late_regex(
    r"(?:(?:^|\s)(?:(?:bash|sh|python[\d.]*|Rscript|perl)\s+(?:\./)?|\./)|^(?=\w{1,60}/))"
    r"((?:[\w${}.-]{1,60}/){0,6}[\w${}.-]{1,80}\.(?:sh|bash|py|R|pl))(?![\w.])"
)
"""Program of the repository that a command starts; variables of the shell may stand in its name."""
_RUNNER = late_regex(r"(?:^|[\s/])(?:pytest|py\.test|nosetests)\s+(.{1,500})")
"""What runs the tests of the files that follow, whatever they are called."""
_CALLED_TEST = late_regex(r"(?<![a-z])(?:tests?|validate|smoke|regression)(?![a-z])", re.IGNORECASE)
_CALLED_OTHERWISE = late_regex(
    r"build|deploy|lint|format|style|docs?\b|install|setup|publish|release|config|download|upload|citation|schema"
    r"|json|ya?ml|licen[cs]e|commit|version|report|data",
    re.IGNORECASE,
)
_ENTERS = late_regex(r"cd\s+([\w./-]{1,100})$")
_MAKES = late_regex(
    r"make(?:\s+-C\s{0,3}([\w./-]{1,100}))?(?:\s+-[\w-]{1,20}){0,4}\s+(?:tests?|check)(?=\s|$)"
)
_FOR_TESTS = late_regex(r"(?:^|/|[a-z]_)tests?[\w-]{0,40}$")
"""Folder, in lower case, that is called for tests, however it goes on."""
_VARIABLE = late_regex(r"\$\{\w{1,40}\}|\$\w{1,40}")


@fact(reads=(*PYTHON_TESTS, *_SCRIPTS, *_READ_TESTS))
def test_files(subject: Subject, uncopied_files: Paths, ci_steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Return the files that test, nearest first in each language."""
    named = uncopied_files.holding(_WORDS)
    python = [path for path, text in subject.texts_at(select(named, PYTHON_TESTS)) if _tests(path, text)]
    scripts = subject.texts_at(select(named, _SCRIPTS))
    python += [
        path
        for path, text in scripts
        if any(path in step.command for step in ci_steps) or (_in_plural(path) and _CHECKED.search(text))
    ]
    read = dict(subject.texts_at(select(named, _READ_TESTS)))
    idle = {path for path, text in read.items() if _is_idle(path, text)}
    others = [path for path in select(named, _IN_FOLDERS) if _in_tests(path, _MAX_DEPTH) and path not in idle]
    others += [path for path, text in read.items() if _is_sure(path, text)]
    by_tools = [
        path
        for path in select(named, _BY_TOOLS)
        if path not in idle and (_in_tests(path) or not _in_data(path))
    ]
    python = _without_published(python)
    started = (*_started(ci_steps, uncopied_files), *_made(ci_steps, uncopied_files))
    found = dict.fromkeys([*python, *others, *by_tools, *started])
    return tuple(path for path in found if not _OF_RIVALS.search(path))


def _without_published(paths: list[str]) -> list[str]:
    """Leave out the folders in which several published networks are tested: they came with their tests."""
    called = (path for path in paths if AS_PUBLISHED.match(_TESTED.sub("", path.rpartition("/")[2].lower())))
    copied = {
        each for each, n in Counter(path.rpartition("/")[0] for path in called).items() if n >= _SEVERAL
    }
    return [path for path in paths if path.rpartition("/")[0] not in copied]


def _started(steps: tuple[Step, ...], paths: tuple[str, ...]) -> Iterator[str]:
    """Yield the programs called tests that continuous integration starts: there they are used as such."""
    programs: dict[tuple[str, ...], None] = {}
    for step in steps:
        if runner := _RUNNER.search(step.command):
            named = {word.removeprefix("./").partition("::")[0] for word in runner[1].split()}
            yield from (path for path in paths if path.endswith(".py") and path in named)
        for program in _STARTED.finditer(step.command):
            name = program[1].rpartition("/")[2]
            if _CALLED_TEST.search(name) and not _CALLED_OTHERWISE.search(name):
                programs[tuple(_VARIABLE.split(program[1]))] = None
    yield from (path for fixed in programs for path in paths if _is_named(path, fixed))


def _made(steps: tuple[Step, ...], paths: Paths) -> Iterator[str]:
    """Yield the Makefiles in folders for tests of which continuous integration makes the tests."""
    folder, script = "", ("", "")
    for step in steps:
        if script != (script := (step.path, step.title)):
            folder = ""
        if entered := _ENTERS.match(step.command):
            folder = normpath(join(folder, entered[1]))
        elif made := _MAKES.match(step.command):
            within = normpath(join(folder, made[1] or ""))
            if _FOR_TESTS.search(within.lower()) and f"{within}/Makefile" in paths:
                yield f"{within}/Makefile"


def _is_named(path: str, fixed: tuple[str, ...]) -> bool:
    """Return whether a path from the root begins, goes on and ends with some parts, in their order."""
    if len(fixed) == 1:
        return path == fixed[0]
    middle = path[len(fixed[0]) : len(path) - len(fixed[-1])]
    return (
        path.startswith(fixed[0]) and path.endswith(fixed[-1]) and all(part in middle for part in fixed[1:-1])
    )


def _is_sure(path: str, text: str) -> bool:
    """Return whether a file does what nothing but a test does."""
    ending = path.rpartition(".")[2].lower()
    marks = _SURE_MARKS.get(ending)
    of_others = _in_data(path) or (_in_tests(path) and not _in_tests(path, _MAX_DEPTH))
    if marks is None or of_others:
        return False
    return marks.search(text) is not None or (ending in _OF_C and _prints_verdicts(text))


def _prints_verdicts(text: str) -> bool:
    found = [each.search(text) for each in _VERDICTS]
    return all(each is not None and each.start() <= _FAR_CHARS for each in found)


def _is_idle(path: str, text: str) -> bool:
    """Return whether a file tests nothing, as far as its language has marks of a test.

    Of a language whose own tool runs all files named so, the name is enough.
    """
    name = path.rpartition("/")[2].lower()
    ending = name.rpartition(".")[2]
    if ending in _OF_C:
        return _MARKS_OF_C.search(text) is None
    marks = _TEST_MARKS.get(ending)
    of_java = name.endswith(".java") and _MAIN not in text and _in_tests(path)
    by_name = ("test" in name and name.endswith(".r")) or of_java
    return marks is not None and not by_name and not marks.search(text.lower())


def _tests(path: str, text: str) -> bool:
    """Return whether a Python file tests: by a framework, by assertions, or by functions that say so.

    A class of a framework that has functions, and none that is a test, helps tests that lie elsewhere: such
    a one came with many a copied module.
    Functions without assertions say so where nothing but tests is kept, or if several take nothing.
    """
    functions = list(filter(None, map(_FUNCTION.match, _lines_of_tests(text))))
    if _FRAMEWORK.search(text) and (_in_tests(path) or not _helps(text)):
        return True
    if _asserts(text, fixtures=_in_tests(path)):
        return True
    if _in_plural(path):
        return bool(functions)
    return sum(found[2] is not None for found in functions) >= _SEVERAL


def _lines_of_tests(text: str) -> list[str]:
    """Return the lines that may begin a function ``test…``; of a hundred hardly one does."""
    return [line for line in text.split("\n") if "test" in line] if "def" in text else []


def _helps(text: str) -> bool:
    """Return whether a file defines functions, and no test."""
    defined = [found[1].lower() for found in _DEFINED.finditer(text)]
    return bool(defined) and not any(name.startswith(_OF_FRAMEWORK) for name in defined)


def _asserts(text: str, *, fixtures: bool) -> bool:
    """Return whether a function ``test…`` asserts something in its own body.

    An assertion elsewhere is no test, nor, unless `fixtures` may be handed to tests here, is one in a
    function with parameters: evaluation code calls itself a test and checks its arguments that way.
    """
    depth = None
    for line in text.split("\n") if _lines_of_tests(text) else ():
        if "test" in line and (found := _FUNCTION.match(line)) is not None:
            depth = len(found[1]) if fixtures or found[2] else None
        elif depth is not None and line.strip():
            if len(line) - len(line.lstrip()) <= depth:
                depth = None
            elif _ASSERTION.match(line):
                return True
    return False


def _in_plural(path: str) -> bool:
    return not _PLURAL.isdisjoint(path.lower().split("/")[:-1])


def _in_data(path: str) -> bool:
    return not _DATA_FOLDERS.isdisjoint(path.lower().split("/")[:-1])


def _in_tests(path: str, depth: int | None = None) -> bool:
    """Return whether a file lies in a folder of tests, below no more than `depth` folders (any if None)."""
    return not _FOLDERS.isdisjoint(path.lower().split("/")[:-1][:depth])
