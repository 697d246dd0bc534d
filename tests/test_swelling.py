"""Inputs of a few hundred bytes that stand for gigabytes: none takes more than a bounded amount of memory."""

import contextlib
import tracemalloc
from itertools import pairwise

import pytest

from repocheck.facts.manifests.setup_py import read_setup_py
from tests.forge import packs
from tests.fuzz_targets import EXPECTED, TARGETS

MAX_BYTES = 100_000_000


def nested(start, step, times=20):
    """Return lines that each name the one before many times."""
    pairs = pairwise("abcdefghi")
    return "\n".join([start, *(step.format(this, ",".join([one] * times)) for one, this in pairs)])


ALIASES = (
    nested("a: &a [x]", "{0}: &{0} [{1}]", 9).replace(",", ",*").replace("[", "[*").replace("[*x]", "[x]")
)
GROUPS = "a = ['x']\n" + "\n".join(
    f"{this} = [{', '.join([f'{{include-group = {one!r}}}'] * 20)}]" for one, this in pairwise("abcdefghi")
)
CHAIN = "\n".join(f"a{n} = [{{include-group = 'a{n + 1}'}}]" for n in range(3_000))
LEAF = b"".join(b"100644 " + b"%03d" % n + b"n" * 200 + b"\0" + b"\1" * 20 for n in range(400))
TREES = [("tree", LEAF)]
for _ in range(4):
    below = bytes.fromhex(packs.name_of(TREES[-1]))
    TREES.append(("tree", b"".join(b"40000 d%03d" % n + b"d" * 200 + b"\0" + below for n in range(400))))
SMALL = {
    "lists of lists": ("judge setup.py", nested("a=['x']", "{}=[{}]") + "\nsetup(install_requires=i)"),
    "empty lists of lists": ("judge setup.py", nested("a=[]", "{}=[{}]") + "\nsetup(install_requires=i)"),
    "a list of itself": ("judge setup.py", "a=['x']\na=[a,a,a]\nsetup(install_requires=a)"),
    "groups of groups": ("judge pyproject.toml", "[dependency-groups]\n" + GROUPS),
    "a chain of groups": ("judge pyproject.toml", "[dependency-groups]\n" + CHAIN),
    "aliases": ("config", ALIASES),
    "aliases in an environment": ("judge environment.yml", ALIASES),
    "a string for all": (
        "read bibtex",
        '@string{a="' + "z" * 100_000 + '"}\n' + "".join(f"@misc{{k{n}, title=a, abstract=a}}\n" for n in range(3_000)),
    ),
    "a long key": ("read json", '[{"title": "T", "' + "k" * 20_000 + '": [' + ",".join(['"abcde"'] * 5_000) + "]}]"),
    "trees of trees": ("pack", packs.pack_of(*TREES)),
    "names that grow": (
        "index of a working tree",
        b"DIRC\0\0\0\4\0\0\xff\xff" + (bytes(60) + b"\0\xff" + b"\0" + b"n" * 300 + b"\0") * 3_000,
    ),
}  # fmt: skip
"""Target and input."""


@pytest.mark.parametrize(("target", "data"), SMALL.values(), ids=SMALL)
def test_what_swells_is_bounded(target, data):
    data = data if isinstance(data, bytes) else data.encode()
    with contextlib.suppress(*EXPECTED):
        TARGETS[target](b"")  # what is loaded on first use is no part of it
    tracemalloc.start()
    try:
        with contextlib.suppress(*EXPECTED):
            TARGETS[target](data)
        assert tracemalloc.get_traced_memory()[1] < MAX_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a=['x']\na=a+['torch', 'numpy']", ["x", "torch", "numpy"]),
        ("a=['x']\na=['torch']+a", ["torch", "x"]),
        ("a=['a']+['b']+['c']+['d']+['e']+['f']+['g']+['h']", list("abcdefgh")),
        ("b=['y']\na=['x', *b]", ["x", "y"]),
        ("a=['x']\na+=['y']", ["x", "y"]),
        ("a=a+['x']", ["x"]),
    ],
)
def test_bounds_lose_no_requirement(source, expected):
    call = read_setup_py(f"from setuptools import setup\n{source}\nsetup(install_requires=a)\n")
    assert [each.name for each in call.requirements] == expected
