"""Read Markdown, with the HTML that people put into it, into a `Document`."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Any

from pyromark import Options, events_with_range

from repocheck.facts.documents.document import LINE_END, Builder, Document
from repocheck.text.pattern import late_regex

MAX_MARKDOWN_CHARS = 131_072
"""Of a longer document only the beginning is read."""
_OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH
_COMMENT = late_regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_EMPTY_COMMENT = "<!---->"
_TAG = late_regex(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})([^<>]{0,2000})>")
_TARGET = late_regex(r"(?:href|src)\s{0,3}=\s{0,3}[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_ALT = late_regex(r"\balt\s{0,3}=\s{0,3}[\"']([^\"']{0,300})", re.IGNORECASE)
_BARE_URL = late_regex(r"(?:https?|ftp)://[^\s<>()\[\]\"'`|，。]{1,1000}")
_BARE_HOST = late_regex(
    r"(?<![\w/.@-])www\.[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}(?:/[^\s<>()\[\]\"'`|，。]{0,1000})?"
)
"""Address without a scheme, which hosts link, too. Source: https://github.github.com/gfm/#autolinks-extension-"""
_RULE = late_regex(r"^[ \t|:-]{0,400}\|[ \t|:-]{0,400}$", re.MULTILINE)
"""The rule below the head of a table, in which the parser takes no tabs, but hosts do."""
_WITHIN = frozenset({"Emphasis", "Strong", "TableHead", "TableRow", "TableCell"})
"""What begins and ends inside of a block."""
_LETTERING = frozenset({"Emphasis", "Strong"})
"""What begins and ends without a trace."""
_TAGS = ("Start", "End")
_PLAIN_BLOCKS = frozenset({"Paragraph", "Item", "List", "BlockQuote", "Document"})
"""Blocks that are nothing where nothing was seen in them."""


def read_markdown(path: str, text: str) -> Document:
    """Return the document in `text`; never raises, whatever the text."""
    seen = _without_comments(text[:MAX_MARKDOWN_CHARS])
    if "\t" in seen:
        seen = _RULE.sub(lambda rule: rule[0].replace("\t", " "), seen)
    builder = Builder()
    _Walk(builder, seen.encode(errors="replace")).events()
    return builder.document(path)


def _without_comments(text: str) -> str:
    """Empty comments line by line: a line without anything would end the block of HTML it stands in."""
    if "<!--" not in text:
        return text
    return _COMMENT.sub(lambda found: "\n".join([_EMPTY_COMMENT] * (found[0].count("\n") + 1)), text)


class _Walk:
    """Goes once through the events of a document."""

    def __init__(self, builder: Builder, source: bytes) -> None:
        self._to = builder
        self._source = source
        self._ends = list(accumulate(map((1).__add__, map(len, source.split(b"\n")))))
        self._parts: list[str] = []  # what is seen of the open block
        self._line = 0  # 1-based line on which it starts; 0 before its first word
        self._links: list[tuple[str, int, int]] = []
        self._anchor: tuple[str, int, int] | None = None  # an open link that is written as HTML
        self._images: list[tuple[str, int]] = []
        self._alt: list[str] = []
        self._struck = 0
        self._in_code = False
        self._rows: list[list[str]] = []

    def events(self) -> None:
        """Go: an event, and a tag that starts or ends, is its name, or maps that to its content."""
        event: Any
        content: Any
        about: Any
        for event, span in events_with_range(self._source.decode(), options=_OPTIONS, merge_text=True):
            kind, content = event.popitem() if type(event) is dict else (event, None)
            if kind == "Text":
                self._text(content, span["start"])
            elif kind in _TAGS:
                name, about = content.popitem() if type(content) is dict else (content, None)
                if name not in _LETTERING:
                    self._start(name, about, span["start"]) if kind == "Start" else self._end(name, about)
            else:
                self._other(kind, content, span["start"])
        self._end("Document", "")

    def _other(self, kind: str, content: str, place: int) -> None:
        if kind == "SoftBreak":
            self._see("\n", place)
        elif kind == "HardBreak":
            self._see(LINE_END, place)
        elif kind == "Code":
            self._see(f"`{content}`", place)
            self._code(content.strip(), place)
        elif kind == "InlineHtml":
            self._tag(content, self._line_of(place))
            self._see(LINE_END if content.lower().startswith("<br") else "", place)
        elif kind == "Html":
            self._parts.append(content)

    def _line_of(self, place: int) -> int:
        return bisect_right(self._ends, place) + 1

    def _see(self, text: str, place: int) -> None:
        """Take up what is visible; struck-through words are not, nor is the text behind a picture."""
        if self._images:
            self._alt.append(text)
        elif not self._struck:
            if not self._line:
                self._line = self._line_of(place)
            self._parts.append(text)

    def _text(self, text: str, place: int) -> None:
        self._see(text, place)
        written_out = "://" in text or "www." in text
        if written_out and not (self._in_code or self._links or self._images or self._struck):
            self._addresses(text, self._line_of(place))

    def _code(self, content: str, place: int) -> None:
        """Take an address that stands alone in a span of code for one written out."""
        if _BARE_URL.fullmatch(content) and not (self._links or self._images or self._struck):
            self._to.link("", content, self._line_of(place))

    def _addresses(self, text: str, line: int) -> None:
        for found in _BARE_URL.finditer(text):
            self._to.link("", found[0].rstrip(".,;:"), line)
        for found in _BARE_HOST.finditer(text):
            named = found[0].rstrip(".,;:")
            self._to.link(named, f"http://{named}", line)

    def _start(self, name: str, content: dict[str, str], place: int) -> None:
        if name == "Link":
            scheme = "mailto:" if content["link_type"] == "Email" else ""
            self._links.append((scheme + content["dest_url"], len(self._parts), self._line_of(place)))
        elif name == "Image":
            self._images.append((content["dest_url"], self._line_of(place)))
        elif name == "Strikethrough":
            self._struck += 1
        elif name in {"TableHead", "TableRow"}:
            self._rows.append([])
        elif name not in _WITHIN:
            self._close("Paragraph", "")
            opens = name in {"List", "Item", "CodeBlock"}
            self._line = 0 if opens else self._line_of(place)  # the first word tells
            self._in_code = name == "CodeBlock"

    def _end(self, name: str, content: str) -> None:
        if name == "Link":
            target, start, line = self._links.pop()
            if not self._images:
                self._to.link("".join(self._parts[start:]), target, line)
        elif name == "Image":
            target, line = self._images.pop()
            if not self._images:
                self._to.link("".join(self._alt), target, line, image=True)
                self._alt.clear()
        elif name == "Strikethrough":
            self._struck -= 1
        elif name == "TableCell":
            self._end_anchor()
            self._rows[-1].append("".join(self._parts))
            self._parts.clear()
        elif name not in _WITHIN:
            self._close(name, content)

    def _close(self, name: str, content: str) -> None:
        """End a block."""
        if not self._parts and not self._anchor and name in _PLAIN_BLOCKS:
            self._line = 0
            return
        self._end_anchor()
        text, line = "".join(self._parts), self._line
        self._parts.clear()
        if name == "Heading":
            self._to.heading(int(content[1]), text, line)
        elif name == "CodeBlock":
            self._to.add("code", text, line)
            self._in_code = False
        elif name == "HtmlBlock":
            _read_html(self._to, text.replace(_EMPTY_COMMENT, ""), line)
        elif name == "Table":
            self._to.table(self._rows, line)
            self._rows = []
        else:
            self._to.add("text", text, line)
        self._line = 0

    def _tag(self, tag: str, line: int) -> None:
        name = tag[:3].lower()
        if name in {"</a", "<a "}:
            self._end_anchor()
        if target := _TARGET.search(tag):
            alt = _ALT.search(tag)
            if name == "<a ":
                self._anchor = target[1], len(self._parts), line
            else:
                self._to.link(alt[1] if alt else "", target[1], line, image=name == "<im")

    def _end_anchor(self) -> None:
        """Take up the link that is open as HTML; whatever ends it, its text is what was seen since."""
        if self._anchor:
            target, start, line = self._anchor
            self._to.link("".join(self._parts[start:]).strip(), target, line)
            self._anchor = None


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
            if closing and name == "th" and not rows:  # a head without a row of its own
                rows.append([])
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
    text = "".join(parts)
    if closed == "pre":
        builder.add("code", text, line)
    elif (text := " ".join(text.split())) and closed[:1] == "h":
        builder.heading(int(closed[1]), text, line)
    else:
        builder.add("text", text, line)
