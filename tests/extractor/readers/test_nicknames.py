"""Titles behind short names, dates that stand apart, and lists beside a survey with an abstract."""

import io

import pytest

from repocheck.extractor import read

TITLES = ("Nets That Learn Slowly", "Trees That Grow by Night", "Waves of the Inland Sea")


def papers_of(text, name="d.md"):
    return list(read(io.BytesIO(text.encode()), name).papers)


def shown(text, name="d.md"):
    return [(each.title, str(each.date)[:7]) for each in papers_of(text, name)]


@pytest.mark.parametrize(
    "item",
    [
        "- **Nick{n}**, *{title}*. `2025`. [[Paper]](https://arxiv.org/abs/2401.0000{n})",
        "- **Nick{n}**: _{title}_ (2025) [[Paper]](https://arxiv.org/abs/2401.0000{n})",
        "- [**Nick{n}**](notes/{n}.md) (COAST 2025) — {title}",
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
