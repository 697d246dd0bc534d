"""The worked examples of CONTRIBUTING.md, each put into a copy of the package: its own file is enough."""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import repocheck

PAGE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
SEAMS = {
    "a check": ("checks/changelog_present.py", "w"),
    "an output format": ("reporter/formats/addresses.py", "w"),
    "a reader of digests": ("extractor/readers/talks.py", "w"),
    "a kind of host": ("knowledge/hosts.py", "a"),
}
ASKED = """
import io
import json
from repocheck.checks import load_checks
from repocheck.extractor import links_of, read
from repocheck.knowledge.hosts import HOST_KINDS
from repocheck.reporter import report_formats

talks = read(io.BytesIO(b"talk: Waves | https://github.com/lab/code\\n"), "list.txt")
papers = list(talks.papers)
print(json.dumps({
    "checks": [check.id for check in load_checks()],
    "formats": list(report_formats()),
    "reader": talks.format,
    "link": str(links_of(papers[0])[0].repo),
    "kinds": list(HOST_KINDS),
}))
"""


def example(heading: str) -> str:
    """Return the first block of code below a heading of the page."""
    below = PAGE.partition(f"## Add {heading}\n")[2]
    return textwrap.dedent(re.search(r"^ *```python\n(.*?)^ *```", below, re.S | re.M)[1])


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        Path(repocheck.__file__).parent, root / "repocheck", ignore=shutil.ignore_patterns("__pycache__")
    )
    for heading, (path, mode) in SEAMS.items():
        with (root / "repocheck" / path).open(mode, encoding="utf-8") as file:
            file.write(example(heading))
    return root


def run(copy: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_is_found_where_it_lies(copy):
    found = json.loads(run(copy, "-c", ASKED))
    assert "changelog-present" in found["checks"]
    assert "addresses" in found["formats"]
    assert (found["reader"], found["link"]) == ("talks", "github.com/lab/code")
    assert "loghub" in found["kinds"]


def test_the_format_is_rendered(copy):
    report = Path(__file__).parent / "reporter/golden_files/report.json"
    lines = run(copy, "-m", "repocheck", "report", str(report), "-f", "addresses").splitlines()
    assert "github.com/vanished/graph-former" in lines
