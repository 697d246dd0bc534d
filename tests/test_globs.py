import pytest

from repocheck.globs import matches, select


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
