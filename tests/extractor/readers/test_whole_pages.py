"""Pages that were read as one paper or none although they list some: each kind by a page of its own."""

import pytest

from tests.extractor.readers.samples import make_pdf, papers

TITLES = (
    "Waves at Rest in Shallow Water",
    "Reefs in Motion under Moons",
    "Tidewater and the Shape of Sand",
    "Why Tides Turn at the Narrows",
    "Currents along a Broken Shelf",
)
NAMES = (
    "Ada Berg, Jon Frost",
    "Mia Kline, Tom Reed",
    "Eva Stone, Max Hill",
    "Ida Fern, Ben Moss",
    "Lea Marsh, Sam Pike",
)
TABLE = "| Title | Venue | Year | Code |\n| --- | --- | --- | --- |\n"


def titles(text, name="papers.md"):
    return [paper.title for paper in papers(text, name=name)]


def numbered(line, names=NAMES):
    return "".join(line.format(n=n, t=t, a=a) for n, (t, a) in enumerate(zip(TITLES, names, strict=True)))


@pytest.mark.parametrize(
    "page",
    [
        # a list that tells how its results were made as well
        "# Awesome tides\n\n## Papers\n\n"
        + TABLE
        + numbered(
            "| [{t}](https://arxiv.org/abs/2401.0000{n}) | KDD | 2024 | [c](https://github.com/x/p{n}) |\n"
        )
        + "\n## Dependencies\n\n- sea 2.0\n\n## Results\n\n"
        + "Much is said of the numbers here. " * 20,
        # bold titles with a venue in brackets in front of the authors, and no address
        "# Papers on tides\n\n" + numbered("**{t}**. (2023-ICLR) {a}.\n**Gist**: it moves.\n\n"),
        # a tag in front of each title
        "# Papers on tides\n\n" + numbered("**[Sea] {t}**. (2023-ICLR) {a}.\n**Gist**: it moves.\n\n"),
        # paragraphs of one line below a heading that says that they are papers
        "# The sea\n\n## Papers\n\n" + numbered("{t}\n\n"),
        # lines of one paragraph that end with a venue and its year
        "# Papers on tides\n\n" + numbered("{t}. ICML 2022\n"),
        # authors, and below them the title in slanted letters
        "# Papers on tides\n\n"
        + numbered(
            "{a}\n*{t}*\n*Sea Letters*, 201{n}.\n[Available from here](https://doi.org/10.1234/{n})\n\n"
        ),
        # titles that are struck through, as those that were read
        "# Papers on tides\n\n" + numbered("- [~~{t}~~](https://arxiv.org/abs/2401.0000{n})\n"),
    ],
    ids=["manual", "bracket", "tag", "lines", "venue", "slanted", "struck"],
)
def test_pages_of_markdown_are_lists(page):
    assert titles(page) == list(TITLES)


@pytest.mark.parametrize(
    "page",
    [
        # slanted titles, with places behind the authors' names
        "<h2>Papers</h2>"
        + numbered("<p><i>{t}\n</i><br>\n{a} (Port College)\n<a href='papers/{n}N.PDF'>Full paper</a>\n"),
        # a column of papers, with authors and title in one cell
        "<h1>Full Program</h1><table><tr><th>Time</th><th>Track</th><th>Paper (S = short)</th></tr>"
        + numbered("<tr><td>1{n}:30</td><td>Sea</td><td>{a}<br/><strong>{t}</strong></td></tr>")
        + "</table>",
        # all of them in one paragraph, each with its authors in the line below
        "<h4>Accepted papers</h4><ul>"
        + numbered(
            "<strong><font>{n} . {t}</font>[<a href='p{n}.pdf'>PDF</a>]</strong><br><b>&nbsp; {a}. </b><br>\n"
        )
        + "</ul>",
    ],
    ids=["slanted", "column", "paragraph"],
)
def test_pages_of_html_are_lists(page):
    assert titles(f"<html><body>{page}</body></html>", "program.html") == list(TITLES)


def test_a_title_may_go_on_in_the_next_line_in_asciidoc_and_org():
    split = [title.replace(" the ", "\nthe ").replace(" a ", "\na ") for title in TITLES]
    adoc = "".join(
        f"{a}.\nlink:./papers/{n}.pdf[{t}].\n_Sea Letters_. Vol. {n}. 201{n}.\n\n"
        for n, (t, a) in enumerate(zip(split, NAMES, strict=True))
    )
    assert titles(f"== Publications\n\n{adoc}", "publications.adoc") == list(TITLES)
    org = "".join(
        f"** [[https://arxiv.org/abs/2401.0000{n}][{t}]] (2021)\n- deep\n" for n, t in enumerate(split)
    )
    assert titles(f"#+title: Papers\n* Sea\n{org}", "papers.org") == list(TITLES)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("[{0}](https://a.example/1.pdf), <br> [{1}](https://a.example/2.pdf)", TITLES[:2]),
        ('<a href="https://a.example/1.pdf">{0}</a>; <a href="https://a.example/2.pdf">{1}</a>', TITLES[:2]),
        ("[{0}](https://a.example/1.pdf) and [Ebb](https://a.example/2.pdf)", (TITLES[0], "Ebb")),
        ("[{0}](https://a.example/1.pdf), [slides of the talk](https://a.example/2.pdf)", TITLES[:1]),
        ("[{0}](https://a.example/1.pdf), see also [{1}](https://a.example/2.pdf)", TITLES[:1]),
    ],
)
def test_papers_side_by_side_in_a_cell_are_several(cell, expected):
    rows = f"| 4/3 | {cell.format(*TITLES)} |\n" + "".join(
        f"| 4/{n} | [{t}](https://b.example/{n}.pdf) |\n" for n, t in enumerate(TITLES[2:], 4)
    )
    page = f"# Readings\n\n| Date | Reading |\n| --- | --- |\n{rows}"
    assert titles(page, "readings.md") == [*expected, *TITLES[2:]]


def test_a_short_name_of_its_own_in_brackets_stays_with_each_title():
    page = "# Papers on tides\n\n" + "".join(
        f"- [[Net{n}] {t}](https://arxiv.org/abs/2401.0000{n})\n" for n, t in enumerate(TITLES)
    )
    assert titles(page) == [f"[Net{n}] {t}" for n, t in enumerate(TITLES)]


def test_paragraphs_among_entries_that_begin_with_titles_are_entries():
    cited = "".join(f"*{t}* \\\nWith Ada Berg. doi:10.1234/{n}\n\n" for n, t in enumerate(TITLES[:3]))
    bare = "".join(f"*{t}* \\\nSea Letters 3.\n\n" for t in TITLES[3:])
    assert titles(f"# Papers\n\n## 2020\n\n{cited}## 2011\n\n{bare}") == list(TITLES)


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ("Sea Lett 2001 Dec;29(4):412-7", "2001-12-01"),
        ("Sea Lett 2003 Jun 23;4:25", "2003-06-23"),
        ("Sea Lett. 2010;4:25", "2010-01-01"),
    ],
)
def test_the_date_of_a_record_may_stand_with_volume_and_pages(source, date):
    page = "".join(
        f'- title: "{t}"\n  authors: Berg A\n  link:\n    url: https://a.example/{n}\n    display: {source}\n'
        for n, t in enumerate(TITLES)
    )
    assert {str(paper.date) for paper in papers(page, name="papers.yml")} == {date}


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("June 7, 2026", "2026-06-07"),
        ("Preprint submitted to Sea Letters October 28, 2024", "2024-10-28"),
        ("arXiv:2401.00001v1 [cs.CV] 1 Aug 2021", "2021-08-01"),
        ("Available online 9 September 2022", "2022-09-09"),
        ("Received 9 September 2022", "None"),
        ("The storm of June 7, 2026 was long", "None"),
    ],
)
def test_the_first_page_of_a_pdf_may_give_its_date(line, date):
    pytest.importorskip("pypdfium2")
    (paper,) = papers(make_pdf(["Waves at Rest", "Ada Berg", line.replace("(", "").replace(")", "")]))
    assert str(paper.date) == date


def test_a_box_around_the_rows_of_a_day_is_no_entry():
    rows = [
        f"<tr><th>1{n}:30</th><td><b><a href='p{n}.pdf'>{t}</a></b> by {a}</td></tr>"
        for n, (t, a) in enumerate(zip(TITLES * 2, NAMES * 2, strict=True))
    ]
    rows = [row.replace("</a>", f" {n}</a>") for n, row in enumerate(rows)]
    session = "<tr><th colspan='2'>Session</th></tr>"
    day = "<div class='tab'><h3>Tuesday - August 29</h3><table><tr><th>Time</th><th>Event</th></tr>{}</table>"
    page = "".join(day.format(session + "".join(rows[at : at + 5])) + "</div>" for at in (0, 5))
    assert len(titles(f"<html><body><h1>Papers</h1>{page}</body></html>", "program.html")) == len(rows)


def test_a_badge_with_a_break_stands_above_the_title_of_a_cell():
    badge = (
        "[![arXiv](https://img.shields.io/badge/arXiv-{n}-red)](https://arxiv.org/abs/2401.0000{n})<br>{t}"
    )
    rows = "".join(f"| `Net{n}` | {badge.format(n=n, t=t)} | NeurIPS 2021 |\n" for n, t in enumerate(TITLES))
    page = f"# Papers\n\n| Model | Paper | Venue |\n| --- | --- | --- |\n{rows}"
    assert titles(page) == list(TITLES)


def test_a_table_that_compares_the_papers_of_a_page_holds_none():
    long = [title for title in TITLES if len(title.split()) > 3]
    listed = "".join(
        f"#### {t}\n\n<a name='net{n}'></a>[[arXiv]](https://arxiv.org/abs/2401.0000{n})\n\n"
        for n, t in enumerate(long)
    )
    for link in ("https://arxiv.org/abs/2401.0000{n}", "#net{n}"):
        rows = "".join(
            f"| [Net-{n}]({link.format(n=n)}) | [Base](https://arxiv.org/abs/1801.00001) | 7{n}.1 |\n"
            for n in range(len(long))
        )
        table = f"## Scores\n\n| Method | Built on | Score |\n| --- | --- | --- |\n{rows}"
        assert titles(f"# Papers\n\n## 2021\n\n{listed}{table}") == long
    coded = rows.replace("7", "[code](https://github.com/a/b) 7")
    table = f"## Scores\n\n| Method | Built on | Code |\n| --- | --- | --- |\n{coded}"
    assert len(titles(f"# Papers\n\n## 2021\n\n{listed}{table}")) > len(long)


def test_a_table_of_asciidoc_has_a_head_and_cells_below_each_other():
    long = [title for title in TITLES if len(title.split()) > 3]
    linked = "".join(f"|https://doi.org/10.1234/{n}[{t}]\n|\n|\n\n" for n, t in enumerate(long[:2]))
    bare = "".join(f"|{t}\n|8\n|{n}\n\n" for n, t in enumerate(long[2:]))
    talk = "|https://video.example/7[A Talk on Old Rivers]\n|\n|\n\n"
    marks = "|1\n|I would rather sleep.\n|I know no word of it.\n\n"
    page = '[cols="4,1,1"]\n|===\n|No |Interest |Grasp\n\n{}|===\n'
    text = f"My papers.\n\n{page.format(linked + bare + talk)}\n== Marks\n{page.format(marks)}"
    assert titles(text, "papers.adoc") == long


def test_an_index_of_files_gives_each_title_and_further_in_its_authors():
    names = ("Ada Berg and Bo Lindqvist", "Cleo Moran, Dan Okafor", "Eva Quist, Finn Aalto")
    split = [title.replace(" the ", "\n\t\tthe ").replace(" for ", "\n\t\tfor ") for title in TITLES]
    for further in ("\t\t    ", "\t\t"):
        whole = split if further.strip("\t") else TITLES
        index = "".join(f"net-{n}.pdf\t{t}\n{further}{names[n % 3]}\n" for n, t in enumerate(whole))
        assert titles(f"This folder holds what we wrote.\n\n{index}", "README.txt") == list(TITLES)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Sparse Ripples for Deep Basins(**T-AB**)", "Sparse Ripples for Deep Basins"),
        ("Sparse Ripples for Deep Basins (**PQ**)", "Sparse Ripples for Deep Basins"),
        (
            "**Ripple**: Ripple: Sparse Waves for Deep Basins, ICLR 2024",
            "Ripple: Sparse Waves for Deep Basins",
        ),
    ],
)
def test_a_venue_behind_a_title_is_none_of_it(written, title):
    others = "".join(
        f"- Study {word} of Quiet Seas (**PQ**) [[Paper](https://arxiv.org/abs/2401.0000{n})]\n"
        for n, word in enumerate(("One", "Two", "Three"))
    )
    page = f"# Papers\n\n- {written} [[Paper](https://arxiv.org/abs/2401.00009)]\n{others}"
    assert titles(page)[0] == title


@pytest.mark.parametrize(
    ("description", "day"),
    [
        ("International Conference on Quiet Seas (ICQS), 2021. (Acceptance rate 18.7%)", "2021-01-01"),
        ("Sea Letters (SL), vol. 39, no. 7, pp. 20-34, Jul. 2021. (Rank A)", "2021-07-01"),
        ("We study rivers, and show how they learned to meander in 2021.", None),
        ("Data of 40 rivers collected from 1990 to 2021", None),
    ],
)
def test_a_description_that_is_a_venue_and_its_year_gives_the_date(description, day):
    text = "".join(
        f'- title: "{t}"\n  authors: "A. Berg, B. Lee"\n  description: "{description}"\n  type: journal\n'
        for t in TITLES
    )
    assert {str(each.date) for each in papers(text, name="list.yml")} == {str(day)}
