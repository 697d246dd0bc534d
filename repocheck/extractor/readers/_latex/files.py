r"""The files of a LaTeX project, parted where one includes another, in the order of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from repocheck.extractor.readers._latex.macros import Macro, write_out
from repocheck.extractor.readers._place import Page
from repocheck.extractor.readers._source import Source
from repocheck.models import Passage, Relation
from repocheck.text.bibtex import NO_PAPERS, entries
from repocheck.text.encoding import decode_text
from repocheck.text.pattern import late_regex

MAX_FILES = 500
"""Files of one paper; theses have some hundred."""
_INCLUDE = late_regex(
    r"\\(?:input|include|subfile|subfileinclude)\s*\{(?P<braced>[^{}\n]{1,300})\}"
    r"|\\input[ \t]+(?P<bare>[\w./-]{1,300})"
    r"|\\(?:sub)?import\*?\s*\{(?P<folder>[^{}\n]{0,300})\}\s*\{(?P<file>[^{}\n]{1,300})\}"
    r"|\\bibliography\s*\{(?P<bibliography>[^{}]{0,500})\}|\\(?:printbibliography)(?P<printed>)"
    r"|\\addbibresource\s*(?:\[[^\[\]]{0,100}\])?\{(?P<resource>[^{}\n]{1,300})\}"
    r"|\\usepackage\s*(?:\[[^\[\]]{0,300}\]\s*)?\{(?P<package>[^{}]{1,300})\}"
    r"|\\(?:documentclass|LoadClass)\s*(?:\[[^\[\]]{0,300}\]\s*)?\{(?P<class>[^{}\n]{1,300})\}"
)
_COMMENT = late_regex(
    r"(?<!\\)%[^\n]*|\\begin\{comment\}(?:(?!\\end\{comment\})[\s\S])*"
    r"|\\iffalse(?![a-zA-Z])(?:(?!\\fi(?![a-zA-Z]))[\s\S])*"
)
_CITED = late_regex(
    r"\\[a-zA-Z]{0,20}cite[a-zA-Z]{0,20}\*?\s*(?:\[[^\[\]]{0,300}\]\s*){0,3}\{([^{}]{1,3000})\}"
)
_END = late_regex(r"\\end\s*\{document\}")
_ENTRY = late_regex(r"\\entry\{[^\s{}]{1,200}\}\{")
"""Where an entry begins in the ``.bbl`` of biblatex, which holds all that its ``.bib`` says."""
_READ_BY_CLASS = {"rescience": ("metadata-draft.tex", "metadata-final.tex", "metadata.tex")}
"""Files that a journal's class reads untold, what was published last: ReScience keeps titles there.

Source: the class ``rescience`` of 2019 and later, whose manual has them beside the paper.
"""


def _below(paths: Iterable[str]) -> list[str]:
    r"""Return paths as seen from folders below that from which a paper is built, the longest first.

    Many are built from the root of their repository: ``\bibliography{paper/tide}`` beside ``tide.bib``.
    """
    parts = (PurePosixPath(path).parts for path in paths)
    return list(dict.fromkeys("/".join(each[n:]) for each in parts for n in range(1, len(each))))


class File(NamedTuple):
    """A piece of a file: up to the next that it includes, or from there on."""

    page: Page
    start: int
    end: int
    live: str
    """The text of the page with its comments turned to blanks."""

    def passages(self, macros: Mapping[str, Macro], parts: Mapping[str, Macro]) -> Iterator[Passage]:
        """Yield its text, the authors' commands in it written out (`write_out`)."""
        if self.page.name.endswith(".bib"):
            yield self.page.passage("references", self.start, self.end, "bibtex", Relation.THIRD_PARTY)
            return
        field = "references" if self.page.name.endswith(".bbl") else "text"
        begins = [each.start() for each in _ENTRY.finditer(self.live, self.start, self.end)]
        if field == "references" and begins:  # its words are those of the work that is cited
            for start, end in pairwise([*begins, self.end]):
                yield self.page.passage(field, start, end, "latex", Relation.THIRD_PARTY)
            return
        passage = self.page.passage(field, self.start, self.end, "latex")
        if passage.text:
            yield passage._replace(text=write_out(passage.text, macros, parts))


def without_comments(text: str) -> str:
    """Return `text` with its comments turned to blanks; places stay right."""
    return _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def files_of(source: Source) -> Iterator[File]:
    """Yield the pieces of a paper, in its order; without a ``.bbl``, last what it cites of its ``.bib``."""
    walk = _Walk(source)
    cited: set[str] = set()
    for file in walk.pieces(Page(source.text(), source.name), ""):
        for found in _CITED.finditer(file.live, file.start, file.end):
            cited.update(key.strip() for key in found[1].split(","))
        yield file
    yield from walk.cited(cited)


class _Walk:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: set[str] = set()
        self._bibliographies: list[str] = []

    def pieces(self, page: Page, path: str) -> Iterator[File]:
        """Yield the pieces of one file; `path` is its path as seen from the main one.

        A class is the journal's: what it includes is of the paper, and nothing else in it.
        """
        by_journal = path.endswith(".cls")
        live = without_comments(page.text)
        ended = _END.search(live)
        start = 0
        for include in _INCLUDE.finditer(live, 0, ended.start() if ended else len(live)):
            found = [each for each in self._named(include, path) if each not in self._seen]
            self._bibliographies += self._named_bibliographies(include, path)
            pages = self._opened(found) or self._opened(_below(found))
            if not pages:
                if not by_journal:
                    self._miss(include, page)
                continue
            if not by_journal:
                yield File(page, start, include.end(), live)
            start = include.end()
            for each, opened in pages:
                self._seen.add(each)
                yield from self.pieces(opened, each)
        if not by_journal:
            yield File(page, start, len(page.text), live)

    def _opened(self, paths: Iterable[str]) -> list[tuple[str, Page]]:
        return [(path, page) for path in paths if (page := self._open(path))]

    def _named(self, include: re.Match[str], path: str) -> Iterator[str]:
        """Yield the paths that an inclusion may mean."""
        folder = PurePosixPath(path).parent
        if include["resource"]:
            return
        if include["bibliography"] is not None or include["printed"] is not None:
            yield PurePosixPath(path or self._source.name).with_suffix(".bbl").name
            yield "main.bbl"
        elif include["class"]:
            name = include["class"].strip()
            yield f"{name}.cls"
            yield from () if self._open(f"{name}.cls") else _READ_BY_CLASS.get(name, ())
        elif include["package"]:
            yield from (f"{name.strip()}.sty" for name in include["package"].split(","))
        else:
            name = (include["braced"] or include["bare"] or include["file"]).strip().strip('"')
            below = PurePosixPath(include["folder"] or "") / name
            for each in dict.fromkeys((str(below), str(folder / below))):
                yield from (each,) if each.endswith((".tex", ".bbl", ".ltx")) else (f"{each}.tex", each)

    @staticmethod
    def _named_bibliographies(include: re.Match[str], path: str) -> list[str]:
        names = [name.strip() for name in (include["bibliography"] or include["resource"] or "").split(",")]
        files = [name if name.endswith(".bib") else f"{name}.bib" for name in names if name]
        below = (str(PurePosixPath(path).parent / name) for name in files)
        return list(dict.fromkeys([*files, *below]))

    def cited(self, keys: set[str]) -> Iterator[File]:
        """Yield the entries of the bibliographies that the paper cites, unless its ``.bbl`` was read."""
        if any(each.endswith(".bbl") for each in self._seen):
            return
        named = list(dict.fromkeys(self._bibliographies))
        for path, page in self._opened(named) or self._opened(_below(named)):
            self._seen.add(path)
            for entry in entries(page.text):
                if (entry.key in keys or "*" in keys) and entry.kind not in NO_PAPERS:
                    yield File(page, entry.start, entry.following, "")

    def _open(self, path: str) -> Page | None:
        if self._source.beside is None or len(self._seen) >= MAX_FILES or path in self._seen:
            return None
        data = self._source.beside(path)
        if data is None or b"\0" in data[:1_000]:
            return None
        name = str(PurePosixPath(self._source.name).parent / path)
        return Page(decode_text(data)[0].replace("\r\n", "\n").replace("\r", "\n"), name)

    def _miss(self, include: re.Match[str], page: Page) -> None:
        name = include["braced"] or include["bare"] or include["file"]
        if name and not any(sign in name for sign in "\\#") and not self._is_seen(name):
            why = "was not found" if self._source.beside else "was not given with it"
            line = page.at(include.start()).line
            self._source.note(
                f"{page.name}:{line}: the file {name} that it includes {why}, so it was not read"
            )

    def _is_seen(self, name: str) -> bool:
        return any(
            each.removesuffix(".tex").endswith(name.strip().removesuffix(".tex")) for each in self._seen
        )
