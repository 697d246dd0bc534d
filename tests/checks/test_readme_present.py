import pytest

from repocheck.checks.readme_present import readme_present
from repocheck.models import Outcome
from tests.subjects import make_subject

ABSTRACT = "We propose a method for segmentation that is better than all methods before it. " * 15
GOOD = f"# Net\n\n{ABSTRACT}\n\n## Usage\n\n```bash\npython train.py --lr 1e-3\n```\n"
PROMISE = f"# Net\n\n{ABSTRACT}\n\nCode will be released soon.\n"
RUN_IN_MATLAB = """## Requirements

MATLAB R2019a with the statistics toolbox and 16 GB of memory are needed.

## Running

Open `main.m` and press run, then look at `plot_all.m`.
"""
TEMPLATE = """# [Project Title]

## Installation

The installation instructions should be provided here. Users clone the repository and install it.

## Usage

This section should provide examples. Run the code with the options that are described here, please.

## Contact

[Name of Author], [email address of the author]
"""


def kind(files, **more):
    verdict = readme_present(make_subject({"main.py": "x", **files}, **more))
    return verdict.outcome, verdict.value["kind"], verdict.value["path"]


@pytest.mark.parametrize(
    "name",
    ["README.md", "readme.md", "README.MD", "Readme.rst", "README", "README.txt", ".github/README.md",
     "docs/README.md", "README_zh.md", " README.md"],
)  # fmt: skip
def test_a_readme_has_many_names(name):
    assert kind({name: GOOD}) == (Outcome.PASS, "substantial", name)


@pytest.mark.parametrize("name", ["readme_reel.png", "README_WEIGHTS.md", "src/README.md", "about.md"])
def test_what_is_no_readme_of_the_repository(name):
    assert kind({name: GOOD}) == (Outcome.FAIL, "none", None)


def test_markdown_goes_before_other_names_and_translations():
    files = {"README_zh.md": GOOD, "README.rst": GOOD, "README.md": GOOD, "README": GOOD}
    assert kind(files)[2] == "README.md"
    assert kind({"README_zh.md": GOOD, "README": GOOD})[2] == "README"


@pytest.mark.parametrize(
    ("beside", "found"),
    [("poster.pdf", "code/readme"), ("LICENSE", "code/readme"), ("main.py", None), ("data/a.csv", None)],
)
def test_a_readme_may_lie_in_the_only_folder(beside, found):
    verdict = readme_present(make_subject({"code/readme": GOOD, "code/run.py": "x", beside: "x"}))
    assert verdict.value["path"] == found


def test_the_folder_of_the_link_goes_first():
    files = {"README.md": "# All\n", "papers/x/README.md": GOOD, "papers/x/main.py": "x"}
    assert kind(files, folder="papers/x")[1:] == ("substantial", "papers/x/README.md")
    assert kind(files)[1:] == ("stub", "README.md")


@pytest.mark.parametrize(
    "text",
    [
        "# Net\n",
        "# Net\n\nTest code:\n```python train.py\n<pre>",
        f"# Net\n\n{ABSTRACT}\n",
        f"# Net\n\n{ABSTRACT}\n\n```bibtex\n@article{{a,\n title={{Net}}\n}}\n```\n",
        "# Net\n\n" + "![badge](https://example.org/a-very-long-address-of-a-badge.svg) " * 40,
        "# Net\n\n<!-- " + GOOD + " -->\n",
        TEMPLATE,
    ],
)
def test_a_stub_does_not_say_how_to_run_anything(text):
    assert kind({"README.md": text})[:2] == (Outcome.FAIL, "stub")


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"# 网络\n\n{ABSTRACT}\n\n## 使用\n\n运行 `python main.py` 开始训练，数据放在 data 文件夹。\n",
        f"# Net\n\n{ABSTRACT}\n\n{RUN_IN_MATLAB}",
        f"Net\n===\n\n{ABSTRACT}\n\nUsage\n-----\n\nTo train::\n\n    python train.py\n",
        f"<h1>Net</h1>\n<p>{ABSTRACT}</p>\n<pre>python train.py --lr 1</pre>\n",
    ],
)
def test_a_substantial_readme_lets_run_something(text):
    assert kind({"README.md": text})[:2] == (Outcome.PASS, "substantial")


def test_a_long_readme_beside_nothing_to_run_is_a_stub():
    files = {"README.md": f"# Samples\n\n{ABSTRACT * 8}\n\n## Contents\n\n{ABSTRACT}\n", "data/a.jsonl": "{}"}
    assert readme_present(make_subject(files)).value["kind"] == "stub"
    assert kind(files)[1] == "substantial"


def test_titles_in_a_table_are_no_instructions():
    rows = "".join(f"| To run or not to run {number} | somebody |\n" for number in range(90))
    text = f"# Papers\n\n| Title | Author |\n| --- | --- |\n{rows}"
    assert kind({"README.md": text, "collect.py": "x"})[1] == "stub"


def test_coming_soon_needs_a_promise_and_no_code():
    promised = readme_present(make_subject({"README.md": PROMISE}))
    assert (promised.outcome, promised.value["kind"]) == (Outcome.FAIL, "coming_soon")
    assert promised.locations[0].line == 5
    assert kind({"README.md": PROMISE})[1] == "stub"
    assert readme_present(make_subject({"README.md": f"# Net\n\n{ABSTRACT}\n"})).value["kind"] == "stub"


def test_a_promise_of_other_things_beside_a_quick_start_is_none():
    text = f"{GOOD}\nThe editing model is to be released.\n"
    assert readme_present(make_subject({"README.md": text})).value["kind"] == "substantial"


def test_a_stub_names_the_readme_of_a_folder():
    verdict = readme_present(make_subject({"README": "see below", "net/README.md": GOOD, "net/a.py": "x"}))
    assert verdict.outcome is Outcome.FAIL
    assert "net/README.md" in verdict.message


def test_an_included_file_counts():
    files = {
        "README.rst": ".. include:: docs/usage.rst\n",
        "docs/usage.rst": f"{ABSTRACT}\n\n::\n\n    pip install net\n",
    }
    assert kind(files)[1] == "substantial"


def test_unknown_where_it_cannot_be_read():
    assert readme_present(make_subject({"README.md": None})).outcome is Outcome.UNKNOWN
    assert readme_present(make_subject({"main.py": ""}, tree_complete=False)).outcome is Outcome.UNKNOWN


_ABOUT = "Tide Reader reads the rolls on which tide gauges wrote. " * 5


def test_a_short_readme_with_a_program_to_start_or_a_guide_that_has_one_is_substantial():
    run = f"# Tide\n\n{_ABOUT}\n\n## Reading a roll\n\n```\npython main.py roll.tif\n```\n"
    guide = f"# Tide\n\n{_ABOUT}\n\nPlease refer to `net/README.md` for details.\n"
    nested = {"net/README.md": "# Net\n\n```\npython run.py\n```\n", "net/run.py": "x"}
    assert readme_present(make_subject({"README.md": run, "main.py": "x"})).outcome == "pass"
    assert readme_present(make_subject({"README.md": guide, **nested})).outcome == "pass"
    silent = guide.replace("net/README.md", "the paper")
    assert readme_present(make_subject({"README.md": silent, **nested})).outcome == "fail"


STORY = (
    "# Leaf\n\nLeaf learns the shapes of leaves from photographs. "
    + "It compares four ways of joining outlines. " * 6
)


def test_a_script_that_is_said_to_do_something_is_a_way_to_run():
    text = f"{STORY}\n\nThe script `demo.sh` fetches photographs and trains a small model.\n"
    assert readme_present(make_subject({"README.md": text, "demo.sh": "x"})).value["kind"] == "substantial"
    assert readme_present(make_subject({"README.md": f"{STORY}\n"})).value["kind"] == "stub"


def test_commands_that_only_prepare_an_environment_run_nothing():
    for command, kind in (
        ("poetry install\npoetry shell", "stub"),
        ("poetry install\npoetry run leaf", "substantial"),
    ):
        text = f"{STORY}\n\n## Environment\n\n```\n{command}\n```\n"
        assert readme_present(make_subject({"README.md": text})).value["kind"] == kind


@pytest.mark.parametrize(
    ("said", "long", "expected"),
    [
        (
            "## Usage\n\nThe pictures, which are all of one size, may be downloaded [here](https://a.org/b).",
            1200,
            "substantial",
        ),
        ("The pictures can be downloaded [here](https://example.org/a.zip).", 2400, "substantial"),
        ("The pictures can be downloaded [here](https://example.org/a.zip).", 1200, "stub"),
        ("The pictures can be downloaded.", 2400, "stub"),
        ("## Downloads\n\nOf moss: [paper](https://example.org/a.pdf).", 2400, "stub"),
        (
            "## Usage\n\nThe pictures, which are all of one size, may be downloaded [here](https://a.org/b).",
            400,
            "stub",
        ),
    ],
)
def test_in_a_long_readme_a_download_is_a_sign(said, long, expected):
    text = f"# Moss\n\n{'Moss is green. ' * (long // 12)}\n\n{said}\n"
    assert kind({"README.md": text, "moss.py": "x"})[1] == expected


GLUE = "Simulates how long molecules stick to a wall of glass and how much force pulls them off. " * 4


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"README.md": f"# Glue\n\n{GLUE}\n\n```\npython main.py --wall smooth\n```\n"}, "pass"),
        ({"README.md": f"# Glue\n\n{GLUE}\n\nIn MATLAB, run `glue_all.m`.\n", "glue_all.m": "x"}, "pass"),
        (
            {
                "README.md": f"# Glue\n\n{GLUE}\n\nSee [the guide](doc/guide.md).\n",
                "doc/guide.md": "# Guide\n\n```\npython main.py\n```\n",
            },
            "pass",
        ),
        ({"README.md": f"# Glue\n\n{GLUE}\n\nSee [the guide](doc/guide.md).\n"}, "fail"),
        ({"README.md": f"# Glue\n\n{GLUE}\n\nIn MATLAB, call `glue(3)`.\n", "glue.m": "x"}, "pass"),
        ({"README.md": f"# Glue\n\n{GLUE}\n\nIn MATLAB, call `glue(3)`.\n"}, "fail"),
        ({"README.md": f"# Glue\n\n{GLUE}\n\n## Running\n\n`snakemake -c 4` does all.\n"}, "pass"),
    ],
)
def test_a_short_one_says_how_to_run_or_where_that_is_said(files, outcome):
    assert readme_present(make_subject({"main.py": "x", **files})).outcome == outcome


def test_a_mark_in_the_text_of_a_method_is_no_place_of_a_template():
    said = "It fills `[INSERT]` in `a [INSERT] b [INSERT]`, and then `[INSERT]` again. "
    assert kind({"README.md": GOOD + said}) == kind({"README.md": GOOD})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("`moss_table.ipynb`: validates Figure 2", "substantial"),
        ("fig/moss.py - draws leaves", "substantial"),
        ("moss.r – draws leaves", "substantial"),
        ("moss.Rmd — draws leaves", "substantial"),
        ("*moss_nodes.ijm* was used to obtain the counts.", "substantial"),
        ("moss.m is used for the counts.", "substantial"),
        ("moss.jl computes all counts.", "substantial"),
        ("moss.sh finally computes our counts.", "substantial"),
        ("moss.m will an old friend", "substantial"),
        ("Files: moss.m and fern.m", "stub"),
        ("moss.csv: holds the leaves", "stub"),
        ("moss.m", "stub"),
    ],
)
def test_a_long_readme_that_says_what_a_program_does_is_substantial(said, expected):
    text = f"# Moss\n\n{ABSTRACT}\n\n{said}\n"
    verdict = readme_present(make_subject({"README.md": text, "moss.m": "x"}))
    assert verdict.value["kind"] == expected
    assert ("says what its programs do" in verdict.message) is (expected == "substantial")
    assert kind({"README.md": text.replace(ABSTRACT, ABSTRACT[:600]), "moss.m": "x"})[1] == "stub"
