# ruff: noqa: E501 - shapes are easier to read in one line
"""Lists of papers by year, in LaTeX, by paragraphs: as many papers, their titles and years, whatever the shape."""

import io

import pytest

from repocheck.extractor import read
from repocheck.extractor.readers._accents import with_letters
from repocheck.extractor.readers._listing.entry import Entry
from repocheck.extractor.readers._listing.initials import names_by_initials
from repocheck.extractor.readers._listing.title import Title
from repocheck.extractor.readers._listing.venue import year_of_venue
from repocheck.extractor.readers._listing.vita import of_publications
from repocheck.extractor.readers._listing.years import without_years

TITLES = (
    "Currents in Narrow Straits", "Who Dredges the Dredgers? Notes from Two Ports", "Quick Buoys: Sorting Drifters of Each Size",
    "Soft Limits for Harbour Timetables", "Harvesting Salt with Little Heat", "Beyond Levees: Forecasts of Surge",
)  # fmt: skip
MARKDOWN, HTML, TEX = (
    "# Papers\n\n",
    "<html><body><h1>Accepted Papers</h1>\n",
    "\\documentclass{article}\n\\begin{document}\n",
)
ARXIV = "https://arxiv.org/abs/240{n}.00001"
SHAPES = {
    "numbers below years": ("papers.md", "", "## 201{n}\n1. {t}\n"),
    "bold words below years": ("papers.md", "", "## 201{n}\n- **{t}**\n"),
    "year and venue in front": ("papers.md", MARKDOWN, "* 201{n}-CVPR: {t}\\[[paper](\n" + ARXIV + ")\\]\n"),
    "venue and year in front": ("papers.md", MARKDOWN, "* ICDE 201{n}: {t} [[paper]](" + ARXIV + ")\n"),
    "no address yet": ("papers.md", MARKDOWN, "* 201{n}-CVPR: {t}\\[[paper]()\\]\n"),
    "year in brackets": ("papers.md", MARKDOWN, "- {t} [ICCV 1{n}] [[Paper](" + ARXIV + ")]\n"),
    "year at the end": ("papers.md", MARKDOWN, "* **{t} 201{n}**\n  " + ARXIV + "\n"),
    "label before the title": ("papers.md", MARKDOWN, "- A. Kimura and B. Leclerc. [Link](" + ARXIV + ")\n  **{t}.**\n  *Harbour Letters*, pp. 2-9, 201{n}.\n\n"),
    "headings with a year": ("papers.md", MARKDOWN, "### {t} (201{n})\n\nA note on what it says.\n\n"),
    "headings of Org with a year": ("papers.org", "", "* {t} 201{n}   :tides:salt:\nnotes on it\n"),
    "headings above authors": ("publications.rst", "Publications\n============\n\n", "{t}\n----------------------------------------------------\n\nAda Kimura, Boris Leclerc. Harbour Letters, 201{n}.\n\n"),
    "paragraphs with authors behind": ("papers.md", MARKDOWN, "{t}. Ada Kimura, Boris Leclerc. ICDE 201{n}.\n\n"),
    "initials without stops": ("papers.md", MARKDOWN, "- A Kimura, BC Leclerc, E Fontaine, ... {t}. Harbour Letters 201{n}\n"),
    "volume and page": ("papers.md", MARKDOWN, "- A. Kimura, B. Leclerc, {t}, Harbour Letters 12, 45 (201{n}).\n"),
    "one author": ("papers.md", MARKDOWN, "- A. Kimura, {t}, Harbour Letters 12, 45 (201{n}).\n"),
    "slanted behind names": ("papers.md", MARKDOWN, "- Ada Kimura, Boris Leclerc, *{t}*, Harbour Letters, 201{n}.\n"),
    "two blanks behind names": ("papers.txt", "Papers\n\n", "- Ada Kimura,  Boris Leclerc.  {t}.  Harbour Letters, 201{n}.\n\n"),
    "strong with places": ("papers.html", HTML, "<li>\n<strong>{t}</strong><br />\nAda Kimura (TU Graz); Boris Leclerc (INRIA)<br />201{n}\n</li>\n"),
    "paragraphs of HTML in Markdown": ("papers.md", MARKDOWN, "<p>\n    <b>{t}</b><br/>\n    Ada Kimura, Boris Leclerc, 201{n}\n</p>\n\n"),
    "paragraphs of LaTeX": ("list.tex", TEX + "\\section{Publications}\n", "Ada Kimura, S\\'{{e}}bastien Fontaine:\n\\textit{{{t}}},\n\\textsl{{Harbour Letters}}, 201{n}, Turku\n\n"),
    "dashes between names": ("list.tex", TEX + "\\section{Publications}\n", "Kimura, Ada - Leclerc, Boris, {{\\em {t}}}, Harbour Letters, 31, no. 10 (201{n})\n\n\\vspace{{0.4em}}\n\\noindent\n"),
    "several arguments": ("list.tex", TEX + "\\section{Publications}\n", "\\cventry{{201{n}}}{{{t}}}{{Harbour Letters}}{{}}{{}}{{Ada Kimura}}\n"),
}  # fmt: skip


def read_all(text, name):
    return list(read(io.BytesIO(text.encode()), name).papers)


@pytest.mark.parametrize("shape", SHAPES)
def test_titles_and_years(shape):
    name, head, card = SHAPES[shape]
    found = read_all(head + "".join(card.format(t=t, n=n) for n, t in enumerate(TITLES, 1)), name)
    assert [(each.title, each.date and each.date.year) for each in found] == [
        (title, 2010 + n) for n, title in enumerate(TITLES, 1)
    ]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("9/29/2014", "10/6/2014"), ["2014-09-29", "2014-10-06"]),
        (("29/9/2014", "10/6/2014"), ["2014-09-29", "2014-06-10"]),
        (("9/8/2014", "10/6/2014"), ["2014-01-01", "2014-01-01"]),
        (("9/29/2014", "29/9/2014", "10/6/2014"), ["2014-09-29", "2014-09-29", "2014-01-01"]),
    ],
)
def test_the_days_of_a_column_have_one_order(days, found):
    rows = "".join(f"| {day} | Ada Kimura | {t} |\n" for day, t in zip(days, TITLES, strict=False))
    text = f"# Papers\n\n| Date | Who | Title |\n|---|---|---|\n{rows}"
    assert [str(each.date) for each in read_all(text, "papers.md")] == found


@pytest.mark.parametrize(
    ("words", "number", "end"),
    [
        ("A Kimura, BC Leclerc, E Fontaine. Currents", 3, "Fontaine"),
        ("A Kimura, BC Leclerc, ... Currents", 3, "..."),
        ("JC Holtz, D Orrell: Currents", 2, "Orrell"),
        ("Kimura, A., Holtz, D., ... & Lund, K. (2014). Currents", 3, "K."),
        ("T. Fisher, A Unified View of Tides, ICDE", 1, "Fisher"),
        ("A Deep Study, A Broad View. By me", 0, ""),
        ("Vitamin A, Vitamin D and tides", 0, ""),
    ],
)
def test_initials_without_stops(words, number, end):
    found = names_by_initials(words)
    assert (found.number, words[: found.end].rpartition(" ")[2] if found.number else "") == (number, end)


@pytest.mark.parametrize(
    ("written", "printed"),
    [(r"S\'{e}bastien", "Sébastien"), (r"Lu\v{c}anin", "Lučanin"), (r"\AA{}bo", "Åbo"), (r"{\o}re", "{ø}re")],
)
def test_letters_of_latex(written, printed):
    assert with_letters(written) == printed


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("[ICCV 23]", 2023),
        ("(CVPR 21 oral)", 2021),
        ("[SIGGRAPH '19]", 2019),
        ("(Table 12)", None),
        ("[12]", None),
    ],
)
def test_years_of_two_digits(words, year):
    assert year_of_venue(words) == year


def _entries(*given):
    return [Entry(n, n, Title(title, n, n), above=above) for n, (title, above) in enumerate(given)]


def test_a_vita_lists_its_publications_alone():
    found = _entries(("Tide Warden", "\nExperience"), ("Salt and Heat", "\nPublications\nJournals"))
    assert [each.title.text for each in of_publications(found)] == ["Salt and Heat"]
    alone = _entries(("Tide Warden", "\nExperience"), ("Salt and Heat", "\nProjects"))
    assert of_publications(alone) == alone


def test_a_year_of_few_titles_belongs_to_them():
    few = _entries(
        *((f"{title} {2000 + 20 * (n > 3)}" if n > 3 else title, "") for n, title in enumerate(TITLES))
    )
    assert without_years(few) == few
