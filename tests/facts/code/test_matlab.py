import pytest

from repocheck.facts.code.matlab import stated_matlab
from tests.subjects import make_subject

CODE = {"main.m": "x", "lib/solve.m": "y"}


@pytest.mark.parametrize(
    "text",
    [
        "Written in MATLAB R2023b; the Optimization Toolbox is needed.",
        "Tested with Matlab version 9.4.\n\nToolboxes: Signal Processing.",
        "It runs on R2018a of MATLAB, and no toolboxes are needed.",
        "MATLAB (2019b) without any additional toolbox.",
    ],
)
def test_version_and_toolboxes_are_stated(text):
    place = stated_matlab(make_subject(CODE | {"README.md": f"# X\n\n{text}\n"}))
    assert place.path == "README.md"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Written in MATLAB R2023b.", {}),
        ("Written in MATLAB with the Optimization Toolbox.", {}),
        ("A toolbox for Python 3.9.", {}),
        ("Written in MATLAB R2023b; a toolbox is needed.", {"a.py": "", "b.py": ""}),
    ],
)
def test_what_is_not_enough(text, more):
    assert stated_matlab(make_subject(CODE | more | {"README.md": text})) is None
