import pytest

from repocheck.facts.documents.rst import read_rst

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
