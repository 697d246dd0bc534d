"""What a git host is asked, with which headers, in which order."""

import httpx
import pytest
import respx

from repocheck.config import ProbeConfig
from repocheck.http import Client
from repocheck.models import RepoRef
from repocheck.probe.git import probe_http, shows_head
from tests.forge.packs import commit, fetched, listed, name_of, pack_of, packet, tree

REF = RepoRef(host="git.example", owner="owner", name="name")
PAGE = "https://git.example/owner/name"
SERVICE = f"{PAGE}.git/git-upload-pack"
GIT = {"Content-Type": "application/x-git-upload-pack-result"}
README = ("blob", b"# Hi\n")
ROOT = tree(("100644", b"README.md", name_of(README)), ("100644", b"data.bin", "1" * 40))
HEAD = commit(name_of(ROOT))


def git(body):
    return httpx.Response(200, headers=GIT, content=body)


REFS = git(listed(name_of(HEAD), f"{name_of(HEAD)} refs/tags/v1"))
TREES = git(fetched(pack_of(HEAD, ROOT)))
BLOBS = git(fetched(pack_of(README)))


def probe(posts, page=None, rev=None):
    with respx.mock(assert_all_called=False) as router:
        router.post(SERVICE).mock(side_effect=list(posts))
        router.get(PAGE).mock(side_effect=[page] if page else [])
        with Client({"git.example"}, attempts=1) as client:
            seen = probe_http(client, REF, f"{PAGE}.git", ("*.md",), ProbeConfig(), rev, PAGE)
        return seen, [call.request for call in router.calls]


def test_three_questions_and_nothing_that_is_not_read():
    seen, asked = probe([REFS, TREES, BLOBS])
    assert (seen.availability.value, seen.texts["README.md"].text, seen.tags) == ("exists", "# Hi\n", ("v1",))
    refs, trees, blobs = (request.content for request in asked)
    assert b"command=ls-refs" in refs
    assert b"ref-prefix HEAD" in refs
    assert b"refs/heads/" not in refs
    assert b"filter blob:none" in trees
    assert b"deepen 1" in trees
    assert f"want {name_of(HEAD)}".encode() in trees
    assert f"want {name_of(README)}".encode() in blobs
    assert b"1" * 40 not in blobs
    for request in asked:
        assert (request.method, str(request.url)) == ("POST", SERVICE)
        assert request.headers["git-protocol"] == "version=2"
        assert request.headers["content-type"] == "application/x-git-upload-pack-request"
        assert request.headers["accept"] == GIT["Content-Type"]
        assert "authorization" not in request.headers


@pytest.mark.parametrize("status", [401, 404, 410])
@pytest.mark.parametrize(
    ("page", "says"),
    [(404, "missing"), (410, "missing"), (451, "blocked"), (200, "unknown"), (503, "unknown")],
)
def test_absence_needs_the_page_as_well(status, page, says):
    seen, asked = probe([httpx.Response(status)], httpx.Response(page))
    assert seen.availability.value == says
    assert [request.method for request in asked] == ["POST", "GET"]
    assert asked[1].headers["accept"] == "text/html"


@pytest.mark.parametrize(
    ("status", "cause"), [(403, "answers-disagree"), (429, "rate-limited"), (500, "server-error")]
)
def test_other_statuses_say_nothing_of_the_repository(status, cause):
    seen, _ = probe([httpx.Response(status)], httpx.Response(200))
    assert (seen.availability.value, seen.problems[0].cause) == ("unknown", cause)


def test_a_branch_is_asked_for_by_name_and_a_commit_is_fetched_as_it_is():
    _, asked = probe([REFS, TREES, BLOBS], rev="main")
    assert b"ref-prefix refs/heads/main" in asked[0].content
    _, asked = probe([REFS, TREES, BLOBS], rev=name_of(HEAD))
    assert f"want {name_of(HEAD)}".encode() in asked[1].content


def test_a_host_that_refuses_filters_is_asked_for_all():
    refused = git(packet(b"ERR filter is not supported\n"))
    seen, asked = probe([REFS, refused, git(fetched(pack_of(HEAD, ROOT, README)))])
    assert seen.texts["README.md"].text == "# Hi\n"
    assert [b"filter" in request.content for request in asked] == [False, True, False]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (REFS, True),
        (git(b"0000"), False),
        (httpx.Response(404), False),
        (httpx.Response(200, text="hi"), False),
    ],
)
def test_a_witness_shows_a_head(answer, shown):
    with respx.mock as router:
        router.post(SERVICE).mock(return_value=answer)
        with Client({"git.example"}, attempts=1) as client:
            assert shows_head(client, f"{PAGE}.git") is shown
