"""Find what documentation tells people to install by hand, and files it promises that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.computed import Partly, fact
from repocheck.facts.documents.document import Block, Document
from repocheck.facts.documents.files import INSTALL_FILES, README_FILES, is_document
from repocheck.facts.documents.read import Library
from repocheck.facts.subject import Subject
from repocheck.globs import select
from repocheck.text.pattern import Pattern, late_regex

_MAX_DOCS = 40
_MAX_LINE_CHARS = 2_000
_COMMAND = Pattern(
    r"(?<![\w-])(?:(?:pip[23]?(?:\.\d+)?|uv pip|conda|mamba|micromamba|luarocks|pixi|poetry)"
    r"\s+(?:install|add)|uv add|conda create|install\.packages\(|Pkg\.add\(|devtools::install_\w+\()"
    r"\s*(.{0,400})",
    any_of=("install", "add", "conda create"),
)
_PACKAGE = late_regex(r"(?:^|[\s\"'(])([A-Za-z][\w.-]{1,60})(?![\w./-])|\b(?:git\+|github\()\S")
_FILES = (".txt", ".yml", ".yaml", ".toml", ".whl", ".gz")
_NOT_PACKAGES = frozenset(
    {"install", "python", "pip", "conda-forge", "pytorch", "upgrade", "env", "requirements"}
)
_HEADING = late_regex(
    r"require|depend|prerequisit|environment|install|环境|依赖|安装|要求",
    re.IGNORECASE,
)
_NAMED = late_regex(
    r"(?<![\w/])(?:python|pytorch|torch\w*|tensorflow\w*|keras|jax|numpy|scipy|pandas|scikit-learn|sklearn|opencv\w*"
    r"|matplotlib|theano|caffe\d?|mxnet|timm|transformers|matlab|julia|gcc|boost|mmcv|mmdet\w*|detectron2|torch7?"
    r"|networkx|faiss|cython|tqdm|cudatoolkit|lua|octave|openmp)(?![\w/])",
    re.IGNORECASE,
)
"""Packages, languages and tools that research code names in prose."""
_VERSION = late_regex(r"\d\.\d")
_VERSIONED = late_regex(_NAMED.pattern + r"[^.,;\w]{1,6}(?:v|version )?\d+\.\d", re.IGNORECASE)
_ANNOUNCES = Pattern(
    r"\b(?:need|requir|depend|install)\w*\b.{0,60}\b(?:packages|libraries|modules|dependencies|toolbox\w*)\b"
    r".{0,40}[:：]\s*$",
    any_of=(":", "："),
    flags=re.IGNORECASE,
)
"""The sentence above a list of packages."""
_NONE_NEEDED = Pattern(
    r"no (?:additional|further|external|other) (?:dependenc|requirement|package|librar)",
    any_of=("no ",),
    flags=re.IGNORECASE,
)
_CITED = Pattern(
    r"(?<![\w/.-])((?:[\w.-]+/)*(?:requirements?[\w.-]*\.txt|environment[\w.-]*\.ya?ml|Pipfile|pyproject\.toml))(?![\w/])",
    any_of=("requirement", "environment", "Pipfile", "pyproject.toml"),
)


class Mention(NamedTuple):
    """A line of documentation that names a dependency."""

    path: str
    line: int
    text: str


@fact(reads=(*README_FILES, *INSTALL_FILES))
def install_documents(project_files: tuple[str, ...], library: Library) -> Partly[Document]:
    """Return the READMEs and INSTALL files, nearest first."""
    paths = list(filter(is_document, select(project_files, (*README_FILES, *INSTALL_FILES))))
    left_out = (f"{path} was not looked into, as there are too many documents" for path in paths[_MAX_DOCS:])
    return Partly(library.documents(paths[:_MAX_DOCS]), left_out)


@fact()
def dependency_mentions(install_documents: tuple[Document, ...]) -> tuple[Mention, ...]:
    """Return the lines in which READMEs and INSTALL files name what to install, nearest first."""
    found: list[Mention] = []
    for document in install_documents:
        announced = ""
        for block in document.blocks:
            lines = [(number, line[:_MAX_LINE_CHARS]) for number, line in block.lines() if line.strip()]
            if lines and block.kind != "code":
                announced = _announced(block, lines[-1][1], announced)
                if _ANNOUNCES.search(lines[-1][1]):
                    found.append(Mention(document.path, *lines[-1]))
            found += (Mention(document.path, *each) for each in _naming(block, lines, announced))
    return tuple(found)


@fact()
def missing_manifests(subject: Subject, install_documents: tuple[Document, ...]) -> tuple[Mention, ...]:
    """Return the mentions of manifests that are nowhere in the repository; `text` is the name."""
    names = subject.files.names
    found: dict[str, Mention] = {}
    for document in install_documents:
        elsewhere = " ".join(link.target for link in document.links if "://" in link.target)
        blocks = (block for block in document.blocks if _CITED.may_match(block.text))
        for number, line in (each for block in blocks for each in block.lines()):
            for cited in _CITED.finditer(line[:_MAX_LINE_CHARS]):
                there = cited[1].rsplit("/", 1)[-1].lower() in names
                if not there and "://" not in line and cited[1] not in elsewhere:
                    found.setdefault(cited[1], Mention(document.path, number, cited[1]))
    return tuple(found.values())


def _announced(block: Block, last: str, before: str) -> str:
    """Return what a block stands under: its heading, or a line like "Requirements:" since then."""
    last = last.strip()
    if last.endswith((":", "：")) and _HEADING.search(last):
        return f"{block.heading}: {last}"
    return before if before.startswith(f"{block.heading}: ") else block.heading


def _naming(block: Block, lines: list[tuple[int, str]], heading: str) -> Iterator[tuple[int, str]]:
    """Yield those of the lines of a block, below a heading, that name what to install."""
    commands, headed = _COMMAND.search(block.text) is not None, _HEADING.search(heading) is not None
    speaks = block.kind != "code" and (headed or _VERSION.search(block.text) is not None)
    for number, line in lines:
        if commands and (command := _COMMAND.search(line)):
            names = ((found[1] or "git").lower() for found in _PACKAGE.finditer(command[1]))
            named = any(name not in _NOT_PACKAGES and not name.endswith(_FILES) for name in names)
        elif not speaks or line == heading:
            continue
        elif headed:
            named = bool(_NAMED.search(line) or _NONE_NEEDED.search(line))
        else:
            named = bool(_VERSION.search(line) and _VERSIONED.search(line))
        if named:
            yield number, line
