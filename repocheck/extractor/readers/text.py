"""Plain text: one paper per entry of a list, else the whole is one. Takes what no other format claims."""

from __future__ import annotations

from collections.abc import Iterator

from repocheck.extractor.readers._fields import one_line, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._listing import papers_of_text
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.readers.bibtex import held_in
from repocheck.models import Confidence, Paper
from repocheck.text.ids import ARXIV_ID
from repocheck.text.pattern import late_regex

_RULE = late_regex(r"[\W_]*")
_STAMP = late_regex(rf"arXiv:({ARXIV_ID})v\d+\s+\[")


def whole(page: Page, title: str, title_at: int, format: str) -> Paper:
    """Return the paper whose text is all of `page`.

    Args:
        page: The text.
        title: Title; empty if the text has none, which then is called by its name.
        title_at: Offset of the title.
        format: How the text is written, as in `Passage.format`.
    """
    title = one_line(title) or page.name
    return Paper(
        id=identified(page.text, title),
        title=title,
        passages=(page.passage("text", 0, len(page.text), format),),
        found_at=page.at(title_at),
    )


def identified(text: str, title: str) -> str:
    """Return the arXiv id that is printed along the margin of a first page, or else a slug of the title."""
    stamp = _STAMP.search(text[:20_000])
    return stamp[1] if stamp else slug(title)


def first_line(text: str) -> tuple[str, int]:
    """Return the first line that is not blank, and its offset."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].strip(), start


def _sniff(head: str, name: str) -> Confidence | None:
    return None


def _read(source: Source) -> Iterator[Paper]:
    yield from papers_of_page(source, Page(source.text(), source.name))


def papers_of_page(source: Source, page: Page) -> Iterator[Paper]:
    """Yield the papers of a text of no format."""
    title, at = first_line(page.text)
    paper = whole(page, title if len(title) <= 300 and not _RULE.fullmatch(title) else "", at, "text")
    yield from held_in(page) or papers_of_text(source, page, paper)


FORMAT = Format("text", "Plain text; one paper per entry of a list, else the whole is one", _sniff, _read)
