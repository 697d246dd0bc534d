"""Papers that wait for their audit: on a shelf, and the same as when they were read."""

from repocheck.config import Config
from repocheck.models import Shelf
from repocheck.pipeline import Reading, gather

LINES = """{"id": "2301.00001", "abstract": "See https://github.com/lab/one.", "date": "2026-01-02"}
{"id": "2301.00002", "title": "Two", "abstract": "Code will be released.", "authors": ["A. Kim"]}
{"id": "2301.00003", "title":
"""


def test_papers_wait_on_a_shelf_and_are_what_was_read(tmp_path):
    digest = tmp_path / "digest.jsonl"
    digest.write_text(LINES)
    papers, source = gather([str(digest)], None, Config(offline=True))
    read = list(Reading([str(digest)], None, Config(offline=True)))
    assert isinstance(papers.reports, Shelf)
    assert source.format == "jsonl"
    assert list(papers.reports) == [report for _, report in read]
    assert list(papers) == [(paper._replace(passages=(), authors=()), report) for paper, report in read]
    assert papers[-1] == list(papers)[2]
    assert list(papers[:2]) == list(papers)[:2]
