# ruff: noqa: E501 - shapes are easier to read in one line
"""What a page shows of how it is written: as many papers, their titles and years, where one entry alone would not tell."""

import io

import pytest

from repocheck.extractor import read

TITLES = (
    "Currents in Narrow Straits", "Who Dredges the Dredgers?", "Quick Buoys: Sorting Drifters of Each Size",
    "\"Is It Ebb Yet?\": Asking Harbours at Night", "Harvesting Salt with Little Heat", "Surges of the North Sea, 1953-1962",
    "Saltwind", "Four Sensors or More",
)  # fmt: skip
PEOPLE = (
    "Ada Kimura, Boris Leclerc", "Emil Fontaine", "P. J. Okafor, Ada Kimura and Ina Sjöberg", "Boris Leclerc, Emil Fontaine",
    "Ina Sjöberg", "Ada Kimura and Emil Fontaine", "Ina Sjöberg, Boris Leclerc", "Emil Fontaine and Joemon M. Okafor",
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
    cards = zip(TITLES, PEOPLE, strict=True)
    found = read_all(head + "".join(card.format(t=t, a=a, n=n) for n, (t, a) in enumerate(cards, 1)), name)
    assert [(each.title, each.date and each.date.year) for each in found] == [
        (title, 2010 + n) for n, title in enumerate(TITLES, 1)
    ]
