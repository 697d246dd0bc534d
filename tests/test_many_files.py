"""Repositories of many files, and names that stand for many: what each costs grows no faster than it does.

Each is made with so many files, and with four times as many; time is that of the processor.
"""

import tracemalloc
from time import process_time

import pytest

from repocheck.checks import judge, wanted
from repocheck.config import ProbeConfig
from repocheck.globs import Paths, select
from repocheck.models import EntryKind, TreeEntry
from repocheck.probe._texts import read_wanted
from repocheck.text.named_paths import named_paths
from tests.subjects import make_subject

FEW, FACTOR, MAX_GROWTH = 300, 4, 9
"""Linear growth is 4, quadratic 16; the machine may be busy with other things."""
FREE_S = 0.4
"""What the larger one may take whatever the smaller one took."""
CODE = "import torch"
README = {"README.md": "# A\n\nCode of a paper.\n", "LICENSE": "MIT License"}


def folders(n, **files):
    """Return the files of `n` folders; in their names and texts ``#`` is the number of the folder."""
    held = {name.replace("_", "."): text for name, text in files.items()}
    return README | {
        f"d{each}/{name}": text.replace("#", str(each)) for name, text in held.items() for each in range(n)
    }


def told(n, line, **files):
    return folders(n, **files) | {
        "README.md": "# A\n" + "".join(f"{line}\n".replace("#", str(k)) for k in range(n))
    }


def judged(make):
    def work(n):
        subject = make_subject(make(n))
        tree = tuple(
            entry._replace(oid=f"{number:040x}") for number, entry in enumerate(subject.evidence.tree)
        )
        subject.evidence = subject.evidence.model_copy(update={"tree": tree})
        return lambda: judge(subject)

    return work


def deep(n):
    paths = Paths([f"{'test/' * n}x{each}.scala" for each in range(300)])
    return lambda: select(paths, ("**/{test,tests}/**/*{Spec,Suite}.scala",))


def namesakes(n):
    files = [f"d{each}/run.py" for each in range(20 * n)]
    text = " ".join(f"d{each}x/run.py run.py" for each in range(20 * n))
    return lambda: named_paths([("README.md", text)], files)


def links(target, n_links=200):
    """Return a maker of a tree with links to one place, and many files in a folder."""

    def make(n):
        files = [TreeEntry(f"big/f{each:06d}.md", EntryKind.FILE, "1" * 40, 1) for each in range(4 * n)]
        linked = [TreeEntry(f"l{each:03d}", EntryKind.SYMLINK, "2" * 40, 1) for each in range(n_links)]
        tree = tuple(sorted([*files, *linked]))

        def fetch(_):
            return lambda entry: target(n) if entry.kind is EntryKind.SYMLINK else b"x"

        return lambda: read_wanted(tree, wanted(), ProbeConfig(max_files=10), fetch)

    return make


KINDS = {
    "programs under one licence each": judged(lambda n: folders(n, LICENSE="MIT License", a_py=CODE)),
    "copies of others": judged(lambda n: folders(n, LICENSE="#", README_md="#", a_py=CODE)),
    "lists of requirements": judged(lambda n: folders(n, requirements_txt="torch==1.#", a_py=CODE)),
    "commands that start modules": judged(
        lambda n: told(n, "## Training\n\n    python -m d#.x\n\nWell.\n", y_py=CODE)
    ),
    "commands in sentences": judged(
        lambda n: told(n, "For training, run `python d#/x.py --a #`.\n", y_py=CODE)
    ),
    "folders in folders": deep,
    "files of one name": namesakes,
    "links to a folder of thousands": links(lambda n: b"big"),
    "links that lead far": links(lambda n: b"a/" * (20 * n), n_links=3),
}  # fmt: skip
"""From a number of files to the work."""


def seconds(make, n):
    work = make(n)
    began = process_time()
    work()
    return process_time() - began


def grows_slowly(make):
    for _ in range(3):  # a busy machine may spoil one measurement
        small, large = seconds(make, FEW), seconds(make, FEW * FACTOR)
        if large <= max(FREE_S, small * MAX_GROWTH):
            return True
    return False


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_many_files_take_time_as_they_are_many(make):
    assert grows_slowly(make)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("links")])
def test_what_links_lead_to_takes_no_more_memory_than_there_are_files(kind):
    work = KINDS[kind](FEW)
    tracemalloc.start()
    try:
        work()
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
