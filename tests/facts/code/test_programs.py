import pytest

from repocheck.facts.code.program_files import programs, promises_of
from repocheck.facts.documents.markdown import read_markdown
from tests.subjects import make_subject


@pytest.mark.parametrize(
    "path",
    [
        "main.py",
        "a/b.ipynb",
        "net.jl",
        "model.m",
        "run.sh",
        "src/a.cu",
        "Snakefile",
        "x.f90",
        "paper.qmd",
        "A.R",
    ],
)
def test_programs(path):
    assert programs(make_subject({path: ""})) == (path,)


@pytest.mark.parametrize(
    "path",
    ["setup.py", "docs/conf.py", "index.html", "static/js/a.js", "a.json", "__init__.py", "third_party/a.py"],
)
def test_what_is_no_program(path):
    assert programs(make_subject({path: ""})) == ()


@pytest.mark.parametrize(
    ("text", "of_code"),
    [
        ("Code coming soon!", [True]),
        ("The training code will be released upon acceptance.", [True]),
        ("## Code\n\nTo be released.", [True]),
        ("We will release the dataset soon.", [False]),
        ("Stay tuned.", [False]),
        ("源码即将发布。", [True]),
        ("- [x] Code will be released", []),
        ("~~Code coming soon~~", []),
        ("<!-- Code coming soon -->", []),
        ("The code is here.", []),
    ],
)
def test_promises(text, of_code):
    assert [promise.of_code for promise in promises_of(read_markdown("README.md", text))] == of_code
