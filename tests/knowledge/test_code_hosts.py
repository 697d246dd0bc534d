import re

import pytest

from repocheck.extractor.address.github import is_placeholder
from repocheck.knowledge import code_hosts
from repocheck.models import LinkKind

HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@pytest.mark.parametrize(
    "host",
    sorted(
        {*code_hosts.GITHUB_HOSTS, *code_hosts.DATA_HOSTS, *code_hosts.DOI_HOSTS.values(), *code_hosts.FORGES}
        | code_hosts.ARCHIVE_HOSTS | code_hosts.VIEWER_HOSTS | code_hosts.GITLAB_HOSTS
    ),
)  # fmt: skip
def test_hosts_are_lower_case_names_without_www(host):
    assert HOST.fullmatch(host)
    assert not host.startswith("www.")


@pytest.mark.parametrize(
    "words",
    [
        code_hosts.RESERVED_OWNERS, code_hosts.GITHUB_SITES, code_hosts.GITLAB_ROUTES,
        code_hosts.GITLAB_RESERVED,
        code_hosts.HUGGINGFACE_RESERVED, code_hosts.FORGE_RESERVED, code_hosts.ROUTES,
        code_hosts.SHIELDS_WORDS,
    ],
)  # fmt: skip
def test_routes_are_single_lower_case_segments(words):
    for word in words:
        assert word == word.lower()
        assert re.fullmatch(r"[a-z0-9._-]+", word)


@pytest.mark.parametrize(
    "account", ["desktop", "education", "actions", "github", "docs-team", "microsoft", "cli", "primer"]
)
def test_accounts_with_real_repositories_are_not_reserved(account):
    assert account not in code_hosts.RESERVED_OWNERS


@pytest.mark.parametrize("owner", sorted(code_hosts.PLACEHOLDER_OWNERS))
def test_every_placeholder_owner_is_known_however_it_is_written(owner):
    assert is_placeholder(owner, "n")
    assert is_placeholder(owner.upper(), "n")
    assert is_placeholder(f"{owner[:2]}-{owner[2:]}", "n")


@pytest.mark.parametrize("name", sorted(code_hosts.PLACEHOLDER_NAMES))
def test_every_placeholder_name_is_known(name):
    assert is_placeholder("o", name)


def test_kinds_are_kinds_of_links():
    assert set(code_hosts.ROUTES.values()) <= set(LinkKind)
    assert all(prefix == prefix.lower() and prefix.startswith("10.") for prefix in code_hosts.DOI_HOSTS)
    assert all(path == path.lower() for paths in code_hosts.DATA_HOSTS.values() for path in paths)
