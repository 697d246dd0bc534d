import json
from itertools import count

import pytest
from pydantic import TypeAdapter

from repocheck.models import Paper
from tests.extractor.readers.samples import papers

RECORD = {"title": "T", "text": "https://github.com/a/b"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (json.dumps([RECORD, RECORD | {"title": "U"}]), ["t", "u"]),
        (json.dumps({"papers": [RECORD]}), ["t"]),
        (json.dumps({"title": "T", "papers": [RECORD]}), ["t"]),
        (json.dumps(["https://github.com/a/b", 1, None]), ["line-1"]),
        (json.dumps({"a": {"b": ["https://github.com/a/b"]}}), ["line-1"]),
        (json.dumps([RECORD, RECORD])[:-20], ["t", "line-1"]),
        ('[{"title": "T"}, {"title": broken}, {"title": "U"}]', ["t", "line-1", "u"]),
        ('{"n": ' + "9" * 6000 + "}", ["line-1"]),
        ('{"n": NaN, "m": 1e999, "title": "T"}', ["t"]),
    ],
)
def test_shapes(text, ids):
    assert [paper.id for paper in papers(text, "json")] == ids


def test_a_broken_record_is_text_and_what_follows_is_read():
    _, broken, last = papers(
        '[{"title": "T"},\n {"title": oops, "u": "https://github.com/a/b"},\n {"title": "U"}]'
    )
    assert broken.title == "(broken record in line 2)"
    assert broken.extra == {"malformed": "expecting value (character 11)"}
    assert broken.passages[0].format == "json"
    assert "https://github.com/a/b" in broken.text
    assert (broken.found_at.line, last.found_at.line) == (2, 3)


def test_an_array_longer_than_a_chunk_is_whole():
    items = [{"title": f"Paper {number}", "text": "é" * 300} for number in range(3_000)]
    found = papers(json.dumps(items, indent=1))
    assert [paper.title for paper in found] == [item["title"] for item in items]
    assert [paper.found_at.line for paper in found[:3]] == [2, 6, 10]


@pytest.mark.parametrize("escape", ["\\ud800", "\\udc00\\ud800", "\\uD83D"])
def test_half_surrogates_are_replaced(escape):
    (paper,) = papers('{"title": "T", "text": "code ' + escape + ' https://github.com/a/b"}')
    assert "\ufffd" in paper.text
    assert TypeAdapter(Paper).dump_json(paper)


def test_text_of_several_lines_stays_on_the_line_of_its_record():
    numbers = count()
    text = "\n".join(json.dumps({"title": f"T{next(numbers)}", "text": "one\ntwo"}) for _ in range(3))
    assert [paper.passages[0].text for paper in papers(text)] == ["one\\ntwo"] * 3


def test_metadata_of_arxiv_is_read_whole():
    record = {
        "id": "2601.00001",
        "title": "T",
        "authors": "Ada Quill",
        "abstract": "We do.",
        "comments": "12 pages. Code: https://github.com/a/b",
    }
    (paper,) = papers(json.dumps(record) + "\n", None, "arxiv.jsonl")
    assert paper.id == "2601.00001"
    assert "https://github.com/a/b" in paper.text
