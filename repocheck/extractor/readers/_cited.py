"""What a page of Markdown cites, from the bibliography that its front matter names, as papers of JOSS do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from repocheck.extractor.readers._front import FrontMatter
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.extractor.relation import name_in
from repocheck.models import Passage, Relation
from repocheck.text.bibtex import NO_PAPERS, Entry, entries
from repocheck.text.encoding import decode_text
from repocheck.text.pattern import late_regex

_CITATION = late_regex(r"(?<![\w.@/])@\{?(\w[\w:.#$%&+?<>~/-]{0,200})")
_FAMILY = late_regex(
    r"(?:\A|\band\s)\s{0,9}(?:([^\s,{}][^,{}]{1,40}),|[^,{}]{0,60}?([^\s,{}]{2,40})(?=\s+and\s|\s{0,9}\Z))"
)
_WORD = late_regex(r"[^\W\d_][\w'’-]*")
_ENDS = ":.#$%&-+?<>~/"


def cited_of(source: Source, page: Page, front: FrontMatter) -> Iterator[Passage]:
    """Yield the entries of the bibliographies that a page cites.

    Authors cite their own code as well: below a title without its name, an entry by one of those that the
    front matter names may be that.

    Args:
        source: Gives the files beside the page.
        page: The page.
        front: Its front matter.
    """
    if not front.bibliographies or source.beside is None:
        return
    keys = {found[1].rstrip(_ENDS) for found in _CITATION.finditer(page.text, front.end)}
    for path in front.bibliographies:
        data = source.beside(path)
        if data is None:
            source.note(f"the bibliography {path} that it names was not found, so it was not read")
            continue
        text = decode_text(data)[0].replace("\r\n", "\n").replace("\r", "\n")
        listed = Page(text, str(PurePosixPath(page.name).parent / path))
        for entry in entries(text):
            if entry.key in keys and entry.kind not in NO_PAPERS:
                own = not name_in(front.title) and _is_by(entry, text, page.text[: front.end])
                relation = Relation.UNCLEAR if own else Relation.THIRD_PARTY
                yield listed.passage("references", entry.start, entry.following, "bibtex", relation)


def _is_by(entry: Entry, text: str, front: str) -> bool:
    """Return whether an author of an entry is named in the front matter of a page."""
    authors = entry.value(text, "author") or ""
    named = set(_WORD.findall(front))
    families = (found[1] or found[2] for found in _FAMILY.finditer(authors[:2_000]))
    return any(family.split()[-1] in named for family in families)
