# ruff: noqa: E501 - shapes are easier to read in one line
"""What a page shows of how it is written: as many papers, their titles and years, where one entry alone would not tell."""

import io

import pytest

from repocheck.extractor import links_of, read
from repocheck.extractor.readers._listing.wrapped import joined

TITLES = (
    "Currents in Narrow Straits", "Who Dredges the Dredgers?", "Quick Buoys: Sorting Drifters of Each Size",
    "\"Is It Ebb Yet?\": Asking Harbours at Night", "Harvesting Salt with Little Heat", "Surges of the North Sea, 1953-1962",
    "Four Sensors or More",
)  # fmt: skip
PEOPLE = (
    "Ada Kimura, Boris Leclerc", "Emil Fontaine", "P. J. Okafor, Ada Kimura and Ina Sjöberg", "Boris Leclerc, Emil Fontaine",
    "Ina Sjöberg", "Ada Kimura and Emil Fontaine", "Emil Fontaine and Joemon M. Okafor",
)  # fmt: skip
MARKDOWN, HTML = "# Papers\n\n", "<html><body><h1>Publications</h1>\n"
FILE = "https://harbour.example.org/papers/{n}.pdf"
SHAPES = {
    "authors and a colon": ("papers.md", MARKDOWN, "- {a}: {t}. ICDE 201{n}.\n"),
    "authors behind a comma": ("papers.md", MARKDOWN, "- *{t}*, {a}, ICDE 201{n}\n"),
    "authors behind a stop, in paragraphs": ("papers.txt", "Papers\n\n", "{t}. {a}. ICDE 201{n}.\n\n"),
    "authors behind a dash": ("papers.html", HTML, "<p>{t} - {a} (201{n})</p>\n"),
    "the year in front": ("papers.md", MARKDOWN, "* 201{n}: {t}, {a}\n"),
    "the year in front, in boxes": ("papers.html", HTML, "<div class='row'><div class='col'>201{n}: {t}, {a}</div></div>\n"),
    "the venue above": ("papers.md", MARKDOWN, "- Annals of Harbours 201{n}\n  {t}\n  {a}\n"),
    "the venue above, in tags of a text": ("papers.txt", "", "    <li>\n        NSDI 201{n}\n        {t}\n        {a}\n    </li>\n"),
    "a long venue in brackets": ("papers.md", MARKDOWN, "- **[Transactions on Quiet Harbours 201{n}]** {t} [[pdf](" + FILE + ")]\n"),
    "lines of a text": ("papers.txt", "Papers\n\n", "{t} (Kimura et al., 201{n})\n"),
    "the year in the link": ("papers.md", MARKDOWN, "- [{t}, 201{n}](" + FILE + ")\n"),
    "year, venue and title in one": ("papers.md", MARKDOWN, "- 1{n}-NSDI-{t}\n"),
}  # fmt: skip


def read_all(text, name):
    return list(read(io.BytesIO(text.encode()), name).papers)


@pytest.mark.parametrize("shape", SHAPES)
def test_titles_and_years(shape):
    name, head, card = SHAPES[shape]
    cards = enumerate(zip(TITLES, PEOPLE, strict=True), 1)
    found = read_all(head + "".join(card.format(t=t, a=a, n=n) for n, (t, a) in cards), name)
    assert [(each.title, each.date and each.date.year) for each in found] == [
        (title, 2010 + n) for n, title in enumerate(TITLES, 1)
    ]


@pytest.mark.parametrize(
    ("card", "title"),
    [
        ("- **Saltwind**. Ada Kimura, Boris Leclerc. *Annals of Harbours*, 2019.", "Saltwind"),
        ("- Saltwind (Kimura et al., 2019)", "Saltwind"),
        ("- Okafor A. Tides of Small Ports. Annals of Harbours. 2019;12(3):4-9.", "Tides of Small Ports"),
        (
            "- OKAFOR Ada et LECLERC Boris (dir.), *Le port : une idée*, Turku, Quais, 2019.",
            "Le port : une idée",
        ),
        (
            "- Okafor, A., & Kimura, A. (2019). “Calm” oder “kaum bewegt” – Zur See. *Hafen*, 3, 4-9.",
            "“Calm” oder “kaum bewegt” – Zur See",
        ),
        (
            "- Okafor, A., & Kimura, A. [**Tides of Small Ports**]("
            + FILE.format(n=9)
            + ") Annals of Harbours (2019)",
            "Tides of Small Ports",
        ),
        ('- **Kimura & Okafor 2019** — "Tides of Small Ports" (Ann. Harb. 4)', "Tides of Small Ports"),
        (
            "- Okafor A. A., Kimura A. B. Ports of the North // Annals of Harbours. 2019. No. 3.",
            "Ports of the North",
        ),
    ],
)
def test_one_more_among_others(card, title):
    others = "".join(
        f"- **{t}**. {a}. *Annals of Harbours*, 201{n}.\n"
        for n, (t, a) in enumerate(zip(TITLES, PEOPLE, strict=True))
    )
    found = read_all(MARKDOWN + others + card + "\n", "papers.md")
    assert found[-1].title == title
    assert len(found) == len(TITLES) + 1


WRAPPED = """Ada Kimura, Boris Leclerc, Emil Fontaine, and Ina
Sjöberg. Currents in the narrow straits of a calm
sea, and who charts them for small boats at night.
*Annals of Harbours*, 12(3):4--9, 2019.

Emil Fontaine and Ina Sjöberg. Limits for harbour
timetables that are soft where tides are late, and
hard elsewhere. *Annals of Harbours*, 13, 2020.
URL: <https://harbour.example.org/papers/soft.pdf>.
"""


def test_lines_that_a_width_ends():
    text = WRAPPED * 2
    assert joined(text).count("\n") < text.count("\n") / 2
    assert len(joined(text)) == len(text)
    verse = "The tide is\nlate, and I\nam on the pier\nwith nothing to read\n" * 3
    assert joined(verse) == verse


def test_lists_that_papers_are_sorted_by():
    text = """{"kinds": [{"name": "Tides", "count": 2}, {"name": "Salt", "count": 1}],
    "papers": [{"title": "Currents in Narrow Straits", "year": 2011}, {"title": "Harvesting Salt", "year": 2012}]}"""
    assert [each.title for each in read_all(text, "x.json")] == [
        "Currents in Narrow Straits",
        "Harvesting Salt",
    ]


def test_inline_code_opens_no_block():
    text = MARKDOWN + "```sync --all```\n\n" + "".join(f"- {t} (201{n})\n" for n, t in enumerate(TITLES))
    assert len(read_all(text, "papers.md")) == len(TITLES)


def test_tables_of_toml():
    text = '[[papers]]\ntitle = "Harvesting Salt"\nyear = 2012\n\n[[papers]]\ntitle = "Soft Limits"\nyear = 2013\n'
    assert [(each.title, each.found_at.line) for each in read_all(text, "x.toml")] == [
        ("Harvesting Salt", 1),
        ("Soft Limits", 5),
    ]


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("papers.org", "- [[https://arxiv.org/abs/2401.0000{n}][{title}]] [[https://github.com/a/b][code]]"),
        ("papers.adoc", "* https://arxiv.org/abs/2401.0000{n}[{title}] (https://github.com/a/b[code])"),
    ],
)
def test_links_of_other_markups_say_whose_code_it_is(name, item):
    head = {"org": "* Papers", "adoc": "= Papers"}[name.partition(".")[2]]
    items = "\n".join(item.format(n=n, title=title) for n, title in enumerate(TITLES[:3]))
    found = read_all(f"{head}\n\n{items}\n", name)
    links = [link for paper in found for link in links_of(paper)]
    assert [link.relation.value for link in links] == ["own"] * 3
