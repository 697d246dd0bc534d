"""Install what a repository asks for and import what it imports, for real: one row of truth.

The installer runs as a user without rights, with the network that it needs; imports run as another, without a
network, with limits on time and memory, in a scrubbed environment, on a copy of the files that is theirs
to write. Neither has anything of the checkout that starts them. Needs Linux, root, `unshare`, `setpriv` and
`prlimit`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, NamedTuple

from bench.outcomes_draw import Ask, contents, own_files

WHEELS_S, BUILDS_S, IMPORTS_S = 420, 420, 1200
INSTALLER, IMPORTER = 65534, 65533
MEMORY_BYTES = 24 << 30
_RUNNERS = [Path(__file__).with_name(f"outcomes_{name}.py") for name in ("imports", "causes", "statements")]
_CAUSES = [
    ("timeout", r"^timeout$"),
    (
        "build-failure",
        r"Failed to build|build backend returned|metadata-generation-failed",
    ),
    ("missing-package", r"was not found in the package registry|from versions: none"),
    ("invalid-metadata", r"has invalid metadata"),
    ("no-wheel-for-python", r"no wheels with a matching|has no usable wheels|no matching Python"),
    ("requires-python", r"does not satisfy Python|Requires-Python|requires a different Python"),
    ("missing-version", r"there (?:is|are) no version|No matching distribution found"),
    ("conflict", r"unsatisfiable|ResolutionImpossible|incompatible"),
    ("network", r"Failed to (?:fetch|download)|Connection|timed out"),
]


_WRITABLE = 0o666


class Tools(NamedTuple):
    """What truth is made with."""

    work: Path
    """Folder for everything that is installed, outside of any checkout."""
    pythons: Path
    """Folder with one interpreter per minor version: ``3.8/bin/python3`` …"""
    uv: Path

    def python(self, minor: str) -> Path:
        """Return the interpreter of a minor version."""
        return self.pythons / minor / "bin" / "python3"


def make_row(ask: Ask, mirror: Path, tools: Tools, installer: str) -> dict[str, Any]:
    """Return one row: whether the list installs, and what every import and attribute came to.

    Raises:
        RuntimeError: Users other than root cannot write to the null device, as every import here must.
    """
    if Path(os.devnull).stat().st_mode & _WRITABLE != _WRITABLE:
        raise RuntimeError(f"{os.devnull} is not for everybody to write: chmod 666 {os.devnull}")
    folder = tools.work / f"{ask.repo.replace('/', '+')}@{ask.python}-{installer}"
    env = tools.work / f"env-{installer}"  # one place for all, so that compiled files serve the next row too
    for each in (folder, env):
        shutil.rmtree(each, ignore_errors=True)
    try:
        _folders({folder: IMPORTER, folder / "src": IMPORTER, folder / "home": IMPORTER, env: INSTALLER})
        _folders({tools.work / "home": INSTALLER, tools.work / "compiled": IMPORTER})
        _lay(folder / "src", mirror / ask.repo, ask.commit)
        started = time.monotonic()
        if ask.condition == "imports":
            ask = ask._replace(lines=_existing(ask, env, tools))
        row = ask._asdict() | {"installer": installer, "made_at": dt.datetime.now(dt.UTC).isoformat()}
        row["follows_names"] = True  # edits of the path are followed through the names that they use
        row |= _install(ask, env, tools, installer)
        row["install_s"] = round(time.monotonic() - started, 1)
        answers = _imports(ask, folder, env, mirror, tools) if row["installs"] else []
        for kind, name in (("compile", "compile"), ("import", "imports"), ("attr", "attrs")):
            row[name] = [_without_kind(answer) for answer in answers if answer["kind"] == kind]
        return row | {"cut": any(answer["kind"] == "cut" for answer in answers)}
    finally:
        for each in (folder, env):
            shutil.rmtree(each, ignore_errors=True)


def _without_kind(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "kind"}


def _folders(owners: dict[Path, int]) -> None:
    for path, owner in owners.items():
        path.mkdir(parents=True, exist_ok=True)
        os.chown(path, owner, owner)


def _lay(target: Path, repository: Path, commit: str) -> None:
    """Lay a copy of the repository's files, the importer's to write."""
    for file, content in contents(repository, commit):
        path = target / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for path in target.rglob("*"):
        os.chown(path, IMPORTER, IMPORTER, follow_symlinks=False)


def _install(ask: Ask, env: Path, tools: Tools, installer: str) -> dict[str, Any]:
    """Install with wheels alone, then with builds; return what came of it."""

    def run(command: list[str], limit_s: float) -> tuple[bool, str]:
        return _run(command, env, tools, ask.python, limit_s)

    (env / "requirements.txt").write_text("".join(f"{line}\n" for line in ask.lines))
    made, said = run(_venv(ask, tools, installer, env), WHEELS_S)
    if not made:
        raise RuntimeError(said)
    wheels, said_wheels = run(_installing(tools, installer, env, builds=False), WHEELS_S)
    builds, said_builds = wheels, ""
    if not wheels:
        builds, said_builds = run(_installing(tools, installer, env, builds=True), BUILDS_S)
        # what came too slowly at first had wheels all the same
        wheels = builds and run([*_installing(tools, installer, env, builds=False), *_ANEW], WHEELS_S)[0]
    freeze = run(_freeze(tools, installer, env), 60)[1] if builds else ""
    if ask.python in {"3.6", "3.7"}:  # these know no PYTHONPYCACHEPREFIX
        run([str(env / "venv/bin/python"), "-m", "compileall", "-q", str(env / "venv/lib")], BUILDS_S)
    return {
        "installs_wheels": wheels,
        "installs": builds,
        "cause": "" if wheels else "needs-build" if builds else _cause(said_builds, said_wheels),
        "said": "" if builds else said_builds[-1500:],
        "freeze": [line for line in freeze.splitlines() if "==" in line],
        "env_mb": _size_mb(env),
    }


def _existing(ask: Ask, env: Path, tools: Tools) -> list[str]:
    """Return the names that the index has; pipreqs, which we ask without a network, leaves out the others.

    Each is asked for alone: of several, the resolver tells the first fault only, which may be another one.
    """
    asked = env / "name.txt"
    command = [str(tools.uv), "pip", "compile", "-q", "--no-config", "--no-deps", "--no-build", str(asked)]
    command += ["--python", str(tools.python(ask.python)), "-o", str(env / "name.lock")]
    lines = []
    for line in ask.lines:
        asked.write_text(f"{line}\n")
        said = _run(command, env, tools, ask.python, WHEELS_S)[1]
        if "was not found in the package registry" not in " ".join(said.split()):
            lines.append(line)
    return lines


def _venv(ask: Ask, tools: Tools, installer: str, env: Path) -> list[str]:
    python = str(tools.python(ask.python))
    if installer == "pip":
        return [python, "-m", "venv", str(env / "venv")]
    return [str(tools.uv), "venv", "-q", "--no-config", "--python", python, str(env / "venv")]


def _installing(tools: Tools, installer: str, env: Path, *, builds: bool) -> list[str]:
    wheels = [] if builds else ["--only-binary", ":all:"]
    asked = ["-r", str(env / "requirements.txt")]
    if installer == "pip":
        return [str(env / "venv/bin/python"), "-m", "pip", "install", "-q", *wheels, *asked]
    command = [str(tools.uv), "pip", "install", "-q", "--no-config", "--python", str(env / "venv/bin/python")]
    return [*command, *wheels, *asked]


_ANEW = ("--reinstall", "--dry-run")
"""Options with which an installer only says whether it could install all anew; pip knows the first by another
name, and is asked nothing then."""


def _freeze(tools: Tools, installer: str, env: Path) -> list[str]:
    if installer == "pip":
        return [str(env / "venv/bin/python"), "-m", "pip", "freeze", "--all"]
    return [str(tools.uv), "pip", "freeze", "--no-config", "--python", str(env / "venv/bin/python")]


def _run(command: list[str], folder: Path, tools: Tools, minor: str, limit_s: float) -> tuple[bool, str]:
    """Run a step of the installation; return whether it succeeded, and what it said."""
    home = tools.work / "home"
    environment = _environment(tools, minor) | {"HOME": str(home), "UV_CACHE_DIR": f"{home}/uv"}
    environment |= {name: os.environ[name] for name in ("SSL_CERT_FILE", "PIP_CERT") if name in os.environ}
    return _ended(["setpriv", *_as(INSTALLER), "nice", "-n", "10", *command], folder, environment, limit_s)


def _environment(tools: Tools, minor: str) -> dict[str, str]:
    library = str(tools.pythons / minor / "lib")
    return {"PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": library, "LANG": "C.UTF-8", "NO_COLOR": "1"}


def _as(user: int) -> list[str]:
    return [f"--reuid={user}", f"--regid={user}", "--clear-groups", "--no-new-privs", "--inh-caps=-all"]


def _ended(command: list[str], folder: Path, env: dict[str, str], limit_s: float) -> tuple[bool, str]:
    with (folder / "said").open("w+b") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            code = process.wait(limit_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return False, "timeout"
        said.seek(0)
        return code == 0, said.read().decode(errors="replace")


def _cause(*said: str) -> str:
    for text in said:
        flat = " ".join(text.split())
        for cause, pattern in _CAUSES:
            if re.search(pattern, flat):
                return cause
    return "other"


def _imports(ask: Ask, folder: Path, env: Path, mirror: Path, tools: Tools) -> list[dict[str, Any]]:
    """Return the answers of the importer, each with its kind."""
    files = folder / "files.json"
    files.write_text(json.dumps(own_files(mirror / ask.repo, ask.commit)))
    for runner in _RUNNERS:
        shutil.copy(runner, folder)
    environment = _environment(tools, ask.python) | {
        "HOME": str(folder / "home"),
        "PYTHONPYCACHEPREFIX": str(tools.work / "compiled"),
        "PYTHONNOUSERSITE": "1",
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        "CUDA_VISIBLE_DEVICES": "",
    }
    command = [
        "unshare",
        "--net",
        "--pid",
        "--fork",
        "--mount-proc",
        "--kill-child",
        "setpriv",
        *_as(IMPORTER),
    ]
    command += ["prlimit", f"--as={MEMORY_BYTES}", f"--fsize={1 << 30}", "--core=0", "nice", "-n", "10"]
    command += [
        str(env / "venv/bin/python"),
        str(folder / _RUNNERS[0].name),
        str(folder / "src"),
        str(files),
    ]
    good, said = _ended(command, folder, environment, IMPORTS_S)
    if not good and said != "timeout":
        raise RuntimeError(said[-2000:])
    lines = said if said != "timeout" else (folder / "said").read_text(errors="replace")
    found = [json.loads(line) for line in lines.splitlines() if line.startswith('{"') and line.endswith("}")]
    return found if said != "timeout" else [*found, {"kind": "cut"}]


def _size_mb(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()) >> 20
