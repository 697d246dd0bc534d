import pytest

from repocheck.facts.places import copied_packages, project_files, uncopied_files
from tests.subjects import make_subject


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
    subject = make_subject(dict.fromkeys(paths, ""))
    assert project_files(subject) == ("a.md", "a.py")
    assert uncopied_files(subject) == ("a.md", "a.py", ".github/a.md", "tests/a.md")


TOOLBOX = {"README.md": "x", "main.m": "x", "cvx/README.txt": "y", "cvx/LICENSE": "y", "cvx/lib/solve.m": "y"}


def test_a_toolbox_with_its_own_readme_and_licence_is_a_copy():
    assert "cvx/lib/solve.m" not in project_files(make_subject(TOOLBOX))


@pytest.mark.parametrize(
    "without", ["README.md", "main.m", "cvx/README.txt", "cvx/LICENSE", "cvx/lib/solve.m"]
)
def test_a_folder_that_is_no_toolbox_speaks(without):
    files = {path: text for path, text in TOOLBOX.items() if path != without} | {"cvx/a.py": ""}
    assert "cvx/a.py" in project_files(make_subject(files))
