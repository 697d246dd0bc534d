"""See whether there is a program at all, and whether the README still promises it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.documents import Block, Document
from repocheck.facts.subject import Subject
from repocheck.globs import Paths
from repocheck.knowledge.promises import (
    CODE_WORDS,
    DATE,
    KEPT,
    NEWS,
    OPEN_BOX,
    OTHER_WORDS,
    PARTS,
    PROMISE,
    WHOLE,
)
from repocheck.knowledge.source_files import (
    ARCHIVE_EXTENSIONS,
    NOT_MAIN,
    PAGE_FOLDERS,
    SOURCE_EXTENSIONS,
    SOURCE_NAMES,
    WEB_EXTENSIONS,
)
from repocheck.text.pattern import late_regex

_DONE = late_regex(r"^\s*(?:[-*]\s*)?\[[xX✓✔]\]|✅|☑")
_MAX_SENTENCE = 600


class Promise(NamedTuple):
    """A sentence that announces something."""

    text: str
    """The sentence."""
    line: int
    """1-based line on which it starts."""
    of_code: bool
    """Whether it is program code that is announced, and nothing else."""
    links: tuple[str, ...] = ()
    """Where the sentence points to."""


@fact()
def programs(subject: Subject) -> Paths:
    """Return the repository's own files that could be the main program, nearest first; no empty ones."""
    files = subject.files
    off_pages = files.lying_in(lambda folder: PAGE_FOLDERS.isdisjoint(folder.lower().split("/")))
    sources = {*files.ending_with(SOURCE_EXTENSIONS), *files.named(SOURCE_NAMES)} - {*files.named(NOT_MAIN)}
    web = set(files.ending_with(WEB_EXTENSIONS)) if "package.json" in subject.own else set()
    kinds = (wanted - subject.blank for wanted in (sources, web))
    return files.some(next(filter(None, ([p for p in off_pages if p in kind] for kind in kinds)), ()))


@fact()
def archives(subject: Subject) -> tuple[str, ...]:
    """Return packed files in which the code may be."""
    return tuple(subject.files.ending_with(ARCHIVE_EXTENSIONS))


@lru_cache(maxsize=16)
def promises_of(document: Document) -> tuple[Promise, ...]:
    """Return what `document` announces, unless it is ticked off, struck through or kept since."""
    spoken = (said for said, _, _ in document.sentences_for(KEPT) if KEPT.search(said))
    kept = tuple(said for said in spoken if not PROMISE.search(said))
    return tuple(
        Promise(sentence, line, _is_of_code(sentence, block), _linked(sentence, block, document))
        for sentence, line, block in document.sentences_with((*PROMISE.any_of, "[ ]"))
        if len(sentence) <= _MAX_SENTENCE and (PROMISE.search(sentence) or OPEN_BOX.search(sentence))
        if not _DONE.search(sentence)
        if not NEWS.search(sentence) and not any(_keeps(later, sentence) for later in kept)
    )


def _keeps(released: str, promised: str) -> bool:
    """Return whether a line says that what another one promises has come: not before it, or all of it now."""
    then, now = DATE.search(promised), DATE.search(released)
    parts = {each[0].lower() for each in PARTS.finditer(promised)}
    came = {each[0].lower() for each in PARTS.finditer(released)}
    if then is None:
        return not parts and not came and WHOLE.search(released) is not None
    if now is None:
        return False
    return _day(now) >= _day(then) and (parts <= came if parts else True)


def _day(found: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(part or 0) for part in found.groups())


def _is_of_code(sentence: str, block: Block) -> bool:
    about = f"{block.section[-1] if block.section else ''} {sentence}"
    return bool(CODE_WORDS.search(about)) and not OTHER_WORDS.search(sentence)


def _linked(sentence: str, block: Block, document: Document) -> tuple[str, ...]:
    near = (link for link in document.links if link.line == block.line and not link.image)
    return tuple(link.target for link in near if link.text and link.text in sentence)
