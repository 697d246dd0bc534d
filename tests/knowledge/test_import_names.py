import sys

import pytest
from packaging.utils import canonicalize_name

from repocheck.knowledge.import_names import ALWAYS_THERE, IMPORT_NAMES, PYTHON_2_MODULES


@pytest.mark.parametrize(("module", "names"), IMPORT_NAMES.items())
def test_modules_are_identifiers_and_distributions_canonical(module, names):
    assert module.isidentifier()
    assert module not in sys.stdlib_module_names
    assert names
    assert all(canonicalize_name(name) == name for name in names)


def test_modules_of_the_environment_are_identifiers():
    assert all(name.isidentifier() for name in ALWAYS_THERE | PYTHON_2_MODULES)
