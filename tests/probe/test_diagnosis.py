import pytest

from repocheck.config import Config, HostConfig, StoreConfig
from repocheck.probe import diagnosis
from repocheck.probe.store import Store
from repocheck.probe.store._schema import FILE_NAME
from tests.forge.git_host import Planned
from tests.forge.github import TOKEN, Api, Github


@pytest.fixture
def forge():
    with Github(Api({})) as forge:
        yield forge


def facts(tmp_path, offline=False, **host):
    config = Config(
        hosts={"127.0.0.1": HostConfig(**host)}, offline=offline, store=StoreConfig(path=tmp_path / "store")
    )
    return {fact.name: fact for fact in diagnosis.diagnose(config)}


def test_a_good_token_shows_its_budget(tmp_path, forge):
    fact = facts(tmp_path, api=f"{forge.url}/api/v3", token=TOKEN)["token for 127.0.0.1"]
    assert fact.ok
    assert "octocat" in fact.message
    assert "4999 of 5000" in fact.message
    assert not fact.remedy


def test_a_token_for_git_alone_is_named_and_never_shown(tmp_path):
    fact = facts(tmp_path, offline=True, token="glpat-secret")["token for 127.0.0.1"]
    assert fact.ok
    assert "git asks for a login" in fact.message
    assert "glpat" not in str(facts(tmp_path, offline=True, token="glpat-secret"))


@pytest.mark.parametrize(
    ("token", "answer", "ok", "message"),
    [
        (None, None, True, "There is none"),
        ("ghp_wrong", None, False, "does not accept"),
        (TOKEN, Planned(502), False, "status 502"),
        (TOKEN, Planned(200, (), b"<html>"), False, "status 200"),
        (
            TOKEN,
            Planned(200, (), b'{"data": {"viewer": {"login": "o"}, "rateLimit": null}}'),
            True,
            "no budget",
        ),
        (
            TOKEN,
            Planned(
                200, (), b'{"data": {"viewer": {"login": "o"}, "rateLimit": {"limit": 9, "remaining": 0}}}'
            ),
            False,
            "0 of 9",
        ),
    ],
)
def test_what_is_wrong_with_a_token_comes_with_its_mend(tmp_path, forge, token, answer, ok, message):
    if answer:
        forge.api.faults.append(lambda _: answer)
    fact = facts(tmp_path, api=f"{forge.url}/api/v3", token=token)["token for 127.0.0.1"]
    assert (fact.ok, message in fact.message) == (ok, True)
    assert fact.remedy or message == "no budget"
    assert "canary" not in str(fact)


def test_a_host_that_cannot_be_reached(tmp_path):
    fact = facts(tmp_path)["127.0.0.1"]
    assert not fact.ok
    assert fact.remedy


def test_offline_leaves_the_network_alone(tmp_path, forge):
    found = facts(tmp_path, offline=True, api=f"{forge.url}/api/v3", token=TOKEN)
    assert "token for 127.0.0.1" not in found
    assert found["network"].ok
    assert forge.asked == []


def test_the_store(tmp_path):
    assert facts(tmp_path, offline=True)["store"].message.startswith("0 audits")
    (tmp_path / "store" / FILE_NAME).write_bytes(b"nonsense" * 1000)
    fact = facts(tmp_path, offline=True)["store"]
    assert (fact.ok, "set aside" in fact.message) == (False, True)
    assert facts(tmp_path, offline=True)["store"].ok


def test_a_foreign_store_and_none_at_all(tmp_path):
    with Store(tmp_path / "store") as store:
        store._connection.execute("PRAGMA application_id = 7")
    fact = facts(tmp_path, offline=True)["store"]
    assert (fact.ok, "no evidence store" in fact.message, "store.path" in fact.remedy) == (False, True, True)
    config = Config(hosts={}, offline=True, store=StoreConfig(path=None))
    assert diagnosis.diagnose(config)[0].message == "Nothing is kept between runs."


def test_mirrors_in_files(tmp_path):
    there = facts(tmp_path, offline=True, mirror=f"file://{tmp_path}/{{owner}}/{{name}}")[
        "mirror of 127.0.0.1"
    ]
    gone = facts(tmp_path, offline=True, mirror=f"file://{tmp_path}/gone/{{owner}}/{{name}}")[
        "mirror of 127.0.0.1"
    ]
    assert (there.ok, gone.ok) == (True, False)
    assert gone.remedy


def test_programs(tmp_path, monkeypatch):
    monkeypatch.setattr(diagnosis.shutil, "which", {"git": "/usr/bin/git"}.get)
    monkeypatch.setattr(diagnosis, "find_uv", lambda: None)
    found = facts(tmp_path, offline=True)
    assert (found["git"].message, found["git"].remedy) == ("/usr/bin/git", "")
    assert found["uv"].ok
    assert "--resolve" in found["uv"].remedy
