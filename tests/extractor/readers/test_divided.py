# ruff: noqa: E501 - shapes are easier to read in one line
"""Pages that their shapes alone do not divide: the addresses of papers do."""

import io

import pytest

from repocheck.extractor import read

TITLES = ("Waves at Rest in Shallow Water", "Reefs in Motion", "Tidewater", "Why Do Tides Turn? A Study")
AUTHORS = ("Ada Kim, Bo Lee", "Cy Fox", "Dana Holt, Eli Brand", "Fay Moss, Gus Orr, Hal Ives")
SURVEY = "# Tides\n\nWe list what we read.\n\n"
PLACES = {
    "arxiv": "https://arxiv.org/abs/240{n}.0000{n}",
    "doi": "https://doi.org/10.1000/x.{n}00",
    "pdf": "https://tides.example.edu/papers/p{n}.pdf",
}
SHAPES = {
    "small-headings.md": lambda t, a, u: (
        f"### {t}\n\n*{a}*\n\nICML 2024 · [Paper]({u})\n\n> We study it.\n\n"
    ),
    "numbers-in-one-paragraph.md": lambda t, a, u: f"[1] {t} <br>\n*{a}*, ICML 2024 [[pdf]]({u})<br>\n",
    "brackets.md": lambda t, a, u: f"【3】{t}\n\n{a}，ICML 2024，[论文]({u})\n\n",
    "terms.md": lambda t, a, u: f"{t}\n: {a}. ICML 2024. [pdf]({u})\n\n",
    "references.md": lambda t, a, u: f"{a}. (2024). *{t}*. ICML. [{u}]({u})\n\n",
    "breaks.md": lambda t, a, u: f"1\\. **{t}**<br/>{a}<br/>ICML, 2024<br/>[paper]({u})\n\n",
    "vault.md": lambda t, a, u: f"- [ ] [[{t}]] #paper {u} 2024\n",
    "headings.md": lambda t, a, u: (
        f"## {t}\n\n[Link]({u})\n\n### Summary\n\nGood.\n\n### Notes\n\n- short\n\n"
    ),
    "prefixed.md": lambda t, a, u: f"+ ICML 2024 - {t} - [pdf]({u})\n",
    "hanging.txt": lambda t, a, u: f"{t}\n    {a}\n    ICML, 2024\n    {u}\n",
    "pairs.txt": lambda t, a, u: f"{t}\n{u}\n",
    "table.rst": lambda t, a, u: f"   * - {t}\n     - ICML 2024\n     - `pdf <{u}>`_\n",
}


def of(text, name):
    return list(read(io.BytesIO(text.encode()), name).papers)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", SHAPES)
def test_every_paper_has_an_entry_of_its_own(name, place):
    cards = zip(TITLES, AUTHORS, (PLACES[place].format(n=n) for n in range(1, 5)), strict=True)
    head = (
        "Tides\n=====\n\n.. list-table::\n\n"
        if name.endswith("rst")
        else ""
        if name.endswith("txt")
        else SURVEY
    )
    papers = of(head + "".join(SHAPES[name](*card) for card in cards), name)
    assert [paper.title for paper in papers] == list(TITLES)


def test_cells_with_several_papers_are_divided():
    cells = [
        " <br> ".join(
            f"[{t} {n}](https://arxiv.org/abs/24{n}{i}.00001) (ICML 2024)" for i, t in enumerate(TITLES)
        )
        for n in (1, 2)
    ]
    table = "| Topic | Papers |\n|---|---|\n" + "".join(
        f"| Topic {n} | {cell} |\n" for n, cell in enumerate(cells)
    )
    assert [paper.title for paper in of(table, "table.md")] == [f"{t} {n}" for n in (1, 2) for t in TITLES]


def test_a_cell_over_several_rows_belongs_to_each():
    rows = "".join(
        f"<tr>{'<td rowspan=4>2021</td>' * (not n)}<td>{t}</td><td><a href='https://arxiv.org/abs/2101.0000{n}'>pdf</a></td></tr>\n"
        for n, t in enumerate(TITLES)
    )
    papers = of(
        f"<html><body><table><tr><th>Year</th><th>Title</th><th>Link</th></tr>{rows}</table></body></html>",
        "t.html",
    )
    assert [(paper.title, paper.date.year) for paper in papers] == [(title, 2021) for title in TITLES]


@pytest.mark.parametrize("name", ["papers.md", "papers.org"])
def test_a_page_that_is_a_bibliography_is_read_as_one(name):
    block = "```bibtex\n{}\n```\n" if name.endswith("md") else "#+begin_src bibtex\n{}\n#+end_src\n"
    entries = (f"@article{{k{n},\n  title = {{{t}}},\n  year = {{2020}},\n}}" for n, t in enumerate(TITLES))
    papers = of("# Bibliography\n\n" + "".join(map(block.format, entries)), name)
    assert [(paper.title, paper.date.year) for paper in papers] == [(title, 2020) for title in TITLES]


def test_how_to_cite_a_project_is_no_bibliography():
    cite = "## Citation\n\n```bibtex\n@article{k,\n  title = {Waves},\n}\n@article{l,\n  title = {Reefs},\n}\n```\n"
    page = (
        "# Tidal\n\nA program for tides.\n\n## Installation\n\n```sh\npip install tidal\n```\n\n"
        + "It does much. " * 20
    )
    assert [paper.title for paper in of(page + "\n\n" + cite, "README.md")] == ["Tidal"]


def test_entries_with_several_papers_are_said():
    items = "".join(
        f"- **{t}** has [one](https://arxiv.org/abs/2101.0000{n}) and [two](https://arxiv.org/abs/2102.0000{n})\n"
        for n, t in enumerate(TITLES)
    )
    digest = read(io.BytesIO(f"{SURVEY}{items}".encode()), "list.md")
    assert len(list(digest.papers)) == len(TITLES)
    assert any("4 of the 4 entries give the addresses of several papers" in note for note in digest.notes)


def test_links_in_running_words_are_no_entries():
    work = " and ".join(f"[that of group {n}](https://arxiv.org/abs/2101.0000{n})" for n in range(6))
    assert len(of(f"# Notes\n\nMy work on tides goes back to {work}.\n\nI teach as well.\n", "notes.md")) == 1


def test_addresses_in_footnotes_belong_to_what_refers_to_them():
    items = "".join(
        f"- {t} ({a}, 2021)[^{n}]\n" for n, (t, a) in enumerate(zip(TITLES, AUTHORS, strict=True))
    )
    notes = "".join(f"[^{n}]: https://arxiv.org/abs/2101.0000{n}\n" for n in range(len(TITLES)))
    papers = of(f"{SURVEY}{items}\n{notes}", "notes.md")
    assert [(paper.title, paper.id) for paper in papers] == [
        (t, f"2101.0000{n}") for n, t in enumerate(TITLES)
    ]


def test_lines_that_begin_with_the_number_of_a_paper():
    titles = [f"{t} in Shallow Water" for t in ("Waves", "Reefs", "Sand", "Salt", "Eels")]
    text = "".join(f"2101.0000{n}  {t}\n" for n, t in enumerate(titles))
    assert [(paper.title, paper.id) for paper in of(text, "week.txt")] == [
        (t, f"2101.0000{n}") for n, t in enumerate(titles)
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Reading group,,\n,,\nWeek,Title,Link\n1,Waves at Rest,https://arxiv.org/abs/2101.00001\n2,Reefs,https://arxiv.org/abs/2101.00002\n", ["Waves at Rest", "Reefs"]),
        ("Waves at Rest,2021,https://arxiv.org/abs/2101.00001\nReefs in Motion,2022,https://arxiv.org/abs/2101.00002\n", ["Waves at Rest", "Reefs in Motion"]),
    ],
)  # fmt: skip
def test_tables_below_a_caption_and_without_heads(text, titles):
    assert [paper.title for paper in of(text, "list.csv")] == titles
