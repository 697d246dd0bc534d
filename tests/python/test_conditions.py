import ast

import pytest

from repocheck.python import evaluate
from repocheck.python.conditions import is_main_guard, mentions_types


def expression(text):
    return ast.parse(text, mode="eval").body


@pytest.mark.parametrize(
    ("test", "value"),
    [
        ("sys.version_info >= (3, 8)", False),
        ("sys.version_info >= (3, 7)", True),
        ("sys.version_info > (3, 7)", True),  # (3, 7, 17, …) is greater
        ("sys.version_info[:2] > (3, 7)", False),
        ("sys.version_info[0] == 2", False),
        ("sys.version_info.major < 3", False),
        ("version_info.minor == 7", True),
        ("(3, 6) <= sys.version_info < (3, 9)", True),
        ("sys.version < '3'", False),
        ("sys.version[0] == '3'", True),
        ("int(sys.version[0]) >= 3", True),
        ("six.PY2", False),
        ("not six.PY3", False),
        ("sys.platform == 'win32'", False),
        ("sys.executable == 'torch_deploy'", False),
        ("sys.executable == '/usr/bin/python'", None),
        ("sys.platform.startswith('linux')", True),
        ("sys.platform.startswith(('win', 'cygwin'))", False),
        ("sys.platform in ('darwin', 'win32')", False),
        ("os.name == 'posix'", True),
        ("platform.system() != 'Windows'", True),
        ("TYPE_CHECKING", False),
        ("typing.TYPE_CHECKING or False", False),
        ("not TYPE_CHECKING", True),
        ("False and anything", False),
        ("True or anything", True),
        ("0", False),
        ("anything", None),
        ("anything and True", None),
        ("sys.version_info >= anything", None),
        ("sys.version_info >= 3", None),
        ("sys.version_info[9] == 1", None),
        ("np.__version__ >= '2'", None),
        ("version >= '2'", None),
    ],
)
def test_conditions(test, value):
    assert evaluate(expression(test), (3, 7, 17)) is value


@pytest.mark.parametrize(
    ("test", "value"),
    [
        ("__name__ == '__main__'", True),
        ("'__main__' == __name__", True),
        ("__name__ == 'x'", False),
        ("x", False),
    ],
)
def test_main_guard(test, value):
    assert is_main_guard(expression(test)) is value


def test_type_checking_is_seen_in_any_form():
    assert mentions_types(expression("x and typing.TYPE_CHECKING"))
    assert not mentions_types(expression("x and y"))
