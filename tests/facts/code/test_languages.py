import pytest

from repocheck.checks.evaluation_code import evaluation_code
from repocheck.checks.pretrained_weights import pretrained_weights
from repocheck.checks.results_table import results_table
from repocheck.checks.seeds_set import seeds_set
from repocheck.checks.training_code import training_code
from repocheck.facts.code.languages import holds_proofs_only, python_is_main
from repocheck.models import Outcome
from tests.subjects import make_subject


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("a.py", True),
        ("a.py run.sh b.sh c.sh d.sh", True),
        ("a.py b.R", True),
        ("a.py b.py c.cpp d.cpp e.cpp f.cpp", True),
        ("a.py b.jl c.jl d.jl", False),
        ("a.py b.py " + " ".join(f"c{n}.java" for n in range(20)), False),
        ("", True),
    ],
)
def test_python_is_main(names, expected):
    assert python_is_main(make_subject(dict.fromkeys(names.split(), ""))) is expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("a.v b.v Makefile", True),
        ("A.lean lakefile.lean", True),
        ("A.agda", True),
        ("a.v run.py", False),
        ("a.v run.sh", False),
        ("a.v b.sv", False),
        ("a.ml", False),
    ],
)
def test_proofs_only(names, expected):
    assert holds_proofs_only(make_subject(dict.fromkeys(names.split(), ""))) is expected


@pytest.mark.parametrize(
    "check", [training_code, evaluation_code, pretrained_weights, results_table, seeds_set]
)
def test_experiments_are_not_asked_of_proofs(check):
    assert check(make_subject({"README.md": "# P\n", "a.v": ""})).outcome is Outcome.NOT_APPLICABLE
    assert (
        check(make_subject({"README.md": "# P\n", "a.py": "import random\nrandom.random()"})).outcome
        is Outcome.FAIL
    )
