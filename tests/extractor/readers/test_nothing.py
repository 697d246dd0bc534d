"""A day without papers, in every format, and answers that stand in the place of a digest."""

import io

import pytest

from repocheck.errors import DigestError
from repocheck.extractor import read

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Query</title><updated>2026-01-04</updated></feed>'
RSS = '<rss version="2.0"><channel><title>cs.LG</title><skipDays><day>Sunday</day></skipDays></channel></rss>'
EMPTY = {
    "a.json": "[]",
    "b.json": '{"papers": []}',
    "c.json": '{"feed": {"title": "cs.LG", "entry": []}}',
    "d.json": '{"date": "2026-01-04", "items": []}',
    "a.jsonl": "",
    "b.jsonl": "\n\n",
    "a.bib": "",
    "b.bib": "% nothing today\n",
    "a.yml": "papers: []\n",
    "a.csv": "title,authors,date,code\n",
    "a.tsv": "title\tdate\n",
    "rss.xml": f'<?xml version="1.0"?>{RSS}',
    "atom.xml": f'<?xml version="1.0"?>{ATOM}',
    "a.opml": '<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body></body></opml>',
    "a.md": "# Daily papers\n\nNo new papers today.\n",
    "b.md": "| Title | Date |\n|---|---|\n",
    "a.html": "<html><body><h1>Daily Papers</h1><p>No papers for this date.</p></body></html>",
    "a.txt": "No papers today.\n",
    "a.rst": "Papers of the day\n=================\n\nNo papers today.\n",
    "a.org": "#+TITLE: Papers of the day\n\nNothing new today.\n",
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_day_without_papers_has_none(name):
    assert list(read(io.BytesIO(EMPTY[name].encode()), name).papers) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"message": "Not Found", "documentation_url": "https://docs.example.org"}', "answered: Not Found"),
        ('{"error": {"code": 429, "message": "Too many requests"}}', "answered: Too many requests"),
        ('{"detail": "Not authenticated"}', "answered: Not authenticated"),
    ],
)
def test_the_error_of_a_host_is_no_digest(text, says):
    with pytest.raises(DigestError, match=says):
        list(read(io.BytesIO(text.encode()), "d.json").papers)


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "Waves in Channels", "links": []}',
        '{"message": "Waves in Channels", "code": "https://github.com/a/b", "venue": "ICML 2024"}',
    ],
)
def test_a_record_with_an_empty_list_is_a_paper(text):
    assert len(list(read(io.BytesIO(text.encode()), "d.json").papers)) == 1
