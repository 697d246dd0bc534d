import pytest

from repocheck.python import scan_module

RAISES = "def __getattr__(asked):\n  if asked in gone:\n    raise AttributeError(gone[asked])\n"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("gone = {'a': 1, 'b': 2, other: 3}\n" + RAISES, {"a", "b"}),
        ("gone = ['a', 'b']\n" + RAISES, {"a", "b"}),
        ("gone: set = {'a'}\n" + RAISES, {"a"}),
        ("gone = {n: f(n, m) for n, m in [('a', ''), ('b', x)]}\n" + RAISES, {"a", "b"}),
        ("all_ = [('a', '')]\ngone = {n: m for n, m in all_}\nall_ = [('b', '')]\n" + RAISES, {"a"}),
        ("if x:\n  pass\nelse:\n  gone = ('a',)\n  " + RAISES.replace("\n", "\n  "), {"a"}),
        (
            "def __getattr__(n):\n  if n == 'a':\n    return 1\n  elif n == 'b':\n    raise AttributeError",
            {"b"},
        ),
        ("gone = {n: m for m, n in [('a', 'b')]}\n" + RAISES, set()),
        ("gone = {n: m for n, m in [('a', 'b')] if f(n)}\n" + RAISES, set()),
        ("gone = f()\n" + RAISES, set()),
        ("from m import gone\n" + RAISES, set()),
        (RAISES + "gone = {n: 1 for n in gone}\n", set()),
        ("gone = ['a']\n" + RAISES.replace("raise", "return").replace("(gone[asked])", ""), set()),
        ("kept = ['a']\ndef __getattr__(n):\n  if n not in kept:\n    raise AttributeError", set()),
        ("gone = ['a']\ndef __getattr__(n):\n  if new:\n    if n in gone:\n      raise E", set()),
        ("gone = ['a']\ndef other(n):\n  if n in gone:\n    raise E\n__getattr__ = 1", set()),
        ("def __getattr__(): pass", set()),
    ],
)
def test_names_that_a_module_says_it_has_no_more(text, refused):
    assert scan_module(text, (3, 11, 0)).refused == refused
