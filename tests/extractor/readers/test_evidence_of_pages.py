"""What a page shows as a whole: boxes left open, spans as paragraphs, what a column holds, its name."""

import io

import pytest

from repocheck.extractor.readers import read
from repocheck.extractor.readers._listing import doubt
from tests.extractor.readers.samples import papers

TITLES = (
    "Nets That Learn to Wait",
    "Trees That Grow in Winter",
    "Waves at Rest in Basins",
    "How Rivers Meander",
)
NAMES = "Ann Lee, Bob Kim, Cara Diaz"


def titles(text, name="papers.md"):
    return [each.title for each in papers(text, name=name)]


def notes(text, name):
    digest = read(io.BytesIO(text.encode()), name)
    return len(list(digest.papers)), " ".join(digest.notes)


def test_boxes_that_are_left_open_end_where_the_next_one_begins():
    boxes = "".join(
        f"""<div class="container"><h2><a href="https://arxiv.org/abs/2401.0000{number}">{title}</a></h2>
        <p>{NAMES}</p><h3>Abstract</h3><p>{"We study this at length. " * 9}</p>
        <div class="row"><div class="span4"></div></div>"""
        for number, title in enumerate(TITLES)
    )
    page = f"<html><title>Group</title><body><section class='py-5'>{boxes}</section></body></html>"
    assert titles(page, "papers.html") == list(TITLES)


def test_spans_of_one_class_below_each_other_are_paragraphs():
    spans = "\n".join(
        f'<span class="group-item"><span class="icon"></span>Lee, A., Kim, B., & Diaz, C. (20{number}). '
        f"{title}: a long look. Journal of Things, 25(3), 331-33{number}.</span>"
        for number, title in enumerate((*TITLES, "Sound in Cold Air", "Light in Warm Water"), 11)
    )
    page = f"<html><body><h1>Reference</h1><div class='list-group'>{spans}</div></body></html>"
    assert len(titles(page, "publications.html")) == len(TITLES) + 2


def test_paragraphs_between_empty_ones_are_one_paper():
    groups = '<p class="p7"><span><br /></span></p>'.join(
        f'<p class="p7"><span>• </span><span>{title}</span></p><p class="p7">Together with '
        f'<a href="https://a.org/~lee">Ann Lee</a>. <a href="https://v.org">VENUE</a> 20{number}, p. 3-9. '
        f'<a href="https://a.org/papers/{number}.pdf">Download (pdf)</a></p>'
        for number, title in enumerate(TITLES, 11)
    )
    page = f"<html><title>Papers</title><body><h1>My Papers</h1><div>{groups}</div></body></html>"
    found = papers(page, name="papers.html")
    assert [each.title for each in found] == list(TITLES)
    assert [each.date.year for each in found] == [2011, 2012, 2013, 2014]


def test_a_heading_as_long_as_a_paragraph_is_one():
    boxes = "".join(
        f"""<section class="about"><div class="row"><h4><a href="papers/{number}.pdf"><img src="a.png"/></a>
        <strong>{title}</strong></h4><h4>{"We study what is known about it. " * 12}</h4></div></section>"""
        for number, title in enumerate(TITLES)
    )
    page = f"<html><title>Research</title><body><h1>Research</h1>{boxes}</body></html>"
    assert titles(page, "papers.html") == list(TITLES)


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (
            "Model | Year | Inputs | Paper | Why it matters",
            "**{}** | 2024 | `a` `b` | [ICML 2024]({}) | It was the first one",
        ),
        (
            "Attack | Venue | How | Model | Code",
            "[{}]({}) | CCS'19 | Add/Remove Edges | GCN | -",
        ),
        (
            "Method | Year | Level | Code",
            "{} | 2023 | Node, Link, Graph and Edge | [Code](https://github.com/a/{})",
        ),
        ("Method | Year | Scope of it | Code", "[{}]({}) | 2023 | the same words in all | -"),
    ],
)
def test_the_name_of_a_row_is_its_title_where_no_column_holds_titles(heads, row):
    names = ("ToyNet", "MetaTack", "LinBind", "GraphTux")
    rows = "\n".join(
        f"| {row.format(name, f'https://arxiv.org/abs/2401.0000{number}')} |"
        for number, name in enumerate(names)
    )
    page = f"# Papers\n\n| {heads} |\n|{'---|' * (heads.count('|') + 1)}\n{rows}\n"
    assert titles(page) == list(names)


def test_a_linked_title_goes_before_the_name_of_a_method():
    rows = "\n".join(
        f"| **M{number}** | ![CVPR 2025](https://img.shields.io/badge/CVPR-2025-red) <br>"
        f"[{title}](https://p{number}.org) | - |"
        for number, title in enumerate(TITLES)
    )
    page = f"# Papers\n\n| Method | Title & Authors | Code |\n|---|---|---|\n{rows}\n"
    assert titles(page) == list(TITLES)


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (
            "**[{}](https://arxiv.org/pdf/1406.2661.pdf). Lee Goodwin et al. University of X. (2014).**",
            TITLES[0],
        ),
        ("**{}. [Turner (1950)](https://a.edu/papers/t.pdf).**", TITLES[0]),
        (
            "A. Lee, B. K. Kim, and C. Diaz, [\"{},'](https://doi.org/10.1/2) Workshop on Things, 2015.",
            TITLES[0],
        ),
    ],
)
def test_a_title_within_what_is_set_off(item, title):
    others = "\n".join(
        f"- [{each}](https://arxiv.org/abs/2401.0000{number}), 2024" for number, each in enumerate(TITLES[1:])
    )
    assert titles(f"# Papers\n\n- {item.format(title)}\n{others}\n")[0] == title


def test_a_tag_in_bold_before_a_title_in_html():
    items = "".join(
        f"<li><b>[EMNLP'2{number} Main]</b> {title}<br/><u>Ann Lee</u>, Bob Kim.<br/> <i>Proceedings of the"
        f' 9th Conference</i>, 202{number}. <br>*Also at <a href="https://w.org">ICML 2020 Workshop on'
        f' Matters</a> <a href="https://arxiv.org/abs/2{number}01.00001">[arXiv]</a></li>'
        for number, title in enumerate(TITLES, 1)
    )
    page = f"<html><body><h1>Papers</h1><ul>{items}</ul></body></html>"
    assert titles(page, "papers.html") == list(TITLES)


def test_theses_behind_one_author_each():
    items = "\n".join(
        f"{number}. Ann Lee{'sz' * number} - [{title}](https://ora.example.edu/{number}), 201{number}."
        for number, title in enumerate((*TITLES, "Sound in Cold Air"), 1)
    )
    found = titles(f"# Publications\n\nTheses may be found here:\n\n{items}\n", "publications.md")
    assert len(found) == len(TITLES) + 1


def test_cards_that_a_site_includes_over_several_lines():
    cards = "\n".join(
        f'{{% include paper-card.html\ntitle="{title}"\nurl="/papers/{number}"\n'
        f'subtitle="Ann Lee, Bob Kim, 201{number}" %}}\n'
        for number, title in enumerate(TITLES)
    )
    assert titles(f"---\ntitle: Papers\n---\n\n## Things\n{cards}") == list(TITLES)


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("Awesome ICLR 2024 Graph Papers", 2024),
        ("Accepted papers | Workshop at NeurIPS'22", None),
        ("Papers 2024", None),
    ],
)
def test_a_meeting_in_the_title_of_a_page_dates_its_papers(heading, year):
    items = "\n".join(
        f"- [{title}](https://openreview.net/forum?id=a{number})" for number, title in enumerate(TITLES)
    )
    page = f"# {heading}\n\nThe list.\n\n# All\n\n{items}\n"
    assert {each.date and each.date.year for each in papers(page, name="list.md")} == {year}


def test_the_words_of_a_badge_date_a_paper():
    items = "\n".join(
        f"- [**{title}**](https://arxiv.org/abs/2401.0000{number}) [![Paper](https://img.shields.io/badge/ACL25-DA70D6)]()"
        for number, title in enumerate(TITLES)
    )
    assert {each.date.year for each in papers(f"# Papers\n\n{items}\n")} == {2025}


def test_profiles_above_the_first_heading_are_no_papers():
    items = "\n".join(f'- A. Lee and B. Kim, "{title}," IEEE Trans. Things, 2015.' for title in TITLES)
    page = (
        "Our work is here:\n\n* [Scholar Search](https://scholar.example.org/search?q=lee)\n"
        f"* [Feed](https://scholar.example.org/feed)\n\n## Journal Papers\n\n{items}\n"
        '- A. Lee, "Fields in Motion," Things, 2016.\n'
    )
    assert titles(page, "publications.md") == [*TITLES, "Fields in Motion"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["ADS"] * 4, True),
        ([*TITLES, "Download", "download", "Download"], True),
        ([*TITLES, "Download", "Download"], False),
        ([*TITLES] * 3, False),
    ],
)
def test_labels_as_titles_are_said(given, says):
    assert ("titles are uncertain" in doubt.of_titles(given)) is says


@pytest.mark.parametrize(("n_left", "n_entries", "says"), [(4, 4, True), (2, 4, False), (4, 40, False)])
def test_references_outside_of_the_entries_are_said(n_left, n_entries, says):
    page = "\n".join(
        f"Lee, A., Kim, B., & Diaz, C. (201{number}). {title} again and again. Journal of Things, 3-9."
        for number, title in enumerate(TITLES[:n_left])
    )
    assert ("references" in doubt.of_left_out(page, [(0, len(page))], n_entries)) is says


def test_a_row_without_cells_is_none():
    table = (
        "<table><tr><th>Title</th><th>Who</th></tr><tr></tr><tr><td>Nets</td><td>Ann Lee</td></tr></table>"
    )
    assert notes(f"<html><body><h1>Accepted papers</h1>{table}</body></html>", "accepted.html")[0] <= 1


def test_a_page_that_only_includes_a_bibliography_lists_nothing_itself():
    page = '# Publications\n\n## 2024\n\n```{bibliography} all.bib\n:filter: year == "2024"\n```\n'
    found, said = notes(page, "publications.md")
    assert not found
    assert "lists nothing itself" in said
