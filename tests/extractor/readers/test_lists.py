"""Lists as people write them: which parts are papers, how these are called, when they are from."""

import io
import re

import pytest

from repocheck.extractor import read

PAPER = r"https://arxiv.org/abs/2601.0000\1"
NAMES = "Ann Berg, Tom Lund, Eva Strand"


def papers_of(text, name="d.md"):
    digest = read(io.BytesIO(re.sub(r"@(\d)", PAPER, text).encode()), name)
    return list(digest.papers), digest.notes


def titles_of(text, name="d.md"):
    return [paper.title for paper in papers_of(text, name)[0]]


@pytest.mark.parametrize(
    "item",
    [
        f"* {NAMES}:\n  Waves of {{}}.\n\n  [[paper](@{{n}})]\n",
        f"- {NAMES}:\n\n  Waves of {{}}.\n\n  [[paper](@{{n}})]\n",
        f"{{n}}. *Waves of {{}}*, by {NAMES} and Ole Vik\n",
        "- sea2017, Waves of {} [[pdf]](@{n})\n",
        "- **Ann Berg**, Duen Horng (Polo) Chau, Tom Lund:\n\n  Waves of {}\n\n  [[pdf](@{n})]\n",
    ],
)
def test_a_title_stands_below_or_before_its_authors(item):
    words = ("the Sea", "the Sand", "the Salt")
    text = "# Papers\n\n" + "\n".join(item.format(each, n=n) for n, each in enumerate(words, 1))
    assert titles_of(text) == [f"Waves of {each}" for each in words]


def test_a_year_alone_heads_the_entries_behind_it():
    text = "<html><body><h1>Publications</h1>" + "".join(
        f"<p>{year} <span>2 papers</span></p><ol>"
        + "".join(f'<li><a href="@{n}">Waves of the Sea in Part {n}</a></li>' for n in pair)
        + "</ol>"
        for year, pair in ((2026, (1, 2)), (2025, (3, 4)))
    )
    papers, _ = papers_of(text, "d.html")
    assert [(str(paper.date)[:4], paper.extra["date_precision"]) for paper in papers] == [
        ("2026", "year"), ("2026", "year"), ("2025", "year"), ("2025", "year"),
    ]  # fmt: skip


OTHERS = """## Datasets

- SAND [[link]](https://sand.example.edu)
- SALT [[link]](@5)
- SILT [[link]](https://silt.example.edu)
"""
PAPERS = """## Models

- Waves of the Sea [[paper](@1)]
- Waves of the Sand [[paper](@2)]
- Waves of the Salt [[paper](@3)]
"""


def test_a_section_of_other_things_lists_no_papers():
    assert titles_of(f"# Reading list\n\n{PAPERS}\n{OTHERS}") == [
        "Waves of the Sea", "Waves of the Sand", "Waves of the Salt",
    ]  # fmt: skip


def test_papers_in_a_section_of_other_things_are_papers():
    text = f"# Reading list\n\n{PAPERS.replace('Models', 'Ponds')}\n" + re.sub(
        "@([123])", r"@6\1", PAPERS.replace("Models", "Datasets and Tools").replace("Waves", "Ponds")
    )
    assert len(titles_of(text)) == 6


def test_what_stands_below_a_paper_is_said_of_it():
    text = "# Papers\n\n" + "".join(
        f"- **Waves of the {word}.** (2019) [[pdf]](@{n})\n  - T. Lund et al. *Letters of the {word}.*\n"
        for n, word in enumerate(("Sea", "Sand", "Salt"), 1)
    )
    assert titles_of(text) == ["Waves of the Sea", "Waves of the Sand", "Waves of the Salt"]


def test_a_table_with_parts_keeps_its_heads():
    rows = "".join(
        f'<tr><td>{n}</td><td><a href="./p/{n}.html">Waves of the {word}</a></td><td>high</td></tr>\n'
        for n, word in enumerate(("Sea", "Sand", "Salt"), 1)
    )
    head = "<table>\n<thead>\n<tr><th>#</th><th>标题</th><th>Note</th></tr>\n</thead>\n<tbody>\n"
    assert titles_of(f"# Daily papers\n\n{head}{rows}</tbody>\n</table>\n") == [
        "Waves of the Sea", "Waves of the Sand", "Waves of the Salt",
    ]  # fmt: skip


def test_markdown_that_begins_with_a_head_of_html_is_markdown():
    text = "<head>\n  <script src='formulas.js'></script>\n</head>\n\n" + PAPERS
    assert len(titles_of(text)) == 3


ORG = """* Reading
** Waves of the {}  :ignore:
   :PROPERTIES:
   :TITLE:    Waves of the {} \\& its Shore
   :AUTHOR:   Berg, Ann
   :YEAR:     199{}
   :END:
*** COMMENT [[https://sea.example.edu/{}.pdf][A longer title of the same paper]]
"""


def test_fields_of_org_are_entries_with_their_dates():
    text = "".join(ORG.format(word, word, n, n) for n, word in enumerate(("Sea", "Sand", "Salt"), 1))
    papers, _ = papers_of(text, "d.org")
    assert [(paper.title, str(paper.date)[:4]) for paper in papers] == [
        ("Waves of the Sea & its Shore", "1991"),
        ("Waves of the Sand & its Shore", "1992"),
        ("Waves of the Salt & its Shore", "1993"),
    ]


def test_a_venue_below_a_heading_makes_it_a_paper():
    text = "# paper-list\n## Sea\n" + "".join(
        f"### Waves of the {word}\ncode-link: https://github.com/a/{word}\nICLR 2024\nsummary: high.\n\n"
        for word in ("Sea", "Sand", "Salt")
    )
    papers, _ = papers_of(text)
    assert [paper.title for paper in papers] == ["Waves of the Sea", "Waves of the Sand", "Waves of the Salt"]
    assert {str(paper.date)[:4] for paper in papers} == {"2024"}


def test_labels_behind_a_bold_title_belong_to_it():
    text = "# Papers\n\n" + "".join(
        f"## W{n}\n- **Waves: a Study of {word}**\n\n- **Paper**: @{n}\n\n- **Code**: https://github.com/a/w\n\n"
        for n, word in enumerate(("the Sea", "the Sand", "the Salt"), 1)
    )
    assert titles_of(text) == [f"Waves: a Study of {word}" for word in ("the Sea", "the Sand", "the Salt")]


def test_cards_without_a_class_are_papers_where_they_give_authors_and_a_venue():
    card = (
        "<article><div><h3>Waves of the {}</h3><p>Ann Berg, Tom Lund, Eva Strand.</p></div>"
        '<aside><a href="@{}">medRxiv · 202{} ↗</a></aside></article>'
    )
    cards = "".join(card.format(word, n, n) for n, word in enumerate(("Sea", "Sand", "Salt"), 1))
    foot = '<footer><div><h4>Explore</h4><a href="p.html">People</a></div><div><h4>More</h4></div></footer>'
    text = f"<html><body><h1>Publications</h1><main>{cards}</main>{foot}</body></html>"
    papers, _ = papers_of(text, "d.html")
    assert [(paper.title, str(paper.date)[:4]) for paper in papers] == [
        ("Waves of the Sea", "2021"), ("Waves of the Sand", "2022"), ("Waves of the Salt", "2023"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "cells", "date"),
    [
        ("publication_date_year,publication_date_month,publication_date_day", "2016,5,12", "2016-05-12"),
        ("year,month", "2016,5", "2016-05-01"),
        ("year,month", "2016,May", "2016-05-01"),
        ("year,month", "2016,NA", "2016-01-01"),
    ],
)
def test_a_date_may_stand_in_several_columns(head, cells, date):
    text = f"{head},title\n{cells},Waves of the Sea\n{cells},Waves of the Sand\n"
    assert {str(paper.date) for paper in papers_of(text, "d.csv")[0]} == {date}


@pytest.mark.parametrize(
    "title",
    [
        "[Re] Replicating Mosses",
        "Is It Enough? A Study",
        "Why Mosses? An Answer",
        "Deep | Pipes in Titles",
    ],
)
def test_titles_with_signs_in_them_are_whole(title):
    cell = title.replace("|", "\\|")
    rows = (f"| {cell} {n} | [link](https://arxiv.org/abs/2001.1234{n}) |\n" for n in "123")
    text = "| Title | Paper |\n| --- | --- |\n" + "".join(rows)
    assert titles_of(text) == [f"{title} {n}" for n in "123"]
