import codecs
import io

import pytest

from repocheck.errors import DigestError
from repocheck.extractor.readers._source import MAX_LINE_CHARS, Source

TEXT = "Título\r\nzweite Zeile: https://github.com/a/b\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_encodings(data):
    assert Source(io.BytesIO(data), "x").text() == TEXT
    assert list(Source(io.BytesIO(data), "x").lines()) == TEXT.splitlines(keepends=True)
    assert "".join(Source(io.BytesIO(data), "x").chunks(7)) == TEXT


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é café".encode() * 40_000 + b"\xe9", "é café" * 40_000 + "\ufffd"),
    ],
)
def test_what_cannot_be_decoded_keeps_its_place_and_is_said(data, text):
    source = Source(io.BytesIO(data), "x")
    assert source.text() == text
    assert "could not be read" in source.notes[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Müller: “Über Wellen”, caf\xe9 au lait.\n" * 5, "cp1252"),
        ("論文の一覧です。コードは公開されています。再現性の研究を続けています。\n" * 5, "shift_jis"),
        ("论文列表，代码已经公开，我们研究可重复性问题。\n" * 5, "gb18030"),
        ("Título de la página\n", "utf-16"),
    ],
)
def test_other_encodings_are_recognised_and_said(text, encoding):
    source = Source(io.BytesIO(text.encode(encoding)), "x")
    assert source.text() == text
    assert "not in UTF-8" in source.notes[0]


def test_a_digest_larger_than_the_head_is_whole():
    data = b"".join(b"line %d\n" % number for number in range(60_000))
    assert Source(io.BytesIO(data), "x").data() == data
    assert len(list(Source(io.BytesIO(data), "x").lines())) == 60_000


def test_short_reads_are_no_end():
    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 3) if size >= 0 else 3)

    assert Source(Slow(TEXT.encode()), "x").text() == TEXT


def test_a_digest_too_large_to_hold_is_an_error():
    with pytest.raises(DigestError, match="larger than 1 MB") as caught:
        Source(io.BytesIO(b"x" * 1_100_000), "x").data(1 << 20)
    assert "JSON lines" in caught.value.remedy


def test_an_overlong_line_is_cut_and_the_next_is_right():
    data = b"x" * (MAX_LINE_CHARS * 2 + 5) + b"\nnext\n"
    first, second = Source(io.BytesIO(data), "x").lines()
    assert len(first) == MAX_LINE_CHARS
    assert second == "next\n"


@pytest.mark.parametrize("data", [b"a\0b\n", b"\0" * 10, b"x" * 200_000 + b"\n\0\n"])
def test_nul_bytes_are_no_text(data):
    source = Source(io.BytesIO(data), "x")
    with pytest.raises(DigestError, match="NUL bytes") as caught:
        list(source.lines())
    assert "Markdown" in caught.value.remedy


@pytest.mark.parametrize("ending", ["\r", "\r\n", "\n"])
def test_line_ends(ending):
    data = ending.join(["one", "two", "", "three", ""]).encode()
    assert [line.rstrip() for line in Source(io.BytesIO(data), "x").lines()] == ["one", "two", "", "three"]
    assert Source(io.BytesIO(data), "x").text().splitlines() == ["one", "two", "", "three"]
    assert Source(io.BytesIO(data), "x").head.split("\n")[1].rstrip() == "two"
