import pytest

from repocheck.checks.dependencies_bounded import dependencies_bounded as check
from repocheck.models import Outcome
from tests.checks.conftest import make_subject

CASES = {
    "pinned": ({"requirements.txt": "a==1.0\nb==2\n"}, Outcome.PASS, 1.0),
    "half bounded": ({"requirements.txt": "a==1.0\nb<3\nc\nd\n"}, Outcome.PASS, 0.25),
    "loose": ({"requirements.txt": "a==1.0\nb\nc>=1\n"}, Outcome.FAIL, 0.33),
    "conda": (
        {"environment.yml": "name: x\ndependencies: [python=3.9, pip, a=1.0=h1, b]\n"},
        Outcome.PASS,
        0.5,
    ),
    "conda export as requirements": ({"requirements.txt": "a=1.0=py39_0\nb=2.1=pypi_0\n"}, Outcome.PASS, 1.0),
    "own lock": (
        {"pyproject.toml": "[tool.poetry.dependencies]\na='^1'\n", "poetry.lock": ""},
        Outcome.PASS,
        1.0,
    ),
    "lock of something else": ({"requirements.txt": "a\n", "renv.lock": ""}, Outcome.PASS, 0.0),
    "only a lock": ({"renv.lock": ""}, Outcome.PASS, 1.0),
    "commit of a repository": (
        {"requirements.txt": "a @ git+https://x.org/a@0123abcdef\n"},
        Outcome.PASS,
        1.0,
    ),
    "archive of a branch": ({"requirements.txt": "git+https://x.org/o/a.git\n"}, Outcome.FAIL, 0.0),
    "extras aside": (
        {"pyproject.toml": "[project]\ndependencies=['a==1']\noptional-dependencies={x=['b','c']}\n"},
        Outcome.PASS,
        1.0,
    ),
    "wildcard": ({"requirements.txt": "a==1.*\n"}, Outcome.PASS, 0.0),
    "no list": ({"setup.py": "setup(name='x')\n"}, Outcome.FAIL, None),
    "unread": ({"requirements.txt": None}, Outcome.UNKNOWN, None),
    "best of two": (
        {"requirements.txt": "a\n", "environment.yml": "name: x\ndependencies: [a=1]\n"},
        Outcome.PASS,
        0.0,
    ),
}


@pytest.mark.parametrize(("files", "outcome", "pinned"), CASES.values(), ids=CASES)
def test_share_of_pins_decides(files, outcome, pinned):
    verdict = check(make_subject(files))
    assert (verdict.outcome, verdict.value) == (outcome, {"pinned_fraction": pinned})
