import json

from tests.extractor.readers.samples import papers

ROW = {"paper_url": "https://p.example/a", "paper_title": "A", "repo_url": "https://github.com/a/b"}


def test_rows_of_one_paper_become_one_paper():
    rows = [ROW | {"is_official": official, "repo_url": f"https://github.com/a/{n}"} for n, official in
            enumerate([True, False, None])]  # fmt: skip
    (paper,) = papers(json.dumps(rows), "pwc-json")
    assert [p.relation for p in paper.passages] == ["own", "third-party", None]


def test_rows_apart_are_gathered_by_paper():
    other = ROW | {"paper_url": "https://p.example/b", "paper_title": "B"}
    assert [paper.id for paper in papers(json.dumps([ROW, other, ROW]), "pwc-json")] == ["a", "b"]


def test_rows_without_a_repository_or_of_another_shape():
    found = papers(json.dumps([ROW | {"repo_url": None}, {"title": "C"}, 5]), "pwc-json")
    assert [(paper.id, len(paper.passages)) for paper in found] == [("a", 0), ("c", 0)]
