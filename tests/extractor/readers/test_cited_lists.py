"""Lists of whole references: authors that are marked or linked, in boxes, in fields and in lines."""

import io
import re

import pytest

from repocheck.extractor import read

WORDS = ("the Sea", "the Sand", "the Salt", "the Silt", "the Shore")


def papers_of(text, name):
    digest = read(io.BytesIO(text.encode()), name)
    return [(paper.title, str(paper.date)[:10]) for paper in digest.papers]


def titles_of(text, name):
    return [title for title, _ in papers_of(text, name)]


def waves(n):
    return [f"Waves of {word}" for word in WORDS[:n]]


TABLE = """## {}

tides
{{: .label }}

| Published | Authors | Category | |
|:---:|:---:|:---:|:---:|
| 2026-07-1{} | Ann Berg, Tom Lund | sea.CV | [PDF](https://arxiv.org/abs/2601.0000{}) |

We tell waves apart.

---

"""


def test_a_table_of_one_row_without_a_title_describes_the_heading_above():
    text = "".join(TABLE.format(title, n, n) for n, title in enumerate(waves(3)))
    assert papers_of(text, "july.md") == [(title, f"2026-07-1{n}") for n, title in enumerate(waves(3))]


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("Published | Authors | Title", "{}"),
        ("Published | Authors | Work", "{}"),
        ("Date | Method", "**{}**"),
    ],
)
def test_a_table_of_one_row_with_a_title_is_the_entry(head, cell):
    width = head.count("|")
    rows = "".join(
        f"## Week {n}\n\n| {head} | |\n|{'---|' * (width + 2)}\n"
        f"| 2026-07-1{n} | {'Ann Berg, Tom Lund | ' * (width - 1)}{cell.format(title)} "
        f"| [pdf](https://arxiv.org/abs/2601.0000{n}) |\n\n"
        for n, title in enumerate(waves(3), 1)
    )
    assert titles_of(f"# Papers\n\n{rows}", "weeks.md") == waves(3)


def test_short_names_in_a_table_of_several_rows_are_titles():
    rows = "".join(
        f"| 2026 | {name} | [pdf](https://arxiv.org/abs/2601.0000{n}) |\n"
        for n, name in enumerate(("SEA", "SAND"))
    )
    assert titles_of(f"## Nets of 2026\n\n| Date | Method | |\n|---|---|---|\n{rows}", "nets.md") == [
        "SEA",
        "SAND",
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Berg and Lund, CoNLL 2017",
        "Berg et al., 2017",
        "Berg et al., Coast. 2017",
        "Berg, Lund, Strand, JAIR 2017",
        "Ann Berg & Tom Lund, ICLR 2017",
    ],
)
def test_authors_and_a_year_that_are_linked_are_no_title(label):
    text = "# Papers\n\n" + "".join(
        f"- {title} [[{label}]](https://arxiv.org/abs/2601.0000{n})\n" for n, title in enumerate(waves(3))
    )
    assert papers_of(text, "d.md") == [(title, "2017-01-01") for title in waves(3)]


def test_titles_of_rare_words_that_are_linked_are_titles():
    text = "# Papers\n\n" + "".join(
        f"- Berg et al.: [{title}](https://arxiv.org/abs/2601.0000{n})\n"
        for n, title in enumerate(("Attention", "Highway Networks", "Maxout Pools"))
    )
    assert titles_of(text, "d.md") == ["Attention", "Highway Networks", "Maxout Pools"]


PAGE = """---
title: "Publications"
---

**Bold authors direct the lab.**
<sup>UG</sup> works as a student

### Articles

Berg, A.<sup>UG</sup>, and **T.T. Lund**. 2026. Waves of the Sea. *Coasts*, 66 (2), 152-180. [https://doi.org/10.1353/sgo.1](https://doi.org/10.1353/sgo.1)

**Lund, T.T.**, & E. Strand<sup>G</sup>, and **O. Vik**. 2025. Waves of the Sand. *Coasts*, *72*, 100957. [https://doi.org/10.1016/j.2](https://doi.org/10.1016/j.2)

### In Review

Moe, D.<sup>G</sup>, **T.T. Lund**, and **O. Vik**. In Review (2026). Waves of the Salt. *Coasts*.

**Lund, T.T.**, **O. Vik**, J. Aas, <sup>UG</sup>, and P. Dal. In press. Waves of the Silt. *Coasts*.
"""


@pytest.mark.parametrize("name", ["papers.qmd", "papers.Rmd", "papers.md"])
def test_authors_that_are_marked_stand_before_titles(name):
    dates = ["2026-01-01", "2025-01-01", "2026-01-01", "None"]
    assert papers_of(PAGE, name) == list(zip(waves(4), dates, strict=True))


@pytest.mark.parametrize("last", ["J.-Phi. Strand", "J.-P. Strand", "E. Strand", "J.-Ph. Strand"])
def test_two_given_names_in_short_are_those_of_an_author(last):
    text = "# Papers\n\n" + "".join(
        f"- A. Berg, T. Lund and {last}\n  {title}, Coasts [[pdf](https://arxiv.org/abs/2601.0000{n})]\n"
        for n, title in enumerate(waves(3))
    )
    assert [title.partition(",")[0] for title in titles_of(text, "d.md")] == waves(3)


def test_words_behind_by_that_name_nobody_are_of_the_title():
    text = "# Papers\n\n" + "".join(
        f"- {title} [[pdf](https://arxiv.org/abs/2601.0000{n})]\n"
        for n, title in enumerate(("Waves by Integrating Multiple CNNs", "Sand of the Sea by Ann Berg"))
    )
    assert titles_of(text, "d.md") == ["Waves by Integrating Multiple CNNs", "Sand of the Sea"]


CARD = """<div class="col mx-auto"><div class="card shadow"><div class="card-body">{}<br>
<strong>Waves of {}</strong><br>
<i>Coasts</i> 51 (2023) no. 8</div><div class="card-footer"><a href="https://doi.org/10.1000/{}">publisher</a>
<a data-target="#a{}">Abstract</a>
<div class="modal fade" id="a{}" role="dialog"><div><h5 class="modal-title">Waves of
{}</h5><p>We tell waves apart. Code: https://github.com/a/w{}</p></div></div></div></div></div>"""
AUTHORS = (
    "Ann Berg and Tom Lund",
    '<a href="https://b.example">Ann Berg</a>, <a href="https://l.example">Tom Lund</a>',
    "Eva Strand",
)


def test_what_opens_over_a_page_of_cards_is_no_entry_of_it():
    cards = "".join(
        CARD.format(who, word, n, n, n, word, n)
        for n, (who, word) in enumerate(zip(AUTHORS, WORDS, strict=False))
    )
    text = f'<h3 class="top">Papers</h3><div class="row">{cards}</div>'
    assert papers_of(text, "p.html") == [(title, "2023-01-01") for title in waves(3)]
    found = list(read(io.BytesIO(text.encode()), "p.html").papers)
    assert ["github.com/a/w" in paper.text for paper in found] == [True] * 3


def test_a_box_that_never_ends_hides_nothing():
    items = "".join(
        f'<li><a href="https://arxiv.org/abs/2601.0000{n}">{title}</a></li>'
        for n, title in enumerate(waves(3))
    )
    text = f'<h1>Papers</h1><div class="modal" role="dialog"><p>Hello<ul>{items}</ul>'
    assert titles_of(text, "p.html") == waves(3)


CITED = """papers:
  - citation: "Ber&#248;, N., & Lund, P. K. (In press). Waves of the Sea. <i>Coasts and Bays</i>."
  - citation: "Ber&#248;, N., Strand, S., & Lund, P. K. 2020. Waves of the Sand. <i>Letters</i>."
  - citation: "Lund, P. K., & Ber&#248;, N. (2019). Waves of the Salt. In P. Lund (Ed.), <i>Age 2018</i>."
"""


def test_whole_references_in_fields_give_title_and_year():
    assert papers_of(CITED, "p.yml") == list(zip(waves(3), ["None", "2020-01-01", "2019-01-01"], strict=True))


@pytest.mark.parametrize(
    ("venue", "date"),
    [
        ('{"text": "COAST 2022", "year": "2021-04-30"}', "2021-04-30"),
        ('{"text": "COAST", "year": 2022}', "2022-01-01"),
        ('"COAST 2022"', "2022-01-01"),
        ('{"text": "COAST"}', "None"),
    ],
)
def test_a_date_may_stand_in_the_object_of_a_venue(venue, date):
    assert papers_of(f'[{{"title": "Waves of the Sea", "venue": {venue}}}]', "p.json") == [
        ("Waves of the Sea", date)
    ]


def test_parts_of_one_title_are_two_papers_and_short_ones_with_a_month_count():
    items = [
        "Waves: The Confusing Parts (1)",
        "Waves: The Confusing Parts (2)",
        "Sand Networks (**2015.06**)",
        "Waves of the Silt (**2016.03**)",
        "Waves of the Salt (**2016.04**)",
    ]
    text = "# Notes on papers\n\n" + "".join(f"- [{item}](./notes/{n}.md)\n" for n, item in enumerate(items))
    assert titles_of(text, "notes.md") == [re.sub(r" \(\*.*", "", item) for item in items]


LINE = "B-{n}{n} WOS_00039741990002{n},{title} {n} of nine\n"


@pytest.mark.parametrize(
    ("name", "line", "n_papers"),
    [
        ("papers_list.txt", LINE, 8),
        ("papers.txt", "10.1000/{n}{n}\t{title} {n} of nine\n", 8),
        ("notes.txt", LINE, 1),
        ("paper.log", "2026-01-0{n} 12:00:0{n} {title} {n} of nine\n", 1),
        ("papers.txt", "{title} {n} of nine stand here,\nA12 and go on.\n", 1),
    ],
)
def test_lines_of_a_number_and_a_title_are_entries_where_the_file_says_papers(name, line, n_papers):
    text = "".join(line.format(n=n, title="Waves of the Sea in Part") for n in range(1, 9))
    found = titles_of(text, name)
    assert len(found) == n_papers
    assert n_papers == 1 or found[0] == "Waves of the Sea in Part 1 of nine"


def test_the_number_of_a_paper_in_a_cell_is_no_year():
    rows = "".join(
        f"| {title} | [190{n}](190{n}) | [pdf](https://p.example/{n}.pdf) |\n"
        for n, title in enumerate(waves(3))
    )
    table = f"# Papers\n\n| Title | Number | Link |\n|---|---|---|\n{rows}"
    assert papers_of(table, "d.md") == [(title, "None") for title in waves(3)]


def test_three_words_with_capitals_that_are_linked_are_no_person():
    items = ("Coastal Sand Cases", "Baltic Law Corpus", "Harbour Access Project")
    text = "# Papers\n\n" + "".join(
        f"## [{item}](https://p{n}.example/)\n\nSome words.\n\n" for n, item in enumerate(items)
    )
    assert titles_of(text, "d.md") == list(items)
