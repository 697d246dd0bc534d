import pytest

from repocheck.extractor.address.routes import routed, shown
from repocheck.knowledge.hosts import HOSTS
from repocheck.models import LinkKind

ROUTED = [
    ("", "repo", None, None),
    ("/", "repo", None, None),
    ("#readme", "repo", None, None),
    ("?tab=readme-ov-file#x", "repo", None, None),
    ("?ref=v1", "repo", "v1", None),
    ("@v1#egg=n&subdirectory=a%20b", "repo", "v1", "a b"),
    ("/v2", "repo", None, None),
    ("/tree/main/a/b", "tree", "main", "a/b"),
    ("/tree/main/", "tree", "main", None),
    ("/tree", "tree", None, None),
    ("/blob/main/my%20file.py#L1-L2", "blob", "main", "my file.py"),
    ("/raw/refs/heads/main/a", "raw", "main", "a"),
    ("/commit/abc.patch", "commit", "abc", None),
    ("/releases/tag/v1", "release", "v1", None),
    ("/releases/latest", "release", None, None),
    ("/archive/refs/tags/v1.tar.gz", "archive", "v1", None),
    ("/archive/feature/x.zip", "archive", "feature/x", None),
    ("/actions/workflows/ci.yml/badge.svg", "badge", None, None),
    ("/issues/1", "issue", None, None),
    ("/stargazers", "repo_page", None, None),
]


@pytest.mark.parametrize(("tail", "kind", "ref", "path"), ROUTED)
def test_a_route_tells_kind_ref_and_path(tail, kind, ref, path):
    target = routed("o", "n", tail)
    assert (target.kind, target.ref, target.path, target.owner, target.name) == (kind, ref, path, "o", "n")
    assert target.page.startswith("https://github.com/o/n/") is (kind != "repo")


@pytest.mark.parametrize(
    ("host", "kind", "tail", "ref", "path"),
    [
        ("raw.githubusercontent.com", LinkKind.RAW, "/main/a/b?token=x", "main", "a/b"),
        ("cdn.jsdelivr.net", LinkKind.RAW, "@v1/a.js", "v1", "a.js"),
        ("codeload.github.com", LinkKind.ARCHIVE, "/tar.gz/refs/heads/main", "main", None),
        ("api.github.com", LinkKind.API, "/contents/src?ref=v1", "v1", "src"),
        ("api.github.com", LinkKind.API, "/git/trees/abc", "abc", None),
        ("api.github.com", LinkKind.API, "/releases/tags/v1", "v1", None),
        ("mybinder.org", LinkKind.BINDER, "/HEAD?labpath=a.ipynb", "HEAD", "a.ipynb"),
        ("mybinder.org", LinkKind.BINDER, "/a/b?urlpath=/lab/tree/c.ipynb", "a/b", "c.ipynb"),
        ("github.dev", LinkKind.GITHUBDEV, "/tree/dev", "dev", None),
        ("codecov.io", LinkKind.BADGE, "/branch/main", None, None),
    ],
)
def test_hosts_that_show_github_tell_it_their_own_way(host, kind, tail, ref, path):
    target = shown(HOSTS[host], "o", "n", tail)
    assert (target.kind, target.ref, target.path) == (kind, ref, path)
    assert "token" not in target.page
