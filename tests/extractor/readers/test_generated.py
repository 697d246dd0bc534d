# ruff: noqa: E501 - cards are easier to read in one line
"""Generated digests in many shapes: as many papers out as cards in, each link where its place says."""

import json

import pytest

from repocheck.extractor import links_of
from tests.extractor.readers.samples import TITLES, papers

AUTHORS = "Ada Kim, Bo Lee"


def _records(card):
    return [
        card(title, f"2401.0000{n}", f"https://github.com/org{n}/proj{n}") for n, title in enumerate(TITLES)
    ]


MARKDOWN = {
    "badges": lambda t, a, g: (
        f"- [![arXiv](https://img.shields.io/badge/arXiv-{a}-red)](https://arxiv.org/abs/{a}) "
        f"[![Star](https://img.shields.io/badge/x-y-z)]({g}) {t}, *CVPR 2024*\n"
    ),
    "wide": lambda t, a, g: (
        f":red_square: `AVOS` `Mar` &nbsp;&nbsp;&nbsp;-&nbsp;&nbsp; [paper](https://arxiv.org/pdf/{a}) / code "
        f"&nbsp;&nbsp;&nbsp;-&nbsp;&nbsp;&nbsp; {t} {g}\n\n"
    ),
    "bold": lambda t, a, g: (
        f"**{t}**\n\n{AUTHORS} (CVPR 2024)\n\n[Paper](https://arxiv.org/abs/{a}) | [Code]({g})\n\n"
    ),
    "numbered": lambda t, a, g: f"**1、{t}**\n\n- 论文链接：https://arxiv.org/abs/{a}\n- 代码链接：{g}\n\n",
    "heading": lambda t, a, g: f"## {t}\n\n*{AUTHORS}*\n\nPaper: https://arxiv.org/abs/{a}\nCode: {g}\n\n",
    "quote": lambda t, a, g: (
        f"> **{t}**\n> {AUTHORS}\n> [paper](https://arxiv.org/abs/{a}) · [code]({g})\n\n---\n\n"
    ),
    "nested": lambda t, a, g: (
        f"- **{t}**\n  - Authors: {AUTHORS}\n  - Paper: <https://arxiv.org/abs/{a}>\n  - Code: <{g}>\n"
    ),
    "box": lambda t, a, g: f"- [x] {t} (2024) - https://arxiv.org/abs/{a} - {g}\n",
    "bars": lambda t, a, g: f"* 2024 | CVPR | [{t}](https://arxiv.org/abs/{a}) | [Code]({g})\n",
    "dated": lambda t, a, g: f"## 2024-01-03\n\n- **{t}** [[{a}]](https://arxiv.org/abs/{a}) {g}\n\n",
    "details": lambda t, a, g: (
        f"<details>\n<summary><b>{t}</b> (CVPR 2024)</summary>\n\n[paper](https://arxiv.org/abs/{a}) [code]({g})\n\n</details>\n"
    ),
}
PLAIN = {
    "markdown": MARKDOWN,
    "text": {
        "lines": lambda t, a, g: f"{t}\nhttps://arxiv.org/abs/{a}\n{g}\n\n",
        "signs": lambda t, a, g: f"📄 {t}\n👥 {AUTHORS}\n🔗 https://arxiv.org/abs/{a}\n💻 {g}\n\n",
    },
    "ris": {"ris": lambda t, a, g: f"TY  - CONF\nTI  - {t}\nPY  - 2024\nUR  - {g}\nER  - \n"},
    "bibtex": {
        "bib": lambda t, a, g: f"@misc{{k{a},\n title = {{{{{t}}}}},\n year = 2024,\n note = {{\\url{{{g}}}}}\n}}\n"
    },
}  # fmt: skip
SHAPES = [
    *(
        (kind, name, "# Papers\n\n" * (kind == "markdown") + "".join(_records(card)))
        for kind, cards in PLAIN.items()
        for name, card in cards.items()
    ),
    (
        "xml",
        "dblp",
        '<?xml version="1.0"?><dblp>\n'
        + "".join(
            _records(
                lambda t, a, g: (
                    f"<inproceedings><title>{t}.</title><year>2024</year><ee>{g}</ee></inproceedings>\n"
                )
            )
        )
        + "</dblp>",
    ),
    (
        "json",
        "labelled",
        json.dumps(
            _records(
                lambda t, a, g: {
                    "title": t,
                    "venue": "CVPR 2024",
                    "links": [
                        {"name": "Paper", "url": f"https://arxiv.org/abs/{a}"},
                        {"name": "Code", "url": g},
                    ],
                }
            ),
            indent=1,
        ),
    ),
    (
        "jsonl",
        "dump",
        "\n".join(
            _records(
                lambda t, a, g: json.dumps(
                    {
                        "paper_title": t,
                        "paper_url": f"https://arxiv.org/abs/{a}",
                        "repo_url": g,
                        "published": "2024-06-01",
                    }
                )
            )
        ),
    ),
]


@pytest.mark.parametrize(("kind", "name", "text"), SHAPES, ids=[f"{each[0]}-{each[1]}" for each in SHAPES])
def test_as_many_papers_are_read_as_cards_are_written(kind, name, text):
    found = papers(text, kind)
    assert [paper.title for paper in found] == list(TITLES)
    links = [links_of(paper) for paper in found]
    assert [{link.owner for link in each if link.repo} for each in links] == [
        {f"org{n}"} for n in range(len(TITLES))
    ]
    assert links == [links_of(paper) for paper in papers(text, kind)]
    lines = text.split("\n")
    assert all(link.raw in lines[link.found_at.line - 1] for each in links for link in each)


@pytest.mark.parametrize("name", ["labelled", "dump"])
def test_the_year_of_a_venue_and_the_date_of_a_dump_are_those_of_the_paper(name):
    kind, _, text = next(each for each in SHAPES if each[1] == name)
    found = papers(text, kind)
    assert {paper.date.year for paper in found} == {2024}
    own = {str(link.relation) for paper in found for link in links_of(paper) if link.repo}
    assert own == ({"own"} if name == "labelled" else {"unclear"})
