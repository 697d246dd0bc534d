import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from repocheck.config import load_config
from repocheck.errors import ConfigError

LAB = "gitlab.lab.example"


@pytest.fixture(autouse=True)
def lab(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPOCHECK_CONFIG", "repocheck.yaml")
    write(tmp_path, "{}")
    return tmp_path


def load():
    return load_config(Path("lab.yaml"))


def write(folder, host):
    (folder / "lab.yaml").write_text(f"hosts: {{{LAB}: {host}}}")


def token(host):
    found = load().hosts[host].token
    return found and found.get_secret_value()


@pytest.mark.parametrize(
    ("variable", "host"),
    [
        ("REPOCHECK_TOKEN_GITLAB_LAB_EXAMPLE", LAB),
        ("REPOCHECK_TOKEN_GITHUB_COM", "github.com"),
        ("REPOCHECK_TOKEN_CODEBERG_ORG", "codeberg.org"),
        ("REPOCHECK_GITHUB_TOKEN", "github.com"),
        ("GITHUB_TOKEN", "github.com"),
        ("GH_TOKEN", "github.com"),
    ],
)
def test_a_variable_holds_the_token_of_one_host(monkeypatch, variable, host):
    monkeypatch.setenv(variable, " secret\n")
    assert {name for name in load().hosts if token(name)} == {host}
    assert token(host) == "secret"


def test_a_variable_of_no_host_is_refused(monkeypatch):
    monkeypatch.setenv("REPOCHECK_TOKEN_GITLAB_LAB_EXAMPEL", "secret")
    with pytest.raises(ConfigError, match="REPOCHECK_TOKEN_GITLAB_LAB_EXAMPEL sets nothing"):
        load()


def test_the_keyring_is_asked_where_the_configuration_says_so(monkeypatch, lab):
    asked = []

    def get_password(service, host):
        asked.append((service, host))
        return "from-keyring"

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=get_password))
    assert token(LAB) is None
    assert asked == []
    write(lab, "{token: keyring}")
    assert token(LAB) == "from-keyring"
    assert asked == [("repocheck", LAB)]


def _locked(*_):
    raise RuntimeError("locked")


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (None, "keyring is not installed"),
        (SimpleNamespace(get_password=lambda *_: None), "the keyring has none"),
        (SimpleNamespace(get_password=_locked), "the keyring failed: locked"),
    ],
)
def test_a_keyring_without_an_answer_is_an_error_of_the_configuration(monkeypatch, lab, module, words):
    write(lab, "{token: keyring}")
    monkeypatch.setitem(sys.modules, "keyring", module)
    with pytest.raises(ConfigError, match=words):
        load()
