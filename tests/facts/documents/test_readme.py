import pytest

from repocheck.errors import Unreadable
from repocheck.facts.documents.readme import documents, nested_readmes, rank, readme, readme_path
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
    assert rank(name) is not None


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
    assert rank(name) is None


def test_the_readme_is_parsed_once():
    subject = make_subject({"README.md": "# A\n"})
    assert readme(subject) is readme(subject)


def test_a_readme_that_cannot_be_read_is_not_absent():
    subject = make_subject({"README.md": None})
    assert readme_path(subject) == "README.md"
    with pytest.raises(Unreadable):
        readme(subject)


def test_documents_come_nearest_first_and_through_the_sieve():
    import re

    files = {
        "README.md": "# A\n",
        "net/README.md": "# B\n",
        "docs/use.md": "# C weights\n",
        "CHANGELOG.md": "# D\n",
        "third_party/b/README.md": "# E\n",
        "dist/README.md": "# F\n",
    }
    subject = make_subject(files)
    assert [found.path for found in documents(subject)] == ["README.md", "net/README.md", "docs/use.md"]
    assert [found.path for found in documents(subject, re.compile("weights"))] == ["README.md", "docs/use.md"]
    assert [found.path for found in nested_readmes(subject)] == ["net/README.md"]
