import pytest

from repocheck.extractor.address.forge import archive_id_at, classify_host, is_code_host
from repocheck.knowledge.code_hosts import (
    DATA_HOSTS,
    DOI_HOSTS,
    FORGE_RESERVED,
    FORGES,
    GITLAB_HOSTS,
    GITLAB_RESERVED,
    GITLAB_ROUTES,
    HUGGINGFACE_RESERVED,
    HUGGINGFACE_SECTIONS,
)


@pytest.mark.parametrize("host", sorted(FORGES | GITLAB_HOSTS | {"huggingface.co", "gitlab.acme.example"}))
def test_every_host_with_repositories_is_read(host):
    assert is_code_host(host)
    target = classify_host(host, "/jd/tool.git?x#y")
    assert (target.host, target.owner, target.name) == (host, "jd", "tool")


@pytest.mark.parametrize(
    "host", ["gitlab.com.evil.example", "github.io.evil.example", "github.co", "evil.example"]
)
def test_lookalikes_are_no_code_hosts(host):
    assert not is_code_host(host)


@pytest.mark.parametrize("route", sorted(GITLAB_ROUTES | {"-"}))
def test_every_route_ends_a_project(route):
    assert classify_host("gitlab.com", f"/a/b/c/{route}/main").owner == "a/b"


@pytest.mark.parametrize(
    ("host", "path"),
    [
        *(("gitlab.com", f"/{word}/x") for word in sorted(GITLAB_RESERVED)),
        *(("huggingface.co", f"/{word}/x") for word in sorted(HUGGINGFACE_RESERVED)),
        *(("codeberg.org", f"/{word}/x") for word in sorted(FORGE_RESERVED)),
        ("gitlab.com", ""),
        ("osf.io", "/AB"),
        ("zenodo.org", "/communities/x"),
    ],
)
def test_a_hosts_own_pages_are_nothing(host, path):
    assert classify_host(host, path) is None


@pytest.mark.parametrize("section", sorted(HUGGINGFACE_SECTIONS))
def test_sections_of_hugging_face_keep_their_page(section):
    target = classify_host("hf.co", f"/{section}/jd/things/tree/main")
    assert (target.owner, target.name) == ("jd", "things")
    assert target.page == f"https://huggingface.co/{section}/jd/things"


@pytest.mark.parametrize(
    ("host", "start"), [(host, start) for host, starts in DATA_HOSTS.items() for start in starts]
)
def test_every_data_host_is_classified(host, start):
    target = classify_host(host, f"/{start}ab3cd")
    assert target.page == f"https://{host}/{start}ab3cd"


@pytest.mark.parametrize(("prefix", "host"), DOI_HOSTS.items())
def test_every_doi_names_its_archive(prefix, host):
    text = f"see https://doi.org/{prefix}1a2b."
    for anchor in ("zenodo", "figshare", ".io", "dryad", "/dvn/"):
        if anchor in prefix:
            start, end, target = archive_id_at(text, text.index(anchor, 20), 0)
            assert (text[start:end], target.host) == (text[4:-1], host)


def test_what_is_no_id():
    assert archive_id_at("zenodo is good", 0, 0) is None
    assert archive_id_at("swh:1:rev:123", 0, 0) is None
