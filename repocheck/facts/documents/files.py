"""Where documents for the reader are found: globs, and what the names of READMEs look like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from repocheck.globs import select
from repocheck.text.pattern import late_regex

_MARKUP = "{md,markdown,mdown,mkd,mkdn,rst,txt,org,adoc,asciidoc,textile,html,rmd,qmd}"
README_FILES = (f"{{,*/,*/*/,*/*/*/}}{{,[ ]}}readme{{,{{,[._-]*,(*,[ ](*}}.{_MARKUP}}}",)
"""Globs of READMEs, those of folders included."""
INCLUDED_FILES = ("*.rst", "docs/{index,readme,usage,install*}.rst")
"""Globs of what READMEs in reStructuredText include."""
INSTALL_FILES = (
    "{,doc{,s}/{,*/}}*{INSTALL,GETTING_STARTED,GET_STARTED}*{.md,.rst,.txt}",
    "INSTALL",
    "{,doc{,s}/}{USAGE,SETUP,REQUIREMENT,ENVIRONMENT,PREREQUISITE,DEPENDENC}*{.md,.rst}",
)
"""Globs of documents on installation, and on what is needed for it.

Source: the file names that the artefact evaluations of ACM and USENIX ask for."""
DOC_FILES = (
    "*.{md,rst}",
    "{doc,docs,documentation}/{,*/,*/*/,*/*/*/}*.{md,rst,txt}",
    "{manual,manuals,guide,guides,wiki,tutorial,tutorials}/{,*/,*/*/,*/*/*/}*.{md,rst}",
)
"""Globs of documents in the root, and of folders of documentation."""
NOTE_FILES = ("*{install,usage,guide,howto,instruction,note,manual,setup,require}*.txt",)
"""Globs of plain texts in the root that are documents by their names: many others are data."""
FOLDER_DOC_FILES = ("*/*.md",)
"""Globs of documents beside the code."""
NAMED_DOC_FILES = ("named:**/*.{md,markdown,rst}",)
"""Globs of documents that are read where another one names them."""
DEEP_DOC_FILES = ("**/*.{md,markdown,rst}",)
"""Globs of documents wherever they lie."""
_ORDER = (
    *(
        "md",
        "markdown",
        "mdown",
        "mkd",
        "mkdn",
        "rst",
        "",
        "txt",
        "org",
        "adoc",
        "asciidoc",
        "textile",
        "html",
    ),
    *("rmd", "qmd"),
)
_ENDINGS = frozenset({"md", "mkd", "mkdn", "mdown", "markdown", "rst", "txt", "org", "adoc", "rmd"})
_NAME = late_regex(r"\s*readme(?:\.(\w+))?", re.IGNORECASE)
_VARIANT = late_regex(
    r"\s*readme(?:[._-]([a-z]{2}(?:[-_][a-z]{2,4})?|english|chinese)|\s?\([^()/]{1,40}\))\.(md|rst|txt)",
    re.IGNORECASE,
)
_NOT_FOR_READERS = late_regex(
    r"change|news|history|contribut|code_of|conduct|licen|security|authors|agents|issue|pull_request"
    r"|(?:^|/)(?:original|upstream)[._-]readme|(?:^|/)readme[._-](?:original|upstream)(?![a-z])"
    r"|(?:^|/)(?:ai|llms?)/|(?:^|/)(?:claude|copilot|gemini|cursor)[^/]*\.md$",
    re.IGNORECASE,
)
_HIDDEN = late_regex(r"(?:^|/)\.[^/]{1,60}/[^/]{1,255}/|[^/]/\.[^/]{1,60}/")
"""Folders of tools, but for what lies right in one at the root."""


def readme_rank(name: str) -> tuple[int, int] | None:
    """Return how well a file name (no folder) fits a README, smallest best; None if it is none.

    Translations come last, unless one is all there is.
    """
    if _VARIANT.fullmatch(name):
        return 1, 0
    found = _NAME.fullmatch(name)
    extension = (found[1] or "").lower() if found else "none"
    return (0, _ORDER.index(extension)) if extension in _ORDER else None


def is_document(path: str) -> bool:
    """Return whether a file is a document by the ending of its name, or by having none."""
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    return not dot or not stem or ending.lower() in _ENDINGS


def is_for_readers(path: str) -> bool:
    """Return whether a document is for whoever uses the code: not about conditions, the past or a model."""
    hidden = ("/." in path or path.startswith(".")) and _HIDDEN.search(path)
    return not hidden and not _NOT_FOR_READERS.search(path)


def deep_documents(paths: Iterable[str]) -> list[str]:
    """Return the documents for readers among some paths, wherever they lie."""
    return list(filter(is_for_readers, select(paths, DEEP_DOC_FILES)))
