"""Adding a good file never turns a pass about dependencies or hardware into anything else."""

import itertools
from functools import cache

import pytest

from repocheck.checks.compute_target_declared import compute_target_declared
from repocheck.checks.container_provided import container_provided
from repocheck.checks.dependencies_bounded import dependencies_bounded
from repocheck.checks.dependencies_declared import dependencies_declared
from repocheck.checks.hardware_detail_stated import hardware_detail_stated
from repocheck.checks.imports_covered import imports_covered
from repocheck.checks.python_version_declared import python_version_declared
from repocheck.models import Outcome
from tests.subjects import make_subject

CHECKS = (
    compute_target_declared,
    container_provided,
    dependencies_bounded,
    dependencies_declared,
    hardware_detail_stated,
    imports_covered,
    python_version_declared,
)
GOOD = {
    "README.md": "# X\nNeeds one RTX 3090 and Python 3.9. No GPU is required for the demo.",
    "LICENSE": "MIT",
    "requirements.txt": "numpy\ntorch==1.9\n",
    "environment.yml": "name: x\ndependencies: [python=3.9, cpuonly]\n",
    "pyproject.toml": "[project]\ndependencies = ['numpy']\n",
    "uv.lock": "",
    "Dockerfile": "FROM nvidia/cuda:11\n",
    "CITATION.cff": "cff-version: 1.2.0\n",
    "run.sh": "CUDA_VISIBLE_DEVICES=0 python a.py\n",
    "tests/test_a.py": "import pytest\n",
}
BASES = {
    "code": {"a.py": "import numpy\n"},
    "nested package": {
        "a.py": "import numpy\n",
        "lib/LICENSE": "x",
        "lib/setup.py": "setup(install_requires=['a'])",
    },
    "computed list": {"a.py": "import numpy\n", "setup.py": "setup(install_requires=open('r').read())"},
    "pinned": {"a.py": "import numpy\n", "sub/requirements.txt": "numpy==1\n", "INSTALL.md": "Runs on CPU."},
    "R": {"a.R": "library(x)", "DESCRIPTION": "Package: x\nImports: y (== 1)\n"},
}


@cache
def subject_of(base, *added):
    """Return the same subject for every check, and with it the facts that were asked of it."""
    return make_subject(BASES[base] | {path: GOOD[path] for path in added})


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_pass_stays_and_nothing_becomes_a_failure(check, base):
    for first, second in itertools.combinations(GOOD, 2):
        before = check(subject_of(base, first)).outcome
        after = check(subject_of(base, first, second)).outcome
        if check is hardware_detail_stated and Outcome.NOT_APPLICABLE in (before, after):
            continue  # which GPU is asked only of who asks for one
        assert after is before or after is Outcome.PASS, (first, second)
