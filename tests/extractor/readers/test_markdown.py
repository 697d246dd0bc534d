"""Which papers a Markdown page holds: entries of a list, sections, or the whole page."""

import io

import pytest

from repocheck.extractor import links_of, read
from tests.extractor.readers.samples import papers


def told(text):
    """Return title, id and links of every paper; a link is its slug and whose it is."""
    return [
        (
            paper.title,
            paper.id,
            [(f"{link.repo.owner}/{link.repo.name}", str(link.relation)) for link in links_of(paper)],
        )
        for paper in papers(text, "markdown")
    ]


BESIDE = "- **Other work nearby** [[paper](https://arxiv.org/abs/2601.09999)]\n"
"""A second entry: one alone makes no list."""


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("- **Anchors that hold**, Quill et al. [[paper](@)]", ""),
        ("* [Anchors that hold](@v2) (NeurIPS)", ""),
        ("1. [CVPR 2025] Anchors that hold [[pdf]](@)", ""),
        ("+ **Quill et al.**, *Anchors that hold*, ICRA. [[paper](@)]", ""),
        ('- **ATH:** Ada Quill.<br/>\n  "Anchors that hold" ICML.\n  [[paper](@)]', ""),
        ("- `ATH` **Anchors that hold** 2026.\n[[Paper](@)]", ""),
        ("- Anchors that hold - [arXiv](@)", ""),
        ("- [Tidy Anchors](@) [[code](https://github.com/a/b)]", "Tidy Anchors"),
        (
            "- **Anchors: deriving Quill et al.'s method**, Ford. [[paper](@)]",
            "Anchors: deriving Quill et al.'s method",
        ),
        ("**Anchors that hold** \\\n*Ada Quill, Ben Ford* \\\nICRA [[paper](@)]\n", ""),
        ("- **Anchors that hold**\n  - [Paper](@)\n  - [Code](https://github.com/a/b)", ""),
        ("|Date|Title|Paper|\n|:-:|---|---|\n|2026.01|[**A**] Anchors that hold|[[pdf]](@)|\n", "[A] "),
        ("- 锚点如何保持稳定的研究 [[论文](@)]", "锚点如何保持稳定的研究"),
    ],
)
def test_an_entry_of_a_list_is_a_paper(entry, title):
    entry = entry.replace("@", "https://arxiv.org/abs/2601.00001")
    found = told(f"# A list\n\n## Topic\n\n{entry}\n\n## More\n\n{BESIDE}")
    title += "" if len(title) > 4 else "Anchors that hold"
    assert [each[:2] for each in found] == [(title, "2601.00001"), ("Other work nearby", "2601.09999")]


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("[code]", "own"),
        ("[Code]", "own"),
        ("[**Code**]", "own"),
        ("[[code & data]", "own"),
        ("[GitHub]", "own"),
        ("[Official Implementation]", "own"),
        ("[unofficial code]", "third-party"),
        ("[slides]", "unclear"),
    ],
)
def test_a_label_beside_the_title_says_whose_code_it_is(label, relation):
    title = "Learning based on prior work using baselines"
    text = (
        f"- **{title}** [[paper](https://arxiv.org/abs/2601.00001)] {label}(https://github.com/a/b)\n{BESIDE}"
    )
    assert told(text)[0] == (title, "2601.00001", [("a/b", relation)])


def test_a_title_that_links_to_code_links_to_its_own():
    text = f"- [Anchors that hold fast](https://github.com/a/b), [arXiv](https://arxiv.org/abs/2601.00001)\n{BESIDE}"
    assert told(text)[0][2] == [("a/b", "own")]


def test_sections_are_papers_where_there_is_no_list():
    text = """# Reading list, week 3

## 1. Anchors ([paper](https://x.org/a), [slides](https://x.org/b))

We like it. [code](https://github.com/a/anchors)

## Sails: A Survey

### Abstract

Sails are made of cloth.

### Links

- https://github.com/a/sails
- [Paper](https://arxiv.org/abs/2601.00002)

## Contact

Write to https://github.com/weekly/list.
"""
    assert told(text) == [
        ("Anchors", "anchors", [("a/anchors", "own")]),
        ("Sails: A Survey", "2601.00002", [("a/sails", "own")]),
    ]


def test_the_page_of_one_project_is_one_paper():
    head = "# Compass\n\n[Code](https://github.com/north/compass)\n\n## Installation\n\nRun it."
    beside = BESIDE.replace("\n", " [[code](https://github.com/a/b)]\n")
    text = f"{head}\n\n## Related\n\n{beside}{beside}\nThe end: https://github.com/c/d\n"
    links = [("north/compass", "own"), ("a/b", "unclear"), ("c/d", "unclear")]
    assert told(text) == [("Compass", "compass", links)]


def test_a_manual_is_one_paper():
    sections = "".join(
        f"## {name}\n\nSee https://github.com/north/{name[:3].lower()}.\n\n"
        for name in ("Tokenization", "Anchors", "Sails")
    )
    assert [title for title, *_ in told(f"# Compass\n\n{sections}")] == ["Compass"]


def test_a_page_that_lists_little_is_about_something_else():
    beside = BESIDE.replace("\n", " [[code](https://github.com/a/b)]\n")
    prose = "We tell at length what a compass is good for. " * 40
    assert told(f"# Compass\n\n{prose}\n\n{beside}{beside}") == [("Compass", "compass", [("a/b", "unclear")])]


def test_sections_without_a_link_are_papers_beside_those_that_have_one():
    text = "## Anchors\n\n[code](https://github.com/a/b)\n\n## Sails\n\nNone.\n\n## Oars\n\nhttps://arxiv.org/abs/2601.00001\n"
    assert [title for title, *_ in told(text)] == ["Anchors", "Sails", "Oars"]


def test_an_item_above_entries_is_their_topic():
    below = "".join(f"  {BESIDE}".replace("Other", other) for other in ("First", "Second"))
    assert [title for title, *_ in told(f"- Language and vision models\n{below}")] == [
        "First work nearby",
        "Second work nearby",
    ]


def test_no_link_between_the_entries_is_lost():
    table = "| CoOp | [code](https://github.com/c/coop) |\n"
    text = f"# A list\n\nSee https://github.com/weekly/list.\n\n{BESIDE}\n\nAnd then.\n\n{table}"
    digest = read(io.BytesIO(text.encode()), "digest", "markdown")
    assert [paper.title for paper in digest.papers] == ["Other work nearby", "CoOp"]
    assert "line 3: https://github.com/weekly/list" in " ".join(digest.notes)


def test_code_blocks_hold_no_entries():
    assert [title for title, *_ in told(f"# A page\n\n```\n{BESIDE}{BESIDE}```\n")] == ["A page"]


@pytest.mark.parametrize(
    ("title", "above", "n_papers"),
    [
        ("Papers on sand", "", 0),
        ("Waves of sand", "", 1),
        ("Papers on sand", "Our code is at https://github.com/sand/waves.\n\n", 1),
        ("Papers on sand", "- **Salt of the sea** [[paper](https://p.example/1.pdf)]\n\n", 1),
    ],
)
def test_an_entry_that_shows_the_form_is_none(title, above, n_papers):
    text = f"# {title}\n\n{above}Write it as:\n\n```\n{BESIDE}```\n"
    digest = read(io.BytesIO(text.encode()), "list.md")
    assert len(list(digest.papers)) == n_papers
    assert any("as examples" in note for note in digest.notes) == (not n_papers)


def test_places_are_those_of_the_page():
    text = f"# A list\n\n{BESIDE}- **Anchors that hold** [[code](https://github.com/a/b)]\n"
    paper = papers(text, "markdown")[1]
    (link,) = links_of(paper)
    assert (paper.found_at.line, paper.found_at.column) == (4, 3)
    assert text.split("\n")[link.found_at.line - 1][link.found_at.column - 1 :].startswith(link.url)


def test_a_page_with_authors_of_institutes_is_one_paper_whatever_it_lists():
    front = "---\ntitle: '`TinyKit` -- A Tool for\nWaves'\nauthors:\n"
    front += "  - name: Ann Lee\naffiliations:\n - name: Sand\n---\n"
    tools = "".join(f"- Tool{n} [@Lee:201{n}] is a tool to do what tools do in the sea.\n" for n in range(8))
    (paper,) = papers(
        f"{front}# Summary\n\nOn [GitHub](https://github.com/o/tinykit).\n\n{tools}", name="paper.md"
    )
    assert paper.title == "TinyKit – A Tool for Waves"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Waves of H$\\alpha$ and CO~2~ --- a Study", "Waves of Hα and CO2 — a Study"),
        ("Waves # of the sea", "Waves"),
        ("'Waves # of the sea'", "Waves # of the sea"),
        ('"\\\\emph{Waves} in m^2^"', "Waves in m2"),
    ],
)
def test_a_title_of_front_matter_is_as_it_is_typeset(written, title):
    text = f"---\ntitle: {written}\naffiliations:\n - name: Kelp\n---\n# Summary\n\nThey go.\n"
    assert [paper.title for paper in papers(text, name="paper.md")] == [title]
