import pytest

from repocheck.http import Client
from repocheck.probe.git import refs
from repocheck.probe.git.refs import list_refs
from tests.conftest import git
from tests.forge import GitHost


@pytest.fixture
def host(tmp_path):
    with GitHost(tmp_path) as made:
        yield made


@pytest.fixture
def ask(host):
    """Ask for the references of ``owner/name``."""
    with Client((), attempts=1) as client:
        yield lambda rev=None: list_refs(client, f"{host.url}/owner/name", None, rev)


@pytest.fixture
def repo(make_repo):
    """A repository in use: branches, a tag, an annotated tag."""
    path = make_repo({"a": "a"})
    git("branch", "topic", cwd=path)
    git("tag", "v1", cwd=path)
    git("tag", "-am", "two", "v2", cwd=path)
    return path


def commit(path):
    return git("rev-parse", "HEAD", cwd=path).strip()


@pytest.mark.parametrize("rev", [None, "1" * 40, "no such?", "-x"])
def test_lists_tags_and_no_branches(repo, host, ask, rev):
    found = ask(rev)
    assert (found.head, found.branch, found.tags) == (commit(repo), "main", ("v1", "v2"))
    if rev != "-x":  # a branch may be called so
        assert set(found.ids) == {"refs/tags/v1", "refs/tags/v2"}
        assert b"peel" not in host.asked[0].body
    assert [b"ref-prefix refs/heads/\n" in asked.body for asked in host.asked] == [False]


@pytest.mark.parametrize("rev", ["topic", "v1", "v2"])
def test_finds_the_commit_of_a_branch_or_tag(repo, host, ask, rev):
    assert ask(rev).commit_of(rev) == commit(repo)
    assert len(host.asked) == 1


@pytest.mark.parametrize(("branches", "empty"), [((), True), (("topic",), False)])
def test_without_head_branches_tell_whether_it_is_empty(make_repo, host, ask, branches, empty):
    path = make_repo({"a": "a"} if branches else {})
    for branch in branches:
        git("checkout", "-qb", branch, cwd=path)
        git("branch", "-D", "main", cwd=path)
        git("symbolic-ref", "HEAD", "refs/heads/main", cwd=path)
    found = ask()
    assert (found.head, found.empty, found.tags) == (None, empty, ())
    assert len(host.asked) == 2


@pytest.mark.parametrize("rev", [None, "topic"])
def test_too_many_tags_leave_what_is_needed(repo, host, ask, monkeypatch, rev):
    for number in range(30):
        git("tag", f"many{number}", cwd=repo)
    monkeypatch.setattr(refs, "MAX_REFS_BYTES", 500)
    found = ask(rev)
    assert (found.commit_of(rev), found.tags, found.complete) == (commit(repo), None, False)


def test_too_many_references_and_no_head_are_not_empty(repo, ask, monkeypatch):
    git("symbolic-ref", "HEAD", "refs/heads/gone", cwd=repo)
    monkeypatch.setattr(refs, "MAX_REFS_BYTES", 150)
    found = ask()
    assert (found.head, found.empty, found.complete) == (None, False, False)
