"""HTML pages that a script fills, and what belongs to no title."""

import io

import pytest

from repocheck.extractor.readers import read
from tests.extractor.readers.samples import TITLES, papers

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


def test_a_date_by_its_class_goes_before_a_year_in_a_summary():
    card = (
        "<article><h3>{}</h3><div>It goes back to the colloquium of 1979 in Kiel.</div>"
        '<span class="date">2025-10-2{}</span><a href="http://arxiv.org/abs/2510.0000{}">Paper</a></article>'
    )
    titles = ("Nets That Learn Slowly", "Trees That Grow Without Light", "Waves of the Inland Sea")
    page = (
        "<html><body>"
        + "\n".join(card.format(each, n, n) for n, each in enumerate(titles))
        + "</body></html>"
    )
    found = read(io.BytesIO(page.encode()), "d.html").papers
    assert [str(paper.date) for paper in found] == ["2025-10-20", "2025-10-21", "2025-10-22"]


CARDS = "".join(
    f'<div class="card"><h5 class="card-title">{title}{behind}</h5><h6>{persons}</h6>'
    f'<p>SEA 2024</p><a href="p{n}.pdf">pdf</a></div>'
    for n, (title, behind, persons) in enumerate(
        (
            (TITLES[0], ' <span class="badge bg-success">Oral</span>', "Ada Kimura, Bo Salt"),
            (TITLES[1], "", "Cy Bog, Di Fen"),
            (TITLES[4], ' [<a href="x">Paper</a>] <a href="https://github.com/a/b">Code</a>', "Di Fen"),
        )
    )
)


def test_titles_of_cards_have_no_labels_and_authors_in_smaller_type_are_none():
    foot = "<footer><p><strong>Ada Kimura</strong> — <strong>Who Counts the Waves</strong></p></footer>"
    thanks = "Website template by <a href='https://github.com/x/site'>Xi Yu</a>"
    credit = f"<table><tr><td><p>{thanks}</p></td></tr></table>"
    page = f"<html><head><title>Papers</title></head><body><h1>Papers</h1>{CARDS}{credit}{foot}</body></html>"
    assert [each.title for each in papers(page, name="papers.html")] == [TITLES[0], TITLES[1], TITLES[4]]


def test_a_cited_work_is_the_title_beside_its_year():
    terms = "".join(
        f"<dt>{2020 + n}</dt><dd><cite>{title}</cite>. Ada Kimura, Bo Salt. <a href='p{n}.pdf'>link</a></dd>"
        for n, title in enumerate(TITLES[:3])
    )
    found = papers(f"<html><body><h1>Publications</h1><dl>{terms}</dl></body></html>", name="papers.html")
    assert [(each.title, each.date.year) for each in found] == [(TITLES[n], 2020 + n) for n in range(3)]
