"""Front matter: the fields between two lines of dashes that JOSS, Jekyll, Hugo and model cards begin with."""

from __future__ import annotations

import re
from typing import NamedTuple

from repocheck.text.pattern import late_regex

_BLOCK = late_regex(
    r"\A\ufeff?\s{0,20}---[ \t\r]*\n(.{0,50000}?)\n(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)", re.DOTALL
)
_UNCLOSED = late_regex(
    r"\A\ufeff?---[ \t\r]*\n((?:[ \t-][^\n]{0,2000}\n|[A-Za-z_][\w-]{0,40}[ \t]{0,9}:[^\n]{0,2000}\n){3,200})"
    r"(?=[ \t\r]*\n\s{0,99}#)"
)
"""Fields whose closing line is missing, up to an empty line and the first heading."""
_FIELD = late_regex(
    r"^(title|date|bibliography)[ \t]*:[ \t]*(.*(?:\n[ \t]*(?:[ \t]|-[ \t])\S.*)*)", re.M | re.I
)
_QUOTED_TITLE = late_regex(
    r"^title[ \t]*:[ \t]*(?P<sign>['\"])(?:(?!(?P=sign)|\n[ \t]*\n).){1,600}(?P=sign)(?=[ \t\r]*$)",
    re.M | re.I | re.S,
)
"""A title in quotation marks goes on to the closing one, however its lines are indented."""
_OF_PAPER = late_regex(r"^affiliations?[ \t]*:", re.M | re.I)
_BIB = late_regex(r"[^\s\[\],'\"]{1,200}\.bib\b")
_REMARK = late_regex(r"\s#(?:\s.{0,300})?\Z", re.DOTALL)
"""A comment behind a value without quotes."""
_FOLDED = late_regex(r"\A[>|][+-]?\d?[ \t\r]*\n")


class FrontMatter(NamedTuple):
    """What a page says of itself before it begins."""

    end: int
    """Offset behind it."""
    title: str = ""
    title_at: int = 0
    date: str = ""
    bibliographies: tuple[str, ...] = ()
    """The files of its references, as Pandoc takes them."""
    of_paper: bool = False
    """Whether it names a title and the affiliations of authors, so that the page is one paper."""

    def blanked(self, text: str) -> str:
        """Return a page with its front matter as blanks; lines and offsets stay."""
        return re.sub(r"[^\n]", " ", text[: self.end]) + text[self.end :]


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of a page; one that ends at once if there is none."""
    block = _BLOCK.match(text) or _UNCLOSED.match(text)
    if not block:
        return FrontMatter(0)
    fields = {found[1].lower(): found for found in _FIELD.finditer(block[1])}
    title, date, cited = fields.get("title"), fields.get("date"), fields.get("bibliography")
    whole = _QUOTED_TITLE.search(block[1])
    written = whole[0].partition(":")[2].strip() if whole else title[2] if title else ""
    return FrontMatter(
        block.end(),
        _value(written),
        block.start(1) + title.start(2) if title else 0,
        _value(date[2]) if date else "",
        tuple(_BIB.findall(cited[2])) if cited else (),
        bool(written) and _OF_PAPER.search(block[1]) is not None,
    )


def _value(written: str) -> str:
    """Return a value without quotes, on one line."""
    value = " ".join(_FOLDED.sub("", written).split())
    bare = value[:1] not in ("'", '"')
    value = _REMARK.sub("", value) if bare and not _FOLDED.match(written) else value
    quoted = re.fullmatch(r"(?P<q>['\"])(.{0,2000})(?P=q)(?:\s+#.*)?", value)
    return (
        (
            quoted[2].replace("''", "'")
            if quoted["q"] == "'"
            else quoted[2].replace('\\"', '"').replace("\\\\", "\\")
        )
        if quoted
        else value
    )
