import pytest

from repocheck.checks.run_command import run_command
from repocheck.models import Outcome
from tests.subjects import make_subject


@pytest.mark.parametrize(
    ("readme", "command"),
    [
        ("```bash\npip install a\npython train.py --lr 1\n```\n", "python train.py --lr 1"),
        (
            "```\n$ CUDA_VISIBLE_DEVICES=0 python -m net.train\n```\n",
            "$ CUDA_VISIBLE_DEVICES=0 python -m net.train",
        ),
        ("```\ncd src\n./run.sh\n```\n", "./run.sh"),
        ("Run `python main.py --data x` to train.\n", "python main.py --data x"),
        ("```python\nfrom net import Net\n```\n", "from net import Net"),
        ("```\nth train.lua -gpu 0\n```\n", "th train.lua -gpu 0"),
        ("    matlab -r main\n", "matlab -r main"),
    ],
)
def test_a_command_to_run(readme, command):
    verdict = run_command(make_subject({"README.md": f"# A\n\n{readme}", "net/__init__.py": ""}))
    assert verdict.outcome == "pass"
    assert verdict.value == {"command": command}


@pytest.mark.parametrize(
    "readme",
    [
        "```\npip install a\ngit clone https://example.org/a\ncd a\nwget https://example.org/d.zip\n```\n",
        "We run experiments on Python 3.\n",
        "```bibtex\n@article{a, title={Run}}\n```\n",
    ],
)
def test_what_runs_nothing(readme):
    assert run_command(make_subject({"README.md": f"# A\n\n{readme}"})).outcome == "fail"


def test_unknown_where_the_readme_cannot_be_read():
    assert run_command(make_subject({"README.md": None})).outcome == "unknown"


@pytest.mark.parametrize(
    "line", ["bash scripts/download_data.sh", "wget https://x.org/a.zip", "library(net)", "using Net"]
)
def test_loading_and_downloading_run_nothing(line):
    text = f"# Net\n\n```\n{line}\n```\n"
    assert run_command(make_subject({"README.md": text, "a.R": ""})).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    "block",
    [
        "(env) $ conda list\nnumpy    1.12.1    py35_0    conda-forge",
        "import numpy as np",
        "from timmy.models import vit",
        "poetry run python -m ipykernel install --user",
        "bash ./build.sh",
        "python setup.py sdist",
        "make docs",
        "pip freeze",
    ],
)
def test_listing_building_packaging_and_foreign_imports_run_nothing(block):
    files = {"README.md": f"# Net\n\n```\n{block}\n```\n", "a.py": "", "Makefile": "docs:\n\tsphinx-build"}
    assert run_command(make_subject(files)).outcome is Outcome.FAIL
    files["README.md"] += "\n```\npython a.py\n```\n"
    assert run_command(make_subject(files)).value == {"command": "python a.py"}


@pytest.mark.parametrize(
    ("readme", "command"),
    [
        ("Run all codes: `make all`", "make all"),
        ("```\nmake\n```", "make"),
        ("1. Install it\n2. `make figures`", "make figures"),
    ],
)
def test_targets_of_the_makefile_that_start_a_program_run_it(readme, command):
    makefile = "all: figures\n\tpython a.py\n\nfigures:\n\tRscript b.R\n"
    verdict = run_command(make_subject({"README.md": f"# A\n\n{readme}\n", "Makefile": makefile}))
    assert verdict.value == {"command": command}


def test_a_missing_program_is_said_and_a_present_one_preferred():
    files = {"README.md": "# A\n\n```\npython x/gone.py\n```\n", "a.py": ""}
    assert "x/gone.py is not in the repository" in run_command(make_subject(files)).message
    files["README.md"] += "\n```\npython a.py\n```\n"
    assert run_command(make_subject(files)).message == "Says: python a.py"


def test_a_sentence_that_says_to_run_a_file_counts_if_it_is_there():
    text = {"README.md": "# A\n\nPlease run `all.m` of this folder.\n"}
    assert run_command(make_subject(text)).outcome is Outcome.FAIL
    assert run_command(make_subject({**text, "all.m": ""})).message == "Says to run all.m."
