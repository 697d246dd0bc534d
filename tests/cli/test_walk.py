"""An author's walk: a repository with faults, from its clone to all points, by the checklist alone."""

import json

import pytest

from tests.conftest import git

FAULTY = {
    "train.py": (
        "import torch\nimport numpy as np\n\n"
        'data = np.load("/data2/users/miller/train.npy")\n'
        'torch.save({}, "model.pt")\n'
    ),
    "evaluate.py": "import torch\n\nmodel = torch.load('model.pt')\nprint('accuracy', model)\n",
}
README = """# Regret in planning

Code of the paper "Regret in planning" (arXiv:2601.00001). It trains a small network that plans.

## Installation

```bash
pip install -r requirements.txt
```

## Data

Download the data from https://zenodo.org/records/1234567 and unpack it into `data/`.

## Usage

```bash
python train.py --data data/train.npy
python evaluate.py
```

The seed is 0. The trained weights are at https://zenodo.org/records/1234568/files/model.pt

## Results

| method | accuracy |
| --- | --- |
| baseline | 0.84 |
| ours | 0.91 |
| ours, larger | 0.93 |

## Hardware

Trained on one NVIDIA RTX 3090 (24 GB). Evaluation runs on a laptop CPU.

## Citation

```bibtex
@article{a2026, title={Regret in planning}, author={A. Author}, journal={arXiv:2601.00001}, year={2026}}
```
"""
TRAIN = (
    "import argparse\n\nimport numpy as np\nimport torch\n\ntorch.manual_seed(0)\nnp.random.seed(0)\n"
    "parser = argparse.ArgumentParser()\nparser.add_argument('--data', default='data/train.npy')\n"
    "data = np.load(parser.parse_args().data)\ntorch.save({}, 'model.pt')\n"
)
CI = (
    "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n"
    "      - run: pip install -r requirements.txt pytest\n      - run: pytest\n"
)
TEST = "def test_shape():\n    assert 1 + 1 == 2\n"
WRITTEN = {
    "readme-present": {"README.md": README},
    "dependencies-declared": {"requirements.txt": "torch==2.4.1\nnumpy==2.1.0\n"},
    "python-version-declared": {".python-version": "3.11\n"},
    "container-provided": {"Dockerfile": "FROM python:3.11\nCOPY . .\nRUN pip install -r requirements.txt\n"},
    "ci-runs-tests": {".github/workflows/test.yml": CI, "tests/test_plan.py": TEST},
    "tests-present": {"tests/test_plan.py": TEST},
    "paths-portable": {"train.py": TRAIN},
    "seeds-set": {"train.py": TRAIN},
}
"""What an author writes for an item of the checklist; other items are answered by the README, or by --fix."""


def look(run, path):
    done = run("repo", str(path), "-f", "json", "-f", "text=list.txt", "-f", "sarif=list.sarif")
    (repo,) = json.loads(done.out)["repos"]
    return repo, {f["check"]: f for f in repo["findings"]}


def first_to_do(tmp_path):
    """Return the id of the first item that the checklist in the terminal names."""
    lines = (tmp_path / "list.txt").read_text().partition("To do")[2].splitlines()[1:3]
    words = " ".join(lines).split()
    return next(word for word in words if word in KNOWN)


KNOWN = {
    *WRITTEN, "repository-available", "license-declared", "license-recognised", "compute-target-declared",
    "hardware-detail-stated", "run-command", "install-instructions", "dependencies-bounded",
    "imports-covered", "training-code", "evaluation-code", "pretrained-weights", "data-instructions",
    "results-table", "notebooks-in-order", "release-tagged", "citation-file", "cites-paper",
}  # fmt: skip


def test_from_faults_to_all_points_by_the_checklist_alone(run, make_repo, tmp_path):
    path = make_repo(FAULTY)
    repo, findings = look(run, path)
    points, steps = [repo["score"]["points"]], []
    while any(finding["outcome"] == "fail" for finding in findings.values()):
        check = first_to_do(tmp_path)
        assert findings[check]["outcome"] == "fail"
        assert check not in steps, f"{check} was answered, and is asked again"
        steps.append(check)
        answer(run, path, check)
        repo, findings = look(run, path)
        points.append(repo["score"]["points"])
        assert points[-1] >= points[-2], f"{check} cost points"
    assert (points[0] < 30, points[-1]) == (True, 100)
    assert len(steps) >= 7
    assert repo["score"]["essentials"] == 5


def answer(run, path, check):
    if check in {"license-declared", "citation-file"}:
        run("repo", str(path), "--fix", "--write", "--licence", "MIT", "--author", "A. Author")
    elif check == "release-tagged":
        git("add", ".", cwd=path)
        git("commit", "-qm", "all", cwd=path)
        git("tag", "v1.0", cwd=path)
    for name, text in WRITTEN.get(check, {"README.md": README}).items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)


@pytest.mark.parametrize("place", ["train.py"])
def test_findings_point_at_files_of_the_repository(run, make_repo, tmp_path, place):
    look(run, make_repo(FAULTY))
    results = json.loads((tmp_path / "list.sarif").read_text())["runs"][0]["results"]
    where = {r["ruleId"]: r["locations"][0]["physicalLocation"] for r in results}
    assert where["paths-portable"]["artifactLocation"]["uri"] == place
    assert where["paths-portable"]["region"]["startLine"] == 4
