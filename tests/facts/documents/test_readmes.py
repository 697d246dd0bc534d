import pytest

from repocheck.facts.documents.files import is_document, readme_rank
from repocheck.facts.documents.readmes import documentation, nested_readmes, readme, readme_path
from repocheck.text.pattern import Pattern
from tests.subjects import make_subject


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "readme",
        "ReadMe.RST",
        "README.txt",
        "readme_zh.md",
        "README-en.md",
        "README.mkdn",
        "README.mkd",
        "README.mdown",
        "README.org",
        "README.Rmd",
        "README(introduction).md",
        "README (English).md",
    ],
)
def test_names_of_readmes(name):
    assert readme_rank(name) is not None


@pytest.mark.parametrize(
    "name",
    [
        "README_WEIGHTS.md",
        "readme.png",
        "my_readme.md",
        "READMES.md",
        "README.md.bak",
        "README(a/b).md",
        "README(1).png",
    ],
)
def test_names_of_other_files(name):
    assert readme_rank(name) is None


def test_the_readme_is_parsed_once():
    subject = make_subject({"README.md": "# A\n"})
    assert readme(subject) is readme(subject)


@pytest.mark.parametrize("text", [None, "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"])
def test_a_readme_that_cannot_be_read_is_there_and_says_nothing(text):
    subject = make_subject({"README.md": text})
    assert (readme_path(subject), readme(subject)) == ("README.md", None)


@pytest.mark.parametrize(
    ("path", "is_one"), [("a.md", True), ("INSTALL", True), ("a/.md", True), ("a.png", False), ("x.R", False)]
)
def test_documents_by_their_name(path, is_one):
    assert is_document(path) is is_one


def test_documents_come_nearest_first_and_through_the_sieve(monkeypatch):
    monkeypatch.setattr(Pattern, "all", [])  # the laws are about those of the package
    files = {
        "README.md": "# A\n",
        "net/README.md": "# B\n",
        "docs/use.md": "# C weights\n",
        "docs/source/x/index.rst": "D\n=\n",
        "CHANGELOG.md": "# E\n",
        "third_party/b/README.md": "# F\n",
        "dist/README.md": "# G\n",
    }
    found = documentation(make_subject(files))
    paths = ["README.md", "net/README.md", "docs/use.md", "docs/source/x/index.rst"]
    assert [each.path for each in found.matching()] == paths
    assert [each.path for each in found.matching(Pattern("weights"))] == ["README.md", "docs/use.md"]
    assert [each.path for each in nested_readmes(make_subject(files))] == ["net/README.md"]


def test_documents_that_are_too_many_are_left_out_and_known():
    found = documentation(make_subject({f"docs/{number:03}.md": "x" for number in range(120)}))
    assert len(list(found.matching())) + len(found.left_out) == 120
    assert found.left_out[0].startswith("docs/")


@pytest.mark.parametrize(
    ("path", "overlooked"),
    [
        ("a/b/c/d/notes.md", True),
        ("website/content/en/setup.rst", True),
        ("manual/a/b/hardware.md", False),
        ("docs/a/b/c/hardware.rst", False),
        ("a/b/c/d/CHANGELOG.md", False),
        (".assistant/skills/a/b/SKILL.md", False),
        ("third_party/x/a/b/notes.md", False),
    ],
)
def test_documents_that_lie_too_deep_are_overlooked(path, overlooked):
    seen = make_subject({"README.md": "# A\n", path: "# B\n"})
    texts = {each: text for each, text in seen.evidence.texts.items() if each != path or not overlooked}
    seen.evidence = seen.evidence.model_copy(update={"texts": texts})
    assert bool(documentation(seen).left_out) == overlooked
