"""Years that head sections, sections of something else, tables of results, what records say in passing."""

import io

import pytest

from repocheck.extractor import read

_TITLES = (
    "Nets That Learn to Wait",
    "Trees That Grow in Salt",
    "Fields in Slow Motion",
    "Paths Around a Lake",
)


def _papers(text, name="README.md", encoding="utf-8"):
    return list(read(io.BytesIO(text.encode(encoding)), name).papers)


def _titles(text, name="README.md"):
    return [each.title for each in _papers(text, name)]


def _section(title, number, below=""):
    return f"### {title}\n  - Paper: https://arxiv.org/abs/2001.0000{number}\n{below}\n"


@pytest.mark.parametrize("mark", ["> ", ">", ""])
def test_a_venue_above_headings_dates_those_below_it(mark):
    text = (
        f"# A paper list\n\n{mark}ICCV 2015\n{_section(_TITLES[0], 1)}\n{mark}CVPR 2016\n"
        f"{_section(_TITLES[1], 2)}{_section(_TITLES[2], 3)}\n\n{mark}ECCV 2018\n\n{_section(_TITLES[3], 4)}"
    )

    assert [each.date.year for each in _papers(text)] == [2015, 2016, 2016, 2018]


def test_a_year_below_each_heading_is_that_of_the_heading():
    years = (2015, 2016, 2017, 2018)
    text = "# A paper list\n\n" + "".join(
        _section(title, year, f"\nICCV {year}\n") for title, year in zip(_TITLES, years, strict=True)
    )

    assert [each.date.year for each in _papers(text)] == list(years)


def _items(titles, host="https://arxiv.org/abs/2001.0000"):
    return "".join(f"- [{title}]({host}{number})\n" for number, title in enumerate(titles))


_MANY = [f"{title} {part}" for title in _TITLES for part in ("by Day", "by Night", "by Moonlight")]


@pytest.mark.parametrize(
    "beside",
    [
        _items(["Waiting Kit box", "Salt Board"], "https://shop.org/"),
        _items(["Waiting Kit news"], "https://news.org/"),
        "- 2021/09/05 - Update ICML 2021\n- 2021/04/02 - Added CVPR 2021\n",
    ],
)
def test_a_section_of_which_nothing_is_a_paper_is_left_out(beside):
    text = f"# Papers\n\n## In the world\n\n{beside}\n## Nets\n\n{_items(_MANY)}"

    assert _titles(text) == _MANY


@pytest.mark.parametrize(
    "kept",
    [
        "- [Waiting Nets for Very Old Lakes](https://lee.org/waiting.pdf)\n",
        "- [Waiting Nets in Lakes](https://lee.org/nets), Ada Lee, Bo Berg\n",
        "- Waiting Nets in Old Lakes and Seas, 2003 [[web](https://lee.org/)]\n",
    ],
)
def test_a_section_with_a_sign_of_a_paper_stays(kept):
    text = f"# Papers\n\n## In the world\n\n{kept}\n## Nets\n\n{_items(_MANY)}"

    assert len(_titles(text)) == len(_MANY) + 1


def test_a_section_on_presentations_is_one_of_papers_where_all_are():
    below = "".join(_items([title], "https://arxiv.org/abs/2002.0000") for title in _TITLES)
    text = (
        f"# Papers\n\n## Surveys of published papers\n\n{_items(_MANY)}\n## Academic presentations\n\n{below}"
    )

    assert len(_titles(text)) == len(_MANY) + len(_TITLES)


def test_rows_of_figures_are_no_papers():
    rows = "".join(
        f"| [Net-{n}](https://arxiv.org/abs/2002.0000{n}) | ICML 2019 | 2.{n}1 | 3.{n}4 | -- |\n"
        for n in range(1, 6)
    )
    table = f"| Methods | Published | PESQ | CSIG | STOI |\n|-|-|-|-|-|\n{rows}"

    assert _titles(f"# Papers\n\n## Nets\n\n{_items(_MANY)}\n## Results\n\n{table}") == _MANY


@pytest.mark.parametrize("venue", ["2023_AAAI_", "[AAAI 2023] ", "(AAAI 2023) "])
def test_lines_that_begin_with_a_venue_are_entries(venue):
    lines = (f"[{n}] {venue}{title}. (Net{n}, Rank A)\n\n" for n, title in enumerate(_TITLES, 1))
    about = "*The names of venues are those of [a directory of venues](https://venues.org/), by rank.*\n"
    papers = _papers(f"# Research-Paper-List\n\n{''.join(lines)}{about}")

    assert [each.title for each in papers] == list(_TITLES)
    assert {each.date.year for each in papers} == {2023}


def test_numbers_with_a_star_are_those_of_entries():
    entries = (
        f"{star}{number}. (ICML 2024) {title}\n[[paper]](https://arxiv.org/abs/2401.0000{number})\n"
        for number, (star, title) in enumerate(zip(("", "*", "*", ""), _TITLES, strict=True), 1)
    )

    assert _titles("# A paper list\n\n" + "\n".join(entries)) == list(_TITLES)


@pytest.mark.parametrize(
    ("said", "date", "precision"),
    [
        ("  status: Preprint (2020)\n", "2020-01-01", "year"),
        ("  status: In _Slow Letters_ (Slow 2024)\n", "2024-01-01", "year"),
        (
            "  conf: In Proc. of 2016 (Slow 2016)\n  loc: Ghent, May 2016\n",
            "2016-05-01",
            "month",
        ),
        ("  status: Preprint (2020)\n  place: Ghent, May 2021\n", None, None),
        ("  abstract: What we saw in May 2016\n", None, None),
        ("  span: 1990-2016\n", None, None),
    ],
)
def test_the_date_of_a_record_may_end_any_short_text(said, date, precision):
    text = "".join(f"- title: {title}\n{said}" for title in _TITLES)
    first = _papers(text, "pubs.yml")[0]

    assert (first.date and first.date.isoformat(), first.extra.get("date_precision")) == (date, precision)


@pytest.mark.parametrize(
    ("reference", "title"),
    [
        ("王五, 李四*. 慢网络的等待方法. 《湖泊学报》, 2018, 44(11):226-231.", "慢网络的等待方法"),
        ("王五，李四. 慢网络:等待方法，《湖泊学报》，2018，22（11）：26-51.", "慢网络:等待方法"),
        ("王五, 李四.慢网络的等待方法.北方湖泊大学学报(自然版),2018,34(03):64-67.", "慢网络的等待方法"),
        ("王五, 李四. Nets That Learn to Wait. Slow Letters, 2018, 4(1): 2-9.", "Nets That Learn to Wait"),
    ],
)
def test_a_reference_is_known_by_the_authors_beside_it(reference, title):
    text = f'id,author,introduction,year\n1,"王五, 李四","{reference}",2018\n'
    papers = _papers(text, "papers.csv", "gb18030")

    assert [(each.title, each.date.year) for each in papers] == [(title, 2018)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "Lee, A., & Berg, B. (2025). “The lake is slow”: A study of old nets. <em>Slow</em>. 1-18.",
            "“The lake is slow”: A study of old nets",
        ),
        ("A. Lee and B. Berg. Nets That Wait: An Overview, 2017", "Nets That Wait: An Overview"),
    ],
)
def test_a_title_goes_on_behind_its_first_half(line, title):
    others = (f"Lee, A., & Berg, B. (2024). {each}. Slow Letters, 4(1), 2-9." for each in _TITLES)
    text = "# Publications\n\n" + "".join(f"- {each}\n" for each in (line, *others))

    assert _titles(text, "publications.md")[0] == title


def test_authors_may_stand_in_front_of_a_linked_heading():
    text = "# Publications\n\n" + "".join(
        f"##### A. Lee and B. Berg. [{title}](https://a.org/{n}). Lett. (2023).\n\nOn nets.\n\n"
        for n, title in enumerate(_TITLES)
    )

    assert _titles(text, "publications.md") == list(_TITLES)


@pytest.mark.parametrize(
    "venue", ["RA-L 2022", "L4DC 2022", "CoRL 2022 Oral", "arXiv 2022.7", "arXiv 2022,10", "2022"]
)
def test_a_venue_and_a_comma_stand_before_a_title(venue):
    said = "".join(
        f"- {venue}, {title}. [Paper](https://a.org/{n}). We wait.\n" for n, title in enumerate(_TITLES)
    )
    found = _papers(f"# Research papers\n\n{said}")
    assert [(each.title, each.date.year) for each in found] == [(title, 2022) for title in _TITLES]


@pytest.mark.parametrize("heading", ["Codes", "Githubs", "Reference"])
def test_a_section_of_codes_or_what_the_page_refers_to_lists_no_papers(heading):
    said = "".join(f"- [{title}](https://arxiv.org/abs/2001.0000{n})\n" for n, title in enumerate(_TITLES))
    beside = "- [DeepSand](https://github.com/sand/trfl)\n- [Slow Talks on Sand](https://sand.org/talk)\n"
    assert _titles(f"# A paper list\n\n## Nets\n\n{said}\n## {heading}\n\n{beside}") == list(_TITLES)


def test_titles_may_stand_below_authors_and_years():
    names = ("Kümmel et al., 2021", "van der Salt and Bog, 2020", "Fen et al. (2019)", "Moor & Marsh, 2018")
    sections = "".join(
        f"{name}\n{'-' * len(name)}\n\n{title}.\n\nhttps://doi.org/10.1000/{number}\n\n"
        for number, (name, title) in enumerate(zip(names, _TITLES, strict=True))
    )
    found = _papers(f"Publications\n============\n\n{sections}", "references.rst")
    assert [(each.title, each.date.year) for each in found] == list(
        zip(_TITLES, (2021, 2020, 2019, 2018), strict=True)
    )


def test_a_date_in_the_first_cell_is_that_of_the_list_beside_it():
    rows = "".join(
        f"<tr><td>Jan {day}, 2024</td><td><ul><li><a href='https://arxiv.org/abs/2401.0000{day}'>{first}</a></li>"
        f"<li><a href='https://arxiv.org/abs/2401.0010{day}'>{second}</a></li></ul></td><td>Ada</td></tr>"
        for day, first, second in ((7, *_TITLES[:2]), (8, *_TITLES[2:]))
    )
    head = "<tr><th>Week</th><th>Papers</th><th>Presenter</th></tr>"
    found = _papers(
        f"<html><body><h1>Reading list</h1><table>{head}{rows}</table></body></html>", "list.html"
    )
    assert [(each.title, each.date.day) for each in found] == list(zip(_TITLES, (7, 7, 8, 8), strict=True))
