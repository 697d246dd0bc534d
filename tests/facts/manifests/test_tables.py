import pytest

from repocheck.facts.manifests.tables import specifier_of, table_requirements


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
        "python": "^3.9",
        "a": {"version": "^1", "markers": "python_version<'3.9'", "extras": ["x"]},
        "b": 3,
        "c": {"path": "../c"},
        "d": ["x"],
        "e": {"version": "1", "optional": True},
        "f": "^1 || ^2",
    }
    found = table_requirements(table, "python = 1\na = 2\n", of_index=True)
    assert [(each.name, each.for_index) for each in found] == [
        ("a", 'a[x]<2,>=1; python_version < "3.9"'),
        ("b", "b"),
        ("c", None),
        ("d", "d"),
        ("e", "e==1"),
        ("f", None),
    ]
    assert (found[0].text, found[0].line, found[0].bounded) == ("a ^1", 2, True)
    assert [each.name for each in found if each.optional] == ["e"]
    assert table_requirements({"a": "*"}, "", of_index=False)[0].standard is None
