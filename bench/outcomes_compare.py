"""Compare what different ways to install the same repositories came to: by repository and by file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.outcomes_score import ENOUGH, Row, files_of, read_rows

CONDITIONS = ("declared", "imports", "proposed")
Found = dict[str, dict[str, bool]]
"""Condition to path to whether the file imports."""


def compare(rows: Path, installer: str) -> int:
    """Print how the conditions compare on the repositories that have a row for each of them."""
    by_repo: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in read_rows(rows):
        if row["installer"] == installer:
            by_repo[row["repo"]][row["condition"]] = row
    whole = [each for each in by_repo.values() if set(CONDITIONS) <= set(each)]
    print(f"{len(whole)} of {len(by_repo)} repositories have rows for all of {', '.join(CONDITIONS)}")
    _print("all", whole)
    _print("with a list", [each for each in whole if each["declared"]["lines"]])
    _print("without a list", [each for each in whole if not each["declared"]["lines"]])
    return 0


def common(rows: dict[str, Row]) -> Found:
    """Return what each file came to under each condition: files that every condition decided.

    Where nothing could be installed, nothing imports.
    """
    tried = {name: files_of(row) if row["installs"] else {} for name, row in rows.items()}
    paths = {path for files in tried.values() for path in files}
    undecided = {path for files in tried.values() for path, fine in files.items() if fine is None}
    return {
        name: {path: bool(files.get(path)) for path in sorted(paths - undecided)}
        for name, files in tried.items()
    }


def _print(title: str, repositories: list[dict[str, Row]]) -> None:
    found = [each for each in map(common, repositories) if each[CONDITIONS[0]]]
    print(f"{title}: {len(repositories)} repositories, {len(found)} with files that all conditions decided")
    for condition in CONDITIONS:
        rows = [each[condition] for each in repositories]
        wheels = sum(row["installs_wheels"] for row in rows)
        shares = [share(each[condition].values()) for each in found]
        n_files = sum(len(each[condition]) for each in found)
        fine = sum(sum(each[condition].values()) for each in found)
        enough = sum(each >= ENOUGH for each in shares)
        print(
            f"  {condition:9} installs {sum(row['installs'] for row in rows)}, by wheels alone {wheels}; "
            f"files {fine} of {n_files}; mean share {sum(shares) / (len(shares) or 1):.2f}; "
            f"{enough} of {len(found)} with >= {ENOUGH:.0%}"
        )
    _print_pairs(found)


def _print_pairs(found: list[Found]) -> None:
    for other in CONDITIONS[:-1]:
        pairs = [(share(each[CONDITIONS[-1]].values()), share(each[other].values())) for each in found]
        better, worse = sum(c > b for c, b in pairs), sum(c < b for c, b in pairs)
        lost = sum(c < ENOUGH <= b for c, b in pairs)
        print(f"  {CONDITIONS[-1]} against {other}: better {better}, worse {worse}, fall below {lost}")


def share(outcomes: Iterable[bool]) -> float:
    """Return the share of files that import; 0 without files."""
    known = list(outcomes)
    return sum(known) / len(known) if known else 0.0
