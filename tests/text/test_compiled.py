import marshal
import os
import re
import subprocess
import sys

import pytest

from repocheck.text import compiled as module
from repocheck.text.compiled import compiled

USED = """
import re._compiler
from repocheck.text.compiled import compiled
genuine, made = re._compiler._code, []
re._compiler._code = lambda *a: made.append(a) or genuine(*a)
found = compiled(r"(?P<word>[a-zé]+)-\\1", 2).search("x Éa-éA")
print(found["word"], compiled(rb"\\d{4}").pattern, len(made))
"""


@pytest.fixture
def kept(monkeypatch):
    monkeypatch.setattr(module, "_kept", {})
    monkeypatch.setattr(module, "_new", {})
    return module


def run(folder, **more):
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": os.pathsep.join(sys.path), **more}
    return subprocess.run(
        [sys.executable, "-c", USED], env=env, capture_output=True, text=True, check=True
    ).stdout.split()


@pytest.mark.parametrize(
    ("regex", "flags"),
    [
        (r"a|b+?(?=c)", 0),
        (r"(?im)^(?P<first>\w+)\s(?P<second>[^\W\d_]{2,})$", re.ASCII),
        (r"(?<![a-zà-ÿ])[\u3040-\u30ff]+(x)?(?(1)y|z)", re.IGNORECASE),
        (rb"tree ([0-9a-f]{40})\n", re.DOTALL),
    ],
)
def test_what_is_restored_is_what_python_compiles(kept, regex, flags):
    assert compiled(regex, flags) == re.compile(regex, flags)
    kept._kept, kept._new = marshal.loads(marshal.dumps(kept._new)), {}
    again = compiled(regex, flags)
    assert not kept._new
    assert (again, again.groupindex, again.groups) == (
        re.compile(regex, flags), re.compile(regex, flags).groupindex, re.compile(regex, flags).groups,
    )  # fmt: skip


def test_a_second_process_compiles_nothing(tmp_path):
    first, second = run(tmp_path), run(tmp_path)
    assert (first[:-1], first[-1], second[-1]) == (second[:-1], "2", "0")


def test_nothing_is_written_where_no_bytecode_is(tmp_path):
    assert run(tmp_path, PYTHONDONTWRITEBYTECODE="1")[-1] == "2"
    assert not [*tmp_path.rglob("*.expressions*")]


@pytest.mark.parametrize("content", [b"", b"no marshal", marshal.dumps([1]), marshal.dumps({("a", 0): (1,)})])
def test_a_file_that_is_damaged_costs_only_time(tmp_path, content):
    expected = run(tmp_path)
    (file,) = tmp_path.rglob("*.expressions")
    file.write_bytes(content)
    assert run(tmp_path)[:-1] == expected[:-1]


@pytest.mark.parametrize("code", [b"\xff" * 8, b"123"])
def test_code_that_is_none_is_compiled_anew(kept, code):
    kept._kept = {("ab", 0): (32, code, 0, {}, (None,))}
    assert compiled("ab").search("xab")[0] == "ab"


def test_an_expression_that_is_none_raises_what_python_does(kept):
    with pytest.raises(re.error, match="missing"):
        compiled("(")


def test_one_that_may_write_no_file_leaves_none(kept, monkeypatch, tmp_path):
    def no_room(part, name):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_file", lambda: str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(os, "replace", no_room)
    compiled(r"a{2}")
    module._keep()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["Straw 12_a", "a knife, kept\tdry", "K", ""])
@pytest.mark.parametrize("regex", [r"\b\w+\b", r"[^\W\d_]+(?=\s)", "\u212anife|\\d", "ſtraw", r"(?<!\w)k"])
def test_texts_of_ascii_are_searched_as_such_and_the_same_is_found(regex, text):
    by_alphabet = module.ByAlphabet(regex, re.IGNORECASE)
    plain = re.compile(regex, re.IGNORECASE)
    found = [[each.span() for each in made.finditer(text)] for made in (plain, by_alphabet[text.isascii()])]
    assert found[0] == found[1]
    assert set(by_alphabet) == {True}
