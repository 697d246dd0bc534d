"""Tests for repocheck.python.path_edits."""

import pytest

from repocheck.python import resolved, scan_module


@pytest.mark.parametrize(
    ("code", "added"),
    [
        ("sys.path.append('x')", ("x",)),
        ("sys.path.insert(0, '..')", ("..",)),
        ("site.addsitedir('x')", ("x",)),
        ("sys.path += ['a', 'b']", ("a", "b")),
        ("sys.path.extend(['a'])", ("a",)),
        ("sys.path.append(os.getcwd())", (".",)),
        ("sys.path.append('/home/me/code')", ()),
        ("sys.path.append('C:\\\\code')", ()),
        ("sys.path.append('~/code')", ()),
        ("sys.path.append(os.path.join('/home/me', 'code'))", ()),
        ("sys.path.append(os.path.dirname(__file__))", ("@here",)),
        ("sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))", ("@here/..",)),
        ("sys.path.append(os.path.abspath(os.path.join(__file__, '..', '..')))", ("@here/..",)),
        ("sys.path.append(os.path.join(os.path.dirname(__file__), os.pardir, 'x'))", ("@here/../x",)),
        ("sys.path.append(os.path.dirname(__file__) + '/../x')", ("@here/../x",)),
        ("sys.path.append(os.path.split(os.path.abspath(__file__))[0])", ("@here",)),
        ("sys.path.append(sys.path[0] + '/..')", ("@here/..",)),
        (
            "root = Path(__file__).resolve().parents[1]\nsys.path.insert(0, str(root / 'src'))",
            ("@here/../src",),
        ),
        ("sys.path.append(str(Path(__file__).parent.parent))", ("@here/..",)),
        ("if 'x' not in sys.path:\n  sys.path.append('x')", ("x",)),
    ],
)
def test_a_path_that_the_source_tells(code, added):
    table = scan_module(f"import os, sys\n{code}", (3, 11, 0))
    assert (table.changes_path, table.added_paths) == (False, added)


@pytest.mark.parametrize(
    "code",
    [
        "sys.path.append(os.environ['X'])",
        "sys.path.append(args.path)",
        "for each in x:\n  sys.path.append(each)",
        "def f(x):\n  sys.path.append(x)",
        "sys.path = ['x'] + sys.path",
        "sys.path.append('a')\nsys.path.append(x())",
        "sys.path.append(os.path.join(x(), 'a'))",
    ],
)
def test_a_path_that_it_does_not(code):
    table = scan_module(f"import os, sys\n{code}", (3, 11, 0))
    assert (table.changes_path, table.added_paths) == (True, ())


@pytest.mark.parametrize(
    ("added", "folders"),
    [
        ("@here", ["a/b"]),
        ("@here/..", ["a"]),
        ("@here/../..", [""]),
        ("@here/../../..", []),
        ("x", ["a/b/x", "x"]),
        ("..", ["a"]),
        (".", ["a/b", ""]),
    ],
)
def test_where_a_path_leads(added, folders):
    assert list(resolved(added, "a/b", ("a/b", ""))) == folders
