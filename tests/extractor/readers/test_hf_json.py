import json

import pytest

from tests.extractor.readers.samples import papers, sample


def test_facts_of_the_first_item():
    ledger = sample("hf-json-daily.json")[0]
    assert ledger.authors == ("Ada Quill", "Ben Ford")
    assert ledger.organisation == "Quill Laboratory"
    assert ledger.extra == {"comments": 3, "upvotes": 41, "stars": 12, "githubRepoAddedBy": "user"}
    assert ledger.url == "https://huggingface.co/papers/2601.20001"


@pytest.mark.parametrize(
    ("repo", "address"),
    [
        ("quill-lab/ledger", "https://github.com/quill-lab/ledger"),
        ("https://github.com/quill-lab/ledger", "https://github.com/quill-lab/ledger"),
        ("https://gitlab.com/quill/ledger", "https://gitlab.com/quill/ledger"),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_repositories(repo, address):
    item = {"paper": {"id": "2601.1", "title": "T", "upvotes": 1, "publishedAt": "", "githubRepo": repo}}
    found = [p.text for p in papers(json.dumps([item]), "hf-json")[0].passages if p.field == "githubRepo"]
    assert found == ([address] if address else [])


@pytest.mark.parametrize("wrong", [None, 5, "x", [], {"name": 5}, {"fullname": None}])
def test_fields_of_the_wrong_kind_are_left_out(wrong):
    paper = {"id": "2601.20009", "title": "T", "upvotes": wrong, "summary": "S", "authors": wrong}
    paper |= {"organization": wrong, "publishedAt": wrong, "githubStars": wrong}
    (found,) = papers(json.dumps([{"paper": paper, "numComments": wrong}]), "hf-json")
    assert found.title == "T"
    assert found.date is None
