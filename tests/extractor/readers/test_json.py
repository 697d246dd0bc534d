import json
from itertools import count

import pytest
from pydantic import TypeAdapter

from repocheck.extractor import links_of
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


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ('[{"title": "T", "github": "a/b"}]', ["a/b"]),
        ('[{"title": "T", "repository": "a/b-c.d"}]', ["a/b-c.d"]),
        ('[{"title": "T", "github": "https://github.com/a/b"}]', ["https://github.com/a/b"]),
        ('[{"title": "T", "github": "github.com/a/b"}]', ["github.com/a/b"]),
        ('[{"title": "T", "code": "a/b"}]', []),
        ("title,github\nT,a/b\n", ["a/b"]),
        ('{"title": "T", "github": "a/b"}\n{"title": "U", "github": "c/d"}\n', ["a/b", "c/d"]),
    ],
)
def test_a_link_is_shown_as_it_stands_there(text, raws):
    found = [link for paper in papers(text) for link in links_of(paper)]
    assert [link.raw for link in found] == raws
    lines = text.split("\n")
    assert all(link.raw in lines[link.found_at.line - 1] for link in found)
    assert all(link.repo and link.url.startswith("https://github.com/") for link in found)


@pytest.mark.parametrize(
    ("second", "titles"),
    [
        ('"title2": "Waves of Salt",\n "authors2": "A. Lee"', ["Waves of Sand", "Waves of Salt"]),
        ('"author_2": "A. Lee"', ["Waves of Sand"]),  # one paper, with two authors
        ('"title2": "With a Subtitle"', ["Waves of Sand"]),  # one paper, with two titles
    ],
)
def test_numbered_keys_are_of_as_many_papers(second, titles):
    found = papers(
        f'{{"papers": {{\n "title1": "Waves of Sand",\n "authors1": "B. Kim",\n {second}\n}}}}', "json"
    )
    assert [paper.title for paper in found] == titles
    assert [paper.found_at.line for paper in found][1:] == [4] * (len(titles) - 1)
