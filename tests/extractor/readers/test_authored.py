# ruff: noqa: E501 - shapes are easier to read in one line
"""Lists of papers without a single address: what stands around each title tells that it is one."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repocheck.extractor import extract_links, read

TITLES = (
    "Currents in Narrow Straits", "Who Dredges the Dredgers? Notes from Two Ports", "QuickBuoy: Sorting Drifters of Each Size",
    "Soft Limits for Harbour Timetables", "Harvesting Salt with Little Heat", "Beyond Levees: Forecasts of Surge",
)  # fmt: skip
PEOPLE = (
    ("Ada Kimura", "Boris Leclerc"), ("Cyrus Fontaine",), ("Dana Holtz", "Eli Brandvold", "Fay Mossman"),
    ("Gus Orrell", "Hal Iverson"), ("Ines Jourdain", "Karl Lund"), ("Mia Novak", "Otto Pell"),
)  # fmt: skip
PLACES = ("University of Bergen", "TU Graz", "INRIA, France")
HEADS = {
    "md": "# Accepted Papers\n\nThese papers will be shown.\n\n",
    "html": "<html><body><h1>Accepted papers</h1>\n",
    "txt": "Accepted papers\n\n",
    "rst": "Accepted papers\n===============\n\n",
    "org": "#+TITLE: Accepted papers\n\n* Full papers\n",
}
SHAPES = {
    "bold, authors apart.md": lambda t, a, n: f"**{t}**\n\n*{a}*\n\n",
    "bold, abstract below.md": lambda t, a, n: f"**{t}**  \n{a}\n\nWe study it. It does well.\n\n",
    "headings.md": lambda t, a, n: f"### {n}. {t}\n{a}\n\n",
    "items, break.md": lambda t, a, n: f"- {t}<br>{a}\n",
    "items, labelled authors.md": lambda t, a, n: f"- **{t}**\n  - Authors: {a}\n",
    "items, dash.md": lambda t, a, n: f"- {t} — {a}\n",
    "items, authors first.md": lambda t, a, n: f"* {a}: *{t}*\n",
    "hours.md": lambda t, a, n: f"- 1{n}:30 {t}, {a}\n",
    "two lines.md": lambda t, a, n: f"{t}\n{a}\n\n",
    "two lines, authors first.md": lambda t, a, n: f"{a}\n{t}\n\n",
    "columns.md": lambda t, a, n: (
        ("" if n > 1 else "| ID | Paper | Authors |\n|---|---|---|\n") + f"| {n} | {t} | {a} |\n"
    ),
    "rows in turn.html": lambda t, a, n: (
        f"<table><tr><td>{t}</td></tr>\n<tr><td><i>{a}</i></td></tr>\n<tr><td>&nbsp;</td></tr></table>\n"
    ),
    "paragraphs.html": lambda t, a, n: f"<p>{t}</p>\n<p><i>{a}</i></p>\n",
    "terms.html": lambda t, a, n: f"<dl><dt>{t}</dt>\n<dd>{a}</dd></dl>\n",
    "boxes.html": lambda t, a, n: (
        f'<div class="talk"><div class="name">{t}</div><div class="who">{a}</div></div>\n'
    ),
    "spans.html": lambda t, a, n: (
        f'<ol><li><span class="t">{t}</span> <span class="a">{a}</span></li></ol>\n'
    ),
    "details.html": lambda t, a, n: (
        f"<details><summary>{t}</summary><p>{a}</p><p>We study it.</p></details>\n"
    ),
    "headings, one line.html": lambda t, a, n: f"<h2>{t}</h2><i><b>{a}</b></i><br/>In press<br/><br/>\n",
    "headings, line of the source.html": lambda t, a, n: f"<h3> {t} </h3>\n<i>\n<b>{a}</b></i><br>\n",
    "headings, spans.html": lambda t, a, n: f"<h4>{t}</h4><span>{a}</span><br>Conf. 201{n}\n",
    "headings, box.html": lambda t, a, n: f"<section><h3>{t}</h3> {a} <br>We study it.</section>\n",
    "hanging.txt": lambda t, a, n: f"{t}\n    {a}\n",
    "brackets.txt": lambda t, a, n: f"[{n}] {a}. {t}.\n",
    "terms.rst": lambda t, a, n: f"{t}\n    {a}\n",
    "headings.org": lambda t, a, n: f"** {t}\n{a}\n",
}


def titles(text, name):
    return [paper.title for paper in read(io.BytesIO(text.encode()), name).papers]


def names(number, *, placed):
    people = [
        f"{each} ({PLACES[(number + at) % 3]})" if placed else each for at, each in enumerate(PEOPLE[number])
    ]
    return people[0] if len(people) == 1 else f"{', '.join(people[:-1])} and {people[-1]}"


@pytest.mark.parametrize("placed", [False, True], ids=["names", "names-and-places"])
@pytest.mark.parametrize("name", SHAPES)
def test_titles_with_authors_are_papers(name, placed):
    cards = (SHAPES[name](title, names(at, placed=placed), at + 1) for at, title in enumerate(TITLES))
    found = titles(HEADS[name.rpartition(".")[2]] + "".join(cards), name)
    wanted = list(TITLES)
    if name == "hours.md":  # one name behind a comma is not told from the end of a title
        found, wanted = [found[0], *found[2:]], [wanted[0], *wanted[2:]]
    assert found == wanted


def test_names_alone_make_no_papers():
    project = "# Tidebox\n\nA box.\n\n## Install\n\n```\npip install tidebox\n```\n\n## Authors\n\nAda Kimura, Boris Leclerc\n\n## Thanks\n\nFay Mossman and Hal Iverson\n\n"
    assert titles(project, "README.md") == ["Tidebox"]
    below = "# Papers\n\n" + "".join(
        f"- [{title}](https://arxiv.org/abs/240{at}.00001)\n\n  {names(at, placed=False)}\n  1University of Bergen, 2TU Graz\n\n"
        for at, title in enumerate(TITLES)
    )
    assert titles(below, "list.md") == list(TITLES)


LISTS = {
    "upright tables": ("# Daily arXiv\n\n", "md", lambda t, n: f"| Field | Value |\n|---|---|\n| Title | {t} |\n| Authors | Ada Kimura |\n| Link | https://arxiv.org/abs/240{n}.00001 |\n\n"),
    "upright tables, head": ("# Daily arXiv\n\n", "md", lambda t, n: f"| Title | {t} |\n|---|---|\n| Venue | ICDE 201{n} |\n| Authors | Ada Kimura |\n\n"),
    "upright rows of HTML": ("<html><body><h1>Papers of the week</h1>", "html", lambda t, n: f'<table><tr><th>Title</th><td>{t}</td></tr><tr><th>Year</th><td>201{n}</td></tr><tr><th>Paper</th><td><a href="https://arxiv.org/abs/240{n}.00001">pdf</a></td></tr></table>\n'),
    "notes": ("# Paper reading notes\n\n", "md", lambda t, n: f"- [{t}](notes/{n}.md)\n"),
    "notes in lines": ("# Paper notes\n\n## Tides\n", "md", lambda t, n: f"[{t}](./2019/p{n}.md)  \n"),
    "notes in a table": ("# Paper notes\n\n| Paper | Notes |\n|---|---|\n", "md", lambda t, n: f"| {t} | [notes](./{n}.md) |\n"),
    "notes below": ("# Paper notes\n\n", "md", lambda t, n: f"- {t}\n  - [summary](./{n}.md)\n"),
    "notes in discussions": ("# 読んだ論文\n\n", "md", lambda t, n: f"- [{t}](https://github.com/me/reading/discussions/{n})\n"),
    "notes at a heading of a file": ("# Paper_Survey: papers\n\n", "md", lambda t, n: f"* [{t}](https://github.com/me/notes/blob/main/all.md#part-{n})\n"),
    "notes in a table of issues": ("# Lista de papers\n\n| Paper | Notas |\n|---|---|\n", "md", lambda t, n: f"| {t} | [#{n}](https://github.com/me/reading/issues/{n}) |\n"),
    "references alone": ("# References\n\n", "md", lambda t, n: f"- Kimura, A., Leclerc, B. (201{n}). {t}. Journal of Tides, {n}, 1-9.\n"),
    "citations": ("References\n==========\n\n", "rst", lambda t, n: f".. [Kimura201{n}] Kimura, A., Leclerc, B. (201{n}). {t}. Journal of Tides, {n}, 1-9.\n\n"),
    "references in a text": ("References\n\n", "txt", lambda t, n: f"[{n}] Kimura, A., Leclerc, B. (201{n}). {t}. Journal of Tides, {n}, 1-9.\n"),
    "read, below a heading": ("# About me\n\nI like maps.\n\n## Papers read\n\n", "md", lambda t, n: f"- {t}\n"),
    "to read": ("# Papers to read\n\n", "md", lambda t, n: f"- [ ] {t}\n"),
    "double strokes": ("Publications\n\n", "txt", lambda t, n: f"{n}. Kimura A. B., Leclerc B. {t} // Journal of Tides. 201{n}. Vol. {n}. P. 3-9.\n\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists_without_addresses(name):
    head, suffix, shape = LISTS[name]
    text = head + "".join(shape(title, at + 1) for at, title in enumerate(TITLES))
    assert titles(text, f"d.{suffix}") == list(TITLES)


SINGLE = "Kimura, A., Leclerc, B. (2015). Currents in Narrow Straits. Journal of Tides, 1, 1-9."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"# References\n\n- {SINGLE}\n", "d.md"),
        (f"Publications\n============\n\n* {SINGLE}\n", "d.rst"),
        (f"# Publications\n\n1. {SINGLE} https://doi.org/10.1000/x.1\n", "d.md"),
    ],
)
def test_a_single_entry_gives_its_own_title(text, name):
    assert titles(text, name) == ["Currents in Narrow Straits"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Tidebox\n\n## Docs\n\n- [How to install it on your machine](docs/install.md)\n- [How to run it on a tide](docs/run.md)\n", 1),
        ("# Tidebox\n\n## Open problems\n\n- [Salt is not weighed on a slope](https://github.com/a/b/issues/1)\n- [Reefs vanish when the tide turns](https://github.com/a/b/issues/2)\n- [Waves are counted twice at night](https://github.com/a/b/issues/3)\n", 1),
        ("# 読んだ論文\n\n## 論文\n\n- [Waves of the Sea at Night](https://github.com/me/r/issues/1)\n- [Reefs at Rest under Pressure](https://github.com/me/r/issues/2)\n- [Tides in Turn and Time](https://github.com/me/r/issues/3)\n\n## 便利サイト\n\n- [Machine translation for all of us](https://t.example/)\n- [A calendar of all meetings](https://c.example/)\n", 3),
        ("# Workshop\n\n## Call for papers\n\n- Tides and their measurement\n- Models of the sea floor\n- Salt in rivers and lakes\n- Reefs under pressure and heat\n", 1),
        ("# Awesome tides\n\n- [Read this list on the web](web.md)\n- [Browse by the name of an author](authors.md)\n- [Waves](https://arxiv.org/abs/2401.00001)\n- [Reefs at Rest](https://arxiv.org/abs/2401.00002)\n- [Tides in Turn](https://arxiv.org/abs/2401.00003)\n", 3),
        ("# A Study of Tides\n\nWe study.\n\n## Method\n\nIt works.\n\n## References\n\n- " + SINGLE + "\n- " + SINGLE.replace("Currents", "Eddies") + "\n", 1),
    ],
    ids=["manual", "issues of a project", "sites", "call for papers", "pages of a list", "references of a paper"],
)  # fmt: skip
def test_what_is_no_such_list(text, found):
    assert len(titles(text, "README.md")) == found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(set(SHAPES) - {"hours.md"})),
    order=st.permutations(range(len(TITLES))),
    n=st.integers(3, len(TITLES)),
    placed=st.booleans(),
)
def test_papers_out_are_cards_in(name, order, n, placed):
    chosen = order[:n]
    if sum(len(PEOPLE[at]) > 1 for at in chosen) < n - 1:
        return
    cards = (SHAPES[name](TITLES[at], names(at, placed=placed), k) for k, at in enumerate(chosen, 1))
    found = titles(HEADS[name.rpartition(".")[2]] + "".join(cards), name)
    assert found == [TITLES[at] for at in chosen]


@pytest.mark.parametrize(
    "people", ["Ana Ruiz y Juan Soto", "Ana Ruiz, Juan Soto et Max Roux", "Eva Roth und Max Lenz", "Kim Sand, Tor Lund & Ada Berg"]
)  # fmt: skip
def test_authors_right_behind_headings_abroad(people):
    cards = "".join(f"<h2>{title}</h2><i>{people}</i><br>Texte\n" for title in TITLES)
    assert titles(f"<html><body><h1>Publications</h1>{cards}", "d.html") == list(TITLES)


@pytest.mark.parametrize(
    "below", ["We give words.<br>Ada Kimura", "Room of the Sea<br>", "by the shore<br>", "<br>", "<a href='/x'>More of it</a><br>"]
)  # fmt: skip
def test_words_right_behind_headings_name_no_authors(below):
    cards = "".join(f"<h2>{title}</h2>{below}\n" for title in TITLES)
    assert len(titles(f"<html><body><h1>Harbour</h1>{cards}", "d.html")) == 1


def test_links_to_notes_of_the_list_itself_are_of_no_paper():
    note = "https://github.com/me/reading/blob/main/notes/{}.md"
    text = "# Paper reading list\n\n" + "".join(
        f"- [{title}](https://arxiv.org/abs/240{at}.00001) [[Notes]({note.format(at)})] [[Code](https://github.com/lab/tool{at}/blob/main/README.md)]\n"
        for at, title in enumerate(TITLES)
    )
    digest = read(io.BytesIO(text.encode()), "list.md")
    for at, paper in enumerate(digest.papers):
        links = [link for each in paper.passages for link in extract_links(each.text, each.format)]
        assert {link.repo.slug for link in links if link.repo} == {f"github.com/lab/tool{at}"}
    assert any("notes in me/reading" in said for said in digest.notes)
