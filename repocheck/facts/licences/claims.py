"""Collect what the licence files and manifests of a repository say of its licence."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from repocheck.facts.computed import fact
from repocheck.facts.licences.files import is_of_parts
from repocheck.facts.licences.names import (
    bare_name,
    expression,
    joined_names,
    name_in,
    normalised,
    or_later,
)
from repocheck.facts.licences.texts import NOASSERTION, LicenceText, classify
from repocheck.facts.manifests import Packaging
from repocheck.facts.subject import Subject
from repocheck.text.pattern import Pattern, late_regex

_CRAN_STUB = late_regex(r"\AYEAR:[^\n]{0,200}\n+(?:COPYRIGHT HOLDER|ORGANIZATION):", re.IGNORECASE)
LIMITED = Pattern(
    r"(?:only|strictly|solely|exclusively|restricted|limited)\s+(?:\w+\s+){0,3}?(?:for\s+|to\s+)?(?:\w+\s+){0,2}?"
    r"(?:academic|research|non-?commercial|educational)"
    r"|(?:academic|research|non-?commercial|educational)\s+(?:use\s+|purposes?\s+|research\s+)?only\b"
    r"|(?:prohibit|forbid|forbidden)\w{0,6}\s+(?:from\s+|for\s+)?(?:any\s+)?commercial|commercial\s+use\s+(?:of\s+[^.;]{1,40}\s)?(?:is|are)\s+(?:\w+\s+)?(?:prohibited|forbidden|not)"
    r"|not\s+(?:be\s+)?used?\s+(?:\w+\s+){0,2}commercially\b"
    r"|not?\s+(?:be\s+used\s+)?for\s+commercial|free\s+for\s+(?:academic|research|non-?commercial)",
    any_of=("academic", "research", "commercial", "educational"),
    flags=re.IGNORECASE,
)
"""Use limited to research, teaching, or what earns nothing."""
_POINTER_CHARS = 1_500
_OPAQUE = (".pdf", ".docx", ".doc", ".odt", ".png", ".jpg", ".jpeg")
_OF_RTF = "{\\rtf"
_CONTROL = late_regex(r"\\(?:par|line)(?![a-z])[ ]?|\\[ \t]{0,9}(?=\r?\n)")
"""What ends a line in rich text."""
_MARKUP = late_regex(
    r"\{\\(?:fonttbl|colortbl|stylesheet|info|\*)(?:[^{}]|\{[^{}]{0,500}\}){0,4000}\}"
    r"|\\[a-z]{1,32}-?\d{0,10}[ ]?|\\'[0-9a-f]{2}|[{}]"
)
"""Tables and control words of rich text.
Source: Rich Text Format (RTF) Specification, version 1.9.1"""
_TAG = late_regex(r"<[^<>]{0,2000}>")
_MAX_FILES = 20


class LicenceClaim(NamedTuple):
    """One place that says which licence holds."""

    where: str
    """``file``, ``readme`` or ``manifest``."""
    path: str
    """File it stands in."""
    text: LicenceText
    """What is said."""
    line: int = 1
    """1-based line."""
    snippet: str = ""
    """The words."""
    parts: bool = False
    """Whether it is about data, weights or some files only."""


@fact()
def file_licences(
    subject: Subject,
    licence_files: tuple[str, ...],
    named_terms: dict[str, str],
    licence_of_files: tuple[str, str] | None,
) -> tuple[LicenceClaim, ...]:
    """Return what the licence files say; a two-line stub of CRAN says nothing by itself."""
    paths = licence_files[:_MAX_FILES]
    found = []
    for path in paths:
        content = subject.text(path)
        if _is_opaque(path, content) or (content is None and path in named_terms):
            text = LicenceText(NOASSERTION, "a licence in a document that was not read", exact=False)
            found.append(LicenceClaim("file", path, text, parts=is_of_parts(path)))
        elif (
            content and content.strip() and not (_CRAN_STUB.match(content) or _hands_on(content, path, paths))
        ):
            content = _visible(path, content)
            text, shown = _as_named(path, classify(content)), first_line(content)
            found.append(LicenceClaim("file", path, text, parts=is_of_parts(path), snippet=shown))
    return _with_lesser(_of_code_first(found, licence_of_files[0] if licence_of_files else ""))


def _of_code_first(found: list[LicenceClaim], stated: str) -> list[LicenceClaim]:
    """Put, of texts in ``LICENSES/`` alone, that first which the files of the code state."""
    if not all(claim.path.lower().startswith("licenses/") for claim in found):
        return found
    return sorted(
        found, key=lambda claim: claim.path.rpartition("/")[2].removesuffix(".txt") not in stated.split()
    )


def _as_named(path: str, text: LicenceText) -> LicenceText:
    """Return what a text in ``LICENSES/`` says, with "or later" where its name, an id, leaves that open.

    Source: https://reuse.software/spec-3.3/ (the file is called after the SPDX id of the licence)
    """
    folder, _, name = path.rpartition("/")
    named = expression(name.removesuffix(".txt")) if folder.lower() == "licenses" else None
    open_ended = named is not None and named.removesuffix("-or-later") == text.spdx.removesuffix("-only")
    return text._replace(spdx=named) if named and open_ended else text


def _is_opaque(path: str, content: str | None) -> bool:
    """Return whether a file is a document whose bytes are no text."""
    return path.lower().endswith(_OPAQUE) or (content or "").startswith(("%PDF", "PK\x03\x04"))


def _visible(path: str, content: str) -> str:
    """Return the text of a page without its tags, or of rich text without its controls; lines are kept."""
    if content.startswith(_OF_RTF):
        return _MARKUP.sub(" ", _CONTROL.sub("", content))
    if not path.lower().endswith((".html", ".htm")):
        return content
    return html.unescape(_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), content))


def _with_lesser(found: list[LicenceClaim]) -> tuple[LicenceClaim, ...]:
    """Leave out the GPL beside the LGPL that refers to its text; order is kept.

    Source: https://www.gnu.org/licenses/gpl-howto.html (COPYING and COPYING.LESSER)
    """
    lesser = {_version(claim) for claim in found if claim.text.spdx.startswith("LGPL-3")}
    return tuple(
        claim for claim in found if not (claim.text.spdx.startswith("GPL-3") and _version(claim) in lesser)
    )


def _version(claim: LicenceClaim) -> str:
    return claim.text.spdx.removeprefix("L").partition("-")[2].partition("-")[0]


def _hands_on(content: str, path: str, paths: tuple[str, ...]) -> bool:
    """Return whether a short file only names the licence and the file that has its text."""
    return (
        len(content) <= _POINTER_CHARS
        and name_in(normalised(content)) is not None
        and not LIMITED.search(content)
        and any(other != path and other.rpartition("/")[2] in content for other in paths)
    )


@fact()
def manifest_licences(
    subject: Subject, package_metadata: tuple[Packaging, ...], licence_of_files: tuple[str, str] | None
) -> tuple[LicenceClaim, ...]:
    """Return the first licence of each manifest in the root and of a recipe, then what holds file by file."""
    in_root = [each for each in package_metadata if "/" not in each.path]
    recipes = [each for each in package_metadata if "/" in each.path and each.path.endswith(".yaml")]
    stating = [*in_root, *(recipes if len(recipes) == 1 else ())]  # several are a collection for others
    claims = (_of_manifest(subject, each.path, each.licences) for each in stating)
    found = [claim for claim in claims if claim]
    if licence_of_files:
        spdx, path = licence_of_files
        found.append(LicenceClaim("manifest", path, LicenceText(spdx, exact=False), snippet=spdx))
    return tuple(found)


def _of_manifest(subject: Subject, path: str, stated: tuple[str, ...]) -> LicenceClaim | None:
    known = ((name, expression(name) or joined_names(name) or bare_name(normalised(name))) for name in stated)
    if (named := next(((name, spdx) for name, spdx in known if spdx), None)) is None:
        return None
    name, spdx = named
    spdx = or_later(spdx, name)
    said = f"{name} without its version" if spdx == NOASSERTION else ""
    text = subject.text(path) or ""
    line = text.count("\n", 0, max(text.find(name), 0)) + 1
    return LicenceClaim("manifest", path, LicenceText(spdx, said, exact=False), line, name)


def first_line(text: str) -> str:
    """Return the first line of a text that is not blank, without blanks around it."""
    return next((line.strip() for line in text.split("\n") if line.strip()), "")
