import random

import pytest

from repocheck.config import ProbeConfig
from repocheck.http import Client
from repocheck.models import Availability, EntryKind, Evidence, RepoRef
from repocheck.probe import probe_local
from repocheck.probe.git import pack, refs
from repocheck.probe.git import remote as git_http
from repocheck.probe.git.remote import probe_http
from tests.conftest import git
from tests.forge import GitHost, Planned

REF = RepoRef(host="127.0.0.1", owner="owner", name="name")
GLOBS = ("**/*.{md,py}",)
FILES = {"README.md": "# Hi\n", "src/a.py": "import os\n", "data.bin": b"\x00\x01"}
LIMITS = ProbeConfig()


@pytest.fixture
def host(tmp_path):
    with GitHost(tmp_path) as made:
        yield made


@pytest.fixture
def look(host):
    """Probe ``owner/name`` of the host."""
    with Client((), timeout_s=20, attempts=1) as client:

        def probe(globs=GLOBS, rev=None, page=True, limits=LIMITS, **more) -> Evidence:
            address = f"{host.url}/owner/name"
            return probe_http(client, REF, address, globs, limits, rev, address if page else None, **more)

        yield probe


def commands(host):
    return [line for asked in host.asked for line in asked.body.splitlines() if b"command=" in line]


def same(left, right):
    """Whether two probes saw the same but for how they looked."""
    unlike = {"via", "probed_at", "tree"}
    trees = [[(e.path, e.kind, e.oid) for e in seen.tree] for seen in (left, right)]
    return trees[0] == trees[1] and left.model_dump(exclude=unlike) == right.model_dump(exclude=unlike)


def test_sees_what_a_probe_of_the_folder_sees_in_three_requests(make_repo, host, look):
    path = make_repo(FILES)
    (path / "link.md").symlink_to("README.md")
    git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub", cwd=path)
    git("add", "link.md", cwd=path)
    git("commit", "-qm", "second", cwd=path)
    git("tag", "v1", cwd=path)
    git("tag", "-a", "-m", "two", "v2", cwd=path)
    seen = look()
    assert same(seen, probe_local(path, REF, GLOBS, LIMITS))
    assert {e.path: e.kind for e in seen.tree}["sub"] is EntryKind.SUBMODULE
    assert seen.tags == ("v1", "v2")
    assert [len(commands(host)), len(host.asked), {a.method for a in host.asked}] == [3, 3, {"POST"}]


def test_deltas_are_resolved(make_repo, host, look, monkeypatch):
    noise = random.Random(7)
    lines = [f"{noise.random()}\n" for _ in range(400)]
    files = {
        f"d{i}/f{j}.py": "".join(lines[:i] + lines[i + 1 :]) + str(j) for i in range(30) for j in range(4)
    }
    path = make_repo(files)
    git("gc", "-q", "--aggressive", cwd=path)
    applied = []
    real = pack.apply_delta
    monkeypatch.setattr(pack, "apply_delta", lambda *a: applied.append(1) or real(*a))
    assert same(look(), probe_local(path, REF, GLOBS, LIMITS))
    assert len(applied) > 50


def test_nothing_pushed_yet_is_empty(tmp_path, look):
    git("init", "-q", "--bare", str(tmp_path / "owner/name.git"), cwd=tmp_path)
    seen = look()
    assert (seen.availability, seen.problems, seen.resolved) == (Availability.EMPTY, (), REF)


def test_a_commit_without_files_is_empty(make_repo, look):
    git("commit", "-q", "--allow-empty", "-m", "nothing", cwd=make_repo({}))
    assert look().availability is Availability.EMPTY


def test_a_head_that_names_no_branch_is_not_empty(make_repo, look):
    git("symbolic-ref", "HEAD", "refs/heads/gone", cwd=make_repo(FILES))
    seen = look()
    assert (seen.availability, seen.problems[0].cause) == (Availability.UNKNOWN, "dangling-head")


@pytest.mark.parametrize("rev", ["old", "v1", "v2", "commit"])
def test_reads_at_a_branch_a_tag_or_a_commit(make_repo, look, rev):
    path = make_repo({"old.py": "1"})
    old = git("rev-parse", "HEAD", cwd=path).strip()
    for command in (["branch", "old"], ["tag", "v1"], ["tag", "-am", "x", "v2"], ["mv", "old.py", "new.py"]):
        git(*command, cwd=path)
    git("commit", "-qm", "move", cwd=path)
    seen = look(rev=old if rev == "commit" else rev)
    assert (seen.commit, [e.path for e in seen.tree]) == (old, ["old.py"])
    assert [e.path for e in look().tree] == ["new.py"]


@pytest.mark.parametrize(
    ("rev", "cause"),
    [("gone", "no-such-revision"), ("a\nb", "no-such-revision"), ("3" * 40, "refused-by-host")],
)
def test_a_revision_that_is_not_there_is_unknown(make_repo, look, rev, cause):
    make_repo(FILES)
    seen = look(rev=rev)
    assert (seen.availability, seen.problems[0].cause) == (Availability.UNKNOWN, cause)


def test_a_host_that_refuses_filters_is_asked_for_all_of_one_commit(make_repo, host, look):
    path = make_repo(FILES)
    host.config["uploadpack.allowFilter"] = "false"
    assert same(look(), probe_local(path, REF, GLOBS, LIMITS))
    assert len(host.asked) == 3  # references, refused, everything


def test_more_references_than_can_be_taken_leave_the_tags_open(make_repo, look, monkeypatch):
    path = make_repo(FILES)
    for number in range(20):
        git("tag", f"v{number}", cwd=path)
    git("branch", "wanted", cwd=path)
    monkeypatch.setattr(refs, "MAX_REFS_BYTES", 600)
    seen = look(rev="wanted")
    assert (seen.availability, seen.tags, len(seen.texts)) == (Availability.EXISTS, None, 2)


def test_of_a_giant_the_beginning_is_read(make_repo, host, look):
    make_repo(FILES | {"giant.md": b"giant " * 3_000_000})
    seen = look()
    text = seen.texts["giant.md"]
    assert (text.text, text.truncated) == (("giant " * 3_000_000)[: LIMITS.max_text_bytes], True)
    assert (seen.problems, len(host.asked)) == ((), 3)


def test_one_giant_does_not_hide_the_other_files(make_repo, look, monkeypatch):
    monkeypatch.setattr(git_http, "MAX_PACK_BYTES", 100_000)
    make_repo(FILES | {"giant.md": random.Random(1).randbytes(200_000), "b.md": "b"})
    seen = look()
    assert set(seen.texts) == {"README.md", "src/a.py", "b.md"}
    assert (set(seen.unreadable), seen.problems[0].cause) == ({"giant.md"}, "too-large")


def test_no_more_files_are_asked_for_than_can_be_kept(make_repo, host, look, monkeypatch):
    monkeypatch.setattr(git_http, "MAX_PACK_BYTES", 150_000)
    make_repo({f"{n}.md": random.Random(n).randbytes(40_000) for n in range(8)})
    seen = look(limits=LIMITS.model_copy(update={"max_total_bytes": 70_000}))
    assert set(seen.texts) == {"0.md", "1.md"}
    assert set(seen.unreadable.values()) == {
        "left out, the texts of this repository are larger than the limit"
    }
    assert (len(host.asked), seen.problems) == (2 + 3, ())  # eight files, four, two


def test_what_is_unchanged_costs_one_small_request(make_repo, host, look):
    path = make_repo(FILES)
    first = look()
    host.asked.clear()
    host.sent_bytes = 0
    again = look(known=first.model_copy(update={"tags_complete": False}))  # as an API may have stated it
    assert (again.tags, again.tags_complete) == (first.tags, True)
    assert again.model_dump(exclude={"probed_at"}) == first.model_dump(exclude={"probed_at"})
    assert len(host.asked) == 1
    assert host.sent_bytes + len(host.asked[0].body) < 500
    (path / "README.md").write_text("# New\n")
    git("commit", "-qam", "new", cwd=path)
    assert look(known=again).texts["README.md"].text == "# New\n"


def test_of_many_tags_one_is_asked_for_again(make_repo, host, look):
    path = make_repo(FILES)
    tags = tuple(f"v1.{n}" for n in range(10, 50))
    for tag in tags:
        git("tag", tag, cwd=path)
    first = look()
    assert first.tags == tags
    host.asked.clear()
    host.sent_bytes = 0
    again = look(known=first)
    assert (again.tags, again.tags_complete, len(host.asked)) == (tags, False, 1)
    assert host.sent_bytes + len(host.asked[0].body) < 500
    git("tag", "-d", "v1.49", cwd=path)
    fewer = look(known=again)
    assert (fewer.tags, fewer.tags_complete, len(host.asked)) == (tags[:-1], True, 3)
    assert fewer.texts == first.texts


def test_what_the_api_told_saves_a_request(make_repo, host, look):
    path = make_repo(FILES)
    stated = probe_local(path, REF, (), LIMITS)
    assert same(look(stated=stated).model_copy(update={"tags": ()}), probe_local(path, REF, GLOBS, LIMITS))
    assert len(host.asked) == 2


def test_a_repository_that_moved_within_its_host(make_repo, host, look):
    make_repo(FILES, "new/place")
    to = (("Location", "/new/place/git-upload-pack"),)
    host.plan("/owner/name", Planned(301, to))
    seen = look()
    assert (str(seen.resolved), seen.availability) == ("127.0.0.1/new/place", Availability.EXISTS)


@pytest.mark.parametrize(
    ("git_status", "page", "availability", "cause"),
    [
        (404, True, Availability.MISSING, None),
        (401, True, Availability.MISSING, None),
        (404, False, Availability.MISSING, None),
        (410, False, Availability.MISSING, None),
        (401, False, Availability.UNKNOWN, "unauthorised"),
        (403, False, Availability.UNKNOWN, "forbidden"),
        (500, True, Availability.UNKNOWN, "server-error"),
    ],
)
def test_what_is_not_there(host, look, git_status, page, availability, cause):
    host.plan("git-upload-pack", Planned(git_status))
    seen = look(page=page)
    assert (seen.availability, seen.resolved) == (availability, None)
    assert [problem.cause for problem in seen.problems] == ([cause] if cause else [])


def test_requests_name_the_tool_and_carry_no_credentials(make_repo, host, look):
    make_repo(FILES)
    look()
    for asked in host.asked:
        assert asked.headers["User-Agent"].startswith("repocheck/")
        assert asked.headers["Git-Protocol"] == "version=2"
        assert not {"authorization", "cookie"} & {name.lower() for name in asked.headers}


def test_a_repository_of_sha_256_is_named_as_such(host, look, tmp_path):
    (tmp_path / "owner/name").mkdir(parents=True)
    git("init", "-q", "--object-format=sha256", ".", cwd=tmp_path / "owner/name")
    git("commit", "-q", "--allow-empty", "-m", "first", cwd=tmp_path / "owner/name")
    seen = look()
    assert (seen.availability, [p.cause for p in seen.problems]) == (Availability.UNKNOWN, ["sha256"])
    host.plan("info/refs", Planned(503))
    assert [p.cause for p in look().problems] == ["truncated"]
