import re

import pytest

from repocheck.extractor.address.github import is_placeholder
from repocheck.knowledge import github_names
from repocheck.models import LinkKind


@pytest.mark.parametrize(
    "words",
    [
        github_names.RESERVED_OWNERS,
        github_names.GITHUB_SITES,
        github_names.ROUTES,
        github_names.SHIELDS_WORDS,
    ],
)
def test_routes_are_single_lower_case_segments(words):
    for word in words:
        assert re.fullmatch(r"[a-z0-9._-]+", word)


@pytest.mark.parametrize(
    "account", ["desktop", "education", "actions", "github", "docs-team", "microsoft", "cli", "primer"]
)
def test_accounts_with_real_repositories_are_not_reserved(account):
    assert account not in github_names.RESERVED_OWNERS


@pytest.mark.parametrize("owner", sorted(github_names.PLACEHOLDER_OWNERS))
def test_every_placeholder_owner_is_known_however_it_is_written(owner):
    assert is_placeholder(owner, "n")
    assert is_placeholder(owner.upper(), "n")
    assert is_placeholder(f"{owner[:2]}-{owner[2:]}", "n")


@pytest.mark.parametrize("name", sorted(github_names.PLACEHOLDER_NAMES))
def test_every_placeholder_name_is_known(name):
    assert is_placeholder("o", name)


def test_kinds_are_kinds_of_links():
    assert set(github_names.ROUTES.values()) <= set(LinkKind)
