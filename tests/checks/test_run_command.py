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
    verdict = run_command(make_subject({"README.md": f"# A\n\n{readme}"}))
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
