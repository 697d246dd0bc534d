import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repocheck.globs import Paths, matches, ranked, select
from repocheck.text.glob_pattern import Globs, regex_of
from repocheck.text.pattern import late_regex


@pytest.mark.parametrize(
    ("path", "glob", "expected"),
    [
        ("README.md", "readme*", True),
        ("readme", "README*", True),
        ("docs/README.md", "readme*", False),
        ("docs/README.md", "**/readme*", True),
        ("README.md", "**/readme*", True),
        (".github/workflows/test.yml", ".github/workflows/*.{yml,yaml}", True),
        (".github/workflows/deep/test.yml", ".github/workflows/*.yml", False),
        ("a/b/c.py", "a/**/*.py", True),
        ("a[1].py", "*.py", True),
        ("x", "", False),
    ],
)
def test_matches(path, glob, expected):
    assert matches(path, (glob,)) is expected


def test_no_glob_matches_nothing():
    assert not matches("README.md", ())


def test_select_keeps_the_order_of_paths():
    assert select(["b.py", "x.md", "a.py"], ("*.py",)) == ["b.py", "a.py"]


GLOBS = (
    "{,*/}readme*",
    "**/*.{py,md}",
    "licen[cs]e*",
    "*[_-]copy*",
    "Makefile",
    "docs/**",
    "a?.TXT",
    "{x,y}/*.*",
    "docs{,/x/}y.md",
    "{,*/}{x,y/}{a,d{x,y}}*.{md,py}",
)
PATHS = st.text(alphabet="aAxymd/._-", max_size=12).map(lambda text: f"{text}README.MD"[: len(text) + 3])


@given(
    st.lists(
        PATHS
        | st.sampled_from(
            [
                "readme.md",
                "docs/x",
                "LICENSE",
                "a_copy",
                "ab.txt",
                "docsy.md",
                "docs/x/y.md",
                "x/y/dx.py",
                "xa.md",
                "x/y.z",
                "makefile",
            ]
        )
    )
)
def test_the_buckets_lose_nothing_that_the_expressions_match(paths):
    """Each glob on its own, tried by its expression alone, is what the buckets must agree with."""
    plain = [re.compile(regex_of(written), re.IGNORECASE | re.DOTALL) for written in GLOBS]
    first = {path: next((n for n, each in enumerate(plain) if each.fullmatch(path)), None) for path in paths}
    assert ranked(paths, GLOBS) == [(rank, path) for path in paths if (rank := first[path]) is not None]
    assert select(Paths(paths), GLOBS) == [path for path in paths if first[path] is not None]


def test_paths_are_found_by_what_they_are_called_in_their_order():
    paths = Paths(["b/README.md", "setup.py", "a/readme.md", "c/SETUP.PY"])
    assert paths.called(late_regex(r"readme\.\w{2}")) == ["b/README.md", "a/readme.md"]
    assert paths.called(late_regex(r"\w+\.py")) == ["setup.py", "c/SETUP.PY"]
    assert paths.called(late_regex(r"readme")) == []


def test_some_paths_are_found_by_what_is_known_of_all():
    files = Paths([f"lib/{n}/test_{n}.py" for n in range(300)] + ["conf/a.yaml", "own/test_b.py", "own/b.py"])
    own = files.lying_in(lambda folder: not folder.startswith("lib/"))
    assert own == ("conf/a.yaml", "own/test_b.py", "own/b.py")
    select(files, ("**/*test*.py",))  # by now it has paid to find out by what the glob can be looked for
    assert select(own, ("**/*test*.py",)) == ["own/test_b.py"]
    assert own.holding(["test"]) == files.some(["own/test_b.py"]) == ("own/test_b.py",)
    assert select(own.holding(["own"]), ("**/*test*.py",)) == ["own/test_b.py"]
    assert "_named" not in vars(own)  # put in order once, for all


def test_a_word_is_looked_for_with_the_ending_it_stands_with(monkeypatch):
    tried = []
    fits = Globs.fits
    monkeypatch.setattr(Globs, "fits", lambda globs, path: tried.append(path) or fits(globs, path))
    files = Paths([f"experiment/{n}.png" for n in range(300)] + ["experiment/a.yaml"])
    for _ in range(2):
        tried.clear()
        assert select(files, ("{,*/}*exp*/*.{yaml,json}",)) == ["experiment/a.yaml"]
    assert tried == ["experiment/a.yaml"]
