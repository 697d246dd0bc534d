# ruff: noqa: E501 - cards are easier to read in one line
"""Generated digests of every kind of file, read by their names: papers out are cards in, links have places."""

import csv
import io
import json

import pytest

from repocheck.extractor import links_of, read
from tests.extractor.readers.samples import TITLES as SIX
from tests.extractor.readers.samples import make_pdf, papers

TITLES = (*SIX, "Installation-Free Reefs (Part II)")
BY = "Ada Kim, Bo Lee"
CARDS = [
    (title, f"https://arxiv.org/abs/2401.0000{n}", f"https://github.com/org{n}/proj{n}")
    for n, title in enumerate(TITLES)
]


def cards(form, head="", tail=""):
    return head + "".join(form(*card) for card in CARDS) + tail


def rows(delimiter):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerows([("Title", "Link", "Code"), *CARDS])
    return text.getvalue()


def page(form, around="{}"):
    before, after = around.split("{}")
    return f"<html><body><h1>Papers</h1>{before}{cards(form)}{after}</body></html>"


RST = "Papers\n======\n\n"
ADOC = "= Papers\n\n"
NOTEBOOK = ["# Papers\n", "\n", *(f"- [{t}]({a}) [code]({g})\n" for t, a, g in CARDS)]
FILES = {
    "commas.csv": rows(","),
    "tabs.tsv": rows("\t"),
    "list.yaml": cards(lambda t, a, g: f"- title: '{t}'\n  url: {a}\n  code: {g}\n"),
    "keyed.yaml": cards(lambda t, a, g: f"p{a[-1]}:\n  title: '{t}'\n  arxiv: '{a}'\n  github: {g}\n"),
    "topics.yaml": cards(lambda t, a, g: f"  - name: '{t}'\n    paper: {a}\n    code: {g}\n", "Topic:\n"),
    "items.html": page(lambda t, a, g: f"<li><a href='{a}'>{t}</a>. {BY}. <a href='{g}'>code</a></li>\n", "<ul>{}</ul>"),
    "paragraphs.html": page(lambda t, a, g: f"<p class='paper'>{BY}. 2024. \"{t}.\" <a href='{a}'>arXiv</a></p>\n<p><a href='{g}'>Code</a></p>\n"),
    "boxes.html": page(lambda t, a, g: f"<div class='pub'><div class='pub-title'>{t}</div><i>{BY}</i> <a href='{a}'>pdf</a> <a href='{g}'>code</a></div>\n"),
    "nested.html": page(lambda t, a, g: f"<article class='post'><header><div class='title'><h2>{t}</h2></div></header><h3>Paper</h3><a href='{a}'><i></i></a> <a href='{g}'>code</a></article>\n"),
    "table.html": page(lambda t, a, g: f"<tr><td>2024</td><td>{t}</td><td><a href='{a}'>pdf</a></td><td><a href='{g}'>code</a></td></tr>\n", "<table><tr><th>Year</th><th>Title</th><th>Paper</th><th>Code</th></tr>{}</table>"),
    "terms.html": page(lambda t, a, g: f"<dt>{t}</dt><dd>{BY}. <a href='{a}'>pdf</a> <a href='{g}'>code</a></dd>\n", "<dl>{}</dl>"),
    "headings.org": cards(lambda t, a, g: f"** {t}\n   {BY}, 2024. [[{a}][pdf]] [[{g}][code]]\n", "#+TITLE: Papers\n* Topic\n"),
    "items.org": cards(lambda t, a, g: f"- [[{a}][{t}]] ([[{g}][code]])\n", "* Topic\n"),
    "todo.org": cards(lambda t, a, g: f"* TODO {t} :read:\n:PROPERTIES:\n:URL: {a}\n:CODE: {g}\n:END:\n"),
    "table.org": cards(lambda t, a, g: f"| {t} | [[{a}][pdf]] | [[{g}][code]] |\n", "| Title | Paper | Code |\n|---+---+---|\n"),
    "items.rst": cards(lambda t, a, g: f"- `{t} <{a}>`_ {BY}, 2024. `code <{g}>`__\n", RST),
    "notes.rst": cards(lambda t, a, g: f".. [#] {BY}. *{t}*. 2024. `arXiv <{a}>`_, `code <{g}>`__\n\n", RST),
    "terms.rst": cards(lambda t, a, g: f"{t}\n    {BY}. `arXiv <{a}>`_ `code <{g}>`__\n\n", RST),
    "headings.rst": cards(lambda t, a, g: f"{t}\n{'-' * len(t)}\n\n{BY}. `arXiv <{a}>`_ `code <{g}>`__\n\n", RST),
    "items.adoc": cards(lambda t, a, g: f"* {a}[{t}], {BY} -- {g}[code]\n", ADOC),
    "headings.adoc": cards(lambda t, a, g: f"== {t}\n{BY} +\n{a}[paper] {g}[code]\n\n", ADOC),
    "terms.adoc": cards(lambda t, a, g: f"{t}:: {BY}. {a}[paper] {g}[code]\n", ADOC),
    "table.adoc": cards(lambda t, a, g: f"|{t}\n|{a}[paper]\n|{g}[code]\n\n", ADOC + "|===\n|Title |Paper |Code\n\n", "|===\n"),
    "wrapped.adoc": cards(lambda t, a, g: f". *Ada Kim* and Bo Lee,\n_{t.replace(' ', chr(10), 1)}_, Journal of Seas,\nJul 2019. {a}[paper]\n{g}[code]\n\n", ADOC + ":author: Ada Kim\n\n"),
    "list.wiki": cards(lambda t, a, g: f"* [{a} {t}] {BY} [{g} code]\n", "= Papers =\n"),
    "feeds.opml": cards(lambda t, a, g: f'<outline text="{t}" url="{a}"><outline text="code" url="{g}"/></outline>\n', '<?xml version="1.0"?><opml version="2.0"><body><outline text="Topic">\n', "</outline></body></opml>"),
    "list.ipynb": json.dumps({"cells": [{"cell_type": "markdown", "metadata": {}, "source": NOTEBOOK}], "metadata": {}, "nbformat": 4}, indent=1),
    "cv.tex": cards(lambda t, a, g: f"\\item {BY}. \\emph{{{t}}}. 2024. \\url{{{a}}} \\href{{{g}}}{{code}}\n", "\\documentclass{cv}\\begin{document}\n\\section*{Publications}\n\\begin{itemize}\n", "\\end{itemize}\n\\end{document}\n"),
    "heads.json": json.dumps([{"Paper Title": t, "Paper URL": a, "GitHub": g} for t, a, g in CARDS], indent=1),
    "titles.json": json.dumps({t: {"url": a, "code": g} for t, a, g in CARDS}, indent=1),
    "days.md": "# Reading list\n\n" + "".join(f"### 2024-01-0{n + 1}\n\n{t}. {BY}. <{a}> ({g})\n\n" for n, (t, a, g) in enumerate(CARDS)),
    "methods.md": "# Papers\n\n" + "".join(f"{n}. Method {n}\n- Paper: *{t}*, {a}\n- Code: {g}\n\n" for n, (t, a, g) in enumerate(CARDS, 1)),
    "talks.md": "# Schedule\n\n| Time | Talk | Speaker |\n|---|---|---|\n" + "".join(f"| 10:0{n} | [{t}]({a}) ([code]({g})) | Ada Kim |\n" for n, (t, a, g) in enumerate(CARDS)),
}  # fmt: skip


def of_file(name):
    return list(read(io.BytesIO(FILES[name].encode()), name).papers)


@pytest.mark.parametrize("name", FILES)
def test_as_many_papers_are_read_as_cards_are_written(name):
    found = of_file(name)
    links = [links_of(paper) for paper in found]
    assert [paper.title for paper in found] == list(TITLES)
    assert [{link.owner for link in each if link.repo} for each in links] == [
        {f"org{n}"} for n in range(len(TITLES))
    ]
    lines = FILES[name].split("\n")
    assert all(link.raw in lines[link.found_at.line - 1] for each in links for link in each)
    assert found == of_file(name)


def test_every_link_of_a_pdf_stands_on_its_page():
    pytest.importorskip("pypdfium2")
    lines = ["A Title", *(f"{title.replace('(', '').replace(')', '')}: {code}" for title, _, code in CARDS)]
    data = make_pdf(lines, [(1, "https://github.com/linked/there")])
    (paper,), (again,) = papers(data), papers(data)
    links = links_of(paper)
    assert {link.owner for link in links if link.repo} == {"linked", *(f"org{n}" for n in range(len(CARDS)))}
    texts = {passage.found_at.page: passage.text for passage in paper.passages}
    assert all(link.raw in texts[link.found_at.page] for link in links)
    assert paper == again
