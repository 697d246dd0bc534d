"""HTML pages that a script fills."""

import io

import pytest

from repocheck.extractor.readers import read

FRAME = "<html><head><title>Papers — Sand Lab</title></head><body><h1>Papers</h1>{}</body></html>"
SCRIPT = '<script src="fill.js"></script>'
BOX = '<div class="list" data-papers></div>'


@pytest.mark.parametrize(
    ("body", "n_papers", "says"),
    [
        (BOX + SCRIPT, 0, "a script fills it"),
        ('<ul id="papers">Loading…</ul>' + SCRIPT, 0, "a script fills it"),
        (BOX, 0, "the page lists no papers"),
        (SCRIPT, 0, "the page lists no papers"),
        (BOX + SCRIPT + '<p>Our <a href="https://github.com/sand/waves">code</a></p>', 1, ""),
        (BOX + SCRIPT + "<p>" + "All that we know of waves. " * 20 + "</p>", 1, ""),
    ],
)
def test_a_page_that_a_script_fills_lists_nothing_and_says_so(body, n_papers, says):
    digest = read(io.BytesIO(FRAME.format(body).encode()), "papers.html")
    assert len(list(digest.papers)) == n_papers
    assert (says in digest.notes[0]) if says else not digest.notes
