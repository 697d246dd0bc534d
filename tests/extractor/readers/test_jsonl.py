import io
import tracemalloc

import pytest

from repocheck.errors import DigestError
from repocheck.extractor.readers import read
from tests.extractor.readers.samples import papers

LINE = b'{"id": "%d", "title": "Paper number %d", "abstract": "' + b"words " * 200 + b'"}\n'


class Dump(io.RawIOBase):
    """A dump of many records that is never in memory as a whole."""

    def __init__(self, n_records):
        self.lines = (LINE % (number, number) for number in range(n_records))
        self.left = b""

    def readable(self):
        return True

    def readinto(self, buffer):
        while len(self.left) < len(buffer) and (line := next(self.lines, b"")):
            self.left += line
        chunk, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


@pytest.mark.slow  # it measures time or memory
def test_memory_stays_flat():
    digest = read(io.BufferedReader(Dump(4_000)), "dump.jsonl")
    assert next(digest.papers).id == "0"
    tracemalloc.start()
    n_papers = sum(1 for _ in digest.papers)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n_papers == 3_999
    assert peak < 2_500_000  # of 5 MB


def test_an_overlong_record_is_text():
    data = b'{"title": "T", "text": "' + b"x" * 9_000_000 + b'"}\n{"title": "U"}\n'
    first, second = papers(data, None, "long.jsonl")
    assert first.extra["malformed"].startswith("unterminated string")
    assert (second.title, second.found_at.line) == ("U", 2)


def test_broken_records_are_told_and_lose_no_link():
    sound, first, second, last = papers(
        '{"title": "T"}\n{bad json\n{"title": "V", "text": "https://github.com/a/b\n{"title": "U"}\n'
    )
    assert (sound.title, last.title) == ("T", "U")
    assert (first.title, first.found_at.line) == ("(broken record in line 2)", 2)
    assert "character 2" in first.extra["malformed"]
    assert "https://github.com/a/b" in second.text


def test_a_dump_without_a_sound_record_is_not_read_to_its_end():
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            buffer[: len(buffer)] = (b"{bad\n" * (len(buffer) // 5 + 1))[: len(buffer)]
            return len(buffer)

    with pytest.raises(DigestError, match=r"endless\.jsonl: no record in it is valid jsonl; line 1"):
        read(io.BufferedReader(Endless()), "endless.jsonl")
