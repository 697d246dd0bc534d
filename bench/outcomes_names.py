"""Compare the names that modules really have with those that the trial believes they have.

    python -m bench.outcomes_names SITE PYTHON [--only PACKAGE …] [--user UID]

SITE is a folder in which wheels were installed, PYTHON an interpreter that fits them. Every module is
imported for real, without a network and as a user without rights (`unshare`, `setpriv`, Linux, root). A name
that a module really has, and that the trial would say it lacks, would be a false alarm: each is printed, and
so is any name that stands for another object than the trial believes.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from repocheck.models import Package
from repocheck.probe.wheels.archive import Budget
from repocheck.probe.wheels.lookup import Lookup, Node
from repocheck.probe.wheels.missing import Blind, Fault
from repocheck.probe.wheels.names import NameBook
from repocheck.probe.wheels.own import Own
from repocheck.probe.wheels.site import Kind, Site
from repocheck.probe.wheels.store import NoStore
from repocheck.probe.wheels.tables import Tables
from repocheck.python import OwnCode, Version

_CHILD = Path(__file__).with_name("outcomes_dir.py")
_LIMIT_S = 1500
_SKIPPED = {"tests", "test", "testing", "conftest", "__main__", "examples", "benchmarks", "setup"}


class Installed:
    """What a package installed in a folder, as a distribution of a `Site`."""

    is_built = False

    def __init__(self, site: Path, name: str, version: str, paths: Sequence[str]) -> None:
        self.package = Package(name=name, version=version, address="")
        self._site = site
        self.paths = {path: path for path in paths}

    def read_paths(self, paths: Sequence[str], mapped: object = map) -> Iterator[tuple[str, bytes]]:
        """Yield path and content."""
        for path in paths:
            yield path, (self._site / path).read_bytes()


def installed(site: Path) -> list[Installed]:
    """Return the packages of a folder."""
    found = []
    for record in sorted(site.glob("*.dist-info/RECORD")):
        name, _, version = record.parent.name.removesuffix(".dist-info").partition("-")
        rows = csv.reader(record.read_text(encoding="utf-8").splitlines())
        paths = [row[0] for row in rows if row and not row[0].startswith(("..", "/"))]
        present = [path for path in paths if (site / path).is_file()]
        found.append(Installed(site, name.lower().replace("_", "-"), version, present))
    return found


def modules_of(distribution: Installed) -> list[str]:
    """Return the dotted names of the modules with source that a program may import."""
    names = []
    for path in distribution.paths:
        parts = path.removesuffix("/__init__.py").removesuffix(".py").split("/")
        if path.endswith(".py") and all(map(str.isidentifier, parts)) and not _SKIPPED.intersection(parts):
            names.append(".".join(parts))
    return sorted(names)


def real_names(names: list[str], site: Path, python: Path, user: int) -> list[dict[str, object]]:
    """Import modules for real; what brings the process down is left out, and the rest asked for again."""
    command = ["unshare", "--net", "--pid", "--fork", "--kill-child"]
    command += ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    command += ["prlimit", f"--as={24 << 30}", f"--fsize={1 << 28}", "--core=0", "nice", "-n", "10"]
    environment = {
        "HOME": "/nonexistent",
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment["LD_LIBRARY_PATH"] = str(python.resolve().parents[1] / "lib")
    command += [str(python), str(_CHILD), str(site)]
    while names:
        said = _said(command, "\n".join(names), environment)
        answers = [json.loads(line) for line in said.splitlines() if line.endswith("}")]
        if found := [each for each in answers if "module" in each]:
            return found
        last = [each["starts"] for each in answers if "starts" in each][-1:]
        names = [name for name in names if name not in last] if last else []
    return []


def _said(command: list[str], text: str, environment: dict[str, str]) -> str:
    """Return what a command answers to a text; of one that takes too long, what it said until then."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, env=environment, cwd="/",
    ) as child:  # fmt: skip
        try:
            return child.communicate(text, _LIMIT_S)[0]
        except subprocess.TimeoutExpired:
            child.kill()
            return child.communicate()[0]


def compare(book: NameBook, site: Site, answer: dict[str, object], counts: Counter[str]) -> Iterator[str]:
    """Yield what the trial would wrongly say of a module."""
    module = str(answer["module"])
    found = site.find(module)
    if found is None or found.kind not in {Kind.PACKAGE, Kind.MODULE}:
        return
    node = Node(found.kind, module, found.path)
    held = dict(answer["held"])  # type: ignore[call-overload]
    counts["modules"] += 1
    counts[f"modules {book.names(node).openness.name}"] += 1
    for name in list(answer["names"]):  # type: ignore[call-overload]
        lack = book.lacks(node, name)
        counts["names"] += 1
        counts["names " + ("wrong" if isinstance(lack, Fault) else "unknown" if lack else "right")] += 1
        if isinstance(lack, Fault):
            yield f"{book.names(node).openness.name} {module}.{name}{' (module)' if held.get(name) else ''}"
        elif (
            name in held and not lack and (inner := book.module_at(node, name)) and _differ(held[name], inner)
        ):
            counts["other object"] += 1
            yield f"other {module}.{name}: not {inner.name} but {held[name]}"


def _differ(real: str | None, inner: Node) -> bool:
    """Return whether a module is another than believed; ``os.path`` has a name of its own everywhere."""
    return inner.name not in {real, "os.path"}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", type=Path)
    parser.add_argument("python", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--user", type=int, default=65532)
    options = parser.parse_args()
    said = subprocess.run(
        [options.python, "-c", "import sys; print(*sys.version_info[:3])"],
        capture_output=True,
        text=True,
        check=True,
        env={"LD_LIBRARY_PATH": str(options.python.resolve().parents[1] / "lib")},
    ).stdout
    major, minor, micro = map(int, said.split())
    python: Version = (major, minor, micro)
    packages = installed(options.site)
    site = Site(packages)  # type: ignore[arg-type]
    tables = Tables(site, python, Budget(0, time.monotonic() + 36_000), NoStore())
    lookup = Lookup(Own(OwnCode({}, ()), "", python), site, tables, minor, Blind())
    book = NameBook(lookup, site, tables, minor)
    counts: Counter[str] = Counter()
    for package in packages:
        if options.only and package.package.name not in options.only:
            continue
        for answer in real_names(modules_of(package), options.site, options.python, options.user):
            for fault in compare(book, site, answer, counts):
                print(package.package.name, fault, flush=True)
    print(dict(counts), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
