"""The figures of `bench.all`: each group yields what was measured, beside whom, and the goal."""

from __future__ import annotations

import gc
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from operator import truediv
from pathlib import Path
from typing import NamedTuple

from bench import papers as digests
from bench.links import prose
from bench.measure import Figure, cost, medians
from repocheck.extractor import extract_links
from repocheck.extractor.address.anchors import anchors
from repocheck.knowledge.hosts import PUBLIC
from tests.extractor.readers.samples import make_pdf

_PROGRAM = Path(sys.executable).with_name("repocheck")
OURS = [str(_PROGRAM)] if _PROGRAM.is_file() else [sys.executable, "-m", "repocheck"]
NOTHING = [sys.executable, "-c", "pass"]
N_CLONES, MAX_CLONE_MB, N_LOCAL = 10, 10, 250
TEXT_MB = 8.0


class Setting(NamedTuple):
    """What a run works on."""

    mirror: Path
    peers: Path
    folder: Path
    """An empty folder, in which no configuration lies."""
    rounds: int
    there: dict[str, str]
    """Version of each peer; empty if it is not there."""
    sizes: tuple[int, ...] = ()

    @property
    def python(self) -> str:
        """Return the interpreter that has the peers."""
        return str(self.peers.absolute() / "bin" / "python")


Group = Callable[[Setting], Iterator[Figure]]


def first_line(command: list[str]) -> str:
    """Return the first line that a command writes; empty if it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return (done.stdout.splitlines() or [""])[0]


def start(setting: Setting) -> Iterator[Figure]:
    """Measure how long commands take to start, beside an interpreter that does nothing."""
    commands = {"nothing": NOTHING, "--version": [*OURS, "--version"], "--help": [*OURS, "--help"]}
    audits = {str(clone): [*OURS, "repo", str(clone), "--offline", "-q"] for clone in _clones(setting)}
    spent = medians(commands | audits, setting.rounds, setting.folder)
    for name, goal in (("--version", 2.5), ("--help", 10)):
        yield Figure(f"`{name}`", spent[name] / spent["nothing"], "× python -c pass", goal, "median")
    each = [spent[name] / spent["nothing"] for name in audits]
    how = f"median of {len(each)} clones, judging included"
    yield Figure("`repo CLONE`", statistics.median(each), "× python -c pass", 20, how)
    yield Figure("`repo CLONE`, the smallest", min(each), "× python -c pass", 20, "the cheapest of them")


def clones(setting: Setting) -> Iterator[Figure]:
    """Measure ten clones with their working trees, beside rrdoctor and licensee."""
    if not setting.there["rrdoctor"]:
        return
    paths = [str(path) for path in _clones(setting)]
    program = str(Path(setting.python).with_name("rrdoctor"))
    each, one, theirs, licences = [], [], [], []
    for _ in range(max(1, setting.rounds // 2)):
        for path in paths:
            each.append(cost([*OURS, "repo", path, "--offline", "-q"], setting.folder).cpu_s)
            theirs.append(cost([program, "scan", path], setting.folder).cpu_s)
            if setting.there["licensee"]:
                licences.append(cost(["licensee", "detect", path], setting.folder).cpu_s)
        one.append(cost([*OURS, "repo", *paths, "--offline", "-q"], setting.folder).cpu_s)
    beside = f"{len(paths)} working trees, rrdoctor {setting.there['rrdoctor']}"
    yield Figure("ten clones, a process each", sum(each) / sum(theirs), "× rrdoctor", 0.35, beside)
    yield Figure("ten clones, one process", sum(one) / sum(theirs), "× rrdoctor", 0.10, beside)
    if licences:
        ratio = sum(each) / sum(licences)
        yield Figure("ten clones, a process each", ratio, "× licensee", None, "which reads licences alone")


def local(setting: Setting) -> Iterator[Figure]:
    """Measure reading of repositories of this machine, beside libgit2."""
    if not setting.there["pygit2"]:
        return
    paths = [str(path) for path in islice(sorted(setting.mirror.glob("*/*")), N_LOCAL)]
    script = str(Path(__file__).with_name("local.py").absolute())
    best: dict[str, list[float]] = {}
    for _ in range(max(1, setting.rounds // 2)):
        for name, python in (("ours", sys.executable), ("pygit2", setting.python)):
            spent = json.loads(first_line([python, script, name, *paths]))
            best[name] = list(map(min, best.get(name, spent), spent))
    how = f"median of {len(paths)} repositories; ours in a limited child process"
    median = statistics.median(map(truediv, best["ours"], best["pygit2"]))
    yield Figure("local reading", median, "× pygit2", 1.0, how)
    yield Figure("local reading", sum(best["ours"]) / sum(best["pygit2"]), "× pygit2", 1.0, "their sum")


def links(setting: Setting) -> Iterator[Figure]:
    """Measure the scan for links, and each link, beside ripgrep and linkify-it-py."""
    gc.set_threshold(100_000, 20, 20)  # as the program does
    text, count = prose(TEXT_MB)
    text += "é"
    bare = text.replace("https://github.com/", "some words of ")
    size = len(text) / 1e6
    whole, without = _best(lambda: len(extract_links(text))), _best(lambda: len(extract_links(bare)))
    scan = _best(lambda: len(anchors(bare, PUBLIC.anchors)))
    yield Figure("scan, text not ASCII", size / scan, "MB/s", 200, "prose without links", at_least=True)
    yield Figure("each link", (whole - without) / count * 1e6, "µs", 50, f"{count:,} in {size:.0f} MB")
    file = setting.folder / "prose.txt"
    file.write_text(text, encoding="utf-8")
    if setting.there["ripgrep"]:
        search = ["rg", "-j1", "-c", r"github\.com/[\w-]+/[\w.-]+", str(file)]
        theirs = min(cost(search).cpu_s for _ in range(3))
        yield Figure(
            "links, one in 2 kB", theirs / whole, "× the speed of ripgrep", None, "it judges nothing"
        )
    if setting.there["linkify-it-py"]:
        ask = (
            "import sys,time; from linkify_it import LinkifyIt; t=open(sys.argv[1]).read(1000000); "
            "l=LinkifyIt(); s=time.process_time(); l.match(t); print(time.process_time()-s)"
        )
        theirs = float(first_line([setting.python, "-c", ask, str(file)])) * size
        what = "× the speed of linkify-it-py"
        yield Figure("links, one in 2 kB", theirs / whole, what, 1, "its first MB", at_least=True)


def papers(setting: Setting) -> Iterator[Figure]:
    """Measure digests of growing size: time and memory of a paper."""
    spent, peaks = {}, {}
    for size in setting.sizes:
        file = setting.folder / f"{size}.jsonl"
        digests.write(size, file)
        taken = cost([*OURS, "links", str(file), "-q", "-f", f"jsonl={setting.folder / 'links.jsonl'}"])
        spent[size], peaks[size] = taken.cpu_s, taken.peak_mb
        yield Figure(f"links of {size:,} papers", taken.cpu_s, "s", None, f"peak {taken.peak_mb:.0f} MB")
        file.unlink()
    few, many = min(peaks), max(peaks)
    each = (spent[many] - spent[few]) / max(1, many - few) * 1e6
    yield Figure("a further paper of a JSONL dump", each, "µs", 60, f"from {few:,} to {many:,} papers")
    yield Figure(f"memory, {many:,} papers", peaks[many] / peaks[few], f"× that of {few:,}", 1.2, "`links`")


def pdf(setting: Setting) -> Iterator[Figure]:
    """Measure the text of a PDF, beside pypdf and pdfminer.six."""
    file = setting.folder / "page.pdf"
    file.write_bytes(make_pdf([f"{prose(0.0001, seed)[0][:80]}" for seed in range(40)]))
    ours = "from repocheck.extractor import read\nlist(read(open(sys.argv[1],'rb'),'x').papers)"
    theirs = {
        "pypdf": "from pypdf import PdfReader\n[p.extract_text() for p in PdfReader(sys.argv[1]).pages]",
        "pdfminer.six": "from pdfminer.high_level import extract_text\nextract_text(sys.argv[1])",
    }
    mine = _inside(sys.executable, ours, file)
    for name, code in theirs.items():
        if setting.there[name]:
            ratio = mine / _inside(setting.python, code, file)
            yield Figure(
                "reading a PDF of one page", ratio, f"× {name}", 1.0, "ours with its title and passages"
            )


def _inside(python: str, code: str, file: Path) -> float:
    """Return the best of four times that `code` takes once everything is imported."""
    first, _, last = code.rpartition("\n")
    loop = f"import sys,time\n{first}\nb=9e9\nfor _ in range(4):\n s=time.process_time()\n {last}\n"
    return float(first_line([python, "-c", f"{loop} b=min(b,time.process_time()-s)\nprint(b)", str(file)]))


def _best(action: Callable[[], int], rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        began = time.process_time()
        action()
        times.append(time.process_time() - began)
    return min(times)


def _clones(setting: Setting) -> list[Path]:
    """Return clones with working trees of the first repositories that are whole and small."""
    made = sorted(path for path in setting.folder.glob("clone-*") if (path / ".git").is_dir())
    for source in sorted(setting.mirror.glob("*/*")):
        if len(made) >= N_CLONES:
            break
        size = sum(file.stat().st_size for file in source.rglob("*") if file.is_file())
        target = setting.folder / f"clone-{len(made)}"
        if size < MAX_CLONE_MB * 1_000_000 and not target.exists():
            command = ["git", "clone", "--quiet", str(source), str(target)]
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:
                made.append(target)
            else:  # a partial clone has not all files
                shutil.rmtree(target, ignore_errors=True)
    return made
