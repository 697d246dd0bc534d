"""Pages that are divided by what reads like a reference, and titles behind other marks."""

import pytest

from tests.extractor.readers.samples import papers

TITLES = (
    "Waves at Rest in Shallow Water",
    "Reefs in Motion under Moons",
    "Tidewater and the Shape of Sand",
    "Why Tides Turn at the Narrows",
    "Currents along a Broken Shelf",
    "Foam and the Colour of Harbours",
)
BY_YEAR = ("Berg, Ada.", "———.", "Kline, Mia, and Tom Reed.", "Stone, Eva.", "———.", "Fern, Ida, Ben Moss.")


def lines(line):
    return "".join(line.format(n=n, t=t, a=a) for n, (t, a) in enumerate(zip(TITLES, BY_YEAR, strict=True)))


CHICAGO = lines("{a} 201{n}. “{t}.” Sea Letters {n}: 15–36.\n")
BOOKS = lines("{a} 201{n}. {t}. Sea Town: Harbour Press.\n\n")


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (CHICAGO, "bibliography.txt"),
        (BOOKS, "bibliography.txt"),
        (BOOKS, "sea.md"),
        ("* The sea\n" + BOOKS, "sea.org"),
        (lines("- https://doi.org/10.1234/s{n} - {t}\n"), "papers.rst"),
        (
            lines(
                '{{{{< card link="https://doi.org/10.1234/s{n}" title="{t}" subtitle="A. Berg, 2020" >}}}}\n'
            ),
            "papers.md",
        ),
        (
            "# Papers\n\n"
            + lines(
                "* **Wave{n}** [[Paper](https://arxiv.org/abs/2401.0000{n})] @Harbour\n"
                "  <br/> {t} (ICML 2020)\n\n"
            ),
            "papers.md",
        ),
        (
            lines(
                "* {t} :sea:\n:PROPERTIES:\n:bibtex: cite:berg201{n}sea\n:END:\n** Short Summary\nWater.\n"
            ),
            "notes.org",
        ),
        (
            "<html><body><div class='list'>"
            + lines(
                "<div class='paper'><div class='title-en'>{t}</div><details><summary>Mehr</summary>Das Meer."
                "</details><a href='https://arxiv.org/abs/2401.0000{n}'>arXiv</a></div>"
            )
            + "</div></body></html>",
            "papers.html",
        ),
    ],
    ids=["lines", "books", "markdown", "org", "address", "element", "below", "key", "class"],
)
def test_every_paper_is_found(page, name):
    assert [paper.title for paper in papers(page, name=name)] == list(TITLES)


def test_dates_are_those_beside_the_titles():
    assert [paper.date.year for paper in papers(CHICAGO, name="bibliography.txt")] == list(range(2010, 2016))


def test_date_of_a_class():
    page = "<html><body>" + "".join(
        f"<div class='paper'><div class='title'>{title}</div><p>{'Water moves. ' * 40}</p>"
        f"<span class='date'>2024-05-0{n}</span><a href='https://arxiv.org/abs/2401.0000{n}'>arXiv</a></div>"
        for n, title in enumerate(TITLES, 1)
    )
    assert [paper.date.day for paper in papers(page, name="papers.html")] == [1, 2, 3, 4, 5, 6]


def test_running_text_with_references_is_one_paper():
    page = (
        "# The sea at rest\n\n" + ("Water moves as it did before, and nobody knows why. " * 20 + "\n\n") * 4
    )
    assert [paper.title for paper in papers(page + BOOKS, name="sea.md")] == ["The sea at rest"]


def test_front_matter_without_its_last_line():
    page = (
        "---\ntitle: 'Waves: a solver'\nauthors:\n - name: Ada Berg\n"
        "affiliations:\n - name: Sea\ndate: 5 May 2021\n"
    )
    (paper,) = papers(page + "\n# Summary\n\nIt solves waves.\n", name="paper.md")
    assert (paper.title, str(paper.date)) == ("Waves: a solver", "2021-05-05")


@pytest.mark.parametrize("closed", ["", "</strong>"])
def test_linked_venues_in_front_of_the_authors(closed):
    page = "<html><body><h2>Publications</h2>" + "".join(
        f"<p>[<a href='https://sea.org/{n}/'>WAVES'1{n}</a>]{closed} Ada Berg, Mia Kline^, <strong>Tom Reed"
        f'</strong>, "{title}", In <i>Waves</i>, Oslo, May 201{n}. (<a href="./pdf/{n}.pdf">PDF</a>)</p>\n'
        for n, title in enumerate(TITLES)
    )
    assert [paper.title for paper in papers(page, name="papers.html")] == list(TITLES)
