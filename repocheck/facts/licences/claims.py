"""Collect what a repository says of its licence: files, README, manifests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.documents import Document, Link
from repocheck.facts.fact import fact
from repocheck.facts.licences.files import is_of_parts
from repocheck.facts.licences.names import bare_name, name_in, normalised
from repocheck.facts.licences.texts import NOASSERTION, LicenceText, classify
from repocheck.facts.manifests import Packaging
from repocheck.facts.subject import Subject
from repocheck.text.pattern import Pattern

_CRAN_STUB = re.compile(r"\AYEAR:[^\n]{0,200}\n+(?:COPYRIGHT HOLDER|ORGANIZATION):", re.IGNORECASE)
_HEADING = re.compile(
    r"^\W{0,8}(?:\d{1,2}[.)]?\s{0,4})?licen[cs](?:e|es|ing)\b|^\W{0,8}(?:许可|协议|开源协议|许可证)",
    re.IGNORECASE,
)
_GRANT = Pattern(
    r"(?:licen[cs]ed|released|distributed|available|published|made available|provided|shared|is|are)"
    r"\s+(?:\w+\s+){0,3}?(?:under|with|by)\b|licen[cs]e[sd]?\b|协议|许可",
    any_of=("licen", "under", "with", "by", "协议", "许可"),
    flags=re.IGNORECASE,
)
_LIMITED = Pattern(
    r"(?:only|strictly|solely|exclusively|restricted|limited)\s+(?:\w+\s+){0,3}?(?:for\s+|to\s+)?(?:\w+\s+){0,2}?"
    r"(?:academic|research|non-?commercial|educational)"
    r"|(?:academic|research|non-?commercial|educational)\s+(?:use|purposes?)\s+only"
    r"|not?\s+(?:be\s+used\s+)?for\s+commercial|free\s+for\s+(?:academic|research|non-?commercial)",
    any_of=("academic", "research", "commercial", "educational"),
    flags=re.IGNORECASE,
)
_ON_TERMS = Pattern(
    r"(?:\b(?:may|can)\s+(?:be\s+)?(?:freely\s+)?used?\s[^.;]{0,40}?\bfreely\b"
    r"|\b(?:may|can)\s+(?:be\s+)?freely\s+use[ds]?\b|\bfree\s+to\s+use\s)"
    r"[^.;]{0,60}\b(?:provided|as long as|on (?:the )?condition|under the condition)\b",
    any_of=("provided", "as long as", "condition"),
    flags=re.IGNORECASE,
)
"""A permission on custom terms."""
_POINTER_CHARS = 1_500
_OF_PARTS = re.compile(
    r"\bdata(?:set)?s?\b|\bweights?\b|\bcheckpoints?\b|\bmodels?\b|\bimages?\b|\bvideos?\b|\bpaper\b"
    r"|\bdocumentation\b|\bfigures?\b|\bcorpus\b|\bvectors?\b|数据|模型|权重",
    re.IGNORECASE,
)
_OF_CODE = re.compile(
    r"\bcodes?\b|\bsoftware\b|\bproject\b|\brepo(?:sitory)?\b|\bpackage\b|\bimplementation\b|\btool\b|代码|项目",
    re.IGNORECASE,
)
_BADGE = re.compile(r"licen[cs]e[^/]{0,3}[-/:]|/licen[cs]e/|/l/|creativecommons\.org/licenses", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\bthird[- ]party\b|\bbased on\b|\bborrow|\bfrom\s+(?:the\s+)?(?:original|official)|\bdepend"
    r"|\brespective",
    re.IGNORECASE,
)
_MAX_FILES = 20
_LATER = re.compile(r"gpl[ (\w.-]{0,12}>=\s{0,3}\d|\d\+|or[ -](?:any )?later", re.IGNORECASE)
"""A manifest's way to leave later versions open, such as R's ``GPL (>= 3)``.
Source: https://cran.r-project.org/doc/manuals/R-exts.html#Licensing"""


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
def file_licences(subject: Subject, licence_files: tuple[str, ...]) -> tuple[LicenceClaim, ...]:
    """Return what the licence files say; a two-line stub of CRAN says nothing by itself."""
    found = []
    paths = licence_files[:_MAX_FILES]
    for path, content in subject.texts_at(paths):
        if _CRAN_STUB.match(content) or not content.strip() or _hands_on(content, path, paths):
            continue
        text = classify(content)
        found.append(LicenceClaim("file", path, text, parts=is_of_parts(path), snippet=_first_line(content)))
    return tuple(found)


def _hands_on(content: str, path: str, paths: tuple[str, ...]) -> bool:
    """Return whether a short file only names the licence and the file that has its text."""
    return (
        len(content) <= _POINTER_CHARS
        and name_in(normalised(content)) is not None
        and not _LIMITED.search(content)
        and any(other != path and other.rpartition("/")[2] in content for other in paths)
    )


@fact()
def readme_licences(readme: Document | None) -> tuple[LicenceClaim, ...]:
    """Return what the README says: sections, sentences, badges."""
    if readme is None:
        return ()
    return (*_of_sections(readme), *_of_sentences(readme), *_of_badges(readme))


def _of_sections(document: Document) -> Iterator[LicenceClaim]:
    """Yield what stands below a heading "License"; a bare name is enough there."""
    for block in document.under(_HEADING):
        if block.kind not in {"text", "table"} or _OF_OTHERS.search(block.text):
            continue
        words = normalised(block.text[:2_000])
        spdx = name_in(words) or (bare_name(words) if len(words) < 40 else None)
        limited = _LIMITED.search(block.text)
        if spdx or limited:
            yield _claim(document, block.text, block.line, spdx, limited is not None)


def _of_sentences(document: Document) -> Iterator[LicenceClaim]:
    for sentence, line, block in document.sentences:
        lowered = sentence.lower()
        if (
            len(sentence) > 800
            or not any(pattern.search(sentence, lowered) for pattern in (_GRANT, _LIMITED, _ON_TERMS))
            or _OF_OTHERS.search(sentence)
        ):
            continue
        if block.kind == "heading" or any(_HEADING.search(title) for title in block.section):
            continue
        spdx = name_in(normalised(sentence))
        limited = _LIMITED.search(sentence) is not None
        speaks = (
            _OF_CODE.search(sentence)
            or _OF_PARTS.search(sentence)
            or re.search(r"licen[cs]", sentence, re.IGNORECASE)
        )
        if speaks and (spdx or (limited and _OF_CODE.search(sentence))):
            yield _claim(document, sentence, line, spdx, limited)
        elif (terms := _ON_TERMS.search(sentence)) and not _OF_PARTS.search(terms[0]):
            text = LicenceText(NOASSERTION, "custom terms", sentence[:200], exact=False)
            yield LicenceClaim("readme", document.path, text, line, sentence)


def _claim(document: Document, text: str, line: int, spdx: str | None, limited: bool) -> LicenceClaim:
    parts = bool(_OF_PARTS.search(text)) and not _OF_CODE.search(text)
    if spdx and spdx != NOASSERTION and (not limited or "-NC" in spdx):
        return LicenceClaim("readme", document.path, LicenceText(spdx, exact=False), line, text, parts)
    name = (
        "use limited to research or non-commercial purposes" if limited else "a licence without its version"
    )
    return LicenceClaim(
        "readme", document.path, LicenceText(NOASSERTION, name, text[:200], exact=False), line, text, parts
    )


def _of_badges(document: Document) -> Iterator[LicenceClaim]:
    """Yield the licences that badges show, by their address or their alternative text."""
    for link in document.links:
        if not link.image and "creativecommons.org/licenses" not in link.target:
            continue
        shown = f"{link.text} {link.target}"
        if not _BADGE.search(shown) and "licen" not in link.text.lower():
            continue
        if spdx := _of_badge(link):
            yield LicenceClaim(
                "readme",
                document.path,
                LicenceText(spdx, exact=False),
                link.line,
                shown[:200],
                _in_parts(link),
            )


def _of_badge(link: Link) -> str | None:
    address = link.target.replace("%20", " ").replace("_", " ").replace("--", " ")
    return name_in(normalised(address)) or name_in(normalised(f"license {link.text}"))


def _in_parts(link: Link) -> bool:
    return bool(_OF_PARTS.search(f"{link.text} {link.target}"))


@fact()
def manifest_licences(subject: Subject, package_metadata: tuple[Packaging, ...]) -> tuple[LicenceClaim, ...]:
    """Return what manifests in the root name, the first licence of each."""
    in_root = [each for each in package_metadata if "/" not in each.path]
    claims = (_of_manifest(subject, each.path, each.licences) for each in in_root)
    return tuple(claim for claim in claims if claim)


def _of_manifest(subject: Subject, path: str, stated: tuple[str, ...]) -> LicenceClaim | None:
    known = ((name, bare_name(normalised(name))) for name in stated)
    if (named := next(((name, spdx) for name, spdx in known if spdx), None)) is None:
        return None
    name, spdx = named
    spdx = spdx.replace("-only", "-or-later") if _LATER.search(name) else spdx
    text = subject.text(path) or ""
    line = text.count("\n", 0, max(text.find(name), 0)) + 1
    return LicenceClaim("manifest", path, LicenceText(spdx, exact=False), line, name)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")
