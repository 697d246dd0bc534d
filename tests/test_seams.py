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

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SEAMS = {
    "a check": "checks/changelog_present.py",
    "an output format": "reporter/formats/addresses.py",
    "a reader of digests": "extractor/readers/talks.py",
    "a kind of host": "knowledge/hosts/loghub.py",
}
ASKED = """
import io
import json
from repocheck.checks import load_checks
from repocheck.config import Config
from repocheck.extractor import links_of, read
from repocheck.knowledge.hosts import HOST_KINDS, PUBLIC
from repocheck.models import Location, Paper, Passage
from repocheck.reporter import report_formats

talks = read(io.BytesIO(b"talk: Waves | https://github.com/lab/code\\n"), "list.txt")
papers = list(talks.papers)
hosts = Config(hosts={"git.example.edu": {"kind": "loghub"}}).known_hosts
place = Location(path="list.txt", line=1)
text = "https://git.example.edu/lab/tool/at/v1.0/src/main.py"
passage = Passage(field="line", text=text, found_at=place)
(configured,) = links_of(Paper(id="1", title="Waves", passages=(passage,), found_at=place), hosts)
print(json.dumps({
    "checks": [check.id for check in load_checks()],
    "formats": list(report_formats()),
    "reader": talks.format,
    "link": str(links_of(papers[0])[0].repo),
    "kinds": list(HOST_KINDS),
    "public": PUBLIC.find("loghub.example").software.name,
    "configured": [str(configured.repo), configured.ref, configured.path],
}))
"""


def examples(heading: str) -> list[str]:
    """Return the blocks of code below a heading of the page: the file, and its test where it has one."""
    below = PAGE.partition(f"## Add {heading}\n")[2].partition("\n## ")[0]
    return [textwrap.dedent(block) for block in re.findall(r"^ *```python\n(.*?)^ *```", below, re.S | re.M)]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("copy")
    shutil.copytree(Path(repocheck.__file__).parent, root / "repocheck")
    for heading, path in SEAMS.items():
        (root / "repocheck" / path).write_text(examples(heading)[0], encoding="utf-8")
    return root


def run(copy: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": f"{copy}{os.pathsep}{ROOT}"}
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
    assert found["public"] == "loghub"
    assert found["configured"] == ["git.example.edu/lab/tool", "v1.0", "src/main.py"]


@pytest.mark.parametrize("heading", ["a check", "a kind of host"])
def test_its_own_test_passes(copy, heading):
    test = copy / f"test_{Path(SEAMS[heading]).name}"
    test.write_text(examples(heading)[1], encoding="utf-8")
    assert " passed" in run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", test.name)


def test_the_format_is_rendered(copy):
    report = Path(__file__).parent / "reporter/golden_files/report.json"
    lines = run(copy, "-m", "repocheck", "report", str(report), "-f", "addresses").splitlines()
    assert "github.com/vanished/graph-former" in lines
