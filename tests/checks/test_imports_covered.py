import json

import pytest

from repocheck.checks.imports_covered import imports_covered as check
from repocheck.models import Outcome
from tests.subjects import make_subject


def notebook(*lines: str) -> str:
    cell = {"cell_type": "code", "source": [f"{line}\n" for line in lines]}
    return json.dumps({"cells": [cell]}, indent=1)


COVERED = {
    "same name": {"a.py": "import torch\n", "requirements.txt": "torch\n"},
    "other name": {
        "a.py": "import cv2, yaml\nfrom PIL import Image\n",
        "requirements.txt": "opencv-python\nPyYAML\nPillow\n",
    },
    "from conda": {
        "a.py": "import torch.nn as nn\n",
        "environment.yml": "name: x\ndependencies: [pytorch]\n",
    },
    "from setup.py": {"a.py": "import tqdm", "setup.py": "setup(install_requires=['tqdm'])\n"},
    "underscore": {"a.py": "import flash_attn", "requirements.txt": "flash-attn\n"},
    "cuda build": {"a.py": "import cupy", "requirements.txt": "cupy-cuda11x\n"},
    "built from own sources": {
        "a.py": "import fast, x_pb2\nimport numpy\n",
        "src/fast.cpp": "",
        "x.proto": "",
        "requirements.txt": "numpy\n",
    },
    "standard and own": {
        "a.py": "import os\nimport lib.x\nimport b\nimport numpy\n",
        "b.py": "",
        "lib/x.py": "",
        "requirements.txt": "numpy\n",
    },
    "guarded": {
        "a.py": "try:\n    import apex\nexcept ImportError:\n    pass\nimport numpy\n",
        "requirements.txt": "numpy\n",
    },
    "python 2": {"a.py": "import cPickle, urllib2\nimport numpy\nprint 'x'\n", "requirements.txt": "numpy\n"},
    "colab": {
        "a.ipynb": notebook("from google.colab import drive", "import numpy"),
        "requirements.txt": "numpy\n",
    },
}
MISSING = {
    "undeclared": ({"a.py": "import torch\nimport tqdm\n", "requirements.txt": "torch\n"}, ["tqdm"]),
    "nothing declared": ({"a.py": "import numpy as np; import torch\n"}, ["numpy", "torch"]),
    "several on a line": ({"a.py": "import os, numpy, torch  # sys\n"}, ["numpy", "torch"]),
    "notebook": ({"a.ipynb": notebook("import numpy as np", "%matplotlib inline")}, ["numpy"]),
    "notebook cut short": ({"a.ipynb": notebook("import numpy")[:90]}, ["numpy"]),
    "notebook on one line": (
        {
            "a.ipynb": json.dumps(
                {"cells": [{"cell_type": "code", "source": ["import torch\n", "import tqdm"]}]}
            )
        },
        ["torch", "tqdm"],
    ),
    "cell of one string": ({"a.ipynb": '{\n "source": "import os\\nimport tqdm"\n}'}, ["tqdm"]),
    "a document is no module": ({"a.py": "import torch", "docs/torch.md": "# Torch"}, ["torch"]),
    "a folder of logs is no package": ({"a.py": "import wandb", "wandb/run-1/config.json": "{}"}, ["wandb"]),
    "a committed environment": (
        {"a.py": "import torch", "env/lib/python3.10/site-packages/torch/__init__.py": ""},
        ["torch"],
    ),
    "only for documentation": ({"a.py": "import numpy", "docs/requirements.txt": "numpy\n"}, ["numpy"]),
}
NOT_APPLICABLE = {
    "no python": {"a.R": "library(x)"},
    "standard library only": {"a.py": "import os\nfrom . import b\n"},
    "tests and documentation": {
        "tests/a.py": "import pytest",
        "docs/conf.py": "import sphinx",
        "setup.py": "import numpy",
    },
    "computed list": {
        "a.py": "import numpy",
        "setup.py": "setup(install_requires=open('r').read().split())\n",
    },
    "text in a docstring": {"a.py": '"""\nfrom the paper\nimport it, please\n"""\n'},
}


@pytest.mark.parametrize("files", COVERED.values(), ids=COVERED)
def test_covered_imports_pass(files):
    assert check(make_subject(files)).outcome is Outcome.PASS


@pytest.mark.parametrize(("files", "missing"), MISSING.values(), ids=MISSING)
def test_missing_packages_are_named(files, missing):
    verdict = check(make_subject(files))
    assert (verdict.outcome, verdict.value["missing"]) == (Outcome.FAIL, missing)
    assert verdict.locations[0].line


@pytest.mark.parametrize("files", NOT_APPLICABLE.values(), ids=NOT_APPLICABLE)
def test_nothing_to_cover(files):
    assert check(make_subject(files)).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("files", [{"a.py": None}, {"a.py": "import numpy", "requirements.txt": None}])
def test_unread_files_make_it_unknown(files):
    assert check(make_subject(files)).outcome is Outcome.UNKNOWN


FURTHER = {
    "a build for a card": ("import onnxruntime, dgl\n", "onnxruntime-gpu\ndgl-cu113\n"),
    "a number behind the name": ("import pymesh, newspaper\n", "pymesh2\nnewspaper3k\n"),
    "a supplier": ("import bayes_opt, quaternion\n", "bayesian-optimization\nnumpy-quaternion\n"),
    "the archive of a forge": ("import wavex\n", "https://github.com/roe/wavex/archive/refs/tags/v1.2.zip\n"),
    "a source archive": ("import wavex\n", "dist/wavex-2.1.0.tar.gz\n"),
}


@pytest.mark.parametrize("case", FURTHER)
def test_further_forms_of_a_name(case):
    code, asked = FURTHER[case]
    assert check(make_subject({"a.py": code, "requirements.txt": asked})).value["missing"] == []


def test_only_cells_in_python_import():
    text = {"cell_type": "markdown", "source": ["import pandas as text\n"]}
    codes = ["%%bash\nimport seaborn", "%%time\nimport scipy"]
    cells = [text, *({"cell_type": "code", "source": [code]} for code in codes)]
    files = {"a.ipynb": json.dumps({"cells": cells}), "requirements.txt": "torch\n"}
    assert check(make_subject(files)).value["missing"] == ["scipy"]


def test_what_setup_py_compiles_is_own():
    setup = "setup(name='x', ext_modules=[Extension('fastflow', ['src/ff.c'])])\n"
    files = {"a.py": "import fastflow, torch\n", "setup.py": setup, "requirements.txt": "torch\n"}
    assert check(make_subject(files)).outcome is Outcome.PASS


def test_the_pip_part_of_an_environment_includes_lists():
    env = "dependencies:\n- pytorch\n- pip:\n  - -r req/pip.txt\n"
    files = {"a.py": "import torch, numpy\n", "environment.yml": env, "req/pip.txt": "numpy\n"}
    assert check(make_subject(files)).outcome is Outcome.PASS
