import datetime as dt

import pytest

from repocheck.extractor.readers._huggingface.date import date_line, page_year, paper_year


@pytest.mark.parametrize(
    ("line", "date", "comments"),
    [
        ("May 19, 2019", (2019, 5, 19), None),
        ("Nov 27, 2025 2", (2025, 11, 27), 2),
        ("Nov 27, 202512", (2025, 11, 27), 12),
        ("· Mar 8, 2024 [ 6][39]", (2024, 3, 8), 6),
        ("May 29[6](https://huggingface.co/papers/2505.1#community)", (None, 5, 29), 6),
        ("May 296", (None, 5, 29), 6),
        ("May 9", (None, 5, 9), None),
        ("Feb 312", (None, 2, 3), 12),
        ("Published on Dec 28, 2024", (2024, 12, 28), None),
        ("4 authors · Sept 5, 2024", (2024, 9, 5), None),
        ("  • January 1, 2024\r", (2024, 1, 1), None),
    ],
)
def test_date_lines(line, date, comments):
    found = date_line(line)
    assert (found.year, found.month, found.day, found.comments) == (*date, comments)


@pytest.mark.parametrize(
    "line",
    ["", "May", "May 5 people came", "Mayor 12", "On May 5, 2024", "May 00", "May 5, 24", "Jan 5, 2024, 7"],
)
def test_other_lines(line):
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("lines", "ids", "expected"),
    [
        (["Nov 27, 2025", "May 3, 2019", "Jan 3"], [], 2026),
        (["Jan 3"], ["2505.10001", "2412.00001"], 2025),
        (["Nov 27, 2023", "Jan 3"], ["2505.10001"], 2025),
        (["Jan 3"], ["cs/0601001"], None),
        ([], [], None),
    ],
)
def test_the_year_of_a_page(lines, ids, expected):
    assert page_year([date_line(line) for line in lines], ids) == expected


@pytest.mark.parametrize(
    ("line", "arxiv", "page", "expected"),
    [
        ("Jan 3", None, 2026, dt.date(2026, 1, 3)),
        ("Jan 3", None, None, None),
        ("May 29", "2505.10001", 2031, dt.date(2025, 5, 29)),
        ("Dec 31", "2501.10001", None, dt.date(2024, 12, 31)),
        ("Jan 1", "2412.10001", None, dt.date(2025, 1, 1)),
        ("Feb 29", None, 2026, None),
        ("Feb 29, 2024", "2505.10001", 2026, dt.date(2024, 2, 29)),
    ],
)
def test_the_year_of_a_paper(line, arxiv, page, expected):
    found = date_line(line)
    assert found.date(paper_year(found, arxiv, page)) == expected
