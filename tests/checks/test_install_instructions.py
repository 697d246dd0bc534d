import pytest

from repocheck.checks.install_instructions import install_instructions
from repocheck.models import Outcome
from tests.subjects import make_subject


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"README.md": "# A\n\n```\npip install -r requirements.txt\n```\n"}, "pass"),
        ({"README.md": "# A\n\nUse `conda env create -f env.yml`.\n"}, "pass"),
        ({"README.md": "# A\n\n```r\nremotes::install_github('a/b')\n```\n"}, "pass"),
        ({"README.md": '# A\n\n```julia\njulia> Pkg.add("A")\n```\n'}, "pass"),
        ({"README.md": "# A\n\n## Requirements\n\nPython 3.8 with numpy 1.19 and scipy 1.5.\n"}, "pass"),
        (
            {"README.md": "# A\n\n## 环境配置\n\n需要 Python 3.8 和 requirements.txt 中的全部软件包。\n"},
            "pass",
        ),
        ({"README.md": "# A\n", "INSTALL.md": "# Installing\n\n```\nmake && make install\n```\n"}, "pass"),
        ({"README.md": "# A\n\nWe propose a method.\n"}, "fail"),
        ({"README.md": "# A\n\n```\npython main.py\n```\n"}, "fail"),
        ({"README.md": None}, "unknown"),
    ],
)
def test_steps_to_install(files, outcome):
    assert install_instructions(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    "text",
    [
        'Type `import Pkg; Pkg.add("Net")` first.',
        "In the package mode type `] add Net` once.",
        "```\npkg> add Net\n```",
        "You need to clone other/net and check out commit 0123abc before.",
    ],
)
def test_ways_to_install(text):
    verdict = install_instructions(make_subject({"README.md": f"# Net\n\n{text}\n"}))
    assert (verdict.outcome, verdict.locations[0].line in (3, 4)) == (Outcome.PASS, True)


def test_clones_of_something_else_install_nothing():
    text = "# Net\n\nThe clone wars are over. Check out our paper."
    assert install_instructions(make_subject({"README.md": text})).outcome is Outcome.FAIL
