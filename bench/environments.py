r"""Measure how well proposed environments do, against the declared list and the names that are imported.

    python -m bench.environments propose ASKS --mirror FOLDER -o PROPOSALS
    python -m bench.environments score   ROWS PROPOSALS

ASKS is what ``python -m bench.outcomes asks`` wrote. `propose` writes one proposal per repository,
``owner+name.json``, guesses accepted, freezes them (digests and times stand in ``frozen.json``), and writes
``PROPOSALS/asks.jsonl``: for each the requirements file that a user would get, as a condition ``proposed`` of
``python -m bench.outcomes truth``. `score` compares the rows of the three conditions; it refuses a proposal
that was changed since it was frozen.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.outcomes_draw import Ask, write_asks
from bench.outcomes_forecast import freeze, frozen_bytes
from bench.outcomes_score import ENOUGH, Row, files_of, read_rows
from repocheck.config import load_config
from repocheck.models import Proposal
from repocheck.pipeline import proposal_for, target_named
from repocheck.reporter import is_proposed, pinned_lines

_LIMIT_S = 600
"""A proposal takes two minutes at the most; a machine that is busy may need longer."""


_CONDITIONS = ("declared", "imports", "proposed")
"""The list as it stands, the names that pipreqs finds, and what is proposed: (a), (b), (c)."""


class Case(NamedTuple):
    """One repository under the conditions that were made for it."""

    repo: str
    rows: dict[str, Row]
    """By condition."""
    proposal: Proposal | None

    @property
    def has_list(self) -> bool:
        """Return whether the project declares anything."""
        return bool(self.rows["declared"]["lines"]) if "declared" in self.rows else False

    @property
    def is_proposed(self) -> bool:
        """Return whether there is anything to build."""
        return self.proposal is not None and is_proposed(self.proposal)

    @property
    def is_compared(self) -> bool:
        """Return whether (b) and (c) were made, which is enough; what is not proposed has no (c)."""
        made = self.rows.keys() | (set() if self.is_proposed else {"proposed"})
        return {"imports", "proposed"} <= made

    def shares(self) -> dict[str, float]:
        """Return the share of files that import, by condition, over the files that all conditions decided.

        What does not install, was not proposed, or has no list to install, imports nothing.
        """
        rows = {name: row for name, row in self.rows.items() if row["installs"]}
        found = {name: files_of(rows[name]) if name in rows else {} for name in _CONDITIONS}
        decided = {path for files in found.values() for path in files}
        for files in filter(None, found.values()):
            decided &= {path for path, fine in files.items() if fine is not None}
        return {
            name: sum(files.get(path) is True for path in decided) / len(decided) if decided else 0.0
            for name, files in found.items()
        }


def propose(options: argparse.Namespace) -> int:
    """Write the proposals that are not there yet, freeze all, and write what is to be built."""
    options.output.mkdir(parents=True, exist_ok=True)
    asks = []
    for line in options.asks.read_text(encoding="utf-8").splitlines():
        ask = Ask(**json.loads(line))
        out = options.output / f"{ask.repo.replace('/', '+')}.json"
        if not out.exists():
            _in_child(options.mirror / ask.repo, ask.commit, out, options.seconds)
        if found := _proposed(ask, out):
            asks.append(found)
    write_asks(asks, options.output / "asks.jsonl")
    print(f"{len(asks)} environments to build")
    return freeze(options.output)


def _in_child(path: Path, commit: str, out: Path, seconds: float) -> None:
    command = [sys.executable, "-m", "bench.environments", "one", str(path), commit, str(out), str(seconds)]
    try:
        subprocess.run(command, check=False, timeout=_LIMIT_S)
    except subprocess.TimeoutExpired:
        print(out.name, "took too long", flush=True)
    if not out.exists():
        out.write_text("null\n", encoding="utf-8")


def one(options: argparse.Namespace) -> int:
    """Write one proposal."""
    config = load_config(None, {"environment": {"max_seconds": options.seconds}})
    target = target_named(str(options.path), config, options.commit, None)
    _, proposal = proposal_for(target, config, accept_guesses=True)
    text = proposal.model_dump_json(indent=1) if proposal else "null"
    options.output.write_text(text + "\n", encoding="utf-8")
    if proposal:
        n_files = len(proposal.ok) + len(proposal.fails) + len(proposal.unknown)
        where = f"{proposal.candidate.python} {proposal.candidate.as_of or 'today'} {proposal.candidate.pins}"
        cost = f"{proposal.seconds:.0f} s, {proposal.requests} requests, {proposal.bytes_read / 1e6:.1f} MB"
        print(options.output.name, where, f"{len(proposal.ok)} of {n_files}", cost, flush=True)
    return 0


def _proposed(ask: Ask, path: Path) -> Ask | None:
    proposal = _read(path.read_bytes())
    if proposal is None or not is_proposed(proposal):
        return None
    minor = proposal.candidate.python.rpartition(".")[0]
    return ask._replace(python=minor, list="", lines=list(pinned_lines(proposal)), condition="proposed")


def _read(content: bytes) -> Proposal | None:
    return None if content.strip() == b"null" else Proposal.model_validate_json(content)


def score(options: argparse.Namespace) -> int:
    """Print the figures.

    Raises:
        Refused: A proposal was not frozen, or was changed since.
    """
    cases = list(_cases(options.rows, options.proposals))
    compared = [case for case in cases if case.is_compared]
    listed = [case for case in compared if case.has_list]
    bare = [case for case in compared if not case.has_list]
    print(f"{len(cases)} repositories; compared {len(compared)}, with a list {len(listed)}")
    _print_installs(cases)
    _print_shares("all", compared)
    _print_shares("with a list", listed)
    _print_shares("without a list", bare)
    _print_files(cases)
    _print_guesses(cases)
    _print_cost(cases)
    for case in compared:
        _print_case(case)
    return 0


def _cases(rows: Path, proposals: Path) -> Iterator[Case]:
    by_repo: dict[str, dict[str, Row]] = {}
    for row in read_rows(rows):
        by_repo.setdefault(row["repo"], {})[row["condition"]] = row
    for repo, found in by_repo.items():
        path = proposals / f"{repo.replace('/', '+')}.json"
        if path.is_file():
            yield Case(repo, found, _read(frozen_bytes(path)))


def _print_installs(cases: list[Case]) -> None:
    rows = [case.rows["proposed"] for case in cases if "proposed" in case.rows]
    none = sum(not case.is_proposed for case in cases)
    installs, wheels = (sum(row[key] for row in rows) for key in ("installs", "installs_wheels"))
    print(
        f"proposed installs: {_of(installs, len(rows))}; by wheels alone: {_of(wheels, len(rows))}; "
        f"no proposal: {none}"
    )
    for row in rows:
        if not row["installs"]:
            print(f"  does not install: {row['repo']}: {row['cause']}: {row['said'][-200:]!r}")


def _print_shares(name: str, cases: list[Case]) -> None:
    if not cases:
        return
    conditions = _CONDITIONS if any(case.has_list for case in cases) else _CONDITIONS[1:]
    shares = [case.shares() for case in cases]
    good = {c: sum(each[c] >= ENOUGH for each in shares) for c in conditions}
    words = ", ".join(f"{c} {_of(n, len(cases))}" for c, n in good.items())
    print(f"{name}: repositories with at least {ENOUGH:.0%} of files importing: {words}")
    worse = [
        c.repo for c, each in zip(cases, shares, strict=True) if each["proposed"] < each["imports"] - 1e-9
    ]
    better = sum(each["proposed"] > each["imports"] + 1e-9 for each in shares)
    means = ", ".join(f"{c} {statistics.mean(each[c] for each in shares):.2f}" for c in good)
    points = 100 * (good["proposed"] - good["imports"]) / len(cases)
    print(
        f"  {points:+.1f} points against imports; worse than imports {_of(len(worse), len(cases))}, "
        f"better {_of(better, len(cases))}; mean share: {means}"
    )
    print("  worse:", ", ".join(worse) or "none")
    if all(case.has_list for case in cases):
        ratio = good["proposed"] / good["declared"] if good["declared"] else float("inf")
        print(f"  {ratio:.1f} times the list as it stands")


def _print_files(cases: list[Case]) -> None:
    """Print how often files import of which the proposal says so; apart where it says that nothing fails."""
    for name, chosen in (("all", cases), ("nothing fails", [c for c in cases if _is_whole(c)])):
        right = wrong = undecided = 0
        for case in chosen:
            row = case.rows.get("proposed")
            if case.proposal is None or row is None or not row["installs"]:
                continue
            truth = files_of(row)
            for path in case.proposal.ok:
                fine = truth.get(path)
                right, wrong, undecided = (
                    right + (fine is True),
                    wrong + (fine is False),
                    undecided + (fine is None),
                )
        print(f"files expected to import ({name}): {_of(right, right + wrong)} do; {undecided} not decided")


def _is_whole(case: Case) -> bool:
    return case.proposal is not None and not case.proposal.fails and not case.proposal.unknown


def _print_guesses(cases: list[Case]) -> None:
    """Print how many lines are guesses, and list them: whether one is wrong, a person must say."""
    lines = [supplier for case in cases if case.proposal for supplier in case.proposal.suppliers]
    guesses = [each for case in cases if case.proposal for each in case.proposal.guesses]
    print(f"guesses: {_of(len(guesses), len(lines))} of the lines that were asked for")
    for case in cases:
        for each in case.proposal.guesses if case.proposal else ():
            print(
                f"  {case.repo}: import {each.module} -> {each.name}, {each.published}, {each.confirmed_by}"
            )


def _print_cost(cases: list[Case]) -> None:
    found = [case.proposal for case in cases if case.proposal]
    costs: dict[str, list[float]] = {
        "requests": [each.requests for each in found],
        "MB": [each.bytes_read / 1e6 for each in found],
        "s": [each.seconds for each in found],
        "candidates": [len(each.tried) for each in found],
    }
    words = (f"{statistics.median(v):.1f} {name} (at most {max(v):.1f})" for name, v in costs.items() if v)
    print("cost, medians:", ", ".join(words))


def _print_case(case: Case) -> None:
    shares = case.shares()
    row, found = case.rows.get("proposed"), case.proposal
    where = (
        f"{row['python']} {found.candidate.as_of or 'today'} {found.candidate.pins}" if found and row else ""
    )
    installs = "W" if row and row["installs_wheels"] else "B" if row and row["installs"] else "x"
    words = " ".join(f"{c} {shares[c]:.2f}" for c in ("declared", "imports", "proposed"))
    print(f"{'L' if case.has_list else '-'} {case.repo:50} {words} {installs} {where}")


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else f"{part} of 0"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)

    def command(name: str, run: Any, *paths: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name)
        for each in paths:
            made.add_argument(each, type=Path)
        made.set_defaults(run=run)
        return made

    first = command("propose", propose, "asks")
    first.add_argument("--mirror", type=Path, required=True)
    first.add_argument("-o", "--output", type=Path, required=True)
    first.add_argument("--seconds", type=float, default=120.0, help="more on a machine that is busy")
    command("score", score, "rows", "proposals")
    single = command("one", one, "path")
    single.add_argument("commit")
    single.add_argument("output", type=Path)
    single.add_argument("seconds", type=float)
    return parser.parse_args()


if __name__ == "__main__":
    options = _options()
    sys.exit(options.run(options))
