"""Count the API requests for many repositories of a fake GitHub: ours, and those of howfairis where it is.

Part of `bench/probe.py`.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from repocheck.config import Config, HostConfig, StoreConfig
from repocheck.models import RepoRef
from repocheck.probe import Prober
from tests.conftest import GIT_ENV
from tests.conftest import git as run_git
from tests.forge import Planned
from tests.forge.git_host import Asked
from tests.forge.github import TOKEN, Api, Github, Repo, signed
from tests.forge.loopback import stand_in

HOWFAIRIS = 4.0
"""API requests of howfairis 0.14.2 for one repository, where it is not here to be counted."""
GOAL = 50
_RUN = Path(__file__).with_name("howfairis_run.py")


class Host(Github):
    """A fake GitHub that answers howfairis too: below ``/api.github.com``, ``/github.com`` and so on."""

    def planned(self, asked: Asked) -> Planned | None:
        """Answer what is for the API, or for howfairis."""
        _, host, *slug = asked.path.partition("?")[0].split("/")
        if "." not in host:
            return super().planned(asked)
        if host == "api.github.com":
            about: object = {"full_name": "/".join(slug[1:3]), "default_branch": "main"}
            return signed(
                200, {"commits": [], "license": {"license": {"spdx_id": "MIT"}}}.get(slug[-1], about)
            )
        if host == "raw.githubusercontent.com":
            return self._raw("/".join(slug[:2]), "/".join(slug[3:]))
        return Planned(200, (("Content-Type", "text/html"),), b"<html>a page</html>")

    def _raw(self, slug: str, path: str) -> Planned:
        folder = self.api.repos[slug].folder
        show = ["git", "show", f"HEAD:{path}"]
        done = subprocess.run(show, cwd=folder, env=GIT_ENV, capture_output=True, check=False)
        return (
            Planned(404) if done.returncode else Planned(200, (("Content-Type", "text/plain"),), done.stdout)
        )


def count_requests(
    folders: Sequence[Path], count: int, delay_s: float, globs: tuple[str, ...], python: str | None
) -> bool:
    """Look at `count` repositories made of `folders` in every way; print the requests of each.

    Returns:
        Whether ours are at most 1/50 of those of howfairis.
    """
    repos = {}
    for number, folder in zip(range(count), itertools.cycle(folders), strict=False):
        commit = run_git("-c", "safe.directory=*", "rev-parse", "HEAD", cwd=folder).strip()
        repos[f"acme/r{number}"] = Repo(f"acme/r{number}", commit, number + 1, folder=folder)
    api = Api(repos)
    print(f"\n{count} repositories of a fake GitHub with a token; figures per repository")
    print(f"{'':28}{'API requests':>14}{'all requests':>14}{'s':>8}")
    with Host(api, delay_s=delay_s) as host:
        there = [*repos]
        gone = [slug if number % 10 else f"acme/gone{number}" for number, slug in enumerate(there)]
        ours = _row(host, "repocheck", count, lambda: _probe(host, there, globs))
        _row(host, "repocheck, a tenth missing", count, lambda: _probe(host, gone, globs))
        theirs = HOWFAIRIS
        if python:
            command = [python, os.fspath(_RUN), host.url]
            theirs = _row(host, "howfairis", count, lambda: [_run(*command, slug) for slug in there])
        else:
            print(f"howfairis is not installed here; {HOWFAIRIS:g} API requests are taken for it")
    return ours * GOAL <= theirs


def howfairis_python() -> str | None:
    """Return the interpreter that has howfairis: this one, or that of the command on the path."""
    if importlib.util.find_spec("howfairis"):
        return sys.executable
    script = shutil.which("howfairis")
    first = Path(script).read_text(encoding="utf-8").partition("\n")[0] if script else ""
    return first.removeprefix("#!").strip() or None


def _row(host: Host, name: str, count: int, way: Callable[[], object]) -> float:
    host.asked.clear()
    began = time.perf_counter()
    way()
    seconds = (time.perf_counter() - began) / count
    asked = sum(one.path.startswith(("/api/", "/api.github.com/")) for one in host.asked) / count
    print(f"{name:28}{asked:14.3f}{len(host.asked) / count:14.2f}{seconds:8.3f}", flush=True)
    return asked


def _run(*command: str) -> None:
    """Run howfairis for one repository, as it is meant to: in one process it refuses to go on after some."""
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def _probe(host: Host, slugs: Sequence[str], globs: tuple[str, ...]) -> None:
    stand_in(host.url)
    config = Config(
        hosts={"github.com": HostConfig(api=f"{host.url}/api/v3", token=TOKEN)}, store=StoreConfig(path=None)
    )
    refs = [RepoRef.model_validate(f"github.com/{slug}") for slug in slugs]
    with Prober(config) as asked:
        asked.prepare(refs)
        for ref in refs:
            seen = asked.probe(ref, globs)
            expected = "missing" if "gone" in ref.name else "exists"
            assert seen.availability == expected, (ref, seen.problems)
