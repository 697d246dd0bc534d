"""``repocheck demo``: the real pipeline on a small digest and six small repositories, offline.

The digest and the repositories (as `git fast-import` streams, which are plain text) lie beside this file.
Nothing is faked but the host: a mirror in a temporary folder stands in for github.com.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from repocheck.cli._app import Quiet, app
from repocheck.cli._output import emit
from repocheck.cli._terminal import log_to_stderr
from repocheck.errors import UsageError

_OWNERS = {
    "tidy-router": "careful-lab",
    "exact-bandits": "statkit",
    "soon-net": "hopeful-ai",
    "sparse-mixer": "quiet-group",
    "blank-slate": "empty-lab",
}
"""Owner by repository; one without a stream stays empty, and gone-lab/lost-code does not exist."""


@app.command("demo")
def demo_command(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the HTML report.")] = Path(
        "reports/demo.html"
    ),
    quiet: Quiet = False,
) -> None:
    """Audit a small embedded digest, offline, and write an HTML report."""
    from repocheck.config import Config, HostConfig
    from repocheck.models import Source
    from repocheck.pipeline import Reading, Targets, audit

    log = log_to_stderr(quiet)
    here = files(__package__)
    with tempfile.TemporaryDirectory(prefix="repocheck-demo-") as folder:
        for name, owner in _OWNERS.items():
            stream = here / f"{name}.fi"
            _make_repository(Path(folder, owner, name), stream.read_bytes() if stream.is_file() else b"")
        host = HostConfig(mirror=f"file://{folder}/{{owner}}/{{name}}", authoritative=True)
        config = Config(hosts={"github.com": host}, offline=True)
        digest = Path(folder, "digest.txt")
        digest.write_bytes((here / "digest.txt").read_bytes())
        papers = list(Reading([str(digest)], None, config, name="demo digest"))
        report = audit(
            papers, Targets(papers), Source(name="demo digest", format="hf-text", offline=True), config
        )
    output.parent.mkdir(parents=True, exist_ok=True)
    emit(report, [("text", None), ("html", output)], log)


def _make_repository(path: Path, stream: bytes) -> None:
    """Create a bare repository at `path` from a `git fast-import` stream; empty if `stream` is empty."""
    _git(["init", "--quiet", "--bare", "--template=", "--initial-branch=main", str(path)])
    if not stream:
        return
    _git(["--git-dir", str(path), "fast-import", "--quiet"], stream)
    if b"commit refs/heads/master" in stream:
        _git(["--git-dir", str(path), "symbolic-ref", "HEAD", "refs/heads/master"])


def _git(arguments: list[str], content: bytes = b"") -> None:
    clean = {"PATH": os.environ.get("PATH", os.defpath), "HOME": os.devnull, "LC_ALL": "C"}
    clean |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    try:
        subprocess.run(["git", *arguments], input=content, env=clean, check=True, capture_output=True)  # noqa: S603, S607 - fixed words and our own folder
    except FileNotFoundError:
        raise UsageError(
            "git is not installed", "Install git; the demo makes small repositories with it."
        ) from None
