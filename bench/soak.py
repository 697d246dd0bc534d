"""Audit thousands of repositories through faults, alone and all at once, and count what is said wrongly.

Faults: a share of all requests goes wrong in one of some thirty ways. Beside them, troubles that befall all
repositories at once: an outage, "not found" to everything, a login page to everything, facts of one of
them under the name of another, a minute's throttle, a mirror that is one commit behind, a clock ten years
ahead, a resolver that names a stranger's server for every name, and a token that is revoked midway. Nothing
is scaled in time but the deadline of a request, 2 s in place of 30 s.

Wrong is any verdict, commit, name or text that is not the truth. What nobody but the mirror speaks for may be
one commit old, if commit and text belong together. Goals: 0 wrong, and at most 0.2 % unknown, on any seed.

    python -m bench.soak --count 10000 --faults 0.05 --seed 1
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.soak_forge import STALE_README, TEMPLATES, commit_of, kind_of, make_templates, readme_of, stale
from repocheck import engine
from repocheck.config import Config, HostConfig, ProbeConfig, StoreConfig
from repocheck.http import Client, Request
from repocheck.models import Availability, Evidence, RepoRef
from repocheck.probe import Prober
from tests.forge.github import TOKEN
from tests.forge.loopback import stand_in

GLOBS = ("readme*", "license*")
TRUTH = {"missing": Availability.MISSING, "empty": Availability.EMPTY, "blocked": Availability.BLOCKED}


def verdict(seen: Evidence, number: int, seed: int, commits: list[tuple[str, str]]) -> str:
    """Return ``right``, ``unknown: cause`` or ``wrong: how``."""
    kind = kind_of(number, seed)
    if seen.availability is Availability.UNKNOWN or not seen.tree_complete:
        return f"unknown: {seen.problems[0].cause}"
    if seen.availability is not TRUTH.get(kind, Availability.EXISTS):
        return f"wrong: {kind} called {seen.availability} via {seen.via}"
    if kind in TRUTH:
        return "right"
    name = f"newco/new{number}" if kind == "renamed" else f"acme/r{number}"
    if seen.resolved is None or seen.resolved.slug != f"github.com/{name}":
        return f"wrong: {kind} is named {seen.resolved}"
    known = {commits[number % TEMPLATES][0]: readme_of(number % TEMPLATES)}
    if seen.via == "git-http" and seen.releases is None:  # the API had no say
        known[commits[number % TEMPLATES][1]] = STALE_README
    if seen.commit not in known or len(seen.tree) != 3:
        return f"wrong: {len(seen.tree)} files at {seen.commit}, {seen.releases} releases, via {seen.via}"
    return verdict_on_text(seen, known[seen.commit])


def verdict_on_text(seen: Evidence, text: str) -> str:
    if "README.md" not in seen.texts:
        return f"unknown: text, {seen.problems[0].cause}"
    return "right" if seen.texts["README.md"].text == text else "wrong: text"


def soak(options: argparse.Namespace, folder: Path) -> Counter[str]:
    """Start a host, audit its repositories and count the verdicts."""
    paths = make_templates(folder / "templates")[:-1]
    commits = [(commit_of(path), commit_of(stale(path))) for path in paths]
    command = [sys.executable, "-m", "bench.soak_forge"]
    command += map(str, (options.count, options.faults, options.seed, options.troubles))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as forge:
        try:
            assert forge.stdout
            url = f"http://127.0.0.1:{int(forge.stdout.readline())}"
            verdicts = audit(url, options.count, options.seed, options.jobs, folder / "store", commits)
            with Client(set()) as client:
                print(client.send(Request("GET", f"{url}/stats")).body.decode())
        finally:
            forge.kill()
    return verdicts


def audit(
    url: str, count: int, seed: int, jobs: int, store: Path, commits: list[tuple[str, str]]
) -> Counter[str]:
    """Probe all repositories of the host at `url` as ``github.com`` and count the verdicts."""
    stand_in(url)
    config = Config(
        hosts={"github.com": HostConfig(api=f"{url}/api/v3", token=TOKEN, canary="acme/canary")},
        store=StoreConfig(path=store),
        probe=ProbeConfig(timeout_s=2.0),
        software_heritage="never",
    )
    refs = [RepoRef(host="github.com", owner="acme", name=f"r{number}") for number in range(count)]
    verdicts: Counter[str] = Counter()
    with Prober(config) as asked:
        asked.prepare(refs)
        seen = list(engine.run(lambda ref: asked.probe(ref, GLOBS), refs, jobs))
        again = 0
        for pause_s in (0, 20, 60, 0):  # as an audit does at its end
            late = [number for number, one in enumerate(seen) if asked.is_worth_another_look(one.problems)]
            again += len(late)
            asked.wait_for_hosts((p for number in late for p in seen[number].problems), pause_s)
            asked.prepare(refs[number] for number in late)
            looks = engine.run(lambda ref: asked.probe(ref, GLOBS), [refs[number] for number in late], jobs)
            for number, one in zip(late, looks, strict=True):
                if (
                    one.availability is not Availability.UNKNOWN
                    or seen[number].availability is one.availability
                ):
                    seen[number] = one
        for number, one in enumerate(seen):
            word = verdict(one, number, seed, commits)
            verdicts[word] += 1
            if word != "right":
                print(f"r{number}: {word}: {[problem.cause for problem in one.problems]}")
        stated = sum(one.via == "github-api" or one.releases is not None for one in seen)
        print(f"{stated} known to the API, {again} looked at again at the end")
        for problem in asked.problems:
            print(f"{problem.cause}: {problem.message}")
    return verdicts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--faults", type=float, default=0.05, help="share of the requests, 0-1")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--troubles", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--jobs", type=int, default=32)
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        verdicts = soak(options, Path(folder))
    wrong = sum(n for word, n in verdicts.items() if word.startswith("wrong"))
    unknown = sum(n for word, n in verdicts.items() if word.startswith("unknown"))
    print(dict(verdicts.most_common()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"seed {options.seed}: {options.count} repositories, {wrong} wrong, {unknown} unknown, "
        f"{time.monotonic() - began:.0f} s, {memory} MB"
    )
    sys.exit(wrong > 0 or unknown > options.count * 0.002)


if __name__ == "__main__":
    main()
