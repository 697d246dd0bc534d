"""Make the table of `repocheck/knowledge/import_names`: which modules a distribution brings, by its wheel.

    python bench/import_names.py [--store names.sqlite3] [--wheels FOLDER] [--rank packages.tsv] OUT.txt

A ``--store`` is what `repocheck --try` keeps of the package index: the directories of wheels, read by
range. ``--wheels`` are folders of wheel files, and of installed packages (``site-packages``). Each option may
be given several times. ``--rank`` names a table with tabs of which the first column is a distribution and the
fourth how often it is downloaded, 1 being the most; of two that bring a module that one stands first.

Only modules are written that are called otherwise than their distribution: the rest needs no table.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.utils import canonicalize_name

ENDINGS = re.compile(r"(?:\.(?:cpython|cp|pypy|abi3)[\w.-]*)?\.(?:py|so|pyd)$")
INFO = re.compile(r"[^/]+\.dist-info/")
PLAIN = re.compile(r"(?![0-9a-f]{16,}__mypyc)[A-Za-z][A-Za-z0-9_]*")
NOT_MODULES = frozenset(
    """
    benchmark benchmarks bin build cmake common config conftest core data demo dist doc docs etc
    example examples experiments external include integration integrations lib misc model models
    notebooks requirements resources sample samples scripts setup share src test test_utils testing
    tests thirdparty tools tutorials types typings util utils version
    """.split()  # noqa: SIM905 - short
)
"""Folders that wheels hold by mistake: their name says nothing of where a module comes from."""
MOST = 12
"""A module that more distributions bring is none's own."""
UNRANKED = 1_000_000
SHARED = frozenset({"google", "azure", "zope", "backports", "jaraco", "sphinxcontrib", "ruamel", "nvidia"})
"""Namespaces, into which many distributions put something."""


def main() -> int:
    options = _options()
    found: dict[str, set[str]] = defaultdict(set)
    seen = set()
    for name, members in (*_of_stores(options.store), *_of_folders(options.wheels)):
        seen.add(name)
        for module in modules_of(members):
            found[module].add(name)
    lines = table(found, _ranks(options.rank))
    options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(seen)} distributions, {len(lines)} modules called otherwise")
    return 0


def table(found: dict[str, set[str]], rank: dict[str, int]) -> list[str]:
    """Return a line for each module that a distribution of another name brings."""

    def order(module: str, name: str) -> tuple[bool, int, str]:
        return _plain(name) != _plain(module), rank.get(name, UNRANKED), name

    return [
        f"{module} {' '.join(sorted(names, key=lambda name: order(module, name)))}"
        for module, names in sorted(found.items())
        if len(names) <= MOST and any(_plain(name) != _plain(module) for name in names)
    ]


def modules_of(members: Iterable[str]) -> set[str]:
    """Return the top-level modules among the paths of a wheel."""
    tops = set()
    for path in members:
        first, slash, rest = path.partition("/")
        if slash and ("." in first or not ENDINGS.search(rest)):
            continue
        name = first if slash else ENDINGS.sub("", first) if ENDINGS.search(first) else ""
        if PLAIN.fullmatch(name) and name.lower() not in NOT_MODULES | SHARED:
            tops.add(name)
    return tops - set(sys.stdlib_module_names)


def _of_stores(stores: list[Path]) -> Iterator[tuple[str, list[str]]]:
    for store in stores:
        base = sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True)
        for (packed,) in base.execute("SELECT value FROM tables WHERE key LIKE 'directory:%'"):
            members = [row[0] for row in json.loads(zlib.decompress(packed))]
            if info := next((path for path in members if INFO.match(path)), ""):
                yield canonicalize_name(info.partition("-")[0]), members


def _of_folders(folders: list[Path]) -> Iterator[tuple[str, list[str]]]:
    for folder in folders:
        for wheel in sorted(folder.glob("*.whl")):
            yield canonicalize_name(wheel.name.partition("-")[0]), zipfile.ZipFile(wheel).namelist()
        for record in sorted(folder.glob("*.dist-info/RECORD")):
            members = [line.partition(",")[0] for line in record.read_text(encoding="utf-8").splitlines()]
            yield canonicalize_name(record.parent.name.partition("-")[0]), members


def _ranks(tables: list[Path]) -> dict[str, int]:
    rows = (line.split("\t") for table in tables for line in table.read_text(encoding="utf-8").splitlines())
    return {canonicalize_name(row[0]): int(row[3]) for row in rows if len(row) > 3 and row[3].isdigit()}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]", "", name).lower()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, action="append", default=[])
    parser.add_argument("--wheels", type=Path, action="append", default=[])
    parser.add_argument("--rank", type=Path, action="append", default=[])
    parser.add_argument("out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
