import time

import pytest

from repocheck.facts.documents.markdown import read_markdown
from repocheck.facts.documents.read import _as_markdown, library
from repocheck.facts.documents.rst import read_rst
from tests.subjects import make_subject

TEXT = """Net
===

A paragraph with a `link <https://example.org/a>`_.

Use
---

To run::

    python main.py

====== ====
Method Acc
====== ====
A      1.5
====== ====

.. image:: https://example.org/b.svg
   :alt: badge
"""


def test_blocks_and_links():
    document = read_rst("README.rst", TEXT)
    assert [(block.kind, block.text, block.section[-1]) for block in document.blocks] == [
        ("heading", "Net", "Net"),
        ("text", "A paragraph with a link.", "Net"),
        ("heading", "Use", "Use"),
        ("text", "To run:", "Use"),
        ("code", "python main.py", "Use"),
        ("table", "Method | Acc\nA | 1.5", "Use"),
    ]
    assert document.blocks[1].line == 4
    assert (document.links[0].target, document.links[0].image) == ("https://example.org/a", False)


@pytest.mark.parametrize(
    "directive",
    [
        ".. include:: /etc/hostname",
        ".. raw:: html\n   :file: /etc/hostname",
        ".. raw:: html\n\n   <script>alert(1)</script>",
        ".. csv-table::\n   :file: /etc/hostname",
        ".. no-such-directive:: x",
        ".. |a| replace:: |a|\n\n|a|",
    ],
)
def test_nothing_is_included_or_raised(directive):
    document = read_rst("README.rst", f"Net\n===\n\n{directive}\n\nEnd.\n")
    assert document.blocks[-1].text == "End."
    assert all(block.kind in {"heading", "text", "code"} for block in document.blocks)


def test_documents_further_down_are_read_without_docutils():
    text = "Use\n===\n\n.. math::\n\n    L(x) = 1\n\n.. code-block:: sh\n\n    python a.py\n\nSee `it <https://e.org/x>`_.\n"
    paths = [f"docs/{number}.rst" for number in range(4)]
    shelf = library(make_subject(dict.fromkeys(paths, text)))
    first, last = shelf.document(paths[0]), shelf.document(paths[-1])
    for document in (first, last):
        assert [block.text for block in document.blocks if block.kind == "code"][-1] == "python a.py"
        assert [(link.text, link.target) for link in document.links] == [("it", "https://e.org/x")]
        assert document.sentences[-1][:2] == ("See it.", 12)
    assert [block.kind for block in last.blocks] == ["heading", "text", "code", "text"]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        (".. * a GPU", ["End."]),
        (".. Sieves: each\n   needs a GPU.\n\n   Or two.", ["End."]),
        (".. _sieve:", [".. _sieve:", "End."]),
        (".. note:: A sieve.", [".. note:: A sieve.", "End."]),
    ],
)
def test_comments_say_nothing_in_documents_that_are_read_without_docutils(comment, said):
    text = f"Use\n===\n\n{comment}\n\nEnd.\n"
    paths = [f"docs/{number}.rst" for number in range(4)]
    document = library(make_subject(dict.fromkeys(paths, text))).document(paths[-1])
    assert [block.text for block in document.blocks if block.kind != "heading"] == said


@pytest.mark.parametrize(
    "piece", [".. a::\n", " .. a::\n  b\n", "`a <", ".. a::\n\n \n", " " * 30 + ".. a::\n"]
)
def test_hostile_documents_take_little_time(piece):
    started = time.process_time()
    _as_markdown(piece * (131_072 // len(piece)))
    assert time.process_time() - started < 3


def test_what_one_document_defines_is_unknown_to_the_next():
    defining = ".. role:: cmd\n\nRun :cmd:`train`.\n"
    using = "Net\n===\n\nRun :cmd:`train`.\n"
    alone = read_rst("README.rst", using)
    assert read_rst("README.rst", defining).blocks
    assert read_rst("README.rst", using).blocks == alone.blocks
    read_rst("README.rst", ".. default-role:: cmd\n")
    assert read_rst("README.rst", using).blocks == alone.blocks


def test_a_line_that_is_too_long_costs_itself_alone():
    document = read_rst("README.rst", f"Net\n===\n\n.. {'x' * 20_000}\n\nRun::\n\n    python main.py\n")
    assert [(block.kind, block.text, block.line) for block in document.blocks][-2:] == [
        ("text", "Run:", 6),
        ("code", "python main.py", 8),
    ]


@pytest.mark.parametrize(
    ("text", "given"),
    [("`a\n" * 20_000, 0), (".. class:: a\n" * 4_000, 0), (".. class:: a\n\nText.\n" * 100, 1)],
)
def test_what_docutils_is_slow_at_is_not_given_to_it(text, given, monkeypatch):
    calls = []
    monkeypatch.setattr("repocheck.facts.documents.rst.publish_doctree", lambda *_, **__: calls.append(1))
    read_rst("README.rst", text)
    assert len(calls) == given


@pytest.mark.parametrize(
    ("directive", "row"),
    [("csv-table", '"Moss 2","RTX 2080Ti"'), ("list-table", "- RTX 2080Ti"), ("figure", None)],
)
def test_rows_of_tables_stay_where_docutils_is_too_slow(directive, row):
    held = f".. {directive}:: A\n   :header: a\n\n      {row}\n\nEnd\n"
    lines = _as_markdown(f"A\n\n{held}").split("\n")
    assert (row in lines) is (row is not None)
    assert lines[7] == "End"


@pytest.mark.parametrize("over", ["", "~~~~~~\n"])
def test_lines_of_tildes_below_headings_begin_no_code(over):
    text = f"A\n=\n\n{over}Leaves\n~~~~~~ \n\nOn a GPU.\n\n{over}Stems\n~~~~~~\n\nOn a CPU.\n"
    blocks = read_markdown("a.rst", _as_markdown(text)).blocks
    assert [each.kind for each in blocks] == ["heading", "heading", "text", "heading", "text"]
    assert blocks[-1].line == text.count("\n")
