import io

import pytest

from repocheck.errors import DigestError
from repocheck.extractor.readers import FORMATS, read
from tests.extractor.readers.samples import FOLDER, SAMPLES, make_pdf, papers


def format_of(path):
    return next(
        name for name in sorted(FORMATS, key=len, reverse=True) if path.name.startswith((name, "tsv"))
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("named", [True, False])
def test_each_sample_is_told_by_its_content(path, named):
    expected = "csv" if path.name == "tsv.tsv" else format_of(path)
    with path.open("rb") as stream:
        assert read(stream, path.name if named else "-").format == expected


def test_a_pdf_is_told_by_its_content():
    pytest.importorskip("pypdfium2")
    assert read(io.BytesIO(make_pdf(["Code: https://github.com/a/b"])), "x.txt").format == "pdf"


def test_every_format_has_a_sample_and_a_description():
    named = {format_of(path) for path in SAMPLES if path.name != "tsv.tsv"}
    assert named | {"pdf"} == set(FORMATS)
    assert all(about and "\n" not in about for about in FORMATS.values())


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("# Title\n\nJan 14\n\nSome *text* from **Mar 3, 2025**\n\n- a\n- b\n", "markdown"),
        ("A README.\n\nUpdated\n·\nLater\n\nMay 5, 2024 6\n", "text"),
        ("First Title\n\nAbstract.\n\n  • 5 authors\n·\nJan 26, 2024 6\n", "hf-text"),
        ("[1] Smith et al. A paper. https://github.com/a/b\n", "text"),
        ("[link](https://github.com/a/b) and words\n", "markdown"),
        ('{"a": [1, 2]}', "json"),
        ('{"a": 1}\n{bad\n', "jsonl"),
        ("{a} is a set.\nIt has one element.\n", "text"),
        ('{"a": 1}\r{"a": 2}\r', "jsonl"),
        ("{not json", "text"),
        ("Our results, of which there are many, are good.\nSee, for example, this.\n", "text"),
        ("name,repo_url\nA,https://github.com/a/b\nB,\n", "csv"),
        ("https://github.com/a/b", "urls"),
        ("See https://github.com/a/b", "text"),
        ("\\section{A} \\cite{b} \\label{c} text", "latex"),
        ("As in \\cite{b}, at \\url{https://github.com/a/b}.", "text"),
        ("A text that ends in a citation.\n\n@misc{a, url={https://github.com/a/b}}\n", "text"),
        ("<html><body>hello</body></html>", "html"),
    ],
)
def test_lookalikes(head, expected):
    assert read(io.BytesIO(head.encode()), "-").format == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0\0\0\0", "NUL bytes"),
        (b"Code: https://github.com/a/b\0\n", "NUL bytes"),
        (b"x" * 200_000 + b"\0", "NUL bytes"),
        (b'{"a": 1\n{"b": 2}}\n', "no record in it is valid json; line 1: expecting ',' delimiter"),
        (b"{bad json\n{worse\n", "no record in it is valid jsonl; line 1: expecting property name"),
        (b'[{"title": oops}]', "line 1: expecting value .character 11."),
        (b"[" * 60_000, "nested too deeply"),
        (b'\n{"title": "T", "text": "https://github.com', "line 2: unterminated string"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"PK\x03\x04rest", "zip"),
        (bytes(range(256)) * 20, "neither"),
        (b"Daily Papers\n\nby AK and the research community\n\nJan 14\n", "single paper"),
    ],
)
def test_what_is_no_digest_is_an_error_with_a_mend(data, words):
    with pytest.raises(DigestError, match=words) as caught:
        papers(data)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"papers": []}',
        '{"date": "2026-01-03", "papers": []}',
        '{"SLAM": {}}',
        "<rss><channel><title>cs.CV</title></channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>query</title></feed>',
        "title,code\n",
    ],
)
def test_a_day_without_papers_is_no_mistake(text):
    assert papers(text, None, "day.csv" if text.startswith("title") else "day") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<html><body>Please enable JavaScript to view this page.</body></html>", "JavaScript"),
        ("Please enable JavaScript and cookies to continue", "JavaScript"),
        (
            "<html><head><title>Sign in to HostHub</title></head><body><form>Name</form></body></html>",
            "Sign in",
        ),
        ("<html><body><form><input type='password'></form></body></html>", "login form"),
        (
            "<feed><entry><title>Error</title><summary>incorrect id format for 1234</summary></entry></feed>",
            "incorrect id format for 1234",
        ),
        (
            "This is pdfTeX, Version 3.14 (TeX Live 2023)\n**main.tex\n(./main.tex\nOutput: code\n",
            "log of a LaTeX",
        ),
    ],
)
def test_an_answer_that_is_no_digest_is_refused(text, words):
    with pytest.raises(DigestError, match=words) as caught:
        papers(text)
    assert caught.value.remedy


def test_the_format_can_be_named():
    assert papers("# A heading\n", "text")[0].passages[0].format == "text"
    assert papers("# A heading\n", "auto")[0].passages[0].format == "markdown"
    with pytest.raises(DigestError, match="no format 'word'") as caught:
        papers("x", "word")
    assert "hf-text" in caught.value.remedy


def test_ids_are_unique_within_a_digest():
    found = papers('{"title": "Same"}\n{"title": "Same"}\n{"title": "Same"}\n')
    assert [paper.id for paper in found] == ["same", "same#2", "same#3"]


def test_a_digest_is_read_lazily():
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"title": "One of many", "abstract": "nothing here"}\n'
            chunk = (line * (len(buffer) // len(line) + 1))[: len(buffer) // len(line) * len(line)]
            buffer[: len(chunk)] = chunk
            return len(chunk)

    digest = read(io.BufferedReader(Endless()), "endless.jsonl")
    assert [next(digest.papers).title for _ in range(3)] == ["One of many"] * 3


def test_samples_say_where_their_passages_stand():
    for path in SAMPLES:
        lines = path.read_text(encoding="utf-8").split("\n")
        for paper in papers(path.read_bytes(), None, path.name):
            for passage in paper.passages:
                place = passage.found_at
                assert place.path == path.name
                first = passage.text.split("\n")[0].split("\\n")[0].split("&")[0][:25]
                if place.column:
                    assert lines[place.line - 1][place.column - 1 :].startswith(first), (path.name, passage)
                elif not path.name.startswith("hf-html") and "\ufffd" not in first:
                    shown = lines[place.line - 1].replace("\\/", "/")
                    near = shown + "".join(lines[place.line : place.line + 2])
                    assert first.rpartition("github.com/")[2] in near, (path.name, passage)
    assert len(SAMPLES) >= 25
    assert FOLDER.is_dir()
