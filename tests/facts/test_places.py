import pytest

from repocheck.facts import Subject
from repocheck.facts.places import copied_packages, project_files, uncopied_files
from repocheck.models import RepoRef
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
        (["a.py", "lib/LICENSE", "lib/Cargo.toml"], {"lib"}),
        (["a.py", "lib/COPYRIGHT", "lib/configure.ac"], {"lib"}),
        (["a.py", "lib/copyright.py", "lib/configure.ac"], set()),
        (["a.py", "lib/Cargo.toml"], set()),
        (["LICENSE", "a.py", "lib/LICENSE", "lib/Cargo.toml"], set()),
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
        "third_party_models/a.md",
    ]
    subject = make_subject(dict.fromkeys(paths, ""))
    assert project_files(subject) == ("a.md", "a.py")
    assert uncopied_files(subject) == ("a.md", "a.py", ".github/a.md", "tests/a.md")


TOOLBOX = {
    **dict.fromkeys(["README.md", "main.m", "a.m"], "x"),
    **dict.fromkeys(["box/README.txt", "box/LICENSE", "box/lib/solve.m"], "y"),
}


def test_a_toolbox_with_its_own_readme_and_licence_is_a_copy():
    assert "box/lib/solve.m" not in project_files(make_subject(TOOLBOX))


@pytest.mark.parametrize("without", ["README.md", "main.m", "box/README.txt", "box/LICENSE"])
def test_a_folder_that_is_no_toolbox_speaks(without):
    files = {path: text for path, text in TOOLBOX.items() if path != without} | {"box/a.py": ""}
    assert "box/a.py" in project_files(make_subject(files))


@pytest.mark.parametrize(
    ("paths", "copied"),
    [
        (
            ["baselines/a/README.md", "baselines/a/LICENSE", "baselines/b/README.txt"],
            {"baselines/a", "baselines/b"},
        ),
        (["baselines/a/README.md", "baselines/b/README.md"], set()),
        (["baselines/a/README.md", "baselines/a/LICENSE", "LICENSE"], set()),
        (["methods/a/README.md", "methods/a/LICENSE", "methods/b/README.md"], {"methods/a"}),
    ],
)
def test_baselines_are_copies_where_one_has_a_licence_of_others(paths, copied):
    files = dict.fromkeys(["main.py", "README.md", *paths, *(f"{path}.py" for path in paths)], "")
    assert copied_packages(make_subject(files)) == copied


@pytest.mark.parametrize(
    ("address", "copied"),
    [
        ("https://github.com/fern/vocoder", {"vocoder", "vocoder_ours"}),
        ("https://github.com/fern/vocoders", set()),
        ("https://github.com/owner/vocoder", set()),
    ],
)
def test_folders_at_home_elsewhere_are_copies_however_large(address, copied):
    files = {"README.md": "# Moss", "main.py": "x"}
    for folder in ("vocoder", "vocoder_ours"):
        files |= {f"{folder}/README.md": f"# V\n\nSee {address}\n", f"{folder}/LICENSE": folder}
        files |= {f"{folder}/{name}.py": "x" for name in "abc"}
    subject = make_subject(files)
    tree = [entry._replace(oid=f"{n:040}") for n, entry in enumerate(subject.evidence.tree)]
    found = copied_packages(Subject(subject.evidence.model_copy(update={"tree": tuple(tree)})))
    assert found == copied


PROJECT = ("README.md", "LICENSE", "vocoder/README.md", "vocoder/LICENSE", "vocoder/train.py")


@pytest.mark.parametrize(
    ("more", "without", "copied"),
    [
        (["main.py"], "", True),
        (["main.py", "vocoder/a.py", "b.py"], "", True),
        (["main.py", "vocoder/a.py"], "", False),  # most of the code is in it
        ([], "", False),  # all of it is
        (["main.py"], "vocoder/README.md", False),
        (["main.py"], "vocoder/LICENSE", False),
        (["main.py"], "README.md", False),
        (["main.py", "b.py", "c.py"], "vocoder/train.py", False),
    ],
)
def test_a_folder_with_a_foreign_licence_a_readme_and_programs_is_a_copy(more, without, copied):
    files = {path: path for path in (*PROJECT, *more) if path != without} | {"vocoder/notes.md": ""}
    subject = make_subject(files)
    tree = tuple(entry._replace(oid=entry.path) for entry in subject.evidence.tree)
    found = copied_packages(Subject(subject.evidence.model_copy(update={"tree": tree})))
    assert found == ({"vocoder"} if copied else set())


@pytest.mark.parametrize(
    "sign",
    ["CONTRIBUTING.md", "AUTHORS", "CREDITS.txt", "INSTALL.md", ".travis.yml", ".github/ci.yml", "notes.md"],
)
def test_a_project_kept_by_people_of_its_own_is_a_copy_however_large(sign):
    files = {
        path: path for path in (*PROJECT, f"vocoder/{sign}", "vocoder/a.py", "main.py") if path != "LICENSE"
    }
    assert copied_packages(make_subject(files)) == ({"vocoder"} if sign != "notes.md" else set())


@pytest.mark.parametrize(
    ("paths", "copied"),
    [
        (["a.py", "apex/setup.py", "apex/apex/amp.py"], {"apex"}),
        (["a.py", "src/CLIP/LICENSE", "src/CLIP/clip.py"], {"src/CLIP"}),
        (["a.py", "clip/README.md", "clip/run.py"], set()),
        (["a.py", "apex/__init__.py", "apex/b/c.py"], {"apex"}),
        (["a.py", "setup.py", "apex/__init__.py"], set()),
        (
            ["a.py", "tensorflow_compression/__init__.py", "tensorflow_compression/b/c_test.py"],
            {"tensorflow_compression"},
        ),
        (["apex/setup.py", "apex/apex/amp.py"], set()),
        (["a.py", "ours/setup.py"], set()),
        (
            ["x-master/a.py", "x-master/apex/setup.py", "x-master/apex/b.py", "x-master/README.md"],
            {"x-master/apex"},
        ),
    ],
)
def test_a_known_project_is_a_copy_where_it_is_whole(paths, copied):
    assert copied_packages(make_subject(dict.fromkeys(paths, "x"))) == copied


def test_a_known_project_is_itself_where_it_lives():
    home = RepoRef(host="github.com", owner="nvidia", name="apex")
    files = dict.fromkeys(["a.py", "apex/setup.py", "apex/amp.py"], "x")
    assert copied_packages(make_subject(files, requested=home, resolved=home)) == set()


def test_the_folder_that_a_link_names_is_no_copy():
    files = {path: path for path in (*PROJECT, "main.py")}
    subject = make_subject(files, folder="vocoder")
    assert copied_packages(subject) == set()


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("URL: https://github.com/owner/name\n", set()),
        ("url = https://github.com/owner/name.git\n", set()),
        ("URL: https://github.com/fern/moss\n", {"lib"}),
        ("", {"lib"}),
    ],
)
def test_a_package_that_gives_this_repository_as_its_home_is_no_copy(text, copied):
    held = {"a.py": "", "lib/LICENSE": "x", "lib/setup.py": text, "lib/b.py": ""}
    assert copied_packages(make_subject(held)) == copied


@pytest.mark.parametrize(
    ("root", "part", "copied"),
    [
        ("MIT License\n\nCopyright (c) 2020 Fern Moss\n", "Copyright 2018-2020, Fern  Moss\n", set()),
        ("MIT License\n\nCopyright (c) 2020 Fern Moss\n", "Copyright (c) 2020 Ivy Lichen\n", {"lib"}),
        ("", "YEAR: 2021\nCOPYRIGHT HOLDER: Linden Group\n", set()),
        ("", "Copyright (c) 2021 Ivy Lichen\n", {"lib"}),
        ("", "Copyright (c) 2021 Lind Ltd\n", {"lib"}),
        (
            "Copyright (C) 2007 Free Software Foundation, Inc.\n",
            "LGPL\nCopyright (C) 2007 Free Software Foundation, Inc.\n",
            {"lib"},
        ),
    ],
)
def test_a_package_under_a_licence_of_the_same_people_is_no_copy(root, part, copied):
    held = {"a.py": "", "LICENSE": root, "lib/LICENSE": part, "lib/setup.py": "", "lib/b.py": ""}
    home = RepoRef(host="github.com", owner="lindenlab", name="moss")
    files = {path: text for path, text in held.items() if text or path != "LICENSE"}
    subject = make_subject(files, requested=home)
    tree = tuple(entry._replace(oid=entry.path) for entry in subject.evidence.tree)
    assert copied_packages(Subject(subject.evidence.model_copy(update={"tree": tree}))) == copied
