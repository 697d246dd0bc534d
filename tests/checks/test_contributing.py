"""The worked example of CONTRIBUTING.md, put to the test."""

import re
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest

from repocheck.checks import CATEGORIES, Check
from repocheck.facts import FACTS
from tests.subjects import make_subject

PAGE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"^ *```python\n(.*?)^ *```", PAGE, re.S | re.M)]


@pytest.fixture
def example(monkeypatch) -> Check:
    """Return the check of the example, as if it lay in its folder."""
    known = dict(FACTS)
    module = ModuleType("repocheck.checks.changelog_present")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(BLOCKS[0], "changelog_present.py", "exec"), module.__dict__)
    yield module.changelog_present
    FACTS.clear()
    FACTS.update(known)


def test_the_example_is_a_check(example):
    assert (example.id, example.category in CATEGORIES) == ("changelog-present", True)
    assert example.reads == ("{changelog,changes,news}{,.md,.rst,.txt}",)
    assert example.doc.startswith("Is there a change log?")


def test_its_test_holds(example):
    space: dict = {}
    exec(compile(BLOCKS[1], "test_changelog_present.py", "exec"), space)
    (mark,) = space["test_outcomes"].pytestmark
    for files, outcome in mark.args[1]:
        space["test_outcomes"](files, outcome)
    assert {outcome for _, outcome in mark.args[1]} == {"pass", "fail", "unknown"}


def test_the_example_of_a_fact_counts_lines():
    import repocheck.facts as face
    from repocheck.facts.code.imports import PYTHON_FILES

    known = dict(FACTS)
    try:
        space = {**vars(face), "PYTHON_FILES": PYTHON_FILES, "__name__": "example"}
        exec(compile(BLOCKS[2], "example.py", "exec"), space)
        assert space["python_lines"](make_subject({"a.py": "1\n2\n", "b.txt": "3\n"})) == 2
    finally:
        FACTS.clear()
        FACTS.update(known)
