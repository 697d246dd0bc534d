import hashlib
import os
import subprocess
import sys
import zlib

import pytest

from repocheck.config import ProbeConfig
from repocheck.models import Availability, EntryKind, RepoRef
from repocheck.probe import origin_of, probe_local
from repocheck.probe.git import reading
from tests.conftest import git

REF = RepoRef(host="github.com", owner="owner", name="name")
FILES = {"README.md": "# Hi\n", "src/a.py": "import os\n", "data.bin": b"\x00\x01"}


def look(path, *globs, commit=None, **limits):
    return probe_local(path, REF, globs or ("**/*.{md,py}",), ProbeConfig(**limits), commit)


def test_reads_the_committed_state_of_a_working_directory(make_repo):
    path = make_repo(FILES)
    git("tag", "v1", cwd=path)
    (path / "README.md").write_text("changed, not committed")
    seen = look(path)
    assert seen.availability is Availability.EXISTS
    assert seen.commit == git("rev-parse", "HEAD", cwd=path).strip()
    assert (seen.default_branch, seen.tags, seen.via) == ("main", ("v1",), "local")
    assert [entry.path for entry in seen.tree] == ["README.md", "data.bin", "src/a.py"]
    assert {path: text.text for path, text in seen.texts.items()} == {
        "README.md": "# Hi\n",
        "src/a.py": "import os\n",
    }
    assert seen.pushed_at.isoformat() == "2023-11-14T22:13:20+00:00"


def test_reads_a_bare_directory_at_a_commit(make_repo, tmp_path):
    path = make_repo({"old.py": "1"})
    old = git("rev-parse", "HEAD", cwd=path).strip()
    git("mv", "old.py", "new.py", cwd=path)
    git("commit", "-qm", "move", cwd=path)
    git("clone", "-q", "--bare", str(path), str(tmp_path / "bare"), cwd=tmp_path)
    assert [entry.path for entry in look(tmp_path / "bare").tree] == ["new.py"]
    assert [entry.path for entry in look(tmp_path / "bare", commit=old).tree] == ["old.py"]


def test_a_missing_blob_is_unreadable_and_never_absent(make_repo):
    path = make_repo(FILES)
    oid = git("rev-parse", "HEAD:README.md", cwd=path).strip()
    os.unlink(path / ".git/objects" / oid[:2] / oid[2:])
    seen = look(path)
    assert "README.md" in {entry.path for entry in seen.tree}
    assert seen.unreadable == {"README.md": "blob missing from this copy"}
    assert [problem.cause for problem in seen.problems] == ["missing-blob"]
    assert "1, such as README.md" in seen.problems[0].message


def test_a_missing_tree_makes_the_listing_incomplete(make_repo):
    path = make_repo(FILES)
    oid = git("rev-parse", "HEAD:src", cwd=path).strip()
    os.unlink(path / ".git/objects" / oid[:2] / oid[2:])
    assert not look(path).tree_complete


def test_content_that_is_not_what_its_id_says_is_refused(make_repo):
    path = make_repo(FILES)
    oid = git("rev-parse", "HEAD:README.md", cwd=path).strip()
    file = path / ".git/objects" / oid[:2] / oid[2:]
    file.chmod(0o600)
    file.write_bytes(zlib.compress(b"blob 5\x00# Ho\n"))
    assert hashlib.sha1(b"blob 5\x00# Ho\n").hexdigest() != oid
    assert look(path).unreadable == {"README.md": "content does not match its object id"}


@pytest.mark.parametrize(
    ("limits", "complete", "n_texts"), [({"max_entries": 100}, False, 100), ({"max_files": 7}, True, 7)]
)
def test_limits(make_repo, limits, complete, n_texts):
    seen = look(make_repo({f"f{i}.md": str(i) for i in range(150)}), **limits)
    assert seen.tree_complete is complete
    assert len(seen.texts) == n_texts


def test_a_tree_bomb_of_empty_folders_ends(make_repo):
    path = make_repo({"a": "1"})
    tree = git("mktree", cwd=path).strip()
    for _ in range(40):  # 2 ** 40 folders, and no file in any
        two = f"040000 tree {tree}\ta\n040000 tree {tree}\tb\n"
        tree = git("mktree", cwd=path, content=two.encode()).strip()
    commit = git("commit-tree", "-m", "bomb", tree, cwd=path).strip()
    seen = look(path, commit=commit, max_entries=1000)
    assert not seen.tree_complete


def test_all_texts_together_are_limited(make_repo):
    seen = look(make_repo({f"f{i}.md": f"{i}" * 60_000 for i in range(5)}), max_total_bytes=65_536)
    assert len(seen.texts) == 2
    assert all("larger than the limit" in reason for reason in seen.unreadable.values())


def test_symlinks_and_submodules_are_told_apart(make_repo):
    path = make_repo({"a.md": "x"})
    (path / "b.md").symlink_to("/etc/passwd")
    git("add", "b.md", cwd=path)
    git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub", cwd=path)
    git("commit", "-qm", "more", cwd=path)
    seen = look(path)
    kinds = {entry.path: entry.kind for entry in seen.tree}
    assert kinds == {"a.md": EntryKind.FILE, "b.md": EntryKind.SYMLINK, "sub": EntryKind.SUBMODULE}
    assert "root:" not in str(seen.texts)


@pytest.mark.parametrize(
    ("prepare", "availability", "cause"),
    [
        (lambda path: None, Availability.MISSING, None),
        (lambda path: path.mkdir(), Availability.UNKNOWN, "not-a-repository"),
        (lambda path: git("init", "-q", str(path), cwd=path.parent), Availability.EMPTY, None),
    ],
)
def test_what_is_not_there(tmp_path, prepare, availability, cause):
    prepare(tmp_path / "x")
    seen = look(tmp_path / "x")
    assert seen.availability is availability
    assert [problem.cause for problem in seen.problems] == ([cause] if cause else [])


def test_a_head_that_names_no_branch_is_not_empty(make_repo):
    path = make_repo(FILES)
    git("symbolic-ref", "HEAD", "refs/heads/gone", cwd=path)
    assert look(path).problems[0].cause == "dangling-head"


def test_an_unknown_commit_is_unknown(make_repo):
    seen = look(make_repo(FILES), commit="deadbeef")
    assert seen.availability is Availability.UNKNOWN
    assert seen.problems[0].cause == "no-such-revision"


def test_origin(make_repo, tmp_path):
    path = make_repo(FILES)
    assert origin_of(path) is None
    git("remote", "add", "origin", "git@github.com:owner/name.git", cwd=path)
    assert origin_of(path) == "git@github.com:owner/name.git"
    assert origin_of(tmp_path) is None


@pytest.fixture
def no_child():
    """No child waits before the test, nor after it."""
    reading.end_idle()
    yield
    reading.end_idle()


def test_no_process_is_started_but_our_own_and_that_one_once(make_repo, monkeypatch, no_child):
    path = make_repo(FILES)
    git("remote", "add", "origin", "git@github.com:owner/name.git", cwd=path)
    started = []

    class Watched(subprocess.Popen):
        def __init__(self, command, **options):
            super().__init__(command, **options)  # raises for the name that no program has
            started.append((command[0], options["env"]))

    monkeypatch.setattr("subprocess.Popen", Watched)
    for _ in range(3):
        assert look(path).availability is Availability.EXISTS
    assert origin_of(path)
    assert started == [(sys.executable, {})]


def test_a_child_that_hangs_is_ended_and_the_next_repository_read(make_repo, monkeypatch, no_child):
    path = make_repo(FILES)
    monkeypatch.setattr("repocheck.probe.git.reading._START", "while True: pass")
    seen = look(path, deadline_s=0.2)
    assert (seen.availability, seen.problems[0].cause) == (Availability.UNKNOWN, "timeout")
    monkeypatch.undo()
    assert look(path).availability is Availability.EXISTS


def test_a_child_that_ends_by_itself_had_not_what_it_needs(make_repo, monkeypatch, no_child):
    path = make_repo(FILES)
    monkeypatch.setattr("repocheck.probe.git.reading._START", "raise MemoryError")
    assert look(path).problems[0].cause == "out-of-memory"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of data")
def test_a_child_takes_no_more_memory_than_it_may(make_repo, monkeypatch, no_child):
    path = make_repo(FILES)
    hungry = reading._START.replace(
        "main()\n",
        "from repocheck.probe.git import child; child.answer = lambda *_: bytearray(1 << 30); main()\n",
    )
    monkeypatch.setattr("repocheck.probe.git.reading._START", hungry)
    assert look(path).problems[0].cause == "out-of-memory"


@pytest.mark.parametrize(
    ("rev", "found"),
    [
        ("main", True),
        ("v1", True),
        ("refs/heads/main", True),
        ("{}", True),
        ("{:.7}", True),
        ("{:.3}", False),
        ("HEAD~1", False),
        ("nothing", False),
        ("../../HEAD", False),
        ("f" * 40, False),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_names_of_a_commit(make_repo, rev, found, packed):
    path = make_repo(FILES)
    git("tag", "-am", "a tag with a message", "v1", cwd=path)
    if packed:
        git("gc", "-q", cwd=path)
    id_ = git("rev-parse", "HEAD", cwd=path).strip()
    seen = look(path, commit=rev.format(id_))
    assert seen.commit == (id_ if found else None)
    assert [problem.cause for problem in seen.problems] == ([] if found else ["no-such-revision"])


def test_deltas_and_many_packs_give_what_git_gives(make_repo):
    path = make_repo({f"{n}.md": "".join(f"{n * k} line\n" for k in range(400)) for n in range(30)})
    for turn in range(4):
        for n in range(0, 30, 3):
            (path / f"{n}.md").write_text((path / f"{n}.md").read_text() + f"more {turn}\n")
        git("commit", "-qam", "more", cwd=path)
        git("repack", "-dq", *(["-a", "--depth=50", "--window=50"] if turn == 2 else []), cwd=path)
    seen = look(path)
    assert len(list((path / ".git/objects/pack").glob("*.pack"))) == 2
    assert len(seen.texts) == 30
    assert {name: text.text for name, text in seen.texts.items()} == {
        f"{n}.md": (path / f"{n}.md").read_text() for n in range(30)
    }


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_is_too_large_is_not_inflated_and_named_so(make_repo, packed):
    path = make_repo({"README.md": b"\0" * 16_777_217, "a.md": "x"})
    if packed:
        git("gc", "-q", cwd=path)
    seen = look(path)
    assert set(seen.texts) == {"a.md"}
    assert "larger than 16777216 bytes" in seen.unreadable["README.md"]


@pytest.mark.parametrize("comment", ["", "; by hand"])  # a plain configuration is read without GitPython
def test_no_remote_is_taken_from_what_a_configuration_includes(make_repo, tmp_path, comment):
    path = make_repo(FILES)
    (tmp_path / "else").write_text('[remote "origin"]\n\turl = https://github.com/else/where\n')
    with (path / ".git/config").open("a") as config:
        config.write(f'[include]\n\tpath = {tmp_path}/else\n[remote "origin"]\n\tfetch = x {comment}\n')
    assert origin_of(path) is None


@pytest.mark.parametrize("inside", [True, False])
def test_a_link_among_the_references_is_none_of_them(make_repo, tmp_path, inside):
    path = make_repo(FILES)
    git("tag", "v1", cwd=path)
    there = path / ".git/refs/tags/v1" if inside else tmp_path / "elsewhere"
    (tmp_path / "elsewhere").write_text("1" * 40)
    (path / ".git/refs/tags/link").symlink_to(there)
    (path / ".git/refs/heads/link").symlink_to(tmp_path)
    assert look(path).tags == ("v1",)
