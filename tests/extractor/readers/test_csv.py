import pytest

from repocheck.extractor.readers import csv
from tests.extractor.readers.samples import papers


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter):
    rows = [["title", "repo_url"], ["A", "https://github.com/a/b"], ["B", "https://github.com/c/d"]]
    found = papers("\r\n".join(delimiter.join(row) for row in rows))
    assert [paper.passages[-1].text for paper in found] == [
        "https://github.com/a/b",
        "https://github.com/c/d",
    ]


def test_rows_longer_or_shorter_than_the_header():
    long, short = papers(
        'title,note,note\n"A, and",some note,other note,https://github.com/a/b\nBeta\n', "csv"
    )
    assert [p.field for p in long.passages] == ["title", "note", "column 3", "column 4"]
    assert [p.field for p in short.passages] == []
    assert short.title == "Beta"


def test_blank_columns_behind_the_header_are_none():
    text = "\ufeff#,Title,Length,,,,,\n1,Waves of Sand,long,,,,,\n2,Waves of Salt,short,,,,,\n"
    assert [paper.title for paper in papers(text, name="talks.csv")] == ["Waves of Sand", "Waves of Salt"]


def test_lines_of_cells_that_span_lines():
    text = 'title,a,b\n"One","first\nsecond","third\nhttps://github.com/a/b"\nTwo,none here,x\n'
    one, two = papers(text)
    assert [p.found_at.line for p in one.passages] == [2, 3]
    assert two.found_at.line == 5


def test_a_stray_quote_costs_its_cell_and_no_more(monkeypatch):
    monkeypatch.setattr(csv, "MAX_CELL_CHARS", 300)
    text = 'title,url\nA,"https://github.com/a/b\n' + "filler,x\n" * 40 + "B,https://github.com/c/d\n"
    found = papers(text, "csv")
    assert "https://github.com/a/b" in found[0].text
    assert "field larger than" in found[0].extra["malformed"]
    assert found[-1].passages[-1].text == "https://github.com/c/d"


def test_rows_of_papers_with_code_as_a_table():
    text = "paper_url,paper_title,repo_url,is_official\n" + "".join(
        f"https://p.example/a,A,https://github.com/a/{name},{official}\n"
        for name, official in [("x", "True"), ("y", "False")]
    )
    (paper,) = papers(text)
    assert [p.relation for p in paper.passages] == ["own", "third-party"]


HEADLESS = [
    ["2601.00001", "Waves of the Sea at Night", "A. Berg; T. Lund", "2024-05-01", "https://github.com/a/b"],
    ["2601.00002", "Waves of the Salt in Rivers", "K. Sand; P. Roe", "2024-05-02", ""],
    ["2601.00003", "On Sand that Moves", "M. Ast; K. Sand", "2024-05-03", "https://github.com/c/d"],
    ["2601.00004", "Fields of Barley in Motion", "M. Ast; K. Sand", "2024-06", ""],
]


@pytest.mark.parametrize("name", ["a.tsv", "papers.txt"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (3, 2, 1, 0, 4), (4, 1, 0, 3, 2)])
def test_a_table_without_heads_is_known_by_its_cells(name, order):
    found = papers("\n".join("\t".join(row[at] for at in order) for row in HEADLESS), name=name)
    assert [paper.title for paper in found] == [row[1] for row in HEADLESS]
    assert [str(paper.date)[:7] for paper in found] == ["2024-05"] * 3 + ["2024-06"]
    assert [paper.id for paper in found] == [row[0] for row in HEADLESS]
    assert "https://github.com/a/b" in found[0].text


@pytest.mark.parametrize("between", [": ", ":", "; ", " | ", ", "])
def test_persons_in_a_cell_stand_between_any_marks(between):
    authors = [
        between.join(["Ada B. Berg", "Tor Lund", "Kim Sand", "Paul Roe"][: 4 - n % 2]) for n in range(4)
    ]
    rows = [
        f'202{n},Full,{row[1]},"{by}",https://doi.org/10.1000/{n}'
        for n, (row, by) in enumerate(zip(HEADLESS, authors, strict=True))
    ]
    found = papers("\n".join(rows), name="list.csv")
    assert [paper.title for paper in found] == [row[1] for row in HEADLESS]


def test_titles_with_a_colon_name_no_persons():
    rows = [
        f"202{n},Sand Waves: {row[1].title()},Ada Berg,https://doi.org/10.1000/{n}"
        for n, row in enumerate(HEADLESS)
    ]
    found = papers("\n".join(rows), name="list.csv")
    assert [paper.title for paper in found] == [f"Sand Waves: {row[1].title()}" for row in HEADLESS]


@pytest.mark.parametrize(
    "rows",
    [
        ["alpha\t1\t0.5", "beta\t2\t0.7", "gamma\t3\t0.9"],  # measurements
        ["Waves of the sea\tblue\tlarge", "Sand of the coast\tred\tsmall", "Salt of the rivers\tred\tsmall"],
        ["2024-05-01\tran the tests again today\tok", "2024-05-02\tran the tests at night\tok"] * 2,  # a log
    ],
)
def test_other_tables_are_none_of_papers(rows):
    assert len(papers("\n".join(rows), name="a.txt")) == 1


def test_the_year_stands_in_the_name_of_the_venue():
    row = 'Nets That Learn,"A. Berg, T. Lund","COAST: July 28 - August 1, 2019",x.pdf'
    (paper,) = papers(f"title,authors,pubName,pdf\n{row}\n", "csv")
    assert (str(paper.date), paper.extra["date_precision"]) == ("2019-01-01", "year")
