"""What all tests share: a folder of real data that may be absent, and tiny git repositories."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from repocheck.probe.software_heritage import SoftwareHeritage

SHARED = Path(__file__).parent.parent.parent / "shared"
GIT_ENV = {
    "PATH": os.environ["PATH"],
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_DATE": "1700000000 +0000",
    "GIT_COMMITTER_DATE": "1700000000 +0000",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}
"""A clean environment in which git makes the same commits on every machine."""

# The suite tries the same examples on every machine, so that what lands does not depend on luck; other ones
# are looked for on purpose: HYPOTHESIS_PROFILE=random.
settings.register_profile("fixed", derandomize=True)
settings.register_profile("random", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

# Hundreds of tests start the package in a process of its own, which would compile all of it again each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_finish():
    """Keep what all tests share, a million objects, out of each search for garbage."""
    gc.collect()
    gc.freeze()


_HOMES = count()


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch, tmp_path_factory):
    """Tests see neither the tokens nor the REPOCHECK_… variables of whoever runs them.

    Nor what an engine of an earlier test has set for the processes it starts, nor the evidence store of
    anybody else: whoever writes there makes the folders, and few of the many thousands of tests do.
    """
    for name in os.environ:
        if name.startswith("REPOCHECK_") or name in {"GITHUB_TOKEN", "GH_TOKEN", "PYTHONSAFEPATH"}:
            monkeypatch.delenv(name)
    home = tmp_path_factory.getbasetemp() / "home" / str(next(_HOMES))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "configuration"))


class _Silent(SoftwareHeritage):
    def copy_of(self, ref):
        return None


@pytest.fixture(autouse=True, scope="session")
def _no_archive():
    """No test asks Software Heritage, unless it brings one of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("repocheck.probe.network.SoftwareHeritage", _Silent)
        yield


@pytest.fixture
def shared() -> Path:
    """The folder of real digests and labels; tests over it are skipped where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the folder shared/ is not beside this checkout")
    return SHARED


def git(*arguments: str, cwd: Path, content: bytes = b"") -> str:
    """Run git in a clean environment and return what it printed."""
    done = subprocess.run(
        ["git", *arguments], cwd=cwd, input=content, env=GIT_ENV, check=True, capture_output=True
    )
    return done.stdout.decode()


@pytest.fixture
def make_repo(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that makes a working directory with one commit of the given files."""

    def make(files: Mapping[str, str | bytes], name: str = "owner/name") -> Path:
        path = tmp_path / name
        path.mkdir(parents=True)
        git("init", "-q", "-b", "main", ".", cwd=path)
        for file, text in files.items():
            (path / file).parent.mkdir(parents=True, exist_ok=True)
            (path / file).write_bytes(text if isinstance(text, bytes) else text.encode())
        if files:
            git("add", "-A", cwd=path)
            git("commit", "-q", "-m", "first", cwd=path)
        return path

    return make
