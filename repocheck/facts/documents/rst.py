"""Read reStructuredText into a `Document`: nothing is executed, included or raised."""

from __future__ import annotations

import io
from copy import copy
from functools import cache
from threading import Lock

from docutils import nodes
from docutils.core import publish_doctree
from docutils.frontend import Values, get_default_settings
from docutils.parsers.rst import Parser, roles
from docutils.readers.standalone import Reader

from repocheck.facts.documents.document import Builder, Document
from repocheck.facts.documents.markdown import read_markdown
from repocheck.text.pattern import late_regex

MAX_RST_CHARS = 65_536
"""Of a longer document only the beginning is read: docutils is slow."""
_MAX_LINE_CHARS = 10_000
"""Of a longer line the beginning is read: pictures as data are written in one."""
_MAX_MARKS_TIMES_CHARS = 2_000_000
"""Of one paragraph: docutils looks for the end of each mark in all that is left of it."""
_MAX_DIRECTIVES = 1_000
"""Of one document: docutils moves what some of them leave behind one by one, past all the others."""
_MARK = late_regex(r"[`*|_]")
_ONE_AT_A_TIME = Lock()
"""docutils keeps roles that a document defines for the whole process: they are forgotten before each, and
meanwhile no other thread may define any."""
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "syntax_highlight": "none",
    "_disable_config": True,
    "line_length_limit": _MAX_LINE_CHARS,
}
_TEXTS = (nodes.paragraph, nodes.term, nodes.rubric, nodes.line)


def read_rst(path: str, text: str) -> Document:
    """Return the document in `text`; what docutils cannot digest is read as Markdown."""
    settings = copy(_settings())
    settings.warning_stream = io.StringIO()
    builder = Builder()
    lines = [line[: _MAX_LINE_CHARS - 1] for line in text[:MAX_RST_CHARS].split("\n")]
    if _takes_long(lines):
        return read_markdown(path, text)
    try:
        with _ONE_AT_A_TIME:
            _defined_roles().clear()
            tree = publish_doctree("\n".join(lines), settings=settings)
        _walk(tree, builder, 0, 1)
    except Exception:  # noqa: BLE001 - docutils raises whatever its directives raise
        return read_markdown(path, text)
    return builder.document(path)


def _defined_roles() -> dict[str, object]:
    """Return the table in which docutils keeps roles; it has no other way to forget them."""
    found: dict[str, object] = vars(roles)["_roles"]
    return found


def _takes_long(lines: list[str]) -> bool:
    """Return whether a paragraph is long and full of marks, or the document full of directives."""
    if sum(line.lstrip().startswith(".. ") for line in lines) > _MAX_DIRECTIVES:
        return True
    chars = marks = 0
    for line in lines:
        chars, marks = (chars + len(line) + 1, marks + len(_MARK.findall(line))) if line.strip() else (0, 0)
        if chars * marks > _MAX_MARKS_TIMES_CHARS:
            return True
    return False


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
