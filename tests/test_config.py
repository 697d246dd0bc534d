from pathlib import Path

import pytest
from pydantic import ValidationError

from repocheck.config import Config, HostConfig, load_config, load_layers
from repocheck.errors import ConfigError

ROOT = Path(__file__).parent.parent


def test_the_committed_file_states_the_defaults():
    assert load_config(ROOT / "config.yaml").model_dump(exclude={"rubric"}) == Config().model_dump(
        exclude={"rubric"}
    )


def test_flags_beat_environment_beats_file(tmp_path, monkeypatch):
    file = tmp_path / "c.yaml"
    file.write_text("jobs: 2\ngrace_days: 10\nprobe: {attempts: 2, timeout_s: 7}\n")
    monkeypatch.setenv("REPOCHECK_JOBS", "3")
    monkeypatch.setenv("REPOCHECK_PROBE__ATTEMPTS", "5")
    config, origins = load_layers(file, {"jobs": 4})
    assert (config.jobs, config.grace_days, config.probe.attempts, config.probe.timeout_s) == (4, 10, 5, 7)
    assert origins["jobs"] == "flag"
    assert origins["probe.attempts"] == "environment"
    assert origins["grace_days"] == str(file)


def test_naming_one_host_keeps_the_others(tmp_path):
    file = tmp_path / "c.yaml"
    file.write_text("hosts: {github.com: {mirror: 'file:///m/{owner}/{name}'}, git.example.org: {}}\n")
    hosts = load_config(file).hosts
    assert hosts["github.com"].mirror == "file:///m/{owner}/{name}"
    assert hosts["github.com"].api == "https://api.github.com"
    assert {"gitlab.com", "git.example.org"} <= hosts.keys()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("jobz: 3", "jobz: no such key"),
        ("jobs: 0", "jobs: Input should be greater than or equal to 1"),
        ("probe: {timeout_s: -1}", "probe.timeout_s"),
        ("hosts: {GitHub.com: {}}", "is not a host name in lower case"),
        ("a: [", "not valid YAML"),
        ("- a", "expected keys and values"),
        ("x: " + "[" * 5000, "not valid YAML"),
        ("x" * 300_000, "larger than"),
    ],
)
def test_a_bad_file_says_what_is_wrong_and_how_to_mend_it(tmp_path, text, message):
    file = tmp_path / "c.yaml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert message in str(caught.value)
    assert caught.value.remedy


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match="cannot read"):
        load_config(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("name", "text", "jobs"),
    [
        ("repocheck.yaml", "jobs: 3", 3),
        ("config.yaml", "repocheck: 1\njobs: 3", 3),
        ("config.yaml", "model: resnet\njobs: 3", 8),
    ],
)
def test_discovery_leaves_other_projects_files_alone(tmp_path, monkeypatch, name, text, jobs):
    (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert load_config().jobs == jobs


def test_a_variable_that_sets_nothing_is_refused(monkeypatch):
    monkeypatch.setenv("REPOCHECK_OFLINE", "1")
    with pytest.raises(ConfigError, match="REPOCHECK_OFLINE sets nothing"):
        load_config()


def test_the_variable_names_a_file(tmp_path, monkeypatch):
    (tmp_path / "mine.yaml").write_text("jobs: 5")
    monkeypatch.setenv("REPOCHECK_CONFIG", str(tmp_path / "mine.yaml"))
    assert load_config().jobs == 5


@pytest.mark.parametrize("name", ["REPOCHECK_GITHUB_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"])
def test_the_token_of_github_comes_from_the_environment_and_shows_nowhere(monkeypatch, name):
    monkeypatch.setenv(name, "ghp_canary")
    config = load_config()
    assert config.hosts["github.com"].token.get_secret_value() == "ghp_canary"
    assert config.hosts["gitlab.com"].token is None
    assert "ghp_canary" not in f"{config!r} {config} {config.model_dump_json()}"


@pytest.mark.parametrize(
    "token", ["ghp_canary\n", "ghp canary", "ghp_canar\N{LATIN SMALL LETTER Y WITH ACUTE}", "\0"]
)
def test_a_token_that_no_header_can_hold_is_refused_without_showing_it(tmp_path, token):
    with pytest.raises(ConfigError) as raised:
        load_config(None, {"hosts": {"github.com": {"token": token}}})
    assert "token" in str(raised.value)
    assert "canar" not in str(raised.value)
    with pytest.raises(ValidationError) as direct:
        HostConfig(token=token)
    assert "canar" not in str(direct.value)


def test_a_line_end_behind_the_token_in_the_environment_is_forgiven(monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_canary\n")
    assert load_config().hosts["github.com"].token.get_secret_value() == "ghp_canary"
