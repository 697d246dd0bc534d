import sys

import pytest
from packaging.utils import canonicalize_name

from repocheck.knowledge import import_names
from repocheck.knowledge.import_names import ALWAYS_THERE, PYTHON_2_MODULES, distributions_of

MODULES = sorted({*import_names._of_wheels(), *import_names._OTHERWISE})


@pytest.mark.parametrize("module", MODULES)
def test_modules_are_identifiers_and_distributions_canonical(module):
    names = distributions_of(module)
    assert module.isidentifier()
    assert module not in sys.stdlib_module_names
    assert names
    assert len(set(names)) == len(names)
    assert all(canonicalize_name(name) == name for name in names)


@pytest.mark.parametrize(
    ("module", "first"),
    [
        ("PIL", "pillow"),
        ("cv2", "opencv-python"),
        ("yaml", "pyyaml"),
        ("sklearn", "scikit-learn"),
        ("Bio", "biopython"),
        ("pyro", "pyro-ppl"),
        ("z3", "z3-solver"),
        ("telegram", "python-telegram-bot"),
    ],
)
def test_the_distribution_that_is_meant_most_often_stands_first(module, first):
    assert distributions_of(module)[0] == first


def test_of_a_module_called_as_its_distribution_nothing_needs_to_be_known():
    assert distributions_of("requests") == ()


def test_modules_of_the_environment_are_identifiers():
    assert all(name.isidentifier() for name in ALWAYS_THERE | PYTHON_2_MODULES)
