"""Time the judging of stored evidence with all checks, over the repositories of a mirror.

    python bench/judge.py FOLDER [--repeat 3] [--limit N] [--goal-median-ms 15] [--goal-p99-ms 150]

FOLDER holds one git directory per repository, ``FOLDER/owner/name``. Each is probed once and judged
`--repeat` times, of which the fastest counts. Judging neither reads nor writes, so the time of the processor
is taken, which a busy machine spoils least. Each judging starts from a new subject, so that nothing is
remembered from the one before. The time of a view that several checks share, such as the parsed README, is
counted to the check that asks first.

Exit status 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

from repocheck.checks import Check, judge, load_checks, wanted
from repocheck.config import ProbeConfig
from repocheck.facts import Subject
from repocheck.models import Availability, Evidence, RepoRef
from repocheck.probe import probe_local

N_SHOWN = 8


def main() -> int:
    options = _options()
    gc.set_threshold(100_000, 20, 20)  # as the program does
    paths = sorted(path for path in options.mirror.glob("*/*") if path.is_dir())[: options.limit]
    totals: dict[str, float] = {}
    spent: Counter[str] = Counter()
    slowest: dict[str, tuple[float, str]] = {}
    judge(Subject(_empty()))  # compiles the patterns
    for path in paths:
        evidence = probed(path)
        if evidence.availability is not Availability.EXISTS:
            continue
        name = evidence.requested.slug
        totals[name] = min(timed_ms(evidence) for _ in range(options.repeat))
        for id_, spent_ms in _by_check(evidence, load_checks()).items():
            spent[id_] += spent_ms
            slowest[id_] = max(slowest.get(id_, (0.0, "")), (spent_ms, name))
    return _report(totals, spent, slowest, options)


def timed_ms(evidence: Evidence) -> float:
    """Return the processor time for judging by all checks, in milliseconds."""
    started = time.process_time()
    subject = Subject(evidence)
    judge(subject)
    subject.facts.clear()  # as the program does, lest all texts are kept until cycles are looked for
    return 1000 * (time.process_time() - started)


def _by_check(evidence: Evidence, checks: tuple[Check, ...]) -> dict[str, float]:
    subject = Subject(evidence)
    assert subject.own is not None  # the order of files is everybody's
    spent = {}
    for check in checks:
        started = time.process_time()
        check(subject)
        spent[check.id] = 1000 * (time.process_time() - started)
    subject.facts.clear()
    return spent


def probed(path: Path) -> Evidence:
    """Return what is seen of a git directory, called after its folders."""
    ref = RepoRef(host="github.com", owner=path.parent.name, name=path.name)
    return probe_local(path.resolve(), ref, wanted(), ProbeConfig())


def _empty() -> Evidence:
    return probe_local(Path(), RepoRef(host="github.com", owner="a", name="b"), wanted(), ProbeConfig())


def _report(
    totals: dict[str, float],
    spent: Counter[str],
    slowest: dict[str, tuple[float, str]],
    options: argparse.Namespace,
) -> int:
    if len(totals) < 2:
        print("no repositories were judged", file=sys.stderr)
        return 1
    median = statistics.median(totals.values())
    ranks = statistics.quantiles(totals.values(), n=100, method="inclusive")
    print(
        f"{len(totals)} repositories: median {median:.1f} ms, p90 {ranks[89]:.1f} ms, p99 {ranks[98]:.1f} ms"
    )
    for name in sorted(totals, key=totals.__getitem__, reverse=True)[:N_SHOWN]:
        print(f"    {totals[name]:7.1f} ms  {name}")
    print("share of the time by check, and its slowest repository:")
    for id_, milliseconds in spent.most_common(N_SHOWN):
        worst_ms, name = slowest[id_]
        print(f"    {milliseconds / sum(spent.values()):5.1%}  {id_:26} {worst_ms:7.1f} ms  {name}")
    return int(median > options.goal_median_ms or ranks[98] > options.goal_p99_ms)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mirror", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--goal-median-ms", type=float, default=15.0)
    parser.add_argument("--goal-p99-ms", type=float, default=150.0)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
