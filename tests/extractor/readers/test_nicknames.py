"""Titles behind short names, dates that stand apart, and lists beside a survey with an abstract."""

import io

import pytest

from repocheck.extractor import links_of, read

TITLES = ("Nets That Learn Slowly", "Trees That Grow Without Light", "Waves of the Inland Sea")


def papers_of(text, name="d.md"):
    return list(read(io.BytesIO(text.encode()), name).papers)


def shown(text, name="d.md"):
    return [(each.title, str(each.date)[:7]) for each in papers_of(text, name)]


@pytest.mark.parametrize(
    "item",
    [
        "- **Nick{n}**, *{title}*. `2025`. [[Paper]](https://arxiv.org/abs/2401.0000{n})",
        "- **Nick{n}**: _{title}_ (2025) [[Paper]](https://arxiv.org/abs/2401.0000{n})",
        "- **`Nick {n}`**, {title}. `2025` [[Paper]](https://arxiv.org/abs/2401.0000{n})",
        "- [**Nick{n}**](notes/{n}.md) (COAST 2025) — {title}",
        "- **[Berg et al.](https://arxiv.org/abs/2401.0000{n})** (2025 COAST)<br>\n**{title}**<br>\n",
        "- [**Nick{n}**](notes/{n}.md) (arXiv preprint (2025)) - {title}",
    ],
)
def test_a_title_stands_behind_a_short_name(item):
    text = "# Papers on nets\n\n" + "\n".join(item.format(n=n, title=title) for n, title in enumerate(TITLES))
    assert shown(text) == [(title, "2025-01") for title in TITLES]


@pytest.mark.parametrize(
    "behind",
    [
        "*Ann Berg, Tom Lund, Eva Strand*",
        "*CVPR 2025*",
        "(CVPR 2025) — which brings a set of data to the field",
    ],
)
def test_what_is_said_of_a_short_name_is_no_title(behind):
    text = "# Papers\n\n" + "\n".join(
        f"- **Nick{n}**, {behind} [[Paper]](https://arxiv.org/abs/2401.0000{n})".replace(", (", " (")
        for n in range(3)
    )
    assert [title for title, _ in shown(text)] == ["Nick0", "Nick1", "Nick2"]


ROWS = "| Paper | Venue |\n|---|---|\n" + "".join(
    f"| [{title}](https://arxiv.org/abs/2401.0000{n}) | |\n" for n, title in enumerate(TITLES)
)
ABSTRACT = "## Abstract\n\n" + "Nets are of many kinds and this tells of them all. " * 30


@pytest.mark.parametrize(("heading", "n_papers"), [("Awesome Nets", 3), ("Nets That Do It All", 1)])
def test_a_list_beside_a_survey_has_an_abstract_as_a_paper_has(heading, n_papers):
    assert len(papers_of(f"# {heading}\n\n{ABSTRACT}\n\n## Nets\n\n{ROWS}")) == n_papers


def test_a_heading_joins_a_venue_and_a_year():
    text = f"# Papers\n\n## coast-2024\n\n{ROWS}\n## Nets of 2019-2021\n\n- [Sand That Flows Far](https://arxiv.org/abs/2402.00001)\n"
    assert [date for _, date in shown(text)] == ["2024-01"] * 3 + ["None"]


def test_a_month_may_stand_behind_the_year_of_a_reference():
    text = "# Papers\n\n" + "".join(
        f"* Berg, A. and Lund, T., {when}. [{title}](https://arxiv.org/abs/2401.0000{n}). Nets, 5(2).\n"
        for n, (title, when) in enumerate(zip(TITLES, ("2023, July", "2022", "2021, May"), strict=True))
    )
    assert [date for _, date in shown(text)] == ["2023-07", "2022-01", "2021-05"]


@pytest.mark.parametrize(
    ("venue", "date"),
    [
        ("23rd Conference on Nets (NETS ’18), Oslo, September 2018", "2018-09"),
        ("Conference on Nets 2018", "2018-01"),
        ("Journal of Marine Nets, 2018", "2018-01"),
    ],
)
def test_a_venue_may_say_the_month(venue, date):
    assert shown(f'[{{"title": "{TITLES[0]}", "venue": "{venue}"}}]', "p.json") == [(TITLES[0], date)]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (TITLES, [(title, "None") for title in TITLES]),
        (("Nets", "Trees", "Seas"), [(f"网络的学习与生长 {n}", "None") for n in range(3)]),
    ],
)
def test_a_heading_is_the_title_of_its_translation(above, expected):
    text = "\n\n".join(
        f"# {title}\n[网络的学习与生长 {n}](https://arxiv.org/abs/2401.0000{n})\n\n在本文中我们研究了网络的学习。"
        for n, title in enumerate(above)
    )
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (("2019", "2020", "2021"), [(title, f"20{19 + n}-01") for n, title in enumerate(TITLES)]),
        (("of NETS 2019",) * 3, [(f"{title} of NETS 2019", "None") for title in TITLES]),
        (("2019", "", ""), [(f"{TITLES[0]} 2019", "None"), (TITLES[1], "None"), (TITLES[2], "None")]),
    ],
)
def test_years_behind_all_titles_are_dates(years, expected):
    text = "# Papers\n\n" + "".join(
        f"{n}. [{f'{title} {year}'.strip()}](https://arxiv.org/abs/2401.0000{n})\n"
        for n, (title, year) in enumerate(zip(TITLES, years, strict=True))
    )
    assert shown(text) == expected


SCRIPT = """<!doctype html><html><head><title>Papers</title></head><body><section id="list"></section>
<script>
const DATA = [{rows}];
render(DATA);
</script></body></html>"""


@pytest.mark.parametrize(
    ("row", "n_papers"),
    [
        ('{{"year": 2025, "title": "{title}", "doi": ""}}', 3),
        ('{{"label": "{title}", "width": 3}}', 0),
        ("{{title: '{title}', year: 2025}}", 3),
    ],
)
def test_a_page_filled_by_a_script_gives_the_papers_in_it(row, n_papers):
    rows = ", ".join(row.format(title=title) for title in TITLES)
    found = shown(SCRIPT.replace("{rows}", rows), "d.html")
    assert found == [(title, "2025-01") for title in TITLES][:n_papers]


@pytest.mark.parametrize(
    ("head", "cells", "n_papers"),
    [
        ("| Dataset | Task | Link |", "| Sand-{n} | Counting grains of {n} | [[Paper]]({url}) |", 3),
        (
            "| Dataset | Paper | Link |",
            "| Sand-{n} | Counting the Grains of Beach {n} | [[Paper]]({url}) |",
            6,
        ),
    ],
)
def test_a_table_of_data_cites_papers_without_listing_them(head, cells, n_papers):
    rows = "\n".join(cells.format(n=n, url=f"https://arxiv.org/abs/2402.0000{n}") for n in range(3))
    text = f"# Papers on nets\n\n{ROWS}\n## Benchmarks & Data\n\n{head}\n|---|---|---|\n{rows}\n"
    assert len(papers_of(text)) == n_papers


def test_a_short_name_is_the_title_where_what_follows_is_a_folder_of_notes():
    text = "# Papers\n\n" + "\n".join(
        f"- **{title}** — Berg, Lund & Strand ({year}) → [`papers/{year}_nets`](papers/{year}_nets)"
        for year, title in zip(range(2019, 2023), ("Slow CNNs", *TITLES), strict=True)
    )
    assert shown(text) == [("Slow CNNs", "2019-01")] + [
        (title, f"{year}-01") for year, title in enumerate(TITLES, 2020)
    ]


def test_a_day_behind_a_title_is_its_date_and_no_part_of_it():
    titles = (*TITLES, "Seas That Rise in Silence")
    text = "# My papers\n\n" + "\n".join(
        f"{n}. **{title} 2020-0{n}-09**" for n, title in enumerate(titles, 1)
    )
    assert shown(text + "\n") == [(title, f"2020-0{n}") for n, title in enumerate(titles, 1)]


def test_plain_titles_below_a_heading_of_papers_are_entries_beside_notes_with_links():
    titles = (*TITLES, "Seas That Rise in Silence", "Paths Around a Lake")
    plain = "".join(f"{n}. {title}\n" for n, title in enumerate(titles, 1))
    notes = plain.replace("Lake", "Lake\n   - read again, see https://lake.org")
    text = f"# Reading list\n\n## COAST 2021 very high score papers\n{notes}\n"
    assert shown(text) == [(title, "2021-01") for title in titles]


@pytest.mark.parametrize(
    ("item", "dated"),
    [
        ("- **2025.01 — {title}**  \n  it waits\n  [[paper]](https://arxiv.org/abs/2401.0000{n})", True),
        ("- **2025 | {title}** [[paper]](https://arxiv.org/abs/2401.0000{n})", True),
        ("- [{title}\n](https://arxiv.org/abs/2401.0000{n})", False),
        ("- [(WaitNet) {title}](https://arxiv.org/abs/2401.0000{n})", False),
        ("- [(3D Wait) {title}](https://arxiv.org/abs/2401.0000{n})", False),
        ("- [(SlowNets)(Wait) {title}](https://arxiv.org/abs/2401.0000{n})", False),
        ("- [{title} -- WaitNet](https://arxiv.org/abs/2401.0000{n})", False),
        ("- [{title}(WaitNet; its second part)](https://arxiv.org/abs/2401.0000{n})", False),
        ("- [{title}: Berg et al.](https://arxiv.org/abs/2401.0000{n})", False),
        ("- [{title}: van den Berg et. al.](https://arxiv.org/abs/2401.0000{n})", False),
    ],
)
def test_dates_short_names_and_authors_beside_a_title_are_no_part_of_it(item, dated):
    text = "# Papers\n\n" + "\n\n".join(item.format(n=n, title=title) for n, title in enumerate(TITLES))
    assert shown(text) == [(title, "2025-01" if dated else "None") for title in TITLES]


@pytest.mark.parametrize(
    "title",
    [
        "(Almost) All of the Lake",
        "(Part Two) All of the Lake",
        "Slow Nets(s) and More of the Net(s)",
        "How to Learn Nothing (Fast)",
        "The Wait(ing)",
        "Two Ways of Wait(less)",
        "Seas - The Long Way",
    ],
)
def test_brackets_of_a_title_stay(title):
    text = "# Papers\n\n" + "".join(
        f"- [{each}](https://arxiv.org/abs/2401.0000{n})\n" for n, each in enumerate((*TITLES, title))
    )
    assert [each for each, _ in shown(text)] == [*TITLES, title]


def test_the_title_stands_below_a_linked_venue_with_a_short_name():
    text = "# Papers\n\n" + "\n\n".join(
        f"[COAST25 Slow{n} Net](https://arxiv.org/abs/2401.0000{n})\n{title}"
        for n, title in enumerate(TITLES)
    )
    assert shown(text) == [(title, "None") for title in TITLES]


@pytest.mark.parametrize(
    "remark",
    [
        "we show that it does, and how",
        "We show how",
        "This shows how",
        "It shows how",
        "They show how",
        "The authors show how",
        "把 Slow Nets 用于 Deep Seas，效果很好",
    ],
)
def test_what_is_said_below_a_title_is_no_paper_of_its_own(remark):
    text = "# Papers\n\n" + "\n".join(
        f"- **{title}**\n  - {remark}\n  [[paper]](https://arxiv.org/abs/2401.0000{n})"
        for n, title in enumerate(TITLES)
    )
    assert [each for each, _ in shown(text)] == list(TITLES)


@pytest.mark.parametrize("said", ["Updated Sep'23", "last update: 2023-09-01", "更新 2023-09-01"])
def test_when_a_list_was_updated_dates_none_of_its_papers(said):
    items = "".join(f"- [{each}](https://arxiv.org/abs/2401.0000{n})\n" for n, each in enumerate(TITLES))
    assert shown(f"# Papers on nets ({said})\n\n{items}") == [(title, "None") for title in TITLES]


@pytest.mark.parametrize(
    "authors",
    [
        "Ada B. Lee and Bo Berg",
        "Ada Lee, et al.",
        "Ada Lee & Bo Berg",
        "Ada Lee, Bo Berg, Carl D.E. Strand",
    ],
)
def test_behind_authors_and_a_colon_stands_the_title_whatever_it_looks_like(authors):
    titles = ("Skip-Wait Vectors", "Estimation of Waves and Tides", "Slow Trees and Fast Nets")
    text = "# Papers to read\n\n" + "".join(f"* {authors}: {title}, 2015.\n\n" for title in titles)
    assert shown(text, "papers.md") == [(title, "2015-01") for title in titles]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("https://arxiv.org/abs/2401.00001", "https://sea.org/papers/nets-that-learn.pdf", True),
        ("https://sea.org/papers/nets-that-learn.pdf", "https://arxiv.org/abs/2401.00001", True),
        ("https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00002", False),
        ("https://sea.org/papers/1.pdf", "https://lake.org/papers/2.pdf", False),
    ],
)
def test_a_preprint_and_what_was_published_of_it_are_one_paper(first, second, same):
    title = "Nets That Learn Slowly in Deep Salt Water"
    items = "".join(
        f"- [2024] **{each}** [[paper]]({url})\n" for each, url in [(title, first), (title, second)]
    )
    items += "".join(
        f"- [2024] **{each}** [[paper]](https://arxiv.org/abs/2402.{each[:2]})\n" for each in TITLES
    )
    assert len(shown(f"# Papers\n\n{items}")) == len(TITLES) + (1 if same else 2)


def test_a_venue_with_short_year_before_a_title_dates_it():
    text = "# Papers\n\n" + "\n".join(
        f"{n}. [(25 S&P) {title}](https://lake.org/{n}.pdf)" for n, title in enumerate(TITLES, 1)
    )
    assert shown(text) == [(title, "2025-01") for title in TITLES]


def test_copies_of_papers_in_the_repository_of_a_list_are_no_code():
    text = "# Papers\n\n" + "\n\n".join(
        f"**[{n}]** Ada Lee, Bo Berg: {title}. COAST 2011: 1-9."
        f" [[pdf]](https://raw.githubusercontent.com/o/papers/master/{n}.pdf)"
        for n, title in enumerate(TITLES, 1)
    )
    papers = papers_of(text)
    assert [each.title for each in papers] == list(TITLES)
    assert not [link for each in papers for link in links_of(each)]


def test_heads_in_vietnamese_are_known():
    rows = "".join(f"| {n} | {title} | Sea 2024 |\n" for n, title in enumerate(TITLES, 1))
    for head in ("Tên bài báo", "Bài báo", "Tên công trình"):
        text = f"# Bài báo\n\n| STT | {head} | Loại / nguồn |\n|---|---|---|\n{rows}"
        assert [title for title, _ in shown(text)] == list(TITLES)
    assert shown(text.replace("Loại / nguồn", "Nguồn")) == [(title, "2024-01") for title in TITLES]
