import pytest

from repocheck.extractor.address.forge import archive_id_at, classify_host
from repocheck.knowledge.hosts import DOI_HOSTS, GITHUB, HOST_KINDS, HOSTS, PUBLIC, VIEWER, Host

FORGES = [
    name for name, host in HOSTS.items() if host.has_code and "*" not in name and host.software is not GITHUB
]
ROUTES = [
    (kind, route)
    for kind, software in HOST_KINDS.items()
    for route in software.routes
    if "{ref}" in route or "{path}" in route
]


@pytest.mark.parametrize("name", [*FORGES, "huggingface.co", "gitlab.acme.example", "github.acme.example"])
def test_every_host_with_repositories_is_read(name):
    host = PUBLIC.find(name)
    target = classify_host(host, "/jd/tool.git?x#y")
    assert (target.host, target.owner, target.name) == (host.known_as or name, "jd", "tool")


@pytest.mark.parametrize(("kind", "route"), ROUTES)
def test_every_route_gives_ref_and_path(kind, route):
    """What a kind of server writes behind a repository is read back."""
    host = Host("code.uni.example", HOST_KINDS[kind])
    filled = route.format(ref="v1.0", path="src/main.py")
    target = classify_host(host, f"/lab/tool/{filled}")
    assert (target.owner, target.name) == ("lab", "tool")
    assert target.ref == ("v1.0" if "{ref}" in route else None)
    assert target.path == ("src/main.py" if "{path}" in route else None)


@pytest.mark.parametrize(
    ("kind", "path", "owner", "name", "ref", "inside"),
    [
        ("gitlab", "/a/b/c/tool/-/tree/main/papers/x", "a/b/c", "tool", "main", "papers/x"),
        ("gitlab", "/a/b/tool/tree/main", "a/b", "tool", "main", None),
        ("gitlab", "/a/b/tool/-/archive/v1.0/tool-v1.0.zip", "a/b", "tool", "v1.0", None),
        ("gitlab", "/a/b/tool/-/issues/3", "a/b", "tool", None, None),
        ("gitea", "/lab/tool/src/branch/main/a/b.py", "lab", "tool", "main", "a/b.py"),
        ("forgejo", "/lab/tool/src/commit/abc/a.py#L3", "lab", "tool", "abc", "a.py"),
        ("gitea", "/lab/tool/archive/v1.0.tar.gz", "lab", "tool", "v1.0", None),
        ("github", "/lab/tool/tree/main/x", "lab", "tool", "main", "x"),
        ("github", "/lab/tool/commit/abcdef1", "lab", "tool", "abcdef1", None),
        ("bitbucket", "/projects/LAB/repos/tool/browse/a?at=refs%2Fheads%2Fx", "LAB", "tool", "x", "a"),
        ("bitbucket", "/scm/lab/tool.git", "lab", "tool", None, None),
        ("sourcehut", "/~jd/tool/tree/main/item/src", "~jd", "tool", "main", "src"),
        ("cgit", "/lab/tool.git/tree/src/main.c?h=next", "lab", "tool", "next", "src/main.c"),
        ("cgit", "/pub/scm/git/tool.git/commit/?id=abcdef1", "pub/scm/git", "tool", "abcdef1", None),
        ("cgit", "/tool/about/", "", "tool", None, None),
        ("gitweb", "/?p=lab/tool.git;a=summary", "lab", "tool", None, None),
        ("git", "/tool.git", "", "tool", None, None),
        ("gitlab", "/a/b/tool.git@v1.0#subdirectory=src", "a/b", "tool", "v1.0", "src"),
        ("git", "/lab/tool", "lab", "tool", None, None),
    ],
)  # fmt: skip
def test_each_kind_of_server_is_read(kind, path, owner, name, ref, inside):
    target = classify_host(Host("code.uni.example", HOST_KINDS[kind]), path)
    assert (target.owner, target.name, target.ref, target.path) == (owner, name, ref, inside)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        *(("gitlab.com", f"/{word}/x") for word in sorted(HOSTS["gitlab.com"].software.reserved)),
        *(("huggingface.co", f"/{word}/x") for word in sorted(HOSTS["huggingface.co"].software.reserved)),
        *(("codeberg.org", f"/{word}/x") for word in sorted(HOSTS["codeberg.org"].software.reserved)),
        ("github.acme.example", "/settings/tokens"),
        ("gitlab.com", ""),
        ("osf.io", "/AB"),
        ("zenodo.org", "/communities/x"),
        ("zenodo.org", "/records/"),
    ],
)
def test_a_hosts_own_pages_are_nothing(name, path):
    assert classify_host(PUBLIC.find(name), path) is None


@pytest.mark.parametrize("section", ["datasets", "spaces"])
def test_sections_of_hugging_face_keep_their_page(section):
    target = classify_host(HOSTS["hf.co"], f"/{section}/jd/things/tree/main")
    assert (target.owner, target.name) == ("jd", "things")
    assert target.page == f"https://huggingface.co/{section}/jd/things"


@pytest.mark.parametrize(
    ("name", "form"),
    [(name, form) for name, host in HOSTS.items() for form in host.below if not host.known_as],
)
def test_every_thing_that_is_kept_is_classified(name, form):
    path = form.format(owner="jd", name="tool", id="ab3cd", page="tool")
    path += "ab3cd" * path.endswith(("/", "@", ":"))
    assert classify_host(HOSTS[name], f"/{path}").page == f"https://{name}/{path}"


@pytest.mark.parametrize(("prefix", "host"), DOI_HOSTS.items())
def test_every_doi_names_its_archive(prefix, host):
    text = f"see https://doi.org/{prefix}1a2b."
    start, end, target = archive_id_at(text, text.index("10."), 0)
    assert (text[start:end], target.host) == (text[4:-1], host)


def test_what_is_no_id():
    assert archive_id_at("10.5 is good", 0, 0) is None
    assert archive_id_at("swh:1:rev:123", 0, 0) is None
    assert VIEWER.clone == ()
