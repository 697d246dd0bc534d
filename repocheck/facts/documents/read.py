"""Parse the documents of a repository, each once per subject, by the ending of its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from repocheck.facts.computed import fact
from repocheck.facts.documents.document import Document
from repocheck.facts.documents.files import INCLUDED_FILES
from repocheck.facts.documents.lightweight import as_markdown
from repocheck.facts.documents.markdown import read_markdown
from repocheck.facts.subject import Subject
from repocheck.globs import matches
from repocheck.text.pattern import late_regex

_MAX_OTHERS = 2
_MAX_RST_CHARS = 8_192
"""Beside READMEs, docutils parses so many documents of so many characters, the nearest: it takes a second
for a megabyte. The others are read as Markdown, which sees the same paragraphs, main headings and code."""
_INCLUDE = late_regex(r"^\.\. include:: {1,4}(\S{1,200})\s*$", re.MULTILINE)

_SILENT = late_regex(
    r"^([ \t]{0,40})\.\. (?!(?:[\w-]*code|sourcecode|parsed|prompt|note|warning|tip|hint|important)"
    r"\b[\w:-]{0,40}::|[_\[|])\S.*\n(?:(?:\1[ \t]+\S.*|[ \t]*)\n)*",
    re.MULTILINE,
)
"""Directives, with what they hold, that say nothing in words; and comments.
Source: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#comments"""
_OVERLINED = late_regex(r"^~{3,200}[ \t]{0,9}\n(?=\S[^\n]{0,300}\n~{3})", re.MULTILINE)
_UNDERLINED = late_regex(r"(?<=[^\s~]\n)~{3,200}(?=[ \t]{0,9}$)", re.MULTILINE)
"""Line below a heading, which in Markdown would begin a block of code."""
_ROWS = late_regex(r"[ \t]{0,40}\.\. (?:csv|list)-table::")
"""Directive that holds the rows of a table, as text."""
_LINK = late_regex(r"`([^`<>\n]{1,300}?)\s?<(https?://[^`<>\s]{1,1000})>`_{1,2}")


class Library:
    """The documents of a subject, each parsed when it is first asked for.

    Args:
        subject: Whose documents.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._documents: dict[str, Document | None] = {}
        self._lowered: dict[str, str] = {}
        rst = subject.files.ending_with(["rst"])
        readmes = {path for path in rst if "readme" in path.rpartition("/")[2].lower()}
        self._readmes = frozenset(readmes)
        self._nearest = frozenset([path for path in rst if path not in readmes][:_MAX_OTHERS])

    def document(self, path: str) -> Document | None:
        """Return the document at `path`; None if its text could not be had."""
        if path not in self._documents:
            text = self._subject.text(path)
            self._documents[path] = None if text is None else self._read(path, text)
        return self._documents[path]

    def lowered(self, path: str, text: str) -> str:
        """Return the text of the document at `path` in lower case: each check looks for its words there."""
        if path not in self._lowered:
            self._lowered[path] = text.lower()
        return self._lowered[path]

    def documents(self, paths: Iterable[str]) -> Iterator[Document]:
        """Yield the documents at `paths` that could be read."""
        return (document for path in paths if (document := self.document(path)) is not None)

    def _read(self, path: str, text: str) -> Document:
        short = path in self._nearest and len(text) <= _MAX_RST_CHARS
        if path in self._readmes or short:
            return read_document(path, self._with_includes(path, text))
        if path.lower().endswith(".rst"):
            return read_markdown(path, _as_markdown(text))
        return read_markdown(path, as_markdown(path, text))

    def _with_includes(self, path: str, text: str) -> str:
        """Return `text` with the files that it includes, as far as they lie in the repository."""
        home = path.rpartition("/")[0]

        def included(found: re.Match[str]) -> str:
            name = f"{home}/{found[1]}".lstrip("/")
            return (self._subject.text(name) if matches(name, INCLUDED_FILES) else None) or found[0]

        return _INCLUDE.sub(included, text, count=3)


@fact()
def library(subject: Subject) -> Library:
    """Return the documents, to be parsed when asked for; which files are read say the facts that ask."""
    return Library(subject)


def _as_markdown(text: str) -> str:
    """Return reStructuredText in which Markdown is not misled: without formulas, pictures and the like."""
    silent = _SILENT.sub(_without_words, f"{text}\n")
    if "~~~" in silent:
        silent = _UNDERLINED.sub("---", _OVERLINED.sub("\n", silent))
    return _LINK.sub(r"[\1](\2)", silent)


def _without_words(found: re.Match[str]) -> str:
    """Return the lines of a directive, empty but for the rows of a table, which are no code."""
    lines = found[0].split("\n")
    return "\n".join(line.strip() if _ROWS.match(found[0]) else "" for line in lines)


def read_document(path: str, text: str) -> Document:
    """Parse a document by the ending of its name."""
    if not path.lower().endswith(".rst"):
        return read_markdown(path, as_markdown(path, text))
    from repocheck.facts.documents.rst import read_rst  # noqa: PLC0415 - docutils is slow to load

    return read_rst(path, text)
