import pytest

from repocheck.facts.manifests.poetry import poetry_entries, specifier_of


@pytest.mark.parametrize(
    ("constraint", "specifier"),
    [
        ("^1.2.3", ">=1.2.3,<2"),
        ("^0.2.3", ">=0.2.3,<0.3"),
        ("^0.0.3", ">=0.0.3,<0.0.4"),
        ("^0", ">=0,<1"),
        ("^0.0", ">=0.0,<0.1"),
        ("~1.2.3", ">=1.2.3,<1.3"),
        ("~1", ">=1,<2"),
        ("~=1.2", "~=1.2"),
        ("1.2", "==1.2"),
        ("*", ""),
        ("", ""),
        (">=1, <2", ">=1,<2"),
        ("^1.2, !=1.3", ">=1.2,<2,!=1.3"),
        ("^1 || ^2", "^1 || ^2"),
    ],
)
def test_constraints(constraint, specifier):
    assert specifier_of(constraint) == specifier


def test_entries():
    table = {
        "a": {"version": "^1", "markers": "python_version<'3.9'"},
        "b": 3,
        "c": {"path": "../c"},
        "d": ["x"],
    }
    assert next(iter(poetry_entries(table))) == "a>=1,<2; python_version<'3.9'"
    assert len(list(poetry_entries(table))) == 4
