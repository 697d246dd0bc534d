"""Memory and speed of reading dumps: `python bench/readers.py [MEGABYTES]`.

Writes a dump of each format that streams into a temporary folder, reads it in a process of its own and
prints the largest resident memory that the process had, beside that of a process that reads nothing.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

WORDS = "a model learns what the data lets it learn and forgets the rest "
ABSTRACT = WORDS * 20 + "Code: https://github.com/bench-lab/paper-{0}."


def item(number: int) -> str:
    return json.dumps(
        {
            "id": f"2601.{number:07}",
            "title": f"Paper {number}",
            "abstract": ABSTRACT.format(number),
            "authors": ["Ada Quill", "Ben Ford"],
            "date": "2026-01-14",
            "repo": f"https://github.com/bench-lab/paper-{number}",
        }
    )


def row(number: int) -> str:
    paper = number // 3
    return json.dumps(
        {
            "paper_url": f"https://papers.example/{paper}",
            "paper_title": f"Paper {paper}",
            "paper_arxiv_id": None,
            "repo_url": f"https://github.com/bench-lab/paper-{number}",
            "is_official": number % 3 == 0,
            "framework": "none",
        }
    )


def cells(number: int) -> str:
    return f'"Paper {number}",2026-01-14,"{ABSTRACT.format(number)}"'


FORMATS: dict[str, tuple[str, Callable[[int], str], str, str]] = {
    "jsonl": ("", item, "\n", "\n"),
    "json": ("[", item, ",", "]"),
    "pwc-json": ("[", row, ",", "]"),
    "csv": ("title,date,abstract\n", cells, "\n", "\n"),
}
"""Beginning, record, separator, end; the arrays are one line each."""


def dump(format: str, n_bytes: int) -> Iterator[str]:
    start, record, separator, end = FORMATS[format]
    yield start + record(0)
    written = number = 1
    while written < n_bytes:
        text = separator + record(number)
        written, number = written + len(text), number + 1
        yield text
    yield end


def child(path: str) -> None:
    from repocheck.extractor.readers import read  # noqa: PLC0415 - only the child pays for it

    n_papers, start = 0, time.perf_counter()
    if path != "-":
        with Path(path).open("rb") as stream:
            n_papers = sum(1 for _ in read(stream, path).papers)
    seconds = time.perf_counter() - start
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([n_papers, seconds, peak_mb]))


def measure(path: str) -> tuple[int, float, float]:
    done = subprocess.run([sys.executable, __file__, "--child", path], capture_output=True, check=True)
    n_papers, seconds, peak_mb = json.loads(done.stdout)
    return n_papers, seconds, peak_mb


def main(megabytes: int) -> None:
    print(f"nothing read: {measure('-')[2]:.0f} MB resident")
    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            path = Path(folder) / name
            with path.open("w", encoding="utf-8") as stream:
                stream.writelines(dump(name, megabytes << 20))
            size_mb = path.stat().st_size / (1 << 20)
            n_papers, seconds, peak_mb = measure(str(path))
            path.unlink()
            speed = f"{size_mb / seconds:5.1f} MB/s"
            print(f"{name:9} {size_mb:5.0f} MB {n_papers:8} papers {speed} {peak_mb:4.0f} MB resident")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
