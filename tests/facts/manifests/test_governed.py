"""Tests for repocheck.facts.manifests.governed."""

import pytest

from repocheck.facts import governing_lists, own_code
from tests.subjects import make_subject

COPY = {
    "a.py": "import copy_of",
    "copy_of/LICENSE": "theirs",
    "copy_of/setup.py": "",
    "copy_of/copy_of/__init__.py": "",
}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"requirements.txt": "x", "a.py": ""}, [("requirements.txt", "", True)]),
        (
            {"code/requirements.txt": "x", "code/a.py": "", "b.py": ""},
            [("code/requirements.txt", "code", True)],
        ),
        ({"requirements/base.txt": "x", "a.py": ""}, [("requirements/base.txt", "", True)]),
        (
            {"requirements.txt": "x", "a.py": "", "sub/requirements.txt": "y", "sub/b.py": ""},
            [("requirements.txt", "", True), ("sub/requirements.txt", "sub", False)],
        ),
        (
            COPY | {"requirements.txt": "x", "copy_of/requirements.txt": "y"},
            [("requirements.txt", "", True), ("copy_of/requirements.txt", "copy_of", False)],
        ),
        (COPY | {"copy_of/requirements.txt": "y"}, [("copy_of/requirements.txt", "copy_of", False)]),
        ({"a.py": ""}, []),
    ],
)
def test_which_list_is_for_which_folder(files, found):
    lists = governing_lists(make_subject(files))
    assert [(each.asked.path, each.folder, each.is_main) for each in lists] == found


def test_modules_of_any_depth_are_tried_nearest_first_copies_too():
    code = own_code(make_subject(COPY | {"a/b/c/d/e/f.py": "", "docs/conf.py": "", "tests/test_a.py": ""}))
    assert code.tried == ("a.py", "copy_of/copy_of/__init__.py", "a/b/c/d/e/f.py")
