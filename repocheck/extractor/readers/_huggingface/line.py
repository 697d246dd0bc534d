"""One line of a copied Hugging Face page: what is left of it without link marks, and what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote

from repocheck.text.pattern import late_regex

_IMAGE = late_regex(r"!\[([^\[\]]*)\]\([^()\s]*\)")
_LINK = late_regex(r"\[([^\[\]]*)\](?:\(([^()\s]*)(?: \"[^\"]*\")?\)|\[(\d{1,4})\])")
_LINK_END = late_regex(r"\](?:\(([^()\s]*)\)|\[(\d{1,4})\])\s*$")
_MARKS = late_regex(r"^(?:#{1,6}\s+|[-*•·]\s+|[\[•·]\s*)+")
_ESCAPE = late_regex(r"\\(_|[^\w\s])")
_BARE_URL = late_regex(r"<?(https?://[^\s<>]+)>?")
_REFERENCE = late_regex(r"\s{0,4}(?:\[(\d{1,4})\]:|(\d{1,4})\.)\s+<?(https?://[^\s<>]+)>?")


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    TEXT = auto()
    NUMBER = auto()
    AUTHORS = auto()
    UPVOTE = auto()
    GITHUB = auto()
    ARXIV = auto()
    ADDRESS = auto()
    DISCUSSION = auto()
    SUBMITTER = auto()


_KINDS = (
    (Kind.BLANK, late_regex(r"[·•\-\[\]\s\\]*")),
    (Kind.NUMBER, late_regex(r"(?:-\]|-)?\s{0,9}(?P<n>\d{1,7}|\d{1,4}(?:\.\d)?[kK]|-)")),
    (Kind.AUTHORS, late_regex(r"(?P<n>\d{1,3}(?:,\d{3}){1,3}|\d{1,6})\s{1,9}authors?", re.I)),
    (Kind.UPVOTE, late_regex(r"Upvoted?\s*(?P<n>\d[\d.,]{0,9}[kKmM]?|-)?\+?")),
    (Kind.GITHUB, late_regex(r"GitHub(?:\s+(?P<n>\d[\d.,]{0,9}[kKmM]?))?")),
    (Kind.ARXIV, late_regex(r"arXiv(?: Page)?|View (?:arXiv|PDF).{0,20}", re.I)),
    (Kind.SUBMITTER, late_regex(r"Submitted by.{0,80}")),
)
"""In order; a line of none of these patterns is text, or an address if it holds nothing else."""


@dataclass(frozen=True)
class Line:
    """One line."""

    start: int
    """Offset of its first character in the page."""
    raw: str
    """As it stands, without the line end."""
    text: str
    """Without link marks, heading and list marks and escapes."""
    urls: tuple[str, ...]
    """Addresses that it links to, quoting undone."""
    kind: Kind
    """What it is."""
    number: str = ""
    """The number of a line that carries one, as written."""

    @property
    def end(self) -> int:
        """Return the offset behind its last character."""
        return self.start + len(self.raw)


def read_line(start: int, raw: str, references: dict[str, str]) -> Line:
    """Read one line.

    Args:
        start: Its offset in the page.
        raw: The line, without line end.
        references: Address by number, for copies that gather their links at the end.
    """
    urls: list[str] = []

    def label(found: re.Match[str]) -> str:
        urls.append(found[2] or references.get(found[3] or "", ""))
        return found[1]

    pictured = _IMAGE.sub(r"\1", raw)
    text = _LINK.sub(label, pictured)
    if tail := _LINK_END.search(text):  # the end of a link that began on an earlier line
        urls.append(tail[1] or references.get(tail[2] or "", ""))
        text = text[: tail.start()]
    only_picture = pictured != raw and not _IMAGE.sub("", raw).split("](")[0].strip(" []-*")
    text = "" if only_picture else _ESCAPE.sub(r"\1", _MARKS.sub("", text.strip()).removesuffix("\\")).strip()
    if bare := _BARE_URL.fullmatch(text):
        urls.append(bare[1])
    kind, number = _kind(text, bool(bare), [unquote(url) for url in urls])
    return Line(start, raw, text, tuple(unquote(url) for url in urls if url), kind, number)


def read_references(text: str) -> dict[str, str]:
    """Return the addresses of a link list ``[41]: https://…`` or ``41. https://…``, by number."""
    found = (_REFERENCE.fullmatch(line.rstrip("\r")) for line in text.split("\n") if len(line) < 2_000)
    return {match[1] or match[2]: match[3] for match in found if match}


def _kind(text: str, bare: bool, urls: list[str]) -> tuple[Kind, str]:
    if any(url.endswith("#community") for url in urls) and (bare or text.isdigit()):
        return Kind.DISCUSSION, "" if bare else text
    for kind, pattern in _KINDS:
        if found := pattern.fullmatch(text):
            return kind, (found.groupdict().get("n") or "").replace(",", "")
    own = bare and any("huggingface.co/" in url or "/papers/" in url for url in urls)
    return (Kind.ADDRESS if own else Kind.TEXT), ""
