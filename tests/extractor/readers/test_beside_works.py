"""What a page lists beside papers, and how it sets titles, years and links around them."""

import io

import pytest

from repocheck.extractor import read
from repocheck.extractor.readers._listing import is_label

_TITLES = (
    "Nets That Learn to Wait",
    "Trees That Grow in Salt",
    "Fields in Slow Motion",
    "Paths Around a Lake",
)


def _read(text, name):
    digest = read(io.BytesIO(text.encode()), name)
    return list(digest.papers), digest


def _titles(text, name="publications.md"):
    return [each.title for each in _read(text, name)[0]]


def _items(titles, host="https://doi.org/10.1000"):
    return "\n".join(f"- [{title}]({host}/{n}). A. Lee, B. Berg. 2020." for n, title in enumerate(titles))


@pytest.mark.parametrize(
    "heading",
    [
        "Talks",
        "Invited talks",
        "Presentations",
        "Conference posters",
        "Patents",
        "Tutorials",
        "Software",
        "Vorträge",
    ],
)
def test_what_stands_below_a_heading_of_something_else_is_no_paper(heading):
    beside = _items(["Waiting Nets"], "https://a.org")
    text = f"# Ada Lee\n\n## Journal articles\n\n{_items(_TITLES)}\n\n## {heading}\n\n{beside}\n"

    papers, digest = _read(text, "publications.md")

    assert [each.title for each in papers] == list(_TITLES)
    assert heading != "Presentations" or "Waiting Nets" in " ".join(digest.notes)


@pytest.mark.parametrize(
    ("works", "heading"),
    [
        ("Accepted papers", "Posters"),
        ("Accepted papers", "Contributed talks"),
        ("Survey papers", "Models"),
        ("Survey papers", "Tutorials"),
    ],
)
def test_posters_of_a_meeting_and_models_of_a_topic_are_papers(works, heading):
    more = ("Waiting Nets in the Wild", "Deep Trees for Shallow Lakes", "Slow Fields")
    below = _items(more, "https://arxiv.org/abs/2001.0000")
    text = f"# Nets\n\n## {works}\n\n{_items(_TITLES)}\n\n### {heading}\n\n{below}\n"

    assert len(_titles(text)) == len(_TITLES) + len(more)


@pytest.mark.parametrize("said", ["(invited talk)", "(Vortrag)", "US Patent 9,123,456"])
def test_an_entry_that_says_it_is_a_talk_or_a_patent_is_no_paper(said):
    text = f"# Publications\n\n{_items(_TITLES)}\n- Waiting Nets in the Wild. A. Lee. {said}. 2019.\n"

    assert _titles(text) == list(_TITLES)


def test_a_row_of_a_day_without_a_paper_is_none():
    rows = "".join(f"| 0{n + 1}/05/2024 | Lee | {title} |\n" for n, title in enumerate(_TITLES))
    event = "| 09/05/2024 | all | Opening session in two tongues |\n"
    text = f"# Paper list\n\n| Date | Who | Title |\n| --- | --- | --- |\n{rows}{event}"

    assert _titles(text, "README.md") == list(_TITLES)


def test_titles_that_are_linked_in_angle_brackets():
    text = "# Paper list\n\n" + "\n\n".join(
        f"* <[{title}](https://arxiv.org/abs/2001.0000{n})> by Ada Lee and Bo Berg, 2020."
        for n, title in enumerate(_TITLES)
    )

    assert _titles(text, "README.md") == list(_TITLES)


def test_years_as_items_date_those_that_follow_and_a_class_gives_the_title_without_its_venue():
    items = "".join(
        f'<li class="papers-year">{2020 + n}</li>\n<li><span class="paper-authors">Ada Lee, Bo Berg:</span>'
        f'<span class="paper-title">{title}. <strong>ICML</strong></span></li>\n'
        for n, title in enumerate(_TITLES)
    )

    papers, _ = _read(f"<html><body><h1>Publications</h1><ul>{items}</ul></body></html>", "publications.html")

    assert [(each.title, each.date.year) for each in papers] == [(t, 2020 + n) for n, t in enumerate(_TITLES)]


def test_a_box_of_restructuredtext_gives_the_title_in_a_line_that_says_so():
    text = "Publications\n============\n\n" + "\n".join(
        f".. admonition:: `Phys. Rev. X {n}, 12 (202{n}) <https://doi.org/10.1000/{n}>`_\n"
        f"    :class: publications\n\n    | **Title**:    {title}\n    | **Authors**:  Ada Lee, Bo Berg\n\n"
        "    .. dropdown:: Bibtex entry\n\n"
        f"        | @article{{a{n},\n        | doi = {{10.1000/{n}}} }}\n"
        for n, title in enumerate(_TITLES)
    )

    papers, _ = _read(text, "publications.rst")

    assert [(each.title, each.date.year) for each in papers] == [(t, 2020 + n) for n, t in enumerate(_TITLES)]


@pytest.mark.parametrize(
    "title",
    ["Genes of strain VR50 in salt water", "Ecology. Tracking fish in salt water"],
)
def test_an_odd_title_among_many_with_authors_below_is_one(title):
    lines = [*_TITLES, "Slow Rivers and their Beds", title]
    text = "Publications\n============\n\n" + "|\n".join(
        f"| **{n}.** {each}.\n| Lee AB, Berg C, Roth DE\n| J Salt Water. 2015 Jul;70(7):1969-72.\n| http://a.org/{n}\n"
        for n, each in enumerate(lines)
    )

    assert _titles(text, "publications.rst") == lines


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (
            "- TensorFlow: A system for large nets, ([paper](https://a.org/x.pdf)), ([a tech report](y.pdf))",
            "TensorFlow: A system for large nets",
        ),
        (
            "- *From Salt to a New Structured Lake*, Ada Lee, Bo\n  Berg, Lakes 2025. [DOI](https://doi.org/10.1000/9)",
            "From Salt to a New Structured Lake",
        ),
        (
            "- **[KDD 2024] Slow Graphs with Fast Edges** [paper](https://arxiv.org/abs/2001.00009)",
            "Slow Graphs with Fast Edges",
        ),
    ],
)
def test_titles_beside_links_names_and_venues(item, title):
    assert title in _titles(f"# Paper list\n\n{_items(_TITLES)}\n{item}\n", "README.md")


@pytest.mark.parametrize(
    ("authors", "title"),
    [
        ("Berg-Roth, Lee AB, Kim C (2015)", "Measuring salt in a crowded lake: A case study"),
        ("Lee AB (Editor) (2015)", "Fishes of the Salt Lakes"),
    ],
)
def test_a_title_behind_odd_authors_and_a_year(authors, title):
    rows = "".join(
        f"<tr><td>{n}</td><td>Lee AB, Kim C (201{n}) {each}. Lakes 60: 1-9 "
        f"<a href='p{n}.pdf'>PDF</a></td></tr>"
        for n, each in enumerate(_TITLES)
    )
    row = f"<tr><td>9</td><td>{authors} {title}. Lakes 60: 119-124 <a href='p9.pdf'>PDF</a></td></tr>"

    assert title in _titles(
        f"<html><h1>Publications</h1><table>{rows}{row}</table></html>", "publications.html"
    )


_MANY = tuple(f"{title} {again}" for again in ("Again", "Today", "Elsewhere") for title in _TITLES)
_LINKED = "".join(
    f"- {title} [paper](https://arxiv.org/abs/2401.{n:05})\n" for n, title in enumerate(_MANY, 1)
)


@pytest.mark.parametrize(
    "section",
    [
        "## Engineering\n- Nets-ONNX [code](https://github.com/o/a)\n- Trees-RT [code](https://github.com/o/b)\n",
        (
            "## Meetings\n- GROW 2021 Workshop on Trees and Soil([Roots](https://a.org/w))\n"
            "- GROW 2020 Workshop on Trees in Water([Salt tracks](https://a.org/t))\n"
        ),
        (
            "## Groups\n- [Ada Lee@Lake](https://scholar.google.com/citations?user=a1)\n"
            "- [B. Berg of the Coast](https://scholar.google.de/citations?user=b1)\n"
        ),
        (
            "## The tutorial (start here if you are new)\n1. **Why nets wait at all** — `00.md`\n"
            "2. **Trees and what they are** — `01.md`\n"
        ),
        (
            "## Competition solutions\n- [6th Tree Olympics, GROW 2021](https://a.org/6)\n"
            "- [5th Tree Olympics, GROW 2020](https://a.org/5)\n"
        ),
    ],
)
def test_tools_meetings_persons_and_lessons_beside_papers_are_none(section):
    assert _titles(f"# Reading list\n\n## Papers\n{_LINKED}\n{section}") == list(_MANY)


def test_code_behind_a_whole_title_is_that_of_a_paper():
    code = "## Code\n- Seas That Rise in Silence Over Time [code](https://github.com/o/a)\n"
    assert len(_titles(f"# Reading list\n\n## Papers\n{_LINKED}\n{code}")) == len(_MANY) + 1


@pytest.mark.parametrize(("repos", "listed"), [("abcde", 5), ("abcxy", 10)])
def test_a_table_of_projects_that_repeats_the_code_of_the_entries_lists_no_papers(repos, listed):
    head = "| Title | Year | Code |\n|---|---|---|\n"
    titles = (*_TITLES, "Seas That Rise in Silence")
    rows = "".join(
        f"| {title} | 2024 | [code](https://github.com/o/{n}) |\n"
        for n, title in zip("abcde", titles, strict=True)
    )
    again = "".join(f"| {n} | A tool to look at {n} | [GitHub](https://github.com/o/{n}) |\n" for n in repos)
    text = f"# Papers\n\n{head}{rows}\n## Other\n\n| Project | Description | Link |\n|---|---|---|\n{again}"
    assert len(_titles(text)) == listed


def test_a_section_of_data_that_lists_papers_is_read_whatever_is_said_below_them():
    said = "  - TACL 2021\n  - Sets of data for questions\n"
    items = "".join(
        f"- [ ] [{title}](https://arxiv.org/abs/2401.0000{n})\n{said}" for n, title in enumerate(_TITLES)
    )
    more = "".join(f"- [ ] [{title}](https://arxiv.org/abs/2402.{n:05})\n" for n, title in enumerate(_MANY))
    assert _titles(f"## Datasets\n\n{items}\n## Papers on waiting\n\n{more}", "notes.md") == [
        *_TITLES,
        *_MANY,
    ]


def test_rows_of_data_that_cite_papers_by_their_venues_are_none():
    head = "| Year | Task | Target | Dataset | Publication | Location |\n|---|---|---|---|---|---|\n"
    data = "".join(
        f"| 202{n} | Find | Land cover | [Set{n}](https://github.com/o/{n}) |"
        f" [SEA202{n}](https://doi.org/10.1000/{n}) | {n} Lakes of the North |\n"
        for n in range(4)
    )
    rows = "".join(
        f"| 2024 | {title} | [SEA](https://doi.org/10.1001/{n}) |\n" for n, title in enumerate(_MANY)
    )
    methods = f"## Methods\n\n| Year | Title | Publication |\n|---|---|---|\n{rows}"
    text = f"# Papers\n\n## Data\n\n{head}{data}\n{methods}"
    assert _titles(text) == list(_MANY)


@pytest.mark.parametrize(
    "label",
    [
        "[Supplemental Information",
        "[Supplementary material",
        "[News and Views",
        "Physics Viewpoint",
        "[Highlights",
        "[Research highlights",
        "[arXiv:0908.1128v1",
        "[physics/0812.4505",
    ],
)
def test_what_is_linked_beside_a_paper_is_a_label(label):
    assert is_label(label)


@pytest.mark.parametrize("mark", ["已读", "未读", "必读", "精读", "略读", "待读", "【重点阅读】"])
def test_marks_of_a_reader_before_a_title_are_no_part_of_it(mark):
    items = "".join(
        f"+ **{mark}**{title} [PDF](https://arxiv.org/pdf/2401.0000{n})\n" for n, title in enumerate(_TITLES)
    )
    assert _titles(f"# Papers\n\n{items}", "papers.md") == list(_TITLES)


def test_cards_of_models_are_no_papers():
    cards = "".join(f"- [Card of the Model Salt {n}](https://salt.ai/papers/{n}.html)\n" for n in range(4))
    for heading in ("Model cards", "System cards (labs)"):
        assert _titles(f"# Papers\n\n## Papers\n{_LINKED}\n## {heading}\n\n{cards}") == list(_MANY)


def test_papers_by_their_ids_alone_are_called_by_them():
    items = "".join(f"- [arXiv:2401.0000{n}](https://arxiv.org/abs/2401.0000{n})\n" for n in range(4))
    assert _titles(f"# Papers\n\n{items}", "papers.md") == [f"arXiv:2401.0000{n}" for n in range(4)]


def test_what_is_said_of_a_method_may_be_the_title_of_its_paper():
    rows = "".join(
        f"| Net{n} | {title} of the Sea | [Paper](https://arxiv.org/abs/2401.0000{n}) |\n"
        for n, title in enumerate(_TITLES)
    )
    said = "| Net8 | finds where the waves are in a lake | [Paper](https://arxiv.org/abs/2401.00008) |\n"
    promised = "| Net9 | | Paper |\n"
    head = "| Name | Features | Paper |\n|---|---|---|\n"
    found = _titles(f"# Papers\n\n{head}{rows}{said}{promised}", "papers.md")
    assert found == [*(f"{title} of the Sea" for title in _TITLES), "Net8"]


def test_lines_of_a_paragraph_that_each_link_a_title_are_entries_though_some_are_no_known_papers():
    lines = "".join(
        f'[A Lee ] "[{title}]({host}/{n})"<br/>\n'
        for n, (title, host) in enumerate(
            zip(_MANY[:6], ("http://search.sea.com/open", "https://doi.org/10.1000") * 3, strict=True)
        )
    )
    more = "".join(
        f'[B Berg] "[{title}](https://doi.org/10.1001/{n})"<br/>\n' for n, title in enumerate(_MANY[6:])
    )
    text = f"# Papers\n# [Year - 2013](#2013)\n{lines}# [Year - 2014](#2014)\n{more}"
    assert _titles(text, "papers.md") == list(_MANY)
