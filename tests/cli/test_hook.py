"""The hook for pre-commit, run as pre-commit runs it."""

import shlex
from pathlib import Path

import pytest
import yaml

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
README = """# Tool

It plans routes for robots that know nothing of their map: each step is chosen by the regret it may cause,
which needs no training, no data and no more than a second on any machine.

## Installation

```bash
pip install .
```

## Usage

```bash
python main.py
```

Runs on a laptop CPU; no GPU is needed.
"""
GOOD = {
    "README.md": README,
    "LICENSE": "MIT License\n\nCopyright (c) 2026 A. Author\n",
    "pyproject.toml": '[project]\nname = "tool"\nrequires-python = ">=3.11"\ndependencies = ["numpy<3"]\n',
    "main.py": "import numpy\n\nprint(numpy.zeros(3))\n",
    "tests/test_main.py": "def test_sum():\n    assert 1 + 1 == 2\n",
}


@pytest.mark.parametrize(("files", "code"), [(GOOD, 0), ({"main.py": "import torch\n"}, 1)])
def test_the_hook_fails_below_its_points(run, make_repo, monkeypatch, files, code):
    (hook,) = yaml.safe_load(MANIFEST.read_text("utf-8"))
    monkeypatch.chdir(make_repo(files))
    program, *arguments = [*shlex.split(hook["entry"]), *hook["args"]]
    done = run(*arguments)
    assert (program, done.code) == ("repocheck", code)
    assert "To do" in done.out
