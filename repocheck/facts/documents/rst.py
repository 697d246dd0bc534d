"""Read reStructuredText into a `Document`: nothing is executed, included or raised."""

from __future__ import annotations

import io
from copy import copy
from functools import cache

from docutils import nodes
from docutils.core import publish_doctree
from docutils.frontend import Values, get_default_settings
from docutils.parsers.rst import Parser
from docutils.readers.standalone import Reader

from repocheck.facts.documents.document import Builder, Document
from repocheck.facts.documents.markdown import read_markdown

MAX_RST_CHARS = 65_536
"""Of a longer document only the beginning is read: docutils is slow."""
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "syntax_highlight": "none",
    "_disable_config": True,
    "line_length_limit": 10_000,
}
_TEXTS = (nodes.paragraph, nodes.term, nodes.rubric, nodes.line)


def read_rst(path: str, text: str) -> Document:
    """Return the document in `text`; what docutils cannot digest is read as Markdown."""
    settings = copy(_settings())
    settings.warning_stream = io.StringIO()
    builder = Builder()
    try:
        _walk(publish_doctree(text[:MAX_RST_CHARS], settings=settings), builder, 0, 1)
    except Exception:  # noqa: BLE001 - docutils raises whatever its directives raise
        return read_markdown(path, text)
    return builder.document(path)


@cache
def _settings() -> Values:
    """Return the settings of every document; docutils takes milliseconds to put them together."""
    settings = get_default_settings(Parser, Reader)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    return settings


def _walk(node: nodes.Node, builder: Builder, depth: int, line: int) -> None:
    """Go down from `node`; elements without a line of their own have that of their parent."""
    line = node.line or line
    if isinstance(node, nodes.title):
        # docutils notes the underline, and makes of a lone first title that of the document.
        builder.heading(max(depth, 1), node.astext(), max(line - 1, 1))
    elif isinstance(node, nodes.literal_block | nodes.doctest_block):
        text = node.astext()
        # Of what a directive holds, docutils notes the line behind its end.
        builder.add("code", text, line - text.count("\n") - 1 if "code" in node["classes"] else line)
    elif isinstance(node, nodes.table):
        builder.table([[cell.astext() for cell in row.children] for row in node.findall(nodes.row)], line)
    elif isinstance(node, _TEXTS):
        builder.add("text", node.astext(), line)
    else:
        deeper = depth + isinstance(node, nodes.section | nodes.document)
        for child in node.children:
            _walk(child, builder, deeper, line)
        return
    _links(node, builder, line)


def _links(node: nodes.Node, builder: Builder, line: int) -> None:
    for found in node.findall(nodes.reference):
        if target := found.get("refuri"):
            builder.link(found.astext(), str(target), line)
    for image in node.findall(nodes.image):
        builder.link(str(image.get("alt", "")), str(image.get("uri", "")), line, image=True)
