import os
import threading

import pytest

from repocheck.config import ProbeConfig
from repocheck.models import Availability, EntryKind, RepoRef
from repocheck.probe import probe_folder, root_of
from tests.conftest import git

REF = RepoRef(host="github.com", owner="owner", name="name")
FILES = {"README.md": "# Hi\n", "src/a.py": "import os\n"}


def look(path, *globs, commit=None, **limits):
    return probe_folder(path, REF, globs or ("**/*.{md,py,txt}",), ProbeConfig(**limits), commit)


def paths(seen):
    return [entry.path for entry in seen.tree]


def test_a_clean_tree_is_its_commit(make_repo):
    path = make_repo(FILES)
    git("tag", "v1", cwd=path)
    seen = look(path)
    head = git("rev-parse", "HEAD", cwd=path).strip()
    assert (seen.commit, seen.via) == (head, f"working tree, no changes over {head[:12]}")
    assert (seen.tags, seen.default_branch) == (("v1",), "main")
    assert [(entry.path, entry.oid) for entry in seen.tree] == [
        ("README.md", git("rev-parse", "HEAD:README.md", cwd=path).strip()),
        ("src/a.py", git("rev-parse", "HEAD:src/a.py", cwd=path).strip()),
    ]


def test_what_is_not_committed_is_read_and_counted(make_repo):
    path = make_repo(FILES | {"gone.py": "1"})
    (path / "README.md").write_text("# Changed\n")
    (path / "requirements.txt").write_text("torch\n")
    (path / "staged.txt").write_text("x")
    git("add", "staged.txt", cwd=path)
    (path / "gone.py").unlink()
    seen = look(path)
    assert seen.commit is None
    assert seen.via.startswith("working tree, 4 changes over ")
    assert paths(seen) == ["README.md", "requirements.txt", "src/a.py", "staged.txt"]
    assert seen.texts["README.md"].text == "# Changed\n"


def test_what_git_knows_to_be_untouched_is_not_read_again(make_repo):
    path = make_repo(FILES)
    for file in FILES:
        os.utime(path / file, ns=(10**18, 10**18))
    git("update-index", "--refresh", "-q", cwd=path)
    (path / "src/a.py").write_text("import re\n")
    os.utime(path / "src/a.py", ns=(10**18, 10**18))  # as git, by time and size
    assert "no changes" in look(path).via
    os.utime(path / "src/a.py")
    assert "1 change " in look(path).via


@pytest.mark.parametrize(
    ("patterns", "kept"),
    [
        ({".gitignore": "*.txt\n"}, []),
        ({".gitignore": "*.txt\n!b.txt\n"}, ["sub/b.txt"]),
        ({".gitignore": "/a.txt\n", "sub/.gitignore": "b.*\n"}, []),
        ({".gitignore": "*.txt\n", "sub/.gitignore": "!b.txt\n"}, ["sub/b.txt"]),
        ({".gitignore": "sub/\n"}, ["a.txt"]),
        ({".git/info/exclude": "a.txt\n"}, ["sub/b.txt"]),
        ({".gitignore": ""}, ["a.txt", "sub/b.txt"]),
    ],
)
def test_what_git_ignores_is_left_out(make_repo, patterns, kept):
    path = make_repo(FILES)
    for file, text in {"a.txt": "", "sub/b.txt": "", **patterns}.items():
        (path / file).parent.mkdir(exist_ok=True, parents=True)
        (path / file).write_text(text)
    assert [each for each in paths(look(path)) if each.endswith(".txt")] == kept
    untracked = git("ls-files", "--others", "--exclude-standard", cwd=path).split()
    assert [each for each in untracked if each.endswith(".txt")] == kept


def test_what_the_user_ignores_everywhere_is_left_out_too(make_repo, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    (tmp_path / "own/git").mkdir(parents=True)
    (tmp_path / "own/git/ignore").write_text("*.swp\n.env\n")
    path = make_repo({"b.py": "x = 1\n", ".gitignore": "!.env\n"})
    for name in (".env", "b.py.swp"):
        (path / name).write_text("x")
    assert paths(look(path)) == [".env", ".gitignore", "b.py"]


def test_a_tracked_file_is_never_ignored(make_repo):
    path = make_repo({"build/a.txt": "x", "b.py": ""})
    (path / ".gitignore").write_text("build/\n")
    (path / "build" / "new.txt").write_text("")
    assert paths(look(path)) == [".gitignore", "b.py", "build/a.txt"]


def test_a_plain_folder_is_read_whole(tmp_path):
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "a.py").write_text("1")
    (tmp_path / ".gitignore").write_text("code/\n")
    seen = look(tmp_path)
    assert (paths(seen), seen.via, seen.commit) == ([".gitignore", "code/a.py"], "folder", None)


def test_a_repository_without_a_commit_is_read(tmp_path):
    git("init", "-q", ".", cwd=tmp_path)
    assert look(tmp_path).availability is Availability.EMPTY
    (tmp_path / "a.py").write_text("1")
    seen = look(tmp_path)
    assert (paths(seen), seen.via) == (["a.py"], "working tree, no commit yet")


def test_a_commit_or_a_bare_folder_is_read_from_git(make_repo, tmp_path):
    path = make_repo(FILES)
    (path / "new.py").write_text("1")
    assert paths(look(path, commit="main")) == ["README.md", "src/a.py"]
    git("clone", "-q", "--bare", str(path), str(tmp_path / "bare"), cwd=tmp_path)
    assert paths(look(tmp_path / "bare")) == ["README.md", "src/a.py"]


def test_nothing_leads_out_of_the_folder_or_blocks(make_repo, tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("secret")
    path = make_repo(FILES)
    (path / "link.txt").symlink_to(tmp_path / "secret" / "key.txt")
    (path / "folder").symlink_to(tmp_path / "secret")
    os.mkfifo(path / "pipe.txt")
    os.mkfifo(path / ".gitignore")
    (tmp_path / "secret" / "patterns").write_text("*.py\n")
    (path / "src" / ".gitignore").symlink_to(tmp_path / "secret" / "patterns")
    (path / "nested").mkdir()
    git("init", "-q", "nested", cwd=path)
    (path / "nested" / "n.py").write_text("1")
    seen = look(path)
    kinds = {entry.path: entry.kind for entry in seen.tree}
    assert kinds == {
        "README.md": EntryKind.FILE,
        "folder": EntryKind.SYMLINK,
        "link.txt": EntryKind.SYMLINK,
        "nested": EntryKind.SUBMODULE,
        "src/.gitignore": EntryKind.SYMLINK,
        "src/a.py": EntryKind.FILE,
    }
    assert "secret" not in str(seen.texts)


def test_limits_make_the_listing_incomplete_and_never_absent(tmp_path):
    for number in range(120):
        (tmp_path / f"{number}.py").write_text("1")
    seen = look(tmp_path, max_entries=100)
    assert (len(seen.tree), seen.tree_complete) == (100, False)
    assert look(tmp_path, max_files=5).unreadable


def test_the_repository_around_a_folder(make_repo, tmp_path):
    path = make_repo(FILES)
    assert root_of(path / "src") == path
    assert root_of(tmp_path) is None


def test_a_clone_with_nothing_checked_out_is_its_commit_and_not_empty(make_repo, tmp_path):
    make_repo({"README.md": "# Hi\n"}, "source")
    git("clone", "-q", "--no-checkout", str(tmp_path / "source"), "name", cwd=tmp_path)
    seen = probe_folder(tmp_path / "name", REF, ("*.md",), ProbeConfig())
    assert (seen.availability, seen.texts["README.md"].text) == (Availability.EXISTS, "# Hi\n")
    git("config", "uploadpack.allowFilter", "true", cwd=tmp_path / "source")
    address = f"file://{tmp_path}/source"
    git("clone", "-q", "--no-checkout", "--filter=tree:0", address, "treeless", cwd=tmp_path)
    seen = probe_folder(tmp_path / "treeless", REF, ("*.md",), ProbeConfig())
    assert (seen.availability, seen.problems[0].cause) == (Availability.UNKNOWN, "incomplete-tree")


def test_patterns_that_take_for_ever_end_with_the_deadline_and_nothing_is_said_of_the_files(make_repo):
    path = make_repo(FILES)
    (path / ".gitignore").write_text("*a" * 40 + "b\n")
    (path / ("a" * 250)).write_text("x")
    seen = look(path, deadline_s=1.0)
    assert (seen.availability, seen.tree) == (Availability.UNKNOWN, ())
    assert [problem.cause for problem in seen.problems] == ["timeout"]


def test_the_commit_and_the_files_share_one_deadline(make_repo, monkeypatch):
    given = []

    class Watched(threading.Timer):
        def __init__(self, interval, function):
            super().__init__(interval, function)
            given.append(interval)

    monkeypatch.setattr("threading.Timer", Watched)
    look(make_repo(FILES), deadline_s=50.0)
    of_commit, of_files = given
    assert 50.0 >= of_commit > of_files > 0


def test_a_name_that_is_no_text_is_read_all_the_same(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x = 1")
    assert look(tmp_path).texts["caf\ufffd.txt"].text == "x = 1"


def test_texts_beyond_the_limit_are_named_so(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("x" * 40_000)
    seen = look(tmp_path, max_total_bytes=65_536)
    assert list(seen.texts) == ["a.txt", "b.txt"]
    assert seen.unreadable == {"c.txt": "left out, the texts of this repository are larger than the limit"}


@pytest.mark.parametrize(
    "index",
    [
        b"DIRC" + bytes(80),
        b"DIRC\x00\x00\x00\x04\xff\xff\xff\xff" + bytes(62) + b"\xff" * 90,
        b"",
        b"x" * 500,
    ],
)
def test_an_index_that_is_none_means_that_every_file_is_read(make_repo, index):
    path = make_repo(FILES)
    (path / ".git" / "index").write_bytes(index)
    assert "no changes over" in look(path).via
