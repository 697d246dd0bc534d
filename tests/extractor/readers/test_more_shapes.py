# ruff: noqa: E501 - shapes are easier to read in one line
"""Lists of papers as others make them: as many papers, their titles and years, and nothing beside them."""

import csv
import io
import json

import pytest

from repocheck.extractor import read

TITLES = (
    "Currents in Narrow Straits", "Who Dredges the Dredgers? Notes from Two Ports", "Quick Buoys: Sorting Drifters of Each Size",
    "Soft Limits for Harbour Timetables", "Harvesting Salt with Little Heat", "Beyond Levees: Forecasts of Surge",
)  # fmt: skip
AUTHORS = (
    "Ada Kimura, Boris Leclerc", "Edda Fontaine", "R. Sato, F. Nguyen, G. Costa",
    "Dana Lindqvist and Otto Mendes", "M. Oduya", "Kay Olsen, Jun Park, and Lea Brandt",
)  # fmt: skip
VENUES = (
    "NeurIPS", "Harbour Letters", "ICML", "Journal of Marine Nets", "SIGIR", "Workshop on Tide Maps",
)  # fmt: skip
ARXIV = "https://arxiv.org/abs/240{n}.00001"
MARKDOWN = "# Papers\n\n"
SHAPES = {
    "a venue linked in bold brackets": ("papers.md", MARKDOWN, "- **[[ICML 2{n}](" + ARXIV + ")]** {t} [[code](https://github.com/lab{n}/tides)]\n", 2020),
    "a venue that is joined with its year": ("papers.md", MARKDOWN, "* [{w}-201{n}] [{t}](" + ARXIV + ") - {a}\n", 2010),
    "the year in a badge": ("papers.md", MARKDOWN, "+ ![](https://img.shields.io/badge/{w}-201{n}-blue) **{t}** [[paper](" + ARXIV + ")]\n", 2010),
    "tags in brackets set as code": ("papers.md", MARKDOWN + "## 2010\n\n", "- [[{w}](" + ARXIV + ")] {t} [`sea` `salt`]\n", None),
    "a venue of several words in two brackets": ("papers.md", MARKDOWN, "+ {t} [[{w} 201{n} Tides Workshop]](" + ARXIV + ")\n", 2010),
    "two blanks within a title": ("papers.md", MARKDOWN, "- {t}  with Notes (201{n}), Ada Kimura, Boris Leclerc. [[pdf]](" + ARXIV + ")\n", 2010),
    "a numbered label before names": ("papers.md", "## Journal Articles\n\n", '**[J{n}]** {a}, "[{t}](' + ARXIV + '),"  *{v}*, vol. 3, pp. 1--9, 201{n}.\n\n', 2010),
    "names, title and venue by lines": ("papers.md", MARKDOWN, "* {a}.\n  {t}.\n  _{v}_, 201{n}.\n  [pdf](" + ARXIV + ")\n", 2010),
    "the same in HTML": ("papers.html", "<h2>Papers</h2><ul>", "<li>{a}<br/>{t}<br/>{v}, 201{n}</li>", 2010),
    "a journal with pages behind a comma": ("papers.md", MARKDOWN, "- {a} (201{n}) {t}, Harbour Letters 12, 3-9.\n", 2010),
    "slanted within a link, behind a name": ("papers.html", "<h1>Publications</h1>", '<p>More on this is in <a href="' + ARXIV + '">Ada Kimura, <i>{t}</i></a>, {v}, 201{n}.</p>', 2010),
    "bold and slanted": ("papers.md", MARKDOWN, "* __*{t}*__, {a}\n", None),
    "numbers of arXiv in front": ("papers.md", MARKDOWN, '{n}. **240{n}.12345** — {a} — "{t}"\n   - Quality: 5/10\n', None),
    "rows without heads": ("papers.md", MARKDOWN + "| --- | --- | --- |\n", "| {t}. | {v} | Ada Kimura & Boris Leclerc - 201{n} |\n", 2010),
    "a source below each title": ("papers.md", MARKDOWN, "{t}\n\n{v}\nAda Kimura & Boris Leclerc - Quay Press - 201{n}\n\n", 2010),
    "editors": ("papers.md", MARKDOWN, "- Kimura, A.B. (ed.). {t}. Harbour Letters 12, 181–204 (201{n}).\n", 2010),
    "a citation of reStructuredText in a text": ("references.txt", "", '.. [K{n}] \\A. Kimura, "{t}", *{v}* 3 (201{n}) 4-9.\n', 2010),
    "a reference below any key": ("papers.yml", "", '- ref: "Kimura, A. (201{n}). {t}. {v}."\n  doi: 10.1000/k{n}\n', 2010),
    "the year in a link": ("papers.yml", "", '- title: "{t}"\n  link:\n    url: ' + ARXIV + "\n    display: {v} (201{n})\n", 2010),
    "the last digits of a year": ("papers.yml", "", '- title: "{t}"\n  venue: "To appear at {w} \'1{n}"\n', 2010),
    "the same in a place": ("papers.yml", "", '- title: "{t}"\n  location: "To appear at {w}\'1{n}"\n', 2010),
    "a key of a year": ("papers.yml", "", '- article_name: "{t}"\n  year_published: 201{n}\n  created_at: 2025-01-02\n', 2010),
    "a source as a date": ("papers.yml", "", '- title: "{t}"\n  date: "Tides of 1999, ed. Ada Kimura and Boris Leclerc (Turku: Quay Press, 201{n}), 101-18"\n', 2010),
    "heads that say more": ("papers.md", MARKDOWN + "| Venue | Paper Title and Notes | Code |\n|--|--|--|\n", "| *J R Tide Soc. '1{n}* | {t} | None |\n", 2010),
    "when somebody looked": ("papers.md", MARKDOWN, '- R. Sato, "[{t}](' + ARXIV + ')" (201{n}). Accessed 3rd May, 2022.\n', 2010),
    "an old year": ("papers.md", MARKDOWN, "- [{t}](" + ARXIV + ") (192{n})\n", 1920),
}  # fmt: skip


def read_all(text, name):
    return list(read(io.BytesIO(text.encode()), name).papers)


@pytest.mark.parametrize("shape", SHAPES)
def test_titles_and_years(shape):
    name, head, card, century = SHAPES[shape]
    cards = (
        card.format(t=t, n=n, a=a, v=v, w=v.split()[0])
        for n, (t, a, v) in enumerate(zip(TITLES, AUTHORS, VENUES, strict=True), 1)
    )
    found = read_all(head + "".join(cards), name)
    titles = [f"{title} with Notes" for title in TITLES] if "two blanks" in shape else TITLES
    assert [paper.title for paper in found] == list(titles)
    if century:
        assert [paper.date and paper.date.year for paper in found] == [century + n for n in range(1, 7)]


def test_a_title_ends_with_an_event_or_with_what_did_it():
    titles = ("Sorting Drifters in Tide Cup 2012", "Levees Guided by Rare Moss")
    text = MARKDOWN + "".join(
        f"- {title} (2012), Ada Kimura, Boris Leclerc. [[pdf]](https://arxiv.org/abs/2401.0000{n})\n"
        for n, title in enumerate(titles)
    )
    assert [paper.title for paper in read_all(text, "papers.md")] == list(titles)


@pytest.mark.parametrize(
    "beside",
    [
        "## Why it matters\n\n- **Ports**: "
        + "they fold and sort what drifts by " * 5
        + "[[arXiv 2024]](https://arxiv.org/abs/2401.00009)\n- **Salt**: it is dear.\n- **Sand**: it flows.\n",
        "## Public leader boards\n\n- [Tide Board](https://tides.example): opened first in ICML 2014 Workshop\n- [Salt Board](https://salt.example): opened first in ICML 2015 Workshop\n",
        "**Compiled:** Tuesday, April 21, 2026\n**Pool:** 541 papers\n",
    ],
)
def test_what_stands_beside_the_papers_is_none(beside):
    rows = "".join(f"- {t} [[ICML 201{n}]]({ARXIV.format(n=n)})\n" for n, t in enumerate(TITLES, 1))
    assert [paper.title for paper in read_all(f"{MARKDOWN}{beside}\n## All\n\n{rows}", "papers.md")] == list(
        TITLES
    )


def test_authors_below_words_in_bold_are_no_title():
    text = "# Weekly digest\n\n" + "".join(
        f"**{t}** — What it says of tides.\n\n- [240{n}.00001]({ARXIV.format(n=n)}) — Kimura, Leclerc, Fontaine\n- Quality: 7/10\n\n"
        for n, t in enumerate(TITLES, 1)
    )
    assert [paper.title for paper in read_all(text, "2026-04-21.md")] == list(TITLES)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("\\href{https://doi.org/10.1000/1}{Tides of Quays}", "Tides of Quays"),
        ("[2409.14729] Tides of Quays", "Tides of Quays"),
        ("[preprint] Tides of Quays", "Tides of Quays"),
        ("[Re] Tides of Quays", "[Re] Tides of Quays"),
        ("(Tides of Quays", "Tides of Quays"),
        ("(Un)told Tides of Quays", "(Un)told Tides of Quays"),
    ],
)
def test_what_stands_in_front_of_a_title_is_none_of_it(written, title):
    assert [paper.title for paper in read_all(json.dumps([{"title": written}]), "p.json")] == [title]


def test_a_cell_of_markup_holds_the_title():
    rows = io.StringIO()
    csv.writer(rows).writerows(
        [
            ("section", "details_html"),
            *(
                ("New", f"<details>\n<summary>{t}\n[[preprint]({ARXIV.format(n=n)})]</summary></details>")
                for n, t in enumerate(TITLES)
            ),
        ]
    )
    assert [paper.title for paper in read_all(rows.getvalue(), "pubs.csv")] == list(TITLES)


def test_a_day_in_print_goes_before_the_day_of_the_record():
    record = {
        "title": [TITLES[0]],
        "created": {"date-parts": [[2025, 1, 1]]},
        "published-print": {"date-parts": [[2019, 5]]},
    }
    assert [str(paper.date) for paper in read_all(json.dumps([record]), "p.json")] == ["2019-05-01"]


def test_a_key_of_a_year_takes_the_month_from_beside_it():
    text = f'- paper_title: "{TITLES[0]}"\n  paper_year: 2019\n  year: 2019\n  month: 5\n'
    assert [str(paper.date) for paper in read_all(text, "p.yml")] == ["2019-05-01"]
