import pytest

from repocheck.extractor import links_of
from repocheck.extractor.relation.authors import Authors
from repocheck.models import Location, Paper, Passage

PAGE = (
    "Waves of Python\nJane Q. Miller, Bo Århus\nHugging Face, University of Sand\n\nAbstract\nAll Waves Here"
)


@pytest.mark.parametrize(
    ("account", "held"),
    [
        ("JaneMiller", True),
        ("jane-miller42", True),
        ("millerjane", True),
        ("janem", True),
        ("jamiller", True),
        ("boarhus", True),
        ("janemiller-sand", True),
        ("jane-sand", False),
        ("huggingface", False),  # a company
        ("wavesof", False),  # of the title
        ("wavehere", False),  # behind the abstract
        ("miller", False),
        (None, False),
    ],
)
def test_an_account_bears_the_name_of_an_author(account, held):
    assert Authors((PAGE,), "Waves of Python").have(account) is held


@pytest.mark.parametrize(
    ("entry", "signed"),
    [
        ("Miller, J. Waves, 2020.", True),
        ("J. Q. Miller and P. Lee. Waves.", True),
        ("Miller J, Lee P (2020) Waves.", True),
        ("Jane Miller. Waves.", True),
        ("Miller, T. Waves.", False),
        ("Lee, P. Waves in Python.", False),
    ],
)
def test_an_author_signs_an_entry(entry, signed):
    assert Authors((PAGE,), "Waves of Python").sign(entry) is signed


@pytest.mark.parametrize(
    "text",
    [
        "\\author[a]{Jane Miller \\and Bo Lee}\n\\begin{document}",
        "---\ntitle: x\nauthors:\n  - name: Jane Miller\n    affiliation: 1\n---\n",
    ],
)
def test_authors_are_named_in_every_format(text):
    authors = Authors((text,))
    assert authors.have("jmiller")
    assert not authors.have("kmiller")


def test_a_note_without_words_under_the_name_of_an_author_is_own():
    notes = "\n\nWe study waves.¹ Others did so.²\n¹https://github.com/jmiller/w\n²https://github.com/lee/v"
    page = Passage(field="page 1", text=PAGE + notes, format="pdf", found_at=Location(page=1))
    links = links_of(Paper(id="p", title="Waves of Python", passages=(page,), found_at=Location()))
    assert [str(link.relation) for link in links] == ["own", "third-party"]


def test_the_site_of_an_author_is_no_code_and_that_of_the_work_is_own():
    text = PAGE.replace("Miller,", "Miller (https://janemiller.github.io),")
    text += "\nThe code is on our page https://waves-of-python.github.io."
    page = Passage(field="page 1", text=text, format="pdf", found_at=Location(page=1))
    links = links_of(Paper(id="p", title="Waves of Python", passages=(page,), found_at=Location()))
    assert [str(link.relation) for link in links] == ["unclear", "own"]
