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
            "CUDA_VISIBLE_DEVICES=0 python -m net.train",
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


@pytest.mark.parametrize(
    "said",
    [
        "We plan `just in time`.",
        "Set up by `uv sync`.",
        "We do `node classification`.",
        "Get it by `dvc pull`.",
    ],
)
def test_words_in_back_ticks_and_what_installs_run_nothing(said):
    assert run_command(make_subject({"README.md": f"# A\n\n{said}\n", "a.py": "x"})).outcome == "fail"


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


def block(text, language=""):
    return f"# A\n\n```{language}\n{text}\n```\n"


NET = {
    "main.py": "",
    "net/api.py": "",
    "setup.cfg": "[options.entry_points]\nconsole_scripts =\n  net-run = net.api:main\n",
}


@pytest.mark.parametrize(
    ("readme", "says"),
    [
        (block('python -c "import torch"\npython gone.py\npython main.py'), "Says: python main.py"),
        (block("python gone.py") + "\nOr `python main.py`.\n", "Says: python main.py"),
        (block("python gone.py"), "Says: python gone.py, but gone.py is not in the repository."),
        (
            block("python -m torch.distributed.launch --n 2 main.py"),
            "Says: python -m torch.distributed.launch --n 2 main.py",
        ),
        (
            block("python -m verl.train a=b"),
            "Says: python -m verl.train a=b, but verl is not in the repository.",
        ),
        (block("python -m name.train"), "Says: python -m name.train"),
        (
            block('python -c "from net import api; api.run()"'),
            'Says: python -c "from net import api; api.run()"',
        ),
        (block("net-run a.png"), "Says: net-run a.png"),
        ("# A\n\nStart `net-run a.png`.\n", "Says: net-run a.png"),
        (block("from net import api\nx = api.run(1)"), "Says: x = api.run(1)"),
        (block("import torch\nfrom net.api import (a, b)\nt = torch.zeros(3)\ny = b(t)"), "Says: y = b(t)"),
        (
            block("from hub import pipeline\np = pipeline(1)\np.run(2)"),
            "Says: p = pipeline(1), but hub is not in the repository.",
        ),
        (block("tree <- grow(y ~ x)\ncut(tree, 2)"), "Says: tree <- grow(y ~ x)"),
    ],
)
def test_what_runs_an_own_program_comes_first_and_what_is_missing_is_named(readme, says):
    verdict = run_command(make_subject({"README.md": readme, **NET}))
    assert (verdict.outcome, verdict.message) == ("pass", says)


@pytest.mark.parametrize(
    "line",
    [
        "python -m http.server",
        'python -c "print(1)"',
        'python -c "import os; os.getcwd()"',
        "tree -L 2",
        "cat main.py",
        "net-other a.png",
        "import torch",
        "print(3)",
        "len(x)",
    ],
)
def test_what_starts_nothing_of_the_repository(line):
    assert run_command(make_subject({"README.md": block(line), **NET})).outcome == "fail"


CALLS = {
    "src/count.py": "",
    "count_all.m": "",
    "gull/__init__.py": "",
    "gull/cli.py": "",
    "sim/Makefile": "run:\n\tpython ../src/count.py\n",
    "Makefile": "figures: a.csv\n\tpython src/count.py\n",
    "justfile": "count:\n    python src/count.py\n",
}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (block("uv run src/count.py"), "Says: uv run src/count.py"),
        (
            block("(env) $ python src/count.py \\\n  --clip a \\\n  --out b"),
            "Says: python src/count.py --clip a --out b",
        ),
        (block("make -C sim run"), "Says: make -C sim run"),
        (block(">> count_all"), "Says: count_all"),
        ("Open MATLAB in this folder and run `count_all`.", "Says: count_all"),
        (block("dvc repro"), "Says: dvc repro"),
        ("Then `just count` counts.", "Says: just count"),
        ("`snakemake -c 8 all` makes every figure.", "Says: snakemake -c 8 all"),
        ("Start it by `java -jar gull.jar a.mp4`.", "Says: java -jar gull.jar a.mp4"),
        (block("papermill a.ipynb b.ipynb"), "Says: papermill a.ipynb b.ipynb"),
        (
            block("python -m gull.tally"),
            "Says: python -m gull.tally, but gull.tally is not in the repository.",
        ),
        (block("python -m gull.cli"), "Says: python -m gull.cli"),
        (
            block('from transformers import AutoModel\nm = AutoModel.from_pretrained("roe/gullnet")'),
            'Says: m = AutoModel.from_pretrained("roe/gullnet"), but transformers is not in the repository.',
        ),
    ],
)
def test_further_ways_to_start_something(text, says):
    assert run_command(make_subject({"README.md": f"# A\n\n{text}\n", **CALLS})).message == says


@pytest.mark.parametrize(
    "line",
    [
        'python -c "import torch; print(torch.__version__)"',
        "import numpy as np\nx = np.zeros(3)",
        "python -m spacy download en_core_web_sm",
        "tensorboard --logdir runs",
        "wandb login",
        "huggingface-cli login",
        "jupyter kernelspec list",
        "ipython kernel install --user --name gull",
        "dvc pull",
        "just install",
        "uv run pip list",
    ],
)
def test_tools_and_the_modules_of_others_run_nothing_of_it(line):
    assert (
        run_command(make_subject({"README.md": f"# A\n\n{block(line)}\n", **CALLS})).outcome is Outcome.FAIL
    )
