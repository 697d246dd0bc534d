# ruff: noqa: E501 - tables are easier to read in one line
"""Tables: rows that head those below them, several papers in a cell, heads that say what cells hold."""

import pytest

from tests.extractor.readers.samples import TITLES, papers

HEADS = "| Title | Venue | Code |\n|---|---|---|\n"
ROWS = [
    f"| [{TITLES[0]}](https://arxiv.org/abs/2401.00001) | CVPR 2024 | [code](https://github.com/a/waves) |\n",
    f"| [{TITLES[1]}](https://arxiv.org/abs/2401.00002) | ICML 2023 | |\n",
    f"| {TITLES[4]} | ICLR 2022 | [code](https://github.com/a/rivers) |\n",
]
SHOWN = [TITLES[0], TITLES[1], TITLES[4]]


def _titles(text, name="README.md"):
    return [each.title for each in papers(text, name=name)]


@pytest.mark.parametrize(
    "banner",
    [
        "| **Methods of the North** | | |\n",
        "| <b>Methods of the North</b> | | |\n",
        "| *Methods of the North* |\n",
        "| | Methods of the North | |\n",
        "| Methods of the North |\n",
    ],
)
def test_a_row_that_is_filled_once_heads_those_below_it(banner):
    assert (
        _titles(f"# Papers\n\n{HEADS}{banner}{ROWS[0]}{banner.replace('North', 'South')}{ROWS[1]}{ROWS[2]}")
        == SHOWN
    )


def test_a_title_that_stands_alone_in_its_row_is_one():
    alone = f"| {TITLES[2]} | | |\n"
    assert _titles(f"# Papers\n\n{HEADS}{ROWS[0]}{alone}{ROWS[1]}{ROWS[2]}") == [
        TITLES[0],
        TITLES[2],
        *SHOWN[1:],
    ]


def test_bold_titles_beside_empty_cells_are_titles():
    rows = (
        "".join(f"| **{title}** | |\n" for title in TITLES[:2])
        + f"| **{TITLES[4]}** | [code](https://github.com/a/b) |\n"
    )
    assert _titles(f"# Papers\n\n| Paper | Code |\n|---|---|\n{rows}") == SHOWN


def test_a_year_over_all_columns_dates_the_rows_below_it():
    rows = "".join(
        f'<tr><td colspan="3"><b>{year}</b></td></tr><tr><td>{title}</td><td>Ada Kimura, Boris Leclerc</td><td><a href="https://arxiv.org/abs/2401.0000{year % 10}">pdf</a></td></tr>'
        for year, title in zip((2024, 2023, 2021), SHOWN, strict=True)
    )
    found = papers(f"<html><body><h1>Papers</h1><table>{rows}</table></body></html>", name="papers.html")
    assert [(each.title, each.date.year) for each in found] == list(
        zip(SHOWN, (2024, 2023, 2021), strict=True)
    )


@pytest.mark.parametrize("between", [" <br> ", ", "])
def test_code_behind_a_title_in_a_cell_of_several_is_its_own(between):
    def shown(number, code=""):
        return f"[{SHOWN[number]}](https://arxiv.org/abs/2401.0000{number}){code}"

    cells = [
        f"{shown(0, ' [[code]](https://github.com/a/waves)')}{between}{shown(1)}",
        f"{shown(2, ' ([code](https://github.com/a/rivers))')}{between}[{TITLES[2]}](https://arxiv.org/abs/2401.00009)",
    ]
    rows = "".join(f"| Topic | {cell} |\n" for cell in cells)
    found = papers(f"# Papers\n\n| Topic | Papers |\n|---|---|\n{rows}", name="README.md")
    text = {each.title: " ".join(piece.text for piece in each.passages) for each in found}
    linked = {
        title: [url for url in ("a/waves", "a/rivers") if url in words] for title, words in text.items()
    }
    assert linked == {SHOWN[0]: ["a/waves"], SHOWN[1]: [], SHOWN[2]: ["a/rivers"], TITLES[2]: []}


def test_a_title_goes_before_a_name():
    rows = "".join(f"| Net{number} | {title} | 2024 |\n" for number, title in enumerate(SHOWN))
    assert _titles(f"# Papers\n\n| Name | Title | Year |\n|---|---|---|\n{rows}") == SHOWN


@pytest.mark.parametrize(
    ("cells", "dates"),
    [
        (("24.05", "23.11", "`24-01`"), ["2024-05-01", "2023-11-01", "2024-01-01"]),
        (("24.05", "03.11", "24.01"), ["None", "None", "None"]),
    ],
)
def test_a_month_with_a_short_year(cells, dates):
    rows = "".join(
        f"| {cell} | {title} | [pdf](https://arxiv.org/abs/2401.0000{len(title)}) |\n"
        for cell, title in zip(cells, SHOWN, strict=True)
    )
    found = papers(f"# Papers\n\n| Date | Title | Paper |\n|---|---|---|\n{rows}", name="README.md")
    assert [str(each.date) for each in found] == dates
