"""What is merely found in the working folder is a stranger's; what is named or the user's own is trusted."""

import pytest

from repocheck.config import Config, load_config
from repocheck.config_files import is_own_api
from repocheck.errors import ConfigError

CLOSED = [
    ("hosts: {github.com: {api: 'http://127.0.0.1:8080/'}}", "hosts.github.com.api"),
    ("hosts: {github.com: {mirror: 'file:///tmp/{owner}/{name}'}}", "hosts.github.com.mirror"),
    ("hosts: {github.com: {authoritative: true}}", "hosts.github.com.authoritative"),
    ("hosts: {github.com: {token: ghp_x}}", "hosts.github.com.token"),
    ("hosts: {github.com: {canary: evil/evil}}", "hosts.github.com.canary"),
    ("hosts: {evil.example: {}}", "hosts.evil.example"),
    ("rubric: {weights: {readme-present: 99}}", "rubric.weights.readme-present"),
    ("rubric: {min_coverage: 0.0}", "rubric.min_coverage"),
    ("overrides: [{repo: '*', state: available, reason: mine}]", "overrides"),
    ("exclude: {repos: ['*']}", "exclude.repos"),
    ("store: {path: /tmp/elsewhere}", "store.path"),
    ("store: {path: null}", "store.path"),
    ("probe: {use_proxies: true}", "probe.use_proxies"),
    ("probe: {follow: true}", "probe.follow"),
    ("probe: {absence_s: 0}", "probe.absence_s"),
    ("resolve: true", "resolve"),
    ("try: true", "try"),
    ("software_heritage: all", "software_heritage"),
]
OPEN = (
    "jobs: 3\noffline: true\ngrace_days: 5\nstore: {max_age_hours: 2}\nprobe: {timeout_s: 7, max_files: 9}\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    return tmp_path / "work"


@pytest.mark.parametrize(("text", "key"), CLOSED)
@pytest.mark.parametrize("name", ["repocheck.yaml", "config.yaml"])
def test_what_is_found_may_not_say_whom_to_trust(folder, monkeypatch, name, text, key):
    file = folder / name
    file.write_text(f"repocheck: 1\n{text}\n")
    with pytest.raises(ConfigError) as caught:
        load_config()
    assert f"may not set {key}" in str(caught.value)
    assert f"--config {name}" in caught.value.remedy
    load_config(file)
    monkeypatch.setenv("REPOCHECK_CONFIG", str(file))
    load_config()


def test_what_is_found_may_set_limits_and_repeat_the_defaults(folder):
    (folder / "repocheck.yaml").write_text(
        OPEN + "hosts: {github.com: {mirror: null}}\nrubric: {weights: {}}\n"
    )
    config = load_config()
    assert (config.jobs, config.offline, config.probe.max_files, config.grace_days) == (3, True, 9, 5)
    everything = Config().model_dump_json(exclude={"store": {"path"}}, by_alias=True)
    (folder / "repocheck.yaml").write_text(everything)
    assert load_config() == Config()


def test_a_link_that_is_found_shows_nothing_of_what_it_leads_to(folder):
    (folder.parent / "secret").write_text("repocheck: 1\nkey: a secret: of somebody\n")
    (folder / "config.yaml").symlink_to(folder.parent / "secret")
    assert load_config() == Config()
    (folder / "repocheck.yaml").symlink_to(folder.parent / "secret")
    with pytest.raises(ConfigError, match=r"is not followed$"):
        load_config()
    with pytest.raises(ConfigError, match="is not valid YAML"):
        load_config(folder / "repocheck.yaml")


@pytest.mark.parametrize("value", [".inf", "1e300", ".nan", "10000000000"])
@pytest.mark.parametrize(
    "key", ["probe: {timeout_s", "probe: {deadline_s", "judge_s", "grace_days", "store: {max_age_hours"]
)
def test_no_limit_is_infinite(folder, key, value):
    (folder / "repocheck.yaml").write_text(f"{key}: {value}" + "}" * ("{" in key))
    with pytest.raises(ConfigError):
        load_config()


def test_a_key_that_does_not_exist_is_named_as_such(folder):
    (folder / "repocheck.yaml").write_text("jobz: 3")
    with pytest.raises(ConfigError, match="no such key"):
        load_config()


def test_the_file_of_the_user_is_trusted_and_what_is_found_lies_over_it(folder, tmp_path):
    own = tmp_path / "home/repocheck/config.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("jobs: 2\nhosts: {git.example.edu: {kind: gitea}}\nrubric: {weights: {run-command: 9}}\n")
    (folder / "repocheck.yaml").write_text("jobs: 5")
    config = load_config()
    assert (config.jobs, config.hosts["git.example.edu"].kind) == (5, "gitea")
    assert config.rubric.weights == {"run-command": 9}
    (folder / "named.yaml").write_text("offline: true")
    assert load_config(folder / "named.yaml").jobs == Config().jobs


@pytest.mark.parametrize(("host", "api", "own"), [
    ("github.com", "https://api.github.com", True),
    ("github.com", "https://github.com/api", True),
    ("git.lab.edu", "https://git.lab.edu/api/v3", True),
    ("github.com", "http://api.github.com", False),
    ("github.com", "http://127.0.0.1:8080/", False),
    ("github.com", "https://api.github.com.evil.example/", False),
    ("github.com", "https://evilgithub.com/", False),
    ("github.com", "https://api.github.com@evil.example/", False),
    ("github.com", "", False),
])  # fmt: skip
def test_the_own_api_of_a_host(folder, monkeypatch, host, api, own):
    assert is_own_api(host, api) is own
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_canary")
    (folder / "c.yaml").write_text(f"hosts: {{github.com: {{api: '{api}'}}}}")
    if host == "github.com":
        token = load_config(folder / "c.yaml").hosts["github.com"].token
        assert (token is not None) is own


def test_a_token_that_is_named_with_its_api_goes_there(folder):
    (folder / "c.yaml").write_text("hosts: {github.com: {api: 'http://127.0.0.1:1/', token: ghp_x}}")
    assert load_config(folder / "c.yaml").hosts["github.com"].token.get_secret_value() == "ghp_x"


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "hosts: &a {github.com: *a}",
        "hosts:",
        "hosts: 3",
        "hosts: [github.com]",
        "hosts: {github.com: 3}",
        'store: {path: "\\0"}',
        'store: {path: "/tmp/\\0x"}',
        "? [a]\n: b",
        "1: 2",
        "jobs: !!python/object/apply:os.system ['true']",
    ],
)
def test_a_file_that_makes_no_sense_is_a_mistake_in_the_call(folder, text):
    (folder / "c.yaml").write_text(text)
    with pytest.raises(ConfigError):
        load_config(folder / "c.yaml")
