"""What every check must keep to, and what holds of all of them together."""

import ast
import datetime as dt
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from repocheck.checks import CATEGORIES, judge, load_checks
from repocheck.cli._docs import checks_page
from repocheck.facts import Subject
from repocheck.models import ESSENTIALS, Evidence, Outcome, State
from repocheck.reporter import score
from tests.subjects import make_subject

ROOT = Path(__file__).parents[2]
CHECKS = load_checks()
IDS = [check.id for check in CHECKS]
RUBRIC = {
    "availability": {"repository-available": 0},
    "licence": {"license-declared": 8, "license-recognised": 4},
    "readme": {"readme-present": 5, "install-instructions": 2, "run-command": 3},
    "dependencies": {
        "dependencies-declared": 12,
        "python-version-declared": 4,
        "dependencies-bounded": 4,
        "imports-covered": 4,
        "container-provided": 4,
        "dependencies-resolve": 10,
        "dependencies-install": 0,
        "imports-resolve": 0,
        "names-present": 0,
    },
    "compute": {"compute-target-declared": 9, "hardware-detail-stated": 3},
    "experiment": {
        "training-code": 4,
        "evaluation-code": 4,
        "pretrained-weights": 4,
        "results-table": 2,
        "data-instructions": 4,
        "seeds-set": 2,
    },
    "verification": {"tests-present": 5, "ci-runs-tests": 6, "paths-portable": 3, "notebooks-in-order": 2},
    "lasting": {"release-tagged": 2, "citation-file": 1, "cites-paper": 1, "worked-then": 0},
}
"""The default rubric of the plan of the house."""

each_check = pytest.mark.parametrize("check", CHECKS, ids=IDS)


def test_file(check):
    return ROOT / "tests" / "checks" / f"test_{check.id.replace('-', '_')}.py"


test_file.__test__ = False


@each_check
def test_a_check_says_what_it_is(check):
    module = check.function.__module__.rpartition(".")[2]
    assert check.id == module.replace("_", "-")
    assert check.category in CATEGORIES
    assert check.question.endswith("?")
    assert check.remedy.endswith(".") or check.weight == 0
    assert check.source


@each_check
def test_a_docstring_says_why_what_and_where_it_is_blind(check):
    first, *paragraphs = check.doc.strip().split("\n\n")
    assert first.endswith("?")
    assert len(paragraphs) >= 3
    starts = [paragraph.partition(":")[0] for paragraph in paragraphs]
    assert starts[-2:] == ["Blind spots", "Source"]


@each_check
def test_weight_and_category_are_those_of_the_rubric(check):
    assert RUBRIC[check.category][check.id] == check.weight


@each_check
def test_a_pass_a_fail_and_an_unknown_case_are_tested(check):
    source = test_file(check).read_text(encoding="utf-8")
    assert "import " in source
    assert f"checks.{check.id.replace('-', '_')} import" in source
    named = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    literal = set(re.findall(r'"(pass|fail|unknown)"', source))
    assert {"PASS", "FAIL", "UNKNOWN"} <= named | {word.upper() for word in literal}


def test_checks_need_only_checks_that_exist_and_none_needs_itself():
    known: set[str] = set()
    left = {check.id: set(check.requires) for check in CHECKS}
    while ready := {id_ for id_, needed in left.items() if needed <= known}:
        known |= ready
        left = {id_: needed for id_, needed in left.items() if id_ not in known}
    assert not left


def test_the_essentials_come_first():
    assert tuple(IDS[:5]) == ESSENTIALS


def test_the_page_on_checks_is_fresh():
    page = ROOT / "docs" / "checks.md"
    assert page.read_text(encoding="utf-8") == checks_page(), "run `make docs`"


MIT = """MIT License

Copyright (c) 2026 A

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
README = """# Mixer

Mixer mixes signals with sparse matrices, as described in our paper on sparse mixers for large problems.

## Install

Python 3.11 and one GPU with 16 GB are needed.

```bash
pip install -r requirements.txt
```

## Run

Download the data from https://zenodo.org/records/1234567 into `data/`, then train and evaluate:

```bash
python train.py --device cuda
python evaluate.py
```

| Model | Accuracy (%) |
| --- | --- |
| Mixer | 91.2 |

Weights: https://zenodo.org/records/1234567/files/mixer.pt

```bibtex
@article{mixer, title={Sparse mixers}, author={A}}
```
"""
NOTEBOOK = (
    '{"cells": [{"cell_type": "code", "execution_count": 1, "source": "1"}], "metadata": {}, "nbformat": 4}'
)
GOOD = {
    "LICENSE": MIT,
    "README.md": README,
    "requirements.txt": "numpy==1.26.4\n",
    "Dockerfile": "FROM python:3.11\nRUN pip install -r requirements.txt\n",
    "evaluate.py": "import numpy\n\n\ndef evaluate(model, test_set):\n    return numpy.mean(test_set)\n",
    "notebooks/a.ipynb": NOTEBOOK,
    "tests/test_train.py": "def test_train():\n    assert True\n",
    ".github/workflows/test.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: pytest\n",
    "CITATION.cff": "cff-version: 1.2.0\nmessage: Cite.\ntitle: Mixer\nauthors:\n  - name: A\n",
}
"""Files that each do what a check asks for."""
CODE = {"train.py": "import numpy\n\nnumpy.random.seed(1)\n\n\ndef train(epochs):\n    pass\n"}


def outcomes(files, **evidence):
    return {finding.check: finding.outcome for finding in judge(make_subject(files, tags=(), **evidence))}


def points(files):
    findings = judge(make_subject(files, tags=()))
    weights = {check.id: check.weight for check in CHECKS}
    categories = {check.id: check.category for check in CHECKS}
    return score(findings, State.AVAILABLE, weights, categories, min_coverage=0).points


few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(st.sets(st.sampled_from(sorted(GOOD))), st.sampled_from(sorted(GOOD)))
def test_adding_a_good_file_never_lowers_the_points(there, added):
    files = CODE | {path: GOOD[path] for path in sorted(there - {added})}
    assert points(files | {added: GOOD[added]}) >= points(files)


@few
@given(st.sets(st.sampled_from(sorted(GOOD))), st.sets(st.sampled_from(sorted(GOOD | CODE)), min_size=1))
def test_what_cannot_be_read_never_becomes_a_failure(there, hidden):
    files = CODE | {path: GOOD[path] for path in sorted(there)}
    before = outcomes(files)
    after = outcomes({path: None if path in hidden else text for path, text in files.items()})
    worse = {id_ for id_, now in after.items() if now is Outcome.FAIL and before[id_] is not Outcome.FAIL}
    assert not worse


def test_half_a_listing_fails_nothing_that_it_passed():
    assert Outcome.FAIL not in outcomes(CODE, tree_complete=False).values()


@few
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(chance: random.Random):
    evidence = make_subject(CODE | GOOD).evidence
    tree, texts = list(evidence.tree), list(evidence.texts.items())
    chance.shuffle(tree)
    chance.shuffle(texts)
    shuffled = evidence.model_copy(update={"tree": tuple(tree), "texts": dict(texts)})
    assert findings_of(shuffled) == findings_of(evidence)


def findings_of(evidence: Evidence):
    return judge(Subject(evidence, as_of=dt.date(2026, 1, 15)))


NAMES = [
    *GOOD,
    *CODE,
    *("README", "readme.rst", "docs/README.md", "INSTALL.md", "LICENSE.md", "COPYING", "DESCRIPTION"),
    *("environment.yml", "setup.py", "setup.cfg", "pyproject.toml", "Pipfile", "Project.toml", "pixi.toml"),
    *("package.json", "codemeta.json", ".zenodo.json", "CITATION.bib", "inst/CITATION", ".travis.yml"),
    *(
        "docker-compose.yml",
        "run.sh",
        "conf/a.yaml",
        "a.m",
        "a.R",
        "a.jl",
        "a.lua",
        "a.c",
        "test_a.py",
        "Makefile",
    ),
    *(
        "CMakeLists.txt",
        "install.R",
        "package.xml",
        "poetry.lock",
        ".python-version",
        "cog.yaml",
        "Jenkinsfile",
    ),
]
NASTY = [
    *("", "\x00", "\ufeff", "\r\r\n", "[" * 3_000, "{" * 3_000, "(" * 3_000, "-" * 3_000, "*" * 3_000),
    *("<!--" * 1_000, "```" * 1_000, "|" * 3_000, "| a " * 2_000, "`" * 3_001, "![" * 1_500, "> " * 1_500),
    *(
        "a" * 3_000,
        "a." * 1_500,
        "1" * 5_000,
        '"\\ud800"',
        "NaN",
        "x: &x [*x]",
        "a: b: c",
        "<<: *a",
        "---\n" * 500,
    ),
    *("@article{" * 400, "import " * 500, "from . import (\n" * 200, "def test_a(:\n", "pip install " * 300),
    *('{"cells": [{' * 200, '{"cells": [{"cell_type": "code", "execution_count": true, "source": 3}]}'),
    *(
        "[project]\nname = 1\ndependencies = 3",
        "[a" * 500,
        "FROM " * 500,
        "$(" * 500,
        "GPU " * 700,
        "\\" * 3_000,
    ),
    *(
        "License: " * 300,
        "https://arxiv.org/abs/" * 150,
        "/home/" * 600,
        "C:\\" * 900,
        "显存" * 1_000,
        "e\u0301" * 900,
    ),
    *(
        "cff-version: 1\nauthors: {a: b}\ntitle: [x]\nmessage: 2",
        "authors:\n - 1",
        "dependencies: 3",
        "jobs: [1]",
    ),
]
texts = st.one_of(
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=3).map("\n".join),
    st.text(st.characters(codec="utf-8"), max_size=200),
    st.sampled_from([*GOOD.values(), *CODE.values()]),
)
repositories = st.dictionaries(st.sampled_from(NAMES), texts, max_size=6)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(repositories)
@example({})
@example(dict.fromkeys(NAMES, NASTY[4]))
def test_no_repository_makes_a_check_raise_and_judging_twice_agrees(files):
    subject = make_subject(files, tags=())
    assert judge(subject) == findings_of(subject.evidence)


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY, ids=[repr(text[:12]) for text in NASTY])
def test_hostile_texts_are_judged_in_linear_time(text):
    files = dict.fromkeys(NAMES, (text or " ") * (100_000 // max(len(text), 1)))
    started = time.process_time()
    judge(make_subject(files))
    assert time.process_time() - started < 20
