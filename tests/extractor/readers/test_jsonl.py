import io
import tracemalloc

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
    assert first.extra == {"malformed": True}
    assert (second.title, second.found_at.line) == ("U", 2)
