import re

import pytest

from repocheck.knowledge.hosts import DOI_HOSTS, HOST_KINDS, HOSTS, PUBLIC, WRAPPERS, Hosts
from repocheck.knowledge.hosts._known import SERVER_KINDS
from repocheck.models import LinkKind

NAME = re.compile(r"(?:\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.(?:[a-z0-9-]+|\*)")
SOFTWARE = {host.software.name: host.software for host in HOSTS.values()} | {
    each.name: each for each in HOST_KINDS.values()
}


@pytest.mark.parametrize("name", [*HOSTS, *DOI_HOSTS.values(), *WRAPPERS])
def test_hosts_are_lower_case_names_without_www(name):
    assert NAME.fullmatch(name)
    assert not name.startswith("www.")


def test_no_host_is_in_two_files():
    rows = [host.name for kind in SERVER_KINDS for host in kind.hosts]
    assert sorted(rows) == sorted(HOSTS)


def test_no_name_means_two_kinds():
    assert sorted(name for kind in SERVER_KINDS for name in kind.called) == sorted(HOST_KINDS)


def test_the_configuration_lists_the_most_used_first():
    assert [name for name, host in HOSTS.items() if host.probed] == [
        "github.com", "gitlab.com", "codeberg.org", "bitbucket.org",
    ]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_every_row_is_whole(host):
    assert not host.kind or LinkKind(host.kind)
    assert not host.known_as or HOSTS[host.known_as].software is host.software
    assert all(re.sub(r"\{\w+\}", "", form).islower() or "{" in form or form == "@" for form in host.below)
    assert any(anchor in host.name.replace("*", "x") for anchor in PUBLIC.anchors)


@pytest.mark.parametrize("software", SOFTWARE.values(), ids=SOFTWARE)
def test_every_kind_of_server_writes_addresses_that_can_be_filled(software):
    values = {"repo": "h/o/n", "host": "h", "owner": "o", "name": "n", "commit": "c", "path": "p", "line": 7}
    for template in (*software.clone, software.page, software.file, software.line):
        assert "{" not in template.format(**values)
    assert bool(software.file) == bool(software.line)
    assert all(word == word.lower() for word in software.reserved)


@pytest.mark.parametrize(
    ("name", "software"),
    [
        ("github.com", "github"), ("ssh.github.com", "github"), ("github.acme.example", "github"),
        ("acme.ghe.com", "github"), ("gitlab.acme.example", "gitlab"), ("a.github.io", "viewer"),
        ("github.com.evil.example", None), ("gitlab.com.evil.example", None), ("github.io", None),
        ("github.co", None), ("ghe.com", None), ("evil.example", None), ("", None),
    ],
)  # fmt: skip
def test_families_are_known_and_lookalikes_are_not(name, software):
    found = PUBLIC.find(name)
    assert (found and found.software.name) == software
    assert found is None or found.name == name


@pytest.mark.parametrize("kind", HOST_KINDS)
def test_a_configured_host_is_of_the_kind_that_was_given(kind):
    hosts = Hosts({"code.uni.example": kind})
    assert hosts.find("code.uni.example").software is HOST_KINDS[kind]
    assert any(anchor in "code.uni.example" for anchor in hosts.anchors)
    assert PUBLIC.find("code.uni.example") is None


def test_a_kind_that_was_not_given_is_that_of_the_name():
    hosts = Hosts({"github.com": "", "gitlab.uni.example": "", "code.uni.example": ""})
    found = [hosts.find(n) for n in ("github.com", "gitlab.uni.example", "code.uni.example")]
    assert [host.software.name for host in found] == ["github", "gitlab", "git"]
