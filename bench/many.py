"""Audit a digest of many papers by the command line, over file mirrors and over http, and stop it midway.

    python -m bench.many [--count 300 3000] [--jobs 8] [--stop 0.4]

Each paper of a generated digest cites a repository of its own, and every tenth one a repository that others
cite, too. The same audit is made three times in a store of its own: interrupted (Ctrl-C) after a share of the
repositories, run again to its end, and once more when nothing has changed. Said are seconds, peak memory of
the process, requests the host saw, and what stderr said of the progress. Goals: the second run asks only for
what the first had not kept; every repository is reported once, with all papers that cite it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from bench.soak_forge import TEMPLATES, make_templates
from tests.forge.git_host import GitHost

HOST = "code.lab.example"


class Run(NamedTuple):
    """What one run of the audit cost."""

    seconds: float
    memory_mb: float
    requests: int
    lines: list[str]


def make_repositories(root: Path, count: int) -> None:
    """Make `count` repositories below `root`/lab; the files of equal ones are shared on disk."""
    templates = make_templates(root / "templates")[:TEMPLATES]
    for number in range(count):
        git_dir = templates[number % TEMPLATES] / ".git"
        shutil.copytree(git_dir, root / "lab" / f"r{number}.git", copy_function=os.link)


def digest(count: int) -> str:
    """Return a digest of `count` papers in Markdown."""
    cards = []
    for number in range(count):
        cited = [number, number // 100] if number % 10 == 0 else [number]
        links = " and ".join(f"https://{HOST}/lab/r{each}" for each in dict.fromkeys(cited))
        address = f"https://arxiv.org/abs/2601.{number:05d}"
        cards.append(f"## [A Study of Thing {number}]({address})\n\nOur code is at {links}.\n")
    return "\n".join(cards)


def audit(
    folder: Path, jobs: int, host: GitHost | None, stop: Callable[[float, int], bool] | None = None
) -> Run:
    """Run the audit in a process of its own; interrupt it once `stop` says so of its seconds and requests."""
    before = len(host.asked) if host else 0
    command = [sys.executable, "-m", "repocheck", "audit", "digest.md", "-c", "lab.yaml", "-j", str(jobs)]
    began = time.monotonic()
    with subprocess.Popen(
        [*command, "-f", "json=report.json", "-f", "html=report.html"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    ) as process:
        if stop:
            while not stop(time.monotonic() - began, (len(host.asked) if host else 0) - before):
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
        assert process.stderr
        lines = process.stderr.read().splitlines()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    asked = len(host.asked) - before if host else 0
    return Run(time.monotonic() - began, used.ru_maxrss / 1e3, asked, lines)


def problems_of(report: Path, count: int) -> list[str]:
    """Return what is wrong with the finished report."""
    repos = json.loads(report.read_text())["repos"]
    names = [repo["repo"] for repo in repos]
    cited = {repo["repo"].rpartition("/r")[2]: len(repo["cited_by"]) for repo in repos}
    found = [] if len(set(names)) == len(names) == count else [f"{len(names)} reports of {count}"]
    found += [f"{repo['repo']} is {repo['state']}" for repo in repos if repo["state"] != "available"]
    shared = {str(n // 100) for n in range(0, count, 10) if n // 100 != n}
    return found + [f"r{number} is cited once" for number in shared if cited[number] < 2]


def measure(count: int, jobs: int, share: float, over_http: bool) -> bool:
    """Audit three times; print what each cost. Return whether all goals are met."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        make_repositories(folder / "served", count)
        host = stack.enter_context(GitHost(folder / "served")) if over_http else None
        base = host.url if host else f"file://{folder}/served"
        mirror = f"{{kind: gitea, mirror: '{base}/{{owner}}/{{name}}.git'}}"
        (folder / "lab.yaml").write_text(
            f"repocheck: 1\nhosts: {{{HOST}: {mirror}}}\nstore: {{path: {folder}/store}}\n"
        )
        (folder / "digest.md").write_text(digest(count))
        whole = audit(folder, jobs, host)
        shutil.rmtree(folder / "store", ignore_errors=True)
        seconds, requests = whole.seconds * share, whole.requests * share
        runs = {"stopped": audit(folder, jobs, host, lambda s, n: n >= requests if host else s >= seconds)}
        runs |= {"to its end": audit(folder, jobs, host), "unchanged": audit(folder, jobs, host)}
        wrong = problems_of(folder / "report.json", count)
    way = "http" if over_http else "file"
    for label, run in ({"whole": whole} | runs).items():
        print(
            f"{count:>6,} over {way}  {label:<11}{run.seconds:7.1f} s{run.memory_mb:7.0f} MB"
            f"{run.requests:8,} requests  {next(reversed(run.lines), '')[:90]}"
        )
    again = runs["stopped"].requests + runs["to its end"].requests - whole.requests
    print(f"        {again:+,} requests beside one whole run; {wrong[:3] or 'nothing wrong'}", flush=True)
    return not wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, nargs="+", default=[300, 3000])
    parser.add_argument("--jobs", type=int, default=8)
    parser.add_argument("--stop", type=float, default=0.4, help="when to interrupt, as a share of the time")
    options = parser.parse_args()
    good = [
        measure(count, options.jobs, options.stop, over_http)
        for count in options.count
        for over_http in (False, True)
    ]
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
