"""Draw repositories of research code at random, and say what is to be installed for each.

A population is a text file: `# source` lines say where the names below them come from, the others are
``owner/name``. It is shuffled by a seed and walked in that order; each name is accepted or rejected, and both
are written down with the reason.
"""

from __future__ import annotations

import ast
import io
import json
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from repocheck.checks import wanted
from repocheck.config import ProbeConfig
from repocheck.facts import Subject, index_requirements
from repocheck.models import RepoRef, Requirements
from repocheck.probe import probe_local

MAX_FILES = 40
DEFAULT_PYTHON = "3.11"
PYTHONS = ("3.11", "3.12", "3.13", "3.10", "3.9", "3.8", "3.7", "3.6")
"""Pythons that may be tried, the first that fits an open declaration (``>=3.7``) being taken."""
_LEFT_OUT = {"docs", "doc", "node_modules", "build", "dist", "site", "tests", "test", "testing"}
_CITES = re.compile(
    r"arxiv|biorxiv|doi\.org|bibtex|@inproceedings|@article|\bet al\b|\bpaper\b|\bpublication\b|\bthesis\b"
    r"|(?:neur)?ips\W?\d\d|(?:iclr|icml|cvpr|eccv|iccv|emnlp|acl|aaai|miccai|interspeech|kdd)\W?(?:20)?\d\d",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:python)?={0,2}\s?(3\.\d{1,2})(?!.*\+$)")
_AT_LEAST = re.compile(r"(3\.\d{1,2}).*\+$")


class Ask(NamedTuple):
    """What is to be installed and imported for one row of truth."""

    repo: str
    commit: str
    python: str
    """Minor version to try."""
    declared: str
    """What the project says of Python, as written; empty if nothing."""
    list: str
    """The list of requirements; empty if there is none."""
    lines: list[str]
    condition: str = "declared"
    """Where the lines come from: ``declared``, ``imports`` (its import names, unpinned) or ``proposed``."""


def draw(population: Path, mirror: Path, known: list[Path], seed: int) -> dict[str, Any]:
    """Return the record of a draw: every name in the order drawn, accepted or why it was rejected."""
    used = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in known).lower()
    rows = []
    for source, names in _sources(population):
        order = sorted(set(names), key=str.lower)
        random.Random(f"{seed} {source}").shuffle(order)  # a sample, no secret
        for name in order:
            known_name = name.lower() in used or name.lower().replace("/", "+") in used
            rejected = "in the development data" if known_name else rejection(mirror / name)
            rows.append({"repo": name, "source": source, "rejected": rejected})
    return {"seed": seed, "drawn": rows, "accepted": sum(not row["rejected"] for row in rows)}


def _sources(population: Path) -> Iterator[tuple[str, list[str]]]:
    for block in re.split(r"^#", population.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        source, _, names = block.partition("\n")
        yield source.strip(), names.split()


def rejection(path: Path) -> str:
    """Return why a repository is no research code in Python that cites a paper; empty if it is."""
    if not path.is_dir():
        return "not fetched"
    if not own_files(path):
        return "no Python files of its own"
    readmes = [p for p in listed(path) if p.lower().startswith("readme")]
    text = " ".join(show(path, readme) for readme in readmes)
    return "" if _CITES.search(f"{path.name} {text}") else "names no paper"


def own_files(path: Path, commit: str = "HEAD") -> list[str]:
    """Return the first 40 own Python files, nearest to the root first, tests and docs left out."""
    found = [p for p in listed(path, commit) if p.endswith(".py") and _is_own(p)]
    return sorted(found, key=lambda p: (p.count("/"), p))[:MAX_FILES]


def _is_own(path: str) -> bool:
    *folders, name = path.split("/")
    hidden = any(folder in _LEFT_OUT or folder.startswith(".") for folder in folders)
    return not hidden and not name.startswith("test_") and name != "conftest.py"


def listed(path: Path, commit: str = "HEAD") -> list[str]:
    """Return the paths of a commit's files, links and submodules left out."""
    lines = git(path, "ls-tree", "-r", "-z", commit).split("\0")
    return [line.partition("\t")[2] for line in lines if line.startswith("100")]


def contents(path: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of a commit's files; one that the mirror lacks, being large, is empty."""
    files = [file for file in listed(path, commit) if "\n" not in file]
    wanted = "".join(f"{commit}:{file}\n" for file in files).encode("utf-8", "surrogateescape")
    output = io.BytesIO(_git(path, "cat-file", "--batch", content=wanted))
    for file in files:
        answer = output.readline().split()
        yield file, b"" if answer[-1] == b"missing" else output.read(int(answer[-1]) + 1)[:-1]


def show(path: Path, file: str, commit: str = "HEAD") -> str:
    """Return the text of a file; empty if the mirror lacks it."""
    try:
        return git(path, "show", f"{commit}:{file}")
    except subprocess.CalledProcessError:
        return ""


def git(path: Path, *arguments: str) -> str:
    """Return what git prints about a git directory."""
    return _git(path, *arguments).decode("utf-8", "surrogateescape")


def _git(path: Path, *arguments: str, content: bytes = b"") -> bytes:
    command = ["git", "-c", "safe.directory=*", "-C", str(path), *arguments]
    environment = {"PATH": "/usr/bin:/bin", "GIT_NO_LAZY_FETCH": "1", "HOME": "/nonexistent"}
    return subprocess.run(command, env=environment, input=content, check=True, capture_output=True).stdout


def ask(repo: str, path: Path) -> Ask:
    """Return what the repository itself asks for, on the Python that it declares, else on 3.11."""
    owner, name = repo.split("/")
    commit = git(path, "rev-parse", "HEAD").strip()
    evidence = probe_local(path, RepoRef(host="github.com", owner=owner, name=name), wanted(), ProbeConfig())
    asked = index_requirements(Subject(evidence)) or Requirements(path="", lines=())
    return Ask(repo, commit, python_for(asked.python), asked.python, asked.path, list(asked.lines))


def python_for(declared: str) -> str:
    """Return the minor version to try for what a project says of Python.

    A bare version is taken as it stands, of an open range the first of `PYTHONS` that fits.
    """
    bare = _BARE.match(declared)
    if bare and bare[1] in PYTHONS and "," not in declared:
        return bare[1]
    at_least = _AT_LEAST.match(declared)
    try:
        allowed = SpecifierSet(f">={at_least[1]}" if at_least else declared if declared[:1] in "<>!~" else "")
    except InvalidSpecifier:
        return DEFAULT_PYTHON
    return next((python for python in PYTHONS if allowed.contains(f"{python}.99")), DEFAULT_PYTHON)


def by_imports(declared: Ask, path: Path) -> Ask:
    """Return the same repository with pipreqs' names instead of its list, unpinned, on 3.11."""
    own = set(own_files(path, declared.commit))
    with tempfile.TemporaryDirectory() as folder:
        for file in (each for each in listed(path, declared.commit) if each.endswith(".py")):
            text = show(path, file, declared.commit) if file in own else ""  # empty: its name is no package
            target = Path(folder, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            readable = text if _parses(text) else ""  # pipreqs gives up at the first that does not parse
            target.write_text(readable, encoding="utf-8", errors="replace")
        names = _pipreqs(folder)
    return declared._replace(python=DEFAULT_PYTHON, list="", lines=names, condition="imports")


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return False
    return True


def _pipreqs(folder: str) -> list[str]:
    """Return the distributions that pipreqs names."""
    from pipreqs.pipreqs import get_all_imports, get_pkg_names  # noqa: PLC0415 - a tool under comparison

    return sorted(get_pkg_names(get_all_imports(folder, encoding="utf-8")))


def write_asks(asks: list[Ask], out: Path) -> None:
    """Write one ask a line."""
    out.write_text("".join(json.dumps(each._asdict()) + "\n" for each in asks), encoding="utf-8")
