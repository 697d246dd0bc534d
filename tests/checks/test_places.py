import pytest

from repocheck.checks._memo import per_subject
from repocheck.checks._places import copied_packages, speaking
from tests.checks.conftest import make_subject


@pytest.mark.parametrize(
    ("paths", "copied"),
    [
        (["a.py", "lib/LICENSE", "lib/setup.py"], {"lib"}),
        (["LICENSE", "a.py", "lib/LICENSE", "lib/setup.py"], set()),
        (["a.py", "a/b/COPYING.txt", "a/b/pyproject.toml"], {"a/b"}),
        (["README.md", "project/LICENSE", "project/setup.py", "project/a.py"], set()),
        (["a.py", "lib/setup.py"], set()),
        (["setup.py", "lib/LICENSE"], set()),
    ],
)
def test_a_copied_package_brings_a_licence_of_its_own_and_packaging(paths, copied):
    assert copied_packages(make_subject(dict.fromkeys(paths, ""))) == copied


def test_tests_workflows_and_copies_do_not_speak():
    paths = [
        "a.py",
        "a.md",
        "tests/a.md",
        ".github/a.md",
        "lib/LICENSE",
        "lib/setup.py",
        "lib/x/a.md",
        "vendor/a.md",
    ]
    assert speaking(make_subject(dict.fromkeys(paths, "")), "**/*.md") == ["a.md"]
    assert speaking(make_subject({"a": ""})) == ["a"]


def test_a_view_is_computed_once_for_each_subject():
    calls = []

    @per_subject
    def view(subject):
        calls.append(subject)
        return len(calls)

    first, second = make_subject({"a": ""}), make_subject({"b": ""})
    assert [view(first), view(first), view(second), view(first)] == [1, 1, 2, 1]
