"""Audit made digests of growing size by evidence that is kept, offline: ``python -m bench.scale [COUNT...]``.

Prints processor time and peak memory for each size, and the time for a further paper. The evidence
is made: every repository that a digest cites has a README, a licence, requirements, a program and a test.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench import papers
from bench.measure import cost
from repocheck.models import Availability, EntryKind, Evidence, FileText, RepoRef, TreeEntry
from repocheck.probe.store import Store

_REPO = re.compile(r"https://github\.com/([\w-]+)/([\w-]+)")
FILES = {
    "LICENSE": "MIT License\n\nCopyright (c) 2026 A. Kim\n\nPermission is hereby granted, …\n",
    "README.md": "# Method\n\nTrain with `python train.py` on one GPU.\n\n## Results\n\n| a | b |\n|-|-|\n",
    "requirements.txt": "torch==2.1.0\nnumpy>=1.24\n",
    "train.py": "import torch\nimport numpy as np\n\nif __name__ == '__main__':\n    torch.manual_seed(0)\n",
    "tests/test_train.py": "def test_it():\n    assert True\n",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000])
    first: tuple[int, float] | None = None
    for size in parser.parse_args().sizes:
        taken = measured(size)
        line = f"{size:>9,} papers {taken.repositories:>7,} repositories {taken.cpu_s:8.1f} s"
        line += f" {taken.peak_mb:6.0f} MB {taken.report_mb:7.1f} MB of report"
        first = first or (size, taken.cpu_s)
        if size > first[0]:
            line += f" {(taken.cpu_s - first[1]) / (size - first[0]) * 1e3:6.2f} ms a further paper"
        print(line, flush=True)


class Taken(NamedTuple):
    """What one audit took."""

    repositories: int
    cpu_s: float
    peak_mb: float
    report_mb: float


def measured(size: int) -> Taken:
    """Audit a made digest of `size` papers, whose evidence is kept, in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers.write(size, folder / "digest.jsonl")
        kept = _keep(folder / "digest.jsonl", folder / "store")
        (folder / "repocheck.yaml").write_text(f"repocheck: 1\nstore:\n  path: {folder / 'store'}\n")
        command = [sys.executable, "-m", "repocheck", "audit", "digest.jsonl", "-c", "repocheck.yaml"]
        taken = cost([*command, "--offline", "-q", "-f", "jsonl=report.jsonl"], folder)
        report = folder / "report.jsonl"
        with report.open(encoding="utf-8") as lines:
            judged = sum(json.loads(line)["state"] == "available" for line in lines)
        assert judged == kept, (judged, kept)
        return Taken(kept, taken.cpu_s, taken.peak_mb, report.stat().st_size / 1e6)


def _keep(digest: Path, folder: Path) -> int:
    """Keep evidence of every repository that a digest cites; return how many there are."""
    now = dt.datetime.now(dt.UTC)
    tree = tuple(TreeEntry(path, EntryKind.FILE, "0" * 40, len(text)) for path, text in FILES.items())
    texts = {path: FileText(text=text) for path, text in FILES.items()}
    cited = dict.fromkeys(_REPO.findall(digest.read_text(encoding="utf-8")))
    with Store(folder) as store:
        for owner, name in cited:
            ref = RepoRef(host="github.com", owner=owner, name=name)
            evidence = Evidence(
                requested=ref,
                resolved=ref,
                availability=Availability.EXISTS,
                commit="c" * 40,
                tree=tree,
                texts=texts,
                probed_at=now,
                via="made",
            )
            assert store.keep(evidence)
    return len(cited)


if __name__ == "__main__":
    main()
