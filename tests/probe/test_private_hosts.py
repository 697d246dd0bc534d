"""A host that shows its repositories only to whoever brings its token: git's own server behind a login."""

from base64 import b64decode

import pytest

from repocheck.config import Config, HostConfig, ProbeConfig, StoreConfig
from repocheck.http import Client
from repocheck.models import Availability, RepoRef
from repocheck.probe import Prober
from repocheck.probe.github import graphql_address
from repocheck.probe.network import Network
from tests.forge import GitHost, Planned

GLOBS = ("*.md",)
TOKEN = "glpat-a-secret"
REF = RepoRef(host="gitlab.lab.example", owner="group", name="code")
CANARY = f"{REF.owner}/{REF.name}"
ASKS = Planned(401, (("WWW-Authenticate", 'Basic realm="GitLab"'),), b"HTTP Basic: Access denied")


@pytest.fixture
def private(make_repo, tmp_path):
    """A host that shows nothing without the login ``oauth2:TOKEN``."""
    make_repo({"README.md": "# Secret work\n", "main.py": "print(1)\n"}, "hosted/group/code")
    with GitHost(tmp_path / "hosted") as host:
        host.plan("/", lambda asked: None if _login(asked) == f"oauth2:{TOKEN}" else ASKS)
        yield host


def _login(asked):
    kind, _, secret = {k.lower(): v for k, v in asked.headers.items()}.get("authorization", "").partition(" ")
    return b64decode(secret).decode() if kind == "Basic" else ""


def probe(host, token, ref=REF, own=None):
    mirror = HostConfig(mirror=host.url + "/{owner}/{name}", authoritative=True, token=own, canary=CANARY)
    config = Config(
        hosts={REF.host: mirror, "127.0.0.1": HostConfig(token=token)},
        probe=ProbeConfig(timeout_s=5, attempts=1, absence_s=0),
        store=StoreConfig(path=None),
    )
    with Prober(config) as prober:
        return prober.probe(ref, GLOBS)


def test_a_private_repository_is_read_with_the_token_of_its_host(private):
    seen = probe(private, TOKEN)
    assert seen.availability is Availability.EXISTS
    assert seen.texts["README.md"].text == "# Secret work\n"
    logins = [_login(asked) for asked in private.asked]
    assert logins[0] == ""  # the secret is shown only where the host asks for it
    assert set(logins[1:]) == {f"oauth2:{TOKEN}"}


@pytest.mark.parametrize(
    ("token", "advice"),
    [(None, "set REPOCHECK_TOKEN_127_0_0_1"), ("wrong", "127.0.0.1 does not accept its token")],
)
def test_without_a_token_that_fits_it_is_unknown_and_says_whose_token_is_needed(private, token, advice):
    seen = probe(private, token)
    assert seen.availability is Availability.UNKNOWN
    assert [problem.cause for problem in seen.problems] == ["unauthorised"]
    assert advice in seen.problems[0].remedy
    assert "GITHUB" not in seen.problems[0].remedy


def test_the_token_of_one_host_is_sent_to_no_other(private):
    seen = probe(private, None, own=TOKEN)  # the host's own token, while its mirror asks for a login
    assert seen.availability is Availability.UNKNOWN
    assert not any(_login(asked) for asked in private.asked)


def test_a_user_may_stand_before_the_secret(private):
    probe(private, f"deploy:{TOKEN}")
    assert _login(private.asked[-1]) == f"deploy:{TOKEN}"


def test_what_a_host_does_not_show_to_its_token_is_missing(private):
    seen = probe(private, TOKEN, RepoRef(host=REF.host, owner="group", name="gone"))
    assert (seen.availability, seen.problems) == (Availability.MISSING, ())


@pytest.mark.parametrize(
    ("host", "address"),
    [
        (HostConfig(kind="github", token=TOKEN), "https://github.lab.example/api/graphql"),
        (
            HostConfig(kind="github", token=TOKEN, api="https://api.lab.example/api/v3"),
            "https://api.lab.example/api/graphql",
        ),
        (HostConfig(kind="github"), None),
        (HostConfig(kind="gitlab", token=TOKEN), None),
    ],
)
def test_github_enterprise_is_asked_by_its_own_api_where_there_is_a_token(monkeypatch, host, address):
    asked = []

    def client(host, *_):
        asked.append(graphql_address(host))
        return Client(set(), 1.0)

    monkeypatch.setattr("repocheck.probe.network.api_client", client)
    config = Config(hosts={"github.lab.example": host}, store=StoreConfig(path=None))
    with Network(config):
        assert asked == ([address] if address else [])


def test_a_public_repository_is_read_without_the_token(make_repo, tmp_path):
    make_repo({"README.md": "# Open\n"}, "hosted/group/code")
    with GitHost(tmp_path / "hosted") as host:
        assert probe(host, "expired").availability is Availability.EXISTS
        assert not any(_login(asked) for asked in host.asked)
