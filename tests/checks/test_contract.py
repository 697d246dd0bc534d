"""What every check must keep to, and what holds of all of them together."""

import datetime as dt
import random
import time
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from repocheck.checks import CATEGORIES, Check, judge, load_checks
from repocheck.cli._docs import checks_page
from repocheck.facts import Subject
from repocheck.globs import matches
from repocheck.models import ESSENTIALS, Evidence, Location, Outcome, Paper, State
from repocheck.reporter import score
from tests.subjects import make_subject

ROOT = Path(__file__).parents[2]
CHECKS = load_checks()
IDS = [check.id for check in CHECKS]
each_check = pytest.mark.parametrize("check", CHECKS, ids=IDS)


@each_check
def test_a_check_says_what_it_is(check):
    module = check.function.__module__.rpartition(".")[2]
    assert check.id == module.replace("_", "-")
    assert check.category in CATEGORIES
    assert check.question.endswith("?")
    assert check.remedy.endswith(".") or check.weight == 0
    assert 0 <= check.weight <= max(other.weight for other in CHECKS if other.essential)
    assert check.source


@each_check
def test_a_docstring_says_why_what_and_where_it_is_blind(check):
    first, *paragraphs = check.doc.strip().split("\n\n")
    assert first.endswith("?")
    assert len(paragraphs) >= 3
    starts = [paragraph.partition(":")[0] for paragraph in paragraphs]
    assert starts[-2:] == ["Blind spots", "Source"]


class Recorder:
    """A plugin of pytest that notes what each check answers in its own tests, until it has said all it can.

    The first case of each test comes first: together they mostly show everything.
    """

    def __init__(self):
        self.outcomes = defaultdict(set)
        self.file = ""

    def pytest_collection_modifyitems(self, items):
        seen = Counter()
        for item in items:
            seen[item.path, item.originalname] += 1
            item.nth = seen[item.path, item.originalname]
        items.sort(key=lambda item: (item.path, item.nth))

    def pytest_pyfunc_call(self, pyfuncitem):
        self.file = pyfuncitem.path.stem
        return self.outcomes[self.file] >= WANTED or None  # True: it counts as called

    def call(self, check, subject):
        verdict = CALL(check, subject)
        if self.file == file_of(check.id):
            self.outcomes[self.file].add(verdict.outcome)
        return verdict


def file_of(id_: str) -> str:
    return f"test_{id_.replace('-', '_')}"


CALL = Check.__call__
WANTED = {Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN}


def test_each_check_is_shown_to_pass_to_fail_and_not_to_know(monkeypatch, tmp_path):
    recorder = Recorder()
    monkeypatch.setattr(Check, "__call__", lambda check, subject: recorder.call(check, subject))  # noqa: PLW0108
    folder = Path(__file__).parent
    files = [str(folder / f"{file_of(id_)}.py") for id_ in IDS]
    quiet = [
        "-q",
        "--no-header",
        "--no-summary",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-o",
        "addopts=",
        f"--basetemp={tmp_path / 'inner'}",  # other runs clear away what is common
    ]
    assert pytest.main([*quiet, *files], plugins=[recorder]) == 0
    missing = {id_: WANTED - recorder.outcomes[file_of(id_)] for id_ in IDS}
    assert {id_: outcomes for id_, outcomes in missing.items() if outcomes} == {}


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
    page = ROOT / "docs/reference/checks.md"
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
    evidence, findings = good()
    tree, texts = list(evidence.tree), list(evidence.texts.items())
    chance.shuffle(tree)
    chance.shuffle(texts)
    shuffled = evidence.model_copy(update={"tree": tuple(tree), "texts": dict(texts)})
    assert findings_of(shuffled) == findings


@cache
def good():
    evidence = make_subject(CODE | GOOD).evidence
    return evidence, findings_of(evidence)


def findings_of(evidence: Evidence):
    return judge(make_subject_of(evidence))


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
    *("a/b/c/d/train.py", "a/b/c/test_model.R", "a/b/c/d/eval.cpp", "a/b/c/evaluate.java", "docs/list.txt"),
    *("docs/a/b/c/d/e.rst", "a/b/c/d/requirements.txt", "a/b/c/d/setup.py", "a.txt", "docs/a.rst", "x.def"),
    *("a/b/c/d/test_x.py", "a/b/c/d/e/test_x.py", "a/b/c/x.ipynb", "a/b/c/d.slurm", "deps/list.txt"),
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


def restricted(evidence: Evidence, globs: tuple[str, ...]) -> Evidence:
    """Return the evidence with those texts only that `globs` name."""
    texts = {path: text for path, text in evidence.texts.items() if matches(path, globs)}
    unreadable = {path: why for path, why in evidence.unreadable.items() if matches(path, globs)}
    return evidence.model_copy(update={"texts": texts, "unreadable": unreadable})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(repositories)
@example(CODE | GOOD)
@example(dict.fromkeys(NAMES, README))
@example(dict.fromkeys(NAMES, "import numpy\nnumpy.random.seed(1)\nassert model.eval()\nloss.backward()\n"))
@example(
    dict.fromkeys(NAMES, "pip install -r docs/list.txt\nFROM python:3.8\n/home/ann/x\n.. include:: a.txt")
)
def test_a_check_judges_by_the_files_alone_that_its_facts_read(files):
    evidence = make_subject(files, tags=()).evidence
    whole = make_subject_of(evidence)
    for check in CHECKS:
        alone = check(make_subject_of(restricted(evidence, check.reads)))
        assert alone == check(whole), check.id


def make_subject_of(evidence: Evidence) -> Subject:
    return Subject(evidence, as_of=dt.date(2026, 1, 15))


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY, ids=[repr(text[:12]) for text in NASTY])
def test_hostile_texts_are_judged_in_linear_time(text):
    files = dict.fromkeys(NAMES, (text or " ") * (100_000 // max(len(text), 1)))
    started = time.process_time()
    judge(make_subject(files))
    assert time.process_time() - started < 20


def test_the_same_commit_is_judged_alike_in_every_digest_but_for_the_paper_that_cites_it():
    evidence = make_subject(CODE | GOOD, tags=()).evidence
    at = Location(path="digest.txt", line=1)
    papers = tuple(Paper(id=id_, title=f"Sparse mixers {id_}", found_at=at) for id_ in "ab")
    alone = {finding.check: finding for finding in judge(Subject(evidence))}
    cited = {finding.check: finding for finding in judge(Subject(evidence, papers))}
    assert {id_ for id_ in alone if alone[id_] != cited[id_]} == {"cites-paper"}
