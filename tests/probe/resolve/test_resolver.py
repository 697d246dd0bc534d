import base64
import datetime as dt
import hashlib
import http.server
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from repocheck.config import Config, StoreConfig
from repocheck.models import Requirements
from repocheck.probe.resolve import Compiler, compiling, resolver
from repocheck.probe.resolve import uv as _uv
from repocheck.probe.resolve.resolver import Resolver

TEXTS = Path(__file__).parents[2] / "data" / "uv"
ONE = Requirements(path="requirements.txt", lines=("a==1",), python="==3.10.*")
CONFIG = Config(store=StoreConfig(path=None))


def test_resolves(fake):
    asked = fake("pwd >&2; cat requirements.in; lock")
    found = Resolver(CONFIG).resolve(ONE)
    assert (found.outcome, found.resolved, found.python, found.path) == (
        "resolves",
        2,
        "3.10.19",
        "requirements.txt",
    )
    (arguments,) = asked()
    for wanted in ("--no-config", "--no-build", "--no-sources", "--no-python-downloads"):
        assert wanted in arguments
    assert "--offline" not in arguments
    assert "--exclude-newer" not in arguments


def test_what_is_kept_is_not_asked_again(fake, tmp_path):
    asked = fake("lock")
    keeping = CONFIG.model_copy(update={"store": StoreConfig(path=tmp_path / "kept")})
    with closing(Resolver(keeping)) as resolver:
        first = resolver.resolve(ONE)
    with closing(Resolver(keeping)) as resolver:
        again = resolver.resolve(ONE.model_copy(update={"path": "other.txt"}))
    assert again == first.model_copy(update={"path": "other.txt"})
    assert len(asked()) == 1


def test_offline_and_as_of_are_passed_on(fake):
    asked = fake("true")
    Resolver(CONFIG.model_copy(update={"offline": True, "as_of": dt.date(2024, 2, 29)})).resolve(ONE)
    assert "--offline" in asked()[0]
    assert "--exclude-newer 2024-02-29" in asked()[0]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("missing-version.pin", "missing-version"),
        ("conflict.pins", "conflict"),
        ("newer-than.day", "newer-than"),
        ("offline-miss.cache", "offline-miss"),
        ("not-checkable.words", "not-checkable"),
    ],
)
def test_what_uv_says_becomes_the_outcome(fake, text, outcome):
    fake(f"say {text}.txt")
    found = Resolver(CONFIG).resolve(ONE)
    assert (found.outcome, found.resolved) == (outcome, 0)
    assert found.message


def test_the_address_of_a_private_index_is_not_shown(fake):
    fake("say network.refused.txt")
    found = Resolver(CONFIG).resolve(ONE)
    assert (found.outcome, "secret" in found.message) == ("network", False)


def test_what_is_missing_may_be_on_the_index_that_the_manifest_names(fake):
    fake("say missing-package.artefact.txt")
    assert Resolver(CONFIG).resolve(ONE.model_copy(update={"other_index": True})).outcome == "not-checkable"


def test_packages_that_need_a_build_are_left_aside(fake):
    asked = fake("grep -q fire excludes.txt && lock; say needs-source-build.sdist.txt")
    found = Resolver(CONFIG).resolve(ONE)
    assert (found.outcome, found.built, found.resolved) == ("needs-source-build", ("fire",), 2)
    assert len(asked()) == 2


def test_too_many_builds_say_nothing(fake):
    asked = fake(
        'n=$(wc -c <excludes.txt); sed "s/fire/p$n/" ' + f"{TEXTS}/needs-source-build.sdist.txt >&2; exit 1"
    )
    assert Resolver(CONFIG).resolve(ONE).outcome == "not-checkable"
    assert len(asked()) == 16


def test_another_python_may_do(fake):
    fake('case "$*" in *"version 3.8."*) lock;; esac; say no-wheel-for-python.old.txt')
    found = Resolver(CONFIG).resolve(ONE.model_copy(update={"python": ""}))
    assert (found.python, found.not_on) == ("3.8.20", ("3.12.12", "3.10.19"))
    assert Resolver(CONFIG).resolve(ONE).outcome == "no-wheel-for-python"


def test_it_fails_only_where_it_fails_on_all_and_tells_why_first(fake):
    fake('case "$*" in *"version 3.7."*) say conflict.pins.txt;; esac; say no-wheel-for-python.old.txt')
    found = Resolver(CONFIG).resolve(ONE.model_copy(update={"python": ""}))
    assert (found.outcome, found.python) == ("conflict", "3.7.17")
    assert "Pythons tried: 3.12, 3.10, 3.8, 3.6, 3.11, 3.9, 3.7, 3.13, 3.14." in found.message


def test_a_python_with_fewer_builds_is_told_of(fake):
    script = 'if grep -q fire excludes.txt; then lock; fi; case "$*" in *"version 3.12."*)'
    fake(f"{script} say no-wheel-for-python.old.txt;; esac; say needs-source-build.sdist.txt")
    found = Resolver(CONFIG).resolve(ONE.model_copy(update={"python": ">=3.10"}))
    assert (found.outcome, found.python) == ("needs-source-build", "3.10.19")


def test_a_failure_is_not_believed_when_the_network_broke_in_between(fake):
    fake('case "$*" in *"version 3.10."*) say network.refused.txt;; esac; say no-wheel-for-python.old.txt')
    assert Resolver(CONFIG).resolve(ONE.model_copy(update={"python": ""})).outcome == "network"


def test_another_platform_may_do(fake):
    fake('case "$*" in *"platform windows"*) lock;; esac; say wrong-platform.windows.txt')
    found = Resolver(CONFIG).resolve(ONE)
    assert (found.outcome, "windows" in found.message) == ("resolves", True)


@pytest.mark.parametrize(
    "line",
    ["-r /etc/passwd", "a @ file:///x", "../a", "a==1\n-r x", "a ; b == '${A}'", "a\\", "--index-url x", "é"],
)
def test_no_other_line_reaches_uv(fake, line):
    fake("exit 9")
    found = Resolver(CONFIG).resolve(ONE.model_copy(update={"lines": (line,)}))
    assert (found.outcome, found.left_out) == ("not-checkable", 1)


def test_python_2_is_not_tried(fake):
    fake("exit 9")
    found = Resolver(CONFIG).resolve(ONE.model_copy(update={"python": "2.7"}))
    assert (found.outcome, "2.7" in found.message) == ("not-checkable", True)


def test_too_slow(fake, monkeypatch):
    fake("sleep 20")
    monkeypatch.setattr(resolver, "RESOLVE_TIMEOUT_S", 0.3)
    assert Resolver(CONFIG).resolve(ONE).outcome == "timeout"


def test_stopped(fake):
    fake("sleep 20")
    compiler = Compiler()
    compiler.stop()
    assert Resolver(CONFIG, compiler).resolve(ONE).outcome == "timeout"


def test_without_uv_nothing_is_said_of_the_repository(monkeypatch):
    monkeypatch.setattr(compiling, "find_uv", lambda: None)
    without = Resolver(CONFIG)
    assert without.resolve(ONE) is None
    assert without.problems[0].cause == "no-uv"
    assert "pip install" in without.problems[0].remedy


def wheel(folder, name, version, *requires):
    """Write the smallest wheel there can be."""
    dist = f"{name}-{version}.dist-info"
    needs = "".join(f"Requires-Dist: {line}\n" for line in requires)
    files = {
        f"{dist}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}",
        f"{dist}/WHEEL": "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    path = folder / name / f"{name}-{version}-py3-none-any.whl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{file},sha256={digest},{len(text)}\n"
        archive.writestr(f"{dist}/RECORD", f"{record}{dist}/RECORD,,\n")


@pytest.fixture
def index(tmp_path, monkeypatch):
    """Serve an index of two packages on loopback; the listings of folders are its pages."""
    wheel(tmp_path / "simple", "low", "1.0")
    wheel(tmp_path / "simple", "low", "2.0")
    wheel(tmp_path / "simple", "high", "1.0", "low<2")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(tmp_path))

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://127.0.0.1:{server.server_port}/simple")
        yield server
        server.shutdown()


@pytest.mark.slow
@pytest.mark.skipif(_uv.find_uv() is None, reason="uv is not installed")
@pytest.mark.parametrize(
    ("lines", "outcome", "resolved"),
    [
        (("high",), "resolves", 2),
        (("high", "low==2.0"), "conflict", 0),
        (("high==3.0",), "missing-version", 0),
        (("nobody-made-this",), "missing-package", 0),
    ],
)
def test_the_real_uv(index, lines, outcome, resolved):
    found = Resolver(CONFIG).resolve(ONE.model_copy(update={"lines": lines}))
    assert (found.outcome, found.resolved) == (outcome, resolved), found.message


@pytest.mark.slow
@pytest.mark.skipif(_uv.find_uv() is None, reason="uv is not installed")
def test_the_real_uv_without_upload_dates_or_network(index):
    as_of = CONFIG.model_copy(update={"as_of": dt.date(2024, 2, 29)})
    assert Resolver(as_of).resolve(ONE.model_copy(update={"lines": ("high",)})).outcome == "no-upload-dates"
    offline = CONFIG.model_copy(update={"offline": True})
    assert Resolver(offline).resolve(ONE.model_copy(update={"lines": ("high",)})).outcome == "offline-miss"
