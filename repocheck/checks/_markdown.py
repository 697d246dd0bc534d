"""Read Markdown, with the HTML that people put into it, into a `Document`."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from repocheck.checks._document import Builder, Document

MAX_CHARS = 131_072
"""Of a longer document only the beginning is read."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})([^<>]{0,2000})>")
_TARGET = re.compile(r"(?:href|src)\s{0,3}=\s{0,3}[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_ALT = re.compile(r"\balt\s{0,3}=\s{0,3}[\"']([^\"']{0,300})", re.IGNORECASE)
_BARE_URL = re.compile(r"https?://[^\s<>()\[\]\"'`|，。]{1,1000}")
_MARKS = re.compile(r"[\n!&*<\[\\\]_`~]")
"""Characters with a meaning within a paragraph, of those rules that are switched on."""
_MAX_NESTING = 40


def read_markdown(path: str, text: str) -> Document:
    """Return the document in `text`; never raises, whatever the text."""
    builder = Builder()
    tokens = _parser().parse(_without_comments(text[:MAX_CHARS]))
    _Walk(builder).tokens(tokens)
    return builder.document(path)


def _without_comments(text: str) -> str:
    if "<!--" not in text:
        return text
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)


class _Parser(MarkdownIt):
    """Keeps addresses as they are written; nothing is rendered, so nothing needs to be made safe."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


@cache
def _parser() -> MarkdownIt:
    options = {"html": True, "maxNesting": _MAX_NESTING}
    parser = _Parser("commonmark", options).enable(["table", "strikethrough"])
    parser.inline.terminator_re = _MARKS
    parser.core.ruler.at("inline", _inline)
    return parser


def _inline(state: StateCore) -> None:
    """Parse paragraphs and cells; most cells are plain, and need no parsing."""
    for token in state.tokens:
        if token.type == "inline" and _MARKS.search(token.content):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.type == "inline":
            token.children = [Token("text", "", 0, content=token.content)]


class _Walk:
    """Goes once through the tokens of a document."""

    def __init__(self, builder: Builder) -> None:
        self._to = builder
        self._level = 0
        self._rows: list[list[str]] = []
        self._in_table = False
        self._table_line = 1

    def tokens(self, tokens: list[Token]) -> None:
        for token in tokens:
            line = token.map[0] + 1 if token.map else 1
            if token.type == "heading_open":
                self._level = int(token.tag[1])
            elif token.type == "inline":
                self._inline(token, line)
            elif token.type in {"fence", "code_block"}:
                self._to.add("code", token.content, line)
            elif token.type == "html_block":
                _read_html(self._to, token.content, line)
            elif token.type == "tr_open":
                self._rows.append([])
            elif token.type == "table_open":
                self._in_table, self._rows, self._table_line = True, [], line
            elif token.type == "table_close":
                self._in_table = False
                self._to.table(self._rows, self._table_line)

    def _inline(self, token: Token, line: int) -> None:
        text = self._visible(token.children or [], line)
        if self._in_table:
            self._rows[-1].append(text)
        elif self._level:
            self._to.heading(self._level, text, line)
            self._level = 0
        else:
            self._to.add("text", text, line)

    def _visible(self, children: list[Token], line: int) -> str:
        """Return what is seen of a run of inline tokens; struck-through words are not."""
        parts: list[str] = []
        open_links: list[tuple[str, int]] = []
        struck = 0
        for child in children:
            struck += (child.type == "s_open") - (child.type == "s_close")
            if child.type in {"softbreak", "hardbreak"}:
                line += 1
                parts.append("\n")
            elif child.type == "image":
                self._to.link(child.content, str(child.attrGet("src") or ""), line, image=True)
            elif child.type == "link_open":
                open_links.append((str(child.attrGet("href") or ""), len(parts)))
            elif child.type == "link_close" and open_links:
                target, start = open_links.pop()
                self._to.link("".join(parts[start:]), target, line)
            elif child.type == "html_inline":
                self._tag(child.content, line)
                parts.append("\n" if child.content.lower().startswith("<br") else "")
            elif child.type in {"text", "code_inline"} and not struck:
                parts.append(child.content if child.type == "text" else f"`{child.content}`")
                if child.type == "text" and "://" in child.content and not open_links:
                    self._addresses(child.content, line)
        return "".join(parts)

    def _addresses(self, text: str, line: int) -> None:
        for found in _BARE_URL.finditer(text):
            self._to.link("", found[0].rstrip(".,;:"), line)

    def _tag(self, tag: str, line: int) -> None:
        if target := _TARGET.search(tag):
            alt = _ALT.search(tag)
            self._to.link(alt[1] if alt else "", target[1], line, image=tag.lower().startswith("<img"))


def _read_html(builder: Builder, html: str, line: int) -> None:
    """Read a block of HTML: headings, rows, links and text, tag by tag and without a tree."""
    parts: list[str] = []
    rows: list[list[str]] = []
    place, start = 0, line
    for found in _TAG.finditer(html):
        parts.append(html[place : found.start()])
        place = found.end()
        closing, name, attributes = found[1] == "/", found[2].lower(), found[3]
        here = line + html.count("\n", 0, found.start())
        aim = _TARGET.search(attributes)
        if name == "a" and aim:
            # The end tag is often forgotten, so the text goes to the next tag.
            builder.link(html[place : html.find("<", place)].strip(), aim[1], here)
        elif name == "img" and aim:
            alt = _ALT.search(attributes)
            builder.link(alt[1] if alt else "", aim[1], here, image=True)
        elif name == "tr" and not closing:
            rows.append([])
        elif name in {"td", "th"}:
            if closing and rows:
                rows[-1].append("".join(parts))
            parts = []
        elif name in _BLOCKS:
            _flush(builder, parts, name if closing else "", start)
            parts, start = [], here
    parts.append(html[place:])
    _flush(builder, parts, "", start)
    builder.table(rows, line)


_BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "li", "br", "summary", "pre", "table"})


def _flush(builder: Builder, parts: list[str], closed: str, line: int) -> None:
    text = " ".join("".join(parts).split())
    if text and closed[:1] == "h":
        builder.heading(int(closed[1]), text, line)
    elif text:
        builder.add("code" if closed == "pre" else "text", text, line)
