import pytest

from repocheck.checks.repository_available import repository_available
from repocheck.models import Availability, Outcome, Problem
from tests.subjects import make_subject

RELEASE = "# Net\n\nThe paper is at arxiv.org. **Code will be released upon acceptance.**\n"
TODO = "# Net\n\n- [x] Inference code coming soon\n- [ ] Training code will be released\n"


ELSEWHERE = "# Net\n\nThe code of B will be released at [this repository](https://github.com/other/Net).\n"


@pytest.mark.parametrize(
    ("files", "state", "outcome"),
    [
        ({"README.md": "# Net\n", "train.py": "x"}, "available", "pass"),
        ({"README.md": RELEASE}, "placeholder", "fail"),
        ({"README.md": RELEASE, "LICENSE": "MIT", "assets/fig.png": "x"}, "placeholder", "fail"),
        ({"README.md": RELEASE, "docs/index.html": "x", "docs/js/page.js": "x"}, "placeholder", "fail"),
        ({"README.md": RELEASE, "setup.py": "x", "net/__init__.py": ""}, "placeholder", "fail"),
        ({"README.md": "# Net\n\nSee the paper.\n", "LICENSE": "MIT"}, "placeholder", "fail"),
        ({"paper.pdf": "x"}, "placeholder", "fail"),
        ({"README.md": TODO, "main.py": "x"}, "partial", "pass"),
        (
            {"README.md": "# Net\n\nPretrained models will be released soon.\n", "main.py": "x"},
            "available",
            "pass",
        ),
        ({"README.md": ELSEWHERE, "main.py": "x"}, "available", "pass"),
        (
            {"README.md": "- 2026-01-02: Code is out!\n- 2025-10-01: Code coming soon.\n", "main.py": "x"},
            "available",
            "pass",
        ),
        (
            {
                "README.md": "- 2025-01-02: Code is out!\n- 2025-10-01: New code coming soon.\n",
                "main.py": "x",
            },
            "partial",
            "pass",
        ),
        (
            {
                "README.md": "- 2025/10/2: Inference code is out!\n- 2025/10/1: Training code coming soon.\n",
                "main.py": "x",
            },
            "partial",
            "pass",
        ),
        ({"README.md": "# Net\n\nAll updates will be posted here.\n", "main.py": "x"}, "available", "pass"),
        ({"README.md": ELSEWHERE.replace("other/Net", "owner/name"), "main.py": "x"}, "partial", "pass"),
        ({"README.md": "# Net\n<!-- code coming soon -->\n", "main.py": "x"}, "available", "pass"),
        ({"README.md": "# Net\n\n~~Code coming soon~~ Released!\n", "main.py": "x"}, "available", "pass"),
        ({"README.md": "# 网络\n\n训练代码即将发布。\n", "main.py": "x"}, "partial", "pass"),
        ({"README.md": "# Net\n", "code.zip": "x"}, "available", "pass"),
        ({"README.md": "# Survey\n", "data/answers.csv": "x"}, "available", "pass"),
        ({"analysis.Rmd": "x"}, "available", "pass"),
        ({"package.json": "{}", "lib/net.ts": "x"}, "available", "pass"),
        ({"README.md": None, "main.jl": "x"}, "available", "pass"),
    ],
)
def test_state_by_files_and_promises(files, state, outcome):
    verdict = repository_available(make_subject(files))
    assert (verdict.value, verdict.outcome) == (state, outcome)


@pytest.mark.parametrize(
    ("availability", "state", "outcome"),
    [
        (Availability.MISSING, "missing", "fail"),
        (Availability.BLOCKED, "blocked", "fail"),
        (Availability.EMPTY, "empty", "fail"),
        (Availability.UNKNOWN, "unknown", "unknown"),
    ],
)
def test_state_by_the_answer_of_the_host(availability, state, outcome):
    verdict = repository_available(make_subject({}, availability=availability))
    assert (verdict.value, verdict.outcome) == (state, outcome)


def test_unknown_says_why():
    problem = Problem(cause="timeout", message="No answer within 30 s.")
    verdict = repository_available(make_subject({}, availability=Availability.UNKNOWN, problems=(problem,)))
    assert "30 s" in verdict.message


def test_a_promise_is_quoted_where_it_stands():
    (place,) = repository_available(make_subject({"README.md": RELEASE})).locations
    assert (place.path, place.line) == ("README.md", 3)
    assert "released upon acceptance" in place.snippet


def test_incomplete_listing_never_makes_a_placeholder():
    verdict = repository_available(make_subject({"README.md": RELEASE}, tree_complete=False))
    assert verdict.outcome is Outcome.UNKNOWN


def test_the_message_names_where_a_repository_moved():
    text = "# Net\n\nThis repository has moved to https://github.com/some/net2 .\n"
    assert "some/net2" in repository_available(make_subject({"README.md": text})).message
    for said in (
        "Please use the new repository:",
        "This code is outdated, see",
        "It is no longer maintained. Use",
    ):
        text = f"# Net\n\n{said} https://github.com/some/net2 .\n"
        assert "some/net2" in repository_available(make_subject({"README.md": text})).message
    other = "# Net\n\nSee https://github.com/some/net2 for another.\n"
    assert "some/net2" not in repository_available(make_subject({"README.md": other})).message


@pytest.mark.parametrize(
    ("blank", "more", "state"),
    [
        (("main.py", "train.py"), {}, "placeholder"),
        (("main.py",), {"net.py": "x"}, "available"),
        (("README.md",), {"net.py": "x"}, "available"),
    ],
)
def test_files_without_a_byte_are_no_code(blank, more, state):
    verdict = repository_available(make_subject(more, blank=blank))
    assert verdict.value == state
    assert not {place.path for place in verdict.locations} & {"main.py", "train.py"}


@pytest.mark.parametrize(
    ("readme", "state"),
    [
        ("# Supplementary tables\n\nOf our paper.\n", "placeholder"),
        ("# Tides\n\nThis is the supplement to our paper.\n", "placeholder"),
        ("# Tides\n\nData of the paper.\n", "available"),
        ("# Tides\n\nData of the paper.\n\nFurther notes.\n\nSee the supplement, too.\n", "available"),
    ],
)
def test_data_alone_are_code_to_come_only_where_they_are_a_supplement(readme, state):
    assert repository_available(make_subject({"README.md": readme, "data/a.csv": "1"})).value == state
    assert repository_available(make_subject({"README.md": readme, "a.py": "1"})).value == "available"


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("- [x] Release inference code\n- [ ] Release training code", "partial"),
        ("- [x] Release code\n- [ ] Add support for Windows", "available"),
        (
            "**2024.11.02** Training code released.\n\n**2024.05.01** Training code will be released.",
            "available",
        ),
        ("> *Update*: the complete code is now available.\n\nCode coming soon.", "available"),
        ("Inference code is now available.\n\nTraining code coming soon.", "partial"),
    ],
)
def test_what_is_open_and_what_was_kept(said, state):
    assert repository_available(make_subject({"README.md": f"# A\n\n{said}\n", "a.py": "x"})).value == state


@pytest.mark.parametrize(
    ("said", "moved"),
    [
        ("This repo is deprecated. Please use https://github.com/roe/gull2 instead.", True),
        ("Development has moved to [roe/gull2](https://github.com/roe/gull2).", True),
        ("This project has been superseded by https://github.com/roe/gull2.", True),
        ("Please switch to our new repository https://github.com/roe/gull2 .", True),
        ("The map is at its new home, https://github.com/roe/gull2 .", False),
        ("The tracker has moved to https://github.com/roe/gull2; we pin the old version.", False),
    ],
)
def test_where_the_repository_itself_has_gone_is_said(said, moved):
    verdict = repository_available(make_subject({"README.md": f"# A\n\n{said}\n", "a.py": "x"}))
    assert ("moved to github.com/roe/gull2" in verdict.message) is moved
