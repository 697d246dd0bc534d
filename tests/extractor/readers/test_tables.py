# ruff: noqa: E501 - tables are easier to read in one line
"""Tables: rows that head those below them."""

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
