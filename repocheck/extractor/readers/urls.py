"""A plain list of addresses, arXiv ids, DOIs or ``owner/name``: each line is a paper of its own.

So a report tells line by line what became of it, whether the line names a paper or its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repocheck.extractor.readers._fields import bare_format, one_line, repo_address, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Location, Paper, Passage
from repocheck.text.ids import ARXIV_ID, arxiv_id, doi
from repocheck.text.pattern import late_regex

_LINE = late_regex(
    r"(?:(?:[-*]|\d{1,4}[.)])\s+)?<?(?:(?:https?|git|ssh|git\+https)://\S+|git@\S+|(?:www\.|github\.com/|gitlab\.com/)\S+)"
    r"(?:\s[\s,;]*(?:https?://\S+|git@\S+))*(?:\s[\s,;>]*(?:#.*)?)?",
    re.I,
)
_ID = late_regex(
    rf"(?:(?:[-*]|\d{{1,4}}[.)])\s+)?(?:(?:arxiv\s?:\s*)?{ARXIV_ID}(?:v\d+)?|(?:doi\s?:\s*)?10\.\d{{4,9}}/\S{{1,200}})\s*(?:#.*)?",
    re.I,
)
_SLUG = late_regex(
    r"(?:(?:[-*]|\d{1,4}[.)])\s+)?([A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9_.-]{1,100})\s*(?:#.*)?"
)
_MARK = late_regex(r"\A(?:[-*]\s+|\d{1,4}[.)]\s+)?<?\s*")
_MIN_SHARE = 0.9
"""Share of the lines that must be addresses; the rest may be headings or slips."""


_HEADED = late_regex(r"^#{1,3} \w", re.M)


def _sniff(head: str, name: str) -> Confidence | None:
    if name.lower().endswith(".md") and _HEADED.search(head):
        return None  # what is a comment elsewhere is a heading there
    lines = [line for _, line in _entries(head.split("\n")[:200])]
    lines = [line[:2_000] for line in lines]
    sure = sum(bool(_LINE.fullmatch(line) or _ID.fullmatch(line)) for line in lines)
    slugs = sum(bool(_SLUG.fullmatch(line)) for line in lines)
    hits = sure + slugs if sure or slugs > 1 else 0
    return Confidence.HIGH if lines and hits >= _MIN_SHARE * len(lines) else None


def _entries(lines: list[str] | Iterator[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("#"):
            yield number, text


def _read(source: Source) -> Iterator[Paper]:
    n_ids = 0
    for number, text in _entries(source.lines()):
        slugged, named = _SLUG.fullmatch(text[:2_000]), _ID.fullmatch(text[:2_000])
        slugged = None if named else slugged
        n_ids += named is not None
        place = Location(path=source.name, line=number)
        title = one_line(_MARK.sub("", text)) or text
        web = title.split()[0].strip("<>,;") if title.startswith("http") else ""
        yield Paper(
            id=arxiv_id(title) or (doi(title) if named else None) or slug(re.sub(r"^\w+://", "", title)),
            title=title,
            passages=(
                Passage("line", repo_address(slugged[1]), place, bare_format(slugged[1]))
                if slugged
                else Passage("line", text, place),
            ),
            url=web or None,
            found_at=place,
        )

    if n_ids:
        source.note(
            f"{n_ids} papers are given by their ids alone, so that no text of theirs was read: give arxiv:ID"
        )


FORMAT = Format("urls", "List of addresses or ids; one paper per line", _sniff, _read)
