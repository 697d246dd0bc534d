"""What people read, and what contributors read, says things as the field says them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLACES = ("repocheck", "docs", "reports", ".github", "README.md", "CONTRIBUTING.md", "action.yml")
READ = {".py", ".md", ".html", ".js", ".css", ".xml", ".svg", ".yml", ".yaml", ".txt", ".json"}
NOT = (
    r"\b[Tt]old\b|_told\b|\bamiss\b|\b[Mm]end(?:s|ed|ing)?\b|\bhas no sense\b|\blet pass\b|"
    r"\bhid something\b"
    r"|\bfound out by\b|leave the network alone|“own text”|\bhold code\b|\d% decided|\bNothing to do\b"
    r"|\bnetwork online\b|(?:clean|engine|house|living)[ _-]rooms?\b|\b(?:upper|lower|ground)[ _-]floor\b"
)
"""Source: what readers of reports and of code stumbled over, and the plan of the words of this project."""
OTHERS = re.compile(r"/knowledge/(?:licences|stdlib)/|/vendor/")
"""Texts of others: licences, lists."""


def texts(root: Path):
    for place in PLACES:
        path = root / place
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix in READ and not OTHERS.search(file.as_posix()):
                yield file, file.read_text(encoding="utf-8")


def stumbles(root: Path):
    for file, text in texts(root):
        for found in re.finditer(NOT, text):
            yield f"{file.relative_to(root)}:{text.count(chr(10), 0, found.start()) + 1}: {found[0]}"


def test_nobody_stumbles():
    assert list(stumbles(ROOT)) == []


@pytest.mark.parametrize("said", ["it could not be told", "mended", "85% decided", "Nothing to do"])
def test_a_planted_word_is_seen(tmp_path, said):
    (tmp_path / "docs").mkdir()
    for name in ("README.md", "CONTRIBUTING.md", "action.yml"):
        (tmp_path / name).write_text("")
    (tmp_path / "docs/x.md").write_text(f"Here {said}.\n")
    [found] = stumbles(tmp_path)
    assert found.startswith("docs/x.md:1: ")
