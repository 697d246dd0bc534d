"""Collect what a repository says of its licence: files, README, manifests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repocheck.checks._code import programs
from repocheck.checks._document import Document, Link
from repocheck.checks._licence_names import bare_name, name_in, normalised
from repocheck.checks._licences import NOASSERTION, LicenceText, classify
from repocheck.checks._memo import per_subject
from repocheck.checks._readme import readme, readme_path
from repocheck.checks._subject import Subject
from repocheck.checks._toml import load_toml
from repocheck.errors import Unreadable

LICENCE_FILES = (
    "{,*/,*/*/}{licen[cs]e,unlicen[cs]e,copying,copyright}*",
    "{,*/,*/*/}*[_-]licen[cs]e*",
    "licen[cs]es/*",
)
"""Globs of licence files; the names are looked at more closely here."""
MANIFESTS = (
    "DESCRIPTION",
    "pyproject.toml",
    "setup.py",
    "setup.cfg",
    "Project.toml",
    "package.json",
    "Cargo.toml",
    "CITATION.cff",
)
"""Manifests that can name a licence."""
_FILE = re.compile(
    r"(?:un)?licen[cs]e(?:[._-].*)?|copying(?:[._-].*)?|copyright(?:[._-].*)?"
    r"|\w+[_-]licen[cs]e(?:\.(?:md|rst|txt))?",
    re.IGNORECASE,
)
_HINT = re.compile(r"licen[cs]|copying|copyright", re.IGNORECASE)
_NOT_FILE = re.compile(
    r".*\.(?:template|tmpl|in|py|pyc|sh|js|ts|json|ya?ml|toml|html?|css|png|svg|jpe?g|gif|cfg|java|c|cpp"
    r"|h|go|rb|r)"
    r"|.*(?:third|3rd)[_-]?part.*|.*notice.*|(?:check|add|update|get|fix|insert)[_-]licen.*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"weight|model|data|checkpoint|asset|font|doc|content|media|nvidia|param", re.IGNORECASE)
_CRAN_STUB = re.compile(r"\AYEAR:[^\n]{0,200}\n+(?:COPYRIGHT HOLDER|ORGANIZATION):", re.IGNORECASE)
_HEADING = re.compile(
    r"^\W{0,8}(?:\d{1,2}[.)]?\s{0,4})?licen[cs](?:e|es|ing)\b|^\W{0,8}(?:许可|协议|开源协议|许可证)",
    re.IGNORECASE,
)
_GRANT = re.compile(
    r"(?:licen[cs]ed|released|distributed|available|published|made available|provided|shared|is"
    r"|are)\s+(?:\w+\s+){0,3}?"
    r"(?:under|with|by)\b|licen[cs]e[sd]?\b|协议|许可",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"(?:only|strictly|solely|exclusively|restricted|limited)\s+(?:\w+\s+){0,3}?(?:for\s+"
    r"|to\s+)?(?:\w+\s+){0,2}?"
    r"(?:academic|research|non-?commercial|educational)|(?:academic|research|non-?commercial"
    r"|educational)\s+(?:use|purposes?)\s+only"
    r"|not?\s+(?:be\s+used\s+)?for\s+commercial|free\s+for\s+(?:academic|research|non-?commercial)",
    re.IGNORECASE,
)
_OF_PARTS = re.compile(
    r"\bdata(?:set)?s?\b|\bweights?\b|\bcheckpoints?\b|\bmodels?\b|\bimages?\b|\bvideos?\b|\bpaper\b"
    r"|\bdocumentation\b"
    r"|\bfigures?\b|\bcorpus\b|\bvectors?\b|数据|模型|权重",
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
_SIEVE = re.compile(r"licen[cs]|commercial|academic|research|\bunder\b|协议|许可", re.IGNORECASE)
_MAX_FILES = 20
_SETUP_LICENCE = re.compile(r"^\s{0,12}licen[cs]e\s{0,3}=\s{0,3}[\"']([^\"'\n]{1,100})", re.MULTILINE)
_CLASSIFIER = re.compile(r"License\s::\s(?:OSI Approved\s::\s)?([^\"'\n]{1,100})")
_JSON_FIELD = re.compile(r"\"license\"\s{0,3}:\s{0,3}\"([^\"\n]{1,100})\"")
_FIELD = re.compile(
    r"^[ \t\"]{0,12}licen[cs]e[\"]?[ \t]{0,3}:[ \t]{0,3}[\"']?([^\"'\n]{1,100})", re.IGNORECASE | re.MULTILINE
)


class Claim(NamedTuple):
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


@per_subject
def licence_paths(subject: Subject) -> tuple[str, ...]:
    """Return the licence files beside the README, those of the code before those of data or weights."""
    homes = dict.fromkeys([f"{subject.folder}/" if subject.folder else "", "", "LICENSES/", "licenses/"])
    found = _licences_in(subject, tuple(homes)) or _licences_in(subject, (_project_folder(subject),))
    return tuple(sorted(found, key=_aside))


def _project_folder(subject: Subject) -> str:
    """Return the folder, with slash, in which all programs lie; empty if there is no such folder."""
    folders = {path.partition("/")[0] if "/" in path else "" for path in programs(subject)}
    return f"{folders.pop()}/" if len(folders) == 1 and "" not in folders else ""


def _licences_in(subject: Subject, homes: tuple[str, ...]) -> list[str]:
    candidates = [path for path in subject.files if _HINT.search(path)]
    found = (
        path
        for home in homes
        for path in candidates
        if path.lower().startswith(home.lower()) and _is_licence(path[len(home) :], home)
    )
    return list(dict.fromkeys(found))


@per_subject
def nested_licences(subject: Subject) -> tuple[str, ...]:
    """Return licence files in folders."""
    return tuple(
        path
        for path in subject.find(*LICENCE_FILES)
        if "/" in path and _is_licence(path.rpartition("/")[2], "") and path not in licence_paths(subject)
    )


def _is_licence(name: str, home: str) -> bool:
    if "/" in name or not name or _NOT_FILE.fullmatch(name):
        return False
    return bool(_FILE.fullmatch(name)) or home.lower() == "licenses/"


def _aside(path: str) -> tuple[bool, bool, int, str]:
    name = path.rpartition("/")[2]
    plain = name.lower().split(".")[0] in {"license", "licence", "copying", "unlicense", "copyright"}
    return bool(_ASIDE.search(name)) and not plain, not plain, len(name), name


@per_subject
def file_claims(subject: Subject) -> tuple[Claim, ...]:
    """Return what the licence files say; a two-line stub of CRAN says nothing by itself.

    Raises:
        Unreadable: A licence file is there, but its text could not be had.
    """
    found = []
    for path in licence_paths(subject)[:_MAX_FILES]:
        content = subject.text(path)
        if _CRAN_STUB.match(content) or not content.strip():
            continue
        parts = _aside(path)[0]
        found.append(Claim("file", path, classify(content), parts=parts, snippet=_first_line(content)))
    return tuple(found)


@per_subject
def readme_claims(subject: Subject) -> tuple[Claim, ...]:
    """Return what the README says: sections, sentences, badges."""
    path = readme_path(subject)
    try:
        document = readme(subject)
    except Unreadable:
        document = None
    if document is None or path is None:
        return ()
    return (*_of_sections(document), *_of_sentences(document), *_of_badges(document))


def _of_sections(document: Document) -> Iterator[Claim]:
    """Yield what stands below a heading "License"; a bare name is enough there."""
    for block in document.under(_HEADING):
        if block.kind not in {"text", "table"} or _OF_OTHERS.search(block.text):
            continue
        words = normalised(block.text[:2_000])
        spdx = name_in(words) or (bare_name(words) if len(words) < 40 else None)
        limited = _LIMITED.search(block.text)
        if spdx or limited:
            yield _claim(document, block.text, block.line, spdx, limited is not None)


def _of_sentences(document: Document) -> Iterator[Claim]:
    if not _SIEVE.search(document.prose):
        return
    for sentence, block in document.sentences:
        if (
            len(sentence) > 800
            or not (_GRANT.search(sentence) or _LIMITED.search(sentence))
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
            yield _claim(document, sentence, block.line, spdx, limited)


def _claim(document: Document, text: str, line: int, spdx: str | None, limited: bool) -> Claim:
    parts = bool(_OF_PARTS.search(text)) and not _OF_CODE.search(text)
    if spdx and spdx != NOASSERTION and (not limited or "-NC" in spdx):
        return Claim("readme", document.path, LicenceText(spdx, exact=False), line, text, parts)
    name = (
        "use limited to research or non-commercial purposes" if limited else "a licence without its version"
    )
    return Claim(
        "readme", document.path, LicenceText(NOASSERTION, name, text[:200], exact=False), line, text, parts
    )


def _of_badges(document: Document) -> Iterator[Claim]:
    """Yield the licences that badges show, by their address or their alternative text."""
    for link in document.links:
        if not link.image and "creativecommons.org/licenses" not in link.target:
            continue
        shown = f"{link.text} {link.target}"
        if not _BADGE.search(shown) and "licen" not in link.text.lower():
            continue
        if spdx := _of_badge(link):
            yield Claim(
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


@per_subject
def manifest_claims(subject: Subject) -> tuple[Claim, ...]:
    """Return what manifests in the root name."""
    found = []
    for path, text in subject.texts(*MANIFESTS):
        for named in _in_manifest(path, text[:65_536]):
            words = normalised(named)
            if spdx := bare_name(words):
                line = text[: max(text.find(named), 0)].count("\n") + 1
                found.append(Claim("manifest", path, LicenceText(spdx, exact=False), line, named))
                break
    return tuple(found)


def _in_manifest(path: str, text: str) -> list[str]:
    name = path.rpartition("/")[2].lower()
    if name.endswith(".toml"):
        project = load_toml(text)
        tables = [
            project,
            project.get("project"),
            project.get("package"),
            _table(project, "tool").get("poetry"),
        ]
        named = [table.get("license") for table in tables if isinstance(table, dict)]
        named = [each.get("text") if isinstance(each, dict) else each for each in named]
        return [each for each in named if isinstance(each, str)] + _CLASSIFIER.findall(text)
    if name in {"setup.py", "setup.cfg"}:
        return _SETUP_LICENCE.findall(text) + _CLASSIFIER.findall(text)
    return (_JSON_FIELD if name.endswith(".json") else _FIELD).findall(text)


def _table(parent: dict[str, object], key: str) -> dict[str, object]:
    found = parent.get(key)
    return found if isinstance(found, dict) else {}


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")
