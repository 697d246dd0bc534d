"""What the markup around an address says about it: captions of other links, and emphasis marks."""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

_ABSOLUTE = r"(?:https?:)?//"
_HTML_LINK = late_regex(
    rf"<a[ \t\r\n][^<>]{{0,1900}}?href[ ]?=[ ]?[\"']?[ ]?{_ABSOLUTE}[^<>]{{0,1900}}>\s{{0,40}}\Z",
    re.IGNORECASE,
)
_MARKDOWN_TARGET = late_regex(rf"[^\s\[\]]{{0,500}}\]\([ ]?<?{_ABSOLUTE}")
_LATEX_LINK = late_regex(r"\\href[ ]{0,3}\{[^{}]{1,1900}\}[ ]{0,3}\{(?:\\[a-zA-Z]{2,12}\{)?\Z")
_LOOK = 2000
_OPENING = late_regex(r"(?:\A|[\s(>*])_{1,3}(?=[^\s_])")
_CLOSING = late_regex(r"[^\s_]_{1,3}(?=[\s).,;:!?*])")


def is_caption(text: str, format: str, start: int, end: int) -> bool:
    """Return whether an address is only the visible text of a link whose target is another address.

    The target counts then: visible addresses are cut short, or tell another tale. A caption that says
    more than the address (a whole abstract, in copies of digests) is text like any other.

    Args:
        text: The view's text.
        format: How it is written.
        start: First position of the address.
        end: Position behind it.
    """
    if format == "html":
        return _html_caption(text, start, end)
    if format == "markdown":
        return text[start - 1 : start] == "[" and _MARKDOWN_TARGET.match(text, end) is not None
    if format in ("latex", "bibtex") and text[start - 1 : start] == "{":
        return _LATEX_LINK.search(text, _rfind(text, "\\href", start), start) is not None
    return False


def opened_emphasis(text: str, start: int, format: str) -> int:
    """Return how many underscores of emphasis are open before an address."""
    opened = start - len(text[max(0, start - 3) : start].rstrip("_")) - max(0, start - 3)
    if opened or format != "markdown":
        return opened
    line = text.rfind("\n", max(0, start - 300), start) + 1 or max(0, start - 300)
    marks = _OPENING.findall(text, line, start)
    return len(marks[-1].lstrip(" \t\n(>*")) if len(marks) > len(_CLOSING.findall(text, line, start)) else 0


def _html_caption(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] not in ("", ">", " ", "\n"):
        return False
    close = text.find("<", end, end + 300)
    if (
        close < 0
        or text[close : close + 3].lower() != "</a"
        or any(c.isspace() for c in text[end:close].strip())
    ):
        return False
    return _HTML_LINK.search(text, _rfind(text, "<", start), start) is not None


def _rfind(text: str, mark: str, start: int) -> int:
    """Return where the last `mark` before `start` stands, at most `_LOOK` characters back; else `start`."""
    found = text.rfind(mark, max(0, start - _LOOK), start)
    return found if found >= 0 else start
