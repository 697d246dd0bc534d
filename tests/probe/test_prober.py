import pytest

from repocheck.config import Config, HostConfig, ProbeConfig, StoreConfig
from repocheck.models import Availability, Evidence, RepoRef
from repocheck.probe import Prober, utc_now
from repocheck.probe.network import Network, filled
from tests.forge import GitHost, Planned

GLOBS = ("*.md",)
EXISTS, MISSING, UNKNOWN = Availability.EXISTS, Availability.MISSING, Availability.UNKNOWN


def ref(owner="owner", name="name", host="github.com"):
    return RepoRef(host=host, owner=owner, name=name)


def once(host):
    """A configuration in which nothing is kept and nothing asked twice."""
    return Config(
        hosts={"github.com": host}, probe=ProbeConfig(attempts=1, absence_s=0), store=StoreConfig(path=None)
    )


@pytest.fixture
def look(make_repo, tmp_path):
    """Probe with a mirror folder that holds ``Owner/Name``."""
    make_repo({"README.md": "# Hi\n"}, "mirror/Owner/Name")

    def probe(asked, *alternatives, template="file://{}/mirror/{{owner}}/{{name}}", **settings):
        host = HostConfig(mirror=template.format(tmp_path), **settings)
        store = StoreConfig(path=None)
        config = Config(hosts={"github.com": host}, offline=True, store=store)
        with Prober(config) as prober:
            return prober.probe(asked, GLOBS, alternatives=alternatives)

    return probe


def test_a_mirror_answers_for_its_host(look):
    seen = look(ref("Owner", "Name"))
    assert (seen.availability, seen.texts["README.md"].text, seen.via) == (EXISTS, "# Hi\n", "local")


def test_names_differ_in_case_as_hosts_let_them(look):
    assert look(ref("OWNER", "name")).availability is EXISTS


@pytest.mark.parametrize(
    ("authoritative", "availability", "cause"), [(True, MISSING, None), (False, UNKNOWN, "offline")]
)
def test_what_a_mirror_lacks(look, authoritative, availability, cause):
    seen = look(ref("gone"), authoritative=authoritative)
    assert (seen.availability, [p.cause for p in seen.problems]) == (availability, [cause] if cause else [])


@pytest.mark.parametrize(
    ("asked", "cause"),
    [
        (ref(host="evil.example"), "host-not-allowed"),
        (ref(owner=".."), "bad-name"),
        (ref(owner="a/../.."), "bad-name"),
        (ref(name="."), "bad-name"),
        (ref(name="{host}"), "bad-name"),
        (ref(name="a%2e%2e"), "bad-name"),
        (ref(name="a\nb"), "bad-name"),
        (ref(name="a?b"), "bad-name"),
        (ref(name="name\u0131"), "bad-name"),
    ],
)
def test_names_that_lead_elsewhere_are_not_followed(look, asked, cause):
    seen = look(asked, authoritative=True)
    assert (seen.availability, seen.problems[0].cause, seen.via) == (UNKNOWN, cause, "none")


def test_other_readings_are_tried_before_missing_is_said(look):
    seen = look(ref("Ow", "ner"), ref("none"), ref("Owner", "Name"), authoritative=True)
    assert (seen.availability, str(seen.requested)) == (EXISTS, "github.com/Ow/ner")
    assert str(seen.resolved) == "github.com/Owner/Name"
    assert look(ref("Ow", "ner"), ref("none"), authoritative=True).availability is MISSING


def test_a_mirror_on_the_network(make_repo, tmp_path):
    make_repo({"README.md": "# Hi\n"})
    with GitHost(tmp_path) as host:
        mirror = HostConfig(mirror=f"{host.url}/{{owner}}/{{name}}", authoritative=True)
        with Prober(once(mirror)) as prober:
            assert prober.probe(ref(), GLOBS).texts["README.md"].text == "# Hi\n"
            assert prober.probe(ref("gone"), GLOBS).availability is MISSING
            host.plan("/login", Planned(200, (("Content-Type", "text/html"),), b"<html>"))
            seen = prober.probe(ref("login"), GLOBS)
    assert (seen.availability, seen.problems[0].cause) == (UNKNOWN, "not-git")


def test_another_reading_that_could_not_be_seen_leaves_it_open(make_repo, tmp_path):
    with GitHost(tmp_path) as host:
        host.plan("/other/", Planned(403))
        mirror = HostConfig(mirror=f"{host.url}/{{owner}}/{{name}}", authoritative=True)
        with Prober(once(mirror)) as prober:
            seen = prober.probe(ref("gone"), GLOBS, alternatives=(ref("other"),))
    assert (seen.availability, str(seen.requested)) == (UNKNOWN, "github.com/gone/name")


@pytest.mark.parametrize(
    ("host", "ref", "asked"),
    [
        ({"kind": "cgit"}, "lab/tool", ["/lab/tool.git", "/lab/tool"]),
        ({"kind": "cgit"}, "tool", ["/tool.git", "/tool"]),
        ({"kind": "bitbucket"}, "LAB/tool", ["/scm/LAB/tool.git"]),
        ({"kind": "gitea"}, "lab/tool", ["/lab/tool.git"]),
        ({}, "a/b/tool", ["/a/b/tool.git", "/a/b/tool"]),
    ],
)
def test_each_kind_of_host_is_asked_at_its_own_addresses(monkeypatch, host, ref, asked):
    seen = []

    def ask(self, question):
        seen.append(filled(question.address, question.ref))
        return Evidence(requested=question.ref, availability="missing", probed_at=utc_now(), via="git-http")

    monkeypatch.setattr(Network, "ask", ask)
    config = Config(hosts={"code.uni.example": HostConfig(**host)}, store=StoreConfig(path=None))
    with Prober(config) as prober:
        prober.probe(RepoRef.model_validate(f"code.uni.example/{ref}"), GLOBS)
    assert seen == [f"https://code.uni.example{path}" for path in asked]
