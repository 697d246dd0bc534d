import pytest

from repocheck.facts.documents.commands import commands_of
from repocheck.facts.documents.markdown import read_markdown


def found(text):
    return [
        (each.text, each.line, each.installs, each.runs)
        for each in commands_of(read_markdown("README.md", text))
    ]


@pytest.mark.parametrize(
    ("line", "installs", "runs"),
    [
        ("pip install -r requirements.txt", True, False),
        ("conda env create -f a.yml", True, False),
        ("python setup.py install", True, False),
        ("git clone https://example.org/a", True, False),
        ("$ gh repo clone owner/a", True, False),
        ("make run-pipeline", False, True),
        ("make install", True, False),
        ("make", True, False),
        ("cd a", False, False),
        ("wget https://example.org/a", False, False),
        ("python train.py", False, True),
        ("$ ./run.sh", False, True),
        ("OMP_NUM_THREADS=1 torchrun --nproc 2 a.py", False, True),
        (">>> import a", False, True),
        ("fit <- susie(X, y)", False, True),
    ],
)
def test_what_a_command_does(line, installs, runs):
    assert found(f"```\n{line}\n```\n") == [(line, 2, installs, runs)]


@pytest.mark.parametrize(
    "line", ["a: 1", "epoch 1 loss 0.5", "├── data", "@article{a,", "", "title={A}", "--trim 1 --length 7"]
)
def test_what_is_no_command(line):
    assert found(f"```\n{line}\n```\n") == []


def test_commands_in_sentences():
    assert found("Type `python a.py -x 1` now.") == [("python a.py -x 1", 1, False, True)]
    assert found("We use Python and make figures.") == []
    assert found("The inputs of the jupyter notebooks, and their outputs, are on Zenodo.") == []
    assert [command for command, *_ in found("Open it with `jupyter notebook`.")] == ["jupyter notebook"]


def test_what_only_shows_a_definition_gives_no_commands():
    shown = "```python\nimport torch\n\n\ndef moss(x):\n    y = torch.relu(x)\n    return fern(y)\n```\n"
    assert found(shown) == []
    assert len(found(shown.replace("fern(y)\n", "fern(y)\n\nmoss(1)\n"))) > 1
