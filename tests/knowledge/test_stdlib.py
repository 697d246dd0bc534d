import sys

import pytest

from repocheck.knowledge.stdlib import has_module, has_name, is_covered, minors_with


@pytest.mark.parametrize(
    ("module", "first", "last"),
    [
        ("collections", 6, 14),
        ("asyncore", 6, 11),
        ("distutils.core", 6, 11),
        ("imp", 6, 11),
        ("cgi", 6, 12),
        ("binhex", 6, 10),
        ("parser", 6, 9),
        ("dataclasses", 7, 14),
        ("contextvars", 7, 14),
        ("importlib.metadata", 8, 14),
        ("tomllib", 11, 14),
        ("multiprocessing.util", 6, 14),
    ],
)
def test_modules(module, first, last):
    assert minors_with(module) == tuple(range(first, last + 1))


@pytest.mark.parametrize(
    ("module", "name", "first", "last"),
    [
        ("collections", "Iterable", 6, 9),
        ("collections", "OrderedDict", 6, 14),
        ("time", "clock", 6, 7),
        ("inspect", "getargspec", 6, 10),
        ("fractions", "gcd", 6, 8),
        ("math", "prod", 8, 14),
        ("typing", "Literal", 8, 14),
        ("os", "getcwd", 6, 14),
        ("os.path", "join", 6, 14),
    ],
)
def test_names(module, name, first, last):
    assert [minor for minor in range(6, 15) if has_name(module, name, minor)] == list(range(first, last + 1))


def test_what_is_not_there():
    assert has_name("string", "letters", 11) is False
    assert has_name("string", "_private", 11) is None
    assert not has_module("numpy", 11)
    assert not has_module("typing_extensions", 11)
    assert is_covered(6)
    assert not is_covered(5)


def test_this_interpreter_has_no_module_that_the_table_lacks():
    minor = sys.version_info[1]
    left_out = {"antigravity", "this", "idlelib", "turtledemo", "tkinter", "_tkinter"}
    lacking = {
        name for name in sys.stdlib_module_names if not name.startswith("_") and not has_module(name, minor)
    }
    assert lacking <= left_out
